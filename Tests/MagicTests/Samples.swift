/// The smallest content that shows what each kind of file is.
enum Samples {
    static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + bytes("IHDR")
        + [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE]
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + bytes("JFIF\0") + [1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9]
    static let gif: [UInt8] = bytes("GIF89a") + [1, 0, 1, 0, 0x80, 0, 0]
    static let webp: [UInt8] =
        bytes("RIFF") + [26, 0, 0, 0] + bytes("WEBPVP8L") + [13, 0, 0, 0, 0x2F] + zeros(12)
    static let tiff: [UInt8] = bytes("II*\0") + [8, 0, 0, 0] + zeros(6)
    static let bmp: [UInt8] =
        bytes("BM") + word(58) + word(0) + word(54) + word(40) + word(1) + word(1)
        + [1, 0, 24, 0] + word(0) + word(4) + zeros(16) + zeros(4)
    static let heic = isoMedia("heic")
    static let avif = isoMedia("avif")

    static let pdf = bytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    static let text = bytes("Bonjour, je voudrais une chaise d'été.\n")
    static let utf16: [UInt8] = [0xFF, 0xFE] + bytes("B\0o\0n\0j\0o\0u\0r\0\n\0")
    static let csv = bytes("a,b,c\n1,2,3\n4,5,6\n")
    static let docx = zip(["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
    static let xlsx = zip(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"])
    static let odt = zip(
        ["mimetype", "content.xml"],
        first: bytes("application/vnd.oasis.opendocument.text")
    )

    static let glb: [UInt8] = bytes("glTF") + word(2) + word(24) + word(4) + bytes("JSON{}  ")
    static let gltf = bytes(#"{"asset":{"version":"2.0"},"scenes":[]}"#)
    static let obj = bytes(
        "# made\nmtllib a.mtl\no Cube\nv 1.0 0 0\nv 0 1e-3 0\nv 0 0 -1\nf 1 2 3\n"
    )
    static let fbx = bytes("Kaydara FBX Binary  \0\u{1A}\0") + word(7400) + zeros(50)
    static let textFBX = bytes("; FBX 7.4.0 project file\n\nFBXHeaderExtension:  {\n}\n")
    static let stl: [UInt8] = zeros(80) + word(2) + Array(repeating: 1, count: 100)
    static let solidSTL: [UInt8] =
        bytes("solid exported") + Array(repeating: 0x20, count: 66) + word(2)
        + Array(repeating: 0x81, count: 100)
    static let textSTL = bytes(
        "solid x\nfacet normal 0 0 1\n outer loop\n vertex 0 0 0\n endloop\nendfacet\nendsolid\n"
    )
    static let usdz = zip(["model.usdc", "textures/a.png"])
    static let step = bytes("ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\nENDSEC;\nEND-ISO-10303-21;\n")

    static let zipped = zip(["photos/a.txt", "b.txt"])
    static let elf: [UInt8] =
        [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0] + zeros(8) + [2, 0, 0x3E, 0, 1, 0, 0, 0] + zeros(40)
    static let exe: [UInt8] = bytes("MZ") + zeros(58) + word(64) + bytes("PE\0\0") + zeros(200)
    static let html = bytes("<!DOCTYPE html><html><body>x</body></html>")
    static let svg = bytes(
        #"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#
    )
    static let shell = bytes("#!/bin/sh\nrm -rf /tmp/x\n")
    static let python = bytes("import os\ndef f():\n    pass\n")
    static let javascript = bytes("const a = 1;\nfunction f() { return a; }\n")
    static let batch = bytes("@echo off\r\ndel x\r\n")

    static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    static func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }

    /// Four bytes, the lowest first.
    static func word(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func isoMedia(_ brand: String) -> [UInt8] {
        [0, 0, 0, 24] + bytes("ftyp" + brand) + zeros(4) + bytes("mif1" + brand) + [0, 0, 0, 8]
            + bytes("meta")
    }

    /// An archive of entries that claim to swell to `swollen` bytes each.
    static func zip(
        _ names: [String],
        first: [UInt8] = bytes("x"),
        swollen: UInt32? = nil
    ) -> [UInt8] {
        var body: [UInt8] = []
        var directory: [UInt8] = []
        for (index, name) in names.enumerated() {
            let content = index == 0 ? first : bytes("x")
            let length = UInt32(content.count)
            let method: [UInt8] = swollen == nil ? [0, 0] : [8, 0]
            let common =
                [20, 0, 0, 0] + method + zeros(4) + word(0) + word(length)
                + word(swollen ?? length) + [UInt8(name.utf8.count), 0, 0, 0]
            directory +=
                bytes("PK\u{1}\u{2}") + [20, 0] + common + zeros(10)
                + word(UInt32(body.count)) + bytes(name)
            body += bytes("PK\u{3}\u{4}") + common + bytes(name) + content
        }
        let count = UInt8(names.count)
        let end =
            bytes("PK\u{5}\u{6}") + zeros(4) + [count, 0, count, 0]
            + word(UInt32(directory.count)) + word(UInt32(body.count)) + [0, 0]
        return body + directory + end
    }
}
