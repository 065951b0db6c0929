import Contracts
import Foundation
import Learning
import Testing

@testable import Classification

@Suite("A request, by rules and model together,")
struct RequestDecisionTests {
    private let classifier: RequestClassifier

    init() throws {
        classifier = .learned(try ModelShelf.builtIn(.requests))
    }

    private func classification(
        _ source: RequestSource,
        _ objet: String,
        _ description: String,
        _ files: [String] = []
    ) async -> RequestClassification {
        let request = RequestToClassify(
            source: source,
            objet: objet,
            description: description,
            fichiers: files.map { FileName(name: $0) }
        )
        return RequestClassification(await classifier.classify(request), from: source)
    }

    @Test(arguments: [
        ("3D", "Mon paiement pour la modélisation 3D est passé deux fois", [String]()),
        ("compte", "Bonjour, je voudrais créer un compte", []),
        ("bug", "Le fichier plante votre visionneuse", ["chaise.glb"]),
        ("modele", "ou est la facture de mon modele 3d svp ?", []),
        ("pb", "jariv pa a me co o site", []),
        ("Question", "Hello, le viewer is not working depuis hier", []),
    ])
    func `is support, in the wrong form and with words of the other kind`(
        objet: String,
        description: String,
        files: [String]
    ) async {
        let found = await classification(.modelisation, objet, description, files)
        #expect(found.typeFinal == .support)
        #expect(found.reclassifie)
    }

    @Test(arguments: [
        ("tabouret", "Même tabouret avec des pieds en métal, à modéliser", ["t.jpg"]),
        ("slt", "jvoudrai modelisé 1 meuble tv chene svp mrc", ["m.jpg"]),
        ("Coffre breton", "XVIIe, sculpté sur trois faces", ["coffre.jpg", "dos.jpg"]),
    ])
    func `is modelling, in the wrong form and without words of the trade`(
        objet: String,
        description: String,
        files: [String]
    ) async {
        let found = await classification(.contact, objet, description, files)
        #expect(found.typeFinal == .modelisation)
        #expect(found.reclassifie)
    }

    @Test(arguments: RequestSource.known)
    func `names the evidence in French, and is never certain`(source: RequestSource) async {
        let found = await classification(source, "facture", "Ma facture est fausse")
        #expect(found.raison.contains("« facture »"))
        #expect(found.raison.contains("Le modèle appris"))
        #expect(found.method == .rules)
        #expect(found.confiance <= 99)
    }

    @Test(arguments: [
        (0.9, ClassificationMethod.model, RequestKind.modelisation, 90),
        (0.999, .model, .modelisation, 99), (0.6, .fallback, .support, 50),
        (0.1, .model, .support, 90),
    ])
    func `is the model's where the rules have no clue, if it is sure`(
        probability: Double,
        method: ClassificationMethod,
        kind: RequestKind,
        confidence: Int
    ) {
        let request = RequestToClassify(source: .contact, objet: "x", description: "y")
        let found = RequestDecision.opinion(on: request, judgement(probability))
        #expect(found.method == method)
        #expect(found.kind == kind)
        #expect(found.confidence.value == confidence)
        #expect(!found.isDisputed)
    }

    @Test func `is disputed where they differ, and the stronger voice decides`() {
        let request = RequestToClassify(
            source: .contact,
            objet: "compte",
            description: "Accès à mon compte"
        )
        let weak = RequestDecision.opinion(on: request, judgement(0.55))
        #expect((weak.kind, weak.method, weak.isDisputed) == (.support, .rules, true))
        let strong = RequestDecision.opinion(on: request, judgement(0.99))
        #expect((strong.kind, strong.method, strong.isDisputed) == (.modelisation, .model, true))
        #expect(strong.isAmbiguous)
        #expect(strong.reason.contains("dit MODELISATION (99 %)"))
        let agreed = RequestDecision.opinion(on: request, judgement(0.05))
        #expect((agreed.kind, agreed.method, agreed.isDisputed) == (.support, .rules, false))
    }

    @Test(arguments: [(85, RequestKind.modelisation), (60, .support)])
    func `that is disputed is the advisor's, who must be sure where it is not asked alone`(
        advised: Int,
        kind: RequestKind
    ) {
        let disputed = RequestOpinion(
            kind: .support,
            confidence: Percent(75),
            reason: "Indices.",
            method: .rules,
            isDisputed: true
        )
        let advice = RequestAdvice(kind: .modelisation, confidence: Percent(advised))
        #expect(disputed.joined(with: advice).kind == kind)
    }

    @Test(arguments: [
        "Bonjour, j'ai été débité deux fois pour l'armoire, pouvez-vous me rembourser s'il vous plaît ?",
        "Pourriez-vous modéliser cette commode à trois tiroirs en chêne, d'après les photos ci-jointes ?",
    ])
    func `is the same in another dress`(text: String) async {
        let plain = await classification(.contact, "Demande", text)
        let wrapped = text.split(separator: " ").enumerated()
            .map { $0.offset % 11 == 10 ? "\($0.element)\n" : "\($0.element) " }.joined()
        let dresses = [
            text.uppercased(), text.replacing("'", with: "’"), wrapped,
            text.decomposedStringWithCanonicalMapping,
            text.decomposedStringWithCanonicalMapping.unicodeScalars
                .filter { !(0x300...0x36F).contains($0.value) }
                .map { String($0) }.joined(),
        ]
        for dress in dresses {
            let found = await classification(.contact, "Demande", dress)
            #expect(found.typeFinal == plain.typeFinal)
            #expect(abs(found.confiance - plain.confiance) <= 5)
        }
    }

    @Test(arguments: ["é", "a", "3d ", "e\u{301}", "\u{301}", "🙂", "' ", "\n", "compte "])
    func `may be a hostile megabyte`(piece: String) async {
        let found = await classification(
            .contact,
            String(repeating: piece, count: 100_000),
            String(repeating: piece, count: 1_000_000 / piece.utf8.count),
            [String(repeating: piece, count: 1000) + ".glb"]
        )
        #expect((0...99).contains(found.confiance))
    }

    private func judgement(_ modelisation: Double) -> Judgement {
        Judgement([
            .init(label: "MODELISATION", probability: modelisation),
            .init(label: "SUPPORT", probability: 1 - modelisation),
        ])
    }
}
