### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Hält die Kunden Ihres Shopify-Shops und von Framework360 auf gleichem Stand, in einer Richtung oder in beiden.

# Settings
shop = Adresse des Shops
shop-help = Die Adresse, die Shopify Ihrem Shop gegeben hat, zum Beispiel my-store.myshopify.com. Danach erlauben Sie die Verbindung auf einer Seite von Shopify.
client-id = Client-ID
client-id-help = Die der App der Plattform, von Shopifys Seite für Entwickler.
client-secret = Client-Secret
client-secret-help = Das derselben App. Es beweist auch, dass Nachrichten von Shopify kommen.
old-client-secret = Altes Client-Secret
old-client-secret-help = Während das Secret ersetzt wird: das vorige, bis es bei Shopify widerrufen ist. Sonst leer lassen.
customers-in-help = Neue Kunden aus Shopify und ihre Änderungen kommen nach Framework360: Name, E-Mail, Telefon, Adressen, Tags, Notiz und Newsletter-Einwilligung. Hier wird niemand gelöscht.
customers-out-help = Kunden, die in Framework360 angelegt oder geändert werden, werden in Shopify angelegt oder geändert, mit Tags, Anzahl der Bestellungen und Gesamtumsatz. Dort wird niemand gelöscht. Eine Newsletter-Anmeldung wird nur mit ihrem Datum gesendet und nie über einen späteren Widerruf.

# Kinds of work, in the list of jobs
job-customer = Kunde bei Shopify
job-customer-again = Kunde bei Shopify, erneute Prüfung
job-send-customer = Kunde an Shopify
job-merged = bei Shopify zusammengeführte Kunden
job-privacy = Datenschutzanfrage
job-uninstalled = Entfernung der App bei Shopify

# What is wrong with a setting
shop-invalid = Das ist keine Adresse eines Shops. Geben Sie sie so ein, wie Shopify sie zeigt: my-store.myshopify.com.
shop-other-address = { $address } ist nicht die Adresse, die Shopify dem Shop gegeben hat. Sie endet auf .myshopify.com; Sie finden sie in Shopify unter Einstellungen, Domains.

# The authorization, and its end
shop-missing = Geben Sie die Adresse Ihres Shops ein, my-store.myshopify.com, oder beginnen Sie in Shopify, indem Sie die App dort installieren.
client-missing = Diese Plattform ist noch nicht für Shopify eingerichtet: Client-ID und Client-Secret der App fehlen. Bitte wenden Sie sich an den Support.
client-refused = Shopify nimmt Client-ID oder Client-Secret der Plattform nicht an. Bitte wenden Sie sich an den Support.
scopes-missing-write = Shopify hat nicht alles gewährt, was nötig ist; es fehlt: Kunden ändern (write_customers). Autorisieren Sie die App noch einmal und erlauben Sie alles, worum sie bittet.
scopes-missing-merge = Shopify hat nicht alles gewährt, was nötig ist; es fehlt: Zusammenführungen von Kunden verfolgen (read_customer_merge). Autorisieren Sie die App noch einmal und erlauben Sie alles, worum sie bittet.
scopes-missing-write-merge = Shopify hat nicht alles gewährt, was nötig ist; es fehlt: Kunden ändern (write_customers), Zusammenführungen von Kunden verfolgen (read_customer_merge). Autorisieren Sie die App noch einmal und erlauben Sie alles, worum sie bittet.
scopes-missing-customers = Shopify hat nicht alles gewährt, was nötig ist; es fehlt: Kunden sehen und ändern (read_customers, write_customers). Autorisieren Sie die App noch einmal und erlauben Sie alles, worum sie bittet.
scopes-missing-all = Shopify hat nicht alles gewährt, was nötig ist; es fehlt: Kunden sehen und ändern (read_customers, write_customers), Zusammenführungen von Kunden verfolgen (read_customer_merge). Autorisieren Sie die App noch einmal und erlauben Sie alles, worum sie bittet.
authorize-again = Shopify lässt die App nicht mehr herein: Sie wurde dort entfernt oder 90 Tage lang nicht benutzt. Autorisieren Sie sie noch einmal in den Einstellungen des Plugins.
app-removed = Die App wurde in Shopify entfernt; es wird nichts mehr synchronisiert. Um fortzufahren, autorisieren Sie sie noch einmal in den Einstellungen des Plugins.
store-closed = Shopify sagt, dass { $shop } nicht benutzt werden kann: Den Shop gibt es nicht mehr, oder er ist geschlossen oder gesperrt. Autorisieren Sie die App noch einmal, sobald er wieder offen ist.
store-unclear = Shopify hat nicht gesagt, welcher Shop das ist. Versuchen Sie es noch einmal; wenn das nicht hilft, wenden Sie sich an den Support.
back-unsigned = Sie sind ohne Shopifys Signatur zurückgekommen; so lässt sich nicht erkennen, ob Shopify Sie geschickt hat. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-tampered = Das, womit Sie zurückgekommen sind, ist nicht das, was Shopify signiert hat: Es wurde unterwegs verändert, oder das Client-Secret dieser Plattform ist falsch. Beginnen Sie noch einmal in den Einstellungen des Plugins; wenn das nicht hilft, wenden Sie sich an den Support.
back-stale = Sie sind zu spät von Shopify zurückgekommen, oder die Uhr dieser Plattform geht falsch. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-no-shop = Shopify hat nicht gesagt, welcher Shop die App zugelassen hat. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-no-code = Sie sind ohne Zustimmung von Shopify zurückgekommen. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-code-refused = Shopify nimmt diese Zustimmung nicht an: Sie wurde schon benutzt oder ist zu alt. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-other-shop = Sie haben die App in { $there } erlaubt, aber in den Einstellungen steht { $ours }. Erlauben Sie sie in diesem Shop oder geben Sie die andere Adresse ein.
back-closed = Shopify sagt, dass { $shop } jetzt nicht benutzt werden kann: Den Shop gibt es nicht, oder er ist geschlossen oder gesperrt. Prüfen Sie die Adresse oder öffnen Sie den Shop dort wieder; beginnen Sie dann noch einmal in den Einstellungen des Plugins.
link-unsigned = Dieser Installationslink trägt keine Signatur von Shopify. Öffnen Sie die App noch einmal aus Shopify.
link-tampered = Dieser Installationslink ist nicht der, den Shopify signiert hat: Er wurde unterwegs verändert, oder das Client-Secret dieser Plattform ist falsch. Öffnen Sie die App noch einmal aus Shopify; wenn das nicht hilft, wenden Sie sich an den Support.
link-stale = Dieser Installationslink ist zu alt, oder die Uhr dieser Plattform geht falsch. Öffnen Sie die App noch einmal aus Shopify.
link-no-shop = Dieser Installationslink sagt nicht, für welchen Shop er ist. Öffnen Sie die App noch einmal aus Shopify.
link-other-shop = Dieser Installationslink ist für { $there }, aber in den Einstellungen steht { $ours }. Öffnen Sie die App aus diesem Shop oder geben Sie die andere Adresse ein.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify lässt uns Nachrichten über { $topic } nicht abonnieren. Speichern Sie die Einstellungen des Plugins noch einmal; wenn das nicht hilft, wenden Sie sich an den Support. Shopify sagt: { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = Kunde { $number } Ihres Shopify-Shops fragt, was über ihn gespeichert ist (Anfrage { $request }). Dieses Plugin speichert die Verknüpfung mit Kunde { $ours } hier und Prüfsummen, keine personenbezogenen Daten. Senden Sie ihm innerhalb von 30 Tagen, was Framework360 über diesen Kunden speichert.
privacy-request-unknown = Kunde { $number } Ihres Shopify-Shops fragt, was über ihn gespeichert ist (Anfrage { $request }). Dieses Plugin speichert nichts über ihn. Sehen Sie nach, ob Framework360 diesen Kunden hat, und antworten Sie innerhalb von 30 Tagen.
privacy-erase = Kunde { $number } Ihres Shopify-Shops soll vergessen werden. Das Plugin hat die Verknüpfung mit Kunde { $ours } hier vergessen. Löschen oder anonymisieren Sie diesen Kunden innerhalb von 30 Tagen auch hier, sofern das Gesetz nicht verlangt, die Daten aufzubewahren.
privacy-erase-unknown = Kunde { $number } Ihres Shopify-Shops soll vergessen werden. Das Plugin speichert nichts über ihn. Wenn Framework360 diesen Kunden hat, löschen oder anonymisieren Sie ihn innerhalb von 30 Tagen, sofern das Gesetz nicht verlangt, die Daten aufzubewahren.

# Was Shopify sagt
api-throttled = Shopify bittet, langsamer zu machen. Es wird erneut versucht.
api-too-costly = Shopify lehnt eine Anfrage als zu groß ab. Bitte wenden Sie sich an den Support.
api-missing-scope = Shopify erlaubt der App das nicht. { $reason } Autorisieren Sie die App noch einmal.
api-protected-data = Shopify verbirgt vor der App Namen und Adressen der Kunden: Sie ist nicht für geschützte Kundendaten freigegeben. Bitte wenden Sie sich an den Support; sobald sie freigegeben ist, autorisieren Sie die App noch einmal.
api-closed = Der Shop ist bei Shopify geschlossen oder gesperrt. Öffnen Sie ihn dort wieder und setzen Sie dann die Synchronisierung fort.
api-no-store = Shopify kennt diesen Shop nicht. Prüfen Sie die Adresse des Shops in den Einstellungen des Plugins.
api-internal = Shopify hat selbst ein Problem. Es wird erneut versucht.
api-unfit = Shopify versteht eine Anfrage nicht. Bitte wenden Sie sich an den Support. { $reason }
api-refused = Shopify lehnt den Kunden ab: { $reason }
api-stale = Shopify zeigt noch einen älteren Stand des Kunden. Es wird erneut versucht.

# Was ausgelassen wurde, obwohl der Rest ankam
phone-left-out = { $phone } ist keine Telefonnummer im Land des Kunden und wurde nicht gesendet. Geben Sie sie mit Landesvorwahl ein, etwa +41 79 123 45 67.
phone-two-countries = { $phone } kann eine Telefonnummer im Land des Kunden und im Land des Shops sein und wurde nicht gesendet. Geben Sie sie mit Landesvorwahl ein, etwa +41 79 123 45 67.
phone-country-unknown = In welchem Land { $phone } eine Telefonnummer ist, ist nicht bekannt; sie wurde nicht gesendet. Geben Sie sie mit Landesvorwahl ein, etwa +41 79 123 45 67, oder geben Sie das Land des Kunden ein.
email-taken = Die E-Mail-Adresse gehört in Shopify dem Kunden { $number } und wurde nicht gesendet. Berichtigen Sie sie auf einer Seite oder führen Sie die beiden Kunden zusammen.
phone-taken = Die Telefonnummer gehört in Shopify dem Kunden { $number } und wurde nicht gesendet. Berichtigen Sie sie auf einer Seite oder führen Sie die beiden Kunden zusammen.
email-waits = Die E-Mail-Adresse gehört in Shopify noch dem Kunden { $number }, der gleich eine andere bekommt. Danach wird sie gesendet.
phone-waits = Die Telefonnummer gehört in Shopify noch dem Kunden { $number }, der gleich eine andere bekommt. Danach wird sie gesendet.
value-refused = Shopify lehnt einen Wert ab; er wurde nicht gesendet. Berichtigen Sie ihn hier. Shopify sagt: { $reason }
total-currency = Der Gesamtumsatz ist in { $ours }, der Shop in Shopify rechnet aber in { $theirs }; darum wurde er nicht gesendet. Alles andere schon.
country-left-out = „{ $country }“ ist kein Land, das Shopify kennt; die Adresse wurde ohne das Land gesendet. Berichtigen Sie es hier.
province-left-out = „{ $province }“ ist keine Provinz, die Shopify in diesem Land kennt; die Adresse wurde ohne sie gesendet. Berichtigen Sie sie hier.
zip-left-out = Shopify nimmt die Postleitzahl { $zip } in diesem Land nicht an; die Adresse wurde ohne sie gesendet. Berichtigen Sie sie hier.
address-phone-left-out = Shopify nimmt die Telefonnummer { $phone } einer Adresse nicht an; die Adresse wurde ohne sie gesendet. Geben Sie sie mit Landesvorwahl ein, etwa +41 79 123 45 67.
tag-too-long = Das Tag „{ $tag }“ ist länger als die 40 Zeichen, die Shopify annimmt, und bleibt nur hier. Kürzen Sie es hier.
tag-refused = Shopify nimmt das Tag „{ $tag }“ nicht an; es bleibt nur hier. Ändern Sie es hier.
tags-over-there = Der Kunde hat mehr Tags, als Shopify annimmt: { $count ->
    [one] { $count } davon bleibt
   *[other] { $count } davon bleiben
 } nur hier. Entfernen Sie auf einer Seite einige.
tags-over-here = Der Kunde hat mehr Tags, als Framework360 annimmt: { $count ->
    [one] { $count } davon bleibt
   *[other] { $count } davon bleiben
 } nur in Shopify. Entfernen Sie auf einer Seite einige.
addresses-over-here = Der Kunde hat mehr Adressen, als Framework360 annimmt: { $count ->
    [one] eine davon bleibt
   *[other] { $count } davon bleiben
 } nur in Shopify. Entfernen Sie auf einer Seite einige.

# Warum ein Kunde nicht abgeglichen wird
customer-gone-here = Den Kunden gibt es hier nicht mehr.
customer-gone-there = Der Kunde wurde in Shopify gelöscht. Hier bleibt er. Um ihn dort neu anzulegen, senden Sie ihn von Hand.
customers-out-off = Das Senden von Kunden ist ausgeschaltet. Schalten Sie es in den Einstellungen des Plugins ein oder senden Sie den Kunden von Hand.
customer-nameless = Der Kunde { $number } von Shopify hat noch weder Namen noch E-Mail-Adresse noch Postadresse noch Telefonnummer und wurde darum nicht übernommen. Sobald er etwas davon hat, kommt er von selbst.
customer-hidden = Shopify zeigt nichts vom Kunden { $number }: Er wurde dort gelöscht, oder die App darf Namen und Adressen nicht sehen. Nichts wurde geändert. Wenn es den Kunden dort noch gibt, wenden Sie sich an den Support.
two-there = In Shopify gehört die E-Mail-Adresse dem Kunden { $email } und die Telefonnummer dem Kunden { $phone }. Führen Sie die beiden dort zusammen oder berichtigen Sie eine Seite; senden Sie den Kunden dann noch einmal.
phone-two-there = In Shopify kann die Telefonnummer die des Kunden { $one } oder die des Kunden { $other } sein. Tragen Sie sie hier mit Landesvorwahl ein und senden Sie den Kunden dann noch einmal.
several-here = Der Kunde { $number } aus Shopify passt zu mehreren Kunden hier: { $customers }. Führen Sie sie hier zusammen oder berichtigen Sie sie.
email-linked = Die E-Mail-Adresse gehört in Shopify dem Kunden { $number }, der hier mit einem anderen Kunden verknüpft ist. Führen Sie die beiden hier zusammen oder berichtigen Sie sie.
create-uncertain = Der Kunde wurde in Shopify vielleicht angelegt, vielleicht nicht; ohne E-Mail-Adresse und Telefon ist er dort nicht zu finden.
adopt-missing = In Shopify gibt es keinen Kunden { $number }. Prüfen Sie die Nummer.
adopt-taken = Der Kunde { $number } in Shopify ist mit einem anderen Kunden hier verknüpft. Prüfen Sie die Nummer.
merged-two = Die Kunden { $unlinked } und { $linked } hier sind in Shopify jetzt einer: { $number }. Nur { $linked } bleibt verknüpft. Führen Sie sie hier zusammen, wenn es dieselbe Person ist.

# Auf beiden Seiten geändert
kept-there-name = Name: auf beiden Seiten verschieden; der Wert von Shopify gilt.
kept-there-email = E-Mail: auf beiden Seiten verschieden; der Wert von Shopify gilt.
kept-there-phone = Telefon: auf beiden Seiten verschieden; der Wert von Shopify gilt.
kept-there-note = Notiz: auf beiden Seiten verschieden; der Wert von Shopify gilt.
kept-there-locale = Sprache: auf beiden Seiten verschieden; der Wert von Shopify gilt.
kept-there-address = Adresse: auf beiden Seiten verschieden; der Wert von Shopify gilt.
kept-there-default-address = Standardadresse: auf beiden Seiten verschieden; der Wert von Shopify gilt.
kept-there-consent = Newsletter-Einwilligung: auf beiden Seiten verschieden; der Wert von Shopify gilt.
kept-here-name = Name: auf beiden Seiten verschieden; der Wert von Framework360 gilt.
kept-here-email = E-Mail: auf beiden Seiten verschieden; der Wert von Framework360 gilt.
kept-here-phone = Telefon: auf beiden Seiten verschieden; der Wert von Framework360 gilt.
kept-here-note = Notiz: auf beiden Seiten verschieden; der Wert von Framework360 gilt.
kept-here-locale = Sprache: auf beiden Seiten verschieden; der Wert von Framework360 gilt.
kept-here-address = Adresse: auf beiden Seiten verschieden; der Wert von Framework360 gilt.
kept-here-default-address = Standardadresse: auf beiden Seiten verschieden; der Wert von Framework360 gilt.
kept-here-consent = Newsletter-Einwilligung: auf beiden Seiten verschieden; der Wert von Framework360 gilt.
consent-undated = Die Newsletter-Einwilligung hat hier kein Datum und wurde darum nicht gesendet: Shopify nähme sie als jetzt erteilt. Tragen Sie hier ein, wann der Kunde sie erteilt hat.
consent-other-address = Newsletter-Einwilligung: Die bekannte gehört zu einer anderen E-Mail-Adresse und gilt für diese nicht; was Shopify zu dieser sagt, wurde behalten.
consent-later = Nach der Uhr von Shopify liegt das Datum der Newsletter-Einwilligung noch in der Zukunft, darum wurde sie noch nicht gesendet. Sie wird später mit ihrem Datum gesendet; es ist nichts zu tun.
consent-again = Nach der Uhr von Shopify liegt das Datum der Newsletter-Einwilligung noch in der Zukunft, darum wurde sie nicht gesendet. Senden Sie den Kunden in ein paar Minuten noch einmal.

# Was Shopify ablehnt
refused-nameless = Shopify verlangt von jedem Kunden einen Namen, eine Telefonnummer oder eine E-Mail-Adresse. Geben Sie hier eines davon ein.
refused-email = Shopify nimmt die E-Mail-Adresse nicht an: Sie ist ungültig. Berichtigen Sie sie hier.
refused-phone = Shopify nimmt eine Telefonnummer nicht an: Sie ist ungültig. Geben Sie sie mit Landesvorwahl ein, etwa +41 79 123 45 67.
refused-locale = Shopify nimmt die Sprache des Kunden nicht an. Wählen Sie hier eine andere.
refused-country = Shopify nimmt das Land einer Adresse nicht an. Berichtigen Sie es hier.
refused-province = Shopify kennt die Provinz einer Adresse in ihrem Land nicht. Berichtigen Sie sie hier.
refused-zip = Shopify nimmt die Postleitzahl einer Adresse in ihrem Land nicht an. Berichtigen Sie sie hier.
refused-long-name = Der Vor- oder Nachname ist für Shopify zu lang. Kürzen Sie ihn hier.
refused-long-email = Die E-Mail-Adresse ist für Shopify zu lang. Berichtigen Sie sie hier.
refused-long-phone = Eine Telefonnummer ist für Shopify zu lang. Berichtigen Sie sie hier.
refused-long-note = Die Notiz ist für Shopify zu lang. Kürzen Sie sie hier.
refused-long-address = Eine Zeile einer Adresse ist für Shopify zu lang. Kürzen Sie sie hier.
refused-long-tag = Ein Tag ist für Shopify zu lang. Kürzen Sie den Text des Tags hier.
refused-many-tags = Der Kunde hat mehr Tags, als Shopify annimmt. Entfernen Sie hier einige.
