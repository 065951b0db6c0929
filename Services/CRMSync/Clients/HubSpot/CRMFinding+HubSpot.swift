import Contracts

extension CRMFinding {
    static let keyRefused = CRMFinding(
        subject: "key",
        problem: "HubSpot does not accept it",
        remedy: "renew the service key or private app's token, and set HUBSPOT_API_KEY",
        isRepairable: false
    )

    static let noHub = CRMFinding(
        subject: "HUBSPOT_HUB_ID",
        problem: "is not set, so that links to tickets may lead nowhere",
        remedy: "set it to the account's number, which HubSpot shows beside its name",
        isRepairable: false
    )

    /// The key may not read what Guichet works with.
    static func scope(for what: String, _ scopes: [String]) -> CRMFinding {
        let names = scopes.isEmpty ? "the scope that is lacking" : scopes.joined(separator: " or ")
        return CRMFinding(
            subject: "key",
            problem: "may not read \(what)",
            remedy: "give it \(names)",
            isRepairable: false
        )
    }

    static func noPipeline(_ id: String, choice: [String]) -> CRMFinding {
        CRMFinding(
            subject: "pipeline \(id)",
            problem: "does not exist",
            remedy: "set HUBSPOT_PIPELINE_ID to one of \(choice.joined(separator: ", "))",
            isRepairable: false
        )
    }

    static func noStage(_ stage: TicketStage, _ id: String, choice: [String]) -> CRMFinding {
        CRMFinding(
            subject: "stage \(id)",
            problem: "does not exist in the pipeline",
            remedy: "set HUBSPOT_STAGE_\(stage.rawValue.uppercased()) to one of "
                + choice.joined(separator: ", "),
            isRepairable: false
        )
    }

    /// What is wrong with a property; nothing when it does as it is.
    static func property(
        _ wanted: HubSpotWantedProperty,
        _ found: HubSpotProperty?
    ) -> CRMFinding? {
        func finding(_ problem: String, _ remedy: String, isRepairable: Bool) -> CRMFinding {
            CRMFinding(
                subject: "property \(wanted.name)",
                problem: problem,
                remedy: remedy,
                isRepairable: isRepairable
            )
        }
        let recreated = "delete it in HubSpot for good, then run with --fix"
        let kind = "\(wanted.type), shown as \(wanted.fieldTypes.joined(separator: " or "))"
        guard let found else {
            return finding(
                "does not exist",
                "--fix creates it (\(kind))",
                isRepairable: true
            )
        }
        guard found.type == wanted.type else {
            return finding("is of type \(found.type), not \(kind)", recreated, isRepairable: false)
        }
        guard wanted.fieldTypes.contains(found.fieldType) else {
            let problem = "is shown as \(found.fieldType), not \(kind)"
            // The values of a list of several choices would not fit one choice.
            return wanted.options.isEmpty
                ? finding(problem, "--fix changes how it is shown", isRepairable: true)
                : finding(problem, "change its field type in HubSpot", isRepairable: false)
        }
        guard !wanted.isUnique || found.hasUniqueValue == true else {
            return finding("does not require unique values", recreated, isRepairable: false)
        }
        let missing = wanted.optionsMissing(in: found).map(\.value)
        guard missing.isEmpty else {
            return finding(
                "lacks the options \(missing.joined(separator: ", "))",
                "--fix adds them",
                isRepairable: true
            )
        }
        return nil
    }
}
