extension Delivery {
    /// Why the mail was not taken, in a word for operators.
    var trouble: String? {
        switch self {
        case .stored, .accepted, .calledOff: nil
        case .postponed(let word), .refused(let word), .accountRefused(let word),
            .limitReached(let word), .unreachable(let word), .unknown(let word):
            word
        }
    }

    /// The same, where it says something of the server or the account and not
    /// of this mail.
    var serverTrouble: String? {
        switch self {
        case .accountRefused, .limitReached, .unreachable, .unknown: trouble
        case .stored, .accepted, .postponed, .refused, .calledOff: nil
        }
    }

    /// Whether the server could not be talked to.
    var isOutage: Bool {
        if case .unreachable = self { true } else { false }
    }
}
