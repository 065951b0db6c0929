/// A person who writes to the business.
public struct Contact: Codable, Hashable, Sendable, Identifiable {
    public typealias ID = Identifier<Contact>

    public let id: ID
    public let email: String
    public let name: String?

    public init(id: ID, email: String, name: String? = nil) {
        self.id = id
        self.email = email
        self.name = name
    }
}

/// A matter that the business follows until it is closed.
public enum Ticket {
    public typealias ID = Identifier<Ticket>
}

/// A piece of production work that a validated quote opened.
public enum ProductionTask {
    public typealias ID = Identifier<ProductionTask>
}

/// What the business counts its work in.
public enum Credits {
    /// What one quote can cost, whoever sets it: the grid or a person.
    public static let range = 1...1000
}

/// Where a ticket stands in the CRM's pipeline (A2.4).
public struct TicketStage: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// HubSpot's default stage 1.
    public static let new = TicketStage(rawValue: "new")

    /// HubSpot's default stage 2.
    public static let waitingOnContact = TicketStage(rawValue: "waiting_on_contact")

    /// HubSpot's default stage 3.
    public static let waitingOnUs = TicketStage(rawValue: "waiting_on_us")

    /// HubSpot's default stage 4.
    public static let closed = TicketStage(rawValue: "closed")
    public static let known = [new, waitingOnContact, waitingOnUs, closed]
}

/// How urgent a ticket is.
public struct TicketPriority: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let low = TicketPriority(rawValue: "low")
    public static let medium = TicketPriority(rawValue: "medium")
    public static let high = TicketPriority(rawValue: "high")
    public static let critical = TicketPriority(rawValue: "critical")
    public static let known = [low, medium, high, critical]
}

/// A mail as the CRM records it (A2.7).
public struct RecordedMail: Codable, Hashable, Sendable {
    public let direction: MailDirection
    public let from: String
    public let to: String
    public let subject: String
    public let text: String
    public let html: String?
    public let messageID: String

    /// Whether it left by SMTP; a mail that only the CRM knows says false.
    public let smtpSent: Bool

    public init(
        direction: MailDirection,
        from: String,
        to: String,
        subject: String,
        text: String,
        html: String? = nil,
        messageID: String,
        smtpSent: Bool
    ) {
        self.direction = direction
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.messageID = messageID
        self.smtpSent = smtpSent
    }

    private enum CodingKeys: String, CodingKey {
        case direction, from, to, subject, text, html
        case messageID = "message_id"
        case smtpSent = "smtp_sent"
    }
}

/// Which way a mail went.
public struct MailDirection: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let outgoing = MailDirection(rawValue: "outgoing")
    public static let incoming = MailDirection(rawValue: "incoming")
    public static let known = [outgoing, incoming]
}
