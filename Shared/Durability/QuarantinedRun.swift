public import FoundationEssentials

/// A run that is put aside for a person.
public struct QuarantinedRun: Sendable {
    public let id: RunID
    public let kind: String
    public let payload: Data
    public let trace: String?

    /// Why, without customer data.
    public let reason: String
    public let date: Date
}
