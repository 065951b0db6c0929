import Contracts
import Curl
import HTTP
import Vendors

/// Compares an account in HubSpot with what Guichet needs there.
struct HubSpotDiagnosis: Sendable {
    let api: HubSpotAPI
    let settings: HubSpotSettings

    /// What is wrong, the most basic first; nothing when all is well.
    ///
    /// - Throws: `VendorError` when HubSpot cannot be asked now.
    func findings() async throws -> [CRMFinding] {
        guard let pipelines = try await look("\(api.paths.pipelines)/tickets") else {
            return [.keyRefused]
        }
        var findings = settings.hub == nil ? [CRMFinding.noHub] : []
        findings += try pipelineFindings(pipelines)
        let properties = try await look("\(api.paths.properties)/tickets")
        findings += try propertyFindings(properties)
        for type in [HubSpotType.contacts, .tickets, .emails, .notes] {
            let answer = try await look("\(api.paths.objects)/\(type.rawValue)?limit=1")
            if let answer, answer.status == 403 {
                findings.append(.scope(for: type.rawValue, HubSpotRefusal(answer).scopes))
            }
        }
        return findings
    }

    /// An answer, also one that lacks a permission; nothing when the key is
    /// not accepted.
    private func look(_ target: String) async throws -> IncomingResponse? {
        let answer = try await api.send(VendorCall(.get, target), accepting: [401, 403])
        return answer.status == 401 ? nil : answer
    }

    private func pipelineFindings(_ answer: IncomingResponse) throws -> [CRMFinding] {
        guard answer.status != 403 else {
            return [.scope(for: "ticket pipelines", HubSpotRefusal(answer).scopes)]
        }
        let pipelines: HubSpotList<Pipeline> = try api.decoded(answer)
        guard let pipeline = pipelines.results.first(where: { $0.id == settings.pipeline }) else {
            return [.noPipeline(settings.pipeline, choice: pipelines.results.map(\.name))]
        }
        let stages = (pipeline.stages ?? []).filter { $0.archived != true }
        return TicketStage.known.compactMap { stage in
            guard let id = settings.stages[stage], !stages.contains(where: { $0.id == id }) else {
                return nil
            }
            return .noStage(stage, id, choice: stages.map(\.name))
        }
    }

    private func propertyFindings(_ answer: IncomingResponse?) throws -> [CRMFinding] {
        guard let answer else { return [.keyRefused] }
        guard answer.status != 403 else {
            return [.scope(for: "ticket properties", HubSpotRefusal(answer).scopes)]
        }
        let list: HubSpotList<HubSpotProperty> = try api.decoded(answer)
        return HubSpotSchema.wanted.compactMap { wanted in
            .property(wanted, list.results.first { $0.name == wanted.name })
        }
    }

    private struct Pipeline: Decodable, Sendable {
        let id: String
        let label: String?
        let stages: [Stage]?

        var name: String { "\(id) (\(label ?? ""))" }
    }

    private struct Stage: Decodable, Sendable {
        let id: String
        let label: String?
        let archived: Bool?

        var name: String { "\(id) (\(label ?? ""))" }
    }
}
