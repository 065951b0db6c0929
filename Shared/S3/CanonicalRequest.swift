/// A request as both sides write it down to sign it.
struct CanonicalRequest {
    /// What stands in the place of the body's hash in an address that is
    /// signed before there is a body.
    static let unsignedPayload = "UNSIGNED-PAYLOAD"

    let method: String

    /// Escaped.
    let path: String

    /// Escaped and sorted.
    let query: String

    /// Names and values of all that is signed, the host among them.
    let headers: [(name: String, value: String)]

    /// The hash of the body in lower-case hexadecimal.
    let payload: String

    /// The signed names as `Authorization` and `X-Amz-SignedHeaders` list them.
    var signedNames: String { sorted.map(\.name).joined(separator: ";") }

    var text: String {
        let lines = sorted.map { "\($0.name):\($0.value)\n" }.joined()
        return [method, path, query, lines, signedNames, payload].joined(separator: "\n")
    }

    private var sorted: [(name: String, value: String)] {
        headers.map { (name: $0.name.lowercased(), value: Self.collapsed($0.value)) }
            .sorted { $0.name < $1.name }
    }

    /// Trimmed, and with single spaces.
    private static func collapsed(_ value: String) -> String {
        value.split(separator: " ").joined(separator: " ")
    }
}
