import Language
import Markup

/// What a client wrote themselves in a mail, without what the mail drags along.
///
/// Cuts quoted history in the customs of the common mail programs, wherever
/// the answer stands; then the signature, the lines that devices add, and
/// legal notices. What could be the client's word stays: a signature line
/// more does no harm, a "but" less would start work that nobody ordered.
struct OwnWords: Sendable, Hashable {
    let text: String

    /// Reads the body of a mail as plain text.
    init(ofMail body: String) {
        var reader = MailReader(lines: MailLines.read(body))
        text = reader.ownLines().joined(separator: "\n")
    }

    /// Reads what somebody wrote into a form, where what they forward belongs
    /// to it: only the signature, device lines and legal notices go.
    ///
    /// All of a text that would have nothing left.
    init(ofForm text: String) {
        guard text.utf8.contains(UInt8(ascii: "\n")) else {
            self.text = text
            return
        }
        var reader = MailReader(lines: MailLines.read(text), keepsHistory: true)
        let own = reader.ownLines().joined(separator: "\n")
        self.text = own.isVisible ? own : text
    }

    /// Reads the body of a mail as HTML, of which ``PlainText/largestInput``
    /// bytes count.
    ///
    /// What the mail program marked as history or signature is taken for that;
    /// the rest is read as text is.
    init(ofHTML body: String) {
        self.init(ofMail: PlainText.from(html: body, marksSignatures: true))
    }
}
