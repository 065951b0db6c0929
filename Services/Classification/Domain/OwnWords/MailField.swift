/// A field of a mail's header, by what it says and not by its language.
enum MailField: Sendable {
    case from
    /// A word for sending, which nobody writes above anything but a mail.
    case sent
    case date
    case to
    case copy
    case subject
    case other

    /// Reads a folded line such as "*To:* somebody".
    init?(line: String) {
        let bytes = line.utf8
        guard let colon = bytes.prefix(40).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let label = line[..<colon].utf8.split { " *_".utf8.contains($0) }
        guard (1...3).contains(label.count) else { return nil }
        let name = label.map { String(Substring($0)) }.joined(separator: " ")
        guard let field = Self.names[name] else { return nil }
        self = field
    }

    /// The names of the fields, folded.
    private static let names: [String: MailField] = {
        var names: [String: MailField] = [:]
        for (field, words) in families {
            for word in words { names[word] = field }
        }
        return names
    }()

    private static let families: [(MailField, [String])] = [
        (
            .from,
            [
                "from", "de", "expediteur", "von", "van", "da", "fra", "fran", "od", "lahettaja",
                "remitente", "mittente", "remetente", "nadawca", "odesilatel", "felado", "kimden",
                "gonderen", "expeditor", "от", "от кого", "від", "发件人", "寄件者", "差出人", "보낸 사람",
            ]
        ),
        (
            .sent,
            [
                "sent", "envoye", "envoye le", "message du", "gesendet", "gesendet am", "enviado",
                "enviado el", "enviada em", "enviado em", "inviato", "verzonden", "sendt",
                "skickat",
                "wyslano", "odeslano", "lahetetty", "gonderildi", "gonderme tarihi", "trimis",
                "отправлено", "надіслано", "发送时间", "寄件日期", "送信日時", "보낸 날짜", "date d'envoi",
            ]
        ),
        (
            .date,
            [
                "date", "le", "datum", "fecha", "data", "dato", "paivays", "paivamaara", "tarih",
                "дата", "日期", "日付", "날짜",
            ]
        ),
        (
            .to,
            [
                "to", "a", "pour", "destinataire", "destinataires", "an", "aan", "para", "til",
                "till", "do", "komu", "vastaanottaja", "cimzett", "kime", "alici", "кому", "для",
                "收件人", "收件者", "宛先", "받는 사람",
            ]
        ),
        (
            .copy,
            [
                "cc", "cci", "bcc", "copie", "copie a", "copia", "kopie", "kopi", "kopia", "dw",
                "bilgi",
                "копия", "копія", "抄送", "副本", "참조",
            ]
        ),
        (
            .subject,
            [
                "subject", "objet", "sujet", "betreff", "asunto", "assunto", "oggetto", "onderwerp",
                "emne", "amne", "temat", "predmet", "targy", "aihe", "konu", "subiect", "тема",
                "主题", "主旨", "件名", "제목",
            ]
        ),
        (
            .other,
            [
                "reply-to", "reply to", "repondre a", "antwort an", "importance", "priorite",
                "priority", "attachments", "pieces jointes", "piece jointe", "organisation",
                "organization", "prioritat", "wichtigkeit",
            ]
        ),
    ]
}
