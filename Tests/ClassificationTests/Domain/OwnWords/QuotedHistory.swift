/// The history that mail programs put below an answer, each in its own way.
enum QuotedHistory {
    private static let words = "Bonjour,\n\nVotre devis : 2 crédits.\nRépondez \"Je valide\"."
    private static let marked = words.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")

    /// Each attribution above marked lines, and above bare ones.
    static let texts: [String] =
        attributions.flatMap { ["\($0)\n\n\(marked)", "\($0)\n\n\(words)"] }
        + headers.map { "\($0)\n\n\(words)" }
        + [
            "\(undated)\n\n\(marked)", "\(undated)\n\n\(words)",
            "> Le 3 mars 2026 à 10:05, Atelier <atelier@example.com> a écrit :\n>\n\(marked)",
            "> Message du 03/03/26 10:05\n> De : \"Atelier\" <atelier@example.com>\n\(marked)",
        ]

    static let attributions = [
        // Gmail
        "Le mar. 3 mars 2026 à 10:05, Atelier <atelier@example.com> a écrit :",
        "Le mar. 3 mars 2026 à 10:05, Atelier des Modèles <\natelier@example.com> a écrit :",
        "On Tue, Mar 3, 2026 at 10:05 AM Studio <studio@example.com> wrote:",
        "On Tue, Mar 3, 2026 at 10:05\u{202F}AM A Studio of a Long Name <studio@example.com>\nwrote:",
        "Am Di., 3. März 2026 um 10:05 Uhr schrieb Atelier <atelier@example.com>:",
        "El mar, 3 mar 2026 a las 10:05, Taller (<taller@example.com>) escribió:",
        "Il giorno mar 3 mar 2026 alle ore 10:05 Bottega <bottega@example.com> ha scritto:",
        "Op di 3 mrt 2026 om 10:05 schreef Atelier <atelier@example.com>:",
        "Em ter., 3 de mar. de 2026 às 10:05, Oficina <oficina@example.com> escreveu:",
        "Den tis 3 mars 2026 kl 10:05 skrev Ateljé <atelje@example.com>:",
        "wt., 3 mar 2026 o 10:05 Pracownia <pracownia@example.com> napisał(a):",
        "вт, 3 мар. 2026 г. в 10:05, Студия <studio@example.com>:",
        "2026年3月3日(火) 10:05 工房 <studio@example.com>:",
        // Apple Mail and telephones
        "Le 3 mars 2026 à 10:05, Atelier <atelier@example.com> a écrit :",
        "On Mar 3, 2026, at 10:05 AM, Studio <studio@example.com> wrote:",
        "On 3 Mar 2026, at 10:05,\nStudio <studio@example.com>\nwrote:",
        "Den 3. mar. 2026 kl. 10.05 skrev Værksted <studio@example.com>:",
        // Thunderbird, SOGo, Roundcube
        "Le 03/03/2026 à 10:05, Atelier a écrit :",
        "On 03/03/2026 10:05, Studio wrote:",
        "Am 03.03.26 um 10:05 schrieb Atelier:",
        "Le 2026-03-03 10:05, Atelier a écrit :",
        "- Le 2026-03-03 10:05, Atelier a écrit :",
        "W dniu 03.03.2026 o 10:05, Pracownia pisze:",
        "Dne 3. 3. 2026 v 10:05 Dílna <dilna@example.com> napsal:",
        "Il 03/03/2026 10:05, Bottega ha scritto:",
        // Yahoo, Proton, Zoho, Yandex
        "Le mardi 3 mars 2026 à 10:05:12 UTC+1, Atelier <atelier@example.com> a écrit :",
        "On Tuesday, March 3rd, 2026 at 10:05 AM, Studio <studio@example.com> wrote:",
        "---- On Tue, 03 Mar 2026 10:05:12 +0100 Studio <studio@example.com> wrote ----",
        "03.03.2026, 10:05, \"Studio\" <studio@example.com>:",
        "Tuesday, 3 March 2026, 10:05 AM +0100 from Studio <studio@example.com>:",
        "2026-03-03 10:05 GMT+01:00 Atelier <atelier@example.com>:",
    ]

    /// Without a date, which takes a paragraph of its own to be sure.
    static let undated = "Atelier <atelier@example.com> a écrit :"

    static let headers = [
        // Outlook for Windows, on the web, on telephones
        "De : Atelier <atelier@example.com>\nEnvoyé : mardi 3 mars 2026 10:05\nÀ : Anna\nObjet : Devis",
        "De : Atelier\nEnvoyé : mardi 3 mars 2026 10:05\nÀ : Anna\nCc : Paul\nObjet : Devis",
        "*De :* Atelier <atelier@example.com>\n*Envoyé :* mardi\n*À :* Anna\n*Objet :* Devis",
        "From: Studio <studio@example.com>\nSent: Tuesday, March 3, 2026 10:05 AM\nTo: Anna\n"
            + "Subject: Quote",
        "From: Studio of a Long Name\n<studio@example.com>\nSent: Tuesday\nTo: Anna\nSubject: Quote",
        "________________________________\nDe : Atelier\nDate : mardi\nÀ : Anna\nObjet : Devis",
        "Von: Atelier\nGesendet: Dienstag, 3. März 2026 10:05\nAn: Anna\nBetreff: Angebot",
        "Da: Bottega\nInviato: martedì 3 marzo 2026 10:05\nA: Anna\nOggetto: Preventivo",
        "Van: Atelier\nVerzonden: dinsdag 3 maart 2026 10:05\nAan: Anna\nOnderwerp: Offerte",
        "Fra: Værksted\nSendt: 3. marts 2026 10:05\nTil: Anna\nEmne: Tilbud",
        "De: Oficina\nEnviado: terça-feira, 3 de março de 2026 10:05\nPara: Anna\nAssunto: Orçamento",
        "发件人: 工房 <studio@example.com>\n发送时间: 2026年3月3日 10:05\n收件人: Anna\n主题: 报价",
        // Outlook for Mac, Apple's forwards
        "De : Atelier <atelier@example.com>\nDate : mardi 3 mars 2026 à 10:05\nÀ : Anna\nObjet : Devis",
        "From: Studio <studio@example.com>\nDate: Tuesday, March 3, 2026 at 10:05\nTo: Anna\n"
            + "Subject: Quote",
        // Zimbra, Orange, SFR, Yahoo
        "De: \"Atelier\" <atelier@example.com>\nÀ: \"Anna\" <anna@example.com>\n"
            + "Envoyé: Mardi 3 Mars 2026 10:05:12\nObjet: Devis",
        "Message du : 03/03/2026 10:05\nDe : \"Atelier\" <atelier@example.com>\nA : anna@example.com\n"
            + "Sujet : Devis",
        "----- Mail original -----\nDe: Atelier",
        "-----Message d'origine-----\nDe : Atelier",
        "-----Original Message-----\nFrom: Studio",
        "------- Original Message -------\nOn Tuesday",
        "-------- Message transféré --------\nSujet : Devis",
        "-------- Weitergeleitete Nachricht --------\nBetreff: Angebot",
        "---------- Forwarded message ---------\nDe : Atelier",
        "-------- Oprindelig besked --------\nFra: Værksted",
        "-------- Messaggio originale --------\nDa: Bottega",
        "Début du message transféré :\n\nDe: Atelier",
        "Begin forwarded message:\n\nFrom: Studio",
        "##- Please type your reply above this line -##",
    ]
}
