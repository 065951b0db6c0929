import FoundationEssentials
import TestSupport
import Testing

@testable import MicroHTTP

@Suite("The spool folder")
struct SpoolFileTests {
    @Test func `is cleaned of what is old, and of nothing else`() throws {
        let folder = try TestFolder()
        let old = try SpoolFile(in: folder.path)
        let new = try SpoolFile(in: folder.path)
        let other = try folder.write("x", to: "other")
        let yesterday = Date(timeIntervalSinceNow: -86_400)
        for path in [old.path, other] {
            try FileManager.default.setAttributes(
                [.modificationDate: yesterday],
                ofItemAtPath: path
            )
        }
        SpoolFile.deleteLeftovers(in: folder.path)
        let names = try folder.names()
        #expect(names.count == 2)
        #expect(names.contains("other"))
        #expect(names.contains { new.path.hasSuffix($0) })
    }
}
