import Language

/// What machines write: absences, acknowledgements, receipts and bounces.
extension ReplyTopic {
    static let machines: [ReplyTopic: [Phrase]] = [
        .automatic: Phrase.list(
            """
            automatique*, automatiquement, automatic, automatically, automated, auto,
            autorepl*, autorespon*, robot, bot, noreply, no reply, ne pas repondre,
            do not reply, absent, absente, absence, conge, conges, vacances, ferie,
            arret maladie, retraite, out of office, out of the office, office, leave,
            vacation, holiday, holidays, away, off sick, sabbatical, retired, maternity,
            paternity, parental, retour, de retour, return, back on, back in, reprends,
            reprise, reviens le, fermeture, ferme, fermee, fermes, closed, reopen*, bureau,
            bureaux, mailbox, inbox, boite, messagerie, courriel*, e mail, email, mail, mails,
            message, messages, undeliver*, deliver*, delivery, remise, remis, non remis,
            distribu*, recipient*, destinataire*, expediteur, sender, serveur, server, smtp,
            host, domain, domaine, address, postmaster, daemon, quota, bounce*, returned,
            rejected, blocked, spam, spf, dkim, mx, accuse, receipt, lecture, lu, ticket, case,
            dossier, enregistre, enregistree, registered, assigned, request has, acknowledg*,
            business days, jours ouvres, dans les plus brefs, under the reference, numero de,
            urgent, urgence, urgency, contact*, remplac*, successeur, successor, replacement,
            deputy, no longer works, quitte, left the, nouvelle adresse, new address, captcha,
            human, antispam, unread, deleted, abwesen*, buro, nicht erreichbar,
            automatisch*, zugestellt, unzustellbar*, urlaub, benutzer unbekannt, empfanger,
            respuesta automatica, fuera de la oficina, vacaciones, ausente, no entregad*,
            mensaje automatico, no se pudo entregar, risposta automatica, fuori ufficio,
            assente, mancata consegna, non recapitat*, ausencia, ferias, resposta automatica,
            nao entregue, afwezig*, automatisch antwoord, vakantie, niet bezorgd,
            niet op kantoor, fravaer*, autosvar, ikke leveret, franvar*, poissa, nieobecn*,
            automatyczna, odpowiedz automatyczna, nie dostarczono, neobecnost, автоматическ*,
            автоматически, доставлен*, доставлено, не доставлено, отпуске, сообщение,
            メッセージを配信できません, 自動返信, 不在, 退信, 自动回复, user unknown, unknown user, no such user,
            over quota, mailer daemon, final recipient, diagnostic code, reporting mta,
            action failed, status code, transcript, permanent error*, permanent failure,
            temporary failure, delivery failure, failure notice, returned mail, abuse report,
            feedback report
            """
        )
    ]
}
