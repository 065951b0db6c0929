import FoundationEssentials
import Runtime
import ServiceKit

/// What `guichet up` starts: each service with its environment.
struct HousePlan: Sendable {
    struct Member: Sendable {
        let service: ServiceName
        let executable: String
        let environment: [String: String]
        let url: String

        /// Where it is told to listen.
        var port: Int? { environment["\(service.variable)_PORT"].flatMap { Int($0) } }
    }

    let dataFolder: String
    let members: [Member]

    /// Plans the house on one machine.
    ///
    /// A variable that is set wins over what the offset would make of a
    /// default; a service that is told to live elsewhere is still started
    /// here.
    ///
    /// - Parameters:
    ///   - environment: What the services get, completed.
    ///   - dataFolder: What `--data` says, if anything.
    ///   - portOffset: What is added to every default port.
    ///   - programs: The folder of the executables; this one's own if none.
    /// - Throws: `SettingsError` when an executable is missing, a service's
    ///   common settings cannot be used, or the data folder cannot be made.
    init(
        _ environment: Environment,
        dataFolder: String?,
        portOffset: Int,
        programs: String? = nil
    ) throws {
        let folder = dataFolder ?? HouseCommands.dataFolder(environment)
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw SettingsError("the folder \(folder) cannot be made (--data, GUICHET_DATA_DIR)")
        }
        self.dataFolder = folder
        var variables = environment.all
        variables["GUICHET_DATA_DIR"] = folder
        variables["GUICHET_SUPERVISED"] = "1"
        var urls: [ServiceName: String] = [:]
        for service in ServiceName.all {
            let port = try environment.port(
                "\(service.variable)_PORT",
                default: service.defaultPort + portOffset
            )
            guard port > 0 else {
                throw SettingsError("\(service.variable)_PORT cannot be 0 under guichet up")
            }
            variables["\(service.variable)_PORT"] = String(port)
            let url = try environment.address(
                "\(service.variable)_URL",
                default: try ServiceSettings(service, Environment(variables)).ownAddress
            )
            variables["\(service.variable)_URL"] = url
            urls[service] = url
        }
        let home = try programs ?? Programs.home()
        members = try ServiceName.all.map { service in
            let executable = "\(home)/\(service.executable)"
            guard FileManager.default.isExecutableFile(atPath: executable) else {
                throw SettingsError("\(executable) is missing: build every service first")
            }
            return Member(
                service: service,
                executable: executable,
                environment: variables,
                url: urls[service] ?? ""
            )
        }
    }
}
