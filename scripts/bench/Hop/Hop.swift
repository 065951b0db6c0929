import Contracts
import Curl
import HTTP
import MicroHTTP
import Observability
import Runtime
import ServiceKit

/// One hop without the thought: what every request of every service passes,
/// from the socket to the route and back.
///
/// `POST /v1/classify/request` decodes a request and answers what is always
/// the same. `POST /v1/relay` asks that of `CLASSIFICATION_URL` first, so that
/// the difference is what a call to another service costs.
@main
enum Hop {
    private static let relay = Endpoint<RequestToClassify, RequestClassification>(
        .post,
        "/v1/relay",
        "Asks another"
    )

    static func main() async {
        await Launch.service("hop") { environment in
            let http = HTTPClient()
            let next = try ServiceClient(.classification, environment, http: http)
            let server = try HTTPServer.service(
                try ServiceSettings(.classification, environment),
                endpoints: [ClassificationAPI.classifyRequest, relay],
                routes: [
                    Route(ClassificationAPI.classifyRequest) { _, _ in answer },
                    Route(relay) { input, request in
                        try await next.call(
                            ClassificationAPI.classifyRequest,
                            input,
                            context: CallContext(trace: request.trace)
                        )
                    },
                ],
                metrics: Metrics(),
                log: try Log(service: "hop", environment: environment)
            )
            return [http, server]
        }
    }

    private static let answer = RequestClassification(
        typeDetecte: .modelisation,
        confiance: 92,
        raison: "3D file: chair.glb",
        method: .rules,
        coherent: true,
        typeFinal: .modelisation,
        reclassifie: false
    )
}
