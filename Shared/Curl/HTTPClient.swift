import CCurl
public import Runtime

/// An HTTP/1.1 client over libcurl, with one pool of kept connections for
/// everything that a service asks of others.
///
/// It works in the loop that it is run on, so that a task of that loop asks
/// and is answered without another thread; elsewhere it has a loop of its own.
///
/// It follows no redirects, keeps no cookies, asks no proxy and decodes no
/// compressed answers. Requests wait until it runs, and fail once it has
/// stopped.
public final class HTTPClient: Service {
    private let multi: MultiHandle
    private let mailbox: Mailbox

    public init(limits: HTTPClientLimits = HTTPClientLimits()) {
        multi = MultiHandle(limits)
        mailbox = Mailbox(capacity: limits.requests)
    }

    /// Sends requests while `body` runs; then fails those that still wait.
    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        try await EventLoop.here { loop in try await run(on: loop, while: body) }
    }

    private func run(
        on loop: EventLoop,
        while body: @Sendable () async throws -> Void
    ) async throws {
        loop.perform { [multi, mailbox] thread in
            thread.add(TransferLoop(multi, mailbox, thread))
        }
        mailbox.open(on: loop)
        do {
            try await body()
        } catch {
            await mailbox.close()
            throw error
        }
        await mailbox.close()
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// An answer of any status is an answer. Cancelling the task gives the
    /// request up; it may have arrived nevertheless.
    ///
    /// - Throws: ``HTTPClientError`` when there is no answer.
    public func send(_ request: OutgoingRequest) async throws(HTTPClientError) -> IncomingResponse {
        let id = mailbox.nextID()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { waiting in
                post(Job(id: id, request: request, waiting: waiting))
            }
        } onCancel: {
            cancel(id)
        }
        return try outcome.get()
    }

    private func post(_ job: Job) {
        let reception = mailbox.post(job)
        switch reception {
        case .first, .waitsWithOthers:
            // A task that was cancelled before this line may have said so
            // before there was a job to cancel.
            let isCancelled = Task.isCancelled
            if isCancelled { mailbox.cancel(job.id) }
            // Waking costs more than posting: once for all that wait is enough.
            if reception == .first || isCancelled { mailbox.poke() }
        case .full: refuse(job, .overloaded)
        case .closed: refuse(job, .stopped)
        }
    }

    private func refuse(_ job: Job, _ kind: HTTPClientError.Kind) {
        let origin = Origin.of(job.request.url)
        job.waiting.resume(
            returning: .failure(HTTPClientError(kind, mayHaveArrived: false, origin: origin))
        )
    }

    private func cancel(_ id: Int) {
        mailbox.cancel(id)
        mailbox.poke()
    }
}
