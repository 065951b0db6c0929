import Testing

@testable import Magic

@Suite("The keys of a JSON object")
struct JSONKeysTests {
    @Test(
        arguments: [
            (#"{"a":1,"b":{"c":2},"d":["e"]}"#, ["a", "b", "d"]),
            (#"{"a\"b":"x:y","c" : "}"}"#, [#"a\"b"#, "c"]),
            (" \n{\"a\":[{\"b\":1}]}", ["a"]), ("{}", []), ("[{\"a\":1}]", []), ("{\"a\":1", []),
            ("{\"a\":\"x}", []), ("x{\"a\":1}", []),
            ("{\"" + String(repeating: "k", count: 100) + "\":1}", []),
        ] as [(String, Set<String>)]
    )
    func `are those of its outermost level`(text: String, keys: Set<String>) throws {
        let file = try ScratchFile(Array(text.utf8))
        #expect(try JSONKeys.topLevel(of: SniffedFile(file.path)) == keys)
    }
}
