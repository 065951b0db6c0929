import Contracts
import Language

/// A notice as the admin reads it.
struct NoticeMessage: Equatable, Sendable {
    let subject: String
    let text: String
    let html: String

    /// The most characters of a request's subject in that of the mail.
    static let objetLimit = 120

    /// The most characters of what a client or a service says at length.
    static let detailLimit = 20_000

    init(_ notice: AdminNotice, wording: NoticeWording) {
        let content = NoticeContent(notice, wording: wording)
        subject = content.subject
        text = content.text
        html = content.html
    }
}

private struct NoticeContent {
    let notice: AdminNotice
    let wording: NoticeWording

    /// What is known, in the order in which it is read.
    private let facts: [(label: String, value: String)]
    private let detail: String?
    private let link: String?

    init(_ notice: AdminNotice, wording: NoticeWording) {
        self.notice = notice
        self.wording = wording
        facts = Self.facts(of: notice, wording)
        detail = Self.detail(of: notice)
        link = Self.link(of: notice)
    }

    var subject: String {
        var subject = wording.announcement(of: notice.kind).subject
        if let kind = notice.classification?.typeFinal.rawValue { subject += " " + kind.oneLine }
        guard let objet = notice.objet?.oneLine, !objet.isEmpty else { return subject }
        return subject + wording.colon + objet.shortened(to: NoticeMessage.objetLimit)
    }

    var text: String {
        var parts = [wording.announcement(of: notice.kind).sentence]
        if !facts.isEmpty {
            parts.append(
                facts.map { "\($0.label)\(wording.colon)\($0.value)" }.joined(separator: "\n")
            )
        }
        if let detail { parts.append("\(wording.detail)\(wording.colon)\n\(detail)") }
        if let link { parts.append("\(wording.openTicket)\(wording.colon)\(link)") }
        return parts.joined(separator: "\n\n") + "\n"
    }

    var html: String {
        let rows = facts.map { fact in
            """
            <tr><th align="left" valign="top">\(HTMLText.escaped(fact.label))</th>\
            <td>\(HTMLText.escaped(fact.value))</td></tr>

            """
        }.joined()
        var body = "<p>\(HTMLText.escaped(wording.announcement(of: notice.kind).sentence))</p>\n"
        if !rows.isEmpty { body += "<table cellpadding=\"4\">\n\(rows)</table>\n" }
        if let detail {
            body += """
                <p>\(HTMLText.escaped(wording.detail + wording.colon))</p>
                <blockquote style="white-space: pre-wrap">\(HTMLText.escaped(detail))</blockquote>

                """
        }
        if let link {
            let address = HTMLText.escaped(link)
            body += "<p><a href=\"\(address)\">\(HTMLText.escaped(wording.openTicket))</a></p>\n"
        }
        return """
            <!doctype html>
            <html lang="\(wording.languageCode)">
            <head><meta charset="utf-8"><title>\(HTMLText.escaped(subject))</title></head>
            <body>
            \(body)</body>
            </html>

            """
    }

    private static func facts(
        of notice: AdminNotice,
        _ wording: NoticeWording
    ) -> [(label: String, value: String)] {
        let classification = notice.classification
        let facts: [(String, String?)] = [
            (wording.client, notice.userEmail),
            (wording.objet, notice.objet),
            (wording.finalKind, classification?.typeFinal.rawValue),
            (wording.detectedKind, classification?.typeDetecte.rawValue),
            (
                wording.confidence,
                classification.map { "\($0.confiance)\(wording.percentSpace)%" }
            ),
            (wording.reason, classification?.raison),
            (wording.method, classification.map { wording.methods[$0.method] ?? "\($0.method)" }),
            (wording.state, notice.validationStatus.map { wording.states[$0] ?? "\($0)" }),
            (wording.credits, notice.creditsEstimes.map { "\($0)" }),
            (wording.ticket, notice.ticketID?.rawValue),
            (wording.request, notice.requestID?.rawValue),
        ]
        return facts.compactMap { label, value in
            guard let value = value?.oneLine, !value.isEmpty else { return nil }
            return (label, value.shortened(to: 1_000))
        }
    }

    private static func detail(of notice: AdminNotice) -> String? {
        guard let detail = notice.detail else { return nil }
        let readable = detail.withoutControls.shortened(to: NoticeMessage.detailLimit)
        return readable.isEmpty ? nil : readable
    }

    /// Only a web address may become a link.
    private static func link(of notice: AdminNotice) -> String? {
        guard let url = notice.ticketURL?.oneLine,
            url.hasPrefix("https://") || url.hasPrefix("http://"),
            !url.utf8.contains(UInt8(ascii: " "))
        else { return nil }
        return url
    }
}
