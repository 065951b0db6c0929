import Contracts
import Foundation
import ServiceKit

/// What there is in the house after the storm, to be held against what was
/// accepted.
struct Tally {
    private let tickets: [String: [DeskTicket]]
    private let tasks: [String: [DeskTask]]

    /// How many mails each address got.
    private let clientMails: [String: Int]

    /// How many words about each ticket the admin got.
    private let adminMails: [String: Int]

    init(of house: TestHouse) async throws {
        tickets = Dictionary(grouping: try await house.tickets(), by: \.userEmail)
        tasks = Dictionary(grouping: try await house.tasks(), by: \.name)
        var clientMails: [String: Int] = [:]
        var adminMails: [String: Int] = [:]
        for mail in try house.mails() {
            let recipient = mail.split(separator: "\r\n").first { $0.hasPrefix("To:") }
            if let address = recipient?.firstMatch(of: /client-[a-z0-9]+@example\.com/) {
                clientMails[String(address.output), default: 0] += 1
            } else if let ticket = mail.firstMatch(of: /Ticket : (TKT[A-Z0-9]{6})/) {
                adminMails[String(ticket.output.1), default: 0] += 1
            }
        }
        self.clientMails = clientMails
        self.adminMails = adminMails
    }

    var ticketCount: Int { tickets.reduce(0) { $0 + $1.value.count } }

    /// What is missing of one request's traces, and what is there too often.
    func difference(
        from outcome: Load.Outcome,
        in house: TestHouse
    ) async throws -> (lost: Int, doubled: Int) {
        let address = "client-\(outcome.mark)@example.com"
        let validations = outcome.isValidated ? 1 : 0
        let mails = (outcome.isModelling ? 1 : 0) + validations
        guard let ticket = tickets[address]?.first else { return (1, 0) }
        let entries = try await house.call(
            .desk,
            DeskAPI.showTicket,
            Nothing(),
            parameters: ["ticket": ticket.id.rawValue]
        ).entries
        let notes = entries.compactMap(\.note)
        let counts = [
            (tickets[address]?.count ?? 0, 1),
            (ticket.contactID == nil ? 0 : 1, 1),
            (clientMails[address] ?? 0, mails),
            (tasks["Demande \(address)"]?.count ?? 0, validations),
            (adminMails[ticket.id.rawValue] ?? 0, 1 + validations),
            (entries.filter { $0.mail != nil }.count, mails),
            (notes.count, Set(notes).count),
            (ticket.fichiersURLs.count, outcome.isModelling ? 1 : 0),
        ]
        return (
            counts.reduce(0) { $0 + max(0, $1.1 - $1.0) },
            counts.reduce(0) { $0 + max(0, $1.0 - $1.1) }
        )
    }
}
