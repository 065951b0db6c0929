import Language

/// The order numbers that a message names (C4).
///
/// A number is an order's because of the words before it ("commande n° 123",
/// "la 300981"), because it stands where a number alone can be nothing else
/// ("716640 bonjour"), or because it continues a list of such. Telephone,
/// price, date, time, tracking, invoice, client, case, return, product,
/// company and bank numbers, quantities and postcodes are none.
enum OrderNumbers {
    /// The opening of a message that is looked at, in Unicode scalars.
    static let readLength = 20_000

    /// The most numbers that are returned.
    static let most = 50

    /// Returns the numbers as written, in the text's order, each once.
    ///
    /// Takes time linear in the opening that is read.
    static func found(in text: some StringProtocol) -> [String] {
        var reader = OrderNumberReader(MessageTokenizer.tokens(of: text.opening(readLength)))
        return reader.run()
    }
}
