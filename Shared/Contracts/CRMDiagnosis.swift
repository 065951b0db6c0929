/// What keeps a CRM from serving Guichet as it should.
public struct CRMDiagnosis: Codable, Hashable, Sendable {
    public let crm: CRMProvider

    /// The most basic first; none when all is well.
    public let findings: [CRMFinding]

    public init(crm: CRMProvider, findings: [CRMFinding]) {
        self.crm = crm
        self.findings = findings
    }
}

/// Something in a CRM that is not as Guichet needs it.
public struct CRMFinding: Codable, Hashable, Sendable {
    /// What it is about, such as `property validation_status`.
    public let subject: String
    public let problem: String

    /// What to do about it.
    public let remedy: String

    /// Whether Guichet can do that itself.
    public let isRepairable: Bool

    public init(subject: String, problem: String, remedy: String, isRepairable: Bool) {
        self.subject = subject
        self.problem = problem
        self.remedy = remedy
        self.isRepairable = isRepairable
    }

    private enum CodingKeys: String, CodingKey {
        case subject, problem, remedy
        case isRepairable = "is_repairable"
    }
}

/// What a repair did, and what is left.
public struct CRMRepair: Codable, Hashable, Sendable {
    public let done: [String]

    /// What was tried and refused, with the CRM's word for why.
    public let failed: [String]

    /// What is still not as it should be.
    public let findings: [CRMFinding]

    public init(done: [String], failed: [String], findings: [CRMFinding]) {
        self.done = done
        self.failed = failed
        self.findings = findings
    }
}
