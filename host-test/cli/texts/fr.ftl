date-time = %d/%m/%Y %H:%M:%S %Z

yes = oui
no = non
on = activé
off = désactivé
none = aucun
place = { $plugin } dans { $shop }
store-expected = --store { $found } : sqlite:PATH était attendu, comme sqlite:host-test.db
store-missing = il n'y a pas de base à { $path } ; `host-test shop SHOP` en crée une
store-homeless = il n'y a pas de dossier personnel ici ; indiquez --store sqlite:PATH

## Statuses, results, and what happened

waiting = en attente
running = en cours
paused = en pause
decided = décidé à la main
skipped = sans suite
parked = en échec
uncertain = à vérifier
done = terminé
nothing = rien à faire
queued = en file d'attente
sent = envoi effectué
already-there = déjà là
cancelled = annulation
failed = en échec
failed-for-now = en échec pour l'instant
put-off = à plus tard
switched-on = activé
switched-off = désactivé
connected = connecté
switched = interrupteurs réglés
imported = importé
matched = associé
held = à confirmer
forgotten = liens oubliés
note = remarque

## Names

the-order = commande { $id }
the-product = produit { $id }
the-customer = client { $id }
field-text = texte
field-secret = secret
field-url = adresse web
field-number = nombre
field-toggle = oui/non
field-choice = choix
field-mapping = tableau

## Titles of columns

head-about = CONCERNE
head-at = QUAND
head-at-first = AU DÉPART
head-attempts = ESSAIS
head-became = RÉSULTAT
head-city = VILLE
head-contract = CONTRAT
head-country = PAYS
head-customer = CLIENT
head-due = PRÉVU
head-email = E-MAIL
head-help = AIDE
head-id = ID
head-job = TÂCHE
head-key = CLÉ
head-kind = TYPE
head-label = LIBELLÉ
head-name = NOM
head-number = NUMÉRO
head-number-there = NUMÉRO DISTANT
head-on-sale = EN VENTE
head-phone = TÉLÉPHONE
head-order = COMMANDE
head-plugin = PLUGIN
head-price = PRIX
head-products = PRODUITS
head-reason = RAISON
head-remote-id = ID DISTANT
head-report = RAPPORT
head-result = RÉSULTAT
head-setting = RÉGLAGE
head-shop = BOUTIQUE
head-size = TAILLE
head-sku = SKU
head-status = ÉTAT
head-stock = STOCK
head-street = RUE
head-switch = INTERRUPTEUR
head-text = TEXTE
head-by = Par
head-total = TOTAL
head-value = VALEUR
head-what = ÉVÉNEMENT

## platform

address-none = non réglée : les autres systèmes et les navigateurs ne peuvent pas atteindre la plateforme
address-of-platform = { $address } (celle de la plateforme)
platform-settings-none = { $plugin } n'a pas de réglages pour toute la plateforme.
platform-settings-saved = { $plugin } : enregistré pour toute la plateforme.
platform-settings-missing = Saisissez ce qui manque avec `{ $command }`.
setting-entered = saisi
setting-missing = manquant

## shop

shop-id = boutique
shop-name = nom
shop-currency = devise
shop-locale = langue
shop-time-zone = fuseau horaire
shop-public-url = adresse publique
shop-modules = modules
shop-plugins = plugins
shop-id-expected = « { $id } » ne peut pas être l'identifiant d'une boutique : 1 à 100 lettres sans « / » étaient attendues
shop-currency-expected = --currency { $found } : trois lettres majuscules étaient attendues, comme EUR
shop-time-zone-expected = --time-zone { $found } : un nom IANA était attendu, comme Europe/Rome

## plugins, inspect

kib = { $size } Kio
contract = contrat { $contract } (cet hôte : { $host })
setting-offers = { $key }, au choix :
requires = exige les modules : { $modules }
may-call = peut appeler : { $hosts }
lets-in = se connecte par une autorisation dans l'autre système : `host-test authorize { $plugin } --shop SHOP`
required = obligatoire
of-platform = une fois pour toute la plateforme
imports = importe :
exports = exporte :

## enable, authorize, disable

enabled = { $plugin } dans { $shop } : l'autre système a accepté les réglages ; ils sont enregistrés.
switches-saved = { $plugin } dans { $shop } : interrupteurs enregistrés.
switches-as-before = { $plugin } dans { $shop } : rien n'a changé.
switches-on = Activés : { $flows }.
no-switch = aucun
switch-held = activé, dès que { $main } l'est
not-saved = Non enregistré : { $reason }
not-saved-field = Non enregistré. { $label } : { $problem }
disabled = { $plugin } dans { $shop } : désactivé. Ses données sont conservées.
disabled-left = Tout ce qu'il a laissé dans l'autre système n'a pas pu être retiré : { $reason }
authorize-open = Ouvrez cette adresse dans le navigateur du propriétaire et autorisez-y { $plugin } :
authorize-next = L'adresse sert une seule fois, pendant { $minutes } minutes. Le navigateur revient ensuite à l'adresse publique de la plateforme, où `host-test run --listen ADDRESS` doit répondre. Si ce n'est pas possible, donnez l'adresse où le navigateur est arrivé à `host-test authorize { $plugin } --callback ADDRESS`.
query-expected = { $option } : l'adresse avec tout ce qui suit son point d'interrogation était attendue
is-off = { $plugin } est désactivé dans la boutique « { $shop } » ; activez-le avec `host-test enable { $plugin } --shop { $shop }`
is-off-authorize = { $plugin } est désactivé dans la boutique « { $shop } » ; reliez-le avec `host-test authorize { $plugin } --shop { $shop }`
none-enabled = aucun plugin n'y est activé ; activez-en un avec `host-test enable PLUGIN --shop SHOP`
several-meant = { $there } sont possibles : indiquez --shop et --plugin
plugin-unknown = il n'y a pas de plugin « { $plugin } » dans { $folder } ; il y a : { $there }
plugin-none = il n'y a pas de plugin « { $plugin } » dans { $folder } : le dossier n'en contient aucun ; créez-les avec `cargo xtask build`
set-expected = --set : KEY=VALUE était attendu
set-too-large = --set { $key } : { $path } : plus de { $kib } Kio : c'est trop grand
flow-expected = --flow { $flow } : on ou off était attendu, et non « { $found } »

## order, products import, customers import, customers save

orders-kept = { $count ->
    [one] { $count } commande conservée
   *[other] { $count } commandes conservées
  } dans { $shop }.
orders-no-subscribers = Aucun plugin ne prend de commandes ici : aucun interrupteur n'est activé pour elles.
order-numbers-more = { $count ->
    [one] { $count } autre commande porte
   *[other] { $count } autres commandes portent
  } un numéro déjà utilisé.
products-kept = Produits dans { $shop } : { $list }.
    .created = { $created ->
        [one] { $created } créé
       *[other] { $created } créés
    }
    .updated = { $updated } mis à jour
    .unchanged = { $unchanged ->
        [one] { $unchanged } inchangé
       *[other] { $unchanged } inchangés
    }
    .none = rien de conservé
customers-kept = Clients dans { $shop } : { $list }.
    .created = { $created ->
        [one] { $created } créé
       *[other] { $created } créés
    }
    .updated = { $updated } mis à jour
    .unchanged = { $unchanged ->
        [one] { $unchanged } inchangé
       *[other] { $unchanged } inchangés
    }
    .none = rien de conservé
customers-no-subscribers = Aucun plugin ne prend de clients ici : aucun interrupteur n'est activé pour eux.
customers-not-subscribed = { $plugin } ne les a pas reçus : { $flows } est désactivé ; activez-le avec `{ $command }`
sku-ambiguous = { $count ->
    [one] { $count } SKU figure
   *[other] { $count } SKU figurent
  } sur plusieurs produits. Un plugin ne peut pas savoir lequel est le bon et n'en importe aucun : donnez à chaque produit son propre SKU, puis importez de nouveau.
file-missing = { $path } : ce fichier n'existe pas
file-denied = { $path } : la lecture de ce fichier n'est pas permise
file-no-text = { $path } : ce fichier n'est pas du texte en UTF-8
file-folder = { $path } : c'est un dossier, pas un fichier
file-failed = { $path } : ce fichier ne peut pas être lu : { $problem }
file-line = { $path } : ligne { $line } : { $problem }
file-field = { $path } : ligne { $line }, champ { $field } : { $problem }
remote-id-of-none = les enregistrements ont un remote_id, mais aucun plugin n'est activé dans la boutique « { $shop } » ; activez-le d'abord, ou omettez remote_id
remote-id-of-which = les enregistrements ont un remote_id : indiquez avec --plugin pour quel plugin

## work, run

work-done = Terminé : { $list }.
    .sent = { $sent ->
        [one] { $sent } envoi
       *[other] { $sent } envois
    }
    .already_there = { $already_there } déjà là
    .skipped = { $skipped } sans suite
    .parked = { $parked } en échec
    .uncertain = { $uncertain } à vérifier
    .paused = { $paused } en pause
    .put_off = { $put_off ->
        [one] { $put_off } essai reporté
       *[other] { $put_off } essais reportés
    }
    .failed_for_now = { $failed_for_now ->
        [one] { $failed_for_now } essai en échec pour l'instant
       *[other] { $failed_for_now } essais en échec pour l'instant
    }
    .ticked = { $ticked ->
        [one] { $ticked } importation des produits
       *[other] { $ticked } importations des produits
    }
    .customers_ticked = { $customers_ticked ->
        [one] { $customers_ticked } synchronisation des clients
       *[other] { $customers_ticked } synchronisations des clients
    }
    .reconciled = { $reconciled ->
        [one] { $reconciled } autre système configuré
       *[other] { $reconciled } autres systèmes configurés
    }
    .other = { $other } sans rien à envoyer
    .none = rien n'était prévu
work-waiting = { $count ->
    [one] { $count } tâche est en attente, prévue le { $next }.
   *[other] { $count } tâches sont en attente, la prochaine est prévue le { $next }.
}
work-held = { $count ->
    [one] { $count } tâche attend que son installation reprenne.
   *[other] { $count } tâches attendent que leur installation reprenne.
}
run-begins = En marche, avec la recherche de nouveautés toutes les cinq minutes. Ctrl-C pour arrêter.
run-stops = Arrêt : ce qui est en cours va à son terme. Encore Ctrl-C pour arrêter tout de suite.
run-listens = À l'écoute sur { $address } des webhooks et des navigateurs.
panel-link = Le panneau de contrôle : { $url }
panel-link-of = Le panneau de contrôle pour { $person } : { $url }
panel-loopback = Le panneau de contrôle est réservé à cette machine, ce que { $address } n'est pas. Utilisez une adresse comme 127.0.0.1:8360.
listen-taken = { $address } est déjà pris par un autre programme : arrêtez-le, ou indiquez un autre port avec --listen
listen-denied = l'écoute sur { $address } n'est pas permise : choisissez un port à partir de 1024
listen-failed = écoute impossible sur { $address } : { $problem }
run-pass = { $place } : { $counted }
run-record = { $place } : { $what } : { $status }
run-because = { $place } : { $what } : { $status }. { $reason }

## send

send-report = { $entity ->
    [customer] { $selected ->
        [one] { $selected } client sélectionné
       *[other] { $selected } clients sélectionnés
    }
   *[order] { $selected ->
        [one] { $selected } commande sélectionnée
       *[other] { $selected } commandes sélectionnées
    }
  } : { $list }.
    .sent = { $entity ->
        [customer] { $sent ->
            [one] { $sent } envoyé
           *[other] { $sent } envoyés
        }
       *[order] { $sent ->
            [one] { $sent } envoyée
           *[other] { $sent } envoyées
        }
    }
    .already_there = { $already_there } déjà là
    .skipped = { $skipped } sans suite
    .failed = { $failed } en échec
    .uncertain = { $uncertain } à vérifier
    .waiting = { $waiting } en attente
    .none = rien de fait
send-interrupted = Interrompu. Rien n'est perdu : ce qui attend part au prochain `host-test work` ou `host-test run`, et `host-test send report { $number }` dit ensuite ce qu'il en est.
report-heading = Rapport { $number } du { $at } :
report-unknown = il n'y a pas de rapport { $number } de { $place } ; `host-test send reports` liste ceux qui existent
reports-none = Rien n'a encore été envoyé à la main.
orders-expected = indiquez quelles commandes : leurs identifiants, --from FICHIER, --missed ou --all
orders-none-missed = Rien à envoyer : parmi les commandes arrivées pendant que { $plugin } dans { $shop } était désactivé, il n'en reste aucune à envoyer.
customers-expected = indiquez quels clients : leurs identifiants ou adresses e-mail, --from FICHIER ou --all

## tick

progress = { $what } : { $entity ->
    [product] { $done ->
        [one] { $done } produit
       *[other] { $done } produits
    }
    [customer] { $done ->
        [one] { $done } client
       *[other] { $done } clients
    }
   *[order] { $done ->
        [one] { $done } commande
       *[other] { $done } commandes
    }
  }, { $rate }/s
progress-of = { $what } : { $done } sur { $entity ->
    [product] { $total ->
        [one] { $total } produit
       *[other] { $total } produits
    }
    [customer] { $total ->
        [one] { $total } client
       *[other] { $total } clients
    }
   *[order] { $total ->
        [one] { $total } commande
       *[other] { $total } commandes
    }
  }, { $rate }/s
tick-status = { $place } : { $status }.
tick-because = { $place } : { $status }. { $reason }
tick-of-customers = { $place }, clients
tick-interrupted = Interrompu après { $entity ->
    [product] { $done ->
        [one] { $done } produit
       *[other] { $done } produits
    }
    [customer] { $done ->
        [one] { $done } client
       *[other] { $done } clients
    }
   *[order] { $done ->
        [one] { $done } commande
       *[other] { $done } commandes
    }
  }. Rien n'est perdu : la prochaine fois, la suite reprend là.
tick-interrupted-of = Interrompu après { $done } sur { $entity ->
    [product] { $total ->
        [one] { $total } produit
       *[other] { $total } produits
    }
    [customer] { $total ->
        [one] { $total } client
       *[other] { $total } clients
    }
   *[order] { $total ->
        [one] { $total } commande
       *[other] { $total } commandes
    }
  }. Rien n'est perdu : la prochaine fois, la suite reprend là.
tick-counts = Produits : { $list }.
    .created = { $created ->
        [one] { $created } créé
       *[other] { $created } créés
    }
    .updated = { $updated } mis à jour
    .stock = stock de { $stock ->
        [one] { $stock } produit
       *[other] { $stock } produits
    } modifié
    .unchanged = { $unchanged ->
        [one] { $unchanged } inchangé
       *[other] { $unchanged } inchangés
    }
    .deactivated = { $deactivated ->
        [one] { $deactivated } retiré de la vente
       *[other] { $deactivated } retirés de la vente
    }
    .problems = { $problems ->
        [one] { $problems } non importé
       *[other] { $problems } non importés
    }
    .none = aucun changement
tick-counts-customers = Clients : { $list }.
    .created = { $created ->
        [one] { $created } créé
       *[other] { $created } créés
    }
    .updated = { $updated } mis à jour
    .unchanged = { $unchanged ->
        [one] { $unchanged } inchangé
       *[other] { $unchanged } inchangés
    }
    .problems = { $problems ->
        [one] { $problems } non importé
       *[other] { $problems } non importés
    }
    .none = aucun changement
held-command = Si c'est juste : { $command }
problems = { $entity ->
    [customer] { $count ->
        [one] { $count } client de l'autre système n'a pas pu être importé :
       *[other] { $count } clients de l'autre système n'ont pas pu être importés :
    }
   *[product] { $count ->
        [one] { $count } produit de l'autre système n'a pas pu être importé :
       *[other] { $count } produits de l'autre système n'ont pas pu être importés :
    }
}
problems-first = { $entity ->
    [customer] { $count } clients de l'autre système n'ont pas pu être importés. Les { $shown } premiers :
   *[product] { $count } produits de l'autre système n'ont pas pu être importés. Les { $shown } premiers :
}
confirmed = { $plugin } dans { $shop } : { $deactivated ->
    [one] { $deactivated } produit retiré
   *[other] { $deactivated } produits retirés
  } de la vente.
nothing-held = Rien n'attend de confirmation.
several-held = { $count } installations attendent une confirmation, chacune la sienne : indiquez --shop et --plugin
confirm-products = --confirm vaut pour les produits : une liste de clients n'en retire aucun
nobody-takes-products = aucun plugin n'y importe de produits : aucun interrupteur n'est activé pour eux ; activez-en un avec `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-customers = aucun plugin n'y synchronise de clients : aucun interrupteur n'est activé pour eux ; activez-en un avec `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-anything = aucun plugin n'y importe de produits ni de clients : aucun interrupteur n'est activé pour eux ; activez-en un avec `host-test enable PLUGIN --shop SHOP --flow KEY`

## status

status-off = { $place } est désactivé.
status-paused = { $place } est en pause : { $reason }
rows-orders = { $count ->
    [0] Aucune commande.
    [one] { $count } commande.
   *[other] { $count } commandes.
}
rows-products = { $count ->
    [0] Aucun produit.
    [one] { $count } produit.
   *[other] { $count } produits.
}
rows-customers = { $count ->
    [0] Aucun client.
    [one] { $count } client.
   *[other] { $count } clients.
}
rows-missed = { $count ->
    [one] { $count } d'entre elles est arrivée
   *[other] { $count } d'entre elles sont arrivées
  } pendant que le plugin ou son interrupteur était désactivé. Pour envoyer à la main : { $command }
rows-more = Il y en a peut-être d'autres : --limit les montre.
name-variants = { $name } ({ $count ->
    [one] { $count } variante
   *[other] { $count } variantes
  })
tick-last = { $entity ->
    [customer] Dernière synchronisation
   *[product] Dernière importation
  } : { $at }. { $counted }
tick-goes-on = { $entity ->
    [customer] Synchronisation depuis le { $at }, { $done ->
        [one] { $done } client
       *[other] { $done } clients
    }
   *[product] Importation depuis le { $at }, { $done ->
        [one] { $done } produit
       *[other] { $done } produits
    }
  } jusqu'ici. { $counted }
tick-goes-on-of = { $entity ->
    [customer] Synchronisation depuis le { $at }, { $done } sur { $total ->
        [one] { $total } client
       *[other] { $total } clients
    }
   *[product] Importation depuis le { $at }, { $done } sur { $total ->
        [one] { $total } produit
       *[other] { $total } produits
    }
  } jusqu'ici. { $counted }
tick-never = { $entity ->
    [customer] Les clients n'ont pas encore été synchronisés.
   *[product] Les produits n'ont pas encore été importés.
}

## products show

product-id = produit
product-sku = SKU
product-ean = EAN
product-name = nom
product-short-description = description courte
product-description = description
product-category = catégorie
product-brand = marque
product-price = prix
product-vat-included = { $price }, TVA comprise
product-vat-excluded = { $price }, hors TVA
product-vat-rate = taux de TVA
product-stock = stock
product-stock-uncounted = non compté
product-on-sale = en vente
product-images = images
product-variants = variantes
product-unknown = la boutique « { $shop } » n'a pas de produit avec l'identifiant ou le SKU « { $product } »

## customers show

customer-id = client
customer-email = e-mail
customer-phone = téléphone
customer-name = nom
customer-locale = langue
customer-email-marketing = marketing par e-mail
customer-tags = tags
customer-note = note
customer-orders = commandes
customer-spent = total dépensé
customer-updated-at = dernière modification
customer-link = dans { $plugin }
customer-url = adresse web là-bas
customer-addresses = adresses
customer-unknown = la boutique « { $shop } » n'a pas de client avec l'identifiant ou l'adresse e-mail « { $customer } »
consent-unknown = inconnu
consent-subscribed = accepté
consent-unsubscribed = refusé
consent-pending = en attente de confirmation
consent-since = { $consent }, depuis le { $at }
link-since = { $link }, depuis le { $at }

## jobs

job-retried = La tâche { $job } repart au prochain `host-test work`.
job-adopts = La tâche { $job } adopte { $number } au prochain `host-test work`.
job-sends-again = La tâche { $job } envoie de nouveau au prochain `host-test work`.
job-unknown = il n'y a pas de tâche { $job }
job-runs = la tâche { $job } est en cours
job-is-uncertain = la tâche { $job } est à vérifier : vérifiez si l'enregistrement est dans l'autre système, puis indiquez `host-test jobs resolve { $job } --there NUMBER` ou `--again`
job-not-uncertain = la tâche { $job } n'est pas à vérifier ({ $status }) : il n'y a rien à éclaircir. Un numéro peut aussi être indiqué pour une tâche définitivement échouée
job-phase-expected = --phase { $found } : l'un de { $known } était attendu
job-led-to = { $status } (tâche { $job })
job-id = tâche
job-shop = boutique
job-plugin = plugin
job-kind = type
job-key = clé
job-status = état
job-reason = raison
job-code = code de la raison
job-attempts = essais
job-failures = échecs
job-manual = à la demande d'une personne
job-followed = suivie d'une plus récente
job-queued-at = mise en file d'attente
job-first-started-at = premier démarrage
job-updated-at = dernière modification
job-due = prévue

with-hint = { $text } ; { $hint }
hint-make-shop = créez-la avec `{ $command }`
hint-new-shop = s'il en faut une nouvelle : `{ $command }`
hint-enable = activez-le avec `{ $command }`
hint-switch-on = activez-le avec `{ $command }`
hint-activate-module = activez-le avec `{ $command }`
hint-enter = indiquez-le avec `{ $command }`
hint-set = réglez-le avec `{ $command }`
hint-set-address = réglez-la avec `{ $command }`
hint-begin = commencez avec `{ $command }`
hint-enter-settings = indiquez ses réglages avec `{ $command }`
hint-not-anew = envoyez sans `--anew`
