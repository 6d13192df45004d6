date-time = %d-%m-%Y %H:%M:%S %Z

yes = ja
no = nee
on = aan
off = uit
none = geen
place = { $plugin } in { $shop }
store-expected = --store { $found }: sqlite:PATH werd verwacht, zoals sqlite:host-test.db
store-missing = op { $path } is geen opslag; `host-test shop SHOP` maakt er een
store-homeless = er is hier geen persoonlijke map; geef --store sqlite:PATH op

## Statuses, results, and what happened

waiting = wacht
running = bezig
paused = gepauzeerd
decided = handmatig beslist
skipped = overgeslagen
parked = mislukt
uncertain = te controleren
done = klaar
nothing = niets te doen
queued = in de wachtrij
sent = verzonden
already-there = was er al
cancelled = geannuleerd
failed = mislukt
failed-for-now = voorlopig mislukt
put-off = uitgesteld
switched-on = ingeschakeld
switched-off = uitgeschakeld
connected = verbonden
switched = schakelaars ingesteld
imported = geïmporteerd
matched = gekoppeld
held = te bevestigen
forgotten = koppelingen vergeten
note = opmerking

## Names

the-order = bestelling { $id }
the-product = product { $id }
the-customer = klant { $id }
field-text = tekst
field-secret = geheim
field-url = webadres
field-number = getal
field-toggle = aan/uit
field-choice = keuze
field-mapping = tabel

## Titles of columns

head-about = BETREFT
head-at = WANNEER
head-at-first = IN HET BEGIN
head-attempts = POGINGEN
head-became = RESULTAAT
head-city = PLAATS
head-contract = CONTRACT
head-country = LAND
head-customer = KLANT
head-due = GEPLAND
head-email = E-MAIL
head-help = HULP
head-id = ID
head-job = TAAK
head-key = SLEUTEL
head-kind = SOORT
head-label = LABEL
head-name = NAAM
head-number = NUMMER
head-number-there = NUMMER DAAR
head-on-sale = TE KOOP
head-phone = TELEFOON
head-order = BESTELLING
head-plugin = PLUGIN
head-price = PRIJS
head-products = PRODUCTEN
head-reason = REDEN
head-remote-id = ID DAAR
head-report = RAPPORT
head-result = RESULTAAT
head-setting = INSTELLING
head-shop = WINKEL
head-size = GROOTTE
head-sku = SKU
head-status = STATUS
head-stock = VOORRAAD
head-street = STRAAT
head-switch = SCHAKELAAR
head-text = TEKST
head-by = Door
head-total = TOTAAL
head-value = WAARDE
head-what = GEBEURTENIS

## platform

address-none = niet ingesteld: andere systemen en browsers kunnen het platform niet bereiken
address-of-platform = { $address } (dat van het platform)
platform-settings-none = { $plugin } heeft geen instellingen voor het hele platform.
platform-settings-saved = { $plugin }: opgeslagen voor het hele platform.
platform-settings-missing = Voer in wat ontbreekt met `{ $command }`.
setting-entered = ingevoerd
setting-missing = ontbreekt

## shop

shop-id = winkel
shop-name = naam
shop-currency = valuta
shop-locale = taal
shop-time-zone = tijdzone
shop-public-url = openbaar adres
shop-modules = modules
shop-plugins = plugins
shop-id-expected = "{ $id }" kan niet de identificatie van een winkel zijn: 1 tot 100 tekens zonder "/" werden verwacht
shop-currency-expected = --currency { $found }: drie hoofdletters werden verwacht, zoals EUR
shop-time-zone-expected = --time-zone { $found }: een IANA-naam werd verwacht, zoals Europe/Rome

## plugins, inspect

kib = { $size } KiB
contract = contract { $contract } (deze host: { $host })
setting-offers = { $key }, keuze uit:
requires = vereist de modules: { $modules }
may-call = mag aanroepen: { $hosts }
lets-in = wordt verbonden door het in het andere systeem toe te laten: `host-test authorize { $plugin } --shop SHOP`
required = verplicht
of-platform = één keer voor het hele platform
imports = importeert:
exports = exporteert:

## enable, authorize, disable

enabled = { $plugin } in { $shop }: het andere systeem heeft de instellingen geaccepteerd; opgeslagen.
switches-saved = { $plugin } in { $shop }: schakelaars opgeslagen.
switches-as-before = { $plugin } in { $shop }: er is niets gewijzigd.
switches-on = Ingeschakeld: { $flows }.
no-switch = geen
switch-held = aan, zodra { $main } aan is
not-saved = Niet opgeslagen: { $reason }
not-saved-field = Niet opgeslagen. { $label }: { $problem }
disabled = { $plugin } in { $shop }: uitgeschakeld. De gegevens blijven bewaard.
disabled-left = Niet alles wat de plugin in het andere systeem heeft achtergelaten, kon worden verwijderd: { $reason }
authorize-open = Open dit adres in de browser van de eigenaar en laat { $plugin } daar toe:
authorize-next = Het adres werkt één keer, { $minutes } minuten lang. Daarna komt de browser terug op het openbare adres van het platform, waar `host-test run --listen ADDRESS` bereikbaar moet zijn. Kan dat niet, geef dan het adres waar de browser is aangekomen aan `host-test authorize { $plugin } --callback ADDRESS`.
query-expected = { $option }: het adres met alles wat op het vraagteken volgt, werd verwacht
is-off = { $plugin } is uitgeschakeld in de winkel "{ $shop }"; schakel de plugin in met `host-test enable { $plugin } --shop { $shop }`
is-off-authorize = { $plugin } is uitgeschakeld in de winkel "{ $shop }"; koppel de plugin met `host-test authorize { $plugin } --shop { $shop }`
none-enabled = daar is geen plugin ingesteld; stel er een in met `host-test enable PLUGIN --shop SHOP`
several-meant = { $there } zijn mogelijk: geef --shop en --plugin op
plugin-unknown = er is geen plugin "{ $plugin }" in { $folder }; er zijn: { $there }
plugin-none = er is geen plugin "{ $plugin }" in { $folder }: de map bevat er geen; bouw ze met `cargo xtask build`
set-expected = --set: KEY=VALUE werd verwacht
set-too-large = --set { $key }: { $path }: meer dan { $kib } KiB: dat is te groot
flow-expected = --flow { $flow }: on of off werd verwacht, niet "{ $found }"

## order, products import, customers import, customers save

orders-kept = { $count ->
    [one] { $count } bestelling
   *[other] { $count } bestellingen
  } bewaard in { $shop }.
orders-no-subscribers = Geen plugin neemt hier bestellingen aan: er staat geen schakelaar voor aan.
order-numbers-more = { $count ->
    [one] Nog { $count } bestelling heeft
   *[other] Nog { $count } bestellingen hebben
  } een nummer dat een andere al heeft.
products-kept = Producten in { $shop }: { $list }.
    .created = { $created } nieuw
    .updated = { $updated } bijgewerkt
    .unchanged = { $unchanged } ongewijzigd
    .none = niets bewaard
customers-kept = Klanten in { $shop }: { $list }.
    .created = { $created } nieuw
    .updated = { $updated } bijgewerkt
    .unchanged = { $unchanged } ongewijzigd
    .none = niets bewaard
customers-no-subscribers = Geen plugin neemt hier klanten aan: er staat geen schakelaar voor aan.
customers-not-subscribed = { $plugin } heeft ze niet ontvangen: { $flows } staat uit; zet het aan met `{ $command }`
sku-ambiguous = { $count ->
    [one] { $count } SKU staat
   *[other] { $count } SKU's staan
  } bij meerdere producten. Een plugin kan niet weten welk product bedoeld is en neemt er geen over: geef elk product een eigen SKU en importeer dan opnieuw.
file-missing = { $path }: dit bestand bestaat niet
file-denied = { $path }: dit bestand mag niet worden gelezen
file-no-text = { $path }: dit bestand is geen tekst in UTF-8
file-folder = { $path }: dit is een map, geen bestand
file-failed = { $path }: dit bestand kan niet worden gelezen: { $problem }
file-line = { $path }: regel { $line }: { $problem }
file-field = { $path }: regel { $line }, veld { $field }: { $problem }
remote-id-of-none = de records hebben een remote_id, maar in de winkel "{ $shop }" is geen plugin ingesteld; stel die eerst in of laat remote_id weg
remote-id-of-which = de records hebben een remote_id: geef met --plugin op voor welke plugin

## work, run

work-done = Klaar: { $list }.
    .sent = { $sent } verzonden
    .already_there = { $already_there ->
        [one] { $already_there } was er al
       *[other] { $already_there } waren er al
    }
    .skipped = { $skipped } overgeslagen
    .parked = { $parked } mislukt
    .uncertain = { $uncertain } te controleren
    .paused = { $paused } gepauzeerd
    .put_off = { $put_off ->
        [one] { $put_off } poging uitgesteld
       *[other] { $put_off } pogingen uitgesteld
    }
    .failed_for_now = { $failed_for_now ->
        [one] { $failed_for_now } poging voorlopig mislukt
       *[other] { $failed_for_now } pogingen voorlopig mislukt
    }
    .ticked = { $ticked ->
        [one] { $ticked } productimport
       *[other] { $ticked } productimports
    }
    .customers_ticked = { $customers_ticked ->
        [one] { $customers_ticked } klantsynchronisatie
       *[other] { $customers_ticked } klantsynchronisaties
    }
    .reconciled = { $reconciled ->
        [one] { $reconciled } ander systeem ingesteld
       *[other] { $reconciled } andere systemen ingesteld
    }
    .other = { $other } zonder iets te verzenden
    .none = er stond niets gepland
work-waiting = { $count ->
    [one] { $count } taak wacht; die is gepland op { $next }.
   *[other] { $count } taken wachten; de volgende is gepland op { $next }.
}
work-held = { $count ->
    [one] { $count } taak wacht tot de installatie verdergaat.
   *[other] { $count } taken wachten tot de installatie verdergaat.
}
run-begins = Aan het werk, en elke vijf minuten op zoek naar wijzigingen. Ctrl-C om te stoppen.
run-stops = Stopt: wat bezig is, wordt afgemaakt. Nog eens Ctrl-C om meteen te stoppen.
run-listens = Luistert op { $address } naar webhooks en browsers.
panel-link = Het controlepaneel: { $url }
panel-link-of = Het controlepaneel voor { $person }: { $url }
panel-loopback = Het controlepaneel is alleen voor deze computer, en { $address } is dat niet. Gebruik een adres als 127.0.0.1:8360.
listen-taken = { $address } is bezet door een ander programma: stop dat, of geef met --listen een andere poort op
listen-denied = op { $address } mag niet worden geluisterd: kies een poort vanaf 1024
listen-failed = er kan niet worden geluisterd op { $address }: { $problem }
run-pass = { $place }: { $counted }
run-record = { $place }: { $what }: { $status }
run-because = { $place }: { $what }: { $status }. { $reason }

## send

send-report = { $entity ->
    [customer] { $selected ->
        [one] { $selected } klant
       *[other] { $selected } klanten
    }
   *[order] { $selected ->
        [one] { $selected } bestelling
       *[other] { $selected } bestellingen
    }
  } geselecteerd: { $list }.
    .sent = { $sent } verzonden
    .already_there = { $already_there ->
        [one] { $already_there } was er al
       *[other] { $already_there } waren er al
    }
    .skipped = { $skipped } overgeslagen
    .failed = { $failed } mislukt
    .uncertain = { $uncertain } te controleren
    .waiting = { $waiting ->
        [one] { $waiting } wacht
       *[other] { $waiting } wachten
    }
    .none = niets gedaan
send-interrupted = Onderbroken. Er gaat niets verloren: wat wacht, wordt verzonden door de volgende `host-test work` of `host-test run`, en `host-test send report { $number }` vertelt dan hoe het ging.
report-heading = Rapport { $number } van { $at }:
report-unknown = er is geen rapport { $number } van { $place }; `host-test send reports` toont de rapporten die er zijn
reports-none = Er is nog niets met de hand verzonden.
orders-expected = geef op welke bestellingen: hun id's, --from BESTAND, --missed of --all
orders-none-missed = Niets te verzenden: van de bestellingen die binnenkwamen terwijl { $plugin } in { $shop } uitstond, is er geen meer te verzenden.
customers-expected = geef op welke klanten: hun id's of e-mailadressen, --from BESTAND of --all

## tick

progress = { $what }: { $entity ->
    [product] { $done ->
        [one] { $done } product
       *[other] { $done } producten
    }
    [customer] { $done ->
        [one] { $done } klant
       *[other] { $done } klanten
    }
   *[order] { $done ->
        [one] { $done } bestelling
       *[other] { $done } bestellingen
    }
  }, { $rate }/s
progress-of = { $what }: { $done } van { $entity ->
    [product] { $total ->
        [one] { $total } product
       *[other] { $total } producten
    }
    [customer] { $total ->
        [one] { $total } klant
       *[other] { $total } klanten
    }
   *[order] { $total ->
        [one] { $total } bestelling
       *[other] { $total } bestellingen
    }
  }, { $rate }/s
tick-status = { $place }: { $status }.
tick-because = { $place }: { $status }. { $reason }
tick-of-customers = { $place }, klanten
tick-interrupted = Onderbroken na { $entity ->
    [product] { $done ->
        [one] { $done } product
       *[other] { $done } producten
    }
    [customer] { $done ->
        [one] { $done } klant
       *[other] { $done } klanten
    }
   *[order] { $done ->
        [one] { $done } bestelling
       *[other] { $done } bestellingen
    }
  }. Er gaat niets verloren: de volgende keer gaat het daar verder.
tick-interrupted-of = Onderbroken na { $done } van { $entity ->
    [product] { $total ->
        [one] { $total } product
       *[other] { $total } producten
    }
    [customer] { $total ->
        [one] { $total } klant
       *[other] { $total } klanten
    }
   *[order] { $total ->
        [one] { $total } bestelling
       *[other] { $total } bestellingen
    }
  }. Er gaat niets verloren: de volgende keer gaat het daar verder.
tick-counts = Producten: { $list }.
    .created = { $created } nieuw
    .updated = { $updated } bijgewerkt
    .stock = voorraad van { $stock ->
        [one] { $stock } product
       *[other] { $stock } producten
    } gewijzigd
    .unchanged = { $unchanged } ongewijzigd
    .deactivated = { $deactivated } uit de verkoop gehaald
    .problems = { $problems } niet overgenomen
    .none = geen wijzigingen
tick-counts-customers = Klanten: { $list }.
    .created = { $created } nieuw
    .updated = { $updated } bijgewerkt
    .unchanged = { $unchanged } ongewijzigd
    .problems = { $problems } niet overgenomen
    .none = geen wijzigingen
held-command = Als het klopt: { $command }
problems = { $entity ->
    [customer] { $count ->
        [one] { $count } klant van het andere systeem kon niet worden overgenomen:
       *[other] { $count } klanten van het andere systeem konden niet worden overgenomen:
    }
   *[product] { $count ->
        [one] { $count } product van het andere systeem kon niet worden overgenomen:
       *[other] { $count } producten van het andere systeem konden niet worden overgenomen:
    }
}
problems-first = { $entity ->
    [customer] { $count } klanten van het andere systeem konden niet worden overgenomen. De eerste { $shown }:
   *[product] { $count } producten van het andere systeem konden niet worden overgenomen. De eerste { $shown }:
}
confirmed = { $plugin } in { $shop }: { $deactivated ->
    [one] { $deactivated } product
   *[other] { $deactivated } producten
  } uit de verkoop gehaald.
nothing-held = Er wacht niets op bevestiging.
several-held = { $count } installaties wachten op een bevestiging, elk op een eigen: geef --shop en --plugin op
confirm-products = --confirm is voor producten: een lijst van klanten verwijdert er geen
nobody-takes-products = daar importeert geen plugin producten: er staat geen schakelaar voor aan; zet er een aan met `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-customers = daar synchroniseert geen plugin klanten: er staat geen schakelaar voor aan; zet er een aan met `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-anything = daar importeert geen plugin producten of klanten: er staat geen schakelaar voor aan; zet er een aan met `host-test enable PLUGIN --shop SHOP --flow KEY`

## status

status-off = { $place } is uitgeschakeld.
status-paused = { $place } is gepauzeerd: { $reason }
rows-orders = { $count ->
    [0] Geen bestellingen.
    [one] { $count } bestelling.
   *[other] { $count } bestellingen.
}
rows-products = { $count ->
    [0] Geen producten.
    [one] { $count } product.
   *[other] { $count } producten.
}
rows-customers = { $count ->
    [0] Geen klanten.
    [one] { $count } klant.
   *[other] { $count } klanten.
}
rows-missed = { $count ->
    [one] { $count } daarvan kwam binnen
   *[other] { $count } daarvan kwamen binnen
  } terwijl de plugin of de schakelaar uitstond. Met de hand verzenden: { $command }
rows-more = Er kunnen er meer zijn: --limit toont ze.
name-variants = { $name } ({ $count ->
    [one] { $count } variant
   *[other] { $count } varianten
  })
tick-last = { $entity ->
    [customer] Laatste synchronisatie
   *[product] Laatste import
  }: { $at }. { $counted }
tick-goes-on = { $entity ->
    [customer] Synchronisatie sinds { $at }, tot nu toe { $done ->
        [one] { $done } klant
       *[other] { $done } klanten
    }
   *[product] Import sinds { $at }, tot nu toe { $done ->
        [one] { $done } product
       *[other] { $done } producten
    }
  }. { $counted }
tick-goes-on-of = { $entity ->
    [customer] Synchronisatie sinds { $at }, tot nu toe { $done } van { $total ->
        [one] { $total } klant
       *[other] { $total } klanten
    }
   *[product] Import sinds { $at }, tot nu toe { $done } van { $total ->
        [one] { $total } product
       *[other] { $total } producten
    }
  }. { $counted }
tick-never = { $entity ->
    [customer] Er zijn nog geen klanten gesynchroniseerd.
   *[product] Er zijn nog geen producten geïmporteerd.
}

## products show

product-id = product
product-sku = SKU
product-ean = EAN
product-name = naam
product-short-description = korte beschrijving
product-description = beschrijving
product-category = categorie
product-brand = merk
product-price = prijs
product-vat-included = { $price }, inclusief btw
product-vat-excluded = { $price }, exclusief btw
product-vat-rate = btw-tarief
product-stock = voorraad
product-stock-uncounted = niet geteld
product-on-sale = te koop
product-images = afbeeldingen
product-variants = varianten
product-unknown = de winkel "{ $shop }" heeft geen product met id of SKU "{ $product }"

## customers show

customer-id = klant
customer-email = e-mail
customer-phone = telefoon
customer-name = naam
customer-locale = taal
customer-email-marketing = e-mailmarketing
customer-tags = tags
customer-note = notitie
customer-orders = bestellingen
customer-spent = totaal uitgegeven
customer-updated-at = laatst gewijzigd op
customer-link = in { $plugin }
customer-url = webadres daar
customer-addresses = adressen
customer-unknown = de winkel "{ $shop }" heeft geen klant met de id of het e-mailadres "{ $customer }"
consent-unknown = niet bekend
consent-subscribed = toegestemd
consent-unsubscribed = geweigerd
consent-pending = wacht op bevestiging
consent-since = { $consent }, sinds { $at }
link-since = { $link }, sinds { $at }

## jobs

job-retried = Taak { $job } wordt bij de volgende `host-test work` opnieuw uitgevoerd.
job-adopts = Taak { $job } neemt bij de volgende `host-test work` nummer { $number } over.
job-sends-again = Taak { $job } verzendt bij de volgende `host-test work` opnieuw.
job-unknown = taak { $job } bestaat niet
job-runs = taak { $job } loopt nu
job-is-uncertain = taak { $job } is te controleren: kijk of het record in het andere systeem staat, en geef dan `host-test jobs resolve { $job } --there NUMBER` of `--again` op
job-not-uncertain = taak { $job } is niet te controleren ({ $status }): er valt niets op te lossen. Een nummer kan ook worden opgegeven voor een definitief mislukte taak
job-phase-expected = --phase { $found }: een van { $known } werd verwacht
job-led-to = { $status } (taak { $job })
job-id = taak
job-shop = winkel
job-plugin = plugin
job-kind = soort
job-key = sleutel
job-status = status
job-reason = reden
job-code = code van de reden
job-attempts = pogingen
job-failures = mislukkingen
job-manual = op verzoek van een persoon
job-followed = gevolgd door een nieuwere
job-queued-at = in de wachtrij gezet
job-first-started-at = eerste start
job-updated-at = laatst gewijzigd
job-due = gepland

with-hint = { $text }; { $hint }
hint-make-shop = maak die met `{ $command }`
hint-new-shop = is een nieuwe bedoeld: `{ $command }`
hint-enable = stel de plugin in met `{ $command }`
hint-switch-on = schakel de plugin in met `{ $command }`
hint-activate-module = activeer die met `{ $command }`
hint-enter = vul die in met `{ $command }`
hint-set = stel het in met `{ $command }`
hint-set-address = stel het in met `{ $command }`
hint-begin = begin met `{ $command }`
hint-enter-settings = vul de instellingen in met `{ $command }`
hint-not-anew = verzend zonder `--anew`
