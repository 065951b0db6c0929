/// How much one request, one file and one store's bad day may take.
public struct S3Limits: Sendable {
    /// Requests for one operation, repetitions included.
    public var attempts = 3

    /// Seconds of which the pauses between attempts are multiples.
    public var backoff = 0.25

    /// The longest pause in seconds; a store that asks for a longer one is
    /// left to the caller.
    public var patience = 8.0

    /// Bytes of each part but the last of a file that is sent in parts.
    ///
    /// Every larger file is. S3 wants at least 5 MiB.
    public var partSize = 16 << 20

    /// Seconds that an answer may take, besides the time for a file's bytes.
    public var timeout = 30.0

    public init() {}

    /// S3 takes no more parts of one object.
    static let partCount = 10_000

    /// The part size for a file so large that the usual one would not do.
    func partSize(of size: Int) -> Int {
        max(partSize, (size + Self.partCount - 1) / Self.partCount)
    }

    /// Seconds that sending so many bytes may take: 256 KiB a second is slow.
    func timeout(sending size: Int) -> Double { timeout + Double(size) / Double(256 << 10) }
}
