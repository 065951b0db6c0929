extension DurableFolder {
    /// Writes a file, whole and at once, without waiting for the disk; one of
    /// that name is replaced.
    ///
    /// Other processes see all of it or nothing. After a power cut it may be
    /// away, or empty, until a ``FolderFlush`` has brought it to the disk.
    ///
    /// - Throws: ``StorageUnavailable``, and then nothing has changed.
    public func place(
        _ bytes: some Sequence<UInt8>,
        as name: String
    ) throws(StorageUnavailable) {
        try write(Array(bytes)) { (draft) throws(StorageUnavailable) in
            try move(draft, to: name)
        }
    }
}
