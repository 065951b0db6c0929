import Testing

@testable import Ingest

@Suite("An admin's estimate by mail")
struct AdminEstimateTests {
    @Test(arguments: [
        ("1 crédit", 1), ("2 crédits", 2), ("2 credits", 2), ("Un crédit", 1), ("DEUX CRÉDITS", 2),
        ("two credits.", 2), ("Bonjour,\n\n3 crédits\n\nMerci !", 3), ("12 crédits svp", 12),
        ("2 crédits s'il te plaît", 2), ("« 2 crédits »", 2), ("1 000 crédits", nil),
        ("1000 crédits", 1_000),
    ])
    func `is read where nothing else is said`(words: String, credits: Int?) {
        #expect(AdminEstimate.credits(in: words) == credits)
    }

    @Test(arguments: [
        "", "2", "crédits", "2 euros", "2 crédits ?", "-2 crédits", "1,5 crédits", "2 ou 3 crédits",
        "pas 2 crédits", "2 crédits, mais demande les cotes", "0 crédit", "1001 crédits",
        "99999999999999999999 crédits", "2 crédits\n3 crédits", "entre 1 et 2 crédits",
        "2 crédits + 1", "２ crédits", "crédits 2", "<b>2 crédits</b>",
    ])
    func `is not read out of anything else`(words: String) {
        #expect(AdminEstimate.credits(in: words) == nil)
    }
}

@Suite("A correspondent")
struct CorrespondentTests {
    @Test(arguments: [
        ("anna@example.com", true), ("Anna@Example.COM", true), ("anna+x@example.com", false),
        ("anna@example.org", false), ("anna@e\u{445}ample.com", false), ("anna", false),
        ("", false), ("Anna <anna@example.com>", false), ("\u{212A}arl@example.com", false),
    ])
    func `is one address, whatever the case`(text: String, isAnna: Bool) {
        let correspondent = Correspondent(text)
        #expect((correspondent == Correspondent("anna@example.com")) == isAnna)
        #expect(correspondent != nil || !isAnna)
    }
}
