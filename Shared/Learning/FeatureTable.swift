/// Finds a feature's number by its identity, in one look mostly.
struct FeatureTable: Sendable, Hashable {
    /// The features in ascending order; the place is the number.
    let ids: [FeatureID]

    /// What each feature counts, in steps of ``rarityStep``.
    let rarities: [UInt8]

    static let rarityStep: Float = 1 / 16

    /// Open addressing: a feature's number beside the upper half of its
    /// identity, so that a look tells nearly always; at most half are taken.
    private let slots: [Slot]

    private struct Slot: Sendable, Hashable {
        /// Below zero where there is none.
        var number: Int32 = -1
        var upper: UInt32 = 0
    }

    /// Makes a table of features in ascending order, each once, with what each counts.
    init(_ ids: [FeatureID], rarities: [UInt8]) {
        self.ids = ids
        self.rarities = rarities
        var capacity = 16
        while capacity < ids.count * 2 { capacity *= 2 }
        var slots = [Slot](repeating: Slot(), count: capacity)
        for (number, id) in ids.enumerated() {
            var slot = Self.start(id, capacity)
            while slots[slot].number >= 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = Slot(number: Int32(number), upper: Self.upper(id))
        }
        self.slots = slots
    }

    var count: Int { ids.count }

    /// What a feature counts beside others of its kind.
    func rarity(of number: Int) -> Float { Float(rarities[number]) * Self.rarityStep }

    /// The number of a feature; nothing for one that is not in the table.
    func number(of id: FeatureID) -> Int? {
        var slot = Self.start(id, slots.count)
        let upper = Self.upper(id)
        while slots[slot].number >= 0 {
            let number = Int(slots[slot].number)
            if slots[slot].upper == upper, ids[number] == id { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private static func upper(_ id: FeatureID) -> UInt32 {
        UInt32(truncatingIfNeeded: id.value >> 32)
    }

    private static func start(_ id: FeatureID, _ capacity: Int) -> Int {
        Int(truncatingIfNeeded: id.value ^ (id.value >> 32)) & (capacity - 1)
    }
}
