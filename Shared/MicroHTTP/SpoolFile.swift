import FoundationEssentials

#if canImport(Glibc)
import Glibc
#endif

/// A body on disk.
///
/// The file lives as long as this object.
final class SpoolFile: Sendable {
    private static let prefix = "guichet-body-"

    let path: String
    private let descriptor: Int32

    init(in folder: String) throws(ServerFault) {
        var name = Array("\(folder)/\(Self.prefix)XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        path = name.withUnsafeBufferPointer { text in
            text.baseAddress.map { String(cString: $0) } ?? ""
        }
        guard descriptor >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            throw .cannotSpool
        }
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    func append(_ bytes: UnsafeRawBufferPointer) throws(ServerFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let slice = UnsafeRawBufferPointer(rebasing: rest)
            let written = write(descriptor, slice.baseAddress, slice.count)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw .cannotSpool }
            rest = rest.dropFirst(written)
        }
    }

    /// Deletes what a process that was killed has left behind: the files that
    /// no request can be writing or reading any more.
    static func deleteLeftovers(in folder: String, olderThan seconds: Double = 3_600) {
        let files = FileManager.default
        // A folder that cannot be read is noticed by the first body.
        let names = (try? files.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let path = "\(folder)/\(name)"
            let changed = try? files.attributesOfItem(atPath: path)[.modificationDate] as? Date
            if let changed, changed.timeIntervalSinceNow < -seconds { unlink(path) }
        }
    }
}
