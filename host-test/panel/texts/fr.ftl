# What surrounds every page.
panel = Panneau de contrôle
plugins = Intégrations / Plugins
orders = Commandes
products = Produits
customers = Clients
queue = File d'attente
activity = Activité
sales = Ventes
synchronization = Synchronisation
shops = Boutiques
shops-none = Il n'y a pas encore de boutique. La première est créée par l'exploitant de la plateforme.
search-shops = Nom ou id
shops-first = Les { $shown } premières sur { $count } : cherchez celle que vous voulez.
platform-settings = Plateforme
platform-settings-text = Pour l'exploitant de la plateforme : l'adresse et les identifiants communs à toutes les boutiques.
public-address = Adresse publique
public-address-help = L'adresse à laquelle les autres systèmes joignent cette plateforme : en https, sans barre finale. Sans elle, aucun webhook n'arrive et aucune connexion par autorisation n'est possible.
platform-missing = Incomplet
menu = Menu
main-navigation = Principale
language = Langue
skip = Aller au contenu
sign-out = Se déconnecter
signed-in-as = Session de { $name }
by-person = par { $name }
path = Chemin
as-of = Mis à jour à
need-you = { $count ->
    [one] { $count } à voir
   *[other] { $count } à voir
}
needs-you = à voir
back-to-start = Retour à l'accueil
back = Retour

# Signing in.
login-needed = Ouvrez le lien affiché au démarrage du panneau : il ouvre votre session.
login-resend = Rien n'a encore été enregistré. Ouvrez le lien dans un autre onglet, puis rechargez cette page : votre navigateur propose d'envoyer à nouveau votre saisie.
login-wrong = Ce lien vient d'un autre démarrage du panneau. Ouvrez le dernier qui a été affiché.
signed-out = Votre session est fermée.

# Why there is no page.
error-not-done = Cela n'a pas fonctionné
error-server = Cette page ne peut pas être affichée pour le moment
error-server-text = Vos commandes sont en sécurité, et ce qui attend continue tout seul. Réessayez dans un instant.
error-not-found = Il n'y a rien à cette adresse.
ask-operator = Ce n'est pas encore possible : la personne qui gère la plateforme doit d'abord régler quelque chose. Demandez-lui ; le journal dit quoi.
form-broken = Le formulaire est arrivé incomplet. Ouvrez de nouveau la page et réessayez.

# Times.
today = Aujourd'hui
yesterday = Hier
today-at = aujourd'hui, { $time }
yesterday-at = hier, { $time }
date-format = %d/%m/%Y
never = jamais
last = Dernière
next = Prochaine
since = Début : { $time }.

# Plugins.
plugins-none-connected = Aucun plugin n'est encore connecté. Connectez-en un pour commencer.
plugins-in-step = { $count ->
    [one] Le plugin connecté est synchronisé.
   *[other] Les { $count } plugins connectés sont synchronisés.
}
plugins-failures = { $count ->
    [one] Les plugins sont connectés ; { $count } enregistrement demande votre attention.
   *[other] Les plugins sont connectés ; { $count } enregistrements demandent votre attention.
}
plugins-need-you = { $count ->
    [one] Un plugin demande votre attention.
   *[other] { $count } plugins demandent votre attention.
}
plugin-off = Désactivé
plugin-connected = Connecté
plugin-needs-you = À voir
plugin-waits = En attente
plugin-broken = Inutilisable
plugin-broken-detail = Ce plugin est inutilisable pour le moment. Le responsable de la plateforme en trouve la raison dans le journal.
todo-paused = Les réglages de { $plugin } sont à revoir
todo-failed = { $count ->
    [one] { $count } enregistrement n'a pas été accepté par { $plugin }
   *[other] { $count } enregistrements n'ont pas été acceptés par { $plugin }
}
todo-uncertain = { $count ->
    [one] { $count } enregistrement est peut-être arrivé, peut-être pas
   *[other] { $count } enregistrements sont peut-être arrivés, peut-être pas
}
todo-uncertain-detail = Rien n'est envoyé de nouveau tant que vous n'avez pas vérifié là-bas.
open-settings = Ouvrir les réglages
look-and-decide = Vérifier et décider
see-why = Voir pourquoi
decide = Décider
connect = Connecter
settings = Réglages
version = version { $version }
waits = En attente
on = Activé
off = Désactivé
next-once-connected = une fois le plugin connecté
next-after-decision = après votre décision
next-now = maintenant
next-in = { $count ->
    [one] dans { $count } minute
   *[other] dans { $count } minutes
}
next-when-needed = dès qu'il y a quelque chose à envoyer
next-was-due = elle était prévue { $time }
plugin-late = En retard
first-import = Première importation. { $records } : { $done } sur { $total }
first-import-so-far = Première importation. { $records } : { $done } jusqu'ici
fetching = { $records } : { $done } sur { $total }
fetching-so-far = { $records } : { $done } jusqu'ici
hitch-title = La dernière tentative a échoué ({ $work }). Une nouvelle tentative aura lieu automatiquement, { $time }.
may-call = Peut appeler { $hosts }
needs-modules = nécessite le module { $modules }
what-is-synchronized = Ce qui est synchronisé
last-day = Dernières 24 heures
nothing-yet = Rien pour l'instant.
sent-count = { $count ->
    [one] { $count } envoi
   *[other] { $count } envois
}
failed-count = { $count ->
    [one] { $count } en échec
   *[other] { $count } en échec
}
attempts-failed-count = { $count ->
    [one] { $count } essai en échec
   *[other] { $count } essais en échec
}
uncertain-count = { $count ->
    [one] { $count } à vérifier
   *[other] { $count } à vérifier
}
synchronize-now = Synchroniser maintenant

# A plugin's settings.
answer-not-connected = Pas encore connecté. Saisissez ce qui est demandé et confirmez.
answer-off = Désactivé. Ses données sont conservées : confirmez les réglages pour le réactiver.
answer-held = Des produits attendent votre décision.
answer-waiting = { $count ->
    [one] Connecté. { $count } enregistrement demande votre attention.
   *[other] Connecté. { $count } enregistrements demandent votre attention.
}
answer-in-step = Connecté, et rien ne demande votre attention.
api-configuration = Configuration API
credentials-accepted = Acceptée
oauth-help = Vous passez à l'autre système, y autorisez la connexion, puis revenez ici.
another-account = S'agit-il d'un autre compte ?
another-account-forget = Oublier le compte précédent
another-account-help = Uniquement si les identifiants sont ceux d'un autre compte : ce qui a été envoyé au précédent compte comme non envoyé, et les produits sont associés à nouveau.
onward-title = Vers l'autre système
onward-text = Autorisez-y la connexion. Vous revenez ensuite ici automatiquement.
onward-button = Continuer
confirm = Confirmer
save = Enregistrer
secret-saved = Enregistré. Pour remplacer, collez une autre valeur.
set-but-main-off = Réglé ; activé dès que l'interrupteur principal l'est.
switches-once-connected = Possible une fois le plugin connecté.
settings-once-connected = Possible une fois le plugin connecté.
more-settings = Autres réglages
applies-from-now = Vaut pour ce qui attend et pour ce qui est envoyé à partir de maintenant.
not-saved = Non enregistré
refused-fields = Certaines valeurs ne peuvent pas être justes ou n'ont pas été acceptées. Corrigez-les et confirmez de nouveau.
old-settings-stay = Les réglages d'avant restent en vigueur.
read-choices = Demander à { $name } les choix possibles
row-waited-for = { $count ->
    [one] { $count } élément l'attend
   *[other] { $count } éléments l'attendent
}
mapping-theirs-missing = { $value } : choisissez la correspondance ou videz la ligne.
mapping-ours-missing = Dans une ligne, seul le côté droit est choisi : remplissez le côté gauche ou videz la ligne.
mapping-twice = { $value } figure dans deux lignes : n'en gardez qu'une.
here = Ici
there = Dans l'autre système
choose = Choisir…
held-title = { $count ->
    [one] { $count } produit serait retiré de la vente
   *[other] { $count } produits seraient retirés de la vente
}
held-short = { $plugin } indique { $listed ->
    [one] { $listed } produit
   *[other] { $listed } produits
}, alors que { $known ->
    [one] { $known } produit venant de là est
   *[other] { $known } produits venant de là sont
} en vente ici. Aucun produit n'a été retiré de la vente.
held-text = { $plugin } n'indique que { $listed ->
    [one] { $listed } produit
   *[other] { $listed } produits
}, alors que { $known ->
    [one] { $known } produit venant de là est
   *[other] { $known } produits venant de là sont
} en vente ici ; { $count ->
    [one] { $count } serait retiré
   *[other] { $count } seraient retirés
} de la vente. C'est peut-être une erreur : aucun produit n'a donc été retiré de la vente. Vérifiez les produits dans l'autre système. Si la liste est juste, confirmez-la.
held-question = { $count ->
    [one] Retirer { $count } produit de la vente ?
   *[other] Retirer { $count } produits de la vente ?
}
held-button = { $count ->
    [one] Retirer { $count } produit de la vente
   *[other] Retirer { $count } produits de la vente
}
held-consequence = Vos clients ne les verront plus. Ils restent dans Framework360 et reviennent en vente dès que l'autre système les indique de nouveau.
held-leave = Les laisser en vente
read-list-again = Relire la liste
state-heading = Situation
state = État
account = Compte
last-synchronization = Dernière synchronisation
not-sent = Non envoyés
about = À propos
version-word = Version
asks-for = Ce qu'il demande
history = Historique
switch-off = Désactiver
switch-off-question = Désactiver ce plugin ?
switch-off-consequence = Plus rien n'est envoyé ni importé. Ses données sont conservées, et ce qui attend reprend quand il est réactivé.
leave-on = Le laisser activé
synchronize-after-decision = De nouveau possible quand vous aurez décidé pour les produits.
synchronize-nothing = Il n'y a rien à importer : aucun sens entrant n'est activé.

# What was done.
done-switched = Les interrupteurs sont enregistrés.
done-saved = Enregistré.
done-as-before = Rien n'a changé : tout est comme avant.
done-connected = Les réglages ont été acceptés et enregistrés.
done-disabled = Le plugin est désactivé.
done-disabled-left = Le plugin est désactivé. Il en reste quelque chose dans l'autre système ; la page Activité dit quoi.
done-synchronizing = La synchronisation a commencé.
done-confirmed = Les produits ont été retirés de la vente.
done-again = Le nouvel envoi est lancé.
done-cancelled = Le retrait de la file d'attente est fait. Vous pouvez envoyer les enregistrements à la main.
done-stopped = L'envoi est arrêté. Ce qui n'était pas encore parti reste ici : vous pouvez l'envoyer à la main plus tard.
done-there = C'est noté. La vérification se fait dans l'autre système ; le résultat s'affiche ici.
done-not-there = Le nouvel envoi est lancé.
done-not-now = Rien n'a été fait : ce n'est plus en attente.

# Lists.
search-orders = Numéro, ici ou là-bas, client, e-mail ou identifiant
search-products = Nom, SKU ou identifiant
search-customers = Nom, e-mail, téléphone ou identifiant
any = Tous
at-plugin = Chez
filter = Filtrer
match-count = { $count ->
    [one] { $count } résultat
   *[other] { $count } résultats
}
remove-filter = retirer ce filtre
clear-filter = Effacer le filtre
list-answer = { $all ->
    [one] { $all } au total.
   *[other] { $all } au total.
} Avec { $plugin } : { $linked ->
    [one] { $linked } lié
   *[other] { $linked } liés
}, { $open } « Non connecté », { $queued } en file d'attente, { $failed } à voir.
list-count = { $count ->
    [0] Rien pour l'instant.
    [one] { $count } au total.
   *[other] { $count } au total.
}
list-matching = Résultats : { $count } sur { $all }.
list-empty = Rien ici pour l'instant
list-empty-text = Tout arrive automatiquement : de la boutique, ou par un plugin qui importe.
list-nothing-found = Aucun résultat
list-nothing-found-text = { $count ->
    [one] Il y en a { $count }, mais rien ne correspond au filtre.
   *[other] Il y en a { $count }, mais rien ne correspond au filtre.
}
go-to-plugins = Aller à Intégrations / Plugins
select = Sélection
select-name = Sélectionner { $name }
order = Commande
product = Produit
customer = Client
total = Total
price = Prix
email = E-mail
actions = Actions
actions-for = Actions pour { $name }
send-to-menu = Envoyer vers
send-to = Envoyer vers { $name }
send-to-count = Envoyer { $count } vers { $name }
selected = dans la sélection
selected-all = { $count ->
    [one] Le seul résultat est sélectionné
   *[other] Les { $count } résultats sont tous sélectionnés, sauf ceux que vous décochez
}
select-all = { $count ->
    [one] Sélectionner le seul résultat
   *[other] Sélectionner les { $count } résultats
}
nothing-selected = Rien n'est sélectionné. Sélectionnez au moins un enregistrement, puis envoyez.
other-number = La question portait sur { $asked }, mais il y en a maintenant { $count }. Rien n'a été fait. Revenez en arrière et vérifiez de nouveau.
other-records = D'autres éléments correspondent désormais, bien qu'en même nombre. Rien n'a été envoyé. Revoyez la liste.
newest = Première page
page-empty = Cette page est vide désormais
page-empty-text = Ce qu'elle contenait a changé entre-temps et se trouve sur une autre page.
page-changed = Du nouveau ici : afficher
older = Plus ancien
newer = Plus récent
off-sale = hors vente
on-sale = en vente
payment-paid = payée
payment-open = à payer
payment-refunded = remboursée
order-cancelled = annulée
standing-not-linked = Non connecté
standing-queued = En file d'attente
standing-on-hold = En suspens
standing-linked = Lié
standing-failed = En échec
standing-uncertain = À vérifier
the-order = Commande { $name }
the-product = Produit { $name }
the-customer = Client { $name }

# A record.
history-none = Rien n'a été noté sur cet enregistrement en particulier : c'est le cas lors d'un envoi ou d'un problème. Les importations sont notées dans leur ensemble, dans l'activité.
items = Articles
item = Article
quantity = Quantité
vat = TVA
links = Liens
name = Nom
billing = Facturation
shipping = Livraison
remark = Note
sku = SKU
ean = EAN
stock = Stock
phone = Téléphone
tags = Tags
address = Adresse

# Reports of sends by hand.
report-title = Rapport { $number }
sent-by-hand = Envois manuels
report-running = Envoi vers { $plugin } : { $done } sur { $count } jusqu'ici. Début : { $time }.
report-answer = { $count ->
    [one] { $count } enregistrement sélectionné pour { $plugin }
   *[other] { $count } enregistrements sélectionnés pour { $plugin }
} : { $there ->
    [one] { $there } est là-bas
   *[other] { $there } sont là-bas
}, { $failed } à voir, { $skipped ->
    [one] { $skipped } ignoré
   *[other] { $skipped } ignorés
}. Envoi : { $time }.
report-leave = Vous pouvez quitter cette page : l'envoi continue tout seul.
report-stop = { $count ->
    [one] Arrêter : ne pas envoyer le dernier
    [many] Arrêter : ne pas envoyer les { $count } autres
   *[other] Arrêter : ne pas envoyer les { $count } autres
}
progress = Progression
show-records = Afficher les enregistrements
and-more = { $count ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
send-again-count = { $count ->
    [one] Envoyer de nouveau { $count } enregistrement
   *[other] Envoyer de nouveau { $count } enregistrements
}
send-all-again = Envoyer de nouveau les { $count } enregistrements
part-sent = Envoyé
part-already-there = Déjà là
part-skipped = Ignoré
part-failed = En échec
part-uncertain = À vérifier
part-waiting = En attente

# Queue.
phase-waiting = En attente
phase-running = En cours
phase-paused = En pause
phase-parked = En échec
phase-uncertain = À vérifier
phase-done = Terminé
phase-skipped = Ignoré
by-state = Par état
queue-clear = Rien en attente, rien en échec.
queue-by-itself = { $count ->
    [one] Rien ne demande votre attention. { $count } suit son cours.
   *[other] Rien ne demande votre attention. { $count } suivent leur cours.
}
queue-answer = À voir : { $paused } en attente d'un réglage, { $failed } en échec, { $uncertain } à vérifier. { $waiting ->
    [one] { $waiting } suit son cours.
   *[other] { $waiting } suivent leur cours.
}
queue-nothing = Rien en attente, rien en échec
queue-nothing-text = Ce qui a été envoyé se trouve sur la page Activité.
uncertain-title = À vérifier : regardez là-bas, puis décidez
it-is-there = C'est déjà là-bas
it-is-there-help = Saisissez le numéro que vous y voyez. Les deux sont liés ; rien n'est envoyé.
number-there = Numéro dans
number-needed = Saisissez le numéro que vous voyez dans l'autre système.
it-is-not-there = Ce n'est pas là-bas
it-is-not-there-help = L'enregistrement y est créé. S'il y était déjà, il y sera en double.
send-again = Envoyer de nouveau
entered-by-hand = Saisi à la main…
send-again-name = Envoyer de nouveau : { $name } ?
send-again-danger = Vous avez vérifié : l'enregistrement n'est pas là-bas. S'il y est, il y sera en double.
do-not-send = Ne pas envoyer
failed-title = { $count ->
    [one] { $count } en échec
   *[other] { $count } en échec
}
send-again-question = { $count ->
    [one] Envoyer de nouveau { $count } enregistrement ?
   *[other] Envoyer de nouveau { $count } enregistrements ?
}
send-again-consequence = Avec les réglages actuels. Si la raison est toujours là, l'envoi échoue de nouveau.
record = Enregistrement
attempts-head = Essais
attempts = { $count }, dernier : { $time }
waiting-title = En attente
due-now = part tout de suite
due-at = prochain essai : { $time }
cancel-count = { $count ->
    [one] Retirer { $count } tâche de la file d'attente
   *[other] Retirer { $count } tâches de la file d'attente
}
cancel-question = { $count ->
    [one] Retirer { $count } tâche de la file d'attente ?
   *[other] Retirer { $count } tâches de la file d'attente ?
}
cancel-consequence = Rien n'est envoyé. Vous pourrez envoyer les enregistrements à la main plus tard.
let-them-wait = Laisser en attente

# Activity.
activity-quiet = Il ne s'est rien passé ces dernières 24 heures.
activity-none-sent = Au cours des dernières 24 heures, aucun enregistrement n'a été envoyé.
activity-answer = Ces dernières 24 heures : { $sent ->
    [one] { $sent } envoi
   *[other] { $sent } envois
}, { $failed ->
    [one] { $failed } essai en échec
   *[other] { $failed } essais en échec
}.
activity-none = Il ne s'est encore rien passé
activity-nothing-found = Aucun résultat
chart-label = Envois et essais en échec par demi-heure
bar-title = { $time } : { $sent ->
    [one] { $sent } envoi
   *[other] { $sent } envois
}, { $failed } en échec
as-figures = En chiffres
six-hours-from = Six heures à partir de
plugin = Plugin
what = Événement
everything = Tous
what-sent = Envois
what-imported = Importations
what-failed = Échecs
what-skipped = Ignorés et remarques
what-settings = Réglages modifiés
event-active = réactivé
event-already-there = déjà là
event-connected = réglages acceptés
event-disabled = désactivé
event-failed = en échec pour l'instant, un nouvel essai suivra
event-forgotten = liens oubliés
event-held = attend votre confirmation
event-imported = importation effectuée
event-matched = lien établi
event-note = remarque
event-parked = en échec
event-paused = à voir
event-sent = envoi effectué
event-decided = décidé à la main
event-skipped = ignoré
event-switched = interrupteurs enregistrés
event-taken = importation effectuée
event-uncertain = à vérifier

# Live.
todo-setting = { $count ->
    [one] { $count } enregistrement attend un réglage de { $plugin }
   *[other] { $count } enregistrements attendent un réglage de { $plugin }
}
paused-title = En attente d'un réglage
newer-entries = { $count ->
    [one] { $count } entrée plus récente : l'afficher
   *[other] { $count } entrées plus récentes : les afficher
}
pause = Pause
connection-lost = Pas de connexion : l'affichage n'est peut-être plus à jour
go-on = Reprendre
