import Anthropic
import TestSupport
import Testing

@Suite("Claude that fails")
struct FailureTests {
    @Test(arguments: [
        (AnthropicFault.rateLimited, "rate_limited", 2),
        (.overloaded, "unavailable", 2),
        (.serverError, "unavailable", 2),
        (.final, "unavailable", 1),
        (.noCredit, "no_credit", 1),
        (.tooLarge, "refused", 1),
        (.garbage, "unreadable", 1),
    ])
    func `is asked once more where that may help, and no more`(
        fault: AnthropicFault,
        word: String,
        requests: Int
    ) async throws {
        try await AnthropicFixture.run { fixture in
            fixture.standIn.fail(fault)
            #expect(await fixture.word() == word)
            #expect(fixture.standIn.requests.count == requests)
        }
    }

    @Test(arguments: [AnthropicFault.dropped, .cutAnswer])
    func `in the middle of a call gives no verdict`(fault: AnthropicFault) async throws {
        try await AnthropicFixture.run { fixture in
            fixture.standIn.fail(fault)
            #expect(await fixture.word() == "no_answer")
        }
    }

    @Test(arguments: [
        AnthropicFault.rateLimited, .overloaded, .serverError, .dropped, .cutAnswer,
    ])
    func `once answers at the second time`(fault: AnthropicFault) async throws {
        try await AnthropicFixture.run { fixture in
            fixture.standIn.fail(fault, times: 1)
            #expect(await fixture.word() == "answered")
        }
    }

    @Test func `by silence is waited for no longer than its timeout`() async throws {
        try await AnthropicFixture.run(timeout: 0.5) { fixture in
            fixture.standIn.fail(.silence)
            #expect(["timed_out", "no_answer"].contains(await fixture.word()))
        }
    }

    @Test func `to know the key or the model says so`() async throws {
        try await AnthropicFixture.run(key: "sk-wrong") { fixture in
            #expect(await fixture.word() == "not_allowed")
        }
        try await AnthropicFixture.run(model: "claude-3-haiku-20240307") { fixture in
            #expect(await fixture.word() == "refused")
        }
    }

    @Test(arguments: ObedientReply.all)
    func `to answer in the form that was asked for gives no verdict`(
        obedient: ObedientReply
    ) async throws {
        try await AnthropicFixture.run { fixture in
            fixture.standIn.decide(obedient.reply)
            let outcome = await fixture.outcome()
            #expect(throws: LanguageModelError.self) { try outcome.get() }
            #expect(fixture.standIn.prompts.count == 1)
        }
    }

    @Test func `shows neither the key nor a client's text in its lines`() async throws {
        try await AnthropicFixture.run { fixture in
            for fault in AnthropicFault.allCases where fault != .silence {
                fixture.standIn.fail(fault, times: 2)
                _ = await fixture.word()
                fixture.standIn.heal()
            }
            for obedient in ObedientReply.all {
                fixture.standIn.decide(obedient.reply)
                _ = await fixture.word()
            }
            #expect(!fixture.log.all.isEmpty)
            for line in fixture.log.all {
                #expect(!line.contains(AnthropicStandIn.key))
                #expect(!line.contains(InjectionTexts.mark))
                #expect(!line.contains("mallory"))
            }
        }
    }
}
