import Contracts
import FoundationEssentials
import Magic

/// Where kept files lie: a folder of this machine, or a bucket.
struct FileStore: Sendable {
    let place: FilePlace

    /// Whether ``keep`` moves the draft.
    let takesDrafts: Bool

    /// Looks at a draft, and says under which name it will be kept.
    ///
    /// The name is the same one for the same content and identifier, and one
    /// that nobody can guess.
    ///
    /// - Throws: What the look throws.
    var look: @Sendable (FileDraft) async throws -> FileToKeep

    /// Keeps a file, whole and durable once this returns; one that has its
    /// name already is the same file.
    ///
    /// - Throws: Why it cannot be kept now.
    var keep: @Sendable (FileToKeep) async throws -> Void

    /// Whether an attempt that entered a file also kept it.
    var holds: @Sendable (KeptFile) async throws -> Bool

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

/// A file of which is not known yet what it is.
struct FileDraft: Sendable {
    let id: StoredFile.ID
    let path: String

    /// Finds out what it is; it blocks on the disk, and throws what is not kept.
    let look: @Sendable () throws -> FileLook

    /// What is entered of it under the name that it gets in the store.
    let entry: @Sendable (FileLook, _ file: String) -> KeptFile
}

/// A file on its way to a store.
struct FileToKeep: Sendable {
    /// What is entered of it.
    let entry: KeptFile
    let path: String

    /// The SHA-256 of its content, where the store needed it for the name.
    var hash: Data?
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
