/// Follows a walk through a mail and tells where quotations open and close.
struct QuoteReader {
    /// The marked elements that are open, the outermost first.
    private var open: [Kind] = []

    private enum Kind {
        case quotation
        case rest

        /// A container with quotations in it, before the first of them: who
        /// wrote what is said there.
        case introduction

        /// The same behind its first quotation, where the client may write.
        case passage
    }

    /// Says whether a quotation opens with the element.
    mutating func enters(_ element: HTMLElement) -> Bool {
        guard let kind = kind(of: element) else { return false }
        open.append(kind)
        return true
    }

    /// Returns how many quotations end with the element.
    mutating func leaves(_ element: HTMLElement) -> Int {
        // The walk leaves elements in the reverse order of entering them.
        guard !open.isEmpty, QuoteMark(element) != nil, let last = open.popLast() else { return 0 }
        switch last {
        case .rest, .passage: return 0
        case .introduction: return 1
        case .quotation: return 1 + endIntroductions()
        }
    }

    private mutating func endIntroductions() -> Int {
        let count = open.count { $0 == .introduction }
        guard count > 0 else { return 0 }
        open = open.map { $0 == .introduction ? .passage : $0 }
        return count
    }

    private func kind(of element: HTMLElement) -> Kind? {
        switch QuoteMark(element) {
        case nil: nil
        case .rest?: .rest
        case .content?: .quotation
        case .container?: isAnswered(element) ? .introduction : .quotation
        }
    }

    /// Whether the client may have written between the quotations in it.
    ///
    /// Inside a quotation nothing needs to be told apart, and a
    /// nest of containers is not searched again and again.
    private func isAnswered(_ element: HTMLElement) -> Bool {
        guard open.count < 4, open.allSatisfy({ $0 == .introduction || $0 == .passage }) else {
            return false
        }
        return element.hasQuotation && !element.isForward
    }
}
