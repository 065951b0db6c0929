import Contracts
import HTTP
import StrictJSON
import Vendors

extension HubSpotAPI {
    /// The most pages of one record's associations that are read.
    static let associationPages = 20

    /// The records that belong to one record, in no order.
    ///
    /// - Throws: `VendorError`, also when there are more pages than that.
    func associated(
        _ type: HubSpotType,
        with owner: HubSpotType,
        _ id: String
    ) async throws -> [String] {
        let path = "\(paths.objectAssociations)/\(owner.rawValue)/\(PercentEncoding.encoded(id))"
        var found: [String] = []
        var after = ""
        for _ in 1...Self.associationPages {
            let target = "\(path)/associations/\(type.rawValue)?limit=500\(after)"
            let answer = try await send(VendorCall(.get, target))
            let page: HubSpotList<Associated> = try decoded(answer)
            found += page.results.map(\.toObjectId.text)
            let next = page.paging?.next?.after.text
            guard let next else { return found }
            after = "&after=\(PercentEncoding.encoded(next))"
        }
        throw VendorError.unreadableHubSpot("associations without an end")
    }

    /// The records that belong to each of many records; one that has none is
    /// left out.
    func associated(
        _ type: HubSpotType,
        withEach owner: HubSpotType,
        _ ids: [String]
    ) async throws -> [String: [String]] {
        guard !ids.isEmpty else { return [:] }
        let call = VendorCall(
            .post,
            "\(paths.associations)/\(owner.rawValue)/\(type.rawValue)/batch/read",
            json: try WireCoding.encode(BatchToRead(inputs: ids.map(BatchToRead.Input.init))),
            isRepeatable: true
        )
        let page: HubSpotList<OwnersAssociated> = try decoded(try await send(call))
        var found: [String: [String]] = [:]
        for owned in page.results {
            let id = owned.from.id.text
            // One call tells the first page of each; few records have a second.
            found[id] =
                owned.paging?.next == nil
                ? owned.to.map(\.toObjectId.text)
                : try await associated(type, with: owner, id)
        }
        return found
    }

    /// Has a record belong to another one, as it may do already.
    ///
    /// - Throws: `VendorError`.
    func associate(
        _ type: HubSpotType,
        _ id: String,
        with other: HubSpotType,
        _ otherID: String
    ) async throws {
        let record = "\(paths.objectAssociations)/\(type.rawValue)/\(PercentEncoding.encoded(id))"
        let target = "\(other.rawValue)/\(PercentEncoding.encoded(otherID))"
        _ = try await send(VendorCall(.put, "\(record)/associations/default/\(target)"))
    }
}

private struct Associated: Decodable, Sendable {
    let toObjectId: HubSpotID
}

private struct OwnersAssociated: Decodable, Sendable {
    struct Owner: Decodable, Sendable {
        let id: HubSpotID
    }

    let from: Owner
    let to: [Associated]
    let paging: HubSpotPaging?
}
