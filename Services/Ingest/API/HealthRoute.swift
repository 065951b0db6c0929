import Contracts
import HTTP
import Runtime
import ServiceKit

/// `GET /health`: what is configured and answers (A1.5).
struct HealthRoute: Sendable {
    let status: HouseStatus

    var route: Route {
        Route(IngestAPI.health) { _, _ in await health() }
    }

    private func health() async -> IngestHealth {
        async let classification = status.classification()
        async let files = status.files()
        async let quoting = status.quoting()
        async let notifications = status.notifications()
        async let crm = status.crmSync()
        async let providers = status.providers()
        let canQuote = await (quoting, crm) == (true, true)
        let features = IngestHealth.Features(
            classification: await classification,
            fileUpload: await files,
            hubspot: await providers.map { $0.crm == .hubspot && $0.crmAnswers } ?? false,
            clickup: await providers.map { $0.tasks == .clickup && $0.tasksAnswer } ?? false,
            creditValidation: canQuote,
            notifications: await notifications
        )
        let isWhole =
            features.classification && features.fileUpload && features.creditValidation
            && features.notifications
        return IngestHealth(
            status: isWhole ? "ok" : "degraded",
            version: Version.current,
            features: features,
            workflow: IngestHealth.Workflow(
                support: "immediate_ticket",
                modelisation: "validation_required"
            )
        )
    }
}
