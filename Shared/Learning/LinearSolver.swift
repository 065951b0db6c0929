internal import CLibLinear

/// Finds the weights that tell one label's texts from all others (logistic
/// regression with L2 regularisation).
///
/// LIBLINEAR's primal solver knows no chance: the same vectors in the same
/// order give the same weights. One library call at a time: it prints
/// through a global, which is silenced here.
struct LinearSolver: Sendable {
    /// The price of a wrong training text against large weights.
    let cost: Double

    /// When the solver is content; smaller is more exact.
    let tolerance: Double

    struct Weights: Sendable {
        /// One weight for each feature.
        let features: [Double]
        let intercept: Double

        /// The answer when there was but one, whatever the text.
        static func constant(_ isPositive: Bool, features: Int) -> Weights {
            Weights(
                features: [Double](repeating: 0, count: features),
                intercept: isPositive ? 5 : -5
            )
        }
    }

    /// Solves "is it this one?" for vectors with entries in any order.
    ///
    /// - Parameters:
    ///   - vectors: The texts.
    ///   - isPositive: The answers, one for each vector.
    ///   - features: How many features there are.
    /// - Returns: The weights, which speak for yes.
    func weights(
        of vectors: [SparseVector],
        _ isPositive: [Bool],
        features: Int
    ) -> Weights {
        guard isPositive.contains(true), isPositive.contains(false) else {
            return .constant(isPositive.contains(true), features: features)
        }
        let bias = features + 1
        var nodes: [feature_node] = []
        var starts: [Int] = []
        for vector in vectors {
            starts.append(nodes.count)
            for entry in vector.entries.sorted(by: { $0.feature < $1.feature }) {
                nodes.append(
                    feature_node(index: Int32(entry.feature + 1), value: Double(entry.value))
                )
            }
            nodes.append(feature_node(index: Int32(bias), value: 1))
            nodes.append(feature_node(index: -1, value: 0))
        }
        // LIBLINEAR takes the label of the first vector for the positive one,
        // unless the two are 1 and -1.
        var answers = isPositive.map { $0 ? 1.0 : -1.0 }
        return nodes.withUnsafeMutableBufferPointer { nodes in
            guard let base = nodes.baseAddress else {
                return .constant(false, features: features)
            }
            var rows = starts.map { Optional(base + $0) }
            return rows.withUnsafeMutableBufferPointer { rows in
                answers.withUnsafeMutableBufferPointer { answers in
                    var posed = problem(
                        l: Int32(answers.count),
                        n: Int32(bias),
                        y: answers.baseAddress,
                        x: rows.baseAddress,
                        bias: 1
                    )
                    return solve(&posed, features: features)
                }
            }
        }
    }

    private func solve(_ posed: inout problem, features: Int) -> Weights {
        var settings = parameter()
        settings.solver_type = Int32(L2R_LR)
        settings.eps = tolerance
        settings.C = cost
        set_print_string_function { _ in }
        var model = train(&posed, &settings)
        defer { free_and_destroy_model(&model) }
        guard let found = model?.pointee, let weights = found.w, let labels = found.label else {
            return .constant(false, features: features)
        }
        // The weights speak for the label that stands first.
        let sign: Double = labels[0] == 1 ? 1 : -1
        return Weights(
            features: (0..<features).map { sign * weights[$0] },
            intercept: sign * weights[features]
        )
    }
}
