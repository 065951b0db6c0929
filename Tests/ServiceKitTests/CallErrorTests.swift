import Contracts
import HTTP
import ServiceKit
import Testing

@Suite("A call that did not succeed")
struct CallErrorTests {
    private func refused(_ status: Int, type: String = "urn:guichet:problem:x") -> CallError {
        let problem = Problem(type: type, title: "No", status: status, detail: "hunter2")
        return CallError(service: "desk", reason: .refused(problem))
    }

    private func unreadable(_ status: Int) -> CallError {
        CallError(service: "desk", reason: .badAnswer(status: status))
    }

    @Test(arguments: [408, 409, 425, 429, 500, 502, 503, 504, 599])
    func `may succeed later`(status: Int) {
        #expect(refused(status).isTransient)
        #expect(unreadable(status).isTransient)
        #expect(refused(status).retryAfter == 1)
    }

    @Test(arguments: [400, 401, 403, 404, 405, 410, 413, 415, 422, 451])
    func `will not succeed later`(status: Int) {
        #expect(!refused(status).isTransient)
        #expect(!unreadable(status).isTransient)
        #expect(refused(status).retryAfter == nil)
    }

    @Test func `may succeed later when nothing came, or nothing readable`() {
        #expect(CallError(service: "desk", reason: .noAnswer("down")).isTransient)
        #expect(unreadable(200).isTransient)
        #expect(unreadable(302).isTransient)
    }

    @Test func `will not succeed later under a key that is used`() {
        #expect(!refused(409, type: Problem.keyReused.type).isTransient)
    }

    @Test func `waits as long as the service asks`() {
        let problem = Problem(type: "x", title: "No", status: 503)
        let error = CallError(service: "desk", reason: .refused(problem), retryAfter: 30)
        #expect(error.retryAfter == 30)
    }

    @Test func `is described without what was sent`() {
        #expect("\(refused(422))" == "desk: 422 No")
        #expect("\(unreadable(200))" == "desk: 200 without a readable answer")
        #expect("\(CallError(service: "desk", reason: .noAnswer("down")))" == "desk: down")
    }

    @Test(arguments: ["vendor-refused", "vendor-unavailable"])
    func `is described with what a vendor says is wrong`(kind: String) {
        let problem = Problem(
            kind: kind,
            status: 422,
            title: "No",
            detail: "clickup: refuses (400 ITEM_137)"
        )
        let error = CallError(service: "crm-sync", reason: .refused(problem))
        #expect("\(error)" == "crm-sync: 422 No, clickup: refuses (400 ITEM_137)")
    }

    @Test func `is told to the caller as 503 while it may succeed`() {
        let problem = refused(500).problem
        #expect(problem.status == 503)
        #expect(problem.type == "urn:guichet:problem:service-unavailable")
        #expect(problem.detail == "desk")
    }

    @Test func `is handed on when it will not succeed`() {
        #expect(refused(422).problem.detail == "hunter2")
        #expect(refused(422).problem.status == 422)
        #expect(unreadable(404).problem.status == 503)
    }
}
