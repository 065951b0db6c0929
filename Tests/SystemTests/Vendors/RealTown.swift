import Curl
import Foundation
import HTTP
import Runtime
import S3
import TestSupport

/// Real servers for mail and files, stand-ins for HubSpot and ClickUp.
final class RealTown: Sendable {
    private static let password = "guichet-test"
    private static let bucket = "figurative-support"

    let hubspot: HubSpotStandIn
    let clickup: ClickUpStandIn
    private let smtp: ServerProcess
    private let imap: ServerProcess
    private let s3: S3Server

    init() throws {
        hubspot = try HubSpotStandIn()
        clickup = try ClickUpStandIn()
        smtp = try ServerProcess("smtp")
        imap = try ServerProcess(
            "imap",
            environment: ["IMAP_SECURITY": "tls", "MAIL_ROOT": "\(smtp.folder.path)/mail"]
        )
        s3 = try S3Server()
    }

    /// What the house is told to work with them.
    var settings: [String: String] {
        [
            "HUBSPOT_API_KEY": "pat-eu1-test", "HUBSPOT_HUB_ID": "147476643",
            "HUBSPOT_BASE_URL": hubspot.url,
            "SMTP_HOST": "localhost", "SMTP_PORT": "\(smtp.port)", "SMTP_SECURITY": "starttls",
            "SMTP_USER": "support@example.com", "SMTP_PASSWORD": Self.password,
            "SMTP_CA_FILE": "\(smtp.folder.path)/tls/ca.pem",
            "MAIL_FROM": "support@example.com", "ADMIN_EMAIL": "support@example.com",
            "IMAP_HOST": "localhost", "IMAP_PORT": "\(imap.port)", "IMAP_SECURITY": "tls",
            "IMAP_USER": "support@example.com", "IMAP_PASSWORD": Self.password,
            "IMAP_CA_FILE": "\(imap.folder.path)/tls/ca.pem", "IMAP_POLL_INTERVAL": "1s",
            "R2_ACCESS_KEY_ID": S3Server.accessKeyID, "R2_SECRET_ACCESS_KEY": S3Server.secret,
            "R2_BUCKET_NAME": Self.bucket, "R2_ENDPOINT_URL": s3.endpoint,
            "VALIDATION_POLL_INTERVAL": "1s",
        ].merging(clickup.settings) { $1 }
    }

    func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        let http = HTTPClient()
        try await ServiceGroup([http, hubspot, clickup, smtp, imap, s3]).run {
            let bucket = S3Bucket(
                endpoint: self.s3.endpoint,
                name: Self.bucket,
                region: "auto",
                accessKeyID: S3Server.accessKeyID,
                secret: Secret(S3Server.secret)
            )
            try await S3Client(bucket, http: http).createBucket()
            try await body()
        }
    }

    /// The mails that the client got, oldest first.
    func mailsToClient() throws -> [String] {
        let folder = "\(smtp.folder.path)/mail/client/new"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return try names.map { (arrival: try Self.arrival(of: $0), name: $0) }
            .sorted { $0.arrival < $1.arrival }
            .map { try String(contentsOfFile: "\(folder)/\($0.name)", encoding: .utf8) }
    }

    /// When the mail server took in the mail of a file named
    /// `SECOND.VdeviceIinodeMmicrosecond.host`, in microseconds since 1970.
    ///
    /// The names themselves lie within one second in the order of their inodes.
    private static func arrival(of name: String) throws -> Int {
        guard let parts = name.wholeMatch(of: /(\d+)\.V[0-9a-f]+I[0-9a-f]+M(\d+)\..*/),
            let second = Int(parts.1), let microsecond = Int(parts.2)
        else { throw UnknownName(name: name) }
        return second * 1_000_000 + microsecond
    }

    /// The client writes to the business, as a mail program does.
    func clientWrites(_ text: String, answering quote: String) async throws {
        let id = try Self.header("Message-ID", of: quote)
        let body = """
            \(text)

            > Votre demande est complète. Répondez « Je valide » pour commencer.
            """
        let lines = [
            "From: Camille Exemple <client@example.com>", "To: support@example.com",
            "Subject: Re: votre devis", "Date: \(Date().formatted(Self.date))",
            "Message-ID: <\(UUID().uuidString)@example.com>", "In-Reply-To: \(id)",
            "References: \(id)", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
            Data(body.utf8).base64EncodedString(options: [.lineLength76Characters]), "",
        ]
        let content = lines.joined(separator: "\r\n")
        let mail = try SMTPMail(
            sender: "client@example.com",
            recipient: "support@example.com",
            content: Data(content.utf8)
        )
        let client = SMTPClient(
            SMTPSettings(
                host: "localhost",
                port: smtp.port,
                security: .starttls,
                user: "client@example.com",
                password: Secret(Self.password),
                greeting: "client.example.com",
                authorities: "\(smtp.folder.path)/tls/ca.pem"
            )
        )
        let outcome = await client.send(mail)
        guard case .accepted = outcome else { throw NotAccepted(outcome: "\(outcome)") }
    }

    /// A header's value, unfolded.
    static func header(_ name: String, of mail: String) throws -> String {
        let unfolded = mail.replacing("\n ", with: " ").replacing("\n\t", with: " ")
        guard
            let line = unfolded.split(separator: "\n").first(where: {
                $0.lowercased().hasPrefix("\(name.lowercased()):")
            })
        else { throw NoHeader(name: name) }
        return line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
    }

    private static let date = Date.VerbatimFormatStyle(
        format: """
            \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
            \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
            \(second: .twoDigits) +0000
            """,
        locale: Locale(identifier: "en_US_POSIX"),
        timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian)
    )

    struct UnknownName: Error { let name: String }
    struct NoHeader: Error { let name: String }
    struct NotAccepted: Error { let outcome: String }
}
