extension LinearModel {
    /// Reads a model's file, strictly: what is not exactly as it was written is refused.
    ///
    /// - Throws: ``ModelFileError``.
    public init(bytes: some Collection<UInt8>) throws(ModelFileError) {
        let bytes = Array(bytes)
        guard bytes.starts(with: Self.fileMark) else { throw .notAModel }
        var reader = ByteReader(bytes[Self.fileMark.count...])
        let version = try reader.number(UInt32.self)
        guard version == Self.fileVersion else { throw .version(version) }
        let checksumLength = 32
        guard reader.rest.count >= checksumLength else { throw .wrongLength }
        let content = bytes.dropLast(checksumLength)
        guard Self.checksum(of: content).elementsEqual(bytes.suffix(checksumLength)) else {
            throw .wrongChecksum
        }
        reader.rest = reader.rest.dropLast(checksumLength)
        try self.init(&reader)
        guard reader.rest.isEmpty else { throw .wrongLength }
    }

    private init(_ reader: inout ByteReader) throws(ModelFileError) {
        name = try reader.text()
        labels = try reader.labels()
        recipe = try reader.recipe()
        calibration = Calibration(sharpness: Double(bitPattern: try reader.number(UInt64.self)))
        guard Calibration.range.contains(calibration.sharpness) else {
            throw .impossible("a sharpness that no calibration finds")
        }
        let sets = labels.count == 2 ? 1 : labels.count
        let intercepts = try reader.finite(sets)
        let steps = try reader.finite(sets)
        let count = Int(try reader.number(UInt32.self))
        // Checked before anything of that size is made.
        guard reader.rest.count == count * (8 + 1 + 2 * sets) else { throw .wrongLength }
        let ids = try reader.numbers(UInt64.self, count).map { FeatureID(value: $0) }
        guard zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw .impossible("features that are not in order")
        }
        table = FeatureTable(ids, rarities: try reader.numbers(UInt8.self, count))
        weights = WeightTable(
            steps: steps,
            intercepts: intercepts,
            integers: try reader.numbers(UInt16.self, count * sets).map { Int16(bitPattern: $0) }
        )
    }
}

private struct ByteReader {
    var rest: ArraySlice<UInt8>

    init(_ rest: ArraySlice<UInt8>) {
        self.rest = rest
    }

    mutating func number<Number: FixedWidthInteger>(
        _ type: Number.Type
    ) throws(ModelFileError) -> Number {
        let size = MemoryLayout<Number>.size
        guard rest.count >= size else { throw .wrongLength }
        let bytes = rest.prefix(size)
        rest = rest.dropFirst(size)
        return bytes.reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    mutating func numbers<Number: FixedWidthInteger>(
        _ type: Number.Type,
        _ count: Int
    ) throws(ModelFileError) -> [Number] {
        var numbers: [Number] = []
        numbers.reserveCapacity(count)
        for _ in 0..<count { numbers.append(try number(type)) }
        return numbers
    }

    mutating func finite(_ count: Int) throws(ModelFileError) -> [Float] {
        let values = try numbers(UInt32.self, count).map { Float(bitPattern: $0) }
        // Not a number is not within it either.
        guard values.allSatisfy({ $0.magnitude <= 1_000_000 }) else {
            throw .impossible("weights beyond all measure")
        }
        return values
    }

    mutating func text() throws(ModelFileError) -> String {
        let count = Int(try number(UInt32.self))
        guard count <= 1000 else { throw .impossible("a name of \(count) bytes") }
        guard rest.count >= count else { throw .wrongLength }
        guard let text = String(validating: rest.prefix(count), as: UTF8.self) else {
            throw .impossible("a name that is not UTF-8")
        }
        rest = rest.dropFirst(count)
        return text
    }

    mutating func labels() throws(ModelFileError) -> [String] {
        let count = Int(try number(UInt32.self))
        guard (2...1000).contains(count) else { throw .impossible("\(count) labels") }
        var labels: [String] = []
        for _ in 0..<count { labels.append(try text()) }
        guard zip(labels, labels.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw .impossible("labels that are not in order")
        }
        return labels
    }

    mutating func recipe() throws(ModelFileError) -> FeatureRecipe {
        let flags = try numbers(UInt8.self, 3)
        let lengths = try numbers(UInt8.self, 2).map { Int($0) }
        guard flags.allSatisfy({ $0 <= 1 }), lengths[0] >= 1, lengths[0] <= lengths[1],
            lengths[1] <= FeatureRecipe.longestRun
        else { throw .impossible("features of an unknown kind") }
        return FeatureRecipe(
            pairs: flags[0] == 1,
            stems: flags[1] == 1,
            rarity: flags[2] == 1,
            letters: lengths[0]...lengths[1]
        )
    }
}
