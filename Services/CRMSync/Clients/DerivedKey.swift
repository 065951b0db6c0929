import Cryptography
import FoundationEssentials

/// The keys of the changes that one effect consists of.
enum DerivedKey {
    /// The longest key that a service accepts.
    private static let limit = 255

    /// The key of a part, the same whenever it is asked for.
    ///
    /// - Parameters:
    ///   - key: The effect's own key.
    ///   - part: The part's name among the parts of that effect.
    /// - Returns: The key with the name behind it, or a hash of the two when
    ///   that is too long for a key.
    static func of(_ key: String, part: String) -> String {
        let whole = "\(key):\(part)"
        guard whole.utf8.count > limit else { return whole }
        return "sha256:" + Hex.encode(Hash.sha256(Data(whole.utf8)))
    }
}
