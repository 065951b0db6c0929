/// The options of a learning command: `--data` takes every word up to the next option.
struct LearningArguments: Equatable {
    private(set) var data: [String] = []
    private(set) var values: [String: String] = [:]
    private(set) var flags: Set<String> = []

    /// Sorts a command line.
    ///
    /// - Throws: ``LearningUsageError`` naming the option that is unknown,
    ///   lacks its value or is given twice, or the word that belongs nowhere.
    init(
        _ arguments: [String],
        values allowed: Set<String>,
        flags known: Set<String>
    ) throws(LearningUsageError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                throw LearningUsageError("\(argument) is one word too many")
            }
            guard values[argument] == nil, !flags.contains(argument) else {
                throw LearningUsageError("\(argument) is given twice")
            }
            if argument == "--data" {
                let files = rest.prefix { !$0.hasPrefix("--") }
                guard !files.isEmpty else { throw LearningUsageError("--data needs files") }
                data += files
                rest = rest.dropFirst(files.count)
            } else if allowed.contains(argument) {
                guard let value = rest.popFirst(), !value.hasPrefix("--") else {
                    throw LearningUsageError("\(argument) needs a value")
                }
                values[argument] = value
            } else if known.contains(argument) {
                flags.insert(argument)
            } else {
                throw LearningUsageError("unknown option \(argument)")
            }
        }
    }

    /// The task that `--task` names, or that the rows tell.
    ///
    /// - Throws: ``LearningUsageError`` for a task that does not exist, or
    ///   ``LearningFailure`` for rows that are of none or of several.
    func task(of rows: [LearningRow]) throws -> LearningTask {
        if let name = values["--task"] {
            guard let task = LearningTask.all.first(where: { $0.name == name }) else {
                let names = LearningTask.all.map(\.name).joined(separator: ", ")
                throw LearningUsageError("there is no task \(name); there are \(names)")
            }
            try Self.check(rows, are: task)
            return task
        }
        let fitting = LearningTask.all.filter { task in
            !rows.isEmpty && rows.allSatisfy { task.example($0) != nil }
        }
        guard let task = fitting.first else {
            throw LearningFailure(
                "the rows are not all of one task; with --task the first that is not is named"
            )
        }
        return task
    }

    /// A row with a mistyped label would otherwise be left out without a word.
    private static func check(_ rows: [LearningRow], are task: LearningTask) throws {
        for (index, row) in rows.enumerated() {
            // A ticket may be labelled with a category and no urgency.
            guard let label = task.label(row), task.example(row) == nil else { continue }
            throw LearningFailure(
                "row \(index + 1) of the files is none of \(task.name): "
                    + (task.labels.contains(label)
                        ? "it lacks a member"
                        : "its label is not one of "
                            + task.labels.joined(separator: ", "))
            )
        }
        guard rows.contains(where: { task.example($0) != nil }) else {
            throw LearningFailure("there is no row of \(task.name)")
        }
    }
}
