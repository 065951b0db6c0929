import Contracts
import HTTP
import Runtime
import ServiceKit

/// `GET /health`: `degraded` also while the bucket does not answer.
///
/// Readiness says nothing of the bucket: while it is away the service takes
/// its orders, which wait, and serves what lies in its folder.
struct HealthRoute: Sendable {
    let readiness: Readiness
    let store: FileStore

    var route: Route {
        Route(OperationsAPI.health) { _, _ in
            var isWhole = await readiness.lacking() == nil
            if isWhole { isWhole = await store.isAnswering() }
            return ServiceHealth(
                status: isWhole ? "ok" : "degraded",
                version: Version.current,
                service: ServiceName.files.executable
            )
        }
    }
}
