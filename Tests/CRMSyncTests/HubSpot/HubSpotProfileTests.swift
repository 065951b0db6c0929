import Curl
import FoundationEssentials
import HTTP
import TestSupport
import Testing
import Vendors

@testable import CRMSync

@Suite("HubSpot's answers")
struct HubSpotProfileTests {
    private static func answer(
        _ status: Int,
        _ body: String,
        _ headers: Headers = Headers()
    ) -> IncomingResponse {
        IncomingResponse(status: status, headers: headers, body: Data(body.utf8))
    }

    @Test(arguments: [
        (429, #"{"policyName":"DAILY"}"#, 1800.0),
        (429, #"{"policyName":"TEN_SECONDLY_ROLLING"}"#, 10),
        (429, #"{"policyName":"SECONDLY"}"#, 1),
        (429, #"{"message":"You have reached your secondly limit."}"#, 1),
        (429, #"{"message":"You have reached your ten_secondly_rolling limit."}"#, 10),
        (429, #"{"message":"You have reached your daily limit."}"#, 1800), (429, "", 10),
        (423, "{}", 2), (477, "{}", 60),
    ])
    func `say how long to wait by the limit that was reached`(
        status: Int,
        body: String,
        seconds: Double
    ) {
        #expect(VendorProfile.hubSpot.pause(Self.answer(status, body)) == seconds)
    }

    @Test(arguments: [429, 423, 477, 503])
    func `say it themselves when they have the header for it`(status: Int) {
        let answer = Self.answer(status, #"{"policyName":"DAILY"}"#, ["Retry-After": "7"])
        #expect(VendorProfile.hubSpot.pause(answer) == 7)
    }

    @Test(arguments: [("inf", 10.0), ("nan", 10), ("1e400", 10), ("1e9", 3600)])
    func `are not believed when they ask for what is no time`(said: String, seconds: Double) {
        let answer = Self.answer(429, "", ["Retry-After": said])
        #expect(VendorProfile.hubSpot.pause(answer) == seconds)
    }

    @Test(arguments: [200, 400, 500, 502])
    func `otherwise ask for no pause`(status: Int) {
        #expect(VendorProfile.hubSpot.pause(Self.answer(status, "{}")) == nil)
    }

    @Test(arguments: [
        (#"{"category":"VALIDATION_ERROR","errors":[{"code":"INVALID_EMAIL"}]}"#, "INVALID_EMAIL"),
        (#"{"message":"[{\"error\":\"INVALID_OPTION\"}]","category":"X"}"#, "INVALID_OPTION"),
        (#"{"category":"CONFLICT","subCategory":"Properties.TAKEN"}"#, "Properties.TAKEN"),
        (#"{"category":"MISSING_SCOPES","errors":[{"message":"no"}]}"#, "MISSING_SCOPES"),
        (#"{"category":"Jean Dupont was here"}"#, ""), ("<html>", ""), ("", ""),
    ])
    func `have a word for what is wrong, and never a customer's`(body: String, code: String) {
        #expect(VendorProfile.hubSpot.errorCode(Self.answer(400, body)) == code)
    }

    @Test func `name the contact that is there in either of their forms`() {
        for body in [
            #"{"message":"Contact already exists. Existing ID: 37765128953","category":"CONFLICT"}"#,
            #"{"message":"Contact already exists. Existing ID: 37765128953","error":"CONTACT_EXISTS"}"#,
        ] {
            #expect(HubSpotRefusal(Self.answer(409, body)).existingID == "37765128953")
        }
    }
}
