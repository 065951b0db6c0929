import Contracts
import FoundationEssentials

/// Makes the identifiers of new records.
///
/// A short name that people read to each other ("TKT7Q2M4K") is not unique
/// by itself: the store tries another one when it is taken.
struct Names: Sendable {
    /// That many bytes that nobody can guess.
    let randomBytes: @Sendable (Int) -> Data

    func ticket() -> Ticket.ID { Ticket.ID("TKT" + characters(6)) }

    func task() -> ProductionTask.ID { ProductionTask.ID("TSK" + characters(8)) }

    func contact() -> Contact.ID { Contact.ID("CON" + characters(16)) }

    func entry() -> DeskEntry.ID { DeskEntry.ID("ENT" + characters(16)) }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)

    private func characters(_ count: Int) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(count)
        while text.count < count {
            // 252 is 7 times 36: larger bytes would make some characters likelier.
            for byte in randomBytes(count) where byte < 252 && text.count < count {
                text.append(Self.alphabet[Int(byte) % 36])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// No free name was found in many tries: the source of chance is broken.
struct NamesExhausted: Error {}
