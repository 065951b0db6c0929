/// Ends a request with an answer of the thrower's own, such as a page for
/// people, in the place of a problem.
public struct ReadyAnswer: Error {
    public let response: Response

    public init(_ response: Response) {
        self.response = response
    }
}
