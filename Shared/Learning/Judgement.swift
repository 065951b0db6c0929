/// What a model makes of a text.
public struct Judgement: Sendable, Hashable {
    /// A label, and how likely it is the right one.
    public struct Likelihood: Sendable, Hashable {
        public let label: String

        /// From 0 to 1; all of a judgement's sum up to 1.
        public let probability: Double

        public init(label: String, probability: Double) {
            self.label = label
            self.probability = probability
        }
    }

    /// Every label of the model, the likeliest first; equal ones in the
    /// order of the model's labels.
    public let probabilities: [Likelihood]

    /// Makes a judgement of likelihoods in any order; of none, nothing is likely.
    public init(_ likelihoods: [Likelihood]) {
        probabilities = likelihoods.enumerated()
            .sorted { one, other in
                one.element.probability == other.element.probability
                    ? one.offset < other.offset
                    : one.element.probability > other.element.probability
            }
            .map(\.element)
    }

    /// The likeliest label.
    public var best: Likelihood {
        probabilities.first ?? Likelihood(label: "", probability: 0)
    }

    /// How much likelier the best label is than the next one.
    public var gap: Double {
        probabilities.count < 2
            ? best.probability : probabilities[0].probability - probabilities[1].probability
    }

    /// How likely a label is; 0 for one that the model does not know.
    public func probability(of label: String) -> Double {
        probabilities.first { $0.label == label }?.probability ?? 0
    }
}
