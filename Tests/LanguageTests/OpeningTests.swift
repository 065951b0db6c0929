import Language
import Testing

@Suite("The opening and the closing of a text")
struct OpeningTests {
    @Test func `are the whole of a short text`() {
        #expect("été".opening(3) == "été")
        #expect("été".closing(3) == "été")
        #expect("".opening(3).isEmpty)
        #expect("".closing(3).isEmpty)
    }

    @Test func `are as many scalars as asked for`() {
        #expect("déjà vu".opening(4) == "déjà")
        #expect("déjà vu".closing(4) == "à vu")
        #expect("abc".opening(0).isEmpty)
        #expect("abc".closing(0).isEmpty)
    }

    @Test func `may part a character that is made of many`() {
        let accents = "a" + String(repeating: "\u{301}", count: 100)
        #expect(accents.opening(10).unicodeScalars.count == 10)
        #expect(accents.closing(10).unicodeScalars.count == 10)
    }

    @Test func `are found in a part of a text`() {
        let text = "un deux trois".dropFirst(3)
        #expect(text.opening(4) == "deux")
        #expect(text.closing(5) == "trois")
    }
}
