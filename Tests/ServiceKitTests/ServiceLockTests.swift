import Runtime
import ServiceKit
import TestSupport
import Testing

@Suite("The lock of a service's folder", .timeLimit(.minutes(1)))
struct ServiceLockTests {
    let data: TestFolder
    let settings: ServiceSettings

    init() throws {
        data = try TestFolder()
        settings = try ServiceSettings(.ingest, Environment(["GUICHET_DATA_DIR": data.path]))
    }

    @Test func `refuses a second process by the name of the folder`() async throws {
        let held = try await settings.lock()
        let error = SettingsError("ingest already runs on \(data.path)/ingest")
        await #expect(throws: error) { _ = try await settings.lock(waiting: .milliseconds(60)) }
        withExtendedLifetime(held) {}
    }

    @Test func `leaves the other services alone`() async throws {
        let held = try await settings.lock()
        let desk = try ServiceSettings(.desk, Environment(["GUICHET_DATA_DIR": data.path]))
        let other = try await desk.lock(waiting: .zero)
        withExtendedLifetime((held, other)) {}
    }

    @Test func `waits for an earlier process that is stopping`() async throws {
        let file = try settings.path("service.lock")
        var earlier = try FolderLock(file)
        #expect(earlier != nil)
        async let next = settings.lock(waiting: .seconds(50))
        try await Task.sleep(for: .milliseconds(100))
        earlier = nil
        let lock = try await next
        #expect(FolderLock.isHeld(file))
        withExtendedLifetime(lock) {}
    }
}
