import Database
import FoundationEssentials
import StrictJSON
import Synchronization

/// A result that is not durable yet.
struct PendingStep: Sendable {
    enum Kind: String, Sendable {
        case computed
        case effect
        case written
    }

    let name: String
    let kind: Kind
    let result: Data?

    /// Whether the result can be asked for again, under the step's key.
    let isRepeatable: Bool
    let sql: (@Sendable (any SQLConnection) throws -> Void)?
}

/// The recorded and the pending steps of one attempt.
final class JournalPages: Sendable {
    private struct State: Sendable {
        var opened: Set<String> = []
        var pending: [PendingStep] = []
        var saving: Promise<Void>?
    }

    private enum Turn {
        case nothingToSave
        case wait(Promise<Void>)
        case save([PendingStep], Promise<Void>)
    }

    private let recorded: [String: Data]
    private let state: Mutex<State>
    private let record: @Sendable ([PendingStep]) async throws -> Void

    /// Begins with the steps recorded by earlier attempts.
    ///
    /// - Parameters:
    ///   - recorded: Their results by name.
    ///   - record: Makes steps durable, all or none.
    init(
        recorded: [String: Data],
        record: @escaping @Sendable ([PendingStep]) async throws -> Void
    ) {
        self.recorded = recorded
        self.record = record
        state = Mutex(State())
    }

    /// The steps whose results are not durable yet.
    var pending: [PendingStep] { state.withLock { $0.pending } }

    /// Forgets what is pending, so that it will be done again.
    func discardPending() { state.withLock { $0.pending = [] } }

    /// Begins a step, and says whether it is recorded already.
    func isRecorded(_ name: String) throws -> Bool {
        let isNew = state.withLock { $0.opened.insert(name).inserted }
        guard isNew else { throw JournalError.duplicateStep(name) }
        return recorded[name] != nil
    }

    /// Begins a step, and returns its recorded result, if any.
    func open<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value? {
        guard try isRecorded(name) else { return nil }
        return try recorded(name, as: type)
    }

    /// A step's recorded result, if any.
    func recorded<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value? {
        guard let document = recorded[name] else { return nil }
        do {
            return try RecordCoding.decode(type, from: document)
        } catch {
            throw JournalError.unreadableStep(name)
        }
    }

    func add(
        _ name: String,
        _ kind: PendingStep.Kind,
        _ value: some Encodable,
        isRepeatable: Bool = false
    ) throws {
        let document: Data
        do {
            document = try RecordCoding.encode(value)
        } catch {
            throw JournalError.unwritableStep(name)
        }
        append(name, kind, document, isRepeatable: isRepeatable, nil)
    }

    func add(_ name: String, _ sql: @escaping @Sendable (any SQLConnection) throws -> Void) {
        append(name, .written, nil, isRepeatable: false, sql)
    }

    private func append(
        _ name: String,
        _ kind: PendingStep.Kind,
        _ result: Data?,
        isRepeatable: Bool,
        _ sql: (@Sendable (any SQLConnection) throws -> Void)?
    ) {
        state.withLock { state in
            state.pending.append(
                PendingStep(
                    name: name,
                    kind: kind,
                    result: result,
                    isRepeatable: isRepeatable,
                    sql: sql
                )
            )
        }
    }

    /// Makes all that is pending durable, unless all of it could be had again.
    ///
    /// Steps that run beside each other may call this at once: each returns
    /// when what was pending at its call is durable, whoever saved it.
    func save() async throws {
        while true {
            switch nextTurn() {
            case .nothingToSave:
                return
            case .wait(let other):
                try await other.value
            case .save(let steps, let promise):
                do {
                    try await record(steps)
                    endTurn(promise, unsaved: [])
                } catch {
                    endTurn(promise, unsaved: steps)
                    throw error
                }
            }
        }
    }

    private func nextTurn() -> Turn {
        state.withLock { state in
            if let other = state.saving { return .wait(other) }
            guard !state.pending.allSatisfy(\.isRepeatable) else { return .nothingToSave }
            let promise = Promise<Void>()
            let steps = state.pending
            state.saving = promise
            state.pending = []
            return .save(steps, promise)
        }
    }

    private func endTurn(_ promise: Promise<Void>, unsaved: [PendingStep]) {
        state.withLock { state in
            state.saving = nil
            state.pending = unsaved + state.pending
        }
        promise.fulfil(())
    }
}
