import FoundationEssentials
import TestSupport
import Testing

@testable import Runtime

@Suite("The environment")
struct EnvironmentTests {
    @Test func `wins over the file`() throws {
        let folder = try TestFolder()
        let file = try folder.write("A=file\nB=file", to: ".env")
        let environment = try Environment.load(file: file, under: ["A": "process"])
        #expect(environment["A"] == "process")
        #expect(environment["B"] == "file")
        #expect(environment["C"] == nil)
    }

    @Test func `hides a variable of the file by an empty one`() throws {
        let folder = try TestFolder()
        let file = try folder.write("KEY=file", to: ".env")
        let environment = try Environment.load(file: file, under: ["KEY": ""])
        #expect(environment["KEY"] == nil)
        // A child that reads the same file must not find it again.
        #expect(environment.all == ["KEY": ""])
    }

    @Test func `is enough without a file`() throws {
        let folder = try TestFolder()
        let environment = try Environment.load(file: "\(folder.path)/none", under: ["A": "1"])
        #expect(environment["A"] == "1")
    }

    @Test func `is refused together with a file that is no text`() throws {
        let folder = try TestFolder()
        let file = "\(folder.path)/.env"
        try Data([0x41, 0x3D, 0xFF, 0xFE]).write(to: URL(filePath: file))
        #expect(throws: SettingsError("\(file) cannot be read as UTF-8 text")) {
            try Environment.load(file: file, under: [:])
        }
        #expect(throws: SettingsError("\(folder.path) cannot be read as UTF-8 text")) {
            try Environment.load(file: folder.path, under: [:])
        }
    }

    @Test func `counts an empty value as absent`() throws {
        let environment = Environment(["A": ""])
        #expect(environment["A"] == nil)
        #expect(environment.string("A", default: "x") == "x")
        #expect(environment.secret("A") == nil)
        #expect(try environment.integer("A", default: 7, in: 1...9) == 7)
        #expect(try environment.flag("A", default: true))
        #expect(try environment.duration("A", default: 5) == 5)
        #expect(environment.list("A") == [])
    }
}

@Suite("A setting")
struct SettingTests {
    @Test(arguments: [
        ("90", 90.0), ("90s", 90), ("0.5s", 0.5), ("15m", 900), ("12h", 43_200), ("3d", 259_200),
        ("0", 0),
    ])
    func `is a span of time`(text: String, seconds: Double) throws {
        #expect(try Environment(["T": text]).duration("T", default: 1) == seconds)
    }

    @Test(arguments: ["s", "abc", "-1s", "1 s", "1w", "nan", "inf", "1e300d", "1e308", "3651d"])
    func `is refused as a span of time`(text: String) {
        let error = SettingsError("T must be a time such as 90s, 15m, 12h or 3d")
        #expect(throws: error) { try Environment(["T": text]).duration("T", default: 1) }
    }

    @Test(arguments: ["-1", "65536", "http", "80 ", "8_0", "1e3", "99999999999999999999"])
    func `is refused as a port`(text: String) {
        #expect(throws: SettingsError("P must be a whole number from 0 to 65535")) {
            try Environment(["P": text]).port("P", default: 1)
        }
    }

    @Test func `is a port`() throws {
        #expect(try Environment(["P": "0"]).port("P", default: 1) == 0)
        #expect(try Environment(["P": "65535"]).port("P", default: 1) == 65_535)
        #expect(try Environment([:]).port("P", default: 8080) == 8080)
    }

    @Test(arguments: [
        ("1", true), ("true", true), ("YES", true), ("On", true), ("0", false), ("false", false),
        ("NO", false), ("off", false),
    ])
    func `is a flag`(text: String, value: Bool) throws {
        #expect(try Environment(["F": text]).flag("F", default: !value) == value)
    }

    @Test func `is refused as a flag`() {
        #expect(throws: SettingsError("F must be true or false")) {
            try Environment(["F": "maybe"]).flag("F", default: true)
        }
    }

    @Test(arguments: [
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
        ("https://example.com/", "https://example.com"),
        ("https://example.com/a//", "https://example.com/a"),
        ("http://[::1]:5000", "http://[::1]:5000"),
    ])
    func `is an address`(text: String, address: String) throws {
        #expect(try Environment(["U": text]).address("U", default: "http://x") == address)
    }

    @Test(arguments: [
        "127.0.0.1:5000", "ftp://example.com", "https://", "/path", "http://exa mple.com",
        "https://anna:secret@example.com", "https://example.com?a=1", "https://example.com/#a",
        "javascript:alert(1)",
    ])
    func `is refused as an address, without a word of it`(text: String) {
        #expect(throws: SettingsError("U must be an http or https address")) {
            try Environment(["U": text]).address("U", default: "http://x")
        }
    }

    @Test func `is a list between commas`() {
        #expect(Environment(["L": " a, b ,,c,"]).list("L") == ["a", "b", "c"])
        #expect(Environment([:]).list("L") == [])
    }
}
