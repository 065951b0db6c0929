internal import CXML2

/// A parsed HTML document.
///
/// libxml2's parser repairs what is broken, loads nothing, and refuses to
/// nest deeper than its limit.
final class HTMLTree {
    /// A step of a walk through a document.
    enum Visit {
        case text(String)
        case entered(HTMLElement)
        case left(HTMLElement)
    }

    private let document: htmlDocPtr

    /// Reads a document; nothing when there is nothing in it.
    init?(_ html: String) {
        XMLLibrary.start()
        var bytes = html.utf8.prefix(PlainText.largestInput).map { byte in
            // The parser stops at a NUL.
            byte == 0 ? UInt8(ascii: " ") : byte
        }
        Self.dropHalfCharacter(&bytes)
        bytes = AttributeLimit.applied(to: bytes)
        guard !bytes.isEmpty else { return nil }
        // The text is UTF-8 here, whatever charset it names itself.
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        let parsed = bytes.withUnsafeBytes { buffer in
            htmlReadMemory(
                buffer.bindMemory(to: CChar.self).baseAddress,
                Int32(buffer.count),
                nil,
                "UTF-8",
                Int32(options)
            )
        }
        guard let parsed else { return nil }
        document = parsed
    }

    deinit { xmlFreeDoc(document) }

    /// Visits elements and texts in the order of the document.
    ///
    /// - Parameter visit: Says whether to go into an element that was entered;
    ///   one that is not gone into is not left either.
    func walk(_ visit: (Visit) -> Bool) {
        guard let root = xmlDocGetRootElement(document) else { return }
        var node = root
        // Without recursion: how deep it goes is for the sender to choose.
        while true {
            if enters(node, visit), let child = node.pointee.children {
                node = child
                continue
            }
            while node.pointee.next == nil || node == root {
                guard node != root, let parent = node.pointee.parent else { return }
                node = parent
                leave(node, visit)
            }
            guard let next = node.pointee.next else { return }
            node = next
        }
    }

    /// Visits a node, and says whether its children are to be visited.
    private func enters(_ node: xmlNodePtr, _ visit: (Visit) -> Bool) -> Bool {
        switch node.pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            if let content = node.pointee.content {
                _ = visit(.text(String(cString: content)))
            }
            return false
        case XML_ELEMENT_NODE:
            let element = HTMLElement(node)
            guard visit(.entered(element)) else { return false }
            guard node.pointee.children != nil else {
                _ = visit(.left(element))
                return false
            }
            return true
        default:
            return false
        }
    }

    private func leave(_ node: xmlNodePtr, _ visit: (Visit) -> Bool) {
        guard node.pointee.type == XML_ELEMENT_NODE else { return }
        _ = visit(.left(HTMLElement(node)))
    }

    /// The cut may go through a character, whose rest is not there.
    private static func dropHalfCharacter(_ bytes: inout [UInt8]) {
        guard let start = bytes.suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return }
        let needed =
            switch bytes[start] {
            case 0xF0...: 4
            case 0xE0...: 3
            case 0xC0...: 2
            default: 1
            }
        if bytes.count - start < needed { bytes.removeSubrange(start...) }
    }
}
