import Contracts
import Testing

@testable import Quoting

@Suite("The credit grid")
struct CreditGridTests {
    private let grid: Grid

    init() throws {
        grid = try Embedded.grid.get()
    }

    @Test(arguments: [
        ("Boîte de rangement", "Boîte en carton avec couvercle, 30 x 20 x 15 cm", "simple_object"),
        ("Cadre photo", "Cadre en chêne massif pour photo 13 x 18 cm", "simple_object"),
        ("Vase uni", "Vase en céramique de couleur unie, hauteur 30 cm", "simple_object"),
        ("Tabouret basique", "Tabouret en pin, assise ronde, trois pieds droits", "simple_object"),
        ("Storage box", "A plain cardboard box with a lid, 30 x 20 cm", "simple_object"),
        ("Picture frame", "Thin black metal frame around an A4 print", "simple_object"),
        ("Mailbox", "Corten steel mailbox, 40 cm wide, flat roof", "simple_object"),
        ("Chaise", "Chaise en hêtre, dossier courbe, assise paillée", "medium_object"),
        ("Table de salle", "Table en noyer avec pieds sculptés, 180 cm", "medium_object"),
        ("Table de chevet", "Chevet en chêne avec deux tiroirs et un dessus", "medium_object"),
        ("Lampe design", "Lampe en laiton, abat-jour en verre opalin", "medium_object"),
        ("Étagère murale", "Étagère en chêne avec lumière intégrée, 80 cm", "medium_object"),
        ("Bedside table", "Oak bedside table with two drawers, 45 cm wide", "medium_object"),
        ("Designer lamp", "Brass arm and a glass globe, 40 cm high", "medium_object"),
        ("Vase décoratif", "Vase en porcelaine avec décor peint à la main", "medium_object"),
        ("Lustre en cristal", "Lustre ancien, douze bras, diamètre 90 cm", "complex_object"),
        ("Cheminée", "Cheminée en marbre richement ornée, style baroque", "complex_object"),
        ("Secrétaire ancien", "Secrétaire en marqueterie de plusieurs bois", "complex_object"),
        ("Boîte à musique", "Boîte en bois avec une danseuse sur le dessus", "complex_object"),
        ("Chandelier", "Crystal chandelier with twelve arms, 90 cm wide", "complex_object"),
        ("Wardrobe", "Oak wardrobe with very fine intricate carvings", "complex_object"),
        ("Coffret", "Coffret en noyer avec un mécanisme d'ouverture", "complex_object"),
        ("Porte-bidules", "Grande structure verte posée dans notre entrée", "unknown_object"),
    ])
    func `prices an object by what it is and what it has`(
        objet: String,
        description: String,
        rule: String
    ) {
        #expect(grid.analysis(of: .sample(objet, description)).rule == rule)
    }

    @Test(arguments: [
        ("Vase sans ornement", "Vase en grès sans ornement ni dorure, 30 cm", "simple_object"),
        ("Tabouret", "Tabouret en pin, pas de tiroir, aucune décoration", "simple_object"),
        ("Boîte", "Une boîte pas complexe en carton brun, sans motif", "simple_object"),
        ("Storage box", "Not complex at all, no drawers, without any pattern", "simple_object"),
        ("Mirror", "Round mirror without ornaments, no moving parts", "simple_object"),
        ("Vase pas si simple", "Vase en grès émaillé, hauteur 30 cm, col évasé", "medium_object"),
        ("Cadre photo", "Cadre en chêne, mais pas si simple que cela", "medium_object"),
        ("Picture frame", "An oak frame that is not so simple to look at", "medium_object"),
        ("Chaise", "Chaise en hêtre toute simple, assise plate", "simple_object"),
        ("Chair", "A very basic chair made of beech, flat seat", "simple_object"),
        ("Chaise", "Chaise simple mais avec accoudoirs et coutures", "medium_object"),
        ("Boîte", "Boîte simple en apparence, mais mécanisme complexe", "complex_object"),
        ("Chaise", "Elle paraît complexe mais elle est toute simple", "simple_object"),
        ("Chair", "It looks complicated, but it is really simple", "simple_object"),
        ("Chaise", "Elle paraît simple, mais elle est très complexe", "complex_object"),
        ("Lustre", "Lustre tout simple en laiton, diamètre 40 cm", "complex_object"),
    ])
    func `counts negations and contrasts`(objet: String, description: String, rule: String) {
        let objet = objet.count < 5 ? "\(objet) neuf" : objet
        #expect(grid.analysis(of: .sample(objet, description)).rule == rule)
    }

    @Test(arguments: [
        ("Vase en grès", "Les deux photos ne correspondent pas entre elles", "doubtful"),
        ("Vase en grès", "Je ne sais pas encore quelle forme il doit avoir", "doubtful"),
        ("Oak chair", "The drawing does not match the photo of the chair", "doubtful"),
        ("Figurant", "Un personnage en costume, posé sur un socle carré", "doubtful"),
        ("Lot 25 chaises", "25 chaises en hêtre de notre salle à manger", "several_objects"),
        ("Luminaires", "12 références de luminaires à passer en 3D", "several_objects"),
        ("Two lamps", "Two lamps in brass with a glass globe, 40 cm", "several_objects"),
        ("Appliques", "Trois nouvelles appliques en laiton, 30 cm", "several_objects"),
        ("Tables de chevet", "Deux tables de chevet en chêne, 45 cm", "several_objects"),
    ])
    func `leaves what is doubtful to a person`(objet: String, description: String, rule: String) {
        let analysis = grid.analysis(of: .sample(objet, description))
        #expect(analysis.rule == rule)
        #expect(analysis.validationStatus == .pendingAdmin)
        #expect(analysis.creditsEstimes == nil)
    }

    @Test(arguments: [
        ("Bibliothèque", "Bibliothèque modulable avec 5 étagères, en chêne"),
        ("Chaise haute", "Chaise en hêtre à 4 pieds, hauteur 90 cm"),
        ("Cadre en bois", "Dans le cadre de notre abonnement, un cadre 3D en bois"),
        ("Vase en grès", "Bonjour, n'hésitez pas à m'appeler, vase de 30 cm"),
    ])
    func `does not take parts and sayings for something else`(objet: String, description: String) {
        let rule = grid.analysis(of: .sample(objet, description)).rule
        #expect(["simple_object", "medium_object"].contains(rule))
    }

    @Test(arguments: ["a.glb", "a.USDZ", "a.obj", "a.fbx", "a.stl", "a.gltf"])
    func `asks one credit for a textured 3D file, before anything else`(file: String) {
        let analysis = grid.analysis(of: .sample("Lustre", "voir PJ", files: [file]))
        #expect(analysis.rule == "textured_3d_file")
        #expect(analysis.creditsEstimes == 1)
        #expect(analysis.validationStatus == .pendingCredits)
        #expect(analysis.missingInfo == [])
        #expect(analysis.warnings == [])
        #expect(!analysis.completeness.complete)
        #expect(analysis.reason.contains(file))
    }

    @Test(arguments: [
        ("Radiateur", "Radiateur en fonte, fichier obj sans matières fourni"),
        ("Radiator", "Cast iron radiator, the obj comes without textures"),
    ])
    func `prices a 3D file without texture like any visual`(objet: String, description: String) {
        let analysis = grid.analysis(of: .sample(objet, description, files: ["radiateur.obj"]))
        #expect(analysis.rule == "medium_object")
        #expect(analysis.creditsEstimes == 2)
    }

    @Test func `tells the owner what decided`() {
        let analysis = grid.analysis(
            of: .sample("Table de chevet", "Chevet en chêne avec deux tiroirs, 45 cm")
        )
        #expect(analysis.rule == "medium_object")
        #expect(
            analysis.reason
                == "Objet de complexité moyenne : table de chevet, tiroirs."
        )
        #expect(analysis.creditsEstimes == 2)
        #expect(analysis.validationStatus == .pendingCredits)
        #expect(analysis.language == .french)
    }

    @Test func `knows the client's language`() {
        let analysis = grid.analysis(
            of: .sample("Oak stool", "We need a model of our oak stool, 45 cm high")
        )
        #expect(analysis.language == .english)
    }

    @Test func `reads the beginning of a text without end`() {
        let text = String(repeating: "chaise ", count: 100_000)
        #expect(grid.analysis(of: .sample("Chaise en bois", text)).rule == "incomplete")
    }
}
