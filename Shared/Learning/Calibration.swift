#if canImport(Glibc)
internal import Glibc
#endif

/// Turns a model's decision values into honest probabilities.
///
/// One temperature for all labels, fitted on values of texts that the model
/// had not seen: of the judgements that say 80 %, 8 in 10 are to be right.
struct Calibration: Sendable, Hashable {
    /// What the decision values are multiplied by.
    let sharpness: Double

    static let none = Calibration(sharpness: 1)

    /// What a sharpness may be: beyond, a model is broken or knows nothing.
    static let range = 0.05...20.0

    /// Probabilities that sum up to 1, in the order of the values.
    func probabilities(of values: [Double]) -> [Double] {
        let top = values.max() ?? 0
        let powers = values.map { exp((($0 - top) * sharpness).clamped) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    /// Finds the sharpness under which the right answers are likeliest.
    ///
    /// - Parameters:
    ///   - values: A text's decision values, one for each label.
    ///   - answers: The numbers of the right labels.
    /// - Returns: The calibration with that sharpness.
    static func fitted(to values: [[Double]], _ answers: [Int]) -> Calibration {
        guard !values.isEmpty else { return .none }
        // The loss has one valley in the sharpness: golden section, in powers of e.
        var low = log(range.lowerBound)
        var high = log(range.upperBound)
        let ratio = (Double(5).squareRoot() - 1) / 2
        for _ in 0..<60 {
            let left = high - ratio * (high - low)
            let right = low + ratio * (high - low)
            if loss(exp(left), values, answers) < loss(exp(right), values, answers) {
                high = right
            } else {
                low = left
            }
        }
        let found = exp((low + high) / 2)
        return Calibration(sharpness: min(max(found, range.lowerBound), range.upperBound))
    }

    private static func loss(_ sharpness: Double, _ values: [[Double]], _ answers: [Int]) -> Double
    {
        let calibration = Calibration(sharpness: sharpness)
        return zip(values, answers).reduce(0) { sum, text in
            sum - log(max(calibration.probabilities(of: text.0)[text.1], 1e-12))
        }
    }
}

extension Double {
    /// No further from zero than a power of e can bear.
    fileprivate var clamped: Double { min(max(self, -700), 700) }
}
