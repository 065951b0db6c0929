import Contracts
import HTTP
import Observability
import Runtime
import ServiceKit
import TestSupport
import Testing

@testable import Desk

@Suite("Desk with a service token")
struct AccessTests {
    @Test func `answers its operations only to who shows it`() async throws {
        let router = try Router.service(
            ServiceSettings(.desk, Environment(["GUICHET_SERVICE_TOKEN": "open sesame"])),
            endpoints: DeskAPI.endpoints,
            routes: DeskRoutes(store: try await DeskFixture().store).all,
            metrics: Metrics(),
            log: Log(service: "desk", write: { _ in })
        )
        let desk = RouterClient(router)
        for endpoint in DeskAPI.endpoints {
            let path = endpoint.path.replacing("{ticket}", with: "TKTNOTONE")
            #expect(await desk.send(endpoint.method, path).status == 401)
        }
        let known = await desk.send(
            .get,
            "/api/tickets",
            headers: ["Authorization": "Bearer open sesame"]
        )
        #expect(known.status == 200)
        #expect(await desk.send(.get, "/livez").status == 200)
    }
}
