import FoundationEssentials

/// A setting that cannot be used, named so that the operator can mend it.
public struct SettingsError: Error, Equatable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}

/// The settings of a process: its environment over the `.env` file of its
/// working folder.
///
/// An empty value counts as absent, as `.env` examples leave values empty.
public struct Environment: Sendable {
    private let values: [String: String]

    public init(_ values: [String: String]) {
        self.values = values.filter { !$0.value.isEmpty }
    }

    /// Reads the process's environment and, below it, the `.env` file.
    ///
    /// - Throws: ``SettingsError`` naming the line of `.env` that is wrong.
    public static func load(file: String = ".env") throws -> Environment {
        let process = ProcessInfo.processInfo.environment
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            return Environment(process)
        }
        let written = try DotEnv.values(in: text, file: file)
        return Environment(written.merging(process) { _, environment in environment })
    }

    public subscript(name: String) -> String? { values[name] }

    /// The whole environment, for a child process.
    public var all: [String: String] { values }

    public func string(_ name: String, default fallback: String) -> String {
        values[name] ?? fallback
    }

    public func secret(_ name: String) -> Secret? {
        values[name].map { Secret($0) }
    }

    public func integer(
        _ name: String,
        default fallback: Int,
        in range: ClosedRange<Int>
    ) throws
        -> Int
    {
        guard let text = values[name] else { return fallback }
        guard let value = Int(text), range.contains(value) else {
            throw SettingsError(
                "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return value
    }

    public func port(_ name: String, default fallback: Int) throws -> Int {
        try integer(name, default: fallback, in: 0...65535)
    }

    /// A span of time in seconds: `90`, `90s`, `15m`, `12h` or `3d`.
    public func duration(_ name: String, default fallback: Double) throws -> Double {
        guard let text = values[name] else { return fallback }
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
        let unit = text.last.flatMap { units[$0] }
        let digits = unit == nil ? text[...] : text.dropLast()
        guard let number = Double(digits), number >= 0, number.isFinite else {
            throw SettingsError("\(name) must be a time such as 90s, 15m, 12h or 3d")
        }
        return number * (unit ?? 1)
    }

    public func flag(_ name: String, default fallback: Bool) throws -> Bool {
        switch values[name]?.lowercased() {
        case nil: fallback
        case "1", "true", "yes", "on": true
        case "0", "false", "no", "off": false
        default: throw SettingsError("\(name) must be true or false")
        }
    }

    /// An absolute `http` or `https` address without a trailing slash.
    public func address(_ name: String, default fallback: String) throws -> String {
        let text = values[name] ?? fallback
        guard let url = URL(string: text), let host = url.host(), !host.isEmpty,
            url.scheme == "http" || url.scheme == "https"
        else {
            throw SettingsError("\(name) must be an http or https address")
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// A list whose members are separated by commas.
    public func list(_ name: String) -> [String] {
        (values[name] ?? "").split(separator: ",").map(\.trimmed)
            .filter { !$0.isEmpty }
    }
}
