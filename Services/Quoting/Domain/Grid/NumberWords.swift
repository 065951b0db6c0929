/// Numbers in words, as sizes are told: "deux mètres", "half a metre".
enum NumberWords {
    private static let words: Set<[UInt8]> = Set(
        """
        un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize \
        vingt trente quarante cinquante soixante cent demi one two three four five eight nine ten \
        eleven twelve fifteen sixteen eighteen twenty thirty forty fifty sixty hundred half a
        """
        .split(separator: " ").map { Array($0.utf8) }
    )
    private static let longest = 10

    /// The end of the number word that begins at a place of folded text.
    static func end(in text: [UInt8], from start: Int) -> Int? {
        var end = start
        while end < text.count, end - start <= longest, (0x61...0x7A).contains(text[end]) {
            end += 1
        }
        return words.contains(Array(text[start..<end])) ? end : nil
    }
}
