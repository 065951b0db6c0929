import Contracts
import Curl
import FoundationEssentials
import TestSupport
import Testing

@testable import Notifications

@Suite("Letters that are asked for together")
struct LetterRoutesTests {
    let fixture: NotificationsFixture

    init() throws {
        fixture = try NotificationsFixture()
    }

    private static let two = LettersToSend(letters: [
        Letter(key: "run:mail", mail: .sample()), Letter(key: "run:notice", notice: .sample()),
    ])

    @Test func `are each sent, in their order`() async throws {
        try await fixture.run { service in
            let answer = try await service.send(
                NotificationsAPI.sendLetters,
                Self.two,
                key: "run:letters"
            )
            #expect(answer.status == 202)
            let receipts = try answer.decoded(LetterReceipts.self).receipts
            #expect(receipts.map(\.to) == ["anna@example.com", "admin@guichet.localhost"])
            #expect(receipts.map(\.state) == [.stored, .stored])
            #expect(try fixture.mail(receipts[0]).source.contains("voici votre devis."))
            #expect(try fixture.mail(receipts[1]).source.contains("TKTA1B2C3"))
            #expect(try fixture.mailFiles().count == 2)
        }
    }

    @Test func `are the same that were asked for alone`() async throws {
        try await fixture.run { service in
            let mail = try await service.send(
                NotificationsAPI.sendMail,
                .sample(),
                key: "run:mail"
            ).decoded(MailReceipt.self)
            let notice = try await service.send(
                NotificationsAPI.tellAdmin,
                .sample(),
                key: "run:notice"
            ).decoded(MailReceipt.self)
            let both = try await service.send(
                NotificationsAPI.sendLetters,
                Self.two,
                key: "run:letters"
            ).decoded(LetterReceipts.self)
            #expect(both.receipts == [mail, notice])
            #expect(try fixture.mailFiles().count == 2)
        }
    }

    @Test func `are known when one is asked for alone later`() async throws {
        try await fixture.run { service in
            let both = try await service.send(
                NotificationsAPI.sendLetters,
                Self.two,
                key: "run:letters"
            ).decoded(LetterReceipts.self)
            let notice = try await service.send(
                NotificationsAPI.tellAdmin,
                .sample(),
                key: "run:notice"
            ).decoded(MailReceipt.self)
            #expect(notice == both.receipts[1])
            let again = try await service.send(
                NotificationsAPI.sendLetters,
                LettersToSend(letters: [
                    Letter(key: "run:mail", mail: .sample()), Letter(key: "new", mail: .sample()),
                ]),
                key: "run:letters"
            ).decoded(LetterReceipts.self)
            #expect(again.receipts[0] == both.receipts[0])
            #expect(again.receipts[1].messageID != both.receipts[0].messageID)
            #expect(try fixture.mailFiles().count == 3)
        }
    }

    @Test func `to one person about one ticket are a thread`() async throws {
        try await fixture.run { service in
            let receipts = try await service.send(
                NotificationsAPI.sendLetters,
                LettersToSend(letters: [
                    Letter(key: "1", mail: .sample()), Letter(key: "2", mail: .sample()),
                ]),
                key: "run:letters"
            ).decoded(LetterReceipts.self).receipts
            let second = try fixture.mail(receipts[1])
            #expect(second.headers["In-Reply-To"] == "<\(receipts[0].messageID)>")
        }
    }

    @Test func `are all refused when one has the key of something else`() async throws {
        try await fixture.run { service in
            _ = try await service.send(NotificationsAPI.sendMail, .sample(), key: "run:notice")
            let answer = try await service.send(
                NotificationsAPI.sendLetters,
                Self.two,
                key: "run:letters"
            )
            #expect(answer.status == 409)
            #expect(answer.problemKind == "idempotency-key-reused")
            #expect(try fixture.mailFiles().count == 1)
        }
        #expect(try await fixture.rows("messages") == 1)
    }

    @Test(arguments: [
        ([], ["#/letters"]),
        ((0...LettersToSend.limit).map { Letter(key: "\($0)", mail: .sample()) }, ["#/letters"]),
        (
            [Letter(key: "1", mail: .sample()), Letter(key: "2", mail: .sample(subject: "a\nb"))],
            ["#/letters/1/mail/subject"]
        ),
        (
            [
                Letter(key: "1", notice: .sample(objet: "a\nb")),
                Letter(key: "2", mail: .sample(to: "anna", text: "")),
            ],
            [
                "#/letters/0/notice/objet", "#/letters/1/mail/text", "#/letters/1/mail/to",
            ]
        ),
        ([Letter(key: "", mail: .sample())], ["#/letters/0/key"]),
        ([Letter(key: "a b", mail: .sample())], ["#/letters/0/key"]),
        ([Letter(key: "a\"", mail: .sample())], ["#/letters/0/key"]),
        (
            [Letter(key: "1", mail: .sample()), Letter(key: "1", notice: .sample())],
            ["#/letters/1/key"]
        ),
    ])
    func `are all refused by the field at fault of one`(
        letters: [Letter],
        pointers: [String]
    ) async throws {
        try await fixture.run { service in
            let answer = try await service.send(
                NotificationsAPI.sendLetters,
                LettersToSend(letters: letters),
                key: "run:letters"
            )
            #expect(answer.status == 422)
            let errors = try answer.decoded(Problem.self).errors
            #expect(errors?.map(\.pointer).sorted() == pointers)
            #expect(try fixture.mailFiles().isEmpty)
        }
        #expect(try await fixture.rows("messages") == 0)
    }

    @Test(arguments: ["{\"key\":\"1\"}", #"{"key":"1","mail":MAIL,"notice":{"kind":"request"}}"#])
    func `are each a mail or a notice, and not both`(letter: String) async throws {
        let mail = #"{"subject":"a","text":"b"}"#
        let body = #"{"letters":[\#(letter.replacing("MAIL", with: mail))]}"#
        try await fixture.run { service in
            let answer = try await service.send(
                .post,
                NotificationsAPI.sendLetters.path,
                body: .bytes(Data(body.utf8)),
                key: "run:letters"
            )
            #expect(answer.status == 422)
            let errors = try answer.decoded(Problem.self).errors
            #expect(errors?.map(\.pointer) == ["#/letters/0"])
        }
    }
}
