import Runtime
import TestSupport
import Testing

@Suite("The lock of a folder")
struct FolderLockTests {
    let folder: TestFolder
    let file: String

    init() throws {
        folder = try TestFolder()
        file = "\(folder.path)/lock"
    }

    @Test func `is one holder's until that one is gone`() throws {
        #expect(!FolderLock.isHeld(file))
        do {
            let lock = try #require(try FolderLock(file))
            #expect(try FolderLock(file) == nil)
            #expect(FolderLock.isHeld(file))
            withExtendedLifetime(lock) {}
        }
        #expect(!FolderLock.isHeld(file))
        #expect(try FolderLock(file) != nil)
    }

    @Test func `is held while what comes after it runs`() async throws {
        let services: [any Service] = [try #require(try FolderLock(file))]
        try await ServiceGroup(services).run { [file] in #expect(FolderLock.isHeld(file)) }
    }

    @Test func `is not to be had where no file can be made`() {
        #expect(throws: StorageUnavailable.self) { try FolderLock("\(folder.path)/none/lock") }
    }
}
