import FoundationEssentials
import Runtime
import TestSupport

@testable import Curl

extension SMTPSettings {
    /// A stand-in, in clear.
    static func standIn(_ server: SMTPStandIn) -> SMTPSettings {
        SMTPSettings(
            host: "127.0.0.1",
            port: server.port,
            security: .none,
            user: "support@example.com",
            password: Secret("guichet-test"),
            greeting: "example.com"
        )
    }

    /// The real server of `scripts/servers/smtp`.
    static func real(_ server: ServerProcess, _ security: Security = .starttls) -> SMTPSettings {
        SMTPSettings(
            host: "localhost",
            port: server.port,
            security: security,
            user: "support@example.com",
            password: Secret("guichet-test"),
            greeting: "example.com",
            authorities: "\(server.folder.path)/tls/ca.pem"
        )
    }
}

extension SMTPMail {
    static func sample(
        to recipient: String = "client@example.com",
        _ content: String = "Subject: x\r\n\r\n.\r\n..two\r\n.three\r\nend\r\n"
    ) throws -> SMTPMail {
        try SMTPMail(
            sender: "support@example.com",
            recipient: recipient,
            content: Data(content.utf8)
        )
    }
}
