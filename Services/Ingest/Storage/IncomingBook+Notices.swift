import Contracts
import Cryptography
import Database
import Durability
import FoundationEssentials
import Observability
import StrictJSON

extension IncomingBook {
    /// What becomes of a mail of which the admin is told.
    enum Fate: Sendable {
        case closed(as: String, budgetDay: Int)
        case kept(ArrivedMailState, because: String)
    }

    /// Notes what became of a mail, and has the admin told, in one transaction.
    ///
    /// - Parameters:
    ///   - mail: The mail.
    ///   - fate: What became of it.
    ///   - notice: What the admin is told, if anything.
    ///   - name: The notice's own name, unique.
    ///   - now: When.
    /// - Returns: The work that tells the admin, if any.
    /// - Throws: `DatabaseError`; then nothing is noted.
    func note(
        _ mail: ArrivedMail,
        _ fate: Fate,
        telling notice: MailNotice?,
        name: String,
        at now: Date
    ) async throws -> RunID? {
        try await database.write { connection in
            switch fate {
            case .closed(let outcome, let day):
                try Self.close(mail.key, as: outcome, budgetDay: day, connection, at: now)
            case .kept(let state, let reason):
                try Self.keep(mail.key, as: state, because: reason, connection, at: now)
            }
            guard let notice else { return nil }
            let run = RunID(rawValue: "\(RunKind.mailNotice):\(name)")
            try Journal.enqueue(
                connection,
                id: run,
                kind: RunKind.mailNotice,
                payload: try RecordCoding.encode(notice),
                trace: TraceContext().traceparent,
                at: now
            )
            return run
        }
    }

    /// Holds a mail of a sender who wrote too much in one day; the admin is
    /// told of the first of them.
    ///
    /// - Returns: The work that tells the admin, if any.
    func hold(
        _ mail: ArrivedMail,
        onDay day: Int,
        telling notice: MailNotice,
        at now: Date
    ) async throws -> RunID? {
        // The same words on the same day mark the mails of one notice.
        let date = Date(timeIntervalSince1970: Double(day) * 86_400)
        let reason = "too many in one day (\(date.formatted(.iso8601.year().month().day())))"
        let isFirst = try await database.read { connection in
            try connection.first(
                """
                SELECT key FROM incoming_mails
                WHERE sender = \(mail.sender) AND outcome = \(reason) LIMIT 1
                """
            ) == nil
        }
        return try await note(
            mail,
            .kept(.held, because: reason),
            telling: isFirst ? notice : nil,
            name: Random.token(),
            at: now
        )
    }
}
