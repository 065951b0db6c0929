import Runtime

/// Lets one `guichet up` at a time work on a data folder.
enum HouseLock {
    /// - Throws: `SettingsError` when another one holds the folder.
    static func take(in folder: String) throws -> FolderLock {
        let lock: FolderLock?
        do throws(StorageUnavailable) {
            lock = try FolderLock(file(in: folder))
        } catch {
            throw SettingsError("the folder \(folder) cannot be written")
        }
        guard let lock else { throw SettingsError("guichet is already up on \(folder)") }
        return lock
    }

    static func isHeld(in folder: String) -> Bool {
        FolderLock.isHeld(file(in: folder))
    }

    private static func file(in folder: String) -> String { "\(folder)/guichet.lock" }
}
