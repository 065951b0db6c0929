import Contracts
import Cryptography
import FoundationEssentials

/// The signed link of a mail: who holds it speaks as the client, about one
/// version of one ticket's quote, until it runs out.
struct QuoteLink: Equatable, Sendable {
    let ticketID: Ticket.ID
    let version: Int
    let expiresAt: Date
}

/// Why a link is not followed.
enum QuoteLinkError: Error, Equatable {
    /// It was not made here, or changed on its way.
    case invalid
    case expired
}

/// Makes and reads links, under a key that only this service has.
struct QuoteLinkSigner: Sendable {
    private let key: Data

    init(key: Data) {
        self.key = key
    }

    /// The last part of the link's path: `<ticket>.<version>.<expiry>.<mac>`.
    func token(for link: QuoteLink) -> String {
        let claim = "\(link.ticketID).\(link.version).\(Int(link.expiresAt.timeIntervalSince1970))"
        return "\(claim).\(signature(of: claim))"
    }

    func link(from token: String, at now: Date) throws(QuoteLinkError) -> QuoteLink {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard token.utf8.count <= 200, parts.count == 4, let version = Int(parts[1]),
            let expiry = Int(parts[2]),
            ConstantTime.equal(signature(of: parts[0...2].joined(separator: ".")), String(parts[3]))
        else { throw .invalid }
        let expiresAt = Date(timeIntervalSince1970: Double(expiry))
        guard now <= expiresAt else { throw .expired }
        return QuoteLink(
            ticketID: Ticket.ID(String(parts[0])),
            version: version,
            expiresAt: expiresAt
        )
    }

    private func signature(of claim: String) -> String {
        Base32.encode(Hash.hmacSHA256(Data("quote-link:\(claim)".utf8), key: key))
    }
}

extension QuoteLinkSigner {
    /// Whether a text holds a link to this version of a quote, such as a reply
    /// that quotes the mail which it answers.
    ///
    /// It only tells which of two quotes is meant: anybody who has the mail can
    /// quote it.
    func isQuoted(_ quote: Quote, in text: String, at now: Date) -> Bool {
        text.split(separator: "/quotes/").dropFirst().prefix(50).contains { rest in
            let token = rest.prefix {
                $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0))
            }
            guard let link = try? link(from: String(token), at: now) else { return false }
            return link.ticketID == quote.ticketID && link.version == quote.version
        }
    }
}
