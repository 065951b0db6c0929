import Contracts
import FoundationEssentials
import HTTP

#if canImport(Glibc)
import Glibc
#endif

/// One connection to a stand-in, read and written by blocking calls.
struct StandInConnection {
    private let socket: Int32
    private var buffer: [UInt8] = []

    init(socket: Int32) {
        self.socket = socket
    }

    /// The next request; nothing when the caller has closed, or sent what is
    /// no request.
    mutating func next() -> StandInRequest? {
        guard let end = readHead() else { return nil }
        let head = String(decoding: buffer[..<end], as: UTF8.self)
        var lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)[...]
        let start = (lines.popFirst() ?? "").split(separator: " ")
        guard start.count == 3 else { return nil }
        var headers = Headers()
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            headers.add(String(line[..<colon]), String(value))
        }
        if headers["expect"]?.lowercased() == "100-continue" {
            write(Data("HTTP/1.1 100 Continue\r\n\r\n".utf8))
        }
        let length = headers["content-length"].flatMap(Int.init) ?? 0
        let whole = end + 4 + length
        while buffer.count < whole {
            guard readMore() else { return nil }
        }
        let body = Data(buffer[(end + 4)..<whole])
        buffer.removeFirst(whole)
        let target = start[1].split(separator: "?", maxSplits: 1)
        return StandInRequest(
            method: String(start[0]),
            path: String(target.first ?? "/"),
            query: target.count > 1 ? PercentEncoding.pairs(of: target[1]) : [:],
            headers: headers,
            body: body
        )
    }

    func send(_ answer: StandInAnswer) {
        write(head(of: answer) + answer.body)
    }

    /// The head, which promises the whole body, and half of the body.
    func sendHalf(_ answer: StandInAnswer) {
        write(head(of: answer) + answer.body.prefix(answer.body.count / 2))
    }

    private func head(of answer: StandInAnswer) -> Data {
        var head = "HTTP/1.1 \(answer.status) Stand-In\r\nContent-Length: \(answer.body.count)\r\n"
        for field in answer.headers.fields { head += "\(field.name): \(field.value)\r\n" }
        return Data((head + "\r\n").utf8)
    }

    /// Returns when the caller has closed.
    mutating func waitForEnd() {
        while readMore() { buffer.removeAll() }
    }

    private mutating func readHead() -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        while true {
            if let start = buffer.firstRange(of: mark)?.lowerBound { return start }
            guard buffer.count < 1 << 16, readMore() else { return nil }
        }
    }

    private mutating func readMore() -> Bool {
        var part = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(socket, &part, part.count, 0)
        guard count > 0 else { return false }
        buffer += part[..<count]
        return true
    }

    private func write(_ data: Data) {
        let bytes = Array(data)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}
