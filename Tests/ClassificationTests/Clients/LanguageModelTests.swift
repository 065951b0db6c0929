import Contracts
import TestSupport
import Testing

@testable import Classification

@Suite("Claude, asked about a request,")
struct LanguageModelTests {
    @Test func `decides what the rules are not sure of`() async throws {
        try await AdvisedClassification.run { service in
            service.standIn.decide { .decision("MODELISATION", 88, on: $0) }
            let request = RequestToClassify.unclear
            #expect(request.decidedByRules.confiance < 70)
            let found = try await service.classification(of: request)
            #expect(
                found
                    == RequestClassification(
                        typeDetecte: .modelisation,
                        confiance: 88,
                        raison: "Cas ambigu tranché par le modèle de langue : MODELISATION (88 %).",
                        method: .llm,
                        coherent: false,
                        typeFinal: .modelisation,
                        reclassifie: true
                    )
            )
        }
    }

    @Test func `is shown the form, the texts and the names of the files`() async throws {
        try await AdvisedClassification.run { service in
            _ = try await service.classification(of: .unclear)
            let prompt = try #require(service.standIn.prompts.first)
            #expect(prompt.tool == "classify_request")
            #expect(prompt.choices == ["type": ["SUPPORT", "MODELISATION"]])
            #expect(prompt.numbers == ["confidence"])
            #expect(prompt.text("form") == "contact")
            #expect(prompt.text("objet") == "chevalet")
            #expect(prompt.text("description") == RequestToClassify.unclear.description)
            #expect(prompt.text("file_names") == "chevalet-face")
            #expect(!prompt.system.contains("chevalet"))
        }
    }

    @Test(arguments: [
        ("facture", "Ma facture est fausse, remboursez-moi", [String]()),
        ("Canapé d'angle", "Pouvez-vous modéliser ce canapé en velours, 280 cm ?", ["canape.jpg"]),
        ("trop lourd", "Le glb fait 40 Mo, pouvez-vous l'alléger ?", ["buffet.glb"]),
    ])
    func `is not asked about what is clear`(
        objet: String,
        description: String,
        files: [String]
    ) async throws {
        try await AdvisedClassification.run { service in
            for source in RequestSource.known {
                let request = RequestToClassify(
                    source: source,
                    objet: objet,
                    description: description,
                    fichiers: files.map { FileName(name: $0) }
                )
                let rules = request.decidedByRules
                #expect(rules.confiance >= 70)
                let found = try await service.classification(of: request)
                #expect(found == rules)
            }
            #expect(service.standIn.requests.isEmpty)
        }
    }

    @Test(arguments: AnthropicFault.allCases)
    func `leaves the decision to the rules when it fails`(fault: AnthropicFault) async throws {
        let timeout = fault == .silence ? 0.5 : 30
        try await AdvisedClassification.run(timeout: timeout) { service in
            service.standIn.fail(fault)
            let found = try await service.classification(of: .unclear)
            #expect(found == RequestToClassify.unclear.decidedByRules)
            #expect(!service.standIn.requests.isEmpty)
        }
    }

    @Test func `costs nothing once it has failed often`() async throws {
        try await AdvisedClassification.run { service in
            service.standIn.fail(.final)
            for _ in 1...20 {
                let found = try await service.classification(of: .unclear)
                #expect(found == RequestToClassify.unclear.decidedByRules)
            }
            #expect(service.standIn.requests.count == 5)
        }
    }
}
