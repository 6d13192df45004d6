date-time = %d-%m-%Y %H:%M:%S %Z

yes = ja
no = nee
on = aan
off = uit
none = geen
place = { $plugin } in { $shop }
store-expected = --store { $found }: sqlite:PATH werd verwacht, zoals sqlite:host-test.db
store-homeless = er is hier geen persoonlijke map; geef --store sqlite:PATH op

## How something stands, how it ended, what happened

waiting = wacht
running = bezig
paused = gepauzeerd
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
switched-on = ingeschakeld
switched-off = uitgeschakeld
connected = verbonden
switched = schakelaars ingesteld
imported = producten geïmporteerd
held = te bevestigen
forgotten = koppelingen vergeten
note = opmerking

## Names

the-order = bestelling { $id }
the-product = product { $id }
the-customer = klant { $id }
kind-order-paid = bestelgebeurtenis
kind-product-tick = productimport
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
head-contract = CONTRACT
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
head-stands = STATUS
head-stock = VOORRAAD
head-switch = SCHAKELAAR
head-text = TEKST
head-total = TOTAAL
head-what = GEBEURTENIS

## shop

shop-id = winkel
shop-name = naam
shop-currency = valuta
shop-locale = taal
shop-time-zone = tijdzone
shop-public-url = openbaar adres
shop-modules = modules
shop-plugins = plugins
shop-id-expected = “{ $id }” kan niet de identificatie van een winkel zijn: 1 tot 100 tekens zonder “/” werden verwacht
shop-currency-expected = --currency { $found }: drie hoofdletters werden verwacht, zoals EUR
shop-time-zone-expected = --time-zone { $found }: een IANA-naam werd verwacht, zoals Europe/Rome

## plugins, inspect

kib = { $size } KiB
contract = contract { $contract } (deze host: { $host })
requires = vereist de modules: { $modules }
may-call = mag aanroepen: { $hosts }
required = verplicht
imports = importeert:
exports = exporteert:

## enable, disable

enabled = { $plugin } in { $shop }: het andere systeem heeft de instellingen geaccepteerd; opgeslagen.
switches-saved = { $plugin } in { $shop }: schakelaars opgeslagen.
switches-on = Ingeschakeld: { $flows }.
no-switch = geen
not-saved = Niet opgeslagen: { $reason }
not-saved-field = Niet opgeslagen. { $label }: { $problem }
disabled = { $plugin } in { $shop }: uitgeschakeld. Wat de plugin weet, blijft bewaard.
is-off = { $plugin } is uitgeschakeld in de winkel “{ $shop }”; schakel de plugin in met `host-test enable { $plugin } --shop { $shop }`
none-enabled = daar is geen plugin ingesteld; stel er een in met `host-test enable PLUGIN --shop SHOP`
several-meant = er kunnen { $count } installaties bedoeld zijn: geef --shop en --plugin op
plugin-unknown = er is geen plugin “{ $plugin }” in { $folder }; er zijn: { $there }
plugin-none = er is geen plugin “{ $plugin }” in { $folder }: de map bevat er geen; bouw ze met `cargo xtask build`
set-expected = --set: KEY=VALUE werd verwacht
set-too-large = --set { $key }: { $path }: meer dan { $kib } KiB: dat kan niet de bedoeling zijn
flow-expected = --flow { $flow }: on of off werd verwacht, niet “{ $found }”

## order, products import, customers import

orders-kept = { $count ->
    [one] { $count } bestelling
   *[other] { $count } bestellingen
  } bewaard in { $shop }.
orders-unheard = Geen plugin neemt hier bestellingen aan: er staat geen schakelaar voor aan.
orders-unknown = de winkel “{ $shop }” heeft geen bestelling { $orders }; er is niets verzonden
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
sku-ambiguous = { $count ->
    [one] { $count } SKU staat
   *[other] { $count } SKU’s staan
  } bij meerdere producten. Een plugin kan niet weten welk product bedoeld is en neemt er geen over: geef elk product een eigen SKU en importeer dan opnieuw.
file-missing = { $path }: dit bestand bestaat niet
file-denied = { $path }: dit bestand mag niet worden gelezen
file-no-text = { $path }: dit bestand is geen tekst in UTF-8
file-folder = { $path }: dit is een map, geen bestand
file-failed = { $path }: dit bestand kan niet worden gelezen: { $problem }
file-line = { $path }: regel { $line }: { $problem }
file-field = { $path }: regel { $line }, veld { $field }: { $problem }
remote-id-of-none = de records hebben een remote_id, maar in de winkel “{ $shop }” is geen plugin ingesteld; stel die eerst in of laat remote_id weg
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
    .failed_for_now = { $failed_for_now ->
        [one] { $failed_for_now } poging voorlopig mislukt
       *[other] { $failed_for_now } pogingen voorlopig mislukt
    }
    .ticked = { $ticked ->
        [one] { $ticked } productimport
       *[other] { $ticked } productimports
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
run-begins = Aan het werk, en elke vijf minuten op zoek naar nieuwe producten. Ctrl-C om te stoppen.
run-stops = Stopt: wat bezig is, wordt afgemaakt. Nog eens Ctrl-C om meteen te stoppen.
run-pass = { $place }: { $counted }
run-record = { $place }: { $what }: { $stands }
run-because = { $place }: { $what }: { $stands }. { $reason }

## send

send-report = { $selected ->
    [one] { $selected } bestelling
   *[other] { $selected } bestellingen
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
orders-expected = zeg welke bestellingen: hun id’s, --from BESTAND of --all

## tick

progress = { $what }: { $done ->
    [one] { $done } record
   *[other] { $done } records
  }, { $rate }/s
progress-of = { $what }: { $done } van { $total ->
    [one] { $total } record
   *[other] { $total } records
  }, { $rate }/s
tick-stands = { $place }: { $stands }.
tick-because = { $place }: { $stands }. { $reason }
tick-interrupted = Onderbroken na { $done ->
    [one] { $done } record
   *[other] { $done } records
  }. Er gaat niets verloren: de volgende import gaat daar verder.
tick-interrupted-of = Onderbroken na { $done } van { $total ->
    [one] { $total } record
   *[other] { $total } records
  }. Er gaat niets verloren: de volgende import gaat daar verder.
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
held-command = Als het klopt: { $command }
problems = { $count ->
    [one] { $count } record van het andere systeem kon niet worden overgenomen:
   *[other] { $count } records van het andere systeem konden niet worden overgenomen:
}
problems-first = { $count } records van het andere systeem konden niet worden overgenomen. De eerste { $shown }:
confirmed = { $plugin } in { $shop }: { $deactivated ->
    [one] { $deactivated } product
   *[other] { $deactivated } producten
  } uit de verkoop gehaald.
nothing-held = Er wacht niets op bevestiging.
several-held = { $count } installaties wachten op een bevestiging, elk op een eigen: geef --shop en --plugin op
nobody-takes-products = daar importeert geen plugin producten: er staat geen schakelaar voor aan; zet er een aan met `host-test enable PLUGIN --shop SHOP --flow KEY`

## status

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
rows-more = Er kunnen er meer zijn: --limit toont ze.
name-variants = { $name } ({ $count ->
    [one] { $count } variant
   *[other] { $count } varianten
  })
tick-last = Laatste import: { $at }. { $counted }
tick-goes-on = Import sinds { $at }, tot nu toe { $done ->
    [one] { $done } record
   *[other] { $done } records
  }. { $counted }
tick-never = Er zijn nog geen producten geïmporteerd.

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
product-unknown = de winkel “{ $shop }” heeft geen product met id of SKU “{ $product }”

## jobs

job-retried = Taak { $job } wordt bij de volgende `host-test work` opnieuw uitgevoerd.
job-adopts = Taak { $job } neemt bij de volgende `host-test work` nummer { $number } over.
job-sends-again = Taak { $job } verzendt bij de volgende `host-test work` opnieuw.
job-unknown = taak { $job } bestaat niet
job-runs = taak { $job } loopt nu
job-is-uncertain = taak { $job } is te controleren: kijk of het record in het andere systeem staat, en geef dan `host-test jobs resolve { $job } --there NUMBER` of `--again` op
job-not-uncertain = taak { $job } is niet te controleren ({ $stands }): er valt niets op te lossen
job-phase-expected = --phase { $found }: een van { $known } werd verwacht
job-id = taak
job-shop = winkel
job-plugin = plugin
job-kind = soort
job-key = sleutel
job-stands = status
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
