import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// Waiting for the word to stop: SIGTERM, SIGINT, or the end of the
/// supervisor that started this process.
public enum Shutdown {
    /// Returns when the process is told to stop, or its task is cancelled.
    ///
    /// A process with `GUICHET_SUPERVISED` set holds its supervisor's pipe as
    /// standard input: its end means that the supervisor is gone.
    public static func requested(supervised: Bool) async {
        let events = AsyncStream<Void>.makeStream()
        let queue = DispatchQueue(label: "guichet.signals")
        let sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { events.continuation.yield() }
            source.resume()
            return source
        }
        let input = supervised ? supervisorWatch(queue) { events.continuation.yield() } : nil
        for await _ in events.stream { break }
        for source in sources { source.cancel() }
        input?.cancel()
    }

    private static func supervisorWatch(
        _ queue: DispatchQueue,
        _ gone: @escaping @Sendable () -> Void
    ) -> any DispatchSourceRead {
        let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: queue)
        nonisolated(unsafe) let watched = source
        source.setEventHandler {
            var byte: UInt8 = 0
            guard read(STDIN_FILENO, &byte, 1) <= 0 else { return }
            watched.cancel()
            gone()
        }
        source.resume()
        return source
    }
}

/// Ends the process when it has not stopped by itself in time.
enum DrainLimit {
    static func start(seconds: Double, _ expired: @escaping @Sendable () -> Void) {
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: expired)
    }
}
