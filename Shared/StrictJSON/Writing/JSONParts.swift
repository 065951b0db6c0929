/// The values of a JSON text that is being written, as bytes one behind
/// another, and in which order they come in the end.
///
/// Objects and lists are boxes: places in one list of boxes, whose members are
/// places in one list of members. A text of any size so takes few allocations.
struct JSONParts {
    /// Something to write: bytes that lie here, or what gathers in a box.
    enum Part {
        case bytes(Range<Int>)
        case box(Int)
    }

    /// What one encoder has been given so far.
    private struct Box {
        enum Kind { case nothing, value, list, object }

        var kind = Kind.nothing
        var first = -1
        var last = -1
        var count = 0
    }

    /// A member of an object, an element of a list or a value alone.
    private struct Member {
        let name: String
        let part: Part

        /// The one after it in its box, or -1.
        var next = -1
    }

    private var bytes: [UInt8] = []
    private var boxes: [Box] = []
    private var members: [Member] = []

    init() {
        bytes.reserveCapacity(512)
        boxes.reserveCapacity(8)
        members.reserveCapacity(24)
    }

    // MARK: - Values

    mutating func plain(_ text: StaticString) -> Part {
        let start = bytes.count
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        )
        return .bytes(start..<bytes.count)
    }

    mutating func text(_ text: String) -> Part {
        let start = bytes.count
        JSONQuoting.append(text, to: &bytes)
        return .bytes(start..<bytes.count)
    }

    /// JSON that is made already.
    mutating func raw(_ json: some Collection<UInt8>) -> Part {
        let start = bytes.count
        bytes.append(contentsOf: json)
        return .bytes(start..<bytes.count)
    }

    mutating func number(_ number: some FixedWidthInteger) -> Part {
        let start = bytes.count
        bytes.append(contentsOf: number.description.utf8)
        return .bytes(start..<bytes.count)
    }

    /// A number as Swift writes it, and a whole one without ".0".
    mutating func number<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ number: Number
    ) -> Part {
        let start = bytes.count
        let text = number.description
        bytes.append(contentsOf: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
        return .bytes(start..<bytes.count)
    }

    // MARK: - Boxes

    /// An empty box.
    mutating func box() -> Int {
        boxes.append(Box())
        return boxes.count - 1
    }

    /// What a box holds, now that its encoder is done: a value alone needs none.
    mutating func closed(_ box: Int) -> Part {
        guard boxes[box].kind == .value else { return .box(box) }
        let part = members[boxes[box].last].part
        // Most of these are names and identifiers, entered a moment ago.
        if case .bytes = part, box == boxes.count - 1, boxes[box].last == members.count - 1 {
            boxes.removeLast()
            members.removeLast()
        }
        return part
    }

    func isEmpty(_ box: Int) -> Bool { boxes[box].kind == .nothing }

    /// How many elements a list has.
    func count(of box: Int) -> Int { boxes[box].kind == .list ? boxes[box].count : 0 }

    /// Makes a box hold this value and no other.
    mutating func set(_ part: Part, in box: Int) {
        boxes[box] = Box(kind: .value)
        enter(part, as: "", in: box)
    }

    /// Has a box become an object, if it is none yet.
    mutating func beginObject(_ box: Int) {
        if boxes[box].kind != .object { boxes[box] = Box(kind: .object) }
    }

    mutating func beginList(_ box: Int) {
        if boxes[box].kind != .list { boxes[box] = Box(kind: .list) }
    }

    /// Adds a member to an object.
    mutating func add(_ part: Part, as name: String, to box: Int) {
        if boxes[box].kind == .object { enter(part, as: name, in: box) }
    }

    /// Adds an element to a list.
    mutating func add(_ part: Part, to box: Int) {
        if boxes[box].kind == .list { enter(part, as: "", in: box) }
    }

    // A text and what becomes of it, in one go.

    mutating func add(_ text: String, as name: String, to box: Int) {
        add(self.text(text), as: name, to: box)
    }

    mutating func set(_ text: String, in box: Int) { set(self.text(text), in: box) }

    private mutating func enter(_ part: Part, as name: String, in box: Int) {
        let place = members.count
        members.append(Member(name: name, part: part))
        let last = boxes[box].last
        if last < 0 { boxes[box].first = place } else { members[last].next = place }
        boxes[box].last = place
        boxes[box].count += 1
    }

    // MARK: - The text

    /// The whole text of a value.
    func written(_ part: Part) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 5 / 4 + 24 * members.count + 64)
        write(part, to: &result)
        return result
    }

    private func write(_ part: Part, to result: inout [UInt8]) {
        switch part {
        case .bytes(let range):
            bytes.withUnsafeBufferPointer { bytes in
                result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
            }
        case .box(let box):
            switch boxes[box].kind {
            case .nothing: result.append(contentsOf: "{}".utf8)
            case .value: write(members[boxes[box].last].part, to: &result)
            case .list:
                result.append(UInt8(ascii: "["))
                var place = boxes[box].first
                while place >= 0 {
                    write(members[place].part, to: &result)
                    place = members[place].next
                    if place >= 0 { result.append(UInt8(ascii: ",")) }
                }
                result.append(UInt8(ascii: "]"))
            case .object: writeObject(box, to: &result)
            }
        }
    }

    private func writeObject(_ box: Int, to result: inout [UInt8]) {
        result.append(UInt8(ascii: "{"))
        let places = sorted(box)
        var isFirst = true
        for (index, place) in places.enumerated() {
            let name = members[place].name
            if index + 1 < places.count, members[places[index + 1]].name == name { continue }
            if !isFirst { result.append(UInt8(ascii: ",")) }
            isFirst = false
            JSONQuoting.append(name, to: &result)
            result.append(UInt8(ascii: ":"))
            write(members[place].part, to: &result)
        }
        result.append(UInt8(ascii: "}"))
    }

    /// The members of an object by their names.
    ///
    /// Sorting keeps the order of equals: of two by one name the last counts.
    private func sorted(_ box: Int) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(boxes[box].count)
        var place = boxes[box].first
        while place >= 0 {
            places.append(place)
            place = members[place].next
        }
        places.sort { members[$0].name < members[$1].name }
        return places
    }
}
