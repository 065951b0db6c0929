import Contracts
import FoundationEssentials
import HTTP
import TestSupport

/// A form as a browser posts it with its files.
struct MultipartForm: Sendable {
    static let type = "multipart/form-data; boundary=----guichet"

    var fields: [(name: String, value: String)]
    var files: [File] = []

    struct File: Sendable {
        var name = "vase.png"
        var type = "image/png"
        var content = Data("not really a picture".utf8)
    }

    static let modelisation = MultipartForm(fields: [
        ("source", "modelisation"), ("objet", "Vase en céramique"),
        ("description", "Un vase blanc de 20 cm,\r\nsimple, sans décor."),
        ("user_email", "anna@example.com"), ("user_name", ""),
    ])

    func with(_ name: String, _ value: String) -> MultipartForm {
        var form = self
        form.fields.removeAll { $0.name == name }
        form.fields.append((name, value))
        return form
    }

    func with(_ files: File...) -> MultipartForm {
        var form = self
        form.files = files
        return form
    }

    var body: Data {
        var body = Data()
        for (name, value) in fields {
            body += Data(
                "------guichet\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
                    .utf8
            )
        }
        for file in files {
            body += Data(
                """
                ------guichet\r
                Content-Disposition: form-data; name="fichiers"; filename="\(file.name)"\r
                Content-Type: \(file.type)\r
                \r\n
                """.utf8
            )
            body += file.content + Data("\r\n".utf8)
        }
        return body + Data("------guichet--\r\n".utf8)
    }
}

extension IngestFixture {
    func submit(_ form: MultipartForm, key: String? = nil) async -> Response {
        await client.send(
            .post,
            "/webhook/request",
            bytes: form.body,
            key: key,
            headers: ["Content-Type": MultipartForm.type]
        )
    }
}
