import FoundationEssentials
public import Observability
import Runtime

extension Log {
    /// Warns when a vendor is called in clear beyond this machine: whoever is
    /// on the way reads the key, and what customers wrote.
    ///
    /// Said once, at the start, by whoever uses the vendor.
    ///
    /// - Parameters:
    ///   - variable: The setting that names the address.
    ///   - address: The vendor's address; nothing when it is not used.
    public func warnIfPlain(_ variable: StaticString, _ address: String?) {
        guard let address, let url = URL(string: address), url.scheme == "http",
            let host = url.host(), !Loopback.contains(host.trimmed(of: "[]"))
        else { return }
        warning("a vendor is called without encryption", [.field("setting.name", "\(variable)")])
    }
}

extension String {
    fileprivate func trimmed(of brackets: String) -> String {
        filter { !brackets.contains($0) }
    }
}
