sdk-not-linked = Nicht verknüpft
sdk-linked = Synchronisiert: { $number }
sdk-linked-plain = Synchronisiert
sdk-linked-noted = Synchronisiert: { $number }, mit Hinweis
sdk-linked-at = Synchronisiert am { $day }.{ $month }.{ $year } { $time }.
sdk-linked-changed = Synchronisiert: { $number }, seither geändert
sdk-linked-cancelled = Synchronisiert: { $number }, seither storniert
sdk-changed-at = Geändert am { $day }.{ $month }.{ $year } { $time }
sdk-changed = Seither geändert
sdk-cancelled-at = Storniert am { $day }.{ $month }.{ $year } { $time }
sdk-cancelled = Seither storniert
sdk-edit-todo = Änderungen werden nicht übertragen: Trage sie auch dort ein.
sdk-edit-reopened = Wieder offen
sdk-edit-number = Nummer geändert
sdk-edit-number-to = Nummer: { $before } → { $after }
sdk-edit-total = Gesamtbetrag geändert
sdk-edit-total-to = Gesamtbetrag: { $before } → { $after }
sdk-edit-lines = Artikel geändert
sdk-edit-lines-to = Artikel: { $before } → { $after }
sdk-edit-charges = Versand und Gebühren geändert
sdk-edit-charges-to = Versand und Gebühren: { $before } → { $after }
sdk-edit-payment = Zahlung geändert
sdk-edit-payment-to = Zahlung: { $before } → { $after }
sdk-edit-refunded = Betrag erstattet
sdk-edit-partially-refunded = Betrag teilweise erstattet
sdk-edit-voided = Zahlung aufgehoben
sdk-edit-billing = Rechnungsadresse geändert
sdk-edit-billing-to = Rechnungsadresse: { $before } → { $after }
sdk-edit-shipping = Lieferadresse geändert
sdk-edit-shipping-to = Lieferadresse: { $before } → { $after }
sdk-edit-customer = Kunde geändert
sdk-edit-customer-to = Kunde: { $before } → { $after }
sdk-queued = In der Warteschlange
sdk-running = Wird gesendet
sdk-paused = Angehalten
sdk-failed = Nicht gesendet
sdk-failed-todo = Korrigiere die Angaben und sende erneut.
sdk-retried = Es wird erneut versucht.
sdk-attempts = { $count ->
    [one] Einmal versucht.
   *[other] { $count }-mal versucht.
 }
sdk-uncertain = Zu prüfen
sdk-uncertain-todo = Sieh dort nach, ob die Daten angekommen sind. Wenn ja, gib hier die Nummer ein; wenn nicht, sende erneut.

sdk-unreachable = { $host } ist zurzeit nicht erreichbar.
sdk-held-back = Die Anfrage an { $host } wurde hier vor dem Senden zurückgehalten.
sdk-unknown-host = Die Internetadresse { $host } wurde nicht gefunden.
sdk-certificate = Das Zertifikat von { $host } ist nicht gültig.
sdk-timeout = { $host } hat nicht rechtzeitig geantwortet.
sdk-broken = Die Verbindung zu { $host } ist abgebrochen.
sdk-throttled = { $host } bittet um weniger Anfragen.
sdk-server-error = { $host } hat selbst eine Störung (Fehler { $status }).
sdk-credentials = { $host } nimmt die Zugangsdaten nicht an. Prüfe sie in den Einstellungen des Plugins.
sdk-refused = Von { $host } abgelehnt (Fehler { $status }). { $reason }
sdk-unexpected-status = { $host } gab eine unerwartete Antwort (Code { $status }).
sdk-unreadable = { $host } gab eine unverständliche Antwort.
sdk-too-large = { $host } gab eine zu große Antwort.
sdk-not-allowed = Dieses Plugin darf sich nicht mit { $host } verbinden. Melde es dem Support.
sdk-invalid-request = Die Anfrage an { $host } ließ sich nicht zusammenstellen. Melde es dem Support.

sdk-storage = Der Speicher der Plattform ist zurzeit nicht erreichbar.
sdk-stored-value = Der gespeicherte Wert „{ $key }“ ist nicht brauchbar. Melde es dem Support.
sdk-queue = Die Plattform kann zurzeit nichts einreihen.

sdk-skip-gone = Die Bestellung gibt es nicht mehr.
sdk-skip-test = Testbestellungen werden nicht gesendet.
sdk-skip-open = Die Bestellung ist noch nicht abgeschlossen.
sdk-skip-cancelled = Die Bestellung ist storniert.
sdk-skip-unpaid = Die Bestellung ist noch nicht bezahlt.
sdk-skip-authorized = Die Zahlung ist nur autorisiert, noch nicht eingezogen.
sdk-skip-partially-paid = Die Bestellung ist erst teilweise bezahlt.
sdk-skip-partially-refunded = Die Bestellung ist teilweise erstattet. Gib sie dort von Hand ein.
sdk-skip-refunded = Die Bestellung ist erstattet.
sdk-skip-voided = Die Zahlung wurde aufgehoben.
sdk-flow-off = Das Senden von Bestellungen ist ausgeschaltet. Schalte es in den Einstellungen des Plugins ein.

sdk-no-lines = Die Bestellung enthält keine Artikel.
sdk-quantity-missing = { $line }: Die Menge fehlt.
sdk-quantity-not-positive = { $line }: Die Menge muss über null liegen, nicht { $quantity }.
sdk-bad-quantity = { $line }: „{ $value }“ ist keine Menge.
sdk-bad-price = { $line }: „{ $value }“ ist kein Preis.
sdk-bad-discount = { $line }: „{ $value }“ ist kein Rabatt.
sdk-bad-vat-rate = { $line }: „{ $value }“ ist kein MwSt.-Satz.
sdk-bad-vat = { $line }: „{ $value }“ ist kein MwSt.-Betrag.
sdk-bad-charge = { $label }: Der Betrag oder seine MwSt. ist keine Zahl.
sdk-charge-exemption = { $label }: Es wird keine MwSt. berechnet, die Artikel der Bestellung haben dafür aber verschiedene Gründe. Trage in der Bestellung den Grund (zum Beispiel N3.1) für diese Kosten ein und sende sie erneut.
sdk-bad-credit = Das verwendete Guthaben „{ $value }“ ist kein Betrag.
sdk-bad-total = Der Gesamtbetrag „{ $value }“ ist kein Betrag.
sdk-negative-line = { $line }: Der Rabatt ist größer als der Preis.
sdk-vat-missing = { $line }: Der MwSt.-Betrag fehlt.
sdk-wrong-sum = Der Gesamtbetrag der Bestellung ist { $total }, ihre Teile ergeben aber { $sum }. Korrigiere die Bestellung und sende sie erneut.

sdk-unknown-job = Diese Version des Plugins kennt die Aufgabe „{ $kind }“ nicht.

# A kind of work, in the list of jobs
sdk-job-export-order = Export einer Bestellung
