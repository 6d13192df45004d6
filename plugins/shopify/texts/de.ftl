### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Hält die Kunden deines Shopify-Shops und von Framework360 auf gleichem Stand, in einer Richtung oder in beiden.

# Settings
shop = Adresse des Shops
shop-help = Die Adresse, die Shopify deinem Shop gegeben hat, zum Beispiel my-store.myshopify.com. Danach erlaubst du die Verbindung auf einer Seite von Shopify.
client-id = Client-ID
client-id-help = Die der App der Plattform, von Shopifys Seite für Entwickler.
client-secret = Client-Secret
client-secret-help = Das derselben App. Es beweist auch, dass Nachrichten von Shopify kommen.
old-client-secret = Altes Client-Secret
old-client-secret-help = Während das Secret ersetzt wird: das vorige, bis es bei Shopify widerrufen ist. Sonst lass das Feld leer.
customers-in-help = Neue Kunden aus Shopify und ihre Änderungen kommen nach Framework360: Name, E-Mail, Telefon, Adressen, Tags, Notiz und Newsletter-Einwilligung. Hier wird niemand gelöscht.
customers-out-help = Kunden, die in Framework360 angelegt oder geändert werden, werden in Shopify angelegt oder geändert, mit Tags, Anzahl der Bestellungen und Gesamtumsatz. Dort wird niemand gelöscht. Eine Newsletter-Anmeldung wird nur mit ihrem Datum gesendet und nie über einen späteren Widerruf.

# Kinds of work, in the list of jobs
job-customer = Kunde bei Shopify
job-customer-again = Kunde bei Shopify, erneute Prüfung
job-customer-both = Kunde auf beiden Seiten
job-send-customer = Kunde an Shopify
job-merged = bei Shopify zusammengeführte Kunden
job-privacy = Datenschutzanfrage
job-uninstalled = Entfernung der App bei Shopify

# What is wrong with a setting
shop-invalid = Das ist keine Adresse eines Shops. Gib sie so ein, wie Shopify sie zeigt: my-store.myshopify.com.
shop-other-address = { $address } ist nicht die Adresse, die Shopify dem Shop gegeben hat. Sie endet auf .myshopify.com; du findest sie in Shopify unter Einstellungen, Domains.

# The authorization, and its end
shop-missing = Gib die Adresse deines Shops ein, my-store.myshopify.com, oder beginne in Shopify, indem du die App dort installierst.
client-missing = Diese Plattform ist noch nicht für Shopify eingerichtet: Client-ID und Client-Secret der App fehlen. Melde es dem Support.
client-refused = Shopify nimmt Client-ID oder Client-Secret der Plattform nicht an. Melde es dem Support.
scopes-missing-write = Shopify hat nicht alles gewährt, was nötig ist; es fehlt: Kunden ändern (write_customers). Autorisiere die App erneut und erlaube alles, worum sie bittet.
scopes-missing-merge = Shopify hat nicht alles gewährt, was nötig ist; es fehlt: Zusammenführungen von Kunden verfolgen (read_customer_merge). Autorisiere die App erneut und erlaube alles, worum sie bittet.
scopes-missing-write-merge = Shopify hat nicht alles gewährt, was nötig ist; es fehlt: Kunden ändern (write_customers), Zusammenführungen von Kunden verfolgen (read_customer_merge). Autorisiere die App erneut und erlaube alles, worum sie bittet.
scopes-missing-customers = Shopify hat nicht alles gewährt, was nötig ist; es fehlt: Kunden sehen und ändern (read_customers, write_customers). Autorisiere die App erneut und erlaube alles, worum sie bittet.
scopes-missing-all = Shopify hat nicht alles gewährt, was nötig ist; es fehlt: Kunden sehen und ändern (read_customers, write_customers), Zusammenführungen von Kunden verfolgen (read_customer_merge). Autorisiere die App erneut und erlaube alles, worum sie bittet.
authorize-again = Shopify lässt die App nicht mehr herein: Sie wurde dort entfernt oder 90 Tage lang nicht benutzt. Autorisiere sie erneut in den Einstellungen des Plugins.
app-removed = Die App wurde in Shopify entfernt; es wird nichts mehr synchronisiert. Um fortzufahren, autorisiere sie erneut in den Einstellungen des Plugins.
store-closed = Shopify sagt, dass { $shop } nicht benutzt werden kann: Den Shop gibt es nicht mehr, oder er ist geschlossen oder gesperrt. Autorisiere die App erneut, sobald er wieder offen ist.
store-unclear = Shopify hat nicht gesagt, welcher Shop das ist. Versuche es erneut; hilft das nicht, melde es dem Support.
back-unsigned = Du bist ohne Shopifys Signatur zurückgekommen; so lässt sich nicht erkennen, ob Shopify dich geschickt hat. Beginne erneut in den Einstellungen des Plugins.
back-tampered = Die Daten, mit denen du zurückgekommen bist, sind nicht die, die Shopify signiert hat: Sie wurden unterwegs verändert, oder das Client-Secret dieser Plattform ist falsch. Beginne erneut in den Einstellungen des Plugins; hilft das nicht, melde es dem Support.
back-stale = Du bist zu spät von Shopify zurückgekommen, oder die Uhr dieser Plattform geht falsch. Beginne erneut in den Einstellungen des Plugins.
back-no-shop = Shopify hat nicht gesagt, welcher Shop die App zugelassen hat. Beginne erneut in den Einstellungen des Plugins.
back-no-code = Du bist ohne Zustimmung von Shopify zurückgekommen. Beginne erneut in den Einstellungen des Plugins.
back-code-refused = Shopify nimmt diese Zustimmung nicht an: Sie wurde schon benutzt oder ist zu alt. Beginne erneut in den Einstellungen des Plugins.
back-other-shop = Du hast die App in { $there } erlaubt, aber in den Einstellungen steht { $ours }. Erlaube sie in diesem Shop oder gib die andere Adresse ein.
back-closed = Shopify sagt, dass { $shop } jetzt nicht benutzt werden kann: Den Shop gibt es nicht, oder er ist geschlossen oder gesperrt. Prüfe die Adresse oder öffne den Shop dort wieder; beginne dann erneut in den Einstellungen des Plugins.
link-unsigned = Dieser Installationslink trägt keine Signatur von Shopify. Öffne die App erneut aus Shopify.
link-tampered = Dieser Installationslink ist nicht der, den Shopify signiert hat: Er wurde unterwegs verändert, oder das Client-Secret dieser Plattform ist falsch. Öffne die App erneut aus Shopify; hilft das nicht, melde es dem Support.
link-stale = Dieser Installationslink ist zu alt, oder die Uhr dieser Plattform geht falsch. Öffne die App erneut aus Shopify.
link-no-shop = Dieser Installationslink sagt nicht, für welchen Shop er ist. Öffne die App erneut aus Shopify.
link-other-shop = Dieser Installationslink ist für { $there }, aber in den Einstellungen steht { $ours }. Öffne die App aus diesem Shop oder gib die andere Adresse ein.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify lässt uns Meldungen über { $topic } nicht abonnieren. Speichere die Einstellungen des Plugins erneut; hilft das nicht, melde es dem Support. Shopify sagt: { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = Kunde { $number } deines Shopify-Shops fragt, was über ihn gespeichert ist (Anfrage { $request }). Dieses Plugin speichert die Verknüpfung mit Kunde { $ours } hier und Prüfsummen, keine personenbezogenen Daten. Sende ihm innerhalb von 30 Tagen, was Framework360 über diesen Kunden speichert.
privacy-request-unknown = Kunde { $number } deines Shopify-Shops fragt, was über ihn gespeichert ist (Anfrage { $request }). Dieses Plugin speichert nichts über ihn. Sieh nach, ob Framework360 diesen Kunden hat, und antworte innerhalb von 30 Tagen.
privacy-erase = Kunde { $number } deines Shopify-Shops soll vergessen werden. Das Plugin hat die Verknüpfung mit Kunde { $ours } hier vergessen. Lösche oder anonymisiere diesen Kunden innerhalb von 30 Tagen auch hier, sofern das Gesetz nicht verlangt, die Daten aufzubewahren.
privacy-erase-unknown = Kunde { $number } deines Shopify-Shops soll vergessen werden. Das Plugin speichert nichts über ihn. Wenn Framework360 diesen Kunden hat, lösche oder anonymisiere ihn innerhalb von 30 Tagen, sofern das Gesetz nicht verlangt, die Daten aufzubewahren.

# Was Shopify sagt
api-throttled = Shopify bittet um weniger Anfragen.
api-too-costly = Shopify lehnt eine Anfrage als zu groß ab. Melde es dem Support.
api-missing-scope = Shopify erlaubt der App das nicht. { $reason } Autorisiere die App erneut.
api-protected-data = Shopify verbirgt vor der App Namen und Adressen der Kunden: Sie ist nicht für geschützte Kundendaten freigegeben. Melde es dem Support; sobald sie freigegeben ist, autorisiere die App erneut.
api-closed = Der Shop ist bei Shopify geschlossen oder gesperrt. Öffne ihn dort wieder und setze dann die Synchronisation fort.
api-no-store = Shopify kennt diesen Shop nicht. Prüfe die Adresse des Shops in den Einstellungen des Plugins.
api-internal = Shopify hat selbst ein Problem.
api-unfit = Shopify versteht eine Anfrage nicht. Melde es dem Support. { $reason }
api-refused = Shopify lehnt den Kunden ab: { $reason }
api-stale = Shopify zeigt noch einen älteren Stand des Kunden.

# Was ausgelassen wurde, obwohl der Rest ankam
phone-left-out = { $phone } ist keine Telefonnummer im Land des Kunden und wurde nicht gesendet. Gib sie mit Landesvorwahl ein, etwa +41 79 123 45 67.
phone-two-countries = { $phone } kann eine Telefonnummer mehrerer Länder sein, in denen der Kunde eine Adresse hat, und wurde nicht gesendet. Gib sie mit Landesvorwahl ein, etwa +41 79 123 45 67.
phone-country-unknown = In welchem Land { $phone } eine Telefonnummer ist, ist nicht bekannt; sie wurde nicht gesendet. Gib sie mit Landesvorwahl ein, etwa +41 79 123 45 67, oder gib das Land des Kunden ein.
email-taken = Die E-Mail-Adresse gehört in Shopify zum Kunden { $number } und wurde nicht gesendet. Korrigiere sie auf einer Seite oder führe die beiden Kunden zusammen.
phone-taken = Die Telefonnummer gehört in Shopify zum Kunden { $number } und wurde nicht gesendet. Korrigiere sie auf einer Seite oder führe die beiden Kunden zusammen.
email-waits = Die E-Mail-Adresse gehört in Shopify noch dem Kunden { $number }, der gleich eine andere bekommt. Danach wird sie gesendet.
phone-waits = Die Telefonnummer gehört in Shopify noch dem Kunden { $number }, der gleich eine andere bekommt. Danach wird sie gesendet.
value-refused = Shopify lehnt einen Wert ab; er wurde nicht gesendet. Korrigiere ihn hier. Shopify sagt: { $reason }
total-currency = Der Gesamtumsatz ist in { $ours }, der Shop in Shopify rechnet aber in { $theirs }; darum wurde er nicht gesendet. Alles andere schon.
country-left-out = „{ $country }“ ist kein Land, das Shopify kennt; die Adresse wurde ohne das Land gesendet. Korrigiere es hier.
province-left-out = „{ $province }“ ist keine Provinz, die Shopify in diesem Land kennt; die Adresse wurde ohne sie gesendet. Korrigiere sie hier.
zip-left-out = Shopify nimmt die Postleitzahl { $zip } in diesem Land nicht an; die Adresse wurde ohne sie gesendet. Korrigiere sie hier.
address-phone-left-out = Shopify nimmt die Telefonnummer { $phone } einer Adresse nicht an; die Adresse wurde ohne sie gesendet. Gib sie mit Landesvorwahl ein, etwa +41 79 123 45 67.
tag-too-long = Das Tag „{ $tag }“ ist länger als die 40 Zeichen, die Shopify annimmt, und bleibt nur hier. Kürze es hier.
tag-refused = Shopify nimmt das Tag „{ $tag }“ nicht an; es bleibt nur hier. Ändere es hier.
tags-over-there = Der Kunde hat mehr Tags, als Shopify annimmt: { $count ->
    [one] eines davon bleibt
   *[other] { $count } davon bleiben
 } nur hier. Entferne auf einer Seite einige.
tags-over-here = Der Kunde hat mehr Tags, als Framework360 annimmt: { $count ->
    [one] eines davon bleibt
   *[other] { $count } davon bleiben
 } nur in Shopify. Entferne auf einer Seite einige.
addresses-over-here = Der Kunde hat mehr Adressen, als Framework360 annimmt: { $count ->
    [one] eine davon bleibt
   *[other] { $count } davon bleiben
 } nur in Shopify. Entferne auf einer Seite einige.

# Warum ein Kunde nicht abgeglichen wird
customer-gone-here = Den Kunden gibt es hier nicht mehr.
customer-gone-there = Der Kunde wurde in Shopify gelöscht. Hier bleibt er. Um ihn dort neu anzulegen, sende ihn von Hand.
customers-out-off = Das Senden von Kunden ist ausgeschaltet. Schalte es in den Einstellungen des Plugins ein oder sende den Kunden von Hand.
customer-nameless = Der Kunde { $number } von Shopify hat noch weder Namen noch E-Mail-Adresse noch Postadresse noch Telefonnummer und wurde darum nicht übernommen. Sobald er etwas davon hat, kommt er von selbst.
customer-hidden = Shopify zeigt nichts vom Kunden { $number }: Er wurde dort gelöscht, oder die App darf Namen und Adressen nicht sehen. Nichts wurde geändert. Gibt es den Kunden dort noch, melde es dem Support.
two-there = In Shopify gehört die E-Mail-Adresse dem Kunden { $email } und die Telefonnummer dem Kunden { $phone }. Führe die beiden dort zusammen oder korrigiere eine Seite; sende den Kunden dann erneut.
phone-two-there = In Shopify kann die Telefonnummer die des Kunden { $one } oder die des Kunden { $other } sein. Trage sie hier mit Landesvorwahl ein und sende den Kunden dann erneut.
several-here = Der Kunde { $number } aus Shopify passt zu mehreren Kunden hier: { $customers }. Führe sie hier zusammen oder korrigiere sie.
maybe-there = Der Kunde { $number } in Shopify, { $there }, hat die Telefonnummer { $phone }; das kann die hier eingetragene sein. Weil die Namen verschieden sind, wurde dort ein neuer Kunde angelegt. Ist es dieselbe Person, führe die beiden in Shopify zusammen.
maybe-here = Der Kunde { $number } aus Shopify, { $there }, hat vielleicht dieselbe Telefonnummer wie der Kunde { $ours } hier, { $here }. Weil die Namen verschieden sind, wurde hier ein neuer Kunde angelegt. Ist es dieselbe Person, führe die beiden zusammen.
email-linked = Die E-Mail-Adresse gehört in Shopify dem Kunden { $number }, der hier mit einem anderen Kunden verknüpft ist. Führe die beiden hier zusammen oder korrigiere sie.
create-uncertain = Der Kunde wurde in Shopify vielleicht angelegt, vielleicht nicht; ohne E-Mail-Adresse und Telefon ist er dort nicht zu finden. Sieh dort nach: Wenn ja, gib die Nummer ein; wenn nicht, sende erneut.
adopt-missing = In Shopify gibt es keinen Kunden { $number }. Prüfe die Nummer.
adopt-taken = Der Kunde { $number } in Shopify ist mit einem anderen Kunden hier verknüpft. Prüfe die Nummer.
merged-two = Die Kunden { $unlinked } und { $linked } hier sind in Shopify jetzt einer: { $number }. Nur { $linked } bleibt verknüpft. Führe sie hier zusammen, wenn es dieselbe Person ist.

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
consent-undated = Die Newsletter-Einwilligung hat hier kein Datum und wurde darum nicht gesendet: Shopify nähme sie als jetzt erteilt. Trage hier ein, wann der Kunde sie erteilt hat.
consent-other-address = Newsletter-Einwilligung: Die bekannte gehört zu einer anderen E-Mail-Adresse und gilt für diese nicht; was Shopify zu dieser sagt, wurde behalten.
consent-withdrawn = Newsletter-Einwilligung: Die Anmeldung ist nicht jünger als die Abmeldung, die für diese E-Mail-Adresse bekannt ist, also gilt die Abmeldung.
consent-later = Nach der Uhr von Shopify liegt das Datum der Newsletter-Einwilligung noch in der Zukunft, darum wurde sie noch nicht gesendet. Sie wird später mit ihrem Datum gesendet; es ist nichts zu tun.
consent-again = Nach der Uhr von Shopify liegt das Datum der Newsletter-Einwilligung noch in der Zukunft, darum wurde sie nicht gesendet. Sende den Kunden in ein paar Minuten erneut.

# Was Shopify ablehnt
refused-nameless = Shopify verlangt von jedem Kunden einen Namen, eine Telefonnummer oder eine E-Mail-Adresse. Gib hier eines davon ein.
phone-alone-unclear = Shopify verlangt von jedem Kunden einen Namen, eine Telefonnummer oder eine E-Mail-Adresse, und von diesem gibt es nur { $phone }, eine Telefonnummer, deren Land nicht bekannt ist. Gib sie mit Landesvorwahl ein, etwa +41 79 123 45 67, oder gib eine Adresse in ihrem Land, einen Namen oder eine E-Mail-Adresse ein.
refused-email = Shopify nimmt die E-Mail-Adresse nicht an: Sie ist ungültig. Korrigiere sie hier.
refused-phone = Shopify nimmt eine Telefonnummer nicht an: Sie ist ungültig. Gib sie mit Landesvorwahl ein, etwa +41 79 123 45 67.
refused-locale = Shopify nimmt die Sprache des Kunden nicht an. Wähle hier eine andere.
refused-country = Shopify nimmt das Land einer Adresse nicht an. Korrigiere es hier.
refused-province = Shopify kennt die Provinz einer Adresse in ihrem Land nicht. Korrigiere sie hier.
refused-zip = Shopify nimmt die Postleitzahl einer Adresse in ihrem Land nicht an. Korrigiere sie hier.
refused-long-name = Der Vor- oder Nachname ist für Shopify zu lang. Kürze ihn hier.
refused-long-email = Die E-Mail-Adresse ist für Shopify zu lang. Korrigiere sie hier.
refused-long-phone = Eine Telefonnummer ist für Shopify zu lang. Korrigiere sie hier.
refused-long-note = Die Notiz ist für Shopify zu lang. Kürze sie hier.
refused-long-address = Eine Zeile einer Adresse ist für Shopify zu lang. Kürze sie hier.
refused-long-tag = Ein Tag ist für Shopify zu lang. Kürze den Text des Tags hier.
refused-many-tags = Der Kunde hat mehr Tags, als Shopify annimmt. Entferne hier einige.
