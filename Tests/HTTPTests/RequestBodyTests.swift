import Contracts
import FoundationEssentials
import HTTP
import StrictJSON
import Testing

@Suite("A request's body")
struct RequestBodyTests {
    private struct Form: Decodable, Equatable {
        var name: String
        var count: Int?
        var price: Double?
        var isOpen: Bool?
        var at: Date?
        var source: RequestSource?
        var files: [File]?
        var byName: [String: File]?

        struct File: Decodable, Equatable {
            var size: Int
        }
    }

    private func decoded(_ json: String) throws(RequestError) -> Form {
        let head = RequestHead(method: .post, path: "/")
        return try Request(head, body: .bytes(Data(json.utf8))).decoded(Form.self)
    }

    @Test func `is a value`() throws {
        let form = try decoded(#"{"name":"n","files":[{"size":1}],"unknown":{"x":[]}}"#)
        #expect(form == Form(name: "n", files: [Form.File(size: 1)]))
    }

    @Test(arguments: [
        ("{}", "#/name", "is required"),
        (#"{"name":null}"#, "#/name", "must be text, not null"),
        (#"{"name":1}"#, "#/name", "must be text"),
        (#"{"name":["hunter2"]}"#, "#/name", "must be text"),
        (#"{"name":"","count":"hunter2"}"#, "#/count", "must be a whole number"),
        (#"{"name":"","count":1.5}"#, "#/count", "is not valid"),
        (#"{"name":"","price":"hunter2"}"#, "#/price", "must be a number"),
        (#"{"name":"","isOpen":"hunter2"}"#, "#/isOpen", "must be true or false"),
        (#"{"name":"","at":"hunter2"}"#, "#/at", "is not valid"),
        (#"{"name":"","source":1}"#, "#/source", "must be text"),
        (#"{"name":"","files":{"hunter2":1}}"#, "#/files", "must be a list"),
        (#"{"name":"","files":["hunter2"]}"#, "#/files/0", "must be an object"),
        (#"{"name":"","files":[{"size":1},{}]}"#, "#/files/1/size", "is required"),
        (#"{"name":"","files":[null]}"#, "#/files/0", "must be an object, not null"),
        (#"{"name":"","byName":{"a/b~c d":{}}}"#, "#/byName/a~1b~0c%20d/size", "is required"),
        ("[]", "#", "must be an object"),
        (#""hunter2""#, "#", "must be an object"),
        ("null", "#", "must be an object, not null"),
    ])
    func `names the place that has another shape, and never what stands there`(
        json: String,
        pointer: String,
        detail: String
    ) {
        #expect(throws: RequestError.invalid([FieldError(pointer: pointer, detail: detail)])) {
            try decoded(json)
        }
    }

    @Test func `is told to be no JSON before anything is read of it`() {
        #expect(throws: RequestError.badJSON(.malformed(line: 1, column: 0))) { try decoded("") }
        #expect(throws: RequestError.badJSON(.duplicateKey(line: 1, column: 16))) {
            try decoded(#"{"name":1,"name":2}"#)
        }
        let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        #expect(throws: RequestError.badJSON(.tooDeep)) { try decoded(deep) }
    }
}

@Suite("The problem that a wrong request is answered with")
struct RequestErrorTests {
    @Test(arguments: [
        (RequestError.notFound, 404, "not-found"),
        (.methodNotAllowed([.get]), 405, "method-not-allowed"),
        (.unsupportedMediaType("application/json"), 415, "unsupported-media-type"),
        (.badParameter("limit"), 400, "bad-parameter"),
        (.badIdempotencyKey, 400, "bad-idempotency-key"),
        (.missingIdempotencyKey, 400, "missing-idempotency-key"),
        (.notAuthorized, 401, "not-authorized"),
        (.contentTooLarge(limit: 1), 413, "content-too-large"),
        (.badJSON(.tooDeep), 400, "bad-json"),
        (.invalid([]), 422, "validation"),
        (.overloaded, 503, "overloaded"),
    ])
    func `has its status and kind`(error: RequestError, status: Int, kind: String) {
        #expect(error.problem.status == status)
        #expect(error.problem.type == "urn:guichet:problem:\(kind)")
        #expect(!error.problem.title.isEmpty)
    }

    @Test func `asks to come again only when that helps`() {
        #expect(RequestError.overloaded.retryAfter == 1)
        #expect(RequestError.notFound.retryAfter == nil)
    }

    @Test func `counts the wrong fields`() {
        let field = FieldError(pointer: "#/a", detail: "is required")
        #expect(Problem.validation([field]).detail == "1 field is not valid.")
        #expect(Problem.validation([field, field]).detail == "2 fields are not valid.")
    }
}
