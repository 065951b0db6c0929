import Contracts
import Durability
import ServiceKit

extension Correspondence {
    /// The mail of a run and the word to the admin that goes with it.
    struct Letters {
        let message: ComposedMessage
        let quote: Quote

        /// Whether the mail itself is for the admin, not for the client.
        let isForAdmin: Bool
        let notice: AdminNotice?
    }

    /// Hands the mail and the admin's notice over in one call, each once.
    ///
    /// Each has the key that it has by itself. Where an earlier version sent the
    /// mail in a step of its own, the notice follows in its own.
    ///
    /// - Parameters:
    ///   - letters: What is sent.
    ///   - run: The run whose steps these are.
    ///   - isWanted: Asked right before: a mail that became pointless is not
    ///     sent, the notice is.
    /// - Returns: What became of the mail; nothing when it was not wanted.
    /// - Throws: What a service that is needed answered.
    func send(
        _ letters: Letters,
        in run: JournalRun,
        if isWanted: () async throws -> Bool = { true }
    ) async throws -> MailReceipt? {
        if let alone = try run.earlier("mail", as: MailReceipt?.self) {
            try await tell(letters.notice, in: run)
            return alone
        }
        let sent = try await run.call("letters", isLasting: \.isLasting) { key in
            let mail = try await isWanted() ? letters.mail(of: run, self) : nil
            let all = [mail, letters.notice(of: run)].compactMap(\.self)
            guard !all.isEmpty else { return Sent() }
            let receipts = try await house.sendLetters(
                Order(input: LettersToSend(letters: all), key: key, trace: run.context)
            ).receipts
            guard receipts.count == all.count else {
                throw CallError(service: "notifications", reason: .badAnswer(status: 202))
            }
            return Sent(mail: mail == nil ? nil : receipts.first)
        }
        return sent.mail
    }

    /// Tells the admin, in a step of its own.
    private func tell(_ notice: AdminNotice?, in run: JournalRun) async throws {
        guard let notice else { return }
        _ = try await run.call("admin-notice") { key in
            try await house.tellAdmin(Order(input: notice, key: key, trace: run.context))
        }
    }

    /// What became of the mail.
    private struct Sent: Codable {
        var mail: MailReceipt?

        /// Whether Notifications says the same again: what it still has to send
        /// changes, and that nothing was sent was decided here.
        var isLasting: Bool { mail.map { [.stored, .sent].contains($0.state) } ?? false }
    }
}

extension Correspondence.Letters {
    fileprivate func mail(of run: JournalRun, _ correspondence: Correspondence) -> Letter {
        Letter(
            key: "\(run.id):mail",
            mail: correspondence.mail(message, about: quote, isForAdmin: isForAdmin)
        )
    }

    fileprivate func notice(of run: JournalRun) -> Letter? {
        notice.map { Letter(key: "\(run.id):admin-notice", notice: $0) }
    }
}
