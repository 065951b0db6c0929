public import FoundationEssentials

/// How far a request has come.
public struct RequestProgress: Codable, Hashable, Sendable {
    public let requestID: CustomerRequest.ID
    public let status: RequestStatus

    /// `running`, `waiting`, `done` or `quarantined`.
    public let state: String
    public let statusURL: String

    /// The answer, once there is one.
    public let answer: RequestAnswer?

    public init(
        requestID: CustomerRequest.ID,
        status: RequestStatus,
        state: String,
        statusURL: String,
        answer: RequestAnswer?
    ) {
        self.requestID = requestID
        self.status = status
        self.state = state
        self.statusURL = statusURL
        self.answer = answer
    }

    private enum CodingKeys: String, CodingKey {
        case status, state, answer
        case requestID = "request_id"
        case statusURL = "status_url"
    }
}

/// A request in an operator's list.
public struct RequestSummary: Codable, Hashable, Sendable {
    public let requestID: CustomerRequest.ID

    /// What is being done: `request`, or a later piece of its work.
    public let kind: String
    public let state: String
    public let receivedAt: Date
    public let attempts: Int
    public let nextAttemptAt: Date?
    public let lastError: String?

    public init(
        requestID: CustomerRequest.ID,
        kind: String,
        state: String,
        receivedAt: Date,
        attempts: Int,
        nextAttemptAt: Date?,
        lastError: String?
    ) {
        self.requestID = requestID
        self.kind = kind
        self.state = state
        self.receivedAt = receivedAt
        self.attempts = attempts
        self.nextAttemptAt = nextAttemptAt
        self.lastError = lastError
    }

    private enum CodingKeys: String, CodingKey {
        case kind, state, attempts
        case requestID = "request_id"
        case receivedAt = "received_at"
        case nextAttemptAt = "next_attempt_at"
        case lastError = "last_error"
    }
}

/// A page of requests.
public struct RequestList: Codable, Hashable, Sendable {
    public let requests: [RequestSummary]
    public let next: String?

    public init(requests: [RequestSummary], next: String?) {
        self.requests = requests
        self.next = next
    }
}

/// A request with its recorded steps.
public struct RequestDetails: Codable, Hashable, Sendable {
    public let request: RequestSummary
    public let steps: [StepSummary]

    public init(request: RequestSummary, steps: [StepSummary]) {
        self.request = request
        self.steps = steps
    }
}

/// A recorded step.
public struct StepSummary: Codable, Hashable, Sendable {
    public let name: String
    public let recordedAt: Date

    /// The recorded result, as JSON text.
    public let result: String

    public init(name: String, recordedAt: Date, result: String) {
        self.name = name
        self.recordedAt = recordedAt
        self.result = result
    }

    private enum CodingKeys: String, CodingKey {
        case name, result
        case recordedAt = "recorded_at"
    }
}
