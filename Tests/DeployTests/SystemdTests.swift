import Runtime
import ServiceKit
import Testing

@Suite("systemd units")
struct SystemdTests {
    let unit: [String]
    let target: [String]

    init() throws {
        unit = try Repository.lines("deploy/systemd/guichet@.service")
        target = try Repository.lines("deploy/systemd/guichet.target")
    }

    @Test func `start each service of the house and no other`() {
        let wanted = target.filter { $0.hasPrefix("Wants=") }
            .flatMap { $0.matches(of: #/guichet@([a-z-]+)\.service/#).map { String($0.1) } }
        #expect(wanted.sorted() == ServiceName.all.map(\.executable).sorted())
    }

    @Test func `run the executable that the instance is named after`() {
        #expect(unit.contains("ExecStart=/opt/guichet/bin/%i"))
    }

    @Test func `do not start again what has a setting that cannot be used`() {
        #expect(unit.contains("Restart=on-failure"))
        #expect(unit.contains("RestartPreventExitStatus=\(Launch.badSettings)"))
    }
}
