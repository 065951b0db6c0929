import Learning

/// A question that a model learns to answer, and all that is needed to teach and measure it.
struct LearningTask: Sendable {
    /// An answer to the question, and how sure it is, from 0 to 1.
    struct Decision: Sendable, Hashable {
        let label: String
        let confidence: Double
    }

    /// Its name, also of its model's file: `requests`.
    let name: String

    /// Every answer that a row may have.
    let labels: [String]

    /// How its model is trained.
    var trainer = LinearTrainer()

    /// What the model sees of a row; nothing when the row is of another task.
    let text: @Sendable (LearningRow) -> LearnedText?

    /// The answer that a row has.
    var label: @Sendable (LearningRow) -> String? = { $0.label }

    /// The plain keyword rule that everything is compared with.
    let baseline: @Sendable (LearningRow) -> Decision

    /// What the product decides, with the judgement that a model makes.
    var decision: @Sendable (LearningRow, Judgement) -> Decision = { _, judgement in
        Decision(judgement)
    }
}

extension LearningTask.Decision {
    init(_ judgement: Judgement) {
        self.init(label: judgement.best.label, confidence: judgement.best.probability)
    }
}

extension LearningTask {
    static let all: [LearningTask] = [.requests, .replies, .shop, .desk, .priority]

    /// The file of its rows, without the ending.
    var fileName: String { name == LearningTask.priority.name ? LearningTask.desk.name : name }

    /// Whether the program holds a model for it.
    var hasBuiltInModel: Bool { name != LearningTask.priority.name }

    /// The row as an example; nothing when it is of another task.
    func example(_ row: LearningRow) -> Example? {
        guard let label = label(row), labels.contains(label), let text = text(row) else {
            return nil
        }
        return Example(text, label: label)
    }

    /// The rows of this task.
    func rows(among rows: [LearningRow]) -> [LearningRow] {
        rows.filter { example($0) != nil }
    }
}
