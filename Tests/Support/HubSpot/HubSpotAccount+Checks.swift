import FoundationEssentials
import StrictJSON

extension HubSpotAccount {
    /// What HubSpot says to values that a record cannot have.
    func refusal(of values: [String: String], _ type: String) -> StandInAnswer? {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let property = properties[type]?.first(where: { $0.name == name }) else {
                return HubSpotAnswer.badValue(
                    name,
                    "PROPERTY_DOESNT_EXIST",
                    "Property \"\(name)\" does not exist"
                )
            }
            if let refusal = refusal(of: value, property) { return refusal }
        }
        if let stage = values["hs_pipeline_stage"],
            pipelines[values["hs_pipeline"] ?? "0"]?.contains(stage) != true
        {
            return HubSpotAnswer.badValue(
                "hs_pipeline_stage",
                "INVALID_OPTION",
                "\(stage) was not one of the allowed options"
            )
        }
        return nil
    }

    /// What HubSpot says to a record that is there already.
    func conflict(of values: [String: String], _ type: String) -> StandInAnswer? {
        if type == "contacts",
            let there = records[type]?.first(where: {
                $0.properties["email"]?.lowercased() == values["email"]?.lowercased()
            })
        {
            return HubSpotAnswer.error(
                409,
                "Contact already exists. Existing ID: \(there.id)",
                category: "CONFLICT"
            )
        }
        for property in properties[type] ?? [] where property.hasUniqueValue == true {
            guard let value = values[property.name],
                records[type]?.contains(where: { $0.properties[property.name] == value }) == true
            else { continue }
            return HubSpotAnswer.error(
                statusOfTakenValue,
                "A record with this value of \(property.name) already exists",
                category: statusOfTakenValue == 409 ? "CONFLICT" : "VALIDATION_ERROR"
            )
        }
        return nil
    }

    /// The record a link leads to: `tickets/512`; nothing when its kind does
    /// not fit or it leads nowhere.
    func target(of link: HubSpotJSON, from type: String) -> String? {
        guard let id = link["to"]?["id"]?.text, let kind = link["types"]?.list.first,
            kind["associationCategory"]?.text == "HUBSPOT_DEFINED",
            let number = kind["associationTypeId"]?.number,
            let pair = HubSpotDefinitions.links.first(where: {
                $0.value == number && $0.key.hasPrefix("\(type) ")
            })
        else { return nil }
        let other = String(pair.key.dropFirst(type.count + 1))
        return find(other, id) == nil ? nil : "\(other)/\(id)"
    }

    /// What the headers of an e-mail say of who wrote to whom.
    static func parties(_ headers: String) -> [String: String] {
        let headers = try? WireCoding.decode(HubSpotJSON.self, from: Data(headers.utf8))
        var parties: [String: String] = [:]
        parties["hs_email_from_email"] = headers?["from"]?["email"]?.text
        parties["hs_email_to_email"] = headers?["to"]?.list.first?["email"]?.text
        return parties
    }

    private func refusal(
        of value: String,
        _ property: HubSpotStandInProperty
    ) -> StandInAnswer? {
        let name = property.name
        if let options = property.options, !value.isEmpty,
            !options.contains(where: { $0.value == value })
        {
            let allowed = options.map(\.value).joined(separator: ", ")
            return HubSpotAnswer.badValue(
                name,
                "INVALID_OPTION",
                "\(value) was not one of the allowed options: [\(allowed)]"
            )
        }
        if property.type == "number", !value.isEmpty, Double(value) == nil {
            return HubSpotAnswer.badValue(name, "INVALID_NUMBER", "\(value) is no number")
        }
        if value.utf16.count > 65_536 {
            return HubSpotAnswer.badValue(name, "INVALID_LENGTH", "The text is too long")
        }
        if name == "email", value.wholeMatch(of: /[^@\s]+@[^@\s]+/) == nil {
            return HubSpotAnswer.badValue(
                name,
                "INVALID_EMAIL",
                "Email address \(value) is invalid"
            )
        }
        if name == "hs_email_headers", Self.parties(value)["hs_email_from_email"] == nil {
            return HubSpotAnswer.badValue(name, "INVALID_JSON", "The headers are not valid")
        }
        return nil
    }
}
