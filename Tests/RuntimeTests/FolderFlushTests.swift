import FoundationEssentials
import TestSupport
import Testing

@testable import Runtime

@Suite("Files that are brought to the disk together")
struct FolderFlushTests {
    @Test func `are there at once, and stay`() throws {
        let home = try TestFolder()
        let folder = DurableFolder(home.path)
        let flush = FolderFlush(folder)
        try folder.place(Array("one".utf8), as: "1")
        try folder.place(Array("two".utf8), as: "2")
        try folder.place(Array("two again".utf8), as: "2")
        #expect(try home.names() == ["1", "2"])
        #expect(try home.read("2") == Data("two again".utf8))
        // One that somebody took is nobody's loss.
        try flush.keep(["1", "2", "taken"])
        #expect(try home.names() == ["1", "2"])
    }

    @Test func `are not there when the folder is away, and nothing is left of them`() throws {
        let home = try TestFolder()
        let folder = DurableFolder(home.path + "/away")
        let flush = FolderFlush(folder)
        #expect(throws: StorageUnavailable.self) { try folder.place([1], as: "1") }
        #expect(throws: StorageUnavailable.self) { try flush.keep(["1"]) }
        #expect(try home.names().isEmpty)
    }
}
