import Curl
import FoundationEssentials
import HTTP
import Runtime
import StrictJSON
import Vendors

extension VendorProfile {
    /// How ClickUp speaks.
    ///
    /// - Parameter clock: Against which the end of a window is read.
    /// - Returns: The profile.
    static func clickUp(clock: WallClock = .system) -> VendorProfile {
        VendorProfile(
            name: "clickup",
            errorCode: { ClickUpComplaint(in: $0)?.code ?? "" },
            pause: { pause(after: $0, clock) }
        )
    }

    /// The longest quiet that an answer may ask for: ClickUp counts by the
    /// minute, and its clock may be wrong.
    private static let longestPause = 60.0

    /// Until the next window, when this one is used up.
    private static func pause(after answer: IncomingResponse, _ clock: WallClock) -> Double? {
        let isRefused = answer.status == 429
        guard isRefused || answer.headers["x-ratelimit-remaining"] == "0" else { return nil }
        let asked =
            answer.headers["x-ratelimit-reset"].flatMap(Double.init)
            .map { $0 - clock.now().timeIntervalSince1970 } ?? VendorProfile.retryAfter(answer)
        guard let asked, asked.isFinite else { return isRefused ? 1 : nil }
        return min(max(asked, isRefused ? 1 : 0), longestPause)
    }
}

/// What ClickUp says is wrong.
struct ClickUpComplaint {
    /// Its own code, such as `ITEM_137`; nothing else of it is kept, as its
    /// text may hold what was sent.
    let code: String

    /// Reads the complaint of an answer, whatever its status; nothing when
    /// it has none.
    init?(in answer: IncomingResponse) {
        guard let body = try? WireCoding.decode(Body.self, from: answer.body) else { return nil }
        if let code = body.code {
            self.code = code.isCode ? code : "?"
        } else if body.complains {
            code = "?"
        } else {
            return nil
        }
    }

    private struct Body: Decodable {
        let code: String?
        let complains: Bool

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            code = try? members.decodeIfPresent(String.self, forKey: .code)
            complains = members.contains(.err) || members.contains(.error)
        }

        private enum CodingKeys: String, CodingKey {
            case err, error
            case code = "ECODE"
        }
    }
}

extension String {
    /// Whether this is a word as ClickUp's codes are, and no text.
    fileprivate var isCode: Bool {
        (1...40).contains(utf8.count)
            && utf8.allSatisfy { byte in
                switch byte {
                case 48...57, 65...90, 97...122, 95: true
                default: false
                }
            }
    }
}
