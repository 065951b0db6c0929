import Contracts
import TestSupport
import Testing

@testable import Ingest

@Suite("A request whose mail", .timeLimit(.minutes(1)))
struct MailStateTests {
    @Test(arguments: [
        (MailState.sent, true), (.stored, false), (.queued, false), (.uncertain, false),
        (.failed, false), (MailState(rawValue: "new_state"), false),
    ])
    func `is in some state goes on, and the mail is recorded as it is`(
        state: MailState,
        isSent: Bool
    ) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.answer { $0.mailState = state }
            let answer = try await ingest.answer()
            #expect(answer.validationStatus == .pendingCredits)
            let records = ingest.house.inputs(
                .recordMail,
                as: AboutTicket<RecordedMail>.self
            )
            #expect(records.map(\.content.smtpSent) == [isSent])
            #expect(records.map(\.content.to) == ["anna@example.com"])
            #expect(ingest.house.count(.updateTicket) == 1)
        }
    }

    /// What the form then says of the mail, of a quote and of a question.
    static let sentences: [(MailState, quote: String, question: String)] = [
        (.sent, "attend dans votre messagerie", "vous indique ce qu'il manque"),
        (.queued, "suivra par e-mail", "suivra dès que possible"),
        (.sending, "suivra par e-mail", "suivra dès que possible"),
        (.stored, "n'est pas envoyé par e-mail", "notre équipe vous dira quoi"),
        (.failed, "n'a pas pu être envoyé : une personne", "n'a pas pu être envoyé : une personne"),
        (.uncertain, "peut-être pas parti : une personne", "peut-être pas parti : une personne"),
        (MailState(rawValue: "new_state"), "peut-être pas parti", "peut-être pas parti"),
    ]

    @Test(arguments: sentences, [ValidationStatus.pendingCredits, .pendingInfo])
    func `is in some state is answered with what is so`(
        expected: (state: MailState, quote: String, question: String),
        status: ValidationStatus
    ) async throws {
        try await IngestFixture.run { ingest in
            ingest.house.analyses(as: status == .pendingInfo ? .incomplete : .sample())
            ingest.house.answer { $0.mailState = expected.state }
            let message = try await ingest.answer().message
            let sentence = status == .pendingInfo ? expected.question : expected.quote
            #expect(message.contains(sentence))
            let saysThatItCame = message.contains("messagerie") || message.contains("vous indique")
            #expect(saysThatItCame == (expected.state == .sent))
        }
    }

    @Test(arguments: [MailState.sent, .queued, .stored, .failed, .uncertain])
    func `is in some state is answered in English alike`(state: MailState) {
        let texts = [ValidationStatus.pendingCredits, .pendingInfo].map {
            AnswerText.message(for: $0, mail: state, in: .english)
        }
        let words = [
            MailState.queued: "will follow", .stored: "our team will", .failed: "could not be sent",
            .uncertain: "may not have left",
        ]
        for text in texts {
            #expect(text.hasPrefix("Your request is registered. "))
            #expect(words[state].map { text.contains($0) } ?? !text.contains("person"))
        }
    }
}
