public import Runtime

extension ServiceSettings {
    /// Keeps a second process of this service away from its folder.
    ///
    /// To be taken before anything is opened or cleared away, and to be the
    /// first of the services that run, so that it is held until all have
    /// stopped.
    ///
    /// - Parameter patience: How long an earlier process may still take to
    ///   stop.
    /// - Returns: The lock.
    /// - Throws: `SettingsError` when it does not, or the folder cannot be
    ///   written; `CancellationError`.
    public func lock(waiting patience: Duration = .seconds(5)) async throws -> FolderLock {
        let file = try path("service.lock")
        let deadline = ContinuousClock.now + patience
        while true {
            if let lock = try Self.lock(file) { return lock }
            guard ContinuousClock.now < deadline else {
                throw SettingsError(
                    "\(service) already runs on \(dataFolder)/\(service.executable)"
                )
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private static func lock(_ file: String) throws(SettingsError) -> FolderLock? {
        do throws(StorageUnavailable) {
            return try FolderLock(file)
        } catch {
            throw SettingsError("\(file) cannot be locked: \(error)")
        }
    }
}
