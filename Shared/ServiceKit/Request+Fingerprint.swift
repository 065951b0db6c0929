public import Contracts
import Cryptography
public import FoundationEssentials
public import HTTP

extension Request {
    /// A hash of what is asked for: method, path and body held in memory.
    ///
    /// Two requests under one idempotency key ask for the same when their
    /// fingerprints are equal.
    public var fingerprint: String {
        Self.fingerprint(of: method, path, bytes)
    }

    /// The fingerprint of a request that would be made with these.
    public static func fingerprint(
        of method: Contracts.Method,
        _ path: String,
        _ body: Data
    )
        -> String
    {
        Hex.encode(Hash.sha256(Data("\(method.rawValue) \(path)\n".utf8) + body))
    }
}
