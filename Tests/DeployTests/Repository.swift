import FoundationEssentials
import Testing

/// The files of this repository as they stand, read at test time.
enum Repository {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func lines(_ path: String) throws -> [String] {
        try text(path).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The paths of the files below a folder whose names end in `suffix`.
    static func files(under folder: String, endingIn suffix: String) throws -> [String] {
        let manager = FileManager.default
        let found = try manager.subpathsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(suffix) }
            .map { "\(folder)/\($0)" }
        try #require(!found.isEmpty, "no \(suffix) files under \(folder)")
        return found
    }

    /// What the services and their shared modules are written as.
    static let sources: [String] = {
        do {
            return try ["Services", "Shared"]
                .flatMap { try files(under: $0, endingIn: ".swift") }
                .map { try text($0) }
        } catch {
            Issue.record("the sources cannot be read: \(error)")
            return []
        }
    }()
}
