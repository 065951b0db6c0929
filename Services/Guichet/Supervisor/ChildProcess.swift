import Foundation
import Runtime

/// One start of a service's executable.
///
/// Its standard input is the supervisor's pipe: when the supervisor ends,
/// however it ends, the pipe closes and the service stops.
struct ChildProcess: Sendable {
    let pid: Int32
    private let ending = Ending()

    /// Starts the executable.
    ///
    /// - Throws: When the system cannot start it.
    init(_ member: HousePlan.Member, lifeline: Pipe) throws {
        let process = Process()
        process.executableURL = URL(filePath: member.executable)
        process.environment = member.environment
        process.standardInput = lifeline.fileHandleForReading
        process.terminationHandler = { [ending] in ending.announce($0.terminationStatus) }
        try process.run()
        pid = process.processIdentifier
    }

    /// Waits for the end, also in a cancelled task, and returns the exit
    /// status or the number of the signal that ended it.
    func ended() async -> Int32 {
        await ending.status()
    }

    /// Tells it to stop, and ends it when it has not within a time.
    ///
    /// It is told again each half second: a process that has just begun may
    /// not listen yet.
    func stop(within seconds: Double) {
        guard !ending.hasCome else { return }
        guard seconds > 0 else {
            kill(pid, SIGKILL)
            return
        }
        kill(pid, SIGTERM)
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) { [self] in
            stop(within: seconds - 0.5)
        }
    }
}
