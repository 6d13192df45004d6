sdk-not-linked = Non connecté
sdk-linked = Synchronisé : { $number }
sdk-linked-plain = Synchronisé
sdk-linked-noted = Synchronisé : { $number }, avec une remarque
sdk-linked-at = Synchronisé le { $day }/{ $month }/{ $year } { $time }.
sdk-linked-changed = Synchronisé : { $number }, commande modifiée
sdk-linked-cancelled = Synchronisé : { $number }, commande annulée
sdk-changed-at = Modifiée le { $day }/{ $month }/{ $year } { $time }
sdk-changed = Modifiée depuis
sdk-cancelled-at = Annulée le { $day }/{ $month }/{ $year } { $time }
sdk-cancelled = Annulée depuis
sdk-edit-todo = Les modifications ne sont pas transmises : reportez-les aussi là-bas.
sdk-edit-reopened = De nouveau ouverte
sdk-edit-number = Numéro modifié
sdk-edit-number-to = Numéro : { $before } → { $after }
sdk-edit-total = Total modifié
sdk-edit-total-to = Total : { $before } → { $after }
sdk-edit-lines = Articles modifiés
sdk-edit-lines-to = Articles : { $before } → { $after }
sdk-edit-charges = Livraison et frais modifiés
sdk-edit-charges-to = Livraison et frais : { $before } → { $after }
sdk-edit-payment = Paiement modifié
sdk-edit-payment-to = Paiement : { $before } → { $after }
sdk-edit-refunded = Montant remboursé
sdk-edit-partially-refunded = Montant remboursé en partie
sdk-edit-voided = Paiement annulé
sdk-edit-billing = Adresse de facturation modifiée
sdk-edit-billing-to = Adresse de facturation : { $before } → { $after }
sdk-edit-shipping = Adresse de livraison modifiée
sdk-edit-shipping-to = Adresse de livraison : { $before } → { $after }
sdk-edit-customer = Client modifié
sdk-edit-customer-to = Client : { $before } → { $after }
sdk-queued = En attente d'envoi
sdk-running = Envoi en cours
sdk-paused = En suspens
sdk-failed = Non envoyé
sdk-failed-todo = Corrigez, puis envoyez de nouveau.
sdk-retried = Un nouvel essai suivra.
sdk-attempts = { $count ->
    [one] { $count } essai.
   *[other] { $count } essais.
 }
sdk-uncertain = À vérifier
sdk-uncertain-todo = Vérifiez l'arrivée là-bas. Si oui, saisissez le numéro ici ; sinon, envoyez de nouveau.

sdk-unreachable = { $host } est injoignable pour le moment.
sdk-held-back = La requête à { $host } a été retenue ici avant l'envoi.
sdk-unknown-host = L'adresse internet { $host } est introuvable.
sdk-certificate = Le certificat de { $host } n'est pas valable.
sdk-timeout = { $host } n'a pas répondu à temps.
sdk-broken = La connexion avec { $host } a été interrompue.
sdk-throttled = { $host } demande de ralentir.
sdk-server-error = { $host } a un problème interne (erreur { $status }).
sdk-credentials = { $host } n'accepte pas les identifiants. Vérifiez-les dans les réglages du plugin.
sdk-refused = Refusé par { $host } (erreur { $status }). { $reason }
sdk-unexpected-status = { $host } a donné une réponse inattendue (code { $status }).
sdk-unreadable = { $host } a donné une réponse incompréhensible.
sdk-too-large = { $host } a donné une réponse trop volumineuse.
sdk-not-allowed = Ce plugin ne peut pas communiquer avec { $host }. Prévenez l'assistance.
sdk-invalid-request = La requête à { $host } n'a pas pu être préparée. Prévenez l'assistance.

sdk-storage = Le stockage de la plateforme est injoignable pour le moment.
sdk-stored-value = La valeur enregistrée « { $key } » est inutilisable. Prévenez l'assistance.
sdk-queue = La plateforme ne peut rien mettre en file d'attente pour le moment.

sdk-skip-gone = La commande n'existe plus.
sdk-skip-test = Les commandes de test ne sont pas envoyées.
sdk-skip-open = La commande n'est pas encore complétée.
sdk-skip-cancelled = La commande est annulée.
sdk-skip-unpaid = La commande n'est pas encore payée.
sdk-skip-authorized = Le paiement est seulement autorisé, pas encore encaissé.
sdk-skip-partially-paid = La commande n'est payée qu'en partie.
sdk-skip-partially-refunded = La commande est remboursée en partie. Saisissez-la là-bas à la main.
sdk-skip-refunded = La commande est remboursée.
sdk-skip-voided = Le paiement a été annulé.
sdk-flow-off = L'envoi des commandes est désactivé. Activez-le dans les réglages du plugin.

sdk-no-lines = La commande ne contient aucun article.
sdk-quantity-missing = { $line } : la quantité manque.
sdk-quantity-not-positive = { $line } : la quantité doit être supérieure à zéro, et non { $quantity }.
sdk-bad-quantity = { $line } : « { $value } » n'est pas une quantité.
sdk-bad-price = { $line } : « { $value } » n'est pas un prix.
sdk-bad-discount = { $line } : « { $value } » n'est pas une remise.
sdk-bad-vat-rate = { $line } : « { $value } » n'est pas un taux de TVA.
sdk-bad-vat = { $line } : « { $value } » n'est pas un montant de TVA.
sdk-bad-charge = { $label } : le montant ou sa TVA n'est pas un nombre.
sdk-charge-exemption = { $label } : aucune TVA n'est facturée, mais les articles de la commande ont des motifs différents. Indiquez dans la commande le motif pour ces frais (par exemple N3.1), puis envoyez-la de nouveau.
sdk-bad-credit = L'avoir utilisé, « { $value } », n'est pas un montant.
sdk-bad-total = Le total « { $value } » n'est pas un montant.
sdk-negative-line = { $line } : la remise dépasse le prix.
sdk-vat-missing = { $line } : le montant de la TVA manque.
sdk-wrong-sum = Le total de la commande est { $total }, mais la somme de ses parties est { $sum }. Corrigez la commande, puis envoyez-la de nouveau.

sdk-unknown-job = Cette version du plugin ne connaît pas la tâche « { $kind } ».

# A kind of work, in the list of jobs
sdk-job-export-order = exportation d'une commande
