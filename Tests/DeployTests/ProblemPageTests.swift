import Testing

@Suite("Problems")
struct ProblemPageTests {
    private struct Answer {
        let kind: String
        let status: String
        let title: String
    }

    private let answers: [Answer]

    init() throws {
        let pattern = #/kind: "([a-z0-9-]+)",\s+status: ([0-9]{3}),\s+title: "(.*)"/#
        answers = Repository.sources.flatMap { source in
            source.matches(of: pattern).map { match in
                Answer(kind: String(match.1), status: String(match.2), title: String(match.3))
            }
        }
        try #require(!answers.isEmpty)
    }

    @Test func `have each kind that is answered on their page, with its status, and no other`()
        throws
    {
        let row = #/\n\| `([a-z0-9-]+)` \| ([0-9]{3}) \|/#
        let described = try Repository.text("docs/problems/README.md")
            .matches(of: row).map { "\($0.1) \($0.2)" }
        let answered = Set(answers.map { "\($0.kind) \($0.status)" })
        #expect(answered.subtracting(described).isEmpty, "answered, but not on the page")
        #expect(Set(described).subtracting(answered).isEmpty, "on the page, but never answered")
        #expect(described.count == Set(described).count)
    }

    @Test func `of one kind have one status and one title`() {
        for (kind, answers) in Dictionary(grouping: answers, by: \.kind) {
            #expect(Set(answers.map(\.status)).count == 1, "\(kind)")
            #expect(Set(answers.map(\.title)).count == 1, "\(kind)")
        }
    }
}
