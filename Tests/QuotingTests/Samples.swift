import Contracts
import FoundationEssentials

@testable import Quoting

extension RequestToAnalyse {
    /// A complete request for a simple object, unless a part is said otherwise.
    static func sample(
        _ objet: String = "Vase en grès",
        _ description: String = "Vase blanc en grès, hauteur 25 cm, diamètre 12 cm.",
        files: [String] = ["face.jpg", "profil.jpg"]
    ) -> RequestToAnalyse {
        RequestToAnalyse(
            objet: objet,
            description: description,
            fichiers: files.map { FileName(name: $0) }
        )
    }
}

extension MessageToCompose {
    /// A message with every field that any template takes.
    static func sample(
        _ template: MessageTemplate,
        in language: ClientLanguageCode = .french,
        objet: String = "Vase en grès",
        clientName: String? = "Alice Martin",
        description: String? = "Vase blanc, 25 cm.",
        credits: Int? = nil,
        missingInfo: [MissingInfo]? = [.visual, .description],
        warnings: [AnalysisWarning]? = [.noDimensions],
        reason: String? = "Objet très complexe : lustre.",
        answerURL: String? = "https://guichet.example.com/a/1?k=2&s=3",
        expiresAt: Date? = Date(timeIntervalSince1970: 1_754_006_400),
        files: [String]? = ["https://files.example.com/lustre.jpg"]
    ) -> MessageToCompose {
        MessageToCompose(
            template: template,
            language: language,
            ticketID: Ticket.ID("TKT1"),
            objet: objet,
            clientEmail: "alice@example.com",
            clientName: clientName,
            description: description,
            credits: credits ?? (template == .quoteOneCredit ? 1 : 2),
            missingInfo: missingInfo,
            warnings: warnings,
            reason: reason,
            answerURL: answerURL,
            ticketURL: "https://guichet.example.com/tickets/TKT1",
            expiresAt: expiresAt,
            files: files
        )
    }
}

/// The embedded files, read once for all tests.
enum Embedded {
    static let grid = Result { try OwnerFiles.grid(at: nil) }
    static let book = Result { try OwnerFiles.book(in: nil) }
}
