import Contracts
import HTTP

extension ClassificationRoutes {
    /// `POST /v1/classify/request`: says what a customer's request is.
    func classify(_ request: RequestToClassify) async throws -> RequestClassification {
        guard RequestSource.known.contains(request.source) else {
            throw RequestError.invalid([
                FieldError(pointer: "#/source", detail: "must be contact or modelisation")
            ])
        }
        return RequestClassification(await requests.classify(request), from: request.source)
    }
}
