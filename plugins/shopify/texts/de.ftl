### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Hält die Kunden Ihres Shopify-Shops und von Framework360 auf gleichem Stand, in einer Richtung oder in beiden.

# Settings
shop = Adresse des Shops
shop-help = Die Adresse, die Shopify Ihrem Shop gegeben hat, zum Beispiel my-store.myshopify.com. Danach erlauben Sie die Verbindung auf einer Seite von Shopify.
client-id = Client-ID
client-id-help = Der App der Plattform, von Shopifys Seite für Entwickler.
client-secret = Client-Secret
client-secret-help = Derselben App. Es beweist auch, dass Nachrichten von Shopify kommen.
old-client-secret = Altes Client-Secret
old-client-secret-help = Während das Secret ersetzt wird: das vorige, bis es bei Shopify widerrufen ist. Sonst leer.
customers-in-help = Neue Kunden aus Shopify und ihre Änderungen kommen nach Framework360: Name, E-Mail, Telefon, Adressen, Tags, Notiz und Newsletter-Einwilligung. Hier wird niemand gelöscht.
customers-out-help = Kunden, die in Framework360 angelegt oder geändert werden, werden in Shopify angelegt oder geändert, mit Tags, Anzahl der Bestellungen und Gesamtumsatz. Dort wird niemand gelöscht.

# Kinds of work, in the list of jobs
job-customer = Kunde bei Shopify
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
authorize-again = Shopify lässt die App nicht mehr herein: Sie wurde dort entfernt oder 90 Tage lang nicht benutzt. Autorisieren Sie sie noch einmal.
app-removed = Die App wurde in Shopify entfernt; es wird nichts mehr synchronisiert. Um fortzufahren, autorisieren Sie sie noch einmal.
store-closed = Shopify sagt, dass { $shop } nicht benutzt werden kann: Den Shop gibt es nicht mehr, oder er ist geschlossen oder gesperrt. Autorisieren Sie die App noch einmal, sobald er wieder offen ist.
store-unclear = Shopify hat nicht gesagt, welcher Shop das ist. Versuchen Sie es noch einmal; wenn es bleibt, wenden Sie sich an den Support.
back-unsigned = Sie sind ohne Shopifys Signatur zurückgekommen; so lässt sich nicht erkennen, ob Shopify Sie geschickt hat. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-tampered = Das, womit Sie zurückgekommen sind, ist nicht das, was Shopify signiert hat: Es wurde unterwegs verändert. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-stale = Sie sind zu spät von Shopify zurückgekommen, oder die Uhr dieser Plattform geht falsch. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-no-shop = Shopify hat nicht gesagt, welcher Shop die App zugelassen hat. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-no-code = Sie sind ohne Zustimmung von Shopify zurückgekommen. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-code-refused = Shopify nimmt diese Zustimmung nicht an: Sie wurde schon benutzt oder ist zu alt. Beginnen Sie noch einmal in den Einstellungen des Plugins.
back-other-shop = Sie haben die App in { $there } erlaubt, aber in den Einstellungen steht { $ours }. Erlauben Sie sie in diesem Shop oder geben Sie die andere Adresse ein.
back-closed = Shopify sagt, dass { $shop } jetzt nicht benutzt werden kann: Den Shop gibt es nicht, oder er ist geschlossen oder gesperrt.
link-unsigned = Dieser Installationslink trägt keine Signatur von Shopify. Öffnen Sie die App noch einmal aus Shopify.
link-tampered = Dieser Installationslink ist nicht der, den Shopify signiert hat. Öffnen Sie die App noch einmal aus Shopify.
link-stale = Dieser Installationslink ist zu alt, oder die Uhr dieser Plattform geht falsch. Öffnen Sie die App noch einmal aus Shopify.
link-no-shop = Dieser Installationslink sagt nicht, für welchen Shop er ist. Öffnen Sie die App noch einmal aus Shopify.
link-other-shop = Dieser Installationslink ist für { $there }, aber in den Einstellungen steht { $ours }. Öffnen Sie die App aus diesem Shop oder geben Sie die andere Adresse ein.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify lässt uns Nachrichten über { $topic } nicht abonnieren: { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = Kunde { $number } Ihres Shopify-Shops fragt, was über ihn gespeichert ist (Anfrage { $request }). Dieses Plugin speichert die Verknüpfung mit Kunde { $ours } hier und Prüfsummen, keine persönlichen Daten. Senden Sie ihm innerhalb von 30 Tagen, was Framework360 über diesen Kunden speichert.
privacy-request-unknown = Kunde { $number } Ihres Shopify-Shops fragt, was über ihn gespeichert ist (Anfrage { $request }). Dieses Plugin speichert nichts über ihn. Sehen Sie nach, ob Framework360 diesen Kunden hat, und antworten Sie innerhalb von 30 Tagen.
privacy-erase = Kunde { $number } Ihres Shopify-Shops soll vergessen werden. Das Plugin hat die Verknüpfung mit Kunde { $ours } hier vergessen. Löschen oder anonymisieren Sie diesen Kunden innerhalb von 30 Tagen auch hier, sofern das Gesetz nicht verlangt, die Daten aufzubewahren.
privacy-erase-unknown = Kunde { $number } Ihres Shopify-Shops soll vergessen werden. Das Plugin speichert nichts über ihn. Wenn Framework360 diesen Kunden hat, löschen oder anonymisieren Sie ihn innerhalb von 30 Tagen, sofern das Gesetz nicht verlangt, die Daten aufzubewahren.

# Was Shopify sagt
api-throttled = Shopify bittet, langsamer zu machen. Es wird erneut versucht.
api-too-costly = Shopify lehnt eine Anfrage als zu groß ab. Bitte dem Support melden.
api-missing-scope = Shopify erlaubt der App das nicht. { $reason } Die Verbindung erneut autorisieren.
api-protected-data = Shopify verbirgt vor der App Namen und Adressen der Kunden. Die App in Shopify für geschützte Kundendaten freigeben lassen, dann die Verbindung erneut autorisieren.
api-closed = Der Shop ist bei Shopify geschlossen oder gesperrt. Dort wieder öffnen, dann die Synchronisierung fortsetzen.
api-no-store = Shopify kennt diesen Shop nicht. Die Shop-Adresse prüfen.
api-internal = Shopify hat selbst ein Problem. Es wird erneut versucht.
api-unfit = Shopify versteht eine Anfrage nicht. Bitte dem Support melden. { $reason }
api-refused = Shopify lehnt den Kunden ab: { $reason }
api-stale = Shopify meldet noch einen älteren Stand des Kunden. Es wird erneut versucht.

# Was ausgelassen wurde, obwohl der Rest ankam
phone-left-out = { $phone } ist keine Telefonnummer im Land des Kunden und wurde nicht gesendet. Mit Landesvorwahl eingeben, etwa +41 79 123 45 67.
email-taken = Die E-Mail-Adresse gehört in Shopify dem Kunden { $number } und wurde nicht gesendet. Auf einer Seite berichtigen oder die beiden zusammenführen.
phone-taken = Die Telefonnummer gehört in Shopify dem Kunden { $number } und wurde nicht gesendet.
email-waits = Die E-Mail-Adresse gehört in Shopify noch dem Kunden { $number }, der gleich eine andere bekommt. Danach wird sie gesendet.
phone-waits = Die Telefonnummer gehört in Shopify noch dem Kunden { $number }, der gleich eine andere bekommt. Danach wird sie gesendet.
value-refused = Shopify lehnt einen Wert ab; er wurde nicht gesendet: { $reason }
country-left-out = „{ $country }“ ist kein Land, das Shopify kennt; die Adresse wurde ohne gesendet.
tags-over-there = Der Kunde hat mehr Tags, als Shopify annimmt: { $count } davon bleiben nur hier. Auf einer Seite einige entfernen.
tags-over-here = Der Kunde hat mehr Tags, als Framework360 annimmt: { $count } davon bleiben nur in Shopify. Auf einer Seite einige entfernen.
addresses-over-here = Der Kunde hat mehr Adressen, als Framework360 annimmt: { $count } davon bleiben nur in Shopify. Auf einer Seite einige entfernen.

# Warum ein Kunde nicht abgeglichen wird
customer-gone-here = Den Kunden gibt es hier nicht mehr.
customer-gone-there = Der Kunde wurde in Shopify gelöscht. Hier bleibt er. Um ihn dort neu anzulegen, von Hand senden.
customers-out-off = Das Senden von Kunden ist ausgeschaltet. In den Einstellungen des Plugins einschalten oder den Kunden von Hand senden.
customer-hidden = Shopify zeigt nichts vom Kunden { $number }: er wurde dort gelöscht, oder die App darf Namen und Adressen nicht sehen. Nichts wurde geändert.
two-there = In Shopify gehört die E-Mail-Adresse dem Kunden { $email } und die Telefonnummer dem Kunden { $phone }. Dort zusammenführen oder eine Seite berichtigen, dann den Kunden erneut senden.
several-here = Der Kunde { $number } aus Shopify passt zu mehreren Kunden hier: { $customers }. Hier zusammenführen oder berichtigen.
email-linked = Die E-Mail-Adresse gehört in Shopify dem Kunden { $number }, der hier mit einem anderen Kunden verknüpft ist. Die beiden hier zusammenführen oder berichtigen.
create-uncertain = Der Kunde wurde in Shopify vielleicht angelegt, vielleicht nicht; ohne E-Mail-Adresse und Telefon ist er dort nicht zu finden.
adopt-missing = In Shopify gibt es keinen Kunden { $number }. Die Nummer prüfen.
adopt-taken = Der Kunde { $number } in Shopify ist mit einem anderen Kunden hier verknüpft. Die Nummer prüfen.
merged-two = Die Kunden { $unlinked } und { $linked } hier sind in Shopify jetzt einer: { $number }. Nur { $linked } bleibt verknüpft. Hier zusammenführen, wenn es dieselbe Person ist.

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

# Was Shopify ablehnt
refused-nameless = Shopify verlangt von jedem Kunden einen Namen, eine Telefonnummer oder eine E-Mail-Adresse. Geben Sie hier eines davon ein.
refused-email = Shopify nimmt die E-Mail-Adresse nicht an: Sie ist ungültig. Hier berichtigen.
refused-phone = Shopify nimmt eine Telefonnummer nicht an: Sie ist ungültig. Mit Landesvorwahl eingeben, etwa +41 79 123 45 67.
refused-locale = Shopify nimmt die Sprache des Kunden nicht an. Hier eine andere wählen.
refused-country = Shopify nimmt das Land einer Adresse nicht an. Hier berichtigen.
refused-province = Shopify kennt die Provinz einer Adresse in ihrem Land nicht. Hier berichtigen.
refused-zip = Shopify nimmt die Postleitzahl einer Adresse in ihrem Land nicht an. Hier berichtigen.
refused-long-name = Der Vor- oder Nachname ist für Shopify zu lang. Hier kürzen.
refused-long-email = Die E-Mail-Adresse ist für Shopify zu lang. Hier berichtigen.
refused-long-phone = Eine Telefonnummer ist für Shopify zu lang. Hier berichtigen.
refused-long-note = Die Notiz ist für Shopify zu lang. Hier kürzen.
refused-long-address = Eine Zeile einer Adresse ist für Shopify zu lang. Hier kürzen.
refused-long-tag = Ein Tag ist für Shopify zu lang. Hier kürzen.
refused-many-tags = Der Kunde hat mehr Tags, als Shopify annimmt. Hier einige entfernen.
