import CCurl

/// One request while libcurl works on it; used in the loop's thread only.
final class Transfer {
    static let headerLimit = 256 << 10

    let job: Job

    /// A moment of the loop's thread.
    let deadline: Int64

    /// libcurl's handle, while it has it.
    private(set) var handle: UnsafeMutableRawPointer?
    private var lists: [BorrowedList] = []
    private var url: PreparedURL?
    private var upload: UploadFile?
    private var sink: AnswerSink
    private var head = HeadText()
    private var headerBytes = 0
    private var attempts = 0
    private var isHeadComplete = false

    /// What a callback found wrong, when it told libcurl to stop.
    private var failure: HTTPClientError.Kind?

    init(_ job: Job, now: Int64) {
        self.job = job
        deadline = now + Int64(TransferSettings.milliseconds(job.request.timeout)) + 500
        sink = AnswerSink(limit: job.request.answerLimit, saveTo: job.request.saveTo)
    }

    func configure(
        _ handle: UnsafeMutableRawPointer,
        _ url: PreparedURL?
    ) throws(HTTPClientError) {
        guard let url else { throw error(.invalidRequest) }
        self.url = url
        do {
            if case .file(let path, let size, let offset) = job.request.body {
                upload = try UploadFile(path, size: size, offset: offset)
            }
            let settings = TransferSettings(handle, job.request, url)
            lists = try settings.apply()
        } catch {
            throw self.error(error)
        }
        self.handle = handle
        let context = Unmanaged.passUnretained(self).toOpaque()
        guichet_easy_set_callbacks(handle, TransferCallbacks.all, context)
    }

    /// Frees what libcurl only borrows, once it has let go of the handle.
    func freeLists() {
        lists = []
        url = nil
        handle = nil
    }

    func close(succeeded: Bool) {
        upload = nil
        sink.close(keeping: succeeded)
    }

    func error(
        _ kind: HTTPClientError.Kind,
        _ handle: UnsafeMutableRawPointer? = nil
    ) -> HTTPClientError {
        let sent = handle.map { guichet_easy_long($0, CURLINFO_REQUEST_SIZE) } ?? 0
        return HTTPClientError(kind, mayHaveArrived: sent > 0, origin: Origin.of(job.request.url))
    }

    func outcome(_ handle: UnsafeMutableRawPointer, _ result: CURLcode) -> Job.Outcome {
        guard result == CURLE_OK, failure == nil else {
            let isSent = guichet_easy_long(handle, CURLINFO_REQUEST_SIZE) > 0
            return .failure(error(failure ?? .of(result, isSent: isSent), handle))
        }
        // libcurl 7.88 takes a head that breaks off for a whole one.
        guard isHeadComplete else { return .failure(error(.connectionLost, handle)) }
        let status = guichet_easy_long(handle, CURLINFO_RESPONSE_CODE)
        do {
            return .success(try sink.answer(status: status, head: head))
        } catch {
            return .failure(self.error(error, handle))
        }
    }

    // MARK: - Called back by libcurl

    /// Whether the request may be sent on the connection that was found.
    ///
    /// A second connection for one request means that the first one, kept
    /// from an earlier request, died under it.
    func mayBeSent() -> Bool {
        attempts += 1
        guard attempts > 1, let handle, !job.request.isRepeatable,
            guichet_easy_long(handle, CURLINFO_REQUEST_SIZE) > 0
        else { return true }
        failure = .connectionLost
        return false
    }

    /// Takes a line of the answer's head; false ends the transfer.
    func receivedLine(_ bytes: UnsafeRawBufferPointer) -> Bool {
        headerBytes += bytes.count
        guard headerBytes <= Self.headerLimit else {
            failure = .tooLarge
            return false
        }
        switch HeaderLine(bytes) {
        case .status:
            // An interim answer (1xx) came before this one.
            head = HeadText()
            isHeadComplete = false
        case .end: isHeadComplete = true
        case .other: head.append(bytes)
        }
        return true
    }

    /// Takes a part of the answer's body; false ends the transfer.
    func received(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let handle else { return false }
        let status = guichet_easy_long(handle, CURLINFO_RESPONSE_CODE)
        do {
            try sink.append(bytes, status: status)
            return true
        } catch {
            failure = error
            return false
        }
    }

    /// Fills a buffer with the next part of the body, or says that it cannot.
    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int? {
        guard let count = upload?.read(into: buffer) else {
            failure = .file
            return nil
        }
        return count
    }

    /// Goes back in the body, when it must be sent again.
    func rewind(to offset: Int) -> Bool {
        upload?.position = offset
        return upload != nil
    }
}
