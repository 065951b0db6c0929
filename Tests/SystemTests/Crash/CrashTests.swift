import Contracts
import Curl
import Foundation
import Runtime
import ServiceKit
import Testing

/// The promise of the product: accepted is done, once, whatever is killed when.
@Suite("Killing services under load", .serialized)
struct CrashTests {
    /// The steps of the pipeline, and of the work that follows a validation.
    private static let steps = [
        ClassificationAPI.classifyRequest.path, "file-1", "upload-1", "ticket",
        QuotingAPI.quote.path, QuotingAPI.compose.path, "letters", "mail-and-state",
        "admin-notice", "validation/task", "validation/ticket-task", "validation/ticket-state",
        "validation/mail",
        "validation/mail-record", "validation/admin-notice",
    ]

    /// What CRMSync does in the desk.
    private static let deskSteps = [
        "ticket", "mail-and-state", "validation/mail-record", "validation/ticket-state",
        "validation/task",
    ]

    private static let timesAtEachBoundary = 3
    private static let randomKills = 90

    @Test func `loses nothing and doubles nothing over 200 kills`() async throws {
        let files = FileSource()
        try await files.run {
            try await withProxiedHouse(allowing: files.address) { house, killer in
                let load = Load(house: house, files: files.address)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await load.run(customers: 16) }
                    group.addTask {
                        let struck = await eventually(within: 180) {
                            await killer.missing.isEmpty
                        }
                        if !struck {
                            Issue.record("never reached: \(await killer.missing.keys)")
                        }
                        for _ in 0..<Self.randomKills {
                            try await Task.sleep(for: .milliseconds(Int.random(in: 100...400)))
                            await killer.kill(ServiceName.all.randomElement() ?? .ingest)
                        }
                        load.finish()
                    }
                    try await group.waitForAll()
                }
                try await verify(load.accepted, in: house, killer)
            }
        }
    }

    private func verify(
        _ accepted: [Load.Outcome],
        in house: TestHouse,
        _ killer: Killer
    )
        async throws
    {
        for service in ServiceName.all { try await house.waitUntilReady(service) }
        let settled = await eventually(within: 180) {
            let counts = try? await house.runCounts()
            return counts.map { $0.total("running") + $0.total("waiting") == 0 } ?? false
        }
        #expect(settled, "work is left over")
        let counts = try await house.runCounts()
        #expect(counts.isConserved)
        #expect(counts.total("quarantined") == 0)
        #expect(counts.count("request", "received") == accepted.count)
        #expect(counts.count("request", "done") == accepted.count)

        let tally = try await Tally(of: house)
        var (lost, doubled) = (0, 0)
        for outcome in accepted {
            let difference = try await tally.difference(from: outcome, in: house)
            lost += difference.lost
            doubled += difference.doubled
        }
        #expect(tally.ticketCount == accepted.count)
        #expect((lost, doubled) == (0, 0))
        let kills = await killer.kills
        #expect(kills >= 200)
        print(
            "crash test: \(accepted.count) requests accepted and done, \(kills) kills "
                + "(\(await killer.killsAtBoundaries) at step boundaries), "
                + "\(lost) lost, \(doubled) doubled"
        )
    }

    /// A house in which every call of Ingest's, and of CRMSync's to the desk,
    /// passes a proxy that may end the caller.
    private func withProxiedHouse(
        allowing files: String,
        _ body: @escaping @Sendable (TestHouse, Killer) async throws -> Void
    ) async throws {
        let watch = Watch()
        let apis: [(ServiceName, [any AnyEndpoint])] = [
            (.classification, ClassificationAPI.endpoints), (.quoting, QuotingAPI.endpoints),
            (.crmSync, CRMAPI.endpoints), (.notifications, NotificationsAPI.endpoints),
            (.files, FilesAPI.endpoints), (.desk, DeskAPI.endpoints),
        ]
        try await withProxies(apis, seenBy: watch) { proxies in
            var environment = [
                "FILES_ALLOWED_PRIVATE_HOSTS": files, "INGEST_ANSWER_WAIT": "5s",
                "LOG_LEVEL": "warning",
            ]
            for proxy in proxies {
                let caller = proxy.service == .desk ? "CRM_SYNC" : "INGEST"
                environment["\(caller)>\(proxy.service.variable)_URL"] = proxy.url
            }
            try await withHouse(environment: environment) { house in
                for proxy in proxies { proxy.lead(to: house.url(proxy.service)) }
                let killer = Killer(house: house, wanted: Self.boundaries)
                try await house.startAll()
                await watch.begin(killer)
                try await body(house, killer)
            }
        }
    }

    private static var boundaries: [Killer.Boundary: Int] {
        var wanted: [Killer.Boundary: Int] = [:]
        for moment in StepProxy.Moment.allCases {
            for step in steps {
                wanted[Killer.Boundary(victim: .ingest, step: step, moment: moment)] =
                    timesAtEachBoundary
            }
            for step in deskSteps {
                wanted[Killer.Boundary(victim: .crmSync, step: step, moment: moment)] =
                    timesAtEachBoundary
            }
        }
        return wanted
    }
}

/// Tells the killer what passes the proxies, once it is there.
private actor Watch {
    private var killer: Killer?

    func begin(_ killer: Killer) {
        self.killer = killer
    }

    /// Whether the caller is still there to go on.
    nonisolated func sees(_ passing: StepProxy.Passing) async -> Bool {
        guard let killer = await killer else { return true }
        let victim: ServiceName = passing.service == .desk ? .crmSync : .ingest
        return await !killer.strike(
            Killer.Boundary(victim: victim, step: passing.step, moment: passing.moment)
        )
    }
}

/// Runs proxies around `body`.
private func withProxies(
    _ apis: [(ServiceName, [any AnyEndpoint])],
    seenBy watch: Watch,
    _ body: @escaping @Sendable ([StepProxy]) async throws -> Void
) async throws {
    let http = HTTPClient()
    let proxies = apis.map { service, endpoints in
        StepProxy(service, endpoints: endpoints, http: http, observe: watch.sees)
    }
    try await ServiceGroup([http] + proxies).run { try await body(proxies) }
}
