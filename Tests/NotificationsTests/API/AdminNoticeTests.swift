import Contracts
import Curl
import FoundationEssentials
import HTTP
import TestSupport
import Testing

@testable import Notifications

@Suite("A word to the admin")
struct AdminNoticeTests {
    @Test func `is one mail in the admin's language`() async throws {
        let fixture = try NotificationsFixture([
            "ADMIN_EMAIL": "boss@example.com", "ADMIN_LANGUAGE": "en",
        ])
        try await fixture.run { service in
            let notice = AdminNotice.sample(.reclassified)
            let answer = try await service.send(NotificationsAPI.tellAdmin, notice, key: "run:n")
            #expect(answer.status == 202)
            let again = try await service.send(NotificationsAPI.tellAdmin, notice, key: "run:n")
            #expect(again.body == answer.body)
            #expect(try fixture.mailFiles().count == 1)

            let mail = try fixture.mail(try answer.decoded())
            #expect(mail.headers["To"] == "boss@example.com")
            #expect(
                mail.headers["Subject"]
                    == "[Guichet] ALERT reclassified MODELISATION: Chaise en bois"
            )
            #expect(mail.headers["Auto-Submitted"] == "auto-generated")
        }
    }

    @Test(arguments: [
        (AdminNotice.sample(objet: "a\r\nBcc: eve@example.com"), "#/objet"),
        (.sample(ticketURL: "https://desk.example.com/\n"), "#/ticket_url"),
        (.sample(AdminNoticeKind(rawValue: "a\nb")), "#/kind"),
    ])
    func `is refused by the field at fault, and nothing is stored`(
        notice: AdminNotice,
        pointer: String
    ) async throws {
        let fixture = try NotificationsFixture()
        try await fixture.run { service in
            let answer = try await service.send(NotificationsAPI.tellAdmin, notice, key: "run:n")
            #expect(answer.status == 422)
            #expect(try answer.decoded(Problem.self).errors?.map(\.pointer) == [pointer])
            #expect(try fixture.mailFiles().isEmpty)
        }
    }
}
