#if canImport(Glibc)
internal import Glibc
#endif

/// Trains models: the same examples give the same bytes, in whatever order they come.
public struct LinearTrainer: Sendable {
    public let recipe: FeatureRecipe

    /// The price of a wrong training text against large weights.
    public let cost: Double

    /// The most features that a model keeps, those of the largest weights.
    public let mostFeatures: Int

    /// In how many of the texts a feature must be.
    public let leastTexts: Int

    /// How many parts cross-validation has.
    public let folds: Int

    public init(
        recipe: FeatureRecipe = .standard,
        cost: Double = 10,
        mostFeatures: Int = 12_000,
        leastTexts: Int = 2,
        folds: Int = 5
    ) {
        self.recipe = recipe
        self.cost = cost
        self.mostFeatures = mostFeatures
        self.leastTexts = leastTexts
        self.folds = folds
    }

    /// Trains a model, calibrated on texts that its forerunners had not seen.
    ///
    /// - Parameters:
    ///   - name: The task, kept in the model's file.
    ///   - examples: At least one for each of two labels.
    /// - Returns: The model, ready to judge and to be written.
    /// - Throws: ``TrainingError``.
    public func model(
        named name: String,
        of examples: [Example]
    ) throws(TrainingError) -> LinearModel {
        let set = try TrainingSet(examples, stems: recipe.stems)
        let unseen = try validation(of: set).map(\.values)
        let calibration = Calibration.fitted(to: unseen, set.answers)
        return fit(set, set.texts.indices.map { $0 }, named: name).calibrated(by: calibration)
    }

    /// Trains on some of the texts, without calibration.
    func fit(_ set: TrainingSet, _ chosen: [Int], named name: String) -> LinearModel {
        let whole = vocabulary(of: chosen.map { set.texts[$0] })
        let answers = chosen.map { set.answers[$0] }
        let draft = solved(set, chosen, answers, whole, tolerance: 0.1)
        let table = strongest(of: draft, whole)
        let weights = solved(set, chosen, answers, table, tolerance: 0.01)
        return LinearModel(
            name: name,
            labels: set.labels,
            recipe: recipe,
            table: table,
            weights: WeightTable(rounding: weights, features: table.count),
            calibration: .none
        )
    }

    /// The features of enough texts.
    private func vocabulary(of texts: [ReadText]) -> FeatureTable {
        var counts: [FeatureID: Int] = [:]
        for text in texts {
            var seen: Set<FeatureID> = []
            text.forEachFeature(of: recipe) { seen.insert($0.id) }
            for id in seen { counts[id, default: 0] += 1 }
        }
        let ordered = counts.filter { $0.value >= leastTexts }.sorted { $0.key < $1.key }
        return FeatureTable(
            ordered.map(\.key),
            rarities: ordered.map { recipe.rarity ? Self.rarity($0.value, of: texts.count) : 16 }
        )
    }

    /// The inverse document frequency of a feature in steps of the table's.
    private static func rarity(_ count: Int, of texts: Int) -> UInt8 {
        let frequency = 1 + log(Double(1 + texts) / Double(1 + count))
        return UInt8(clamping: Int((Float(frequency) / FeatureTable.rarityStep).rounded()))
    }

    private func solved(
        _ set: TrainingSet,
        _ chosen: [Int],
        _ answers: [Int],
        _ table: FeatureTable,
        tolerance: Double
    ) -> [LinearSolver.Weights] {
        let vectors = chosen.map { SparseVector(set.texts[$0], recipe, table) }
        let solver = LinearSolver(cost: cost, tolerance: tolerance)
        // Of two labels, the first one's weights tell both.
        let sets = set.labels.count == 2 ? 1 : set.labels.count
        return (0..<sets).map { label in
            solver.weights(of: vectors, answers.map { $0 == label }, features: table.count)
        }
    }

    private func strongest(
        of weights: [LinearSolver.Weights],
        _ table: FeatureTable
    ) -> FeatureTable {
        guard table.count > mostFeatures else { return table }
        let strengths = table.ids.indices.map { feature in
            weights.map { abs($0.features[feature]) }.max() ?? 0
        }
        let kept = table.ids.indices
            .sorted { strengths[$0] == strengths[$1] ? $0 < $1 : strengths[$0] > strengths[$1] }
            .prefix(mostFeatures)
            .sorted()
        return FeatureTable(kept.map { table.ids[$0] }, rarities: kept.map { table.rarities[$0] })
    }
}
