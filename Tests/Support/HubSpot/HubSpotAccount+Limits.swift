import FoundationEssentials
import HTTP

extension HubSpotAccount {
    /// Counts a call; a refusal when there were too many.
    mutating func countCall() -> StandInAnswer? {
        let now = now()
        calls.removeAll { now.timeIntervalSince($0) >= 10 }
        if let callsPerDay, callsToday >= callsPerDay { return HubSpotStandIn.tooMany(.daily) }
        if let callsPerTenSeconds, calls.count >= callsPerTenSeconds {
            return HubSpotStandIn.tooMany(.tenSecondly)
        }
        calls.append(now)
        callsToday += 1
        return nil
    }

    /// Counts a search, which has a limit of its own.
    mutating func countSearch() -> StandInAnswer? {
        let now = now()
        searches.removeAll { now.timeIntervalSince($0) >= 1 }
        if let searchesPerSecond, searches.count >= searchesPerSecond {
            return HubSpotStandIn.tooMany(.secondly)
        }
        searches.append(now)
        return nil
    }

    func addLimits(to answer: inout StandInAnswer) {
        let (window, day) = (callsPerTenSeconds ?? 100, callsPerDay ?? 250_000)
        answer.headers["X-HubSpot-RateLimit-Max"] = String(window)
        answer.headers["X-HubSpot-RateLimit-Remaining"] = String(max(window - calls.count, 0))
        answer.headers["X-HubSpot-RateLimit-Interval-Milliseconds"] = "10000"
        answer.headers["X-HubSpot-RateLimit-Daily"] = String(day)
        answer.headers["X-HubSpot-RateLimit-Daily-Remaining"] = String(max(day - callsToday, 0))
    }
}
