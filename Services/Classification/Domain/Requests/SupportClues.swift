extension RequestClue {
    /// What speaks for help with an account, a payment, the site or an order.
    ///
    /// Weights are log-odds below zero: -0.7 is 2 to 1, -1.4 is 4 to 1, -2.2 is 9 to 1.
    static let support: [RequestClue] = [
        .init(
            "payment",
            weight: -2.6,
            """
            facture*, facturation, facturer, paiement*, payer, paye, payes, regler, reglement, carte bancaire,
            cb, mastercard, visa, paypal, prelev*, sepa, mandat, iban, rib, virement*, avoir pour,
            d'avoir, tva, debit*, double debit, invoice*, payment*, pay, paid, billing, bill, charged,
            credit card, bank card, card, vat, receipt, purchase order, po number, accounting, comptab*, attestation*, siret,
            credits me reste*, credits il me reste*, credits left, credits remaining, solde, balance
            """
        ),
        .init(
            "money back",
            weight: -3.6,
            "rembours*, refund*, money back, charged twice, double prelevement, preleve deux fois, litige, chargeback"
        ),
        .init(
            "prices and offers",
            weight: -1.8,
            """
            abonnement*, subscription*, resili*, tarif*, grille tarifaire, prix, reduction*, reduc, promo*,
            code promo, remise, rabais, cadeau, pricing, price, prices, discount*, acheter des credits,
            credits supplementaires, buy credits, essai gratuit, free trial, renouvel*, upgrade, forfait*
            """
        ),
        .init(
            "account and access",
            weight: -2.4,
            """
            compte, comptes, mot de passe, mots de passe, mdp, password*, connexion, connection, connecter,
            me connecte, login, log in, logged, sign in, sign up, identifi*, identifiant*, inscri*, inscription,
            acces, acceder, access, authentif*, sso, session, espace client, mon espace, account, accounts,
            changement d'adresse, mon adresse, adresse mail, utilisateur*, profil, profile, user, stagiaire,
            collaborateur*, colleague*, workspace, codes, double authentification, two factor, 2fa
            """
        ),
        .init(
            "trouble",
            weight: -1.6,
            denial: .counts,
            """
            bug*, bogue*, erreur*, error, errors, panne, plante, planter, plantage, crash*, lent, lente, lenteur,
            rame, bloque, bloquee, bloques, bloquer, corromp*, corrompu*, corrupt*, casse, cassee, fige*, frozen,
            probleme*, problem, issue, issues, incident*, defaill*, broken, slow, down, fail, fails, failed,
            failing, 404, 403, 413, 500, 502, 503, 504, urgent, critique, disparu*, disappear*, stuck, plant*, missing from,
            vide, blanc ecran, ecran blanc, expire, expired, rejete*, refusee
            """
        ),
        .init(
            "it does not work",
            weight: -2.6,
            """
            ne marche pas, marche pas, ne marche plus, marche plus, ne fonctionne pas, fonctionne pas,
            ne fonctionne plus, fonctionne plus, ne s'ouvre pas, s'ouvre pas, ne s'affiche*, s'affiche mal,
            s'affichent mal, ne charge pas, charge pas, n'arrive pas a, n'arrive plus a,
            arrive pas a, arrive plus a, n'arrive pas, impossible de, impossible d'*, ne peux plus, ne peux pas,
            ne peut pas, peux plus, ne trouve pas, ne trouve plus, ne vois pas, ne vois plus, ne retrouve pas,
            ne fait rien, ne demande pas, ne recois pas, ne recois plus, rien recu, not working, does not work, do not work,
            doesnt work, not work, can not, not loading, not load, not open, unable to, not receive*,
            stopped working, not compatible, pas compatible, non compatible, ai pas recu, n'ai pas recu
            """
        ),
        .init(
            "the site and its tools",
            weight: -1.9,
            """
            qr code, qr, page blanche, blank page, site, site web, plateforme, platform, visionneuse*, viewer, bouton, button, menu, onglet*, tab,
            navigateur, browser, chrome sur, safari, firefox, iframe, api, webhook*, integration, integrer,
            embed, code d'integration, script, woocommerce, shopify, prestashop, magento,
            wordpress, dns, ssl, certificat, certificate, interface, tableau de bord, dashboard, back office,
            backoffice, newsletter, notif*, emails, mails, spam, desabonn*, unsubscribe, compteur*, statistiques,
            camera, plein ecran, fullscreen, cliquer, clique, clicking, click, csp, sous domaine, connecteur*,
            plugin*, logiciel, application, appli, tableau, import, serveur, server, lecteurs d'ecran
            """
        ),
        .init(
            "transfers",
            weight: -1.8,
            """
            telecharg*, download*, upload*, televers*, depose*, deposer, depot, envoi de fichiers, lors de l'envoi,
            d'envoyer, apres l'envoi, chargement, stocke*, stored, retrouver, taille max*,
            formats acceptes, file size limit, lien de telechargement, download link, renvoyer,
            restaurer, restore, recuperer, sauvegarde*, backup*, heberg*, hosted, hosting
            """
        ),
        .init(
            "progress and delivery",
            weight: -2.4,
            """
            ou en est, ou en sont, en est ma, en est mon, avancement, statut de, pas de nouvelle*, sans nouvelle*,
            aucune nouvelle, des nouvelles, toujours pas, toujours rien, toujours en, en retard, retard, delai*,
            livraison*, livre, livrer, livree, colis, expedi*, commande, commandes, commander, suivi, transporteur*,
            chronopost, quand vais je, quand sera, quand seront, quand arrive*, pas recu, jamais recu, j'attends,
            where is my, where are my, status, still waiting, no news, late, overdue, promised, delivery,
            shipping, shipped, tracking, when will, any update, deadline,
            been finished, is it finished, is it ready, est il pret, est elle prete, est il termine, est elle terminee,
            was due, were due, when do i get, avez vous commence, have you started, pas bouge, nothing since,
            depuis une semaine, depuis des semaines, ca en est, service livraison
            """
        ),
        .init(
            "calling it off",
            weight: -4.0,
            "annuler, annulation, annule, annulee, cancel, cancelled, cancellation, resilier, desinscri*, "
                + "par erreur, doublon*, by mistake, duplicate request"
        ),
        .init(
            "law, sales and the house",
            weight: -2.2,
            """
            rgpd, gdpr, donnees personnelles, personal data, cgv, cgu, contrat*, contract*, conditions generales,
            terms, mentions legales, confidentialite, privacy, demo, demos, demonstration, revendeur*, reseller*,
            reselling, partenariat*, partner*, presse, press, journalist*, recrut*, stage, emploi, candidature,
            documentation, docs, tutoriel*, formation, taux de, phishing, suspect*, rendez vous, rappeler, call me,
            call back, telephone, joindre, interlocuteur, support, service client, reclamation, complaint,
            droits, rights, licence*, license*, propriete, cherche un poste, mon cv, ouverts, opening hours, horaire*,
            collaborer, work with you
            """
        ),
        .init(
            "a question about the service",
            weight: -0.9,
            """
            comment, comment faire, combien de temps, combien coute*, pourquoi, ou trouver, ou puis je, ou dois je,
            ou se trouve, est il possible, est ce que vous, est ce que votre, y a t il, faites vous des, faut il,
            avez vous, auriez vous, quelle est, quel est, quels sont, quelles sont, conseillez, how do, how to,
            how can, how long, how much, where is, where do, where can, is it possible, do you have, what is,
            normal, en general, in general
            """
        ),
        .init(
            "an opinion or thanks",
            weight: -1.4,
            """
            suggestion*, ce serait bien, serait bien de, could you add, feature request, it would be nice,
            idee d'amelioration, great job, bravo, felicitations, all good, loves, tres satisfait*, super travail, adorent, adore, love it, decu*, furieu*,
            thanks for, merci pour, avis, feedback, malvoyant*, accessib*
            """
        ),
    ]
}
