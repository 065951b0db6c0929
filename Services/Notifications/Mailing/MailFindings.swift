import Contracts
import MIME

/// What is wrong with a mail, field by field.
struct MailFindings {
    private(set) var errors: [FieldError] = []

    mutating func add(_ pointer: String, _ detail: String) {
        errors.append(FieldError(pointer: pointer, detail: detail))
    }

    /// What stands in a header: one line, of so many bytes at most.
    mutating func checkLine(_ text: String, _ pointer: String, limit: Int) {
        if text.breaksLines {
            add(pointer, "must be one line without control characters")
        } else if text.utf8.count > limit {
            add(pointer, "must have at most \(limit) bytes")
        }
    }

    mutating func checkID(_ id: String, _ pointer: String) {
        checkLine(id, pointer, limit: 255)
        if id.isEmpty { add(pointer, "must not be empty") }
    }

    mutating func checkBody(_ text: String, _ pointer: String) {
        if text.isEmpty {
            add(pointer, "must not be empty")
        } else if text.utf8.count > MailMessage.maximumBodyLength {
            add(pointer, "must have at most \(MailMessage.maximumBodyLength) bytes")
        } else if text.holds(0) {
            add(pointer, "must not hold the character U+0000")
        }
    }

    /// The name to show: a long one is cut, for a mail matters more than it.
    mutating func displayName(_ name: String?, _ pointer: String) -> String? {
        guard let name else { return nil }
        guard !name.breaksLines else {
            add(pointer, "must be one line without control characters")
            return nil
        }
        return name.shortened(toBytes: MailAddress.maximumNameLength)
    }

    mutating func address(_ text: String?, _ pointer: String) -> EmailAddress? {
        guard let text else { return nil }
        do throws(EmailAddressError) {
            return try EmailAddress(text)
        } catch {
            add(pointer, "must be an e-mail address: \(error)")
            return nil
        }
    }
}
