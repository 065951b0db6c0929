/// A page cut out of one more record than fits.
struct Newest<Record> {
    let records: [Record]

    /// Whether there are older ones.
    let hasMore: Bool

    /// - Parameters:
    ///   - found: Up to `limit + 1` records, newest first.
    ///   - limit: How many fit.
    init(_ found: [Record], limit: Int) {
        records = Array(found.prefix(limit))
        hasMore = found.count > limit
    }
}
