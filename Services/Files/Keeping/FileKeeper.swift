import Contracts
import Durability
import FoundationEssentials
import Magic
import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// Keeps each file once: whoever asks again under the same key gets the file
/// of the first time.
///
/// Whatever its store, a file is written to this machine's disk first and
/// checked there. Its name is derived from the key and a secret: nobody can
/// guess it, and after a crash the same name is written again.
///
/// A file is entered, then kept, then answered. So one that is entered may
/// still be missing: who asks again under a key has its store looked into. What
/// is missing there, or was to lie in a store that is not configured any more,
/// is entered and kept anew, in the store of now.
struct FileKeeper: Sendable {
    let index: FileIndex

    /// Where files are written first.
    let folder: DurableFolder
    let stores: FileStores
    let sniffer: FileSniffer
    let fetcher: FileFetcher
    let links: FileLinks
    let clock: WallClock

    /// Where files are written and read, off the cooperative pool.
    let disk: BlockingQueue
    private let turns = KeyedTurns<String>()

    /// What is asked for under a key.
    struct Order: Sendable {
        let key: String

        /// A hash of the request, to notice another one under the same key.
        let fingerprint: String
    }

    /// Fetches a file, checks and keeps it.
    ///
    /// - Throws: ``FileRefusal`` when it is not kept for good; `S3Error`,
    ///   `StorageUnavailable` or `DatabaseError` when it cannot be kept now.
    func fetch(_ file: FileToFetch, _ order: Order) async throws -> StoredFile {
        try await once(order, named: file.name) { draft in
            _ = try await fetcher.fetch(file, to: draft)
            return draft
        }
    }

    /// Checks and keeps an uploaded file, which may move.
    func take(_ path: String, named name: String, _ order: Order) async throws -> StoredFile {
        try await once(order, named: name) { _ in path }
    }

    private func once(
        _ order: Order,
        named name: String,
        _ obtain: (_ draft: String) async throws -> String
    ) async throws -> StoredFile {
        let key = EffectKey(rawValue: order.key)
        guard key.isValid else { throw EffectError.invalidKey }
        try await turns.begin(order.key)
        defer { turns.end(order.key) }
        let ids = links.ids(for: order.key)
        let entered = try await index.find(ids)
        if let entered {
            guard entered.isAnswer(to: order.fingerprint) else { throw EffectError.keyReused(key) }
            if try await isKept(entered) { return stored(entered) }
        }
        let own = folder.newDraft()
        do {
            let draft = draft(
                of: order,
                as: entered?.id ?? ids[0],
                named: name,
                at: try await obtain(own)
            )
            let kept = try await keep(draft)
            if !stores.current.takesDrafts { await remove(own) }
            return stored(kept)
        } catch {
            await remove(own)
            throw error
        }
    }

    /// Whether an entered file is known to lie in its store.
    ///
    /// Nobody can tell of one whose bucket is not configured any more.
    private func isKept(_ file: KeptFile) async throws -> Bool {
        try await stores.store(of: file)?.holds(file) ?? false
    }

    private func keep(_ draft: FileDraft) async throws -> KeptFile {
        let file = try await stores.current.look(draft)
        try await index.enter(file.entry)
        try await stores.current.keep(file)
        return file.entry
    }

    private func draft(
        of order: Order,
        as id: StoredFile.ID,
        named name: String,
        at path: String
    ) -> FileDraft {
        let place = stores.current.place
        // As the index tells it: links of the first answer and of later ones are the same.
        let createdAt = Date(timeIntervalSince1970: clock.now().timeIntervalSince1970.rounded())
        return FileDraft(
            id: id,
            path: path,
            look: { [sniffer] in try Self.look(at: path, named: name, with: sniffer) },
            entry: { look, file in
                KeptFile(
                    id: id,
                    file: file,
                    place: place,
                    name: name,
                    type: look.type.mediaType,
                    size: look.size,
                    createdAt: createdAt,
                    fingerprint: order.fingerprint
                )
            }
        )
    }

    private static func look(
        at path: String,
        named name: String,
        with sniffer: FileSniffer
    ) throws -> FileLook {
        do throws(FileSnifferError) {
            let type = try sniffer.attachmentType(of: path, named: name)
            var facts = stat()
            guard stat(path, &facts) == 0 else { throw FileSnifferError.unreadable(errno: errno) }
            return FileLook(type: type, size: Int(facts.st_size))
        } catch {
            throw error.asRefusal
        }
    }

    private func remove(_ draft: String) async {
        // There may be none; one that cannot be removed goes at the next start.
        try? await disk.run { _ = unlink(draft) }
    }

    private func stored(_ file: KeptFile) -> StoredFile {
        StoredFile(
            id: file.id,
            name: file.name,
            url: stores.store(of: file)?.publicAddress(file)
                ?? links.url(of: file.file, at: file.createdAt),
            type: file.type,
            size: file.size
        )
    }
}
