import Contracts
import Database
import FoundationEssentials
import Observability
import Runtime
import SQLite
import ServiceKit
import TestSupport
import Testing

@testable import Notifications

let quiet = Log(service: "notifications", write: { _ in })

/// Notifications as its executable assembles it, over a data folder of its own.
struct NotificationsFixture {
    let data: TestFolder
    let settings: [String: String]

    init(_ settings: [String: String] = [:]) throws {
        data = try TestFolder()
        self.settings = settings
    }

    var mailFolder: String { "\(data.path)/mail" }

    /// Starts the service, runs `body`, and stops it.
    func run(_ body: @escaping @Sendable (RunningService) async throws -> Void) async throws {
        let environment = Environment(
            settings.merging(["GUICHET_DATA_DIR": data.path, "NOTIFICATIONS_PORT": "0"]) { $1 }
        )
        let services = try await NotificationsAssembly(
            service: try ServiceSettings(.notifications, environment),
            settings: try NotificationsConfiguration(environment),
            log: quiet
        ).services()
        try await RunningService.run(services, body)
    }

    /// Everything in the mail folder, drafts included.
    func mailFiles() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: mailFolder).sorted()
    }

    /// Sets up the service to send through a stand-in.
    init(_ server: SMTPStandIn, _ settings: [String: String] = [:]) throws {
        let own = [
            "SMTP_HOST": "127.0.0.1", "SMTP_PORT": "\(server.port)", "SMTP_SECURITY": "none",
            "SMTP_USER": "support@example.com", "SMTP_PASSWORD": "guichet-test",
            "ADMIN_EMAIL": "boss@example.com",
        ]
        try self.init(own.merging(settings) { $1 })
    }

    func mail(_ receipt: MailReceipt) throws -> StoredMail {
        let name = receipt.messageID.prefix { $0 != "@" }
        return StoredMail(try Data(contentsOf: URL(filePath: "\(mailFolder)/\(name).eml")))
    }

    func rows(_ table: String) async throws -> Int {
        let path = "\(data.path)/notifications/notifications.sqlite"
        let database = try SQLiteDatabase(path: path)
        let count: Int = try await database.read { connection in
            try connection.first("SELECT COUNT(*) AS count FROM \(raw: table)")?["count"] ?? 0
        }
        await database.close()
        return count
    }
}

/// An `.eml` file as far as tests look at it.
struct StoredMail {
    let source: String
    let headers: [String: String]

    init(_ data: Data) {
        source = String(decoding: data, as: UTF8.self)
        let head = source.split(separator: "\r\n\r\n", maxSplits: 1).first ?? ""
        var headers: [String: String] = [:]
        for line in head.replacing("\r\n ", with: " ").replacing("\r\n\t", with: " ").split(
            separator: "\r\n"
        ) {
            let halves = line.split(separator: ": ", maxSplits: 1)
            headers[String(halves[0])] = halves.count > 1 ? String(halves[1]) : ""
        }
        self.headers = headers
    }
}

extension MailToSend {
    static func sample(
        to: String? = "anna@example.com",
        toName: String? = "Anna",
        subject: String = "Votre devis",
        text: String = "Bonjour Anna,\n\nvoici votre devis.\n",
        html: String? = "<p>Bonjour Anna</p>",
        ticketID: Ticket.ID? = Ticket.ID("TKTA1B2C3")
    ) -> MailToSend {
        MailToSend(
            to: to,
            toName: toName,
            subject: subject,
            text: text,
            html: html,
            ticketID: ticketID
        )
    }
}

extension AdminNotice {
    static func sample(
        _ kind: AdminNoticeKind = .request,
        ticketURL: String? = "https://desk.example.com/tickets/TKTA1B2C3",
        objet: String? = "Chaise en bois",
        raison: String = "mots de modélisation : chaise",
        detail: String? = nil
    ) -> AdminNotice {
        AdminNotice(
            kind: kind,
            requestID: CustomerRequest.ID("req-1"),
            ticketID: Ticket.ID("TKTA1B2C3"),
            ticketURL: ticketURL,
            userEmail: "anna@example.com",
            objet: objet,
            classification: RequestClassification(
                typeDetecte: .modelisation,
                confiance: 92,
                raison: raison,
                method: .rules,
                coherent: false,
                typeFinal: .modelisation,
                reclassifie: true
            ),
            validationStatus: .pendingCredits,
            creditsEstimes: 2,
            detail: detail
        )
    }
}
