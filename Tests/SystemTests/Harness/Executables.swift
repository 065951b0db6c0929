import Foundation

/// Where the built executables are: beside the test bundle.
enum Executables {
    static let folder: String = {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let candidates =
            [own, CommandLine.arguments[0]].map { ($0 as NSString).deletingLastPathComponent }
        return candidates.first {
            FileManager.default.isExecutableFile(atPath: "\($0)/guichet")
        } ?? ".build/debug"
    }()

    static func path(_ name: String) -> String { "\(folder)/\(name)" }
}
