import Runtime
import ServiceKit

/// The settings of Desk, besides those of `ServiceSettings`.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `DESK_PUBLIC_URL` | the service's own address | what links to tickets begin with |
/// | `DESK_KEY_RETENTION` | `90d` | how long a repeated call is recognised by its key |
struct DeskConfiguration: Sendable {
    let service: ServiceSettings

    /// Without a trailing slash.
    let publicURL: String

    /// Seconds, at least a day: a caller may retry for as long.
    let keyRetention: Double

    /// - Throws: `SettingsError` naming the variable that is wrong.
    init(_ environment: Environment) throws {
        service = try ServiceSettings(.desk, environment)
        publicURL = try environment.address("DESK_PUBLIC_URL", default: service.ownAddress)
        keyRetention = try environment.duration("DESK_KEY_RETENTION", default: 90 * 86400)
        guard keyRetention >= 86400 else {
            throw SettingsError("DESK_KEY_RETENTION must be at least 1d")
        }
    }
}
