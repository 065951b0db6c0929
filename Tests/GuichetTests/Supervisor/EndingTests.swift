import TestSupport
import Testing

@testable import Guichet

@Suite("The end of a process")
struct EndingTests {
    @Test func `may come before it is waited for`() async {
        let ending = Ending()
        #expect(!ending.hasCome)
        ending.announce(7)
        #expect(ending.hasCome)
        #expect(await ending.status() == 7)
    }

    @Test func `is told to all who wait`() async {
        let ending = Ending()
        await withTaskGroup(of: Int32.self) { group in
            for _ in 0..<5 { group.addTask { await ending.status() } }
            ending.announce(9)
            for await status in group { #expect(status == 9) }
        }
    }
}
