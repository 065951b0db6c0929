/// How good decisions are, measured on texts whose labels are known.
public struct Scores: Sendable, Hashable {
    public struct Label: Sendable, Hashable {
        public let label: String

        /// How many texts have the label.
        public let count: Int

        /// Of the texts that were given the label, how many have it.
        public let precision: Double

        /// Of the texts that have the label, how many were given it.
        public let recall: Double

        /// The harmonic mean of precision and recall; 0 when both are.
        public var f1: Double {
            precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
        }
    }

    public let count: Int
    public let accuracy: Double

    /// In ascending order; every label that is expected or was found.
    public let labels: [Label]

    /// Row by row the texts that have a label, column by column what was
    /// found, in the order of ``labels``.
    public let confusion: [[Int]]

    /// The mean distance between confidence and accuracy (expected calibration error).
    ///
    /// Over ten bins of confidence of equal width, from 0 to 0.1 up to 0.9 to
    /// 1, each weighed by how many texts it has.
    public let calibrationError: Double

    /// From ``decisiveConfidence`` on: how many are decided, and how many of those are right.
    public let coverage: Double
    public let decisivePrecision: Double

    /// What a decision must be sure of to count (A2.1).
    public static let decisiveConfidence = 0.7

    /// The mean of the F1 of all labels that are expected.
    public var macroF1: Double {
        let expected = labels.filter { $0.count > 0 }
        return Self.share(expected.reduce(0) { $0 + $1.f1 }, of: expected.count)
    }

    /// Measures outcomes; of none, every figure is 0.
    public init(_ outcomes: [Outcome]) {
        count = outcomes.count
        accuracy = Self.share(of: outcomes)
        let names = Set(outcomes.flatMap { [$0.expected, $0.found] }).sorted()
        let confusion = names.map { expected in
            names.map { found in
                outcomes.count { $0.expected == expected && $0.found == found }
            }
        }
        self.confusion = confusion
        labels = names.indices.map { label in
            let given = confusion.reduce(0) { $0 + $1[label] }
            let having = confusion[label].reduce(0, +)
            let right = Double(confusion[label][label])
            return Label(
                label: names[label],
                count: having,
                precision: Self.share(right, of: given),
                recall: Self.share(right, of: having)
            )
        }
        calibrationError = Self.calibrationError(of: outcomes)
        // The confidence that is shown is a whole percent.
        let decisive = outcomes.filter { $0.confidence >= Self.decisiveConfidence - 0.005 }
        coverage = Self.share(Double(decisive.count), of: outcomes.count)
        decisivePrecision = Self.share(of: decisive)
    }

    private static func calibrationError(of outcomes: [Outcome]) -> Double {
        let bins = Dictionary(grouping: outcomes) { min(max(Int($0.confidence * 10), 0), 9) }
        let distances = bins.sorted { $0.key < $1.key }.map { _, bin in
            abs(bin.reduce(0) { $0 + $1.confidence } - Double(bin.count(where: \.isRight)))
        }
        return share(distances.reduce(0, +), of: outcomes.count)
    }

    private static func share(of outcomes: [Outcome]) -> Double {
        share(Double(outcomes.count(where: \.isRight)), of: outcomes.count)
    }

    private static func share(_ part: Double, of whole: Int) -> Double {
        whole == 0 ? 0 : part / Double(whole)
    }
}
