import Contracts
import FoundationEssentials
import Testing

@testable import Ingest

@Suite("A signed link")
struct QuoteLinkTests {
    static let now = TestClock.start

    let signer = QuoteLinkSigner(key: Data(repeating: 7, count: 32))
    let link = QuoteLink(
        ticketID: Ticket.ID("T-1"),
        version: 3,
        expiresAt: now.addingTimeInterval(60)
    )

    @Test func `says what was signed, as often as it is read`() throws {
        let token = signer.token(for: link)
        for _ in 1...2 { #expect(try signer.link(from: token, at: Self.now) == link) }
    }

    @Test func `needs no escaping in a path`() {
        let plain = Set("abcdefghijklmnopqrstuvwxyzT0123456789.-")
        #expect(signer.token(for: link).allSatisfy(plain.contains))
    }

    /// One part replaced by another.
    @Test(arguments: [
        (0, "T-2"), (0, ""), (1, "4"), (1, "03"), (1, "+3"), (1, "x"), (2, "9999999999"),
        (2, "-1"), (2, ""), (3, ""), (3, "0000"),
    ])
    func `is worth nothing once a part of it is changed`(part: Int, text: String) {
        var parts = signer.token(for: link).split(separator: ".").map(String.init)
        parts[part] = text
        #expect(throws: QuoteLinkError.invalid) {
            try signer.link(from: parts.joined(separator: "."), at: Self.now)
        }
    }

    @Test func `is worth nothing once any character of it is changed`() {
        let token = Array(signer.token(for: link))
        for index in token.indices {
            var changed = token
            changed[index] = changed[index] == "0" ? "1" : "0"
            #expect(throws: QuoteLinkError.invalid) {
                try signer.link(from: String(changed), at: Self.now)
            }
        }
    }

    @Test(arguments: ["", ".", "...", "....", "T-1.3", "T-1.3.99.mac.more"])
    func `is not any text with dots`(_ text: String) {
        #expect(throws: QuoteLinkError.invalid) { try signer.link(from: text, at: Self.now) }
    }

    @Test func `is not read when it is longer than any link`() {
        let long = QuoteLink(
            ticketID: Ticket.ID(String(repeating: "T", count: 200)),
            version: 1,
            expiresAt: link.expiresAt
        )
        #expect(throws: QuoteLinkError.invalid) {
            try signer.link(from: signer.token(for: long), at: Self.now)
        }
    }

    @Test func `is worth nothing under another key`() {
        let other = QuoteLinkSigner(key: Data(repeating: 8, count: 32))
        #expect(throws: QuoteLinkError.invalid) {
            try other.link(from: signer.token(for: link), at: Self.now)
        }
    }

    @Test func `is good until its last second`() throws {
        let token = signer.token(for: link)
        #expect(try signer.link(from: token, at: link.expiresAt) == link)
        #expect(throws: QuoteLinkError.expired) {
            try signer.link(from: token, at: link.expiresAt.addingTimeInterval(1))
        }
    }
}
