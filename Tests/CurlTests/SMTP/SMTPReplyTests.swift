import Testing

@testable import Curl

@Suite("A reply of a mail server")
struct SMTPReplyTests {
    @Test(arguments: [
        ("250 2.0.0 Ok: queued\r\n", SMTPReply(code: 250, enhanced: "2.0.0")),
        ("550 5.4.5 Daily limit\r\n", SMTPReply(code: 550, enhanced: "5.4.5")),
        ("550 5.7.26 no\r\n", SMTPReply(code: 550, enhanced: "5.7.26")),
        ("354\r\n", SMTPReply(code: 354)), ("421 closing 4.3.2\r\n", SMTPReply(code: 421)),
        // An enhanced code of another class than the reply is none.
        ("550 4.1.1 odd\r\n", SMTPReply(code: 550)), ("550 5.1 odd\r\n", SMTPReply(code: 550)),
    ])
    func `is its code and its enhanced code`(line: String, reply: SMTPReply) {
        #expect(SMTPReply(line: line.utf8.map { $0 }) == reply)
    }

    @Test(arguments: ["250-STARTTLS\r\n", "hello\r\n", "", "25 x\r\n", "199 x\r\n", "600 x\r\n"])
    func `is read of its last line only`(line: String) {
        #expect(SMTPReply(line: line.utf8.map { $0 }) == nil)
    }
}
