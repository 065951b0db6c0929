import CCurl

/// Lines that libcurl reads until a transfer's end; freed with this object.
final class BorrowedList {
    let first: UnsafeMutablePointer<curl_slist>

    init(_ lines: [String]) throws(HTTPClientError.Kind) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = curl_slist_append(list, line) else {
                curl_slist_free_all(list)
                throw .other(code: Int(CURLE_OUT_OF_MEMORY.rawValue))
            }
            list = longer
        }
        guard let list else { throw .other(code: Int(CURLE_OUT_OF_MEMORY.rawValue)) }
        first = list
    }

    deinit { curl_slist_free_all(first) }
}
