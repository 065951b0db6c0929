import ServiceKit
import Testing

@Suite("Examples of settings")
struct ExampleTests {
    @Test(arguments: ServiceName.all)
    func `are there for each service`(_ service: ServiceName) throws {
        #expect(try !Repository.text("deploy/env/\(service.executable).env.example").isEmpty)
    }

    @Test func `name only variables that the code reads`() throws {
        for file in try Repository.files(under: "deploy/env", endingIn: ".env.example") {
            let unread = Set(try Setting.assigned(in: file)).subtracting(Setting.read)
            #expect(unread.isEmpty, "\(file)")
        }
    }

    @Test func `name a variable once in a file`() throws {
        for file in try Repository.files(under: "deploy/env", endingIn: ".env.example") {
            let names = try Setting.assigned(in: file)
            #expect(names.count == Set(names).count, "\(file)")
        }
    }
}
