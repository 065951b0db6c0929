internal import CGMime
internal import FoundationEssentials

/// What is in a mail below its headers.
struct MessageContents {
    let text: String
    let attachments: [MessageAttachment]
    let report: DeliveryReport?
    let enclosed: [MessageID]
}

extension ParsedMessage {
    /// Reads all parts.
    ///
    /// - Throws: ``MessageFault``.
    borrowing func contents(
        _ limits: MessageLimits,
        plain: @escaping (String) -> String
    ) throws(MessageFault) -> MessageContents {
        var walk = MessageWalk(limits, plain: plain)
        var text = ""
        if let root { text = try walk.read(root)?.content ?? "" }
        return MessageContents(
            text: text,
            attachments: walk.attachments.enumerated().map { number, found in
                MessageAttachment(
                    number: number,
                    name: found.name,
                    size: PartContent.size(of: found.object)
                )
            },
            report: walk.report,
            enclosed: walk.enclosed
        )
    }

    /// Decodes one attachment.
    ///
    /// - Throws: ``MessageFault``.
    borrowing func attachment(
        _ number: Int,
        _ limits: MessageLimits
    ) throws(MessageFault) -> Data {
        var walk = MessageWalk(limits, plain: { _ in "" })
        if let root { _ = try walk.read(root) }
        guard walk.attachments.indices.contains(number) else { throw .noSuchAttachment }
        return PartContent.bytes(of: walk.attachments[number].object)
    }
}
