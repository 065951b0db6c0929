import Contracts
import Cryptography
import FoundationEssentials
import MIME

/// Addresses that lead an answer back to its ticket: `local+detail@domain`,
/// whose detail names the ticket and is signed.
///
/// Such an address says which ticket is meant, not who writes: whoever saw it
/// may write to it. Mail systems may change the case of letters on the way;
/// it does not count.
struct ReplyTags: Sendable {
    /// Hexadecimal digits of the signature: 80 bits.
    private static let signatureLength = 20

    /// The address that the mail system delivers every detail to.
    let base: EmailAddress
    let key: Data

    /// The address for answers about a ticket; nothing when its identifier
    /// cannot stand in an address.
    func address(for ticket: Ticket.ID) -> EmailAddress? {
        guard TicketMark.canHold(ticket) else { return nil }
        let detail = "\(ticket.rawValue).\(signature(of: ticket.rawValue))"
        return try? EmailAddress("\(base.localPart)+\(detail)@\(base.domain)")
    }

    /// The ticket's identifier that an address was made for, in the case of
    /// letters that it came in.
    func ticket(in address: EmailAddress) -> String? {
        guard address.domain == base.domain else { return nil }
        let prefix = base.localPart.lowercased() + "+"
        guard address.localPart.lowercased().hasPrefix(prefix) else { return nil }
        let detail = address.localPart.dropFirst(prefix.count)
        guard let dot = detail.lastIndex(of: "."), dot > detail.startIndex else { return nil }
        let ticket = String(detail[..<dot])
        let shown = detail[dot...].dropFirst().lowercased()
        return ConstantTime.equal(shown, signature(of: ticket)) ? ticket : nil
    }

    private func signature(of ticket: String) -> String {
        let signed = Data("guichet-reply:\(ticket.lowercased())".utf8)
        return String(Hex.encode(Hash.hmacSHA256(signed, key: key)).prefix(Self.signatureLength))
    }
}

extension ReplyTags {
    /// Where answers to a mail about a ticket go.
    func mailbox(for ticket: Ticket.ID?, _ usual: MailAddress) -> MailAddress? {
        guard let ticket, let address = address(for: ticket) else { return nil }
        return try? MailAddress(name: usual.name, address)
    }
}
