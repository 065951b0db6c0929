import Contracts
import FoundationEssentials
import HTTP
import Observability
import OpenAPI
import Runtime
import ServiceKit
import TestSupport
import Testing

@Suite("Every service")
struct OperationsRoutesTests {
    private func client(
        _ readiness: Readiness = .always,
        _ own: [Route] = [],
        token: String = ""
    ) throws -> RouterClient {
        let settings = try ServiceSettings(
            .desk,
            Environment(["GUICHET_SERVICE_TOKEN": token])
        )
        return RouterClient(
            try Router.service(
                settings,
                endpoints: DeskAPI.endpoints,
                routes: own,
                metrics: Metrics(),
                log: Log(service: "desk", write: { _ in }),
                readiness: readiness
            )
        )
    }

    private let lacking = Readiness { "the database does not answer" }

    @Test func `says that it lives, whatever it lacks`() async throws {
        let answer = try await client(lacking).send(.get, "/livez")
        #expect(answer.status == 200)
        let health = ServiceHealth(status: "ok", version: Version.current, service: "desk")
        #expect(try answer.decoded(ServiceHealth.self) == health)
    }

    @Test func `says whether it is ready, and what it lacks`() async throws {
        #expect(try await client().send(.get, "/readyz").status == 200)
        let answer = try await client(lacking).send(.get, "/readyz")
        #expect(answer.status == 503)
        #expect(answer.headers["Retry-After"] == "1")
        #expect(answer.problemKind == "not-ready")
        #expect(try answer.decoded(Problem.self).detail == "the database does not answer")
    }

    @Test func `says how it is`() async throws {
        let well = try await client().send(.get, "/health")
        #expect(try well.decoded(ServiceHealth.self).status == "ok")
        let unwell = try await client(lacking).send(.get, "/health")
        #expect(unwell.status == 200)
        #expect(try unwell.decoded(ServiceHealth.self).status == "degraded")
    }

    @Test func `gives its figures to Prometheus`() async throws {
        let client = try client()
        _ = await client.send(.get, "/livez")
        let answer = await client.send(.get, "/metrics")
        #expect(answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8")
        let text = String(decoding: answer.bytes, as: UTF8.self)
        let line = #"guichet_http_requests_total{method="GET",route="/livez",status="2xx"} 1"#
        #expect(text.contains("\n\(line)\n"))
    }

    @Test func `gives its OpenAPI document`() async throws {
        let answer = try await client().send(.get, "/openapi.json")
        #expect(answer.headers["Content-Type"] == "application/json")
        #expect(
            answer.bytes == (try OperationsRoutes.document(of: .desk, DeskAPI.endpoints).json())
        )
        #expect(try OpenAPIFaults(in: answer.bytes).all == [])
    }

    @Test(arguments: ["/livez", "/readyz", "/health", "/metrics", "/openapi.json"])
    func `answers this without a token`(path: String) async throws {
        #expect(try await client(token: "t").send(.get, path).status == 200)
    }

    @Test func `may answer /health in its own way, and counts it once`() async throws {
        let own = Route(.get, "/health", access: .open) { _ in .text("mine") }
        let client = try client(.always, [own])
        #expect(await client.send(.get, "/health").bytes == Data("mine".utf8))
        let text = String(decoding: await client.send(.get, "/metrics").bytes, as: UTF8.self)
        let name = "guichet_http_requests_total"
        let line = #"\#(name){method="GET",route="/health",status="2xx"} 1"#
        #expect(text.split(separator: "\n").filter { $0 == line }.count == 1)
        #expect(await client.send(.post, "/health").headers["Allow"] == "GET, HEAD")
    }
}
