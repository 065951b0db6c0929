import Contracts
import Magic
import Runtime

extension FileStore {
    /// A folder of this machine; the calls are made where they may block.
    ///
    /// - Parameters:
    ///   - folder: Where files go.
    ///   - unentered: Told of each file before it gets its name.
    ///   - disk: Where calls may block.
    /// - Returns: The store.
    static func folder(
        _ folder: DurableFolder,
        _ unentered: UnenteredFiles,
        _ disk: BlockingQueue
    ) -> FileStore {
        FileStore(
            place: .folder,
            knowsItsRemains: true,
            takesDrafts: true,
            // One way to the disk and back for all of it.
            keep: { draft in
                try await disk.run {
                    let look = try draft.look()
                    let file = "\(draft.id).\(look.type.fileExtension)"
                    if draft.isRepeated {
                        try folder.clear(Remains(id: draft.id, except: file))
                    }
                    unentered.insert(draft.id)
                    try folder.keep(draft.path, as: file)
                    return draft.entry(look, file)
                }
            },
            clear: { remains in try await disk.run { try folder.clear(remains) } },
            publicAddress: { _ in nil },
            read: { .file(path: folder.path(of: $0.file)) },
            isAnswering: { (try? await disk.run { folder.isWritable() }) ?? false }
        )
    }
}

extension DurableFolder {
    fileprivate func clear(_ remains: FileStore.Remains) throws(StorageUnavailable) {
        // Which type it was is not known: it was not entered.
        for type in AttachmentType.allCases {
            let name = "\(remains.id).\(type.fileExtension)"
            if name != remains.except { try remove(name) }
        }
    }
}
