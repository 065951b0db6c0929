import Contracts
import MIME
import Runtime

/// The mark of a ticket in the subject of mails to its client: `[#TKTA1B2C3]`.
enum TicketMark {
    private static let longestTicket = 40

    /// Whether a ticket's identifier can stand in a subject and in an address.
    static func canHold(_ ticket: Ticket.ID) -> Bool {
        (1...longestTicket).contains(ticket.rawValue.utf8.count)
            && ticket.rawValue.utf8.allSatisfy(isTicketByte)
    }

    /// The subject with the mark at its end, where a client's mail about a
    /// ticket has none yet.
    static func marked(_ mail: MailToSend) -> String {
        guard mail.to != nil, let ticket = mail.ticketID, canHold(ticket) else {
            return mail.subject
        }
        let mark = "[#\(ticket.rawValue)]"
        let marked = "\(mail.subject) \(mark)"
        guard !mail.subject.contains(mark),
            marked.utf8.count <= MailMessage.maximumSubjectLength
        else { return mail.subject }
        return marked
    }

    /// The tickets that a subject names, at most a few.
    static func tickets(in subject: String) -> [String] {
        var found: [String] = []
        var rest = subject.utf8[...]
        while found.count < 3, let start = rest.firstIndex(of: UInt8(ascii: "[")) {
            rest = rest[start...].dropFirst()
            guard rest.first == UInt8(ascii: "#") else { continue }
            rest = rest.dropFirst()
            let name = rest.prefix(while: isTicketByte)
            rest = rest.dropFirst(name.count)
            guard rest.first == UInt8(ascii: "]"), (1...longestTicket).contains(name.count) else {
                continue
            }
            found.append(String(Substring(name)))
        }
        return found
    }

    private static func isTicketByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetterOrDigit || "-_".utf8.contains(byte)
    }
}
