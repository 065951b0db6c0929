import FoundationEssentials
public import ServiceKit

/// The settings of a service as its code documents them and as its example
/// lists them: variable and default.
public struct DocumentedSettings {
    /// The tables in the comments of `ServiceSettings` and of the service's
    /// own configuration.
    ///
    /// A default in words is an empty value.
    public let documented: [String: String]

    /// The lines `NAME=value` of `deploy/env/<service>.env.example`.
    public let exampled: [String: String]

    /// Reads both.
    ///
    /// - Parameters:
    ///   - service: Whose settings.
    ///   - configuration: The source file that documents them, from the
    ///     package's root.
    ///   - more: Further files with such a table.
    /// - Throws: When a file cannot be read.
    public init(_ service: ServiceName, configuration: String, _ more: String...) throws {
        var documented: [String: String] = [:]
        for path in ["Shared/ServiceKit/ServiceSettings.swift", configuration] + more {
            let text = try PackageRoot.text(path)
                .replacing(
                    "<SERVICE>_PORT` | the service's own",
                    with: "<SERVICE>_PORT` | `<PORT>`"
                )
                .replacing("<PORT>", with: String(service.defaultPort))
                .replacing("<SERVICE>", with: service.variable)
            documented.merge(Self.table(in: text)) { _, new in new }
        }
        self.documented = documented
        let example = try PackageRoot.text("deploy/env/\(service.executable).env.example")
        exampled = Self.assignments(in: example)
    }

    private static func table(in text: String) -> [String: String] {
        var settings: [String: String] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("/// | `") {
            let cells = line.split(separator: "|").dropFirst().map { cell in
                String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            let isLiteral = cells[1].hasPrefix("`")
            settings[cells[0].filter { $0 != "`" }] =
                isLiteral ? cells[1].filter { $0 != "`" } : ""
        }
        return settings
    }

    private static func assignments(in text: String) -> [String: String] {
        var settings: [String: String] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let halves = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            settings[String(halves[0])] = halves.count > 1 ? String(halves[1]) : ""
        }
        return settings
    }
}

/// The package that the tests belong to.
public enum PackageRoot {
    /// Its folder.
    public static var path: String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }

    /// The text of one of its files.
    public static func text(_ path: String) throws -> String {
        try String(contentsOf: URL(filePath: "\(Self.path)/\(path)"), encoding: .utf8)
    }
}
