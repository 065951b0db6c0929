import Contracts
import HTTP

/// What Classification answers, and who finds the answers.
struct ClassificationRoutes: Sendable {
    let requests: RequestClassifier
    let replies: ReplyClassifier
    let messages: MessageClassifier

    var routes: [Route] {
        [
            Route(ClassificationAPI.classifyRequest) { input, _ in try await classify(input) },
            Route(ClassificationAPI.classifyReply) { input, _ in try await classify(input) },
            Route(ClassificationAPI.classifyMessage) { input, _ in try await classify(input) },
        ]
    }
}
