import CCurl
import Runtime

/// Starts, drives and ends transfers, in the thread of a loop.
///
/// A transfer is held by ``transfers`` from before libcurl gets a pointer to
/// it until after libcurl has let go of its handle, so that no callback meets
/// one that is gone.
final class TransferLoop: LoopSource {
    /// Milliseconds between looks for transfers that are past their time.
    private static let lookEvery: Int64 = 500

    private let multi: MultiHandle
    private let mailbox: Mailbox
    private let thread: LoopThread
    private lazy var watch = SocketWatch(multi, thread, for: self)
    private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
    private var handles: [Int: UnsafeMutableRawPointer] = [:]
    private var spare: SpareHandles
    private var nextLook: Int64

    init(_ multi: MultiHandle, _ mailbox: Mailbox, _ thread: LoopThread) {
        self.multi = multi
        self.mailbox = mailbox
        self.thread = thread
        nextLook = thread.now
        spare = SpareHandles(keptSeconds: multi.keptSeconds)
    }

    var due: Int64? {
        guard !transfers.isEmpty else { return watch.due }
        return min(watch.due ?? .max, nextLook)
    }

    func descriptorReady(_ descriptor: Int32, _ events: LoopEvents) {
        watch.act(descriptor, events)
    }

    func turn() {
        let content = mailbox.take()
        for job in content.jobs { start(job) }
        for id in content.cancelled { abandon(id, .cancelled) }
        if content.isClosed { return stop() }
        guard !transfers.isEmpty || watch.due != nil else { return }
        watch.callWhenDue()
        collect()
        expire()
    }

    /// Fails what still runs, and leaves the thread.
    private func stop() {
        for id in Array(handles.keys) { abandon(id, .stopped) }
        spare.free()
        watch.stop()
        thread.remove(self)
        mailbox.ended()
    }

    private func start(_ job: Job) {
        let transfer = Transfer(job)
        // The watch is to know of the first socket.
        _ = watch
        guard let multi = multi.pointer, let handle = spare.take() else {
            end(transfer, .failure(transfer.error(.other(code: Int(CURLE_FAILED_INIT.rawValue)))))
            return
        }
        transfers[handle] = transfer
        handles[job.id] = handle
        do {
            try transfer.configure(handle)
        } catch {
            release(handle)
            end(transfer, .failure(error))
            return
        }
        let code = curl_multi_add_handle(multi, handle)
        guard code == CURLM_OK else {
            release(handle)
            end(transfer, .failure(transfer.error(.other(code: Int(code.rawValue)))))
            return
        }
    }

    private func collect() {
        var result = CURLE_OK
        while let handle = guichet_multi_next_done(multi.pointer, &result) {
            guard let transfer = transfers[handle] else { continue }
            let outcome = transfer.outcome(handle, result)
            release(handle)
            end(transfer, outcome)
        }
    }

    /// Ends a transfer whatever it is doing.
    private func abandon(_ id: Int, _ kind: HTTPClientError.Kind) {
        guard let handle = handles[id], let transfer = transfers[handle] else { return }
        let error = transfer.error(kind, handle)
        release(handle)
        end(transfer, .failure(error))
    }

    /// Ends what is past its time: libcurl does not count the time that a
    /// request waits for a connection.
    private func expire() {
        guard thread.now >= nextLook else { return }
        nextLook = thread.now + Self.lookEvery
        let now = ContinuousClock.now
        for transfer in transfers.values where transfer.deadline < now {
            abandon(transfer.job.id, .timedOut)
        }
    }

    /// Takes the handle from libcurl and keeps it for another transfer.
    ///
    /// No callback is called for it any more.
    private func release(_ handle: UnsafeMutableRawPointer) {
        curl_multi_remove_handle(multi.pointer, handle)
        guard let transfer = transfers.removeValue(forKey: handle) else { return }
        spare.put(handle, after: transfer.job.request)
        transfer.freeLists()
        handles[transfer.job.id] = nil
    }

    private func end(_ transfer: Transfer, _ outcome: Job.Outcome) {
        mailbox.finished()
        transfer.close(succeeded: (try? outcome.get()) != nil)
        transfer.job.waiting.resume(returning: outcome)
    }
}
