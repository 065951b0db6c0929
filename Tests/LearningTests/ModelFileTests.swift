import Testing

@testable import Learning

@Suite("A model's file")
struct ModelFileTests {
    /// Made once: there is a suite's value for each of hundreds of arguments.
    private static let trained = Result {
        try LinearTrainer(mostFeatures: 30, folds: 4)
            .model(named: "things", of: ExampleTexts.three)
    }

    private let model: LinearModel
    private let bytes: [UInt8]

    init() throws {
        model = try Self.trained.get()
        bytes = model.bytes
    }

    @Test func `gives the same model`() throws {
        let read = try LinearModel(bytes: bytes)
        #expect(read == model)
        #expect(read.bytes == bytes)
        for example in ExampleTexts.three {
            #expect(read.judge(example.text) == model.judge(example.text))
        }
    }

    @Test func `is refused wherever it is cut`() {
        for length in 0..<bytes.count {
            #expect(throws: ModelFileError.self) { try LinearModel(bytes: bytes.prefix(length)) }
        }
    }

    @Test func `is refused with something behind its end`() {
        #expect(throws: ModelFileError.self) { try LinearModel(bytes: bytes + [0]) }
    }

    @Test func `is refused wherever a bit is wrong`() {
        for index in bytes.indices {
            var broken = bytes
            broken[index] ^= 1 << (index % 8)
            #expect(throws: ModelFileError.self) { try LinearModel(bytes: broken) }
        }
    }

    @Test func `says that it is none, or of another version`() {
        #expect(throws: ModelFileError.notAModel) { try LinearModel(bytes: []) }
        #expect(throws: ModelFileError.notAModel) {
            try LinearModel(bytes: Array("{\"a\":1}, and more".utf8))
        }
        var later = bytes
        later[8] = 9
        #expect(throws: ModelFileError.version(9)) { try LinearModel(bytes: later) }
        var broken = bytes
        broken[20] ^= 1
        #expect(throws: ModelFileError.wrongChecksum) { try LinearModel(bytes: broken) }
    }

    /// With a checksum that fits, only the content can be what is wrong.
    @Test(arguments: 0..<400)
    func `of nonsense under a right checksum is refused or can judge`(seed: Int) {
        var random = Xorshift(seed: UInt64(seed + 1))
        var content = Array(bytes.dropLast(32))
        for _ in 0..<(1 + seed % 4) {
            let place = 12 + Int(random.next() % UInt64(content.count - 12))
            content[place] = UInt8(truncatingIfNeeded: random.next())
        }
        if seed % 5 == 0 { content.removeLast(Int(random.next() % 40)) }
        let file = content + LinearModel.checksum(of: content[...])
        do throws(ModelFileError) {
            let judged = try LinearModel(bytes: file).judge(LearnedText("ate a ripe pear"))
            #expect(judged.probabilities.allSatisfy { (0...1).contains($0.probability) })
        } catch {
            #expect(!error.description.isEmpty)
        }
    }

    @Test func `with weights that are no numbers is refused`() {
        // Behind mark, version, "things", three labels, recipe and sharpness.
        let start = 8 + 4 + (4 + 6) + 4 + (4 + 6) + (4 + 5) + (4 + 4) + 5 + 8
        var content = Array(bytes.dropLast(32))
        content.replaceSubrange(start..<start + 4, with: [0, 0, 0xC0, 0x7F])
        let file = content + LinearModel.checksum(of: content[...])
        #expect(throws: ModelFileError.impossible("weights beyond all measure")) {
            try LinearModel(bytes: file)
        }
    }
}

/// A small source of numbers that are always the same.
private struct Xorshift {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
