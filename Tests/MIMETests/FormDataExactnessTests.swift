import FoundationEssentials
import Testing

@testable import MIME

@Suite("A file of a form")
struct FormDataExactnessTests {
    static let contents: [[UInt8]] =
        [
            "", "\r", "\n", "\r\n", "\r\n\r\n", "\r\r\n", "\n\r", "-", "--", "\r\n-", "\r\n--",
            "a\r\nb\rc\nd\0e\u{1A}", "--boun\r\n------Xy\r\n-----XyZ\r\n",
            "From nobody\r\n\r\nFrom nobody\n>From\n", "x\n------XyZ\r\ny", "x\r------XyZ--\r\ny",
            "x\r\n------XyZabc\r\ny", "x\r\n------XyZ-\r\ny", "x\r\n------XyZ--z\r\ny",
            "x\r\n------XyZ \t z\r\n", "x\r\n------XyZ\ny", "Content-Type: x\r\n\r\ny",
            "=0D=0A=\r\n",
            "\u{FEFF}", "\r\n-----\r\n------XyZ-",
        ].map { Array($0.utf8) } + [
            Array(0...255), Array(repeating: 0, count: 70_000),
            Array(repeating: UInt8(ascii: "\r"), count: 300_000),
            Array(String(repeating: "\r\n------XyZ.", count: 40_000).utf8),
        ]

    @Test(arguments: contents)
    func `comes back byte for byte`(content: [UInt8]) throws {
        let folder = try ScratchFolder()
        let form = try SampleForm().file(content).file(content).closed().read(in: folder)
        #expect(form.files.count == 2)
        for file in form.files {
            #expect(try form.content(of: file, in: folder) == content)
        }
    }

    @Test(arguments: ["message/rfc822", "text/plain", "application/mbox", "message/partial", "x"])
    func `comes back byte for byte whatever its declared type`(type: String) throws {
        let folder = try ScratchFolder()
        let mail = Array("Subject: x\nFrom: a@example.com\n\nFrom here\r\n.\r\n".utf8)
        let form = try SampleForm().file(mail, named: "a.eml", type: type).closed()
            .read(in: folder)
        #expect(try form.content(of: form.files[0], in: folder) == mail)
    }

    @Test func `is whole wherever a boundary falls in the reading window`() throws {
        let folder = try ScratchFolder()
        for shift in -80...80 where shift % 3 != 0 {
            let content = [UInt8](repeating: 0x2D, count: BodyFile.windowSize - 100 + shift)
            let form = try SampleForm().file(content).field("after", "v").closed()
                .read(in: folder)
            #expect(form.files.map(\.size) == [Int64(content.count)])
            #expect(form.value(of: "after") == "v")
        }
    }

    @Test func `of 50 MB comes back byte for byte`() throws {
        let folder = try ScratchFolder()
        var generator = SplitMix64(state: 42)
        var content: [UInt8] = []
        content.reserveCapacity(50_000_000)
        while content.count < 50_000_000 {
            withUnsafeBytes(of: generator.next()) { content.append(contentsOf: $0) }
        }
        let form = try SampleForm().file(content).closed().read(in: folder)
        let copy = folder.path("copy")
        #expect(
            try form.save(form.files[0], to: copy, limit: 50_000_000, durably: true) == 50_000_000
        )
        #expect(try Data(contentsOf: URL(filePath: copy)) == Data(content))
    }
}

/// A small deterministic source of noise.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
