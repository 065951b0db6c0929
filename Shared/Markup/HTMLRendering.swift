/// Turns the elements and texts of a document into lines of text.
struct HTMLRendering {
    private var lines = TextLines()

    /// For each list that is open, the number of its next item, or nothing
    /// where items are not numbered.
    private var lists: [Int?] = []
    private var preformatted = 0
    private var quotes = QuoteReader()
    private let marksSignatures: Bool

    init(marksSignatures: Bool) {
        self.marksSignatures = marksSignatures
    }

    mutating func text(_ text: String) {
        if preformatted > 0 {
            lines.addVerbatim(text)
        } else {
            lines.add(text)
        }
    }

    /// Says whether the element's content is to be read.
    mutating func enter(_ element: HTMLElement) -> Bool {
        guard !element.isHidden, !lines.isFull else { return false }
        if element.isBlock { lines.end(withBlank: element.isParagraph && lists.isEmpty) }
        if quotes.enters(element) { lines.openQuote() }
        if marksSignatures, SignatureMark.isOn(element) { lines.addSignatureMark() }
        switch element.name {
        case "br": lines.breakLine()
        case "pre": preformatted += 1
        case "ul": lists.append(nil)
        case "ol": lists.append(1)
        case "li": lines.begin(item: itemMark())
        case "td", "th": lines.separate()
        case "img": lines.add(Self.symbol(element))
        default: break
        }
        return true
    }

    mutating func leave(_ element: HTMLElement) {
        switch element.name {
        case "pre": preformatted -= 1
        case "ul", "ol": lists.removeLast()
        case "li": lines.begin(item: "")
        default: break
        }
        let closed = quotes.leaves(element)
        for _ in 0..<closed { lines.closeQuote() }
        if closed == 0, element.isBlock {
            lines.end(withBlank: element.isParagraph && lists.isEmpty)
        }
    }

    func finished() -> String { lines.finished() }

    private mutating func itemMark() -> String {
        guard let number = lists.last ?? nil else { return "- " }
        lists[lists.count - 1] = number + 1
        return "\(number). "
    }

    /// A picture that stands for a character, such as a raised thumb; what
    /// other pictures show is no text.
    private static func symbol(_ image: HTMLElement) -> String {
        guard let text = image.attribute("alt"), (1...4).contains(text.count),
            !text.unicodeScalars.contains(where: { $0.isASCII })
        else { return "" }
        return text
    }
}
