/// How sure a classification is: a whole number of percent from 0 to 100.
///
/// Calibrated: of the answers that say 80, about 8 in 10 should be right.
struct Percent: Sendable, Hashable, Comparable {
    let value: Int

    /// Makes a percentage; a number outside of 0 to 100 becomes the nearest bound.
    init(_ value: Int) {
        self.value = min(max(value, 0), 100)
    }

    /// Makes a percentage of a probability from 0 to 1.
    init(probability: Double) {
        self.init(Int((probability.isFinite ? probability * 100 : 0).rounded()))
    }

    static func < (one: Percent, other: Percent) -> Bool {
        one.value < other.value
    }
}
