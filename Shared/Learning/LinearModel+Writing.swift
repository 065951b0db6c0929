internal import Cryptography

/// The file, in little-endian order: "GUICHETM", version, task, labels, recipe,
/// sharpness, intercepts and steps, the features' identities in ascending
/// order, what each counts, their weights, and the SHA-256 of all of that.
extension LinearModel {
    static let fileMark = Array("GUICHETM".utf8)

    /// The version of the format that this release writes and reads.
    public static let fileVersion: UInt32 = 1

    /// The model as its file.
    public var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.bytes += Self.fileMark
        writer.append(Self.fileVersion)
        writer.append(name)
        writer.append(UInt32(labels.count))
        for label in labels { writer.append(label) }
        writer.append(UInt8(recipe.pairs ? 1 : 0))
        writer.append(UInt8(recipe.stems ? 1 : 0))
        writer.append(UInt8(recipe.rarity ? 1 : 0))
        writer.append(UInt8(recipe.letters.lowerBound))
        writer.append(UInt8(recipe.letters.upperBound))
        writer.append(calibration.sharpness.bitPattern)
        for intercept in weights.intercepts { writer.append(intercept.bitPattern) }
        for step in weights.steps { writer.append(step.bitPattern) }
        writer.append(UInt32(table.count))
        for id in table.ids { writer.append(id.value) }
        writer.bytes += table.rarities
        for integer in weights.integers { writer.append(UInt16(bitPattern: integer)) }
        return writer.bytes + Self.checksum(of: writer.bytes[...])
    }

    static func checksum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        var hash = RunningHash()
        bytes.withUnsafeBytes { hash.append($0) }
        return hash.digest()
    }
}

private struct ByteWriter {
    var bytes: [UInt8] = []

    mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: String) {
        append(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }
}
