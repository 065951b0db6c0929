import Testing

@testable import MicroHTTP

@Suite("The target of a request line")
struct RequestTargetTests {
    @Test(
        arguments: [
            ("/", "/", [:]),
            ("/a%2Fb/c", "/a%2Fb/c", [:]),
            ("/a?x=1&y=%26+z", "/a", ["x": "1", "y": "& z"]),
            ("/a?x=http://b/c?d", "/a", ["x": "http://b/c?d"]),
            ("//a", "//a", [:]),
            ("http://host:80/a?x=1", "/a", ["x": "1"]),
            ("HTTP://host", "/", [:]),
            ("http://host?x=1", "/", ["x": "1"]),
            ("https://host/a", "/a", [:]),
            ("*", "*", [:]),
        ] as [(String, String, [String: String])]
    )
    func `is a path and a query`(_ text: String, _ path: String, _ query: [String: String]) {
        let target = RequestTarget(text)
        #expect(target?.path == path)
        #expect(target?.query == query)
    }

    @Test(arguments: ["", "a", "ftp://host/a", "host:80", "/a b", "/a\u{7F}", "/a\u{1}", "/a#b"])
    func `is nothing else`(_ text: String) {
        #expect(RequestTarget(text) == nil)
    }
}
