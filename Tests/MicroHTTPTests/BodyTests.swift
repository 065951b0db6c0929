import Contracts
import FoundationEssentials
import HTTP
import MicroHTTP
import TestSupport
import Testing

@Suite("The body of a request")
struct BodyTests {
    @Test func `comes in chunks as well as in one piece`() async throws {
        try await serve([echo]) { port in
            let answer = try await exchange(
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                    + "Connection: close\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nX-Trailer: a\r\n\r\n",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
            #expect(answer.hasSuffix("\r\n\r\nhello world"))
        }
    }

    @Test(arguments: [
        "x\r\nhello\r\n", "5\r\nhelloX", "-5\r\nhello\r\n", "\r\n", "ffffffffffffffffff\r\n",
    ])
    func `is refused when its chunks are broken`(_ chunks: String) async throws {
        try await serve([echo]) { port in
            let answer = try await exchange(
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
                    + "0\r\n\r\n",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 4"))
        }
    }

    @Test func `waits for leave when the client asks for it`() async throws {
        try await serve([echo]) { port in
            let client = try RawClient(port: port)
            try await client.send(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
            )
            let leave = try await client.receive(until: "\r\n\r\n")
            #expect(leave == "HTTP/1.1 100 Continue\r\n\r\n")
            try await client.send("hello")
            let answer = try await client.receive(until: "hello")
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test(arguments: ["Expect: 100-continue\r\n", ""])
    func `is refused before it comes when it is announced too large`(
        _ expect: String
    ) async throws {
        try await serve([echo]) { port in
            let answer = try await exchange(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100001\r\n\(expect)\r\n",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
            #expect(answer.contains("\r\nConnection: close\r\n"))
            #expect(answer.contains("urn:guichet:problem:content-too-large"))
        }
    }

    @Test func `is refused with an answer that a client gets which sends it all first`()
        async throws
    {
        try await serve([echo]) { port in
            let client = try RawClient(port: port)
            let body = String(repeating: "a", count: 20 << 20)
            try await client.send(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            )
            let answer = try await client.receiveAll()
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `is refused once more has come than the limit, in chunks`() async throws {
        try await serve([echo]) { port in
            let client = try RawClient(port: port)
            try await client.send(
                "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
            let chunk = "2710\r\n" + String(repeating: "a", count: 10_000) + "\r\n"
            try await client.send(String(repeating: chunk, count: 10))
            try await client.send("1\r\na\r\n")
            let answer = try await client.receiveAll()
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test func `is refused where none is read`() async throws {
        try await serve([hello]) { port in
            let chunked = try await exchange(
                "GET /hello HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n",
                port: port
            )
            #expect(chunked.hasPrefix("HTTP/1.1 413 "))
            let announced = try await exchange(
                "GET /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\na",
                port: port
            )
            #expect(announced.hasPrefix("HTTP/1.1 413 "))
            let missing = try await exchange(
                "POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n",
                port: port
            )
            #expect(missing.hasPrefix("HTTP/1.1 404 "))
        }
    }

    @Test func `is a file for a route that wants one, until it is answered`() async throws {
        let folder = try TestFolder()
        let content = String(repeating: "0123456789", count: 50_000)
        try await serve([spooled(in: folder)], spoolFolder: folder.path) { port in
            let client = try RawClient(port: port)
            for _ in 1...2 {
                try await client.send(
                    "POST /spool HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n\(content)"
                )
                let answer = try await client.receive(until: "!")
                #expect(answer.hasSuffix("1 file, 500000 bytes, equal: true!"))
            }
        }
        #expect(try folder.names() == [])
    }

    @Test func `leaves no file when the client gives up`() async throws {
        let folder = try TestFolder()
        try await serve([spooled(in: folder), hello], spoolFolder: folder.path) { port in
            let client = try RawClient(port: port)
            try await client.send(
                "POST /spool HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\nhello"
            )
            client.endSending()
            // The server notices the end, or first that the body is late.
            let answer = try await client.receiveAll()
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 408 "))
        }
        #expect(try folder.names() == [])
    }

    @Test func `is answered 503 when it cannot be written`() async throws {
        let folder = try TestFolder()
        let route = spooled(in: folder)
        try await serve([route], spoolFolder: "\(folder.path)/missing") { port in
            let answer = try await exchange(
                "POST /spool HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 503 "))
            #expect(answer.contains("\r\nRetry-After: 10\r\n"))
        }
    }

    @Test func `is answered 503 when all together hold too much memory`() async throws {
        var limits = HTTPServerLimits()
        limits.bodyMemory = 10
        try await serve([echo], limits: limits) { port in
            let client = try RawClient(port: port)
            for _ in 1...3 {
                try await client.send(
                    "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n0123456789"
                )
                let answer = try await client.receive(until: "0123456789")
                #expect(answer.hasPrefix("HTTP/1.1 200 "))
            }
            let answer = try await exchange(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n0123456789a",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 503 "))
            #expect(answer.contains("\r\nRetry-After: 1\r\n"))
        }
    }

    @Test(arguments: ["0123456789", ""])
    func `is answered 408 when it does not come in time`(_ beginning: String) async throws {
        var limits = HTTPServerLimits()
        limits.bodySeconds = 1
        try await serve([echo], limits: limits) { port in
            let answer = try await exchange(
                "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n\(beginning)",
                port: port
            )
            #expect(answer.hasPrefix("HTTP/1.1 408 "))
        }
    }

    /// Says how many files there are in the folder, and what its own holds.
    private func spooled(in folder: TestFolder) -> Route {
        let policy: @Sendable (RequestHead) -> BodyPolicy = { _ in
            BodyPolicy(limit: 1 << 20, isSpooled: true, mediaTypes: [])
        }
        return Route(.post, "/spool", access: .open, body: policy) { request in
            guard case .file(let path, let size) = request.body else { return .text("in memory!") }
            let content = try Data(contentsOf: URL(filePath: path))
            let expected = String(repeating: "0123456789", count: size / 10)
            let names = try folder.names()
            return .text(
                "\(names.count) file, \(size) bytes, equal: \(content == Data(expected.utf8))!"
            )
        }
    }
}
