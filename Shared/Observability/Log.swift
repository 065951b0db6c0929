import FoundationEssentials
public import Runtime

#if canImport(Glibc)
import Glibc
#endif

/// Structured log lines: one JSON object a line on standard error, with a
/// constant message and dotted fields.
///
/// What a customer wrote, addresses and secrets do not go into a line; ids
/// do.
public struct Log: Sendable {
    /// How much a line matters.
    public enum Level: String, Sendable, Comparable, CaseIterable {
        case debug, info, warning, error

        public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int { Level.allCases.firstIndex(of: self) ?? 0 }
    }

    private static let time = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    private let service: String
    private let minimum: Level
    private let write: @Sendable (String) -> Void

    public init(
        service: String,
        minimum: Level = .info,
        write: @escaping @Sendable (String) -> Void = { StandardError.write($0) }
    ) {
        self.service = service
        self.minimum = minimum
        self.write = write
    }

    /// The log of a service as `LOG_LEVEL` (debug, info, warning, error) sets it.
    public init(service: String, environment: Environment) throws {
        let name = environment.string("LOG_LEVEL", default: Level.info.rawValue)
        guard let level = Level(rawValue: name) else {
            throw SettingsError("LOG_LEVEL must be debug, info, warning or error")
        }
        self.init(service: service, minimum: level)
    }

    public func debug(
        _ message: StaticString,
        _ fields: [LogField] = [],
        trace: TraceContext? = nil
    ) {
        record(.debug, message, fields, trace)
    }

    public func info(_ message: StaticString, _ fields: [LogField] = [], trace: TraceContext? = nil)
    {
        record(.info, message, fields, trace)
    }

    public func warning(
        _ message: StaticString,
        _ fields: [LogField] = [],
        trace: TraceContext? = nil
    ) {
        record(.warning, message, fields, trace)
    }

    public func error(
        _ message: StaticString,
        _ fields: [LogField] = [],
        trace: TraceContext? = nil
    ) {
        record(.error, message, fields, trace)
    }

    private func record(
        _ level: Level,
        _ message: StaticString,
        _ fields: [LogField],
        _ trace: TraceContext?
    ) {
        guard level >= minimum else { return }
        var line = JSONLine()
        line.add("time", Date().formatted(Self.time))
        line.add("level", level.rawValue)
        line.add("service", service)
        line.add("message", "\(message)")
        if let trace { line.add("trace_id", trace.traceID) }
        for field in fields { line.add(field.name, field.value) }
        write(line.finished())
    }
}
