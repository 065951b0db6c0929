/// What Ingest answers: the doors for requests and decisions, and what
/// operators ask about them.
public enum IngestAPI {
    public static let submit = Endpoint<RequestSubmission, RequestAnswer>(
        .post,
        "/webhook/request",
        "Takes a customer's request (A1.1 to A1.11)",
        access: .open,
        isEffect: true,
        form: RequestForm.self,
        otherAnswers: [
            OtherAnswer(202, "Stored, and still being worked on (A1.7)", RequestProgress.self)
        ]
    )
    public static let requestProgress = Endpoint<Nothing, RequestProgress>(
        .get,
        "/requests/{request}",
        "Says what became of a request",
        access: .open
    )
    public static let listRequests = Endpoint<Nothing, RequestList>(
        .get,
        "/requests",
        "Lists requests, newest first",
        query: ["state", "limit", "before"]
    )
    public static let inspectRequest = Endpoint<Nothing, RequestDetails>(
        .get,
        "/requests/{request}/details",
        "Shows a request with its recorded steps"
    )
    public static let retryRequest = Endpoint<Nothing, RequestSummary>(
        .post,
        "/requests/{request}/retry",
        "Runs a waiting or quarantined request again now",
        status: 202
    )
    public static let correctType = Endpoint<TypeCorrection, TypeCorrected>(
        .post,
        "/requests/{request}/type",
        "Keeps a person's word about a done request's type as an example; no quote begins or ends",
        isEffect: true
    )
    public static let listCorrections = Endpoint<Nothing, LabelledRequestPage>(
        .get,
        "/requests/corrections",
        "Lists what people said that requests are, as rows to learn from",
        query: ["after", "limit"]
    )
    public static let validate = Endpoint<HandValidation, ValidationOutcome>(
        .post,
        "/webhook/validate",
        "Validates a ticket by hand (A1.4)",
        access: .open,
        isEffect: true
    )
    public static let listValidations = Endpoint<Nothing, ValidationList>(
        .get,
        "/validations",
        "Lists quotes by where their validation stands",
        query: ["status", "limit", "before"]
    )
    public static let showValidation = Endpoint<Nothing, ValidationDetails>(
        .get,
        "/validations/{ticket}",
        "Shows one ticket's quote and what was answered"
    )
    public static let checkValidation = Endpoint<Nothing, ValidationDetails>(
        .post,
        "/validations/{ticket}/check",
        "Looks at one ticket now: what came in for it, a due reminder or expiry"
    )
    public static let processReply = Endpoint<ReplyToProcess, ReplyOutcome>(
        .post,
        "/validations/{ticket}/replies",
        "Acts on a client's answer (A3.8)",
        isEffect: true
    )
    public static let giveEstimate = Endpoint<EstimateToGive, EstimateGiven>(
        .post,
        "/validations/{ticket}/estimate",
        "Gives the estimate that waits for an admin, and sends the quote (A3.10)",
        isEffect: true
    )
    public static let pollValidations = Endpoint<Nothing, PollOutcome>(
        .post,
        "/validations/poll",
        "Looks now for replies, and for what people changed in the CRM (A3.8)"
    )
    public static let listIncoming = Endpoint<Nothing, ArrivedMailList>(
        .get,
        "/incoming-mails",
        "Lists mails that came in, newest first; without a state those that wait for a person",
        query: ["state", "limit", "before"]
    )
    public static let retryIncoming = Endpoint<Nothing, ArrivedMailSummary>(
        .post,
        "/incoming-mails/{mail}/retry",
        "Works now on a mail that was held or set aside",
        status: 202
    )
    public static let health = Endpoint<Nothing, IngestHealth>(
        .get,
        "/health",
        "Says which features are configured and answer (A1.5)",
        access: .open
    )

    public static let endpoints: [any AnyEndpoint] = [
        submit, listCorrections, requestProgress, listRequests, inspectRequest, retryRequest,
        correctType, validate, listValidations, showValidation, checkValidation, processReply,
        giveEstimate, pollValidations, listIncoming, retryIncoming, health,
    ]
}
