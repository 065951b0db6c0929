import Contracts
import Cryptography
import Database
import Durability
import FoundationEssentials
import StrictJSON

/// The word to the admin about work that was put aside: accepted in the
/// transaction that does so, it is neither lost nor said twice.
enum QuarantineNotice {
    /// Accepts the word; one about a word that was put aside itself would come
    /// no further than that one.
    ///
    /// - Throws: `DatabaseError`; then the work is not put aside either.
    static func enqueue(about run: QuarantinedRun, _ connection: any SQLConnection) throws {
        guard run.kind != RunKind.quarantineNotice else { return }
        try Journal.enqueue(
            connection,
            id: RunID(rawValue: "\(RunKind.quarantineNotice):\(Random.token())"),
            kind: RunKind.quarantineNotice,
            payload: try RecordCoding.encode(MailNotice(notice: notice(about: run))),
            trace: run.trace,
            at: run.date
        )
    }

    /// A payload that cannot be read may be the very reason: the work's name
    /// and the reason are always there.
    private static func notice(about run: QuarantinedRun) -> AdminNotice {
        let request = try? RecordCoding.decode(ReceivedRequest.self, from: run.payload)
        let quote = (try? RecordCoding.decode(FollowUp.self, from: run.payload))?.quote
        let correction = try? RecordCoding.decode(CorrectionNotice.self, from: run.payload)
        return AdminNotice(
            kind: .quarantined,
            requestID: run.kind == RunKind.request
                ? .init(run.id.rawValue) : quote?.requestID ?? correction?.word.requestID,
            ticketID: quote?.ticketID ?? correction?.word.ticketID,
            ticketURL: quote?.ticketURL,
            userEmail: request?.submission.userEmail ?? quote?.userEmail,
            objet: request?.submission.objet ?? quote?.objet,
            validationStatus: quote?.status,
            detail: "\(run.kind) \(run.id): \(run.reason)"
        )
    }
}
