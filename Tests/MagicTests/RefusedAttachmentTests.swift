import FoundationEssentials
import Glibc
import Testing

@testable import Magic

@Suite("An attachment is refused")
struct RefusedAttachmentTests {
    static let disguises = [nil, "photo.png", "photo.jpg", "a.txt", "a.obj", "a.glb", "a.pdf"]

    @Test(arguments: disguises)
    func `when it is a program, whatever its name`(name: String?) throws {
        #expect(try refusal(of: Samples.elf, named: name) == .executable)
        #expect(try refusal(of: Samples.exe, named: name) == .executable)
        let own = try Array(Data(contentsOf: URL(filePath: "/proc/self/exe")).prefix(1 << 20))
        #expect(try refusal(of: own, named: name) == .executable)
    }

    @Test(arguments: disguises)
    func `when it is a page or a drawing that may run, whatever its name`(name: String?) throws {
        let pages =
            [Samples.html, Samples.svg]
            + [
                "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "\u{FEFF} \n<p onclick=x>hi", "<script>alert(1)</script>", "<b>x", "<?php x(); ?>",
                "<!-- x --><script>", "<?xml version=\"1.0\"?><a/>",
            ].map(Samples.bytes)
        for page in pages {
            #expect(try refusal(of: page, named: name) == .markup)
        }
    }

    @Test(arguments: disguises)
    func `when it is a script, whatever its name`(name: String?) throws {
        for script in [Samples.shell, Samples.python, Samples.batch] {
            #expect(try refusal(of: script, named: name) == .script)
        }
    }

    @Test func `when it is a script that would pass for a model`() throws {
        let script = Samples.bytes("#!/bin/sh\n") + Samples.obj
        #expect(try refusal(of: script, named: "a.obj") == .script)
    }

    @Test(arguments: ["a.obj", "a.stl", "a.gltf", "a.png", "a.js", "a.ps1", "a.bat", "a.html"])
    func `when its name promises what its text is not`(name: String) throws {
        #expect(try refusal(of: Samples.javascript, named: name) == .disguised)
        #expect(try refusal(of: Samples.text, named: name) == .disguised)
    }

    @Test func `when it is empty`() throws {
        #expect(try refusal(of: [], named: "a.png") == .empty)
    }

    @Test(
        arguments: [
            Array(0...255), Samples.bytes("{\"a\":1}"), Samples.bytes("{\\rtf1 x}"),
            [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            Samples.bytes(#"{"x":{"asset":1},"scenes":[]}"#), Samples.bytes(#"{"asset":{}"#),
            Samples.stl + [0], Array(Samples.stl.dropLast()), Array(Samples.glb.prefix(11)),
            Samples.zeros(80) + Samples.word(0),
        ] as [[UInt8]]
    )
    func `when it is none of the kinds that are kept`(content: [UInt8]) throws {
        let reason = try refusal(of: content, named: "a.glb")
        #expect(reason == .unsupported || reason == .disguised)
    }

    @Test func `when it is an archive without its end`() throws {
        #expect(try refusal(of: Array(Samples.zipped.dropLast(5)), named: "a.zip") == .damaged)
        #expect(try refusal(of: Array(Samples.docx.prefix(90)), named: "a.docx") == .damaged)
    }

    @Test(arguments: [
        ["META-INF/MANIFEST.MF", "A.class"], ["AndroidManifest.xml", "classes.dex"],
        ["a.txt", "META-INF/MANIFEST.MF"],
        ["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"],
    ])
    func `when it is an archive that is a program or carries one`(names: [String]) throws {
        #expect(try refusal(of: Samples.zip(names), named: "a.zip") == .executable)
    }

    @Test func `when it is no regular file`() throws {
        let sniffer = try sharedSniffer.get()
        let file = try ScratchFile(Samples.png)
        let link = file.path + "-link"
        let pipe = file.path + "-pipe"
        defer { for path in [link, pipe] { unlink(path) } }
        #expect(symlink(file.path, link) == 0)
        #expect(mkfifo(pipe, 0o600) == 0)
        for (path, code) in [
            ("/nowhere/a", ENOENT), ("/tmp", EINVAL), (link, ELOOP), (pipe, EINVAL),
        ] {
            #expect(throws: FileSnifferError.unreadable(errno: code)) {
                try sniffer.attachmentType(of: path, named: "a.png")
            }
            #expect(throws: FileSnifferError.unreadable(errno: code)) {
                try sniffer.mimeType(of: path)
            }
        }
    }
}
