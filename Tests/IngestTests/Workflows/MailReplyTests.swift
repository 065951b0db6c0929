import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A client's answer by mail", .timeLimit(.minutes(1)))
struct MailReplyTests {
    enum Way: CaseIterable {
        case mailbox, crm

        var channel: String { self == .mailbox ? "mail" : "hubspot" }
    }

    /// Has one mail come in that way.
    private func receive(
        _ way: Way,
        from: String = "anna@example.com",
        text: String = "Mes mots",
        on ingest: IngestFixture
    ) {
        switch way {
        case .mailbox: ingest.house.receives([.sample(from: from, text: text)])
        case .crm: ingest.house.shows([.sample(mails: [.sample(from: from, text: text)])])
        }
    }

    /// Why an answer is for a person, where it could be taken for a decision.
    static let reasons: [ReplyIntent: String] = [
        .conditional: "Accord sous condition ou en partie (« Mes mots ») : rien n'a changé.",
        .unclear:
            "Réponse qui n'est ni un accord ni un refus sûr (« Mes mots ») : rien n'a changé.",
    ]

    static let intents: [(ReplyIntent, ValidationStatus)] = [
        (.validation, .validated), (.refusal, .rejected), (.question, .pendingCredits),
        (.info, .pendingCredits), (.conditional, .pendingCredits), (.autoReply, .pendingCredits),
        (.unclear, .pendingCredits), (ReplyIntent(rawValue: "new"), .pendingCredits),
    ]

    @Test(arguments: Way.allCases, intents)
    func `does what it says, once`(
        way: Way,
        expected: (intent: ReplyIntent, status: ValidationStatus)
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: expected.intent)
            receive(way, on: ingest)
            let outcome = try await ingest.poll()
            #expect(outcome.arrived == 1)
            #expect(outcome.acted == 1)
            #expect(outcome.failures == [])
            for _ in 1...2 { #expect(try await ingest.poll().handled == 0) }
            let validation = try await ingest.validation("T-1")
            #expect(validation.validation.status == expected.status)
            #expect(validation.replies.map(\.channel) == [way.channel])
            #expect(ingest.house.count(.createTask) == (expected.intent == .validation ? 1 : 0))
            if expected.status == .pendingCredits {
                #expect(ingest.notices.map(\.kind) == [.request, .replyForPerson])
                let reason = Self.reasons[expected.intent].map { "\($0)\n\n" } ?? ""
                #expect(ingest.notices.last?.detail == "\(reason)Mes mots")
            }
            // What the CRM received itself it need not be told.
            #expect(ingest.recordedReplies.map(\.text) == (way == .mailbox ? ["Mes mots"] : []))
            let metrics = await ingest.client.send(.get, "/metrics").text
            let known = ReplyIntent.known.contains(expected.intent) ? expected.intent : .unclear
            let line =
                "guichet_replies_total{channel=\"\(way.channel)\",intent=\"\(known)\"} 1\n"
            #expect(metrics.contains(line))
        }
    }

    @Test(arguments: Way.allCases, [ReplyIntent.validation, .refusal, .question])
    func `is a person's to read when somebody else wrote it`(
        way: Way,
        intent: ReplyIntent
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: intent)
            receive(way, from: "anna+x@example.com", on: ingest)
            try await ingest.poll()
            #expect(try await ingest.status() == .pendingCredits)
            #expect(ingest.notices.last?.kind == .replyForPerson)
            #expect(ingest.notices.last?.detail?.contains("autre adresse") == true)
            let origin = "De : anna+x@example.com\nObjet : Re: Votre devis"
            #expect(ingest.notices.last?.detail?.contains(origin) == true)
            let notes = ingest.house.inputs(.addNote, as: AboutTicket<NoteToAdd>.self)
            #expect(notes.last?.content.text.contains("anna+x@example.com écrit") == true)
        }
    }

    @Test func `counts from the client's address in another case`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .validation)
            receive(.mailbox, from: "Anna@EXAMPLE.com", on: ingest)
            try await ingest.poll()
            #expect(try await ingest.status() == .validated)
        }
    }

    @Test func `is one answer when mailbox and CRM both show it`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .question)
            receive(.mailbox, text: "Et en bleu ?", on: ingest)
            try await ingest.poll()
            receive(.crm, text: " Et en\n bleu ?", on: ingest)
            try await ingest.poll()
            #expect(ingest.notices.map(\.kind) == [.request, .replyForPerson])
        }
    }

    @Test func `is not taken for a new one when the CRM shows what it was told`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .question)
            receive(.mailbox, on: ingest)
            try await ingest.poll()
            // The second record of the stub, after that of the quote's mail.
            ingest.house.shows([.sample(mails: [.sample("R-2", text: "Autrement écrit")])])
            let outcome = try await ingest.poll()
            #expect(outcome.arrived == 0)
        }
    }

    @Test(arguments: [ReplyIntent.validation, .refusal])
    func `is a person's to read once the quote has run out`(intent: ReplyIntent) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.clock.advance(by: 30 * 86_400 + 1)
            ingest.house.reads(as: intent)
            ingest.house.receives([.sample(receivedAt: ingest.clock.now)])
            try await ingest.poll()
            #expect(try await ingest.status() == .pendingCredits)
            #expect(ingest.house.count(.createTask) == 0)
            #expect(ingest.notices.last?.detail?.contains("expiré") == true)
        }
    }

    @Test(arguments: [ReplyIntent.validation, .refusal])
    func `is a person's to read when only its subject names the ticket`(
        intent: ReplyIntent
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: intent)
            ingest.house.receives([.sample(matchedBy: IncomingMail.bySubject)])
            try await ingest.poll()
            #expect(try await ingest.status() == .pendingCredits)
            #expect(ingest.notices.last?.kind == .replyForPerson)
            #expect(ingest.notices.last?.detail?.contains("Seul l'objet") == true)
        }
    }

    @Test func `is read again when it says the same after its copy was passed over`()
        async throws
    {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .question)
            receive(.mailbox, on: ingest)
            try await ingest.poll()
            ingest.house.shows([.sample(mails: [.sample("c1")])])
            #expect(try await ingest.poll().acted == 0)
            ingest.house.shows([.sample(mails: [.sample("c1"), .sample("c2")])])
            #expect(try await ingest.poll().acted == 1)
        }
    }

    @Test(arguments: [ReplyIntent.validation, .refusal])
    func `is a person's to read when it is older than the quote`(
        intent: ReplyIntent
    ) async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: intent)
            ingest.house.receives([.sample(receivedAt: ingest.clock.now - 60)])
            try await ingest.poll()
            #expect(try await ingest.status() == .pendingCredits)
            #expect(ingest.notices.last?.detail?.contains("avant le devis") == true)
        }
    }

    @Test func `is told to the admin when its ticket has no quote`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer(FormJSON.support)
            receive(.mailbox, on: ingest)
            let outcome = try await ingest.poll()
            #expect(outcome.acted == 1)
            #expect(ingest.notices.map(\.kind) == [.request, .replyForPerson])
            #expect(ingest.recordedReplies.count == 1)
        }
    }

    @Test func `is looked for when an operator checks its ticket`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .validation)
            receive(.crm, on: ingest)
            let details = try await ingest.client.call(
                IngestAPI.checkValidation,
                Nothing(),
                parameters: ["ticket": "T-1"]
            )
            #expect(details.validation.status == .validated)
            #expect(details.failures == nil)
        }
    }

    @Test func `happens although the CRM refuses to record it`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .validation)
            receive(.mailbox, on: ingest)
            ingest.house.fail(.recordMail, .refused(422), times: 1)
            try await ingest.poll()
            #expect(ingest.house.count(.createTask) == 1)
        }
    }

    @Test(arguments: [
        ("bonjour@studio.example.com", "bonjour@studio.example.com"),
        (nil, "admin@example.com"), ("not an address\r\nBcc: x", "admin@example.com"),
    ])
    func `is recorded as sent to the address that it was sent to`(
        shown: String?,
        recorded: String
    ) async throws {
        try await IngestFixture.run(["ADMIN_EMAIL": "admin@example.com"]) { ingest in
            _ = try await ingest.answer()
            ingest.house.reads(as: .question)
            ingest.house.receives([.sample(to: shown)])
            try await ingest.poll()
            #expect(ingest.recordedReplies.map(\.to) == [recorded])
        }
    }
}
