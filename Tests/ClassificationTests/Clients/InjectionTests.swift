import Contracts
import TestSupport
import Testing

@testable import Classification

@Suite("A text that steers the model")
struct InjectionTests {
    /// Shows every text to the model, also those that the rules would decide.
    private static let unsure = RequestClassifier { request in
        RequestOpinion(
            kind: request.source.kind,
            confidence: Percent(60),
            reason: "Indices.",
            method: .rules
        )
    }

    private static func request(_ text: String, _ source: RequestSource) -> RequestToClassify {
        RequestToClassify(
            source: source,
            objet: "\(InjectionTexts.mark) \(text.prefix(60))",
            description: "\(text) \(InjectionTexts.mark)",
            fichiers: [FileName(name: "\(text.prefix(40)).jpg")]
        )
    }

    @Test(arguments: ObedientReply.all)
    func `into any other form leaves the built-in decision as it is`(
        obedient: ObedientReply
    ) async throws {
        try await AdvisedClassification.run(classifier: Self.unsure) { service in
            service.standIn.decide(obedient.reply)
            for text in InjectionTexts.short {
                let request = Self.request(text, .contact)
                let found = try await service.classification(of: request)
                let builtIn = await Self.unsure.classify(request)
                #expect(found == RequestClassification(builtIn, from: .contact))
            }
            #expect(!service.standIn.prompts.isEmpty)
            for line in service.log.all { #expect(!line.contains(InjectionTexts.mark)) }
        }
    }

    @Test func `to one of the two kinds changes nothing but the kind and its confidence`()
        async throws
    {
        try await AdvisedClassification.run(classifier: Self.unsure) { service in
            service.standIn.decide { .decision("MODELISATION", 100, on: $0) }
            for text in InjectionTexts.all {
                let found = try await service.classification(of: Self.request(text, .contact))
                #expect(found.typeFinal == .modelisation)
                #expect(found.confiance == 90)
                #expect(
                    found.raison
                        == "Cas ambigu tranché par le modèle de langue : MODELISATION (90 %), "
                        + "contre les indices relevés."
                )
            }
            #expect(service.standIn.prompts.count == InjectionTexts.all.count)
            for line in service.log.all { #expect(!line.contains(InjectionTexts.mark)) }
        }
    }

    @Test func `is one of many`() {
        #expect(InjectionTexts.all.count >= 40)
        #expect(Set(InjectionTexts.all).count == InjectionTexts.all.count)
    }

    @Test(arguments: RequestSource.known)
    func `meets the rules first, whatever it says`(source: RequestSource) async throws {
        try await AdvisedClassification.run { service in
            service.standIn.decide { .decision("VALIDATION", 100, on: $0) }
            for text in InjectionTexts.all {
                let request = Self.request(text, source)
                let found = try await service.classification(of: request)
                #expect(found == request.decidedByRules)
            }
        }
    }
}
