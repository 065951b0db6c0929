import Contracts

extension ContactToUpsert {
    /// Checks that this can be stored.
    func check() throws(InvalidInput) {
        var checks = FieldChecks()
        checks.email(email, "email")
        if let name { checks.line(name, "name", atMost: Limits.name, mayBeEmpty: true) }
        try checks.requireNone()
    }

    /// What about this cannot be stored, in words without what it says;
    /// nothing when all of it can.
    var problem: String? {
        do {
            try check()
            return nil
        } catch {
            let fields = error.errors.map { "\($0.pointer) \($0.detail)" }
            return "the contact's " + fields.joined(separator: ", ")
        }
    }

    /// By what two contacts are the same: letter case does not matter in an
    /// address that people type.
    var identity: String { email.lowercased() }

    /// The name without white space around it; nothing when there is none.
    var givenName: String? {
        guard let name, let first = name.firstIndex(where: { !$0.isWhitespace }),
            let last = name.lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(name[first...last])
    }
}
