import FoundationEssentials
import Glibc
import Testing

@testable import MIME

@Suite("A posted form is refused")
struct FormDataFaultTests {
    @Test(
        arguments: [
            ("application/json", .notFormData), ("", .notFormData),
            ("multipart/mixed; boundary=x", .notFormData),
            ("multipart/form-data\r\nX: y; boundary=x", .notFormData),
            ("multipart/form-data", .badBoundary), ("multipart/form-data; boundary=", .badBoundary),
            ("multipart/form-data; boundary=\"\"", .badBoundary),
            ("multipart/form-data; boundary=a; boundary=b", .badBoundary),
            ("multipart/form-data; boundary=\"a\\\"b\"", .badBoundary),
            ("multipart/form-data; boundary=\"a \"", .badBoundary),
            ("multipart/form-data; boundary=" + String(repeating: "b", count: 71), .badBoundary),
            ("multipart/form-data; boundary=----Other", .noFirstBoundary),
        ] as [(String, FormDataError)]
    )
    func `with a wrong content type`(contentType: String, error: FormDataError) throws {
        let folder = try ScratchFolder()
        #expect(throws: error) {
            try SampleForm().field("a", "b").closed().read(in: folder, contentType: contentType)
        }
    }

    @Test(
        arguments: [
            ("", .noFirstBoundary), ("--", .noFirstBoundary), ("------XyZ", .noFirstBoundary),
            ("preamble\r\n------XyZ--\r\n", .noFirstBoundary), ("------XyZ\n", .noFirstBoundary),
            ("------XyZ\r\n", .truncated), ("------XyZ\r\nContent-Disposition: form", .truncated),
            ("------XyZ--\r\nmore", .dataAfterFinalBoundary),
            ("------XyZ--\r\n------XyZ--\r\n", .dataAfterFinalBoundary),
        ] as [(String, FormDataError)]
    )
    func `when its frame is broken`(body: String, error: FormDataError) throws {
        let folder = try ScratchFolder()
        #expect(throws: error) { try SampleForm(bytes: Array(body.utf8)).read(in: folder) }
    }

    @Test func `wherever it was cut short`() throws {
        let folder = try ScratchFolder()
        let whole = SampleForm().field("a", "b").file([1, 2, 3]).closed().bytes
        for length in 0..<(whole.count - 2) {
            #expect(throws: FormDataError.self) {
                try SampleForm(bytes: Array(whole.prefix(length))).read(in: folder)
            }
        }
    }

    @Test func `without its final boundary`() throws {
        let folder = try ScratchFolder()
        #expect(throws: FormDataError.truncated) {
            try SampleForm().field("a", "b").read(in: folder)
        }
    }

    @Test(
        arguments: [
            ("X: y", .noFieldName(part: 1)),
            ("Content-Disposition: form-data", .noFieldName(part: 1)),
            ("Content-Disposition: attachment; name=f", .noFieldName(part: 1)),
            ("Content-Disposition: form-data; name=\"\"", .noFieldName(part: 1)),
            ("Content-Disposition: form-data; name=a; name=b", .noFieldName(part: 1)),
            ("Content-Disposition: form-data; name*=UTF-8''a%0Ab", .noFieldName(part: 1)),
            (
                "Content-Disposition: form-data; name=a\nContent-Disposition: form-data; name=b",
                .noFieldName(part: 1)
            ),
            (
                "Content-Disposition: form-data; name=" + String(repeating: "n", count: 257),
                .noFieldName(part: 1)
            ),
            ("no colon", .malformedHeaders(part: 1)), (": no name", .malformedHeaders(part: 1)),
            ("A b: c", .malformedHeaders(part: 1)), (" X: y", .malformedHeaders(part: 1)),
            ("Content-Disposition: form-data;\n name=f", .malformedHeaders(part: 1)),
            ("Content-Disposition: form-data; name=\"a\0b\"", .malformedHeaders(part: 1)),
            ("Content-Disposition: form-data; name=\"a\rb\"", .malformedHeaders(part: 1)),
            ("Content-Disposition: form-data; name=\"a\u{1B}b\"", .malformedHeaders(part: 1)),
            (
                "Content-Disposition: form-data; name=f\nContent-Type: multipart/mixed; boundary=x",
                .nestedMultipart(field: "f")
            ),
            (
                "Content-Disposition: form-data; name=f\nContent-Transfer-Encoding: base64",
                .encodedPart(field: "f")
            ),
            (
                "Content-Disposition: form-data; name=f; filename*=UTF-8''a%0Ab",
                .badFilename(field: "f")
            ),
            ("Content-Disposition: form-data; name=f; filename=\"a/..\"", .badFilename(field: "f")),
            ("Content-Disposition: form-data; name=f; filename=\".\"", .badFilename(field: "f")),
            (
                "Content-Disposition: form-data; name=f; filename="
                    + String(repeating: "n", count: 256),
                .badFilename(field: "f")
            ),
        ] as [(String, FormDataError)]
    )
    func `for the header of a part`(header: String, error: FormDataError) throws {
        let folder = try ScratchFolder()
        #expect(throws: error) {
            try SampleForm().part(header, [1]).closed().read(in: folder)
        }
    }

    @Test func `for a header that is empty or not UTF-8`() throws {
        let folder = try ScratchFolder()
        #expect(throws: FormDataError.noFieldName(part: 1)) {
            try SampleForm(bytes: Array("------XyZ\r\n\r\nabc\r\n------XyZ--\r\n".utf8))
                .read(in: folder)
        }
        let latin1 =
            Array("Content-Disposition: form-data; name=f; filename=\"".utf8) + [0xE9, 0x22]
        #expect(throws: FormDataError.malformedHeaders(part: 1)) {
            try SampleForm().part(latin1, [1]).closed().read(in: folder)
        }
    }

    @Test func `past the limits on parts, headers and values`() throws {
        let folder = try ScratchFolder()
        let limits = FormDataLimits(parts: 2, headerSize: 100, fieldSize: 5)
        let two = SampleForm().field("a", "12345").field("b", "")
        #expect(try two.closed().read(in: folder, limits: limits).fields.count == 2)
        #expect(throws: FormDataError.tooManyParts(maximum: 2)) {
            try two.field("c", "").closed().read(in: folder, limits: limits)
        }
        #expect(throws: FormDataError.fieldTooLarge(field: "a", maximum: 5)) {
            try SampleForm().field("a", "123456").closed().read(in: folder, limits: limits)
        }
        let long = "X: " + String(repeating: "x", count: 100)
        #expect(throws: FormDataError.headersTooLarge(part: 2, maximum: 100)) {
            try SampleForm().field("a", "").part(long, []).closed()
                .read(in: folder, limits: limits)
        }
    }

    @Test(arguments: [[0xC3], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0xC0, 0xAF]] as [[UInt8]])
    func `for a value that is not UTF-8`(value: [UInt8]) throws {
        let folder = try ScratchFolder()
        #expect(throws: FormDataError.fieldNotUTF8(field: "f")) {
            try SampleForm().part("Content-Disposition: form-data; name=f", value).closed()
                .read(in: folder)
        }
    }

    @Test func `when its body is no readable file`() throws {
        let folder = try ScratchFolder()
        for (path, code) in [(folder.path("missing"), ENOENT), (folder.path(""), EINVAL)] {
            #expect(throws: FormDataError.unreadable(errno: code)) {
                try FormData(at: path, contentType: SampleForm.contentType)
            }
        }
    }
}
