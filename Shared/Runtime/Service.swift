import Synchronization

/// Something that lasts as long as the process serves: a server, a worker, a
/// store.
///
/// A service starts, runs what comes after it, and stops when that has
/// ended. Services that are nested this way start in order and stop in
/// reverse order, and none outlives what it stands on.
public protocol Service: Sendable {
    /// Starts, runs `body`, then stops and returns.
    ///
    /// - Throws: What made the service fail, or what `body` threw.
    func run(while body: @escaping @Sendable () async throws -> Void) async throws
}

extension Service {
    /// Runs `body` while this runs, and returns what `body` returns.
    ///
    /// - Throws: What `body` or the service throws.
    public func whileRunning<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let kept = Mutex<Result?>(nil)
        try await run {
            let result = try await body()
            kept.withLock { $0 = result }
        }
        guard let result = kept.withLock({ $0 }) else { throw CancellationError() }
        return result
    }
}

/// Services that run together, each wrapping the ones after it.
public struct ServiceGroup: Service {
    private let services: [any Service]

    public init(_ services: any Service...) {
        self.services = services
    }

    public init(_ services: [any Service]) {
        self.services = services
    }

    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        let nested = services.reversed().reduce(body) { inner, service in
            { try await service.run(while: inner) }
        }
        try await nested()
    }
}

/// A loop that works in the background while others serve.
///
/// When the loop fails, everything that runs inside it is cancelled and its
/// error is thrown. When what runs inside it ends, the loop is cancelled, and
/// what it throws then is of no interest: calls that are cut short fail in
/// ways of their own.
public struct BackgroundLoop: Service {
    private let loop: @Sendable () async throws -> Void

    public init(_ loop: @escaping @Sendable () async throws -> Void) {
        self.loop = loop
    }

    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    try await loop()
                } catch {
                    guard Task.isCancelled else { throw error }
                }
                return false
            }
            group.addTask {
                try await body()
                return true
            }
            // The loop may end on its own; the body's end is what counts.
            while let bodyEnded = try await group.next() {
                guard bodyEnded else { continue }
                group.cancelAll()
            }
        }
    }
}
