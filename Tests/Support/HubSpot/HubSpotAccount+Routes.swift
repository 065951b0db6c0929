import FoundationEssentials
import HTTP

extension HubSpotAccount {
    /// Answers as HubSpot does.
    mutating func answer(_ request: StandInRequest) -> StandInAnswer {
        guard request.headers["authorization"] == "Bearer \(key)" else {
            return HubSpotAnswer.noKey
        }
        let isSearch = request.path.hasSuffix("/search")
        if let refusal = isSearch ? countSearch() : countCall() {
            refusals += 1
            return refusal
        }
        let parts = request.path.split(separator: "/").compactMap {
            PercentEncoding.decoded($0)
        }
        guard let (area, rest) = Self.area(of: parts) else { return HubSpotAnswer.notFound }
        if let missing = missingScopes(request.method, area, rest.first ?? "") {
            return HubSpotAnswer.noScope(missing)
        }
        var answer = route(request, area, rest)
        if !isSearch { addLimits(to: &answer) }
        return answer
    }

    private mutating func route(
        _ request: StandInRequest,
        _ area: String,
        _ rest: [String]
    ) -> StandInAnswer {
        let body = request.json(as: HubSpotJSON.self)
        switch (request.method, area, rest.count) {
        case ("GET", "objects", 1): return list(rest[0], request)
        case ("POST", "objects", 1): return create(rest[0], body)
        case ("GET", "objects", 2): return read(rest[0], rest[1], request)
        case ("PATCH", "objects", 2): return update(rest[0], rest[1], body)
        case ("POST", "objects", 2) where rest[1] == "search": return search(rest[0], body)
        case ("POST", "objects", 3) where rest[1] == "batch" && rest[2] == "read":
            return readMany(rest[0], body)
        case ("GET", "links", 4): return links(rest[0], rest[1], rest[3], request)
        case ("PUT", "links", 6) where rest[3] == "default":
            return addLink(rest[0], rest[1], to: rest[4], rest[5])
        case ("POST", "associations", 4): return linksOfMany(rest[0], rest[1], body)
        case ("GET", "properties", 1): return listProperties(rest[0])
        case ("POST", "properties", 1): return createProperty(rest[0], request)
        case ("GET", "properties", 2) where rest[1] == "groups": return listGroups()
        case ("POST", "properties", 2) where rest[1] == "groups": return createGroup(body)
        case ("GET", "properties", 2): return readProperty(rest[0], rest[1])
        case ("PATCH", "properties", 2): return updateProperty(rest[0], rest[1], request)
        case ("GET", "pipelines", 1): return listPipelines()
        default: return HubSpotAnswer.notFound
        }
    }

    /// The part of the API, and the address within it: version 3 for all but
    /// links, 4 for links, or a date for all.
    private static func area(of parts: [String]) -> (String, [String])? {
        guard parts.count >= 4, parts[0] == "crm" else { return nil }
        let isOld = parts[1] == "v3" || parts[1] == "v4"
        let (version, area) = isOld ? (parts[1], parts[2]) : (parts[2], parts[1])
        guard isOld || version.wholeMatch(of: /20[0-9]{2}-[0-9]{2}/) != nil else { return nil }
        let rest = Array(parts.dropFirst(3))
        let isOfLinks = area == "associations" || (rest.count >= 4 && rest[2] == "associations")
        guard !isOld || isOfLinks == (version == "v4") else { return nil }
        return (area == "objects" && isOfLinks ? "links" : area, rest)
    }

    private func missingScopes(_ method: String, _ area: String, _ type: String) -> [String]? {
        let reads = method == "GET"
        let needed =
            switch (area, type) {
            case ("properties", _): reads ? ["tickets"] : ["crm.schemas.tickets.write", "tickets"]
            case (_, "contacts"), (_, "notes"):
                [reads ? "crm.objects.contacts.read" : "crm.objects.contacts.write"]
            case (_, "emails"):
                reads
                    ? ["crm.objects.contacts.read", "sales-email-read"]
                    : ["crm.objects.contacts.write", "sales-email-read"]
            default: ["tickets"]
            }
        return scopes.isDisjoint(with: needed) ? needed : nil
    }
}
