#if canImport(Glibc)
import Glibc
#endif

/// A folder whose files are whole or not there, also after a power cut.
///
/// A file is written under a draft's name, brought to the disk, renamed, and
/// its name brought to the disk. A crash leaves at most a draft, which
/// ``removeDrafts()`` clears away at the next start. The calls block: make
/// them off the cooperative pool.
public struct DurableFolder: Sendable {
    private static let draftPrefix = ".draft-"

    public let path: String

    /// Uses a folder that is there.
    public init(_ path: String) {
        self.path = path
    }

    public func path(of name: String) -> String { "\(path)/\(name)" }

    /// A name in this folder that no file has.
    ///
    /// Whoever writes that file either keeps it with ``keep(_:as:)`` or
    /// removes it.
    public func newDraft() -> String {
        let number = UInt64.random(in: .min ... .max)
        return path(of: Self.draftPrefix + String(number, radix: 16))
    }

    /// Writes a file; one of that name is replaced at once and as a whole.
    ///
    /// - Throws: ``StorageUnavailable``, and then nothing has changed unless
    ///   only the last step failed; writing again is safe.
    public func write(
        _ bytes: some Sequence<UInt8>,
        as name: String
    ) throws(StorageUnavailable) {
        try write(Array(bytes)) { (draft) throws(StorageUnavailable) in
            try keep(draft, as: name)
        }
    }

    /// Writes a draft and has it take its name; when either fails, no draft is
    /// left.
    func write(
        _ bytes: [UInt8],
        thenName: (_ draft: String) throws(StorageUnavailable) -> Void
    ) throws(StorageUnavailable) {
        let draft = newDraft()
        do throws(StorageUnavailable) {
            try Self.write(bytes, to: draft)
            try thenName(draft)
        } catch {
            unlink(draft)
            throw error
        }
    }

    /// Moves a file of this folder's disk into the folder; one of that name is
    /// replaced.
    ///
    /// - Throws: ``StorageUnavailable``; the file is then where it was, unless
    ///   only the last step failed. Doing it again is safe.
    public func keep(_ file: String, as name: String) throws(StorageUnavailable) {
        try Self.synchronize(file, flags: O_RDONLY)
        try move(file, to: name)
        try Self.synchronize(path, flags: O_RDONLY | O_DIRECTORY)
    }

    /// Removes a file; there may be none of that name.
    ///
    /// - Throws: ``StorageUnavailable``.
    public func remove(_ name: String) throws(StorageUnavailable) {
        guard unlink(path(of: name)) == 0 || errno == ENOENT else {
            throw StorageUnavailable("remove", number: errno)
        }
    }

    /// Removes what writes that were cut short have left.
    ///
    /// Only to be called before the first write.
    ///
    /// - Throws: ``StorageUnavailable``.
    public func removeDrafts() throws(StorageUnavailable) {
        for name in try names() where name.hasPrefix(Self.draftPrefix) {
            unlink(path(of: name))
        }
    }

    /// Whether a file can be written now.
    public func isWritable() -> Bool {
        let draft = newDraft()
        defer { unlink(draft) }
        return (try? Self.write([0], to: draft)) != nil
    }

    /// The names of all files, drafts included.
    ///
    /// - Throws: ``StorageUnavailable``.
    public func names() throws(StorageUnavailable) -> [String] {
        guard let folder = opendir(path) else { throw StorageUnavailable("list", number: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    static func write(_ bytes: [UInt8], to file: String) throws(StorageUnavailable) {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw StorageUnavailable("create", number: errno) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw StorageUnavailable("write", number: errno) }
            rest = rest.dropFirst(written)
        }
    }

    func move(_ file: String, to name: String) throws(StorageUnavailable) {
        guard rename(file, path(of: name)) == 0 else {
            throw StorageUnavailable("rename", number: errno)
        }
    }

    static func synchronize(
        _ file: String,
        flags: Int32
    ) throws(StorageUnavailable) {
        let descriptor = open(file, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageUnavailable("open", number: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StorageUnavailable("synchronize", number: errno) }
    }
}
