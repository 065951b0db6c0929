public import FoundationEssentials

/// Where a run is.
public enum RunState: String, Sendable, Hashable, Codable, CaseIterable {
    /// An attempt is being made.
    case running

    /// For its first attempt, its next one, or the date it was accepted for.
    case waiting
    case done

    /// For a person: trying again cannot help, or did not.
    case quarantined
}

extension RunState {
    /// The state in the table, which does not tell who is running.
    var stored: String {
        switch self {
        case .running, .waiting: "open"
        case .done, .quarantined: rawValue
        }
    }
}

/// How many runs of one kind are where: `received` is the sum of the others.
public struct RunCounts: Sendable, Hashable {
    public internal(set) var received = 0
    public internal(set) var running = 0
    public internal(set) var waiting = 0
    public internal(set) var done = 0
    public internal(set) var quarantined = 0

    /// No run at all.
    public init() {}

    init(received: Int, done: Int, quarantined: Int) {
        self.received = received
        self.done = done
        self.quarantined = quarantined
    }
}

/// A run without its contents.
public struct RunSummary: Sendable, Hashable {
    public let id: RunID
    public let kind: String
    public internal(set) var state: RunState
    public let createdAt: Date

    /// When the next attempt is due, while it waits.
    public let dueAt: Date

    /// How many attempts have failed since it was accepted or last retried by a person.
    public let failures: Int
    public let lastError: String?
    public let trace: String?

    /// When it was done or quarantined.
    public let finishedAt: Date?
}

extension RunSummary {
    func known(asRunning isRunning: Bool) -> RunSummary {
        var known = self
        if state == .waiting, isRunning { known.state = .running }
        return known
    }

    static func isNewer(_ one: RunSummary, _ other: RunSummary) -> Bool {
        (one.createdAt, one.id.rawValue) > (other.createdAt, other.id.rawValue)
    }
}

/// A run with its contents.
public struct RunDetails: Sendable, Hashable {
    public internal(set) var summary: RunSummary
    public let payload: Data

    /// The final result, once it is done.
    public let result: Data?

    /// The recorded steps, in order.
    public let steps: [StepRecord]

    func known(asRunning isRunning: Bool) -> RunDetails {
        var known = self
        known.summary = summary.known(asRunning: isRunning)
        return known
    }
}

/// A step whose result is durable.
public struct StepRecord: Sendable, Hashable {
    public let name: String

    /// What it was: "computed", "effect" or "written".
    public let type: String

    /// Its result as a JSON document, if it has one.
    public let result: Data?
    public let recordedAt: Date
}
