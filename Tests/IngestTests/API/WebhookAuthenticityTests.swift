import Cryptography
import FoundationEssentials
import Runtime
import Testing

@testable import Ingest

@Suite("Who may post")
struct WebhookAuthenticityTests {
    typealias Evidence = WebhookAuthenticity.Evidence

    static let secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    static let now = Date(timeIntervalSince1970: 1_767_225_600)
    static let body =
        #"{"type":"ticket.created","timestamp":"2026-01-01T00:00:00Z","data":{"id":"T-1"}}"#
    static let right = "v1,NNI0elozmjkaLcYQrKQ0Cuf2QmEHYgnUR94t6+81bVs="
    static let wrong = "v1,AAAAelozmjkaLcYQrKQ0Cuf2QmEHYgnUR94t6+81bVs="

    private func authenticity(
        _ values: [String: String],
        isLoopback: Bool = true
    ) throws -> WebhookAuthenticity {
        try WebhookAuthenticity(Environment(values), isLoopback: isLoopback)
    }

    private func signed(
        _ signatures: String? = right,
        id: String? = "msg_2aTESTvector000000000001",
        timestamp: String? = "1767225600",
        body: String? = body
    ) -> Evidence {
        Evidence(
            authorization: nil,
            id: id,
            timestamp: timestamp,
            signatures: signatures,
            body: body.map { Data($0.utf8) }
        )
    }

    private func bearer(_ authorization: String?) -> Evidence {
        Evidence(
            authorization: authorization,
            id: nil,
            timestamp: nil,
            signatures: nil,
            body: Data()
        )
    }

    // MARK: Signatures

    @Test func `is who signs the body with the secret`() throws {
        let door = try authenticity(["WEBHOOK_SECRET": Self.secret])
        #expect(door.accepts(signed(), now: Self.now))
    }

    @Test(arguments: [
        "\(wrong) \(right)", "\(right) \(wrong)", "v2,AAAA \(right)", "v1a,AAAA \(right)",
    ])
    func `is who signs once right among several`(_ signatures: String) throws {
        let door = try authenticity(["WEBHOOK_SECRET": Self.secret])
        #expect(door.accepts(signed(signatures), now: Self.now))
    }

    @Test(arguments: [
        wrong, "", " ", "v1,", String(right.dropFirst(3)), "v2," + right.dropFirst(3),
        right.replacing("v1,", with: "v1 "), right + "=",
    ])
    func `is nobody with another signature`(_ signatures: String) throws {
        let door = try authenticity(["WEBHOOK_SECRET": Self.secret])
        #expect(!door.accepts(signed(signatures), now: Self.now))
    }

    @Test func `is nobody whose id, time or body is another than the signed one`() throws {
        let door = try authenticity(["WEBHOOK_SECRET": Self.secret])
        for evidence in [
            signed(id: "msg_2"), signed(id: ""), signed(timestamp: "1767225601"),
            signed(timestamp: "now"), signed(body: Self.body + " "), signed(body: ""),
            signed(nil), signed(id: nil), signed(timestamp: nil), signed(body: nil),
        ] {
            #expect(!door.accepts(evidence, now: Self.now), "\(evidence)")
        }
    }

    @Test(arguments: [(0.0, true), (300, true), (-300, true), (301, false), (-301, false)])
    func `is nobody whose clock is more than five minutes off`(
        seconds: Double,
        isAccepted: Bool
    ) throws {
        let door = try authenticity(["WEBHOOK_SECRET": Self.secret])
        #expect(door.accepts(signed(), now: Self.now.addingTimeInterval(seconds)) == isAccepted)
    }

    // MARK: Tokens

    @Test(arguments: [
        ("Bearer let-me-in", true), ("Bearer let-me-in ", false), ("Bearer let-me", false),
        ("Bearer ", false), ("let-me-in", false), ("Basic let-me-in", false), (nil, false),
    ])
    func `is who shows the token`(authorization: String?, isAccepted: Bool) throws {
        let door = try authenticity(["WEBHOOK_TOKEN": "let-me-in"])
        #expect(door.accepts(bearer(authorization), now: Self.now) == isAccepted)
    }

    @Test func `is who does either when both are asked for`() throws {
        let door = try authenticity([
            "WEBHOOK_SECRET": Self.secret, "WEBHOOK_TOKEN": "let-me-in",
        ])
        #expect(door.accepts(signed(), now: Self.now))
        #expect(door.accepts(bearer("Bearer let-me-in"), now: Self.now))
        #expect(!door.accepts(signed(Self.wrong), now: Self.now))
        #expect(!door.accepts(bearer("Bearer other"), now: Self.now))
    }

    // MARK: Settings

    @Test func `is anybody on loopback, and beyond it when that is said`() throws {
        #expect(try authenticity([:]).accepts(bearer(nil), now: Self.now))
        let open = try authenticity(["WEBHOOK_OPEN": "true"], isLoopback: false)
        #expect(open.accepts(bearer(nil), now: Self.now))
    }

    @Test(arguments: [[:], ["WEBHOOK_OPEN": "false"], ["WEBHOOK_SECRET": "", "WEBHOOK_TOKEN": ""]])
    func `must be said before the service listens beyond loopback`(
        values: [String: String]
    ) throws {
        let error = #expect(throws: SettingsError.self) {
            try authenticity(values, isLoopback: false)
        }
        let text = error?.description ?? ""
        for name in ["WEBHOOK_SECRET", "WEBHOOK_TOKEN", "WEBHOOK_OPEN"] {
            #expect(text.contains(name))
        }
    }

    @Test(arguments: [
        "whsec_QQ", "whsec_AAEC", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "whsec_not base64",
        "whsec_" + String(repeating: "AAAA", count: 22),
    ])
    func `is not said by a secret that is none`(_ secret: String) throws {
        let error = #expect(throws: SettingsError.self) {
            try authenticity(["WEBHOOK_SECRET": secret])
        }
        #expect(error?.description.contains("WEBHOOK_SECRET") == true)
        #expect(error?.description.contains(secret) == false)
    }

    @Test func `is not said by a word that is neither true nor false`() {
        #expect(throws: SettingsError.self) { try authenticity(["WEBHOOK_OPEN": "maybe"]) }
    }
}
