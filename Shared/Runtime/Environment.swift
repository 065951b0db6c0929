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
/// An empty value counts as absent, as `.env` examples leave values empty. A
/// variable that is empty in the environment hides the one in the file.
public struct Environment: Sendable {
    /// The whole environment, empty values too, for a child process.
    public let all: [String: String]

    public init(_ values: [String: String]) {
        all = values
    }

    /// Reads the process's environment and, below it, the `.env` file.
    ///
    /// - Throws: ``SettingsError`` when there is a file that cannot be read, or
    ///   naming its line that is wrong.
    public static func load(file: String = ".env") throws(SettingsError) -> Environment {
        try load(file: file, under: ProcessInfo.processInfo.environment)
    }

    static func load(
        file: String,
        under process: [String: String]
    ) throws(SettingsError) -> Environment {
        guard FileManager.default.fileExists(atPath: file) else { return Environment(process) }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw SettingsError("\(file) cannot be read as UTF-8 text")
        }
        let written = try DotEnv.values(in: text, file: file)
        return Environment(written.merging(process) { _, environment in environment })
    }

    public subscript(name: String) -> String? {
        all[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    public func string(_ name: String, default fallback: String) -> String {
        self[name] ?? fallback
    }

    public func secret(_ name: String) -> Secret? {
        self[name].map { Secret($0) }
    }

    /// A secret that goes into a header.
    ///
    /// - Throws: When it holds blanks, line breaks or other than ASCII, as
    ///   what was copied with too much around it does.
    public func token(_ name: String) throws -> Secret? {
        try word(name).map { Secret($0) }
    }

    /// A name or key that a vendor gave.
    ///
    /// - Throws: When it holds blanks, line breaks or other than ASCII.
    public func word(_ name: String) throws -> String? {
        guard let value = self[name] else { return nil }
        guard value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw SettingsError("\(name) must be visible ASCII characters, no blanks")
        }
        return value
    }

    public func integer(
        _ name: String,
        default fallback: Int,
        in range: ClosedRange<Int>
    ) throws
        -> Int
    {
        guard let text = self[name] else { return fallback }
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

    /// The longest span of time that is accepted: ten years.
    private static let longestDuration = 3650.0 * 86400

    /// A span of time in seconds: `90`, `90s`, `15m`, `12h` or `3d`.
    public func duration(_ name: String, default fallback: Double) throws -> Double {
        guard let text = self[name] else { return fallback }
        let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
        let unit = text.last.flatMap { units[$0] }
        let digits = unit == nil ? text[...] : text.dropLast()
        guard let number = Double(digits), number >= 0,
            number * (unit ?? 1) <= Self.longestDuration
        else {
            throw SettingsError("\(name) must be a time such as 90s, 15m, 12h or 3d")
        }
        return number * (unit ?? 1)
    }

    public func flag(_ name: String, default fallback: Bool) throws -> Bool {
        switch self[name]?.lowercased() {
        case nil: fallback
        case "1", "true", "yes", "on": true
        case "0", "false", "no", "off": false
        default: throw SettingsError("\(name) must be true or false")
        }
    }

    /// An absolute `http` or `https` address that paths can be appended to:
    /// without user, query and fragment; trailing slashes are dropped.
    public func address(_ name: String, default fallback: String) throws -> String {
        var text = self[name] ?? fallback
        guard let url = URL(string: text, encodingInvalidCharacters: false),
            let host = url.host(), !host.isEmpty, ["http", "https"].contains(url.scheme),
            url.user() == nil, url.query() == nil, url.fragment() == nil
        else {
            throw SettingsError("\(name) must be an http or https address")
        }
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }

    /// A list whose members are separated by commas.
    public func list(_ name: String) -> [String] {
        (self[name] ?? "").split(separator: ",").map(\.trimmed)
            .filter { !$0.isEmpty }
    }
}
