import FoundationEssentials
import StrictJSON

extension HubSpotAccount {
    func listProperties(_ type: String) -> StandInAnswer {
        HubSpotAnswer.json(200, ["results": .list((properties[type] ?? []).map(json))])
    }

    func readProperty(_ type: String, _ name: String) -> StandInAnswer {
        guard let property = properties[type]?.first(where: { $0.name == name }) else {
            return HubSpotAnswer.error(
                404,
                "There is no such property",
                category: "OBJECT_NOT_FOUND"
            )
        }
        return HubSpotAnswer.json(200, json(property))
    }

    mutating func createProperty(_ type: String, _ request: StandInRequest) -> StandInAnswer {
        guard let property = request.json(as: HubSpotStandInProperty.self), property.isPossible,
            groups.contains(property.groupName)
        else {
            return HubSpotAnswer.error(400, "Bad property", category: "VALIDATION_ERROR")
        }
        guard properties[type]?.contains(where: { $0.name == property.name }) != true else {
            return HubSpotAnswer.error(
                409,
                "A property named '\(property.name)' already exists.",
                category: "OBJECT_ALREADY_EXISTS",
                more: ["subCategory": "Properties.PROPERTY_WITH_NAME_EXISTS"]
            )
        }
        properties[type, default: []].append(property)
        return HubSpotAnswer.json(201, json(property))
    }

    mutating func updateProperty(
        _ type: String,
        _ name: String,
        _ request: StandInRequest
    ) -> StandInAnswer {
        guard let index = properties[type]?.firstIndex(where: { $0.name == name }),
            var property = properties[type]?[index], let change = request.json(as: Change.self)
        else { return HubSpotAnswer.notFound }
        if let fieldType = change.fieldType { property.fieldType = fieldType }
        // The list that is sent takes the place of the one that was there.
        if let options = change.options { property.options = options }
        guard property.isPossible else {
            return HubSpotAnswer.error(400, "Bad property", category: "VALIDATION_ERROR")
        }
        properties[type]?[index] = property
        return HubSpotAnswer.json(200, json(property))
    }

    func listGroups() -> StandInAnswer {
        let names = groups.sorted().map { HubSpotJSON.object(["name": .text($0)]) }
        return HubSpotAnswer.json(200, ["results": .list(names)])
    }

    mutating func createGroup(_ body: HubSpotJSON?) -> StandInAnswer {
        guard let name = body?["name"]?.text, body?["label"]?.text != nil else {
            return HubSpotAnswer.error(400, "Bad group", category: "VALIDATION_ERROR")
        }
        guard groups.insert(name).inserted else {
            return HubSpotAnswer.error(
                409,
                "A group named '\(name)' already exists.",
                category: "OBJECT_ALREADY_EXISTS"
            )
        }
        return HubSpotAnswer.json(201, ["name": .text(name)])
    }

    func listPipelines() -> StandInAnswer {
        let all = pipelines.sorted { $0.key < $1.key }.map { id, stages -> HubSpotJSON in
            [
                "id": .text(id), "label": "Support Pipeline", "displayOrder": 0,
                "archived": false,
                "stages": .list(
                    stages.map { stage in
                        [
                            "id": .text(stage), "label": .text("Stage \(stage)"),
                            "archived": false, "metadata": ["ticketState": "OPEN"],
                        ]
                    }
                ),
            ]
        }
        return HubSpotAnswer.json(200, ["results": .list(all)])
    }

    private func json(_ property: HubSpotStandInProperty) -> HubSpotJSON {
        // What was decoded or written here can be encoded and read again.
        let body = (try? WireCoding.encode(property)) ?? Data()
        return (try? WireCoding.decode(HubSpotJSON.self, from: body)) ?? .null
    }

    private struct Change: Decodable {
        var fieldType: String?
        var options: [HubSpotStandInProperty.Option]?
    }
}
