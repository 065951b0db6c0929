import CCurl
import Runtime

/// The client's thread: starts, drives and ends transfers.
///
/// Everything here happens in that one thread. A transfer is held by
/// ``transfers`` from before libcurl gets a pointer to it until after libcurl
/// has let go of its handle, so that no callback meets one that is gone.
final class TransferLoop {
    private let multi: MultiHandle
    private let mailbox: Mailbox
    private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
    private var handles: [Int: UnsafeMutableRawPointer] = [:]
    private var spare: [UnsafeMutableRawPointer] = []
    private var lastExpiry = ContinuousClock.now

    init(_ multi: MultiHandle, _ mailbox: Mailbox) {
        self.multi = multi
        self.mailbox = mailbox
    }

    /// Runs until the mailbox is closed.
    func run() {
        BrokenPipes.block()
        let watch = SocketWatch(multi)
        var isClosed = false
        while !isClosed {
            let content = mailbox.take()
            isClosed = content.isClosed
            for job in content.jobs { start(job) }
            for id in content.cancelled { abandon(id, .cancelled) }
            if isClosed { break }
            watch.callWhenDue()
            collect()
            expire()
            watch.wait()
        }
        for id in Array(handles.keys) { abandon(id, .stopped) }
        for handle in spare { curl_easy_cleanup(handle) }
        watch.stop()
    }

    private func start(_ job: Job) {
        let transfer = Transfer(job)
        guard let multi = multi.pointer, let handle = spare.popLast() ?? curl_easy_init() else {
            end(transfer, .failure(transfer.error(.other(code: Int(CURLE_FAILED_INIT.rawValue)))))
            return
        }
        transfers[handle] = transfer
        handles[job.id] = handle
        do {
            try transfer.configure(handle, keptSeconds: self.multi.keptSeconds)
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
        let now = ContinuousClock.now
        guard now - lastExpiry > .milliseconds(500) else { return }
        lastExpiry = now
        for transfer in transfers.values where transfer.deadline < now {
            abandon(transfer.job.id, .timedOut)
        }
    }

    /// Takes the handle from libcurl and cleans it for the next transfer.
    ///
    /// No callback is called for it any more.
    private func release(_ handle: UnsafeMutableRawPointer) {
        curl_multi_remove_handle(multi.pointer, handle)
        curl_easy_reset(handle)
        if let transfer = transfers.removeValue(forKey: handle) {
            transfer.freeLists()
            handles[transfer.job.id] = nil
        }
        if spare.count < 64 { spare.append(handle) } else { curl_easy_cleanup(handle) }
    }

    private func end(_ transfer: Transfer, _ outcome: Job.Outcome) {
        mailbox.finished()
        transfer.close(succeeded: (try? outcome.get()) != nil)
        transfer.job.waiting.resume(returning: outcome)
    }
}
