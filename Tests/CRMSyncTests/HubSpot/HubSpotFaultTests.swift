import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import CRMSync

/// A fault, as a test's name shows it.
struct NamedFault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fault: StandInFault

    static let all = [
        NamedFault(testDescription: "429 a day", fault: .answer(HubSpotStandIn.tooMany(.daily))),
        NamedFault(
            testDescription: "429 ten seconds",
            fault: .answer(HubSpotStandIn.tooMany(.tenSecondly))
        ),
        NamedFault(
            testDescription: "429 a second",
            fault: .answer(HubSpotStandIn.tooMany(.secondly))
        ),
        NamedFault(testDescription: "423", fault: .answer(.json(423, "{}"))),
        NamedFault(testDescription: "500", fault: .answer(.json(500, "{}"))),
        NamedFault(testDescription: "502", fault: .answer(.json(502, "<html>"))),
        NamedFault(testDescription: "401", fault: .answer(.json(401, "{}"))),
        NamedFault(testDescription: "closed before", fault: .dropBefore),
        NamedFault(testDescription: "closed after", fault: .dropAfter),
        NamedFault(testDescription: "late", fault: .slow(3)),
        NamedFault(testDescription: "garbage", fault: .garbage),
        NamedFault(testDescription: "silence", fault: .silence),
    ]
}

@Suite("While HubSpot fails", .timeLimit(.minutes(5)))
struct HubSpotFaultTests {
    /// Which calls meet the fault, and how many of them.
    enum Where: String, CaseIterable, CustomTestStringConvertible {
        case firstChange = "the first change"
        case changes = "three changes"
        case reads = "the reads"
        case later = "the second change"

        var testDescription: String { rawValue }
    }

    private static func fail(_ server: StandInServer, _ fault: StandInFault, _ place: Where) {
        let isChange: StandInServer.Condition = {
            $0.method != "GET" && !$0.path.hasSuffix("/batch/read")
        }
        switch place {
        case .firstChange: server.fail(fault, times: 1, where: isChange)
        case .changes: server.fail(fault, times: 3, where: isChange)
        case .reads: server.fail(fault, times: 2) { !isChange($0) }
        case .later: server.fail(fault, times: 1) { $0.path.hasSuffix("/notes") }
        }
    }

    @Test(arguments: NamedFault.all, Where.allCases)
    func `each effect happens once nevertheless`(fault: NamedFault, place: Where) async throws {
        try await HubSpotFixture.run(timeout: 1) { fixture in
            let server = fixture.hubSpot.server
            Self.fail(server, fault.fault, place)
            let contact = try await fixture.insist(
                on: CRMAPI.upsertContact,
                ContactToUpsert(email: "anna@example.com", name: "Anna"),
                key: "contact"
            )
            Self.fail(server, fault.fault, place)
            let wanted = TicketToCreate(
                contactID: contact.contactID,
                userEmail: "anna@example.com",
                type: .modelisation,
                objet: "Chaise",
                description: "Une chaise.",
                formSource: .modelisation,
                reclassifie: false,
                priority: .medium,
                fichiersURLs: ["https://files.example.com/1"],
                failedFiles: [FailedFile(name: "plan.pdf", reason: "introuvable")]
            )
            let ticket = try await fixture.insist(on: CRMAPI.createTicket, wanted, key: "ticket")
            let parameters = ["ticket": ticket.ticketID.rawValue]
            Self.fail(server, fault.fault, place)
            let update = TicketUpdate(stage: .closed)
            _ = try await fixture.insist(
                on: CRMAPI.updateTicket,
                update,
                parameters: parameters,
                key: "update"
            )
            Self.fail(server, fault.fault, place)
            _ = try await fixture.insist(
                on: CRMAPI.recordMail,
                .sample(),
                parameters: parameters,
                key: "mail"
            )
            Self.fail(server, fault.fault, place)
            _ = try await fixture.insist(
                on: CRMAPI.addNote,
                NoteToAdd(text: "À relancer"),
                parameters: parameters,
                key: "note"
            )
            let hubSpot = fixture.hubSpot
            #expect(hubSpot.contacts.map(\.id) == [contact.contactID.rawValue])
            #expect(hubSpot.tickets.map(\.id) == [ticket.ticketID.rawValue])
            #expect(hubSpot.tickets.first?.properties["hs_pipeline_stage"] == "4")
            #expect(hubSpot.emails.count == 1)
            // The files', the missing files' and the one of its own.
            #expect(hubSpot.notes.count == 3)
        }
    }

    @Test(arguments: NamedFault.all, Where.allCases)
    func `contact and ticket, and mail and state, happen once nevertheless`(
        fault: NamedFault,
        place: Where
    ) async throws {
        try await HubSpotFixture.run(timeout: 1) { fixture in
            let server = fixture.hubSpot.server
            Self.fail(server, fault.fault, place)
            let wanted = TicketToCreate.sample(
                contact: ContactToUpsert(email: "anna@example.com", name: "Anna"),
                fichiersURLs: ["https://files.example.com/1"],
                failedFiles: [FailedFile(name: "plan.pdf", reason: "introuvable")]
            )
            let ticket = try await fixture.insist(on: CRMAPI.createTicket, wanted, key: "ticket")
            Self.fail(server, fault.fault, place)
            server.fail(fault.fault, times: 1) { $0.method == "PATCH" }
            let changed = try await fixture.insist(
                on: CRMAPI.updateTicket,
                TicketUpdate(stage: .closed, mail: .sample()),
                parameters: ["ticket": ticket.ticketID.rawValue],
                key: "update"
            )
            let hubSpot = fixture.hubSpot
            #expect(hubSpot.contacts.map(\.id) == [ticket.contactID?.rawValue])
            #expect(hubSpot.tickets.map(\.id) == [ticket.ticketID.rawValue])
            #expect(hubSpot.tickets.first?.properties["hs_pipeline_stage"] == "4")
            #expect(hubSpot.emails.map(\.id) == [changed.recordID])
            #expect(hubSpot.notes.count == 2)
        }
    }

    @Test func `nothing is asked of the search, which learns late`() async throws {
        try await HubSpotFixture.run { fixture in
            fixture.hubSpot.change { $0.searchLag = 3600 }
            fixture.hubSpot.server.fail(.dropAfter, times: 1) { $0.path.hasSuffix("/emails") }
            let ticket = try await fixture.ticket().ticketID
            _ = try await fixture.insist(
                on: CRMAPI.recordMail,
                .sample(),
                parameters: ["ticket": ticket.rawValue],
                key: "mail"
            )
            #expect(fixture.hubSpot.emails.count == 1)
            #expect(!fixture.calls.contains { $0.hasSuffix("/search") })
        }
    }

    @Test func `calls keep within what the key may do in ten seconds`() async throws {
        try await HubSpotFixture.run(["HUBSPOT_CALLS_PER_10S": "5"]) { fixture in
            fixture.hubSpot.change { $0.callsPerTenSeconds = 5 }
            for number in 1...6 {
                _ = try await fixture.insist(
                    on: CRMAPI.upsertContact,
                    ContactToUpsert(email: "\(number)@example.com", name: nil),
                    key: "\(number)"
                )
            }
            #expect(fixture.hubSpot.contacts.count == 6)
            #expect(fixture.hubSpot.refusals == 0)
        }
    }

    @Test func `it is said whether HubSpot answers`() async throws {
        try await HubSpotFixture.run { fixture in
            let before = try await fixture.crm.call(CRMAPI.providers, Nothing())
            #expect(before.crm == .hubspot)
            #expect(!before.crmAnswers)
            try await fixture.pulse.run {
                let deadline = Date(timeIntervalSinceNow: 30)
                while !fixture.pulse.answers, Date() < deadline {
                    try await Task.sleep(for: .milliseconds(10))
                }
                let after = try await fixture.crm.call(CRMAPI.providers, Nothing())
                #expect(after.crmAnswers)
            }
        }
    }
}
