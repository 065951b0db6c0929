import Contracts
import FoundationEssentials

struct Everything: Codable, Sendable {
    let text: String
    let note: String?
    let whole: Int
    let small: UInt8
    let wide: Int64?
    let fraction: Double
    let single: Float
    let isOpen: Bool
    let wasOpen: Bool?
    let at: Date
    let until: Date?
    let word: Word
    let words: [Word]?
    let id: Identifier<Everything>
    let inner: Inner
    let maybe: Inner?
    let list: [Inner]
    let lists: [[Int]]
    let byName: [String: Inner]
    let file: FileContent?

    struct Inner: Codable, Sendable {
        let deepValue: Int

        private enum CodingKeys: String, CodingKey { case deepValue = "deep_value" }
    }
}

struct Word: OpenValue {
    let rawValue: String

    static let known = [Word(rawValue: "one"), Word(rawValue: "two")]
}

enum ClosedWord: String, Codable, Sendable {
    case one
}
