/// What the addresses of HubSpot's API begin with, in one of its versions.
///
/// | | v3 | a date |
/// |---|---|---|
/// | ``objects`` | `/crm/v3/objects` | `/crm/objects/2026-09` |
/// | ``properties`` | `/crm/v3/properties` | `/crm/properties/2026-09` |
/// | ``pipelines`` | `/crm/v3/pipelines` | `/crm/pipelines/2026-09` |
/// | ``objectAssociations`` | `/crm/v4/objects` | `/crm/objects/2026-09` |
/// | ``associations`` | `/crm/v4/associations` | `/crm/associations/2026-09` |
struct HubSpotPaths: Sendable, Equatable {
    let objects: String
    let properties: String
    let pipelines: String

    /// Of the associations of one record.
    let objectAssociations: String

    /// Of the associations of many records.
    let associations: String

    /// - Parameter version: `v3`, or the date of a later version: `2026-09`.
    init?(version: String) {
        guard version != "v3" else {
            objects = "/crm/v3/objects"
            properties = "/crm/v3/properties"
            pipelines = "/crm/v3/pipelines"
            objectAssociations = "/crm/v4/objects"
            associations = "/crm/v4/associations"
            return
        }
        guard version.wholeMatch(of: /[0-9]{4}-[0-9]{2}/) != nil else { return nil }
        objects = "/crm/objects/\(version)"
        properties = "/crm/properties/\(version)"
        pipelines = "/crm/pipelines/\(version)"
        objectAssociations = objects
        associations = "/crm/associations/\(version)"
    }
}
