import Contracts
import Vendors

/// Makes in HubSpot what Guichet needs and can make.
struct HubSpotRepair: Sendable {
    let diagnosis: HubSpotDiagnosis
    let schema: HubSpotSchema

    /// Creates and changes properties; what a person must do stays as it is.
    ///
    /// Run again it does what is still to do, and nothing when all is done.
    func run() async throws -> CRMRepair {
        var (done, failed) = ([String](), [String]())
        for finding in try await diagnosis.findings() where finding.isRepairable {
            let wanted = HubSpotSchema.wanted.first { "property \($0.name)" == finding.subject }
            guard let wanted else { continue }
            do {
                done.append(try await repair(wanted))
            } catch let error as VendorError where !error.isPassing {
                failed.append("property \(wanted.name): \(error)")
            }
        }
        return CRMRepair(done: done, failed: failed, findings: try await diagnosis.findings())
    }

    /// What was done, in words.
    private func repair(_ wanted: HubSpotWantedProperty) async throws -> String {
        guard let found = try await schema.properties()[wanted.name] else {
            try await schema.create(wanted)
            return "created the property \(wanted.name)"
        }
        guard wanted.fieldTypes.contains(found.fieldType) else {
            let change = HubSpotPropertyChange(fieldType: wanted.fieldTypes.first)
            try await schema.change(wanted.name, change)
            return "changed how the property \(wanted.name) is shown"
        }
        let there = found.options ?? []
        let missing = wanted.optionsMissing(in: found).enumerated().map { position, option in
            var option = option
            option.displayOrder = there.count + position
            return option
        }
        try await schema.change(wanted.name, HubSpotPropertyChange(options: there + missing))
        return "added \(missing.map(\.value).joined(separator: ", ")) to \(wanted.name)"
    }
}

extension VendorError {
    /// Whether it passes by itself, so that all may be tried again.
    fileprivate var isPassing: Bool {
        switch reason {
        case .noAnswer, .rateLimited, .unavailable, .unreadable: true
        case .notAllowed, .refused: false
        }
    }
}
