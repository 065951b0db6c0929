/// The names of attachments, as people may see them and as a folder takes
/// them.
enum AttachmentName {
    private static let longest = 200

    /// The last component of what the sender wrote, without what controls a
    /// line; a name by number when nothing is left.
    static func safe(_ name: String, number: Int) -> String {
        let line = name.onOneLine(atMost: 4 * longest)
        let last = line.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
        var kept = (last ?? "").filter { !$0.isForbidden }
        while kept.hasPrefix(".") || kept.hasPrefix(" ") { kept.removeFirst() }
        while kept.utf8.count > longest { kept.removeLast() }
        return kept.isEmpty ? "attachment-\(number + 1)" : kept
    }
}

extension Character {
    /// Marks that turn the direction of text make `exe.pdf` of `fdp.exe`.
    fileprivate var isForbidden: Bool {
        unicodeScalars.contains { $0.properties.generalCategory == .format }
    }
}
