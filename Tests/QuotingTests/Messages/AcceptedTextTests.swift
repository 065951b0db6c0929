import Contracts
import FoundationEssentials
import MIME
import Testing

@testable import CRMSync
@testable import Desk
@testable import Ingest
@testable import Notifications
@testable import Quoting

/// What one service takes from a client no later one may refuse: the request
/// would stand still.
@Suite("Text that Ingest takes")
struct AcceptedTextTests {
    private let book: MessageBook
    private let admin: MailAddress

    init() throws {
        book = try Embedded.book.get()
        admin = try MailAddress(EmailAddress("admin@example.com"))
    }

    static let limitFillers = ["a", "é", "\"", "&", "👩", "e\u{301}", "\u{FDFA}", "\u{3164}", "<"]

    static let oddTexts = [
        "\u{200B}", "\u{3164}", "\u{FE0F}\u{200D}", "\u{2800}", ".", "\u{202E}evil\u{202C}",
        "\u{200F}שלום", "\"; DROP TABLE", "=?utf-8?Q?x?=", "{objet}", "👩\u{200D}🚀", "\u{301}",
        "a\u{200B}", "\u{FEFF}a", "\u{FFFE}", "\u{E000}", "\u{10FFFF}", "<b>&amp;</b>", "\\",
        "\u{AD}\u{AD}x", "--", ">", "[if x]", "a" + String(repeating: "\u{301}", count: 199),
        String(repeating: "\u{3164}", count: 199) + "a", "\u{E0041}", "www.example.com", "\u{180E}",
    ]

    @Test(arguments: oddTexts)
    func `is taken by every other service, however odd`(text: String) throws {
        try expectTaken(objet: text, description: text, name: text)
        try expectTaken(objet: text + " x", description: "x\n\(text)\n", name: text + " x")
    }

    @Test(arguments: limitFillers)
    func `is taken by every other service at its longest`(filler: String) throws {
        func full(_ limit: Int) -> String {
            String(repeating: filler, count: limit / filler.unicodeScalars.count - 1) + "x"
        }
        let objet = full(SubmissionRules.objetLimit)
        let form = try #require(
            submission(
                objet: objet,
                description: full(SubmissionRules.descriptionLimit),
                name: full(SubmissionRules.nameLimit)
            )
        )
        try expectTaken(form)
    }

    @Test func `is taken by every other service, whatever it is made of`() throws {
        var random = Steps(state: 7)
        var taken = 0
        for _ in 0..<150 {
            func text() -> String {
                (0..<Int.random(in: 1...12, using: &random)).map { _ in
                    String(Self.scalar(&random))
                }.joined()
            }
            if let form = submission(objet: text(), description: text(), name: text()) {
                taken += 1
                try expectTaken(form)
            }
        }
        #expect(taken > 20)
    }

    @Test(arguments: [Credits.range.lowerBound, 2, 99, 100, Credits.range.upperBound])
    func `may be validated at any price that a person may set`(credits: Int) throws {
        let body = Data(#"{"ticket_id":"TKT1","credits":\#(credits)}"#.utf8)
        let form = try JSONDecoder().decode(HandValidationForm.self, from: body)
        let validation = try form.validation()
        let message = try book.message(
            for: .sample(.confirmation, credits: validation.credits)
        )
        #expect(message.text.contains(credits == 1 ? "1 crédit" : "\(credits) crédits"))
        try TicketUpdate(creditsEstimes: validation.credits).check()
    }

    // MARK: What each service says

    private func submission(
        objet: String,
        description: String,
        name: String
    ) -> RequestSubmission? {
        // Whoever is refused here knows it at once: nothing stands still.
        try? SubmissionRules.submission(
            from: SubmissionForm(fields: [
                "source": "modelisation", "objet": objet, "description": description,
                "user_name": name, "user_email": "anna@example.com",
            ])
        )
    }

    private func expectTaken(objet: String, description: String, name: String) throws {
        if let form = submission(objet: objet, description: description, name: name) {
            try expectTaken(form)
        }
    }

    private func expectTaken(_ form: RequestSubmission) throws {
        for template in MessageTemplate.known {
            let message = try book.message(
                for: .sample(
                    template,
                    objet: form.objet,
                    clientName: form.userName,
                    description: form.description
                )
            )
            try expectSent(message, to: form)
        }
        try expectKept(form)
        _ = try MailDraft(
            AdminNotice(
                kind: .reclassified,
                ticketID: Ticket.ID("TKT1"),
                userEmail: form.userEmail,
                objet: form.objet,
                detail: form.description
            ),
            admin: admin,
            wording: .french
        )
    }

    private func expectSent(_ message: ComposedMessage, to form: RequestSubmission) throws {
        _ = try MailDraft(
            MailToSend(
                to: form.userEmail,
                toName: form.userName,
                subject: message.subject,
                text: message.text,
                html: message.html,
                ticketID: Ticket.ID("TKT1")
            ),
            admin: admin
        )
        try DeskEntryToAdd(
            mail: RecordedMail(
                direction: .outgoing,
                from: "studio@example.com",
                to: form.userEmail,
                subject: message.subject,
                text: message.text,
                html: message.html,
                messageID: "1@example.com",
                smtpSent: true
            )
        ).check()
    }

    private func expectKept(_ form: RequestSubmission) throws {
        try ContactToUpsert(email: form.userEmail, name: form.userName).check()
        let ticket = TicketToCreate(
            contactID: nil,
            userEmail: form.userEmail,
            type: .modelisation,
            objet: form.objet,
            description: form.description,
            formSource: form.source,
            reclassifie: false,
            priority: .medium,
            fichiersURLs: Self.longestLinks,
            failedFiles: []
        )
        try DeskTicketToCreate(
            contactID: nil,
            userEmail: ticket.userEmail,
            subject: ticket.objet,
            content: TicketText.content(of: ticket),
            category: "modelisation",
            priority: ticket.priority,
            fichiersURLs: ticket.fichiersURLs
        ).check()
        try DeskEntryToAdd(note: try #require(FileNotes.stored(ticket))).check()
        let task = TaskToCreate(
            ticketID: Ticket.ID("TKT1"),
            userEmail: form.userEmail,
            userName: form.userName,
            objet: form.objet,
            description: form.description,
            credits: 2,
            ticketURL: "https://desk.example.com/api/tickets/TKT1",
            fichiersURLs: Self.longestLinks + Self.longestLinks,
            adminNotes: String(repeating: "n", count: HandValidationForm.notesLimit)
        )
        try DeskTaskToCreate(
            ticketID: task.ticketID,
            name: TaskText.name(of: task),
            description: TaskText.description(of: task)
        ).check()
    }

    private static let longestLinks = Array(
        repeating: "https://site.example.com/".padding(to: SubmissionRules.urlLimit),
        count: SubmissionRules.fileLimit
    )

    /// Any scalar, but those that are trouble more often than not.
    private static func scalar(_ random: inout Steps) -> Unicode.Scalar {
        let blocks: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xA0...0x24F, 0x300...0x36F, 0x590...0x6FF, 0x2000...0x206F,
            0x2800...0x2802, 0x3000...0x3170, 0xFE00...0xFEFF, 0xFFF0...0xFFFF,
            0x1F300...0x1F64F, 0xE0000...0xE007F,
        ]
        let block = blocks[Int.random(in: 0..<blocks.count, using: &random)]
        return Unicode.Scalar(UInt32.random(in: block, using: &random)) ?? "?"
    }
}

/// The same numbers each time.
private struct Steps: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}

extension String {
    fileprivate func padding(to length: Int) -> String {
        self + String(repeating: "a", count: length - utf8.count)
    }
}
