import Contracts
import Testing

@Suite("A word of a set that may grow")
struct OpenValueTests {
    static let sets: [any OpenValue.Type] = [
        RequestSource.self, RequestKind.self, RequestStatus.self, ValidationStatus.self,
        ClassificationMethod.self, ReplyIntent.self, ClientLanguageCode.self, TicketStage.self,
        TicketPriority.self, MailDirection.self, MailState.self, AdminNoticeKind.self,
        CRMProvider.self, MessageTemplate.self, MissingInfo.self, AnalysisWarning.self,
    ]

    @Test(arguments: sets)
    func `survives a version that does not know it`(set: any OpenValue.Type) throws {
        func check<Word: OpenValue>(_ set: Word.Type) throws {
            let word = try read([Word].self, #"["brand_new"]"#)
            #expect(word.first?.description == "brand_new")
            #expect(try wire(word) == #"["brand_new"]"#)
            #expect(!Word.known.contains(Word(rawValue: "brand_new")))
        }
        try check(set)
    }

    @Test(arguments: sets)
    func `is known under a name of its own`(set: any OpenValue.Type) {
        let names = set.known.map(\.description)
        #expect(!names.isEmpty)
        #expect(Set(names).count == names.count)
    }

    @Test func `is no number and no list`() {
        #expect(throws: DecodingError.self) { try read([RequestKind].self, "[1]") }
        #expect(throws: DecodingError.self) { try read([RequestKind].self, "[[]]") }
        #expect(throws: DecodingError.self) { try read([RequestKind].self, "[null]") }
    }
}
