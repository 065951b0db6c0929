internal import CGMime

/// A walk through the parts of a mail, which finds its text, its attachments
/// and what it reports.
///
/// A mail within the mail is an attachment: its text is not the sender's.
struct MessageWalk {
    /// A text and whether it was written as such, not as HTML.
    struct Text {
        let content: String
        let isPlain: Bool

        /// Keeps as much of the text as is kept of a mail, without controls,
        /// which HTML may hold as references.
        init(_ text: String, isPlain: Bool) {
            let scalars = text.unicodeScalars.lazy.filter { !$0.isControl }
            content = String(
                String.UnicodeScalarView(scalars.prefix(MessageLimits.longestText))
            )
            self.isPlain = isPlain
        }
    }

    struct Attachment {
        let object: UnsafeMutablePointer<GMimeObject>
        let name: String
    }

    private let limits: MessageLimits
    private let plain: (String) -> String
    private var parts = 0

    private(set) var attachments: [Attachment] = []
    private(set) var report: DeliveryReport?

    /// The identifiers of the mails that are within the mail.
    private(set) var enclosed: [MessageID] = []

    /// Begins; `plain` gives the text of HTML.
    init(_ limits: MessageLimits, plain: @escaping (String) -> String) {
        self.limits = limits
        self.plain = plain
    }

    /// Reads a part and what is in it, and returns its text.
    mutating func read(
        _ object: UnsafeMutablePointer<GMimeObject>,
        depth: Int = 0,
        inReport: Bool = false
    ) throws(MessageFault) -> Text? {
        parts += 1
        guard parts <= limits.parts else { throw .tooManyParts }
        guard depth <= limits.depth else { throw .tooDeep }
        if guichet_is_multipart(object) != 0 {
            return try readChildren(of: object, depth: depth, inReport: inReport)
        }
        if guichet_is_message_part(object) != 0 {
            noteEnclosed(object)
            if !inReport { add(object, name: "message.eml") }
            return nil
        }
        return guichet_is_part(object) != 0 ? readLeaf(object) : nil
    }

    private mutating func readChildren(
        of object: UnsafeMutablePointer<GMimeObject>,
        depth: Int,
        inReport: Bool
    ) throws(MessageFault) -> Text? {
        let multipart = object.as(GMimeMultipart.self)
        let isReport = inReport || object.isType("multipart", "report")
        var texts: [Text] = []
        for index in 0..<max(0, g_mime_multipart_get_count(multipart)) {
            guard let child = g_mime_multipart_get_part(multipart, index) else { continue }
            if let text = try read(child, depth: depth + 1, inReport: isReport),
                text.content.contains(where: { !$0.isWhitespace })
            {
                texts.append(text)
            }
        }
        guard let first = texts.first else { return nil }
        if object.isType("multipart", "alternative") {
            return texts.first(where: \.isPlain) ?? texts.last
        }
        return texts.dropFirst().reduce(first) { whole, next in
            Text(whole.content + "\n" + next.content, isPlain: whole.isPlain && next.isPlain)
        }
    }

    private mutating func readLeaf(_ object: UnsafeMutablePointer<GMimeObject>) -> Text? {
        let part = object.as(GMimePart.self)
        if object.isType("message", "delivery-status")
            || object.isType("message", "global-delivery-status")
        {
            report = DeliveryReport(PartText.text(of: object))
            return nil
        }
        if object.isType("text", "rfc822-headers") || object.isType("message", "global-headers") {
            if let headers = ParsedMessage(headers: PartContent.bytes(of: object)) {
                noteIDs(MessageHeaders(headers.object, most: limits.headers))
            }
            return nil
        }
        if object.isType("application", "pgp-signature")
            || object.isType("application", "pkcs7-signature")
            || object.isType("application", "x-pkcs7-signature")
        {
            return nil
        }
        guard !isDecoration(part, object) else { return nil }
        let name = g_mime_part_get_filename(part).map { String(cString: $0) }
        if name == nil, g_mime_part_is_attachment(part) == 0 {
            if object.isType("text", "html") {
                return Text(plain(PartText.text(of: object)), isPlain: false)
            }
            if object.isType("text", "plain") {
                return Text(PartText.text(of: object), isPlain: true)
            }
        }
        add(object, name: name ?? "")
        return nil
    }

    /// Whether a part is a logo or a counting dot of the mail's HTML, and no
    /// picture that somebody sends: small, named by the HTML, no attachment.
    private func isDecoration(
        _ part: UnsafeMutablePointer<GMimePart>,
        _ object: UnsafeMutablePointer<GMimeObject>
    ) -> Bool {
        guard object.isType("image", "*"), g_mime_part_get_content_id(part) != nil,
            g_mime_part_is_attachment(part) == 0
        else { return false }
        return PartContent.bytes(of: object).count < MessageLimits.decoration
    }

    private mutating func add(_ object: UnsafeMutablePointer<GMimeObject>, name: String) {
        attachments.append(
            Attachment(
                object: object,
                name: AttachmentName.safe(name, number: attachments.count)
            )
        )
    }

    private mutating func noteEnclosed(_ object: UnsafeMutablePointer<GMimeObject>) {
        guard let message = g_mime_message_part_get_message(object.as(GMimeMessagePart.self))
        else { return }
        noteIDs(MessageHeaders(message.as(GMimeObject.self), most: limits.headers))
    }

    private mutating func noteIDs(_ headers: MessageHeaders) {
        for value in headers.values(of: "message-id") {
            enclosed += MessageID.mentioned(in: value, limit: 5)
        }
    }
}

extension UnsafeMutablePointer<GMimeObject> {
    fileprivate func isType(_ type: String, _ subtype: String) -> Bool {
        guard let own = g_mime_object_get_content_type(self) else { return false }
        return g_mime_content_type_is_type(own, type, subtype) != 0
    }
}
