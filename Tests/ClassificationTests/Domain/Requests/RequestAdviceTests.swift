import Contracts
import Testing

@testable import Classification

@Suite("Advice on a request")
struct RequestAdviceTests {
    @Test(arguments: [(69, true), (70, false), (95, false)])
    func `is asked for below 70 percent and not from there on`(confidence: Int, isAsked: Bool) {
        #expect(opinion(.support, confidence).isAmbiguous == isAsked)
    }

    @Test func `that agrees with the clues makes them surer`() {
        let joined = opinion(.support, 60).joined(with: advice(.support, 85))
        #expect(joined.kind == .support)
        #expect(joined.confidence == Percent(85))
        #expect(joined.method == .llm)
        #expect(
            joined.reason == "Cas ambigu tranché par le modèle de langue : SUPPORT (85 %)."
        )
    }

    @Test(arguments: [(79, RequestKind.support), (80, .modelisation)])
    func `against the clues counts only when it is sure`(confidence: Int, kind: RequestKind) {
        let opinion = opinion(.support, 60)
        let joined = opinion.joined(with: advice(.modelisation, confidence))
        #expect(joined.kind == kind)
        #expect((joined == opinion) == (kind == .support))
    }

    @Test func `says that it goes against the clues`() {
        let joined = opinion(.support, 60).joined(with: advice(.modelisation, 90))
        #expect(joined.reason.contains("contre les indices"))
    }

    @Test func `needs no more than a voice where there is no clue`() {
        let nothing = RequestOpinion.fallback(to: .contact, because: "")
        let joined = nothing.joined(with: advice(.modelisation, 72))
        #expect(joined.kind == .modelisation)
        #expect(RequestClassification(joined, from: .contact).reclassifie)
    }

    @Test(arguments: [(100, 90), (91, 90), (40, 40), (0, 0)])
    func `is never believed beyond 90 percent`(given: Int, believed: Int) {
        let joined = opinion(.support, 60).joined(with: advice(.support, given))
        #expect(joined.confidence == Percent(believed))
    }

    @Test func `that is unsure leaves the decision to the form`() {
        let joined = opinion(.support, 60).joined(with: advice(.support, 55))
        let found = RequestClassification(joined, from: .modelisation)
        #expect(found.typeFinal == .modelisation)
        #expect(found.confiance == 55)
        #expect(found.method == .llm)
    }

    @Test func `is not asked for when the request is clear`() async {
        let classifier = RequestClassifier { _ in opinion(.support, 70) }.advised(
            by: RequestAdvisor { _ in
                Issue.record("asked")
                return nil
            }
        )
        let request = RequestToClassify(source: .contact, objet: "a", description: "b")
        #expect(await classifier.classify(request).method == .rules)
    }

    private func opinion(_ kind: RequestKind, _ confidence: Int) -> RequestOpinion {
        RequestOpinion(
            kind: kind,
            confidence: Percent(confidence),
            reason: "Indices.",
            method: .rules
        )
    }

    private func advice(_ kind: RequestKind, _ confidence: Int) -> RequestAdvice {
        RequestAdvice(kind: kind, confidence: Percent(confidence))
    }
}
