import Foundation
import IMAP
import Runtime
import TestSupport
import Testing

@Suite("A mailbox on a real server", .serialized)
struct IMAPReaderTests {
    @Test(arguments: IMAPSettings.Security.allCases)
    func `is read over every kind of connection`(security: IMAPSettings.Security) async throws {
        let server = try IMAPServer(security)
        try await server.run {
            try server.mailbox().deliver(mail("Bonjour"), arrival: date)
            let reader = MailboxReader.imap(server.settings)
            let state = try await reader.open()
            #expect(state.uidNext == 2)
            #expect(try await reader.uids(1) == [1])
            let found = try await reader.fetch(MailboxFetch(uid: 1, limit: 1_000))
            #expect(found?.isWhole == true)
            #expect(found?.receivedAt == date)
            #expect(
                found.map { String(decoding: $0.bytes, as: UTF8.self) } == crlf(mail("Bonjour"))
            )
            await reader.close()
        }
    }

    @Test func `tells only of mails from a UID on`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let mailbox = try server.mailbox()
            for number in 1...3 { try mailbox.deliver(mail("\(number)")) }
            let reader = MailboxReader.imap(server.settings)
            _ = try await reader.open()
            #expect(try await reader.uids(2) == [2, 3])
            #expect(try await reader.uids(4) == [])
            #expect(try await reader.fetch(MailboxFetch(uid: 9, limit: 1_000)) == nil)
            await reader.close()
        }
    }

    @Test func `tells the mails since a day`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let mailbox = try server.mailbox()
            try mailbox.deliver(mail("vieux"), arrival: date.addingTimeInterval(-10 * 86_400))
            _ = try await poll(server, uids: 1)
            try mailbox.deliver(mail("neuf"), arrival: date)
            let reader = MailboxReader.imap(server.settings)
            _ = try await reader.open()
            #expect(try await reader.uidsSince(date.addingTimeInterval(-86_400)) == [2])
            await reader.close()
        }
    }

    @Test func `gives the beginning of a mail that is too large`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let large = mail(String(repeating: "x", count: 200_000))
            try server.mailbox().deliver(large)
            let reader = MailboxReader.imap(server.settings)
            _ = try await reader.open()
            let found = try await reader.fetch(MailboxFetch(uid: 1, limit: 100_000))
            #expect(found?.isWhole == false)
            #expect(found?.bytes.count == MailboxFetch.headSize)
            await reader.close()
        }
    }

    @Test func `is not changed by reading, and marked only when told`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let mailbox = try server.mailbox()
            try mailbox.deliver(mail("Bonjour"))
            let before = try mailbox.files()
            let reader = MailboxReader.imap(server.settings)
            _ = try await reader.open()
            _ = try await reader.fetch(MailboxFetch(uid: 1, limit: 1_000))
            await reader.close()
            #expect(try mailbox.files() == before)
            var settings = server.settings
            settings.marksSeen = true
            let marker = MailboxReader.imap(settings)
            _ = try await marker.open()
            try await marker.markSeen(1)
            await marker.close()
            #expect(try mailbox.hasMarks())
            #expect(try mailbox.files().count == 1)
        }
    }

    @Test func `has another validity once it was renumbered`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            try server.mailbox().deliver(mail("Bonjour"))
            let before = try await poll(server, uids: 1)
            try server.mailbox().renumber()
            let after = try await poll(server, uids: 1)
            #expect(before.uidValidity != after.uidValidity)
        }
    }

    /// Opens the mailbox in a connection of its own.
    private func poll(_ server: IMAPServer, uids: Int) async throws -> MailboxState {
        let reader = MailboxReader.imap(server.settings)
        let state = try await reader.open()
        #expect(try await reader.uids(1).count == uids)
        await reader.close()
        return state
    }
}

let date = Date(timeIntervalSince1970: 1_750_000_000)

func mail(_ text: String) -> String {
    "From: anna@example.com\nTo: support@example.com\nSubject: Test\n\n\(text)\n"
}

func crlf(_ text: String) -> String { text.replacing("\n", with: "\r\n") }
