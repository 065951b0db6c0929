public import Runtime

/// What is needed to ask Claude.
///
/// Without `ANTHROPIC_API_KEY` nobody is asked. The services that ask list
/// the variables in their own tables.
public struct AnthropicSettings: Sendable {
    public let key: Secret
    public let model: String

    /// Without a slash at its end.
    public let base: String

    /// Seconds until a decision must be there, repetition included.
    ///
    /// At most 8: who asks the service waits 10.
    public let timeout: Double

    /// Tokens that may be used a day, in UTC.
    public let dailyTokens: Int

    public init(
        key: Secret,
        model: String = Self.defaultModel,
        base: String = Self.defaultBase,
        timeout: Double = 6,
        dailyTokens: Int = 2_000_000
    ) {
        self.key = key
        self.model = model
        self.base = base
        self.timeout = timeout
        self.dailyTokens = dailyTokens
    }

    /// Reads the settings; nothing when there is no key.
    ///
    /// - Throws: `SettingsError` naming the variable that is wrong.
    public init?(_ environment: Environment) throws {
        let base = try environment.address("ANTHROPIC_BASE_URL", default: Self.defaultBase)
        let timeout = try environment.duration("ANTHROPIC_TIMEOUT", default: 6)
        guard (0.5...8).contains(timeout) else {
            throw SettingsError("ANTHROPIC_TIMEOUT must be from 0.5s to 8s")
        }
        let tokens = try environment.integer(
            "ANTHROPIC_DAILY_TOKENS",
            default: 2_000_000,
            in: 0...1_000_000_000
        )
        let model = try environment.word("ANTHROPIC_MODEL") ?? Self.defaultModel
        guard let key = try environment.token("ANTHROPIC_API_KEY") else { return nil }
        self.init(
            key: key,
            model: model,
            base: base,
            timeout: timeout,
            dailyTokens: tokens
        )
    }

    /// Small, fast, and good enough for a choice between few answers.
    public static let defaultModel = "claude-haiku-4-5"
    public static let defaultBase = "https://api.anthropic.com"
}
