internal import CGMime
public import FoundationEssentials
internal import Runtime

extension MailMessage {
    /// Returns the mail as it goes over the wire and into an `.eml` file.
    ///
    /// Lines end in CRLF, every byte is 7-bit, bodies are quoted-printable,
    /// header text outside ASCII is in encoded words (RFC 2047). The same mail
    /// always gives the same bytes, so that a retry sends what was stored.
    ///
    /// - Throws: ``MailError/notRendered`` when memory is exhausted.
    public func rendered() throws(MailError) -> Data {
        GMimeLibrary.start()
        // Headers stand in the order in which they are set.
        let message = try GMimeReference(allocated(g_mime_message_new(0)))
        try setDate(of: message.pointer)
        try add([from], to: g_mime_message_get_from(message.pointer))
        try add(replyTo.map { [$0] } ?? [], to: g_mime_message_get_reply_to(message.pointer))
        g_mime_message_set_subject(message.pointer, HeaderText.encoded(subject), "utf-8")
        try add(to, to: g_mime_message_get_to(message.pointer))
        setHeaders(of: message.as(GMimeObject.self))
        try setBody(of: message.pointer)
        return try bytes(of: message.as(GMimeObject.self))
    }

    private func add(
        _ mailboxes: [MailAddress],
        to list: UnsafeMutablePointer<InternetAddressList>?
    ) throws(MailError) {
        for mailbox in mailboxes {
            let name = mailbox.name.map(HeaderText.encoded)
            let entry = try GMimeReference(
                allocated(internet_address_mailbox_new(name, mailbox.address.description))
            )
            internet_address_list_add(list, entry.pointer)
        }
    }

    private func setDate(of message: UnsafeMutablePointer<GMimeMessage>) throws(MailError) {
        let seconds = gint64(date.timeIntervalSince1970.rounded(.down))
        guard let moment = g_date_time_new_from_unix_utc(seconds) else { throw .dateOutOfRange }
        defer { g_date_time_unref(moment) }
        g_mime_message_set_date(message, moment)
    }

    private func setHeaders(of message: UnsafeMutablePointer<GMimeObject>) {
        g_mime_object_set_header(message, "Message-ID", "<\(messageID)>", nil)
        if let inReplyTo {
            g_mime_object_set_header(message, "In-Reply-To", "<\(inReplyTo)>", nil)
        }
        if !references.isEmpty {
            let thread = references.map { "<\($0)>" }.joined(separator: " ")
            g_mime_object_set_header(message, "References", thread, nil)
        }
        if let autoSubmitted {
            g_mime_object_set_header(message, "Auto-Submitted", autoSubmitted.rawValue, nil)
        }
        for header in extraHeaders {
            g_mime_object_set_header(message, header.name, header.value, nil)
            // GMime would take a long word apart; the value is ASCII already.
            let list = g_mime_object_get_header_list(message)
            let added = g_mime_header_list_get_header(list, header.name)
            g_mime_header_set_raw_value(added, " \(header.value)\n")
        }
    }

    private func setBody(of message: UnsafeMutablePointer<GMimeMessage>) throws(MailError) {
        let plain = try Self.bodyPart(text, subtype: "plain")
        guard let html else {
            return g_mime_message_set_mime_part(message, plain.as(GMimeObject.self))
        }
        let both = try GMimeReference(allocated(g_mime_multipart_new_with_subtype("alternative")))
        g_mime_multipart_set_boundary(both.pointer, boundary)
        g_mime_multipart_add(both.pointer, plain.as(GMimeObject.self))
        let rich = try Self.bodyPart(html, subtype: "html")
        g_mime_multipart_add(both.pointer, rich.as(GMimeObject.self))
        g_mime_message_set_mime_part(message, both.as(GMimeObject.self))
    }

    /// `=_` never stands in quoted-printable text, hence no body can hold the
    /// boundary; the identifier keeps it apart from that of a mail around it.
    private var boundary: String {
        let letters = messageID.description.utf8.lazy.filter(\.isASCIILetterOrDigit)
        return "=_" + String(decoding: letters.prefix(60), as: UTF8.self)
    }

    private static func bodyPart(
        _ text: String,
        subtype: String
    ) throws(MailError) -> GMimeReference<GMimeTextPart> {
        let bytes = lineFeeds(text)
        let part = try GMimeReference(allocated(g_mime_text_part_new_with_subtype(subtype)))
        g_mime_text_part_set_charset(part.pointer, "utf-8")
        let stream = try GMimeReference(
            allocated(
                bytes.withUnsafeBufferPointer { buffer in
                    buffer.withMemoryRebound(to: CChar.self) { characters in
                        // GMime copies the buffer.
                        g_mime_stream_mem_new_with_buffer(characters.baseAddress, buffer.count)
                    }
                }
            )
        )
        let content = try GMimeReference(
            allocated(
                g_mime_data_wrapper_new_with_stream(
                    stream.pointer,
                    GMIME_CONTENT_ENCODING_DEFAULT
                )
            )
        )
        g_mime_part_set_content(part.as(GMimePart.self), content.pointer)
        g_mime_part_set_content_encoding(
            part.as(GMimePart.self),
            GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
        )
        return part
    }

    /// The text with LF for each line break, the last line included: GMime
    /// writes them as CRLF, and would encode a CR that is already there.
    private static func lineFeeds(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 1)
        guard text.holds(UInt8(ascii: "\r")) else {
            bytes.append(contentsOf: text.utf8)
            if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
            return bytes
        }
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\r") {
                bytes.append(UInt8(ascii: "\n"))
            } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
                bytes.append(byte)
            }
            previous = byte
        }
        if bytes.last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
        return bytes
    }

    private func bytes(of message: UnsafeMutablePointer<GMimeObject>) throws(MailError) -> Data {
        let format = g_mime_format_options_new()
        defer { g_mime_format_options_free(format) }
        g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS)
        let stream = try GMimeReference(allocated(g_mime_stream_mem_new()))
        guard g_mime_object_write_to_stream(message, format, stream.pointer) >= 0,
            let array = g_mime_stream_mem_get_byte_array(stream.as(GMimeStreamMem.self))
        else { throw .notRendered }
        return Data(bytes: array.pointee.data, count: Int(array.pointee.len))
    }
}

private func allocated<Object>(
    _ pointer: UnsafeMutablePointer<Object>?
) throws(MailError) -> UnsafeMutablePointer<Object> {
    guard let pointer else { throw .notRendered }
    return pointer
}
