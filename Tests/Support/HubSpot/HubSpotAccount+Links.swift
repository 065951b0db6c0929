import FoundationEssentials

extension HubSpotAccount {
    func links(
        _ owner: String,
        _ id: String,
        _ type: String,
        _ request: StandInRequest
    ) -> StandInAnswer {
        guard find(owner, id) != nil else { return HubSpotAnswer.notFound }
        let limit = request.query["limit"].flatMap(Int.init) ?? 500
        let start = request.query["after"].flatMap(Int.init) ?? 0
        let all = linked(type, with: owner, id).reversed().dropFirst(start)
        var answer: [String: HubSpotJSON] = [
            "results": .list(all.prefix(limit).map { link(owner, type, $0) })
        ]
        if all.count > limit {
            answer["paging"] = ["next": ["after": .text(String(start + limit))]]
        }
        return HubSpotAnswer.json(200, .object(answer))
    }

    func linksOfMany(_ owner: String, _ type: String, _ body: HubSpotJSON?) -> StandInAnswer {
        let ids = (body?["inputs"]?.list ?? []).compactMap { $0["id"]?.text }
        let results = ids.compactMap { id -> HubSpotJSON? in
            let all = linked(type, with: owner, id)
            guard !all.isEmpty else { return nil }
            return ["from": ["id": .text(id)], "to": .list(all.map { link(owner, type, $0) })]
        }
        return HubSpotAnswer.json(
            results.count == ids.count ? 200 : 207,
            ["status": "COMPLETE", "results": .list(results)]
        )
    }

    /// Links two records, or finds them linked.
    mutating func addLink(
        _ type: String,
        _ id: String,
        to other: String,
        _ otherID: String
    ) -> StandInAnswer {
        guard find(type, id) != nil, find(other, otherID) != nil else {
            return HubSpotAnswer.notFound
        }
        link(type, id, to: "\(other)/\(otherID)")
        return HubSpotAnswer.json(200, ["status": "COMPLETE", "results": .list([])])
    }

    private func link(_ owner: String, _ type: String, _ id: String) -> HubSpotJSON {
        let number = HubSpotDefinitions.links["\(owner) \(type)"] ?? 0
        return [
            "toObjectId": .number(Double(id) ?? 0),
            "associationTypes": [
                [
                    "category": "HUBSPOT_DEFINED", "typeId": .number(Double(number)),
                    "label": .null,
                ]
            ],
        ]
    }
}
