import CLinux
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// The thread of an ``EventLoop``, for those who work in it.
///
/// Used in that thread only.
public final class LoopThread {
    /// Turns without a wait after which sockets are looked at all the same.
    private static let longestRun = 8

    /// Who watches a descriptor.
    private struct Watcher {
        let source: any LoopSource

        /// Whether nothing is wanted of it at the moment.
        var isResting = false
    }

    /// The moment of the last wait's end: milliseconds of a clock that never
    /// goes back.
    public private(set) var now: Int64

    private let loop: EventLoop
    private var sources: [any LoopSource] = []
    private var watchers: [Int32: Watcher] = [:]
    private var ready = [guichet_ready](repeating: guichet_ready(), count: 64)

    init(_ loop: EventLoop) {
        self.loop = loop
        now = Self.clock
    }

    /// Has a source take part in every turn.
    public func add(_ source: any LoopSource) {
        sources.append(source)
    }

    /// Lets a source go, and all descriptors that it still watches.
    public func remove(_ source: any LoopSource) {
        for (descriptor, watcher) in watchers where watcher.source === source { forget(descriptor) }
        sources.removeAll { $0 === source }
    }

    /// Watches a descriptor, or watches it for something else than before.
    public func watch(_ descriptor: Int32, for events: LoopEvents, by source: any LoopSource) {
        let isKnown = watchers.updateValue(Watcher(source: source), forKey: descriptor) != nil
        guichet_watch_set(loop.watch, descriptor, events.rawValue, isKnown ? 1 : 0)
    }

    /// Tells nothing of a descriptor until it is watched again.
    ///
    /// It may be closed meanwhile. Most that rest are soon watched again: the
    /// kernel is only told of one of which something comes.
    public func rest(_ descriptor: Int32) {
        watchers[descriptor]?.isResting = true
    }

    private func forget(_ descriptor: Int32) {
        watchers[descriptor] = nil
        guichet_watch_set(loop.watch, descriptor, 0, 1)
    }

    /// Works until the loop is over.
    func run() {
        var turnsWithoutWait = 0
        while true {
            let isOver = loop.performWaiting(in: self)
            for source in sources { source.turn() }
            loop.wakeSleepers(at: now)
            if isOver { return }
            if loop.fallsAsleep() {
                wait(milliseconds: untilDue)
                loop.wakesUp()
                turnsWithoutWait = 0
            } else {
                turnsWithoutWait += 1
                guard turnsWithoutWait == Self.longestRun else { continue }
                wait(milliseconds: 0)
                turnsWithoutWait = 0
            }
        }
    }

    /// Milliseconds until a source or a sleeper wants its turn; -1 when none does.
    private var untilDue: Int32 {
        var first = loop.sleepers.withLock { $0.due } ?? .max
        for source in sources {
            if let due = source.due, due < first { first = due }
        }
        return first == .max ? -1 : Int32(clamping: max(first - Self.clock, 0))
    }

    private func wait(milliseconds: Int32) {
        let count = guichet_watch_wait(loop.watch, &ready, Int32(ready.count), milliseconds)
        now = Self.clock
        for place in 0..<Int(count) {
            let had = ready[place]
            // One before it may have let go of this one.
            guard let watcher = watchers[had.descriptor] else { continue }
            guard !watcher.isResting else {
                forget(had.descriptor)
                continue
            }
            watcher.source.descriptorReady(had.descriptor, LoopEvents(rawValue: had.events))
        }
    }

    /// This moment, by the clock of ``now``.
    public static var clock: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
