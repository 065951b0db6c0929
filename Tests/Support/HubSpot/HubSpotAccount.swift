import FoundationEssentials

/// A record as the account keeps it.
public struct HubSpotStandInRecord: Sendable {
    public let id: String
    public internal(set) var properties: [String: String]

    /// The records it was linked to, from its side: `contacts/101`, sorted.
    public internal(set) var links: [String]

    /// What it said from when on, for the search, which learns of it late.
    var history: [(date: Date, properties: [String: String])]
}

/// What an account in HubSpot holds, and how it behaves.
///
/// What of its behaviour no document and no published answer confirms: the
/// answer to a value that is taken (here 409, or ``statusOfTakenValue``), to a
/// wrong kind of link, to a wrong number and to an over-long text (here 400).
public struct HubSpotAccount: Sendable {
    /// The key that is shown as a bearer token.
    public var key: String

    /// Seconds until the search knows of a change.
    public var searchLag = 30.0

    /// What the key may do.
    public var scopes: Set<String> = [
        "tickets", "crm.objects.contacts.read", "crm.objects.contacts.write",
        "sales-email-read", "crm.schemas.tickets.write",
    ]

    /// Calls in ten seconds, without searches; no limit when there is none.
    public var callsPerTenSeconds: Int?
    public var searchesPerSecond: Int?
    public var callsPerDay: Int?

    /// What a second record with a unique value is refused with.
    public var statusOfTakenValue = 409

    /// The stages of the pipelines by the pipelines' identifiers.
    public var pipelines = ["0": ["1", "2", "3", "4"]]

    public internal(set) var properties: [String: [HubSpotStandInProperty]]
    public internal(set) var groups: Set<String> = ["ticketinformation"]
    public internal(set) var records: [String: [HubSpotStandInRecord]] = [:]

    var now: @Sendable () -> Date = { Date() }
    var calls: [Date] = []
    var searches: [Date] = []
    var callsToday = 0

    /// How often too much was asked.
    var refusals = 0
    private var lastID = 500

    /// - Parameters:
    ///   - key: The key that is accepted.
    ///   - isPrepared: Whether it has the properties that Guichet needs.
    init(key: String, isPrepared: Bool) {
        self.key = key
        properties = HubSpotDefinitions.properties
        if isPrepared { properties["tickets", default: []] += HubSpotDefinitions.ofGuichet }
    }

    /// Defines a property of tickets, in the place of one of its name.
    public mutating func define(_ property: HubSpotStandInProperty) {
        forget(property.name)
        properties["tickets", default: []].append(property)
    }

    /// Deletes a property of tickets.
    public mutating func forget(_ property: String) {
        properties["tickets"]?.removeAll { $0.name == property }
    }

    func find(_ type: String, _ id: String) -> HubSpotStandInRecord? {
        records[type]?.first { $0.id == id }
    }

    @discardableResult
    mutating func add(
        _ type: String,
        _ properties: [String: String],
        links: [String]
    ) -> HubSpotStandInRecord {
        lastID += 1
        var properties = properties
        properties["hs_object_id"] = String(lastID)
        let record = HubSpotStandInRecord(
            id: String(lastID),
            properties: properties,
            links: links.sorted(),
            history: [(now(), properties)]
        )
        records[type, default: []].append(record)
        return record
    }

    mutating func set(_ type: String, _ id: String, _ values: [String: String]) {
        guard let index = records[type]?.firstIndex(where: { $0.id == id }) else { return }
        let now = now()
        records[type]?[index].properties.merge(values) { $1 }
        let properties = records[type]?[index].properties ?? [:]
        records[type]?[index].history.append((now, properties))
    }

    mutating func link(_ type: String, _ id: String, to other: String) {
        guard let index = records[type]?.firstIndex(where: { $0.id == id }),
            let links = records[type]?[index].links
        else { return }
        records[type]?[index].links = Set(links).union([other]).sorted()
    }

    /// The identifiers of the records of a type that are linked with one.
    func linked(_ type: String, with owner: String, _ id: String) -> [String] {
        let forward = find(owner, id)?.links ?? []
        let named = forward.filter { $0.hasPrefix("\(type)/") }
            .map { String($0.dropFirst(type.count + 1)) }
        let backward = (records[type] ?? []).filter { $0.links.contains("\(owner)/\(id)") }
        return named + backward.map(\.id)
    }
}
