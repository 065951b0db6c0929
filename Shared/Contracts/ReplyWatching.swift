public import FoundationEssentials

/// An admin's estimate of a request that waits for one (A3.10).
public struct EstimateToGive: Codable, Hashable, Sendable {
    /// Within ``Credits/range``.
    public let credits: Int

    public init(credits: Int) {
        self.credits = credits
    }
}

/// What an estimate did.
public struct EstimateGiven: Codable, Hashable, Sendable {
    public let ticketID: Ticket.ID
    public let status: ValidationStatus
    public let credits: Int
    public let message: String

    public init(ticketID: Ticket.ID, status: ValidationStatus, credits: Int, message: String) {
        self.ticketID = ticketID
        self.status = status
        self.credits = credits
        self.message = message
    }

    private enum CodingKeys: String, CodingKey {
        case status, credits, message
        case ticketID = "ticket_id"
    }
}

/// What one look for replies and decisions found and did.
public struct PollOutcome: Codable, Hashable, Sendable {
    /// Mails that were not known before.
    public let arrived: Int

    /// Mails that were worked on.
    public let handled: Int

    /// Of these, the ones that somebody said something in.
    public let acted: Int

    /// Mails that wait for a person, because they were too many or could not
    /// be worked on.
    public let held: Int
    public let setAside: Int

    /// Mails that are tried again later.
    public let waiting: Int

    /// Tickets that were looked at in the CRM.
    public let tickets: Int

    /// People's decisions in the CRM that were acted on.
    public let decisions: Int

    /// What kept the look from being whole, such as a service that is down.
    public let failures: [String]

    /// Where was looked, and whether that could be done.
    public let sources: [PolledSource]

    public init(
        arrived: Int,
        handled: Int,
        acted: Int,
        held: Int,
        setAside: Int,
        waiting: Int,
        tickets: Int,
        decisions: Int,
        failures: [String],
        sources: [PolledSource]
    ) {
        self.arrived = arrived
        self.handled = handled
        self.acted = acted
        self.held = held
        self.setAside = setAside
        self.waiting = waiting
        self.tickets = tickets
        self.decisions = decisions
        self.failures = failures
        self.sources = sources
    }

    private enum CodingKeys: String, CodingKey {
        case arrived, handled, acted, held, waiting, tickets, decisions, failures, sources
        case setAside = "set_aside"
    }
}

/// A place that replies come to, as one look found it.
public struct PolledSource: Codable, Hashable, Sendable {
    /// `mailbox` or `crm`.
    public let source: String
    public let state: PolledState

    /// Why it could not be read.
    public let detail: String?

    public init(source: String, state: PolledState, detail: String? = nil) {
        self.source = source
        self.state = state
        self.detail = detail
    }
}

/// Whether a place could be read.
public struct PolledState: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let read = PolledState(rawValue: "read")
    public static let notRead = PolledState(rawValue: "not_read")

    /// There is no such place: no mailbox is read.
    public static let notConfigured = PolledState(rawValue: "not_configured")
    public static let known = [read, notRead, notConfigured]
}

/// A mail that came in, and what was made of it.
public struct ArrivedMailSummary: Codable, Hashable, Sendable {
    /// Its name here: `mail:...` from the mailbox, `crm-mail:...` from the CRM.
    public let mail: String
    public let ticketID: Ticket.ID?
    public let from: String
    public let state: ArrivedMailState

    /// What was made of it, or why nothing was.
    public let outcome: String?
    public let arrivedAt: Date

    public init(
        mail: String,
        ticketID: Ticket.ID?,
        from: String,
        state: ArrivedMailState,
        outcome: String?,
        arrivedAt: Date
    ) {
        self.mail = mail
        self.ticketID = ticketID
        self.from = from
        self.state = state
        self.outcome = outcome
        self.arrivedAt = arrivedAt
    }

    private enum CodingKeys: String, CodingKey {
        case mail, from, state, outcome
        case ticketID = "ticket_id"
        case arrivedAt = "arrived_at"
    }
}

/// A part of the list of mails that came in.
public struct ArrivedMailList: Codable, Hashable, Sendable {
    public let mails: [ArrivedMailSummary]

    /// To pass as `before` for the next page; none at the end.
    public let next: String?

    public init(mails: [ArrivedMailSummary], next: String?) {
        self.mails = mails
        self.next = next
    }
}

/// Where the work on a mail is.
public struct ArrivedMailState: OpenValue {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Still to be worked on, perhaps again.
    public static let waiting = ArrivedMailState(rawValue: "waiting")
    public static let handled = ArrivedMailState(rawValue: "handled")

    /// Kept for a person: its sender wrote too much in one day.
    public static let held = ArrivedMailState(rawValue: "held")

    /// Kept for a person: it could not be worked on.
    public static let setAside = ArrivedMailState(rawValue: "set_aside")
    public static let known = [waiting, handled, held, setAside]
}
