import FoundationEssentials
import Runtime
import StrictJSON

#if canImport(Glibc)
import Glibc
#endif

/// What `guichet up` writes down of the house that it keeps running, for
/// `down`, `status` and the other commands: `guichet.json` in the data folder.
struct RunningHouse: Codable, Equatable, Sendable {
    struct Member: Codable, Equatable, Sendable {
        let name: String
        let pid: Int32?
        let url: String
    }

    /// The process that keeps the others running.
    let pid: Int32
    let services: [Member]

    private static let name = "guichet.json"

    private static func path(in folder: String) -> String { "\(folder)/\(name)" }

    /// - Throws: ``CommandFailure`` when the file is there and cannot be read.
    static func read(from folder: String) throws -> RunningHouse? {
        let path = path(in: folder)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try WireCoding.decode(
                RunningHouse.self,
                from: try Data(contentsOf: URL(filePath: path))
            )
        } catch {
            throw CommandFailure("\(path) cannot be read; remove it if nothing runs")
        }
    }

    /// - Throws: ``CommandFailure`` when it cannot be written; what was there stays.
    func write(to folder: String) throws {
        do {
            try DurableFolder(folder).write(WireCoding.encodeForPeople(self), as: Self.name)
        } catch let error as StorageUnavailable {
            throw CommandFailure("\(Self.path(in: folder)): \(error)")
        }
    }

    static func remove(from folder: String) {
        unlink(path(in: folder))
    }

    /// Tells the house to stop and waits until it has.
    func stop(in folder: String) async throws {
        guard kill(pid, SIGTERM) == 0 else {
            throw CommandFailure("process \(pid) cannot be told to stop")
        }
        for _ in 0..<1_200 where HouseLock.isHeld(in: folder) {
            try await Task.sleep(for: .milliseconds(50))
        }
        guard !HouseLock.isHeld(in: folder) else {
            throw CommandFailure("process \(pid) has not stopped within 60 s")
        }
    }
}
