import Dispatch

#if canImport(Glibc)
import Glibc
#endif

/// The word to stop: SIGTERM, SIGINT, or the end of the supervisor that
/// started this process.
///
/// It is listened to from the moment this is made, so that a word that comes
/// while the process still starts is not lost.
public final class Shutdown: Sendable {
    private let words: AsyncStream<Void>
    // Made once, never changed, and kept only so that they go on listening.
    private nonisolated(unsafe) let sources: [any DispatchSourceProtocol]

    /// Begins to listen.
    ///
    /// - Parameter isSupervised: Whether standard input is a supervisor's pipe,
    ///   whose end means that the supervisor is gone.
    public init(isSupervised: Bool) {
        let (words, word) = AsyncStream<Void>.makeStream()
        let queue = DispatchQueue(label: "guichet.signals")
        self.words = words
        var sources: [any DispatchSourceProtocol] = [SIGTERM, SIGINT].map { number in
            // A parent may have had the signal ignored, and until the source
            // listens the default is right: nothing has begun that could be cut.
            signal(number, SIG_DFL)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setRegistrationHandler { signal(number, SIG_IGN) }
            source.setEventHandler { word.yield() }
            source.resume()
            return source
        }
        if isSupervised { sources.append(Self.supervisorWatch(queue) { word.yield() }) }
        self.sources = sources
    }

    /// Returns when the process is told to stop, or its task is cancelled.
    public func requested() async {
        for await _ in words { return }
    }

    private static func supervisorWatch(
        _ queue: DispatchQueue,
        _ gone: @escaping @Sendable () -> Void
    ) -> any DispatchSourceProtocol {
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
