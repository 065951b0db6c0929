import Synchronization

/// Numbers for traces and spans: each once in a process, and with all
/// likelihood once among processes.
///
/// They are no secrets. The system's own random numbers cost a call into the
/// kernel each; these are a count from a random start, its bits mixed as
/// SplitMix64 mixes them, which makes different numbers of different counts.
enum SpanNumber {
    private static let count = Atomic<UInt64>(UInt64.random(in: UInt64.min...UInt64.max))

    /// A number that is not 0.
    static func next() -> UInt64 {
        var value = count.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        value ^= value >> 31
        return value != 0 ? value : next()
    }
}
