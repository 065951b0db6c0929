// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "guichet",
    products: [
        .service("ingest", "Ingest"),
        .service("classification", "Classification"),
        .service("quoting", "Quoting"),
        .service("crm-sync", "CRMSync"),
        .service("notifications", "Notifications"),
        .service("files", "Files"),
        .service("desk", "Desk"),
        .service("guichet", "Guichet"),
    ],
    targets: [
        // Services: one folder, one module, one executable, one container.
        .service("Ingest", uses: "SQLite", "Durability", "MIME", "Language"),
        .service(
            "Classification",
            uses: "Language",
            "Learning",
            "Markup",
            "Vendors",
            "Anthropic",
            "ClassificationModels",
            besides: ["Training", "Evaluation", "Models"]
        ),
        .service(
            "Quoting",
            uses: "Language",
            "Vendors",
            "Anthropic",
            resources: [.embedInCode("Data")]
        ),
        .service("CRMSync", uses: "SQLite", "Durability", "Vendors", "Markup"),
        .service(
            "Notifications",
            uses: "SQLite",
            "Durability",
            "MIME",
            "Language",
            "Markup",
            "IMAP"
        ),
        .service("Files", uses: "SQLite", "Durability", "Magic", "S3"),
        .service("Desk", uses: "SQLite"),
        .commandLine("Guichet", uses: "OpenAPI"),

        // What a hop costs, for scripts/bench.
        .benchmark("Hop"),

        // The models that Classification is built with.
        .target(
            name: "ClassificationModels",
            path: "Services/Classification/Models",
            exclude: [
                "README.md", "requests.model", "replies.model", "shop.model", "desk.model",
                "priority.model",
            ]
        ),

        // Shared: what crosses a wire, and what every service stands on.
        .shared("Contracts"),
        .shared("Runtime", uses: "CFileSystem"),
        .shared("Cryptography", uses: "CSodium"),
        .shared("Observability", uses: "Runtime"),
        .shared("StrictJSON"),
        .shared("HTTP", uses: "Contracts", "Runtime", "Observability", "StrictJSON"),
        .shared("OpenAPI", uses: "Contracts"),
        .shared(
            "MicroHTTP",
            uses: "Contracts",
            "Runtime",
            "Observability",
            "HTTP",
            "CMicroHTTPD"
        ),
        .shared("Curl", uses: "Contracts", "Runtime", "HTTP", "CCurl"),
        .shared("Database", uses: "Runtime"),
        .shared("SQLite", uses: "Database", "Runtime", "CSQLite"),
        .shared("Durability", uses: "Database", "Runtime"),
        .shared(
            "ServiceKit",
            uses: "Contracts",
            "Runtime",
            "Observability",
            "StrictJSON",
            "HTTP",
            "OpenAPI",
            "MicroHTTP",
            "Curl",
            "Cryptography",
            "Database",
            "Durability"
        ),
        .shared("Language"),
        .shared("Learning", uses: "Language", "Cryptography", "CLibLinear", "CStemmer"),
        .shared("MIME", uses: "Runtime", "CGMime"),
        .shared("Magic", uses: "CMagic"),
        .shared("Markup", uses: "CXML2"),

        // Shared: the way to vendors.
        .shared(
            "Vendors",
            uses: "Contracts",
            "Runtime",
            "Observability",
            "HTTP",
            "Curl",
            "Durability"
        ),
        .shared(
            "Anthropic",
            uses: "Contracts",
            "Runtime",
            "Observability",
            "StrictJSON",
            "HTTP",
            "Curl",
            "Vendors"
        ),
        .shared(
            "S3",
            uses: "Contracts",
            "Runtime",
            "HTTP",
            "Curl",
            "Cryptography",
            "Markup"
        ),
        .shared("IMAP", uses: "Runtime", "CEtPan"),

        // C libraries from the distribution, each imported by exactly one module.
        .library("CCurl"),
        .library("CEtPan"),
        .library("CGMime", pkgConfig: "gmime-3.0"),
        .library("CLibLinear"),
        .library("CFileSystem"),
        .library("CMagic"),
        .library("CMicroHTTPD"),
        .library("CSQLite"),
        .library("CSodium"),
        .library("CStemmer"),
        .library("CXML2", pkgConfig: "libxml-2.0"),

        // Tests: a target per module, the real executables as processes, and the
        // files that deploy them.
        .testSupport("TestSupport", uses: "Database", "SQLite", "IMAP"),
        .tests(of: "Ingest", with: "Database", "SQLite", "Durability"),
        .tests(of: "Classification", with: "Language", "Learning", "Vendors", "Anthropic"),
        .tests(
            of: "Quoting",
            with: "Ingest",
            "Notifications",
            "CRMSync",
            "Desk",
            "MIME",
            "Vendors",
            "Anthropic"
        ),
        .tests(of: "CRMSync", with: "Desk", "Database", "SQLite", "Durability", "Vendors"),
        .tests(of: "Notifications", with: "Database", "SQLite", "Durability", "MIME", "IMAP"),
        .tests(
            of: "Files",
            with: "Cryptography",
            "Database",
            "SQLite",
            "Durability",
            "Magic",
            "S3"
        ),
        .tests(of: "Desk", with: "Cryptography", "Database", "SQLite"),
        .tests(of: "Guichet"),
        .tests(of: "Contracts"),
        .tests(of: "Runtime"),
        .tests(of: "Cryptography"),
        .tests(of: "Observability"),
        .tests(of: "StrictJSON"),
        .tests(of: "HTTP"),
        .tests(of: "OpenAPI"),
        .tests(of: "MicroHTTP", with: "Curl"),
        .tests(of: "Curl", with: "MicroHTTP"),
        .tests(of: "Database", with: "SQLite"),
        .tests(of: "SQLite", with: "Database"),
        .tests(of: "Durability", with: "Database", "SQLite"),
        .tests(of: "ServiceKit", with: "Database", "OpenAPI", "SQLite"),
        .tests(of: "Language"),
        .tests(of: "Learning"),
        .tests(of: "MIME"),
        .tests(of: "Magic"),
        .tests(of: "Markup"),
        .tests(of: "Vendors"),
        .tests(of: "Anthropic", with: "Vendors"),
        .tests(of: "S3"),
        .tests(of: "IMAP"),
        .systemTests(),
        .deployTests(),
    ]
)

// MARK: - House rules

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}

extension Product {
    static func service(_ executable: String, _ target: String) -> Product {
        .executable(name: executable, targets: [target])
    }
}

extension Target {
    /// What every service may import besides its own `uses`.
    static let base = [
        "Contracts", "Runtime", "Observability", "Cryptography", "StrictJSON", "HTTP",
        "MicroHTTP", "Curl", "ServiceKit",
    ]

    /// What the system tests start as processes.
    static let executables = [
        "Ingest", "Classification", "Quoting", "CRMSync", "Notifications", "Files", "Desk",
        "Guichet",
    ]

    static func service(
        _ name: String,
        uses: String...,
        resources: [Resource] = [],
        besides others: [String] = []
    ) -> Target {
        .executableTarget(
            name: name,
            dependencies: dependencies(base + uses + (uses.contains("SQLite") ? ["Database"] : [])),
            path: "Services/\(name)",
            exclude: ["README.md"] + others,
            resources: resources
        )
    }

    static func commandLine(_ name: String, uses: String...) -> Target {
        .executableTarget(
            name: name,
            dependencies: dependencies(base + uses),
            path: "Services/\(name)",
            exclude: ["README.md"]
        )
    }

    static func benchmark(_ name: String) -> Target {
        .executableTarget(
            name: name,
            dependencies: dependencies(base),
            path: "scripts/bench/\(name)"
        )
    }

    static func shared(_ name: String, uses: String...) -> Target {
        .target(name: name, dependencies: dependencies(uses), path: "Shared/\(name)")
    }

    /// A C library: its module map says what to link, or pkg-config does.
    static func library(_ name: String, pkgConfig: String? = nil) -> Target {
        .systemLibrary(name: name, path: "Shared/C/\(name)", pkgConfig: pkgConfig)
    }

    static func testSupport(_ name: String, uses: String...) -> Target {
        .target(name: name, dependencies: dependencies(base + uses), path: "Tests/Support")
    }

    static func tests(of name: String, with others: String...) -> Target {
        .testTarget(
            name: "\(name)Tests",
            dependencies: dependencies([name, "TestSupport"] + base + others),
            path: "Tests/\(name)Tests"
        )
    }

    static func systemTests() -> Target {
        .testTarget(
            name: "SystemTests",
            dependencies: dependencies(["TestSupport", "S3", "IMAP"] + base + executables),
            path: "Tests/SystemTests"
        )
    }

    static func deployTests() -> Target {
        .testTarget(
            name: "DeployTests",
            dependencies: dependencies(["Runtime", "ServiceKit"]),
            path: "Tests/DeployTests"
        )
    }

    private static func dependencies(_ names: [String]) -> [Dependency] {
        Set(names).sorted().map { .byName(name: $0) }
    }
}
