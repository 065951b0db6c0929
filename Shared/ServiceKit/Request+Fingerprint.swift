import Contracts
import Cryptography
import FoundationEssentials
public import HTTP

extension Request {
    /// A hash of what is asked for: method, path and body held in memory.
    ///
    /// Two requests under one idempotency key ask for the same when their
    /// fingerprints are equal.
    public var fingerprint: String {
        Hex.encode(Hash.sha256(Data("\(method.rawValue) \(path)\n".utf8) + bytes))
    }
}
