/// The weights of all features, in 16 bits each: what a text's words say
/// depends on hundreds of them, so that rounding one does no harm.
struct WeightTable: Sendable, Hashable {
    /// For each set of weights what one step of its integers is worth.
    let steps: [Float]
    let intercepts: [Float]

    /// Feature by feature, one integer for each set.
    let integers: [Int16]

    var sets: Int { steps.count }

    init(steps: [Float], intercepts: [Float], integers: [Int16]) {
        self.steps = steps
        self.intercepts = intercepts
        self.integers = integers
    }

    /// Rounds sets of weights, each with one weight for every feature.
    init(rounding solved: [LinearSolver.Weights], features: Int) {
        let steps = solved.map { set in
            Float((set.features.map(abs).max() ?? 0) / Double(Int16.max))
        }
        self.steps = steps
        intercepts = solved.map { Float($0.intercept) }
        integers = (0..<features).flatMap { feature in
            zip(solved, steps).map { set, step in
                step > 0
                    ? Int16(clamping: Int((set.features[feature] / Double(step)).rounded())) : 0
            }
        }
    }

    /// The weight of a feature in one set.
    func weight(of feature: Int, in set: Int) -> Double {
        Double(integers[feature * sets + set]) * Double(steps[set])
    }

    /// Each set's sum over a text, its intercept included.
    func sums(over vector: SparseVector) -> [Double] {
        var sums = [Double](repeating: 0, count: sets)
        for entry in vector.entries {
            for set in 0..<sets {
                sums[set] += Double(integers[entry.feature * sets + set]) * Double(entry.value)
            }
        }
        return (0..<sets).map { sums[$0] * Double(steps[$0]) + Double(intercepts[$0]) }
    }
}
