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

    /// Whether the next effect may begin before the step is durable.
    let mayWait: Bool
    let sql: (@Sendable (any SQLConnection) throws -> Void)?
}

/// What one commit makes durable of an attempt.
struct UnsavedPage: Sendable {
    /// Accepts the run, when that is not durable yet.
    var acceptance: RunAcceptance?
    var steps: [PendingStep] = []
}

/// The recorded and the pending steps of one attempt.
final class JournalPages: Sendable {
    private struct State: Sendable {
        var opened: Set<String> = []
        var unsaved: UnsavedPage
        var saving: Promise<Void>?

        /// Why the run was not accepted: nothing of it is saved any more.
        var refusal: (any Error)?
    }

    private enum Part {
        case acceptance

        /// All of it, unless all of it may wait.
        case whatEffectsNeed
        case everything
    }

    private enum Turn {
        case nothingToSave
        case refused(any Error)
        case wait(Promise<Void>)
        case save(UnsavedPage, Promise<Void>)
    }

    private let recorded: [String: Data]
    private let state: Mutex<State>
    private let record: @Sendable (UnsavedPage) async throws -> Void

    /// Begins with the steps recorded by earlier attempts.
    ///
    /// - Parameters:
    ///   - recorded: Their results by name.
    ///   - acceptance: Accepts the run, which goes with the first commit.
    ///   - record: Makes a page durable, all or nothing.
    init(
        recorded: [String: Data],
        acceptance: RunAcceptance? = nil,
        record: @escaping @Sendable (UnsavedPage) async throws -> Void
    ) {
        self.recorded = recorded
        self.record = record
        state = Mutex(State(unsaved: UnsavedPage(acceptance: acceptance)))
    }

    /// Whether nobody has begun to make the run's acceptance durable.
    var awaitAcceptance: Bool { state.withLock { $0.unsaved.acceptance != nil } }

    /// The steps whose results are not durable yet.
    var pending: [PendingStep] { state.withLock { $0.unsaved.steps } }

    /// Forgets what is pending, so that it will be done again.
    func discardPending() { state.withLock { $0.unsaved.steps = [] } }

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
        mayWait: Bool = false
    ) throws {
        let document: Data
        do {
            document = try RecordCoding.encode(value)
        } catch {
            throw JournalError.unwritableStep(name)
        }
        append(PendingStep(name: name, kind: kind, result: document, mayWait: mayWait, sql: nil))
    }

    func add(
        _ name: String,
        mayWait: Bool,
        _ sql: @escaping @Sendable (any SQLConnection) throws -> Void
    ) {
        append(PendingStep(name: name, kind: .written, result: nil, mayWait: mayWait, sql: sql))
    }

    private func append(_ step: PendingStep) {
        state.withLock { $0.unsaved.steps.append(step) }
    }

    /// Makes all that is pending durable, unless all of it may wait.
    ///
    /// Steps that run beside each other may call this at once: each returns
    /// when what was pending at its call is durable, whoever saved it.
    ///
    /// - Throws: Why it could not be saved; it stays pending then.
    func save() async throws {
        try await save(.whatEffectsNeed)
    }

    /// Makes all that is pending durable, also what may wait.
    ///
    /// - Throws: Why it could not be saved; it stays pending then.
    func saveAll() async throws {
        try await save(.everything)
    }

    /// Makes the run's acceptance durable by itself, unless it is.
    ///
    /// - Throws: Why the run is not accepted: from then on nothing of it is
    ///   saved. A `CancellationError` decides nothing.
    func accept() async throws {
        try await save(.acceptance)
    }

    private func save(_ part: Part) async throws {
        while true {
            switch nextTurn(part) {
            case .nothingToSave:
                return
            case .refused(let error):
                throw error
            case .wait(let other):
                try await other.value
            case .save(let page, let promise):
                do {
                    try await record(page)
                    endTurn(promise)
                    page.acceptance?.outcome.fulfil(.success(()))
                } catch {
                    let isFinal = part == .acceptance
                    endTurn(promise, unsaved: page, refusal: isFinal ? error : nil)
                    if isFinal { page.acceptance?.outcome.fulfil(.failure(error)) }
                    throw error
                }
            }
        }
    }

    private func nextTurn(_ part: Part) -> Turn {
        state.withLock { state in
            if let refusal = state.refusal { return .refused(refusal) }
            if let other = state.saving { return .wait(other) }
            var page = state.unsaved
            switch part {
            case .acceptance:
                guard page.acceptance != nil else { return .nothingToSave }
                page.steps = []
            case .whatEffectsNeed, .everything:
                let mustBeSaved =
                    part == .everything
                    ? !page.steps.isEmpty : !page.steps.allSatisfy(\.mayWait)
                guard page.acceptance != nil || mustBeSaved else { return .nothingToSave }
                state.unsaved.steps = []
            }
            state.unsaved.acceptance = nil
            let promise = Promise<Void>()
            state.saving = promise
            return .save(page, promise)
        }
    }

    private func endTurn(
        _ promise: Promise<Void>,
        unsaved: UnsavedPage = UnsavedPage(),
        refusal: (any Error)? = nil
    ) {
        state.withLock { state in
            state.saving = nil
            state.unsaved.acceptance = unsaved.acceptance
            state.unsaved.steps = unsaved.steps + state.unsaved.steps
            state.refusal = refusal
        }
        promise.fulfil(())
    }
}
