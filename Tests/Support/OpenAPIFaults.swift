public import Foundation

/// What is wrong with an OpenAPI 3.1 document, as far as Guichet's documents
/// use the format.
public struct OpenAPIFaults {
    /// One sentence for each fault, empty when there is none.
    public private(set) var all: [String] = []

    private let components: [String: Any]
    private var referenced: Set<String> = []

    /// Looks through a document.
    public init(in document: Data) throws {
        guard let root = try JSONSerialization.jsonObject(with: document) as? [String: Any] else {
            components = [:]
            all = ["the document is no object"]
            return
        }
        components = root["components"] as? [String: Any] ?? [:]
        check(root["openapi"] as? String == "3.1.0", "openapi is not 3.1.0")
        let info = root["info"] as? [String: Any] ?? [:]
        check(info["title"] is String, "info has no title")
        check(info["version"] is String, "info has no version")
        let paths = root["paths"] as? [String: [String: [String: Any]]] ?? [:]
        check(!paths.isEmpty, "there are no paths")
        for (path, item) in paths {
            check(path.hasPrefix("/"), "\(path) does not begin at the root")
            for (method, operation) in item { look(at: operation, "\(method) \(path)", path) }
        }
        let schemas = components["schemas"] as? [String: Any] ?? [:]
        for (name, schema) in schemas { look(atSchema: schema, "schema \(name)") }
        for name in Set(schemas.keys).subtracting(referenced) { all.append("\(name) is not used") }
        all.sort()
    }

    private mutating func look(at operation: [String: Any], _ place: String, _ path: String) {
        let method = place.prefix { $0 != " " }
        let methods = ["get", "put", "post", "delete", "options", "head", "patch"]
        check(methods.contains(String(method)), "\(place) has no method")
        check((operation["summary"] as? String)?.isEmpty == false, "\(place) has no summary")
        look(atParametersOf: operation, place, path)
        if let body = operation["requestBody"] {
            check(method != "get", "\(place) has a body")
            look(atContentOf: body, "the body of \(place)", isNeeded: true)
        }
        let responses = operation["responses"] as? [String: Any] ?? [:]
        check(responses.keys.contains { $0.hasPrefix("2") }, "\(place) cannot succeed")
        for (status, response) in responses {
            let isStatus = status == "default" || (Int(status).map { 100...599 ~= $0 } ?? false)
            check(isStatus, "\(place) answers \(status)")
            let description = (response as? [String: Any])?["description"] as? String
            check(description?.isEmpty == false, "\(status) of \(place) is not described")
            look(atContentOf: response, "\(status) of \(place)", isNeeded: false)
        }
        let schemes = components["securitySchemes"] as? [String: Any] ?? [:]
        for requirement in operation["security"] as? [[String: Any]] ?? [] {
            for name in requirement.keys {
                check(schemes[name] != nil, "\(place) needs \(name), which is not declared")
            }
        }
    }

    private mutating func look(
        atParametersOf operation: [String: Any],
        _ place: String,
        _ path: String
    ) {
        let parameters = operation["parameters"] as? [[String: Any]] ?? []
        var declared: [String] = []
        for parameter in parameters {
            let name = parameter["name"] as? String ?? ""
            let kind = parameter["in"] as? String ?? ""
            check(!name.isEmpty, "\(place) has a parameter without a name")
            check(["path", "query", "header"].contains(kind), "\(name) of \(place) is nowhere")
            if kind == "path" {
                check(parameter["required"] as? Bool == true, "\(name) of \(place) is not required")
            }
            look(atSchema: parameter["schema"] as Any, "\(name) of \(place)")
            declared.append("\(kind) \(name)")
        }
        check(Set(declared).count == declared.count, "\(place) has a parameter twice")
        let inPath = path.split(separator: "/").filter { $0.hasPrefix("{") && $0.hasSuffix("}") }
        check(
            inPath.map { "path \($0.dropFirst().dropLast())" }.sorted()
                == declared.filter { $0.hasPrefix("path ") }.sorted(),
            "\(place) declares other parameters than its path has"
        )
    }

    private mutating func look(atContentOf value: Any, _ place: String, isNeeded: Bool) {
        let content = (value as? [String: Any])?["content"] as? [String: [String: Any]]
        check(!isNeeded || content?.isEmpty == false, "\(place) has no content")
        for (type, media) in content ?? [:] {
            check(type.split(separator: "/").count == 2, "\(place) is of \(type)")
            if let schema = media["schema"] { look(atSchema: schema, "\(type) of \(place)") }
        }
    }

    private mutating func look(atSchema value: Any, _ place: String) {
        guard let schema = value as? [String: Any] else {
            all.append("\(place) has no schema")
            return
        }
        let words: Set = [
            "type", "properties", "required", "items", "additionalProperties", "anyOf", "$ref",
            "format", "examples", "contentMediaType",
        ]
        for word in schema.keys where !words.contains(word) {
            all.append("\(place) says \(word)")
        }
        if let type = schema["type"] {
            let types = ["string", "integer", "number", "boolean", "array", "object", "null"]
            check((type as? String).map(types.contains) == true, "\(place) is of type \(type)")
            check(
                type as? String != "array" || schema["items"] != nil,
                "\(place) is a list of what?"
            )
        }
        if let reference = schema["$ref"] { follow(reference, place) }
        let properties = schema["properties"] as? [String: Any] ?? [:]
        for name in schema["required"] as? [String] ?? [] {
            check(properties[name] != nil, "\(place) requires \(name), which it does not have")
        }
        for (name, property) in properties { look(atSchema: property, "\(place).\(name)") }
        for choice in schema["anyOf"] as? [Any] ?? [] { look(atSchema: choice, place) }
        for word in ["items", "additionalProperties"] {
            if let member = schema[word] { look(atSchema: member, "\(place).\(word)") }
        }
    }

    private mutating func follow(_ reference: Any, _ place: String) {
        let prefix = "#/components/schemas/"
        let schemas = components["schemas"] as? [String: Any] ?? [:]
        guard let text = reference as? String, text.hasPrefix(prefix),
            schemas[String(text.dropFirst(prefix.count))] != nil
        else {
            all.append("\(place) refers to \(reference), which is not there")
            return
        }
        referenced.insert(String(text.dropFirst(prefix.count)))
    }

    private mutating func check(_ holds: Bool, _ fault: String) {
        if !holds { all.append(fault) }
    }
}
