/// English negations written as one word, spelled out as two.
enum SpelledOut {
    /// Returns the word, or its parts: "can't" and "cannot" are "can", "not".
    ///
    /// A word that does not end in "t" is one.
    static func words(of word: String) -> [String] {
        if let known = whole[word] { return known }
        guard word.hasSuffix("n't") else { return [word] }
        return [String(word.dropLast(3)), "not"]
    }

    // "dont" is left alone: it is a French word of its own.
    private static let whole: [String: [String]] = [
        "can't": ["can", "not"], "cannot": ["can", "not"], "cant": ["can", "not"],
        "won't": ["will", "not"], "wont": ["will", "not"], "shan't": ["shall", "not"],
        "doesnt": ["does", "not"], "didnt": ["did", "not"], "isnt": ["is", "not"],
        "arent": ["are", "not"], "wasnt": ["was", "not"], "werent": ["were", "not"],
        "havent": ["have", "not"], "hasnt": ["has", "not"], "couldnt": ["could", "not"],
        "wouldnt": ["would", "not"], "shouldnt": ["should", "not"],
    ]
}
