import Language

/// Answers that no person wrote: absences, acknowledgements, receipts and bounces.
enum AutoReply {
    /// Returns the expression that gives an automatic answer away, or nothing.
    static func finding(in words: Words) -> String? {
        for phrase in signs {
            if let range = words.ranges(of: phrase).first {
                return words.all[range].map(\.text).joined(separator: " ")
            }
        }
        return nil
    }

    /// What the form of a text says of whether a machine wrote it: codes and addresses of mail.
    static func marks(in text: String) -> [String] {
        let pieces = text.unicodeScalars.split { !isPart($0) }
        var marks: [String] = []
        if pieces.contains(where: isStatusCode) { marks.append("status code") }
        if pieces.contains(where: isReplyCode) { marks.append("reply code") }
        if pieces.contains(where: { $0.dropFirst().dropLast().contains("@") }) {
            marks.append(text.contains("<") ? "address in brackets" : "address")
        }
        return marks
    }

    /// Tells whether it is an enhanced status code, such as 5.1.1.
    private static func isStatusCode(_ piece: Substring.UnicodeScalarView) -> Bool {
        let parts = piece.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 1, let first = parts[0].first else {
            return false
        }
        return (first == "4" || first == "5")
            && parts[1...].allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(isDigit) }
    }

    /// Tells whether it is the code of a failed command, such as 550.
    private static func isReplyCode(_ piece: Substring.UnicodeScalarView) -> Bool {
        piece.count == 3 && (piece.first == "4" || piece.first == "5")
            && piece.allSatisfy(isDigit)
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isDigit(scalar) || scalar == "." || scalar == "@"
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    static let signs = Phrase.list(
        """
        reponse automatique, automatic reply, auto reply, autoreply, autorespons*, automatically generated,
        genere automatiquement, message automatique, automated message, automated response, out of office,
        out of the office, annual leave, am on leave, am on vacation, am on holiday, m on leave, m on holiday, m on vacation,
        currently on leave, currently on holiday, currently on vacation, maternity leave, parental leave,
        en conge*, conges annuels, conge maternite, absent du, absente du, absent jusqu*, absente jusqu*,
        absent pour, absente pour, absent ce*, suis absent, suis absente, actuellement absent*, actuellement en conge*,
        actuellement en deplacement, actuellement en vacances,
        mon absence, my absence, i am away, i'm away, currently away, be away, will be away, mon retour, my return,
        serai de retour, je serai absent*, back in the office, back tomorrow, will be back, de retour le,
        en deplacement jusqu*, suis en formation, en formation jusqu*,
        ne travaille pas le, ne travaille pas les, do not work on, traveling for work, travelling for work,
        intermittent access, limited access to email*, acces limite a mes mails,
        bureaux sont fermes, bureaux seront fermes, office is closed, offices are closed, office will be closed,
        ne fais plus partie, no longer with the company, no longer work*,
        no longer in use, plus dans la societe, a quitte la societe, a quitte l'entreprise, has left the company,
        not monitored, is not monitored, n'est pas relevee, n'est pas consultee, do not reply to this,
        ne pas repondre a ce, ne repondez pas a ce,
        votre demande a bien ete enregistree, demande a ete enregistree, votre message a bien ete recu,
        has been received, we have received your, thank you for contacting, thanks for contacting,
        merci d'avoir contacte, merci de nous avoir contacte*, repondra dans les plus brefs, ticket cree,
        your message was read, accuse de lecture, a ete lu le, read receipt, accuse de reception,
        undeliver*, non remis, non remise, non distribu*, echec de la remise, echec de remise, avis de non remise,
        delivery status notification, delivery notification, delivery failure, delivery has failed, delivery failed,
        failure notice, mail failure, returned mail, returned to sender, could not be delivered, not be delivered,
        not delivered, unable to deliver, not able to deliver, trouble delivering, error sending your mail,
        permanent error*, permanent failure, permanent fatal errors, delivery errors, delivery problems,
        transcript of session*, mailer daemon, postmaster, user unknown, unknown user, unknown address,
        no such user, recipient address rejected, mailbox full, mailbox name not allowed, mailbox unavailable,
        quota exceeded, boite pleine, boite de reception pleine, adresse introuvable, est introuvable,
        destinataire inconnu, n'a pas pu etre remis, pas pu etre delivre, mail system at host,
        email abuse report, n'etes pas un robot, not a robot,
        rcpt to, smtp error
        """
    )
}
