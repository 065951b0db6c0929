import FoundationEssentials
import Learning
import Runtime

/// `classification train`: teaches a model and writes its file.
enum TrainCommand {
    /// A label with fewer rows cannot be learned, nor its figures be believed.
    static let leastRows = 10

    static func run(_ words: [String]) throws {
        guard !words.contains("--help"), !words.contains("-h") else { return print(help) }
        let arguments = try LearningArguments(words, values: ["--out", "--task"], flags: [])
        guard !arguments.data.isEmpty else { throw LearningUsageError("give --data FILES") }
        guard let out = arguments.values["--out"] else {
            throw LearningUsageError("give --out MODEL")
        }
        let rows = try RowFile.rows(of: arguments.data)
        let task = try arguments.task(of: rows)
        let model = try model(for: task, of: rows)
        let bytes = model.bytes
        try write(bytes, to: out)
        LearningCommands.tell("\(out): \(model.featureCount) features, \(bytes.count) bytes")
    }

    /// Teaches the model of a task.
    ///
    /// - Throws: ``LearningFailure`` for too little data.
    static func model(for task: LearningTask, of rows: [LearningRow]) throws -> LinearModel {
        let examples = rows.compactMap { task.example($0) }
        for label in task.labels {
            let count = examples.count { $0.label == label }
            guard count >= leastRows else {
                throw LearningFailure(
                    "\(label) has \(count) rows; \(task.name) needs \(leastRows) of each label"
                )
            }
        }
        LearningCommands.tell("\(task.name): learning from \(examples.count) rows")
        return try task.trainer.model(named: task.name, of: examples)
    }

    /// Writes a file at once and as a whole.
    private static func write(_ bytes: [UInt8], to path: String) throws {
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try DurableFolder(folder.isEmpty ? "." : folder)
                .write(bytes, as: url.lastPathComponent)
        } catch {
            throw LearningFailure("\(path) cannot be written: \(error)")
        }
    }

    static let help = """
        classification train --data FILES... --out MODEL [--task NAME]
          Teaches a model from files of JSON lines, one labelled text a line, and writes it.
          The same rows, in any order, give the same bytes.
            --data FILES   the files, as Services/Classification/Training/README.md describes
            --out MODEL    where to write; a file of that name is replaced as a whole
            --task NAME    requests, replies, shop, desk or priority; the rows tell it
          As GUICHET_DATA_DIR/models/<task>.model it takes the built-in model's place at the
          next start. Ends with 1 when there is too little data, 64 for a wrong command line.
        """
}
