import Testing

@testable import MIME

@Suite("An e-mail address")
struct EmailAddressTests {
    @Test(arguments: [
        "anna@example.com", "a@b.co", "support+t42.9f3c1a7be0d24c55@shop.example",
        "o'brien_{x}~!#$%&*=?^`|/@mail.example.com", "anna@xn--caf-dma.example", "1@1.example",
        String(repeating: "a", count: 64) + "@example.com",
    ])
    func `is accepted when every server can carry it`(text: String) throws {
        #expect(try EmailAddress(text).description == text)
    }

    @Test func `keeps the local part and lowers the domain`() throws {
        let address = try EmailAddress("Anna.B@Example.COM")
        #expect(address.localPart == "Anna.B")
        #expect(address.domain == "example.com")
        #expect(try address == EmailAddress("Anna.B@example.com"))
    }

    @Test(
        arguments: [
            ("", .empty),
            ("anna", .noAtSign),
            ("anna@b@example.com", .severalAtSigns),
            ("@example.com", .localPartEmpty),
            (String(repeating: "a", count: 65) + "@example.com", .localPartTooLong),
            ("é@example.com", .localPartNotASCII),
            ("e\u{301}@example.com", .localPartNotASCII),
            ("anna b@example.com", .localPartCharacter(" ")),
            (" anna@example.com", .localPartCharacter(" ")),
            ("\"anna\"@example.com", .localPartCharacter("\"")),
            ("Anna <anna@example.com>", .localPartCharacter(" ")),
            ("<anna@example.com>", .localPartCharacter("<")),
            ("anna(x)@example.com", .localPartCharacter("(")),
            (".anna@example.com", .localPartDots),
            ("anna.@example.com", .localPartDots),
            ("an..na@example.com", .localPartDots),
            ("anna@", .domainEmpty),
            ("anna@café.example", .domainNotASCII),
            ("anna@exam\u{AD}ple.com", .domainNotASCII),
            ("anna@localhost", .domainNotQualified),
            ("anna@[127.0.0.1]", .domainCharacter("[")),
            ("anna@under_score.example", .domainCharacter("_")),
            ("anna@example.com ", .domainCharacter(" ")),
            ("anna@example.com>", .domainCharacter(">")),
            ("anna@127.0.0.1", .domainNumeric),
            ("anna@example..com", .domainLabel("")),
            ("anna@example.com.", .domainLabel("")),
            ("anna@.example.com", .domainLabel("")),
            ("anna@-a.example", .domainLabel("-a")),
            ("anna@a-.example", .domainLabel("a-")),
            (
                "anna@" + String(repeating: "a", count: 64) + ".example",
                .domainLabel(String(repeating: "a", count: 64))
            ),
            ("a@" + String(repeating: "ab.", count: 85) + "com", .tooLong),
        ] as [(String, EmailAddressError)]
    )
    func `is refused with the exact reason`(text: String, error: EmailAddressError) {
        #expect(throws: error) { try EmailAddress(text) }
    }

    @Test(arguments: ["\r", "\n", "\0", "\t", "\u{7F}", "\u{1B}"] as [Unicode.Scalar])
    func `is refused with a control character anywhere`(control: Unicode.Scalar) {
        #expect(throws: EmailAddressError.localPartCharacter(control)) {
            try EmailAddress("an\(control)na@example.com")
        }
        #expect(throws: EmailAddressError.domainCharacter(control)) {
            try EmailAddress("anna@example.com\(control)")
        }
    }

    @Test func `is refused with a line break and a second command behind it`() {
        #expect(throws: EmailAddressError.severalAtSigns) {
            try EmailAddress("anna@example.com>\r\nRCPT TO:<eve@example.com")
        }
        #expect(throws: EmailAddressError.domainCharacter("\r")) {
            try EmailAddress("anna@example.com\r\nBcc: eve")
        }
    }

    @Test func `may have 254 octets and not one more`() throws {
        let domain = Array(repeating: String(repeating: "d", count: 62), count: 3)
            .joined(separator: ".")
        let longest = String(repeating: "l", count: 61) + "@" + domain + ".ex"
        #expect(longest.utf8.count == 253)
        #expect(try EmailAddress("l" + longest).description.utf8.count == 254)
        #expect(throws: EmailAddressError.tooLong) { try EmailAddress("ll" + longest) }
    }

    @Test func `never has its control characters repeated in the message`() {
        let sentence = EmailAddressError.localPartCharacter("\r").description
        #expect(sentence == "The part before the @ has the character U+000D, which is not allowed.")
    }
}
