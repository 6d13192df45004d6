sdk-not-linked = Non connecté
sdk-linked = Synchronisé : { $number }
sdk-linked-at = Synchronisé le { $day }/{ $month }/{ $year }.
sdk-queued = En attente d'envoi
sdk-running = Envoi en cours
sdk-paused = En suspens
sdk-failed = Non envoyé
sdk-failed-todo = Corrigez, puis envoyez de nouveau.
sdk-attempts = { $count ->
    [one] Tenté { $count } fois.
   *[other] Tenté { $count } fois.
 }
sdk-uncertain = À vérifier
sdk-uncertain-todo = Vérifiez s'il est arrivé. Si oui, saisissez son numéro ici ; sinon, envoyez-le de nouveau.

sdk-unreachable = { $host } est injoignable pour le moment. Un nouvel essai sera fait.
sdk-timeout = { $host } n'a pas répondu à temps. Un nouvel essai sera fait.
sdk-broken = La connexion avec { $host } a été interrompue. Un nouvel essai sera fait.
sdk-throttled = { $host } demande de ralentir. Un nouvel essai sera fait.
sdk-server-error = { $host } a un problème interne (erreur { $status }). Un nouvel essai sera fait.
sdk-credentials = { $host } n'accepte pas les identifiants. Vérifiez-les dans les réglages du plugin.
sdk-refused = { $host } l'a refusé (erreur { $status }). { $reason }
sdk-unexpected-status = { $host } a donné une réponse inattendue (code { $status }).
sdk-unreadable = { $host } a donné une réponse incompréhensible.
sdk-too-large = { $host } a donné une réponse trop volumineuse.
sdk-not-allowed = Ce plugin ne peut pas communiquer avec { $host }. Prévenez l'assistance.
sdk-invalid-request = La demande à { $host } n'a pas pu être préparée. Prévenez l'assistance.

sdk-storage = Le stockage de la plateforme est injoignable pour le moment. Un nouvel essai sera fait.
sdk-stored-value = La valeur enregistrée « { $key } » est inutilisable. Prévenez l'assistance.
sdk-queue = La plateforme ne peut pas le mettre en file pour le moment. Un nouvel essai sera fait.
