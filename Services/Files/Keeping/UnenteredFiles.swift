import Contracts
import Runtime
import Synchronization

/// The files that may lie in the folder without the index telling of them:
/// what a crash or a failure left between the two steps.
///
/// Whoever asks for one of them again has what is left cleared away. All other
/// files need no look for remains, which would cost twenty calls each.
final class UnenteredFiles: Sendable {
    private let ids: Mutex<Set<StoredFile.ID>>

    init(_ ids: some Sequence<StoredFile.ID> = []) {
        self.ids = Mutex(Set(ids))
    }

    /// Finds what earlier processes left.
    ///
    /// - Throws: `StorageUnavailable` or `DatabaseError`.
    static func inFolder(
        _ folder: DurableFolder,
        missingFrom index: FileIndex
    ) async throws -> UnenteredFiles {
        var names = Set(try folder.names())
        try await index.forEachName { names.remove($0) }
        return UnenteredFiles(
            names.map { name in StoredFile.ID(String(name.prefix { $0 != "." })) }
        )
    }

    func contains(_ id: StoredFile.ID) -> Bool { ids.withLock { $0.contains(id) } }

    func insert(_ id: StoredFile.ID) { ids.withLock { _ = $0.insert(id) } }

    /// Nothing is left of it, or its entry is durable.
    func remove(_ id: StoredFile.ID) { ids.withLock { _ = $0.remove(id) } }
}
