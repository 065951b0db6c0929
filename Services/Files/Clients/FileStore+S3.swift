import Cryptography
import HTTP
import Magic
import Runtime
import S3

extension FileStore {
    /// A bucket of an S3 store, such as Cloudflare's R2.
    ///
    /// - Parameters:
    ///   - client: The bucket.
    ///   - publicURL: What everybody reads its objects under, without a slash
    ///     at the end; nothing when only who has a link may.
    ///   - links: The secret that names are derived from.
    ///   - disk: Where files are read.
    ///   - probe: Whether the bucket answers.
    /// - Returns: The store.
    static func s3(
        _ client: S3Client,
        publicURL: String?,
        links: FileLinks,
        disk: BlockingQueue,
        probe: StoreProbe
    ) -> FileStore {
        FileStore(
            place: .bucket,
            takesDrafts: false,
            look: { draft in
                try await disk.run {
                    let look = try draft.look()
                    let hash = try Hash.sha256(ofFileAt: draft.path)
                    let mark = links.mark(of: hash, in: draft.id)
                    let name = "\(draft.id)-\(mark).\(look.type.fileExtension)"
                    let entry = draft.entry(look, name)
                    return FileToKeep(entry: entry, path: draft.path, hash: hash)
                }
            },
            keep: { _ = try await client.put(upload($0)) },
            holds: { try await client.head(key(of: $0.file)) != nil },
            publicAddress: { file in publicURL.map { "\($0)/\(key(of: file.file))" } },
            read: { file in
                let key = key(of: file.file)
                return .elsewhere(client.presignedURL(of: key, lifetime: addressLifetime))
            },
            isAnswering: { await probe.isAnswering() }
        )
    }

    /// Seconds for which an address is good that a link leads to: each use of
    /// the link makes a new one.
    private static let addressLifetime = 300

    /// Asks once whether files can be kept; a bucket that works answers soon.
    static func probe(_ client: S3Client) async throws {
        try await client.probe(under: key(of: ""), timeout: 1.5)
    }

    /// Other programs may keep objects in the same bucket.
    private static func key(of file: String) -> String { "files/\(file)" }

    private static func upload(_ file: FileToKeep) -> S3Upload {
        S3Upload(
            key: key(of: file.entry.file),
            path: file.path,
            size: file.entry.size,
            headers: [
                "Content-Type": file.entry.type,
                "Content-Disposition": ContentDisposition(of: file.entry).text,
                "Cache-Control": "private, max-age=3600",
            ],
            hash: file.hash
        )
    }
}
