import Contracts
import Foundation
import Testing

@testable import Classification

@Suite("A reply in another dress")
struct ReplyMetamorphosisTests {
    /// What the same answer looks like from another keyboard or program.
    private static let spellings: [(name: String, change: @Sendable (String) -> String)] = [
        ("NFD", { $0.decomposedStringWithCanonicalMapping }),
        ("NFC", { $0.precomposedStringWithCanonicalMapping }),
        ("typographic apostrophes", { $0.replacing("'", with: "’") }),
        ("no accents", { $0.folding(options: .diacriticInsensitive, locale: nil) }),
        ("upper case", { $0.uppercased() }),
        ("no-break spaces", { $0.replacing(" ", with: "\u{A0}") }),
        ("a blank before marks", { $0.replacing("?", with: "\u{202F}?") }),
        ("line breaks of Windows", { $0.replacing("\n", with: "\r\n") }),
        ("blanks around", { "\n \n\($0)  \n\n" }),
    ]

    @Test(arguments: spellings.map(\.name))
    func `means the same when it is spelled otherwise`(name: String) throws {
        let spelling = try #require(Self.spellings.first { $0.name == name })
        for row in try Replies.evaluation() {
            let text = row.ownWords ?? row.text ?? ""
            let (plain, changed) = (
                try Replies.opinion(on: text), try Replies.opinion(on: spelling.change(text))
            )
            #expect(plain.intent == changed.intent, "\(name): \(text)")
        }
    }

    private static let surroundings: [(name: String, change: @Sendable (String) -> String)] = [
        (
            "a quoted mail",
            {
                "\($0)\n\nLe lun. 3 mars 2025 à 09:12, Studio <studio@example.com> a écrit :\n"
                    + "> Bonjour,\n> Répondez « Je valide » pour lancer la production.\n"
                    + "> Si vous refusez, dites-le nous : pourquoi ?\n"
            }
        ),
        (
            "an English quoted mail",
            {
                "\($0)\n\nOn Mon, Mar 3, 2025 at 9:12 AM Studio <studio@example.com> wrote:\n"
                    + "> Reply \"I approve\" to start.\n> No answer means no.\n"
            }
        ),
        (
            "a signature",
            { "\($0)\n\n-- \nMarie Durand\nDirectrice des achats\n01 00 00 00 00\n" }
        ),
        ("a device's line", { "\($0)\n\nEnvoyé de mon iPhone" }),
        (
            "a disclaimer",
            {
                "\($0)\n\n-- \nACME\nCe message est confidentiel. Si vous n'êtes pas le "
                    + "destinataire, merci de le supprimer. No approval is given by this mail.\n"
            }
        ),
    ]

    @Test(arguments: surroundings.map(\.name))
    func `means the same whatever the mail drags along`(name: String) throws {
        let surrounding = try #require(Self.surroundings.first { $0.name == name })
        // What machines write is no mail with history and signature.
        for row in try Replies.evaluation() where row.label != ReplyIntent.autoReply.rawValue {
            let text = row.ownWords ?? row.text ?? ""
            let (plain, changed) = (
                try Replies.intent(ofMail: text),
                try Replies.intent(ofMail: surrounding.change(text))
            )
            #expect(plain == changed, "\(name): \(text)")
        }
    }

    @Test func `means the same when a mail program wraps its lines`() throws {
        for row in try Replies.evaluation() where row.label != ReplyIntent.autoReply.rawValue {
            let text = row.ownWords ?? row.text ?? ""
            let wrapped = Self.wrapped(text, at: 72)
            #expect(
                try Replies.opinion(on: text).intent == Replies.opinion(on: wrapped).intent,
                "\(text)"
            )
        }
    }

    /// Breaks each line at the last blank before so many characters.
    private static func wrapped(_ text: String, at width: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var lines = [""]
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                if let last = lines.last, last.count + word.count >= width, !last.isEmpty {
                    lines.append(String(word))
                } else {
                    lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
                }
            }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }
}
