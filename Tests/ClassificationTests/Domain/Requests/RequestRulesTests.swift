import Contracts
import Language
import Testing

@testable import Classification

@Suite("A request, by the rules,")
struct RequestRulesTests {
    @Test(arguments: [
        (
            "Canapé d'angle", "Pouvez-vous réaliser ce canapé en velours, 280 x 190 cm ?",
            ["canape.jpg"]
        ),
        ("devis", "Un devis pour passer 12 luminaires en 3D ? Catalogue joint.", ["catalogue.pdf"]),
        ("modelisaton meuble tv", "slt je voudré modelisé se meuble chene svp", ["meuble.jpg"]),
        ("Paiement ok", "Vous pouvez lancer la modélisation des 3 tabourets.", ["t1.jpg"]),
        ("trop lourd", "Le glb fait 40 Mo, pouvez-vous l'alléger ?", ["buffet.glb"]),
        ("Problème", "Normales inversées chez l'ancien prestataire, à refaire.", ["vieux.obj"]),
        ("New product", "A ceramic teapot with bamboo handle, 18 cm tall", ["teapot.jpg"]),
        ("to usdz", "We need this obj converted, drawings attached", ["lamp.obj"]),
    ])
    func `asks for a model`(objet: String, description: String, files: [String]) {
        let found = classification(.modelisation, objet, description, files)
        #expect(found.typeFinal == .modelisation)
        #expect(found.confiance >= 70)
        #expect(found.coherent)
    }

    @Test(arguments: [
        ("carte", "Ma carte bancaire est refusée", [String]()),
        ("compte", "Bonjour, merci de créer un compte pour notre agence", []),
        (
            "modélisation", "Mon paiement pour la modélisation 3D est passé deux fois, remboursez",
            []
        ),
        ("où en est ma modélisation ?", "Toujours pas de nouvelles du fauteuil", []),
        ("visionneuse", "Le modèle 3D du fauteuil ne s'affiche plus dans la visionneuse", []),
        ("téléchargement", "Je n'arrive pas à télécharger le .glb de ma table", []),
        ("glb", "Erreur 500 sur le site, le bouton ne marche pas", ["chaise.glb"]),
        ("annulation", "J'annule ma demande de modélisation de la commode", []),
        ("tarifs", "Quels sont vos tarifs pour la 3D ?", []),
        ("refund", "charged twice, please refund my 3D credits", []),
    ])
    func `is support whatever the form`(objet: String, description: String, files: [String]) {
        let found = classification(.modelisation, objet, description, files)
        #expect(found.typeFinal == .support)
        #expect(found.reclassifie)
        #expect(!found.coherent)
    }

    @Test func `comes through the wrong form and is reclassified`() {
        let found = classification(
            .contact,
            "tabouret",
            "Même tabouret avec des pieds en métal, à modéliser",
            ["t.jpg"]
        )
        #expect(found.typeFinal == .modelisation)
        #expect(found.reclassifie)
    }

    @Test(arguments: RequestSource.known)
    func `is what the form says when nothing in it tells`(source: RequestSource) {
        let found = classification(source, "bonjour", "help", [])
        #expect(found.method == .fallback)
        #expect(found.confiance < 70)
        #expect(found.typeFinal == source.kind)
        #expect(!found.reclassifie)
    }

    @Test func `is what the form says when the clues are even`() {
        let found = classification(.modelisation, "chaise en bois", "Facture", [])
        #expect(found.confiance < 70)
        #expect(found.typeFinal == .modelisation)
    }

    @Test func `is told with the words that decided`() {
        let found = classification(.contact, "facture", "Ma facture de la lampe", [])
        #expect(found.raison.contains("« facture »"))
        #expect(found.raison.contains("SUPPORT"))
        #expect(found.raison.count < 300)
    }

    @Test func `is not read from parts of words nor from what is denied`() {
        let whole = classification(.modelisation, "x", "tablette", [])
        #expect(whole.method == .fallback)
        let denied = RequestClue("thing", weight: 1, denial: .counts, "texture*")
        #expect(denied.findings(in: Words("sans texture")).isEmpty)
        #expect(denied.findings(in: Words("avec textures")) == ["textures"])
    }

    private func classification(
        _ source: RequestSource,
        _ objet: String,
        _ description: String,
        _ files: [String]
    ) -> RequestClassification {
        let request = RequestToClassify(
            source: source,
            objet: objet,
            description: description,
            fichiers: files.map { FileName(name: $0) }
        )
        return RequestClassification(RequestRules.opinion(on: request), from: source)
    }
}
