import Cryptography
import FoundationEssentials
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#endif

@Suite("SHA-256")
struct SHA256Tests {
    /// Examples that NIST publishes for FIPS 180-4.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `is that of the standard`(text: String, digest: String) {
        #expect(Hex.encode(Hash.sha256(Data(text.utf8))) == digest)
    }

    @Test func `is the same for a part of other data`() {
        let whole = Data("xxabc".utf8)
        #expect(Hash.sha256(whole.dropFirst(2)) == Hash.sha256(Data("abc".utf8)))
    }
}

@Suite("SHA-256 of a file")
struct FileHashTests {
    @Test(arguments: [
        (0..<Int.max, 0..<300_000), (0..<300_000, 0..<300_000),
        (70_000..<200_001, 70_000..<200_001),
        (299_999..<400_000, 299_999..<300_000), (5..<5, 0..<0),
    ])
    func `is that of the part which is asked for`(range: Range<Int>, part: Range<Int>) throws {
        let folder = try TestFolder()
        let content = String(repeating: "0123456789", count: 30_000)
        let path = try folder.write(content, to: "file")
        let hash = try Hash.sha256(ofFileAt: path, in: range)
        #expect(hash == Hash.sha256(Data(content.utf8)[part]))
    }

    @Test func `is none when it cannot be read`() {
        let error = #expect(throws: UnreadableFile.self) {
            try Hash.sha256(ofFileAt: "/nowhere/at/all")
        }
        #expect(error?.number == ENOENT)
    }
}

@Suite("HMAC-SHA-256")
struct HMACTests {
    struct Vector: Sendable {
        let key: Data
        let text: Data
        let code: String
    }

    /// Test cases 1, 2, 3, 6 and 7 of RFC 4231.
    static let vectors = [
        Vector(
            key: Data(repeating: 0x0B, count: 20),
            text: Data("Hi There".utf8),
            code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        Vector(
            key: Data("Jefe".utf8),
            text: Data("what do ya want for nothing?".utf8),
            code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        Vector(
            key: Data(repeating: 0xAA, count: 20),
            text: Data(repeating: 0xDD, count: 50),
            code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        Vector(
            key: Data(repeating: 0xAA, count: 131),
            text: Data("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        Vector(
            key: Data(repeating: 0xAA, count: 131),
            text: Data(
                """
                This is a test using a larger than block-size key and a larger than block-size \
                data. The key needs to be hashed before being used by the HMAC algorithm.
                """.utf8
            ),
            code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ]

    @Test(arguments: vectors)
    func `is that of the standard`(vector: Vector) {
        #expect(Hex.encode(Hash.hmacSHA256(vector.text, key: vector.key)) == vector.code)
    }

    @Test func `takes an empty key and an empty text`() {
        #expect(
            Hex.encode(Hash.hmacSHA256(Data(), key: Data()))
                == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"
        )
    }
}
