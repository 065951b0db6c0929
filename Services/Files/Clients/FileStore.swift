import Contracts

/// Where kept files lie: a folder of this machine, or a bucket.
struct FileStore: Sendable {
    /// What to clear away under a file's identifier.
    struct Remains: Sendable {
        let id: StoredFile.ID

        /// The name that stays, if any.
        let except: String?
    }

    let place: FilePlace

    /// Whether ``clear`` costs so little that every attempt is taken for a
    /// repetition; otherwise attempts are written down, to know which ones are.
    let isClearedAlways: Bool

    /// Whether ``keep`` moves the draft.
    let takesDrafts: Bool

    /// The name that a file gets here: the same one for the same content and
    /// identifier, and one that nobody can guess.
    var name: @Sendable (CheckedFile) async throws -> String

    /// Keeps a file under its name, whole and durable once this returns.
    ///
    /// One that is there already is the same file.
    var keep: @Sendable (FileToKeep) async throws -> Void

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

/// A file that was looked at, on its way to a store.
struct CheckedFile: Sendable {
    let id: StoredFile.ID
    let path: String

    /// Of its type, without a dot.
    let ending: String
}

/// A file and what it is to be called.
struct FileToKeep: Sendable {
    let path: String
    let file: KeptFile
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
