/// Rows of words in columns: the first one left, numbers to the right.
struct TextTable: Sendable {
    private let rows: [[String]]

    /// Makes a table whose first row is its head.
    init(_ rows: [[String]]) {
        self.rows = rows
    }

    var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                return isNumeric(column) ? blanks + cell : cell + blanks
            }
            return "  " + cells.joined(separator: "  ").trimmingBlanks + "\n"
        }
        .joined()
    }

    private func isNumeric(_ column: Int) -> Bool {
        rows.dropFirst().allSatisfy { row in
            row.count <= column || row[column].first.map { $0.isNumber } ?? true
        } && column > 0
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
