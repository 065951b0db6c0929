import FoundationEssentials
import Runtime

/// A command line that cannot be followed.
struct LearningUsageError: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// What the executable does besides serving: `classification train`, `classification evaluate`.
enum LearningCommands {
    /// Does what the arguments ask for; false when they ask for the service.
    ///
    /// Ends the process with 64 for a command line that cannot be followed,
    /// 78 for a model that cannot be used, and 1 for whatever else fails.
    static func answer(_ arguments: [String]) -> Bool {
        let run: ([String]) throws -> Void
        switch arguments.first {
        case "train": run = TrainCommand.run
        case "evaluate": run = EvaluateCommand.run
        case "--help", "-h": run = { _ in print(help) }
        default: return false
        }
        do {
            try run(Array(arguments.dropFirst()))
        } catch let error as LearningUsageError {
            Launch.stop("classification", "\(error); --help says more", code: 64)
        } catch let error as SettingsError {
            Launch.stop("classification", error.description, code: Launch.badSettings)
        } catch {
            Launch.stop("classification", ErrorDetail.text(of: error), code: 1)
        }
        return true
    }

    /// Says what goes on, where it does not mix with results.
    static func tell(_ progress: String) {
        StandardError.write("classification: \(progress)\n")
    }

    static let help = """
        classification: a service of Guichet. Without arguments it serves: settings come from
        the environment and from a .env file in the working folder. They are listed in the
        service's README.md and in deploy/env/classification.env.example.
          train       teaches a model from labelled texts; train --help says more
          evaluate    measures models and rules; evaluate --help says more
          --help      this text
          --version   the version
        """
}
