import Contracts
import Foundation
import ServiceKit
import TestSupport
import Testing

/// Nothing that is secret, and nothing that a client wrote, is in a log line.
@Suite("The logs of a whole house")
struct LeakTests {
    private static let words = "mot-planté-zyxwvu"
    private static let client = "client-leak@example.com"

    /// What must not be in any line.
    private static func planted(_ town: VendorTown) -> [String] {
        let secrets = town.settings.filter { name, _ in
            ["KEY", "PASSWORD", "SECRET"].contains { name.contains($0) }
        }
        return secrets.map(\.value) + [words, client, "planted-service-token"]
    }

    @Test(arguments: Trouble.allCases)
    func `hold no secret and no client's word, whatever goes wrong`(
        trouble: Trouble
    ) async throws {
        let settings = [
            "INGEST_ANSWER_WAIT": "1s", "GUICHET_SERVICE_TOKEN": "planted-service-token",
        ]
        try await withTown(environment: settings) { town, house in
            try await house.startAll()
            let planted = Self.planted(town)
            for vendor in Vendor.allCases { town.begin(trouble, of: vendor) }
            _ = try await house.submitForm(.planted(Self.words, Self.client), key: "leak")
            // Whatever is wrong has been met once by then, and is over.
            let isTried = try await eventually {
                try await house.call(.ingest, IngestAPI.listRequests, Nothing()).requests
                    .contains { $0.state == "waiting" || $0.state == "done" }
            }
            #expect(isTried)
            town.heal()
            let isDone = try await eventually {
                try await house.retryWaiting()
                return try await house.runCounts().count("request", "done") == 1
            }
            #expect(isDone)
            let ticket = try #require(town.hubspot.tickets.first?.id)
            _ = try await house.call(
                .ingest,
                IngestAPI.processReply,
                ReplyToProcess(text: "Pourquoi \(Self.words) ?"),
                parameters: ["ticket": ticket],
                key: "leak-reply"
            )
            for service in ServiceName.all { _ = await house.stop(service) }
            for service in ServiceName.all {
                let log = try String(
                    contentsOfFile: "\(house.folder)/\(service.executable).log",
                    encoding: .utf8
                )
                #expect(log.contains("listening"))
                for secret in planted {
                    #expect(!log.contains(secret), "\(service) wrote \(secret)")
                }
            }
        }
    }
}

extension RequestSubmission {
    fileprivate static func planted(_ words: String, _ client: String) -> RequestSubmission {
        RequestSubmission(
            source: .modelisation,
            objet: "Boîte \(words)",
            description: "Bonjour, merci de modéliser en 3D une boîte \(words), 30 x 20 x 10 cm.",
            userEmail: client,
            userName: words
        )
    }
}
