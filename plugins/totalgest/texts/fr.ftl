name = TotalGest
summary = Tient les produits de la boutique et leur stock à jour d'après TotalGest, et envoie automatiquement à TotalGest chaque commande complétée.

shop-id = ID Boutique
shop-id-help = L'identifiant de votre boutique, ou de votre environnement de travail, dans TotalGest.
owner-id = ID Propriétaire
owner-id-help = L'identifiant du propriétaire, ou de l'utilisateur principal, dans TotalGest.
endpoint = Endpoint API
endpoint-help = L'adresse du service API de TotalGest, par exemple tg00.bweb.ch.
username = Nom d'utilisateur
username-help = Le nom d'utilisateur qui donne accès aux API de TotalGest.
password = Mot de passe
password-help = Le mot de passe de cet utilisateur API. Il est vérifié à l'enregistrement.
orders-out-help = Exportation Commandes : chaque commande complétée est mise automatiquement en file d'attente et envoyée à TotalGest en arrière-plan, avec les données de facturation et d'expédition, le mode de paiement et les articles.
products-in-help = Synchronisation Produits : toutes les cinq minutes, les produits nouveaux ou modifiés sont importés de TotalGest, avec nom, descriptions, prix de vente, taux de TVA, SKU, EAN et stock.

setting-missing = Ce champ est nécessaire : saisissez ce que vous avez reçu pour TotalGest.
setting-characters = Ce champ contient des caractères incorrects, comme un retour à la ligne. Copiez de nouveau la valeur.
setting-too-long = Ce champ dépasse { $limit } caractères : c'est trop. Copiez de nouveau la valeur.
endpoint-user = Saisissez l'adresse sans nom d'utilisateur ni mot de passe : ils ont leurs propres champs.
endpoint-query = Saisissez l'adresse sans ce qui commence par « ? » ou « # », par exemple tg00.bweb.ch.
endpoint-scheme = « { $scheme }:// » n'est pas possible ici. Saisissez l'adresse avec https:// ou sans rien devant, par exemple tg00.bweb.ch.
endpoint-unreadable = « { $value } » n'est pas une adresse internet. Saisissez-la comme tg00.bweb.ch ou https://erp.example.ch/totalgest.

host-unknown = { $host } n'existe pas sur internet. Vérifiez l'orthographe de l'adresse.
host-silent = { $place } ne répond pas. Vérifiez l'adresse ; si elle est juste, réessayez plus tard.
host-certificate = Le certificat de { $host } n'est pas valable, donc rien n'y a été envoyé. Vérifiez l'adresse ou prévenez le responsable de ce serveur.
host-plain = { $host } ne peut pas être utilisé sans chiffrement. Saisissez l'adresse avec https://.
host-not-allowed = { $host } n'est pas une adresse de l'internet public. Saisissez celle où TotalGest est joignable de l'extérieur.
not-totalgest = Un autre service que TotalGest répond à { $place }. Vérifiez l'adresse.
not-totalgest-page = Un site web répond à { $place }, et non l'API de TotalGest. Vérifiez l'adresse et demandez quel est le chemin de l'API.
not-totalgest-path = Il y a un serveur à { $place }, mais pas d'API TotalGest sous ce chemin. Vérifiez l'adresse.
not-totalgest-moved = { $place } renvoie à une autre adresse. Saisissez celle-là, si c'est celle de TotalGest. { $target }
other-version = Ce TotalGest utilise la version { $version } de l'API, que ce plugin ne connaît pas. Prévenez l'assistance.
credentials-refused = TotalGest n'accepte pas ce nom d'utilisateur avec ce mot de passe. Vérifiez les deux.
user-refused = TotalGest connaît cet utilisateur, mais ne le laisse pas utiliser l'API. Faites-le autoriser dans TotalGest ou saisissez un autre utilisateur.
shop-unknown = TotalGest ne connaît pas de boutique « { $id } ». Vérifiez l'ID Boutique.
owner-unknown = TotalGest ne connaît pas de propriétaire « { $id } » de cette boutique. Vérifiez l'ID Propriétaire.
no-rights = Cet utilisateur n'a aucun droit pour cette boutique et ce propriétaire. Donnez-lui dans TotalGest les droits de lire les produits et de créer des commandes.
no-right-products = Cet utilisateur n'a pas le droit de lire les produits de cette boutique. Donnez-le-lui dans TotalGest.
no-right-orders = Cet utilisateur n'a pas le droit de créer des commandes pour cette boutique. Donnez-le-lui dans TotalGest.

number-missing = La commande n'a pas de numéro : on ne pourrait pas la reconnaître dans TotalGest.
too-long = « { $value } » est plus long que ce qu'accepte TotalGest ({ $limit } caractères). Raccourcissez, puis envoyez de nouveau la commande.
too-precise = { $line } : un nombre a plus de décimales que n'en accepte TotalGest.
bad-currency = « { $value } » n'est pas une devise.
bad-country = « { $value } » n'est pas un code de pays à deux lettres. Corrigez l'adresse, puis envoyez de nouveau la commande.

create-unclear = TotalGest n'a pas donné de réponse claire sur la commande. Envoyée de nouveau, elle ne peut pas arriver deux fois.
session-unclear = TotalGest n'a pas donné de réponse claire à la connexion.
declines = TotalGest, ou quelque chose devant lui comme un pare-feu, ne laisse rien passer pour le moment. Si le problème persiste, prévenez l'assistance de TotalGest.
refused-order = TotalGest refuse la commande : { $reason }
refused-number = TotalGest refuse le numéro de la commande : { $reason }
refused-date = TotalGest refuse la date de la commande : { $reason }
refused-currency = TotalGest refuse la devise : { $reason }
refused-payment = TotalGest refuse le paiement : { $reason }
refused-customer = TotalGest refuse le client : { $reason }
refused-email = TotalGest refuse l'adresse e-mail du client : { $reason }
refused-billing = TotalGest refuse l'adresse de facturation ({ $field }) : { $reason }
refused-shipping = TotalGest refuse l'adresse d'expédition ({ $field }) : { $reason }
refused-lines = TotalGest refuse les articles : { $reason }
refused-line = TotalGest refuse { $line } : { $reason }
refused-line-code = TotalGest refuse le SKU ou l'EAN de { $line } : { $reason }
refused-line-name = TotalGest refuse le nom de { $line } : { $reason }
refused-line-quantity = TotalGest refuse la quantité de { $line } : { $reason }
refused-line-price = TotalGest refuse le prix ou la remise de { $line } : { $reason }
refused-line-vat = TotalGest refuse la TVA de { $line } : { $reason }
refused-coupon = TotalGest refuse le bon de réduction : { $reason }
refused-credit = TotalGest refuse l'avoir utilisé : { $reason }
refused-total = TotalGest refuse le total : { $reason }
refused-note = TotalGest refuse la note du client : { $reason }

number-taken = La commande { $number } dans TotalGest porte le numéro de cette commande, { $order }, mais un autre contenu : { $there } là-bas, { $ours } ici. Deux commandes de la boutique ont peut-être le même numéro, ou celle-ci a été modifiée après son arrivée. Si c'est celle-ci, saisissez son numéro. Envoyée de nouveau, elle y devient une commande à part.
number-taken-unlike = La commande { $number } dans TotalGest porte le numéro de cette commande, { $order }, mais c'est peut-être une autre : le client, une adresse, la TVA ou la livraison diffère, ou TotalGest ne les indique pas. Deux commandes de la boutique ont peut-être le même numéro. Si c'est celle-ci, saisissez son numéro. Envoyée de nouveau, celle-ci y devient une commande à part.
number-before-taken = La commande { $number } dans TotalGest porte le numéro que cette commande avait avant, { $before }, mais un autre contenu : { $there } là-bas, { $ours } ici. Ce numéro était peut-être celui d'une autre commande de la boutique, ou celle-ci a été modifiée après son arrivée. Si c'est celle-ci, saisissez son numéro. Envoyée de nouveau, elle y devient une commande à part.
number-before-unlike = La commande { $number } dans TotalGest porte le numéro que cette commande avait avant, { $before }, mais c'est peut-être une autre : le client, une adresse, la TVA ou la livraison diffère, ou TotalGest ne les indique pas. Si c'est celle-ci, saisissez son numéro. Envoyée de nouveau, celle-ci y devient une commande à part.

still-there = La commande { $number } est toujours dans TotalGest. Supprimez-la d'abord. Quand elle n'y est plus, ou est annulée, envoyez de nouveau celle-ci.
adopt-missing = Il n'y a pas de commande { $number } dans TotalGest. Vérifiez le numéro.
adopt-taken = La commande { $number } de TotalGest correspond à une autre commande. Vérifiez le numéro.

note-cut = « { $value } » dépasse les { $limit } caractères qu'accepte TotalGest : le texte a été raccourci.
note-rate = { $rate } % n'était pas un taux de TVA suisse le jour de la commande. Il a été envoyé tel quel : vérifiez-le.
note-differs = La commande { $number } de TotalGest est de { $there }, celle de la boutique de { $ours }. Comparez les deux.
note-number-shared = La commande { $number } dans TotalGest porte aussi le numéro { $order }. Celle-ci a été envoyée comme une commande à part : donnez à chacune son propre numéro dans la boutique.
note-number-before = La commande { $number } dans TotalGest porte encore le numéro que cette commande avait avant : { $before }.

product-without-id = { $product } : TotalGest n'en donne pas l'identifiant. Prévenez l'assistance de TotalGest.
product-without-name = { $product } : le nom manque. Ajoutez-le dans TotalGest.
product-unclear = { $product } : les données de TotalGest sont incompréhensibles. Prévenez l'assistance.
price-none = { $product } : il n'y a pas de prix. Ajoutez-en un en { $currency } dans TotalGest.
price-missing = { $product } : il n'y a pas de prix en { $currency }, seulement en { $there }. Ajoutez-en un en { $currency } dans TotalGest.
price-twice = { $product } : il y a plusieurs prix en { $currency }. N'en laissez qu'un dans TotalGest.
vat-unknown = { $product } : « { $code } » n'est pas un taux de TVA connu. Corrigez-le dans TotalGest ou prévenez l'assistance.
list-stuck = La liste des produits de TotalGest n'a pas de fin. Si le problème persiste, prévenez l'assistance.
