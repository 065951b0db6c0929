import Contracts
import Testing

@testable import Classification

@Suite("What is weighed of a request")
struct WeighedTextTests {
    private static let notice = """
        Ce message et ses pièces jointes sont confidentiels et destinés à l'usage exclusif de leur
        destinataire. Si vous l'avez reçu par erreur, merci de le signaler à l'expéditeur et de le
        détruire. Toute utilisation ou diffusion non autorisée est interdite.
        """

    @Test(arguments: [
        "-- \nMarie Lefèvre\nService comptabilité", "Cordialement,\nMarie Lefèvre\n01 00 00 00 00",
        notice, "Envoyé de mon iPhone",
    ])
    func `leaves out the signature and legal notices`(rest: String) {
        let request = request("Un tabouret en chêne.\n\n" + rest)
        #expect(request.weighedText == "Tabouret\nUn tabouret en chêne.")
    }

    @Test(arguments: [
        "Un tabouret en chêne.", "Un tabouret.\nEn chêne.",
        "Voir ci-dessous.\n\nDe : Paul <paul@example.com>\nObjet : tabouret\n\nUn tabouret en chêne.",
        "> Un tabouret en chêne", "-- \nMarie Lefèvre",
    ])
    func `keeps what is forwarded, and all where nothing else is left`(description: String) {
        #expect(request(description).weighedText == "Tabouret\n\(description)")
    }

    @Test func `is no question of the notice below it`() async throws {
        let classifier = RequestClassifier.learned(try ModelShelf.builtIn(.requests))
        let found = await classifier.classify(request("Tabouret\n\n" + Self.notice))
        #expect(found.kind == .modelisation)
    }

    private func request(_ description: String) -> RequestToClassify {
        RequestToClassify(
            source: .modelisation,
            objet: "Tabouret",
            description: description,
            fichiers: [FileName(name: "tabouret.jpg", type: "image/jpeg")]
        )
    }
}
