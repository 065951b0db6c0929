import Contracts
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Ingest

@Suite("The kept words about requests' types", .timeLimit(.minutes(1)))
struct CorrectionBookTests {
    private static func form(_ number: Int) -> String {
        FormJSON.with(["objet": #""Vase \#(number)""#])
    }

    /// The objects of all examples, page by page.
    private func objects(on ingest: IngestFixture) async throws -> [String] {
        var found: [String] = []
        var query = "?limit=2"
        while true {
            let page = try await ingest.corrections(query)
            found += page.examples.map(\.objet)
            guard let next = page.next else { return found }
            query = "?limit=2&after=\(next)"
        }
    }

    @Test(arguments: [1, 2, 4, 5])
    func `are read page by page, each request once, in the order of their first words`(
        count: Int
    ) async throws {
        try await IngestFixture.run { ingest in
            var first: CustomerRequest.ID?
            for number in 1...count {
                let id = try await ingest.answer(Self.form(number)).requestID
                _ = try await ingest.corrected(id)
                first = first ?? id
            }
            // A replaced word keeps its place.
            let again = try #require(first)
            _ = try await ingest.corrected(again, IngestFixture.toModelisation, key: "again")
            let found = try await objects(on: ingest)
            #expect(found == (1...count).map { "Vase \($0)" })
            let beyond = try await ingest.corrections("?after=\(count)")
            #expect(beyond == LabelledRequestPage(examples: [], next: nil))
        }
    }

    @Test func `outlive their requests, and are forgotten after their own time`() async throws {
        try await IngestFixture.run { ingest in
            let id = try await ingest.answer().requestID
            _ = try await ingest.corrected(id)
            try await ingest.settled()
            ingest.clock.advance(by: 364 * 86_400)
            try await ingest.keepHouse()
            let forgotten = await ingest.correct(id.rawValue)
            #expect(forgotten.status == 404)
            let kept = try await objects(on: ingest)
            #expect(kept == ["Vase en céramique"])

            ingest.clock.advance(by: 2 * 86_400)
            try await ingest.keepHouse()
            let left = try await ingest.rows(of: "corrections")
            #expect(left == 0)
        }
    }

    @Test func `are forgotten earlier when the owner says so, the last word counting`()
        async throws
    {
        try await IngestFixture.run(["INGEST_CORRECTIONS_RETENTION": "2d"]) { ingest in
            let old = try await ingest.answer(Self.form(1)).requestID
            let renewed = try await ingest.answer(Self.form(2)).requestID
            for id in [old, renewed] { _ = try await ingest.corrected(id) }
            ingest.clock.advance(by: 86_400)
            _ = try await ingest.corrected(renewed, IngestFixture.toModelisation, key: "again")
            ingest.clock.advance(by: 1.5 * 86_400)
            try await ingest.keepHouse()
            let kept = try await objects(on: ingest)
            #expect(kept == ["Vase 2"])
        }
    }

    @Test func `take no place again that was forgotten`() async throws {
        try await IngestFixture.run(["INGEST_CORRECTIONS_RETENTION": "2d"]) { ingest in
            _ = try await ingest.corrected(try await ingest.answer(Self.form(1)).requestID)
            let first = try await ingest.corrections("?limit=1")
            ingest.clock.advance(by: 3 * 86_400)
            try await ingest.keepHouse()
            _ = try await ingest.corrected(try await ingest.answer(Self.form(2)).requestID)
            let next = try #require(first.next)
            let behind = try await ingest.corrections("?after=\(next)")
            #expect(behind.examples.map(\.objet) == ["Vase 2"])
        }
    }

    @Test func `forget their keys with the requests`() async throws {
        try await IngestFixture.run { ingest in
            let id = try await ingest.answer().requestID
            for key in ["a", "b"] { _ = try await ingest.corrected(id, key: key) }
            try await ingest.settled()
            let kept = try await ingest.rows(of: "correction_keys")
            #expect(kept == 2)
            ingest.clock.advance(by: 364 * 86_400)
            try await ingest.keepHouse()
            let left = try await ingest.rows(of: "correction_keys")
            #expect(left == 0)
        }
    }

    @Test func `survive a restart`() async throws {
        let folder = try TestFolder()
        try await IngestFixture.run(folder: folder) { ingest in
            let id = try await ingest.answer().requestID
            _ = try await ingest.corrected(id)
        }
        try await IngestFixture.run(folder: folder) { ingest in
            let kept = try await objects(on: ingest)
            #expect(kept == ["Vase en céramique"])
        }
    }
}
