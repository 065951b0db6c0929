import Cryptography
import FoundationEssentials
import Testing

@Suite("A webhook's signature")
struct WebhookSignatureTests {
    /// Computed with OpenSSL for the key of the bytes 0 to 31.
    private static let right = "v1,NNI0elozmjkaLcYQrKQ0Cuf2QmEHYgnUR94t6+81bVs="
    private static let secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    private static let id = "msg_2aTESTvector000000000001"
    private static let time = 1_767_225_600
    private static let body = Data(
        #"{"type":"ticket.created","timestamp":"2026-01-01T00:00:00Z","data":{"id":"T-1"}}"#.utf8
    )
    private let signature: WebhookSignature

    init() throws {
        signature = try #require(WebhookSignature(secret: Self.secret))
    }

    private func accepts(
        id: String = Self.id,
        timestamp: String = "\(Self.time)",
        signatures: String = Self.right,
        body: Data = Self.body,
        late seconds: Double = 0
    ) -> Bool {
        signature.accepts(
            id: id,
            timestamp: timestamp,
            signatures: signatures,
            body: body,
            now: Date(timeIntervalSince1970: Double(Self.time) + seconds)
        )
    }

    @Test func `is that of the published scheme`() {
        let made = signature.signature(of: Self.body, id: Self.id, timestamp: Self.time)
        #expect(made == Self.right)
        #expect(accepts())
    }

    @Test(arguments: [-300.0, -1, 0, 1, 299, 300])
    func `holds for five minutes either way`(seconds: Double) {
        #expect(accepts(late: seconds))
    }

    @Test(arguments: [-301.0, 301, 86_400, -86_400])
    func `does not hold later or earlier`(seconds: Double) {
        #expect(!accepts(late: seconds))
    }

    @Test(arguments: [
        "v1,AAAA \(Self.right)", "\(Self.right) v1,AAAA", "v1a,xyz  v2,zzz \(Self.right)",
    ])
    func `may stand among others`(signatures: String) {
        #expect(accepts(signatures: signatures))
    }

    @Test(arguments: [
        "", " ", "v1", "v1,", "v1,AAAA",
        "v2,NNI0elozmjkaLcYQrKQ0Cuf2QmEHYgnUR94t6+81bVs=",
        "V1,NNI0elozmjkaLcYQrKQ0Cuf2QmEHYgnUR94t6+81bVs=",
        "NNI0elozmjkaLcYQrKQ0Cuf2QmEHYgnUR94t6+81bVs=",
        "v1,nnI0elozmjkaLcYQrKQ0Cuf2QmEHYgnUR94t6+81bVs=",
        "v1,NNI0elozmjkaLcYQrKQ0Cuf2QmEHYgnUR94t6+81bVs",
    ])
    func `is refused when it is another`(signatures: String) {
        #expect(!accepts(signatures: signatures))
    }

    @Test func `covers the body to the last byte`() {
        #expect(!accepts(body: Self.body + Data(" ".utf8)))
        #expect(!accepts(body: Data(Self.body.dropLast())))
        #expect(!accepts(body: Data()))
    }

    @Test func `covers identifier and time`() {
        #expect(!accepts(id: "msg_2aTESTvector000000000002"))
        #expect(!accepts(id: ""))
        #expect(!accepts(timestamp: "\(Self.time + 1)"))
    }

    @Test(arguments: ["", "now", "+1767225600", " 1767225600", "1767225600.0", "01767225600"])
    func `needs a time in whole seconds`(timestamp: String) {
        #expect(!accepts(timestamp: timestamp))
    }

    @Test func `cannot be shifted onto another message by a dot`() {
        let made = signature.signature(of: Self.body, id: "a.b", timestamp: Self.time)
        #expect(!accepts(id: "a.b", signatures: made))
    }

    @Test(arguments: [
        "", "whsec_", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRY=", "whsec_!!!!",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "whsk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        "whsec_" + Data(repeating: 7, count: 65).base64EncodedString(),
    ])
    func `needs a secret of 24 to 64 bytes in base64`(secret: String) {
        #expect(WebhookSignature(secret: secret) == nil)
    }

    @Test(arguments: [24, 25, 26, 32, 64])
    func `takes a secret with or without padding`(count: Int) throws {
        let text = Data(repeating: 7, count: count).base64EncodedString()
        let bare = text.filter { $0 != "=" }
        let padded = try #require(WebhookSignature(secret: "whsec_\(text)"))
        let unpadded = try #require(WebhookSignature(secret: "whsec_\(bare)"))
        #expect(
            padded.signature(of: Self.body, id: "a", timestamp: 1)
                == unpadded.signature(of: Self.body, id: "a", timestamp: 1)
        )
    }
}
