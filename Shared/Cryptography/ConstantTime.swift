internal import CSodium
public import FoundationEssentials

/// Comparison that takes as long for wrong values as for right ones of the
/// same length; the length itself is no secret.
public enum ConstantTime {
    public static func equal(_ left: Data, _ right: Data) -> Bool {
        guard left.count == right.count else { return false }
        guard !left.isEmpty else { return true }
        return left.withUnsafeBytes { left in
            right.withUnsafeBytes { right in
                sodium_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
            }
        }
    }

    public static func equal(_ left: String, _ right: String) -> Bool {
        equal(Data(left.utf8), Data(right.utf8))
    }
}
