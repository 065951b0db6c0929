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
struct FileKeeper: Sendable {
    /// What was attempted in a store where looking for it is dear.
    let ledger: EffectLedger
    let index: FileIndex

    /// What may lie in the folder beside what the index tells of.
    let unentered: UnenteredFiles

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
        try await once("fetch", order, named: file.name) { draft in
            _ = try await fetcher.fetch(file, to: draft)
            return draft
        }
    }

    /// Checks and keeps an uploaded file, which may move.
    func take(_ path: String, named name: String, _ order: Order) async throws -> StoredFile {
        try await once("upload", order, named: name) { _ in path }
    }

    private func once(
        _ operation: String,
        _ order: Order,
        named name: String,
        _ obtain: (_ draft: String) async throws -> String
    ) async throws -> StoredFile {
        let key = EffectKey(rawValue: order.key)
        guard key.isValid else { throw EffectError.invalidKey }
        try await turns.begin(order.key)
        defer { turns.end(order.key) }
        let id = links.id(for: order.key)
        if let known = try await index.find(id) {
            guard known.isAnswer(to: order.fingerprint) else { throw EffectError.keyReused(key) }
            return stored(known)
        }
        let draft = Draft(id: id, name: name, fingerprint: order.fingerprint)
        guard !stores.current.knowsItsRemains else {
            let attempt: EffectLedger.Attempt = unentered.contains(id) ? .again : .first
            return try await self.attempt(attempt, draft, obtain)
        }
        return try await ledger.once(
            key,
            operation: operation,
            fingerprint: order.fingerprint
        ) { attempt in
            try await self.attempt(attempt, draft, obtain)
        }
    }

    /// What a file will be called, whatever it turns out to be.
    private struct Draft {
        let id: StoredFile.ID
        let name: String
        let fingerprint: String
    }

    private func attempt(
        _ attempt: EffectLedger.Attempt,
        _ draft: Draft,
        _ obtain: (_ draft: String) async throws -> String
    ) async throws -> StoredFile {
        do {
            return stored(try await keep(draft, attempt, obtain))
        } catch let refusal as FileRefusal where attempt == .again {
            // What an earlier attempt left is no file that anybody asked for.
            try await stores.current.clear(FileStore.Remains(id: draft.id, except: nil))
            unentered.remove(draft.id)
            throw refusal
        }
    }

    private func keep(
        _ draft: Draft,
        _ attempt: EffectLedger.Attempt,
        _ obtain: (_ draft: String) async throws -> String
    ) async throws -> KeptFile {
        let own = folder.newDraft()
        do {
            let path = try await obtain(own)
            let store = stores.current
            let createdAt = clock.now()
            let kept = try await store.keep(
                FileToKeep(
                    id: draft.id,
                    path: path,
                    isRepeated: attempt == .again,
                    look: { [sniffer] in
                        try Self.look(at: path, named: draft.name, with: sniffer)
                    },
                    entry: { look, file in
                        KeptFile(
                            id: draft.id,
                            file: file,
                            place: store.place,
                            name: draft.name,
                            type: look.type.mediaType,
                            size: look.size,
                            createdAt: createdAt,
                            fingerprint: draft.fingerprint
                        )
                    }
                )
            )
            try await index.enter(kept)
            unentered.remove(draft.id)
            if !store.takesDrafts { await remove(own) }
            return kept
        } catch {
            await remove(own)
            throw error
        }
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
        try? await disk.run { try FileManager.default.removeItem(atPath: draft) }
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
