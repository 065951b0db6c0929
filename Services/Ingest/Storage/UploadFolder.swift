import Contracts
import FoundationEssentials

#if canImport(Glibc)
import Glibc
#endif

/// Where uploaded files wait until Files has them: a folder for each request.
struct UploadFolder: Sendable {
    /// Nothing can be written now: the disk is full or read-only.
    struct Unwritable: Error {}

    let path: String

    func folder(of request: CustomerRequest.ID) -> String { "\(path)/\(request)" }

    func path(of file: String, of request: CustomerRequest.ID) -> String {
        "\(folder(of: request))/\(file)"
    }

    func make(for request: CustomerRequest.ID) throws(Unwritable) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder(of: request),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Unwritable()
        }
    }

    /// Makes the names of the requests' folders survive a power cut.
    func synchronize() throws(Unwritable) {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Unwritable() }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Unwritable() }
    }

    /// Removes a request's files; there may be none.
    func remove(_ request: CustomerRequest.ID) {
        // What cannot be removed now is removed by the next sweep.
        try? FileManager.default.removeItem(atPath: folder(of: request))
    }

    /// The requests that have files here.
    func requests() -> [CustomerRequest.ID] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.map { CustomerRequest.ID($0) }
    }
}
