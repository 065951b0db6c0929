public import Contracts
public import FoundationEssentials

/// A service's OpenAPI 3.1 document, made from its endpoints.
public struct OpenAPIDocument {
    private let title: String
    private let version: String
    private let endpoints: [any AnyEndpoint]

    public init(title: String, version: String, endpoints: [any AnyEndpoint]) {
        self.title = title
        self.version = version
        self.endpoints = endpoints
    }

    /// The document as JSON, with its members in a stable order.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(try document()) + Data("\n".utf8)
    }

    private func document() throws -> JSONValue {
        var components: [String: JSONValue] = [:]
        var paths: [String: [String: JSONValue]] = [:]
        for endpoint in endpoints {
            paths[endpoint.path, default: [:]][endpoint.method.rawValue.lowercased()] =
                try operation(endpoint, into: &components)
        }
        return [
            "openapi": "3.1.0",
            "info": ["title": .string(title), "version": .string(version)],
            "paths": .object(paths.mapValues { .object($0) }),
            "components": [
                "schemas": .object(components),
                "securitySchemes": ["serviceToken": ["type": "http", "scheme": "bearer"]],
            ],
        ]
    }

    private func operation(
        _ endpoint: any AnyEndpoint,
        into components: inout [String: JSONValue]
    ) throws -> JSONValue {
        var operation: [String: JSONValue] = [
            "summary": .string(endpoint.summary),
            "parameters": .array(parameters(of: endpoint)),
            "responses": .object(try responses(of: endpoint, into: &components)),
        ]
        var bodies = try content(of: endpoint.inputType, into: &components)
        if let form = endpoint.form {
            bodies.merge(try content(of: form, as: "multipart/form-data", into: &components)) { $1 }
        }
        if !bodies.isEmpty {
            operation["requestBody"] = ["required": true, "content": .object(bodies)]
        }
        if endpoint.access == .services {
            // An empty requirement: on loopback a service may run without its token.
            operation["security"] = [["serviceToken": []], [:]]
        }
        return .object(operation)
    }

    private func responses(
        of endpoint: any AnyEndpoint,
        into components: inout [String: JSONValue]
    ) throws -> [String: JSONValue] {
        var responses = [
            "\(endpoint.status)": answer(
                "Done",
                try content(of: endpoint.outputType, into: &components)
            ),
            "default": answer(
                "What went wrong",
                try content(of: Problem.self, as: "application/problem+json", into: &components)
            ),
        ]
        for other in endpoint.otherAnswers {
            responses["\(other.status)"] =
                answer(other.summary, try content(of: other.type, into: &components))
        }
        return responses
    }

    private func answer(_ description: String, _ content: [String: JSONValue]) -> JSONValue {
        content.isEmpty
            ? ["description": .string(description)]
            : ["description": .string(description), "content": .object(content)]
    }

    /// What a body of a type holds, by its media type; nothing for `Nothing`.
    private func content(
        of type: any (Codable & Sendable).Type,
        as mediaType: String = "application/json",
        into components: inout [String: JSONValue]
    ) throws -> [String: JSONValue] {
        if type == Nothing.self { return [:] }
        if type == FileContent.self { return ["application/octet-stream": [:]] }
        let schema = try SchemaReader.schema(of: type)
        for object in schema.objects {
            components[object.name] = definition(of: object.properties)
        }
        return [mediaType: ["schema": reference(to: schema)]]
    }

    private func parameters(of endpoint: any AnyEndpoint) -> [JSONValue] {
        let inPath = endpoint.path.split(separator: "/")
            .filter { $0.hasPrefix("{") }
            .map { parameter(String($0.dropFirst().dropLast()), "path", isRequired: true) }
        let inQuery = endpoint.query.map { parameter($0, "query", isRequired: false) }
        let key = parameter(
            "Idempotency-Key",
            "header",
            isRequired: endpoint.access == .services
        )
        return inPath + inQuery + (endpoint.isEffect ? [key] : [])
    }

    private func parameter(_ name: String, _ place: String, isRequired: Bool) -> JSONValue {
        [
            "name": .string(name), "in": .string(place), "required": .bool(isRequired),
            "schema": ["type": "string"],
        ]
    }

    private func definition(of properties: [Schema.Property]) -> JSONValue {
        [
            "type": "object",
            "properties": .object(
                Dictionary(
                    uniqueKeysWithValues: properties.map { ($0.name, reference(to: $0)) }
                )
            ),
            "required": .array(properties.filter(\.isRequired).map { .string($0.name) }),
        ]
    }

    private func reference(to property: Schema.Property) -> JSONValue {
        let schema = reference(to: property.schema)
        return property.isRequired ? schema : ["anyOf": [schema, ["type": "null"]]]
    }

    private func reference(to schema: Schema) -> JSONValue {
        switch schema {
        case .string(let known) where known.isEmpty: ["type": "string"]
        case .string(let known):
            // Sets may grow: the known values are examples, not the limit.
            ["type": "string", "examples": .array(known.map { .string($0) })]
        case .dateTime: ["type": "string", "format": "date-time"]
        case .integer: ["type": "integer"]
        case .number: ["type": "number"]
        case .boolean: ["type": "boolean"]
        case .array(let member): ["type": "array", "items": reference(to: member)]
        case .dictionary(let member):
            ["type": "object", "additionalProperties": reference(to: member)]
        case .object(let name, _): ["$ref": .string("#/components/schemas/\(name)")]
        case .file: ["type": "string", "contentMediaType": "application/octet-stream"]
        case .any: [:]
        }
    }
}
