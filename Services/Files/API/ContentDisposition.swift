import HTTP

/// Whether a browser shows a file or saves it, and under which name (RFC 6266).
struct ContentDisposition {
    let text: String

    /// Pictures are shown. Everything else is saved: in the sandbox that it is
    /// served in, no browser shows it.
    init(of file: KeptFile) {
        var name = file.name.replacing("/", with: "_").replacing("\\", with: "_")
        if !name.contains("."), let ending = file.file.split(separator: ".").last {
            name += ".\(ending)"
        }
        let kind = file.type.hasPrefix("image/") ? "inline" : "attachment"
        let plain = String(String.UnicodeScalarView(name.unicodeScalars.map(Self.plain)))
        let encoded = PercentEncoding.encoded(name)
        text = "\(kind); filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    /// What stands for a character for readers of the old form.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", " ", "(", ")": scalar
        default: "_"
        }
    }
}
