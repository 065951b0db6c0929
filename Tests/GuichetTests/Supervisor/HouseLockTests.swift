import Runtime
import TestSupport
import Testing

@testable import Guichet

@Suite("The lock of a data folder")
struct HouseLockTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    @Test func `is held by one at a time`() throws {
        let lock = try HouseLock.take(in: folder.path)
        #expect(HouseLock.isHeld(in: folder.path))
        #expect(throws: SettingsError("guichet is already up on \(folder.path)")) {
            try HouseLock.take(in: folder.path)
        }
        withExtendedLifetime(lock) {}
    }

    @Test func `is given back`() throws {
        do {
            let lock = try HouseLock.take(in: folder.path)
            withExtendedLifetime(lock) {}
        }
        #expect(!HouseLock.isHeld(in: folder.path))
        _ = try HouseLock.take(in: folder.path)
    }

    @Test func `is held by nobody where there is no folder`() {
        #expect(!HouseLock.isHeld(in: "\(folder.path)/none"))
        #expect(throws: SettingsError("the folder \(folder.path)/none cannot be written")) {
            try HouseLock.take(in: "\(folder.path)/none")
        }
    }
}
