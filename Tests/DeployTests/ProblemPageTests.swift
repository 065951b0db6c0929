import Testing

@Suite("The page of problems")
struct ProblemPageTests {
    @Test func `has each kind that the code answers, with its status, and no other`() throws {
        let kind = #/kind: "([a-z0-9-]+)",\s+status: ([0-9]{3})/#
        let answered = Repository.sources.flatMap { source in
            source.matches(of: kind).map { "\($0.1) \($0.2)" }
        }
        let row = #/\n\| `([a-z0-9-]+)` \| ([0-9]{3}) \|/#
        let described = try Repository.text("docs/problems/README.md")
            .matches(of: row).map { "\($0.1) \($0.2)" }
        #expect(!answered.isEmpty)
        #expect(Set(answered).subtracting(described).isEmpty, "answered, but not on the page")
        #expect(Set(described).subtracting(answered).isEmpty, "on the page, but never answered")
        #expect(described.count == Set(described).count)
    }
}
