extension LinearTrainer {
    /// What a model made of an example that it had not seen.
    struct Unseen: Sendable {
        let values: [Double]

        /// The part in which the example was held out.
        let fold: Int
    }

    /// Judges every example by a model that learned from the other parts only.
    ///
    /// Near copies are in one part (see ``NearCopies``). A part's temperature
    /// is fitted on the decision values of the other parts.
    ///
    /// - Returns: The judgements, in the order of the examples.
    /// - Throws: ``TrainingError``.
    public func judgementsOfUnseen(
        _ examples: [Example]
    ) throws(TrainingError) -> [Judgement] {
        let set = try TrainingSet(examples, stems: recipe.stems)
        let unseen = try validation(of: set)
        let calibrations = (0..<folds).map { fold in
            let others = unseen.indices.filter { unseen[$0].fold != fold }
            return Calibration.fitted(
                to: others.map { unseen[$0].values },
                others.map { set.answers[$0] }
            )
        }
        var judgements: [Example: Judgement] = [:]
        for (example, found) in zip(set.examples, unseen) {
            let probabilities = calibrations[found.fold].probabilities(of: found.values)
            judgements[example] = Judgement(
                zip(set.labels, probabilities).map { .init(label: $0, probability: $1) }
            )
        }
        return examples.map { judgements[$0] ?? Judgement([]) }
    }

    /// The decision values of every text of a set, each by a model that
    /// learned from the other parts.
    func validation(of set: TrainingSet) throws(TrainingError) -> [Unseen] {
        let folds = try Folds(set, count: folds)
        var unseen = [Unseen](repeating: Unseen(values: [], fold: 0), count: set.texts.count)
        for fold in 0..<folds.count {
            let seen = set.texts.indices.filter { folds[$0] != fold }
            let model = fit(set, seen, named: "")
            for index in set.texts.indices where folds[index] == fold {
                unseen[index] = Unseen(values: model.values(of: set.texts[index]), fold: fold)
            }
        }
        return unseen
    }
}
