import Contracts
import HTTP

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
            guard isPlainText(reply.contentType) else {
                throw .invalid([
                    FieldError(pointer: "#/content_type", detail: "must be text/plain")
                ])
            }
            return raw
        case (nil, nil):
            throw .invalid([FieldError(pointer: "#/text", detail: "is required")])
        case (_?, _?):
            throw .invalid([FieldError(pointer: "#/raw", detail: "must not come beside text")])
        }
    }

    private func isPlainText(_ contentType: String?) -> Bool {
        guard let type = contentType?.split(separator: ";").first else { return true }
        return type.filter { !$0.isWhitespace }.lowercased() == "text/plain"
    }
}
