import FoundationEssentials

extension JSONSheet {
    /// Any value.
    func part<Value: Encodable>(_ value: Value) throws -> JSONParts.Part {
        // Comparing types is cheap, asking a value what it is is not.
        let type = Value.self
        if type == String.self, let text = value as? String { return parts.text(text) }
        if type == Date.self, let date = value as? Date {
            switch dates {
            case .iso8601: return parts.text(ISODate.text(of: date))
            case .seconds: return try fraction(date.timeIntervalSinceReferenceDate)
            }
        }
        if type == Data.self || type == URL.self || type == Decimal.self {
            return try foundation(value)
        }
        let box = parts.box()
        try value.encode(to: JSONWriter(sheet: self, box: box))
        return parts.closed(box)
    }

    func fraction<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ number: Number
    ) throws -> JSONParts.Part {
        guard number.isFinite else {
            throw EncodingError.invalidValue(
                number,
                EncodingError.Context(codingPath: [], debugDescription: "not a finite number")
            )
        }
        return parts.number(number)
    }

    /// What Foundation makes of a type that it has a form of its own for.
    private func foundation(_ value: some Encodable) throws -> JSONParts.Part {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return parts.raw(try encoder.encode(value))
    }
}
