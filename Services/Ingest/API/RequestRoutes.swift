import Contracts
import Cryptography
import Durability
import FoundationEssentials
import HTTP
import Observability
import Runtime
import StrictJSON

/// The door for customers' requests, and what operators ask about them.
struct RequestRoutes: Sendable {
    let reader: SubmissionReader
    let store: RequestStore
    let worker: JournalWorker
    let authenticity: WebhookAuthenticity
    let backlog: Backlog
    let senders: WaitingSenders
    let publicURL: String

    /// Seconds that a sender waits for the whole answer.
    let answerWait: Double

    /// Most bytes of a form with its files.
    let uploadLimit: Int
    let clock: WallClock

    var routes: [Route] {
        [
            Route(IngestAPI.submit, body: body, respond: submit),
            Route(IngestAPI.requestProgress) { _, request in
                try await progress(of: try request.parameter("request"))
            },
            Route(IngestAPI.listRequests) { _, request in try await list(request) },
            Route(IngestAPI.inspectRequest) { _, request in
                try await details(of: try request.parameter("request"))
            },
            Route(IngestAPI.retryRequest) { _, request in
                try await retry(try request.parameter("request"))
            },
        ]
    }

    /// A form is written to the disk as it arrives: who may not post, and what
    /// there is no room for, is turned away before.
    @Sendable
    private func body(_ head: RequestHead) throws -> BodyPolicy {
        let isForm = head.mediaType == "multipart/form-data"
        if isForm {
            try admit(head.evidence(body: nil))
        }
        return BodyPolicy(
            limit: isForm ? uploadLimit : 1 << 20,
            isSpooled: isForm,
            mediaTypes: ["application/json", "multipart/form-data"]
        )
    }

    /// `POST /webhook/request`: answers when the work is done or the sender has
    /// waited long enough; in any case the request is stored by then.
    @Sendable
    private func submit(_ request: Request) async throws -> Response {
        try admit(request.evidence)
        let place = try senders.letIn()
        let key = try request.senderKey().map(SubmissionKey.named) ?? .payload
        let id = CustomerRequest.ID("req_\(Random.sortableToken(at: clock.now()))")
        let reading = try await reader.read(request, as: id)
        let expected = worker.expect(RunID(rawValue: id.rawValue))
        defer { worker.forget(expected) }
        let candidate = RequestStore.Candidate(
            id: id,
            key: key,
            fingerprint: reading.fingerprint,
            payload: reading.payload,
            trace: request.trace,
            receivedAt: clock.now()
        )
        do {
            try await accept(candidate, as: expected)
        } catch RequestStore.Repetition.known(let known) {
            await reader.uploads.folder.remove(id)
            return try await answer(known, place)
        } catch RequestStore.Repetition.conflict {
            await reader.uploads.folder.remove(id)
            throw SubmissionError.keyReused
        } catch let error as CancellationError {
            // It may be stored all the same. What is left otherwise goes at the next start.
            throw error
        } catch {
            await reader.uploads.folder.remove(id)
            throw error
        }
        return try await answer(id, expected, place)
    }

    /// Accepts a request, durably: together with what it is found to be, when
    /// somebody waits for more than that, and the work can begin at once.
    private func accept(
        _ candidate: RequestStore.Candidate,
        as expected: ExpectedRun
    ) async throws {
        if answerWait > 0 {
            let isAccepted = try await worker.begin(candidate.run, as: expected) {
                try RequestStore.keepKey(of: candidate, $0)
            }
            if isAccepted { return }
        }
        worker.submit(try await store.accept(candidate), as: expected)
    }

    private func admit(_ evidence: WebhookAuthenticity.Evidence) throws {
        guard authenticity.accepts(evidence, now: clock.now()) else {
            throw RequestError.notAuthorized
        }
        guard backlog.hasRoom, senders.haveRoom else { throw SubmissionError.queueFull }
    }

    /// The answer to a request that was accepted now: nothing is read for it.
    private func answer(
        _ id: CustomerRequest.ID,
        _ expected: ExpectedRun,
        _ place: consuming WaitingSenders.Place
    ) async throws -> Response {
        let waits = Waits(answerWait, place)
        var outcome = await worker.outcome(of: expected, within: waits.inside)
        place.leave()
        if case .open = outcome, let outside = waits.outside {
            outcome = await worker.outcome(of: expected, within: outside)
        }
        switch outcome {
        case .done(let result):
            senders.noteServed()
            // As the workflow has written it: it is an answer already.
            return Response(
                status: 200,
                headers: ["Content-Type": "application/json"],
                body: .bytes(result)
            )
        case .open(let state):
            return try accepted(progress(of: id, state, answer: nil))
        case .quarantined:
            return try accepted(try await progress(of: id))
        }
    }

    /// The answer to a request that was sent before.
    private func answer(
        _ id: CustomerRequest.ID,
        _ place: consuming WaitingSenders.Place
    ) async throws -> Response {
        let run = RunID(rawValue: id.rawValue)
        let waits = Waits(answerWait, place)
        var result = try await worker.outcome(of: run, within: waits.inside)
        place.leave()
        if result == nil, let outside = waits.outside {
            result = try await worker.outcome(of: run, within: outside)
        }
        guard let result else { return try accepted(try await progress(of: id)) }
        senders.noteServed()
        return try .json(try WireCoding.decode(RequestAnswer.self, from: result).known)
    }

    /// How long a sender waits in its place, and without one after that.
    private struct Waits {
        let inside: Duration
        let outside: Duration?

        init(_ wait: Double, _ place: borrowing WaitingSenders.Place) {
            let short = place.isInside ? min(wait, WaitingSenders.patience) : 0
            inside = .seconds(short)
            outside = place.isInside && wait > short ? .seconds(wait - short) : nil
        }
    }

    private func accepted(_ progress: RequestProgress) throws -> Response {
        var response = try Response.json(progress, status: 202)
        response.headers["Location"] = progress.statusURL
        return response
    }

    private func progress(of id: CustomerRequest.ID) async throws -> RequestProgress {
        guard let run = try await worker.show(RunID(rawValue: id.rawValue)),
            run.summary.kind == RunKind.request
        else { throw RequestError.notFound }
        let answer = try run.result.map {
            try WireCoding.decode(RequestAnswer.self, from: $0)
        }
        return progress(of: id, run.summary.state, answer: answer)
    }

    private func progress(
        of id: CustomerRequest.ID,
        _ state: RunState,
        answer: RequestAnswer?
    ) -> RequestProgress {
        RequestProgress(
            requestID: id,
            status: answer?.status ?? .accepted,
            state: state.rawValue,
            statusURL: "\(publicURL)/requests/\(id)",
            answer: answer
        )
    }
}

// MARK: - For operators

extension RequestRoutes {
    private func list(_ request: Request) async throws -> RequestList {
        let state = try request.query("state", as: String.self)
        if let state, RunState(rawValue: state) == nil { throw RequestError.badParameter("state") }
        let limit = try request.pageSize()
        let runs = try await worker.list(
            state: state.flatMap(RunState.init),
            limit: limit,
            before: try request.query("before", as: String.self).map(RunID.init)
        )
        return RequestList(
            requests: runs.map(\.summary),
            next: runs.count == limit ? runs.last?.id.rawValue : nil
        )
    }

    private func details(of id: String) async throws -> RequestDetails {
        guard let run = try await worker.show(RunID(rawValue: id)) else {
            throw RequestError.notFound
        }
        return RequestDetails(
            request: run.summary.summary,
            steps: run.steps.map { step in
                StepSummary(
                    name: step.name,
                    recordedAt: step.recordedAt,
                    result: String(decoding: step.result ?? Data(), as: UTF8.self)
                )
            }
        )
    }

    private func retry(_ id: String) async throws -> RequestSummary {
        let run = RunID(rawValue: id)
        guard let found = try await worker.show(run) else { throw RequestError.notFound }
        try await worker.retry(run)
        return try await worker.show(run)?.summary.summary ?? found.summary.summary
    }
}

extension RunSummary {
    fileprivate var summary: RequestSummary {
        RequestSummary(
            requestID: CustomerRequest.ID(id.rawValue),
            kind: kind,
            state: state.rawValue,
            receivedAt: createdAt,
            attempts: failures,
            nextAttemptAt: state == .waiting ? dueAt : nil,
            lastError: lastError
        )
    }
}

extension RequestAnswer {
    /// The same answer to a sender who sent the request again (A1.8).
    fileprivate var known: RequestAnswer {
        RequestAnswer(
            status: status,
            requestID: requestID,
            ticketID: ticketID,
            ticketURL: ticketURL,
            isNewTicket: false,
            classification: classification,
            filesUploaded: filesUploaded,
            validationStatus: validationStatus,
            creditsEstimes: creditsEstimes,
            message: message
        )
    }
}
