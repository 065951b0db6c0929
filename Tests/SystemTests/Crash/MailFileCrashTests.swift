import Contracts
import Foundation
import ServiceKit
import Synchronization
import TestSupport
import Testing

@Suite("Notifications, killed while it makes mails files", .timeLimit(.minutes(3)))
struct MailFileCrashTests {
    private static func letters(_ name: String) -> LettersToSend {
        LettersToSend(letters: [
            Letter(
                key: "\(name):mail",
                mail: MailToSend(to: "anna@example.com", subject: "Votre devis", text: "Bonjour")
            ),
            Letter(key: "\(name):notice", notice: AdminNotice(kind: .request, objet: "Vase")),
        ])
    }

    private static func send(_ name: String, _ house: TestHouse) async throws -> [MailReceipt] {
        try await house.call(
            .notifications,
            NotificationsAPI.sendLetters,
            letters(name),
            key: name
        ).receipts
    }

    /// The files of the mail folder by their names.
    private static func files(_ house: TestHouse) throws -> [String: Data] {
        let folder = "\(house.dataFolder)/mail"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return try names.reduce(into: [:]) { files, name in
            files[name] = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
        }
    }

    @Test func `between the entry and the file, has the file before it is ready again`()
        async throws
    {
        try await withHouse { house in
            try house.start(.notifications)
            try await house.waitUntilReady(.notifications)
            let folder = "\(house.dataFolder)/mail"
            try FileManager.default.removeItem(atPath: folder)
            await #expect(throws: (any Error).self) { try await Self.send("run", house) }
            await house.kill(.notifications)
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: false
            )

            try house.start(.notifications)
            try await house.waitUntilReady(.notifications)
            let files = try Self.files(house)
            #expect(files.count == 2)
            #expect(try await Self.send("run", house).map(\.state) == [.stored, .stored])
            #expect(try Self.files(house) == files)
        }
    }

    @Test func `between the file and its settling, has the same file again`() async throws {
        try await withHouse { house in
            var isWrittenAgain = false
            // A slow machine may have settled it before the kill: one of these was not.
            for attempt in 1...5 where !isWrittenAgain {
                let name = "run\(attempt)"
                try house.start(.notifications)
                try await house.waitUntilReady(.notifications)
                let receipts = try await Self.send(name, house)
                #expect(receipts.map(\.state) == [.stored, .stored])
                await house.kill(.notifications)
                let files = try Self.files(house)
                // As if the disk had not got them.
                for name in files.keys {
                    try Data().write(to: URL(filePath: "\(house.dataFolder)/mail/\(name)"))
                }

                try house.start(.notifications)
                try await house.waitUntilReady(.notifications)
                isWrittenAgain = try Self.files(house).contains { $0.value == files[$0.key] }
                #expect(try await Self.send(name, house) == receipts)
                await house.kill(.notifications)
            }
            #expect(isWrittenAgain)
        }
    }

    @Test func `at any moment under load, loses no mail and makes none twice`() async throws {
        try await withHouse { house in
            let names = (1...24).map { "run\($0)" }
            let answers = Answers()
            try house.start(.notifications)
            try await house.waitUntilReady(.notifications)
            await withTaskGroup(of: Void.self) { group in
                for name in names {
                    group.addTask {
                        // Those that the kill cuts off are asked for again below.
                        guard let receipts = try? await Self.send(name, house) else { return }
                        answers.note(receipts, of: name)
                    }
                }
                group.addTask {
                    _ = await eventually { !answers.all.isEmpty }
                    await house.kill(.notifications)
                }
            }

            try house.start(.notifications)
            try await house.waitUntilReady(.notifications)
            let before = answers.all
            #expect(!before.isEmpty)
            for name in names {
                let receipts = try await Self.send(name, house)
                #expect(receipts.map(\.state) == [.stored, .stored])
                if let earlier = before[name] { #expect(receipts == earlier) }
            }
            let files = try Self.files(house)
            #expect(files.count == 2 * names.count)
            #expect(files.values.allSatisfy { !$0.isEmpty })
            #expect(await house.stop(.notifications) == 0)
            #expect(try Self.files(house) == files)
        }
    }
}

/// The receipts that were given before the kill, by the names of their calls.
private final class Answers: Sendable {
    private let receipts = Mutex<[String: [MailReceipt]]>([:])

    var all: [String: [MailReceipt]] { receipts.withLock { $0 } }

    func note(_ receipts: [MailReceipt], of name: String) {
        self.receipts.withLock { $0[name] = receipts }
    }
}
