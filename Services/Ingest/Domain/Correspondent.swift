import MIME

/// Whose mail it is: an address, compared as mail servers deliver it.
///
/// Upper and lower case are the same in both halves; a `+tag` is not left
/// out, for it may be another person's. A text that is no plain address is
/// nobody's, so that no look-alike of another script equals a client.
struct Correspondent: Hashable, Sendable {
    /// In lower case.
    let address: String

    /// - Returns: Nothing when the text is no address.
    init?(_ text: String) {
        guard let address = try? EmailAddress(text) else { return nil }
        self.address = "\(address)".lowercased()
    }
}
