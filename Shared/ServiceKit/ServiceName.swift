/// The services of the house: what each is called, on the command line, in
/// variables and on the network.
public struct ServiceName: Hashable, Sendable, CustomStringConvertible {
    /// The name of its executable: `crm-sync`.
    public let executable: String

    /// The port that it listens on unless told otherwise.
    public let defaultPort: Int

    /// What its own variables begin with: `CRM_SYNC`.
    public var variable: String {
        executable.uppercased().replacing("-", with: "_")
    }

    public var description: String { executable }

    public static let ingest = ServiceName(executable: "ingest", defaultPort: 5000)
    public static let classification = ServiceName(executable: "classification", defaultPort: 5001)
    public static let quoting = ServiceName(executable: "quoting", defaultPort: 5002)
    public static let crmSync = ServiceName(executable: "crm-sync", defaultPort: 5003)
    public static let notifications = ServiceName(executable: "notifications", defaultPort: 5004)
    public static let files = ServiceName(executable: "files", defaultPort: 5005)
    public static let desk = ServiceName(executable: "desk", defaultPort: 8080)

    /// All of them, in the order in which they are best started.
    public static let all = [
        desk, crmSync, files, notifications, quoting, classification, ingest,
    ]
}
