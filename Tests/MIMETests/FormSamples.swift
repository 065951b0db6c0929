import FoundationEssentials

@testable import MIME

/// A form's body as a browser writes it, with the boundary `----XyZ`.
struct SampleForm {
    static let contentType = "multipart/form-data; boundary=----XyZ"

    var bytes: [UInt8] = []

    /// Adds a part with the header lines as given.
    func part(_ header: String, _ content: [UInt8]) -> SampleForm {
        part(Array(header.replacing("\n", with: "\r\n").utf8), content)
    }

    func part(_ header: [UInt8], _ content: [UInt8]) -> SampleForm {
        let opening = Array("------XyZ\r\n".utf8)
        return SampleForm(
            bytes: bytes + opening + header + Array("\r\n\r\n".utf8) + content
                + Array("\r\n".utf8)
        )
    }

    func field(_ name: String, _ value: String) -> SampleForm {
        part("Content-Disposition: form-data; name=\"\(name)\"", Array(value.utf8))
    }

    func file(
        _ content: [UInt8],
        named filename: String = "a.bin",
        type: String = "application/octet-stream"
    ) -> SampleForm {
        part(
            "Content-Disposition: form-data; name=\"fichiers\"; filename=\"\(filename)\"\n"
                + "Content-Type: \(type)",
            content
        )
    }

    /// Adds the final boundary.
    func closed() -> SampleForm { SampleForm(bytes: bytes + Array("------XyZ--\r\n".utf8)) }

    /// Puts the body into a file and reads it.
    func read(
        in folder: borrowing ScratchFolder,
        contentType: String = SampleForm.contentType,
        limits: FormDataLimits = FormDataLimits()
    ) throws -> FormData {
        let path = folder.path("body")
        try Data(bytes).write(to: URL(filePath: path))
        return try FormData(at: path, contentType: contentType, limits: limits)
    }
}

extension FormData {
    /// Saves a file and returns what was written.
    func content(of file: FormFile, in folder: borrowing ScratchFolder) throws -> [UInt8] {
        let path = folder.path("copy-\(file.size)-\(UUID().uuidString)")
        let count = try save(file, to: path, limit: .max, durably: false)
        let bytes = try Array(Data(contentsOf: URL(filePath: path)))
        return count == Int64(bytes.count) ? bytes : []
    }
}
