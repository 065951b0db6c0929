import Contracts
import HTTP
import Observability
import Runtime
import ServiceKit

/// `GET /health`: what is configured and answers (A1.5).
struct HealthRoute: Sendable {
    let clients: HouseClients

    var route: Route {
        Route(IngestAPI.health) { _, _ in await health() }
    }

    private func health() async -> IngestHealth {
        async let classification = clients.classification.isReady()
        async let files = clients.files.isReady()
        async let quoting = clients.quoting.isReady()
        async let notifications = clients.notifications.isReady()
        async let crm = clients.crmSync.isReady()
        async let providers = providers()
        let canQuote = await (quoting, crm) == (true, true)
        let features = IngestHealth.Features(
            classification: await classification,
            fileUpload: await files,
            hubspot: await providers?.crm == .hubspot,
            clickup: await providers?.tasks == .clickup,
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

    private func providers() async -> CRMProviders? {
        try? await clients.crmSync.call(
            CRMAPI.providers,
            Nothing(),
            context: CallContext(trace: .init(), timeout: 1)
        )
    }
}
