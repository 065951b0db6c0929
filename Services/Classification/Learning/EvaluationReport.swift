import FoundationEssentials
import Learning
import StrictJSON

/// Measurements as people and programs read them.
struct EvaluationReport: Sendable {
    let measurements: [Measurement]

    init(_ measurements: [Measurement]) {
        self.measurements = measurements
    }

    /// Plain tables, a block for each task.
    var text: String {
        var tasks: [String] = []
        for measurement in measurements where !tasks.contains(measurement.task) {
            tasks.append(measurement.task)
        }
        return tasks.map { task in
            let own = measurements.filter { $0.task == task }
            return
                ([task, TextTable(Self.overview(of: own)).text]
                + own.filter { $0.decider != "keyword rule" }.map(Self.details))
                .joined(separator: "\n")
        }
        .joined(separator: "\n")
    }

    private static func overview(of measurements: [Measurement]) -> [[String]] {
        let head = [
            "rows", "decided by", "lang", "rows", "accuracy", "macro-F1", "cal. error",
            ">= 70 %", "precision",
        ]
        return [head]
            + measurements.flatMap { measurement in
                let all = [("all", measurement.scores)]
                return (all + measurement.languages.map { ($0.language, $0.scores) })
                    .map { language, scores in
                        [
                            measurement.rows, measurement.decider, language, "\(scores.count)",
                            percent(scores.accuracy), share(scores.macroF1),
                            share(scores.calibrationError), percent(scores.coverage),
                            percent(scores.decisivePrecision),
                        ]
                    }
            }
    }

    /// Label by label, with the confusions beside it.
    private static func details(of measurement: Measurement) -> String {
        let labels = measurement.scores.labels
        let head =
            ["label", "rows", "precision", "recall", "F1"]
            + labels.indices.map { "->\($0 + 1)" }
        let rows = labels.enumerated().map { index, label in
            [
                "\(index + 1) \(label.label)", "\(label.count)", percent(label.precision),
                percent(label.recall), share(label.f1),
            ] + measurement.scores.confusion[index].map(String.init)
        }
        return "\(measurement.decider) (\(measurement.rows))\n" + TextTable([head] + rows).text
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    private static func share(_ share: Double) -> String {
        let thousandths = Int((share * 1000).rounded())
        let digits = String(thousandths % 1000)
        return "\(thousandths / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
    }

    /// The same for programs.
    var json: String {
        get throws {
            let found = measurements.map(MeasurementRecord.init)
            return String(decoding: try WireCoding.encodeForPeople(found), as: UTF8.self)
        }
    }
}
