import Contracts
import Curl
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@Suite("A file")
struct FileTests {
    private let content = String(repeating: "0123456789", count: 500_000)

    @Test func `is sent as a body and saved from an answer`() async throws {
        let folder = try TestFolder()
        let path = try folder.write(content, to: "up")
        let route = Route(.put, "/echo", access: .open, body: anyBody) { request in
            Response(status: 200, body: .bytes(request.bytes))
        }
        try await serve([route]) { client, base in
            var request = OutgoingRequest(
                method: .put,
                url: base + "/echo",
                body: .file(path: path, size: 5_000_000)
            )
            request.saveTo = SavedAnswer(path: "\(folder.path)/down", limit: 5_000_000)
            let answer = try await client.send(request)
            #expect(answer.savedBytes == 5_000_000)
            #expect(answer.body.isEmpty)
        }
        #expect(try folder.read("down") == Data(content.utf8))
    }

    @Test func `is sent in part, from an offset on`() async throws {
        let folder = try TestFolder()
        let path = try folder.write("0123456789", to: "up")
        let route = Route(.put, "/echo", access: .open, body: anyBody) { request in
            Response(status: 200, body: .bytes(request.bytes))
        }
        try await serve([route]) { client, base in
            for (offset, size, part) in [(0, 4, "0123"), (4, 4, "4567"), (8, 2, "89"), (3, 0, "")] {
                let request = OutgoingRequest(
                    method: .put,
                    url: base + "/echo",
                    body: .file(path: path, size: size, offset: offset)
                )
                let answer = try await client.send(request)
                #expect(answer.body == Data(part.utf8))
            }
            let past = OutgoingRequest(
                method: .put,
                url: base + "/echo",
                body: .file(path: path, size: 3, offset: 8)
            )
            let error = await failure(of: past, by: client)
            #expect(error?.kind == .file)
        }
    }

    @Test func `is sent again from its start on a fresh connection`() async throws {
        let folder = try TestFolder()
        let path = try folder.write("hello", to: "up")
        try await serve([.answer(ok), .answerAndClose(""), .answer(ok)]) { client, server, base in
            let request = OutgoingRequest(
                method: .put,
                url: base,
                body: .file(path: path, size: 5)
            )
            _ = try await client.send(request)
            let answer = try await client.send(request)
            #expect(answer.status == 200)
            #expect(server.heads.count == 3)
        }
    }

    @Test func `is not made of an answer that is too large`() async throws {
        let folder = try TestFolder()
        let answer = "HTTP/1.1 200 OK\r\n\r\n" + content
        try await serve([.answerAndClose(answer)]) { client, _, base in
            var request = get(base)
            request.saveTo = SavedAnswer(path: "\(folder.path)/down", limit: 100_000)
            request.answerLimit = 10_000_000
            let error = await failure(of: request, by: client)
            #expect(error?.kind == .tooLarge)
        }
        #expect(try folder.names() == [])
    }

    @Test func `is not made of an answer that ends early`() async throws {
        let folder = try TestFolder()
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello"
        try await serve([.answerAndClose(answer)]) { client, _, base in
            var request = get(base)
            request.saveTo = SavedAnswer(path: "\(folder.path)/down", limit: 100)
            let error = await failure(of: request, by: client)
            #expect(error?.kind == .connectionLost)
        }
        #expect(try folder.names() == [])
    }

    @Test func `is not made of an error, which stays in memory`() async throws {
        let folder = try TestFolder()
        let answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone"
        try await serve([.answer(answer)]) { client, _, base in
            var request = get(base)
            request.saveTo = SavedAnswer(path: "\(folder.path)/down", limit: 100)
            let answer = try await client.send(request)
            #expect(answer.body == Data("none".utf8))
            #expect(answer.savedBytes == 0)
        }
        #expect(try folder.names() == [])
    }

    @Test func `is made, empty, of an empty answer`() async throws {
        let folder = try TestFolder()
        try await serve([.answer("HTTP/1.1 204 No Content\r\n\r\n")]) { client, _, base in
            var request = get(base)
            request.saveTo = SavedAnswer(path: "\(folder.path)/down", limit: 100)
            let answer = try await client.send(request)
            #expect(answer.savedBytes == 0)
        }
        #expect(try folder.read("down").isEmpty)
    }

    @Test func `that cannot be read or written is an error`() async throws {
        let folder = try TestFolder()
        let path = try folder.write("hello", to: "up")
        try await serve([.answer(ok)]) { client, server, base in
            for body in [
                OutgoingRequest.Body.file(path: path, size: 6),
                .file(path: path + "x", size: 5),
            ] {
                let request = OutgoingRequest(method: .put, url: base, body: body)
                let error = await failure(of: request, by: client)
                #expect(error?.kind == .file)
                #expect(error?.mayHaveArrived == false)
            }
            #expect(server.heads.isEmpty)
            var request = get(base)
            request.saveTo = SavedAnswer(path: "\(folder.path)/missing/down", limit: 100)
            let error = await failure(of: request, by: client)
            #expect(error?.kind == .file)
        }
    }
}
