import FoundationEssentials

extension HubSpotAccount {
    /// Answers out of an index that learns of changes late.
    func search(_ type: String, _ body: HubSpotJSON?) -> StandInAnswer {
        let known = now().addingTimeInterval(-searchLag)
        let groups = (body?["filterGroups"]?.list ?? []).map { $0["filters"]?.list ?? [] }
        let wanted = Set((body?["properties"]?.list ?? []).compactMap(\.text))
        let found = (records[type] ?? []).compactMap { record -> HubSpotStandInRecord? in
            guard let entry = record.history.last(where: { $0.date <= known }) else { return nil }
            var record = record
            record.properties = entry.properties
            let fits = groups.contains { $0.allSatisfy { Self.fits(record.properties, $0) } }
            return groups.isEmpty || fits ? record : nil
        }
        let limit = body?["limit"]?.number ?? 10
        return HubSpotAnswer.json(
            200,
            [
                "total": .number(Double(found.count)),
                "results": .list(found.prefix(limit).map { shown($0, wanted) }),
            ]
        )
    }

    private static func fits(_ properties: [String: String], _ filter: HubSpotJSON) -> Bool {
        let value = properties[filter["propertyName"]?.text ?? ""]
        switch filter["operator"]?.text {
        case "EQ": return value?.lowercased() == filter["value"]?.text?.lowercased()
        case "NEQ": return value?.lowercased() != filter["value"]?.text?.lowercased()
        case "IN": return filter["values"]?.list.contains { $0.text == value } == true
        case "HAS_PROPERTY": return value != nil
        case "NOT_HAS_PROPERTY": return value == nil
        default: return false
        }
    }
}
