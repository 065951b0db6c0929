import CCurl
import Contracts
import FoundationEssentials
import HTTP
import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// Tells libcurl what a request is.
struct TransferSettings {
    private static let userAgent = "User-Agent: Guichet/\(Version.current)"

    private let handle: UnsafeMutableRawPointer
    private let request: OutgoingRequest
    private let url: PreparedURL

    /// What is told of `url` is its place, which libcurl borrows as it does the
    /// lists.
    init(_ handle: UnsafeMutableRawPointer, _ request: OutgoingRequest, _ url: PreparedURL) {
        self.handle = handle
        self.request = request
        self.url = url
    }

    /// - Returns: The lists that libcurl borrows until the transfer's end.
    func apply() throws(HTTPClientError.Kind) -> [BorrowedList] {
        // The text of it is what libcurl begins again with, where a kept
        // connection has died.
        set(CURLOPT_URL, request.url)
        _ = guichet_easy_set_bytes(handle, CURLOPT_CURLU, UnsafeRawPointer(url.pointer))
        set(CURLOPT_TIMEOUT_MS, Self.milliseconds(request.timeout))
        set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(request.connectTimeout))
        // What a head request is told of a body's size limits nothing.
        let limit =
            request.method == .head ? 0 : max(request.answerLimit, request.saveTo?.limit ?? 0, 1)
        _ = guichet_easy_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(limit))
        setMethodAndBody()
        return [try fields(), try pin()].compactMap(\.self)
    }

    private func setMethodAndBody() {
        // What an earlier request of the handle was.
        set(CURLOPT_HTTPGET, 1)
        _ = guichet_easy_set_text(handle, CURLOPT_CUSTOMREQUEST, nil)
        switch request.body {
        case .none where request.method == .get: break
        case .none where request.method == .head: set(CURLOPT_NOBODY, 1)
        case .none where request.method == .delete || request.method == .options:
            set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        case .none: setBody(Data())
        case .bytes(let data): setBody(data)
        case .file(_, let size, _):
            set(CURLOPT_UPLOAD, 1)
            _ = guichet_easy_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(size))
            set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    private func setBody(_ data: Data) {
        let size = curl_off_t(data.count)
        _ = guichet_easy_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, size)
        data.withUnsafeBytes { bytes in
            // libcurl copies as many as it was just told. Of no bytes there is
            // no address, which it would take for another kind of body.
            withUnsafePointer(to: UInt8(0)) { nothing in
                let start = bytes.baseAddress ?? UnsafeRawPointer(nothing)
                _ = guichet_easy_set_bytes(handle, CURLOPT_COPYPOSTFIELDS, start)
            }
        }
        set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }

    private func fields() throws(HTTPClientError.Kind) -> BorrowedList {
        let list = BorrowedList()
        for field in request.headers.fields where !Self.isOurs(field.name) {
            try list.append(field.name, field.value)
        }
        // libcurl would wait for leave to send a long body, and name its type.
        if isLong { try list.append("Expect:") }
        if request.method != .get, request.headers["content-type"] == nil {
            try list.append("Content-Type:")
        }
        if request.headers["user-agent"] == nil { try list.append(Self.userAgent) }
        _ = guichet_easy_set_list(handle, CURLOPT_HTTPHEADER, list.first)
        return list
    }

    /// Whether libcurl might ask for leave before it sends the body: it does so
    /// for every file, and from a megabyte on.
    private var isLong: Bool {
        switch request.body {
        case .none: false
        case .bytes(let bytes): bytes.count > 64 << 10
        case .file: true
        }
    }

    /// Whatever the name and the port, the address to connect to.
    private func pin() throws(HTTPClientError.Kind) -> BorrowedList? {
        guard let address = request.pinnedAddress else { return nil }
        guard let literal = Self.literal(address) else { throw .invalidRequest }
        let list = try BorrowedList("::\(literal):")
        _ = guichet_easy_set_list(handle, CURLOPT_CONNECT_TO, list.first)
        return list
    }

    private func set(_ option: CURLoption, _ value: Int) {
        _ = guichet_easy_set_long(handle, option, value)
    }

    private func set(_ option: CURLoption, _ value: String) {
        _ = guichet_easy_set_text(handle, option, value)
    }

    /// At least one, at most a day's; 0 would mean no limit to libcurl.
    static func milliseconds(_ seconds: Double) -> Int {
        seconds > 0.001 ? Int(min(seconds, 86_400) * 1_000) : 1
    }

    /// Fields that say how a request is sent, which is libcurl's business.
    private static func isOurs(_ name: String) -> Bool {
        // By their length first, which rules out nearly every other name.
        switch name.utf8.count {
        case 6, 10, 14, 17:
            switch name.lowercased() {
            case "content-length", "transfer-encoding", "connection", "expect": true
            default: false
            }
        default: false
        }
    }

    /// A numeric address as it stands in a URL.
    private static func literal(_ address: String) -> String? {
        var bytes = in6_addr()
        if inet_pton(AF_INET, address, &bytes) == 1 { return address }
        return inet_pton(AF_INET6, address, &bytes) == 1 ? "[\(address)]" : nil
    }
}
