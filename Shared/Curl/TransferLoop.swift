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
    private var transfers: [Int: Transfer] = [:]
    private var spare: SpareHandles
    private var urls = PreparedURLs()
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
        for id in Array(transfers.keys) { abandon(id, .stopped) }
        spare.free()
        watch.stop()
        thread.remove(self)
        mailbox.ended()
    }

    private func start(_ job: Job) {
        let transfer = Transfer(job, now: LoopThread.clock)
        // The watch is to know of the first socket.
        _ = watch
        guard let multi = multi.pointer, let handle = spare.take() else {
            end(transfer, .failure(transfer.error(.other(code: Int(CURLE_FAILED_INIT.rawValue)))))
            return
        }
        do {
            try transfer.configure(handle, urls.url(job.request.url))
        } catch {
            spare.put(handle, after: job.request)
            end(transfer, .failure(error))
            return
        }
        transfers[job.id] = transfer
        let code = curl_multi_add_handle(multi, handle)
        guard code == CURLM_OK else {
            release(transfer, handle)
            end(transfer, .failure(transfer.error(.other(code: Int(code.rawValue)))))
            return
        }
    }

    private func collect() {
        var result = CURLE_OK
        while let handle = guichet_multi_next_done(multi.pointer, &result) {
            guard let transfer = TransferCallbacks.transfer(guichet_easy_context(handle)) else {
                continue
            }
            let outcome = transfer.outcome(handle, result)
            release(transfer, handle)
            end(transfer, outcome)
        }
    }

    /// Ends a transfer whatever it is doing.
    private func abandon(_ id: Int, _ kind: HTTPClientError.Kind) {
        guard let transfer = transfers[id], let handle = transfer.handle else { return }
        let error = transfer.error(kind, handle)
        release(transfer, handle)
        end(transfer, .failure(error))
    }

    /// Ends what is past its time: libcurl does not count the time that a
    /// request waits for a connection.
    private func expire() {
        guard thread.now >= nextLook else { return }
        nextLook = thread.now + Self.lookEvery
        for transfer in transfers.values where transfer.deadline < thread.now {
            abandon(transfer.job.id, .timedOut)
        }
    }

    /// Takes the handle from libcurl and keeps it for another transfer.
    ///
    /// No callback is called for it any more.
    private func release(_ transfer: Transfer, _ handle: UnsafeMutableRawPointer) {
        curl_multi_remove_handle(multi.pointer, handle)
        spare.put(handle, after: transfer.job.request)
        transfer.freeLists()
        transfers[transfer.job.id] = nil
    }

    private func end(_ transfer: Transfer, _ outcome: Job.Outcome) {
        mailbox.finished()
        transfer.close(succeeded: (try? outcome.get()) != nil)
        transfer.job.waiting.resume(returning: outcome)
    }
}
