internal import CXML2
import FoundationEssentials

/// libxml2's tree of an XML document, freed with this object.
final class XMLTree {
    private let document: xmlDocPtr?

    init(_ bytes: Data) {
        XMLLibrary.start()
        // Without XML_PARSE_HUGE libxml2 keeps its own limits, too.
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue
        document = bytes.withUnsafeBytes { bytes in
            guard let count = Int32(exactly: bytes.count) else { return nil }
            let start = bytes.bindMemory(to: CChar.self).baseAddress
            return start.flatMap { xmlReadMemory($0, count, nil, nil, Int32(options)) }
        }
    }

    deinit { xmlFreeDoc(document) }

    /// The outermost element with all that is in it.
    ///
    /// - Throws: ``XMLFault`` when there is none, or one that defines something.
    func root(depthLimit: Int) throws(XMLFault) -> XMLElement {
        guard let document, let root = xmlDocGetRootElement(document) else { throw .malformed }
        guard document.pointee.intSubset == nil else { throw .hasDefinitions }
        return try Self.element(root, depthLimit)
    }

    private static func element(
        _ node: UnsafeMutablePointer<xmlNode>,
        _ depth: Int
    ) throws(XMLFault) -> XMLElement {
        guard depth > 0 else { throw .tooDeep }
        var children: [XMLElement] = []
        var text = ""
        var next = node.pointee.children
        while let child = next {
            switch child.pointee.type {
            case XML_ELEMENT_NODE: children.append(try element(child, depth - 1))
            case XML_TEXT_NODE: text += string(child.pointee.content)
            default: break
            }
            next = child.pointee.next
        }
        return XMLElement(
            name: string(node.pointee.name),
            children: children,
            text: trimmed(text)
        )
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
