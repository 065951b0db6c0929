import Language

/// What a client wrote themselves in a mail, without what the mail drags along.
///
/// Cuts quoted history in the customs of the common mail programs, wherever
/// the answer stands; then the signature, the lines that devices add, and
/// disclaimers. A postscript under the signature is kept.
struct OwnWords: Sendable, Hashable {
    let text: String

    /// The longest text that is read, in characters; what follows is history.
    static let readLength = 50_000

    /// Reads the body of a mail as plain text.
    init(ofMail body: String) {
        let lines = body.opening(Self.readLength)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(String.init)
        var reader = MailReader(lines: lines)
        text = reader.ownLines().joined(separator: "\n")
    }
}
