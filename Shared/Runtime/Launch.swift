#if canImport(Glibc)
import Glibc
#endif

/// The start of every executable: settings in, services up, one line out
/// when something is wrong.
public enum Launch {
    /// Exit code for settings that cannot be used (`EX_CONFIG` of sysexits.h).
    public static let badSettings: Int32 = 78

    /// Runs a service until it is told to stop.
    ///
    /// `assemble` reads its settings, opens its resources and returns them in
    /// the order in which they start. A ``SettingsError`` ends the process
    /// with code 78, any other error with 1, each with one line on standard
    /// error and no crash report.
    public static func service(
        _ name: String,
        _ assemble: @Sendable (Environment) async throws -> [any Service]
    ) async {
        do {
            if answered(CommandLine.arguments.dropFirst(), for: name) { return }
            let environment = try Environment.load()
            let drain = try environment.duration("GUICHET_DRAIN_LIMIT", default: 20)
            let shutdown = Shutdown(isSupervised: environment["GUICHET_SUPERVISED"] != nil)
            let services = try await assemble(environment)
            let loop = try EventLoop()
            try await loop.run {
                try await withTaskExecutorPreference(loop) {
                    try await serve(services) {
                        await shutdown.requested()
                        DrainLimit.start(seconds: drain) {
                            let limit = "\(Int(drain)) s of being told to"
                            stop(name, "did not stop within \(limit)", code: 1)
                        }
                    }
                }
            }
        } catch let error as SettingsError {
            stop(name, error.description, code: badSettings)
        } catch {
            stop(name, ErrorDetail.text(of: error), code: 1)
        }
    }

    /// Runs services in the loop that is preferred: being concurrent, it goes
    /// there at once, so that they find it where they start.
    @concurrent
    private static func serve(
        _ services: [any Service],
        while body: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await ServiceGroup(services).run(while: body)
    }

    /// Ends the process with one line on standard error.
    public static func stop(_ name: String, _ reason: String, code: Int32) -> Never {
        let line = String(reason.map { $0.isNewline ? " " : $0 })
        StandardError.write("\(name): \(line)\n")
        exit(code)
    }

    private static func answered(_ arguments: ArraySlice<String>, for name: String) -> Bool {
        guard let argument = arguments.first else { return false }
        switch argument {
        case "--help", "-h":
            print(
                """
                \(name): a service of Guichet. It takes no arguments: settings come from the
                environment and from a .env file in the working folder.
                  --help      this text
                  --version   the version
                The settings are listed in the service's README.md and in
                deploy/env/\(name).env.example.
                """
            )
        case "--version":
            print("\(name) \(Version.current)")
        default:
            stop(name, "unknown argument \(argument); --help lists what there is", code: 64)
        }
        return true
    }
}

/// The release that this build is of.
public enum Version {
    public static let current = "0.1.0"
}
