import Anthropic
import Runtime
import ServiceKit

/// The settings of Classification, besides those that every service has.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `CLASSIFICATION_HOST` | `127.0.0.1` | the address to listen on |
/// | `CLASSIFICATION_PORT` | `5001` | the port to listen on |
/// | `ANTHROPIC_API_KEY` | none | asks Claude about ambiguous requests; without it nobody is asked |
/// | `ANTHROPIC_MODEL` | `claude-haiku-4-5` | the model that is asked |
/// | `ANTHROPIC_BASE_URL` | `https://api.anthropic.com` | where its API is |
/// | `ANTHROPIC_TIMEOUT` | `6s` | how long a decision may take, 0.5s to 8s |
/// | `ANTHROPIC_DAILY_TOKENS` | `2000000` | tokens this process may use a day in UTC; 0 asks nobody |
struct ClassificationConfiguration: Sendable {
    let service: ServiceSettings

    /// Nothing when no language model is asked.
    let anthropic: AnthropicSettings?

    /// - Throws: `SettingsError` naming the variable that is wrong.
    init(_ environment: Environment) throws {
        service = try ServiceSettings(.classification, environment)
        anthropic = try AnthropicSettings(environment)
    }
}
