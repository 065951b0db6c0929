/// A property as an account defines it.
public struct HubSpotStandInProperty: Codable, Sendable, Equatable {
    public struct Option: Codable, Sendable, Equatable {
        public var label: String
        public var value: String
        public var displayOrder: Int?
        public var hidden: Bool?

        public init(_ value: String) {
            (self.value, label, displayOrder, hidden) = (value, value, -1, false)
        }
    }

    public var name: String
    public var label: String
    public var type: String
    public var fieldType: String
    public var groupName: String
    public var options: [Option]?
    public var hasUniqueValue: Bool?

    public init(
        _ name: String,
        _ type: String = "string",
        _ fieldType: String = "text",
        options: [String]? = nil,
        isUnique: Bool = false
    ) {
        (self.name, label, self.type, self.fieldType) = (name, name, type, fieldType)
        groupName = "ticketinformation"
        self.options = options?.map { Option($0) }
        hasUniqueValue = isUnique
    }

    /// Whether HubSpot would show a value of this type so.
    var isPossible: Bool {
        switch type {
        case "enumeration":
            ["booleancheckbox", "checkbox", "radio", "select"].contains(fieldType)
                && options != nil
        case "string": ["text", "textarea", "html", "phonenumber", "file"].contains(fieldType)
        case "number": fieldType == "number"
        default: ["bool", "date", "datetime", "phone_number"].contains(type)
        }
    }
}

/// What every account has from the start, and what the numbers of links mean.
enum HubSpotDefinitions {
    static let properties: [String: [HubSpotStandInProperty]] = [
        "contacts": texts([
            "email", "firstname", "lastname", "createdate", "lastmodifieddate", "hs_object_id",
        ]),
        "tickets": texts([
            "subject", "content", "hs_pipeline", "hs_pipeline_stage", "hs_ticket_category",
            "createdate", "hs_lastmodifieddate", "hs_object_id",
        ]) + [
            HubSpotStandInProperty(
                "hs_ticket_priority",
                "enumeration",
                "select",
                options: ["LOW", "MEDIUM", "HIGH"]
            )
        ],
        "emails": texts([
            "hs_timestamp", "hs_email_subject", "hs_email_text", "hs_email_html",
            "hs_email_headers", "hs_email_from_email", "hs_email_to_email", "hs_attachment_ids",
            "hs_createdate", "hs_lastmodifieddate", "hs_object_id",
        ]) + [
            HubSpotStandInProperty(
                "hs_email_direction",
                "enumeration",
                "select",
                options: ["EMAIL", "INCOMING_EMAIL", "FORWARDED_EMAIL"]
            ),
            HubSpotStandInProperty(
                "hs_email_status",
                "enumeration",
                "select",
                options: ["BOUNCED", "FAILED", "SCHEDULED", "SENDING", "SENT"]
            ),
        ],
        "notes": texts([
            "hs_timestamp", "hs_note_body", "hs_createdate", "hs_lastmodifieddate",
            "hs_object_id",
        ]),
    ]

    /// What a record must say to be created.
    static let required = [
        "contacts": ["email"], "tickets": ["subject", "hs_pipeline_stage"],
        "emails": ["hs_timestamp"], "notes": ["hs_timestamp"],
    ]

    /// The number of a link from a record of one type to one of another.
    static let links = [
        "contacts tickets": 15, "tickets contacts": 16, "emails contacts": 198,
        "contacts emails": 197, "emails tickets": 224, "tickets emails": 223,
        "notes contacts": 202, "contacts notes": 201, "notes tickets": 228,
        "tickets notes": 227,
    ]

    /// What Guichet makes in an account with `guichet hubspot diagnose --fix`.
    static let ofGuichet = [
        HubSpotStandInProperty(
            "validation_status",
            "enumeration",
            "select",
            options: ["pending_info", "pending_credits", "pending_admin", "validated", "rejected"]
        ),
        HubSpotStandInProperty("credits_estimes", "number", "number"),
        HubSpotStandInProperty("clickup_subtask_id"),
        HubSpotStandInProperty("fichiers_urls", "string", "textarea"),
        HubSpotStandInProperty("guichet_request_key", isUnique: true),
    ]

    private static func texts(_ names: [String]) -> [HubSpotStandInProperty] {
        names.map { HubSpotStandInProperty($0) }
    }
}
