import CLinux
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// Brings files that were placed in a folder to its disk, many together.
///
/// Waiting for each file has the disk write its log each time; one `syncfs`
/// does it once for all, and for whatever else waits on the same disk. It is
/// used where it tells of writes that failed: on ext4, XFS and Btrfs, from
/// Linux 5.8 on. Elsewhere each file is waited for. The calls block.
public final class FolderFlush: Sendable {
    private let folder: DurableFolder

    /// The folder, open since before the files were placed: what the disk
    /// could not write since then is told through this descriptor.
    private let watch = Mutex<Int32?>(nil)

    public init(_ folder: DurableFolder) {
        self.folder = folder
        if Self.tellsOfLosses {
            watch.withLock { $0 = Self.open(folder.path) }
        }
    }

    deinit {
        if let descriptor = watch.withLock({ $0 }) { close(descriptor) }
    }

    /// Returns once the files are on the disk.
    ///
    /// A file that is not there any more was taken by somebody.
    ///
    /// - Throws: ``StorageUnavailable``; any of them may be lost then.
    public func keep(_ names: [String]) throws(StorageUnavailable) {
        if let descriptor = usableWatch() {
            guard guichet_filesystem_sync(descriptor) == 0 else {
                throw StorageUnavailable("synchronize", number: errno)
            }
            return
        }
        for name in names {
            do throws(StorageUnavailable) {
                try DurableFolder.synchronize(folder.path(of: name), flags: O_RDONLY)
            } catch {
                guard error.number == ENOENT else { throw error }
            }
        }
        try DurableFolder.synchronize(folder.path, flags: O_RDONLY | O_DIRECTORY)
    }

    /// The descriptor, when the folder is still on the disk that it watches.
    private func usableWatch() -> Int32? {
        guard Self.tellsOfLosses else { return nil }
        return watch.withLock { watch in
            var (watched, now) = (stat(), stat())
            if let watch, fstat(watch, &watched) == 0, stat(folder.path, &now) == 0,
                watched.st_dev == now.st_dev, Self.tellsOfLosses(watch)
            {
                return watch
            }
            // The next files are watched from before they are placed.
            if let watch { close(watch) }
            watch = Self.open(folder.path)
            return nil
        }
    }

    private static func open(_ path: String) -> Int32? {
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        return descriptor >= 0 ? descriptor : nil
    }

    private static let tellsOfLosses: Bool = {
        var name = utsname()
        guard uname(&name) == 0 else { return false }
        let release = withUnsafeBytes(of: &name.release) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        let numbers = release.split(whereSeparator: { !$0.isNumber }).prefix(2).map { Int($0) ?? 0 }
        return numbers.count == 2 && (numbers[0], numbers[1]) >= (5, 8)
    }()

    private static func tellsOfLosses(_ descriptor: Int32) -> Bool {
        [0xEF53, 0x5846_5342, 0x9123_683E].contains(guichet_filesystem_kind(descriptor))
    }
}
