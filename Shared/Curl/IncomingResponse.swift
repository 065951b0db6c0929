public import FoundationEssentials
public import HTTP

/// What another server answered.
///
/// A status of 400 or more is an answer too.
public struct IncomingResponse: Sendable {
    public let status: Int
    public let headers: Headers

    /// The body, unless it was saved to a file.
    public let body: Data

    /// Bytes that were saved to the file.
    public let savedBytes: Int

    public init(status: Int, headers: Headers = Headers(), body: Data = Data(), savedBytes: Int = 0)
    {
        self.status = status
        self.headers = headers
        self.body = body
        self.savedBytes = savedBytes
    }
}
