/// Follows a walk through a mail and tells where quotations open and close.
struct QuoteReader {
    /// The marked elements that are open, the outermost first.
    private var open: [Kind] = []

    private enum Kind {
        case quotation

        /// A container with marked quotations in it, which alone are quoted.
        case passage
        case rest
    }

    /// Says whether what is in the element is quoted because of it.
    mutating func enters(_ element: HTMLElement) -> Bool {
        guard let kind = kind(of: element) else { return false }
        open.append(kind)
        return kind != .passage
    }

    /// Says whether a quotation ends with the element.
    mutating func leaves(_ element: HTMLElement) -> Bool {
        // The walk leaves elements in the reverse order of entering them.
        guard QuoteMark(element) != nil, let last = open.popLast() else { return false }
        return last == .quotation
    }

    private func kind(of element: HTMLElement) -> Kind? {
        switch QuoteMark(element) {
        case nil: nil
        case .rest?: .rest
        case .content?: .quotation
        case .container?: isPassage(element) ? .passage : .quotation
        }
    }

    /// Inside a quotation nothing needs to be told apart, and a nest of
    /// containers is not searched again and again.
    private func isPassage(_ element: HTMLElement) -> Bool {
        guard open.count < 4, open.allSatisfy({ $0 == .passage }) else { return false }
        return element.hasQuotation && !element.isForward
    }
}
