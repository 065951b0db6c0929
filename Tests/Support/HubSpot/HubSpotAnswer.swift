import FoundationEssentials
import StrictJSON

/// How HubSpot answers, well and badly.
enum HubSpotAnswer {
    static func json(_ status: Int, _ value: HubSpotJSON) -> StandInAnswer {
        // A value of plain JSON can always be encoded.
        let body = (try? WireCoding.encode(value)) ?? Data()
        return .json(status, String(decoding: body, as: UTF8.self))
    }

    static func error(
        _ status: Int,
        _ message: String,
        category: String? = nil,
        more: [String: HubSpotJSON] = [:]
    ) -> StandInAnswer {
        var body: [String: HubSpotJSON] = [
            "status": "error", "message": .text(message),
            "correlationId": "2dea5219-07f2-40ce-82ec-9c2e302317a4",
        ]
        if let category { body["category"] = .text(category) }
        return json(status, .object(body.merging(more) { $1 }))
    }

    static let noKey = error(
        401,
        "Authentication credentials not found. This API supports OAuth 2.0 authentication and "
            + "you can find more details at "
            + "https://developers.hubspot.com/docs/methods/auth/oauth-overview",
        category: "INVALID_AUTHENTICATION"
    )

    static let notFound = error(404, "resource not found")

    static func noScope(_ scopes: [String]) -> StandInAnswer {
        error(
            403,
            "This app hasn't been granted all required scopes to make this call. Read more "
                + "about required scopes here: https://developers.hubspot.com/scopes.",
            category: "MISSING_SCOPES",
            more: [
                "errors": [
                    [
                        "message": "One or more of the following scopes are required.",
                        "context": ["requiredGranularScopes": .list(scopes.map { .text($0) })],
                    ]
                ]
            ]
        )
    }

    /// A property's value that is refused.
    static func badValue(_ property: String, _ code: String, _ message: String) -> StandInAnswer {
        let inner: HubSpotJSON = [
            [
                "isValid": false, "message": .text(message), "error": .text(code),
                "name": .text(property), "portalId": 1,
            ]
        ]
        let text = String(decoding: (try? WireCoding.encode(inner)) ?? Data(), as: UTF8.self)
        return error(
            400,
            "Property values were not valid: \(text)",
            category: "VALIDATION_ERROR",
            more: [
                "errors": [
                    [
                        "message": .text(message), "code": .text(code),
                        "context": ["propertyName": [.text(property)]],
                    ]
                ]
            ]
        )
    }
}

extension HubSpotStandIn {
    /// A limit of HubSpot's.
    public enum Policy: String, Sendable, CaseIterable {
        case daily = "DAILY"
        case tenSecondly = "TEN_SECONDLY_ROLLING"
        case secondly = "SECONDLY"
    }

    /// What HubSpot answers past a limit.
    public static func tooMany(_ policy: Policy) -> StandInAnswer {
        HubSpotAnswer.error(
            429,
            "You have reached your \(policy.rawValue.lowercased()) limit.",
            more: ["errorType": "RATE_LIMIT", "policyName": .text(policy.rawValue)]
        )
    }
}
