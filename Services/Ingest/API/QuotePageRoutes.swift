import Contracts
import Cryptography
import Durability
import FoundationEssentials
import HTTP
import Observability
import Runtime

/// The page behind a mail's signed link: the client reads the quote there and
/// validates, refuses or asks (A3.1).
///
/// Looking changes nothing, so that a mail scanner which follows links cannot
/// accept a quote: only posting the page's form acts.
struct QuotePageRoutes: Sendable {
    let desk: ValidationDesk
    let signer: QuoteLinkSigner
    let uploads: FormUploads

    /// Most bytes of an answer with its files.
    let uploadLimit: Int
    let disk: BlockingQueue
    let clock: WallClock
    let log: Log

    private static let path = "/quotes/{token}"

    var routes: [Route] {
        [
            Route(.get, Self.path, access: .open, handler: show),
            Route(.post, Self.path, access: .open, body: body, handler: act),
        ]
    }

    /// Files are written to the disk as they arrive: who has no good link is
    /// shown the page that says so, before.
    @Sendable
    private func body(_ head: RequestHead) throws -> BodyPolicy {
        let token = head.path.split(separator: "/").last ?? ""
        do {
            _ = try signer.link(from: PercentEncoding.decoded(token) ?? "", at: clock.now())
        } catch {
            throw ReadyAnswer(Self.page(showing: QuotePageFailure(error), in: .french))
        }
        return AnswerForm.body(head, uploadLimit: uploadLimit)
    }

    @Sendable
    private func show(_ request: Request) async throws -> Response {
        await page(for: request) { link, quote in
            guard link.version == quote.version else { throw QuoteDecisionError.outdated }
            return .quote(quote)
        }
    }

    @Sendable
    private func act(_ request: Request) async throws -> Response {
        await page(for: request) { link, quote in
            let id = Random.token()
            // Files are kept under the name of the work that will take them.
            let work = CustomerRequest.ID("\(RunKind.information):\(link.ticketID):\(id)")
            let form = try await AnswerForm(request, for: work, uploads: uploads, disk: disk)
            do {
                let key = Self.key(of: form, link)
                if let key, let earlier = try await desk.quotes.settled(under: key) {
                    // Sent twice: its files are with the first.
                    await uploads.folder.remove(work)
                    return .done(earlier.reading.intent)
                }
                let (decision, intent) = try Self.decision(in: form, link, quote)
                let settled = try await desk.settle(
                    ValidationDesk.Saying(
                        id: id,
                        ticketID: link.ticketID,
                        decision: decision,
                        channel: Statement.byLink,
                        reading: ReplyClassification(
                            certain: intent,
                            words: form.message,
                            language: quote.language
                        ),
                        uploads: form.uploads,
                        key: key,
                        trace: request.trace
                    )
                )
                // Two at the same moment: the second's files are not needed.
                if settled.run.rawValue != work.rawValue { await uploads.folder.remove(work) }
                return .done(intent)
            } catch {
                await uploads.folder.remove(work)
                throw error
            }
        }
    }

    private static func decision(
        in form: AnswerForm,
        _ link: QuoteLink,
        _ quote: Quote
    ) throws -> (QuoteDecision, ReplyIntent) {
        let isEmpty = form.message.isEmpty && form.uploads.isEmpty
        return switch form.action {
        case "validate": (.accept(version: link.version), .validation)
        case "refuse": (.refuse(version: link.version), .refusal)
        case "ask" where isEmpty: throw QuotePageError.emptyMessage
        case "ask" where quote.status == .pendingInfo:
            (.inform(version: link.version, text: form.message), .info)
        // Only what is missing is asked for as a file.
        case "ask" where !form.uploads.isEmpty: throw QuoteDecisionError.outdated
        case "ask": (.ask, .question)
        default: throw QuotePageError.unknownAction
        }
    }

    /// One message sent twice, as by a second click, is one message.
    private static func key(of form: AnswerForm, _ link: QuoteLink) -> StatementKey? {
        guard form.action == "ask" else { return nil }
        let content = ([form.message] + form.uploads.map(\.sha256)).joined(separator: "\n")
        let fingerprint = Hex.encode(Hash.sha256(Data(content.utf8)))
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
            let failure = QuotePageFailure(error)
            if failure == .unavailable {
                log.error("quote page failed", [.error(error)], trace: request.trace)
            }
            return Self.page(showing: failure, in: language)
        }
    }

    private static func page(
        showing failure: QuotePageFailure,
        in language: ClientLanguageCode
    ) -> Response {
        QuotePage(language: language, content: .failure(failure)).response
    }
}

/// What is wrong with the posted form.
enum QuotePageError: Error {
    case unknownAction
    case emptyMessage
    case messageTooLong
}
