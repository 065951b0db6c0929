/// What a decision on a reply stands on, and so how sure it is.
enum ReplyGround: Sendable, CaseIterable {
    /// The model's own probability, which is calibrated.
    case model

    /// Validations, as ``ReplyDecision`` tells them apart.
    case plainApproval
    case seenApproval
    case unseenApproval
    case reservedApproval

    /// An expression that machines write.
    case machineWords

    /// A validation or refusal that fell short, named otherwise for a person.
    case doubt

    /// What training rows do not show: too long, without words, no quote yet,
    /// approving while on leave. A person decides.
    case unmeasured

    /// How often a decision on this ground was right; none where the model's
    /// probability says so.
    ///
    /// Of the training rows, by models that had not seen them: 194 of 195
    /// plain approvals, 66 of 67 seen, 103 of 106 unseen and 76 of 79 reserved
    /// ones, 3 of 4 by a machine's words, about a quarter of those in doubt. So a
    /// validation is always surer than the 70 % that a decision takes.
    var precision: Double? {
        switch self {
        case .model: nil
        case .plainApproval: 0.99
        case .seenApproval: 0.98
        case .unseenApproval: 0.97
        case .reservedApproval: 0.96
        case .machineWords: 0.75
        case .doubt: 0.27
        // As good as not knowing.
        case .unmeasured: 0.5
        }
    }
}
