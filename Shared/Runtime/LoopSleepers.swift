/// Tasks of a loop that wait for a moment, each under a number of its own.
struct LoopSleepers {
    /// Told whether the moment has come; else the task was cancelled.
    typealias Sleeper = CheckedContinuation<Bool, Never>

    struct Entry {
        let due: Int64
        let number: Int
    }

    /// By their moments; who is called off before leaves an entry.
    private(set) var entries: [Entry] = []
    private var sleepers: [Int: Sleeper] = [:]
    private var lastNumber = 0

    /// When the first one is due.
    var due: Int64? { entries.first?.due }

    mutating func nextNumber() -> Int {
        lastNumber += 1
        return lastNumber
    }

    mutating func add(_ sleeper: Sleeper, _ number: Int, due: Int64) {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].due <= due { low = middle + 1 } else { high = middle }
        }
        entries.insert(Entry(due: due, number: number), at: low)
        sleepers[number] = sleeper
    }

    mutating func remove(_ number: Int) -> Sleeper? {
        let sleeper = sleepers.removeValue(forKey: number)
        // Moments may be an hour away, and each newcomer moves what is behind it.
        if entries.count > 2 * sleepers.count + 64 {
            entries.removeAll { sleepers[$0.number] == nil }
        }
        return sleeper
    }

    /// Takes out those whose moment has come.
    mutating func removeDue(at now: Int64) -> [Sleeper] {
        let count = entries.firstIndex { $0.due > now } ?? entries.count
        defer { entries.removeFirst(count) }
        return entries[..<count].compactMap { sleepers.removeValue(forKey: $0.number) }
    }

    /// Those that still sleep, with their moments.
    var left: [(number: Int, due: Int64)] {
        entries.filter { sleepers[$0.number] != nil }.map { ($0.number, $0.due) }
    }
}
