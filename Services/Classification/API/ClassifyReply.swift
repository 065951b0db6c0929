import Contracts
import HTTP
import Markup

extension ClassificationRoutes {
    /// `POST /v1/classify/reply`: reads a client's answer to a quote.
    func classify(_ reply: ReplyToClassify) async throws -> ReplyClassification {
        let words = try ownWords(in: reply)
        let opinion = await replies.classify(
            .init(words: words, state: reply.state, credits: reply.credits)
        )
        return ReplyClassification(opinion, on: words)
    }

    private func ownWords(in reply: ReplyToClassify) throws(RequestError) -> OwnWords {
        switch (reply.text, reply.raw) {
        case (let text?, nil):
            return OwnWords(ofMail: text)
        case (nil, let raw?):
            return try Self.ownWords(in: raw, reply.contentType)
        case (nil, nil):
            throw .invalid([FieldError(pointer: "#/text", detail: "is required")])
        case (_?, _?):
            throw .invalid([FieldError(pointer: "#/raw", detail: "must not come beside text")])
        }
    }

    private static func ownWords(
        in raw: String,
        _ contentType: String?
    ) throws(RequestError) -> OwnWords {
        let type = contentType?.split(separator: ";").first?.filter { !$0.isWhitespace }
        switch type?.lowercased() ?? "text/plain" {
        case "text/plain": return OwnWords(ofMail: raw)
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
            return OwnWords(ofHTML: raw)
        default:
            throw .invalid([
                FieldError(pointer: "#/content_type", detail: "must be text/plain or text/html")
            ])
        }
    }
}
