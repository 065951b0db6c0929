import Contracts
import Foundation
import ServiceKit
import Testing

/// A service that is down at its step: intake still answers, the work waits
/// and goes on (A5.8).
@Suite("A service that is down")
struct OutageTests {
    @Test(arguments: [
        ServiceName.quoting, .crmSync, .notifications, .files, .desk,
    ])
    func `makes its requests wait, and they complete once it is back`(
        service: ServiceName
    )
        async throws
    {
        let files = FileSource()
        try await files.run {
            try await withHouse(environment: [
                "FILES_ALLOWED_PRIVATE_HOSTS": files.address, "INGEST_ANSWER_WAIT": "1s",
            ]) { house in
                try await house.startAll()
                await house.kill(service)
                let request = RequestSubmission.modelling(
                    "o1",
                    file: "http://\(files.address)/photo.png"
                )
                guard case .accepted(let progress) = try await house.submit(request) else {
                    Issue.record("an answer came without \(service)")
                    return
                }
                #expect(["running", "waiting"].contains(progress.state))
                #expect(try await house.runCounts().isConserved)

                try house.start(service)
                let isDone = try await eventually {
                    try await house.runCounts().count("request", "done") == 1
                }
                #expect(isDone)
                #expect(try await house.tickets().count == 1)
                #expect(
                    try house.mails().filter { $0.contains("client-o1@example.com") }.count >= 1
                )
            }
        }
    }

    @Test func `that classifies leaves the decision to the form`() async throws {
        try await withHouse { house in
            try await house.startAll()
            await house.kill(.classification)
            guard case .answered(let answer) = try await house.submit(.support("f1")) else {
                Issue.record("no answer without classification")
                return
            }
            #expect(answer.classification.method == .fallback)
            #expect(answer.classification.typeFinal == .support)
        }
    }

    @Test func `is drained by SIGTERM: what runs is finished, nothing is lost`() async throws {
        try await withHouse(environment: ["INGEST_ANSWER_WAIT": "1s"]) { house in
            try await house.startAll()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask { _ = try? await house.submit(.support("d\(number)")) }
                }
                try await Task.sleep(for: .milliseconds(100))
                let status = await house.stop(.ingest)
                #expect(status == 0)
                try await group.waitForAll()
            }
            try house.start(.ingest)
            try await house.waitUntilReady(.ingest)
            let isSettled = try await eventually {
                let counts = try await house.runCounts()
                return counts.count("request", "received") == counts.count("request", "done")
            }
            #expect(isSettled)
            let counts = try await house.runCounts()
            #expect(try await house.tickets().count == counts.count("request", "done"))
        }
    }
}
