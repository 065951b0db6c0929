import Contracts
import FoundationEssentials
import Runtime
import StrictJSON
import Vendors

/// Mails as HubSpot shows them on a ticket's and a contact's history.
///
/// They are recorded there, not sent.
struct HubSpotMails: Sendable {
    let api: HubSpotAPI
    let contacts: HubSpotContacts
    let clock: WallClock

    /// Records a mail on a ticket and on the contact who wrote or got it.
    ///
    /// After an attempt that may have succeeded, the ticket's mails are looked
    /// through for its mark first.
    func record(_ effect: Effect<OnTicket<RecordedMail>>) async throws -> MailRecorded {
        let reference = HubSpotReference(key: effect.key)
        let (ticket, mail) = (effect.input.ticket.rawValue, effect.input.content)
        if effect.mayHaveHappened,
            let id = try await api.marked(.emails, "hs_email_text", of: ticket, reference)
        {
            return MailRecorded(recordID: id)
        }
        let properties = try properties(of: mail, reference)
        let address = mail.direction == .incoming ? mail.from : mail.to
        if let contact = contacts.recent[address] {
            do {
                return try await create(properties, ticket, contact.rawValue)
            } catch let error as VendorError where !error.isTransient {
                contacts.recent[address] = nil
            }
        }
        return try await create(properties, ticket, try await contact(of: address, ticket))
    }

    private func create(
        _ properties: [String: String],
        _ ticket: String,
        _ contact: String?
    ) async throws -> MailRecorded {
        var links = [HubSpotLink(.emailToTicket, to: ticket)]
        if let contact { links.append(HubSpotLink(.emailToContact, to: contact)) }
        let draft = HubSpotDraft(properties: properties, associations: links)
        return MailRecorded(recordID: try await api.create(.emails, draft).id)
    }

    /// Whose history the mail belongs to: the client's who wrote or got it,
    /// else the ticket's contact's, if any.
    private func contact(of address: String, _ ticket: String) async throws -> String? {
        if let contact = try await contacts.find(address) { return contact.rawValue }
        return try await api.record(
            .tickets,
            ticket,
            properties: ["hs_object_id"],
            withContacts: true
        )?.contacts.first
    }

    private func properties(
        of mail: RecordedMail,
        _ reference: HubSpotReference
    ) throws -> [String: String] {
        let isIncoming = mail.direction == .incoming
        // The hash in the mark is of the text as it is kept.
        let longestMark = "\n\n" + reference.line(for: "")
        let text = HubSpotText.fitting(mail.text, beside: longestMark)
        var properties = [
            "hs_timestamp": clock.now().formatted(.iso8601),
            "hs_email_direction": isIncoming ? "INCOMING_EMAIL" : "EMAIL",
            "hs_email_status": isIncoming || mail.smtpSent ? "SENT" : "FAILED",
            "hs_email_subject": HubSpotText.fitting(mail.subject),
            "hs_email_text": "\(text)\n\n\(reference.line(for: text))",
            "hs_email_headers": try headers(of: mail),
        ]
        // Half of a page of markup is none; the text says the same.
        if let html = mail.html, html.utf16.count <= HubSpotText.limit {
            properties["hs_email_html"] = html
        }
        return properties
    }

    private func headers(of mail: RecordedMail) throws -> String {
        let headers = HubSpotMailHeaders(
            from: HubSpotMailAddress(email: mail.from),
            to: [HubSpotMailAddress(email: mail.to)]
        )
        return String(decoding: try WireCoding.encode(headers), as: UTF8.self)
    }
}

/// Who wrote a mail to whom, which HubSpot keeps as JSON in a text.
struct HubSpotMailHeaders: Codable {
    var from: HubSpotMailAddress?
    var to: [HubSpotMailAddress]?
    var cc: [HubSpotMailAddress]? = []
    var bcc: [HubSpotMailAddress]? = []
}

struct HubSpotMailAddress: Codable {
    var email: String?
    var firstName: String? = ""
    var lastName: String? = ""
}
