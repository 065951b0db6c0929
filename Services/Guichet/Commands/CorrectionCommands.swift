import Contracts
import FoundationEssentials
import Runtime
import StrictJSON

/// What people say that requests are, and the examples that come of it.
enum CorrectionCommands {
    static let all = [correct, examples]

    private static let correct = Command(
        "request correct",
        words: "ID TYPE",
        "Says what a request is, SUPPORT or MODELISATION: kept as an example, noted on its ticket",
        options: [
            Option(name: "--note", value: "TEXT", help: "why, for the ticket"),
            .json,
        ]
    ) { arguments, environment in
        guard arguments.words.count == 2, let id = arguments.words.first,
            let type = arguments.words.last.map({ RequestKind(rawValue: $0.uppercased()) }),
            RequestKind.known.contains(type)
        else { throw UsageError("give a request's ID and SUPPORT or MODELISATION") }
        let kept = try await IngestConversation(environment).call(
            IngestAPI.correctType,
            TypeCorrection(type: type, note: arguments.value("--note")),
            parameters: ["request": id]
        )
        guard !arguments.has("--json") else { return try Output.json(kept) }
        let decided = kept.classification
        let what = kept.isConfirmation ? "as decided" : "instead of \(decided.typeFinal)"
        print(
            Output.line(
                "\(kept.requestID)  ticket \(kept.ticketID)  \(kept.type) \(what) "
                    + "(\(decided.confiance) %, \(decided.method))"
            )
        )
        print(Output.line(kept.message))
    }

    private static let examples = Command(
        "classification examples",
        "Prints all corrected requests as rows for classification train --data, one JSON a line",
        options: [
            Option(name: "--out", value: "FILE", help: "write them there, as a whole"),
            Option(name: "--json", value: nil, help: "print one JSON document instead of lines"),
        ]
    ) { arguments, environment in
        try arguments.checkNoWords()
        let out = arguments.value("--out")
        guard out == nil || !arguments.has("--json") else {
            throw UsageError("--out takes lines: leave --json out")
        }
        let rows = try await Self.all(from: try IngestConversation(environment))
        guard !arguments.has("--json") else {
            return try Output.json(LabelledRequestPage(examples: rows, next: nil))
        }
        var lines = Data()
        for row in rows { lines += try WireCoding.encode(row) + Data("\n".utf8) }
        guard let out else {
            return print(String(decoding: lines, as: UTF8.self), terminator: "")
        }
        try Self.write(lines, to: out)
        print("\(out): \(rows.count) examples")
    }

    private static func all(from ingest: IngestConversation) async throws -> [LabelledRequest] {
        var rows: [LabelledRequest] = []
        var after: String?
        repeat {
            var query = ["limit": "200"]
            query["after"] = after
            let page = try await ingest.call(IngestAPI.listCorrections, Nothing(), query: query)
            rows += page.examples
            after = page.next
        } while after != nil
        return rows
    }

    /// Writes a file at once and as a whole: it holds customers' words, so its
    /// owner's eyes only.
    private static func write(_ bytes: Data, to path: String) throws {
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent().path
        do {
            try DurableFolder(folder.isEmpty ? "." : folder)
                .write(bytes, as: url.lastPathComponent)
        } catch {
            throw CommandFailure("\(path) cannot be written: \(error)")
        }
    }
}
