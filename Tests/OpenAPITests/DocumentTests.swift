import Contracts
import Foundation
import TestSupport
import Testing

@testable import OpenAPI

@Suite("An OpenAPI document")
struct DocumentTests {
    private static let change = Endpoint<Everything.Inner, Everything>(
        .put,
        "/things/{thing}/parts/{part}",
        "Changes a part",
        query: ["limit"],
        isEffect: true
    )
    private static let submit = Endpoint<Everything.Inner, Everything.Inner>(
        .post,
        "/things",
        "Takes a thing",
        access: .open,
        isEffect: true,
        form: Everything.self,
        otherAnswers: [OtherAnswer(202, "Stored", [String].self)]
    )
    private static let upload = Endpoint<FileContent, Nothing>(.put, "/files", "Keeps", status: 201)
    private static let download = Endpoint<Nothing, FileContent>(.get, "/files", "Serves")

    private func json(_ endpoints: any AnyEndpoint...) throws -> Data {
        try OpenAPIDocument(title: "Test", version: "1", endpoints: endpoints).json()
    }

    /// What stands at a place of the document, its steps parted by spaces.
    private func text(_ place: String, in document: Data) throws -> String? {
        var value: Any? = try JSONSerialization.jsonObject(with: document)
        for step in place.split(separator: " ") {
            value = (value as? [String: Any])?[String(step)]
        }
        guard let value else { return nil }
        let data = try JSONSerialization.data(
            withJSONObject: value,
            options: [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]
        )
        return String(decoding: data, as: UTF8.self)
    }

    @Test func `is valid`() throws {
        let document = try json(Self.change, Self.submit, Self.upload, Self.download)
        #expect(try OpenAPIFaults(in: document).all == [])
    }

    @Test func `is the same each time, and ends in a line`() throws {
        let document = try json(Self.change, Self.submit)
        #expect(try json(Self.change, Self.submit) == document)
        #expect(document.last == UInt8(ascii: "\n"))
    }

    @Test func `declares the parameters of path and query, and the key`() throws {
        let document = try json(Self.change)
        #expect(
            try text("paths /things/{thing}/parts/{part} put parameters", in: document) == """
                [{"in":"path","name":"thing","required":true,"schema":{"type":"string"}},\
                {"in":"path","name":"part","required":true,"schema":{"type":"string"}},\
                {"in":"query","name":"limit","required":false,"schema":{"type":"string"}},\
                {"in":"header","name":"Idempotency-Key","required":true,\
                "schema":{"type":"string"}}]
                """
        )
    }

    @Test func `asks outsiders for no key and no token`() throws {
        let document = try json(Self.submit)
        let place = "paths /things post"
        #expect(try text("\(place) security", in: document) == nil)
        #expect(try #require(try text(place, in: document)).contains(#""required":false"#))
        let inside = try json(Self.change)
        #expect(
            try text("paths /things/{thing}/parts/{part} put security", in: inside)
                == #"[{"serviceToken":[]},{}]"#
        )
    }

    @Test func `offers a form beside JSON, and names other answers`() throws {
        let document = try json(Self.submit)
        let place = "paths /things post"
        #expect(
            try text("\(place) requestBody content", in: document) == """
                {"application/json":{"schema":{"$ref":"#/components/schemas/EverythingInner"}},\
                "multipart/form-data":{"schema":{"$ref":"#/components/schemas/Everything"}}}
                """
        )
        #expect(
            try text("\(place) responses 202", in: document) == """
                {"content":{"application/json":{"schema":{"items":{"type":"string"},\
                "type":"array"}}},"description":"Stored"}
                """
        )
        #expect(try text("\(place) responses 200 description", in: document) == #""Done""#)
    }

    @Test func `takes and gives files as bytes`() throws {
        let document = try json(Self.upload, Self.download)
        let bytes = #"{"application/octet-stream":{}}"#
        #expect(try text("paths /files put requestBody content", in: document) == bytes)
        #expect(try text("paths /files get responses 200 content", in: document) == bytes)
        #expect(
            try text("paths /files put responses 201", in: document) == #"{"description":"Done"}"#
        )
        #expect(try text("paths /files get requestBody", in: document) == nil)
    }

    @Test func `describes each shape`() throws {
        let document = try json(Self.change)
        let expected = [
            "note": #"{"anyOf":[{"type":"string"},{"type":"null"}]}"#,
            "at": #"{"format":"date-time","type":"string"}"#,
            "word": #"{"examples":["one","two"],"type":"string"}"#,
            "lists": #"{"items":{"items":{"type":"integer"},"type":"array"},"type":"array"}"#,
            "byName": """
            {"additionalProperties":{"$ref":"#/components/schemas/EverythingInner"},\
            "type":"object"}
            """,
            "file": """
            {"anyOf":[{"contentMediaType":"application/octet-stream","type":"string"},\
            {"type":"null"}]}
            """,
        ]
        for (name, schema) in expected {
            let place = "components schemas Everything properties \(name)"
            #expect(try text(place, in: document) == schema)
        }
        #expect(
            try text("components schemas EverythingInner", in: document) == """
                {"properties":{"deep_value":{"type":"integer"}},"required":["deep_value"],\
                "type":"object"}
                """
        )
    }

    @Test func `says of every operation how it goes wrong`() throws {
        #expect(
            try text("paths /files get responses default content", in: json(Self.download)) == """
                {"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}
                """
        )
    }

    @Test(arguments: [
        ("\"openapi\" : \"3.1.0\"", "\"openapi\" : \"2.0\"", "openapi is not 3.1.0"),
        ("schemas/Problem\"", "schemas/Trouble\"", "Problem is not used"),
        (
            "\"name\" : \"thing\"", "\"name\" : \"other\"",
            "declares other parameters than its path has"
        ),
        ("\"integer\"", "\"int\"", "is of type int"),
    ])
    func `is checked in earnest`(found: String, replaced: String, fault: String) throws {
        let document = String(decoding: try json(Self.change), as: UTF8.self)
        let broken = document.replacingOccurrences(of: found, with: replaced)
        #expect(broken != document)
        let faults = try OpenAPIFaults(in: Data(broken.utf8)).all
        #expect(faults.contains { $0.contains(fault) })
    }
}
