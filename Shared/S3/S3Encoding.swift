import Cryptography
import FoundationEssentials
import HTTP
import Runtime

/// How S3 writes addresses, times and hashes down before it signs them.
enum S3Encoding {
    /// Escaped once, with upper-case digits, all but unreserved characters.
    static func encoded(_ text: String) -> String { PercentEncoding.encoded(text) }

    /// The pairs sorted by name, each with its `=`.
    static func query(_ pairs: [String: String]) -> String {
        // Names are ASCII: escaping leaves their order as it is.
        pairs.map { (encoded($0.key), encoded($0.value)) }.sorted { $0.0 < $1.0 }
            .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    }

    /// `20261121T090000Z`.
    static func timestamp(_ date: Date) -> String {
        let parts = Calendar.utc.dateComponents(
            [.year, .month, .day, .hour, .minute, .second],
            from: date
        )
        func digits(_ number: Int?, _ width: Int) -> String {
            let text = String(number ?? 0)
            return String(repeating: "0", count: max(width - text.count, 0)) + text
        }
        return digits(parts.year, 4) + digits(parts.month, 2) + digits(parts.day, 2) + "T"
            + digits(parts.hour, 2) + digits(parts.minute, 2) + digits(parts.second, 2) + "Z"
    }

    static func hash(_ text: String) -> String { hash(Data(text.utf8)) }

    static func hash(_ data: Data) -> String { Hex.encode(Hash.sha256(data)) }
}
