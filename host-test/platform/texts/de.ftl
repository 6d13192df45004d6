worker-gone = Das Programm wurde mittendrin beendet (bisher { $times }-mal).
trapped = Das Plugin ist in „{ $call }“ abgestürzt: { $reason }. Melde es dem Hersteller.
timed-out = Das Plugin brauchte in „{ $call }“ mehr als { $seconds } Sekunden und wurde angehalten.
plugin-missing = Das Plugin „{ $plugin }“ ist hier nicht installiert.
module-off = Das Modul „{ $module-name }“ ist ausgeschaltet; es geht weiter, sobald es wieder da ist.
# As the platform calls its modules.
module-ecommerce = E-commerce
outdated = Währenddessen hat sich etwas geändert.
store-unavailable = Der Speicher der Plattform ist zurzeit nicht erreichbar.
slow = Das andere System ist im Moment nicht verfügbar; es geht von selbst weiter.
cancelled = Vor dem Senden abgebrochen.
send-stopped = Das Senden wurde angehalten, bevor dieser Datensatz an der Reihe war. Du kannst ihn jederzeit erneut senden.
sends-stopped = { $count ->
    [one] 1 von Hand gesendeter Datensatz blieb hier: Das Senden wurde angehalten.
   *[other] { $count } von Hand gesendete Datensätze blieben hier: Das Senden wurde angehalten.
}
decided-there = Dort vorhanden, unter der Nummer { $number }.
decided-not-there = Dort nicht vorhanden: Es wird noch einmal gesendet.
decided-again = Wird von Hand noch einmal gesendet.
decided-all-again = { $count ->
    [one] 1 fehlgeschlagener Eintrag wird von Hand noch einmal gesendet.
   *[other] { $count } fehlgeschlagene Einträge werden von Hand noch einmal gesendet.
}
decided-cancelled = { $count ->
    [one] 1 wartender Eintrag wurde von Hand abgebrochen.
   *[other] { $count } wartende Einträge wurden von Hand abgebrochen.
}
decided-send = { $count ->
    [one] 1 Eintrag wird von Hand gesendet.
   *[other] { $count } Einträge werden von Hand gesendet.
}
plugin-off = Währenddessen wurde das Plugin ausgeschaltet; es geht weiter, sobald es wieder eingeschaltet ist.
link-taken = „{ $ours }“ konnte nicht mit „{ $theirs }“ im anderen System verknüpft werden: „{ $linked }“ ist bereits mit „{ $linked-with }“ verknüpft. Prüfe, was dort steht.
link-nameless = Die Verknüpfung von „{ $ours }“ konnte nicht gespeichert werden: Die Antwort des anderen Systems nennt keinen Datensatz. Prüfe, was dort steht.
session-expired = Die Sitzung mit dem anderen System ist abgelaufen.
column-broken = Das Plugin hat nicht mit einer Zelle je Zeile geantwortet.
shop-none = den Shop „{ $shop }“ gibt es nicht; es gibt noch keinen
shop-unknown = den Shop „{ $shop }“ gibt es nicht; es gibt: { $there }
shop-module-expected = { $found }: eines von { $known } oder none wurde erwartet
shop-near = den Shop „{ $shop }“ gibt es nicht, aber „{ $near }“
not-enabled = „{ $plugin }“ ist im Shop „{ $shop }“ nicht eingerichtet
plugin-is-off = { $plugin } ist im Shop „{ $shop }“ ausgeschaltet
sends-none = { $plugin } sendet { $entity ->
        [product] keine Produkte
        [customer] keine Kunden
       *[order] keine Bestellungen
    } von Hand
anew-unlinked = { $records } ist dort mit nichts verknüpft, es gibt also nichts neu zu senden; es wurde nichts gesendet
records-unknown = der Shop „{ $shop }“ hat { $entity ->
        [product] kein Produkt
        [customer] keinen Kunden
       *[order] keine Bestellung
    } { $records }; es wurde nichts gesendet
name-ambiguous = „{ $name }“ passt zu mehreren: { $ids }; gib mit der ID an, was gemeint ist; es wurde nichts gesendet
module-needed = { $plugin } braucht das Modul „{ $module-name }“, das im Shop „{ $shop }“ nicht aktiv ist
setting-unknown = { $plugin } hat keine Einstellung „{ $key }“; es gibt: { $known }
setting-none = { $plugin } hat keine Einstellung „{ $key }“; es gibt keine
switch-unknown = { $plugin } hat keinen Schalter „{ $key }“; es gibt: { $known }
switch-none = { $plugin } hat keinen Schalter „{ $key }“; es gibt keinen
toggle-expected = { $key }: true oder false wurde erwartet
number-expected = { $key }: eine ganze Zahl wurde erwartet
mapping-expected = { $key }: ein JSON-Objekt von Text zu Text wurde erwartet, etwa {"{"}"22": "1"{"}"}
choice-expected = wähle eines von: { $offered }
setting-missing = eine Einstellung fehlt: { $settings }
not-linked = Nicht verknüpft
linked = Verknüpft
not-taken = Nicht übernommen
off-sale = Hier nicht im Verkauf
arrived-while-off = Die Bestellung kam an, während das Plugin oder sein Schalter für Bestellungen ausgeschaltet war, und wurde deshalb nicht automatisch gesendet. Sie lässt sich von Hand senden.
arrived-cancelled = Die Bestellung kam an, während das Plugin oder sein Schalter für Bestellungen ausgeschaltet war, und ist storniert.
arrived-test = Die Bestellung kam an, während das Plugin oder sein Schalter für Bestellungen ausgeschaltet war. Sie ist eine Testbestellung und wird nicht gesendet.
arrived-open = Die Bestellung kam an, während das Plugin oder sein Schalter für Bestellungen ausgeschaltet war. Sie ist noch nicht abgeschlossen: Nur abgeschlossene Bestellungen werden gesendet.
arrived-unpaid = Die Bestellung kam an, während das Plugin oder sein Schalter für Bestellungen ausgeschaltet war, und ist noch nicht bezahlt. Sie wird gesendet, sobald sie bezahlt ist.
order-number-repeated = Die Bestellung { $order } kam mit der Nummer { $number }, die schon eine andere Bestellung des Shops hat: { $others }. Gib einer von ihnen im Shop eine andere Nummer: Das andere System erkennt Bestellungen womöglich an der Nummer.
imported = Produkte: { $list }.
    .created = { $created } neu
    .updated = { $updated } geändert
    .stock = Bestand von { $stock ->
        [one] { $stock } Produkt
       *[other] { $stock } Produkten
    } geändert
    .deactivated = { $deactivated } aus dem Verkauf genommen
    .problems = { $problems } nicht übernommen
    .none = keine Änderungen
held =
    Das andere System nennt { $listed ->
        [0] kein Produkt mehr
        [one] nur { $listed } Produkt
       *[other] nur { $listed } Produkte
    }, obwohl hier { $known ->
        [one] { $known } Produkt von dort im Verkauf ist
       *[other] { $known } Produkte von dort im Verkauf sind
    }; { $missing ->
        [one] { $missing } würde
       *[other] { $missing } würden
    } aus dem Verkauf genommen. Das kann ein Fehler sein, deshalb blieb alles im Verkauf. Prüfe die Produkte dort. Stimmt die Liste, bestätige sie.
products-off = Die Übernahme von Produkten ist ausgeschaltet. Schalte sie in den Einstellungen des Plugins ein.
links-forgotten = Vergessene Verknüpfungen mit dem anderen System: Bestellungen { $orders }, Produkte { $products }, Kunden { $customers }.
products-forgotten = Produkte, die hier ohne Verknüpfung mit dem anderen System im Verkauf bleiben: { $products }. Die nächste Übernahme verknüpft die wieder, die es dort mit derselben SKU gibt; nimm die anderen aus dem Verkauf, wenn sie nicht bleiben sollen.
tick-stands-still = Die Produktliste des anderen Systems kommt nicht voran: Dieselbe Seite kam noch einmal. Bleibt es so, melde es dem Hersteller des Plugins.
import-unfit = Produkt { $product }: { $reason }
product-without-id = Das andere System hat ein Produkt ohne Kennung gesendet.
product-too-long =
    { $field }: { $bytes ->
        [one] { $bytes } Byte
       *[other] { $bytes } Bytes
    }, höchstens { $most } können übernommen werden. Kürze es dort.
product-too-many =
    { $field }: { $count ->
        [one] { $count } Eintrag
       *[other] { $count } Einträge
    }, höchstens { $most } können übernommen werden. Entferne dort einige.
product-too-many-tags = Die Beschreibung hat { $count } HTML-Tags, höchstens { $most } können übernommen werden. Vereinfache sie dort.
product-currency = Der Preis ist in { $currency }, der Shop verkauft aber in { $shop }.
product-not-a-number = { $field }: „{ $value }“ ist keine Zahl. Korrigiere den Wert dort.
product-negative = { $field }: { $value } liegt unter null. Korrigiere den Wert dort.
product-variant-twice = Die Variante { $id } kommt zweimal vor.
stock-of-unknown = Es kam ein Bestand für { $id }, das der Shop nicht kennt.
sku-ambiguous = Mehrere Produkte des Shops haben die SKU { $sku }: { $products }. Gib jedem eine eigene SKU.
sku-taken = Die SKU { $sku } steht dort bei diesem Produkt und bei { $other }, das schon mit dem Produkt { $products } des Shops verknüpft ist. Gib dort jedem eine eigene SKU.
sku-of-variant = Im Shop ist { $sku } die SKU einer Variante des Produkts { $products }, dort gehört sie zu einem Produkt ohne Varianten. Ändere eine der beiden SKUs.
sku-in-other-case = Zugeordnet dem Produkt, dessen SKU im Shop { $sku } und dort { $there } lautet. Schreibe sie an beiden Stellen gleich.
first-match = Bei der ersten Zuordnung wurde aus „{ $name }“ zu { $price } „{ $now }“ zu { $now-price }: Die Angaben des anderen Systems haben die des Shops ersetzt. Was du ab jetzt änderst, bleibt, bis es sich dort ändert.
first-matches = Erste Zuordnung zu Produkten, die der Shop schon hatte: { $matched }. Davon Produkte, deren Name, Preis oder andere Angaben ersetzt wurden: { $replaced }. Jedes ist hier aufgeführt.
field-remote-id = Kennung
field-remote-version = Version
field-sku = SKU
field-ean = EAN
field-name = Name
field-description = Beschreibung
field-short-description = Kurzbeschreibung
field-brand = Marke
field-category = Kategorie
field-images = Bilder
field-extra = Weitere Angaben
field-price = Preis
field-vat-rate = MwSt.-Satz
field-weight = Gewicht
field-quantity = Bestand
field-variants = Varianten
field-options = Optionen
field-of-variant = { $field } einer Variante
setting-of-platform = „{ $key }“ von { $plugin } wird einmal für die ganze Plattform eingestellt
setting-of-shop = „{ $key }“ von { $plugin } wird in jedem Shop eingestellt
platform-setting-missing = { $plugin } ist auf dieser Plattform noch nicht eingerichtet; es fehlt: { $settings }
address-expected = „{ $found }“ ist keine öffentliche Adresse; https:// und ein Host wurden erwartet, etwa https://platform.example
address-missing = die Plattform hat keine öffentliche Adresse, an die das andere System den Browser zurückschicken könnte
authorize-needed = { $plugin } wird verbunden, indem es im anderen System zugelassen wird
authorize-none = { $plugin } wird nicht durch eine Zulassung im anderen System verbunden
authorize-query = die Abfrage des Installationslinks ist zu lang
authorize-url-unfit = es gab keine brauchbare Adresse für den Browser an: eine https-Adresse ohne Geheimnisse wurde erwartet
authorization-done-title = Verbunden
authorization-done = { $plugin } ist mit „{ $account }“ verbunden (Shop „{ $shop }“). Du kannst diese Seite schließen.
authorization-back = Zurück zu den Einstellungen
authorization-failed-title = Nicht verbunden
authorization-stateless = Diese Seite erreichst du nur auf dem Rückweg vom anderen System. Beginne erneut in den Einstellungen des Plugins.
authorization-unknown = Diese Verbindung wurde nicht hier begonnen. Beginne erneut in den Einstellungen des Plugins.
authorization-account = Die Berechtigung gehört zu einem anderen Konto, { $account }; begonnen wurde sie für { $expected }. Es wurde nichts geändert. Beginne erneut in den Einstellungen des Plugins.
authorization-used = Diese Seite wurde schon einmal geöffnet und gilt nur einmal. Ist das Plugin nicht verbunden, beginne erneut in seinen Einstellungen.
authorization-late = Diese Verbindung wurde vor zu langer Zeit begonnen. Beginne erneut in den Einstellungen des Plugins.
authorization-error = Wegen einer Störung der Plattform konnte die Verbindung nicht abgeschlossen werden. Beginne erneut in den Einstellungen des Plugins; hilft das nicht, melde es dem Support der Plattform.
account-taken = Dieses Konto ist schon mit dem Shop „{ $shop }“ verbunden. Schalte das Plugin zuerst dort aus.
left-behind = Nicht alles, was das Plugin im anderen System hinterlassen hat, konnte entfernt werden; der Grund folgt. Entferne seine Webhooks dort von Hand, falls sie stören.
imported-customers = Kunden: { $list }.
    .created = { $created } neu
    .updated = { $updated } geändert
    .problems = { $problems } nicht übernommen
    .none = keine Änderungen
customers-off = Die Synchronisation von Kunden ist ausgeschaltet. Schalte sie in den Einstellungen des Plugins ein.
customer-without-id = Das andere System hat einen Kunden ohne Kennung gesendet.
control-characters = { $field }: Darin stehen Steuerzeichen. Entferne sie dort.
field-email = E-Mail-Adresse
field-phone = Telefonnummer
field-first-name = Vorname
field-last-name = Nachname
field-locale = Sprache
field-note = Notiz
field-tags = Tags
field-addresses = Adressen
account-forgotten = Das andere System hat verlangt, alles über dieses Konto zu vergessen: Verknüpfungen, Prüfsummen und wartende Aufgaben sind gelöscht. Deine eigenen Datensätze blieben, wie sie sind.
settings-changed = Geändert: { $settings }.
switched-on = Eingeschaltet: { $switches }.
switched-off = Ausgeschaltet: { $switches }.

kind-order-paid = Bestellung abgeschlossen
kind-product-tick = Produktübernahme
kind-customer-saved = Kunde gespeichert
kind-customer-tick = Kundensynchronisation
kind-reconcile = Einrichtung im anderen System
sync-orders = Bestellungen synchronisieren
sync-products = Produkte synchronisieren
sync-customers = Kunden synchronisieren
