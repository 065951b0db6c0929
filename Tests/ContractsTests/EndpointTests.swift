import Contracts
import Testing

@Suite("The endpoints of the house")
struct EndpointTests {
    static let services: [[any AnyEndpoint]] = [
        IngestAPI.endpoints, ClassificationAPI.endpoints, QuotingAPI.endpoints,
        CRMAPI.endpoints, NotificationsAPI.endpoints, FilesAPI.endpoints, DeskAPI.endpoints,
        OperationsAPI.endpoints,
    ]

    @Test(arguments: services)
    func `are each at a place of their own`(endpoints: [any AnyEndpoint]) {
        let places = endpoints.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(places).count == places.count)
    }

    @Test(arguments: services)
    func `have paths from the root, and answers that succeed`(endpoints: [any AnyEndpoint]) {
        for endpoint in endpoints {
            #expect(endpoint.path.hasPrefix("/"))
            #expect(!endpoint.path.hasSuffix("/"))
            #expect((200..<300).contains(endpoint.status))
            #expect(endpoint.otherAnswers.allSatisfy { (200..<300).contains($0.status) })
            #expect(endpoint.otherAnswers.allSatisfy { $0.status != endpoint.status })
        }
    }

    @Test(arguments: services)
    func `change nothing without a key when they only read`(endpoints: [any AnyEndpoint]) {
        for endpoint in endpoints where endpoint.method == .get {
            #expect(!endpoint.isEffect)
            let hasNoBody = endpoint.inputType == Nothing.self
            #expect(hasNoBody)
        }
    }
}
