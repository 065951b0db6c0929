import Runtime
import Testing

@testable import Notifications

@Suite("What is known of a server")
struct ServerStandingTests {
    @Test func `is news when it is another thing than before`() async {
        let standing = ServerStanding(clock: .system)
        let words: [String?] = [nil, "no connection", "no connection", "535 5.7.8", nil, nil]
        #expect(words.map { standing.note($0) } == [false, true, false, true, true, false])
        #expect(await standing.trouble(within: 0) == nil)
    }
}
