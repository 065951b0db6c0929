import Curl
import HTTP
import Vendors

extension VendorProfile {
    /// HubSpot's name in errors and logs.
    static let hubSpotName = "hubspot"

    static let hubSpot = VendorProfile(
        name: hubSpotName,
        errorCode: { HubSpotRefusal($0).code },
        pause: hubSpotPause
    )

    /// The same for a call that is not worth a second attempt.
    static let hubSpotOnce: VendorProfile = {
        var profile = hubSpot
        profile.attempts = 1
        return profile
    }()

    /// HubSpot does not promise `Retry-After`; without it the limit that was
    /// reached says how long to wait.
    private static let hubSpotPause: @Sendable (IncomingResponse) -> Double? = { answer in
        let told = answer.headers.retryAfter
        return switch answer.status {
        case 429: told ?? pause(after: HubSpotRefusal(answer).policy)
        // A lock on a record lasts two seconds.
        case 423: told ?? 2
        // The account is being moved.
        case 477: told ?? 60
        case 503: told
        default: nil
        }
    }

    private static func pause(after policy: String?) -> Double {
        switch policy {
        case "SECONDLY": 1
        // The day ends at the account's midnight: look again now and then.
        case "DAILY": 1800
        default: 10
        }
    }
}

extension VendorError {
    /// What may succeed once an operator has mended the account: it waits,
    /// and does not end the request that needs it.
    private static let mendable = [
        "PROPERTY_DOESNT_EXIST", "INVALID_OPTION", "MISSING_REQUIRED_PROPERTY",
        "MISSING_CONDITIONAL_REQUIRED_PROPERTY",
    ]

    /// The error of an answer of HubSpot's that was accepted at first.
    init(_ refusal: HubSpotRefusal) {
        self.init(
            VendorProfile.hubSpotName,
            .refused(status: refusal.status, code: refusal.code),
            mayHaveTakenEffect: false
        )
    }

    /// An answer that is not what HubSpot's documents say.
    static func unreadableHubSpot(_ what: String) -> VendorError {
        VendorError(VendorProfile.hubSpotName, .unreadable(what), mayHaveTakenEffect: true)
    }

    /// A property of which HubSpot would take a value twice; it waits for an operator.
    static func notUnique(_ property: String) -> VendorError {
        VendorError(
            VendorProfile.hubSpotName,
            .notAllowed(status: 422, code: "\(property) does not require unique values"),
            mayHaveTakenEffect: false,
            retryAfter: 60
        )
    }

    /// This error; transient when `guichet hubspot diagnose` shows what to mend.
    var waitingForRepair: VendorError {
        guard case .refused(let status, let code) = reason, Self.mendable.contains(code) else {
            return self
        }
        return VendorError(
            vendor,
            .notAllowed(status: status, code: code),
            mayHaveTakenEffect: mayHaveTakenEffect,
            retryAfter: 60
        )
    }

    /// This error, after an effect of the same operation has taken place.
    var afterAnEffect: VendorError {
        VendorError(vendor, reason, mayHaveTakenEffect: true, retryAfter: retryAfter)
    }
}
