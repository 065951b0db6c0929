#if canImport(Glibc)
import Glibc
#endif

/// A file cannot be written or read now: the disk is full, read-only or broken.
public struct StorageUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was tried, such as "write".
    public let action: String

    /// The number that the system gave to the failure.
    public let number: Int32

    public init(_ action: String, number: Int32) {
        self.action = action
        self.number = number
    }

    public var description: String {
        "cannot \(action): \(String(cString: strerror(number))) (errno \(number))"
    }
}
