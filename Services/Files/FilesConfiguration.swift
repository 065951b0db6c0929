import Runtime
import ServiceKit

/// Files' own settings, besides those of every service.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `FILES_PUBLIC_URL` | the service's own address | what links to files begin with |
/// | `FILES_LINK_LIFETIME` | `90d` | how long a link is good |
/// | `FILES_SIZE_LIMIT` | `50000000` | most bytes of a file |
/// | `FILES_FETCH_TIMEOUT` | `30s` | how long fetching a file may take, repetitions included |
/// | `FILES_ALLOWED_PRIVATE_HOSTS` | none | `host:port`, separated by commas: asked although private |
/// | `R2_ACCESS_KEY_ID` | none | the id of the token that may use the bucket |
/// | `R2_SECRET_ACCESS_KEY` | none | its secret |
/// | `R2_BUCKET_NAME` | none | the bucket that files are kept in; with none, a folder |
/// | `R2_ENDPOINT_URL` | none | the address of the S3 store |
/// | `R2_PUBLIC_URL` | none | what everybody reads the bucket under, if anybody may |
/// | `R2_REGION` | `auto` | the region that requests are signed for |
struct FilesConfiguration: Sendable {
    /// Without a trailing slash.
    let publicURL: String

    /// Seconds.
    let linkLifetime: Double
    let limits: FetchLimits
    let allowedPrivateHosts: Set<String>

    /// Where files are kept; nothing for this machine's folder.
    let bucket: BucketSettings?

    /// - Throws: `SettingsError` naming the variable that is wrong.
    init(_ environment: Environment, _ service: ServiceSettings) throws {
        publicURL = try environment.address("FILES_PUBLIC_URL", default: service.ownAddress)
        linkLifetime = try environment.duration("FILES_LINK_LIFETIME", default: 90 * 86_400)
        var limits = FetchLimits()
        limits.size = try FileSizeLimit.read(from: environment)
        limits.timeout = try environment.duration("FILES_FETCH_TIMEOUT", default: limits.timeout)
        self.limits = limits
        allowedPrivateHosts = Set(
            try environment.list("FILES_ALLOWED_PRIVATE_HOSTS").map(Self.endpoint)
        )
        bucket = try BucketSettings.read(from: environment)
    }

    /// `host:port` as addresses name it.
    private static func endpoint(_ text: String) throws(SettingsError) -> String {
        let port = text.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
        guard let address = try? WebAddress("http://\(text)/"), Int(port) == address.port,
            address.target == "/"
        else {
            throw SettingsError(
                "FILES_ALLOWED_PRIVATE_HOSTS must hold host:port, separated by commas"
            )
        }
        return address.endpoint
    }
}
