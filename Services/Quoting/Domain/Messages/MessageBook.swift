import Contracts

/// Every message that Guichet writes about a quote, in every language.
struct MessageBook: Sendable {
    private struct Edition: Hashable {
        let template: MessageTemplate
        let language: ClientLanguageCode
    }

    private var templates: [Edition: (template: Template, needs: TemplateNeeds)] = [:]
    private var wordings: [ClientLanguageCode: Wording] = [:]
    private let layout: HTMLLayout

    /// The longest subject, in Unicode scalars.
    private static let subjectLength = 150

    /// The files that a book consists of, each by its name.
    static let fileNames: [String] =
        ["layout.html"]
        + ClientLanguageCode.known.flatMap { language in
            ["wording.\(language).conf"]
                + MessageTemplate.known.map { "\($0).\(language).txt" }
        }

    /// Reads a book.
    ///
    /// - Parameter files: The text of each of ``fileNames``.
    /// - Throws: ``DataFileError`` with the file and line that is wrong.
    init(_ files: [String: String]) throws(DataFileError) {
        func text(_ name: String) throws(DataFileError) -> String {
            guard let text = files[name] else {
                throw DataFileError(file: name, line: nil, message: "is missing")
            }
            return text
        }
        layout = try HTMLLayout(try text("layout.html"), name: "layout.html")
        for language in ClientLanguageCode.known {
            let name = "wording.\(language).conf"
            wordings[language] = try Wording(try text(name), name: name)
            for template in MessageTemplate.known {
                guard let needs = TemplateNeeds.of(template) else { continue }
                let name = "\(template).\(language).txt"
                let source = try Template(try text(name), name: name, needs: needs)
                templates[Edition(template: template, language: language)] = (source, needs)
            }
        }
    }

    /// Writes a message, in French when its language is not known.
    ///
    /// - Throws: ``CompositionError`` for a template that is not known, and for
    ///   fields that the template needs or that cannot stand in a mail.
    func message(for order: MessageToCompose) throws(CompositionError) -> ComposedMessage {
        let language =
            ClientLanguageCode.known.contains(order.language) ? order.language : .french
        let edition = Edition(template: order.template, language: language)
        guard let (template, needs) = templates[edition], let wording = wordings[language] else {
            throw .unknownTemplate
        }
        let values = try MessageValues(order, needs: needs, wording: wording)
        let plain = TextBody(values: values)
        let subject = ClientText.line(plain.line(template.subject), limit: Self.subjectLength)
        return ComposedMessage(
            subject: subject,
            text: plain.text(of: template.blocks),
            html: layout.page(
                language: language,
                subject: subject,
                content: HTMLBody(values: values).html(of: template.blocks)
            )
        )
    }
}
