import Contracts
import HTTP
import Runtime

/// The door through which files are read, by who holds a signed link.
struct DownloadRoute: Sendable {
    let index: FileIndex
    let folder: DurableFolder
    let links: FileLinks
    let clock: WallClock

    var route: Route {
        Route(FilesAPI.download, body: { _ in .none }, respond: download)
    }

    /// `GET /files/{file}`: the file, as what its content is.
    @Sendable
    private func download(_ request: Request) async throws -> Response {
        let name = try request.parameter("file", as: String.self)
        try links.check(
            name,
            expires: request.head.query["expires"] ?? "",
            signature: request.head.query["signature"] ?? "",
            at: clock.now()
        )
        // The name is one that was signed here; only what the index names is
        // read from the disk.
        let id = StoredFile.ID(String(name.prefix { $0 != "." }))
        guard let kept = try await index.find(id), kept.file == name else {
            throw RequestError.notFound
        }
        return Response(
            status: 200,
            headers: [
                "Content-Type": kept.type,
                "Content-Disposition": ContentDisposition(of: kept).text,
                // Whatever a customer made, a browser must not run it here.
                "X-Content-Type-Options": "nosniff",
                "Content-Security-Policy": "default-src 'none'; sandbox",
                "Cache-Control": "private, max-age=3600",
                // The address is the key.
                "Referrer-Policy": "no-referrer",
                "X-Robots-Tag": "noindex",
            ],
            body: .file(path: folder.path(of: kept.file), size: kept.size)
        )
    }
}
