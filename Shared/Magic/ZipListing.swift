/// The names in a zip archive, from the directory at its end.
///
/// Nothing is unpacked, so that an archive made to swell costs no more than
/// any other.
struct ZipListing: Hashable, Sendable {
    /// Names in the order of the directory; at most those of its first 1 MiB.
    let names: [String]

    private static let longestDirectory = 1 << 20
    private static let endRecordSize = 22
    private static let longestComment = 65_535
    private static let entrySize = 46

    init(names: [String]) { self.names = names }

    /// Nothing when the file does not begin as an archive, or its directory is
    /// missing.
    init?(of file: borrowing SniffedFile) throws(FileSnifferError) {
        guard try file.bytes(at: 0, count: 4).starts(with: [0x50, 0x4B]) else { return nil }
        let tailSize = Self.endRecordSize + Self.longestComment
        let tail = try file.bytes(at: max(0, file.size - Int64(tailSize)), count: tailSize)
        guard let end = Self.endRecord(in: tail) else { return nil }
        let length = Int64(end.integer(at: 12, bytes: 4))
        let start = Int64(end.integer(at: 16, bytes: 4))
        guard start + length <= file.size else { return nil }
        let directory = try file.bytes(
            at: start,
            count: Int(min(length, Int64(Self.longestDirectory)))
        )
        self.init(names: Self.names(in: directory))
    }

    /// The record that ends an archive, searched from the back because a
    /// comment may follow it.
    private static func endRecord(in tail: [UInt8]) -> ArraySlice<UInt8>? {
        guard tail.count >= endRecordSize else { return nil }
        for start in (0...(tail.count - endRecordSize)).reversed()
        where tail[start] == 0x50 && tail[start...].starts(with: [0x50, 0x4B, 5, 6]) {
            let record = tail[start...]
            let comment = record.integer(at: 20, bytes: 2)
            if record.count == endRecordSize + comment { return record }
        }
        return nil
    }

    private static func names(in directory: [UInt8]) -> [String] {
        var names: [String] = []
        var rest = directory[...]
        while rest.count >= entrySize, rest.starts(with: [0x50, 0x4B, 1, 2]) {
            let nameLength = rest.integer(at: 28, bytes: 2)
            let others = rest.integer(at: 30, bytes: 2) + rest.integer(at: 32, bytes: 2)
            let afterHeader = rest.dropFirst(entrySize)
            names.append(String(decoding: afterHeader.prefix(nameLength), as: UTF8.self))
            rest = afterHeader.dropFirst(nameLength + others)
        }
        return names
    }
}
