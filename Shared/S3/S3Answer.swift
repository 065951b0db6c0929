import Curl
import Markup

/// Answers of S3 that are documents.
enum S3Answer {
    /// Whether an answer of whatever status is an error.
    static func isError(_ answer: IncomingResponse) -> Bool {
        (try? XMLElement(parsing: answer.body))?.name == "Error"
    }

    /// - Throws: ``S3Error`` when it is no document of that name.
    static func document(
        _ name: String,
        in answer: IncomingResponse,
        of operation: String
    ) throws(S3Error) -> XMLElement {
        guard let root = try? XMLElement(parsing: answer.body), root.name == name else {
            throw S3Error(
                operation,
                .unreadable("does not answer with a \(name)"),
                mayHaveTakenEffect: true
            )
        }
        return root
    }
}
