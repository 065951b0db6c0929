internal import CSodium
public import FoundationEssentials

/// Fingerprints and signatures of bytes.
public enum Hash {
    /// SHA-256 (FIPS 180-4): 32 bytes.
    public static func sha256(_ data: Data) -> Data {
        Sodium.prepare()
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        _ = crypto_hash_sha256(&digest, Array(data), UInt64(data.count))
        return Data(digest)
    }

    /// HMAC-SHA-256 (RFC 2104) under a key of any length: 32 bytes.
    public static func hmacSHA256(_ data: Data, key: Data) -> Data {
        Sodium.prepare()
        var digest = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
        var state = crypto_auth_hmacsha256_state()
        _ = crypto_auth_hmacsha256_init(&state, Array(key), key.count)
        _ = crypto_auth_hmacsha256_update(&state, Array(data), UInt64(data.count))
        _ = crypto_auth_hmacsha256_final(&state, &digest)
        return Data(digest)
    }
}
