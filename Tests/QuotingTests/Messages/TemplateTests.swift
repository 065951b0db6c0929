import Contracts
import FoundationEssentials
import Testing

@testable import Quoting

@Suite("A template that its owner edited")
struct TemplateTests {
    private func book(_ name: String, _ text: String) throws -> MessageBook {
        var files = EmbeddedFiles.book
        files[name] = text
        return try MessageBook(files)
    }

    @Test(arguments: [
        ("Objet: x", 1, "a template begins with Subject:"),
        ("Subject:", 1, "the subject is empty"),
        ("Subject: {objet}\n\n{objets}", 3, "there is no placeholder {objets}"),
        ("Subject: {objet}\n\n{objet", 3, "a brace without its other half"),
        ("Subject: {objet}\n\nobjet}", 3, "a brace without its other half"),
        ("Subject: {objet}\n\n{reason}", 3, "this template has no {reason}"),
        (
            "Subject: {client_name}", 1,
            "{client_name} may be absent: use it inside [if client_name]"
        ),
        ("Subject: {objet}\n\n{client_name}", 3, "{client_name} may be absent"),
        ("Subject: {objet}\n[if credits]\n{client_name}\n[end]", 3, "{client_name} may be absent"),
        ("Subject: {objet}\n[unless credits]\n{credits}\n[end]", 3, "{credits} may be absent"),
        ("Subject: {objet}\n[if objet]", 2, "objet is not optional in this template"),
        ("Subject: {objet}\n[if x]", 2, "a condition is written as"),
        ("Subject: {objet}\n[if credits]\n[if credits]", 3, "a condition cannot stand in another"),
        ("Subject: {objet}\n[if credits]\n", 2, "is not closed by [end]"),
        ("Subject: {objet}\n[end]", 2, "[end] without a condition"),
        ("Subject: {objet}\n[else]", 2, "there is [if name]"),
        ("Subject: {objet}\n[button {objet}] x", 2, "[button] takes one placeholder"),
        ("Subject: {objet}\n[if ticket_url]\n[button {ticket_url}]\n[end]", 3, "has no label"),
        ("Subject: {objet}\n> {objet}", 2, "> takes one placeholder"),
        ("Subject: {objet}\n{warnings}", 2, "{warnings} cannot stand within a line"),
        ("Subject: {objet}\n- {files}", 2, "this template has no {files}"),
        ("", 1, "a template begins with Subject:"),
        ("# nothing but a comment", 1, "begins with Subject:"),
    ])
    func `is refused with the line to mend`(text: String, line: Int, message: String) throws {
        let error = try #require(throws: DataFileError.self) {
            _ = try book("expiry.fr.txt", text)
        }
        #expect(error.file == "expiry.fr.txt")
        #expect(error.line == line)
        #expect(error.message.contains(message))
    }

    @Test func `must say what it is for`() {
        #expect(
            throws: DataFileError(
                file: "reminder.fr.txt",
                line: nil,
                message: "never says {answer_url}"
            )
        ) { try book("reminder.fr.txt", "Subject: {objet}\n\n{expires_at}") }
    }

    @Test func `takes the place of the embedded one`() throws {
        let text = """
            # ours
            Subject: Fin : {objet}

            Une ligne
            et une autre.

            - un
            - deux
            [if credits]
            Il y en avait {credits}.
            [end]
            """
        let message = try book("expiry.fr.txt", text).message(for: .sample(.expiry))
        #expect(message.subject == "Fin : Vase en grès")
        #expect(
            message.text == """
                Une ligne
                et une autre.

                - un
                - deux

                Il y en avait 2 crédits.

                """
        )
        #expect(message.html.contains("Une ligne<br>\net une autre.</p>"))
        #expect(message.html.contains(">deux</li>\n</ul>"))
    }

    @Test(arguments: [
        ("layout.html", "<html>{language}{content}</html>", "lacks {subject}"),
        ("wording.fr.conf", "[signature]\nteam = Nous", "has no section [missing_info]"),
    ])
    func `is refused when the files around it are not whole`(
        name: String,
        text: String,
        message: String
    ) {
        #expect(throws: DataFileError(file: name, line: nil, message: message)) {
            try book(name, text)
        }
    }
}
