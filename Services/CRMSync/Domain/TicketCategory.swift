import Contracts

extension RequestKind {
    /// The category under which Desk keeps a request's ticket.
    var deskCategory: String {
        switch self {
        case .support: "support"
        case .modelisation: "modelisation"
        default: "general"
        }
    }
}
