import Contracts
import Cryptography
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("A form with the files themselves", .timeLimit(.minutes(1)))
struct FormUploadTests {
    typealias File = MultipartForm.File

    static let form = MultipartForm.modelisation

    @Test func `hands each file on as it was sent, byte for byte`() async throws {
        let contents = [
            Data(), Data((0...255).map { UInt8($0) }), Data("------guichet\n\r\n--".utf8),
            Random.bytes(300_000),
        ]
        let files = contents.enumerated().map { File(name: "vue-\($0).png", content: $1) }
        try await IngestFixture.run { ingest in
            var form = Self.form
            form.files = files
            let response = await ingest.submit(form)
            #expect(response.status == 200)
            #expect(ingest.house.uploaded == contents)
            let uploads = ingest.house.inputs(.uploadFile, as: HouseStub.UploadedFile.self)
            #expect(uploads.map(\.name) == files.map(\.name))
            #expect(uploads.map(\.size) == contents.map(\.count))
            let answer = try response.decoded(RequestAnswer.self)
            #expect(answer.filesUploaded == 4)
            let tickets = ingest.house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(tickets.first?.fichiersURLs.count == 4)
        }
    }

    @Test func `is the same request as its fields in JSON say`() async throws {
        try await IngestFixture.run { ingest in
            _ = await ingest.submit(Self.form)
            let tickets = ingest.house.inputs(.createTicket, as: TicketToCreate.self)
            #expect(tickets.map(\.objet) == ["Vase en céramique"])
            #expect(
                tickets.map(\.description) == ["Un vase blanc de 20 cm,\r\nsimple, sans décor."]
            )
            let contacts = ingest.house.inputs(.upsertContact, as: ContactToUpsert.self)
            #expect(contacts == [ContactToUpsert(email: "anna@example.com", name: nil)])
        }
    }

    @Test func `tells the classifier and the analysis what files there are`() async throws {
        try await IngestFixture.run { ingest in
            ingest.house.answer {
                $0.classification = { request in
                    .sample(request.fichiers == Self.named ? .modelisation : .support)
                }
                $0.analysis = { .sample(credits: $0.fichiers.count) }
            }
            let response = await ingest.submit(Self.form.with(File()))
            let answer = try response.decoded(RequestAnswer.self)
            #expect(answer.creditsEstimes == 1)
        }
    }

    static let named = [FileName(name: "vase.png", type: "image/png")]

    @Test func `keeps no file once Files has them`() async throws {
        try await IngestFixture.run { ingest in
            _ = await ingest.submit(Self.form.with(File()))
            #expect(ingest.house.count(.uploadFile) == 1)
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }

    @Test func `keeps its files while Files cannot be reached`() async throws {
        try await IngestFixture.run(["INGEST_ANSWER_WAIT": "0s"]) { ingest in
            ingest.house.fail(.uploadFile, .down)
            let response = await ingest.submit(Self.form.with(File()))
            let id = try response.decoded(RequestProgress.self).requestID
            try await eventually { ingest.house.calls(.uploadFile) > 2 }
            let folders = try ingest.uploadFolders()
            #expect(folders == [id.rawValue])
            ingest.house.mend(.uploadFile)
            try await ingest.settled()
            #expect(ingest.house.uploaded == [File().content])
            let left = try ingest.uploadFolders()
            #expect(left == [])
        }
    }

    @Test func `keeps the files of a support request too`() async throws {
        try await IngestFixture.run { ingest in
            _ = await ingest.submit(Self.form.with("source", "contact").with(File()))
            #expect(ingest.house.count(.uploadFile) == 1)
        }
    }

    // MARK: Twice

    @Test func `is known again with the same files, which are not kept twice`() async throws {
        try await IngestFixture.run { ingest in
            for _ in 1...2 {
                let response = await ingest.submit(Self.form.with(File()))
                #expect(response.status == 200)
            }
            #expect(ingest.house.count(.createTicket) == 1)
            #expect(ingest.house.count(.uploadFile) == 1)
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }

    @Test func `is another request when a file of the same name and size is another`()
        async throws
    {
        let files = ["1234", "4321"].map { File(content: Data($0.utf8)) }
        try await IngestFixture.run { ingest in
            for file in files { _ = await ingest.submit(Self.form.with(file)) }
            #expect(ingest.house.count(.createTicket) == 2)
            #expect(ingest.house.uploaded == files.map(\.content))

            _ = await ingest.submit(Self.form.with(files[0]), key: "k")
            let other = await ingest.submit(Self.form.with(files[1]), key: "k")
            #expect(other.status == 409)
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }

    // MARK: Refused

    private func refuse(
        _ body: Data,
        _ settings: [String: String] = [:],
        with status: Int,
        fields: [String] = []
    ) async throws {
        try await IngestFixture.run(settings) { ingest in
            let response = await ingest.client.send(
                .post,
                "/webhook/request",
                bytes: body,
                headers: ["Content-Type": MultipartForm.type]
            )
            #expect(response.status == status)
            #expect(response.wrongFields == fields)
            let holdsNothing = try await ingest.holdsNothing()
            #expect(holdsNothing)
        }
    }

    @Test(arguments: [
        ("source", "shop"), ("objet", " "), ("description", "\u{0}"), ("user_email", "anna"),
        ("user_name", "Anna\r\nDupont"),
    ])
    func `is refused for a wrong field, and nothing of it is kept`(
        name: String,
        value: String
    ) async throws {
        let form = Self.form.with(name, value).with(File())
        try await refuse(form.body, with: 422, fields: ["#/\(name)"])
    }

    @Test(arguments: [30_000, 200_000])
    func `is refused for a field that is too long`(count: Int) async throws {
        let form = Self.form.with("description", String(repeating: "a", count: count))
        try await refuse(form.body, with: 422, fields: ["#/description"])
    }

    @Test func `may have a description as long as one in JSON, in any script`() async throws {
        try await IngestFixture.run { ingest in
            let long = String(repeating: "🏺", count: SubmissionRules.descriptionLimit)
            let response = await ingest.submit(Self.form.with("description", long))
            #expect(response.status == 200)
        }
    }

    @Test func `is refused with more than twenty files`() async throws {
        var form = Self.form
        form.files = [File](repeating: File(), count: 21)
        try await refuse(form.body, with: 422, fields: ["#/fichiers"])
    }

    @Test func `is refused when it is cut short, wherever that is`() async throws {
        let body = Self.form.with(File()).body
        for count in [0, 10, 100, body.count / 2, body.count - 30, body.count - 5] {
            try await refuse(body.prefix(count), with: 400)
        }
    }

    @Test(arguments: ["..", "a\u{7}b.png"])
    func `is refused when a file's name is none`(name: String) async throws {
        try await refuse(Self.form.with(File(name: name)).body, with: 400)
    }

    @Test func `is refused with a problem that tells nothing of it`() async throws {
        try await IngestFixture.run { ingest in
            let response = await ingest.submit(Self.form.with(File(name: "secret\u{7}.png")))
            #expect(response.problemKind == "bad-form")
            #expect(!response.text.contains("secret"))
        }
    }

    @Test func `is refused past the limit for forms`() async throws {
        let form = Self.form.with(File(content: Data(count: 2_000)))
        try await refuse(form.body, ["INGEST_UPLOAD_LIMIT": "2000"], with: 413)
    }

    @Test func `is refused for a file that Files would refuse, and names the limit`() async throws {
        try await IngestFixture.run(["FILES_SIZE_LIMIT": "1000"]) { ingest in
            let good = await ingest.submit(Self.form.with(File(content: Data(count: 1_000))))
            #expect(good.status == 200)
            let large = await ingest.submit(
                Self.form.with("objet", "Autre").with(File(), File(content: Data(count: 1_001)))
            )
            #expect(large.status == 413)
            #expect(large.problemKind == "content-too-large")
            #expect(large.text.contains("1000 bytes"))
            let runs = try await ingest.rows(of: "runs")
            #expect(runs == 1)
            let folders = try ingest.uploadFolders()
            #expect(folders == [])
        }
    }
}
