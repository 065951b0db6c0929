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

    /// The rows that are measured on, each with what it means, read once.
    private static let rows = Result {
        try Replies.evaluation().map { row in
            let text = row.ownWords ?? row.text ?? ""
            return (text: text, label: row.label, intent: try Replies.opinion(on: text).intent)
        }
    }

    /// Every third row, beginning with another one for each way of writing.
    private static func sample(_ number: Int) throws -> [(String, label: String, ReplyIntent)] {
        let rows = try Self.rows.get()
        return stride(from: number % 3, to: rows.count, by: 3).map { rows[$0] }
    }

    @Test(arguments: spellings.indices)
    func `means the same when it is spelled otherwise`(number: Int) throws {
        let (name, change) = Self.spellings[number]
        for (text, _, intent) in try Self.sample(number) {
            #expect(try Replies.opinion(on: change(text)).intent == intent, "\(name): \(text)")
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

    @Test(arguments: surroundings.indices)
    func `means the same whatever the mail drags along`(number: Int) throws {
        let (name, change) = Self.surroundings[number]
        // What machines write is no mail with history and signature.
        for (text, label, _) in try Self.sample(number)
        where label != ReplyIntent.autoReply.rawValue {
            let plain = try Replies.intent(ofMail: text)
            #expect(try Replies.intent(ofMail: change(text)) == plain, "\(name): \(text)")
        }
    }

    @Test func `means the same when a mail program wraps its lines`() throws {
        for (text, label, intent) in try Self.rows.get()
        where label != ReplyIntent.autoReply.rawValue {
            let wrapped = Self.wrapped(text, at: 72)
            // One that has no line to wrap would be read just as before.
            guard wrapped != text else { continue }
            #expect(try Replies.opinion(on: wrapped).intent == intent, "\(text)")
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
