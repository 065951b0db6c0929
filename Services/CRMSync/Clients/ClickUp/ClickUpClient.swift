import Contracts
import Curl
import FoundationEssentials
import HTTP
import Observability
import Runtime
import StrictJSON
import Vendors

/// The calls of ClickUp's API that production tasks need.
///
/// Each throws `VendorError`, or `CancellationError`.
struct ClickUpClient: Sendable {
    private let vendor: VendorClient
    private let timeout: Double

    /// - Parameters:
    ///   - settings: The key and the address.
    ///   - http: What the calls go over.
    ///   - timeout: Seconds until an answer must be complete.
    ///   - clock: The time, and how to wait.
    ///   - log: Where calls that failed are noted.
    init(
        _ settings: ClickUpSettings,
        http: HTTPClient,
        timeout: Double = 10,
        clock: WallClock = .system,
        log: Log
    ) {
        self.timeout = timeout
        let limit = RateLimiter.Limit(calls: settings.callsPerMinute, seconds: 60)
        let key = settings.key
        vendor = VendorClient(
            .clickUp(clock: clock),
            base: settings.base,
            credentials: { ["Authorization": Self.authorization(key)] },
            http: http,
            limiter: RateLimiter(limit, clock: clock),
            clock: clock,
            log: log
        )
    }

    /// Whether ClickUp answers and accepts the key.
    func answers() async -> Bool {
        (try? await send(VendorCall(.get, "/v2/user"))) != nil
    }

    /// A task with its subtasks.
    func task(_ reference: ClickUpTaskReference) async throws -> ClickUpTask {
        var query = ["include_subtasks=true", "include_markdown_description=true"]
        if let team = reference.team {
            query += ["custom_task_ids=true", "team_id=\(PercentEncoding.encoded(team))"]
        }
        let id = PercentEncoding.encoded(reference.id)
        return try await read(
            VendorCall(.get, "/v2/task/\(id)?\(query.joined(separator: "&"))")
        )
    }

    /// A page of a list's tasks, with subtasks and those that are closed.
    ///
    /// - Parameters:
    ///   - number: Which page, counted from 0.
    ///   - list: Which list; one that is gone has no tasks.
    ///   - date: Only tasks that were made since.
    /// - Returns: The page.
    /// - Throws: `VendorError`, or `CancellationError`.
    func page(_ number: Int, of list: String, since date: Date) async throws -> ClickUpTaskPage {
        let query = [
            "subtasks=true", "include_closed=true", "include_markdown_description=true",
            "date_created_gt=\(Int(date.timeIntervalSince1970 * 1000))", "page=\(number)",
        ]
        let path = "/v2/list/\(PercentEncoding.encoded(list))/task"
        let call = VendorCall(.get, "\(path)?\(query.joined(separator: "&"))")
        let answer = try await send(call, accepting: [404])
        if answer.status == 404 { return ClickUpTaskPage(tasks: [], isLast: true) }
        return try decoded(answer, of: call)
    }

    /// Creates a subtask of a task that is in this list.
    func create(_ subtask: ClickUpSubtask, in list: String) async throws -> ClickUpTask {
        let path = "/v2/list/\(PercentEncoding.encoded(list))/task"
        return try await read(VendorCall(.post, path, json: try WireCoding.encode(subtask)))
    }

    /// A personal token goes as it is, any other as a bearer token.
    private static func authorization(_ key: Secret) -> String {
        let key = key.reveal()
        return key.hasPrefix("pk_") ? key : "Bearer \(key)"
    }

    private func read<Answer: Decodable>(_ call: VendorCall) async throws -> Answer {
        try decoded(try await send(call), of: call)
    }

    /// An answer of 200 may be a complaint, too.
    private func send(
        _ call: VendorCall,
        accepting accepted: Set<Int> = []
    ) async throws -> IncomingResponse {
        var call = call
        call.timeout = timeout
        let answer = try await vendor.send(call, accepting: accepted)
        guard answer.status < 300, let complaint = ClickUpComplaint(in: answer) else {
            return answer
        }
        throw VendorError(
            "clickup",
            reason(of: complaint, status: answer.status),
            mayHaveTakenEffect: call.method != .get
        )
    }

    private func reason(of complaint: ClickUpComplaint, status: Int) -> VendorError.Reason {
        let code = complaint.code
        if code == "APP_002" { return .rateLimited }
        return code.hasPrefix("OAUTH_")
            ? .notAllowed(status: status, code: code) : .refused(status: status, code: code)
    }

    private func decoded<Answer: Decodable>(
        _ answer: IncomingResponse,
        of call: VendorCall
    ) throws -> Answer {
        do {
            return try WireCoding.decode(Answer.self, from: answer.body)
        } catch {
            // The error itself could quote what a client wrote.
            throw VendorError(
                "clickup",
                .unreadable("not as documented"),
                mayHaveTakenEffect: call.method != .get,
                retryAfter: 5
            )
        }
    }
}
