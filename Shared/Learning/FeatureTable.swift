/// Finds a feature's number by its identity, in one look mostly.
struct FeatureTable: Sendable, Hashable {
    /// The features in ascending order; the place is the number.
    let ids: [FeatureID]

    /// What each feature counts, in steps of ``rarityStep``.
    let rarities: [UInt8]

    static let rarityStep: Float = 1 / 16

    /// Open addressing: numbers, or -1; at most half of the slots are taken.
    private let slots: [Int32]

    /// Makes a table of features in ascending order, each once, with what each counts.
    init(_ ids: [FeatureID], rarities: [UInt8]) {
        self.ids = ids
        self.rarities = rarities
        var capacity = 16
        while capacity < ids.count * 2 { capacity *= 2 }
        var slots = [Int32](repeating: -1, count: capacity)
        for (number, id) in ids.enumerated() {
            var slot = Self.start(id, capacity)
            while slots[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = Int32(number)
        }
        self.slots = slots
    }

    var count: Int { ids.count }

    /// What a feature counts beside others of its kind.
    func rarity(of number: Int) -> Float { Float(rarities[number]) * Self.rarityStep }

    /// The number of a feature; nothing for one that is not in the table.
    func number(of id: FeatureID) -> Int? {
        var slot = Self.start(id, slots.count)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if ids[number] == id { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private static func start(_ id: FeatureID, _ capacity: Int) -> Int {
        Int(truncatingIfNeeded: id.value ^ (id.value >> 32)) & (capacity - 1)
    }
}
