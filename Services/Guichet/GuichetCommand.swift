import Runtime

/// `guichet`: starts the services, stops them, and asks them.
@main
enum GuichetCommand {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            try await Commands.run(arguments)
        } catch let error as UsageError {
            Launch.stop("guichet", "\(error); --help lists what there is", code: 64)
        } catch let error as SettingsError {
            Launch.stop("guichet", error.description, code: Launch.badSettings)
        } catch {
            Launch.stop("guichet", ErrorDetail.text(of: error), code: 1)
        }
    }
}
