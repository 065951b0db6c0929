import FoundationEssentials
import Runtime
import TestSupport
import Testing

@testable import CRMSync

@Suite("A vendor's pulse", .timeLimit(.minutes(1)))
struct VendorPulseTests {
    @Test func `is what the vendor last answered`() async throws {
        let answers = [true, false, true]
        let gate = Notes()
        let pulse = VendorPulse(
            clock: WallClock(now: { .now }) { _ in
                gate.add("asked")
                try await Task.sleep(for: .milliseconds(1))
            }
        ) {
            let count = gate.all.count
            return count < answers.count ? answers[count] : false
        }
        #expect(!pulse.answers)
        try await pulse.run {
            // Whatever came first, in the end it does not answer.
            while gate.all.count <= answers.count {
                try await Task.sleep(for: .milliseconds(1))
            }
            #expect(!pulse.answers)
        }
    }
}
