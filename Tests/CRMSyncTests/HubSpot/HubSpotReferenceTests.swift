import Testing

@testable import CRMSync

@Suite("The mark of what Guichet wrote in HubSpot")
struct HubSpotReferenceTests {
    private let reference = HubSpotReference(key: "run:mail")

    @Test func `is found by its key and by no other`() {
        let text = "Bonjour\n\n" + reference.line(for: "Bonjour")
        #expect(reference.isIn(text))
        #expect(!HubSpotReference(key: "run:note").isIn(text))
    }

    @Test func `shows a record of Guichet's own, whatever became of its white space`() {
        let mark = reference.line(for: "Bonjour\n  Anna")
        #expect(HubSpotReference.isOwn("Bonjour\n  Anna\n\n\(mark)"))
        #expect(HubSpotReference.isOwn("Bonjour Anna \(mark)\n"))
    }

    @Test func `does not make a mail that quotes such a record one of them`() {
        let record = "Bonjour\n\n" + reference.line(for: "Bonjour")
        #expect(!HubSpotReference.isOwn("Je valide\n\n\(record)"))
        #expect(!HubSpotReference.isOwn("\(record)\nJe valide"))
        #expect(!HubSpotReference.isOwn("Bonjour"))
    }
}
