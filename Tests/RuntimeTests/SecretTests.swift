import Runtime
import Testing

@Suite("A secret")
struct SecretTests {
    private struct Settings {
        let key = Secret("hunter2")
        let optional: Secret? = Secret("hunter2")
        let many = [Secret("hunter2")]
        let named = ["key": Secret("hunter2")]
    }

    @Test func `is revealed to who asks for it`() {
        #expect(Secret("hunter2").reveal() == "hunter2")
        #expect(Secret("hunter2") == Secret("hunter2"))
        #expect(Secret("hunter2") != Secret("hunter3"))
    }

    @Test func `is never printed`() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        var printed = ""
        print(secret, [secret], separator: " ", to: &printed)
        let texts = [
            "\(secret)", String(describing: secret), String(reflecting: secret),
            "\(Optional(secret) as Any)", dumped, printed,
        ]
        for text in texts {
            #expect(text.contains("<secret>"))
            #expect(!text.contains("hunter2"))
        }
    }

    @Test func `is never printed with what holds it`() {
        var dumped = ""
        dump(Settings(), to: &dumped)
        for text in ["\(Settings())", String(reflecting: Settings()), dumped] {
            #expect(text.contains("<secret>"))
            #expect(!text.contains("hunter2"))
        }
    }

    @Test func `shows nothing to a mirror`() {
        #expect(Mirror(reflecting: Secret("hunter2")).children.isEmpty)
    }
}
