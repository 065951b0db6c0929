import Contracts
import HTTP

extension InvalidMail: ProblemRepresentable {
    var problem: Problem { .validation(errors) }
}
