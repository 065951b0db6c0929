import Contracts
import Curl
import StrictJSON
import Synchronization
import Vendors

/// The properties of tickets that Guichet needs in HubSpot (A4), and how they
/// are made.
struct HubSpotSchema: Sendable {
    /// The group that holds the properties that Guichet makes.
    static let group = "guichet"

    /// Holds a hash of a request's key, so that a request has one ticket.
    static let requestKey = HubSpotWantedProperty(
        name: "guichet_request_key",
        label: "Clé de la demande (Guichet)",
        type: "string",
        fieldTypes: ["text"],
        isUnique: true
    )

    static let wanted = [
        HubSpotWantedProperty(
            name: "validation_status",
            label: "État de la validation",
            type: "enumeration",
            fieldTypes: ["select", "radio"],
            options: options([
                ("pending_info", "En attente d’informations"),
                ("pending_credits", "Devis envoyé"),
                ("pending_admin", "À décider par l’administrateur"),
                ("validated", "Validé"),
                ("rejected", "Refusé"),
            ])
        ),
        HubSpotWantedProperty(
            name: "credits_estimes",
            label: "Crédits estimés",
            type: "number",
            fieldTypes: ["number"]
        ),
        HubSpotWantedProperty(
            name: "clickup_subtask_id",
            label: "Sous-tâche ClickUp",
            type: "string",
            fieldTypes: ["text", "textarea"]
        ),
        HubSpotWantedProperty(
            name: "fichiers_urls",
            label: "Fichiers",
            type: "string",
            fieldTypes: ["textarea"]
        ),
        requestKey,
    ]

    let api: HubSpotAPI
    private let assurance = Assurance()

    /// All properties of tickets, by name.
    func properties() async throws -> [String: HubSpotProperty] {
        let answer = try await api.send(VendorCall(.get, path))
        let list: HubSpotList<HubSpotProperty> = try api.decoded(answer)
        return Dictionary(list.results.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Creates a property, and its group where there is none.
    func create(_ property: HubSpotWantedProperty) async throws {
        try await createGroup()
        try await post(property.creation, to: path)
    }

    /// Changes a property.
    ///
    /// - Parameters:
    ///   - property: Its name.
    ///   - change: What to set; a list of options takes the place of the one
    ///     that is there.
    /// - Throws: `VendorError`.
    func change(_ property: String, _ change: HubSpotPropertyChange) async throws {
        let body = try WireCoding.encode(change)
        let call = VendorCall(.patch, "\(path)/\(property)", json: body, isRepeatable: true)
        let _: HubSpotProperty = try api.decoded(try await api.send(call))
    }

    /// Makes sure, once, that HubSpot refuses a second ticket of a request.
    ///
    /// - Throws: As ``prepareRequestKey()``.
    func requireRequestKey() async throws {
        guard !assurance.isGiven else { return }
        _ = try await prepareRequestKey()
        assurance.give()
    }

    /// Makes the property by which tickets are found again, unless it is there.
    ///
    /// - Returns: Whether it was not there.
    /// - Throws: `VendorError`; one that waits for an operator when the property
    ///   does not require unique values, as HubSpot would take a second ticket.
    func prepareRequestKey() async throws -> Bool {
        let call = VendorCall(.get, "\(path)/\(Self.requestKey.name)")
        let answer = try await api.send(call, accepting: [404])
        guard answer.status == 404 else {
            let found: HubSpotProperty = try api.decoded(answer)
            guard found.hasUniqueValue == true else {
                throw VendorError.notUnique(found.name)
            }
            return false
        }
        try await create(Self.requestKey)
        return true
    }

    private var path: String { "\(api.paths.properties)/tickets" }

    private func createGroup() async throws {
        let group = Group(name: Self.group, label: "Guichet", displayOrder: -1)
        try await post(group, to: "\(path)/groups")
    }

    /// HubSpot keeps one of a name, and says 409 to a second.
    private func post(_ value: some Encodable, to target: String) async throws {
        let body = try WireCoding.encode(value)
        let call = VendorCall(.post, target, json: body, isRepeatable: true)
        _ = try await api.send(call, accepting: [409])
    }

    private static func options(_ words: [(String, String)]) -> [HubSpotProperty.Option] {
        words.enumerated().map { position, word in
            HubSpotProperty.Option(
                label: word.1,
                value: word.0,
                displayOrder: position,
                hidden: false
            )
        }
    }

    private struct Group: Encodable {
        let name: String
        let label: String
        let displayOrder: Int
    }
}

/// What was made sure of once.
private final class Assurance: Sendable {
    private let given = Atomic(false)

    var isGiven: Bool { given.load(ordering: .relaxed) }

    func give() { given.store(true, ordering: .relaxed) }
}

/// What changes of a property; what is absent stays.
struct HubSpotPropertyChange: Encodable, Sendable {
    var fieldType: String?
    var options: [HubSpotProperty.Option]?
}
