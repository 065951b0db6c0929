import Contracts
import HTTP
import Runtime

/// The door through which files are read, by who holds a signed link.
struct DownloadRoute: Sendable {
    let index: FileIndex
    let stores: FileStores
    let links: FileLinks
    let clock: WallClock

    var route: Route {
        Route(FilesAPI.download, body: { _ in .none }, respond: download)
    }

    /// `GET /files/{file}`: the file as what its content is, or where it is.
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
        // read from a store.
        let id = StoredFile.ID(String(name.prefix { $0 != "." && $0 != "-" }))
        guard let kept = try await index.find(id), kept.file == name else {
            throw RequestError.notFound
        }
        guard let store = stores.store(of: kept) else { throw StoreNotConfigured() }
        return switch store.read(kept) {
        case .file(let path): content(of: kept, at: path)
        case .elsewhere(let address): redirect(to: address)
        }
    }

    private func redirect(to address: String) -> Response {
        Response(
            status: 302,
            headers: [
                "Location": address,
                // The address dies in minutes; the link leads to a new one.
                "Cache-Control": "no-store",
                "Referrer-Policy": "no-referrer",
                "X-Robots-Tag": "noindex",
            ]
        )
    }

    private func content(of kept: KeptFile, at path: String) -> Response {
        Response(
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
            body: .file(path: path, size: kept.size)
        )
    }
}
