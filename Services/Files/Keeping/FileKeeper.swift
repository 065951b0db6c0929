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
    let ledger: EffectLedger
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
        let id = links.id(for: order.key)
        return try await ledger.once(
            EffectKey(rawValue: order.key),
            operation: operation,
            fingerprint: order.fingerprint
        ) { attempt in
            if attempt == .again, let known = try await index.find(id) { return stored(known) }
            do {
                return stored(try await keep(id, name, attempt, obtain))
            } catch let refusal as FileRefusal where attempt == .again {
                // What an earlier attempt left is no file that anybody asked for.
                try await stores.current.clear(FileStore.Remains(id: id, except: nil))
                throw refusal
            }
        }
    }

    private func keep(
        _ id: StoredFile.ID,
        _ name: String,
        _ attempt: EffectLedger.Attempt,
        _ obtain: (_ draft: String) async throws -> String
    ) async throws -> KeptFile {
        let draft = folder.newDraft()
        do {
            let path = try await obtain(draft)
            let (type, size) = try await disk.run { [sniffer] in
                try Self.look(at: path, named: name, with: sniffer)
            }
            let checked = CheckedFile(id: id, path: path, ending: type.fileExtension)
            let store = stores.current
            let kept = KeptFile(
                id: id,
                file: try await store.name(checked),
                place: store.place,
                name: name,
                type: type.mediaType,
                size: size,
                createdAt: clock.now()
            )
            if attempt == .again {
                try await store.clear(FileStore.Remains(id: id, except: kept.file))
            }
            try await store.keep(FileToKeep(path: path, file: kept))
            try await index.enter(kept)
            await remove(draft)
            return kept
        } catch {
            await remove(draft)
            throw error
        }
    }

    private static func look(
        at path: String,
        named name: String,
        with sniffer: FileSniffer
    ) throws -> (type: AttachmentType, size: Int) {
        do throws(FileSnifferError) {
            let type = try sniffer.attachmentType(of: path, named: name)
            var facts = stat()
            guard stat(path, &facts) == 0 else { throw FileSnifferError.unreadable(errno: errno) }
            return (type, Int(facts.st_size))
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
