date-time = %d/%m/%Y %H:%M:%S %Z

yes = oui
no = non
on = activé
off = désactivé
none = aucun
place = { $plugin } dans { $shop }
store-expected = --store { $found } : sqlite:PATH était attendu, comme sqlite:host-test.db
store-homeless = il n’y a pas de dossier personnel ici ; indiquez --store sqlite:PATH

## How something stands, how it ended, what happened

waiting = en attente
running = en cours
paused = en pause
skipped = sans suite
parked = en échec
uncertain = à vérifier
done = terminé
nothing = rien à faire
queued = en file d’attente
sent = envoi effectué
already-there = déjà là
cancelled = annulé
failed = en échec
failed-for-now = en échec pour l’instant
switched-on = activé
switched-off = désactivé
connected = connecté
switched = interrupteurs réglés
imported = produits importés
held = à confirmer
forgotten = liens oubliés
note = remarque

## Names

the-order = commande { $id }
the-product = produit { $id }
the-customer = client { $id }
kind-order-paid = événement de commande
kind-product-tick = importation des produits
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
head-contract = CONTRAT
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
head-stands = ÉTAT
head-stock = STOCK
head-switch = INTERRUPTEUR
head-text = TEXTE
head-total = TOTAL
head-what = ÉVÉNEMENT

## shop

shop-id = boutique
shop-name = nom
shop-currency = devise
shop-locale = langue
shop-time-zone = fuseau horaire
shop-public-url = adresse publique
shop-modules = modules
shop-plugins = plugins
shop-id-expected = « { $id } » ne peut pas être l’identifiant d’une boutique : 1 à 100 lettres sans « / » étaient attendues
shop-currency-expected = --currency { $found } : trois lettres majuscules étaient attendues, comme EUR
shop-time-zone-expected = --time-zone { $found } : un nom IANA était attendu, comme Europe/Rome

## plugins, inspect

kib = { $size } Kio
contract = contrat { $contract } (cet hôte : { $host })
requires = exige les modules : { $modules }
may-call = peut appeler : { $hosts }
required = obligatoire
imports = importe :
exports = exporte :

## enable, disable

enabled = { $plugin } dans { $shop } : l’autre système a accepté les réglages ; ils sont enregistrés.
switches-saved = { $plugin } dans { $shop } : interrupteurs enregistrés.
switches-on = Activés : { $flows }.
no-switch = aucun
not-saved = Non enregistré : { $reason }
not-saved-field = Non enregistré. { $label } : { $problem }
disabled = { $plugin } dans { $shop } : désactivé. Ce qu’il sait est conservé.
is-off = { $plugin } est désactivé dans la boutique « { $shop } » ; activez-le avec `host-test enable { $plugin } --shop { $shop }`
none-enabled = aucun plugin n’y est activé ; activez-en un avec `host-test enable PLUGIN --shop SHOP`
several-meant = { $count } installations sont possibles : indiquez --shop et --plugin
plugin-unknown = il n’y a pas de plugin « { $plugin } » dans { $folder } ; il y a : { $there }
plugin-none = il n’y a pas de plugin « { $plugin } » dans { $folder } : le dossier n’en contient aucun ; créez-les avec `cargo xtask build`
set-expected = --set : KEY=VALUE était attendu
set-too-large = --set { $key } : { $path } : plus de { $kib } Kio : cela ne peut pas être voulu
flow-expected = --flow { $flow } : on ou off était attendu, et non « { $found } »

## order, products import, customers import

orders-kept = { $count ->
    [one] { $count } commande conservée
   *[other] { $count } commandes conservées
  } dans { $shop }.
orders-unheard = Aucun plugin ne prend de commandes ici : aucun interrupteur n’est activé pour elles.
orders-unknown = la boutique « { $shop } » n’a pas la commande { $orders } ; rien n’a été envoyé
products-kept = Produits dans { $shop } : { $list }.
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
customers-kept = Clients dans { $shop } : { $list }.
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
sku-ambiguous = { $count ->
    [one] { $count } SKU figure
   *[other] { $count } SKU figurent
  } sur plusieurs produits. Un plugin ne peut pas savoir lequel est le bon et n’en importe aucun : donnez à chaque produit son propre SKU, puis importez de nouveau.
file-missing = { $path } : ce fichier n’existe pas
file-denied = { $path } : la lecture de ce fichier n’est pas permise
file-no-text = { $path } : ce fichier n’est pas du texte en UTF-8
file-folder = { $path } : c’est un dossier, pas un fichier
file-failed = { $path } : ce fichier ne peut pas être lu : { $problem }
file-line = { $path } : ligne { $line } : { $problem }
file-field = { $path } : ligne { $line }, champ { $field } : { $problem }
remote-id-of-none = les enregistrements ont un remote_id, mais aucun plugin n’est activé dans la boutique « { $shop } » ; activez-le d’abord, ou omettez remote_id
remote-id-of-which = les enregistrements ont un remote_id : indiquez avec --plugin pour quel plugin

## work, run

work-done = Terminé : { $list }.
    .sent = { $sent ->
        [one] { $sent } envoyée
       *[other] { $sent } envoyées
    }
    .already_there = { $already_there } déjà là
    .skipped = { $skipped } sans suite
    .parked = { $parked } en échec
    .uncertain = { $uncertain } à vérifier
    .paused = { $paused } en pause
    .failed_for_now = { $failed_for_now ->
        [one] { $failed_for_now } essai en échec pour l’instant
       *[other] { $failed_for_now } essais en échec pour l’instant
    }
    .ticked = { $ticked ->
        [one] { $ticked } importation des produits
       *[other] { $ticked } importations des produits
    }
    .other = { $other } sans rien à envoyer
    .none = rien n’était prévu
work-waiting = { $count ->
    [one] { $count } tâche est en attente, prévue le { $next }.
   *[other] { $count } tâches sont en attente, la prochaine est prévue le { $next }.
}
work-held = { $count ->
    [one] { $count } tâche attend que son installation reprenne.
   *[other] { $count } tâches attendent que leur installation reprenne.
}
run-begins = En marche, avec la recherche de nouveaux produits toutes les cinq minutes. Ctrl-C pour arrêter.
run-stops = Arrêt : ce qui est en cours va à son terme. Encore Ctrl-C pour arrêter tout de suite.
run-pass = { $place } : { $counted }
run-record = { $place } : { $what } : { $stands }
run-because = { $place } : { $what } : { $stands }. { $reason }

## send

send-report = { $selected ->
    [one] { $selected } commande sélectionnée
   *[other] { $selected } commandes sélectionnées
  } : { $list }.
    .sent = { $sent ->
        [one] { $sent } envoyée
       *[other] { $sent } envoyées
    }
    .already_there = { $already_there } déjà là
    .skipped = { $skipped } sans suite
    .failed = { $failed } en échec
    .uncertain = { $uncertain } à vérifier
    .waiting = { $waiting } en attente
    .none = rien de fait
send-interrupted = Interrompu. Rien n’est perdu : ce qui attend part au prochain `host-test work` ou `host-test run`, et `host-test send report { $number }` dit ensuite ce qu’il en est.
report-heading = Rapport { $number } du { $at } :
report-unknown = il n’y a pas de rapport { $number } de { $place } ; `host-test send reports` liste ceux qui existent
reports-none = Rien n’a encore été envoyé manuellement.
orders-expected = indiquez quelles commandes : leurs id, --from FICHIER ou --all

## tick

progress = { $what } : { $done ->
    [one] { $done } fiche
   *[other] { $done } fiches
  }, { $rate }/s
progress-of = { $what } : { $done } sur { $total ->
    [one] { $total } fiche
   *[other] { $total } fiches
  }, { $rate }/s
tick-stands = { $place } : { $stands }.
tick-because = { $place } : { $stands }. { $reason }
tick-interrupted = Interrompu après { $done ->
    [one] { $done } fiche
   *[other] { $done } fiches
  }. Rien n’est perdu : la prochaine importation reprend là.
tick-interrupted-of = Interrompu après { $done } sur { $total ->
    [one] { $total } fiche
   *[other] { $total } fiches
  }. Rien n’est perdu : la prochaine importation reprend là.
tick-counts = Produits : { $list }.
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
held-command = Si c’est juste : { $command }
problems = { $count ->
    [one] { $count } fiche de l’autre système n’a pas pu être importée :
   *[other] { $count } fiches de l’autre système n’ont pas pu être importées :
}
problems-first = { $count } fiches de l’autre système n’ont pas pu être importées. Les { $shown } premières :
confirmed = { $plugin } dans { $shop } : { $deactivated ->
    [one] { $deactivated } produit retiré
   *[other] { $deactivated } produits retirés
  } de la vente.
nothing-held = Rien n’attend de confirmation.
several-held = { $count } installations attendent une confirmation, chacune la sienne : indiquez --shop et --plugin
nobody-takes-products = aucun plugin n’y importe de produits : aucun interrupteur n’est activé pour eux ; activez-en un avec `host-test enable PLUGIN --shop SHOP --flow KEY`

## status

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
rows-more = Il y en a peut-être d’autres : --limit les montre.
name-variants = { $name } ({ $count ->
    [one] { $count } variante
   *[other] { $count } variantes
  })
tick-last = Dernière importation : { $at }. { $counted }
tick-goes-on = Importation depuis le { $at }, { $done ->
    [one] { $done } fiche
   *[other] { $done } fiches
  } jusqu’ici. { $counted }
tick-never = Les produits n’ont pas encore été importés.

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
product-unknown = la boutique « { $shop } » n’a pas de produit avec l’id ou le SKU « { $product } »

## jobs

job-retried = La tâche { $job } repart au prochain `host-test work`.
job-adopts = La tâche { $job } adopte { $number } au prochain `host-test work`.
job-sends-again = La tâche { $job } envoie de nouveau au prochain `host-test work`.
job-unknown = il n’y a pas de tâche { $job }
job-runs = la tâche { $job } est en cours
job-is-uncertain = la tâche { $job } est à vérifier : vérifiez si l’enregistrement est dans l’autre système, puis indiquez `host-test jobs resolve { $job } --there NUMBER` ou `--again`
job-not-uncertain = la tâche { $job } n’est pas à vérifier ({ $stands }) : il n’y a rien à éclaircir
job-phase-expected = --phase { $found } : l’un de { $known } était attendu
job-id = tâche
job-shop = boutique
job-plugin = plugin
job-kind = type
job-key = clé
job-stands = état
job-reason = raison
job-code = code de la raison
job-attempts = essais
job-failures = échecs
job-manual = à la demande d’une personne
job-followed = suivie d’une plus récente
job-queued-at = mise en file d’attente
job-first-started-at = premier démarrage
job-updated-at = dernière modification
job-due = prévue
