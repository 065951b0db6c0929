/// An error as it crosses the wire: RFC 9457 problem details.
///
/// `type` names the kind of problem and is what a program may compare;
/// `detail` is for people. Neither holds the text that was sent.
public struct Problem: Codable, Hashable, Sendable {
    public let type: String
    public let title: String
    public let status: Int
    public let detail: String?

    /// What is wrong with each part of the request, when it is its content
    /// that is wrong.
    public let errors: [FieldError]?

    public init(
        type: String,
        title: String,
        status: Int,
        detail: String? = nil,
        errors: [FieldError]? = nil
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.errors = errors
    }
}

/// One wrong part of a request.
public struct FieldError: Codable, Hashable, Sendable {
    /// Where it is: a JSON Pointer (RFC 6901) in fragment form, `#/user_email`.
    public let pointer: String

    /// What is wrong with it, without the value itself.
    public let detail: String

    public init(pointer: String, detail: String) {
        self.pointer = pointer
        self.detail = detail
    }
}
