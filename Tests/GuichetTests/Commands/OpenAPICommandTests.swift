import ServiceKit
import TestSupport
import Testing

@testable import Guichet

@Suite("The OpenAPI document of a service")
struct OpenAPICommandTests {
    @Test(arguments: ServiceName.all)
    func `is the one that docs/openapi holds`(service: ServiceName) throws {
        let document = String(decoding: try OpenAPICommand.document(of: service), as: UTF8.self)
        let kept = try PackageRoot.text("docs/openapi/\(service).json")
        #expect(document == kept, "write it anew with `make openapi`")
    }

    @Test(arguments: ServiceName.all)
    func `is valid`(service: ServiceName) throws {
        #expect(try OpenAPIFaults(in: OpenAPICommand.document(of: service)).all == [])
    }

    @Test(arguments: ServiceName.all)
    func `describes operations of its own`(service: ServiceName) throws {
        let document = String(decoding: try OpenAPICommand.document(of: service), as: UTF8.self)
        let paths = document.matches(of: /\n    "\/[^"]*" : \{/).count
        #expect(paths > 3)
    }
}
