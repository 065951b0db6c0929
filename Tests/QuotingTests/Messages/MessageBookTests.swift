import Contracts
import FoundationEssentials
import Language
import Testing

@testable import Quoting

@Suite("The message book")
struct MessageBookTests {
    private let book: MessageBook

    init() throws {
        book = try Embedded.book.get()
    }

    @Test(arguments: MessageTemplate.known, ClientLanguageCode.known)
    func `writes every message in text and HTML`(
        template: MessageTemplate,
        language: ClientLanguageCode
    ) throws {
        let message = try book.message(for: .sample(template, in: language))
        #expect(message.subject.contains("Vase en grès"))
        #expect(!message.text.contains("{") || template == .adminReview)
        #expect(!message.text.contains("["))
        #expect(message.text.hasSuffix("\n"))
        #expect(message.html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
        #expect(message.html.contains("<title>\(HTMLText.escaped(message.subject))</title>"))
        #expect(!message.html.contains("<script"))
        if template != .adminReview {
            let greeting = language == .french ? "Bonjour Alice Martin," : "Hello Alice Martin,"
            #expect(message.text.hasPrefix(greeting))
        }
    }

    @Test(arguments: MessageTemplate.known, ClientLanguageCode.known)
    func `writes a message without what is optional`(
        template: MessageTemplate,
        language: ClientLanguageCode
    ) throws {
        let message = try book.message(
            for: .sample(template, in: language, clientName: nil, warnings: nil, files: [])
        )
        #expect(message.text.hasPrefix(language == .french ? "Bonjour,\n" : "Hello,\n"))
        #expect(!message.text.contains("\n\n\n"))
    }

    @Test func `says in a quote what it costs, how to answer and until when`() throws {
        let message = try book.message(for: .sample(.quoteTwoCredits))
        #expect(message.subject == "Votre devis « Vase en grès » : 2 crédits")
        #expect(message.text.contains("le devis suivant : 2 crédits."))
        #expect(message.text.contains("\nhttps://guichet.example.com/a/1?k=2&s=3\n"))
        #expect(message.text.contains("valable jusqu'au 1er août 2025"))
        #expect(message.text.contains("- les dimensions (hauteur, largeur, profondeur)"))
        #expect(
            message.html.contains("<a href=\"https://guichet.example.com/a/1?k=2&amp;s=3\" ")
        )
    }

    @Test func `says the same in English`() throws {
        let message = try book.message(for: .sample(.quoteOneCredit, in: .english))
        #expect(message.subject == "Your quote \"Vase en grès\": 1 credit")
        #expect(message.text.contains("valid until 1 August 2025"))
        #expect(message.html.contains("Answer the quote</a>"))
    }

    @Test func `asks for exactly what is missing`() throws {
        let message = try book.message(for: .sample(.missingInfo, missingInfo: [.object]))
        #expect(message.text.contains("- le nom de l'objet à modéliser"))
        #expect(!message.text.contains("- au moins un visuel"))
    }

    @Test func `tells the admin why, what and how to decide`() throws {
        let message = try book.message(
            for: .sample(.adminReview, description: "Ligne 1\nLigne <2>")
        )
        #expect(message.text.contains("Motif : Objet très complexe : lustre."))
        #expect(message.text.contains("\n> Ligne 1\n> Ligne <2>\n"))
        #expect(message.html.contains("Ligne 1<br>\nLigne &lt;2&gt;</blockquote>"))
        #expect(message.text.contains("- https://files.example.com/lustre.jpg"))
        #expect(message.text.contains("\"ticket_id\":\"TKT1\""))
    }

    @Test func `writes French when it does not know the language`() throws {
        let message = try book.message(
            for: .sample(.refusal, in: ClientLanguageCode(rawValue: "tlh"))
        )
        #expect(message.text.hasPrefix("Bonjour"))
    }

    @Test func `refuses a template that it does not know`() {
        #expect(throws: CompositionError.unknownTemplate) {
            try book.message(for: .sample(MessageTemplate(rawValue: "ode")))
        }
    }

    @Test func `names every field that a template lacks`() {
        let order = MessageToCompose(
            template: .quoteOneCredit,
            language: .french,
            ticketID: Ticket.ID("TKT1"),
            objet: " \n ",
            clientEmail: "alice@example.com"
        )
        #expect(
            throws: CompositionError.wrongFields(
                ["#/answer_url", "#/credits", "#/expires_at", "#/objet"].map {
                    FieldError(pointer: $0, detail: "is needed by this template")
                }
            )
        ) { try book.message(for: order) }
    }

    @Test(arguments: [
        (MessageTemplate.quoteOneCredit, 2, "must be 1 in this template"),
        (.quoteTwoCredits, 1, "must be from 2 to 1000 in this template"),
        (.confirmation, 0, "must be from 1 to 1000 in this template"),
    ])
    func `refuses credits that are not the template's`(
        template: MessageTemplate,
        credits: Int,
        detail: String
    ) {
        #expect(
            throws: CompositionError.wrongFields([FieldError(pointer: "#/credits", detail: detail)])
        ) { try book.message(for: .sample(template, credits: credits)) }
    }

    @Test(arguments: [
        "javascript:alert(1)", "https://a.example.com/\"onclick=", "https://a.example.com/ b",
        "//a.example.com", "https://a.example.com/\r\nBcc: b",
    ])
    func `refuses an address that is none`(address: String) {
        #expect(throws: CompositionError.self) {
            try book.message(for: .sample(.reminder, answerURL: address))
        }
    }

    @Test func `links to files by their whole addresses`() throws {
        let address = "https://files.example.com/1?signature=" + String(repeating: "a", count: 400)
        let message = try book.message(for: .sample(.adminReview, files: [address]))
        #expect(message.text.contains("- \(address)\n"))
        #expect(message.html.contains(">\(address)</li>"))
    }

    @Test(arguments: [
        "lustre.jpg", "javascript:alert(1)", "https://a.example.com/\"x", "",
        "https://a.example.com/" + String(repeating: "a", count: 2048),
    ])
    func `refuses a file without an address`(address: String) {
        #expect(
            throws: CompositionError.wrongFields([
                FieldError(pointer: "#/files/1", detail: "must be an http or https address")
            ])
        ) {
            let files = ["https://files.example.com/1", address]
            _ = try book.message(for: .sample(.adminReview, files: files))
        }
    }

    @Test func `refuses what it has no words for`() {
        #expect(
            throws: CompositionError.wrongFields([
                FieldError(
                    pointer: "#/missing_info/0",
                    detail: "must be one of visual, object, description"
                )
            ])
        ) {
            try book.message(
                for: .sample(.missingInfo, missingInfo: [MissingInfo(rawValue: "soul"), .object])
            )
        }
    }
}
