import Contracts
import Foundation
import Testing

@testable import Classification

@Suite("A message")
struct MessageClassifierTests {
    private let classifier: MessageClassifier

    init() throws {
        classifier = .learned(
            shop: try ModelShelf.builtIn(.shop),
            desk: try ModelShelf.builtIn(.desk),
            priority: try ModelShelf.builtIn(.priority)
        )
    }

    private func classification(
        of text: String,
        as taxonomy: Taxonomy
    ) async -> MessageClassification {
        await classifier.classify(MessageToClassify(text: text, taxonomy: taxonomy))
    }

    @Test(arguments: [
        ("Mon colis devait arriver lundi, toujours rien", "Retard de livraison"),
        ("My parcel is two weeks late", "Retard de livraison"),
        ("Je voudrais être remboursée", "Remboursement"),
        ("I want to cancel my order", "Remboursement"),
        ("La lampe est arrivée cassée", "Produit défectueux"),
        ("The kettle leaks since the first day", "Produit défectueux"),
        ("Où en est ma commande ?", "Information commande"),
        ("Please send me the invoice of my order", "Information commande"),
        ("Livrez-vous en Suisse ?", "Non classé"),
        ("Do you have this shirt in blue?", "Non classé"),
    ])
    func `to the shop is sorted`(text: String, label: String) async {
        let found = await classification(of: text, as: .shop)
        #expect(found.label == label)
        #expect(found.priority == nil)
    }

    @Test(arguments: [
        ("Quels sont vos horaires d'ouverture ?", "general"),
        ("I was charged twice this month", "billing"),
        ("Quels ports faut-il ouvrir pour le SMTP ?", "technical"),
        ("The export crashes with an error every time", "bug_report"),
        ("J'ai oublié mon mot de passe", "account"),
        ("It would be nice to have a calendar view", "suggestion"),
    ])
    func `to the desk is sorted and given a priority`(text: String, label: String) async throws {
        let found = await classification(of: text, as: .desk)
        #expect(found.label == label)
        #expect(TicketPriority.known.contains(try #require(found.priority)))
    }

    @Test func `names its order numbers and its language`() async {
        let found = await classification(of: "Where is order 12-345-B?", as: .shop)
        #expect(found.orderNumbers == ["12-345-B"])
        #expect(found.language == .english)
    }

    @Test func `is sorted the same however it is typed`() async {
        let texts = [
            "L'écran de l'appareil reçu hier est fêlé, commande n° 4512, que dois-je faire ?",
            "Où en est le colis de la commande 4512 ? Je n'ai pas reçu d'e-mail",
            "Je n'ai toujours rien reçu, la livraison était prévue pour mardi dernier",
        ]
        for text in texts {
            for taxonomy in Taxonomy.known {
                let plain = await classification(of: text, as: taxonomy)
                for other in Self.retyped(text) {
                    let found = await classification(of: other, as: taxonomy)
                    #expect(found.label == plain.label)
                    #expect(found.language == plain.language)
                    #expect(found.orderNumbers == plain.orderNumbers)
                    #expect(found.priority == plain.priority)
                }
            }
        }
    }

    /// The text in capitals, with typographic apostrophes, decomposed, and
    /// with other blanks.
    private static func retyped(_ text: String) -> [String] {
        [
            text.uppercased(),
            text.replacingOccurrences(of: "'", with: "’"),
            text.decomposedStringWithCanonicalMapping,
            text.replacingOccurrences(of: " ", with: "\u{A0}"),
            "  \(text)  ",
        ]
    }

    @Test(arguments: [
        String(repeating: "9", count: 1 << 20),
        String(repeating: "1 ", count: 1 << 19),
        String(repeating: "commande n° ", count: 80_000),
        String(repeating: "commande 4512 et ", count: 60_000),
        String(repeating: "a-1", count: 350_000),
        String(repeating: "FR76 3000 ", count: 100_000),
        String(repeating: "?!", count: 1 << 19),
        String(repeating: "e\u{301}", count: 300_000),
        String(repeating: "🧑‍🚀", count: 90_000),
        String(repeating: "\u{200B}", count: 300_000) + "a",
        String(repeating: "ж", count: 1 << 19),
    ])
    func `that is hostile gets an answer with bounds`(text: String) async {
        for taxonomy in Taxonomy.known {
            let found = await classification(of: text, as: taxonomy)
            #expect((0...100).contains(found.confidence))
            #expect(found.orderNumbers.count <= OrderNumbers.most)
        }
    }

    @Test func `of whatever bytes gets an answer`() async {
        var random = Steps(state: 11)
        for _ in 0..<200 {
            let bytes = (0..<200).map { _ in UInt8(random.next() & 0xFF) }
            let found = await classification(of: String(decoding: bytes, as: UTF8.self), as: .shop)
            #expect(ShopCategory.all.contains(found.label))
        }
    }
}
