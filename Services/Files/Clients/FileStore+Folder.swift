import Magic
import Runtime

extension FileStore {
    /// A folder of this machine; the calls are made where they may block.
    static func folder(_ folder: DurableFolder, _ disk: BlockingQueue) -> FileStore {
        FileStore(
            place: .folder,
            isClearedAlways: true,
            takesDrafts: true,
            name: { "\($0.id).\($0.ending)" },
            keep: { draft in
                try await disk.run { try folder.keep(draft.path, as: draft.file.file) }
            },
            clear: { remains in
                try await disk.run {
                    // Which type it was is not known: it was not entered.
                    for type in AttachmentType.allCases {
                        let name = "\(remains.id).\(type.fileExtension)"
                        if name != remains.except { try folder.remove(name) }
                    }
                }
            },
            publicAddress: { _ in nil },
            read: { .file(path: folder.path(of: $0.file)) },
            isAnswering: { (try? await disk.run { folder.isWritable() }) ?? false }
        )
    }
}
