public import FoundationEssentials
public import HTTP

/// What another server answered.
///
/// A status of 400 or more is an answer too.
public struct IncomingResponse: Sendable {
    public let status: Int

    /// Read out of the answer's head each time that they are asked for.
    public var headers: Headers { given ?? head.headers }

    /// The body, unless it was saved to a file.
    public let body: Data

    /// Bytes that were saved to the file.
    public let savedBytes: Int

    private let head: HeadText
    private let given: Headers?

    public init(status: Int, headers: Headers = Headers(), body: Data = Data(), savedBytes: Int = 0)
    {
        self.status = status
        given = headers
        head = HeadText()
        self.body = body
        self.savedBytes = savedBytes
    }

    init(status: Int, head: HeadText, body: Data, savedBytes: Int) {
        given = nil
        self.status = status
        self.head = head
        self.body = body
        self.savedBytes = savedBytes
    }
}
