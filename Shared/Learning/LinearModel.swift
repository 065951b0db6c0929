/// A trained model: text in, calibrated probabilities of its labels out.
///
/// Its bytes are the same for the same training data. Judging takes time
/// linear in the text and looks at no more than the opening of a long one;
/// a model can be used from everywhere at once.
public struct LinearModel: Sendable, Hashable {
    /// The task it was trained for, such as "requests".
    public let name: String

    /// What it tells apart, in their order in the file.
    public let labels: [String]

    let recipe: FeatureRecipe
    let table: FeatureTable
    let weights: WeightTable
    let calibration: Calibration

    /// How many features it knows.
    public var featureCount: Int { table.count }

    /// Says how likely each label is.
    public func judge(_ text: LearnedText) -> Judgement {
        judgement(of: values(of: text))
    }

    /// The decision values of a text, one for each label.
    func values(of text: LearnedText) -> [Double] {
        values(of: ReadText(text, stems: recipe.stems))
    }

    func values(of text: ReadText) -> [Double] {
        let sums = weights.sums(over: SparseVector(text, recipe, table))
        // Of two labels one set of weights tells; zero stands for the other one.
        return labels.count == 2 ? [sums[0], 0] : sums
    }

    func judgement(of values: [Double]) -> Judgement {
        Judgement(
            zip(labels, calibration.probabilities(of: values)).map {
                Judgement.Likelihood(label: $0, probability: $1)
            }
        )
    }

    func calibrated(by calibration: Calibration) -> LinearModel {
        LinearModel(
            name: name,
            labels: labels,
            recipe: recipe,
            table: table,
            weights: weights,
            calibration: calibration
        )
    }
}
