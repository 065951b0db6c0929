import Testing

@Suite("Log messages")
struct OperationsPageTests {
    /// Those that stand in a call, and the few that are handed to one.
    private static var patterns: [Regex<(Substring, Substring)>] {
        [
            #/\blog\.(?:warning|error)\(\s*"([^"]+)"/#, #/try await attempt\("([^"]+)"/#,
            #/warnings\.append\("([^"]+)"\)/#, #/\bwarning\("([^"]+)"/#,
        ]
    }

    @Test func `that ask for attention are on their page, and no other`() throws {
        let said = Set(
            Repository.sources.flatMap { source in
                Self.patterns.flatMap { source.matches(of: $0).map { String($0.1) } }
            }
        )
        try #require(said.count > 20)
        let row = #/\n\| `([^`|]+)` \| [a-z, -]+ \|/#
        let described = try Repository.text("docs/operations/README.md")
            .matches(of: row).map { String($0.1) }
        #expect(said.subtracting(described).isEmpty, "said, but not on the page")
        #expect(Set(described).subtracting(said).isEmpty, "on the page, but never said")
        #expect(described.count == Set(described).count)
    }
}
