import Contracts
import Curl
import FoundationEssentials
import HTTP
import StrictJSON
import Vendors

/// HubSpot's records by their identifiers.
///
/// Its search is never asked: it learns of changes only after a while.
struct HubSpotAPI: Sendable {
    /// The most records that one call reads.
    static let batchSize = 100

    let client: VendorClient
    let paths: HubSpotPaths

    /// Seconds until a call's answer must be complete.
    let timeout: Double

    /// What became of a record to create.
    enum Creation {
        case created(HubSpotRecord)

        /// An answer of one of the statuses that the caller looks at itself.
        case refused(HubSpotRefusal)
    }

    /// Reads one record.
    ///
    /// - Parameters:
    ///   - type: What it is.
    ///   - id: Its identifier, or the value of `idProperty`.
    ///   - idProperty: A property that is unique among the records.
    ///   - properties: What to read of it.
    ///   - withContacts: Whether to read which contacts it belongs to.
    /// - Returns: The record; nothing when there is none.
    /// - Throws: `VendorError`.
    func record(
        _ type: HubSpotType,
        _ id: String,
        by idProperty: String? = nil,
        properties: [String],
        withContacts: Bool = false
    ) async throws -> HubSpotRecord? {
        var query = ["properties=\(properties.joined(separator: ","))"]
        if let idProperty { query.append("idProperty=\(idProperty)") }
        if withContacts { query.append("associations=contacts") }
        let target = "\(path(type, id))?\(query.joined(separator: "&"))"
        let answer = try await send(VendorCall(.get, target), accepting: [404])
        return answer.status == 404 ? nil : try decoded(answer)
    }

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - type: What it is.
    ///   - draft: What it says and belongs to.
    ///   - isUnique: Whether HubSpot refuses a second one, so that the call may
    ///     be repeated.
    ///   - accepted: The refusals that are returned and not thrown.
    /// - Returns: The record or the refusal.
    /// - Throws: `VendorError`.
    func create(
        _ type: HubSpotType,
        _ draft: HubSpotDraft,
        isUnique: Bool,
        returning accepted: Set<Int> = []
    ) async throws -> Creation {
        let call = VendorCall(
            .post,
            "\(paths.objects)/\(type.rawValue)",
            json: try WireCoding.encode(draft),
            isRepeatable: isUnique
        )
        let answer = try await send(call, accepting: accepted)
        guard (200..<300).contains(answer.status) else { return .refused(HubSpotRefusal(answer)) }
        return .created(try decoded(answer))
    }

    /// Creates a record of which HubSpot would make a second one.
    func create(_ type: HubSpotType, _ draft: HubSpotDraft) async throws -> HubSpotRecord {
        switch try await create(type, draft, isUnique: false) {
        case .created(let record): return record
        case .refused(let refusal): throw VendorError(refusal)
        }
    }

    /// Sets properties; what is not named stays.
    func update(_ type: HubSpotType, _ id: String, _ properties: [String: String]) async throws {
        let body = try WireCoding.encode(["properties": properties])
        let call = VendorCall(.patch, path(type, id), json: body, isRepeatable: true)
        let _: HubSpotRecord = try decoded(try await send(call))
    }

    /// Reads many records in the order in which HubSpot tells them; those
    /// that are not there are left out.
    func records(
        _ type: HubSpotType,
        _ ids: [String],
        properties: [String]
    ) async throws -> [HubSpotRecord] {
        var records: [HubSpotRecord] = []
        for start in stride(from: 0, to: ids.count, by: Self.batchSize) {
            let chunk = ids[start..<min(start + Self.batchSize, ids.count)]
            let body = BatchToRead(
                properties: properties,
                inputs: chunk.map(BatchToRead.Input.init)
            )
            let call = VendorCall(
                .post,
                "\(paths.objects)/\(type.rawValue)/batch/read",
                json: try WireCoding.encode(body),
                isRepeatable: true
            )
            let page: HubSpotList<HubSpotRecord> = try decoded(try await send(call))
            records += page.results
        }
        return records
    }

    /// Sends a call; what an operator can mend in HubSpot counts as transient.
    func send(
        _ call: VendorCall,
        accepting accepted: Set<Int> = []
    ) async throws -> IncomingResponse {
        var call = call
        call.timeout = timeout
        do {
            return try await client.send(call, accepting: accepted)
        } catch let error as VendorError {
            throw error.waitingForRepair
        }
    }

    func decoded<Value: Decodable>(_ answer: IncomingResponse) throws -> Value {
        do {
            return try WireCoding.decode(Value.self, from: answer.body)
        } catch {
            throw VendorError.unreadableHubSpot("status \(answer.status)")
        }
    }

    private func path(_ type: HubSpotType, _ id: String) -> String {
        "\(paths.objects)/\(type.rawValue)/\(PercentEncoding.encoded(id))"
    }
}

/// Records to read at once.
struct BatchToRead: Encodable {
    struct Input: Encodable {
        let id: String
    }

    var properties: [String]?
    let inputs: [Input]
}
