/// Families of expressions that tell what a message to the desk is about, folded.
///
/// Each family found is a mark: it tells the model in one word what French and
/// English say in a hundred, so that what is learned of one helps the other.
enum DeskVocabulary {
    static let families: [MarkFamily] = [
        MarkFamily(
            "bug",
            """
            bug*, bugg*, plant*, crash*, freez*, frozen, fige*, glitch*, error, erreur*, errors,
            echec, ne marche pas, marche pas, marche plus, ne marche plus, ne fonctionne pas,
            ne fonctionne plus, fonctionne pas, fonctionne plus, ne fonctionne, not working,
            doesn't work, does not work, don't work, won't work, didn't work, not work,
            isn't working, stopped working, no longer work*, broken, fails, failed, fail,
            failing, failure, appairage, appairer, blank, ecran blanc, ecran noir, black screen,
            affiche, shows, displays, display, n'affiche pas, stuck, bloque*, tourne en boucle,
            loop, keeps, se ferme, closes, force close, drain*, consomme, vide la batterie, fix,
            fix it, fix this, corrige*, resolve, reparer, reinstall*, redemarr*, restart*,
            reboot*, stop*, problem*, probleme*, issue*, trouble, souci*
            """
        ),
        MarkFamily(
            "wish",
            """
            j'aimerais, j aimerais, aimerais, aimerai, il faudrait, faudrait, ce serait,
            serait bien, serait cool, serait top, seraient, serait bienvenu*, serait utile,
            serait pratique, would be, would like, i'd like, would love, wish, i wish, hope,
            hoping, hopefully, j'espere, espere, please add, pls add, please include, include,
            ajout*, add, rajout*, adding, add the, shame, pourriez vous ajouter, need to add,
            plus d'options, pouvoir, able to, allow, allows, permet pas, let us, let me,
            a quand, when will you, suggest*, suggestion*, propos*, idea, idee, improvement*,
            if only, prevoir, prevu, envisag*, support for, compatible*, compatibilite, why not,
            pas possible, rather, plutot, instead, au lieu, request*, integr*, raccourci,
            tablet*, ipad, choose, au moins, at least, update this app, bring back, remettre,
            rendre, retour de, regrette, want, veux
            """
        ),
        MarkFamily(
            "praise",
            """
            great, good, nice, love, excellent, perfect, awesome, best, bien, super, top,
            genial*, parfait*, excellente, bonne, tres bonne, bon, content*, satisf*, j'adore,
            pratique, complete, complet, facile, easy, useful, utile, thank*, merci pour, bravo,
            but, mais, sinon, however, except, seul bemol, bemol, only thing, only issue
            """
        ),
        MarkFamily(
            "app",
            """
            app, apps, appli, application*, montre, watch*, band, bracelet*, cadran*,
            watch face*, faces, gps, garmin, huawei, honor, fitbit, phone, telephone, bluetooth,
            strava, steps, sleep, sommeil, notification*, heart rate, cardiaque,
            frequence cardiaque, activite*, training, play store, playstore, google play, hms,
            strap, firmware, calories, running, course
            """
        ),
        MarkFamily(
            "config",
            """
            api, apis, smtp, imap, dns, spf, dkim, mx, vpn, proxy, pare feu, firewall, serveur*,
            server*, install*, configur*, parametr*, reglage*, regler le, setting up, set up,
            setup, webhook*, ssl, tls, https, certificat*, certificate*, navigateur*, browser*,
            firefox, chrome, safari, reseau*, network*, wifi, plugin*, pluguin, module,
            extension, prestashop, wordpress, magento, shopify, woocommerce, docker, kubernetes,
            linux, windows, mac, macos, debian, ftp, sftp, ssh, port, ports, ip, adresse ip,
            ldap, sso, saml, oauth, scim, token*, cle d'api, cle api, api key*, cle*, key*,
            endpoint*, import*, export*, csv, sauvegarde*, backup*, base de donnees, database*,
            sql, php, python, java, node, json, xml, erp, crm, connecteur*, connector*,
            imprimante*, printer*, scan*, cable*, usb, driver*, pilote*, antivirus, poste,
            hebergeur*, hosting, domaine, domain, sous domaine, emails sortants, messagerie,
            boite mail, mailbox, relais, logs, journaux, journal, cron, fuseau, timezone, cache,
            build, sdk, documentation, doc, docs, brancher, branche, connecter notre, relier,
            raccorder, integration, migr*, upgrade, mise en place, intranet, variable*,
            environnement, sandbox, bac a sable, widget sur, embed, iframe, quota,
            limite de requetes, rate limit
            """
        ),
        MarkFamily(
            "cardfail",
            """
            card not working, card doesn't work, card isn't working, card won't work,
            card was declined, card declined, card got declined, decline*, rejected,
            contactless, sans contact, virtual card*, carte virtuelle, disposable*, throwaway,
            apple pay, google pay, apple watch, top up failed, top up not, topup, top up,
            topped up, topping up, recharge*, transfer failed, transfer*, virement*,
            troubleshoot, can't use, unable to use
            """
        ),
        MarkFamily(
            "ordering",
            """
            passer commande, passer ma commande, commander, valider ma commande,
            valider la commande, valider mon panier, valider le panier, panier, checkout, cart,
            basket, place an order, placing an order, complete my order, finaliser,
            choisir un transporteur, choisir le transporteur, indiquer un transporteur,
            transporteur, mode de livraison, livraison a domicile, point relais,
            choisir un point, selectionner, ajouter au panier, case, etape, bouton
            """
        ),
        MarkFamily(
            "lost",
            """
            je ne comprends pas, comprends pas, comprend pas, ne trouve pas, trouve pas,
            pas trouver, n'arrive pas a trouver, retrouve pas, vois pas, ne vois pas, cherche,
            don't understand, can't find, cannot find, don't see, can't see, couldn't find,
            how do i, how can i, comment faire, comment
            """
        ),
        MarkFamily(
            "money",
            """
            tarification, fee*, tax*, credit*, visa, money, argent, amount, montant*, echeance*,
            rib, iban, cashback, withdraw*, transaction*, reverse*, discount*
            """
        ),
        MarkFamily(
            "account",
            """
            compte*, account*, pincode, connexion, connecter, connecte, identifi*, authenti*,
            profil*, profile*, username, user name, nom d'utilisateur, pseudo, photo de profil,
            lien d'activation, activer mon, adresse mail, adresse e mail, adresse email,
            mon mail, email address, change my email, mon adresse, suspend*, suspendu*, blocked,
            recover*, lost phone, phone number, facebook, fb, sso compte
            """
        ),
        MarkFamily(
            "general",
            """
            ouvert*, open, ouvrez, ferme*, promotion*, recommand*, provenance, suisse, swiss,
            entreprise*, etudiant*, student, memoire, interview*, stage, recrut*, emploi, job,
            jobs, hiring, candidature, presse, press, partenariat*, partner*, salon, event,
            evenement*, visite*, visit, adresse de vos, locaux, bureau*, office*, headquarters,
            siege, address of, where are you, ou etes vous, located, location*, merci, thank*,
            bonne annee, happy new, joyeu*, bonjour, hello, bonne journee, dpo, cgv, terms,
            mentions legales, brochure*, plaquette*, catalogue, certifi*, environnement*,
            parking, accessib*
            """
        ),
        MarkFamily(
            "outage",
            """
            tout le monde, nobody, no one, everyone, personne ne peut, plus personne,
            tous les utilisateurs, all users, everybody, serveur down, panne
            """
        ),
        MarkFamily(
            "slow",
            """
            lent, lente, slow, slowly, lenteur*, temps de reponse, response time*, timeout*,
            time out, latence, latency, ram*, secondes, seconds, outage, panne generale, down,
            hors ligne, offline, hors service
            """
        ),
        MarkFamily(
            "cannot",
            """
            won't, can't, cannot, could not, couldn't, unable, impossible de, impossible d',
            impossible, n'arrive pas, arrive pas, arrive plus, j'arrive pas, n'arrive plus,
            ne peux pas, peux pas, peut pas, peux plus, ne peut plus, pas moyen, refuse de,
            won't let, doesn't let, not able
            """
        ),
        MarkFamily(
            "dismay",
            """
            nul, nulle, catastroph*, horrible, worst, pire, degoute*, decu*, disappoint*,
            useless, inutilisable, unusable, desinstall*, uninstall*, honte*, shame, garbage,
            rubbish, waste
            """
        ),
        MarkFamily(
            "link",
            """
            deconnect*, disconnect*, ne se connecte, sync*, synchro*, pair, pairing, paired,
            appair*, reconnait pas, not recognize*, not detect*, detecte pas
            """
        ),
        MarkFamily(
            "update",
            """
            depuis la mise a jour, depuis la maj, mise a jour, maj, since the update,
            after update, after the update, derniere mise a jour, last update, latest update,
            new update, update*, new version, nouvelle version, ancienne version, old version
            """
        ),
        MarkFamily(
            "figures",
            """
            wrong, incorrect*, inaccurate, faux, fausse*, errone*, inexact*, accurate*,
            not accurate, ne compte, compte pas, compte mal
            """
        ),
        MarkFamily(
            "gone",
            """
            perdu*, perte, disappear*, disparu*, disparait, lost, loses, vanish*, missing data,
            efface*, deleted
            """
        ),
        MarkFamily(
            "missing",
            """
            manque, il manque, manquent, missing, lacks, lack of, lacking, no option,
            there is no, there's no, n'y a pas, y a pas, il n'existe, doesn't have, n'a pas,
            not available, pas disponible, pas de, why no, no way to, no more, dommage que,
            dommage, pity
            """
        ),
        MarkFamily(
            "option",
            """
            option*, more options, plus de choix, possibilite*, choisir, change the, changer,
            customi*, personnalis*, widget, version, fonction, feature*, fonctionnalite*,
            dark mode, mode sombre, watch face*, cadran*, ability, permett*, allow*
            """
        ),
        MarkFamily(
            "better",
            """
            amelior*, improv*, better if, mieux si, should, should be, should have, devrait,
            devraient, could be, could have, pourrait, pourrait etre, needs, need to, need more
            """
        ),
        MarkFamily(
            "login",
            """
            mot de passe, mots de passe, mdp, password*, passcode, pin, login, log in, log into,
            logging in, logged, sign in, signin, se connecter, me connecter, m identifier,
            identifiant*, 2fa, otp, sms code, code sms, verrouill*, locked, unlock,
            deverrouill*, reset, reinitialis*, forgot*, oublie*, authentif*, lien d activation,
            activation
            """
        ),
        MarkFamily(
            "identity",
            """
            identity, identite, verif*, verify*, my details, personal details,
            personal information, information about me, personal data, donnees personnelles,
            rgpd, gdpr, mes donnees, change my name, my address, my name, married
            """
        ),
        MarkFamily(
            "signup",
            """
            inscri*, sign up, signup, register*, registration, creer un compte,
            creation de compte, creation du compte, create an account, open an account,
            opening an account, another account
            """
        ),
        MarkFamily(
            "closing",
            """
            supprimer mon compte, supprimez mon compte, delete my, delete account, deletion,
            close my, closing, cloture*, fermer mon, fermeture, no longer want, not satisfied,
            leave you
            """
        ),
        MarkFamily(
            "users",
            """
            acces, access, role*, droit*, permission*, admin, utilisateur*, user*, collegue*,
            salarie*, membre*, member*, fusion, fusionner, merge, doublon*, switch account,
            switching, another user, premium account, platinum, freemium
            """
        ),
        MarkFamily(
            "danger",
            """
            hack*, pirat*, compromis*, usurp*, phishing, stolen, vole*, hijack*, inconnu*,
            stranger*, unauthori*, fraud*, faille, fuite, breach
            """
        ),
        MarkFamily(
            "papers",
            """
            factur*, invoice*, bill, bills, billed, billing, releve*, statement, devis, quote,
            purchase order, bon de commande, tva, vat
            """
        ),
        MarkFamily(
            "charges",
            """
            charge*, surcharge*, prelev*, debit*, fee, fees, frais, commission*, penalit*,
            deux fois, twice, double, duplicate, unrecogni*, decouvert, overdraft
            """
        ),
        MarkFamily(
            "refunds",
            """
            rembours*, refund*, rebate*, reimburs*, compensation*, money back, reverse
            """
        ),
        MarkFamily(
            "plans",
            """
            abonnement*, subscription*, forfait*, plan, plans, prorata, annuel*, annual*,
            yearly, monthly, mensuel*, tarif*, pricing, price*, prix, cost, costs,
            cout*, how much, combien, free
            """
        ),
        MarkFamily(
            "paying",
            """
            paiement*, payment*, payer, paye, pay, paid, paying, regler, paypal, sepa, virement,
            cheque*, cash, securise*, secure
            """
        ),
        MarkFamily(
            "promo",
            """
            promo*, code promo, reduction*, reduc, remise*, geste commercial, soldes, coupon*
            """
        ),
        MarkFamily(
            "goods",
            """
            cadeau*, gift, anniversaire, anniv, conseil*, produit*, product*, parfum*, eau de,
            flacon*, creme, coloris, teinte, disponib*, available, stock, encore le, encore la,
            avez vous, vendez, originaux, authentique*, viennent, pays, gamme, marque*
            """
        ),
        MarkFamily(
            "shipping",
            """
            livraison*, delivery, shipping, ship, delivery option*, deliver, livrer,
            livre avant, livrez, douane*, frais de port, colis, noel, christmas
            """
        ),
        MarkFamily(
            "talk",
            """
            contact*, joindre, phone number, telephone, appeler, call*, speak, talk, agent,
            human, humain, person, customer service, service client, support team,
            interlocuteur, chat, horaire*, hours, opening, newsletter*, bulletin, subscribe,
            unsubscribe, abonner, desabonner
            """
        ),
        MarkFamily(
            "abroad",
            """
            atm, atms, currency, currencies, devise*, exchange rate*, taux de change, fiat,
            country, countries, eu, uk, europe, live in, living in, restaurant*, businesses,
            accept*, support, supported, where can i, suisse*, usa
            """
        ),
        MarkFamily(
            "people",
            """
            age, enfant*, child*, daughter, son, kids, fils, fille, mere, ado
            """
        ),
    ]
}
