import FoundationEssentials

@testable import Magic

/// A file for one test, removed when the test ends.
struct ScratchFile: ~Copyable {
    let path: String

    init(_ bytes: [UInt8]) throws {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "guichet-magic-\(UUID().uuidString)")
        try Data(bytes).write(to: url)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Loaded once: the database is large, and one sniffer serves all threads.
let sharedSniffer = Result { try FileSniffer() }

/// Sniffs `bytes` as if they were sent under that name.
func sniff(_ bytes: [UInt8], named name: String?) throws -> AttachmentType {
    let file = try ScratchFile(bytes)
    return try sharedSniffer.get().attachmentType(of: file.path, named: name)
}

/// Why `bytes` under that name are refused; nothing when they are kept.
func refusal(of bytes: [UInt8], named name: String?) throws -> AttachmentRefusal.Reason? {
    do {
        _ = try sniff(bytes, named: name)
        return nil
    } catch FileSnifferError.refused(let refusal) {
        return refusal.reason
    }
}
