import Testing

@testable import Magic

@Suite("An attachment that is kept")
struct KeptAttachmentTests {
    static let kinds: [(content: [UInt8], type: AttachmentType)] = [
        (Samples.png, .png), (Samples.jpeg, .jpeg), (Samples.gif, .gif), (Samples.webp, .webp),
        (Samples.tiff, .tiff), (Samples.bmp, .bmp), (Samples.heic, .heic), (Samples.avif, .avif),
        (Samples.pdf, .pdf), (Samples.docx, .docx), (Samples.xlsx, .xlsx), (Samples.odt, .odt),
        (Samples.glb, .glb), (Samples.gltf, .gltf), (Samples.obj, .obj), (Samples.fbx, .fbx),
        (Samples.textFBX, .fbx), (Samples.stl, .stl), (Samples.solidSTL, .stl),
        (Samples.textSTL, .stl), (Samples.usdz, .usdz), (Samples.step, .step),
        (Samples.zipped, .zip),
    ]

    @Test(arguments: kinds)
    func `is known by its content whatever its name`(
        kind: (content: [UInt8], type: AttachmentType)
    ) throws {
        for name in [nil, "a.\(kind.type.fileExtension)", "photo.png", "setup.exe", "a.txt"] {
            #expect(try sniff(kind.content, named: name) == kind.type)
        }
    }

    @Test(
        arguments: [
            (nil, .plainText), ("notes", .plainText), ("notes.TXT", .plainText),
            ("notes.md", .plainText), (".hidden", .plainText),
        ] as [(String?, AttachmentType)]
    )
    func `may be text under a name for text`(name: String?, type: AttachmentType) throws {
        #expect(try sniff(Samples.text, named: name) == type)
        #expect(try sniff(Samples.utf16, named: name) == type)
    }

    @Test func `may be a table in text`() throws {
        #expect(try sniff(Samples.csv, named: "a.csv") == .csv)
    }

    @Test func `is a glTF model with few keys when its name says so`() throws {
        let bare = Samples.bytes(#" {"asset":{"version":"2.0"}}"#)
        #expect(try sniff(bare, named: "a.GLTF") == .gltf)
        #expect(try refusal(of: bare, named: "a.json") == .unsupported)
    }

    @Test func `is a glTF model however long the texture before its key`() throws {
        let texture = String(repeating: "A", count: 3_000_000)
        let long = Samples.bytes(#"{"nodes":[{"asset":1}],"x":"\#(texture)","asset":{}}"#)
        #expect(try sniff(long, named: nil) == .gltf)
    }

    @Test func `is an OBJ model with one vertex when its name says so`() throws {
        let short = Samples.bytes("v 1 2 3\n")
        #expect(try sniff(short, named: "a.obj") == .obj)
        #expect(try sniff(short, named: "a.txt") == .plainText)
    }

    @Test func `is an OBJ model when longer than what is looked at`() throws {
        let long = Samples.bytes(String(repeating: "v 1.25 -2.5 3.75\n", count: 10_000))
        #expect(try sniff(long, named: "a.obj") == .obj)
    }

    @Test func `is an archive that is never unpacked`() throws {
        // What claims to be compressed is no compressed data: unpacking fails.
        let bomb = Samples.zip(["a.txt", "b.txt"], swollen: .max)
        #expect(try sniff(bomb, named: "a.zip") == .zip)
    }

    @Test func `has a category and an extension that follow from the content`() throws {
        let type = try sniff(Samples.glb, named: "x.jpg")
        #expect(type.category == .model3D)
        #expect(type.fileExtension == "glb")
        #expect(type.mediaType == "model/gltf-binary")
        #expect(try sniff(Samples.pdf, named: "x").category == .document)
        #expect(try sniff(Samples.png, named: "x").category == .image)
        #expect(try sniff(Samples.zipped, named: "x").category == .archive)
    }
}
