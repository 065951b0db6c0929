import Cryptography
import FoundationEssentials
public import HTTP
public import Runtime

/// The settings that every service has.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `<SERVICE>_HOST` | `127.0.0.1` | the address to listen on |
/// | `<SERVICE>_PORT` | the service's own | the port to listen on |
/// | `GUICHET_DATA_DIR` | `./data` | the folder that holds all data |
/// | `GUICHET_SERVICE_TOKEN` | none | what services show each other |
/// | `GUICHET_DRAIN_LIMIT` | `20s` | how long a stop may take |
/// | `LOG_LEVEL` | `info` | debug, info, warning or error |
public struct ServiceSettings: Sendable {
    public let service: ServiceName
    public let host: String
    public let port: Int
    public let dataFolder: String
    public let token: Secret?

    /// - Throws: `SettingsError`; also when the service would listen beyond
    ///   loopback without a token.
    public init(_ service: ServiceName, _ environment: Environment) throws {
        self.service = service
        host = environment.string("\(service.variable)_HOST", default: "127.0.0.1")
        port = try environment.port("\(service.variable)_PORT", default: service.defaultPort)
        dataFolder = environment.string("GUICHET_DATA_DIR", default: "./data")
        token = environment.secret("GUICHET_SERVICE_TOKEN")
        if !isLoopback, token == nil {
            throw SettingsError(
                "\(service.variable)_HOST is \(host): a service that listens beyond loopback "
                    + "needs GUICHET_SERVICE_TOKEN"
            )
        }
    }

    /// Whether only this machine can reach the service.
    public var isLoopback: Bool { Loopback.contains(host) }

    /// The address by which others on this machine reach the service.
    public var ownAddress: String {
        let reachable = host == "0.0.0.0" ? "127.0.0.1" : host == "::" ? "::1" : host
        return "http://\(reachable.contains(":") ? "[\(reachable)]" : reachable):\(port)"
    }

    /// The path of a file or folder of this service's own, its folder made.
    ///
    /// - Throws: `SettingsError` when the data folder cannot be written.
    public func path(_ name: String) throws -> String {
        let folder = "\(dataFolder)/\(service.executable)"
        try Self.makeFolder(folder)
        return "\(folder)/\(name)"
    }

    /// The path of a folder of this service's own, made.
    ///
    /// - Throws: `SettingsError` when the data folder cannot be written.
    public func folder(_ name: String) throws -> String {
        let folder = try path(name)
        try Self.makeFolder(folder)
        return folder
    }

    /// The path of a folder of this service's own, made, without what a crash
    /// may have left in it.
    ///
    /// - Throws: `SettingsError` when the data folder cannot be written.
    public func emptyFolder(_ name: String) throws -> String {
        let folder = try folder(name)
        do {
            for left in try FileManager.default.contentsOfDirectory(atPath: folder) {
                try FileManager.default.removeItem(atPath: "\(folder)/\(left)")
            }
        } catch {
            throw SettingsError("the folder \(folder) cannot be emptied (GUICHET_DATA_DIR)")
        }
        return folder
    }

    /// The path of a folder that people know by name, directly in the data
    /// folder, made.
    ///
    /// - Throws: `SettingsError` when the data folder cannot be written.
    public func publicFolder(_ name: String) throws -> String {
        let folder = "\(dataFolder)/\(name)"
        try Self.makeFolder(folder)
        return folder
    }

    /// Whether a caller shows the service token, where one is set.
    public func isAuthorized(_ head: RequestHead) -> Bool {
        guard let token else { return true }
        guard let shown = head.headers["authorization"],
            shown.prefix(7).lowercased() == "bearer "
        else { return false }
        return ConstantTime.equal(String(shown.dropFirst(7)), token.reveal())
    }

    private static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw SettingsError("the folder \(path) cannot be made (GUICHET_DATA_DIR)")
        }
    }
}
