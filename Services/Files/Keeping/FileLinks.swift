import Contracts
import Cryptography
import FoundationEssentials

/// Why a link to a file is not followed.
enum FileLinkError: Error, Equatable {
    /// It was not made here, or changed on its way.
    case invalid
    case expired
}

/// Makes and checks the links by which stored files are read, under a key
/// that only this service has.
struct FileLinks: Sendable {
    let key: Data

    /// What links begin with, without a slash at the end.
    let base: String

    /// Seconds for which a link is good.
    let lifetime: Double

    /// How many characters of a key a name may begin with: of a request's
    /// identifier these are time alone.
    private static let sortable = 9

    /// The names that the file kept under an idempotency key may have: 26 letters
    /// and digits that only the holder of the secret can tell.
    ///
    /// The first is that of new files. It begins as the key does, so that names
    /// of requests, which begin with the time, stand side by side in the index
    /// and not all over it; 85 bits are the secret's. The second is how earlier
    /// versions named the file.
    func ids(for idempotencyKey: String) -> [StoredFile.ID] {
        let mac = Hash.hmacSHA256(Data("stored-file:\(idempotencyKey)".utf8), key: key)
        let whole = Base32.encode(mac.prefix(16))
        let start = idempotencyKey.utf8.prefix(Self.sortable)
        let isPlain = start.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        }
        guard isPlain, start.count == Self.sortable else { return [StoredFile.ID(whole)] }
        let secret = whole.prefix(whole.count - Self.sortable)
        return [StoredFile.ID("\(Substring(start))\(secret)"), StoredFile.ID(whole)]
    }

    /// What in a file's name stands for its content, to nobody but this service.
    func mark(of contentHash: Data, in id: StoredFile.ID) -> String {
        let mac = Hash.hmacSHA256(Data("stored-content:\(id):".utf8) + contentHash, key: key)
        return Base32.encode(mac.prefix(16))
    }

    func url(of file: String, at now: Date) -> String {
        let expires = Int(now.addingTimeInterval(lifetime).timeIntervalSince1970)
        return "\(base)/files/\(file)?expires=\(expires)&signature=\(signature(file, "\(expires)"))"
    }

    /// Checks the parts of a link.
    ///
    /// - Throws: ``FileLinkError``.
    func check(
        _ file: String,
        expires: String,
        signature shown: String,
        at now: Date
    ) throws(FileLinkError) {
        guard expires.utf8.count <= 20, let expiry = Int(expires),
            ConstantTime.equal(signature(file, expires), shown)
        else { throw .invalid }
        guard now <= Date(timeIntervalSince1970: Double(expiry)) else { throw .expired }
    }

    private func signature(_ file: String, _ expires: String) -> String {
        Base32.encode(Hash.hmacSHA256(Data("file-link:\(file):\(expires)".utf8), key: key))
    }
}
