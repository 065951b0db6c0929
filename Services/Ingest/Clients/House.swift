import Contracts
import Observability
import ServiceKit

/// What goes to another service: an input, and the effect's key.
struct Order<Input: Sendable>: Sendable {
    let input: Input
    let key: String?
    let trace: TraceContext

    var context: CallContext { CallContext(trace: trace, key: key) }

    /// An order that may wait for a vendor's limits.
    var unhurried: CallContext { CallContext(trace: trace, key: key, timeout: 30) }

    /// An order that may take as long as a file takes to arrive.
    var patient: CallContext { CallContext(trace: trace, key: key, timeout: 120) }
}

/// Something about one ticket.
struct AboutTicket<Content: Sendable>: Sendable {
    let ticketID: Ticket.ID
    let content: Content
}

/// A file that came with the request itself.
struct FileToUpload: Sendable {
    let name: String
    let path: String
    let size: Int
}

/// Mails that came in after one, in the order in which they were taken in.
struct MailsAfter: Sendable {
    let position: Int
    let limit: Int
}

/// A file of a mail that came in, and where to put it.
struct AttachmentToDownload: Sendable {
    /// As Notifications calls the mail.
    let mail: String
    let number: Int
    let path: String

    /// The most bytes that it may have.
    let limit: Int
}

/// The other services, as far as Ingest needs them.
struct House: Sendable {
    var classifyRequest: @Sendable (Order<RequestToClassify>) async throws -> RequestClassification
    var classifyReply: @Sendable (Order<ReplyToClassify>) async throws -> ReplyClassification
    var quote: @Sendable (Order<RequestToQuote>) async throws -> QuotedRequest
    var compose: @Sendable (Order<MessageToCompose>) async throws -> ComposedMessage
    var fetchFile: @Sendable (Order<FileToFetch>) async throws -> StoredFile
    var uploadFile: @Sendable (Order<FileToUpload>) async throws -> StoredFile
    var upsertContact: @Sendable (Order<ContactToUpsert>) async throws -> ContactUpserted
    var createTicket: @Sendable (Order<TicketToCreate>) async throws -> TicketCreated
    var updateTicket: @Sendable (Order<AboutTicket<TicketUpdate>>) async throws -> TicketUpdated
    var recordMail: @Sendable (Order<AboutTicket<RecordedMail>>) async throws -> MailRecorded
    var addNote: @Sendable (Order<AboutTicket<NoteToAdd>>) async throws -> NoteAdded
    var createTask: @Sendable (Order<TaskToCreate>) async throws -> TaskCreated
    var sendMail: @Sendable (Order<MailToSend>) async throws -> MailReceipt
    var sendLetters: @Sendable (Order<LettersToSend>) async throws -> LetterReceipts
    var tellAdmin: @Sendable (Order<AdminNotice>) async throws -> MailReceipt
    var readMailbox: @Sendable (Order<Nothing>) async throws -> PolledSource
    var incomingMails: @Sendable (Order<MailsAfter>) async throws -> IncomingMailPage

    /// Returns the bytes that were written.
    var downloadAttachment: @Sendable (Order<AttachmentToDownload>) async throws -> Int
    var crmNews: @Sendable (Order<TicketsToWatch>) async throws -> CRMNews
}
