import Runtime
import ServiceKit

/// The settings of Classification: those that every service has, and no other.
///
/// | variable | default | meaning |
/// |---|---|---|
/// | `CLASSIFICATION_HOST` | `127.0.0.1` | the address to listen on |
/// | `CLASSIFICATION_PORT` | `5001` | the port to listen on |
struct ClassificationConfiguration: Sendable {
    let service: ServiceSettings

    init(_ environment: Environment) throws {
        service = try ServiceSettings(.classification, environment)
    }
}
