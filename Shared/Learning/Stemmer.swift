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
        var word = word
        return word.withUTF8 { letters in
            guard
                let stem = sb_stemmer_stem(handle, letters.baseAddress, Int32(letters.count))
            else { return String(decoding: letters, as: UTF8.self) }
            let length = Int(sb_stemmer_length(handle))
            return String(
                decoding: UnsafeBufferPointer(start: stem, count: length),
                as: UTF8.self
            )
        }
    }
}
