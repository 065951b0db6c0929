/// A file of the owner's that cannot be used, with the line to mend.
struct DataFileError: Error, Equatable, CustomStringConvertible {
    let file: String

    /// The line, counted from 1; none when the file as a whole is wrong.
    let line: Int?
    let message: String

    var description: String {
        line.map { "\(file), line \($0): \(message)" } ?? "\(file): \(message)"
    }
}
