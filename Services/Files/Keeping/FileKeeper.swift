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
/// A file's name on disk is derived from the key and a secret: nobody can
/// guess it, and after a crash the same name is written again.
struct FileKeeper: Sendable {
    let ledger: EffectLedger
    let index: FileIndex
    let folder: DurableFolder
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
    /// - Throws: ``FileRefusal`` when it is not kept for good;
    ///   `StorageUnavailable` or `DatabaseError` when it cannot be kept now.
    func fetch(_ file: FileToFetch, _ order: Order) async throws -> StoredFile {
        try await once("fetch", order, named: file.name) { draft in
            _ = try await fetcher.fetch(file, to: draft)
            return draft
        }
    }

    /// Checks and keeps an uploaded file, which moves.
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
            if attempt == .again {
                if let known = try await index.find(id) { return stored(known) }
                try await removeRemains(of: id)
            }
            return stored(try await keep(id, name, obtain))
        }
    }

    private func keep(
        _ id: StoredFile.ID,
        _ name: String,
        _ obtain: (_ draft: String) async throws -> String
    ) async throws -> KeptFile {
        let draft = folder.newDraft()
        do {
            let path = try await obtain(draft)
            let kept = try await disk.run { [folder, sniffer, now = clock.now()] in
                let (type, size) = try Self.look(at: path, named: name, with: sniffer)
                let kept = KeptFile(
                    id: id,
                    file: "\(id).\(type.fileExtension)",
                    name: name,
                    type: type.mediaType,
                    size: size,
                    createdAt: now
                )
                try folder.keep(path, as: kept.file)
                return kept
            }
            try await index.enter(kept)
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

    /// Removes what an earlier attempt left that ended before it was entered.
    private func removeRemains(of id: StoredFile.ID) async throws {
        try await disk.run { [folder] in
            // Which type it was is not known: it was not entered.
            for type in AttachmentType.allCases {
                try folder.remove("\(id).\(type.fileExtension)")
            }
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
            url: links.url(of: file.file, at: clock.now()),
            type: file.type,
            size: file.size
        )
    }
}
