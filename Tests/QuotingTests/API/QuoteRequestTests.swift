import Contracts
import FoundationEssentials
import Testing

@testable import Quoting

@Suite("Quoting, asked for analysis and message together,")
struct QuoteRequestTests {
    private let routes: QuotingRoutes

    init() throws {
        routes = QuotingRoutes(grid: try Embedded.grid.get(), book: try Embedded.book.get())
    }

    /// As the analysis and the message would be asked for one after the other.
    @Test(arguments: [
        (RequestToAnalyse.sample("Vase en grès", "Vase blanc en grès, 25 cm"), "quote_1_credit"),
        (.sample("Canapé d'angle", "Canapé d'angle en velours vert, 250 cm"), "quote_2_credits"),
        (.sample("Vase", "Vase blanc en grès, hauteur 25 cm", files: []), "missing_info"),
        (
            .sample("Porte-bidules", "Grande structure verte posée dans notre entrée"),
            "admin_review"
        ),
    ])
    func `answers what both would`(request: RequestToAnalyse, template: String) async throws {
        let order = RequestToQuote.sample(request)
        let quoted = try await routes.quote(order)
        let analysis = await routes.analyse(request)
        #expect(quoted.analysis == analysis)
        #expect(quoted.template.rawValue == template)
        let isForAdmin = template == "admin_review"
        let isQuote = template.hasPrefix("quote")
        let message = try routes.book.message(
            for: MessageToCompose(
                template: quoted.template,
                language: isForAdmin ? .french : .english,
                ticketID: order.ticketID,
                objet: request.objet,
                clientEmail: order.clientEmail,
                clientName: order.clientName,
                description: request.description,
                credits: analysis.creditsEstimes,
                missingInfo: analysis.missingInfo,
                warnings: analysis.warnings,
                reason: analysis.reason,
                answerURL: isForAdmin ? nil : isQuote ? order.quoteAnswerURL : order.answerURL,
                ticketURL: order.ticketURL,
                expiresAt: isQuote ? order.expiresAt : nil,
                files: order.files
            )
        )
        #expect(quoted.message == message)
        #expect(message.text.contains("/ending") == isQuote)
        #expect(message.text.contains("/lasting") == (template == "missing_info"))
    }

    @Test(arguments: [
        (RequestToQuote.sample(quoteAnswerURL: "ftp://x"), ["#/quote_answer_url"]),
        (.sample(.sample("Vase", "Vase en grès", files: []), answerURL: "x"), ["#/answer_url"]),
        (.sample(.sample("\u{200B}", "Vase blanc en grès, 25 cm", files: [])), ["#/request/objet"]),
        (.sample(files: ["https://example.com/a", "x"]), ["#/files/1"]),
    ])
    func `names the fields that are wrong as they are called here`(
        order: RequestToQuote,
        pointers: [String]
    ) async throws {
        let error = await #expect(throws: CompositionError.self) {
            try await routes.quote(order)
        }
        guard case .wrongFields(let errors) = error else {
            Issue.record("no field is named: \(String(describing: error))")
            return
        }
        #expect(errors.map(\.pointer) == pointers)
    }
}

extension RequestToQuote {
    fileprivate static func sample(
        _ request: RequestToAnalyse = .sample("Vase en grès", "Vase blanc en grès, 25 cm"),
        files: [String]? = ["https://files.example.com/a.jpg"],
        quoteAnswerURL: String = "https://guichet.example.com/quotes/ending",
        answerURL: String = "https://guichet.example.com/quotes/lasting"
    ) -> RequestToQuote {
        RequestToQuote(
            request: request,
            language: .english,
            ticketID: Ticket.ID("TKT1"),
            clientEmail: "alice@example.com",
            clientName: "Alice",
            ticketURL: "https://desk.example.com/tickets/TKT1",
            files: files,
            expiresAt: Date(timeIntervalSince1970: 1_780_000_000),
            quoteAnswerURL: quoteAnswerURL,
            answerURL: answerURL
        )
    }
}
