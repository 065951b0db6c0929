import Contracts
import Magic

/// Where kept files lie: a folder of this machine, or a bucket.
struct FileStore: Sendable {
    /// What to clear away under a file's identifier.
    struct Remains: Sendable {
        let id: StoredFile.ID

        /// The name that stays, if any.
        let except: String?
    }

    let place: FilePlace

    /// Whether what earlier attempts left is known without asking; otherwise
    /// attempts are written down, to know which ones are repetitions.
    let knowsItsRemains: Bool

    /// Whether ``keep`` moves the draft.
    let takesDrafts: Bool

    /// Looks at a file and keeps it, whole and durable once this returns.
    ///
    /// Its name here is the same one for the same content and identifier, and
    /// one that nobody can guess; a file that has it already is the same file.
    /// Other remains of a repetition are cleared away first.
    ///
    /// - Throws: What the look throws, and then nothing was kept; or why it
    ///   cannot be kept now.
    var keep: @Sendable (FileToKeep) async throws -> KeptFile

    /// Removes what an attempt left that ended before its file was entered.
    var clear: @Sendable (Remains) async throws -> Void

    /// Where everybody who knows it may read a file; nothing when it takes a
    /// link of this service's own.
    var publicAddress: @Sendable (KeptFile) -> String?

    /// How who holds a link of this service's gets the file.
    var read: @Sendable (KeptFile) -> Reading

    /// Whether the store answers now.
    var isAnswering: @Sendable () async -> Bool

    enum Reading: Equatable, Sendable {
        case file(path: String)

        /// An address that is good for minutes.
        case elsewhere(String)
    }
}

/// A file on its way to a store.
struct FileToKeep: Sendable {
    let id: StoredFile.ID
    let path: String

    /// Whether an earlier attempt may have left something.
    let isRepeated: Bool

    /// Finds out what it is; it blocks on the disk, and throws what is not kept.
    let look: @Sendable () throws -> FileLook

    /// What is entered of it under the name that it gets in the store.
    let entry: @Sendable (FileLook, _ file: String) -> KeptFile
}

/// What a file turned out to be.
struct FileLook: Sendable {
    let type: AttachmentType

    /// Bytes.
    let size: Int
}

/// The stores that files lie in: new ones in the bucket, where there is one.
struct FileStores: Sendable {
    let folder: FileStore
    let bucket: FileStore?

    /// Where new files go.
    var current: FileStore { bucket ?? folder }

    /// Where a file lies; nothing when its bucket is not configured any more.
    func store(of file: KeptFile) -> FileStore? {
        switch file.place {
        case .folder: folder
        case .bucket: bucket
        }
    }
}
