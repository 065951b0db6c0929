import Runtime
import S3
import ServiceKit
import TestSupport
import Testing

@testable import Files

@Suite("Files' settings")
struct FilesConfigurationTests {
    @Test func `are the documented defaults unless said otherwise`() throws {
        let settings = try configuration([:])
        #expect(settings.publicURL == "http://127.0.0.1:5005")
        #expect(settings.linkLifetime == 90 * 86_400)
        #expect(settings.limits.size == 50_000_000)
        #expect(settings.limits.timeout == 30)
        #expect(settings.allowedPrivateHosts.isEmpty)

        let own = try configuration([
            "FILES_ALLOWED_PRIVATE_HOSTS": "NAS.example.com:80, [::1]:9000"
        ])
        #expect(own.allowedPrivateHosts == ["nas.example.com:80", "[::1]:9000"])
    }

    @Test(arguments: [
        ["FILES_PUBLIC_URL": "files"], ["FILES_LINK_LIFETIME": "soon"], ["FILES_SIZE_LIMIT": "0"],
        ["FILES_FETCH_TIMEOUT": "-1"],
        ["FILES_ALLOWED_PRIVATE_HOSTS": "127.0.0.1"],
        ["FILES_ALLOWED_PRIVATE_HOSTS": "http://127.0.0.1:80"],
        ["FILES_ALLOWED_PRIVATE_HOSTS": "127.0.0.1:80/a"],
    ])
    func `are refused by the name of the wrong one`(values: [String: String]) throws {
        let error = #expect(throws: SettingsError.self) { try configuration(values) }
        #expect(values.keys.allSatisfy { error?.description.contains($0) == true })
    }

    private static let bucket = [
        "R2_ACCESS_KEY_ID": R2StandIn.accessKeyID, "R2_SECRET_ACCESS_KEY": R2StandIn.secret,
        "R2_BUCKET_NAME": "figurative-support",
        "R2_ENDPOINT_URL": "https://ABC.r2.cloudflarestorage.com/figurative-support",
        "R2_PUBLIC_URL": "https://pub-1.r2.dev/",
    ]

    @Test func `name a bucket, whole or not at all`() throws {
        #expect(try configuration(["R2_REGION": "auto"]).bucket == nil)
        let settings = try #require(try configuration(Self.bucket).bucket)
        #expect(settings.bucket.endpoint == "https://abc.r2.cloudflarestorage.com")
        #expect(settings.bucket.name == "figurative-support")
        #expect(settings.bucket.region == "auto")
        #expect(settings.publicURL == "https://pub-1.r2.dev")
        #expect(!"\(settings)".contains(R2StandIn.secret))

        for missing in Self.bucket.keys where missing != "R2_PUBLIC_URL" {
            let error = #expect(throws: SettingsError.self) {
                try configuration(Self.bucket.filter { $0.key != missing })
            }
            #expect(error?.description.contains(missing) == true)
        }
        let alone = #expect(throws: SettingsError.self) {
            try configuration(["R2_PUBLIC_URL": "https://pub-1.r2.dev"])
        }
        #expect(alone?.description.contains("R2_SECRET_ACCESS_KEY") == true)
    }

    @Test(arguments: [
        ("R2_ENDPOINT_URL", "abc.r2.cloudflarestorage.com"),
        ("R2_ENDPOINT_URL", "https://abc.r2.cloudflarestorage.com/other"),
        ("R2_BUCKET_NAME", "Figurative Support"), ("R2_ACCESS_KEY_ID", "token-value"),
        ("R2_ACCESS_KEY_ID", "0123456789abcdef 123456789abcdef"),
        ("R2_SECRET_ACCESS_KEY", "two words"),
        ("R2_SECRET_ACCESS_KEY", "0123456789abcdef0123456789abcdef"),
        ("R2_PUBLIC_URL", "pub-1.r2.dev"),
    ])
    func `of a bucket are refused by the name of the wrong one`(
        name: String,
        value: String
    )
        throws
    {
        let error = #expect(throws: SettingsError.self) {
            try configuration(Self.bucket.merging([name: value]) { $1 })
        }
        #expect(error?.description.contains(name) == true)
        #expect(error?.description.contains(value) == false)
    }

    @Test(arguments: [("short", false), ("longenough", true)])
    func `of another store's bucket ask for a secret that can be one`(
        secret: String,
        isTaken: Bool
    ) {
        let values = Self.bucket.merging([
            "R2_ENDPOINT_URL": "http://127.0.0.1:9000", "R2_SECRET_ACCESS_KEY": secret,
        ]) { $1 }
        #expect(((try? configuration(values)) != nil) == isTaken)
    }

    @Test func `are the same in the code and in the example`() throws {
        let settings = try DocumentedSettings(
            .files,
            configuration: "Services/Files/FilesConfiguration.swift"
        )
        #expect(settings.documented.count == 17)
        #expect(settings.exampled == settings.documented)
    }

    private func configuration(_ values: [String: String]) throws -> FilesConfiguration {
        let environment = Environment(values)
        return try FilesConfiguration(environment, try ServiceSettings(.files, environment))
    }
}
