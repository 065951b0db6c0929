import FoundationEssentials
import Runtime
import Testing

@Suite("An error that an operator reads")
struct ErrorDetailTests {
    private enum Plain: Error {
        case bare
        case full(String)
        case named(text: String, Int)
    }

    private struct Holder: Error {
        let text = "hunter2"
    }

    private struct Described: Error, CustomStringConvertible {
        let text = "hunter2"
        var description: String { "the store is full" }
    }

    private struct Form: Decodable {
        let name: String
        let sizes: [Int]
        let kind: Kind
        let more: [String: Int]
        enum Kind: String, Decodable { case one }
    }

    private func detail(of error: any Error) -> String {
        let text = ErrorDetail.text(of: error)
        #expect(!text.contains("hunter2"))
        return text
    }

    @Test func `is told by the description that its author wrote`() throws {
        #expect(detail(of: Described()) == "the store is full")
    }

    @Test func `is told by its case, not by its values`() throws {
        #expect(detail(of: Plain.bare) == "Plain.bare")
        #expect(detail(of: Plain.full("hunter2")) == "Plain.full")
        #expect(detail(of: Plain.named(text: "hunter2", 1)) == "Plain.named")
        #expect(detail(of: Holder()) == "Holder")
    }

    @Test(arguments: [
        (#"{"hunter2":1}"#, "no member name"),
        (#"{"name":null}"#, "no String at name"),
        (#"{"name":["hunter2"]}"#, "not String at name"),
        (#"{"name":"hunter2","sizes":[1,"hunter2"]}"#, "not Int at sizes.1"),
        (#"{"name":"n","sizes":[],"kind":"hunter2"}"#, "not readable at kind"),
        (#"{"name":"n","sizes":[],"kind":"one","more":{"hunter2":""}}"#, "not Int at more.*"),
        ("hunter2", "not readable at the top"),
    ])
    func `is told by its place when JSON has another shape`(json: String, told: String) throws {
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Form.self, from: Data(json.utf8))
        }
        #expect(detail(of: try #require(error)) == told)
    }

    @Test func `is told by its code when a file cannot be read`() throws {
        let error = #expect(throws: (any Error).self) {
            try Data(contentsOf: URL(filePath: "/nowhere/hunter2"))
        }
        let told = detail(of: try #require(error))
        #expect(told.hasPrefix("CocoaError "))
    }
}
