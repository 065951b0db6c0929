import Curl
import FoundationEssentials
import Runtime

extension SMTPSettings {
    /// The mail server that the environment names; nothing when it names none.
    ///
    /// - Parameters:
    ///   - environment: `SMTP_HOST` and its companions.
    ///   - greeting: The name by which the client greets.
    /// - Throws: `SettingsError` that names the variable.
    init?(_ environment: Environment, greeting: String) throws {
        guard let host = environment["SMTP_HOST"] else { return nil }
        guard host.utf8.count <= 255, host.utf8.allSatisfy(Self.isHostByte) else {
            throw SettingsError("SMTP_HOST must be a host's name or address alone")
        }
        let port = try environment.integer("SMTP_PORT", default: 587, in: 1...65535)
        let usual = port == 465 ? Security.tls : .starttls
        let word = environment.string("SMTP_SECURITY", default: usual.rawValue)
        guard let security = Security(rawValue: word) else {
            throw SettingsError("SMTP_SECURITY must be starttls, tls or none")
        }
        self.init(
            host: host,
            port: port,
            security: security,
            user: environment["SMTP_USER"],
            password: environment.secret("SMTP_PASSWORD"),
            greeting: greeting,
            authorities: environment["SMTP_CA_FILE"]
        )
        guard (user == nil) == (password == nil) else {
            throw SettingsError("SMTP_USER and SMTP_PASSWORD must be set together")
        }
        if let authorities, !FileManager.default.isReadableFile(atPath: authorities) {
            throw SettingsError("SMTP_CA_FILE cannot be read")
        }
    }

    /// Whether only this machine hears what is said in clear.
    var isPrivate: Bool {
        security != .none || Loopback.contains(host)
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetterOrDigit || ".-:_".utf8.contains(byte)
    }
}
