import Contracts
import HTTP
import Observability
import Testing

@Suite("A request's head")
struct RequestHeadTests {
    private static let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    @Test(arguments: [
        ("application/json", "application/json"), ("Application/JSON", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        (" multipart/form-data ;boundary=x", "multipart/form-data"),
    ])
    func `names the media type`(value: String, type: String) {
        let head = RequestHead(method: .post, path: "/", headers: ["Content-Type": value])
        #expect(head.mediaType == type)
    }

    @Test func `may name no media type`() {
        #expect(RequestHead(method: .get, path: "/").mediaType == nil)
        let empty = RequestHead(method: .get, path: "/", headers: ["Content-Type": ""])
        #expect(empty.mediaType == nil)
    }

    @Test func `goes on with the caller's trace`() {
        let head = RequestHead(method: .get, path: "/", headers: ["traceparent": Self.parent])
        #expect(head.trace.traceID == "4bf92f3577b34da6a3ce929d0e0e4736")
    }

    @Test(arguments: [[], ["nonsense"], [parent, parent]])
    func `begins a trace of its own without one valid parent`(values: [String]) {
        let fields = values.map { Headers.Field(name: "traceparent", value: $0) }
        let head = RequestHead(method: .get, path: "/", headers: Headers(fields))
        #expect(head.trace.traceID != "4bf92f3577b34da6a3ce929d0e0e4736")
    }
}
