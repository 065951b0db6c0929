import CLinux
import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// One thread for the sockets of a service and for the tasks that wait for
/// them.
///
/// A request that is read, asks another service and is answered stays in this
/// thread all the way: no other thread has to be woken for it, which costs
/// more than most of what a service does. What blocks, or computes for long,
/// belongs on a ``BlockingQueue``.
public final class EventLoop: TaskExecutor {
    /// What the thread is doing.
    private enum Mood {
        /// Working, on all that it knows of.
        static let busy = 0

        /// Working, with more to come that it has not looked at.
        static let hasNews = 1

        /// Waiting for descriptors.
        static let asleep = 2
    }

    private struct Waiting {
        var jobs: [UnownedJob] = []
        var orders: [@Sendable (LoopThread) -> Void] = []
        var isOver = false

        /// Whether the thread has looked for the last time.
        var isGone = false
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        // Each process makes two or three of its thousand keys.
        pthread_key_create(&key, nil)
        return key
    }()

    let watch: Int32
    private let counter: Int32
    private let mood = Atomic<Int>(Mood.busy)
    private let waiting = Mutex(Waiting())
    let sleepers = Mutex(LoopSleepers())

    /// - Throws: ``EventLoopError`` when the system has no descriptors left.
    public init() throws(EventLoopError) {
        counter = guichet_counter_open()
        watch = guichet_watch_open(counter)
        guard watch >= 0 else {
            if counter >= 0 { close(counter) }
            throw EventLoopError()
        }
    }

    deinit {
        close(watch)
        close(counter)
    }

    /// The loop in whose thread this is called.
    public static var current: EventLoop? {
        pthread_getspecific(key).map { Unmanaged<EventLoop>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Has `body` use the loop of this thread; elsewhere one of its own, which
    /// works until `body` has ended.
    ///
    /// - Throws: ``EventLoopError``, or what `body` throws.
    public static func here(_ body: (EventLoop) async throws -> Void) async throws {
        if let loop = current { return try await body(loop) }
        let loop = try EventLoop()
        try await loop.run { try await body(loop) }
    }

    /// Works while `body` runs, which may be anywhere.
    ///
    /// Sources must have gone by its end. Jobs of tasks are done all the same.
    public func run<Failure: Error>(
        while body: () async throws(Failure) -> Void
    ) async throws(Failure) {
        let queue = DispatchQueue(label: "guichet.loop")
        queue.async { self.work() }
        let failure: Failure?
        do {
            try await body()
            failure = nil
        } catch {
            failure = error
        }
        waiting.withLock { $0.isOver = true }
        poke()
        await withCheckedContinuation { ended in queue.async { ended.resume() } }
        if let failure { throw failure }
    }

    /// Has something done in the loop's thread, in order.
    public func perform(_ order: @escaping @Sendable (LoopThread) -> Void) {
        waiting.withLock { $0.orders.append(order) }
        poke()
    }

    /// Gives all sources a turn soon: one of them has got something to do.
    public func poke() {
        let before = mood.exchange(Mood.hasNews, ordering: .sequentiallyConsistent)
        if before == Mood.asleep { guichet_counter_add(counter) }
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isGone = waiting.withLock { waiting in
            if !waiting.isGone { waiting.jobs.append(job) }
            return waiting.isGone
        }
        guard isGone else { return poke() }
        DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    // MARK: - In the loop's thread

    private func work() {
        BrokenPipes.block()
        pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque())
        LoopThread(self).run()
        pthread_setspecific(Self.key, nil)
        leaveSleepers()
        let left = waiting.withLock { waiting in
            waiting.isGone = true
            return waiting.jobs
        }
        for job in left { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    /// Does what was asked for before this call.
    ///
    /// - Returns: Whether the loop is over.
    func performWaiting(in thread: LoopThread) -> Bool {
        mood.store(Mood.busy, ordering: .sequentiallyConsistent)
        let (jobs, orders, isOver) = waiting.withLock { waiting in
            defer {
                waiting.jobs.removeAll(keepingCapacity: false)
                waiting.orders = []
            }
            return (waiting.jobs, waiting.orders, waiting.isOver)
        }
        for order in orders { order(thread) }
        for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
        return isOver
    }

    /// Whether there is nothing new, so that the thread may wait; from here
    /// on news wakes it.
    func fallsAsleep() -> Bool {
        mood.compareExchange(
            expected: Mood.busy,
            desired: Mood.asleep,
            ordering: .sequentiallyConsistent
        ).exchanged
    }

    func wakesUp() {
        mood.store(Mood.busy, ordering: .sequentiallyConsistent)
    }
}

/// The system gave no descriptors for a loop.
public struct EventLoopError: Error, CustomStringConvertible {
    public var description: String { "no descriptors are left for an event loop" }
}
