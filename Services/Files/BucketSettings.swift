import Runtime
import S3

/// The bucket that files are kept in, where there is one: all of its settings,
/// or none.
struct BucketSettings: Sendable {
    let bucket: S3Bucket

    /// What everybody reads its objects under, without a slash at the end.
    let publicURL: String?

    private static let needed = [
        "R2_ACCESS_KEY_ID", "R2_SECRET_ACCESS_KEY", "R2_BUCKET_NAME", "R2_ENDPOINT_URL",
    ]

    /// Reads them; nothing when none of them is set.
    ///
    /// - Throws: `SettingsError` naming what is missing or wrong.
    static func read(from environment: Environment) throws -> BucketSettings? {
        let set = (needed + ["R2_PUBLIC_URL"]).filter { environment[$0] != nil }
        guard let first = set.first else { return nil }
        let missing = needed.filter { environment[$0] == nil }
        guard missing.isEmpty else {
            throw SettingsError(
                "\(first) is set, and so \(missing.joined(separator: ", ")) must be set too: "
                    + "files are kept in a bucket with all of them, or in a folder with none"
            )
        }
        return try BucketSettings(environment)
    }

    private init(_ environment: Environment) throws {
        let name = environment.string("R2_BUCKET_NAME", default: "")
        guard name.wholeMatch(of: #/[a-z0-9][a-z0-9.\-]{1,61}[a-z0-9]/#) != nil else {
            throw SettingsError(
                "R2_BUCKET_NAME must have 3 to 63 lower-case letters, digits or hyphens"
            )
        }
        let endpoint = try Self.endpoint(environment, bucket: name)
        bucket = S3Bucket(
            endpoint: endpoint,
            name: name,
            region: environment.string("R2_REGION", default: "auto"),
            accessKeyID: try Self.keyID(environment, endpoint),
            secret: try Self.secret(environment, endpoint)
        )
        publicURL =
            environment["R2_PUBLIC_URL"] == nil
            ? nil : try environment.address("R2_PUBLIC_URL", default: "")
    }

    /// Without a path: what the vendor's page shows ends with the bucket's name.
    private static func endpoint(
        _ environment: Environment,
        bucket: String
    ) throws -> String {
        var text = try environment.address("R2_ENDPOINT_URL", default: "")
        if text.hasSuffix("/\(bucket)") { text.removeLast(bucket.count + 1) }
        guard text.split(separator: "/").count == 2 else {
            throw SettingsError(
                "R2_ENDPOINT_URL must be the store's address without a path, such as "
                    + "https://<account>.r2.cloudflarestorage.com"
            )
        }
        return text.lowercased()
    }

    private static func keyID(_ environment: Environment, _ endpoint: String) throws -> String {
        let key = try environment.word("R2_ACCESS_KEY_ID") ?? ""
        guard !isCloudflare(endpoint) || key.utf8.count == 32 else {
            throw SettingsError(
                "R2_ACCESS_KEY_ID must have 32 characters: it is the token's id, not its value"
            )
        }
        return key
    }

    /// Its length alone tells a secret that was cut short in copying, or taken
    /// for another, before a customer's file is refused.
    private static func secret(_ environment: Environment, _ endpoint: String) throws -> Secret {
        let secret = try environment.word("R2_SECRET_ACCESS_KEY") ?? ""
        guard !isCloudflare(endpoint) || secret.utf8.count == 64 else {
            throw SettingsError(
                "R2_SECRET_ACCESS_KEY must have 64 characters: it is the token's Secret Access Key"
            )
        }
        guard secret.utf8.count >= shortestSecret else {
            throw SettingsError(
                "R2_SECRET_ACCESS_KEY must have at least \(shortestSecret) characters"
            )
        }
        return Secret(secret)
    }

    /// Characters of a secret at any store: no vendor gives out shorter ones.
    private static let shortestSecret = 8

    private static func isCloudflare(_ endpoint: String) -> Bool {
        endpoint.hasSuffix(".r2.cloudflarestorage.com")
    }
}
