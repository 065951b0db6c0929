import Synchronization

/// Mails that were entered as being sent already, and not as queued: the queue
/// had nothing to do and gets them from whoever entered them, which saves a
/// write.
///
/// The outbox says of them what it says of a mail whose sending was begun. So
/// one call at a time may do this, until it has given what it entered, and only
/// while the queue offers it.
final class DirectMails: Sendable {
    private struct State {
        var isOffered = false

        /// Somebody has taken the offer, and given nothing yet.
        var isClaimed = false
        var hasEnded = false
        var parcels: [Outbox.Parcel] = []
    }

    private let state = Mutex(State())

    /// Whether somebody may enter mails so now.
    var isOffered: Bool { state.withLock { $0.isOffered } }

    /// Whether none waits here for the queue.
    var isEmpty: Bool { state.withLock { $0.parcels.isEmpty } }

    /// Lets one caller enter its mails as being sent, unless another still does.
    func offer() { state.withLock { $0.isOffered = !$0.hasEnded && !$0.isClaimed } }

    /// Takes the offer, if there is one and nobody else has taken it; what follows
    /// is ``give(_:)``.
    func claim() -> Bool {
        state.withLock { state in
            guard state.isOffered else { return false }
            state.isOffered = false
            state.isClaimed = true
            return true
        }
    }

    /// Leaves mails that were entered so to the queue, and ends the claim.
    ///
    /// - Returns: False when it has ended, and they are still the caller's.
    func give(_ parcels: [Outbox.Parcel]) -> Bool {
        state.withLock { state in
            state.isClaimed = false
            guard !state.hasEnded else { return false }
            state.parcels += parcels
            return true
        }
    }

    /// Withdraws the offer and takes what was given.
    func take() -> [Outbox.Parcel] {
        state.withLock { state in
            defer { state.parcels = [] }
            state.isOffered = false
            return state.parcels
        }
    }

    /// The same; from now on nothing can be given any more.
    func end() -> [Outbox.Parcel] {
        state.withLock { $0.hasEnded = true }
        return take()
    }
}
