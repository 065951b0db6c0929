import Curl
import Testing

@testable import Notifications

@Suite("What a mail server did")
struct MailTransportTests {
    @Test(arguments: [
        (SMTPOutcome.accepted(SMTPReply(code: 250)), Delivery.accepted("250")),
        (.transientRefusal(SMTPReply(code: 451, enhanced: "4.3.0")), .postponed("451 4.3.0")),
        (.permanentRefusal(SMTPReply(code: 550, enhanced: "5.1.1")), .refused("550 5.1.1")),
        (.accountRefusal(SMTPReply(code: 535)), .accountRefused("535")),
        (.accountRefusal(SMTPReply(code: 550, enhanced: "5.7.1")), .accountRefused("550 5.7.1")),
        (.accountRefusal(SMTPReply(code: 550, enhanced: "5.4.5")), .limitReached("550 5.4.5")),
        (.notReached(.couldNotConnect), .unreachable("no connection")),
        (.notReached(.turnedAway(SMTPReply(code: 421))), .unreachable("turned away: 421")),
        (.notReached(.cancelled), .calledOff),
        (.unknown(.timedOut), .unknown("no answer in time after the content")),
    ])
    func `is told in words of the house`(outcome: SMTPOutcome, delivery: Delivery) {
        #expect(Delivery(outcome) == delivery)
    }
}
