import Contracts
import MIME

/// A mail that is asked for, checked: it can be composed.
struct MailDraft: Sendable {
    let recipient: MailAddress
    let subject: String
    let text: String
    let html: String?
    let ticketID: Ticket.ID?
}

/// A mail or a notice that cannot be sent as it is.
struct InvalidMail: Error, Equatable {
    let errors: [FieldError]
}

extension MailDraft {
    /// Checks a mail; one without a recipient is for the admin.
    ///
    /// - Throws: ``InvalidMail`` that names every wrong field.
    init(_ mail: MailToSend, admin: MailAddress) throws(InvalidMail) {
        var findings = MailFindings()
        findings.checkLine(mail.subject, "#/subject", limit: MailMessage.maximumSubjectLength)
        if mail.subject.oneLine.isEmpty { findings.add("#/subject", "must not be empty") }
        findings.checkBody(mail.text, "#/text")
        if let html = mail.html { findings.checkBody(html, "#/html") }
        if let ticket = mail.ticketID { findings.checkID(ticket.rawValue, "#/ticket_id") }
        let name = findings.displayName(mail.toName, "#/to_name")
        let address = findings.address(mail.to, "#/to")
        guard findings.errors.isEmpty else { throw InvalidMail(errors: findings.errors) }
        do throws(MailError) {
            recipient = if let address { try MailAddress(name: name, address) } else { admin }
        } catch {
            throw InvalidMail(errors: [FieldError(pointer: "#/to_name", detail: "is not a name")])
        }
        subject = TicketMark.marked(mail)
        text = mail.text
        html = mail.html
        ticketID = mail.ticketID
    }

    /// Writes a notice for the admin.
    ///
    /// - Throws: ``InvalidMail`` that names every wrong field.
    init(
        _ notice: AdminNotice,
        admin: MailAddress,
        wording: NoticeWording
    ) throws(InvalidMail) {
        var findings = MailFindings()
        findings.checkLine(notice.kind.rawValue, "#/kind", limit: 64)
        if let id = notice.requestID { findings.checkID(id.rawValue, "#/request_id") }
        if let id = notice.ticketID { findings.checkID(id.rawValue, "#/ticket_id") }
        for (text, pointer) in [
            (notice.ticketURL, "#/ticket_url"), (notice.userEmail, "#/user_email"),
            (notice.objet, "#/objet"),
        ] {
            if let text { findings.checkLine(text, pointer, limit: 4_096) }
        }
        guard findings.errors.isEmpty else { throw InvalidMail(errors: findings.errors) }
        let message = NoticeMessage(notice, wording: wording)
        recipient = admin
        subject = message.subject
        text = message.text
        html = message.html
        ticketID = notice.ticketID
    }
}
