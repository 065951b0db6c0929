import Contracts
import Dispatch
import Foundation
import IMAP
import Runtime
import ServiceKit
import Synchronization
import TestSupport
import Testing

/// The promise of the product, kept among vendors that know nothing of it:
/// the services that call them are killed right before and right after each
/// vendor has done something, and those that read clients' answers while these
/// come in.
@Suite("Killing services under load, with every vendor", .serialized)
struct VendorCrashTests {
    /// The changes at vendors, as their requests begin.
    private static let changes: [(victim: ServiceName, step: String)] = [
        (.crmSync, "POST /crm/v3/objects/contacts"), (.crmSync, "POST /crm/v3/objects/tickets"),
        (.crmSync, "POST /crm/v3/objects/emails"), (.crmSync, "PATCH /crm/v3/objects/tickets"),
        (.crmSync, "POST /v2/list"), (.files, "PUT /"),
    ]
    private static let timesAtEachMoment = 3
    private static let randomKills = 60

    /// Of Notifications and Ingest in turn, soon after an answer has come.
    private static let killsAfterAnswers = 16

    @Test func `loses nothing and doubles nothing`() async throws {
        let files = FileSource()
        let mailbox = try IMAPServer(.none)
        try await files.run {
            try await mailbox.run { try await Self.storm(with: mailbox, files.address) }
        }
    }

    private static func storm(with mailbox: IMAPServer, _ files: String) async throws {
        let settings = [
            "INGEST_ANSWER_WAIT": "5s", "LOG_LEVEL": "warning",
            "FILES_ALLOWED_PRIVATE_HOSTS": files,
            "IMAP_HOST": "localhost", "IMAP_PORT": "\(mailbox.process.port)",
            "IMAP_SECURITY": "none", "IMAP_USER": mailbox.settings.user,
            "IMAP_PASSWORD": mailbox.settings.password.reveal(),
            "IMAP_POLL_INTERVAL": "0.3s", "VALIDATION_POLL_INTERVAL": "0.3s",
        ]
        try await withTown(environment: settings) { town, house in
            let replies = ClientReplies(into: try mailbox.mailbox(), to: town.smtp)
            try await storm(town, house, files, replies)
        }
    }

    private static func storm(
        _ town: VendorTown,
        _ house: TestHouse,
        _ files: String,
        _ replies: ClientReplies
    ) async throws {
        let killer = Killer(house: house, wanted: Self.boundaries)
        Self.watch(town, killer)
        try await house.startAll()
        let load = Load(house: house, files: files, replies: replies)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await load.run(customers: 8) }
            group.addTask {
                async let strikes: Void = Self.strike(after: replies, killer)
                let struck = await eventually(within: 180) { await killer.missing.isEmpty }
                if !struck { Issue.record("never reached: \(await killer.missing.keys)") }
                for _ in 0..<Self.randomKills {
                    try await Task.sleep(for: .milliseconds(Int.random(in: 100...400)))
                    await killer.kill(ServiceName.all.randomElement() ?? .ingest)
                }
                try await strikes
                load.finish()
            }
            try await group.waitForAll()
        }
        let isAnyByMail = load.accepted.contains { $0.isAnsweredByMail }
        #expect(isAnyByMail)
        try await verify(load.accepted, town, house, killer)
    }

    /// Kills a service at any moment of the work on an answer: while the mailbox
    /// is read, the mail taken over, its words read, or acted on.
    private static func strike(after replies: ClientReplies, _ killer: Killer) async throws {
        for turn in 0..<killsAfterAnswers {
            let known = replies.count
            let isAnswered = await eventually { replies.count > known }
            #expect(isAnswered, "nobody answers by mail")
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...800)))
            await killer.kill(turn.isMultiple(of: 2) ? .notifications : .ingest)
        }
    }

    private static func verify(
        _ accepted: [Load.Outcome],
        _ town: VendorTown,
        _ house: TestHouse,
        _ killer: Killer
    ) async throws {
        for service in ServiceName.all { try await house.waitUntilReady(service) }
        let settled = await eventually(within: 180) {
            try? await house.retryWaiting()
            try? await house.settleMails(in: town.smtp)
            let counts = try? await house.runCounts()
            guard let counts, counts.total("running") + counts.total("waiting") == 0 else {
                return false
            }
            return accepted.allSatisfy { town.has(all: $0) }
        }
        #expect(settled, "work is left over")
        let counts = try await house.runCounts()
        #expect(counts.isConserved)
        #expect(counts.total("quarantined") == 0)
        #expect(counts.count("request", "received") == accepted.count)
        #expect(town.hubspot.tickets.count == accepted.count)
        for outcome in accepted where !town.has(all: outcome) {
            Issue.record("\(outcome.mark): \(TownTally(of: outcome.mark, in: town))")
        }
        print(
            "crash test with vendors: \(accepted.count) requests accepted and done, "
                + "\(accepted.count { $0.isAnsweredByMail }) validated by mail, "
                + "\(await killer.kills) kills (\(await killer.killsAtBoundaries) around a "
                + "vendor's work)"
        )
    }

    private static var boundaries: [Killer.Boundary: Int] {
        var wanted: [Killer.Boundary: Int] = [:]
        for (victim, step) in changes {
            for moment in StepProxy.Moment.allCases {
                let boundary = Killer.Boundary(victim: victim, step: step, moment: moment)
                wanted[boundary] = timesAtEachMoment
            }
        }
        return wanted
    }

    private static func watch(_ town: VendorTown, _ killer: Killer) {
        for server in [town.hubspot.server, town.clickup.server, town.r2.server] {
            server.observe { request, moment in
                let line = "\(request.method) \(request.path)"
                guard let change = changes.first(where: { line.hasPrefix($0.step) }),
                    let moment = StepProxy.Moment(rawValue: moment.rawValue)
                else { return true }
                let boundary = Killer.Boundary(
                    victim: change.victim,
                    step: change.step,
                    moment: moment
                )
                return !waiting { await killer.strike(boundary) }
            }
        }
    }

    /// Waits on a thread of the stand-in's own for what is done elsewhere.
    private static func waiting(_ work: @escaping @Sendable () async -> Bool) -> Bool {
        let verdict = Verdict()
        Task.detached {
            let answer = await work()
            verdict.answer.withLock { $0 = answer }
            verdict.isThere.signal()
        }
        verdict.isThere.wait()
        return verdict.answer.withLock { $0 }
    }

    private final class Verdict: Sendable {
        let answer = Mutex(false)
        let isThere = DispatchSemaphore(value: 0)
    }
}

extension VendorTown {
    /// Whether all that a request leads to is there, once.
    fileprivate func has(all outcome: Load.Outcome) -> Bool {
        TownTally(of: outcome.mark, in: self)
            == TownTally(
                isModelling: outcome.isModelling,
                isValidated: outcome.isValidated,
                isAnsweredByMail: outcome.isAnsweredByMail
            )
    }
}
