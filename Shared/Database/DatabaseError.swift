/// Why a database did not do what it was asked.
///
/// The message names tables, columns, constraints and files, and never holds
/// a bound value: it is fit for a log.
public struct DatabaseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is, for the caller to decide on.
    public enum Code: Sendable, Hashable {
        /// Cannot be opened, read or written now: disk full, read-only, I/O
        /// error, closed. Callers answer 503.
        case unavailable

        /// Locked by another process, or too much is waiting already.
        case busy

        /// A rule of the tables refused the change. The name is the constraint's,
        /// or the columns' ("tickets.id") where the engine gives only these.
        case constraint(Constraint, name: String)

        /// What is stored cannot be read.
        case corrupt

        /// Written by a newer version of the program or of the engine.
        case incompatible

        /// The statement or its use is wrong.
        case programming
    }

    /// The rules that a table can have.
    public enum Constraint: String, Sendable, Hashable {
        /// A unique index or primary key.
        case unique
        case foreignKey
        case notNull
        case check
        case other
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Whether the same call may succeed later.
    public var isRetryable: Bool { code == .unavailable || code == .busy }

    /// Whether the row, or one with the same unique columns, is there already.
    public var isUniqueViolation: Bool {
        if case .constraint(.unique, _) = code { true } else { false }
    }

    public var description: String {
        switch code {
        case .unavailable: "database unavailable: \(message)"
        case .busy: "database busy: \(message)"
        case .constraint(let constraint, _): "\(constraint.rawValue) constraint: \(message)"
        case .corrupt: "database corrupt: \(message)"
        case .incompatible: "database incompatible: \(message)"
        case .programming: "wrong use of the database: \(message)"
        }
    }
}
