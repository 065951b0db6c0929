import FoundationEssentials

/// The files that the owner puts in the place of the embedded ones.
enum OwnerFiles {
    /// The largest file that is read, in bytes.
    private static let limit = 1 << 20

    /// The grid: the embedded one, or the owner's at a path.
    ///
    /// - Throws: ``DataFileError`` when it cannot be read or is not a grid.
    static func grid(at path: String?) throws(DataFileError) -> Grid {
        guard let path else { return try Grid(EmbeddedFiles.grid, name: EmbeddedFiles.gridName) }
        return try Grid(try text(at: path), name: path)
    }

    /// The message book: the embedded one, each file that the owner's folder
    /// holds in the place of the one of the same name.
    ///
    /// - Throws: ``DataFileError`` when a file cannot be read, is none of the
    ///   book's or is not written as it must be.
    static func book(in folder: String?) throws(DataFileError) -> MessageBook {
        var files = EmbeddedFiles.book
        guard let folder else { return try MessageBook(files) }
        for name in try names(in: folder) {
            guard MessageBook.fileNames.contains(name) else {
                throw DataFileError(
                    file: "\(folder)/\(name)",
                    line: nil,
                    message: "is no template; there are "
                        + MessageBook.fileNames.joined(separator: ", ")
                )
            }
            files[name] = try text(at: "\(folder)/\(name)")
        }
        return try MessageBook(files)
    }

    /// The names of a folder's files but the hidden ones, in order.
    private static func names(in folder: String) throws(DataFileError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw DataFileError(file: folder, line: nil, message: "is not a folder to read")
        }
    }

    private static func text(at path: String) throws(DataFileError) -> String {
        func unreadable(_ message: String) -> DataFileError {
            DataFileError(file: path, line: nil, message: message)
        }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw unreadable("cannot be read")
        }
        guard bytes.count <= limit else { throw unreadable("is larger than \(limit) bytes") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw unreadable("is not UTF-8")
        }
        return text
    }
}
