import Contracts

extension NoticeWording {
    static let french = NoticeWording(
        languageCode: "fr",
        announcements: [
            .request: Announcement(
                subject: "[Guichet] Nouvelle demande",
                sentence: "Une nouvelle demande est arrivée."
            ),
            .reclassified: Announcement(
                subject: "[Guichet] ALERTE reclassement",
                sentence: "Une demande est arrivée par le mauvais formulaire : son type a été "
                    + "corrigé. Vérifiez-le."
            ),
            .contactFailed: Announcement(
                subject: "[Guichet] Contact non créé",
                sentence:
                    "Le contact du client n'a pas pu être créé dans le CRM ; le ticket existe."
            ),
            .mailFailed: Announcement(
                subject: "[Guichet] Mail non envoyé",
                sentence: "Un mail n'est pas parti, ou personne ne sait s'il est parti. Regardez "
                    + "avec « guichet mail list », puis tranchez avec « guichet mail resend » ou "
                    + "« guichet mail dismiss »."
            ),
            .replyForPerson: Announcement(
                subject: "[Guichet] Réponse à lire",
                sentence: "Un client a répondu et une personne doit le lire. Le ticket n'a pas "
                    + "changé d'état."
            ),
            .replyAnalysed: Announcement(
                subject: "[Guichet] Réponse à lire, demande analysée",
                sentence: "Un client a répondu avec des fichiers : la demande a été analysée de "
                    + "nouveau, et l'état ci-dessous en est le résultat. Une personne doit lire "
                    + "ce qu'il écrit."
            ),
            .crmChange: Announcement(
                subject: "[Guichet] Changement dans le CRM à préciser",
                sentence: "Ce qui a été changé dans le CRM ne peut pas être suivi tel quel. Rien "
                    + "n'a été envoyé au client."
            ),
            .unmatchedMail: Announcement(
                subject: "[Guichet] E-mail sans ticket",
                sentence: "Un client connu a écrit, et rien ne rattache son e-mail à un ticket. "
                    + "Il n'a rien changé : une personne doit le lire."
            ),
            .validated: Announcement(
                subject: "[Guichet] Devis validé",
                sentence: "Un client a validé son devis."
            ),
            .rejected: Announcement(
                subject: "[Guichet] Devis refusé",
                sentence: "Un client a refusé son devis. Le ticket est fermé."
            ),
            .expired: Announcement(
                subject: "[Guichet] Devis expiré",
                sentence: "Un devis est resté sans réponse et a expiré."
            ),
            .estimated: Announcement(
                subject: "[Guichet] Devis envoyé",
                sentence: "L'estimation est prise en compte et le devis part au client."
            ),
            .bounced: Announcement(
                subject: "[Guichet] E-mail non remis",
                sentence: "Un de nos e-mails est revenu : il n'est pas arrivé."
            ),
            .mailSetAside: Announcement(
                subject: "[Guichet] E-mail mis de côté",
                sentence: "Un e-mail reçu n'a pas pu être traité. Il attend une personne."
            ),
            .mailsHeld: Announcement(
                subject: "[Guichet] Trop d'e-mails",
                sentence:
                    "Un correspondant a trop écrit aujourd'hui. Ses e-mails suivants attendent une personne."
            ),
        ],
        unknown: Announcement(
            subject: "[Guichet] Information",
            sentence: "Le Guichet vous informe."
        ),
        states: [
            .pendingInfo: "en attente d'informations du client",
            .pendingCredits: "en attente de la réponse du client",
            .pendingAdmin: "en attente de votre décision",
            .validated: "validé",
            .rejected: "refusé",
            .expired: "expiré",
            .notApplicable: "sans devis",
        ],
        methods: [
            .rules: "règles",
            .model: "modèle appris",
            .llm: "modèle de langage",
            .fallback: "type du formulaire, faute de classement",
        ],
        client: "Client",
        objet: "Objet",
        finalKind: "Type retenu",
        detectedKind: "Type détecté",
        confidence: "Confiance",
        reason: "Raison",
        method: "Méthode",
        state: "État",
        credits: "Crédits estimés",
        request: "Demande",
        ticket: "Ticket",
        openTicket: "Ouvrir le ticket",
        detail: "Détail",
        colon: " : ",
        percentSpace: "\u{A0}"
    )
}
