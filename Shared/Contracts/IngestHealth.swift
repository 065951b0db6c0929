/// Ingest's own health answer (A1.5).
public struct IngestHealth: Codable, Hashable, Sendable {
    public let status: String
    public let version: String
    public let features: Features
    public let workflow: Workflow

    /// What is configured and answers.
    public struct Features: Codable, Hashable, Sendable {
        public let classification: Bool
        public let fileUpload: Bool
        public let hubspot: Bool
        public let clickup: Bool
        public let creditValidation: Bool
        public let notifications: Bool

        public init(
            classification: Bool,
            fileUpload: Bool,
            hubspot: Bool,
            clickup: Bool,
            creditValidation: Bool,
            notifications: Bool
        ) {
            self.classification = classification
            self.fileUpload = fileUpload
            self.hubspot = hubspot
            self.clickup = clickup
            self.creditValidation = creditValidation
            self.notifications = notifications
        }

        private enum CodingKeys: String, CodingKey {
            case classification, hubspot, clickup, notifications
            case fileUpload = "file_upload"
            case creditValidation = "credit_validation"
        }
    }

    /// What each kind of request leads to.
    public struct Workflow: Codable, Hashable, Sendable {
        public let support: String
        public let modelisation: String

        public init(support: String, modelisation: String) {
            self.support = support
            self.modelisation = modelisation
        }
    }

    public init(status: String, version: String, features: Features, workflow: Workflow) {
        self.status = status
        self.version = version
        self.features = features
        self.workflow = workflow
    }
}
