/// A word out of a set that may grow: an old reader survives a new value.
///
/// Readers compare with the constants they know and treat any other value
/// as one they do not understand; decoding never fails on it.
public protocol OpenValue: RawRepresentable, Codable, Hashable, Sendable,
    CustomStringConvertible
where RawValue == String {
    /// The values this version knows, as the OpenAPI document lists them.
    static var known: [Self] { get }

    init(rawValue: String)
}

extension OpenValue {
    public var description: String { rawValue }

    // As the library has it for every raw value, and without its detours.

    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
