import Contracts
import Testing

@testable import Classification

@Suite("Agreement in words alone")
struct ReplyUndertoneTests {
    @Test(arguments: [
        "great thanks", "Great, thank you very much!", "Super, merci beaucoup", "Génial merci !",
        "Excellent, thanks", "Top merci", "Lovely, thanks a lot",
    ])
    func `decides nothing in thanks and praise`(text: String) throws {
        #expect(try Replies.opinion(on: text).intent != .validation)
    }

    @Test(arguments: [
        "Oui 🤣", "ok 😂", "Je valide 😂😂", "yes 🙄", "D'accord 😡", "Parfait lol", "oui mdr",
        "ok haha", "sure 🤔", "Go ahead 😢", "Oui, hahaha",
    ])
    func `decides nothing with a laugh or a frown`(text: String) throws {
        #expect(try Replies.opinion(on: text).intent != .validation)
    }

    @Test(arguments: [
        "Validation", "validation.", "VALIDATION DU DEVIS", "Confirmation", "Approval",
    ])
    func `decides nothing as a heading`(text: String) throws {
        #expect(try Replies.opinion(on: text).intent != .validation)
    }

    @Test(arguments: [
        "OK (lu)", "ok, vu", "Oui, bien reçu", "D'accord, bien lu", "ok received", "Ok, read.",
    ])
    func `decides nothing when a mail was only read`(text: String) throws {
        #expect(try Replies.opinion(on: text).intent != .validation)
    }

    @Test(arguments: [
        "oui 🙂", "Je valide 😊", "Go ahead 😀", "Parfait 👍", "Très bien, merci", "ok merci",
        "Parfait, merci beaucoup", "Yes, thank you", "Lu et approuvé",
        "Vous avez ma validation", "Validation de ma part", "Super, je valide",
        "Great, go ahead", "Top, allez-y !", "I'm good with this quote",
    ])
    func `stays a validation where nothing takes it back`(text: String) throws {
        #expect(try Replies.opinion(on: text).intent == .validation)
    }
}
