import Testing

@testable import Magic

@Suite("The listing of a zip archive")
struct ZipListingTests {
    @Test func `names its entries in their order`() throws {
        let file = try ScratchFile(Samples.zip(["b", "a/é", "c"]))
        #expect(try ZipListing(of: SniffedFile(file.path))?.names == ["b", "a/é", "c"])
    }

    @Test func `is found before a comment`() throws {
        var bytes = Samples.zip(["a"])
        bytes[bytes.count - 2] = 5
        let file = try ScratchFile(bytes + Array("PK\u{5}\u{6}x".utf8))
        #expect(try ZipListing(of: SniffedFile(file.path))?.names == ["a"])
    }

    @Test func `is nothing when the directory lies past the end`() throws {
        var bytes = Samples.zip(["a"])
        bytes[bytes.count - 4] = 0xFF
        let file = try ScratchFile(bytes)
        #expect(try ZipListing(of: SniffedFile(file.path)) == nil)
    }
}
