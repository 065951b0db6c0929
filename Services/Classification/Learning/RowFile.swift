import FoundationEssentials
import Runtime
import StrictJSON

/// A command that cannot be done, in a line for whoever gave it.
struct LearningFailure: Error, Equatable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Files of labelled texts: JSON lines in UTF-8, one object a line, no empty line but the last.
enum RowFile {
    /// The bytes that a file may have.
    static let largest = 256 * 1024 * 1024

    /// Reads all rows of some files, in their order.
    ///
    /// - Throws: ``LearningFailure`` naming the file, and the line that is wrong.
    static func rows(of paths: [String]) throws(LearningFailure) -> [LearningRow] {
        var rows: [LearningRow] = []
        for path in paths { rows += try self.rows(of: path) }
        return rows
    }

    private static func rows(of path: String) throws(LearningFailure) -> [LearningRow] {
        let bytes: Data
        do {
            bytes = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw LearningFailure("\(path) cannot be read")
        }
        guard bytes.count <= largest else {
            throw LearningFailure("\(path) is larger than \(largest) bytes")
        }
        var lines = bytes.split(
            separator: UInt8(ascii: "\n"),
            omittingEmptySubsequences: false
        )
        if lines.last?.isEmpty == true { lines.removeLast() }
        var rows: [LearningRow] = []
        for (index, line) in lines.enumerated() {
            rows.append(try row(Data(line), at: "\(path), line \(index + 1)"))
        }
        return rows
    }

    private static func row(_ line: Data, at place: String) throws(LearningFailure) -> LearningRow {
        do {
            return try WireCoding.decode(LearningRow.self, from: line)
        } catch let error as JSONSyntaxError {
            switch error {
            case .malformed(_, let column): throw LearningFailure("\(place): no JSON at \(column)")
            case .duplicateKey: throw LearningFailure("\(place): a member is named twice")
            case .tooDeep: throw LearningFailure("\(place): nested too deep")
            }
        } catch {
            throw LearningFailure("\(place): \(ErrorDetail.text(of: error))")
        }
    }
}
