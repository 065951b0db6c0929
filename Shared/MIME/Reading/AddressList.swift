internal import CGMime

/// The addresses in a header's value.
enum AddressList {
    private static let most = 100

    /// A header that GMime would read by deep recursion is not read.
    private static let mostColons = 200

    /// Those that can be checked; groups and others are left out.
    static func addresses(in value: String) -> [EmailAddress] {
        parsed(value).compactMap { text in text.flatMap { try? EmailAddress($0) } }
    }

    /// The address of a header that names exactly one.
    static func onlyAddress(in value: String) -> EmailAddress? {
        let all = parsed(value)
        guard all.count == 1, let text = all[0] else { return nil }
        return try? EmailAddress(text)
    }

    private static func parsed(_ value: String) -> [String?] {
        GMimeLibrary.start()
        guard value.utf8.count(where: { $0 == UInt8(ascii: ":") }) <= mostColons,
            let list = internet_address_list_parse(nil, value)
        else { return [] }
        defer { g_object_unref(list) }
        return (0..<min(internet_address_list_length(list), Int32(most))).map { index in
            internet_address_list_get_address(list, index)
                .flatMap { guichet_mailbox_address($0) }
                .map { String(cString: $0) }
        }
    }
}
