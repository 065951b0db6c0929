import FoundationEssentials

#if canImport(Glibc)
import Glibc
#endif

/// Where an answer's body goes: into memory, or a good one into a file.
struct AnswerSink {
    private let limit: Int
    private let file: SavedAnswer?
    private var body = Data()
    private var descriptor: Int32 = -1
    private var savedBytes = 0

    init(limit: Int, saveTo file: SavedAnswer?) {
        self.limit = limit
        self.file = file
    }

    /// - Throws: `tooLarge`, or `file` when it cannot be written.
    mutating func append(
        _ bytes: UnsafeRawBufferPointer,
        status: Int
    ) throws(HTTPClientError.Kind) {
        guard let file, isSaved(status) else {
            guard bytes.count <= limit - body.count else { throw .tooLarge }
            body.append(contentsOf: bytes)
            return
        }
        guard bytes.count <= file.limit - savedBytes else { throw .tooLarge }
        try open(file)
        var rest = bytes[...]
        while !rest.isEmpty {
            let slice = UnsafeRawBufferPointer(rebasing: rest)
            let written = write(descriptor, slice.baseAddress, slice.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .file }
            rest = rest.dropFirst(written)
        }
        savedBytes += bytes.count
    }

    /// The answer, once its body is complete.
    mutating func answer(
        status: Int,
        head: HeadText
    ) throws(HTTPClientError.Kind) -> IncomingResponse {
        if let file, isSaved(status) { try open(file) }
        return IncomingResponse(
            status: status,
            head: head,
            body: body,
            savedBytes: savedBytes
        )
    }

    /// Closes the file, and deletes it when there is no answer.
    mutating func close(keeping: Bool) {
        guard descriptor >= 0, let file else { return }
        Glibc.close(descriptor)
        descriptor = -1
        if !keeping { unlink(file.path) }
    }

    private func isSaved(_ status: Int) -> Bool { file != nil && (200...299).contains(status) }

    private mutating func open(_ file: SavedAnswer) throws(HTTPClientError.Kind) {
        guard descriptor < 0 else { return }
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        descriptor = Glibc.open(file.path, flags, 0o600)
        guard descriptor >= 0 else { throw .file }
    }
}
