public import Contracts
public import Durability
public import HTTP

/// What a caller hears of an effect that was not performed now.
extension EffectError: ProblemRepresentable {
    public var problem: Problem {
        switch self {
        case .invalidKey: RequestError.badIdempotencyKey.problem
        case .keyReused: .keyReused
        case .uncertain:
            Problem(
                kind: "effect-uncertain",
                status: 409,
                title: "Nobody knows yet whether it happened",
                detail: "It is not repeated before a person has looked."
            )
        case .unreadableResult:
            Problem(kind: "internal", status: 500, title: "Something went wrong here")
        }
    }
}
