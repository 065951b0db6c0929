import Contracts
import Foundation
import ServiceKit
import TestSupport
import Testing

/// Each vendor alone and each two of them, with each trouble: intake answers,
/// what is shown is true, and in the end all is done once.
@Suite("A vendor in trouble")
struct VendorTroubleTests {
    @Test(arguments: Trouble.allCases)
    func `alone or with another turns nobody away and doubles nothing`(
        trouble: Trouble
    ) async throws {
        try await withTown(environment: ["INGEST_ANSWER_WAIT": "1s"]) { town, house in
            try await house.startAll()
            for (number, vendors) in Vendor.combinations.enumerated() {
                let storm = Storm(town: town, house: house, mark: "\(trouble.rawValue)\(number)")
                try await storm.pass(of: vendors, trouble)
            }
            let counts = try await house.runCounts()
            #expect(counts.isConserved)
            #expect(counts.total("quarantined") == 0)
        }
    }
}

/// One combination of troubles, over two requests: one that is quoted before
/// and validated meanwhile, and one that arrives meanwhile.
private struct Storm {
    let town: VendorTown
    let house: TestHouse
    let mark: String

    private var earlier: String { "\(mark)e".lowercased() }
    private var meanwhile: String { "\(mark)m".lowercased() }

    func pass(of vendors: [Vendor], _ trouble: Trouble) async throws {
        let ticket = try await quotedTicket()
        for vendor in vendors { town.begin(trouble, of: vendor) }
        // Both are answered, whatever the vendors do.
        _ = try await house.submitForm(.modelling(meanwhile), key: meanwhile)
        let validation = try await validate(ticket)
        #expect(validation.success)
        try await expectTruth()

        town.heal()
        try await expectCompletion("\(vendors.map(\.rawValue)) \(trouble.rawValue)")
    }

    private func quotedTicket() async throws -> Ticket.ID {
        let submitted = try await house.submitForm(.modelling(earlier), key: earlier)
        if case .answered(let answer) = submitted { return answer.ticketID }
        var ticket: Ticket.ID?
        let isQuoted = try await eventually {
            try await hurry()
            return TownTally(of: earlier, in: town).quotes == 1
        }
        #expect(isQuoted)
        ticket = try await house.call(.ingest, IngestAPI.listValidations, Nothing())
            .validations.first { $0.userEmail == "client-\(earlier)@example.com" }?.ticketID
        return try #require(ticket)
    }

    private func validate(_ ticket: Ticket.ID) async throws -> ValidationOutcome {
        try await house.call(
            .ingest,
            IngestAPI.validate,
            HandValidation(ticketID: ticket, credits: 1, adminNotes: nil),
            key: "validate-\(earlier)"
        )
    }

    /// What the house says now is so: nothing is called done that is not.
    private func expectTruth() async throws {
        let requests = try await house.call(.ingest, IngestAPI.listRequests, Nothing()).requests
        for request in requests where request.state == "done" && request.kind == "request" {
            let details = try await house.call(
                .ingest,
                IngestAPI.requestProgress,
                Nothing(),
                parameters: ["request": request.requestID.rawValue]
            )
            let answer = try #require(details.answer)
            #expect(town.hubspot.tickets.contains { $0.id == answer.ticketID.rawValue })
        }
        #expect(try await house.runCounts().isConserved)
    }

    private func expectCompletion(_ combination: String) async throws {
        let isDone = try await eventually(within: 90) {
            try await hurry()
            let counts = try await house.runCounts()
            return counts.total("running") + counts.total("waiting") == 0
                && TownTally(of: earlier, in: town) == TownTally(isValidated: true)
                && TownTally(of: meanwhile, in: town) == TownTally(isValidated: false)
        }
        if !isDone {
            Issue.record(
                """
                \(combination): validated \(TownTally(of: earlier, in: town)); \
                arrived \(TownTally(of: meanwhile, in: town)); \
                \(try await house.waiting())
                """
            )
        }
    }

    /// Does at once what would be tried again later, and settles what only a
    /// person can settle as a person would: by looking.
    private func hurry() async throws {
        try await house.retryWaiting()
        try await house.settleMails(in: town.smtp)
    }
}

extension TestHouse {
    /// What waits, with the reason.
    func waiting() async throws -> [String] {
        try await call(.ingest, IngestAPI.listRequests, Nothing(), query: ["state": "waiting"])
            .requests.map { "\($0.requestID) \($0.kind): \($0.lastError ?? "")" }
    }

    /// Has everything that waits tried again now.
    func retryWaiting() async throws {
        let waiting = try await call(
            .ingest,
            IngestAPI.listRequests,
            Nothing(),
            query: ["state": "waiting"]
        ).requests
        for run in waiting {
            // Another may have begun it by now.
            _ = try? await call(
                .ingest,
                IngestAPI.retryRequest,
                Nothing(),
                parameters: ["request": run.requestID.rawValue]
            )
        }
    }

    /// Sends what waits, and of what is uncertain what did not arrive.
    func settleMails(in server: SMTPStandIn) async throws {
        for state in ["queued", "uncertain"] {
            let mails = try await call(
                .notifications,
                NotificationsAPI.listMails,
                Nothing(),
                query: ["state": state]
            ).mails
            for mail in mails {
                // Another of the thread refers to it: only its own header tells.
                let arrived = server.mails.contains { received in
                    received.text.split(whereSeparator: \.isNewline).contains { line in
                        line.lowercased().hasPrefix("message-id:") && line.contains(mail.messageID)
                    }
                }
                _ = try? await call(
                    .notifications,
                    NotificationsAPI.resolveMail,
                    MailResolution(action: arrived ? .dismiss : .resend),
                    parameters: ["key": mail.key]
                )
            }
        }
    }
}
