import Contracts
import FoundationEssentials

/// Makes the identifiers of new records.
///
/// Tables and indexes are ordered by them: names that are made one after the
/// other lie side by side, so that new records are added in few places however
/// many there are. None of them is a secret.
struct Names: Sendable {
    /// That many bytes that nobody can guess.
    private let randomBytes: @Sendable (Int) -> Data

    private let tickets: NameBlock
    private let tasks: NameBlock

    init(randomBytes: @escaping @Sendable (Int) -> Data) {
        self.randomBytes = randomBytes
        tickets = NameBlock { NameText.random(4, from: randomBytes) }
        tasks = NameBlock { NameText.random(6, from: randomBytes) }
    }

    /// A short name that people read to each other ("TKT7Q2M4K").
    ///
    /// - Parameter taken: A name made before that turned out to be taken: the
    ///   block it comes from is given up.
    /// - Returns: A name that is hardly ever taken.
    func ticket(insteadOf taken: Ticket.ID? = nil) -> Ticket.ID {
        Ticket.ID("TKT" + tickets.next(insteadOf: taken?.rawValue))
    }

    /// A name as short, with the same meaning of `taken`.
    func task(insteadOf taken: ProductionTask.ID? = nil) -> ProductionTask.ID {
        ProductionTask.ID("TSK" + tasks.next(insteadOf: taken?.rawValue))
    }

    func contact(at now: Date) -> Contact.ID { Contact.ID("CON" + sortable(at: now)) }

    func entry(at now: Date) -> DeskEntry.ID { DeskEntry.ID("ENT" + sortable(at: now)) }

    /// 9 characters of the time in milliseconds, then 7 by chance (36 bits).
    private func sortable(at now: Date) -> String {
        let milliseconds = Int(min(max(now.timeIntervalSince1970 * 1_000, 0), 1e14))
        return NameText.number(milliseconds, digits: 9) + NameText.random(7, from: randomBytes)
    }
}

/// No free name was found in many tries: the source of chance is broken.
struct NamesExhausted: Error {}
