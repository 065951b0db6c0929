import HTTP

/// Whether a browser shows a file or saves it, and under which name (RFC 6266).
struct ContentDisposition {
    let text: String

    /// Pictures are shown, everything else is saved: in the sandbox that it is
    /// served in, no browser shows it.
    init(of file: KeptFile) {
        var name = file.name.replacing("/", with: "_").replacing("\\", with: "_")
        // Saved as `plan.html`, what is a PDF here would be a page there.
        let ending = Self.ending(of: file.file)
        if Self.aliases[Self.ending(of: name), default: Self.ending(of: name)] != ending {
            name += ".\(ending)"
        }
        let kind = file.type.hasPrefix("image/") ? "inline" : "attachment"
        let plain = String(String.UnicodeScalarView(name.unicodeScalars.map(Self.plain)))
        let encoded = PercentEncoding.encoded(name)
        text = "\(kind); filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    /// Endings that people give to files of the same type.
    private static let aliases = ["jpeg": "jpg", "jpe": "jpg", "tif": "tiff", "stp": "step"]

    private static func ending(of name: String) -> String {
        name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    }

    /// What stands for a character for readers of the old form.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", " ", "(", ")": scalar
        default: "_"
        }
    }
}
