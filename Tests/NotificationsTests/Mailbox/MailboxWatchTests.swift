import Contracts
import FoundationEssentials
import IMAP
import Observability
import Runtime
import SQLite
import Synchronization
import TestSupport
import Testing

@testable import Notifications

@Suite("The mailbox", .serialized)
struct MailboxWatchTests {
    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    @Test func `gives each new mail once, in its order, and stays as it is`() async throws {
        let server = try IMAPServer(.tls)
        try await server.run {
            let mailbox = try server.mailbox()
            let watched = try await WatchedMailbox(folder)
            try mailbox.deliver(letter("1"))
            try await watched.run(.imap(server.settings), settings: server.settings) {
                _ = try await watched.mails(1)
                try mailbox.deliver(letter("2"))
                try mailbox.deliver(letter("1"))
                try mailbox.deliver(letter("3"))
                let mails = try await watched.mails(3)
                #expect(mails.map(\.sequence) == [1, 2, 3])
                #expect(mails.map(\.from) == Array(repeating: "anna@example.com", count: 3))
                #expect(mails.map(\.kind) == [.message, .message, .message])
                #expect(mails.first?.text == "Je valide.")
            }
            #expect(try folder.names(in: "inbox").count == 3)
            #expect(try mailbox.files().count == 4)
            #expect(try !mailbox.hasMarks())
        }
    }

    @Test func `is not replayed from before the first start`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let mailbox = try server.mailbox()
            for number in 1...10_000 {
                try mailbox.deliver(
                    "Subject: \(number)\n\nx\n",
                    arrival: Date().addingTimeInterval(-30 * 86_400)
                )
            }
            try await poll(server)
            try mailbox.deliver(letter("new"))
            let fetched = Mutex(0)
            let watched = try await WatchedMailbox(folder)
            var reader = MailboxReader.imap(server.settings)
            let fetch = reader.fetch
            reader.fetch = { wanted in
                fetched.withLock { $0 += 1 }
                return try await fetch(wanted)
            }
            try await watched.run(reader, settings: server.settings) {
                let mails = try await watched.mails(1)
                #expect(mails.map(\.subject) == ["Re: Devis"])
            }
            #expect(fetched.withLock { $0 } == 1)
        }
    }

    @Test func `may be numbered anew without a mail being lost or doubled`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let mailbox = try server.mailbox()
            let watched = try await WatchedMailbox(folder)
            for number in 1...3 { try mailbox.deliver(letter("\(number)")) }
            try await watched.run(.imap(server.settings), settings: server.settings) {
                _ = try await watched.mails(3)
            }
            try mailbox.deliver(letter("4"))
            try mailbox.renumber()
            let again = try await WatchedMailbox(folder)
            try await again.run(.imap(server.settings), settings: server.settings) {
                _ = try await again.mails(4)
                try mailbox.deliver(letter("5"))
                let mails = try await again.mails(5)
                #expect(mails.map(\.sequence) == [1, 2, 3, 4, 5])
                #expect(Set(mails.map(\.id)).count == 5)
            }
        }
    }

    @Test func `is read on when its server is back`() async throws {
        let server = try IMAPServer(.none)
        let watched = try await WatchedMailbox(folder)
        let back = Gate()
        let done = Gate()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await watched.run(.imap(server.settings), settings: server.settings) {
                    try await until { await watched.figure("guichet_mailbox_failures_total") > 0 }
                    back.open()
                    #expect(try await watched.mails(1).count == 1)
                    done.open()
                }
            }
            group.addTask {
                await back.passed()
                try server.mailbox().deliver(letter("1"))
                try await server.run { await done.passed() }
            }
            try await group.waitForAll()
        }
        #expect(await watched.figure("guichet_mailbox_readable") == 1)
    }

    @Test func `loses nothing when the process ends between the file and its row`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let mailbox = try server.mailbox()
            try mailbox.deliver(letter("1"))
            let first = try await WatchedMailbox(folder)
            // What such an end leaves: a file that no row names.
            try await first.inbox.keep(Data("x".utf8), "leftover", isReadable: true)
            await first.database.close()
            let second = try await WatchedMailbox(folder)
            try await second.run(.imap(server.settings), settings: server.settings) {
                let mails = try await second.mails(1)
                #expect(try folder.names(in: "inbox") == mails.map { "\($0.id).eml" })
            }
        }
    }

    @Test func `is not blocked by mails that cannot be read`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let mailbox = try server.mailbox()
            let watched = try await WatchedMailbox(folder, sizeLimit: 200_000)
            try mailbox.deliver(Data([0xFF, 0xFE, 0x00, 0x01, 0x0A, 0x80]))
            try mailbox.deliver(letter("large", text: String(repeating: "x\n", count: 200_000)))
            try mailbox.deliver(
                "Subject: deep\nTo: \(String(repeating: "g:", count: 20_000))\n\nx\n"
            )
            try mailbox.deliver(letter("last"))
            try await watched.run(.imap(server.settings), settings: server.settings) {
                let mails = try await watched.mails(4)
                #expect(mails.map(\.kind) == [.unreadable, .unreadable, .unreadable, .message])
                #expect(mails[1].from == "anna@example.com")
                #expect(mails[0].from == "")
            }
            #expect(try folder.names(in: "quarantine").count == 3)
            #expect(try folder.names(in: "inbox").count == 1)
        }
    }

    @Test func `gives no mail a fourth chance to end the process`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            try server.mailbox().deliver(letter("1"))
            for _ in 1...3 {
                let watched = try await WatchedMailbox(folder)
                let begun = Gate()
                var reader = MailboxReader.imap(server.settings)
                reader.fetch = { _ in
                    begun.open()
                    throw MailboxError(.connectionLost)
                }
                try await watched.run(reader, settings: server.settings) { await begun.passed() }
            }
            let watched = try await WatchedMailbox(folder)
            let fetched = Mutex(0)
            var reader = MailboxReader.imap(server.settings)
            let fetch = reader.fetch
            reader.fetch = { wanted in
                fetched.withLock { $0 += 1 }
                return try await fetch(wanted)
            }
            try await watched.run(reader, settings: server.settings) {
                let mails = try await watched.mails(1)
                #expect(mails.map(\.kind) == [.unreadable])
                #expect(fetched.withLock { $0 } == 0)
            }
        }
    }

    @Test func `is not blocked by a mail that its server never gives`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let mailbox = try server.mailbox()
            let watched = try await WatchedMailbox(folder)
            try mailbox.deliver(letter("1"))
            try mailbox.deliver(letter("2"))
            let refused = Mutex<[UInt32]>([])
            var reader = MailboxReader.imap(server.settings)
            let fetch = reader.fetch
            reader.fetch = { wanted in
                let isFirst = refused.withLock { uids in
                    guard uids.isEmpty || uids.contains(wanted.uid) else { return false }
                    uids.append(wanted.uid)
                    return true
                }
                guard !isFirst else { throw MailboxError(.commandFailed) }
                return try await fetch(wanted)
            }
            try await watched.run(reader, settings: server.settings) {
                let mails = try await watched.mails(2)
                #expect(mails.map(\.kind) == [.unreadable, .message])
            }
            #expect(refused.withLock { $0.count } == 3)
        }
    }

    @Test func `is passed over where our own mails come back`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let mailbox = try server.mailbox()
            let watched = try await WatchedMailbox(folder)
            try await watched.sent("g1@mail.example.com", to: "anna@example.com", ticket: "TKT1")
            try mailbox.deliver(letter("own", from: "Support@example.com"))
            try mailbox.deliver(letter("g1", from: "relay@example.com"))
            try mailbox.deliver(letter("1"))
            try await watched.run(.imap(server.settings), settings: server.settings) {
                _ = try await watched.mails(1)
            }
            let again = try await WatchedMailbox(folder)
            #expect(try await again.mails(1).count == 1)
            await again.database.close()
        }
    }

    /// Has the server see the mails that are there.
    private func poll(_ server: IMAPServer) async throws {
        let reader = MailboxReader.imap(server.settings)
        _ = try await reader.open()
        await reader.close()
    }
}

/// Waits for something that happens in the end.
func until(_ condition: @Sendable () async throws -> Bool) async throws {
    for _ in 0..<600 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("it did not happen")
}

extension TestFolder {
    func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
    }
}

extension WatchedMailbox {
    /// A figure without labels as the metrics show it.
    func figure(_ name: String) async -> Double {
        let line = await metrics.text().split(separator: "\n").first { $0.hasPrefix("\(name) ") }
        return line.flatMap { $0.split(separator: " ").last }.flatMap { Double($0) } ?? -1
    }
}
