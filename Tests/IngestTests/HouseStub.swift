import Contracts
import FoundationEssentials
import HTTP
import ServiceKit
import Synchronization
import Testing

@testable import Ingest

/// The other services, in memory: they keep an effect by its key, count their
/// effects, and fail when they are told to.
final class HouseStub: Sendable {
    /// What Ingest asks of the others.
    enum Operation: String, CaseIterable, Sendable {
        case classifyRequest, classifyReply, quote, compose, fetchFile, uploadFile
        case upsertContact, createTicket, updateTicket, recordMail, addNote, createTask
        case sendMail, tellAdmin, sendLetters
        case readMailbox, incomingMails, downloadAttachment, crmNews

        /// What is asked by the watch for replies alone.
        static let watching: Set = [readMailbox, incomingMails, downloadAttachment, crmNews]

        /// Whether it changes something, and therefore needs a key.
        var isEffect: Bool {
            ![.classifyRequest, .classifyReply, .quote, .compose].contains(self)
                && !Self.watching.contains(self)
        }
    }

    /// How a call fails.
    enum Fault: Sendable, Equatable {
        /// Nobody answers, and nothing happens.
        case down

        /// It happens, but the answer is lost.
        case answerLost

        /// It is refused for good.
        case refused(Int)

        /// It waits, before or after it happens, until the fault is mended.
        case hangsBefore
        case hangsAfter
    }

    /// A file as it was handed over.
    struct UploadedFile: Sendable {
        let name: String
        let size: Int
        let content: Data
    }

    /// Something that happened.
    struct Effect: Sendable {
        let operation: Operation
        let key: String
        let input: any Sendable
    }

    private struct State {
        var faults: [Operation: (fault: Fault, times: Int)] = [:]
        var hanging: Set<Operation> = []
        var calls: [Operation: Int] = [:]
        var effects: [Effect] = []
        var answers: [String: any Sendable] = [:]
        var asked: [String: String] = [:]
        var composed: [MessageToCompose] = []
        var answering = Answers()
    }

    private let state = Mutex(State())

    /// What the services that only compute answer.
    var answering: Answers { state.withLock { $0.answering } }

    func answer(_ change: (inout Answers) -> Void) {
        state.withLock { change(&$0.answering) }
    }

    // MARK: What happened

    var effects: [Effect] { state.withLock { $0.effects } }
    var composed: [MessageToCompose] { state.withLock { $0.composed } }

    /// The content of each uploaded file, as it was when it was handed over.
    var uploaded: [Data] { inputs(.uploadFile, as: UploadedFile.self).map(\.content) }

    /// Whether a call of it waits now.
    func hangs(_ operation: Operation) -> Bool {
        state.withLock { $0.hanging.contains(operation) }
    }

    func calls(_ operation: Operation) -> Int { state.withLock { $0.calls[operation] ?? 0 } }

    /// The inputs of an operation's effects, in order.
    func inputs<Input>(_ operation: Operation, as type: Input.Type = Input.self) -> [Input] {
        effects.filter { $0.operation == operation }.compactMap { $0.input as? Input }
    }

    func count(_ operation: Operation) -> Int {
        effects.count { $0.operation == operation }
    }

    // MARK: What fails

    func fail(_ operation: Operation, _ fault: Fault, times: Int = .max) {
        state.withLock { $0.faults[operation] = (fault, times) }
    }

    func mend(_ operation: Operation) {
        state.withLock { $0.faults[operation] = nil }
    }

    // MARK: What is done

    func note(_ message: MessageToCompose) { state.withLock { $0.composed.append(message) } }

    /// Answers a question.
    func ask<Input, Output>(
        _ operation: Operation,
        _ order: Order<Input>,
        _ answer: (Input) throws -> Output
    ) async throws -> Output {
        try await begin(operation)
        #expect(order.key == nil, "a question needs no key")
        let output = try answer(order.input)
        try await end(operation)
        return output
    }

    /// Performs an effect, once for each key.
    func perform<Input, Output: Sendable>(
        _ operation: Operation,
        _ order: Order<Input>,
        _ effect: (Input, _ number: Int) throws -> Output
    ) async throws -> Output {
        try await begin(operation)
        let key = try #require(order.key, "an effect needs a key")
        let output = try keep(operation, key, order.input, effect)
        try await end(operation)
        return output
    }

    /// Has an effect happen, unless it has under that key; another one under
    /// the same key is refused.
    func keep<Input: Sendable, Output: Sendable>(
        _ operation: Operation,
        _ key: String,
        _ input: Input,
        _ effect: (Input, _ number: Int) throws -> Output
    ) throws -> Output {
        try state.withLock { state in
            if let known = state.answers[key] {
                guard state.asked[key] == String(reflecting: input) else {
                    throw CallError(service: operation.rawValue, reason: .refused(.keyReused))
                }
                return try #require(known as? Output)
            }
            let number = state.effects.count { $0.operation == operation } + 1
            let output = try effect(input, number)
            state.effects.append(Effect(operation: operation, key: key, input: input))
            state.answers[key] = output
            state.asked[key] = String(reflecting: input)
            return output
        }
    }

    func begin(_ operation: Operation) async throws {
        state.withLock { $0.calls[operation, default: 0] += 1 }
        switch fault(of: operation) {
        case .down:
            take(operation)
            throw failure(operation, .noAnswer("connection refused"))
        case .refused(let status):
            take(operation)
            throw failure(operation, .refused(problem(operation, status)))
        case .hangsBefore: try await hang(operation)
        case .answerLost, .hangsAfter, nil: break
        }
    }

    func end(_ operation: Operation) async throws {
        switch fault(of: operation) {
        case .answerLost:
            take(operation)
            throw failure(operation, .noAnswer("connection reset"))
        case .hangsAfter: try await hang(operation)
        default: break
        }
    }

    private func hang(_ operation: Operation) async throws {
        state.withLock { _ = $0.hanging.insert(operation) }
        defer { state.withLock { _ = $0.hanging.remove(operation) } }
        try await eventually { fault(of: operation) == nil }
    }

    private func fault(of operation: Operation) -> Fault? {
        state.withLock { $0.faults[operation]?.fault }
    }

    private func take(_ operation: Operation) {
        state.withLock { state in
            guard let (fault, times) = state.faults[operation] else { return }
            state.faults[operation] = times > 1 ? (fault, times - 1) : nil
        }
    }

    private func failure(_ operation: Operation, _ reason: CallError.Reason) -> CallError {
        CallError(service: operation.rawValue, reason: reason, retryAfter: 0)
    }

    private func problem(_ operation: Operation, _ status: Int) -> Problem {
        let isAboutFile = [.fetchFile, .uploadFile].contains(operation) && status == 422
        return Problem(
            kind: isAboutFile ? "file-refused" : "validation",
            status: status,
            title: "It is refused",
            detail: "not a file"
        )
    }
}
