import Curl
import StrictJSON

/// What an answer of HubSpot's says is wrong; every part may be missing.
struct HubSpotRefusal {
    let status: Int

    /// HubSpot's word for it, such as `PROPERTY_DOESNT_EXIST`; empty when
    /// there is none.
    let code: String

    /// The record that is there already, in place of the one to create.
    let existingID: String?

    /// The limit that was reached, such as `TEN_SECONDLY_ROLLING`.
    let policy: String?

    /// The permissions of which the key would need one.
    let scopes: [String]

    init(_ answer: IncomingResponse) {
        status = answer.status
        guard let body = try? WireCoding.decode(Body.self, from: answer.body) else {
            (code, existingID, policy, scopes) = ("", nil, nil, [])
            return
        }
        let message = body.message ?? ""
        let inner = message.firstMatch(of: /"error":"([A-Z_]+)"/).map { String($0.1) }
        let words = [
            body.errors?.lazy.compactMap(\.code).first, inner, body.subCategory, body.category,
            body.policyName, body.errorType,
        ]
        code = words.lazy.compactMap(\.self).first(where: Self.isWord) ?? ""
        existingID = message.firstMatch(of: /Existing ID:\s*([0-9]+)/).map { String($0.1) }
        policy = body.policyName ?? Self.policy(in: message)
        scopes = body.errors?.lazy.compactMap(\.context?.requiredGranularScopes).first ?? []
    }

    /// A word of HubSpot's own; what a customer wrote does not look like one.
    private static func isWord(_ text: String) -> Bool {
        text.wholeMatch(of: /[A-Za-z0-9_.]{1,100}/) != nil
    }

    /// The policy as older answers tell it.
    private static func policy(in message: String) -> String? {
        ["ten_secondly_rolling", "secondly", "daily"]
            .first { message.lowercased().contains($0) }?.uppercased()
    }

    private struct Body: Decodable {
        var message: String?
        var category: String?
        var subCategory: String?
        var errorType: String?
        var policyName: String?
        var errors: [Detail]?
    }

    private struct Detail: Decodable {
        var code: String?
        var context: Context?
    }

    private struct Context: Decodable {
        var requiredGranularScopes: [String]?
    }
}
