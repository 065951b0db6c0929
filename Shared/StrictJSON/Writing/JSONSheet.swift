/// The plain values of a JSON text that is being written, as bytes one behind
/// another, and in which order they come in the end.
final class JSONSheet {
    /// Something to write: bytes that lie here, or what gathers in a box.
    enum Part {
        case bytes(Range<Int>)
        case box(JSONBox)
    }

    let dates: JSONDates
    private var bytes: [UInt8] = []

    init(dates: JSONDates) {
        self.dates = dates
        bytes.reserveCapacity(512)
    }

    func plain(_ text: StaticString) -> Part {
        let start = bytes.count
        append(text)
        return .bytes(start..<bytes.count)
    }

    func text(_ text: String) -> Part {
        let start = bytes.count
        Self.append(text, to: &bytes)
        return .bytes(start..<bytes.count)
    }

    /// JSON that is made already.
    func raw(_ json: some Collection<UInt8>) -> Part {
        let start = bytes.count
        bytes.append(contentsOf: json)
        return .bytes(start..<bytes.count)
    }

    func number(_ number: some FixedWidthInteger) -> Part {
        let start = bytes.count
        bytes.append(contentsOf: number.description.utf8)
        return .bytes(start..<bytes.count)
    }

    /// A number as Swift writes it, and a whole one without ".0".
    func number<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ number: Number
    ) -> Part {
        let start = bytes.count
        let text = number.description
        bytes.append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
        return .bytes(start..<bytes.count)
    }

    private func append(_ text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        )
    }

    /// The whole text of a value.
    func written(_ part: Part) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 5 / 4 + 64)
        write(part, to: &result)
        return result
    }

    private func write(_ part: Part, to result: inout [UInt8]) {
        switch part {
        case .bytes(let range): result.append(contentsOf: bytes[range])
        case .box(let box):
            switch box.content {
            case .nothing: result.append(contentsOf: "{}".utf8)
            case .value(let part): write(part, to: &result)
            case .list(let parts):
                result.append(UInt8(ascii: "["))
                for (index, part) in parts.enumerated() {
                    if index > 0 { result.append(UInt8(ascii: ",")) }
                    write(part, to: &result)
                }
                result.append(UInt8(ascii: "]"))
            case .object(let members): write(members, to: &result)
            }
        }
    }

    private func write(_ members: [JSONBox.Member], to result: inout [UInt8]) {
        result.append(UInt8(ascii: "{"))
        // Sorting keeps the order of equals: of two by one name the last counts.
        let members = members.sorted { $0.name < $1.name }
        var isFirst = true
        for (index, member) in members.enumerated() {
            if index + 1 < members.count, members[index + 1].name == member.name { continue }
            if !isFirst { result.append(UInt8(ascii: ",")) }
            isFirst = false
            Self.append(member.name, to: &result)
            result.append(UInt8(ascii: ":"))
            write(member.part, to: &result)
        }
        result.append(UInt8(ascii: "}"))
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { characters in
            var plain = 0
            for (index, byte) in characters.enumerated()
            where byte < 32 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(contentsOf: characters[plain..<index])
                appendEscape(of: byte, to: &bytes)
                plain = index + 1
            }
            bytes.append(contentsOf: characters[plain...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 8: bytes.append(UInt8(ascii: "b"))
        case 9: bytes.append(UInt8(ascii: "t"))
        case 10: bytes.append(UInt8(ascii: "n"))
        case 12: bytes.append(UInt8(ascii: "f"))
        case 13: bytes.append(UInt8(ascii: "r"))
        case 0..<32:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        default: bytes.append(byte)
        }
    }
}

/// What one encoder has been given so far.
final class JSONBox {
    struct Member {
        let name: String
        let part: JSONSheet.Part
    }

    enum Content {
        case nothing
        case value(JSONSheet.Part)
        case list([JSONSheet.Part])
        case object([Member])
    }

    private(set) var content = Content.nothing

    var isEmpty: Bool {
        if case .nothing = content { true } else { false }
    }

    /// How many elements a list has.
    var count: Int {
        if case .list(let parts) = content { parts.count } else { 0 }
    }

    func set(_ part: JSONSheet.Part) {
        content = .value(part)
    }

    /// Becomes an object, if it is none yet.
    func beginObject() {
        if case .object = content { return }
        var members: [Member] = []
        members.reserveCapacity(8)
        content = .object(members)
    }

    func beginList() {
        if case .list = content { return }
        content = .list([])
    }

    func add(_ part: JSONSheet.Part, as name: String) {
        guard case .object(var members) = content else { return }
        // The enum lets go of the members, so that they grow without a copy.
        content = .nothing
        members.append(Member(name: name, part: part))
        content = .object(members)
    }

    func add(_ part: JSONSheet.Part) {
        guard case .list(var parts) = content else { return }
        content = .nothing
        parts.append(part)
        content = .list(parts)
    }
}
