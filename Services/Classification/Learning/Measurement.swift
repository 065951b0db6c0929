import Learning

/// How well one way to decide did on some rows.
struct Measurement: Sendable {
    let task: String

    /// Who decided: "keyword rule", "model", "whole decision".
    let decider: String

    /// On which rows: "training, cross-validated", "evaluation".
    let rows: String
    let scores: Scores

    /// The same by the rows' language, in ascending order.
    let languages: [(language: String, scores: Scores)]

    init(
        _ task: LearningTask,
        _ decider: String,
        on name: String,
        _ rows: [LearningRow],
        _ decide: (LearningRow, Int) -> LearningTask.Decision
    ) {
        let outcomes = rows.enumerated().map { index, row in
            let decision = decide(row, index)
            return Outcome(
                expected: task.label(row) ?? "",
                found: decision.label,
                confidence: decision.confidence
            )
        }
        self.task = task.name
        self.decider = decider
        self.rows = name
        scores = Scores(outcomes)
        let byLanguage = Dictionary(grouping: zip(rows, outcomes)) { $0.0.lang ?? "?" }
        languages = byLanguage.sorted { $0.key < $1.key }.map { language, pairs in
            (language, Scores(pairs.map(\.1)))
        }
    }
}
