import Contracts
import FoundationEssentials

@testable import Ingest

extension HouseStub {
    /// The port as Ingest uses it.
    var house: House {
        House(
            classifyRequest: { order in
                try await self.ask(.classifyRequest, order) { self.answering.classification($0) }
            },
            classifyReply: { order in
                try await self.ask(.classifyReply, order) { self.answering.reading($0) }
            },
            quote: { order in
                try await self.ask(.quote, order) { wanted in
                    let analysis = self.answering.analysis(wanted.request)
                    let message = MessageToCompose(wanted, analysis)
                    self.note(message)
                    return QuotedRequest(
                        analysis: analysis,
                        template: message.template,
                        message: Self.composed(message)
                    )
                }
            },
            compose: { order in
                try await self.ask(.compose, order) { message in
                    self.note(message)
                    return Self.composed(message)
                }
            },
            fetchFile: { order in
                try await self.perform(.fetchFile, order) { Self.stored($0.name, number: $1) }
            },
            uploadFile: { order in
                let file = UploadedFile(
                    name: order.input.name,
                    size: order.input.size,
                    content: try Data(contentsOf: URL(filePath: order.input.path))
                )
                let upload = Order(input: file, key: order.key, trace: order.trace)
                return try await self.perform(.uploadFile, upload) { file, number in
                    Self.stored(file.name, number: 100 + number, file.content)
                }
            },
            upsertContact: upsertContact,
            createTicket: createTicket,
            updateTicket: updateTicket,
            recordMail: recordMail,
            addNote: { order in
                try await self.perform(.addNote, order) { NoteAdded(noteID: "N-\($1)") }
            },
            createTask: { order in
                try await self.perform(.createTask, order) {
                    TaskCreated(subtaskID: ProductionTask.ID("S-\($1)"))
                }
            },
            sendMail: { order in
                let state = self.answering.mailState
                return try await self.perform(.sendMail, order) {
                    Self.receipt(to: $0.to, number: $1, state)
                }
            },
            sendLetters: sendLetters,
            tellAdmin: { order in
                try await self.perform(.tellAdmin, order) {
                    Self.receipt(to: nil, number: $1, .stored)
                }
            },
            readMailbox: { order in
                try await self.ask(.readMailbox, order) { _ in self.answering.mailboxLook }
            },
            incomingMails: { order in
                try await self.ask(.incomingMails, order) { self.answering.mailbox($0) }
            },
            downloadAttachment: { order in
                try await self.ask(.downloadAttachment, order) { file in
                    let content = Data("\(file.mail)#\(file.number)".utf8)
                    try content.write(to: URL(filePath: file.path))
                    return content.count
                }
            },
            crmNews: { order in
                try await self.ask(.crmNews, order) { try self.answering.news($0) }
            }
        )
    }

    static func composed(_ message: MessageToCompose) -> ComposedMessage {
        ComposedMessage(
            subject: "\(message.template) \(message.language)",
            text: message.answerURL ?? "",
            html: "<p>\(message.objet)</p>"
        )
    }

    private static func stored(
        _ name: String,
        number: Int,
        _ content: Data = Data()
    )
        -> StoredFile
    {
        StoredFile(
            id: StoredFile.ID("F-\(number)"),
            name: name,
            url: "https://files.example.com/F-\(number)",
            type: "image/png",
            size: content.count
        )
    }

    static func receipt(
        to address: String?,
        number: Int,
        _ state: MailState
    ) -> MailReceipt {
        MailReceipt(
            messageID: "M-\(number)@example.com",
            from: "studio@example.com",
            to: address ?? "admin@example.com",
            state: state,
            smtpSent: state == .sent
        )
    }
}
