import CCurl

/// Lines that libcurl reads until a transfer's end; freed with this object.
final class BorrowedList {
    private(set) var first: UnsafeMutablePointer<curl_slist>?

    init() {}

    /// - Throws: `other` without memory.
    convenience init(_ line: String) throws(HTTPClientError.Kind) {
        self.init()
        try append(line)
    }

    deinit { curl_slist_free_all(first) }

    /// Adds a line, of which libcurl keeps a copy of its own.
    func append(_ line: String) throws(HTTPClientError.Kind) {
        try keep(curl_slist_append(first, line))
    }

    /// Adds a header field without making a string of it.
    ///
    /// - Throws: `invalidRequest` when it cannot be sent as it is, `other`
    ///   without memory.
    func append(_ name: String, _ value: String) throws(HTTPClientError.Kind) {
        let size = name.utf8.count + value.utf8.count
        let longer: UnsafeMutablePointer<curl_slist>?? =
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size + 3) { line in
                var end = line.initialize(fromContentsOf: name.utf8)
                let isName = end > 0 && line[..<end].allSatisfy(Self.isToken)
                // Of a field without a value libcurl wants to be told so.
                line[end] = UInt8(ascii: value.isEmpty ? ";" : ":")
                line[end + 1] = UInt8(ascii: " ")
                end += value.isEmpty ? 1 : 2
                let start = end
                end = line[start...].initialize(fromContentsOf: value.utf8)
                guard isName, line[start..<end].allSatisfy(Self.isPrintable) else { return nil }
                line[end] = 0
                return line.withMemoryRebound(to: CChar.self) { text in
                    text.baseAddress.flatMap { curl_slist_append(first, $0) }
                }
            }
        guard let longer else { throw .invalidRequest }
        try keep(longer)
    }

    private func keep(
        _ longer: UnsafeMutablePointer<curl_slist>?
    ) throws(HTTPClientError.Kind) {
        guard let longer else { throw .other(code: Int(CURLE_OUT_OF_MEMORY.rawValue)) }
        first = longer
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        byte > 32 && byte < 127 && byte != UInt8(ascii: ":")
    }

    private static func isPrintable(_ byte: UInt8) -> Bool {
        byte >= 32 && byte != 127 || byte == 9
    }
}
