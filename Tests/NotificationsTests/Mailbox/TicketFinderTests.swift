import Contracts
import FoundationEssentials
import MIME
import SQLite
import TestSupport
import Testing

@testable import Notifications

@Suite("The ticket of an incoming mail")
struct TicketFinderTests {
    private static let tags = ReplyTags(base: address("support@example.com"), key: Data("k".utf8))
    private static let tagged = tags.address(for: Ticket.ID("TKT1"))?.description ?? ""

    static let mails: [(source: String, match: TicketFinder.Match?)] = [
        (letter("a", to: tagged), match("TKT1", "token")),
        (letter("a", to: tagged.lowercased()), match("TKT1", "token")),
        (letter("a", to: tagged.replacing("TKT1", with: "TKT2")), nil),
        (letter("a", to: tagged.replacing("support+", with: "sales+")), nil),
        (letter("a", headers: "Delivered-To: \(tagged)"), match("TKT1", "token")),
        (letter("a", headers: "In-Reply-To: <g2@example.com>"), match("TKT2", "thread")),
        (
            letter("a", headers: "References: <g1@example.com> <g2@example.com> <x@example.com>"),
            match("TKT2", "thread")
        ),
        (
            letter("a", to: tagged, headers: "In-Reply-To: <g2@example.com>"),
            match("TKT1", "token")
        ),
        (letter("a", subject: "Re: Devis [#TKT1]"), match("TKT1", "subject")),
        (letter("a", subject: "re: devis [#tkt1]"), match("TKT1", "subject")),
        (letter("a", from: "eve@example.com", subject: "Devis [#TKT1]"), nil),
        (letter("a", from: "bob@example.com", subject: "Devis [#TKT1]"), nil),
        (letter("a", subject: "Devis TKT1"), nil), (letter("a", subject: "[#TKT9] [#]"), nil),
        (letter("a", headers: "In-Reply-To: <x@example.com>"), nil),
    ]

    @Test(arguments: mails.indices)
    func `is that of its token, its thread, or its subject and sender`(index: Int) async throws {
        let watched = try await WatchedMailbox(try TestFolder(), tags: Self.tags)
        try await watched.sent("g1@example.com", to: "Anna@example.com", ticket: "TKT1")
        try await watched.sent("g2@example.com", to: "bob@example.com", ticket: "TKT2")
        let (source, match) = Self.mails[index]
        let message = try IncomingMessage(Data(source.utf8), plain: { $0 })
        #expect(try await watched.finder.match(message) == match, "\(source)")
        await watched.database.close()
    }

    private static func match(_ ticket: String, _ way: String) -> TicketFinder.Match {
        TicketFinder.Match(ticketID: Ticket.ID(ticket), way: way)
    }
}

@Suite("The address of a ticket")
struct ReplyTagsTests {
    private let tags = ReplyTags(base: address("support@example.com"), key: Data("k".utf8))

    @Test func `leads back to it, whatever became of its letters' case`() throws {
        let tagged = try #require(tags.address(for: Ticket.ID("TKTA1")))
        #expect(tagged.localPart.hasPrefix("support+TKTA1."))
        #expect(tags.ticket(in: tagged) == "TKTA1")
        #expect(tags.ticket(in: address(tagged.description.uppercased())) == "TKTA1")
    }

    @Test(arguments: [
        "support@example.com", "support+@example.com", "support+TKTA1@example.com",
        "support+TKTA1.0@example.com", "support+TKTA1.00000000000000000000@example.com",
    ])
    func `cannot be made up`(text: String) {
        #expect(tags.ticket(in: address(text)) == nil)
    }

    @Test func `is worth nothing under another key`() throws {
        let tagged = try #require(tags.address(for: Ticket.ID("TKTA1")))
        let others = ReplyTags(base: tags.base, key: Data("other".utf8))
        #expect(others.ticket(in: tagged) == nil)
    }

    @Test(arguments: ["", "a b", "a@b", "é", String(repeating: "1", count: 41)])
    func `is not made for an identifier that no address can hold`(ticket: String) {
        #expect(tags.address(for: Ticket.ID(ticket)) == nil)
    }
}

@Suite("The mark of a ticket in a subject")
struct TicketMarkTests {
    @Test func `ends the subject of a client's mail about a ticket, once`() {
        #expect(TicketMark.marked(.sample()) == "Votre devis [#TKTA1B2C3]")
        let marked = MailToSend.sample(subject: "Votre devis [#TKTA1B2C3]")
        #expect(TicketMark.marked(marked) == marked.subject)
        #expect(TicketMark.marked(.sample(ticketID: nil)) == "Votre devis")
        #expect(TicketMark.marked(.sample(to: nil)) == "Votre devis")
    }

    @Test(arguments: [
        ("Re: [#TKT1] x [#42]", ["TKT1", "42"]), ("[#]", []), ("[#a b]", []), ("[#TKT1", []),
        ("[[#TKT1]]", ["TKT1"]), ("", []), ("#TKT1", []),
    ])
    func `is found`(subject: String, tickets: [String]) {
        #expect(TicketMark.tickets(in: subject) == tickets)
    }
}

func address(_ text: String) -> EmailAddress {
    guard let address = try? EmailAddress(text) else {
        preconditionFailure("\(text) is no address")
    }
    return address
}
