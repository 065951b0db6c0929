import CMicroHTTPD
import Contracts
import HTTP

/// Copies a request's head out of libmicrohttpd's memory.
enum HeadReader {
    /// A request's target and where it lies in that memory.
    struct Target {
        let text: String
        let end: UnsafeRawPointer?
    }

    private struct Fields {
        var all: [Headers.Field] = []

        /// Where the next line must begin when the lines so far are whole.
        var next: UnsafeRawPointer
        var isIntact: Bool
    }

    /// Reads the target when the request line has come.
    ///
    /// libmicrohttpd goes on to split the query, which it does wrongly when it
    /// has more parts than fit into a connection's memory. Guichet splits it
    /// itself, so the query is hidden from it: it reads up to the NUL.
    static func target(at start: UnsafePointer<CChar>?) -> Target {
        guard let start else { return Target(text: "", end: nil) }
        let text = String(cString: start)
        var end = UnsafeRawPointer(start)
        var query: UnsafePointer<CChar>?
        while end.load(as: UInt8.self) != 0 {
            if query == nil, end.load(as: UInt8.self) == UInt8(ascii: "?") {
                query = end.assumingMemoryBound(to: CChar.self) + 1
            }
            end += 1
        }
        // The memory is libmicrohttpd's read buffer, which it writes to itself.
        if let query { UnsafeMutablePointer(mutating: query).pointee = 0 }
        return Target(text: text, end: end)
    }

    /// Reads a whole head.
    ///
    /// libmicrohttpd 0.9.75 accepts lines that end in LF alone, folded lines,
    /// and a NUL that hides the rest of its line. It splits a head in place:
    /// where all lines are whole, each begins exactly behind the one before
    /// and its CR LF, and that is checked.
    static func read(
        _ connection: OpaquePointer,
        method: UnsafePointer<CChar>,
        version: UnsafePointer<CChar>,
        target: Target
    ) -> RawHead {
        let versionText = String(cString: version)
        let start = UnsafeRawPointer(version)
        var fields = Fields(
            next: start + versionText.utf8.count + 2,
            isIntact: target.end.map { $0 + 1 == start } ?? false
        )
        fields.all.reserveCapacity(8)
        withUnsafeMutablePointer(to: &fields) { pointer in
            _ = MHD_get_connection_values_n(connection, .HEADER_KIND, addField, pointer)
        }
        let size = guichet_connection_info(connection, .CONNECTION_INFO_REQUEST_HEADER_SIZE)?
            .pointee.header_size
        let end = UnsafeRawPointer(method) + (size ?? 0)
        return RawHead(
            method: String(cString: method),
            target: target.text,
            version: versionText,
            headers: Headers(fields.all),
            size: size ?? 0,
            isIntact: fields.isIntact && fields.next + 2 == end
        )
    }

    private static let addField: MHD_KeyValueIteratorN = {
        context,
        _,
        name,
        nameSize,
        value,
        size in
        guard let fields = context?.assumingMemoryBound(to: Fields.self), let name else {
            return .NO
        }
        let nameBytes = UnsafeRawBufferPointer(start: name, count: nameSize)
        let valueBytes = UnsafeRawBufferPointer(start: value, count: size)
        if UnsafeRawPointer(name) != fields.pointee.next { fields.pointee.isIntact = false }
        fields.pointee.next = UnsafeRawPointer(value ?? name) + (value == nil ? nameSize : size) + 2
        fields.pointee.all.append(
            Headers.Field(
                name: String(decoding: nameBytes, as: UTF8.self),
                value: String(decoding: valueBytes, as: UTF8.self)
            )
        )
        return .YES
    }
}

extension RawHead {
    var contentLength: Int? { headers["content-length"].flatMap { Int($0) } }

    var announcesBody: Bool {
        headers["transfer-encoding"] != nil || (headers["content-length"] ?? "0") != "0"
    }
}

extension RequestHead {
    /// Nothing when the method is not known.
    init?(_ raw: RawHead, target: RequestTarget, peer: String) {
        guard let method = Method(rawValue: raw.method) else { return nil }
        self.init(
            method: method,
            path: target.path,
            query: target.query,
            headers: Self.trimmed(raw.headers),
            peer: peer
        )
    }

    /// The fields without the blanks at their values' ends.
    private static func trimmed(_ headers: Headers) -> Headers {
        guard headers.fields.contains(where: { endsBlank($0.value) }) else { return headers }
        return Headers(
            headers.fields.map { field in
                guard endsBlank(field.value) else { return field }
                let end = field.value.lastIndex { $0 != " " && $0 != "\t" }
                let value = end.map { field.value[...$0] } ?? ""
                return Headers.Field(name: field.name, value: String(value))
            }
        )
    }

    private static func endsBlank(_ value: String) -> Bool {
        value.utf8.last == UInt8(ascii: " ") || value.utf8.last == UInt8(ascii: "\t")
    }
}
