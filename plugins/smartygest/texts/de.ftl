name = Gestionale Smarty
summary = Sendet bezahlte Bestellungen und solche per Nachnahme an Smarty und hält die Produkte des Shops auf dem Stand von Smarty.

api-key = API-Schlüssel
api-key-help = Du findest ihn in Smarty. Beim Bestätigen wird er geprüft.
prices = Preise in Smarty
prices-help = Ob die Preise in deinem Smarty-Konto die MwSt. enthalten.
prices-vat-included = Inkl. MwSt.
prices-vat-excluded = Ohne MwSt.
tax-ids = MwSt.-Sätze
tax-ids-help = Nur nötig, wenn Smarty seine MwSt.-Sätze nicht nennt oder mehrere mit gleichem Prozentsatz hat: Wähle für jeden Satz (etwa 22) oder Befreiungsgrund (etwa N3.1) den von Smarty.
orders-out-help = Legt in Smarty eine Kopie jeder Bestellung an, sobald sie bezahlt ist oder wenn sie per Nachnahme geht.
products-in-help = Übernimmt die Produkte aus Smarty in den Shop, mit Kategorien, Preisen, Beschreibungen, Bildern und Bestand, und hält sie aktuell.

key-missing = Gib den API-Schlüssel ein, den du von Smarty hast.
key-characters = Der API-Schlüssel enthält Leerzeichen oder unsichtbare Zeichen. Kopiere ihn noch einmal ohne diese.
key-refused = Smarty nimmt den API-Schlüssel nicht an. Kopiere ihn noch einmal aus Smarty. { $reason }
not-smarty = Die Antwort ist nicht die, die wir von Smarty kennen. Versuche es später erneut; bleibt es dabei, melde es dem Support.
prices-unknown = Wähle, ob die Preise in Smarty die MwSt. enthalten.
tax-ids-unreadable = Dieser Eintrag der MwSt.-Sätze kann nicht stimmen: { $entry }

skip-currency = Smarty kennt nur Euro; diese Bestellung ist in { $currency }.

charge-rate = { $label }: Der MwSt.-Satz fehlt, und die Artikel haben mehrere. Trage in der Bestellung den Satz für diese Kosten ein und sende sie erneut.
negative-amount = { $label }: Smarty nimmt keinen negativen Betrag an, und kein anderer Betrag der Bestellung mit demselben MwSt.-Satz ist groß genug, um { $amount } davon abzuziehen. Gib diese Bestellung von Hand in Smarty ein.
tax-missing = Smarty hat keinen MwSt.-Satz für { $rate }. Lege ihn in Smarty an oder wähle einen unter MwSt.-Sätze in den Einstellungen des Plugins.
tax-ambiguous = Smarty hat mehrere MwSt.-Sätze für { $rate }. Wähle einen unter MwSt.-Sätze in den Einstellungen des Plugins.

smarty-says = Smarty meldet: { $reason }
customer-refused = Smarty hat den Kunden abgelehnt: { $reason }
order-refused = Smarty hat die Bestellung abgelehnt: { $reason }
unclear-customer = Smartys Antwort zum Kunden ist nicht zu verstehen.
unclear-order = Smarty gab keine klare Antwort. Der nächste Versuch prüft zuerst, ob die Bestellung angekommen ist.

lookup-refused = Smarty lässt uns nicht nachsehen, ob die Bestellung angekommen ist. { $reason } Sieh dort nach: Wenn ja, gib die Nummer ein; wenn nicht, sende erneut.
lookup-bounded = Die Bestellung ist nicht unter den neuesten { $count } in Smarty, es gibt aber mehr. Sieh dort nach.
page-repeats = Die Liste von Smarty wiederholt sich und kann nicht gelesen werden.
orders-repeat = Smarty zeigt immer wieder dieselben Bestellungen, daher ist nicht zu sehen, ob diese schon dort ist. Melde dem Support von Smarty, dass die Liste der Bestellungen nach der ersten Seite nicht weitergeht; ist das behoben, sende diese Bestellung erneut.
still-there = Die Bestellung { $number } steht noch in Smarty. Lösche sie dort zuerst. Ist sie weg oder storniert, sende diese erneut.
adopt-missing = In Smarty gibt es keine Bestellung { $number }. Prüfe die Nummer.
adopt-taken = Die Bestellung { $number } in Smarty gehört schon zu einer anderen Bestellung des Shops.

note-vat-number = Die USt-IdNr. { $number } hat eine falsche Prüfziffer.
note-tax-code = Die Steuernummer { $code } hat ein falsches Prüfzeichen.
note-sdi = Trage den SDI-Code { $code } in Smarty ein: Er kann nicht gesendet werden.
note-pec = Trage die zertifizierte E-Mail-Adresse { $pec } in Smarty ein: Sie kann nicht gesendet werden.
note-credit = { $amount } wurden mit Guthaben bezahlt; die Bestellung wird mit ihrem vollen Betrag gesendet.
note-remark = Die Bemerkung des Kunden kann nicht gesendet werden: siehe Bestellung.
note-taken-off = { $label } ({ $amount }) wird als Rabatt in den Preisen gesendet: Smarty nimmt keinen negativen Betrag an.
note-rounding = { $label } ({ $amount }) ist in Smarty in den Preisen enthalten: Dort passt kein MwSt.-Satz dazu.
note-total = In Smarty beläuft sich die Bestellung auf { $there }, im Shop auf { $ours }: ein Unterschied von { $difference }. Prüfe und korrigiere sie in Smarty.
note-total-net = In Smarty beläuft sich die Bestellung auf { $there }, im Shop auf { $ours }: ein Unterschied von { $difference }. Smarty führt die Preise ohne MwSt. in Cent, und damit kommt man nicht auf { $ours }. Sollen beide übereinstimmen, füge dort eine Zeile ohne MwSt. hinzu: { $missing }
note-changed = Die Bestellung wurde nach dem Senden geändert: Vergleiche sie mit der in Smarty.
note-cancelled-there = In Smarty ist diese Bestellung storniert.
tax-unlisted = Smarty nennt seine MwSt.-Sätze nicht. Trage unter MwSt.-Sätze in den Einstellungen des Plugins ein, welche Steuer-ID in Smarty für { $rate } steht.
may-still-arrive = Smarty hat nicht geantwortet. Vor dem erneuten Senden wird geprüft, ob die Bestellung doch noch angekommen ist.

shop-currency = Smarty kennt nur Euro; dieser Shop verkauft in { $currency }. Produkte können nur in einen Shop mit Euro übernommen werden.
product-without-id = { $product }: Smarty nennt keine ID dafür. Melde es dem Support von Smarty.
product-without-name = { $product }: Der Name fehlt. Ergänze ihn in Smarty.
product-twice = { $product }: Smarty führt es zweimal mit derselben ID und verschiedenen Daten. Korrigiere es in Smarty.
price-negative = { $line }: Der Preis { $value } liegt unter null. Korrigiere ihn in Smarty.
ean-rounded = { $line }: Der Strichcode „{ $value }“ wurde wie eine Zahl gerundet. Gib in Smarty alle Ziffern ein.
tax-unknown = { $line }: Smarty sagt nicht, welcher MwSt.-Satz zur Steuer-ID { $id } gehört. Wähle diese ID für einen Satz unter MwSt.-Sätze in den Einstellungen des Plugins.
tax-none = { $line }: In Smarty ist kein MwSt.-Satz hinterlegt, deshalb wird der Artikel nicht übernommen. Wähle seinen MwSt.-Satz in Smarty.
variation-without-id = { $product }: Smarty nennt für eine der Varianten keine ID. Melde es dem Support von Smarty.
variation-twice = { $product }: Smarty führt eine Variante zweimal. Korrigiere es in Smarty.
smarty-declines = Smarty lässt zurzeit nichts durch. { $reason }
taxes-unread = Smarty nennt seine MwSt.-Sätze zurzeit nicht. Bleibt es so, trage die Steuer-IDs von Smarty unter MwSt.-Sätze in den Einstellungen des Plugins ein. { $reason }
price-ambiguous = { $line }: Der Preis „{ $value }“ lässt sich auf zwei Arten lesen, als Tausender oder mit drei Nachkommastellen. Schreibe ihn in Smarty mit zwei Nachkommastellen.
stock-ambiguous = { $line }: Der Bestand „{ $value }“ lässt sich auf zwei Arten lesen, als Tausender oder mit drei Nachkommastellen. Schreibe ihn in Smarty ohne Trennzeichen oder mit zwei Nachkommastellen.

# How an order is recognized in Smarty
reference = Bestellreferenz
reference-help = Damit eine Bestellung nie doppelt gesendet wird, trägt sie eine kurze Referenz, an der sie in Smarty erkannt wird, zum Beispiel (ord. 1001-K7Q2MXD3W). Wähle, wo sie steht.
reference-row-name = Hinter dem Namen des ersten Artikels
reference-payment-type = Hinter der Zahlungsart
reference-none = Nirgends: Bestellungen eines Kunden werden dann nacheinander gesendet, und du wirst öfter gefragt
unanswered = Wenn Smarty nicht antwortet
unanswered-help = Was mit einer Bestellung geschieht, die gesendet wurde, keine Antwort bekam und drei Minuten später in Smarty nicht zu finden ist.
unanswered-repeat = Erneut senden
unanswered-ask = Zuerst mich fragen
reference-unknown = Wähle, wo die Bestellreferenz steht.
unanswered-unknown = Wähle, was geschieht, wenn Smarty nicht antwortet.
job-audit-orders = Prüfung der Bestellungen in Smarty
look-alikes = Diese Bestellung ist vielleicht schon in Smarty, ohne ihre Referenz: { $numbers }. Sieh dort nach: Ist es eine davon, gib ihre Nummer ein; wenn nicht, sende diese.
unanswered-asked = Smarty hat nicht geantwortet, und die Bestellung ist dort nicht zu finden. Sieh dort nach: Ist sie da, gib ihre Nummer ein; wenn nicht, sende sie erneut.
another-goes-first = Zuerst wird eine andere Bestellung an Smarty gesendet, danach diese.
after-restore = Die Daten der Plattform wurden aus einer Sicherung wiederhergestellt. Bestellungen warten einige Minuten, bis feststeht, welche Smarty schon hat.
adopt-other = Die Bestellung { $number } in Smarty trägt die Referenz einer anderen Bestellung. Prüfe die Nummer.
list-moves = Die Bestellungen in Smarty ändern sich schneller, als sie gelesen werden können.
note-doubled = Smarty hat die Bestellung { $order } des Shops mehr als einmal. Behalte die erste und storniere dort die anderen: { $numbers }
note-replaced = Die Bestellung { $order } wurde in Smarty storniert, und an ihrer Stelle steht dort { $number }: Sie ist ab jetzt mit dieser verknüpft.
note-reference-mixed = Smarty hat die Bestellreferenz diesmal nicht behalten. Ab jetzt werden Bestellungen eines Kunden nacheinander gesendet, und vielleicht wirst du gefragt, ob eine Bestellung dort ist.
note-customers = Smarty hat diesen Kunden mehrmals (IDs { $ids }). Der erste wurde genommen; führe sie in Smarty zusammen.
customer-unanswered = Smarty hat zum neuen Kunden nicht geantwortet. Bevor er erneut angelegt wird, wird geprüft, ob er da ist.
customer-in-the-making = Eine andere Bestellung legt diesen Kunden gerade in Smarty an, danach ist diese an der Reihe.
customer-nameless = Die Bestellung hat weder einen Namen noch eine E-Mail-Adresse. Ergänze eines davon und sende die Bestellung erneut.
list-hides = Die Liste der Bestellungen in Smarty endet vor Bestellungen, die sie schon zeigte. Deshalb ist nicht bekannt, ob diese dort ist. Sieh dort nach: Ist sie da, gib ihre Nummer ein; wenn nicht, sende sie.
note-customer-replaced = In Smarty gibt es den Kunden mit der ID { $gone } nicht mehr. Die Bestellung wurde stattdessen für den Kunden mit der ID { $now } gesendet, die nächsten ebenso.
order-customer-unknown = Smarty lehnt die Bestellung ab, weil es den Kunden mit der ID { $id } nicht kennt, obwohl er dort gerade gefunden oder angelegt wurde. Prüfe den Kunden in Smarty und sende die Bestellung erneut. { $reason }
