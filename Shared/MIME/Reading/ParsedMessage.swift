internal import CGMime
internal import FoundationEssentials

/// A mail as GMime holds it.
struct ParsedMessage: ~Copyable {
    private let message: GMimeReference<GMimeMessage>

    /// Parses a mail.
    ///
    /// - Throws: ``MessageFault``.
    init(_ bytes: Data, _ limits: MessageLimits) throws(MessageFault) {
        try MessageScan.check(bytes, limits)
        guard let message = Self.parsed(bytes) else { throw .notAMessage }
        self.message = message
    }

    /// Parses headers alone, as a report encloses them.
    init?(headers bytes: Data) {
        guard (try? MessageScan.check(bytes, MessageLimits())) != nil,
            let message = Self.parsed(bytes)
        else { return nil }
        self.message = message
    }

    var object: UnsafeMutablePointer<GMimeObject> { message.as(GMimeObject.self) }

    /// The part that holds all others; nothing when there is no body.
    var root: UnsafeMutablePointer<GMimeObject>? { g_mime_message_get_mime_part(message.pointer) }

    var date: Date? {
        g_mime_message_get_date(message.pointer).map {
            Date(timeIntervalSince1970: Double(g_date_time_to_unix($0)))
        }
    }

    private static func parsed(_ bytes: Data) -> GMimeReference<GMimeMessage>? {
        GMimeLibrary.start()
        let stream = bytes.withUnsafeBytes { buffer in
            // GMime copies the buffer.
            g_mime_stream_mem_new_with_buffer(
                buffer.bindMemory(to: CChar.self).baseAddress,
                buffer.count
            )
        }
        guard let stream else { return nil }
        let source = GMimeReference(stream)
        guard let new = g_mime_parser_new_with_stream(source.pointer) else { return nil }
        let parser = GMimeReference(new)
        guard let message = g_mime_parser_construct_message(parser.pointer, nil) else { return nil }
        return GMimeReference(message)
    }
}
