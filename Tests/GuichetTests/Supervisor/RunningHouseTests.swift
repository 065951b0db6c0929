import Runtime
import ServiceKit
import TestSupport
import Testing

@testable import Guichet

@Suite("What is written down of a running house")
struct RunningHouseTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    private let house = RunningHouse(
        pid: 42,
        services: [
            RunningHouse.Member(name: "desk", pid: 43, url: "http://127.0.0.1:18080"),
            RunningHouse.Member(name: "ingest", pid: nil, url: "http://127.0.0.1:15000"),
        ]
    )

    @Test func `is read as it was written, and removed`() throws {
        #expect(try RunningHouse.read(from: folder.path) == nil)
        try house.write(to: folder.path)
        #expect(try RunningHouse.read(from: folder.path) == house)
        RunningHouse.remove(from: folder.path)
        #expect(try RunningHouse.read(from: folder.path) == nil)
    }

    @Test func `stays as it was when it cannot be written`() throws {
        try house.write(to: folder.path)
        let gone = "\(folder.path)/gone"
        let error = #expect(throws: CommandFailure.self) { try house.write(to: gone) }
        #expect(
            error?.description
                == "\(gone)/guichet.json: cannot create: No such file or directory (errno 2)"
        )
        #expect(try RunningHouse.read(from: folder.path) == house)
    }

    @Test(arguments: ["", "{", "{}", #"{"pid":"x","services":[]}"#])
    func `is refused when it is damaged`(content: String) throws {
        let path = try folder.write(content, to: "guichet.json")
        let error = #expect(throws: CommandFailure.self) {
            try RunningHouse.read(from: folder.path)
        }
        #expect(error?.description == "\(path) cannot be read; remove it if nothing runs")
    }

    @Test func `tells the other commands where the services are`() throws {
        try house.write(to: folder.path)
        let inquiry = try HouseInquiry(
            Environment(["FILES_URL": "https://files.example.com"]),
            dataFolder: folder.path
        )
        #expect(inquiry.url(of: .desk) == "http://127.0.0.1:18080")
        #expect(inquiry.url(of: .files) == "https://files.example.com")
        #expect(inquiry.url(of: .quoting) == "http://127.0.0.1:5002")
    }

    @Test func `loses against a variable`() throws {
        try house.write(to: folder.path)
        let inquiry = try HouseInquiry(
            Environment(["DESK_URL": "http://127.0.0.1:9"]),
            dataFolder: folder.path
        )
        #expect(inquiry.url(of: .desk) == "http://127.0.0.1:9")
    }
}
