import Contracts
import FoundationEssentials
import IMAP
import Observability
import Runtime
import Synchronization
import TestSupport
import Testing

@testable import Notifications

@Suite("A look into the mailbox", .serialized, .timeLimit(.minutes(1)))
struct MailboxLookTests {
    let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    @Test func `is made when it is asked for, and says that it could be`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let mailbox = try server.mailbox()
            let watched = try await WatchedMailbox(folder)
            try await watched.run(
                .imap(server.settings),
                settings: server.settings,
                interval: 86_400
            ) {
                #expect(await watched.looks.look(within: 30) == nil)
                #expect(await watched.standing.trouble(within: 30) == nil)
                for number in 1...3 {
                    try mailbox.deliver(letter("\(number)"))
                    #expect(await watched.looks.look(within: 30) == nil)
                    #expect(try await watched.store.highest() == number)
                }
            }
        }
    }

    @Test func `says that the login is refused, until it is not`() async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let watched = try await WatchedMailbox(folder)
            var settings = server.settings
            settings.password = Secret("wrong")
            try await watched.run(.imap(settings), settings: settings, interval: 86_400) {
                let trouble = await watched.looks.look(within: 30)
                #expect(trouble?.contains("refuses the login") == true)
                #expect(await watched.standing.trouble(within: 30) == trouble)
            }
            let mended = try await WatchedMailbox(folder)
            try await mended.run(.imap(server.settings), settings: server.settings) {
                #expect(await mended.looks.look(within: 30) == nil)
                #expect(await mended.standing.trouble(within: 30) == nil)
            }
        }
    }

    @Test func `that fails is logged once for each kind of trouble`() async throws {
        let lines = Mutex<[String]>([])
        let log = Log(service: "notifications") { line in lines.withLock { $0.append(line) } }
        let server = try IMAPServer(.none)
        try await server.run {
            let watched = try await WatchedMailbox(folder)
            let tries = Mutex(0)
            var reader = MailboxReader.imap(server.settings)
            let read = reader.open
            reader.open = {
                let number = tries.withLock { tries in
                    tries += 1
                    return tries
                }
                if number <= 2 { throw MailboxError(.connectionLost) }
                if number <= 4 { throw MailboxError(.commandFailed) }
                return try await read()
            }
            try await watched.run(reader, settings: server.settings, log: log) {
                try await until {
                    lines.withLock { $0.contains { $0.contains("mailbox readable again") } }
                }
            }
        }
        let told = lines.withLock { $0 }.filter { $0.contains("mailbox not readable") }
        #expect(told.count == 2)
        #expect(Set(told).count == 2)
    }

    @Test func `that takes too long is not waited for`() async throws {
        let looks = MailboxLooks(clock: .system)
        #expect(await looks.look(within: 0.01) == "the mailbox is still being read")
    }

    @Test(arguments: [
        ("support@example.com", "support@example.com"),
        ("Zoe <zoe@example.com>, Studio <Support@Example.com>", "Support@example.com"),
        ("bonjour@studio.example.com", "bonjour@studio.example.com"),
        ("undisclosed-recipients:;", "support@example.com"), ("<", "support@example.com"),
    ])
    func `notes whom a mail is to`(header: String, address: String) async throws {
        let server = try IMAPServer(.none)
        try await server.run {
            let watched = try await WatchedMailbox(folder)
            try server.mailbox().deliver(letter("1", to: header))
            try await watched.run(.imap(server.settings), settings: server.settings) {
                let mail = try await watched.mails(1).first
                #expect(mail?.to?.lowercased() == address.lowercased())
            }
        }
    }
}
