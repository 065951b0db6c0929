/// The name under which an effect happens once, such as "<run>:<step>".
public struct EffectKey: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public var description: String { rawValue }

    /// Whether it has 1 to 255 visible ASCII characters, as a header can carry.
    public var isValid: Bool {
        (1...255).contains(rawValue.utf8.count)
            && rawValue.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}
