name = Gestionale Smarty
summary = Envoie à Smarty les commandes payées et celles en contre-remboursement, et tient les produits de la boutique à jour d'après Smarty.

api-key = Clé API
api-key-help = Vous la trouvez dans Smarty. Elle est vérifiée à la confirmation.
prices = Prix dans Smarty
prices-help = Si les prix de votre compte Smarty comprennent la TVA.
prices-vat-included = TVA comprise
prices-vat-excluded = Hors TVA
tax-ids = Taux de TVA
tax-ids-help = Utile seulement si Smarty n'indique pas ses taux de TVA ou en a plusieurs de même pourcentage : choisissez pour chaque taux (comme 22) ou exonération (comme N3.1) celui de Smarty.
orders-out-help = Crée dans Smarty une copie de chaque commande payée ou en contre-remboursement.
products-in-help = Importe dans la boutique les produits de Smarty, avec catégories, prix, descriptions, images et stock, et les tient à jour.

key-missing = Saisissez la clé API fournie par Smarty.
key-characters = La clé API contient des espaces ou des caractères invisibles. Copiez-la de nouveau sans eux.
key-refused = Smarty n'accepte pas la clé API. Copiez-la de nouveau depuis Smarty. { $reason }
not-smarty = La réponse n'est pas celle attendue de Smarty. Réessayez plus tard ; si le problème persiste, prévenez l'assistance.
prices-unknown = Indiquez si les prix dans Smarty comprennent la TVA.
tax-ids-unreadable = Cette entrée des taux de TVA est incorrecte : { $entry }

skip-currency = Smarty ne gère que l'euro ; cette commande est en { $currency }.

charge-rate = { $label } : le taux de TVA manque et les articles en ont plusieurs. Indiquez dans la commande le taux de ces frais, puis envoyez-la de nouveau.
negative-amount = { $label } : Smarty n'accepte pas de montant négatif, et aucun autre montant de la commande au même taux de TVA ne suffit pour en déduire { $amount }. Saisissez cette commande à la main dans Smarty.
tax-missing = Smarty n'a pas de taux de TVA pour { $rate }. Ajoutez-le dans Smarty, ou choisissez-en un sous Taux de TVA dans les réglages du plugin.
tax-ambiguous = Smarty a plusieurs taux de TVA pour { $rate }. Choisissez-en un sous Taux de TVA dans les réglages du plugin.

smarty-says = Smarty répond : { $reason }
customer-refused = Smarty a refusé le client : { $reason }
order-refused = Smarty a refusé la commande : { $reason }
unclear-customer = La réponse de Smarty au sujet du client est incompréhensible.
unclear-order = Smarty n'a pas donné de réponse claire. Le prochain essai vérifie d'abord si la commande est arrivée.

lookup-refused = Smarty ne permet pas de vérifier si la commande est arrivée. { $reason } Vérifiez là-bas : si oui, saisissez le numéro ; sinon, envoyez de nouveau.
lookup-bounded = La commande n'est pas parmi les { $count } dernières de Smarty, mais il y en a d'autres. Vérifiez là-bas.
page-repeats = La liste de Smarty se répète et ne peut pas être lue.
orders-repeat = Smarty montre toujours les mêmes commandes : impossible de voir si celle-ci y est. Signalez à l'assistance de Smarty que la liste des commandes ne va pas au-delà de la première page ; une fois le problème réglé, envoyez de nouveau cette commande.
still-there = La commande { $number } est toujours dans Smarty. Supprimez-la d'abord. Quand elle n'y est plus, ou est annulée, envoyez de nouveau celle-ci.
adopt-missing = Il n'y a pas de commande { $number } dans Smarty. Vérifiez le numéro.
adopt-taken = La commande { $number } de Smarty appartient déjà à une autre commande de la boutique.

note-vat-number = Le numéro de TVA { $number } a un chiffre de contrôle erroné.
note-tax-code = Le code fiscal { $code } a un caractère de contrôle erroné.
note-sdi = Saisissez le code SDI { $code } dans Smarty : il ne peut pas être envoyé.
note-pec = Saisissez l'adresse e-mail certifiée { $pec } dans Smarty : elle ne peut pas être envoyée.
note-credit = { $amount } ont été payés avec un avoir ; la commande est envoyée pour son montant entier.
note-remark = La remarque du client ne peut pas être envoyée : voir la commande.
note-taken-off = { $label } ({ $amount }) : envoi sous forme de remise dans les prix, car Smarty n'accepte pas de montant négatif.
note-rounding = { $label } ({ $amount }) : montant compris dans les prix de Smarty, car aucun taux de TVA n'y correspond.
note-total = Dans Smarty, la commande s'élève à { $there }, dans la boutique à { $ours } : une différence de { $difference }. Vérifiez-la dans Smarty et corrigez-la là-bas.
note-total-net = Dans Smarty, la commande s'élève à { $there }, dans la boutique à { $ours } : une différence de { $difference }. Smarty tient les prix hors TVA en centimes, et ceux-ci ne mènent pas à { $ours }. Si les deux doivent concorder, ajoutez-y une ligne sans TVA : { $missing }
note-changed = La commande a été modifiée après l'envoi : comparez-la avec celle de Smarty.
note-cancelled-there = Dans Smarty, cette commande est annulée.
tax-unlisted = Smarty n'indique pas ses taux de TVA. Saisissez sous Taux de TVA dans les réglages du plugin quel identifiant de taxe de Smarty vaut pour { $rate }.
may-still-arrive = Smarty n'a pas répondu. Avant un nouvel envoi, on vérifie si la commande est tout de même arrivée.

shop-currency = Smarty ne gère que l'euro ; cette boutique vend en { $currency }. Les produits ne peuvent être importés que dans une boutique en euros.
product-without-id = { $product } : Smarty n'en donne pas l'identifiant. Prévenez l'assistance de Smarty.
product-without-name = { $product } : le nom manque. Ajoutez-le dans Smarty.
product-twice = { $product } : Smarty l'affiche deux fois avec le même identifiant et des données différentes. Corrigez cela dans Smarty.
price-negative = { $line } : le prix { $value } est inférieur à zéro. Corrigez-le dans Smarty.
ean-rounded = { $line } : le code-barres « { $value } » a été arrondi comme un nombre. Saisissez tous ses chiffres dans Smarty.
tax-unknown = { $line } : Smarty n'indique pas à quel taux de TVA correspond son identifiant de taxe { $id }. Choisissez cet identifiant pour un taux sous Taux de TVA dans les réglages du plugin.
tax-none = { $line } : sans taux de TVA dans Smarty, pas d'importation. Choisissez-y son taux de TVA.
variation-without-id = { $product } : Smarty ne donne pas l'identifiant d'une des variantes. Prévenez l'assistance de Smarty.
variation-twice = { $product } : Smarty affiche une variante deux fois. Corrigez cela dans Smarty.
smarty-declines = Smarty ne laisse rien passer pour le moment. { $reason }
taxes-unread = Smarty n'indique pas ses taux de TVA pour le moment. Si le problème persiste, saisissez les identifiants de taxe de Smarty sous Taux de TVA dans les réglages du plugin. { $reason }
price-ambiguous = { $line } : le prix « { $value } » peut se lire de deux façons, en milliers ou avec trois décimales. Écrivez-le avec deux décimales dans Smarty.
stock-ambiguous = { $line } : le stock « { $value } » peut se lire de deux façons, en milliers ou avec trois décimales. Écrivez-le dans Smarty sans séparateur ou avec deux décimales.

# How an order is recognized in Smarty
reference = Référence de commande
reference-help = Pour qu'une commande ne soit jamais envoyée deux fois, elle porte une courte référence qui permet de la reconnaître dans Smarty, par exemple (ord. 1001-K7Q2MXD3W). Choisissez où la placer.
reference-row-name = Après le nom du premier article
reference-payment-type = Après le mode de paiement
reference-none = Nulle part : les commandes d'un même client sont alors envoyées l'une après l'autre, et la question vous est posée plus souvent
unanswered = Si Smarty ne répond pas
unanswered-help = Ce qu'il advient d'une commande envoyée, restée sans réponse et introuvable dans Smarty trois minutes plus tard.
unanswered-repeat = L'envoyer de nouveau
unanswered-ask = Me demander d'abord
reference-unknown = Choisissez où placer la référence de commande.
unanswered-unknown = Choisissez ce qui se passe si Smarty ne répond pas.
job-audit-orders = contrôle des commandes dans Smarty
look-alikes = Cette commande est peut-être déjà dans Smarty, sans sa référence : { $numbers }. Vérifiez là-bas : si l'une d'elles est la bonne, saisissez son numéro ; sinon, envoyez celle-ci.
unanswered-asked = Smarty n'a pas répondu et la commande ne s'y trouve pas. Vérifiez là-bas : si elle y est, saisissez son numéro ; sinon, envoyez-la de nouveau.
another-goes-first = Une autre commande est d'abord envoyée à Smarty ; ensuite ce sera le tour de celle-ci.
after-restore = Les données de la plateforme ont été restaurées à partir d'une sauvegarde. Les commandes attendent quelques minutes, le temps de savoir lesquelles Smarty a déjà.
adopt-other = La commande { $number } dans Smarty porte la référence d'une autre commande. Vérifiez le numéro.
list-moves = Les commandes de Smarty changent plus vite qu'on ne peut les lire.
note-doubled = Smarty a plusieurs fois la commande { $order } de la boutique. Gardez la première et annulez-y les autres : { $numbers }
note-replaced = La commande { $order } a été annulée dans Smarty et { $number } y figure à sa place : elle est désormais liée à celle-ci.
note-reference-mixed = Cette fois, Smarty n'a pas conservé la référence de commande. Désormais, les commandes d'un même client sont envoyées l'une après l'autre, et il peut vous être demandé si une commande y est.
note-customers = Smarty a ce client plusieurs fois (identifiants { $ids }). Le premier a été utilisé ; fusionnez-les dans Smarty.
customer-unanswered = Smarty n'a pas répondu au sujet du nouveau client. Avant de le créer de nouveau, on vérifie s'il y est.
customer-in-the-making = Une autre commande est en train de créer ce client dans Smarty ; ensuite ce sera le tour de celle-ci.
customer-nameless = La commande n'a ni nom ni adresse e-mail. Ajoutez l'un des deux, puis envoyez-la de nouveau.
list-hides = La liste des commandes de Smarty s'arrête avant des commandes qu'elle montrait déjà : impossible de savoir si celle-ci y est. Vérifiez là-bas : si elle y est, saisissez son numéro ; sinon, envoyez-la.
note-customer-replaced = Le client d'identifiant { $gone } n'existe plus dans Smarty. La commande a été envoyée pour le client d'identifiant { $now }, et les suivantes le seront aussi.
order-customer-unknown = Smarty refuse la commande car il ne connaît pas le client d'identifiant { $id }, qui vient pourtant d'y être trouvé ou créé. Vérifiez ce client dans Smarty, puis envoyez de nouveau la commande. { $reason }
