import Cryptography
import HTTP
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
            isClearedAlways: false,
            takesDrafts: false,
            name: { file in
                let hash = try await disk.run { try Hash.sha256(ofFileAt: file.path) }
                return "\(file.id)-\(links.mark(of: hash, in: file.id)).\(file.ending)"
            },
            keep: { draft in _ = try await client.put(upload(draft)) },
            clear: { remains in
                // An attempt that found another content at the same source.
                for key in try await client.keys(under: key(of: "\(remains.id)-"))
                where key != remains.except.map(key(of:)) {
                    try await client.delete(key)
                }
            },
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

    private static func upload(_ draft: FileToKeep) -> S3Upload {
        S3Upload(
            key: key(of: draft.file.file),
            path: draft.path,
            size: draft.file.size,
            headers: [
                "Content-Type": draft.file.type,
                "Content-Disposition": ContentDisposition(of: draft.file).text,
                "Cache-Control": "private, max-age=3600",
            ]
        )
    }
}
