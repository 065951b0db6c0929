import Contracts
import FoundationEssentials
import HTTP
import ServiceKit
import StrictJSON

extension Mailroom {
    /// Sends mails and words to the admin together: all are entered, or none.
    ///
    /// Each is known by its own key, as if it had been asked for alone.
    ///
    /// - Returns: A receipt for each, in their order.
    /// - Throws: ``InvalidMail`` that names every wrong field of all of them.
    func send(_ letters: [Letter]) async throws -> [MailReceipt] {
        guard (1...LettersToSend.limit).contains(letters.count) else {
            let detail = "must hold 1 to \(LettersToSend.limit) letters"
            throw InvalidMail(errors: [FieldError(pointer: "#/letters", detail: detail)])
        }
        var wanted: [Wanted] = []
        var errors: [FieldError] = []
        var keys: Set<String> = []
        for (index, letter) in letters.enumerated() {
            let pointer = "#/letters/\(index)"
            if let detail = Self.fault(in: letter.key) ?? Self.repetition(of: letter.key, in: &keys)
            {
                errors.append(FieldError(pointer: "\(pointer)/key", detail: detail))
            }
            do throws(InvalidMail) {
                wanted.append(try self.wanted(letter))
            } catch {
                errors += error.errors.map { $0.below(pointer) }
            }
        }
        guard errors.isEmpty else { throw InvalidMail(errors: errors) }
        return try await send(wanted)
    }

    private func wanted(_ letter: Letter) throws(InvalidMail) -> Wanted {
        switch (letter.mail, letter.notice) {
        case (let mail?, nil):
            let order = try order(letter.key, mail, NotificationsAPI.sendMail)
            return try within("/mail") { () throws(InvalidMail) in try wanted(mail, order) }
        case (nil, let notice?):
            let order = try order(letter.key, notice, NotificationsAPI.tellAdmin)
            return try within("/notice") { () throws(InvalidMail) in try wanted(notice, order) }
        default:
            let detail = "must hold either a mail or a notice"
            throw InvalidMail(errors: [FieldError(pointer: "#", detail: detail)])
        }
    }

    /// The order that the other services make when they ask for this alone, so
    /// that what was asked for alone is known here, and the other way round.
    private func order<Input: Codable, Output>(
        _ key: String,
        _ input: Input,
        _ endpoint: Endpoint<Input, Output>
    ) throws(InvalidMail) -> Order {
        do {
            let body = try WireCoding.encode(input)
            let fingerprint = Request.fingerprint(of: endpoint.method, endpoint.path, body)
            return Order(key: key, fingerprint: fingerprint)
        } catch {
            throw InvalidMail(errors: [FieldError(pointer: "#", detail: "is not valid")])
        }
    }

    private func within(
        _ member: String,
        _ body: () throws(InvalidMail) -> Wanted
    ) throws(InvalidMail) -> Wanted {
        do throws(InvalidMail) {
            return try body()
        } catch {
            throw InvalidMail(errors: error.errors.map { $0.below("#\(member)") })
        }
    }

    /// What is wrong with a key; nothing with one that a header could carry.
    private static func fault(in key: String) -> String? {
        let isPlain = key.utf8.allSatisfy {
            (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
        }
        guard isPlain, (1...255).contains(key.utf8.count) else {
            return "must be 1 to 255 visible ASCII characters without quotes and backslashes"
        }
        return nil
    }

    private static func repetition(of key: String, in keys: inout Set<String>) -> String? {
        keys.insert(key).inserted ? nil : "is the key of another letter"
    }
}

extension FieldError {
    /// The same, of a part of what `pointer` names.
    fileprivate func below(_ pointer: String) -> FieldError {
        FieldError(pointer: pointer + self.pointer.dropFirst(), detail: detail)
    }
}
