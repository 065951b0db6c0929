import FoundationEssentials
import Runtime
import ServiceKit
import TestSupport
import Testing

@Suite("A key file")
struct KeyFileTests {
    private let folder: TestFolder
    private var path: String { "\(folder.path)/link.key" }

    init() throws {
        folder = try TestFolder()
    }

    @Test func `is made once, for its owner alone`() throws {
        let key = try KeyFile.load(from: path)
        #expect(key.count == 32)
        #expect(try KeyFile.load(from: path) == key)
        #expect(try folder.names() == ["link.key"])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func `is another for each service`() throws {
        #expect(try KeyFile.load(from: path) != KeyFile.load(from: "\(folder.path)/other.key"))
    }

    @Test func `is made whole over what an interrupted start left`() throws {
        _ = try folder.write("half", to: "link.key.new")
        #expect(try KeyFile.load(from: path).count == 32)
        #expect(try folder.names() == ["link.key"])
    }

    @Test(arguments: ["", "short", String(repeating: "k", count: 33)])
    func `is refused when it is damaged, and kept`(content: String) throws {
        _ = try folder.write(content, to: "link.key")
        #expect(throws: SettingsError("\(path) is not a key of 32 bytes")) {
            try KeyFile.load(from: path)
        }
        #expect(try folder.read("link.key") == Data(content.utf8))
    }

    @Test func `is refused where it cannot be written`() {
        let path = "\(folder.path)/none/link.key"
        #expect(throws: SettingsError("\(path) cannot be written")) {
            try KeyFile.load(from: path)
        }
    }
}
