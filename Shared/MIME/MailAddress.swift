/// Somebody's mailbox, with the name shown beside it.
public struct MailAddress: Hashable, Sendable {
    /// The longest display name, in UTF-8 octets.
    public static let maximumNameLength = 256

    /// The name as people read it, without quotes or encoding.
    public let name: String?

    public let address: EmailAddress

    /// Puts a name beside an address; an empty name counts as none.
    ///
    /// - Throws: ``MailError/controlCharacter(in:)`` or
    ///   ``MailError/tooLong(_:maximum:)`` for the display name.
    public init(name: String? = nil, _ address: EmailAddress) throws(MailError) {
        if let name {
            try HeaderText.check(name, as: .displayName, maximum: Self.maximumNameLength)
        }
        self.name = name.flatMap { $0.isEmpty ? nil : $0 }
        self.address = address
    }
}
