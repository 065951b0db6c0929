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
            knowsItsRemains: false,
            takesDrafts: false,
            keep: { draft in
                let file = try await disk.run {
                    let look = try draft.look()
                    let hash = try Hash.sha256(ofFileAt: draft.path)
                    let mark = links.mark(of: hash, in: draft.id)
                    return draft.entry(look, "\(draft.id)-\(mark).\(look.type.fileExtension)")
                }
                if draft.isRepeated {
                    try await clear(Remains(id: draft.id, except: file.file), client)
                }
                _ = try await client.put(upload(file, at: draft.path))
                return file
            },
            clear: { remains in try await clear(remains, client) },
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

    private static func clear(_ remains: Remains, _ client: S3Client) async throws {
        // An attempt that found another content at the same source.
        for key in try await client.keys(under: key(of: "\(remains.id)-"))
        where key != remains.except.map(key(of:)) {
            try await client.delete(key)
        }
    }

    private static func upload(_ file: KeptFile, at path: String) -> S3Upload {
        S3Upload(
            key: key(of: file.file),
            path: path,
            size: file.size,
            headers: [
                "Content-Type": file.type,
                "Content-Disposition": ContentDisposition(of: file).text,
                "Cache-Control": "private, max-age=3600",
            ]
        )
    }
}
