import Anthropic
import FoundationEssentials
import Observability
import Runtime
import TestSupport
import Testing

@Suite("Claude is left alone")
struct RestingTests {
    @Test func `after five failures in a row, for a minute, and then tried by one call`()
        async throws
    {
        try await AnthropicFixture.run { fixture in
            fixture.standIn.fail(.final)
            for _ in 1...5 { #expect(await fixture.word() == "unavailable") }
            #expect(await fixture.word() == "resting")
            #expect(fixture.standIn.requests.count == 5)
            #expect(await fixture.metrics.text().contains("guichet_llm_resting 1"))

            try await fixture.time.clock.sleep(60)
            #expect(await fixture.word() == "unavailable")
            #expect(await fixture.word() == "resting")

            fixture.standIn.heal()
            try await fixture.time.clock.sleep(60)
            #expect(await fixture.word() == "answered")
            #expect(await fixture.word() == "answered")
            #expect(await fixture.metrics.text().contains("guichet_llm_resting 0"))
        }
    }

    @Test func `for a quarter of an hour when there is no money`() async throws {
        try await AnthropicFixture.run { fixture in
            fixture.standIn.fail(.noCredit, times: 1)
            #expect(await fixture.word() == "no_credit")
            try await fixture.time.clock.sleep(899)
            #expect(await fixture.word() == "resting")
            try await fixture.time.clock.sleep(1)
            #expect(await fixture.word() == "answered")
        }
    }

    @Test func `not because of a client whose words confuse it`() async throws {
        try await AnthropicFixture.run { fixture in
            fixture.standIn.decide { _ in .refusal }
            for _ in 1...20 { #expect(await fixture.word() == "declined") }
        }
    }

    @Test func `not because of a question that it refuses`() async throws {
        try await AnthropicFixture.run { fixture in
            fixture.standIn.fail(.tooLarge)
            for _ in 1...10 { #expect(await fixture.word() == "refused") }
        }
    }

    @Test func `not because nobody waits for its answers`() async throws {
        try await AnthropicFixture.run { fixture in
            for number in 1...6 {
                fixture.standIn.fail(.silence, times: 1)
                try await withThrowingTaskGroup(of: String.self) { group in
                    group.addTask { await fixture.word() }
                    try await waitUntil { fixture.standIn.requests.count == number }
                    group.cancelAll()
                    #expect(try await group.next() == "cancelled")
                }
            }
            #expect(await fixture.word() == "answered")
        }
    }

    @Test func `once the tokens of the day are used, until the next`() async throws {
        try await AnthropicFixture.run(dailyTokens: 1_500) { fixture in
            // Each call uses 453, and about 800 are set aside for it.
            #expect(await fixture.word() == "answered")
            #expect(await fixture.word() == "answered")
            #expect(await fixture.word() == "over_budget")
            #expect(fixture.standIn.requests.count == 2)
            try await fixture.time.clock.sleep(86_400)
            #expect(await fixture.word() == "answered")
        }
    }

    @Test func `altogether with a budget of nothing`() async throws {
        try await AnthropicFixture.run(dailyTokens: 0) { fixture in
            #expect(await fixture.word() == "over_budget")
            #expect(fixture.standIn.requests.isEmpty)
        }
    }
}
