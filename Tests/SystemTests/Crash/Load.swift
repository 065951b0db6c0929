import Contracts
import Foundation
import ServiceKit
import Synchronization

/// Customers who send unique requests and do not give up until each is taken.
final class Load: Sendable {
    /// What became of one customer's request.
    struct Outcome: Sendable {
        let mark: String
        let isModelling: Bool

        /// Whether the quote was validated, and so a task must exist.
        var isValidated = false

        /// Whether it was by a mail of the client's.
        var isAnsweredByMail = false
    }

    private let house: TestHouse
    private let files: String
    private let replies: ClientReplies?
    private let done = Mutex(false)
    private let outcomes = Mutex<[Outcome]>([])

    /// Makes a load; the files are the address at which the pictures are.
    ///
    /// With `replies`, who names the picture validates by mail.
    init(house: TestHouse, files: String, replies: ClientReplies? = nil) {
        self.house = house
        self.files = files
        self.replies = replies
    }

    var accepted: [Outcome] { outcomes.withLock { $0 } }

    /// Lets each customer finish what it is at, and no one begin anew.
    func finish() {
        done.withLock { $0 = true }
    }

    func run(customers: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for customer in 0..<customers {
                group.addTask { try await self.customer(customer) }
            }
            try await group.waitForAll()
        }
    }

    private func customer(_ number: Int) async throws {
        var count = 0
        while !done.withLock({ $0 }) {
            count += 1
            try await send(
                "c\(number)n\(count)",
                isModelling: count % 3 != 0,
                bringsFile: count % 3 == 1
            )
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Sends one request: a modelling request brings its picture along, or names
    /// where it is.
    private func send(_ mark: String, isModelling: Bool, bringsFile: Bool) async throws {
        let picture = bringsFile ? nil : "http://\(files)/\(mark).png"
        let request: RequestSubmission =
            isModelling ? .modelling(mark, file: picture) : .support(mark)
        let answer = try await insisting {
            bringsFile
                ? try await self.house.submitForm(request, key: "load-\(mark)")
                : try await self.house.submit(request, key: "load-\(mark)")
        }
        var outcome = Outcome(mark: mark, isModelling: isModelling)
        if case .answered(let answer) = answer, answer.validationStatus == .pendingCredits {
            if let replies, !bringsFile, try await replies.validate(mark) {
                outcome.isAnsweredByMail = true
            } else {
                try await validate(answer.ticketID, key: "validate-\(mark)")
            }
            outcome.isValidated = true
        }
        outcomes.withLock { $0.append(outcome) }
    }

    /// Validates by hand.
    private func validate(_ ticket: Ticket.ID, key: String) async throws {
        _ = try await insisting {
            try await self.house.call(
                .ingest,
                IngestAPI.validate,
                HandValidation(
                    ticketID: ticket,
                    credits: 1,
                    adminNotes: "Accord par téléphone"
                ),
                key: key
            )
        }
    }

    /// Sends again, under the same key, until an answer comes: what a customer's
    /// form does when the line is cut.
    private func insisting<Answer: Sendable>(
        _ send: @Sendable () async throws -> Answer
    ) async throws -> Answer {
        while true {
            do {
                return try await send()
            } catch let error as UnexpectedAnswer where error.status < 500 {
                throw error
            } catch let error as CallError where !error.isTransient {
                throw error
            } catch {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }
}
