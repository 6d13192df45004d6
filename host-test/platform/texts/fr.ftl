worker-gone = Le programme s'est arrêté pendant l'opération ({ $times } fois jusqu'ici).
trapped = Le plugin est tombé en panne dans « { $call } » : { $reason }. Prévenez son auteur.
timed-out = Le plugin a mis plus de { $seconds } secondes dans « { $call } » et a été arrêté.
plugin-missing = Le plugin « { $plugin } » n'est pas installé ici.
module-off = Le module « { $module-name } » est désactivé ; la suite reprend quand il est de retour.
# As the platform calls its modules.
module-ecommerce = E-commerce
outdated = Quelque chose a changé pendant l'opération.
store-unavailable = Le stockage de la plateforme est injoignable pour le moment.
slow = L'autre système n'est pas disponible pour le moment ; cela reprend tout seul.
cancelled = Annulé avant l'envoi.
send-stopped = L'envoi a été arrêté avant le tour de cet enregistrement. Vous pouvez l'envoyer de nouveau quand vous voulez.
sends-stopped = { $count ->
    [one] 1 enregistrement envoyé à la main est resté ici : l'envoi a été arrêté.
   *[other] { $count } enregistrements envoyés à la main sont restés ici : l'envoi a été arrêté.
}
decided-there = Présent là-bas, sous le numéro { $number }.
decided-not-there = Absent là-bas : nouvel envoi.
decided-again = Nouvel envoi manuel.
decided-all-again = { $count ->
    [one] { $count } élément en échec est renvoyé manuellement.
   *[other] { $count } éléments en échec sont renvoyés manuellement.
}
decided-cancelled = { $count ->
    [one] { $count } élément en attente a été annulé manuellement.
   *[other] { $count } éléments en attente ont été annulés manuellement.
}
decided-send = { $count ->
    [one] { $count } élément est envoyé manuellement.
   *[other] { $count } éléments sont envoyés manuellement.
}
plugin-off = Entre-temps, le plugin a été désactivé ; la suite reprend quand il est réactivé.
link-taken = « { $ours } » n'a pas pu être lié à « { $theirs } » de l'autre système : « { $linked } » est déjà lié à « { $linked-with } ». Vérifiez ce qui s'y trouve.
link-nameless = Le lien de « { $ours } » n'a pas pu être enregistré : la réponse de l'autre système ne désigne aucun enregistrement. Vérifiez ce qui s'y trouve.
session-expired = La session avec l'autre système a expiré.
column-broken = Le plugin n'a pas répondu avec une cellule par ligne.
shop-none = la boutique « { $shop } » n'existe pas ; il n'y en a encore aucune
shop-unknown = la boutique « { $shop } » n'existe pas ; il y a : { $there }
shop-module-expected = { $found } : l'un de { $known }, ou none, était attendu
shop-near = la boutique « { $shop } » n'existe pas, mais il y a « { $near } »
not-enabled = « { $plugin } » n'est pas activé dans la boutique « { $shop } »
plugin-is-off = { $plugin } est désactivé dans la boutique « { $shop } »
sends-none = { $plugin } n'envoie pas { $entity ->
        [product] de produits
        [customer] de clients
       *[order] de commandes
    } à la main
anew-unlinked = { $records } n'est lié à rien là-bas, il n'y a donc rien à envoyer de nouveau ; rien n'a été envoyé
records-unknown = la boutique « { $shop } » n'a pas de { $entity ->
        [product] produit
        [customer] client
       *[order] commande
    } { $records } ; rien n'a été envoyé
name-ambiguous = « { $name } » correspond à plusieurs : { $ids } ; indiquez lequel, par son identifiant ; rien n'a été envoyé
module-needed = { $plugin } a besoin du module « { $module-name } », qui n'est pas actif dans la boutique « { $shop } »
setting-unknown = { $plugin } n'a pas de réglage « { $key } » ; il a : { $known }
setting-none = { $plugin } n'a pas de réglage « { $key } » ; il n'en a aucun
switch-unknown = { $plugin } n'a pas d'interrupteur « { $key } » ; il a : { $known }
switch-none = { $plugin } n'a pas d'interrupteur « { $key } » ; il n'en a aucun
toggle-expected = { $key } : true ou false était attendu
number-expected = { $key } : un nombre entier était attendu
mapping-expected = { $key } : un objet JSON de texte à texte était attendu, comme {"{"}"22": "1"{"}"}
choice-expected = choisissez parmi : { $offered }
setting-missing = un réglage manque : { $settings }
not-linked = Non connecté
linked = Lié
not-taken = Non importé
off-sale = Hors vente ici
arrived-while-off = La commande est arrivée pendant que le plugin, ou son interrupteur pour les commandes, était désactivé : elle n'a donc pas été envoyée automatiquement. Elle peut être envoyée à la main.
arrived-cancelled = La commande est arrivée pendant que le plugin, ou son interrupteur pour les commandes, était désactivé, et elle est annulée.
arrived-test = La commande est arrivée pendant que le plugin, ou son interrupteur pour les commandes, était désactivé. C'est une commande de test, qui n'est pas envoyée.
arrived-open = La commande est arrivée pendant que le plugin, ou son interrupteur pour les commandes, était désactivé. Elle n'est pas encore complétée : seules les commandes complétées sont envoyées.
arrived-unpaid = La commande est arrivée pendant que le plugin, ou son interrupteur pour les commandes, était désactivé, et elle n'est pas encore payée. Elle sera envoyée une fois payée.
order-number-repeated = La commande { $order } est arrivée avec le numéro { $number }, qu'une autre commande de la boutique porte déjà : { $others }. Donnez un autre numéro à l'une d'elles dans la boutique : l'autre système peut reconnaître les commandes à leur numéro.
imported = Produits : { $list }.
    .created = { $created ->
        [one] { $created } créé
       *[other] { $created } créés
    }
    .updated = { $updated } mis à jour
    .stock = stock de { $stock ->
        [one] { $stock } produit
       *[other] { $stock } produits
    } modifié
    .deactivated = { $deactivated ->
        [one] { $deactivated } retiré de la vente
       *[other] { $deactivated } retirés de la vente
    }
    .problems = { $problems ->
        [one] { $problems } non importé
       *[other] { $problems } non importés
    }
    .none = aucun changement
held =
    L'autre système { $listed ->
        [0] n'indique plus aucun produit
        [one] n'indique que { $listed } produit
       *[other] n'indique que { $listed } produits
    }, alors que { $known ->
        [one] { $known } produit venant de là est
       *[other] { $known } produits venant de là sont
    } en vente ici ; { $missing ->
        [one] { $missing } serait retiré
       *[other] { $missing } seraient retirés
    } de la vente. C'est peut-être une erreur : aucun produit n'a donc été retiré de la vente. Vérifiez les produits dans l'autre système. Si la liste est juste, confirmez-la.
products-off = L'importation des produits est désactivée. Activez-la dans les réglages du plugin.
links-forgotten = Liens avec l'autre système oubliés : commandes { $orders }, produits { $products }, clients { $customers }.
products-forgotten = Produits qui restent en vente ici sans lien avec l'autre système : { $products }. La prochaine importation relie de nouveau ceux qui s'y trouvent avec le même SKU ; retirez les autres de la vente si vous ne voulez pas les garder.
tick-stands-still = La liste des produits de l'autre système n'avance pas : la même page est revenue. Si le problème persiste, prévenez l'auteur du plugin.
import-unfit = produit { $product } : { $reason }
product-without-id = L'autre système a envoyé un produit sans identifiant.
product-too-long =
    { $field } : { $bytes ->
        [one] { $bytes } octet
       *[other] { $bytes } octets
    }, mais { $most } au plus peuvent être importés. Raccourcissez le texte dans l'autre système.
product-too-many =
    { $field } : { $count ->
        [one] { $count } entrée
       *[other] { $count } entrées
    }, mais { $most } au plus peuvent être importées. Retirez-en dans l'autre système.
product-too-many-tags = La description contient { $count } balises HTML, mais { $most } au plus peuvent être importées. Simplifiez-la dans l'autre système.
product-currency = Le prix est en { $currency }, mais la boutique vend en { $shop }.
product-not-a-number = { $field } : « { $value } » n'est pas un nombre. Corrigez-le dans l'autre système.
product-negative = { $field } : { $value } est inférieur à zéro. Corrigez-le dans l'autre système.
product-variant-twice = La variante { $id } est présente deux fois.
stock-of-unknown = Un stock est arrivé pour { $id }, que la boutique ne connaît pas.
sku-ambiguous = Plusieurs produits de la boutique ont le SKU { $sku } : { $products }. Donnez à chacun son propre SKU.
sku-taken = Dans l'autre système, le SKU { $sku } figure sur ce produit et sur { $other }, déjà lié au produit { $products } de la boutique. Donnez-y à chacun son propre SKU.
sku-of-variant = Dans la boutique, { $sku } est le SKU d'une variante du produit { $products } ; dans l'autre système, celui d'un produit sans variantes. Changez l'un des deux SKU.
sku-in-other-case = Associé au produit dont le SKU est { $sku } dans la boutique et { $there } dans l'autre système. Écrivez-le de la même façon des deux côtés.
first-match = Lors de la première association, « { $name } » à { $price } est devenu « { $now } » à { $now-price } : les données de l'autre système ont remplacé celles de la boutique. Ce que vous modifiez désormais reste tant que rien ne change là-bas.
first-matches = Première association avec des produits déjà dans la boutique : { $matched }. Produits dont le nom, le prix ou d'autres données ont été remplacés : { $replaced }. Chacun figure ici.
field-remote-id = Identifiant
field-remote-version = Version
field-sku = SKU
field-ean = EAN
field-name = Nom
field-description = Description
field-short-description = Description courte
field-brand = Marque
field-category = Catégorie
field-images = Images
field-extra = Autres données
field-price = Prix
field-vat-rate = Taux de TVA
field-weight = Poids
field-quantity = Stock
field-variants = Variantes
field-options = Options
field-of-variant = { $field } d'une variante
setting-of-platform = « { $key } » de { $plugin } se règle une fois pour toute la plateforme
setting-of-shop = « { $key } » de { $plugin } se règle dans chaque boutique
platform-setting-missing = { $plugin } n'est pas encore configuré sur cette plateforme ; il manque : { $settings }
address-expected = « { $found } » n'est pas une adresse publique ; https:// et un hôte étaient attendus, comme https://platform.example
address-missing = la plateforme n'a pas d'adresse publique à laquelle l'autre système pourrait renvoyer le navigateur
authorize-needed = { $plugin } se connecte par une autorisation dans l'autre système
authorize-none = { $plugin } ne se connecte pas par une autorisation dans l'autre système
authorize-query = la requête du lien d'installation est trop longue
authorize-url-unfit = il n'a pas donné d'adresse utilisable pour le navigateur : une adresse https sans secrets était attendue
authorization-done-title = Connecté
authorization-done = { $plugin } est connecté à « { $account } » (boutique « { $shop } »). Vous pouvez fermer cette page.
authorization-back = Retour aux réglages
authorization-failed-title = Non connecté
authorization-stateless = On n'arrive à cette page qu'en revenant de l'autre système. Recommencez dans les réglages du plugin.
authorization-unknown = Cette connexion n'a pas été commencée ici. Recommencez dans les réglages du plugin.
authorization-account = L'autorisation est celle d'un autre compte, { $account } ; elle avait été commencée pour { $expected }. Rien n'a été modifié. Recommencez dans les réglages du plugin.
authorization-used = Cette page a déjà été ouverte et ne sert qu'une fois. Si le plugin n'est pas connecté, recommencez dans ses réglages.
authorization-late = Cette connexion a été commencée il y a trop longtemps. Recommencez dans les réglages du plugin.
authorization-error = La connexion n'a pas pu être terminée à cause d'un problème de la plateforme. Recommencez dans les réglages du plugin ; si le problème persiste, prévenez l'assistance de la plateforme.
account-taken = Ce compte est déjà relié à la boutique « { $shop } ». Désactivez d'abord le plugin là-bas.
left-behind = Tout ce que le plugin a laissé dans l'autre système n'a pas pu être retiré, pour la raison qui suit. Retirez-y ses webhooks à la main s'ils gênent.
imported-customers = Clients : { $list }.
    .created = { $created ->
        [one] { $created } créé
       *[other] { $created } créés
    }
    .updated = { $updated ->
        [one] { $updated } mis à jour
       *[other] { $updated } mis à jour
    }
    .problems = { $problems ->
        [one] { $problems } non importé
       *[other] { $problems } non importés
    }
    .none = aucun changement
customers-off = La synchronisation des clients est désactivée. Activez-la dans les réglages du plugin.
customer-without-id = L'autre système a envoyé un client sans identifiant.
control-characters = { $field } : il y a des caractères de contrôle. Retirez-les dans l'autre système.
field-email = Adresse e-mail
field-phone = Numéro de téléphone
field-first-name = Prénom
field-last-name = Nom de famille
field-locale = Langue
field-note = Note
field-tags = Tags
field-addresses = Adresses
account-forgotten = L'autre système a demandé d'oublier tout ce qui concerne ce compte : les liens, les sommes de contrôle et les tâches en attente ont été supprimés. Vos propres fiches sont restées telles quelles.
settings-changed = Modifié : { $settings }.
switched-on = Activé : { $switches }.
switched-off = Désactivé : { $switches }.

kind-order-paid = commande complétée
kind-product-tick = importation des produits
kind-customer-saved = client enregistré
kind-customer-tick = synchronisation des clients
kind-reconcile = configuration de l'autre système
sync-orders = Synchroniser les commandes
sync-products = Synchroniser les produits
sync-customers = Synchroniser les clients
