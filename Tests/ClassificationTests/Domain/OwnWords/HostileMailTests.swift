import Testing

@testable import Classification

@Suite("Mails that mean harm")
struct HostileMailTests {
    private static let pieces = [
        "\n", "\r\n", ">", "> ", ">\n\n", "On Tue, Mar 3, 2026 at 10:05 AM Studio\n", "On ",
        "Le mar.\n",
        "De : x\n", "De : x\nÀ : y\n\n", "From: a@b\nSent: x\n", "Ce message\n",
        "Ce message confi\n\n",
        "--\nje\n", "-- \n", "-----\nx www.\n", "-----\n", "\n-Anna Exemple\n", "Sent from my x\n",
        "Disclaimer\n\n", "Regards,\n", "a", "é", "e\u{301}", "👨‍👩‍👧", "\u{A0}", "wrote: ", "1:2.3/4 ",
        "<a@b> wrote\n", "|>", "\u{0}", "\u{2028}",
    ]

    @Test(arguments: pieces)
    func `give bounded work`(piece: String) {
        let mail = String(repeating: piece, count: (1 << 20) / piece.utf8.count)
        let lines = MailLines.read(mail)
        #expect(lines.count <= 2 * MailLines.most + 1)
        #expect(lines.allSatisfy { $0.folded.utf8.count <= 6 * 400 })
        #expect(OwnWords(ofMail: mail).text.utf8.count <= mail.utf8.count)
    }

    /// Pieces of mails in any order, the same ones on every run.
    @Test(arguments: 1...200)
    func `give lines of their own, in their order`(seed: UInt64) {
        var random = Sequence64(seed: seed)
        let parts =
            Self.pieces + QuotedHistory.texts + ["oui\n", "mais trop cher\n", "\n\n", "> x\n"]
        let mail = (0..<20).map { _ in parts[Int(random.next() % UInt64(parts.count))] }.joined()
        var lines = MailLines.read(mail)[...]
        for line in OwnWords(ofMail: mail).text.split(separator: "\n") {
            let place = lines.firstIndex { $0.text == line }
            #expect(place != nil, "\(mail.debugDescription)")
            lines = lines[(place ?? lines.endIndex)...].dropFirst()
        }
    }

    private struct Sequence64 {
        private var state: UInt64

        init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
