import Contracts
import FoundationEssentials
import HTTP
import Synchronization
import TestSupport
import Testing

@testable import Desk

@Suite("Names of new records")
struct NamesTests {
    @Test func `use every letter and digit alike`() {
        let bytes = Mutex<[UInt8]>(Array(0...255))
        let names = Names { count in
            bytes.withLock { bytes in
                let taken = Data(bytes.prefix(count))
                bytes.removeFirst(min(count, bytes.count))
                return taken
            }
        }
        // 252 of the 256 bytes are used: 42 tickets of 6 characters.
        let characters = (1...42).map { _ in names.ticket().rawValue.dropFirst(3) }.joined()
        let counts = characters.reduce(into: [Character: Int]()) { $0[$1, default: 0] += 1 }
        #expect(counts.count == 36)
        #expect(Set(counts.values) == [7])
    }

    @Test func `are taken again until one is free`() async throws {
        // The first two tickets would both be TKTAAAAAA.
        let draws = Mutex(0)
        let fixture = try await DeskFixture(
            names: Names { count in
                draws.withLock { draws in
                    draws += 1
                    return Data(repeating: draws <= 2 ? 0 : 1, count: count)
                }
            }
        )
        #expect(try await fixture.ticket().id.rawValue == "TKTAAAAAA")
        #expect(try await fixture.ticket().id.rawValue == "TKTBBBBBB")
    }

    @Test func `are given up when chance always says the same`() async throws {
        let fixture = try await DeskFixture(names: Names { Data(repeating: 0, count: $0) })
        _ = try await fixture.ticket()
        let response = try await fixture.desk.send(DeskAPI.createTicket, .sample(), key: "two")
        #expect(response.status == 500)
        #expect(try await fixture.count("tickets") == 1)
    }
}
