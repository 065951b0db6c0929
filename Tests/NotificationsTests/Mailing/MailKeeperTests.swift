import Contracts
import Database
import FoundationEssentials
import Runtime
import SQLite
import Synchronization
import TestSupport
import Testing

@testable import Notifications

@Suite("A mail that is a file")
struct MailKeeperTests {
    let folder: TestFolder
    let mails: MailsFixture

    init() async throws {
        folder = try TestFolder()
        mails = try await MailsFixture()
    }

    private var files: MailFiles { .folder(DurableFolder(folder.path)) }

    @Test func `is stored to whoever asked, and queued until the disk has it`() async throws {
        let room = mails.room(files)
        let receipt = try await room.send(.sample(), order)
        #expect(receipt.state == .stored)
        #expect(try folder.names().count == 1)
        #expect(try await mails.state(of: "run:mail") == .queued)
        #expect(try await room.send(.sample(), order) == receipt)

        try await room.keeper?.settle()
        let mail = try await mails.outbox.find("run:mail")
        #expect(mail?.state == .stored)
        #expect(mail?.attempts == 1)
        #expect(mail?.attemptedAt != nil)
        #expect(mail?.nextAttemptAt == nil)
        #expect(try await mails.outbox.parcel("run:mail") == nil)
        #expect(try await room.send(.sample(), order) == receipt)
    }

    @Test func `is settled together with the others of its time`() async throws {
        let kept = Mutex<[Int]>([])
        let files = files
        let room = mails.room(
            MailFiles(
                place: files.place,
                keep: { names in
                    kept.withLock { $0.append(names.count) }
                    try await files.keep(names)
                }
            )
        )
        let keeper = try #require(room.keeper)
        try await keeper.run { [mails] in
            for number in 1...20 {
                let order = Mailroom.Order(key: "\(number)", fingerprint: "")
                _ = try await room.send(.sample(), order)
            }
            let before = mails.database.statistics.transactions
            let start = mails.time.now()
            try await waitUntil { mails.time.sleepsUntil ?? start > start }
            mails.time.advance(by: MailKeeper.rhythm + 1)
            try await waitUntil { try await mails.count(.stored) == 20 }
            #expect(mails.database.statistics.transactions == before + 1)
        }
        #expect(kept.withLock { $0 } == [20])
    }

    @Test func `is settled when the service stops`() async throws {
        let room = mails.room(files)
        try await room.keeper?.run { [order] in _ = try await room.send(.sample(), order) }
        #expect(try await mails.state(of: "run:mail") == .stored)
    }

    @Test func `is written again as the same when the process ended before it was settled`()
        async throws
    {
        // Of the first only the entry is there, of the second the file too.
        let broken = mails.room(MailFiles.broken)
        await #expect(throws: Crash.self) { try await broken.send(.sample(), order) }
        let second = Mailroom.Order(key: "run:second", fingerprint: "")
        _ = try await mails.room(files).send(.sample(), second)
        let name = try #require(try folder.names().first)
        let bytes = try folder.read(name)

        try await mails.keeper(files).run { [mails, folder] in
            let (names, again) = (try folder.names(), try folder.read(name))
            #expect(names.count == 2)
            #expect(again == bytes)
            #expect(try await mails.count(.stored) == 2)
            #expect(try await mails.outbox.openCounts().isEmpty)
        }
    }

    @Test func `waits when it could not be written before, and the service starts`() async throws {
        let broken = mails.room(MailFiles.broken)
        await #expect(throws: Crash.self) { try await broken.send(.sample(), order) }
        try await mails.keeper(.broken).run { [mails] in
            let state = try await mails.state(of: "run:mail")
            #expect(state == .queued)
        }
        #expect(try await mails.state(of: "run:mail") == .queued)
    }

    @Test func `is written again when the disk did not keep it`() async throws {
        let files = files
        let isBroken = Mutex(true)
        let room = mails.room(
            MailFiles(
                place: files.place,
                keep: { names in
                    if isBroken.withLock({ $0 }) { throw Crash() }
                    try await files.keep(names)
                }
            )
        )
        let keeper = try #require(room.keeper)
        _ = try await room.send(.sample(), order)
        #expect(await !keeper.round())
        #expect(try await mails.state(of: "run:mail") == .queued)
        // What the disk has lost is gone from the folder.
        for name in try folder.names() {
            try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
        }

        #expect(await !keeper.round())
        isBroken.withLock { $0 = false }
        #expect(await keeper.round())
        #expect(try folder.names().count == 1)
        #expect(try await mails.state(of: "run:mail") == .stored)
    }

    @Test func `is written again when it was placed while the disk lost others`() async throws {
        let files = files
        let lost = Mutex(false)
        let keeping = Mutex<MailKeeper?>(nil)
        let room = mails.room(
            MailFiles(
                place: { parcels in
                    try await files.place(parcels)
                    guard parcels.first?.mail.key == "run:late" else { return }
                    let isFirst = lost.withLock { lost in
                        defer { lost = true }
                        return !lost
                    }
                    if isFirst { try await keeping.withLock { $0 }?.settle() }
                },
                keep: { names in
                    guard !lost.withLock({ $0 }) else {
                        for name in try folder.names() {
                            try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
                        }
                        throw Crash()
                    }
                    try await files.keep(names)
                }
            )
        )
        let keeper = try #require(room.keeper)
        keeping.withLock { $0 = keeper }
        _ = try await room.send(.sample(), order)
        _ = try await room.send(.sample(), Mailroom.Order(key: "run:late", fingerprint: "2"))
        #expect(try folder.names().count == 1)
        #expect(keeper.holds("run:late"))
        #expect(!keeper.holds("run:mail"))
    }

    private var order: Mailroom.Order { Mailroom.Order(key: "run:mail", fingerprint: "1") }
}
