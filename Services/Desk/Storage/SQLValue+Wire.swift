import Database
import FoundationEssentials
import StrictJSON

extension SQLValue {
    /// A value as JSON text, in the form that it has on the wire.
    ///
    /// - Throws: What ``WireCoding`` throws for what is no JSON.
    static func wire(_ value: some Encodable) throws -> SQLValue {
        .text(String(decoding: try WireCoding.encode(value), as: UTF8.self))
    }
}
