### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Synchronise les clients de votre boutique Shopify et de Framework360, dans un sens ou dans les deux.

# Settings
shop = Adresse de la boutique
shop-help = L'adresse que Shopify a donnée à votre boutique, par exemple my-store.myshopify.com. Vous autorisez ensuite la connexion sur une page de Shopify.
client-id = Client ID
client-id-help = De l'application de la plateforme, sur la page de Shopify pour les développeurs.
client-secret = Client secret
client-secret-help = De la même application. Il prouve aussi que les messages viennent de Shopify.
old-client-secret = Ancien client secret
old-client-secret-help = Pendant le remplacement du secret : le précédent, jusqu'à sa révocation chez Shopify. Sinon, laissez le champ vide.
customers-in-help = Les nouveaux clients de Shopify et leurs modifications arrivent dans Framework360 : nom, e-mail, téléphone, adresses, tags, note et consentement à la newsletter. Personne n'est supprimé ici.
customers-out-help = Les clients créés ou modifiés dans Framework360 sont créés ou modifiés dans Shopify, avec leurs tags, leur nombre de commandes et le total dépensé. Personne n'y est supprimé. Une inscription à la newsletter n'est envoyée qu'avec sa date, et jamais sur un retrait plus récent.

# Kinds of work, in the list of jobs
job-customer = client chez Shopify
job-customer-again = client chez Shopify, nouvelle vérification
job-customer-both = client des deux côtés
job-send-customer = client vers Shopify
job-merged = clients fusionnés chez Shopify
job-privacy = demande de protection des données
job-uninstalled = retrait de l'application chez Shopify

# What is wrong with a setting
shop-invalid = Ce n'est pas l'adresse d'une boutique. Saisissez-la comme Shopify l'affiche : my-store.myshopify.com.
shop-other-address = { $address } n'est pas l'adresse que Shopify a donnée à la boutique. Elle finit par .myshopify.com ; elle se trouve dans Shopify sous Paramètres, Domaines.

# The authorization, and its end
shop-missing = Saisissez l'adresse de votre boutique, my-store.myshopify.com, ou commencez dans Shopify en y installant l'application.
client-missing = Cette plateforme n'est pas encore prête pour Shopify : le client ID et le client secret de l'application manquent. Prévenez l'assistance.
client-refused = Shopify n'accepte pas le client ID ou le client secret de la plateforme. Prévenez l'assistance.
scopes-missing-write = Shopify n'a pas accordé tout le nécessaire ; il manque : modifier les clients (write_customers). Autorisez de nouveau l'application et permettez tout ce qu'elle demande.
scopes-missing-merge = Shopify n'a pas accordé tout le nécessaire ; il manque : suivre les fusions de clients (read_customer_merge). Autorisez de nouveau l'application et permettez tout ce qu'elle demande.
scopes-missing-write-merge = Shopify n'a pas accordé tout le nécessaire ; il manque : modifier les clients (write_customers), suivre les fusions de clients (read_customer_merge). Autorisez de nouveau l'application et permettez tout ce qu'elle demande.
scopes-missing-customers = Shopify n'a pas accordé tout le nécessaire ; il manque : voir et modifier les clients (read_customers, write_customers). Autorisez de nouveau l'application et permettez tout ce qu'elle demande.
scopes-missing-all = Shopify n'a pas accordé tout le nécessaire ; il manque : voir et modifier les clients (read_customers, write_customers), suivre les fusions de clients (read_customer_merge). Autorisez de nouveau l'application et permettez tout ce qu'elle demande.
authorize-again = Shopify n'admet plus l'application : elle y a été supprimée, ou n'a pas servi pendant 90 jours. Autorisez-la de nouveau depuis les réglages du plugin.
app-removed = L'application a été supprimée dans Shopify : plus rien n'est synchronisé. Pour continuer, autorisez-la de nouveau depuis les réglages du plugin.
store-closed = Shopify indique que { $shop } est inutilisable : la boutique n'existe plus, ou est fermée ou bloquée. Quand elle sera rouverte, autorisez de nouveau l'application.
store-unclear = Shopify n'a pas dit de quelle boutique il s'agit. Réessayez ; si le problème persiste, prévenez l'assistance.
back-unsigned = Le retour de Shopify s'est fait sans sa signature : impossible de savoir si c'est Shopify qui vous envoie. Recommencez depuis les réglages du plugin.
back-tampered = Les données de retour ne sont pas celles que Shopify a signées : elles ont été modifiées en route, ou le client secret de cette plateforme est incorrect. Recommencez depuis les réglages du plugin ; si le problème persiste, prévenez l'assistance.
back-stale = Le retour de Shopify s'est fait trop tard, ou l'horloge de cette plateforme n'est pas à l'heure. Recommencez depuis les réglages du plugin.
back-no-shop = Shopify n'a pas dit quelle boutique a autorisé l'application. Recommencez depuis les réglages du plugin.
back-no-code = Le retour de Shopify s'est fait sans approbation. Recommencez depuis les réglages du plugin.
back-code-refused = Shopify n'accepte pas cette approbation : elle a déjà servi, ou elle est trop ancienne. Recommencez depuis les réglages du plugin.
back-other-shop = Vous avez autorisé l'application dans { $there }, mais les réglages indiquent { $ours }. Autorisez-la dans cette boutique, ou saisissez l'autre adresse.
back-closed = Shopify indique que { $shop } est inutilisable en ce moment : la boutique n'existe pas, ou est fermée ou bloquée. Vérifiez l'adresse, ou rouvrez-y la boutique, puis recommencez depuis les réglages du plugin.
link-unsigned = Ce lien d'installation ne porte pas la signature de Shopify. Ouvrez de nouveau l'application depuis Shopify.
link-tampered = Ce lien d'installation n'est pas celui que Shopify a signé : il a été modifié en route, ou le client secret de cette plateforme est incorrect. Ouvrez de nouveau l'application depuis Shopify ; si le problème persiste, prévenez l'assistance.
link-stale = Ce lien d'installation est trop ancien, ou l'horloge de cette plateforme n'est pas à l'heure. Ouvrez de nouveau l'application depuis Shopify.
link-no-shop = Ce lien d'installation ne dit pas à quelle boutique il est destiné. Ouvrez de nouveau l'application depuis Shopify.
link-other-shop = Ce lien d'installation est pour { $there }, mais les réglages indiquent { $ours }. Ouvrez l'application depuis cette boutique, ou saisissez l'autre adresse.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify ne nous laisse pas recevoir les notifications sur { $topic }. Enregistrez de nouveau les réglages du plugin ; si le problème persiste, prévenez l'assistance. Shopify dit : { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = Le client { $number } de votre boutique Shopify demande ce qui est conservé à son sujet (demande { $request }). Ce plugin garde le lien avec le client { $ours } d'ici et des sommes de contrôle, aucune donnée personnelle. Envoyez-lui sous 30 jours ce que Framework360 détient sur ce client.
privacy-request-unknown = Le client { $number } de votre boutique Shopify demande ce qui est conservé à son sujet (demande { $request }). Ce plugin ne garde rien de lui. Vérifiez si Framework360 connaît ce client et répondez sous 30 jours.
privacy-erase = Le client { $number } de votre boutique Shopify doit être oublié. Le plugin a oublié son lien avec le client { $ours } d'ici. Supprimez ou anonymisez aussi ce client ici sous 30 jours, sauf si la loi impose de garder les données.
privacy-erase-unknown = Le client { $number } de votre boutique Shopify doit être oublié. Le plugin ne garde rien de lui. Si Framework360 connaît ce client, supprimez-le ou anonymisez-le sous 30 jours, sauf si la loi impose de garder les données.

# Ce que dit Shopify
api-throttled = Shopify demande de ralentir.
api-too-costly = Shopify refuse une requête jugée trop grande. Prévenez l'assistance.
api-missing-scope = Shopify ne permet pas cela à l'application. { $reason } Autorisez de nouveau l'application.
api-protected-data = Shopify cache à l'application les noms et adresses des clients : elle n'est pas approuvée pour les données clients protégées. Prévenez l'assistance ; une fois l'application approuvée, autorisez-la de nouveau.
api-closed = La boutique est fermée ou bloquée chez Shopify. Rouvrez-la là-bas, puis reprenez la synchronisation.
api-no-store = Shopify ne connaît pas cette boutique. Vérifiez l'adresse de la boutique dans les réglages du plugin.
api-internal = Shopify a un problème interne.
api-unfit = Shopify ne comprend pas une requête. Prévenez l'assistance. { $reason }
api-refused = Shopify refuse le client : { $reason }
api-stale = Shopify montre encore un ancien état du client.

# Ce qui a été laissé de côté, bien que le reste soit passé
phone-left-out = { $phone } n'est pas un numéro de téléphone du pays du client ; il n'a donc pas été envoyé. Saisissez-le avec l'indicatif du pays, par exemple +41 79 123 45 67.
phone-two-countries = { $phone } peut être un numéro de téléphone de plusieurs pays où le client a une adresse ; il n'a donc pas été envoyé. Saisissez-le avec l'indicatif du pays, par exemple +41 79 123 45 67.
phone-country-unknown = Rien n'indique de quel pays est le numéro de téléphone { $phone } ; il n'a donc pas été envoyé. Saisissez-le avec l'indicatif du pays, par exemple +41 79 123 45 67, ou saisissez le pays du client.
email-taken = L'adresse e-mail appartient au client { $number } dans Shopify ; elle n'a donc pas été envoyée. Corrigez-la d'un côté ou fusionnez les deux clients.
phone-taken = Le numéro de téléphone appartient au client { $number } dans Shopify ; il n'a donc pas été envoyé. Corrigez-le d'un côté ou fusionnez les deux clients.
email-waits = L'adresse e-mail appartient encore au client { $number } dans Shopify, qui est sur le point d'en recevoir une autre. Elle est envoyée juste après.
phone-waits = Le numéro de téléphone appartient encore au client { $number } dans Shopify, qui est sur le point d'en recevoir un autre. Il est envoyé juste après.
value-refused = Shopify refuse une valeur ; elle n'a donc pas été envoyée. Corrigez-la ici. Shopify dit : { $reason }
total-currency = Le total dépensé est en { $ours }, mais la boutique dans Shopify utilise { $theirs }, il n'a donc pas été envoyé. Tout le reste l'a été.
country-left-out = « { $country } » n'est pas un pays connu de Shopify ; l'adresse a été envoyée sans le pays. Corrigez-le ici.
province-left-out = « { $province } » n'est pas une province que Shopify connaît dans ce pays ; l'adresse a été envoyée sans la province. Corrigez-la ici.
zip-left-out = Shopify n'accepte pas le code postal { $zip } dans ce pays ; l'adresse a été envoyée sans ce code. Corrigez-le ici.
address-phone-left-out = Shopify n'accepte pas le numéro de téléphone { $phone } d'une adresse ; l'adresse a été envoyée sans ce numéro. Saisissez-le avec l'indicatif du pays, par exemple +41 79 123 45 67.
tag-too-long = Le tag « { $tag } » dépasse les 40 caractères que Shopify accepte ; il reste uniquement ici. Raccourcissez-le ici.
tag-refused = Shopify n'accepte pas le tag « { $tag } » ; il reste uniquement ici. Modifiez-le ici.
tags-over-there = Le client a plus de tags que Shopify n'en accepte : { $count ->
    [one] l'un d'eux reste
   *[other] { $count } d'entre eux restent
 } seulement ici. Retirez-en d'un côté.
tags-over-here = Le client a plus de tags que Framework360 n'en accepte : { $count ->
    [one] l'un d'eux reste
   *[other] { $count } d'entre eux restent
 } seulement dans Shopify. Retirez-en d'un côté.
addresses-over-here = Le client a plus d'adresses que Framework360 n'en accepte : { $count ->
    [one] l'une d'elles reste
   *[other] { $count } d'entre elles restent
 } seulement dans Shopify. Retirez-en d'un côté.

# Pourquoi un client n'est pas synchronisé
customer-gone-here = Le client n'existe plus ici.
customer-gone-there = Le client a été supprimé dans Shopify. Il reste ici. Pour le créer de nouveau là-bas, envoyez-le à la main.
customers-out-off = L'envoi des clients est désactivé. Activez-le dans les réglages du plugin ou envoyez le client à la main.
customer-nameless = Le client { $number } de Shopify n'a encore ni nom, ni adresse e-mail, ni adresse postale, ni numéro de téléphone, il n'a donc pas été importé. Il arrivera de lui-même dès qu'il en aura un.
customer-hidden = Shopify ne montre rien du client { $number } : il y a été effacé, ou l'application n'est pas approuvée pour voir noms et adresses. Rien n'a été modifié. Si le client y existe encore, prévenez l'assistance.
two-there = Dans Shopify, l'adresse e-mail appartient au client { $email } et le numéro de téléphone au client { $phone }. Fusionnez-les là-bas ou corrigez un côté, puis envoyez de nouveau le client.
phone-two-there = Dans Shopify, le numéro de téléphone peut être celui du client { $one } ou celui du client { $other }. Saisissez-le ici avec l'indicatif du pays, puis envoyez de nouveau le client.
several-here = Le client { $number } de Shopify correspond à plusieurs clients ici : { $customers }. Fusionnez-les ou corrigez-les ici.
maybe-there = Le client { $number } dans Shopify, { $there }, a le numéro de téléphone { $phone }, qui peut être celui saisi ici. Comme les noms diffèrent, un nouveau client y a été créé. S'il s'agit de la même personne, fusionnez les deux dans Shopify.
maybe-here = Le client { $number } de Shopify, { $there }, a peut-être le même numéro de téléphone que le client { $ours } ici, { $here }. Comme les noms diffèrent, un nouveau client a été créé ici. S'il s'agit de la même personne, fusionnez les deux.
email-linked = L'adresse e-mail appartient au client { $number } dans Shopify, lui-même lié à un autre client ici. Fusionnez ou corrigez ici les deux clients.
create-uncertain = Le client a peut-être été créé dans Shopify, peut-être pas ; sans adresse e-mail ni téléphone, il est impossible de l'y retrouver. Vérifiez là-bas : si oui, saisissez le numéro ; sinon, envoyez de nouveau.
adopt-missing = Il n'y a pas de client { $number } dans Shopify. Vérifiez le numéro.
adopt-taken = Le client { $number } dans Shopify est lié à un autre client ici. Vérifiez le numéro.
merged-two = Les clients { $unlinked } et { $linked } d'ici n'en font plus qu'un dans Shopify : { $number }. Seul { $linked } reste lié. Fusionnez-les ici s'il s'agit de la même personne.

# Modifié des deux côtés
kept-there-name = Nom : valeurs différentes des deux côtés ; celle de Shopify a été gardée.
kept-there-email = E-mail : valeurs différentes des deux côtés ; celle de Shopify a été gardée.
kept-there-phone = Téléphone : valeurs différentes des deux côtés ; celle de Shopify a été gardée.
kept-there-note = Note : valeurs différentes des deux côtés ; celle de Shopify a été gardée.
kept-there-locale = Langue : valeurs différentes des deux côtés ; celle de Shopify a été gardée.
kept-there-address = Adresse : valeurs différentes des deux côtés ; celle de Shopify a été gardée.
kept-there-default-address = Adresse par défaut : valeurs différentes des deux côtés ; celle de Shopify a été gardée.
kept-there-consent = Consentement à la newsletter : valeurs différentes des deux côtés ; celle de Shopify a été gardée.
kept-here-name = Nom : valeurs différentes des deux côtés ; celle de Framework360 a été gardée.
kept-here-email = E-mail : valeurs différentes des deux côtés ; celle de Framework360 a été gardée.
kept-here-phone = Téléphone : valeurs différentes des deux côtés ; celle de Framework360 a été gardée.
kept-here-note = Note : valeurs différentes des deux côtés ; celle de Framework360 a été gardée.
kept-here-locale = Langue : valeurs différentes des deux côtés ; celle de Framework360 a été gardée.
kept-here-address = Adresse : valeurs différentes des deux côtés ; celle de Framework360 a été gardée.
kept-here-default-address = Adresse par défaut : valeurs différentes des deux côtés ; celle de Framework360 a été gardée.
kept-here-consent = Consentement à la newsletter : valeurs différentes des deux côtés ; celle de Framework360 a été gardée.
consent-undated = Le consentement à la newsletter n'a pas de date ici, il n'a donc pas été envoyé : Shopify le considérerait comme donné maintenant. Indiquez ici quand le client l'a donné.
consent-other-address = Consentement à la newsletter : celui qui était connu concerne une autre adresse e-mail et ne vaut pas pour celle-ci ; ce que Shopify indique pour celle-ci a été conservé.
consent-withdrawn = Consentement à la newsletter : l'inscription n'est pas postérieure à la désinscription connue pour cette adresse e-mail ; c'est donc la désinscription qui compte.
consent-later = Selon l'horloge de Shopify, la date du consentement à la newsletter est encore à venir, il n'a donc pas encore été envoyé. Il sera envoyé plus tard avec sa date ; il n'y a rien à faire.
consent-again = Selon l'horloge de Shopify, la date du consentement à la newsletter est encore à venir, il n'a donc pas été envoyé. Envoyez de nouveau le client dans quelques minutes.

# Ce que Shopify refuse
refused-nameless = Shopify exige de chaque client un nom, un numéro de téléphone ou une adresse e-mail. Saisissez ici l'un des trois.
phone-alone-unclear = Shopify exige de chaque client un nom, un numéro de téléphone ou une adresse e-mail, et de celui-ci il n'y a que { $phone }, un numéro de téléphone dont le pays n'est pas connu. Saisissez-le avec l'indicatif du pays, par exemple +41 79 123 45 67, ou saisissez une adresse dans ce pays, un nom ou une adresse e-mail.
refused-email = Shopify n'accepte pas l'adresse e-mail : elle n'est pas valide. Corrigez-la ici.
refused-phone = Shopify n'accepte pas un numéro de téléphone : il n'est pas valide. Saisissez-le avec l'indicatif du pays, par exemple +41 79 123 45 67.
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
