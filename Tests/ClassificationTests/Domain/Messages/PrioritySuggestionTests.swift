import Contracts
import Learning
import Testing

@testable import Classification

@Suite("A suggested priority")
struct PrioritySuggestionTests {
    @Test(arguments: [
        (0.9, TicketPriority.critical), (0.5, .critical), (0.49, .high), (0.3, .medium),
    ])
    func `is critical only when that is likelier than not`(
        critical: Double,
        expected: TicketPriority
    ) {
        let rest = 1 - critical
        let judgement = Judgement([
            .init(label: "critical", probability: critical),
            .init(label: "high", probability: rest * 0.3),
            .init(label: "medium", probability: rest * 0.5),
            .init(label: "low", probability: rest * 0.2),
        ])
        #expect(PrioritySuggestion.priority(by: judgement) == expected)
    }

    @Test(arguments: [
        ("Quels sont vos horaires ?", TicketPriority.low),
        ("Please add a dark theme", .low),
        ("Le total de ma facture est faux", .medium),
    ])
    func `follows what the text says`(text: String, expected: TicketPriority) throws {
        let model = try ModelShelf.builtIn(.priority)
        let found = PrioritySuggestion.priority(by: model.judge(LearnedText(priorityOf: text)))
        #expect(found == expected)
    }
}
