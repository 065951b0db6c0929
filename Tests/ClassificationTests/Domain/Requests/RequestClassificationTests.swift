import Contracts
import Testing

@testable import Classification

@Suite("The form is heard")
struct RequestClassificationTests {
    @Test(arguments: [
        (69, RequestKind.support, false), (70, .modelisation, true), (100, .modelisation, true),
    ])
    func `below 70 percent and not from there on`(
        confidence: Int,
        final: RequestKind,
        isReclassified: Bool
    ) {
        let opinion = RequestOpinion(
            kind: .modelisation,
            confidence: Percent(confidence),
            reason: "",
            method: .rules
        )
        let found = RequestClassification(opinion, from: .contact)
        #expect(found.typeFinal == final)
        #expect(found.reclassifie == isReclassified)
        #expect(!found.coherent)
    }

    @Test(arguments: [(-3, 0), (0, 0), (55, 55), (140, 100)])
    func `with confidences from 0 to 100`(given: Int, percent: Int) {
        #expect(Percent(given).value == percent)
    }

    @Test(arguments: [(0.705, 71), (0.704, 70), (Double.nan, 0), (2, 100)])
    func `with probabilities rounded to whole percent`(probability: Double, percent: Int) {
        #expect(Percent(probability: probability).value == percent)
    }
}
