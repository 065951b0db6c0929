public import FoundationEssentials

/// An element of a small XML document, such as a vendor's answer.
///
/// Attributes, comments and namespaces are not kept: what is read here is
/// told apart by the names of elements alone.
public struct XMLElement: Equatable, Sendable {
    /// Bytes of a document, unless the caller allows fewer or more.
    public static let standardLimit = 1 << 20

    /// How deep elements may be nested.
    static let depthLimit = 32

    /// Without a namespace's prefix.
    public let name: String
    public let children: [XMLElement]

    /// What is written directly in this element, without the space around it.
    public let text: String

    init(name: String, children: [XMLElement], text: String) {
        self.name = name
        self.children = children
        self.text = text
    }

    /// Reads a document; nothing outside it is asked for, and one that
    /// defines entities is refused.
    ///
    /// - Parameters:
    ///   - document: The document. Blanks before it are skipped: a server may
    ///     send them to show that it still works.
    ///   - limit: Bytes that it has at most.
    /// - Throws: ``XMLFault``.
    public init(parsing document: Data, limit: Int = standardLimit) throws(XMLFault) {
        guard document.count <= limit else { throw .tooLarge }
        let tree = XMLTree(document.drop { $0 == 0x20 || (0x09...0x0D).contains($0) })
        self = try tree.root(depthLimit: Self.depthLimit)
    }

    /// The first child of that name.
    public func child(_ name: String) -> XMLElement? {
        children.first { $0.name == name }
    }

    /// The text of the first child of that name.
    public subscript(name: String) -> String? { child(name)?.text }
}

/// Why a document is not read.
public enum XMLFault: Error, Hashable, Sendable {
    case tooLarge
    case tooDeep
    case malformed

    /// It brings a document type of its own, which may define entities.
    case hasDefinitions
}
