import Contracts
import FoundationEssentials
import StrictJSON

/// What happened to tickets in HubSpot.
struct HubSpotNews: Sendable {
    /// The most mails of a ticket that are looked at: the newest.
    static let mailsPerTicket = 500

    /// Mails that one call reads: each may hold its text twice, and all
    /// together must fit into an answer.
    static let mailsPerCall = 20

    /// The most scalars of a mail's text that are told.
    static let longestText = 60_000

    private static let mailProperties = [
        "hs_timestamp", "hs_email_direction", "hs_email_subject", "hs_email_text",
        "hs_email_html", "hs_email_from_email", "hs_email_headers", "hs_attachment_ids",
    ]

    let api: HubSpotAPI

    /// The text of a mail that came as HTML alone.
    let plainText: @Sendable (String) async throws -> String

    /// The tickets as they are now, with the mails that came in for them.
    func of(_ wanted: [Ticket.ID]) async throws -> CRMNews {
        // Tickets that another CRM kept before have other names, which would
        // make HubSpot refuse the whole call.
        let ids = Set(wanted.map(\.rawValue)).filter(Self.isIdentifier).sorted()
        let tickets = try await api.records(
            .tickets,
            ids,
            properties: ["validation_status", "credits_estimes"]
        )
        let mailIDs = try await api.associated(.emails, withEach: .tickets, tickets.map(\.id))
            .mapValues(Self.newest)
        let all = Set(mailIDs.values.joined()).sorted()
        var mails: [String: CRMMail] = [:]
        for start in stride(from: 0, to: all.count, by: Self.mailsPerCall) {
            let few = Array(all[start..<min(start + Self.mailsPerCall, all.count)])
            for record in try await api.records(.emails, few, properties: Self.mailProperties) {
                mails[record.id] = try await incoming(record)
            }
        }
        return CRMNews(
            tickets: tickets.map { ticket in
                TicketNews(
                    ticketID: Ticket.ID(ticket.id),
                    validationStatus: ticket["validation_status"]
                        .map(ValidationStatus.init(rawValue:)),
                    creditsEstimes: ticket["credits_estimes"].flatMap(Double.init)
                        .flatMap { Int(exactly: $0.rounded()) },
                    mails: (mailIDs[ticket.id] ?? []).compactMap { mails[$0] }
                        .sorted { ($0.receivedAt, $0.id) < ($1.receivedAt, $1.id) }
                )
            }
        )
    }

    /// The mail of a record; nothing when it went out, or is one that Guichet
    /// recorded itself.
    private func incoming(_ record: HubSpotRecord) async throws -> CRMMail? {
        guard record["hs_email_direction"] == "INCOMING_EMAIL" else { return nil }
        let text = try await text(of: record)
        guard !HubSpotReference.isOwn(text) else { return nil }
        return CRMMail(
            id: record.id,
            from: record["hs_email_from_email"] ?? sender(in: record["hs_email_headers"]) ?? "",
            subject: record["hs_email_subject"] ?? "",
            text: String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.longestText))),
            receivedAt: record["hs_timestamp"].flatMap(HubSpotTime.date)
                ?? Date(timeIntervalSince1970: 0),
            hasAttachments: record["hs_attachment_ids"] != nil
        )
    }

    private func text(of record: HubSpotRecord) async throws -> String {
        if let text = record["hs_email_text"] { return text }
        guard let html = record["hs_email_html"] else { return "" }
        return try await plainText(html)
    }

    private func sender(in headers: String?) -> String? {
        headers.flatMap { text in
            try? WireCoding.decode(HubSpotMailHeaders.self, from: Data(text.utf8)).from?.email
        }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 20 && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// HubSpot numbers its records upwards.
    private static func newest(_ ids: [String]) -> [String] {
        Array(ids.sorted { ($0.count, $0) > ($1.count, $1) }.prefix(mailsPerTicket))
    }
}

/// HubSpot's times: ISO 8601 with or without parts of a second, or
/// milliseconds since 1970.
enum HubSpotTime {
    static func date(_ text: String) -> Date? {
        if let milliseconds = Double(text) {
            return Date(timeIntervalSince1970: milliseconds / 1000)
        }
        let style = Date.ISO8601FormatStyle()
        return (try? style.parse(text))
            ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text))
    }
}
