import CMicroHTTPD
import FoundationEssentials
import HTTP

#if canImport(Glibc)
import Glibc
#endif

/// An answer that cannot be sent as it is.
enum AnswerFault: Error, Equatable {
    case badField(name: String)
    case badStatus(Int)
    case tooManyFields
    case unreadableFile
    case notTaken
}

/// Hands an answer to libmicrohttpd, in the loop's thread.
enum ResponseWriter {
    /// Bytes of all names and values: what a connection's memory always has
    /// room for.
    private static let headLimit = 4 << 10

    static func queue(
        _ response: Response,
        on connection: OpaquePointer,
        closing: Bool
    ) throws(AnswerFault) {
        guard (200...599).contains(response.status) else { throw .badStatus(response.status) }
        let size = response.headers.fields.reduce(0) {
            $0 + $1.name.utf8.count + $1.value.utf8.count
        }
        guard size <= headLimit else { throw .tooManyFields }
        guard let made = try body(of: response) else { throw .notTaken }
        // Queued, the answer belongs to the connection as well.
        defer { MHD_destroy_response(made) }
        for field in response.headers.fields where !isOurs(field.name) {
            guard isSendable(field), MHD_add_response_header(made, field.name, field.value) == .YES
            else { throw .badField(name: field.name) }
        }
        if closing { _ = MHD_add_response_header(made, "Connection", "close") }
        guard MHD_queue_response(connection, UInt32(response.status), made) == .YES else {
            throw .notTaken
        }
    }

    private static func body(of response: Response) throws(AnswerFault) -> OpaquePointer? {
        switch response.body {
        case .bytes(let data):
            return data.withUnsafeBytes { bytes in
                // Copied at once: libmicrohttpd does not write to it.
                let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
                return MHD_create_response_from_buffer(bytes.count, start, .RESPMEM_MUST_COPY)
            }
        case .file(let path, let size):
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .unreadableFile }
            var facts = stat()
            // libmicrohttpd would wait for bytes that are not there.
            guard fstat(descriptor, &facts) == 0, size >= 0, facts.st_size >= size,
                let made = MHD_create_response_from_fd64(UInt64(size), descriptor)
            else {
                close(descriptor)
                throw .unreadableFile
            }
            return made
        }
    }

    /// Fields that say how an answer is sent, which is not the handler's.
    private static func isOurs(_ name: String) -> Bool {
        // By their length first, which rules out nearly every other name.
        switch name.utf8.count {
        case 4, 10, 14, 17:
            switch name.lowercased() {
            case "content-length", "connection", "date", "transfer-encoding", "keep-alive": true
            default: false
            }
        default: false
        }
    }

    private static func isSendable(_ field: Headers.Field) -> Bool {
        !field.value.utf8.contains { $0 < 32 && $0 != 9 || $0 == 127 }
            && !field.name.utf8.contains { $0 <= 32 || $0 >= 127 || $0 == UInt8(ascii: ":") }
    }
}

extension Response {
    /// Bytes of its body.
    var size: Int {
        switch body {
        case .bytes(let data): data.count
        case .file(_, let size): size
        }
    }
}
