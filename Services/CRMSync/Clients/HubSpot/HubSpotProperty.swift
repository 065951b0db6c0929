/// A property of tickets, as HubSpot describes it and as it is created.
struct HubSpotProperty: Codable, Sendable {
    struct Option: Codable, Sendable, Equatable {
        var label: String
        var value: String
        var displayOrder: Int?
        var hidden: Bool?
    }

    var name: String
    var label: String
    var type: String
    var fieldType: String
    var groupName: String?
    var options: [Option]?
    var hasUniqueValue: Bool?
}

/// A property that Guichet needs.
struct HubSpotWantedProperty: Sendable {
    let name: String
    let label: String
    let type: String

    /// How a person fills it in: the first is used to create it, the others
    /// do as well.
    let fieldTypes: [String]
    var options: [HubSpotProperty.Option] = []
    var isUnique = false

    /// The options that an existing property lacks.
    func optionsMissing(in property: HubSpotProperty) -> [HubSpotProperty.Option] {
        let there = Set((property.options ?? []).map(\.value))
        return options.filter { !there.contains($0.value) }
    }

    /// What to send to have it created.
    var creation: HubSpotProperty {
        HubSpotProperty(
            name: name,
            label: label,
            type: type,
            fieldType: fieldTypes.first ?? "text",
            groupName: HubSpotSchema.group,
            options: options.isEmpty ? nil : options,
            hasUniqueValue: isUnique ? true : nil
        )
    }
}
