import Contracts
import Curl
import Foundation
import Runtime
import ServiceKit

/// Starts every service, restarts what dies, and stops them all in reverse
/// order, Ingest first.
struct Supervisor: Sendable {
    /// Seconds that a service may take to stop: more than its own drain limit.
    private static let patience = 30.0

    let plan: HousePlan

    /// Runs the house until it is told to stop.
    ///
    /// - Throws: `SettingsError` when a service says that its settings are
    ///   unusable, ``CommandFailure`` when one never starts: starting it again
    ///   would not help.
    func run() async throws {
        let shutdown = Shutdown(isSupervised: false)
        let lock = try HouseLock.take(in: plan.dataFolder)
        let lifeline = Pipe()
        // Only this process may hold the writing end, or no service would see it close.
        _ = fcntl(lifeline.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        let roster = Roster(plan: plan)
        defer {
            RunningHouse.remove(from: plan.dataFolder)
            withExtendedLifetime((lock, lifeline)) {}
        }
        let members = plan.members.map { member in
            BackgroundLoop { try await keepRunning(member, roster, lifeline) }
        }
        let readiness = BackgroundLoop { try await announceReadiness(roster) }
        try await ServiceGroup(members + [readiness]).run { await shutdown.requested() }
    }

    /// Starts a service again and again, until cancelled.
    private func keepRunning(
        _ member: HousePlan.Member,
        _ roster: Roster,
        _ lifeline: Pipe
    )
        async throws
    {
        var policy = RestartPolicy()
        while true {
            let start = ContinuousClock.now
            let child = try ChildProcess(member, lifeline: lifeline)
            await roster.note(member.service, child.pid)
            let status = await withTaskCancellationHandler {
                await child.ended()
            } onCancel: {
                child.stop(within: Self.patience)
            }
            try Task.checkCancellation()
            guard status != Launch.badSettings else {
                throw SettingsError("\(member.service) cannot use its settings (see above)")
            }
            let age = start.duration(to: .now) / .seconds(1)
            guard let pause = policy.pause(afterRunning: age) else {
                throw CommandFailure("\(member.service) does not start (see above)")
            }
            StandardError.write("guichet: \(member.service) ended (\(status)) and is restarted\n")
            try await Task.sleep(for: .seconds(pause))
        }
    }

    /// Says where the services are once all of them are ready.
    private func announceReadiness(_ roster: Roster) async throws {
        let http = HTTPClient()
        try await http.run {
            var missing = plan.members
            let start = ContinuousClock.now
            var nextWord = Duration.seconds(15)
            while !missing.isEmpty {
                var still: [HousePlan.Member] = []
                for member in missing {
                    let request = OutgoingRequest(
                        method: .get,
                        url: "\(member.url)/readyz",
                        timeout: 1
                    )
                    let answer = try? await http.send(request)
                    // Another house may answer on a port that ours finds taken.
                    guard answer?.status == 200, await roster.isListening(member) else {
                        still.append(member)
                        continue
                    }
                }
                missing = still
                if !missing.isEmpty, start.duration(to: .now) > nextWord {
                    nextWord = nextWord * 2
                    let names = missing.map(\.service.executable).joined(separator: ", ")
                    StandardError.write("guichet: still waiting for \(names)\n")
                }
                try await Task.sleep(for: .milliseconds(missing.isEmpty ? 0 : 30))
            }
        }
        for member in plan.members {
            print("  \(Command.padded(member.service.executable, to: 16))\(member.url)")
        }
        print("guichet: ready")
        fflush(nil)
    }
}

/// Who runs as which process, kept in `guichet.json`.
private actor Roster {
    private let plan: HousePlan
    private var pids: [ServiceName: Int32] = [:]

    init(plan: HousePlan) {
        self.plan = plan
    }

    /// Writes it down for the other commands; when that cannot be done the house
    /// goes on without.
    func note(_ service: ServiceName, _ pid: Int32) {
        pids[service] = pid
        let members = plan.members.map { member in
            RunningHouse.Member(
                name: member.service.executable,
                pid: pids[member.service],
                url: member.url
            )
        }
        do {
            try RunningHouse(pid: getpid(), services: members).write(to: plan.dataFolder)
        } catch {
            StandardError.write("guichet: \(error); status and down may not find the house\n")
        }
    }

    /// Whether the service's process itself listens on its port.
    func isListening(_ member: HousePlan.Member) -> Bool {
        guard let pid = pids[member.service], let port = member.port else { return false }
        return ListeningSockets.process(pid, listensOn: port)
    }
}
