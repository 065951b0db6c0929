internal import CGMime
internal import FoundationEssentials

/// The text of a part of a mail, whatever its charset.
enum PartText {
    private static let anyUTF8: Set = ["", "us-ascii", "ascii", "unknown-8bit", "x-unknown"]
    private static let latin: Set = [
        "iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "cp-1252",
    ]

    /// Reads the text; bytes that do not fit the charset are replaced.
    static func text(of part: UnsafeMutablePointer<GMimeObject>) -> String {
        let charset =
            g_mime_object_get_content_type_parameter(part, "charset")
            .map { String(cString: $0).lowercased() } ?? ""
        let bytes = PartContent.bytes(of: part)
        if charset == "utf-8" || charset == "utf8" {
            return cleaned(String(decoding: bytes, as: UTF8.self))
        }
        // Browsers and mail programs read ISO 8859-1 as its superset, too.
        if latin.contains(charset) { return cleaned(windows1252(bytes)) }
        if anyUTF8.contains(charset) { return cleaned(guessed(bytes)) }
        guard guichet_is_text_part(part) != 0,
            let converted = g_mime_text_part_get_text(part.as(GMimeTextPart.self))
        else { return cleaned(guessed(bytes)) }
        defer { g_free(converted) }
        // An unknown charset comes back as the bytes that were sent.
        return cleaned(String(validatingCString: converted) ?? windows1252(bytes))
    }

    /// What has no charset of its own.
    private static func guessed(_ bytes: Data) -> String {
        String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
    }

    private static func windows1252(_ bytes: Data) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let value = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt16(byte)
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return String(text)
    }

    /// What stands at 0x80 to 0x9F.
    private static let upper: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    /// The text with LF for each line break and without other controls, no
    /// longer than is kept.
    private static func cleaned(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var size = 0
        var previous: Unicode.Scalar = "\0"
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if scalar == "\u{FEFF}" || scalar == "\n" && previous == "\r" { continue }
            guard !scalar.isControl || scalar == "\r" else { continue }
            size += UTF8.width(scalar)
            guard size <= MessageLimits.largestText else { break }
            kept.append(scalar == "\r" ? "\n" : scalar)
        }
        return String(kept)
    }
}

extension Unicode.Scalar {
    /// Whether it controls a terminal and is no part of a text: as JSON it
    /// would take six times its space.
    var isControl: Bool {
        self != "\n" && self != "\t" && (value < 0x20 || (0x7F...0x9F).contains(value))
    }
}
