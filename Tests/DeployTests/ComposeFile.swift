/// `docker-compose.yml`, as far as its own layout shows it: a service is a
/// name at two spaces, and what belongs to it is indented further.
struct ComposeFile {
    let text: String

    /// The lines of each service, by its name.
    let services: [String: [String]]

    init() throws {
        text = try Repository.text("docker-compose.yml")
        var services: [String: [String]] = [:]
        var section = ""
        var service: String?
        for line in try Repository.lines("docker-compose.yml") {
            if let top = line.wholeMatch(of: #/([a-z-]+):.*/#) {
                section = String(top.1)
                service = nil
            } else if section == "services", let name = line.wholeMatch(of: #/ {2}([a-z-]+):/#) {
                service = String(name.1)
                services[String(name.1)] = []
            } else if let service {
                services[service]?.append(line.trimmed)
            }
        }
        self.services = services
    }

    /// The variables that it sets or asks for.
    var variables: Set<String> {
        let set = text.matches(of: #/\n +([A-Z][A-Z0-9_]+): /#).map { String($0.1) }
        let asked = text.matches(of: #/\$\{([A-Z0-9_]+)/#).map { String($0.1) }
        return Set(set + asked)
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
