import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A client who sends the missing pictures from the page", .timeLimit(.minutes(1)))
struct AnswerUploadTests {
    typealias File = MultipartForm.File

    static let words = MultipartForm(fields: [("action", "ask"), ("message", "La voici")])
    static let silent = MultipartForm(fields: [("action", "ask"), ("message", "")])

    /// A request that lacks a picture; what comes later with one is quoted.
    private func asked(
        _ settings: [String: String] = [:],
        _ body: @escaping @Sendable (IngestFixture, String) async throws -> Void
    ) async throws {
        try await IngestFixture.run(settings) { ingest in
            ingest.house.answer {
                $0.analysis = { $0.fichiers.isEmpty ? .incomplete : .sample() }
            }
            _ = await ingest.submit()
            try await ingest.settled()
            try await body(ingest, try ingest.page())
        }
    }

    @Test func `finds a form for them there, and only while they are missing`() async throws {
        try await asked { ingest, page in
            let asking = await ingest.client.send(.get, page)
            #expect(asking.text.contains(#"enctype="multipart/form-data""#))
            #expect(asking.text.contains(#"<input type="file" name="fichiers" multiple>"#))
            _ = await ingest.send(Self.words.with(File()), to: page)
            try await ingest.settled()
            let quoting = await ingest.client.send(.get, try ingest.page())
            #expect(!quoting.text.contains("type=\"file\""))
        }
    }

    @Test(arguments: [words, silent])
    func `gets a quote`(form: MultipartForm) async throws {
        try await asked { ingest, page in
            let response = await ingest.send(form.with(File()), to: page)
            #expect(response.status == 200)
            #expect(response.text.contains("bien parvenu"))
            try await ingest.settled()
            #expect(ingest.house.uploaded == [File().content])
            #expect(ingest.house.composed.map(\.template) == [.missingInfo, .quoteOneCredit])
            #expect(ingest.house.composed.last?.files == ["https://files.example.com/F-101"])
            let folders = try ingest.uploadFolders()
            #expect(folders == [])

            _ = await ingest.press("validate", on: try ingest.page())
            try await ingest.settled()
            let tasks = ingest.house.inputs(.createTask, as: TaskToCreate.self)
            #expect(tasks.map(\.fichiersURLs) == [["https://files.example.com/F-101"]])
        }
    }

    @Test func `has them on the ticket, and what could not be kept by name`() async throws {
        try await asked { ingest, page in
            ingest.house.fail(.uploadFile, .refused(422), times: 1)
            let files = [File(name: "a.exe"), File(name: "b.png")]
            _ = await ingest.send(Self.words.with(files[0], files[1]), to: page)
            try await ingest.settled()
            let notes = ingest.house.inputs(.addNote, as: AboutTicket<NoteToAdd>.self)
            #expect(
                notes.map(\.content.text) == [
                    """
                    Le client écrit :
                    La voici
                    https://files.example.com/F-101
                    Fichier non conservé : a.exe (not a file)
                    """
                ]
            )
        }
    }

    @Test func `is heard once, however often the form is sent`() async throws {
        try await asked { ingest, page in
            for _ in 1...3 {
                let response = await ingest.send(Self.words.with(File()), to: page)
                #expect(response.status == 200)
                try await ingest.settled()
            }
            #expect(ingest.house.uploaded.count == 1)
            #expect(ingest.house.count(.sendMail) == 2)
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
            let other = await ingest.send(
                Self.words.with(File(name: "b.png", content: Data())),
                to: page
            )
            #expect(other.status == 409)
        }
    }

    @Test func `is heard once also when both come at the same moment`() async throws {
        try await asked { ingest, page in
            ingest.house.fail(.uploadFile, .hangsBefore)
            let statuses = await withTaskGroup(of: Int.self) { group in
                for _ in 1...5 {
                    group.addTask { await ingest.send(Self.words.with(File()), to: page).status }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == [200, 200, 200, 200, 200])
            let waiting = try ingest.uploadFolders()
            #expect(waiting.count == 1)
            ingest.house.mend(.uploadFile)
            try await ingest.settled()
            #expect(ingest.house.uploaded == [File().content])
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }

    @Test func `loses none when Ingest dies before Files has them`() async throws {
        let house = HouseStub()
        let folder = try TestFolder()
        house.analyses(as: .incomplete)
        house.fail(.uploadFile, .hangsBefore)
        try await IngestFixture.run(house: house, folder: folder) { ingest in
            _ = try await ingest.answer()
            _ = await ingest.send(Self.words.with(File()), to: try ingest.page())
            try await eventually { house.hangs(.uploadFile) }
        }
        house.mend(.uploadFile)
        try await IngestFixture.run(house: house, folder: folder) { ingest in
            try await ingest.settled()
            #expect(house.uploaded == [File().content])
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }

    // MARK: Refused

    /// Sends a form, and expects that nothing of it is kept.
    private func refuse(
        _ body: Data,
        with status: Int,
        on target: String? = nil,
        after change: @escaping @Sendable (IngestFixture) -> Void = { _ in }
    ) async throws {
        try await asked { ingest, page in
            change(ingest)
            let response = await ingest.client.send(
                .post,
                target ?? page,
                bytes: body,
                headers: ["Content-Type": MultipartForm.type]
            )
            #expect(response.status == status)
            #expect(response.headers["Content-Type"] == "text/html; charset=utf-8")
            let replies = try await ingest.rows(of: "replies")
            #expect(replies == 0)
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }

    @Test func `is refused behind a link that is none or has run out`() async throws {
        let body = Self.words.with(File()).body
        try await refuse(body, with: 404, on: "/quotes/T-1.1.99.mac")
        try await refuse(body, with: 410) { $0.clock.advance(by: 31 * 86_400) }
    }

    @Test func `is refused without a word and a file`() async throws {
        try await refuse(Self.silent.body, with: 422)
    }

    @Test func `is refused with a message that is too long or an unknown action`() async throws {
        let long = Self.words.with("message", String(repeating: "a", count: 5_001))
        try await refuse(long.with(File()).body, with: 422)
        try await refuse(Self.words.with("action", "delete").with(File()).body, with: 422)
    }

    @Test func `is refused with more files than a request may have`() async throws {
        var form = Self.words
        form.files = [File](repeating: File(), count: 21)
        try await refuse(form.body, with: 422)
    }

    @Test func `is refused when the form is cut short`() async throws {
        let body = Self.words.with(File()).body
        try await refuse(body.prefix(body.count - 20), with: 422)
    }

    @Test func `is told that the quote is there already`() async throws {
        try await IngestFixture.run { ingest in
            _ = try await ingest.answer()
            let response = await ingest.send(Self.words.with(File()), to: try ingest.page())
            #expect(response.status == 409)
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }
}
