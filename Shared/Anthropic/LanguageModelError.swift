public import Vendors

/// Why there is no verdict.
public enum LanguageModelError: Error, Equatable, Sendable {
    /// The tokens of the day are used up.
    case overBudget

    /// It failed lately and is left alone for a while.
    case resting

    /// It is asked as much at once as it may be.
    case busy

    case timedOut

    /// Who asked does not want to know any more.
    case cancelled

    /// The account has no money left.
    case noCredit

    /// There was no answer of status 2xx.
    case vendor(VendorError)

    /// The answer is not what the vendor's documents say.
    case unreadable

    /// The model declines to answer.
    case declined

    /// The answer ended before it was complete.
    case cutShort

    /// The answer is none of the choices, or not in the form that was asked
    /// for.
    case unusable
}

extension LanguageModelError: CustomStringConvertible {
    /// The word of logs and figures.
    public var description: String {
        switch self {
        case .overBudget: "over_budget"
        case .resting: "resting"
        case .busy: "busy"
        case .timedOut: "timed_out"
        case .cancelled: "cancelled"
        case .noCredit: "no_credit"
        case .vendor(let error): Self.word(for: error.reason)
        case .unreadable: "unreadable"
        case .declined: "declined"
        case .cutShort: "cut_short"
        case .unusable: "unusable"
        }
    }

    private static func word(for reason: VendorError.Reason) -> String {
        switch reason {
        case .noAnswer: "no_answer"
        case .rateLimited: "rate_limited"
        case .unavailable: "unavailable"
        case .notAllowed: "not_allowed"
        case .refused: "refused"
        case .unreadable: "unreadable"
        }
    }
}

extension LanguageModelError {
    /// Whether the vendor was not called at all, or not waited for.
    var isNoTrouble: Bool {
        switch self {
        case .overBudget, .resting, .busy, .cancelled: true
        default: false
        }
    }

    /// What it says about the vendor.
    ///
    /// An answer that cannot be used, or says no to this very question, shows
    /// a vendor that works: a client whose words confuse the model must not
    /// switch it off for others.
    var report: Breaker.Report {
        switch self {
        case .overBudget, .resting, .busy, .cancelled: .unknown
        case .declined, .cutShort, .unusable: .works
        case .timedOut, .unreadable: .fails
        case .noCredit: .failsForLong
        case .vendor(let error):
            switch error.reason {
            case .notAllowed, .refused(status: 404, _): .failsForLong
            case .refused(status: 400, _), .refused(status: 413, _): .works
            case .noAnswer, .rateLimited, .unavailable, .refused, .unreadable: .fails
            }
        }
    }

    /// Whether the vendor may charge for it all the same.
    var mayCost: Bool {
        switch self {
        case .vendor(let error): error.mayHaveTakenEffect
        case .timedOut, .cancelled, .unreadable, .declined, .cutShort, .unusable: true
        case .overBudget, .resting, .busy, .noCredit: false
        }
    }
}
