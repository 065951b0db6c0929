import FoundationEssentials
import Testing

@testable import Markup

@Suite("A small XML document")
struct XMLElementTests {
    @Test func `is read by the names of its elements`() throws {
        let answer = try read(
            """
            \n <?xml version="1.0" encoding="UTF-8"?>
            <a:Result xmlns:a="http://s3.amazonaws.com/doc/2006-03-01/" kind="x">
              <Key> été &amp; <![CDATA[<b>]]> </Key><!-- none -->
              <Key>second</Key>
              <Empty/>
              <Inner><Deep>1</Deep></Inner>
            </a:Result>
            """
        )
        #expect(answer.name == "Result")
        #expect(answer["Key"] == "été & <b>")
        #expect(answer.children.map(\.name) == ["Key", "Key", "Empty", "Inner"])
        #expect(answer["Empty"]?.isEmpty == true)
        #expect(answer.child("Inner")?["Deep"] == "1")
        #expect(answer["Absent"] == nil)
        #expect(answer.text.isEmpty)
    }

    @Test func `is read in the encoding that it names`() throws {
        let latin = Data("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9]
        #expect(try XMLElement(parsing: latin + Data("</a>".utf8)).text == "é")
    }

    @Test(arguments: ["", "  ", "<a>", "<a></b>", "no", "<a/><b/>", "<a>\u{1}</a>", "{}"])
    func `is refused when it is none`(text: String) {
        #expect(throws: XMLFault.malformed) { try read(text) }
    }

    @Test func `is refused when it defines what its text may hide`() {
        let bomb = """
            <!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>
            <a>&y;&y;</a>
            """
        #expect(throws: XMLFault.hasDefinitions) { try read(bomb) }
        let leak = #"<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"#
        #expect(throws: XMLFault.hasDefinitions) { try read(leak) }
    }

    @Test func `is refused when it is larger or deeper than anybody needs`() throws {
        #expect(throws: XMLFault.tooLarge) {
            try XMLElement(parsing: Data("<a>12345</a>".utf8), limit: 11)
        }
        func nested(_ depth: Int) -> String {
            String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
        }
        #expect(try read(nested(XMLElement.depthLimit)).name == "a")
        #expect(throws: XMLFault.tooDeep) { try read(nested(XMLElement.depthLimit + 1)) }
    }

    @discardableResult
    private func read(_ text: String) throws -> XMLElement {
        try XMLElement(parsing: Data(text.utf8))
    }
}
