import FoundationEssentials
import Learning
import Runtime

/// `classification evaluate`: says how good the rules and models are.
enum EvaluateCommand {
    /// Where the rows are, in a copy of the source.
    private static let home = "Services/Classification"

    static func run(_ words: [String]) throws {
        guard !words.contains("--help"), !words.contains("-h") else { return print(help) }
        let arguments = try LearningArguments(
            words,
            values: ["--model", "--task"],
            flags: ["--json"]
        )
        var found: [Measurement] = []
        var telling: [TellingFeatures] = []
        if arguments.data.isEmpty {
            guard arguments.values.isEmpty else {
                throw LearningUsageError("--model and --task need --data")
            }
            for task in LearningTask.all {
                found += try ownMeasurements(of: task)
                telling += try TellingFeatures.all(of: task, builtInWith: ownRows(task, "Training"))
            }
        } else {
            let rows = try RowFile.rows(of: arguments.data)
            let task = try arguments.task(of: rows)
            let own = task.rows(among: rows)
            if let path = arguments.values["--model"] {
                let model = try model(at: path, for: task)
                found = Evaluation(task: task).judged(by: model, own, named: "given")
                telling = TellingFeatures.all(of: model, in: own.compactMap(task.example))
            } else {
                found = try Evaluation(task: task).crossValidated(own, named: "cross-validated")
            }
        }
        if arguments.flags.contains("--json") {
            print(try EvaluationReport(found).json)
        } else {
            print(EvaluationReport(found).text)
            print(TellingFeatures.text(of: telling), terminator: "")
        }
    }

    /// Cross-validation on the training rows, and the built-in model on rows
    /// that were never learned from.
    private static func ownMeasurements(of task: LearningTask) throws -> [Measurement] {
        let evaluation = Evaluation(task: task)
        let training = try ownRows(task, "Training")
        let unseen = try ownRows(task, "Evaluation")
        var found = try evaluation.crossValidated(training, named: "training, cross-validated")
        if !unseen.isEmpty {
            found += evaluation.judged(
                by: try ModelShelf.builtIn(task),
                unseen,
                named: "evaluation, built-in model"
            )
        }
        return found
    }

    private static func ownRows(_ task: LearningTask, _ folder: String) throws -> [LearningRow] {
        let path = "\(home)/\(folder)/\(task.fileName).jsonl"
        guard FileManager.default.fileExists(atPath: path) else {
            throw LearningFailure("\(path) is not here: give --data, or go to the source's folder")
        }
        return task.rows(among: try RowFile.rows(of: [path]))
    }

    private static func model(at path: String, for task: LearningTask) throws -> LinearModel {
        path == "built-in"
            ? try ModelShelf.builtIn(task) : try ModelShelf.model(at: path, for: task)
    }

    static let help = """
        classification evaluate [--data FILES... [--model MODEL] [--task NAME]] [--json]
          Measures the keyword rule, the model and the whole decision on the same rows.
          Without --data: every task, cross-validated on Services/Classification/Training, and
          the built-in models on Services/Classification/Evaluation, in the working folder.
            --data FILES   rows to measure on, as the training data is written
            --model MODEL  the model to measure, or "built-in"; the rows must be new to it.
                           Without it, models are trained on parts of the rows and measured on
                           the others
            --task NAME    requests, replies, shop, desk or priority; the rows tell it
            --json         print JSON
        """
}
