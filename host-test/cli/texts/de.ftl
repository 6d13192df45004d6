date-time = %d.%m.%Y %H:%M:%S %Z

yes = ja
no = nein
on = an
off = aus
none = keine
place = { $plugin } in { $shop }
store-expected = --store { $found }: sqlite:PATH wurde erwartet, etwa sqlite:host-test.db
store-missing = unter { $path } gibt es keinen Speicher; `host-test shop SHOP` legt einen an
store-homeless = hier gibt es keinen Benutzerordner; gib --store sqlite:PATH an

## Statuses, results, and what happened

waiting = wartet
running = läuft
paused = angehalten
decided = von Hand entschieden
skipped = ausgelassen
parked = gescheitert
uncertain = zu prüfen
done = fertig
nothing = nichts zu tun
queued = eingereiht
sent = gesendet
already-there = schon dort
cancelled = abgebrochen
failed = fehlgeschlagen
failed-for-now = vorerst fehlgeschlagen
put-off = zurückgestellt
switched-on = eingeschaltet
switched-off = ausgeschaltet
connected = verbunden
switched = Schalter gesetzt
imported = übernommen
matched = zugeordnet
held = zu bestätigen
forgotten = Verknüpfungen vergessen
note = Hinweis

## Names

the-order = Bestellung { $id }
the-product = Produkt { $id }
the-customer = Kunde { $id }
field-text = Text
field-secret = geheim
field-url = Webadresse
field-number = Zahl
field-toggle = an/aus
field-choice = Auswahl
field-mapping = Tabelle

## Titles of columns

head-about = BETRIFFT
head-at = WANN
head-at-first = ANFANGS
head-attempts = VERSUCHE
head-became = ERGEBNIS
head-city = ORT
head-contract = VERTRAG
head-country = LAND
head-customer = KUNDE
head-due = FÄLLIG
head-email = E-MAIL
head-help = HILFE
head-id = ID
head-job = AUFTRAG
head-key = SCHLÜSSEL
head-kind = ART
head-label = BEZEICHNUNG
head-name = NAME
head-number = NUMMER
head-number-there = NUMMER DORT
head-on-sale = IM VERKAUF
head-phone = TELEFON
head-order = BESTELLUNG
head-plugin = PLUGIN
head-price = PREIS
head-products = PRODUKTE
head-reason = GRUND
head-remote-id = ID DORT
head-report = BERICHT
head-result = ERGEBNIS
head-setting = EINSTELLUNG
head-shop = SHOP
head-size = GRÖSSE
head-sku = SKU
head-status = STATUS
head-stock = BESTAND
head-street = STRASSE
head-switch = SCHALTER
head-text = TEXT
head-by = Von
head-total = GESAMTBETRAG
head-value = WERT
head-what = EREIGNIS

## platform

address-none = nicht gesetzt: andere Systeme und Browser können die Plattform nicht erreichen
address-of-platform = { $address } (die der Plattform)
platform-settings-none = { $plugin } hat keine Einstellungen für die ganze Plattform.
platform-settings-saved = { $plugin }: für die ganze Plattform gespeichert.
platform-settings-missing = Gib das Fehlende mit `{ $command }` ein.
setting-entered = eingegeben
setting-missing = fehlt

## shop

shop-id = Shop
shop-name = Name
shop-currency = Währung
shop-locale = Sprache
shop-time-zone = Zeitzone
shop-public-url = öffentliche Adresse
shop-modules = Module
shop-plugins = Plugins
shop-id-expected = „{ $id }“ kann nicht die Kennung eines Shops sein: 1 bis 100 Zeichen ohne „/“ wurden erwartet
shop-currency-expected = --currency { $found }: drei Großbuchstaben wurden erwartet, etwa EUR
shop-time-zone-expected = --time-zone { $found }: ein IANA-Name wurde erwartet, etwa Europe/Rome

## plugins, inspect

kib = { $size } KiB
contract = Vertrag { $contract } (dieser Host: { $host })
setting-offers = { $key }, zur Wahl:
requires = braucht die Module: { $modules }
may-call = darf ansprechen: { $hosts }
lets-in = wird verbunden, indem man es im anderen System zulässt: `host-test authorize { $plugin } --shop SHOP`
required = nötig
of-platform = einmal für die ganze Plattform
imports = importiert:
exports = exportiert:

## enable, authorize, disable

enabled = { $plugin } in { $shop }: Das andere System hat die Einstellungen angenommen; gespeichert.
switches-saved = { $plugin } in { $shop }: Schalter gespeichert.
switches-as-before = { $plugin } in { $shop }: es wurde nichts geändert.
switches-on = Eingeschaltet: { $flows }.
no-switch = keiner
switch-held = an, sobald { $main } an ist
not-saved = Nicht gespeichert: { $reason }
not-saved-field = Nicht gespeichert. { $label }: { $problem }
disabled = { $plugin } in { $shop }: ausgeschaltet. Die Daten bleiben erhalten.
disabled-left = Nicht alles, was es im anderen System hinterlassen hat, konnte entfernt werden: { $reason }
authorize-open = Öffne diese Adresse im Browser des Inhabers und lass { $plugin } dort zu:
authorize-next = Die Adresse gilt einmal, { $minutes } Minuten lang. Danach kommt der Browser zur öffentlichen Adresse der Plattform zurück, wo `host-test run --listen ADDRESS` erreichbar sein muss. Geht das nicht, gib die Adresse, bei der der Browser angekommen ist, mit `host-test authorize { $plugin } --callback ADDRESS` an.
query-expected = { $option }: die Adresse mit allem, was auf ihr Fragezeichen folgt, wurde erwartet
is-off = { $plugin } ist im Shop „{ $shop }“ ausgeschaltet; schalte es ein mit `host-test enable { $plugin } --shop { $shop }`
is-off-authorize = { $plugin } ist im Shop „{ $shop }“ ausgeschaltet; verbinde es mit `host-test authorize { $plugin } --shop { $shop }`
none-enabled = dort ist kein Plugin eingerichtet; richte eines ein mit `host-test enable PLUGIN --shop SHOP`
several-meant = { $there } sind möglich: gib --shop und --plugin an
plugin-unknown = in { $folder } gibt es kein Plugin „{ $plugin }“; es gibt: { $there }
plugin-none = in { $folder } gibt es kein Plugin „{ $plugin }“: der Ordner enthält keines; erstelle sie mit `cargo xtask build`
set-expected = --set: KEY=VALUE wurde erwartet
set-too-large = --set { $key }: { $path }: über { $kib } KiB: das ist zu groß
flow-expected = --flow { $flow }: on oder off wurde erwartet, nicht „{ $found }“

## order, products import, customers import, customers save

orders-kept = { $count ->
    [one] { $count } Bestellung
   *[other] { $count } Bestellungen
  } in { $shop } gespeichert.
orders-no-subscribers = Kein Plugin nimmt hier Bestellungen an: Kein Schalter dafür ist an.
order-numbers-more = { $count ->
    [one] { $count } weitere Bestellung hat
   *[other] { $count } weitere Bestellungen haben
  } eine Nummer, die schon eine andere hat.
products-kept = Produkte in { $shop }: { $list }.
    .created = { $created } neu
    .updated = { $updated } geändert
    .unchanged = { $unchanged } unverändert
    .none = nichts gespeichert
customers-kept = Kunden in { $shop }: { $list }.
    .created = { $created } neu
    .updated = { $updated } geändert
    .unchanged = { $unchanged } unverändert
    .none = nichts gespeichert
customers-no-subscribers = Kein Plugin nimmt hier Kunden an: Kein Schalter dafür ist an.
customers-not-subscribed = { $plugin } hat sie nicht erhalten: { $flows } ist aus; schalte es ein mit `{ $command }`
sku-ambiguous = { $count ->
    [one] { $count } SKU steht
   *[other] { $count } SKUs stehen
  } bei mehreren Produkten. Ein Plugin kann nicht wissen, welches gemeint ist, und übernimmt keines: Gib jedem Produkt eine eigene SKU und importiere erneut.
file-missing = { $path }: diese Datei gibt es nicht
file-denied = { $path }: diese Datei darf nicht gelesen werden
file-no-text = { $path }: diese Datei ist kein Text in UTF-8
file-folder = { $path }: das ist ein Ordner, keine Datei
file-failed = { $path }: diese Datei kann nicht gelesen werden: { $problem }
file-line = { $path }: Zeile { $line }: { $problem }
file-field = { $path }: Zeile { $line }, Feld { $field }: { $problem }
remote-id-of-none = die Datensätze haben eine remote_id, aber im Shop „{ $shop }“ ist kein Plugin eingerichtet; richte es zuerst ein oder lass remote_id weg
remote-id-of-which = die Datensätze haben eine remote_id: gib mit --plugin an, für welches Plugin

## work, run

work-done = Fertig: { $list }.
    .sent = { $sent } gesendet
    .already_there = { $already_there } schon dort
    .skipped = { $skipped } ausgelassen
    .parked = { $parked } gescheitert
    .uncertain = { $uncertain } zu prüfen
    .paused = { $paused } angehalten
    .put_off = { $put_off ->
        [one] { $put_off } Versuch zurückgestellt
       *[other] { $put_off } Versuche zurückgestellt
    }
    .failed_for_now = { $failed_for_now ->
        [one] { $failed_for_now } Versuch vorerst fehlgeschlagen
       *[other] { $failed_for_now } Versuche vorerst fehlgeschlagen
    }
    .ticked = { $ticked ->
        [one] { $ticked } Produktübernahme
       *[other] { $ticked } Produktübernahmen
    }
    .customers_ticked = { $customers_ticked ->
        [one] { $customers_ticked } Kundensynchronisation
       *[other] { $customers_ticked } Kundensynchronisationen
    }
    .reconciled = { $reconciled ->
        [one] { $reconciled } anderes System eingerichtet
       *[other] { $reconciled } andere Systeme eingerichtet
    }
    .other = { $other } ohne etwas zu senden
    .none = nichts war fällig
work-waiting = { $count ->
    [one] { $count } Auftrag wartet; er ist am { $next } fällig.
   *[other] { $count } Aufträge warten; der nächste ist am { $next } fällig.
}
work-held = { $count ->
    [one] { $count } Auftrag wartet, bis seine Installation weitermacht.
   *[other] { $count } Aufträge warten, bis ihre Installation weitermacht.
}
run-begins = Läuft, und sucht alle fünf Minuten nach Änderungen. Strg-C beendet.
run-stops = Wird beendet: Was läuft, kommt zu seinem Ende. Noch einmal Strg-C beendet sofort.
run-listens = Lauscht auf { $address } auf Webhooks und Browser.
panel-link = Das Kontrollpanel: { $url }
panel-link-of = Das Kontrollpanel für { $person }: { $url }
panel-loopback = Das Kontrollpanel ist nur für diesen Rechner, { $address } ist es nicht. Verwende eine Adresse wie 127.0.0.1:8360.
listen-taken = { $address } ist von einem anderen Programm belegt: beende es oder gib mit --listen einen anderen Port an
listen-denied = auf { $address } darf nicht gelauscht werden: nimm einen Port ab 1024
listen-failed = auf { $address } kann nicht gelauscht werden: { $problem }
run-pass = { $place }: { $counted }
run-record = { $place }: { $what }: { $status }
run-because = { $place }: { $what }: { $status }. { $reason }

## send

send-report = { $entity ->
    [customer] { $selected ->
        [one] { $selected } Kunde
       *[other] { $selected } Kunden
    }
   *[order] { $selected ->
        [one] { $selected } Bestellung
       *[other] { $selected } Bestellungen
    }
  } ausgewählt: { $list }.
    .sent = { $sent } gesendet
    .already_there = { $already_there } schon dort
    .skipped = { $skipped } ausgelassen
    .failed = { $failed } fehlgeschlagen
    .uncertain = { $uncertain } zu prüfen
    .waiting = { $waiting ->
        [one] { $waiting } wartet
       *[other] { $waiting } warten
    }
    .none = nichts getan
send-interrupted = Abgebrochen. Nichts ist verloren: was wartet, sendet das nächste `host-test work` oder `host-test run`, und `host-test send report { $number }` sagt dann, wie es ausging.
report-heading = Bericht { $number } vom { $at }:
report-unknown = einen Bericht { $number } von { $place } gibt es nicht; `host-test send reports` zählt die vorhandenen auf
reports-none = Es wurde noch nichts von Hand gesendet.
orders-expected = gib an, welche Bestellungen: ihre IDs, --from DATEI, --missed oder --all
orders-none-missed = Nichts zu senden: Von den Bestellungen, die ankamen, während { $plugin } in { $shop } ausgeschaltet war, ist keine mehr offen.
customers-expected = gib an, welche Kunden: ihre IDs oder E-Mail-Adressen, --from DATEI oder --all

## tick

progress = { $what }: { $entity ->
    [product] { $done ->
        [one] { $done } Produkt
       *[other] { $done } Produkte
    }
    [customer] { $done ->
        [one] { $done } Kunde
       *[other] { $done } Kunden
    }
   *[order] { $done ->
        [one] { $done } Bestellung
       *[other] { $done } Bestellungen
    }
  }, { $rate }/s
progress-of = { $what }: { $done } von { $entity ->
    [product] { $total ->
        [one] { $total } Produkt
       *[other] { $total } Produkten
    }
    [customer] { $total ->
        [one] { $total } Kunden
       *[other] { $total } Kunden
    }
   *[order] { $total ->
        [one] { $total } Bestellung
       *[other] { $total } Bestellungen
    }
  }, { $rate }/s
tick-status = { $place }: { $status }.
tick-because = { $place }: { $status }. { $reason }
tick-of-customers = { $place }, Kunden
tick-interrupted = Unterbrochen nach { $entity ->
    [product] { $done ->
        [one] { $done } Produkt
       *[other] { $done } Produkten
    }
    [customer] { $done ->
        [one] { $done } Kunden
       *[other] { $done } Kunden
    }
   *[order] { $done ->
        [one] { $done } Bestellung
       *[other] { $done } Bestellungen
    }
  }. Nichts geht verloren: Beim nächsten Mal geht es dort weiter.
tick-interrupted-of = Unterbrochen nach { $done } von { $entity ->
    [product] { $total ->
        [one] { $total } Produkt
       *[other] { $total } Produkten
    }
    [customer] { $total ->
        [one] { $total } Kunden
       *[other] { $total } Kunden
    }
   *[order] { $total ->
        [one] { $total } Bestellung
       *[other] { $total } Bestellungen
    }
  }. Nichts geht verloren: Beim nächsten Mal geht es dort weiter.
tick-counts = Produkte: { $list }.
    .created = { $created } neu
    .updated = { $updated } geändert
    .stock = Bestand von { $stock ->
        [one] { $stock } Produkt
       *[other] { $stock } Produkten
    } geändert
    .unchanged = { $unchanged } unverändert
    .deactivated = { $deactivated } aus dem Verkauf genommen
    .problems = { $problems } nicht übernommen
    .none = keine Änderungen
tick-counts-customers = Kunden: { $list }.
    .created = { $created } neu
    .updated = { $updated } geändert
    .unchanged = { $unchanged } unverändert
    .problems = { $problems } nicht übernommen
    .none = keine Änderungen
held-command = Wenn es stimmt: { $command }
problems = { $entity ->
    [customer] { $count ->
        [one] { $count } Kunde des anderen Systems konnte nicht übernommen werden:
       *[other] { $count } Kunden des anderen Systems konnten nicht übernommen werden:
    }
   *[product] { $count ->
        [one] { $count } Produkt des anderen Systems konnte nicht übernommen werden:
       *[other] { $count } Produkte des anderen Systems konnten nicht übernommen werden:
    }
}
problems-first = { $entity ->
    [customer] { $count } Kunden des anderen Systems konnten nicht übernommen werden. Die ersten { $shown }:
   *[product] { $count } Produkte des anderen Systems konnten nicht übernommen werden. Die ersten { $shown }:
}
confirmed = { $plugin } in { $shop }: { $deactivated ->
    [one] { $deactivated } Produkt
   *[other] { $deactivated } Produkte
  } aus dem Verkauf genommen.
nothing-held = Nichts wartet auf Bestätigung.
several-held = { $count } Installationen warten auf eine Bestätigung, jede auf ihre eigene: gib --shop und --plugin an
confirm-products = --confirm ist für Produkte: Eine Liste von Kunden entfernt keinen
nobody-takes-products = dort übernimmt kein Plugin Produkte: kein Schalter dafür ist an; schalte einen ein mit `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-customers = dort synchronisiert kein Plugin Kunden: kein Schalter dafür ist an; schalte einen ein mit `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-anything = dort übernimmt kein Plugin Produkte oder Kunden: kein Schalter dafür ist an; schalte einen ein mit `host-test enable PLUGIN --shop SHOP --flow KEY`

## status

status-off = { $place } ist ausgeschaltet.
status-paused = { $place } ist angehalten: { $reason }
rows-orders = { $count ->
    [0] Keine Bestellungen.
    [one] { $count } Bestellung.
   *[other] { $count } Bestellungen.
}
rows-products = { $count ->
    [0] Keine Produkte.
    [one] { $count } Produkt.
   *[other] { $count } Produkte.
}
rows-customers = { $count ->
    [0] Keine Kunden.
    [one] { $count } Kunde.
   *[other] { $count } Kunden.
}
rows-missed = { $count ->
    [one] { $count } davon kam an
   *[other] { $count } davon kamen an
  }, während das Plugin oder sein Schalter ausgeschaltet war. Von Hand senden: { $command }
rows-more = Vielleicht gibt es mehr: --limit zeigt sie.
name-variants = { $name } ({ $count ->
    [one] { $count } Variante
   *[other] { $count } Varianten
  })
tick-last = { $entity ->
    [customer] Letzte Synchronisation
   *[product] Letzte Übernahme
  }: { $at }. { $counted }
tick-goes-on = { $entity ->
    [customer] Synchronisation seit { $at }, bisher { $done ->
        [one] { $done } Kunde
       *[other] { $done } Kunden
    }
   *[product] Übernahme seit { $at }, bisher { $done ->
        [one] { $done } Produkt
       *[other] { $done } Produkte
    }
  }. { $counted }
tick-goes-on-of = { $entity ->
    [customer] Synchronisation seit { $at }, bisher { $done } von { $total ->
        [one] { $total } Kunden
       *[other] { $total } Kunden
    }
   *[product] Übernahme seit { $at }, bisher { $done } von { $total ->
        [one] { $total } Produkt
       *[other] { $total } Produkten
    }
  }. { $counted }
tick-never = { $entity ->
    [customer] Es wurden noch keine Kunden synchronisiert.
   *[product] Es wurden noch keine Produkte übernommen.
}

## products show

product-id = Produkt
product-sku = SKU
product-ean = EAN
product-name = Name
product-short-description = Kurzbeschreibung
product-description = Beschreibung
product-category = Kategorie
product-brand = Marke
product-price = Preis
product-vat-included = { $price }, inkl. MwSt.
product-vat-excluded = { $price }, exkl. MwSt.
product-vat-rate = MwSt.-Satz
product-stock = Bestand
product-stock-uncounted = nicht gezählt
product-on-sale = im Verkauf
product-images = Bilder
product-variants = Varianten
product-unknown = der Shop „{ $shop }“ hat kein Produkt mit der ID oder SKU „{ $product }“

## customers show

customer-id = Kunde
customer-email = E-Mail
customer-phone = Telefon
customer-name = Name
customer-locale = Sprache
customer-email-marketing = E-Mail-Marketing
customer-tags = Tags
customer-note = Notiz
customer-orders = Bestellungen
customer-spent = Gesamtumsatz
customer-updated-at = zuletzt geändert am
customer-link = in { $plugin }
customer-url = Webadresse dort
customer-addresses = Adressen
customer-unknown = der Shop „{ $shop }“ hat keinen Kunden mit der ID oder E-Mail-Adresse „{ $customer }“
consent-unknown = nicht bekannt
consent-subscribed = zugestimmt
consent-unsubscribed = abgelehnt
consent-pending = wartet auf Bestätigung
consent-since = { $consent }, seit { $at }
link-since = { $link }, seit { $at }

## jobs

job-retried = Auftrag { $job } läuft beim nächsten `host-test work` noch einmal.
job-adopts = Auftrag { $job } übernimmt beim nächsten `host-test work` die { $number }.
job-sends-again = Auftrag { $job } sendet beim nächsten `host-test work` noch einmal.
job-unknown = den Auftrag { $job } gibt es nicht
job-runs = der Auftrag { $job } läuft gerade
job-is-uncertain = der Auftrag { $job } ist zu prüfen: sieh im anderen System nach, dann gib `host-test jobs resolve { $job } --there NUMBER` oder `--again` an
job-not-uncertain = der Auftrag { $job } ist nicht zu prüfen ({ $status }): es gibt nichts zu klären. Eine Nummer lässt sich auch für einen endgültig gescheiterten Auftrag angeben
job-phase-expected = --phase { $found }: eines von { $known } wurde erwartet
job-led-to = { $status } (Auftrag { $job })
job-id = Auftrag
job-shop = Shop
job-plugin = Plugin
job-kind = Art
job-key = Schlüssel
job-status = Status
job-reason = Grund
job-code = Code des Grundes
job-attempts = Versuche
job-failures = Fehlschläge
job-manual = auf Wunsch einer Person
job-followed = gefolgt von einem neueren
job-queued-at = eingereiht
job-first-started-at = zuerst begonnen
job-updated-at = zuletzt geändert
job-due = fällig

with-hint = { $text }; { $hint }
hint-make-shop = lege ihn an mit `{ $command }`
hint-new-shop = ist ein neuer gemeint: `{ $command }`
hint-enable = richte es ein mit `{ $command }`
hint-switch-on = schalte es ein mit `{ $command }`
hint-activate-module = schalte es ein mit `{ $command }`
hint-enter = gib sie ein mit `{ $command }`
hint-set = stelle es ein mit `{ $command }`
hint-set-address = stelle sie ein mit `{ $command }`
hint-begin = beginne mit `{ $command }`
hint-enter-settings = gib seine Einstellungen ein mit `{ $command }`
hint-not-anew = sende ohne `--anew`
