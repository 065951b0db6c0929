import Anthropic
import Runtime
import ServiceKit

/// The settings of Quoting, besides those that every service has.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `QUOTING_HOST` | `127.0.0.1` | the address to listen on |
/// | `QUOTING_PORT` | `5002` | the port to listen on |
/// | `QUOTING_GRID` | none | the owner's credit grid, a file, in the place of the embedded one |
/// | `QUOTING_TEMPLATES` | none | a folder whose files take the place of the embedded templates |
/// | `ANTHROPIC_API_KEY` | none | asks Claude about objects that the grid leaves open; without it nobody is asked |
/// | `ANTHROPIC_MODEL` | `claude-haiku-4-5` | the model that is asked |
/// | `ANTHROPIC_BASE_URL` | `https://api.anthropic.com` | where its API is |
/// | `ANTHROPIC_TIMEOUT` | `6s` | how long a decision may take, 0.5s to 8s |
/// | `ANTHROPIC_DAILY_TOKENS` | `2000000` | tokens this process may use a day in UTC; 0 asks nobody |
struct QuotingConfiguration: Sendable {
    let service: ServiceSettings
    let grid: Grid
    let book: MessageBook

    /// Nothing when no language model is asked.
    let anthropic: AnthropicSettings?

    /// - Throws: `SettingsError`; also with the file and line of an owner's
    ///   file that cannot be used.
    init(_ environment: Environment) throws {
        service = try ServiceSettings(.quoting, environment)
        anthropic = try AnthropicSettings(environment)
        do throws(DataFileError) {
            grid = try OwnerFiles.grid(at: environment["QUOTING_GRID"])
        } catch {
            throw SettingsError("QUOTING_GRID: \(error)")
        }
        do throws(DataFileError) {
            book = try OwnerFiles.book(in: environment["QUOTING_TEMPLATES"])
        } catch {
            throw SettingsError("QUOTING_TEMPLATES: \(error)")
        }
    }
}
