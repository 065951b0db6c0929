import Foundation

/// A real executable, started for a test.
public struct RunningProcess: Sendable {
    public let pid: Int32
    private let ending: Task<Int32, Never>

    /// Starts an executable.
    ///
    /// - Parameters:
    ///   - executable: Its path.
    ///   - arguments: Its arguments.
    ///   - environment: Its whole environment.
    ///   - folder: Its working folder.
    ///   - log: The file that its output is appended to.
    /// - Throws: When it cannot be started.
    public init(
        _ executable: String,
        _ arguments: [String] = [],
        environment: [String: String],
        folder: String,
        log: String
    ) throws {
        let (endings, end) = AsyncStream<Int32>.makeStream()
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = URL(filePath: folder)
        let descriptor = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        let output = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        process.terminationHandler = { ended in
            end.yield(ended.terminationStatus)
            end.finish()
        }
        try Self.withoutBlockedSignals { try process.run() }
        pid = process.processIdentifier
        ending = Task {
            for await status in endings { return status }
            return -1
        }
    }

    /// Runs `body` with a thread that blocks no signal.
    ///
    /// A process inherits what the thread that starts it blocks, which of
    /// Dispatch's threads is nearly everything: it would not hear a SIGTERM.
    private static func withoutBlockedSignals(_ body: () throws -> Void) throws {
        var (none, own) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &own)
        defer { pthread_sigmask(SIG_SETMASK, &own, nil) }
        try body()
    }

    public func signal(_ number: Int32) {
        kill(pid, number)
    }

    /// Waits for the end and returns the exit status, or the signal's number.
    public func ended() async -> Int32 {
        await ending.value
    }
}
