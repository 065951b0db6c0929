import Testing

@testable import Curl

@Suite("A mail server's refusal")
struct SMTPRefusalTests {
    @Test(
        arguments: [
            // What was said, when, and what it is about.
            (550, "5.1.1", SMTPStage.recipient, "mail"), (550, nil, .recipient, "mail"),
            (553, nil, .recipient, "mail"), (554, nil, .content, "mail"),
            (552, nil, .content, "mail"),
            (552, "5.3.4", .sender, "mail"), (554, "5.5.1", .content, "mail"),
            (450, "4.2.1", .recipient, "later"), (451, nil, .content, "later"),
            (452, "4.2.2", .recipient, "later"), (450, "4.7.1", .recipient, "later"),
            (550, "5.4.5", .content, "account"), (550, "5.4.5", .sender, "account"),
            (535, "5.7.8", .login, "account"), (534, nil, .login, "account"),
            (530, "5.7.0", .sender, "account"), (530, nil, .recipient, "account"),
            (550, "5.7.26", .content, "account"), (553, nil, .sender, "account"),
            (554, nil, .opening, "account"), (502, nil, .opening, "account"),
            (421, nil, .opening, "server"), (421, "4.7.0", .content, "server"),
            (454, "4.7.0", .login, "server"), (451, nil, .sender, "server"),
        ] as [(Int, String?, SMTPStage, String)]
    )
    func `is about the mail, the account or the server`(
        code: Int,
        enhanced: String?,
        stage: SMTPStage,
        subject: String
    ) {
        let reply = SMTPReply(code: code, enhanced: enhanced)
        let expected: SMTPOutcome? =
            switch subject {
            case "mail": .permanentRefusal(reply)
            case "later": .transientRefusal(reply)
            case "account": .accountRefusal(reply)
            case "server": .notReached(.turnedAway(reply))
            default: nil
            }
        #expect(SMTPOutcome.refused(reply, at: stage) == expected)
    }
}
