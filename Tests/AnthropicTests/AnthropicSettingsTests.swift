import Anthropic
import Runtime
import Testing

@Suite("The settings of Claude")
struct AnthropicSettingsTests {
    @Test func `are absent without a key`() throws {
        #expect(try AnthropicSettings(Environment([:])) == nil)
        #expect(try AnthropicSettings(Environment(["ANTHROPIC_API_KEY": ""])) == nil)
    }

    @Test func `need nothing but a key`() throws {
        let settings = try #require(
            try AnthropicSettings(Environment(["ANTHROPIC_API_KEY": "sk-ant-1"]))
        )
        #expect(settings.model == "claude-haiku-4-5")
        #expect(settings.base == "https://api.anthropic.com")
        #expect(settings.timeout == 6)
        #expect(settings.dailyTokens == 2_000_000)
        #expect(!"\(settings)".contains("sk-ant-1"))
    }

    @Test(arguments: [
        ("ANTHROPIC_API_KEY", "sk-ant\r\nx-injected: yes"),
        ("ANTHROPIC_API_KEY", "clé"),
        ("ANTHROPIC_MODEL", "claude haiku 4.5"),
        ("ANTHROPIC_MODEL", " "),
        ("ANTHROPIC_BASE_URL", "ftp://example.com"),
        ("ANTHROPIC_TIMEOUT", "9s"),
        ("ANTHROPIC_TIMEOUT", "0"),
        ("ANTHROPIC_DAILY_TOKENS", "many"),
    ])
    func `name the variable that is wrong`(name: String, value: String) {
        let values = ["ANTHROPIC_API_KEY": "sk-ant-1"].merging([name: value]) { $1 }
        let error = #expect(throws: SettingsError.self) {
            try AnthropicSettings(Environment(values))
        }
        #expect(error?.description.contains(name) == true)
    }
}
