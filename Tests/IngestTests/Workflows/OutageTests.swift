import Contracts
import FoundationEssentials
import HTTP
import Synchronization
import TestSupport
import Testing

@testable import Ingest

@Suite("Work that is cut short", .timeLimit(.minutes(1)))
struct OutageTests {
    typealias Operation = HouseStub.Operation

    static let operations = Operation.allCases.filter { operation in
        operation != .classifyReply && !Operation.watching.contains(operation)
    }

    /// What is asked of the others, and how a call of it fails.
    static let outages = operations.flatMap { operation in
        (operation.isEffect ? [HouseStub.Fault.down, .answerLost, .refused(503)] : [.down]).map {
            (operation, $0)
        }
    }

    @Test(arguments: outages)
    func `by a service that is down goes on once it is back, and nothing happens twice`(
        _ operation: Operation,
        _ fault: HouseStub.Fault
    ) async throws {
        try await IngestFixture.run(Story.settings) { ingest in
            ingest.house.fail(operation, fault, times: 5)
            for action in Story.actions {
                try await action(ingest)
                try await ingest.settled()
            }
            #expect(ingest.house.calls(operation) > 5)
            try await Story.expectTold(by: ingest)
        }
    }

    /// What is asked of the others, and on which side of the call Ingest dies.
    static let crashes = operations.flatMap { operation in
        [HouseStub.Fault.hangsBefore, .hangsAfter].map { (operation, $0) }
    }

    @Test(arguments: crashes)
    func `by a crash of Ingest goes on at its next start, and nothing happens twice`(
        _ operation: Operation,
        _ fault: HouseStub.Fault
    ) async throws {
        let house = HouseStub()
        let folder = try TestFolder()
        let clock = TestClock()
        let told = Progress()
        house.fail(operation, fault)
        for life in 1...2 {
            try await IngestFixture.run(
                Story.settings,
                house: house,
                clock: clock,
                folder: folder
            ) { ingest in
                if life == 2 { house.mend(operation) }
                try await ingest.settled()
                while told.count < Story.actions.count {
                    try await Story.actions[told.count](ingest)
                    told.next()
                    try await eventually {
                        let isSettled = try await ingest.isSettled
                        return isSettled || house.hangs(operation)
                    }
                    if house.hangs(operation) { return }
                }
                try await Story.expectTold(by: ingest)
            }
        }
        #expect(house.calls(operation) > 1)
        #expect(told.count == Story.actions.count)
    }

    /// How many actions were taken.
    private final class Progress: Sendable {
        private let number = Atomic(0)

        var count: Int { number.load(ordering: .acquiring) }

        func next() { number.add(1, ordering: .acquiringAndReleasing) }
    }
}
