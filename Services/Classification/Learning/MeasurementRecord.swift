import Learning

/// A measurement as JSON.
struct MeasurementRecord: Sendable, Encodable {
    struct Figures: Sendable, Encodable {
        let rows: Int
        let accuracy: Double
        let macroF1: Double
        let calibrationError: Double
        let coverage: Double
        let precision: Double

        init(_ scores: Scores) {
            rows = scores.count
            accuracy = scores.accuracy
            macroF1 = scores.macroF1
            calibrationError = scores.calibrationError
            coverage = scores.coverage
            precision = scores.decisivePrecision
        }

        private enum CodingKeys: String, CodingKey {
            case rows, accuracy
            case macroF1 = "macro_f1"
            case calibrationError = "calibration_error"
            case coverage = "coverage_at_70"
            case precision = "precision_at_70"
        }
    }

    struct Label: Sendable, Encodable {
        let label: String
        let rows: Int
        let precision: Double
        let recall: Double
        let f1: Double

        /// How often which label was found instead, itself included.
        let found: [String: Int]
    }

    let task: String
    let decider: String
    let rows: String
    let all: Figures
    let languages: [String: Figures]
    let labels: [Label]

    init(_ measurement: Measurement) {
        let scores = measurement.scores
        task = measurement.task
        decider = measurement.decider
        rows = measurement.rows
        all = Figures(scores)
        languages = Dictionary(
            uniqueKeysWithValues: measurement.languages.map { ($0.language, Figures($0.scores)) }
        )
        labels = zip(scores.labels, scores.confusion).map { label, found in
            Label(
                label: label.label,
                rows: label.count,
                precision: label.precision,
                recall: label.recall,
                f1: label.f1,
                found: Dictionary(uniqueKeysWithValues: zip(scores.labels.map(\.label), found))
            )
        }
    }
}
