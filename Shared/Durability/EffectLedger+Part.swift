import FoundationEssentials
import StrictJSON

extension EffectLedger {
    /// An effect that happens with another one, and may be asked for by itself:
    /// before, as by a caller who joins nothing, or later.
    public struct Part<Whole: Sendable>: Sendable {
        let intent: Intent

        /// What it returns when it is asked for by itself, as it is recorded;
        /// nothing where it is to be looked for then.
        let result: @Sendable (Whole) throws -> Data?

        /// - Parameters:
        ///   - key: The name under which it happens once.
        ///   - operation: What is done.
        ///   - fingerprint: The hash of the request that asks for it by itself.
        ///   - result: What that request returns, of what the whole returned.
        public init<Result: Encodable & SendableMetatype>(
            _ key: EffectKey,
            operation: String,
            fingerprint: String,
            result: @escaping @Sendable (Whole) -> Result?
        ) {
            intent = Intent(key: key, operation: operation, fingerprint: fingerprint)
            self.result = { try result($0).map(RecordCoding.encode) }
        }
    }

    /// What is about to be done.
    struct Intent: Equatable, Sendable {
        let key: EffectKey
        let operation: String
        let fingerprint: String

        func settled(_ result: Data, at date: Date) -> SettledEffect {
            SettledEffect(intent: self, result: result, at: date)
        }
    }
}
