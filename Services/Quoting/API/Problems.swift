import Contracts
import HTTP

extension CompositionError: ProblemRepresentable {
    var problem: Problem {
        switch self {
        case .unknownTemplate:
            let known = MessageTemplate.known.map(\.rawValue).joined(separator: ", ")
            return .validation([
                FieldError(pointer: "#/template", detail: "must be one of \(known)")
            ])
        case .wrongFields(let errors):
            return .validation(errors)
        }
    }
}
