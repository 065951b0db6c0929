import FoundationEssentials
import Testing

@testable import MIME

@Suite("A posted form")
struct FormDataTests {
    @Test func `gives its fields and files in their order`() throws {
        let folder = try ScratchFolder()
        let form = try SampleForm()
            .field("objet", "Une chaise")
            .file(Array("abc".utf8), named: "plan été.pdf", type: "Application/PDF; x=y")
            .field("description", "Deux lignes\r\nen français\r\n")
            .field("empty", "")
            .file([], named: "empty.txt", type: "text/plain")
            .field("objet", "again")
            .closed().read(in: folder)
        #expect(form.fields.map(\.name) == ["objet", "description", "empty", "objet"])
        #expect(form.value(of: "objet") == "Une chaise")
        #expect(form.value(of: "description") == "Deux lignes\r\nen français\r\n")
        #expect(form.value(of: "empty") == "")
        #expect(form.value(of: "missing") == nil)
        #expect(form.files.map(\.filename) == ["plan été.pdf", "empty.txt"])
        #expect(form.files.map(\.mediaType) == ["application/pdf", "text/plain"])
        #expect(form.files.map(\.size) == [3, 0])
        #expect(try form.content(of: form.files[0], in: folder) == Array("abc".utf8))
    }

    @Test(
        arguments: [
            ("filename=\"a.png\"", "a.png"),
            ("filename=a.png", "a.png"),
            ("filename=\"été 日本.png\"", "été 日本.png"),
            ("filename=\"a%22b.png\"", "a\"b.png"),
            ("filename=\"a\\\"b.png\"", "a\"b.png"),
            ("filename=\"a%0D%0Ab.png\"", "a%0D%0Ab.png"),
            ("filename=\"100%.png\"", "100%.png"),
            ("filename=\"a;b, c=d.png\"", "a;b, c=d.png"),
            ("filename=\"C:\\fakepath\\new.png\"", "new.png"),
            ("filename=\"C:\\\\fakepath\\\\new.png\"", "new.png"),
            ("filename=\"../../etc/passwd\"", "passwd"),
            ("filename=\"/abs/a.png\"", "a.png"),
            ("filename*=UTF-8''%c3%a9t%c3%a9.png", "été.png"),
            ("filename*=UTF-8''..%2F..%2Fb.png", "b.png"),
            ("filename*=UTF-8''a.png%00.exe", "a.png"),
            ("filename=\"plain.png\"; filename*=UTF-8''other.png", "plain.png"),
            ("filename=\"dir/\"", nil),
            ("filename=\"\"", nil),
        ] as [(String, String?)]
    )
    func `names a file by its last component, whoever wrote it`(
        parameter: String,
        expected: String?
    ) throws {
        let folder = try ScratchFolder()
        let form = try SampleForm()
            .part("Content-Disposition: form-data; name=\"f\"; \(parameter)", [1])
            .closed().read(in: folder)
        #expect(form.files.map(\.filename) == [expected])
        #expect(form.files.map(\.mediaType) == [nil])
    }

    @Test func `does not list an input left empty`() throws {
        let folder = try ScratchFolder()
        let form = try SampleForm().file([], named: "").closed().read(in: folder)
        #expect(form.files.isEmpty)
        #expect(form.fields.isEmpty)
    }

    @Test(arguments: [
        "content-disposition:form-data;name=f", "CONTENT-DISPOSITION: Form-Data; NAME=\"f\"",
        "X-Other: y\nContent-Disposition: form-data; name=\"f\"\nContent-Transfer-Encoding: 8BIT",
    ])
    func `is read whatever the case and order of its headers`(header: String) throws {
        let folder = try ScratchFolder()
        let form = try SampleForm().part(header, Array("v".utf8)).closed().read(in: folder)
        #expect(form.value(of: "f") == "v")
    }

    @Test(arguments: [
        "multipart/form-data; boundary=\"----XyZ\"", "Multipart/Form-Data;boundary=----XyZ",
        "multipart/form-data; charset=utf-8; boundary=----XyZ",
    ])
    func `has its boundary found in every spelling`(contentType: String) throws {
        let folder = try ScratchFolder()
        let form = try SampleForm().field("a", "b").closed()
            .read(in: folder, contentType: contentType)
        #expect(form.value(of: "a") == "b")
    }

    @Test(arguments: [
        "------XyZ--", "------XyZ--\r\n", "------XyZ-- \t\r\n", "------XyZ--\r\n\r\n",
    ])
    func `may be without parts`(body: String) throws {
        let folder = try ScratchFolder()
        let form = try SampleForm(bytes: Array(body.utf8)).read(in: folder)
        #expect(form.fields.isEmpty && form.files.isEmpty)
    }
}
