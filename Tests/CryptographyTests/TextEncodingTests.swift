import Cryptography
import FoundationEssentials
import Testing

@Suite("Base 32")
struct Base32Tests {
    /// RFC 4648's examples, in Crockford's digits.
    @Test(arguments: [
        ("", ""), ("f", "cr"), ("fo", "csqg"), ("foo", "csqpy"), ("foob", "csqpyrg"),
        ("fooba", "csqpyrk1"), ("foobar", "csqpyrk1e8"),
    ])
    func `has five bits in a digit`(text: String, encoded: String) {
        #expect(Base32.encode(Data(text.utf8)) == encoded)
    }

    @Test func `has all bits of the bytes`() {
        #expect(Base32.encode(Data(repeating: 0, count: 16)) == String(repeating: "0", count: 26))
        let ones = Base32.encode(Data(repeating: 0xFF, count: 16))
        #expect(ones == String(repeating: "z", count: 25) + "w")
    }

    @Test func `keeps different bytes different`() {
        let texts = (0...255).map { Base32.encode(Data([UInt8($0)])) }
        #expect(Set(texts).count == 256)
    }
}

@Suite("Hexadecimal")
struct HexTests {
    @Test func `has two lower-case digits a byte`() {
        #expect(Hex.encode(Data([0x00, 0x0F, 0xA5, 0xFF])) == "000fa5ff")
        #expect(Hex.encode(Data()) == "")
    }
}

@Suite("A random token")
struct RandomTests {
    @Test func `has 26 digits that are letters and digits, and never comes again`() {
        let tokens = (0..<1_000).map { _ in Random.token() }
        #expect(Set(tokens).count == tokens.count)
        let form = tokens.allSatisfy { $0.wholeMatch(of: /[0-9a-hjkmnp-tv-z]{26}/) != nil }
        #expect(form)
    }

    @Test func `is made of as many bytes as asked for`() {
        #expect(Random.bytes(0).isEmpty)
        #expect(Random.bytes(33).count == 33)
        #expect(Random.bytes(32) != Random.bytes(32))
    }
}

@Suite("Comparison in constant time")
struct ConstantTimeTests {
    @Test(arguments: [
        ("", "", true), ("a", "a", true), ("a", "b", false), ("a", "", false), ("", "a", false),
        ("a", "aa", false), ("é", "e\u{301}", false),
    ])
    func `compares bytes`(left: String, right: String, equal: Bool) {
        #expect(ConstantTime.equal(left, right) == equal)
        #expect(ConstantTime.equal(Data(left.utf8), Data(right.utf8)) == equal)
    }
}
