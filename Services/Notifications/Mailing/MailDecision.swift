import FoundationEssentials

/// What follows from an attempt to hand over a mail: for the mail, and for
/// those behind it.
struct MailDecision: Equatable {
    /// Minutes until a mail, or the whole queue, is tried again after so many
    /// failures; the last one holds for all further ones.
    static let minutes = [1.0, 5, 15, 30, 60]

    /// Seconds for which an account that was refused rests.
    static let accountPause = 1800.0

    let settlement: Outbox.Settlement

    /// Seconds for which nothing at all is handed over.
    var pause: Double?

    /// What the queue has seen since it started.
    struct Experience: Equatable {
        /// When the server took a mail the last time.
        var lastAccepted: Date?

        /// How often in a row the server could not be talked to.
        var failuresToReach = 0
    }

    init(settlement: Outbox.Settlement, pause: Double? = nil) {
        self.settlement = settlement
        self.pause = pause
    }

    /// Decides.
    ///
    /// - Parameters:
    ///   - delivery: What became of the attempt.
    ///   - mail: The mail, this attempt counted.
    ///   - previous: When it was handed over before, if it was.
    ///   - experience: What the queue has seen, this attempt not counted.
    ///   - now: The time.
    init(
        _ delivery: Delivery,
        of mail: OutgoingMail,
        previous: Date?,
        _ experience: Experience,
        at now: Date
    ) {
        switch delivery {
        case .stored: self.init(settlement: .stored)
        case .accepted: self.init(settlement: .sent)
        case .refused: self.init(settlement: .failed)
        case .unknown: self.init(settlement: .uncertain)
        case .calledOff: self.init(settlement: .queued(until: now))
        case .postponed:
            self.init(mail, later: Self.wait(afterFailures: mail.attempts), pause: nil, now)
        case .unreachable:
            let wait = Self.wait(afterFailures: experience.failuresToReach + 1)
            self.init(mail, later: wait, pause: wait, now)
        case .limitReached:
            // Never about this mail: it waits as long as the limit does.
            self.init(
                settlement: .queued(until: now.addingTimeInterval(Self.accountPause)),
                pause: Self.accountPause
            )
        case .accountRefused:
            // Who was refused twice while another mail was taken in between
            // was refused for what it is.
            if let previous, let accepted = experience.lastAccepted, accepted > previous {
                self.init(settlement: .failed)
            } else {
                self.init(mail, later: Self.accountPause, pause: Self.accountPause, now)
            }
        }
    }

    private init(_ mail: OutgoingMail, later wait: Double, pause: Double?, _ now: Date) {
        let next = now.addingTimeInterval(wait)
        let isOver = mail.givesUpAt.map { next > $0 } ?? false
        self.init(settlement: isOver ? .failed : .queued(until: next), pause: pause)
    }

    /// Seconds to wait after so many failures, counted from 1.
    static func wait(afterFailures count: Int) -> Double {
        minutes[min(max(count, 1), minutes.count) - 1] * 60
    }
}
