import Contracts
import FoundationEssentials
import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// Where uploaded files wait until Files has them: a folder for each request.
struct UploadFolder: Sendable {
    let path: String

    /// Where removing files blocks.
    let disk: BlockingQueue

    func folder(of request: CustomerRequest.ID) -> String { "\(path)/\(request)" }

    func path(of file: String, of request: CustomerRequest.ID) -> String {
        "\(folder(of: request))/\(file)"
    }

    func make(for request: CustomerRequest.ID) throws(StorageUnavailable) {
        guard mkdir(folder(of: request), 0o700) == 0 else {
            throw StorageUnavailable("make a folder", number: errno)
        }
    }

    /// Makes the names of the requests' folders survive a power cut.
    func synchronize() throws(StorageUnavailable) {
        try Self.synchronize(path, flags: O_RDONLY | O_DIRECTORY)
    }

    /// Makes files that were written into a request's folder survive one.
    func synchronize(
        _ files: [String],
        of request: CustomerRequest.ID
    ) throws(StorageUnavailable) {
        for file in files {
            try Self.synchronize(path(of: file, of: request), flags: O_RDONLY)
        }
        try Self.synchronize(folder(of: request), flags: O_RDONLY | O_DIRECTORY)
        try synchronize()
    }

    private static func synchronize(
        _ path: String,
        flags: Int32
    ) throws(StorageUnavailable) {
        let descriptor = open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageUnavailable("open", number: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageUnavailable("synchronize", number: errno) }
    }

    /// Removes a request's files; there may be none.
    func remove(_ request: CustomerRequest.ID) async {
        // It throws nothing: what cannot be removed now is removed by the next sweep.
        try? await disk.run { removeBlocking(request) }
    }

    /// The same in a thread that may block: large files take milliseconds.
    func removeBlocking(_ request: CustomerRequest.ID) {
        try? FileManager.default.removeItem(atPath: folder(of: request))
    }

    /// Removes the files of requests that were never accepted, or are done: a
    /// crash may have left them.
    ///
    /// - Parameter isOpen: Whether a request's files are still needed.
    /// - Throws: `StorageUnavailable` when the folder cannot be listed; what
    ///   `isOpen` throws.
    func sweep(unless isOpen: (CustomerRequest.ID) async throws -> Bool) async throws {
        for request in try DurableFolder(path).names().map({ CustomerRequest.ID($0) })
        where try await !isOpen(request) {
            await remove(request)
        }
    }
}
