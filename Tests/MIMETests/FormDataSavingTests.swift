import FoundationEssentials
import Glibc
import Testing

@testable import MIME

@Suite("Saving a file of a form")
struct FormDataSavingTests {
    @Test func `is refused past the limit, with nothing written`() throws {
        let folder = try ScratchFolder()
        let form = try SampleForm().file([1, 2, 3]).closed().read(in: folder)
        #expect(throws: FormDataError.fileTooLarge(field: "fichiers", maximum: 2)) {
            try form.save(form.files[0], to: folder.path("copy"), limit: 2, durably: false)
        }
        #expect(try folder.contents() == ["body"])
    }

    @Test func `never overwrites`() throws {
        let folder = try ScratchFolder()
        let form = try SampleForm().file([1, 2, 3]).closed().read(in: folder)
        try Data([9]).write(to: URL(filePath: folder.path("copy")))
        #expect(throws: FormDataError.unwritable(errno: EEXIST)) {
            try form.save(form.files[0], to: folder.path("copy"), limit: 3, durably: false)
        }
        #expect(try Data(contentsOf: URL(filePath: folder.path("copy"))) == Data([9]))
    }

    @Test func `leaves nothing behind when the body has shrunk meanwhile`() throws {
        let folder = try ScratchFolder()
        let content = [UInt8](repeating: 7, count: 1_000_000)
        let form = try SampleForm().file(content).closed().read(in: folder)
        try Data(content.prefix(600_000)).write(to: URL(filePath: folder.path("body")))
        #expect(throws: FormDataError.truncated) {
            try form.save(form.files[0], to: folder.path("copy"), limit: 1 << 20, durably: false)
        }
        #expect(try folder.contents() == ["body"])
    }

    @Test func `is refused in a folder that is not there`() throws {
        let folder = try ScratchFolder()
        let form = try SampleForm().file([1]).closed().read(in: folder)
        #expect(throws: FormDataError.unwritable(errno: ENOENT)) {
            try form.save(form.files[0], to: folder.path("no/copy"), limit: 1, durably: true)
        }
    }

    @Test func `gives the copy to its owner alone`() throws {
        let folder = try ScratchFolder()
        let form = try SampleForm().file([1]).closed().read(in: folder)
        let path = folder.path("copy")
        #expect(try form.save(form.files[0], to: path, limit: 1, durably: true) == 1)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
}
