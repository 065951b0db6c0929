import TestSupport
import Testing

@Suite("The HTTP server")
struct ServingTests {
    @Test func `answers a request`() async throws {
        try await serve([hello]) { port in
            let answer = try exchange(
                "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.hasSuffix("\r\n\r\nhello"))
            #expect(answer.contains("Date: "))
        }
    }
}
