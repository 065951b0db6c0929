import Magic
import Runtime

#if canImport(Glibc)
import Glibc
#endif

extension FileStore {
    /// A folder of this machine; the calls are made where they may block.
    static func folder(_ folder: DurableFolder, _ disk: BlockingQueue) -> FileStore {
        FileStore(
            place: .folder,
            takesDrafts: true,
            look: { draft in
                try await disk.run {
                    let look = try draft.look()
                    let name = "\(draft.id).\(look.type.fileExtension)"
                    return FileToKeep(entry: draft.entry(look, name), path: draft.path)
                }
            },
            keep: { file in
                try await disk.run { try folder.keep(file.path, as: file.entry.file) }
            },
            holds: { entry in
                try await disk.run { try folder.holds(entry.file) }
            },
            publicAddress: { _ in nil },
            read: { .file(path: folder.path(of: $0.file)) },
            isAnswering: { (try? await disk.run { folder.isWritable() }) ?? false }
        )
    }
}

extension DurableFolder {
    /// Whether a file is there; once this says so, it and its name are on the
    /// disk, which a process that placed it and ended may not have waited for.
    fileprivate func holds(_ name: String) throws(StorageUnavailable) -> Bool {
        do throws(StorageUnavailable) {
            try keep(path(of: name), as: name)
            return true
        } catch {
            guard error.number == ENOENT else { throw error }
            return false
        }
    }
}
