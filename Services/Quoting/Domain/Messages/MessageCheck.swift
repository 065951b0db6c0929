import Contracts

/// Gathers what is wrong with a message to compose, so that all is told at once.
struct MessageCheck {
    private var errors: [FieldError] = []

    /// The longest address that a mail can link to, as long as Ingest takes.
    private static let addressLength = 2048

    mutating func lacks(_ field: String) {
        guard !errors.contains(where: { $0.pointer == "#/\(field)" }) else { return }
        errors.append(FieldError(pointer: "#/\(field)", detail: "is needed by this template"))
    }

    /// The credits fit the template: one for template 2, more for template 3.
    mutating func credits(of message: MessageToCompose) {
        guard let credits = message.credits else { return }
        let wanted =
            switch message.template {
            case .quoteOneCredit: 1...1
            case .quoteTwoCredits: 2...Credits.range.upperBound
            default: Credits.range
            }
        guard !wanted.contains(credits) else { return }
        let detail =
            wanted.count == 1
            ? "must be \(wanted.lowerBound) in this template"
            : "must be from \(wanted.lowerBound) to \(wanted.upperBound) in this template"
        errors.append(FieldError(pointer: "#/credits", detail: detail))
    }

    /// Returns an address that may stand in a mail, whole: a shortened one
    /// leads nowhere.
    mutating func address(_ address: String?, field: String) -> String? {
        guard let address else { return nil }
        let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
        let isPlain = address.utf8.allSatisfy {
            (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
                && $0 != UInt8(ascii: "\"")
        }
        guard isWeb, isPlain, address.utf8.count <= Self.addressLength else {
            let detail = "must be an http or https address"
            errors.append(FieldError(pointer: "#/\(field)", detail: detail))
            return nil
        }
        return address
    }

    mutating func addresses(_ addresses: [String]?, field: String) -> [String] {
        var checked: [String] = []
        for (index, text) in (addresses ?? []).enumerated() {
            if let address = address(text, field: "\(field)/\(index)") { checked.append(address) }
        }
        return checked
    }

    /// Returns the words for each of a list of values.
    mutating func words<Value: OpenValue>(
        _ values: [Value]?,
        field: String,
        words: (Value) -> String?
    )
        -> [String]
    {
        var found: [String] = []
        for (index, value) in (values ?? []).enumerated() {
            if let text = words(value) {
                found.append(text)
            } else {
                let known = Value.known.map(\.rawValue).joined(separator: ", ")
                errors.append(
                    FieldError(pointer: "#/\(field)/\(index)", detail: "must be one of \(known)")
                )
            }
        }
        return found
    }

    func finish() throws(CompositionError) {
        guard errors.isEmpty else {
            throw .wrongFields(errors.sorted { $0.pointer < $1.pointer })
        }
    }
}
