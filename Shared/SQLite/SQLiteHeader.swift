import Glibc

/// What the first bytes of a database file say.
enum SQLiteHeader {
    private static let signature = Array("SQLite format 3\0".utf8)

    /// The newest format of a file: the one with a write-ahead log.
    private static let newestFormat = 2

    /// Whether a newer SQLite has written the file, in a format unknown here.
    ///
    /// SQLite itself calls such a file no database, or opens it read-only.
    static func isNewer(_ path: String) -> Bool {
        guard let file = fopen(path, "r") else { return false }
        defer { fclose(file) }
        var header = [UInt8](repeating: 0, count: 20)
        guard fread(&header, 1, header.count, file) == header.count,
            header.starts(with: signature)
        else { return false }
        return header[18] > newestFormat || header[19] > newestFormat
    }
}
