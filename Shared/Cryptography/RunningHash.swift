internal import CSodium

/// SHA-256 of bytes that come piece by piece: 32 bytes.
public struct RunningHash {
    private var state = crypto_hash_sha256_state()

    public init() {
        Sodium.prepare()
        _ = crypto_hash_sha256_init(&state)
    }

    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        _ = crypto_hash_sha256_update(&state, start, UInt64(bytes.count))
    }

    /// The hash of all pieces so far.
    public func digest() -> [UInt8] {
        var state = state
        var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
        _ = crypto_hash_sha256_final(&state, &digest)
        return digest
    }
}
