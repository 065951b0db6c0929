import Learning

/// What a model goes by: the features that speak most for one label.
struct TellingFeatures: Sendable {
    let task: String
    let label: String
    let names: [String]

    /// How many features are shown for a label.
    private static let most = 12

    static func all(of model: LinearModel, in examples: [Example]) -> [TellingFeatures] {
        model.tellingFeatures(in: examples, most: most).map { label, features in
            TellingFeatures(task: model.name, label: label, names: features.map(\.name))
        }
    }

    /// Those of a task's built-in model, by their names in rows; none where there is no model.
    static func all(
        of task: LearningTask,
        builtInWith rows: [LearningRow]
    ) throws -> [TellingFeatures] {
        guard task.hasBuiltInModel else { return [] }
        return all(of: try ModelShelf.builtIn(task), in: rows.compactMap(task.example))
    }

    static func text(of all: [TellingFeatures]) -> String {
        guard !all.isEmpty else { return "" }
        let lines = all.map { "  \($0.task), \($0.label): \($0.names.joined(separator: ", "))\n" }
        return "What the models go by\n\(lines.joined())"
    }
}
