/// Families of expressions that tell what a message to the shop is about, folded.
///
/// Each family found is a mark: it tells the model in one word what French and
/// English say in a hundred, so that what is learned of one helps the other.
enum ShopVocabulary {
    static let families: [MarkFamily] = [
        MarkFamily(
            "late",
            """
            retard*, en retard, late, delay*, delaid, toujours pas, toujours rien, tjs pas,
            tjr pas, tjs rien, toujours aucun*, toujours en attente, toujours en preparation,
            toujours en cours, toujours attendu*, jamais recu*, jamais arriv*, jamais livr*,
            jamais receptionn*, pas encore recu*, pas recu, rien recu, pas arrive*,
            pas encore arriv*, pas encore la, pas livre*, sans nouvelle*, aucune nouvelle*,
            pas de nouvelle*, plus de nouvelle*, not received*, not recieved, not receive,
            not yet received, not arrived, not come, never arrived, never came, never received,
            haven't received, not delivered, not been delivered, still waiting, still not,
            still nothing, still no, overdue, was due, was supposed, should have arrived,
            should have been, devait arriver, devait etre, devaient etre, devaient arriver,
            etait prevu*, etait annonce*, repousse*, reporte*, postpone*, pushed back, bloque*,
            coince*, stuck, n'avance pas, not moved, hasn't moved, perdu*, lost, stolen,
            inquiet*, worried, relance*, patien*, j'attends toujours, attends encore, tjr,
            too long, so long, long time, so many days, introuvable, vole, been reported,
            jamais eu
            """
        ),
        MarkFamily(
            "waits",
            """
            depuis, attends, attend, j'attends, attendre, waiting, wait, it's been, has been,
            it has been, ca fait, cela fait, voila, already one, ago, since
            """
        ),
        MarkFamily(
            "span",
            """
            jour*, semaine*, mois, day*, week*, month*, heures, 48h, 72h
            """
        ),
        MarkFamily(
            "month",
            """
            janvier, fevrier, mars, avril, mai, juin, juillet, aout, septembre, octobre,
            novembre, decembre, january, february, march, april, may, june, july, august,
            september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, oct,
            nov, dec
            """
        ),
        MarkFamily(
            "weekday",
            """
            lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, monday, tuesday,
            wednesday, thursday, friday, saturday, sunday
            """
        ),
        MarkFamily(
            "recent",
            """
            hier, aujourd'hui, ce matin, ce jour, cette nuit, avant hier, yesterday, today,
            this morning, just now, tonight, last night, just ordered, viens de commander,
            viens de passer
            """
        ),
        MarkFamily(
            "due",
            """
            prevu*, annonce*, promis*, expected, due, scheduled, estimated, deadline, delai*,
            date de livraison, date prevue
            """
        ),
        MarkFamily(
            "bought",
            """
            j'ai commande*, ai commande, ai passe, passe une commande, passe commande, ordered,
            orderd, i order, we order, placed an order, placed order, i bought, j'ai achete,
            fait une commande, commande passee, ma derniere commande, commande du, booked
            """
        ),
        MarkFamily(
            "mine",
            """
            ma commande, mes commandes, mon colis, mon paquet, ma livraison, mon article,
            mes articles, mon produit, my order*, my parcel*, my package*, my delivery,
            my product, my item*, my purchase*, mon achat, mes achats, the order, this order,
            order status, order number, la commande, le colis, colis, parcel, package, shipment,
            cmd, cde
            """
        ),
        MarkFamily(
            "where",
            """
            ou en est, ou est, ou se trouve, en est ou, ou ca en est, where is, where's,
            where are, what about my, whereabouts, status, statut, etat, etat d'avancement,
            track*, suivi*, suivre, numero de suivi, locate, eta, any update*, any news,
            des nouvelles, infos sur, info sur
            """
        ),
        MarkFamily(
            "ships",
            """
            expedi*, envoye*, parti*, shipped, dispatched, ship, prepar*, en cours de livraison,
            in transit, out for delivery, acheminement
            """
        ),
        MarkFamily(
            "confirm",
            """
            confirm*, recapitulatif, recap, enregistre*, valide*, validat*,
            bien recu ma commande, pris en compte, prise en compte, registered, gone through
            """
        ),
        MarkFamily(
            "papers",
            """
            factur*, invoice*, bill, bills, recu, receipt, bon de livraison, duplicata,
            justificatif*
            """
        ),
        MarkFamily(
            "when",
            """
            quand, kan, when, quel jour, quelle date, what date, what day, how many days,
            how long, combien de temps, a quelle heure, what time, sera livre*,
            vais je recevoir, vais je le recevoir, will i get, will be delivered, be delivered
            """
        ),
        MarkFamily(
            "refund",
            """
            rembours*, refund*, rebate*, reimburs*, money back, my money, compensation*,
            credit note, voucher instead, chargeback, rendre l'argent, un avoir, mon avoir,
            mon argent, recredit*, credite*, money
            """
        ),
        MarkFamily(
            "cancel",
            """
            annul*, cancel*, retract*, withdraw*, resili*, ne veux plus, n'en veux plus,
            plus besoin, no longer want, don't want, changed my mind, change d'avis, cancl,
            stop my order, not want
            """
        ),
        MarkFamily(
            "return",
            """
            retour*, return*, renvoy*, renvoi, send back, sending back, sent back, send it back,
            echang*, exchange*, replace*, swap, rapporter, remplace*, rendre, trop petit*,
            trop grand*, too small, too big, too large, wrong size, ne me plait pas,
            ne convient pas, ne me va pas, doesn't fit
            """
        ),
        MarkFamily(
            "defect",
            """
            casse*, brise*, broken, broke, breaks, cracked, crack, smashed, shattered, damaged,
            damage, abime*, endommag*, defect*, faulty, en panne, panne, hs, ne marche pas,
            marche pas, marche plus, ne marche plus, ne fonctionne pas, ne fonctionne plus,
            fonctionne plus, fonctionne pas, not working, doesn't work, does not work,
            don't work, won't work, stopped working, doesn't turn on, won't turn on,
            ne s'allume, s'allume pas, fuit, fuite, leak*, rouill*, rust*, rayure*, raye*,
            scratch*, tache*, stain*, troue*, hole*, dechir*, torn, ripped, eventre*, ecrase*,
            crushed, dent, dented, bosse*, ebrech*, chipped, moisi*, mold*, mould*, perime*,
            past its, avarie*, rotten, pourri*, odeur, sent mauvais, smell*, stinks,
            couleur differente, contrefacon*, faux parfum, counterfeit, fake, muet*, noise,
            noisy, decolle*, decoud*, unstitched, came apart, fell apart, falls apart,
            se detache*, fissur*, fendu*, gondol*, warped, wobbl*, bancal*, dangere*, dangerous,
            brul*, burn*, surchauff*, overheat*, court circuit, sparks, electric shock,
            mal fini*, bad quality, poor quality, mauvaise qualite, mauvais etat, bad condition,
            tampered, deja ouvert*, deja utilise*, already opened, a moitie plein*, half empty,
            peel*, s'effrite, craque*, zipper, malfunction*, pete*, fichu*, foutu*, bloque au,
            ne charge, doesn't charge, won't charge, ne tient pas, allerg*, plus d'odeur,
            sans odeur, mauvaise odeur, odeur bizarre, a tourne, ne sent rien, ne sort, a coule,
            fait du bruit, is dead, are dead, dead on, dead after, mort au,
            trou dans, est vide, arrive vide, moitie vide
            """
        ),
        MarkFamily(
            "arrivedbad",
            """
            viens de recevoir, j'ai recu, recu, received, arrive*, ouvert le paquet,
            ouvert le colis, opened
            """
        ),
        MarkFamily(
            "presale",
            """
            avant d'acheter, avant de commander, si je commande, if i order, if i buy,
            envie d'acheter, souhaite acheter, voudrais acheter, want to buy, looking for,
            interested, je cherche, je recherche, recherche, conseill*, recommend*, advice,
            advise, prix, tarif*, price*, cost, combien coute, how much, disponib*, available,
            availability, en stock, stock, avez vous, vendez, have you got, do you have,
            do you sell, do you deliver, do you ship, livrez vous, expediez vous, taille, size*,
            couleur, coloris, color, colour, existe, difference, which, warranty, garantie,
            promo*, code, reduction*, reduc, remise*, discount*, offer*, offre*, soldes,
            coupon*, voucher*, cadeau, gift, idee, frais de port, frais de livraison,
            cout de livraison, prix de la livraison, livraison gratuite, delivery cost,
            shipping cost, free shipping, delivery option*, delivery method*, emi, cod,
            cash on delivery, showroom, dealership, store, magasin, shop, boutique, originaux,
            authenti*, composition, ingredient*, echantillon*, sample*, demo, provenance,
            viennent, fabrique*, made in
            """
        ),
        MarkFamily(
            "account",
            """
            mot de passe, mdp, password, login, log in, connecter, connexion, connection,
            connect, authentif*, identif*, account*, compte, profil*, inscri*, sign up, signup,
            register, registration, newsletter, fb, facebook, user
            """
        ),
        MarkFamily(
            "payment",
            """
            paiement*, payment*, payer, regler, pay, paypal, carte bancaire, carte bleue, cb,
            visa, card, virement, 3d secure, debit*, cheque, bank, finance
            """
        ),
        MarkFamily(
            "contact",
            """
            contact*, telephone*, phone, appeler, call*, conseiller, agent, human, someone,
            customer service, service client, joindre, interlocuteur, chat, complaint*, review*,
            reclam*, plainte, speak, parler, horaires, hours, opening
            """
        ),
        MarkFamily(
            "thanks",
            """
            merci pour, thank you for, thanks for, bravo, parfait, love it, je recommande,
            bonne journee, have a nice
            """
        ),
        MarkFamily(
            "site",
            """
            site, page, bug, panier, cart, basket, checkout, app, appli*, bouton, telecharg*,
            download*, formulaire, form
            """
        ),
        MarkFamily(
            "address",
            """
            adresse, address
            """
        ),
        MarkFamily(
            "delivery",
            """
            livraison*, livree, livrer, deliver*, livreur, courier, chronopost, colissimo, dhl,
            ups, dpd, gls, mondial relay, point relais, relais, transporteur, carrier, la poste,
            customs, douane*, livre
            """
        ),
        MarkFamily(
            "termination",
            """
            termination, break the contract, penalt*, frais d annulation, cancellation fee*,
            withdrawal, early exit
            """
        ),
        MarkFamily(
            "owed",
            """
            no money, not paid back, toujours pas rembours*,
            toujours pas credit*, pas recredit*, sent back, sent it back,
            renvoye*, retourne*, i returned, j ai rendu
            """
        ),
    ]
}
