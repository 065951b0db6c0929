import Contracts
import FoundationEssentials
import Runtime
import ServiceKit

/// Starting and stopping the house, and how it is.
enum HouseCommands {
    static let all = [up, down, status]

    private static let up = Command(
        "up",
        "Starts every service and keeps them running, until told to stop",
        options: [
            .data,
            Option(
                name: "--port-offset",
                value: "K",
                help: "is added to every default port"
            ),
        ]
    ) { arguments, environment in
        try arguments.checkNoWords()
        let offset = try arguments.integer("--port-offset", in: 0...50_000) ?? 0
        let plan = try HousePlan(
            environment,
            dataFolder: arguments.value("--data"),
            portOffset: offset
        )
        try await Supervisor(plan: plan).run()
    }

    private static let down = Command(
        "down",
        "Stops what `guichet up` started on the same data folder",
        options: [.data]
    ) { arguments, environment in
        try arguments.checkNoWords()
        let folder = arguments.value("--data") ?? dataFolder(environment)
        guard let house = try RunningHouse.read(from: folder), HouseLock.isHeld(in: folder) else {
            throw CommandFailure("nothing runs on \(folder)")
        }
        try await house.stop(in: folder)
        print("guichet: stopped")
    }

    private static let status = Command(
        "status",
        "Shows every service and whether it is ready",
        options: [.data, .json]
    ) { arguments, environment in
        try arguments.checkNoWords()
        let folder = arguments.value("--data") ?? dataFolder(environment)
        let states = try await HouseInquiry(environment, dataFolder: folder).states()
        if arguments.has("--json") {
            try Output.json(states)
        } else {
            for state in states {
                print(
                    Command.padded(state.service, to: 16),
                    Command.padded(state.status, to: 12),
                    state.url
                )
            }
        }
        guard states.allSatisfy({ $0.status == "ready" }) else {
            throw CommandFailure("not every service is ready")
        }
    }

    static func dataFolder(_ environment: Environment) -> String {
        environment.string("GUICHET_DATA_DIR", default: "./data")
    }
}

/// What a command could not do, for its reader.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
