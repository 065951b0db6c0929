import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// One connection to an SMTP stand-in, read and written by blocking calls.
struct SMTPStandInSession {
    private static let end = Data("\r\n.\r\n".utf8)

    let server: SMTPStandIn
    let socket: Int32
    private var buffer = Data()
    private var sender = ""
    private var recipients: [String] = []

    init(server: SMTPStandIn, socket: Int32) {
        self.server = server
        self.socket = socket
    }

    mutating func run() {
        guard answer(.greeting, "220 stand-in ESMTP") else { return }
        while let line = nextLine() {
            let verb = line.prefix { $0 != " " && $0 != ":" }.uppercased()
            server.note(line)
            guard obey(verb, line) else { return }
        }
    }

    /// - Returns: Whether the conversation goes on.
    private mutating func obey(_ verb: String, _ line: String) -> Bool {
        switch verb {
        case "EHLO":
            let lines = ["stand-in"] + server.keywords
            let text = lines.dropLast().map { "250-\($0)\r\n" }.joined()
            return answer(.hello, text + "250 \(lines.last ?? "")")
        case "AUTH":
            if line.split(separator: " ").count < 3 {
                send("334 \r\n")
                guard nextLine() != nil else { return false }
            }
            return answer(.login, "235 2.7.0 welcome")
        case "MAIL":
            sender = Self.address(in: line)
            recipients = []
            return answer(.sender, "250 2.1.0 ok")
        case "RCPT":
            recipients.append(Self.address(in: line))
            return answer(.recipient, "250 2.1.5 ok")
        case "DATA": return takeContent()
        case "QUIT":
            send("221 2.0.0 bye\r\n")
            return false
        default:
            send("250 2.0.0 ok\r\n")
            return true
        }
    }

    private mutating func takeContent() -> Bool {
        switch server.fault(at: .data, for: recipients.last) {
        case nil: send("354 go on\r\n")
        case .closeInContent:
            send("354 go on\r\n")
            _ = buffer.isEmpty && readMore()
            return false
        case .some(let fault): return follow(fault)
        }
        // The line break before the dot may be that of the command.
        buffer = Data("\r\n".utf8) + buffer
        var range = buffer.range(of: Self.end)
        while range == nil {
            guard readMore() else { return false }
            range = buffer.range(of: Self.end)
        }
        guard let range else { return false }
        let wire = Data(buffer[buffer.startIndex + 2..<range.lowerBound + 2])
        buffer = Data(buffer[range.upperBound...])
        let mail = ReceivedMail(
            sender: sender,
            recipients: recipients,
            wire: wire,
            content: Self.unstuffed(wire)
        )
        switch server.fault(at: .content, for: recipients.last) {
        case nil:
            server.keep(mail)
            send("250 2.0.0 taken\r\n")
            return true
        case .slow(let seconds):
            server.keep(mail)
            Thread.sleep(forTimeInterval: seconds)
            send("250 2.0.0 taken\r\n")
            return true
        case .storeAndClose:
            server.keep(mail)
            return false
        case .storeAndFallSilent:
            server.keep(mail)
            return follow(.silence)
        case .some(let fault): return follow(fault)
        }
    }

    private mutating func answer(_ moment: SMTPStandIn.Moment, _ text: String) -> Bool {
        guard let fault = server.fault(at: moment, for: recipients.last) else {
            send(text + "\r\n")
            return true
        }
        return follow(fault)
    }

    private mutating func follow(_ fault: SMTPStandIn.Fault) -> Bool {
        switch fault {
        case .reply(let text):
            send(text + "\r\n")
            return !text.hasPrefix("421")
        case .silence:
            while readMore() { buffer.removeAll() }
            return false
        case .close, .slow, .storeAndClose, .storeAndFallSilent, .closeInContent: return false
        }
    }

    private static func address(in line: String) -> String {
        String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }

    private static func unstuffed(_ wire: Data) -> Data {
        var lines: [UInt8] = []
        var isAtStart = true
        for byte in wire {
            if isAtStart, byte == UInt8(ascii: ".") {
                isAtStart = false
                continue
            }
            lines.append(byte)
            isAtStart = byte == UInt8(ascii: "\n")
        }
        return Data(lines)
    }

    private mutating func nextLine() -> String? {
        while true {
            if let end = buffer.range(of: Data("\r\n".utf8)) {
                let line = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
                buffer = Data(buffer[end.upperBound...])
                return line
            }
            guard buffer.count < 1 << 16, readMore() else { return nil }
        }
    }

    private mutating func readMore() -> Bool {
        var part = [UInt8](repeating: 0, count: 1 << 16)
        let count = recv(socket, &part, part.count, 0)
        guard count > 0 else { return false }
        buffer += Data(part[..<count])
        return true
    }

    private func send(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
