import ServiceKit

/// The names of variables, as files set them and as the code reads them.
enum Setting {
    /// The variables that the code reads.
    static let read: Set<String> = {
        let name = #/"([A-Z][A-Z0-9_]{2,})"/#
        let spelt = Repository.sources.flatMap { $0.matches(of: name).map { String($0.1) } }
        let derived = ServiceName.all.flatMap { service in
            ["HOST", "PORT", "URL"].map { "\(service.variable)_\($0)" }
        }
        return Set(spelt + derived)
    }()

    /// The variables that lines such as `NAME=value` set, commented out or not.
    static func assigned(in path: String) throws -> [String] {
        let assignment = #/^(?:# ?)?([A-Z][A-Z0-9_]{2,})=/#
        return try Repository.lines(path).compactMap { line in
            line.firstMatch(of: assignment).map { String($0.1) }
        }
    }
}
