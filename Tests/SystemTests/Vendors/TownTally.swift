import Foundation
import TestSupport

/// What the vendors have of one client's request.
struct TownTally: Equatable, CustomStringConvertible {
    var contacts: Int
    var tickets: Int
    var recordedMails: Int
    var recordedReplies: Int
    var quotes: Int
    var confirmations: Int
    var subtasks: Int
    var files: Int

    /// - Parameters:
    ///   - mark: The client's mark.
    ///   - town: Where to look.
    init(of mark: String, in town: VendorTown) {
        let address = "client-\(mark)@example.com"
        contacts = town.hubspot.contacts.count { $0.properties["email"] == address }
        let tickets = town.hubspot.tickets.filter {
            ($0.properties["content"] ?? "").contains(address)
        }
        self.tickets = tickets.count
        let links = Set(tickets.map { "tickets/\($0.id)" })
        let records = town.hubspot.emails.filter { !links.isDisjoint(with: $0.links) }
        recordedReplies = records.count {
            $0.properties["hs_email_direction"] == "INCOMING_EMAIL"
        }
        recordedMails = records.count - recordedReplies
        let mails = town.smtp.mails.filter { $0.recipients.contains(address) }
        quotes = mails.count(where: \.hasQuoteLink)
        confirmations = mails.count - quotes
        subtasks = town.clickup.created.count { $0.name == "Demande \(address)" }
        let urls = tickets.flatMap {
            ($0.properties["fichiers_urls"] ?? "").split(separator: "\n").map(String.init)
        }
        files = Set(urls).count
    }

    /// What there must be when all is done.
    init(isModelling: Bool = true, isValidated: Bool, isAnsweredByMail: Bool = false) {
        contacts = 1
        tickets = 1
        quotes = isModelling ? 1 : 0
        confirmations = isValidated ? 1 : 0
        recordedMails = quotes + confirmations
        recordedReplies = isAnsweredByMail ? 1 : 0
        subtasks = isValidated ? 1 : 0
        files = isModelling ? 1 : 0
    }

    var description: String {
        "contacts \(contacts), tickets \(tickets), recorded \(recordedMails), replies \(recordedReplies), quotes \(quotes), "
            + "confirmations \(confirmations), subtasks \(subtasks), files \(files)"
    }
}

extension ReceivedMail {
    /// The mail as text, unfolded from quoted-printable.
    var text: String {
        String(decoding: content, as: UTF8.self)
            .replacing("=\r\n", with: "").replacing("=3D", with: "=")
    }

    /// Whether it holds the link by which a quote is answered.
    var hasQuoteLink: Bool { text.contains("/quotes/") }
}
