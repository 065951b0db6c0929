import Contracts
import FoundationEssentials
import HTTP
import Runtime
import ServiceKit
import TestSupport
import Testing

@Suite("A service's settings")
struct ServiceSettingsTests {
    private func settings(_ variables: [String: String] = [:]) throws -> ServiceSettings {
        try ServiceSettings(.crmSync, Environment(variables))
    }

    @Test func `have a default for everything`() throws {
        let settings = try settings()
        #expect(settings.host == "127.0.0.1")
        #expect(settings.port == 5003)
        #expect(settings.dataFolder == "./data")
        #expect(settings.token == nil)
        #expect(settings.ownAddress == "http://127.0.0.1:5003")
    }

    @Test func `are read under the service's own name`() throws {
        let settings = try settings([
            "CRM_SYNC_HOST": "127.0.0.2", "CRM_SYNC_PORT": "0", "GUICHET_DATA_DIR": "/tmp/x",
            "INGEST_PORT": "1",
        ])
        #expect(settings.host == "127.0.0.2")
        #expect(settings.port == 0)
        #expect(settings.dataFolder == "/tmp/x")
    }

    @Test(arguments: ["127.0.0.1", "127.8.9.10", "localhost", "::1"])
    func `need no token where only this machine listens`(host: String) throws {
        #expect(try settings(["CRM_SYNC_HOST": host]).isLoopback)
    }

    @Test(arguments: [
        "0.0.0.0", "::", "10.0.0.1", "192.168.1.2", "example.com", "127.example.com",
        "127.0.0.1.example.com", "::ffff:127.0.0.1", "128.0.0.1",
    ])
    func `are refused beyond this machine without a token`(host: String) throws {
        let error = SettingsError(
            "CRM_SYNC_HOST is \(host): a service that listens beyond loopback needs "
                + "GUICHET_SERVICE_TOKEN"
        )
        #expect(throws: error) { try settings(["CRM_SYNC_HOST": host]) }
        let guarded = try settings(["CRM_SYNC_HOST": host, "GUICHET_SERVICE_TOKEN": "t"])
        #expect(!guarded.isLoopback)
    }

    @Test(arguments: [
        ("0.0.0.0", "http://127.0.0.1:5003"), ("::", "http://[::1]:5003"),
        ("::1", "http://[::1]:5003"), ("10.0.0.1", "http://10.0.0.1:5003"),
    ])
    func `say where the service is reached on this machine`(host: String, url: String) throws {
        let settings = try settings(["CRM_SYNC_HOST": host, "GUICHET_SERVICE_TOKEN": "t"])
        #expect(settings.ownAddress == url)
    }

    @Test(arguments: [
        ("Bearer open sesame", true), ("bearer open sesame", true), ("Bearer open sesamE", false),
        ("Bearer open sesame ", false), ("Bearer  open sesame", false), ("Bearer ", false),
        ("open sesame", false), ("Basic open sesame", false), ("", false),
    ])
    func `authorize who shows the token`(shown: String, isAuthorized: Bool) throws {
        let settings = try settings(["GUICHET_SERVICE_TOKEN": "open sesame"])
        let head = RequestHead(method: .get, path: "/", headers: ["Authorization": shown])
        #expect(settings.isAuthorized(head) == isAuthorized)
    }

    @Test func `authorize everybody without a token, and nobody else with one`() throws {
        let head = RequestHead(method: .get, path: "/")
        #expect(try settings().isAuthorized(head))
        #expect(try !settings(["GUICHET_SERVICE_TOKEN": "t"]).isAuthorized(head))
    }

    @Test func `make the service's folders for it alone`() throws {
        let folder = try TestFolder()
        let settings = try settings(["GUICHET_DATA_DIR": "\(folder.path)/data"])
        #expect(try settings.path("x.db") == "\(folder.path)/data/crm-sync/x.db")
        #expect(try settings.folder("spool") == "\(folder.path)/data/crm-sync/spool")
        #expect(try settings.publicFolder("mail") == "\(folder.path)/data/mail")
        for made in ["data", "data/crm-sync", "data/crm-sync/spool", "data/mail"] {
            let path = "\(folder.path)/\(made)"
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(mode as? Int == 0o700)
        }
    }

    @Test func `name a folder that cannot be made`() throws {
        let folder = try TestFolder()
        let file = try folder.write("", to: "data")
        let settings = try settings(["GUICHET_DATA_DIR": file])
        let error = SettingsError(
            "the folder \(file)/crm-sync cannot be made (GUICHET_DATA_DIR)"
        )
        #expect(throws: error) { try settings.path("x.db") }
    }
}

@Suite("The services of the house")
struct ServiceNameTests {
    @Test func `have each a name, a variable and a port of its own`() {
        #expect(Set(ServiceName.all.map(\.executable)).count == ServiceName.all.count)
        #expect(Set(ServiceName.all.map(\.defaultPort)).count == ServiceName.all.count)
        #expect(ServiceName.crmSync.variable == "CRM_SYNC")
        #expect("\(ServiceName.crmSync)" == "crm-sync")
    }

    @Test func `start with what the others stand on, the front door last`() {
        #expect(ServiceName.all.first == .desk)
        #expect(ServiceName.all.last == .ingest)
    }
}
