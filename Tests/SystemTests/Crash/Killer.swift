import ServiceKit

/// Ends services with SIGKILL and starts them again, and keeps count.
actor Killer {
    /// A place in the work at which a service is to be ended.
    struct Boundary: Hashable, Sendable {
        let victim: ServiceName
        let step: String
        let moment: StepProxy.Moment
    }

    private let house: TestHouse
    private var wanted: [Boundary: Int]
    private var restarting: Set<ServiceName> = []
    private(set) var kills = 0
    private(set) var killsAtBoundaries = 0

    /// Makes a killer that strikes so often at each boundary.
    init(house: TestHouse, wanted: [Boundary: Int]) {
        self.house = house
        self.wanted = wanted
    }

    /// What was asked for and has not happened.
    var missing: [Boundary: Int] { wanted.filter { $0.value > 0 } }

    /// Ends the victim when a boundary that is wanted has been reached.
    ///
    /// - Returns: Whether it was ended.
    func strike(_ boundary: Boundary) async -> Bool {
        guard let left = wanted[boundary], left > 0, !restarting.contains(boundary.victim) else {
            return false
        }
        wanted[boundary] = left - 1
        killsAtBoundaries += 1
        await kill(boundary.victim)
        return true
    }

    /// Ends a service and starts it again, unless it is being started.
    func kill(_ service: ServiceName) async {
        guard restarting.insert(service).inserted else { return }
        kills += 1
        await house.kill(service)
        try? house.start(service)
        restarting.remove(service)
    }
}
