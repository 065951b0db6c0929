internal import CXML2

/// An element of a document: its name and what its attributes say.
struct HTMLElement {
    /// In lower case.
    let name: String
    private let node: xmlNodePtr

    /// - Parameter node: An element, whose document outlives this value.
    init(_ node: xmlNodePtr) {
        self.node = node
        name = node.pointee.name.map { String(cString: $0).lowercased() } ?? ""
    }

    var hasAttributes: Bool { node.pointee.properties != nil }

    /// The value of an attribute, cut where it is longer than any that is
    /// looked at here.
    func attribute(_ name: String) -> String? {
        guard hasAttributes, let value = xmlGetProp(node, name) else { return nil }
        defer { guichet_xml_free(value) }
        return String(
            decoding: UnsafeBufferPointer(start: value, count: strnlen(value, 4_096)),
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
        if Self.unseen.contains(name) || attribute("hidden") != nil { return true }
        guard let style = attribute("style") else { return false }
        let rules = style.lowercased().split(separator: ";").map { rule in
            String(rule.filter { !$0.isWhitespace })
        }
        return rules.contains { Self.hidingRules.contains($0) }
    }

    /// Whether a line ends before and after it.
    var isBlock: Bool { Self.blocks.contains(name) || isParagraph }

    /// Whether an empty line stands before and after it.
    var isParagraph: Bool { Self.paragraphs.contains(name) }

    private static let unseen: Set = [
        "script", "style", "head", "title", "template", "object", "iframe", "svg", "math",
        "select", "textarea", "audio", "video", "canvas",
    ]
    private static let hidingRules: Set = [
        "display:none", "display:none!important", "visibility:hidden", "mso-hide:all",
        "font-size:0", "font-size:0px", "max-height:0", "max-height:0px",
    ]
    private static let blocks: Set = [
        "div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "main", "aside",
        "nav", "form", "fieldset", "address", "figure", "figcaption", "center", "caption", "hr",
        "body", "html", "thead", "tbody", "tfoot",
    ]
    private static let paragraphs: Set = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote",
    ]
}
