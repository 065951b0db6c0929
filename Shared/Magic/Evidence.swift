/// What is known of a file's content, and what follows from it.
struct Evidence: Hashable, Sendable {
    /// libmagic's answer.
    var detected: String

    /// The file's length in bytes.
    var size: Int64

    /// The first 64 KiB, or all.
    var head: [UInt8]

    /// The names in it, when it is a whole zip archive.
    var zip: ZipListing?

    /// The outermost keys, when it is a JSON object.
    var jsonKeys: Set<String> = []

    /// Decides whether the file is kept, and as what.
    ///
    /// The order matters: what could be run is refused before anything is
    /// guessed from the shape of the content.
    func attachmentType(named name: String?) throws(AttachmentRefusal) -> AttachmentType {
        guard size > 0 else { throw refusal(.empty) }
        if let type = signature { return type }
        if let type = Self.accepted[detected] { return type }
        if Self.zipTypes.contains(detected) { return try archive() }
        if let reason = runnable { throw refusal(reason) }
        if let type = shape3D(named: name) { return type }
        return try text(named: name)
    }

    /// Signatures that libmagic 5.44 does not know, at the very beginning.
    private var signature: AttachmentType? {
        if starts(with: "glTF"), size >= 12, head[...].integer(at: 8, bytes: 4) <= size {
            return .glb
        }
        if starts(with: "Kaydara FBX Binary  \0") { return .fbx }
        if starts(with: "ISO-10303-21;") { return .step }
        return nil
    }

    private static let accepted: [String: AttachmentType] = [
        "image/png": .png, "image/jpeg": .jpeg, "image/webp": .webp, "image/gif": .gif,
        "image/tiff": .tiff, "image/bmp": .bmp, "image/x-ms-bmp": .bmp, "image/heic": .heic,
        "image/heif": .heif, "image/avif": .avif, "application/pdf": .pdf,
    ]

    private static let zipTypes: Set = [
        "application/zip", AttachmentType.docx.mediaType, AttachmentType.xlsx.mediaType,
        AttachmentType.odt.mediaType,
    ]

    /// Programs and pages, by libmagic's word or by how they begin.
    private var runnable: AttachmentRefusal.Reason? {
        if Self.executables.contains(detected) { return .executable }
        if Self.markup.contains(where: detected.contains) { return .markup }
        if starts(with: "#!") { return .script }
        return beginsWithTag ? .markup : nil
    }

    private static let executables: Set = [
        "application/x-executable", "application/x-pie-executable", "application/x-sharedlib",
        "application/x-object", "application/x-dosexec", "application/x-mach-binary",
        "application/vnd.microsoft.portable-executable", "application/x-java-applet",
        "application/x-msi", "application/vnd.android.package-archive", "application/wasm",
        "application/x-elf", "application/x-coredump", "application/java-archive",
    ]

    private static let markup = ["html", "svg", "xml"]

    /// Whether the first thing in the text is a tag, as a browser sees it.
    private var beginsWithTag: Bool {
        let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
        let start = text.drop { $0 <= 0x20 }
        guard start.first == UInt8(ascii: "<"), let next = start.dropFirst().first else {
            return false
        }
        return next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next.isASCIILetter
    }

    private func archive() throws(AttachmentRefusal) -> AttachmentType {
        guard let zip else { throw refusal(.damaged) }
        guard !zip.holdsProgram else { throw refusal(.executable) }
        return zip.attachmentType(detected: detected)
    }

    /// Text is what its name may call it, and nothing that a name makes it.
    private func text(named name: String?) throws(AttachmentRefusal) -> AttachmentType {
        if detected.hasPrefix("text/x-") { throw refusal(.script) }
        guard detected == "text/plain" || detected == "text/csv" else {
            throw refusal(.unsupported)
        }
        guard Self.textExtensions.contains(name.fileExtension) else { throw refusal(.disguised) }
        return detected == "text/csv" ? .csv : .plainText
    }

    private static let textExtensions: Set = ["", "txt", "text", "md", "log", "csv"]

    private func refusal(_ reason: AttachmentRefusal.Reason) -> AttachmentRefusal {
        AttachmentRefusal(mediaType: detected, reason: reason)
    }

    func starts(with text: String) -> Bool { head.starts(with: text.utf8) }
}

extension String? {
    /// What follows the last dot of a file's name, in lower case; empty when
    /// there is none.
    var fileExtension: String {
        guard let name = self, let dot = name.lastIndex(of: "."), dot > name.startIndex else {
            return ""
        }
        return name[dot...].dropFirst().lowercased()
    }
}

extension UInt8 {
    fileprivate var isASCIILetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
