internal import CGMime

/// The `name=value` pairs of a structured header, decoded by GMime.
struct HeaderParameters {
    private var pairs: [(name: String, value: String?)] = []

    /// Copies GMime's list; a value that is not UTF-8 counts as unreadable.
    init(_ list: UnsafeMutablePointer<GMimeParamList>?) {
        guard let list else { return }
        for index in 0..<g_mime_param_list_length(list) {
            guard let parameter = g_mime_param_list_get_parameter_at(list, index),
                let name = g_mime_param_get_name(parameter)
            else { continue }
            let value = g_mime_param_get_value(parameter).flatMap(String.init(validatingCString:))
            pairs.append((String(cString: name).lowercased(), value))
        }
    }

    /// Whether there is such a parameter, readable or not.
    func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    /// The first value of the parameter.
    func first(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// The value of the parameter, unless it is there more than once.
    func only(_ name: String) -> String? {
        pairs.filter { $0.name == name }.count == 1 ? first(name) : nil
    }
}
