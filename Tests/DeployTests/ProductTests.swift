import ServiceKit
import Testing

@Suite("Executables")
struct ProductTests {
    @Test func `are the services of the house and the command line`() throws {
        let products = try Repository.text("Package.swift")
            .matches(of: #/\.service\("([a-z-]+)", "/#).map { String($0.1) }
        #expect(products.sorted() == (ServiceName.all.map(\.executable) + ["guichet"]).sorted())
    }

    @Test func `are all asked for figures by Prometheus`() throws {
        let targets = try Repository.text("deploy/prometheus.yml")
            .matches(of: #/- ([a-z-]+:[0-9]+)/#)
            .map { String($0.1) }
        #expect(
            targets.sorted()
                == ServiceName.all.map { "\($0.executable):\($0.defaultPort)" }.sorted()
        )
    }

    @Test func `are built in a container with what they are built with elsewhere`() throws {
        let development = #/lib[a-z0-9.-]+-dev/#
        let packages = { (path: String) in
            Set(try Repository.text(path).matches(of: development).map { String($0.0) })
        }
        #expect(try packages("deploy/Dockerfile") == packages("scripts/setup"))
    }
}
