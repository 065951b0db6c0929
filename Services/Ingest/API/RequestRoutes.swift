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

    /// `POST /webhook/request`: stores first, works after, answers when the
    /// work is done or the sender has waited long enough.
    @Sendable
    private func submit(_ request: Request) async throws -> Response {
        try admit(request.evidence)
        let place = try senders.letIn()
        let key = try request.senderKey().map(SubmissionKey.named) ?? .payload
        let id = CustomerRequest.ID("req_\(Random.token())")
        let reading = try await reader.read(request, as: id)
        let acceptance: RequestStore.Acceptance
        do {
            acceptance = try await store.accept(
                RequestStore.Candidate(
                    id: id,
                    key: key,
                    fingerprint: reading.fingerprint,
                    request: reading.request,
                    trace: request.trace,
                    receivedAt: clock.now()
                )
            )
        } catch {
            reader.uploads.folder.remove(id)
            throw error
        }
        switch acceptance {
        case .new:
            worker.submit(RunID(rawValue: id.rawValue))
            return try await answer(id, isNew: true, place)
        case .known(let known):
            reader.uploads.folder.remove(id)
            return try await answer(known, isNew: false, place)
        case .conflict:
            reader.uploads.folder.remove(id)
            throw SubmissionError.keyReused
        }
    }

    private func admit(_ evidence: WebhookAuthenticity.Evidence) throws {
        guard authenticity.accepts(evidence, now: clock.now()) else {
            throw RequestError.notAuthorized
        }
        guard backlog.hasRoom, senders.haveRoom else { throw SubmissionError.queueFull }
    }

    private func answer(
        _ id: CustomerRequest.ID,
        isNew: Bool,
        _ place: consuming WaitingSenders.Place
    ) async throws -> Response {
        let run = RunID(rawValue: id.rawValue)
        guard let result = try await outcome(of: run, place) else {
            let progress = try await progress(of: id)
            var response = try Response.json(progress, status: 202)
            response.headers["Location"] = progress.statusURL
            return response
        }
        let answer = try WireCoding.decode(RequestAnswer.self, from: result)
        return try .json(isNew ? answer : answer.known)
    }

    private func outcome(
        of run: RunID,
        _ place: consuming WaitingSenders.Place
    ) async throws -> Data? {
        let soon = min(answerWait, WaitingSenders.patience)
        if let result = try await worker.outcome(of: run, within: .seconds(soon)) { return result }
        place.leave()
        guard answerWait > soon else { return nil }
        return try await worker.outcome(of: run, within: .seconds(answerWait - soon))
    }

    private func progress(of id: CustomerRequest.ID) async throws -> RequestProgress {
        guard let run = try await worker.show(RunID(rawValue: id.rawValue)),
            run.summary.kind == RunKind.request
        else { throw RequestError.notFound }
        let answer = try run.result.map {
            try WireCoding.decode(RequestAnswer.self, from: $0)
        }
        return RequestProgress(
            requestID: id,
            status: answer?.status ?? .accepted,
            state: run.summary.state.rawValue,
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
