import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// Lets one `guichet up` at a time work on a data folder.
///
/// The system gives the lock back when its holder ends, however it ends.
final class HouseLock: Sendable {
    private let descriptor: Int32

    /// - Throws: `SettingsError` when another one holds the folder.
    init(in folder: String) throws {
        guard let descriptor = Self.open(in: folder) else {
            throw SettingsError("the folder \(folder) cannot be written")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw SettingsError("guichet is already up on \(folder)")
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    static func isHeld(in folder: String) -> Bool {
        guard let descriptor = open(in: folder) else { return false }
        defer { close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) != 0
    }

    private static func open(in folder: String) -> Int32? {
        let descriptor = Glibc.open("\(folder)/guichet.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        return descriptor >= 0 ? descriptor : nil
    }
}
