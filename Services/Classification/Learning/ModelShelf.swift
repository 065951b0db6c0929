import ClassificationModels
import FoundationEssentials
import Learning
import Runtime

/// The models that Classification judges by.
struct ModelShelf: Sendable {
    let requests: LinearModel
    let replies: LinearModel
    let shop: LinearModel
    let desk: LinearModel
    let priority: LinearModel

    /// The tasks whose model is an owner's.
    let own: [String]

    /// Takes each model from the data folder, or else the one that was built in.
    ///
    /// - Parameter dataFolder: Holds an owner's own models as
    ///   `models/<task>.model`.
    /// - Throws: `SettingsError` naming the file that is no model, or one of
    ///   another task or other labels.
    init(dataFolder: String) throws {
        var own: [String] = []
        func model(_ task: LearningTask) throws -> LinearModel {
            let path = "\(dataFolder)/models/\(task.name).model"
            guard FileManager.default.fileExists(atPath: path) else {
                return try Self.builtIn(task)
            }
            own.append(task.name)
            return try Self.model(at: path, for: task)
        }
        requests = try model(.requests)
        replies = try model(.replies)
        shop = try model(.shop)
        desk = try model(.desk)
        priority = try model(.priority)
        self.own = own
    }

    /// The models that were built in.
    static func builtIn(_ task: LearningTask) throws -> LinearModel {
        let file: BuiltInModel
        switch task.name {
        case LearningTask.requests.name: file = requests_model()
        case LearningTask.replies.name: file = replies_model()
        case LearningTask.shop.name: file = shop_model()
        case LearningTask.desk.name: file = desk_model()
        case LearningTask.priority.name: file = priority_model()
        default: throw SettingsError("there is no built-in model for \(task.name)")
        }
        let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
        return try checked(Array(bytes), for: task, from: "the built-in \(task.name).model")
    }

    /// Reads a model's file.
    static func model(at path: String, for task: LearningTask) throws -> LinearModel {
        let file: Data
        do {
            file = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw SettingsError("\(path) cannot be read")
        }
        return try checked(Array(file), for: task, from: path)
    }

    private static func checked(
        _ bytes: [UInt8],
        for task: LearningTask,
        from path: String
    ) throws -> LinearModel {
        let model: LinearModel
        do throws(ModelFileError) {
            model = try LinearModel(bytes: bytes)
        } catch {
            throw SettingsError("\(path) cannot be used: it is \(error)")
        }
        guard model.name == task.name else {
            throw SettingsError("\(path) cannot be used: it is a model for \(model.name)")
        }
        guard model.labels == task.labels.sorted() else {
            throw SettingsError("\(path) cannot be used: it tells other labels apart")
        }
        return model
    }
}
