public import FoundationEssentials
public import HTTP

/// A file on its way into a bucket.
public struct S3Upload: Sendable {
    /// What the object is called: the same key must always mean the same content.
    public let key: String

    /// The file, which must not change meanwhile.
    public let path: String

    /// In bytes.
    public let size: Int

    /// Fields that the store gives back whenever the object is read:
    /// `Content-Type`, `Content-Disposition`, `Cache-Control`.
    public let headers: Headers

    /// The SHA-256 of the file, where it is known; otherwise it is read for it.
    public let hash: Data?

    public init(key: String, path: String, size: Int, headers: Headers, hash: Data? = nil) {
        self.key = key
        self.path = path
        self.size = size
        self.headers = headers
        self.hash = hash
    }
}

/// What became of an upload.
public enum S3Outcome: Equatable, Sendable {
    case stored

    /// There was an object of that key, which stays as it is.
    case alreadyThere
}

/// What a store knows of an object.
public struct S3Facts: Equatable, Sendable {
    /// In bytes.
    public let size: Int
    public let contentType: String
}
