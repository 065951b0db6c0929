import Foundation
import Runtime
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
import Glibc
#endif

struct EventLoopTests {
    @Test func `a task that prefers a loop is in its thread, also after it waited elsewhere`()
        async throws
    {
        let loop = try EventLoop()
        let places = Mutex<[Bool]>([])
        try await loop.run {
            try await withTaskExecutorPreference(loop) {
                try await waitElsewhere {
                    places.withLock { $0.append(EventLoop.current === loop) }
                }
            }
        }
        #expect(places.withLock { $0 } == [true, true, true])
        #expect(EventLoop.current == nil)
    }

    @Test func `orders are carried out in the order in which they were given`() async throws {
        let loop = try EventLoop()
        let done = Mutex<[Int]>([])
        await loop.run {
            for number in 1...50 { loop.perform { _ in done.withLock { $0.append(number) } } }
        }
        #expect(done.withLock { $0 } == Array(1...50))
    }

    @Test func `a task that still prefers a loop that has ended runs elsewhere`() async throws {
        let loop = try EventLoop()
        await loop.run {}
        let place = await Task(executorPreference: loop) { EventLoop.current == nil }.value
        #expect(place)
    }

    @Test func `what its body throws is thrown`() async throws {
        let loop = try EventLoop()
        await #expect(throws: CancellationError.self) {
            try await loop.run { throw CancellationError() }
        }
    }

    @Test func `a source is told of its descriptor while tasks keep the loop busy`() async throws {
        let loop = try EventLoop()
        let pipe = Pipe()
        let (reading, writing) = (
            pipe.fileHandleForReading.fileDescriptor, pipe.fileHandleForWriting.fileDescriptor
        )
        let notes = Notes()
        await loop.run {
            loop.perform { thread in
                thread.add(Listener(reading, thread) { notes.add("told") })
            }
            await Task(executorPreference: loop) {
                _ = Glibc.write(writing, "x", 1)
                // What the source is told ends it; until then the loop never rests.
                while notes.all.isEmpty { await Task.yield() }
            }.value
        }
        #expect(notes.all == ["told"])
    }

    @Test func `who sleeps wakes, and not before the time, whoever else sleeps`() async throws {
        let loop = try EventLoop()
        try await loop.run {
            let sleepers = [90, 30, 60, 1].map { milliseconds in
                Task(executorPreference: loop) {
                    let start = ContinuousClock.now
                    try await EventLoop.sleep(for: .milliseconds(milliseconds))
                    return start.duration(to: .now) >= .milliseconds(milliseconds)
                }
            }
            for sleeper in sleepers {
                let isInTime = try await sleeper.value
                #expect(isInTime)
            }
        }
    }

    @Test(arguments: [false, true])
    func `who sleeps is woken by a cancellation, also by one from before`(
        isFirst: Bool
    ) async throws {
        let loop = try EventLoop()
        await loop.run {
            let task = Task(executorPreference: loop) {
                if isFirst { withUnsafeCurrentTask { $0?.cancel() } }
                try await EventLoop.sleep(for: .seconds(3_600))
            }
            if !isFirst { task.cancel() }
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }

    @Test func `who sleeps longer than the loop works wakes all the same`() async throws {
        let loop = try EventLoop()
        let notes = Notes()
        let sleeper = Mutex<Task<Bool, any Error>?>(nil)
        await loop.run {
            let task = Task(executorPreference: loop) {
                let start = ContinuousClock.now
                notes.add("asleep soon")
                try await EventLoop.sleep(for: .seconds(2))
                return start.duration(to: .now) >= .seconds(2)
            }
            sleeper.withLock { $0 = task }
            while notes.all.isEmpty { await Task.yield() }
        }
        #expect(try await sleeper.withLock { $0 }?.value == true)
    }

    @Test func `a source gets a turn when its time has come`() async throws {
        let loop = try EventLoop()
        await loop.run {
            await withCheckedContinuation { turn in
                loop.perform { thread in thread.add(Alarm(thread) { turn.resume() }) }
            }
        }
    }

    @concurrent
    private func waitElsewhere(_ note: @Sendable () -> Void) async throws {
        note()
        try await BlockingQueue("elsewhere").run {}
        note()
        await Task.yield()
        note()
    }
}

/// Tells once that a descriptor is readable, and leaves.
private final class Listener: LoopSource {
    private let thread: LoopThread
    private let tell: () -> Void
    let due: Int64? = nil

    init(_ descriptor: Int32, _ thread: LoopThread, tell: @escaping () -> Void) {
        self.thread = thread
        self.tell = tell
        thread.watch(descriptor, for: .readable, by: self)
    }

    func descriptorReady(_ descriptor: Int32, _ events: LoopEvents) {
        guard events.contains(.readable) else { return }
        thread.remove(self)
        tell()
    }

    func turn() {}
}

/// Rings once, some milliseconds after it was set.
private final class Alarm: LoopSource {
    private let thread: LoopThread
    private let ring: () -> Void
    private(set) var due: Int64?

    init(_ thread: LoopThread, ring: @escaping () -> Void) {
        self.thread = thread
        self.ring = ring
        due = thread.now + 20
    }

    func descriptorReady(_ descriptor: Int32, _ events: LoopEvents) {}

    func turn() {
        guard let moment = due, moment <= thread.now else { return }
        due = nil
        thread.remove(self)
        ring()
    }
}
