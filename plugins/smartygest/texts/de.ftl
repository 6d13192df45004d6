name = Gestionale Smarty
summary = Sendet bezahlte Bestellungen und solche per Nachnahme an Smarty und hält die Produkte des Shops auf dem Stand von Smarty.

api-key = API-Schlüssel
api-key-help = Sie finden ihn in Smarty. Beim Bestätigen wird er geprüft.
prices = Preise in Smarty
prices-help = Ob die Preise in Ihrem Smarty-Konto die MwSt. enthalten.
prices-vat-included = Inkl. MwSt.
prices-vat-excluded = Ohne MwSt.
tax-ids = MwSt.-Sätze
tax-ids-help = Nur nötig, wenn Smarty seine MwSt.-Sätze nicht nennt oder mehrere mit gleichem Prozentsatz hat: Wählen Sie für jeden Satz (etwa 22) oder Befreiungsgrund (etwa N3.1) den von Smarty.
orders-out-help = Legt in Smarty eine Kopie jeder Bestellung an, sobald sie bezahlt ist oder wenn sie per Nachnahme geht.
products-in-help = Übernimmt die Produkte aus Smarty in den Shop, mit Kategorien, Preisen, Beschreibungen, Bildern und Bestand, und hält sie aktuell.

key-missing = Geben Sie den API-Schlüssel ein, den Sie von Smarty haben.
key-characters = Der API-Schlüssel enthält Leerzeichen oder unsichtbare Zeichen. Kopieren Sie ihn noch einmal ohne diese.
key-refused = Smarty nimmt den API-Schlüssel nicht an. Kopieren Sie ihn noch einmal aus Smarty. { $reason }
not-smarty = Die Antwort ist nicht die, die wir von Smarty kennen. Versuchen Sie es später noch einmal; bleibt es dabei, melden Sie es dem Support.
prices-unknown = Wählen Sie, ob die Preise in Smarty die MwSt. enthalten.
tax-ids-unreadable = Dieser Eintrag der MwSt.-Sätze kann nicht stimmen: { $entry }

skip-currency = Smarty kennt nur Euro; diese Bestellung ist in { $currency }.

charge-rate = { $label }: Der MwSt.-Satz fehlt, und die Artikel haben mehrere. Tragen Sie in der Bestellung den Satz für diese Kosten ein und senden Sie sie erneut.
negative-amount = { $label }: Smarty nimmt keinen negativen Betrag an, und kein anderer Betrag der Bestellung mit demselben MwSt.-Satz ist groß genug, um { $amount } davon abzuziehen. Geben Sie diese Bestellung von Hand in Smarty ein.
tax-missing = Smarty hat keinen MwSt.-Satz für { $rate }. Legen Sie ihn in Smarty an oder wählen Sie einen unter MwSt.-Sätze in den Einstellungen des Plugins.
tax-ambiguous = Smarty hat mehrere MwSt.-Sätze für { $rate }. Wählen Sie einen unter MwSt.-Sätze in den Einstellungen des Plugins.

smarty-says = Smarty meldet: { $reason }
customer-refused = Smarty hat den Kunden abgelehnt: { $reason }
order-refused = Smarty hat die Bestellung abgelehnt: { $reason }
unclear-customer = Smartys Antwort zum Kunden ist nicht zu verstehen.
unclear-order = Smarty gab keine klare Antwort. Der nächste Versuch sieht zuerst nach, ob sie angekommen ist.

lookup-refused = Smarty lässt uns nicht nachsehen, ob die Bestellung angekommen ist. { $reason }
lookup-bounded = Sie ist nicht unter den neuesten { $count } Bestellungen in Smarty, es gibt aber mehr. Sehen Sie dort nach.
page-repeats = Die Liste von Smarty wiederholt sich und kann nicht gelesen werden.
orders-repeat = Smarty zeigt immer wieder dieselben Bestellungen, daher ist nicht zu sehen, ob diese schon dort ist. Sagen Sie dem Support von Smarty, dass die Liste der Bestellungen nach der ersten Seite nicht weitergeht; lassen Sie diese Bestellung danach noch einmal senden.
still-there = Die Bestellung { $number } steht noch in Smarty. Löschen Sie sie dort zuerst. Ist sie weg, oder zählt sie nicht mehr, weil sie storniert ist, lassen Sie diese noch einmal senden.
adopt-missing = In Smarty gibt es keine Bestellung { $number }. Prüfen Sie die Nummer.
adopt-taken = Die Bestellung { $number } in Smarty gehört schon zu einer anderen Bestellung des Shops.

note-vat-number = Die USt-IdNr. { $number } hat eine falsche Prüfziffer.
note-tax-code = Die Steuernummer { $code } hat ein falsches Prüfzeichen.
note-sdi = Tragen Sie den SDI-Code { $code } in Smarty ein: Er kann nicht gesendet werden.
note-pec = Tragen Sie die zertifizierte E-Mail-Adresse { $pec } in Smarty ein: Sie kann nicht gesendet werden.
note-credit = { $amount } wurden mit Guthaben bezahlt; die Bestellung wird mit ihrem vollen Betrag gesendet.
note-remark = Die Bemerkung des Kunden kann nicht gesendet werden: siehe Bestellung.
note-taken-off = { $label } ({ $amount }) wird als Rabatt in den Preisen gesendet: Smarty nimmt keinen negativen Betrag an.
note-rounding = { $label } ({ $amount }) ist in Smarty in den Preisen enthalten: Dort passt kein MwSt.-Satz dazu.
note-total = In Smarty beläuft sich die Bestellung auf { $there }, im Shop auf { $ours }: ein Unterschied von { $difference }. Prüfen Sie sie in Smarty und berichtigen Sie sie dort.
note-total-net = In Smarty beläuft sich die Bestellung auf { $there }, im Shop auf { $ours }: ein Unterschied von { $difference }. Smarty führt die Preise ohne MwSt. in Cent, und damit kommt man nicht auf { $ours }. Sollen beide übereinstimmen, fügen Sie dort eine Zeile ohne MwSt. hinzu: { $missing }
note-changed = Die Bestellung wurde nach dem Senden geändert: Vergleichen Sie sie mit der in Smarty.
tax-unlisted = Smarty nennt seine MwSt.-Sätze nicht. Tragen Sie unter MwSt.-Sätze in den Einstellungen des Plugins ein, welche Steuer-ID in Smarty für { $rate } steht.
may-still-arrive = Smarty hat nicht geantwortet. Vor dem erneuten Senden wird nachgesehen, ob sie noch ankommt.

shop-currency = Smarty kennt nur Euro; dieser Shop verkauft in { $currency }. Produkte können nur in einen Shop mit Euro übernommen werden.
product-without-id = { $product }: Smarty nennt keine ID dafür. Melden Sie es dem Support von Smarty.
product-without-name = { $product }: Der Name fehlt. Ergänzen Sie ihn in Smarty.
product-twice = { $product }: Smarty führt es zweimal mit derselben ID und verschiedenen Daten. Berichtigen Sie es in Smarty.
price-negative = { $line }: Der Preis { $value } liegt unter null. Berichtigen Sie ihn in Smarty.
ean-rounded = { $line }: Der Strichcode „{ $value }“ wurde wie eine Zahl gerundet. Geben Sie in Smarty alle Ziffern ein.
tax-unknown = { $line }: Smarty sagt nicht, welcher MwSt.-Satz zur Steuer-ID { $id } gehört. Wählen Sie diese ID für einen Satz unter MwSt.-Sätze in den Einstellungen des Plugins.
tax-none = { $line }: In Smarty ist kein MwSt.-Satz hinterlegt, deshalb wird der Artikel nicht übernommen. Wählen Sie seinen MwSt.-Satz in Smarty.
variation-without-id = { $product }: Smarty nennt für eine der Varianten keine ID. Melden Sie es dem Support von Smarty.
variation-twice = { $product }: Smarty führt eine Variante zweimal. Berichtigen Sie es in Smarty.
smarty-declines = Smarty lässt zurzeit nichts durch. In zehn Minuten wird es von selbst erneut versucht. { $reason }
taxes-unread = Smarty nennt seine MwSt.-Sätze zurzeit nicht. Es wird von selbst erneut versucht; oder tragen Sie die Steuer-IDs von Smarty unter MwSt.-Sätze in den Einstellungen des Plugins ein. { $reason }
price-ambiguous = { $line }: Der Preis „{ $value }“ lässt sich auf zwei Arten lesen, als Tausender oder mit drei Nachkommastellen. Schreiben Sie ihn in Smarty mit zwei Nachkommastellen.
stock-ambiguous = { $line }: Der Bestand „{ $value }“ lässt sich auf zwei Arten lesen, als Tausender oder mit drei Nachkommastellen. Schreiben Sie ihn in Smarty ohne Trennzeichen oder mit zwei Nachkommastellen.

# How an order is recognized in Smarty
reference = Bestellkennung
reference-help = Damit eine Bestellung nie doppelt gesendet wird, trägt sie eine kurze Kennung, an der sie in Smarty erkannt wird, zum Beispiel (ord. 1001-K7Q2MXD3W). Wählen Sie, wo sie steht.
reference-row-name = Hinter dem Namen des ersten Artikels
reference-payment-type = Hinter der Zahlungsart
reference-none = Nirgends: Bestellungen eines Kunden werden dann nacheinander gesendet, und Sie werden öfter gefragt
unanswered = Wenn Smarty nicht antwortet
unanswered-help = Was mit einer Bestellung geschieht, die gesendet wurde, keine Antwort bekam und drei Minuten später in Smarty nicht zu finden ist.
unanswered-repeat = Noch einmal senden
unanswered-ask = Zuerst mich fragen
reference-unknown = Wählen Sie, wo die Bestellkennung steht.
unanswered-unknown = Wählen Sie, was geschieht, wenn Smarty nicht antwortet.
job-audit-orders = Abgleich der Bestellungen in Smarty
look-alikes = In Smarty gibt es eine Bestellung, die dieser gleicht, aber ihre Kennung nicht trägt: { $numbers }. Sehen Sie dort nach: Ist es diese Bestellung, geben Sie ihre Nummer an; wenn nicht, lassen Sie diese senden.
unanswered-asked = Smarty hat nicht geantwortet, und die Bestellung ist dort nicht zu finden. Sehen Sie nach: Ist sie da, geben Sie ihre Nummer an; wenn nicht, lassen Sie sie noch einmal senden.
another-goes-first = Zuerst wird eine andere Bestellung an Smarty gesendet, danach diese.
after-restore = Die Daten der Plattform wurden aus einer Sicherung wiederhergestellt. Bestellungen warten einige Minuten, bis feststeht, welche Smarty schon hat.
adopt-other = Bestellung { $number } in Smarty trägt die Kennung einer anderen Bestellung. Prüfen Sie die Nummer.
list-moves = Die Bestellungen in Smarty ändern sich schneller, als sie gelesen werden können. Es wird noch einmal versucht.
note-doubled = Smarty hat die Bestellung { $order } des Shops mehr als einmal. Behalten Sie die erste und stornieren Sie dort die anderen: { $numbers }
note-reference-mixed = Smarty hat die Bestellkennung diesmal nicht behalten. Ab jetzt werden Bestellungen eines Kunden nacheinander gesendet, und es kann sein, dass Sie gefragt werden, ob eine Bestellung dort ist.
note-customers = Smarty hat diesen Kunden mehrmals (IDs { $ids }). Der erste wurde genommen; führen Sie sie in Smarty zusammen.
customer-unanswered = Smarty hat zum neuen Kunden nicht geantwortet. Bevor er noch einmal angelegt wird, wird nachgesehen, ob er da ist.
customer-in-the-making = Eine andere Bestellung legt diesen Kunden gerade in Smarty an, danach ist diese an der Reihe.
customer-nameless = Die Bestellung hat weder einen Namen noch eine E-Mail-Adresse. Ergänzen Sie eines davon und senden Sie die Bestellung dann noch einmal.
list-hides = Die Liste der Bestellungen in Smarty endet vor Bestellungen, die schon da waren. Deshalb ist nicht bekannt, ob diese dort ist. Sehen Sie nach: Ist sie da, geben Sie ihre Nummer an; wenn nicht, lassen Sie sie senden.
note-customer-replaced = In Smarty gibt es den Kunden mit der ID { $gone } nicht mehr. Die Bestellung wurde stattdessen für den Kunden mit der ID { $now } gesendet, die nächsten ebenso.
order-customer-unknown = Smarty lehnt die Bestellung ab, weil es den Kunden mit der ID { $id } nicht kennt, obwohl er dort gerade erst gefunden oder angelegt wurde. Prüfen Sie den Kunden in Smarty und senden Sie die Bestellung dann erneut. { $reason }
