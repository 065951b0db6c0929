import Runtime
import TestSupport
import Testing

@Suite("Services in a group")
struct ServiceGroupTests {
    /// A service that notes when it starts and stops.
    private struct Noted: Service {
        let name: String
        let notes: Notes
        var failsAtStart = false

        func run(while body: @escaping @Sendable () async throws -> Void) async throws {
            if failsAtStart { throw Broken() }
            notes.add("\(name) up")
            defer { notes.add("\(name) down") }
            try await body()
        }
    }

    private struct Broken: Error {}

    private let notes = Notes()

    private func group(_ names: String..., failing: String? = nil) -> ServiceGroup {
        ServiceGroup(
            names.map { Noted(name: $0, notes: notes, failsAtStart: $0 == failing) }
        )
    }

    @Test func `start in order and stop in reverse`() async throws {
        try await group("a", "b", "c").run { [notes] in notes.add("body") }
        #expect(notes.all == ["a up", "b up", "c up", "body", "c down", "b down", "a down"])
    }

    @Test func `stop in reverse when the body fails`() async {
        await #expect(throws: Broken.self) { try await group("a", "b").run { throw Broken() } }
        #expect(notes.all == ["a up", "b up", "b down", "a down"])
    }

    @Test func `stop as far as they have started when one does not start`() async {
        await #expect(throws: Broken.self) {
            try await group("a", "b", "c", failing: "b").run { [notes] in notes.add("body") }
        }
        #expect(notes.all == ["a up", "a down"])
    }

    @Test func `are nothing but the body when there are none`() async throws {
        try await ServiceGroup([]).run { [notes] in notes.add("body") }
        #expect(notes.all == ["body"])
    }

    @Test func `hand out what the body returns`() async throws {
        let number = try await group("a").whileRunning { 42 }
        #expect(number == 42)
        #expect(notes.all == ["a up", "a down"])
        await #expect(throws: Broken.self) {
            try await group("b").whileRunning { () async throws -> Int in throw Broken() }
        }
    }
}
