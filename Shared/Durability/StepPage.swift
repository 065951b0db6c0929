import Database
import FoundationEssentials

/// The steps that one commit makes durable, kept together in one row.
///
/// A line for each says what it is, how many bytes of result it has ("-" when
/// it has none) and its name; the results stand one behind the other.
struct StepPage: Sendable, Equatable {
    let lines: String
    let results: Data

    init(_ steps: [PendingStep]) throws(JournalError) {
        var lines = ""
        var results = Data()
        for step in steps {
            guard !step.name.utf8.contains(UInt8(ascii: "\n")) else {
                throw .unwritableStep(step.name)
            }
            let size = step.result.map { String($0.count) } ?? "-"
            lines += "\(step.kind.rawValue) \(size) \(step.name)\n"
            if let result = step.result { results += result }
        }
        self.lines = lines
        self.results = results
    }

    init(_ row: Row) throws {
        lines = try row["steps"]
        results = try row["results"]
    }

    /// The steps in their order.
    ///
    /// - Throws: `DatabaseError` when the lines do not fit the results.
    func records(at date: Date) throws(DatabaseError) -> [StepRecord] {
        var records: [StepRecord] = []
        var rest = results[...]
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { throw Self.damaged }
            var result: Data?
            if parts[1] != "-" {
                guard let size = Int(parts[1]), (0...rest.count).contains(size) else {
                    throw Self.damaged
                }
                result = Data(rest.prefix(size))
                rest = rest.dropFirst(size)
            }
            records.append(
                StepRecord(
                    name: String(parts[2]),
                    type: String(parts[0]),
                    result: result,
                    recordedAt: date
                )
            )
        }
        guard rest.isEmpty else { throw Self.damaged }
        return records
    }

    private static let damaged = DatabaseError(.corrupt, "a run's steps do not fit their results")
}
