import Contracts
import Cryptography
import Durability
import FoundationEssentials
import HTTP
import Runtime

/// The page behind a mail's signed link: the client reads the quote there and
/// validates, refuses or asks (A3.1).
///
/// Looking changes nothing, so that a mail scanner which follows links cannot
/// accept a quote: only posting the page's form acts.
struct QuotePageRoutes: Sendable {
    let desk: ValidationDesk
    let signer: QuoteLinkSigner
    let clock: WallClock

    private static let path = "/quotes/{token}"

    var routes: [Route] {
        [
            Route(.get, Self.path, access: .open, handler: show),
            Route(.post, Self.path, access: .open, body: { _ in Self.form }, handler: act),
        ]
    }

    private static let form = BodyPolicy(
        limit: 1 << 16,
        isSpooled: false,
        mediaTypes: ["application/x-www-form-urlencoded"]
    )

    @Sendable
    private func show(_ request: Request) async throws -> Response {
        await page(for: request) { link, quote in
            guard link.version == quote.version else { throw QuoteDecisionError.outdated }
            return .quote(quote)
        }
    }

    @Sendable
    private func act(_ request: Request) async throws -> Response {
        let form = PercentEncoding.pairs(of: String(decoding: request.bytes, as: UTF8.self))
        return await page(for: request) { link, quote in
            let words = try Self.words(of: form)
            let (decision, intent): (QuoteDecision, ReplyIntent) =
                switch form["action"] {
                case "validate": (.accept(version: link.version), .validation)
                case "refuse": (.refuse(version: link.version), .refusal)
                case "ask" where words.isEmpty: throw QuotePageError.emptyMessage
                case "ask" where quote.status == .pendingInfo:
                    (.inform(version: link.version, text: words), .info)
                case "ask": (.ask, .question)
                default: throw QuotePageError.unknownAction
                }
            _ = try await desk.settle(
                ValidationDesk.Saying(
                    ticketID: link.ticketID,
                    decision: decision,
                    channel: "link",
                    reading: ReplyClassification(
                        certain: intent,
                        words: words,
                        language: quote.language
                    ),
                    key: Self.key(of: words, link, form["action"]),
                    trace: request.trace
                )
            )
            return .done(intent)
        }
    }

    private static func words(of form: [String: String]) throws -> String {
        let words = (form["message"] ?? "").withoutControls.trimmed
        guard words.unicodeScalars.count <= 5_000 else { throw QuotePageError.messageTooLong }
        return words
    }

    /// One message sent twice, as by a second click, is one message.
    private static func key(
        of words: String,
        _ link: QuoteLink,
        _ action: String?
    )
        -> StatementKey?
    {
        guard action == "ask" else { return nil }
        let fingerprint = Hex.encode(Hash.sha256(Data(words.utf8)))
        return StatementKey(
            text: "link:\(link.ticketID):\(link.version):\(fingerprint)",
            fingerprint: fingerprint
        )
    }

    /// Reads the link, does what is asked, and shows what came of it, in the
    /// client's language.
    private func page(
        for request: Request,
        _ respond: (QuoteLink, Quote) async throws -> QuotePage.Content
    ) async -> Response {
        var language = ClientLanguageCode.french
        do {
            let link = try signer.link(
                from: try request.parameter("token", as: String.self),
                at: clock.now()
            )
            guard let quote = try await desk.quotes.quote(of: link.ticketID) else {
                throw QuoteLinkError.invalid
            }
            language = quote.language
            return QuotePage(language: language, content: try await respond(link, quote)).response
        } catch {
            return QuotePage(language: language, content: .failure(QuotePageFailure(error)))
                .response
        }
    }
}

/// What is wrong with the posted form.
enum QuotePageError: Error {
    case unknownAction
    case emptyMessage
    case messageTooLong
}
