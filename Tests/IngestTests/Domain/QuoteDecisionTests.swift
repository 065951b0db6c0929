import Contracts
import FoundationEssentials
import Testing

@testable import Ingest

@Suite("A word about a quote")
struct QuoteDecisionTests {
    static let now = TestClock.start

    /// A decision, the state that it meets, and what comes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let decision: QuoteDecision
        let status: ValidationStatus
        let outcome: Result<ValidationStatus, QuoteDecisionError>

        var testDescription: String { "\(decision) on \(status)" }
    }

    static let accept = QuoteDecision.accept(version: 2)
    static let refuse = QuoteDecision.refuse(version: 2)
    static let byHand = QuoteDecision.validateByHand(credits: 4)
    static let estimate = QuoteDecision.estimate(credits: 2, expiresAt: now + 60)
    static let inform = QuoteDecision.inform(version: 2, text: "20 cm")

    static let cases: [Case] = [
        Case(accept, .pendingCredits, .success(.validated)),
        Case(accept, .pendingInfo, .failure(.notQuoted(.pendingInfo))),
        Case(accept, .pendingAdmin, .failure(.notQuoted(.pendingAdmin))),
        Case(accept, .validated, .failure(.alreadyValidated)),
        Case(accept, .rejected, .failure(.alreadyRejected)),
        Case(accept, .expired, .failure(.expired)),
        Case(.accept(version: 1), .pendingCredits, .failure(.outdated)),
        Case(.accept(version: 3), .pendingCredits, .failure(.outdated)),
        Case(byHand, .pendingCredits, .success(.validated)),
        Case(byHand, .pendingInfo, .success(.validated)),
        Case(byHand, .pendingAdmin, .success(.validated)),
        Case(byHand, .expired, .success(.validated)),
        Case(byHand, .validated, .failure(.alreadyValidated)),
        Case(byHand, .rejected, .failure(.alreadyRejected)),
        Case(estimate, .pendingAdmin, .success(.pendingCredits)),
        Case(estimate, .pendingInfo, .failure(.notForEstimate(.pendingInfo))),
        Case(estimate, .pendingCredits, .failure(.notForEstimate(.pendingCredits))),
        Case(estimate, .validated, .failure(.alreadyValidated)),
        Case(estimate, .rejected, .failure(.alreadyRejected)),
        Case(estimate, .expired, .failure(.expired)),
        Case(refuse, .pendingCredits, .success(.rejected)),
        Case(refuse, .pendingInfo, .success(.rejected)),
        Case(refuse, .pendingAdmin, .success(.rejected)),
        Case(refuse, .validated, .failure(.alreadyValidated)),
        Case(refuse, .rejected, .failure(.alreadyRejected)),
        Case(refuse, .expired, .failure(.expired)),
        Case(.refuse(version: 1), .pendingCredits, .failure(.outdated)),
        Case(inform, .pendingInfo, .success(.pendingInfo)),
        Case(inform, .pendingCredits, .failure(.notQuoted(.pendingCredits))),
        Case(inform, .validated, .failure(.alreadyValidated)),
        Case(inform, .rejected, .failure(.alreadyRejected)),
        Case(.inform(version: 1, text: "20 cm"), .pendingInfo, .failure(.outdated)),
        Case(.ask, .pendingInfo, .success(.pendingInfo)),
        Case(.ask, .pendingCredits, .success(.pendingCredits)),
        Case(.ask, .pendingAdmin, .success(.pendingAdmin)),
        Case(.ask, .validated, .success(.validated)),
        Case(.ask, .rejected, .success(.rejected)),
        Case(.ask, .expired, .success(.expired)),
    ]

    @Test(arguments: cases)
    func `holds only where the quote waits for it`(_ said: Case) {
        let quote = Quote.sample(said.status, version: 2)
        let outcome = Result { () throws(QuoteDecisionError) in
            try quote.applying(said.decision, at: Self.now).status
        }
        #expect(outcome == said.outcome)
    }

    @Test(arguments: [accept, refuse])
    func `holds until the second in which the quote runs out`(_ decision: QuoteDecision) throws {
        let quote = Quote.sample(version: 2, expiresAt: Self.now)
        #expect(throws: Never.self) { try quote.applying(decision, at: Self.now) }
        #expect(throws: QuoteDecisionError.expired) {
            try quote.applying(decision, at: Self.now.addingTimeInterval(1))
        }
    }

    @Test func `by hand sets the credits, whenever it comes`() throws {
        let quote = Quote.sample(credits: 1, version: 2, expiresAt: Self.now)
        let later = Self.now.addingTimeInterval(86_400)
        #expect(try quote.applying(Self.byHand, at: later).credits == 4)
    }

    @Test func `that estimates makes a new version, which holds from now on`() throws {
        let quote = Quote.sample(.pendingAdmin, credits: nil, version: 2, quotedAt: Self.now - 60)
        let estimated = try quote.applying(Self.estimate, at: Self.now)
        #expect(estimated.version == 3)
        #expect(estimated.credits == 2)
        #expect(estimated.quotedAt == Self.now)
        #expect(estimated.expiresAt == Self.now + 60)
        #expect(throws: Never.self) {
            try estimated.applying(.accept(version: 3), at: Self.now + 60)
        }
    }

    @Test func `that informs makes a new version with both texts`() throws {
        let informed = try Quote.sample(.pendingInfo, version: 2)
            .applying(Self.inform, at: Self.now)
        #expect(informed.version == 3)
        #expect(informed.description == "Un vase blanc\n\n20 cm")
    }

    @Test func `that informs never makes a description longer than a form's may be`() throws {
        let text = String(repeating: "é", count: SubmissionRules.descriptionLimit)
        let informed = try Quote.sample(.pendingInfo, version: 2)
            .applying(.inform(version: 2, text: text), at: Self.now)
        #expect(informed.description.unicodeScalars.count == SubmissionRules.descriptionLimit)
        #expect(informed.description.hasPrefix("Un vase blanc\n\nééé"))
    }

    @Test func `that asks changes nothing`() throws {
        let quote = Quote.sample(version: 2)
        #expect(try quote.applying(.ask, at: Self.now) == quote)
    }
}

extension QuoteDecisionTests.Case {
    init(
        _ decision: QuoteDecision,
        _ status: ValidationStatus,
        _ outcome: Result<ValidationStatus, QuoteDecisionError>
    ) {
        self.init(decision: decision, status: status, outcome: outcome)
    }
}

extension Quote {
    static func sample(
        _ status: ValidationStatus = .pendingCredits,
        credits: Int? = 1,
        version: Int = 1,
        quotedAt: Date = TestClock.start,
        remindedAt: Date? = nil,
        expiresAt: Date? = nil
    ) -> Quote {
        Quote(
            ticketID: Ticket.ID("T-1"),
            ticketURL: "https://crm.example.com/tickets/T-1",
            requestID: CustomerRequest.ID("req_1"),
            version: version,
            status: status,
            credits: credits,
            userEmail: "anna@example.com",
            userName: nil,
            objet: "Vase",
            description: "Un vase blanc",
            language: .french,
            files: [],
            quotedAt: quotedAt,
            remindedAt: remindedAt,
            expiresAt: expiresAt
        )
    }
}
