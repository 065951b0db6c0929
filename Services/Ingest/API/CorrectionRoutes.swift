import Contracts
import Durability
import FoundationEssentials
import HTTP
import Observability
import Runtime
import ServiceKit
import StrictJSON

/// The door for what people say that requests are, and for the examples that
/// come of it.
struct CorrectionRoutes: Sendable {
    static let noteLimit = 5_000

    let corrections: CorrectionBook
    let worker: JournalWorker
    let clock: WallClock

    var routes: [Route] {
        [
            Route(IngestAPI.listCorrections) { _, request in try await list(request) },
            Route(IngestAPI.correctType, limit: 1 << 16) { try await correct($0, $1) },
        ]
    }

    /// `POST /requests/{request}/type`: an example to learn from and a note on
    /// the ticket; quotes stay as they are.
    private func correct(
        _ input: TypeCorrection,
        _ request: Request
    ) async throws -> TypeCorrected {
        let input = try input.checked()
        guard let key = try request.idempotencyKey() else {
            throw RequestError.missingIdempotencyKey
        }
        let kept = try await corrections.keep(
            CorrectionBook.Candidate(
                request: try await doneRequest(try request.parameter("request")),
                type: input.type,
                note: input.note,
                key: key,
                fingerprint: request.fingerprint,
                trace: request.trace,
                saidAt: clock.now()
            )
        )
        if kept.run != nil { worker.look() }
        return kept.word
    }

    private func doneRequest(_ id: CustomerRequest.ID) async throws -> DoneRequest {
        guard let run = try await worker.show(RunID(rawValue: id.rawValue)),
            run.summary.kind == RunKind.request
        else { throw TypeCorrectionError.unknownRequest }
        guard run.summary.state == .done, let result = run.result else {
            throw TypeCorrectionError.unfinished(run.summary.state.rawValue)
        }
        return DoneRequest(
            id: id,
            received: try WireCoding.decode(ReceivedRequest.self, from: run.payload),
            answer: try WireCoding.decode(RequestAnswer.self, from: result)
        )
    }

    /// `GET /requests/corrections`.
    private func list(_ request: Request) async throws -> LabelledRequestPage {
        let limit = try request.pageSize()
        let after = try request.query("after", as: Int.self) ?? 0
        guard after >= 0 else { throw RequestError.badParameter("after") }
        let page = try await corrections.list(after: after, limit: limit)
        let isFull = page.examples.count == limit
        return LabelledRequestPage(
            examples: page.examples,
            next: isFull ? page.last.map(String.init) : nil
        )
    }
}

extension TypeCorrection {
    /// The same, if every member is right.
    fileprivate func checked() throws(InvalidForm) -> TypeCorrection {
        var findings = FormFindings()
        if !RequestKind.known.contains(type) {
            let known = RequestKind.known.map(\.rawValue).joined(separator: " or ")
            findings.add("/type", "must be \(known)")
        }
        let note = findings.optionalText(
            note.map(FormMember.value) ?? .absent,
            "/note",
            limit: CorrectionRoutes.noteLimit,
            isMultiline: true
        )
        guard findings.errors.isEmpty else { throw InvalidForm(errors: findings.errors) }
        return TypeCorrection(type: type, note: note)
    }
}
