import Contracts
import Runtime
import ServiceKit

/// What an operator asks about an account in HubSpot.
enum HubSpotCommands {
    static let all = [diagnose]

    private static let diagnose = Command(
        "hubspot diagnose",
        "Says what in HubSpot is not as Guichet needs it; ends with 1 when there is something",
        options: [
            Option(name: "--fix", value: nil, help: "make what is missing and can be made"), .json,
        ]
    ) { arguments, environment in
        try arguments.checkNoWords()
        let crmSync = try ServiceConversation(.crmSync, environment)
        let diagnosis = try await crmSync.call(CRMAPI.diagnosis, Nothing())
        guard diagnosis.crm == .hubspot else {
            throw CommandFailure(
                "crm-sync works with \(diagnosis.crm), not with HubSpot: set HUBSPOT_API_KEY, "
                    + "and start it again"
            )
        }
        let left: [CRMFinding]
        if arguments.has("--fix") {
            let repair = try await crmSync.call(CRMAPI.repair, Nothing())
            left = repair.findings
            try print(repair, asJSON: arguments.has("--json"))
        } else {
            left = diagnosis.findings
            try print(diagnosis, asJSON: arguments.has("--json"))
        }
        guard left.isEmpty else {
            throw CommandFailure("HubSpot is not as Guichet needs it: \(left.count) to mend")
        }
    }

    private static func print(_ repair: CRMRepair, asJSON: Bool) throws {
        guard !asJSON else { return try Output.json(repair) }
        for deed in repair.done { Swift.print("done:", Output.line(deed)) }
        for failure in repair.failed { Swift.print("failed:", Output.line(failure)) }
        print(repair.findings)
    }

    private static func print(_ diagnosis: CRMDiagnosis, asJSON: Bool) throws {
        guard !asJSON else { return try Output.json(diagnosis) }
        print(diagnosis.findings)
    }

    private static func print(_ findings: [CRMFinding]) {
        for finding in findings {
            let line = "\(finding.subject) \(finding.problem): \(finding.remedy)"
            Swift.print(Output.line(line))
        }
        if findings.isEmpty { Swift.print("HubSpot is as Guichet needs it") }
    }
}
