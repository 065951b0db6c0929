internal import CEtPan
internal import FoundationEssentials
internal import Runtime

extension IMAPSession {
    /// Opens a folder, for reading alone unless mails are to be marked.
    func open(_ folder: String, marking: Bool) throws(MailboxError) -> MailboxState {
        BrokenPipes.block()
        let result = marking ? mailimap_select(pointer, folder) : mailimap_examine(pointer, folder)
        guard result == MAILIMAP_NO_ERROR, let info = pointer.pointee.imap_selection_info else {
            throw MailboxError(result, otherwise: .folderRefused)
        }
        let next = info.pointee.sel_uidnext
        return MailboxState(
            uidValidity: info.pointee.sel_uidvalidity,
            uidNext: next > 0 ? next : nil
        )
    }

    /// The UIDs from this one on.
    func uids(from first: UInt32) throws(MailboxError) -> [UInt32] {
        // A zero stands for the last mail, which is given even when it is
        // before the first one that is asked for.
        let found = try search(mailimap_search_key_new_uid(mailimap_set_new_interval(first, 0)))
        return found.filter { $0 >= first }
    }

    /// The UIDs of what arrived on that day or later.
    func uids(since date: Date) throws(MailboxError) -> [UInt32] {
        let day = Calendar.utc.dateComponents([.year, .month, .day], from: date)
        return try search(
            mailimap_search_key_new_since(
                mailimap_date_new(
                    Int32(day.day ?? 1),
                    Int32(day.month ?? 1),
                    Int32(day.year ?? 1970)
                )
            )
        )
    }

    private func search(
        _ key: UnsafeMutablePointer<mailimap_search_key>?
    ) throws(MailboxError) -> [UInt32] {
        BrokenPipes.block()
        guard let key else { throw MailboxError(.commandFailed) }
        defer { mailimap_search_key_free(key) }
        var found: UnsafeMutablePointer<clist>?
        let result = mailimap_uid_search(pointer, nil, key, &found)
        guard result == MAILIMAP_NO_ERROR else {
            throw MailboxError(result, otherwise: .commandFailed)
        }
        guard let found else { return [] }
        defer { mailimap_search_result_free(found) }
        return EtPanList(found).map { $0.load(as: UInt32.self) }.sorted()
    }

    /// Marks a mail as seen.
    func markSeen(_ uid: UInt32) throws(MailboxError) {
        BrokenPipes.block()
        guard let flags = mailimap_flag_list_new_empty(), let seen = mailimap_flag_new_seen(),
            mailimap_flag_list_add(flags, seen) == MAILIMAP_NO_ERROR,
            let change = mailimap_store_att_flags_new_add_flags_silent(flags),
            let which = mailimap_set_new_single(uid)
        else { throw MailboxError(.commandFailed, code: Int32(MAILIMAP_ERROR_MEMORY)) }
        defer {
            mailimap_store_att_flags_free(change)
            mailimap_set_free(which)
        }
        let result = mailimap_uid_store(pointer, which, change)
        guard result == MAILIMAP_NO_ERROR else {
            throw MailboxError(result, otherwise: .commandFailed)
        }
    }
}

/// The elements of one of libetpan's lists.
struct EtPanList: Sequence {
    private let list: UnsafeMutablePointer<clist>

    init(_ list: UnsafeMutablePointer<clist>) {
        self.list = list
    }

    func makeIterator() -> AnyIterator<UnsafeMutableRawPointer> {
        var cell = list.pointee.first
        return AnyIterator {
            while let current = cell {
                cell = current.pointee.next
                if let data = current.pointee.data { return data }
            }
            return nil
        }
    }
}
