import Contracts
import Testing

@testable import Quoting

@Suite("Completeness")
struct CompletenessTests {
    private let grid: Grid

    init() throws {
        grid = try Embedded.grid.get()
    }

    @Test(arguments: [
        ("photo.JPG", nil, true),
        ("plan.pdf", nil, true),
        ("modele.step", nil, true),
        ("sans-extension", "image/png", true),
        ("sans-extension", "IMAGE/PNG; q=1", true),
        ("modele", "model/gltf-binary", true),
        ("liste.xlsx", nil, false),
        ("notes.txt", "text/plain", false),
        ("photojpg", nil, false),
        ("", nil, false),
    ])
    func `needs a file that shows something`(name: String, type: String?, isVisual: Bool) {
        let request = RequestToAnalyse(
            objet: "Vase en grès",
            description: "Vase blanc en grès, hauteur 25 cm",
            fichiers: [FileName(name: name, type: type)]
        )
        #expect(grid.analysis(of: request).completeness.visual == isVisual)
    }

    @Test(arguments: [
        "voir pièce jointe, merci d'avance",
        "Bonjour, voir PJ. Merci, cordialement",
        "bonjour merci bonjour merci",
        "test test test test test",
        "aaaaaaaaaaaaaaaaaaaaaaaaa",
        "aaaa bbbb cccc dddd eeee ffff",
        "chaise chaise chaise chaise",
        "lorem ipsum dolor sit amet consectetur",
        "azertyuiop qsdfghjklm wxcvbn",
        "........................",
        "          vase          ",
        "1234567890 1234567890 1234567890",
        "please see the attached files, thanks",
        "Hello, thanks in advance, kind regards",
        "I need a 3D model of this please asap",
        "Je voudrais une modélisation 3D svp",
        "trop court",
        "",
    ])
    func `refuses a description that says nothing`(description: String) {
        let analysis = grid.analysis(of: .sample("Vase en grès", description))
        #expect(!analysis.completeness.description)
        #expect(analysis.missingInfo == [.description])
        #expect(analysis.validationStatus == .pendingInfo)
        #expect(analysis.rule == "incomplete")
    }

    @Test(arguments: [
        "Table basse en chêne massif",
        "Bonjour, voir le plan joint : buffet deux portes, merci",
        "Matte black helmet, visor as a separate object please",
        "canapé gris, 3 places",
    ])
    func `accepts a description that says something`(description: String) {
        #expect(grid.analysis(of: .sample("Meuble du salon", description)).completeness.description)
    }

    @Test(arguments: [("Vase", false), ("Vases", true), ("  Vase  ", false)])
    func `needs an objet of five characters`(objet: String, isEnough: Bool) {
        #expect(grid.analysis(of: .sample(objet)).completeness.description == isEnough)
    }

    @Test(arguments: [
        ("Demande de devis", "Bonjour, devis pour notre projet 3D, urgent", false),
        ("modélisation 3D", "En chêne massif, 120 x 60 cm, finition mate", false),
        ("test test", "Finition mate, couleur beige, bords arrondis", false),
        ("Demande de devis", "Un vase en grès blanc, hauteur 30 cm", true),
        ("Demande de devis", "Nous aimerions notre tire-bouchon en 3D mat", true),
        ("Quote request", "We need our corkscrew in brushed steel", true),
        ("Tire-bouchon", "En acier brossé, poignée noire, 12 cm", true),
    ])
    func `needs an object that can be told`(objet: String, description: String, isTold: Bool) {
        #expect(grid.analysis(of: .sample(objet, description)).completeness.object == isTold)
    }

    @Test func `asks for what is missing in a fixed order`() {
        let analysis = grid.analysis(of: .sample("devis", "bonjour", files: []))
        #expect(analysis.missingInfo == [.visual, .object, .description])
        #expect(analysis.creditsEstimes == nil)
        #expect(
            analysis.reason
                == "Demande incomplète, il manque : un visuel, un objet identifiable, "
                + "une description suffisante."
        )
    }

    @Test(arguments: [
        ("hauteur 25", true), ("25 cm", true), ("25cm", true), ("h25cm", true), ("1m80", true),
        ("120x60", true), ("120 × 60 × 75", true), ("7x3,50m", true), ("plan coté joint", true),
        ("Hauteur : 40", true), ("40 inches", true), ("180 CM", true), ("Ø 40", true),
        ("grande taille", false), ("moins de 5 Mo", false), ("photo 3", false),
        ("livraison le 25", false), ("dimensions inconnues", false),
    ])
    func `warns when no size is given`(size: String, isGiven: Bool) {
        let warnings = grid.analysis(of: .sample("Vase en grès", "Vase blanc mat, \(size)."))
            .warnings
        #expect(warnings.contains(.noDimensions) != isGiven)
    }

    @Test(arguments: [
        ("Vase en grès blanc", true), ("Oak vase, brushed", true), ("Vase en verre soufflé", true),
        ("Vase blanc, pas en verre", false), ("Vase blanc et rond", false),
    ])
    func `warns when no material is given`(description: String, isGiven: Bool) {
        let warnings = grid.analysis(of: .sample("Vase rond", description)).warnings
        #expect(warnings.contains(.noMaterial) != isGiven)
    }

    @Test(arguments: [
        (["a.jpg"], true), (["a.jpg", "b.jpg"], false), (["a.jpg", "plan.pdf"], false),
        (["plan.pdf"], false), (["a.jpg", "notes.txt"], true),
    ])
    func `warns of a single picture`(files: [String], isSingle: Bool) {
        let analysis = grid.analysis(of: .sample(files: files))
        #expect(analysis.warnings == (isSingle ? [.singlePicture] : []))
        #expect(analysis.validationStatus == .pendingCredits)
    }
}
