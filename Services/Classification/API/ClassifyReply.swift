import Contracts
import HTTP
import Markup

extension ClassificationRoutes {
    /// `POST /v1/classify/reply`: reads a client's answer to a quote.
    func classify(_ reply: ReplyToClassify) async throws -> ReplyClassification {
        let words = OwnWords(ofMail: try body(of: reply))
        let opinion = await replies.classify(.init(words: words, state: reply.state))
        return ReplyClassification(opinion, on: words)
    }

    private func body(of reply: ReplyToClassify) throws(RequestError) -> String {
        switch (reply.text, reply.raw) {
        case (let text?, nil):
            return text
        case (nil, let raw?):
            return try Self.text(of: raw, reply.contentType)
        case (nil, nil):
            throw .invalid([FieldError(pointer: "#/text", detail: "is required")])
        case (_?, _?):
            throw .invalid([FieldError(pointer: "#/raw", detail: "must not come beside text")])
        }
    }

    private static func text(
        of raw: String,
        _ contentType: String?
    ) throws(RequestError) -> String {
        let type = contentType?.split(separator: ";").first?.filter { !$0.isWhitespace }
        switch type?.lowercased() ?? "text/plain" {
        case "text/plain": return raw
        case "text/html":
            // Of a longer one the end would be left out, and a "but" with it.
            guard raw.utf8.count <= PlainText.largestInput else {
                throw .invalid([
                    FieldError(
                        pointer: "#/raw",
                        detail: "must be at most \(PlainText.largestInput) bytes of HTML"
                    )
                ])
            }
            return PlainText.from(html: raw)
        default:
            throw .invalid([
                FieldError(pointer: "#/content_type", detail: "must be text/plain or text/html")
            ])
        }
    }
}
