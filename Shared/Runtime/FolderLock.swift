#if canImport(Glibc)
import Glibc
#endif

/// Lets one process at a time work on a folder: whoever has the lock file in
/// it locked.
///
/// The system gives the lock back when its holder ends, however it ends, so
/// that nothing is left to clear away after a crash.
public final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, or gives nothing when another one holds it.
    ///
    /// - Parameter file: The lock file, made when there is none.
    /// - Throws: ``StorageUnavailable`` when it cannot be made or locked.
    public init?(_ file: String) throws(StorageUnavailable) {
        let descriptor = try Self.open(file)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            close(descriptor)
            guard number == EWOULDBLOCK else { throw StorageUnavailable("lock", number: number) }
            return nil
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Whether somebody holds the lock; not when there is no such file.
    public static func isHeld(_ file: String) -> Bool {
        let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    private static func open(_ file: String) throws(StorageUnavailable) -> Int32 {
        let descriptor = Glibc.open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StorageUnavailable("open", number: errno) }
        return descriptor
    }
}

/// Held while what comes after it runs.
extension FolderLock: Service {
    public func run(while body: @escaping @Sendable () async throws -> Void) async throws {
        defer { withExtendedLifetime(self) {} }
        try await body()
    }
}
