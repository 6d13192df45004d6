### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Garde les clients de votre boutique Shopify et de Framework360 à l'identique, dans un sens ou dans les deux.

# Settings
shop = Adresse de la boutique
shop-help = L'adresse que Shopify a donnée à votre boutique, par exemple my-store.myshopify.com. Vous autorisez ensuite la connexion sur une page de Shopify.
client-id = Client ID
client-id-help = De l'application de la plateforme, sur la page de Shopify pour les développeurs.
client-secret = Client secret
client-secret-help = De la même application. Il prouve aussi que les messages viennent de Shopify.
old-client-secret = Ancien client secret
old-client-secret-help = Pendant le remplacement du secret : le précédent, jusqu'à sa révocation chez Shopify. Sinon vide.
customers-in-help = Les nouveaux clients de Shopify et leurs modifications arrivent dans Framework360 : nom, e-mail, téléphone, adresses, tags, note et consentement à la newsletter. Personne n'est supprimé ici.
customers-out-help = Les clients créés ou modifiés dans Framework360 sont créés ou modifiés dans Shopify, avec leurs tags, leur nombre de commandes et le total dépensé. Personne n'y est supprimé.

# Kinds of work, in the list of jobs
job-customer = client chez Shopify
job-send-customer = client vers Shopify
job-merged = clients fusionnés chez Shopify
job-privacy = demande de protection des données
job-uninstalled = retrait de l’app chez Shopify

# What is wrong with a setting
shop-invalid = Ce n'est pas l'adresse d'une boutique. Saisissez-la comme Shopify l'affiche : my-store.myshopify.com.
shop-other-address = { $address } n'est pas l'adresse que Shopify a donnée à la boutique. Elle finit par .myshopify.com ; elle se trouve dans Shopify sous Paramètres, Domaines.

# The authorization, and its end
shop-missing = Saisissez l'adresse de votre boutique, my-store.myshopify.com, ou commencez dans Shopify en y installant l'application.
client-missing = Cette plateforme n'est pas encore prête pour Shopify : le client ID et le client secret de l'application manquent. Prévenez l'assistance.
client-refused = Shopify n'accepte pas le client ID ou le client secret de la plateforme. Prévenez l'assistance.
scopes-missing-write = Shopify n'a pas accordé tout le nécessaire ; il manque : modifier les clients (write_customers). Autorisez de nouveau l'application et permettez tout ce qu'elle demande.
scopes-missing-merge = Shopify n'a pas accordé tout le nécessaire ; il manque : suivre les fusions de clients (read_customer_merge). Autorisez de nouveau l'application et permettez tout ce qu'elle demande.
scopes-missing-write-merge = Shopify n'a pas accordé tout le nécessaire ; il manque : modifier les clients (write_customers), suivre les fusions de clients (read_customer_merge). Autorisez de nouveau l'application et permettez tout ce qu'elle demande.
scopes-missing-customers = Shopify n'a pas accordé tout le nécessaire ; il manque : voir et modifier les clients (read_customers, write_customers). Autorisez de nouveau l'application et permettez tout ce qu'elle demande.
scopes-missing-all = Shopify n'a pas accordé tout le nécessaire ; il manque : voir et modifier les clients (read_customers, write_customers), suivre les fusions de clients (read_customer_merge). Autorisez de nouveau l'application et permettez tout ce qu'elle demande.
authorize-again = Shopify ne laisse plus entrer l'application : elle y a été supprimée, ou n'a pas servi pendant 90 jours. Autorisez-la de nouveau.
app-removed = L'application a été supprimée dans Shopify : plus rien n'est synchronisé. Pour continuer, autorisez-la de nouveau.
store-closed = Shopify indique que { $shop } est inutilisable : la boutique n'existe plus, ou est fermée ou gelée. Quand elle sera rouverte, autorisez de nouveau l'application.
store-unclear = Shopify n'a pas dit de quelle boutique il s'agit. Réessayez ; si cela persiste, prévenez l'assistance.
back-unsigned = Vous êtes revenu de Shopify sans sa signature : impossible de savoir si c'est Shopify qui vous envoie. Recommencez depuis les paramètres du plugin.
back-tampered = Ce avec quoi vous êtes revenu n'est pas ce que Shopify a signé : cela a été modifié en route. Recommencez depuis les paramètres du plugin.
back-stale = Vous êtes revenu de Shopify trop tard, ou l'horloge de cette plateforme n'est pas à l'heure. Recommencez depuis les paramètres du plugin.
back-no-shop = Shopify n'a pas dit quelle boutique a autorisé l'application. Recommencez depuis les paramètres du plugin.
back-no-code = Vous êtes revenu de Shopify sans approbation. Recommencez depuis les paramètres du plugin.
back-code-refused = Shopify n'accepte pas cette approbation : elle a déjà servi, ou elle est trop ancienne. Recommencez depuis les paramètres du plugin.
back-other-shop = Vous avez autorisé l'application dans { $there }, mais les paramètres indiquent { $ours }. Autorisez-la dans cette boutique, ou saisissez l'autre adresse.
back-closed = Shopify indique que { $shop } est inutilisable en ce moment : la boutique n'existe pas, ou est fermée ou gelée.
link-unsigned = Ce lien d'installation ne porte pas la signature de Shopify. Ouvrez de nouveau l'application depuis Shopify.
link-tampered = Ce lien d'installation n'est pas celui que Shopify a signé. Ouvrez de nouveau l'application depuis Shopify.
link-stale = Ce lien d'installation est trop ancien, ou l'horloge de cette plateforme n'est pas à l'heure. Ouvrez de nouveau l'application depuis Shopify.
link-no-shop = Ce lien d'installation ne dit pas pour quelle boutique il est. Ouvrez de nouveau l'application depuis Shopify.
link-other-shop = Ce lien d'installation est pour { $there }, mais les paramètres indiquent { $ours }. Ouvrez l'application depuis cette boutique, ou saisissez l'autre adresse.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify ne nous laisse pas recevoir les nouvelles de { $topic } : { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = Le client { $number } de votre boutique Shopify demande ce qui est conservé à son sujet (demande { $request }). Ce plugin garde le lien avec le client { $ours } ici et des sommes de contrôle, aucune donnée personnelle. Envoyez-lui sous 30 jours ce que Framework360 détient sur ce client.
privacy-request-unknown = Le client { $number } de votre boutique Shopify demande ce qui est conservé à son sujet (demande { $request }). Ce plugin ne garde rien de lui. Vérifiez si Framework360 connaît ce client et répondez sous 30 jours.
privacy-erase = Le client { $number } de votre boutique Shopify doit être oublié. Le plugin a oublié son lien avec le client { $ours } ici. Supprimez ou anonymisez aussi ce client ici sous 30 jours, sauf si la loi impose de garder les données.
privacy-erase-unknown = Le client { $number } de votre boutique Shopify doit être oublié. Le plugin ne garde rien de lui. Si Framework360 connaît ce client, supprimez-le ou anonymisez-le sous 30 jours, sauf si la loi impose de garder les données.

# Ce que dit Shopify
api-throttled = Shopify demande de ralentir. Une nouvelle tentative aura lieu.
api-too-costly = Shopify refuse une requête jugée trop grande. Veuillez en informer l'assistance.
api-missing-scope = Shopify ne permet pas cela à l'application. { $reason } Autorisez de nouveau la connexion.
api-protected-data = Shopify cache à l'application les noms et adresses des clients. Faites approuver l'application pour les données clients protégées dans Shopify, puis autorisez de nouveau la connexion.
api-closed = La boutique est fermée ou bloquée chez Shopify. Rouvrez-la là-bas, puis reprenez la synchronisation.
api-no-store = Shopify ne connaît pas cette boutique. Vérifiez l'adresse de la boutique.
api-internal = Shopify rencontre un problème. Une nouvelle tentative aura lieu.
api-unfit = Shopify ne comprend pas une requête. Veuillez en informer l'assistance. { $reason }
api-refused = Shopify refuse le client : { $reason }
api-stale = Shopify indique encore un ancien état du client. Une nouvelle tentative aura lieu.

# Ce qui a été laissé de côté, bien que le reste soit passé
phone-left-out = { $phone } n'est pas un numéro de téléphone du pays du client ; il n'a donc pas été envoyé. Saisissez-le avec l'indicatif du pays, par exemple +41 79 123 45 67.
email-taken = L'adresse e-mail appartient au client { $number } dans Shopify ; elle n'a donc pas été envoyée. Corrigez-la d'un côté ou fusionnez les deux.
phone-taken = Le numéro de téléphone appartient au client { $number } dans Shopify ; il n'a donc pas été envoyé.
email-waits = L'adresse e-mail appartient encore au client { $number } dans Shopify, qui est sur le point d'en recevoir une autre. Elle est envoyée juste après.
phone-waits = Le numéro de téléphone appartient encore au client { $number } dans Shopify, qui est sur le point d'en recevoir un autre. Il est envoyé juste après.
value-refused = Shopify refuse une valeur, qui n'a donc pas été envoyée : { $reason }
country-left-out = « { $country } » n'est pas un pays connu de Shopify ; l'adresse a été envoyée sans lui.
tags-over-there = Le client a plus de tags que Shopify n'en accepte : { $count } restent seulement ici. Retirez-en d'un côté.
tags-over-here = Le client a plus de tags que Framework360 n'en accepte : { $count } restent seulement dans Shopify. Retirez-en d'un côté.
addresses-over-here = Le client a plus d'adresses que Framework360 n'en accepte : { $count } restent seulement dans Shopify. Retirez-en d'un côté.

# Pourquoi un client n'est pas synchronisé
customer-gone-here = Le client n'existe plus ici.
customer-gone-there = Le client a été supprimé dans Shopify. Il reste ici. Pour le recréer là-bas, envoyez-le à la main.
customers-out-off = L'envoi des clients est désactivé. Activez-le dans les réglages du plugin ou envoyez le client à la main.
customer-hidden = Shopify ne montre rien du client { $number } : il y a été effacé, ou l'application n'est pas approuvée pour voir noms et adresses. Rien n'a été modifié.
two-there = Dans Shopify, l'adresse e-mail appartient au client { $email } et le numéro de téléphone au client { $phone }. Fusionnez-les là-bas ou corrigez un côté, puis renvoyez le client.
several-here = Le client { $number } de Shopify correspond à plusieurs clients ici : { $customers }. Fusionnez-les ou corrigez-les ici.
email-linked = L'adresse e-mail appartient au client { $number } dans Shopify, déjà lié à un autre client ici. Fusionnez ou corrigez les deux ici.
create-uncertain = Le client a peut-être été créé dans Shopify, et sans adresse e-mail ni téléphone il est introuvable là-bas.
adopt-missing = Il n'y a pas de client { $number } dans Shopify. Vérifiez le numéro.
adopt-taken = Le client { $number } dans Shopify est lié à un autre client ici. Vérifiez le numéro.
merged-two = Les clients { $unlinked } et { $linked } d'ici n'en font plus qu'un dans Shopify : { $number }. Seul { $linked } reste lié. Fusionnez-les ici s'il s'agit de la même personne.

# Modifié des deux côtés
kept-there-name = Nom : différent des deux côtés ; la valeur de Shopify a été gardée.
kept-there-email = E-mail : différent des deux côtés ; la valeur de Shopify a été gardée.
kept-there-phone = Téléphone : différent des deux côtés ; la valeur de Shopify a été gardée.
kept-there-note = Note : différent des deux côtés ; la valeur de Shopify a été gardée.
kept-there-locale = Langue : différent des deux côtés ; la valeur de Shopify a été gardée.
kept-there-address = Adresse : différent des deux côtés ; la valeur de Shopify a été gardée.
kept-there-default-address = Adresse par défaut : différent des deux côtés ; la valeur de Shopify a été gardée.
kept-there-consent = Consentement à la newsletter : différent des deux côtés ; la valeur de Shopify a été gardée.
kept-here-name = Nom : différent des deux côtés ; la valeur de Framework360 a été gardée.
kept-here-email = E-mail : différent des deux côtés ; la valeur de Framework360 a été gardée.
kept-here-phone = Téléphone : différent des deux côtés ; la valeur de Framework360 a été gardée.
kept-here-note = Note : différent des deux côtés ; la valeur de Framework360 a été gardée.
kept-here-locale = Langue : différent des deux côtés ; la valeur de Framework360 a été gardée.
kept-here-address = Adresse : différent des deux côtés ; la valeur de Framework360 a été gardée.
kept-here-default-address = Adresse par défaut : différent des deux côtés ; la valeur de Framework360 a été gardée.
kept-here-consent = Consentement à la newsletter : différent des deux côtés ; la valeur de Framework360 a été gardée.

# Ce que Shopify refuse
refused-nameless = Shopify exige de chaque client un nom, un numéro de téléphone ou une adresse e-mail. Saisissez l'un d'eux ici.
refused-email = Shopify n'accepte pas l'adresse e-mail : elle n'est pas valable. Corrigez-la ici.
refused-phone = Shopify n'accepte pas un numéro de téléphone : il n'est pas valable. Saisissez-le avec l'indicatif du pays, par exemple +41 79 123 45 67.
refused-locale = Shopify n'accepte pas la langue du client. Choisissez-en une autre ici.
refused-country = Shopify n'accepte pas le pays d'une adresse. Corrigez-le ici.
refused-province = Shopify ne connaît pas la province d'une adresse dans son pays. Corrigez-la ici.
refused-zip = Shopify n'accepte pas le code postal d'une adresse dans son pays. Corrigez-le ici.
refused-long-name = Le prénom ou le nom est trop long pour Shopify. Raccourcissez-le ici.
refused-long-email = L'adresse e-mail est trop longue pour Shopify. Corrigez-la ici.
refused-long-phone = Un numéro de téléphone est trop long pour Shopify. Corrigez-le ici.
refused-long-note = La note est trop longue pour Shopify. Raccourcissez-la ici.
refused-long-address = Une ligne d'une adresse est trop longue pour Shopify. Raccourcissez-la ici.
refused-long-tag = Un tag est trop long pour Shopify. Raccourcissez-le ici.
refused-many-tags = Le client a plus de tags que Shopify n'en accepte. Retirez-en ici.
