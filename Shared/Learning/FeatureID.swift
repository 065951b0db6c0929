/// The identity of a feature: a fixed hash (FNV-1a, 64 bits) of its kind and its bytes.
///
/// The hash is part of the model file's format: the same feature has the same
/// identity on every machine and in every release.
struct FeatureID: Sendable, Hashable, Comparable {
    private(set) var value: UInt64

    init(_ kind: FeatureKind) {
        value = 0xCBF2_9CE4_8422_2325
        append(kind.rawValue)
    }

    init(value: UInt64) {
        self.value = value
    }

    mutating func append(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    mutating func append(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { append(byte) }
    }

    static func < (one: FeatureID, other: FeatureID) -> Bool {
        one.value < other.value
    }
}
