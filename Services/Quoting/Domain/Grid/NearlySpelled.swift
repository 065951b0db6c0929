/// Spelling with one slip of the pen: a letter too many, too few, wrong, or
/// two changed about.
enum NearlySpelled {
    /// Shorter words have too many neighbours: "table" is not "cable".
    static let shortest = 6

    /// Whether two folded words with the same first letter differ by one slip.
    static func differ(_ first: String, _ second: String) -> Bool {
        let (one, two) = (first.utf8, second.utf8)
        guard one.first == two.first, abs(one.count - two.count) <= 1, first != second else {
            return false
        }
        let same = zip(one, two).prefix { $0 == $1 }.count
        let (left, right) = (one.dropFirst(same), two.dropFirst(same))
        if left.count != right.count {
            return left.count < right.count
                ? left.elementsEqual(right.dropFirst()) : left.dropFirst().elementsEqual(right)
        }
        if left.dropFirst().elementsEqual(right.dropFirst()) { return true }
        return left.count >= 2 && left.dropFirst(2).elementsEqual(right.dropFirst(2))
            && left.first == right.dropFirst().first && right.first == left.dropFirst().first
    }
}
