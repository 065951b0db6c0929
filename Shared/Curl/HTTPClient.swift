import CCurl
public import Runtime

/// An HTTP/1.1 client over libcurl, with one thread and one pool of kept
/// connections for everything that a service asks of others.
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
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [multi, mailbox] in
                try await BlockingQueue("guichet.http.client").run {
                    TransferLoop(multi, mailbox).run()
                }
            }
            defer { stop() }
            try await body()
        }
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
            if reception == .first || isCancelled { multi.wake() }
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
        multi.wake()
    }

    private func stop() {
        mailbox.close()
        multi.wake()
    }
}
