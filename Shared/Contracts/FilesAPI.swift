/// What Files keeps: customers' attachments, fetched or uploaded.
public enum FilesAPI {
    public static let fetch = Endpoint<FileToFetch, StoredFile>(
        .post,
        "/v1/files/fetch",
        "Fetches a customer's file, checks it and keeps it (A2.2)",
        status: 201,
        isEffect: true
    )

    public static let upload = Endpoint<FileContent, StoredFile>(
        .put,
        "/v1/files",
        "Checks an uploaded file and keeps it (A1.6)",
        status: 201,
        query: ["name"],
        isEffect: true
    )

    /// The signature is part of the link.
    public static let download = Endpoint<Nothing, FileContent>(
        .get,
        "/files/{file}",
        "Serves a stored file to who holds its signed link, or redirects to where it is",
        query: ["expires", "signature"],
        access: .open
    )

    public static let endpoints: [any AnyEndpoint] = [fetch, upload, download]
}

/// A file to fetch from where its owner says it is.
public struct FileToFetch: Codable, Hashable, Sendable {
    public let name: String
    public let url: String

    /// The size in bytes that the file must have, when the form says it.
    public let size: Int?

    public init(name: String, url: String, size: Int? = nil) {
        self.name = name
        self.url = url
        self.size = size
    }
}

/// A file that is kept.
public struct StoredFile: Codable, Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<StoredFile>

    public let id: ID

    /// The name that its sender gave it, for people.
    public let name: String

    /// Where it can be read: a signed link that expires.
    public let url: String

    /// What it is by its content.
    public let type: String

    /// In bytes.
    public let size: Int

    public init(id: ID, name: String, url: String, type: String, size: Int) {
        self.id = id
        self.name = name
        self.url = url
        self.type = type
        self.size = size
    }
}
