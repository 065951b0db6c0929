import Runtime
import ServiceKit

/// The settings of Classification: those that every service has, and no other.
struct ClassificationConfiguration: Sendable {
    let service: ServiceSettings

    init(_ environment: Environment) throws {
        service = try ServiceSettings(.classification, environment)
    }
}
