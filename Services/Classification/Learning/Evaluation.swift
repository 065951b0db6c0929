import Learning

/// Measures a task's rule, model and whole decision, the same rows for each.
struct Evaluation {
    let task: LearningTask

    /// With judgements by models that had not seen the rows.
    func crossValidated(_ rows: [LearningRow], named name: String) throws -> [Measurement] {
        LearningCommands.tell("\(task.name): cross-validation on \(rows.count) rows")
        let judgements = try task.trainer.judgementsOfUnseen(rows.compactMap(task.example))
        return measurements(rows, named: name, judgements)
    }

    /// With the judgements of a model.
    func judged(
        by model: LinearModel,
        _ rows: [LearningRow],
        named name: String
    ) -> [Measurement] {
        measurements(rows, named: name, rows.compactMap(task.text).map { model.judge($0) })
    }

    private func measurements(
        _ rows: [LearningRow],
        named name: String,
        _ judgements: [Judgement]
    ) -> [Measurement] {
        [
            Measurement(task, "keyword rule", on: name, rows) { row, _ in task.baseline(row) },
            Measurement(task, "model", on: name, rows) { _, index in .init(judgements[index]) },
            Measurement(task, "whole decision", on: name, rows) { row, index in
                task.decision(row, judgements[index])
            },
        ]
    }
}
