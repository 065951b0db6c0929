private import CStemmer

/// Reduces words to their stems, as the Snowball algorithms do.
///
/// One stemmer serves one task at a time: the library keeps the last stem in
/// the stemmer itself.
public struct Stemmer: ~Copyable {
    private let handle: OpaquePointer

    /// Opens the algorithm of a language; nothing when the library lacks it.
    public init?(_ language: StemLanguage) {
        guard let handle = sb_stemmer_new(language.rawValue, "UTF_8") else { return nil }
        self.handle = handle
    }

    deinit {
        sb_stemmer_delete(handle)
    }

    /// Returns the stem of a word in lower case, or the word itself when memory is short.
    public borrowing func stem(_ word: String) -> String {
        withStem(of: word) { String(decoding: $0, as: UTF8.self) }
    }

    /// Shows the bytes of a stem, which are there until the next one is asked for.
    borrowing func withStem<Result>(
        of word: String,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        var word = word
        return word.withUTF8 { letters in
            guard
                let stem = sb_stemmer_stem(handle, letters.baseAddress, Int32(letters.count))
            else { return body(letters) }
            let length = Int(sb_stemmer_length(handle))
            return body(UnsafeBufferPointer(start: stem, count: length))
        }
    }
}
