import Testing

@testable import Magic

@Suite("The sniffer")
struct FileSnifferTests {
    @Test(
        arguments: [
            (Samples.png, "image/png"), (Samples.pdf, "application/pdf"),
            (Samples.html, "text/html"),
            (Samples.text, "text/plain"), ([], "application/x-empty"),
        ] as [([UInt8], String)]
    )
    func `gives libmagic's own answer`(content: [UInt8], type: String) throws {
        let file = try ScratchFile(content)
        #expect(try sharedSniffer.get().mimeType(of: file.path) == type)
    }

    @Test func `serves many tasks at once`() async throws {
        let sniffer = try sharedSniffer.get()
        let png = try ScratchFile(Samples.png)
        let pdf = try ScratchFile(Samples.pdf)
        let paths = [png.path, pdf.path]
        try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for index in 0..<200 {
                group.addTask { (index % 2, try sniffer.mimeType(of: paths[index % 2])) }
            }
            for try await (kind, type) in group {
                #expect(type == ["image/png", "application/pdf"][kind])
            }
        }
    }
}
