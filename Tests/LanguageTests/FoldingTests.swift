import Language
import Testing

@Suite("Folding")
struct FoldingTests {
    @Test(arguments: [
        ("Été À la Fête", "ete a la fete"),
        ("E\u{301}te\u{301}", "ete"),
        ("Œuvre, ŒIL et Æther", "oeuvre, oeil et aether"),
        ("Straße", "strasse"),
        ("l’œil – «\u{A0}oui\u{A0}»…", "l'oeil - \" oui \"..."),
        ("ÇA\r\nVA", "ca\n\nva"),
        ("Łódź, Čeština", "lodz, cestina"),
        ("soft\u{AD}hyphen\u{200B}", "softhyphen"),
        ("ПРИВЕТ", "привет"),
        ("", ""),
    ])
    func `makes letters and marks plain`(text: String, folded: String) {
        #expect(Folding.fold(text) == folded)
    }
}
