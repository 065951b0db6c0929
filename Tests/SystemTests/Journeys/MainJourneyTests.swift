import Contracts
import Curl
import Foundation
import HTTP
import ServiceKit
import Testing

/// The main job as its users live it, on real processes.
@Suite("The main job, end to end")
struct MainJourneyTests {
    @Test func `a modelling request becomes a ticket, a quote, and on a click a task`() async throws
    {
        let files = FileSource()
        try await files.run {
            try await withHouse(environment: ["FILES_ALLOWED_PRIVATE_HOSTS": files.address]) {
                house in
                try await house.startAll()
                let request = RequestSubmission.modelling(
                    "j1",
                    file: "http://\(files.address)/photo.png"
                )
                guard case .answered(let answer) = try await house.submit(request) else {
                    Issue.record("the pipeline took longer than the wait")
                    return
                }
                #expect(answer.status == .pendingValidation)
                #expect(answer.validationStatus == .pendingCredits)
                #expect(answer.creditsEstimes == 1)
                #expect(answer.filesUploaded == 1)
                #expect(answer.classification.typeFinal == .modelisation)

                let link = try await Self.link(in: house)
                let look = try await house.http.send(OutgoingRequest(method: .get, url: link))
                #expect(look.status == 200)
                #expect(String(decoding: look.body, as: UTF8.self).contains("Valider le devis"))
                #expect(try await house.tasks().isEmpty)

                let click = try await Self.post("action=validate", to: link, in: house)
                #expect(click.status == 200)
                let made = try await eventually { try await house.tasks().count == 1 }
                #expect(made)
                #expect(try await house.tasks().first?.name == "Demande client-j1@example.com")
                let confirmed = try await eventually {
                    try await Self.state(in: house) == .validated
                }
                #expect(confirmed)

                let again = try await Self.post("action=validate", to: link, in: house)
                #expect(again.status == 409)
                #expect(try await house.tasks().count == 1)
            }
        }
    }

    @Test func `a support request becomes a ticket and a word to the admin`() async throws {
        try await withHouse { house in
            try await house.startAll()
            guard case .answered(let answer) = try await house.submit(.support("s1")) else {
                Issue.record("the pipeline took longer than the wait")
                return
            }
            #expect(answer.status == .created)
            #expect(answer.validationStatus == .notApplicable)
            #expect(answer.creditsEstimes == nil)
            #expect(try await house.tickets().map(\.id) == [answer.ticketID])
            #expect(try house.mails().count == 1)
        }
    }

    /// The signed link in the only mail that has one, unfolded from
    /// quoted-printable.
    private static func link(in house: TestHouse) async throws -> String {
        let found = try house.mails().lazy.compactMap { mail -> String? in
            let text = mail.replacing("=\r\n", with: "").replacing("=3D", with: "=")
            return text.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\/quotes\/[A-Za-z0-9.]+/)
                .map { String($0.output) }
        }
        return try #require(found.first)
    }

    private static func post(
        _ form: String,
        to link: String,
        in house: TestHouse
    ) async throws
        -> IncomingResponse
    {
        try await house.http.send(
            OutgoingRequest(
                method: .post,
                url: link,
                headers: ["Content-Type": "application/x-www-form-urlencoded"],
                body: .bytes(Data(form.utf8))
            )
        )
    }

    private static func state(in house: TestHouse) async throws -> ValidationStatus? {
        try await house.tickets().first?.validationStatus
    }
}
