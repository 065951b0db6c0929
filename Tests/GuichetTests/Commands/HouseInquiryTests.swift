import Runtime
import ServiceKit
import TestSupport
import Testing

@testable import Guichet

@Suite("The state of the house")
struct HouseInquiryTests {
    @Test func `is told for every service`() async throws {
        let ready = try RawServer([.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")])
        let busy = try RawServer([.answer("HTTP/1.1 503 X\r\nContent-Length: 0\r\n\r\n")])
        var variables = ["GUICHET_DATA_DIR": "/nowhere"]
        for service in ServiceName.all {
            variables["\(service.variable)_URL"] = "http://127.0.0.1:1"
        }
        variables["DESK_URL"] = "http://127.0.0.1:\(ready.port)"
        variables["FILES_URL"] = "http://127.0.0.1:\(busy.port)"
        let inquiry = try HouseInquiry(Environment(variables), dataFolder: "/nowhere")
        let states = try await ServiceGroup(ready, busy).whileRunning {
            try await inquiry.states()
        }
        #expect(states.map(\.service) == ServiceName.all.map(\.executable))
        let status = Dictionary(uniqueKeysWithValues: states.map { ($0.service, $0.status) })
        #expect(status["desk"] == "ready")
        #expect(status["files"] == "not ready")
        #expect(status["ingest"] == "down")
    }
}
