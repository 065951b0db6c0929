internal import CXML2

/// An element of a document: its name and what its attributes say.
struct HTMLElement {
    /// In lower case.
    let name: String
    private let node: xmlNodePtr
    private let layout: Layout?

    /// - Parameter node: An element, whose document outlives this value.
    init(_ node: xmlNodePtr) {
        self.node = node
        // The parser has put it in lower case.
        name = node.pointee.name.map { String(cString: $0) } ?? ""
        layout = Self.layouts[name]
    }

    var hasAttributes: Bool { node.pointee.properties != nil }

    /// The value of an attribute, cut where it is longer than any that is
    /// looked at here.
    func attribute(_ name: String) -> String? {
        var attribute = node.pointee.properties
        while let found = attribute {
            if let own = found.pointee.name, xmlStrEqual(own, name) != 0 {
                return value(of: found)
            }
            attribute = found.pointee.next
        }
        return nil
    }

    /// The parser has put all of a value into one text.
    private func value(of attribute: xmlAttrPtr) -> String {
        guard let text = attribute.pointee.children?.pointee.content else { return "" }
        return String(
            decoding: UnsafeBufferPointer(start: text, count: strnlen(text, 4_096)),
            as: UTF8.self
        )
    }

    /// Whether a `blockquote` is in it.
    var hasQuotation: Bool {
        contains { $0.name == "blockquote" }
    }

    /// Whether it introduces a message that is passed on, so that what is
    /// quoted in that message is no answer's.
    var isForward: Bool {
        var header: HTMLElement?
        _ = contains { element in
            guard element.attribute("class") == "gmail_attr" else { return false }
            header = element
            return true
        }
        return header?.opening.hasPrefix("---") ?? false
    }

    /// The first text in it.
    private var opening: String {
        var text = ""
        Self.walk(node) { child in
            guard child.pointee.type == XML_TEXT_NODE, let content = child.pointee.content else {
                return false
            }
            text = String(cString: content).filter { !$0.isWhitespace }
            return !text.isEmpty
        }
        return text
    }

    private func contains(_ isWanted: (HTMLElement) -> Bool) -> Bool {
        Self.walk(node) { child in
            child.pointee.type == XML_ELEMENT_NODE && isWanted(HTMLElement(child))
        }
    }

    /// Goes through what is in a node until one is found, without recursion.
    @discardableResult
    private static func walk(_ root: xmlNodePtr, until isFound: (xmlNodePtr) -> Bool) -> Bool {
        var node = root
        while true {
            if let child = node.pointee.children {
                node = child
            } else {
                while node.pointee.next == nil || node == root {
                    guard node != root, let parent = node.pointee.parent else { return false }
                    node = parent
                }
                guard let next = node.pointee.next else { return false }
                node = next
            }
            if isFound(node) { return true }
        }
    }

    private func strnlen(_ text: UnsafePointer<xmlChar>, _ most: Int) -> Int {
        var length = 0
        while length < most, text[length] != 0 { length += 1 }
        return length
    }
}

extension HTMLElement {
    /// Whether the page keeps it from being seen.
    var isHidden: Bool {
        if layout == nil, Self.unseen.contains(name) { return true }
        if attribute("hidden") != nil { return true }
        guard let style = attribute("style") else { return false }
        let rules = style.lowercased().split(separator: ";").map { rule in
            String(rule.filter { !$0.isWhitespace })
        }
        return rules.contains { Self.hidingRules.contains($0) }
    }

    /// Whether a line ends before and after it.
    var isBlock: Bool { layout != nil }

    /// Whether an empty line stands before and after it.
    var isParagraph: Bool { layout == .paragraph }

    private static let unseen: Set = [
        "script", "style", "head", "title", "template", "object", "iframe", "svg", "math",
        "select", "textarea", "audio", "video", "canvas",
    ]
    private static let hidingRules: Set = [
        "display:none", "display:none!important", "visibility:hidden", "mso-hide:all",
        "font-size:0", "font-size:0px", "max-height:0", "max-height:0px",
    ]
    private enum Layout { case block, paragraph }

    private static let layouts: [String: Layout] = {
        let blocks = [
            "div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "main",
            "aside", "nav", "form", "fieldset", "address", "figure", "figcaption", "center",
            "caption", "hr", "body", "html", "thead", "tbody", "tfoot",
        ]
        let paragraphs = [
            "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre",
            "blockquote",
        ]
        return Dictionary(
            uniqueKeysWithValues: blocks.map { ($0, .block) } + paragraphs.map { ($0, .paragraph) }
        )
    }()
}
