internal import CEtPan
internal import FoundationEssentials
internal import Runtime

extension IMAPSession {
    /// Reads a mail without marking it; nothing when it is gone.
    func fetch(_ wanted: MailboxFetch) throws(MailboxError) -> FetchedMail? {
        BrokenPipes.block()
        let about = try attributes(
            of: wanted.uid,
            [mailimap_fetch_att_new_rfc822_size(), mailimap_fetch_att_new_internaldate()]
        )
        guard let about, let size = about.size else { return nil }
        let isWhole = size <= wanted.limit
        // The size is what the server says; more than the limit is not read.
        let part = mailimap_fetch_att_new_body_peek_section_partial(
            mailimap_section_new(nil),
            0,
            UInt32(clamping: isWhole ? wanted.limit : min(wanted.limit, MailboxFetch.headSize))
        )
        guard let bytes = try attributes(of: wanted.uid, [part])?.bytes else { return nil }
        return FetchedMail(bytes: bytes, isWhole: isWhole, receivedAt: about.receivedAt)
    }

    private struct Attributes {
        var uid: UInt32?
        var size: Int?
        var receivedAt: Date?
        var bytes: Data?
    }

    private func attributes(
        of uid: UInt32,
        _ wanted: [UnsafeMutablePointer<mailimap_fetch_att>?]
    ) throws(MailboxError) -> Attributes? {
        guard let type = mailimap_fetch_type_new_fetch_att_list_empty(),
            let which = mailimap_set_new_single(uid)
        else { throw MailboxError(.commandFailed, code: Int32(MAILIMAP_ERROR_MEMORY)) }
        defer {
            mailimap_fetch_type_free(type)
            mailimap_set_free(which)
        }
        for attribute in [mailimap_fetch_att_new_uid()] + wanted {
            guard let attribute,
                mailimap_fetch_type_new_fetch_att_list_add(type, attribute) == MAILIMAP_NO_ERROR
            else { throw MailboxError(.commandFailed, code: Int32(MAILIMAP_ERROR_MEMORY)) }
        }
        var found: UnsafeMutablePointer<clist>?
        let result = mailimap_uid_fetch(pointer, which, type, &found)
        guard result == MAILIMAP_NO_ERROR else {
            throw MailboxError(result, otherwise: .commandFailed)
        }
        guard let found else { return nil }
        defer { mailimap_fetch_list_free(found) }
        // A server may tell of other mails in between.
        return EtPanList(found).lazy
            .map { Self.attributes(in: $0.assumingMemoryBound(to: mailimap_msg_att.self)) }
            .first { $0.uid == uid }
    }

    private static func attributes(
        in message: UnsafeMutablePointer<mailimap_msg_att>
    ) -> Attributes {
        var attributes = Attributes()
        guard let list = message.pointee.att_list else { return attributes }
        for element in EtPanList(list) {
            let item = element.assumingMemoryBound(to: mailimap_msg_att_item.self).pointee
            guard Int(item.att_type) == MAILIMAP_MSG_ATT_ITEM_STATIC,
                let fact = item.att_data.att_static
            else { continue }
            read(fact.pointee, into: &attributes)
        }
        return attributes
    }

    private static func read(_ fact: mailimap_msg_att_static, into attributes: inout Attributes) {
        switch Int(fact.att_type) {
        case MAILIMAP_MSG_ATT_UID: attributes.uid = fact.att_data.att_uid
        case MAILIMAP_MSG_ATT_RFC822_SIZE: attributes.size = Int(fact.att_data.att_rfc822_size)
        case MAILIMAP_MSG_ATT_INTERNALDATE:
            attributes.receivedAt = fact.att_data.att_internal_date.flatMap { date($0.pointee) }
        case MAILIMAP_MSG_ATT_BODY_SECTION:
            guard let section = fact.att_data.att_body_section?.pointee else { return }
            attributes.bytes = section.sec_body_part.map {
                Data(bytes: $0, count: section.sec_length)
            }
        default: break
        }
    }

    private static func date(_ time: mailimap_date_time) -> Date? {
        let components = DateComponents(
            year: Int(time.dt_year),
            month: Int(time.dt_month),
            day: Int(time.dt_day),
            hour: Int(time.dt_hour),
            minute: Int(time.dt_min),
            second: Int(time.dt_sec)
        )
        // The zone is hours and minutes as they are written: 130 is 1:30 h.
        let zone = Int(time.dt_zone)
        let offset = (zone / 100 * 60 + zone % 100) * 60
        return Calendar.utc.date(from: components)?.addingTimeInterval(-Double(offset))
    }
}
