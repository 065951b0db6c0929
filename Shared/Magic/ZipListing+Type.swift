extension ZipListing {
    /// Whether the archive is a program in itself, or an office document that
    /// carries one.
    var holdsProgram: Bool {
        names.contains { name in
            name == "META-INF/MANIFEST.MF" || name == "AndroidManifest.xml"
                || name.hasPrefix("Basic/") || name.hasSuffix("vbaProject.bin")
        }
    }

    /// The document or model that is packed this way, or a plain archive.
    func attachmentType(detected: String) -> AttachmentType {
        if names.contains("[Content_Types].xml") {
            if names.contains("word/document.xml") { return .docx }
            if names.contains("xl/workbook.xml") { return .xlsx }
        }
        if detected == AttachmentType.odt.mediaType && names.contains("content.xml") {
            return .odt
        }
        let first = names.first.fileExtension
        return ["usd", "usda", "usdc"].contains(first) ? .usdz : .zip
    }
}
