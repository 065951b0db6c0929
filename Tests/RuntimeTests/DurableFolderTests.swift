import FoundationEssentials
import Glibc
import Runtime
import TestSupport
import Testing

@Suite("A folder of whole files")
struct DurableFolderTests {
    let place: TestFolder
    let folder: DurableFolder

    init() throws {
        place = try TestFolder()
        folder = DurableFolder(place.path)
    }

    @Test func `holds what was written last under a name`() throws {
        try folder.write(Array("first".utf8), as: "a.txt")
        try folder.write(Array("second".utf8), as: "a.txt")
        #expect(try place.names() == ["a.txt"])
        #expect(try place.read("a.txt") == Data("second".utf8))
        #expect(folder.isWritable())
        #expect(try place.names() == ["a.txt"])
    }

    @Test func `takes a file in from elsewhere on the disk`() throws {
        let other = try TestFolder()
        let file = try other.write("content", to: "b")
        try folder.keep(file, as: "a.txt")
        #expect(try place.names() == ["a.txt"])
        #expect(try other.names().isEmpty)
    }

    @Test func `forgets drafts and nothing else`() throws {
        try folder.write([1], as: "a.txt")
        try Data([1]).write(to: URL(filePath: folder.newDraft()))
        #expect(try place.names().count == 2)
        try folder.removeDrafts()
        #expect(try place.names() == ["a.txt"])
    }

    @Test func `that is gone cannot be written, and says so`() throws {
        let gone = DurableFolder(folder.path(of: "gone"))
        #expect(throws: StorageUnavailable("create", number: ENOENT)) {
            try gone.write([1], as: "a.txt")
        }
        #expect(throws: StorageUnavailable("list", number: ENOENT)) { try gone.removeDrafts() }
        #expect(!gone.isWritable())
    }

    @Test func `holds nothing half written when the disk is full`() async throws {
        let path = place.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            // No file may grow past this many bytes: a disk that is full.
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 1_000, rlim_max: rlim_t.max)
            setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            let folder = DurableFolder(path)
            try folder.write(Array(repeating: 1, count: 500), as: "kept")
            #expect(throws: StorageUnavailable("write", number: EFBIG)) {
                try folder.write(Array(repeating: 2, count: 2_000), as: "kept")
            }
        }
        #expect(try place.names() == ["kept"])
        #expect(try place.read("kept") == Data(repeating: 1, count: 500))
    }
}
