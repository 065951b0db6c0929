import Foundation

/// A form as a browser posts it: `multipart/form-data` with one file.
struct BrowserForm {
    let fields: [(name: String, value: String)]
    let file: (field: String, name: String, type: String, content: Data)

    private static let boundary = "----GuichetFormBoundary7MA4YWxk"

    var contentType: String { "multipart/form-data; boundary=\(Self.boundary)" }

    var body: Data {
        var body = Data()
        for field in fields {
            body += Data(
                """
                --\(Self.boundary)\r
                Content-Disposition: form-data; name="\(field.name)"\r
                \r
                \(field.value)\r

                """.utf8
            )
        }
        body += Data(
            """
            --\(Self.boundary)\r
            Content-Disposition: form-data; name="\(file.field)"; filename="\(file.name)"\r
            Content-Type: \(file.type)\r
            \r

            """.utf8
        )
        return body + file.content + Data("\r\n--\(Self.boundary)--\r\n".utf8)
    }
}
