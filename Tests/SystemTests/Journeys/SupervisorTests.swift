import Curl
import Foundation
import ServiceKit
import TestSupport
import Testing

/// `guichet up`, `status` and `down`.
@Suite("guichet up")
struct SupervisorTests {
    @Test func `starts everything, restarts what dies, and stops everything`() async throws {
        try await withHouse { house in
            let log = "\(house.folder)/up.log"
            let up = try house.guichet(["up"], log: log)
            let isReady = await eventually { Self.text(of: log).contains("guichet: ready\n") }
            try #require(isReady, "\(Self.text(of: log))")

            let first = try #require(try Self.pid(of: "desk", in: house))
            kill(first, SIGKILL)
            let isRestarted = try await eventually {
                let pid = try Self.pid(of: "desk", in: house)
                return pid != nil && pid != first
            }
            #expect(isRestarted)
            try await house.waitUntilReady(.desk)

            let status = try house.guichet(["status"], log: "\(house.folder)/status.log")
            #expect(await status.ended() == 0)
            #expect(Self.text(of: "\(house.folder)/status.log").contains("ingest"))

            let second = try house.guichet(["up"], log: "\(house.folder)/second.log")
            #expect(await second.ended() == 78)

            let down = try house.guichet(["down"], log: "\(house.folder)/down.log")
            #expect(await down.ended() == 0)
            #expect(await up.ended() == 0)
            #expect(await !house.isReady(.ingest))
        }
    }

    @Test func `leaves no service behind when it is killed itself`() async throws {
        try await withHouse { house in
            let log = "\(house.folder)/up.log"
            let up = try house.guichet(["up"], log: log)
            let isReady = await eventually { Self.text(of: log).contains("guichet: ready\n") }
            try #require(isReady)
            up.signal(SIGKILL)
            for service in ServiceName.all {
                let isGone = await eventually(within: 30) { await !house.isReady(service) }
                #expect(isGone, "\(service) still answers")
            }
        }
    }

    @Test func `is not ready where another house answers`() async throws {
        try await withHouse { house in
            try await house.startAll()
            let (log, other) = ("\(house.folder)/up.log", "\(house.folder)/other")
            let up = try house.guichet(["up", "--data", other], log: log)
            #expect(await up.ended() == 1)
            let text = Self.text(of: log)
            #expect(text.contains("in use"))
            #expect(text.contains("does not start (see above)"))
            #expect(!text.contains("guichet: ready"))
        }
    }

    @Test func `goes on when it cannot be written down who runs`() async throws {
        try await withHouse { house in
            let log = "\(house.folder)/up.log"
            let up = try house.guichet(["up"], log: log)
            let isReady = await eventually { Self.text(of: log).contains("guichet: ready\n") }
            try #require(isReady)
            let desk = try #require(try Self.pid(of: "desk", in: house))
            let file = "\(house.dataFolder)/guichet.json"
            try FileManager.default.removeItem(atPath: file)
            try FileManager.default.createDirectory(
                atPath: file,
                withIntermediateDirectories: false
            )

            kill(desk, SIGKILL)
            let isSaid = await eventually {
                Self.text(of: log).contains("status and down may not find the house")
            }
            #expect(isSaid)
            try await house.waitUntilReady(.desk)
            up.signal(SIGTERM)
            #expect(await up.ended() == 0)
        }
    }

    @Test func `says in one line what setting a service cannot use`() async throws {
        try await withHouse(environment: ["INGEST_ANSWER_WAIT": "soon"]) { house in
            let log = "\(house.folder)/up.log"
            let up = try house.guichet(["up"], log: log)
            #expect(await up.ended() == 78)
            #expect(Self.text(of: log).contains("ingest: INGEST_ANSWER_WAIT must be a time"))
        }
    }

    private static func text(of path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    /// Which process a service runs as, as `guichet.json` says.
    private static func pid(of service: String, in house: TestHouse) throws -> Int32? {
        let data = try Data(contentsOf: URL(filePath: "\(house.dataFolder)/guichet.json"))
        let state = try JSONDecoder().decode(HouseFile.self, from: data)
        return state.services.first { $0.name == service }?.pid
    }

    private struct HouseFile: Decodable {
        struct Member: Decodable {
            let name: String
            let pid: Int32?
        }

        let services: [Member]
    }
}
