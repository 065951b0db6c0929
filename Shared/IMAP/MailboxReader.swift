public import FoundationEssentials

/// A mailbox on a mail server, as far as its reader needs it.
///
/// Reading changes nothing there, unless it is told to mark a mail. Calls
/// come one after the other; after an error, ``open`` connects anew.
public struct MailboxReader: Sendable {
    /// Connects where there is no connection yet, opens the folder and says
    /// what is in it now.
    public var open: @Sendable () async throws -> MailboxState

    /// The UIDs of the folder's mails from this one on, in their order.
    public var uids: @Sendable (_ from: UInt32) async throws -> [UInt32]

    /// The UIDs of the mails that arrived on this day or later, by the
    /// server's calendar, in their order.
    public var uidsSince: @Sendable (Date) async throws -> [UInt32]

    /// Reads a mail; nothing when it is gone.
    public var fetch: @Sendable (MailboxFetch) async throws -> FetchedMail?

    /// Marks a mail as seen.
    public var markSeen: @Sendable (_ uid: UInt32) async throws -> Void

    /// Ends the connection, if there is one.
    public var close: @Sendable () async -> Void

    public init(
        open: @escaping @Sendable () async throws -> MailboxState,
        uids: @escaping @Sendable (UInt32) async throws -> [UInt32],
        uidsSince: @escaping @Sendable (Date) async throws -> [UInt32],
        fetch: @escaping @Sendable (MailboxFetch) async throws -> FetchedMail?,
        markSeen: @escaping @Sendable (UInt32) async throws -> Void,
        close: @escaping @Sendable () async -> Void
    ) {
        self.open = open
        self.uids = uids
        self.uidsSince = uidsSince
        self.fetch = fetch
        self.markSeen = markSeen
        self.close = close
    }
}

/// What a server says of a folder when it is opened.
public struct MailboxState: Sendable, Hashable {
    /// UIDs mean the same mails only while this stays the same.
    public let uidValidity: UInt32

    /// No mail has a UID as high as this; nothing when the server does not
    /// say it.
    public let uidNext: UInt32?

    public init(uidValidity: UInt32, uidNext: UInt32?) {
        self.uidValidity = uidValidity
        self.uidNext = uidNext
    }
}

/// Which mail is read, and how much of it.
public struct MailboxFetch: Sendable, Hashable {
    /// How much is read of a mail that is too large.
    public static let headSize = 64 << 10

    public let uid: UInt32

    /// In bytes; of a larger mail only the beginning is read.
    public let limit: Int

    public init(uid: UInt32, limit: Int) {
        self.uid = uid
        self.limit = limit
    }
}

/// A mail as the server gives it.
public struct FetchedMail: Sendable, Hashable {
    public let bytes: Data

    /// Whether these are all its bytes.
    public let isWhole: Bool

    /// When the server received it.
    public let receivedAt: Date?

    public init(bytes: Data, isWhole: Bool, receivedAt: Date?) {
        self.bytes = bytes
        self.isWhole = isWhole
        self.receivedAt = receivedAt
    }
}
