/// A record to create, with what it belongs to.
struct HubSpotDraft: Encodable, Sendable {
    var properties: [String: String]
    var associations: [HubSpotLink] = []
}

/// A link from a record to create to another one.
struct HubSpotLink: Encodable, Sendable {
    /// What a link means.
    ///
    /// HubSpot numbers the direction: always from the record that is created.
    enum Kind: Int {
        case ticketToContact = 16
        case emailToContact = 198
        case emailToTicket = 224
        case noteToContact = 202
        case noteToTicket = 228
    }

    private let to: Target
    private let types: [LinkType]

    init(_ kind: Kind, to id: String) {
        to = Target(id: id)
        types = [LinkType(associationTypeId: kind.rawValue)]
    }

    private struct Target: Encodable {
        let id: String
    }

    private struct LinkType: Encodable {
        var associationCategory = "HUBSPOT_DEFINED"
        let associationTypeId: Int
    }
}
