import FoundationEssentials

extension HubSpotAccount {
    func list(_ type: String, _ request: StandInRequest) -> StandInAnswer {
        guard properties[type] != nil else { return HubSpotAnswer.notFound }
        let limit = request.query["limit"].flatMap(Int.init) ?? 10
        let page = (records[type] ?? []).prefix(limit)
        return HubSpotAnswer.json(200, ["results": .list(page.map { shown($0, []) })])
    }

    mutating func create(_ type: String, _ body: HubSpotJSON?) -> StandInAnswer {
        guard properties[type] != nil else { return HubSpotAnswer.notFound }
        guard let body else { return HubSpotAnswer.error(400, "Invalid input JSON on line 1") }
        let values = body["properties"]?.texts ?? [:]
        let missing = (HubSpotDefinitions.required[type] ?? []).filter { values[$0] == nil }
        guard missing.isEmpty else {
            return HubSpotAnswer.error(
                400,
                "Error creating \(type.uppercased()). Some required properties were not set.",
                category: "VALIDATION_ERROR",
                more: ["context": ["properties": .list(missing.map { .text($0) })]]
            )
        }
        if let refusal = refusal(of: values, type) { return refusal }
        if let refusal = conflict(of: values, type) { return refusal }
        var links: [String] = []
        for link in body["associations"]?.list ?? [] {
            guard let link = target(of: link, from: type) else {
                return HubSpotAnswer.error(
                    400,
                    "A link is of a kind that does not fit, or leads nowhere",
                    category: "VALIDATION_ERROR"
                )
            }
            links.append(link)
        }
        var filled = values
        if type == "tickets", filled["hs_pipeline"] == nil { filled["hs_pipeline"] = "0" }
        if let headers = values["hs_email_headers"] { filled.merge(Self.parties(headers)) { $1 } }
        return HubSpotAnswer.json(201, shown(add(type, filled, links: links), Set(filled.keys)))
    }

    func read(_ type: String, _ id: String, _ request: StandInRequest) -> StandInAnswer {
        guard let defined = properties[type] else { return HubSpotAnswer.notFound }
        let found: HubSpotStandInRecord?
        if let unique = request.query["idProperty"] {
            let isUnique =
                (type == "contacts" && unique == "email")
                || defined.contains { $0.name == unique && $0.hasUniqueValue == true }
            guard isUnique else {
                return HubSpotAnswer.error(
                    400,
                    "\(unique) is not a unique property",
                    category: "VALIDATION_ERROR"
                )
            }
            found = records[type]?.first {
                $0.properties[unique]?.lowercased() == id.lowercased()
            }
        } else {
            found = find(type, id)
        }
        guard let found else { return HubSpotAnswer.notFound }
        var answer = shown(found, Self.names(request.query["properties"]))
        for other in Self.names(request.query["associations"]).sorted() {
            let results = linked(other, with: type, found.id).map { id -> HubSpotJSON in
                ["id": .text(id), "type": .text("\(type)_to_\(other)")]
            }
            guard case .object(var object) = answer, !results.isEmpty else { continue }
            object["associations"] = [other: ["results": .list(results)]]
            answer = .object(object)
        }
        return HubSpotAnswer.json(200, answer)
    }

    mutating func update(_ type: String, _ id: String, _ body: HubSpotJSON?) -> StandInAnswer {
        guard find(type, id) != nil else { return HubSpotAnswer.notFound }
        let values = body?["properties"]?.texts ?? [:]
        if let refusal = refusal(of: values, type) { return refusal }
        set(type, id, values)
        guard let record = find(type, id) else { return HubSpotAnswer.notFound }
        return HubSpotAnswer.json(200, shown(record, Set(values.keys)))
    }

    func readMany(_ type: String, _ body: HubSpotJSON?) -> StandInAnswer {
        let ids = (body?["inputs"]?.list ?? []).compactMap { $0["id"]?.text }
        guard ids.count <= 100, ids.allSatisfy({ Int64($0) != nil }) else {
            return HubSpotAnswer.error(400, "Bad inputs", category: "VALIDATION_ERROR")
        }
        let wanted = Set((body?["properties"]?.list ?? []).compactMap(\.text))
        let found = ids.compactMap { find(type, $0) }
        // In another order than asked for: none is promised.
        return HubSpotAnswer.json(
            found.count == ids.count ? 200 : 207,
            [
                "status": "COMPLETE",
                "results": .list(found.reversed().map { shown($0, wanted) }),
                "numErrors": .number(Double(ids.count - found.count)),
            ]
        )
    }

    /// A record with the properties that were asked for and those that are
    /// always told; what it lacks is null.
    func shown(_ record: HubSpotStandInRecord, _ wanted: Set<String>) -> HubSpotJSON {
        var properties: [String: HubSpotJSON] = ["hs_object_id": .text(record.id)]
        for name in wanted {
            properties[name] = record.properties[name].map { .text($0) } ?? .null
        }
        return [
            "id": .text(record.id), "properties": .object(properties), "archived": false,
            "createdAt": "2026-11-21T09:00:00.000Z", "updatedAt": "2026-11-21T09:00:01.000Z",
        ]
    }

    private static func names(_ text: String?) -> Set<String> {
        Set((text ?? "").split(separator: ",").map(String.init))
    }
}
