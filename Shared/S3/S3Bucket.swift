public import Runtime

/// A bucket of an S3 store, and who may use it.
public struct S3Bucket: Sendable {
    /// `https://host[:port]`, without a path.
    public let endpoint: String
    public let name: String

    /// The region that requests are signed for; R2's only one is `auto`.
    public let region: String
    public let accessKeyID: String
    public let secret: Secret

    public init(
        endpoint: String,
        name: String,
        region: String = "auto",
        accessKeyID: String,
        secret: Secret
    ) {
        self.endpoint = endpoint
        self.name = name
        self.region = region
        self.accessKeyID = accessKeyID
        self.secret = secret
    }

    /// The host as the request's `Host` field names it: without the port that
    /// its scheme has anyway.
    var host: String {
        let isSecure = endpoint.hasPrefix("https://")
        let host = endpoint.dropFirst(isSecure ? 8 : 7)
        let usual = isSecure ? ":443" : ":80"
        return String(host.hasSuffix(usual) ? host.dropLast(usual.count) : host)
    }

    /// The escaped path of an object, or of the bucket itself.
    func path(of key: String?) -> String {
        let parts =
            [name]
            + (key?.split(separator: "/", omittingEmptySubsequences: false) ?? [])
            .map(String.init)
        return "/" + parts.map(S3Encoding.encoded).joined(separator: "/")
    }
}
