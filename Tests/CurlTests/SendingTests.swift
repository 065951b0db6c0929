import Contracts
import Curl
import FoundationEssentials
import HTTP
import Testing

@Suite("The HTTP client")
struct SendingTests {
    @Test(arguments: Method.allCases)
    func `sends every method and its body`(_ method: Method) async throws {
        let route = Route(method, "/echo", access: .open, body: anyBody) { request in
            Response(
                status: 200,
                headers: ["X-Method": request.method.rawValue],
                body: .bytes(request.bytes)
            )
        }
        try await serve([route]) { client, base in
            let body: OutgoingRequest.Body =
                method == .get || method == .head ? .none : .bytes(Data("hello".utf8))
            let answer = try await client.send(
                OutgoingRequest(method: method, url: base + "/echo?x=1", body: body)
            )
            #expect(answer.status == 200)
            #expect(answer.headers["x-method"] == method.rawValue)
            let echoed = method == .get || method == .head ? "" : "hello"
            #expect(String(decoding: answer.body, as: UTF8.self) == echoed)
        }
    }
}
