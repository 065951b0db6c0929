import Testing

@testable import Runtime

@Suite("A .env file")
struct DotEnvTests {
    @Test(arguments: [
        ("A=1", "1"),
        ("A = 1 ", "1"),
        ("export A=1", "1"),
        ("export\tA=1", "1"),
        ("  A=1", "1"),
        ("A=", ""),
        ("A=a b", "a b"),
        ("A=a=b", "a=b"),
        ("A=a#b", "a#b"),
        ("A=a # comment", "a"),
        ("A=a\t# comment", "a"),
        ("A=#a", "#a"),
        ("A= # comment", ""),
        (#"A="a # b" # comment"#, "a # b"),
        ("A='a # b'", "a # b"),
        (#"A=" a ""#, " a "),
        (#"A="""#, ""),
        (#"A="say \"hi\"""#, #"say "hi""#),
        (#"A="one\ntwo\t\\""#, "one\ntwo\t\\"),
        (#"A="c:\dir""#, #"c:\dir"#),
        (#"A='one\ntwo'"#, #"one\ntwo"#),
        (#"A='"'"#, "\""),
        ("A=it's", "it's"),
        ("A=é✓", "é✓"),
        ("A=1\nA=2", "2"),
        ("A=1\r\nB=2\r\n", "1"),
        ("\u{FEFF}A=1", "1"),
        ("# first\n\n   # second\nA=1", "1"),
    ])
    func `gives a variable its value`(text: String, value: String) throws {
        #expect(try DotEnv.values(in: text, file: ".env")["A"] == value)
    }

    @Test func `may be empty`() throws {
        #expect(try DotEnv.values(in: "", file: ".env").isEmpty)
        #expect(try DotEnv.values(in: "\n# nothing\n", file: ".env").isEmpty)
    }

    @Test func `keeps lines apart whose ends are of Windows`() throws {
        let values = try DotEnv.values(in: "A=1\r\nB=\"2\"\r\n# c\r\nC=3", file: ".env")
        #expect(values == ["A": "1", "B": "2", "C": "3"])
    }

    @Test(arguments: [
        ("A=1\nhunter2", ".env line 2 is not NAME=value"),
        ("A=1\r\n\r\nhunter2", ".env line 3 is not NAME=value"),
        ("hunter2 x=1", ".env line 1 has a name that is not one"),
        ("=hunter2", ".env line 1 has a name that is not one"),
        ("é=hunter2", ".env line 1 has a name that is not one"),
        ("A=\"hunter2", ".env line 1 has a quote that is not closed"),
        ("A='hunter2\nB=1'", ".env line 1 has a quote that is not closed"),
        (#"A="hunter2\""#, ".env line 1 has a quote that is not closed"),
        ("A=\"hunter2\"hunter2", ".env line 1 has text behind its closing quote"),
        ("A=\"hunter2\"#hunter2", ".env line 1 has text behind its closing quote"),
    ])
    func `says which line is wrong and never what it holds`(text: String, message: String) {
        #expect(throws: SettingsError(message)) { try DotEnv.values(in: text, file: ".env") }
        #expect(!message.contains("hunter2"))
    }
}
