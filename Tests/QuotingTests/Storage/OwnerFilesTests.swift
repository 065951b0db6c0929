import Contracts
import FoundationEssentials
import Testing

@testable import Quoting

@Suite("The owner's files")
struct OwnerFilesTests {
    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/quoting-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    @Test func `are the whole grid`() throws {
        try inFolder { folder in
            let path = "\(folder)/mine.conf"
            try write(EmbeddedFiles.grid.replacing("credits = 2", with: "credits = 4"), to: path)
            let request = RequestToAnalyse.sample("Chaise", "Chaise en hêtre massif, 90 cm")
            #expect(try OwnerFiles.grid(at: path).analysis(of: request).creditsEstimes == 4)
        }
    }

    @Test func `replace some of the templates`() throws {
        try inFolder { folder in
            try write("", to: "\(folder)/.keep")
            try write("Subject: Fin : {objet}", to: "\(folder)/expiry.fr.txt")
            let book = try OwnerFiles.book(in: folder)
            #expect(try book.message(for: .sample(.expiry)).subject == "Fin : Vase en grès")
            #expect(try book.message(for: .sample(.refusal)).subject.hasSuffix("est close"))
        }
    }

    @Test func `are refused under a name that means nothing`() throws {
        try inFolder { folder in
            try write("x", to: "\(folder)/expiry.de.txt")
            let error = try #require(throws: DataFileError.self) {
                _ = try OwnerFiles.book(in: folder)
            }
            #expect(error.description.hasPrefix("\(folder)/expiry.de.txt: is no template"))
        }
    }

    @Test func `are refused when they cannot be read`() throws {
        try inFolder { folder in
            let path = "\(folder)/mine.conf"
            func error() throws -> String {
                try #require(throws: DataFileError.self) { _ = try OwnerFiles.grid(at: path) }
                    .message
            }
            #expect(try error() == "cannot be read")
            try Data([0xC3, 0x28]).write(to: URL(filePath: path))
            #expect(try error() == "is not UTF-8")
            try Data(count: (1 << 20) + 1).write(to: URL(filePath: path))
            #expect(try error() == "is larger than 1048576 bytes")
            #expect(throws: DataFileError.self) { try OwnerFiles.book(in: "\(folder)/none") }
        }
    }
}
