import Testing

@testable import Classification

@Suite("Attached files")
struct AttachedFilesTests {
    @Test(arguments: [
        (["chaise.GLB"], "fichier 3D"),
        (["photo.jpg", "plan.step"], "fichier 3D"),
        (["photo.JPEG"], "image"),
        (["cotes.pdf"], "document"),
        (["facture_mars.pdf"], "pièce comptable"),
        (["capture écran.png", "photo.jpg"], "capture d'écran"),
        (["server.log"], "fichier de diagnostic"),
    ])
    func `are told by their names`(names: [String], sign: String) {
        #expect(AttachedFiles(names: names).sign?.name == sign)
    }

    @Test(arguments: [[], ["sans extension"], ["data.bin"], [""], ["."]])
    func `say nothing when their names do not`(names: [String]) {
        #expect(AttachedFiles(names: names).sign == nil)
    }
}
