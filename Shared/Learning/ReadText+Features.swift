extension ReadText {
    /// Hands out every feature, as often as it occurs, in the text's order
    /// within each kind.
    func forEachFeature(of recipe: FeatureRecipe, _ body: (Feature) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            for word in words.dropFirst().dropLast() {
                body(Self.feature(.word, word, bytes))
                if word.count > 2 { Self.forEachRun(in: word, recipe.letters, bytes, body) }
            }
            if recipe.pairs {
                for (one, next) in zip(words, words.dropFirst()) {
                    body(Self.feature(.pair, one.lowerBound..<next.upperBound, bytes))
                }
            }
            for stem in stems { body(Self.feature(.stem, stem, bytes)) }
            for mark in marks { body(Self.feature(.mark, mark, bytes)) }
        }
    }

    private static func feature(
        _ kind: FeatureKind,
        _ range: Range<Int>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Feature {
        var id = FeatureID(kind)
        for index in range { id.append(bytes[index]) }
        return Feature(id: id, kind: kind, range: range)
    }

    /// The runs of letters in a word and the blanks around it: the hash of a
    /// run is a step on the way to that of the next longer one.
    private static func forEachRun(
        in word: Range<Int>,
        _ lengths: ClosedRange<Int>,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (Feature) -> Void
    ) {
        let end = word.upperBound + 1
        for start in word.lowerBound - 1..<end {
            var id = FeatureID(.letters)
            for length in 1...lengths.upperBound where start + length <= end {
                id.append(bytes[start + length - 1])
                guard length >= lengths.lowerBound else { continue }
                body(Feature(id: id, kind: .letters, range: start..<start + length))
            }
        }
    }
}
