import Synchronization

/// Short names that begin alike, until all of their block are used.
///
/// Drawn one by one over all values, each name would be in a place of its own
/// in every index that is ordered by it. A block is drawn by chance: two
/// processes, or one before and after a restart, may draw the same, so a name
/// can be taken.
final class NameBlock: Sendable {
    private struct Block: Sendable {
        let beginning: String
        var used = 0
    }

    /// What two characters can say.
    private static let size = NameText.base * NameText.base

    private let block = Mutex<Block?>(nil)
    private let drawBeginning: @Sendable () -> String

    /// - Parameter drawBeginning: Makes the beginning of a block by chance.
    init(drawBeginning: @escaping @Sendable () -> String) {
        self.drawBeginning = drawBeginning
    }

    /// The next name.
    ///
    /// - Parameter taken: A name that was made here and turned out to be taken,
    ///   whatever stands before it: the rest of its block may be as well, so
    ///   another one is drawn.
    /// - Returns: The beginning of the block and two characters.
    func next(insteadOf taken: String? = nil) -> String {
        block.withLock { block in
            var current = block ?? Block(beginning: drawBeginning())
            let isTaken = taken?.dropLast(2).hasSuffix(current.beginning) == true
            if isTaken || current.used == Self.size {
                current = Block(beginning: drawBeginning())
            }
            let name = current.beginning + NameText.number(current.used, digits: 2)
            current.used += 1
            block = current
            return name
        }
    }
}
