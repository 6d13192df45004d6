name = Gestionale Smarty
summary = Sendet bezahlte Bestellungen und solche per Nachnahme an Smarty.

api-key = API-Schlüssel
api-key-help = Sie finden ihn in Smarty. Beim Bestätigen wird er geprüft.
prices = Preise in Smarty
prices-help = Ob die Preise in Ihrem Smarty-Konto die MwSt. enthalten.
prices-vat-included = Inkl. MwSt.
prices-vat-excluded = Ohne MwSt.
tax-ids = MwSt.-Sätze
tax-ids-help = Nur nötig, wenn Smarty seine MwSt.-Sätze nicht nennt oder mehrere mit gleichem Prozentsatz hat: Wählen Sie für jeden Satz (etwa 22) oder Befreiungsgrund (etwa N3.1) den von Smarty.
orders-out-help = Legt in Smarty eine Kopie jeder Bestellung an, sobald sie bezahlt ist oder wenn sie per Nachnahme geht.

key-missing = Geben Sie den API-Schlüssel ein, den Sie von Smarty haben.
key-characters = Der API-Schlüssel enthält Leerzeichen oder unsichtbare Zeichen. Kopieren Sie ihn noch einmal ohne diese.
key-refused = Smarty nimmt den API-Schlüssel nicht an. Kopieren Sie ihn noch einmal aus Smarty. { $reason }
not-smarty = Die Antwort ist nicht die, die wir von Smarty kennen. Versuchen Sie es später noch einmal; bleibt es dabei, melden Sie es dem Support.
prices-unknown = Wählen Sie, ob die Preise in Smarty die MwSt. enthalten.
tax-ids-unreadable = Dieser Eintrag der MwSt.-Sätze kann nicht stimmen: { $entry }

skip-gone = Die Bestellung gibt es nicht mehr.
skip-test = Testbestellungen werden nicht gesendet.
skip-open = Die Bestellung ist noch nicht abgeschlossen.
skip-cancelled = Die Bestellung ist storniert.
skip-unpaid = Die Bestellung ist noch nicht bezahlt.
skip-authorized = Die Zahlung ist nur autorisiert, noch nicht eingezogen.
skip-partially-paid = Die Bestellung ist erst teilweise bezahlt.
skip-partially-refunded = Die Bestellung ist teilweise erstattet. Tragen Sie sie von Hand in Smarty ein.
skip-refunded = Die Bestellung ist erstattet.
skip-voided = Die Zahlung wurde aufgehoben.
skip-currency = Smarty kennt nur Euro; diese Bestellung ist in { $currency }.
flow-off = Das Senden von Bestellungen an Smarty ist ausgeschaltet. Schalten Sie es in den Einstellungen des Plugins ein.

no-lines = Die Bestellung enthält keine Artikel.
no-email = Der Kunde hat keine E-Mail-Adresse. Ergänzen Sie sie und senden Sie die Bestellung erneut.
quantity-missing = { $line }: Die Menge fehlt.
quantity-not-positive = { $line }: Die Menge muss über null liegen, nicht { $quantity }.
bad-quantity = { $line }: „{ $value }“ ist keine Menge.
bad-price = { $line }: „{ $value }“ ist kein Preis.
bad-discount = { $line }: „{ $value }“ ist kein Rabatt.
bad-vat-rate = { $line }: „{ $value }“ ist kein MwSt.-Satz.
bad-vat = { $line }: „{ $value }“ ist kein MwSt.-Betrag.
bad-charge = { $label }: Der Betrag oder seine MwSt. ist keine Zahl.
bad-credit = Das verwendete Guthaben „{ $value }“ ist kein Betrag.
bad-total = Die Summe „{ $value }“ ist kein Betrag.
negative-line = { $line }: Der Rabatt ist größer als der Preis.
vat-missing = { $line }: Der MwSt.-Betrag fehlt; er wird gebraucht, um den Preis umzurechnen.
shipping-rates = Der Versand hat mehrere MwSt.-Sätze, Smarty nimmt aber nur einen. Tragen Sie diese Bestellung von Hand in Smarty ein.
wrong-sum = Die Summe der Bestellung ist { $total }, ihre Teile ergeben aber { $sum }. Korrigieren Sie die Bestellung und senden Sie sie erneut.
tax-missing = Smarty hat keinen MwSt.-Satz für { $rate }. Legen Sie ihn in Smarty an oder wählen Sie einen unter MwSt.-Sätze in den Einstellungen des Plugins.
tax-ambiguous = Smarty hat mehrere MwSt.-Sätze für { $rate }. Wählen Sie einen unter MwSt.-Sätze in den Einstellungen des Plugins.

smarty-says = Smarty meldet: { $reason }
customer-ambiguous = Smarty hat mehrere Kunden mit dieser E-Mail-Adresse (IDs { $ids }). Führen Sie sie in Smarty zusammen und senden Sie die Bestellung erneut.
customer-refused = Smarty hat den Kunden abgelehnt: { $reason }
order-refused = Smarty hat die Bestellung abgelehnt: { $reason }
unclear-customer = Smartys Antwort zum Kunden ist nicht zu verstehen.
unclear-order = Smarty gab keine klare Antwort. Der nächste Versuch sieht zuerst nach, ob sie angekommen ist.

found-near = In Smarty gibt es eine Bestellung, die diese sein könnte: { $numbers }. Sehen Sie dort nach.
found-several = In Smarty gibt es mehrere Bestellungen, die diese sein könnten: { $numbers }. Sehen Sie dort nach.
lookup-refused = Smarty lässt uns nicht nachsehen, ob die Bestellung angekommen ist. { $reason }
lookup-bounded = Sie ist nicht unter den neuesten { $count } Bestellungen in Smarty, es gibt aber mehr. Sehen Sie dort nach.
page-repeats = Smartys Liste der Bestellungen wiederholt sich und lässt sich nicht lesen.
adopt-missing = In Smarty gibt es keine Bestellung { $number }. Prüfen Sie die Nummer.
adopt-taken = Die Bestellung { $number } in Smarty gehört schon zu einer anderen Bestellung des Shops.
unknown-job = Diese Version des Plugins kennt die Aufgabe „{ $kind }“ nicht.

note-vat-number = Die USt-IdNr. { $number } hat eine falsche Prüfziffer.
note-tax-code = Die Steuernummer { $code } hat ein falsches Prüfzeichen.
note-sdi = Tragen Sie den SDI-Code { $code } in Smarty ein: Er kann nicht gesendet werden.
note-pec = Tragen Sie die zertifizierte E-Mail-Adresse { $pec } in Smarty ein: Sie kann nicht gesendet werden.
note-credit = { $amount } wurden mit Guthaben bezahlt; die Bestellung wird mit ihrem vollen Betrag gesendet.
note-remark = Die Bemerkung des Kunden kann nicht gesendet werden: siehe Bestellung.
note-changed = Die Bestellung wurde nach dem Senden geändert: Vergleichen Sie sie mit der in Smarty.
tax-unlisted = Smarty nennt seine MwSt.-Sätze nicht. Tragen Sie unter MwSt.-Sätze in den Einstellungen des Plugins ein, welche Steuer-ID in Smarty für { $rate } steht.
may-still-arrive = Smarty hat nicht geantwortet. Vor dem erneuten Senden wird nachgesehen, ob sie noch ankommt.
customer-in-the-making = Eine andere Bestellung legt diesen Kunden gerade in Smarty an. Es wird erneut versucht.
