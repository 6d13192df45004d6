date-time = %d/%m/%Y %H:%M:%S %Z

yes = sì
no = no
on = attivo
off = disattivo
none = nessuno
place = { $plugin } in { $shop }
store-expected = --store { $found }: era atteso sqlite:PATH, come sqlite:host-test.db
store-homeless = qui non c’è una cartella home; indicare --store sqlite:PATH

## How something stands, how it ended, what happened

waiting = in attesa
running = in corso
paused = in pausa
skipped = tralasciato
parked = non riuscito
uncertain = da verificare
done = fatto
nothing = niente da fare
queued = in coda
sent = inviato
already-there = già presente
cancelled = annullato
failed = non riuscito
failed-for-now = per ora non riuscito
switched-on = attivato
switched-off = disattivato
connected = connesso
switched = interruttori impostati
imported = prodotti importati
held = da confermare
forgotten = collegamenti dimenticati
note = nota

## Names

the-order = ordine { $id }
the-product = prodotto { $id }
the-customer = cliente { $id }
kind-order-paid = evento di un ordine
kind-product-tick = importazione prodotti
field-text = testo
field-secret = segreto
field-url = indirizzo web
field-number = numero
field-toggle = sì/no
field-choice = scelta
field-mapping = tabella

## Titles of columns

head-about = RIGUARDA
head-at = QUANDO
head-at-first = ALL’INIZIO
head-attempts = TENTATIVI
head-became = ESITO
head-contract = CONTRATTO
head-customer = CLIENTE
head-due = PREVISTO
head-email = E-MAIL
head-help = AIUTO
head-id = ID
head-job = LAVORO
head-key = CHIAVE
head-kind = TIPO
head-label = ETICHETTA
head-name = NOME
head-number = NUMERO
head-number-there = NUMERO REMOTO
head-on-sale = IN VENDITA
head-order = ORDINE
head-plugin = PLUGIN
head-price = PREZZO
head-products = PRODOTTI
head-reason = MOTIVO
head-remote-id = ID REMOTO
head-report = RAPPORTO
head-result = ESITO
head-setting = IMPOSTAZIONE
head-shop = NEGOZIO
head-size = DIMENSIONE
head-sku = SKU
head-stands = STATO
head-stock = GIACENZA
head-switch = INTERRUTTORE
head-text = TESTO
head-total = TOTALE
head-what = EVENTO

## shop

shop-id = negozio
shop-name = nome
shop-currency = valuta
shop-locale = lingua
shop-time-zone = fuso orario
shop-public-url = indirizzo pubblico
shop-modules = moduli
shop-plugins = plugin
shop-id-expected = “{ $id }” non può essere l’identificativo di un negozio: erano attese da 1 a 100 lettere senza “/”
shop-currency-expected = --currency { $found }: erano attese tre lettere maiuscole, come EUR
shop-time-zone-expected = --time-zone { $found }: era atteso un nome IANA, come Europe/Rome

## plugins, inspect

kib = { $size } KiB
contract = contratto { $contract } (questo host: { $host })
requires = richiede i moduli: { $modules }
may-call = può chiamare: { $hosts }
required = obbligatorio
imports = importa:
exports = esporta:

## enable, disable

enabled = { $plugin } in { $shop }: l’altro sistema ha accettato le impostazioni; salvate.
switches-saved = { $plugin } in { $shop }: interruttori salvati.
switches-on = Attivi: { $flows }.
no-switch = nessuno
not-saved = Non salvato: { $reason }
not-saved-field = Non salvato. { $label }: { $problem }
disabled = { $plugin } in { $shop }: disattivato. Ciò che sa viene conservato.
is-off = { $plugin } è disattivato nel negozio “{ $shop }”; attivarlo con `host-test enable { $plugin } --shop { $shop }`
none-enabled = lì nessun plugin è attivo; attivarne uno con `host-test enable PLUGIN --shop SHOP`
several-meant = potrebbero essere intese { $count } installazioni: indicare --shop e --plugin
plugin-unknown = il plugin “{ $plugin }” non esiste in { $folder }; ci sono: { $there }
plugin-none = il plugin “{ $plugin }” non esiste in { $folder }: la cartella non ne contiene; crearli con `cargo xtask build`
set-expected = --set: era atteso KEY=VALUE
set-too-large = --set { $key }: { $path }: oltre { $kib } KiB: non può essere giusto
flow-expected = --flow { $flow }: era atteso on oppure off, non “{ $found }”

## order, products import, customers import

orders-kept = { $count ->
    [one] { $count } ordine registrato
   *[other] { $count } ordini registrati
  } in { $shop }.
orders-unheard = Qui nessun plugin riceve ordini: nessun interruttore per gli ordini è attivo.
orders-unknown = il negozio “{ $shop }” non ha l’ordine { $orders }; non è stato inviato nulla
products-kept = Prodotti in { $shop }: { $list }.
    .created = { $created ->
        [one] { $created } creato
       *[other] { $created } creati
    }
    .updated = { $updated ->
        [one] { $updated } aggiornato
       *[other] { $updated } aggiornati
    }
    .unchanged = { $unchanged ->
        [one] { $unchanged } invariato
       *[other] { $unchanged } invariati
    }
    .none = nessuno registrato
customers-kept = Clienti in { $shop }: { $list }.
    .created = { $created ->
        [one] { $created } creato
       *[other] { $created } creati
    }
    .updated = { $updated ->
        [one] { $updated } aggiornato
       *[other] { $updated } aggiornati
    }
    .unchanged = { $unchanged ->
        [one] { $unchanged } invariato
       *[other] { $unchanged } invariati
    }
    .none = nessuno registrato
sku-ambiguous = { $count ->
    [one] { $count } SKU si trova
   *[other] { $count } SKU si trovano
  } su più prodotti. Un plugin non può sapere quale sia quello giusto e non ne importa nessuno: dare a ogni prodotto uno SKU proprio, poi importare di nuovo.
file-missing = { $path }: questo file non esiste
file-denied = { $path }: non è permesso leggere questo file
file-no-text = { $path }: questo file non è testo in UTF-8
file-folder = { $path }: questa è una cartella, non un file
file-failed = { $path }: impossibile leggere questo file: { $problem }
file-line = { $path }: riga { $line }: { $problem }
file-field = { $path }: riga { $line }, campo { $field }: { $problem }
remote-id-of-none = i record hanno un remote_id, ma nel negozio “{ $shop }” nessun plugin è attivo; attivarlo prima, oppure omettere remote_id
remote-id-of-which = i record hanno un remote_id: indicare con --plugin per quale plugin

## work, run

work-done = Fatto: { $list }.
    .sent = { $sent ->
        [one] { $sent } inviato
       *[other] { $sent } inviati
    }
    .already_there = { $already_there ->
        [one] { $already_there } già presente
       *[other] { $already_there } già presenti
    }
    .skipped = { $skipped ->
        [one] { $skipped } tralasciato
       *[other] { $skipped } tralasciati
    }
    .parked = { $parked ->
        [one] { $parked } non riuscito
       *[other] { $parked } non riusciti
    }
    .uncertain = { $uncertain } da verificare
    .paused = { $paused } in pausa
    .failed_for_now = { $failed_for_now ->
        [one] { $failed_for_now } tentativo per ora non riuscito
       *[other] { $failed_for_now } tentativi per ora non riusciti
    }
    .ticked = { $ticked ->
        [one] { $ticked } importazione prodotti
       *[other] { $ticked } importazioni prodotti
    }
    .other = { $other } senza nulla da inviare
    .none = non c’era nulla in scadenza
work-waiting = { $count ->
    [one] { $count } lavoro è in attesa, previsto per { $next }.
   *[other] { $count } lavori sono in attesa, il prossimo è previsto per { $next }.
}
work-held = { $count ->
    [one] { $count } lavoro è in attesa che la sua installazione riprenda.
   *[other] { $count } lavori sono in attesa che la loro installazione riprenda.
}
run-begins = In funzione, con la ricerca di nuovi prodotti ogni cinque minuti. Ctrl-C per terminare.
run-stops = In chiusura: ciò che è in corso arriva alla fine. Ancora Ctrl-C per terminare subito.
run-pass = { $place }: { $counted }
run-record = { $place }: { $what }: { $stands }
run-because = { $place }: { $what }: { $stands }. { $reason }

## send

send-report = { $selected ->
    [one] { $selected } ordine selezionato
   *[other] { $selected } ordini selezionati
  }: { $list }.
    .sent = { $sent ->
        [one] { $sent } inviato
       *[other] { $sent } inviati
    }
    .already_there = { $already_there ->
        [one] { $already_there } già presente
       *[other] { $already_there } già presenti
    }
    .skipped = { $skipped ->
        [one] { $skipped } tralasciato
       *[other] { $skipped } tralasciati
    }
    .failed = { $failed ->
        [one] { $failed } non riuscito
       *[other] { $failed } non riusciti
    }
    .uncertain = { $uncertain } da verificare
    .waiting = { $waiting } in attesa
    .none = nessuna operazione
send-interrupted = Interrotto. Non si perde nulla: ciò che attende parte con il prossimo `host-test work` o `host-test run`, e `host-test send report { $number }` dice poi com’è andata.
report-heading = Rapporto { $number } del { $at }:
report-unknown = non esiste un rapporto { $number } di { $place }; `host-test send reports` elenca quelli che ci sono
reports-none = Finora non è stato inviato nulla a mano.
orders-expected = indichi quali ordini: i loro id, --from FILE o --all

## tick

progress = { $what }: { $done } record, { $rate }/s
progress-of = { $what }: { $done } record su { $total }, { $rate }/s
tick-stands = { $place }: { $stands }.
tick-because = { $place }: { $stands }. { $reason }
tick-interrupted = Interrotto dopo { $done } record. Non si perde nulla: la prossima importazione riprende da lì.
tick-interrupted-of = Interrotto dopo { $done } record su { $total }. Non si perde nulla: la prossima importazione riprende da lì.
tick-counts = Prodotti: { $list }.
    .created = { $created ->
        [one] { $created } creato
       *[other] { $created } creati
    }
    .updated = { $updated ->
        [one] { $updated } aggiornato
       *[other] { $updated } aggiornati
    }
    .stock = giacenza di { $stock ->
        [one] { $stock } prodotto
       *[other] { $stock } prodotti
    } aggiornata
    .unchanged = { $unchanged ->
        [one] { $unchanged } invariato
       *[other] { $unchanged } invariati
    }
    .deactivated = { $deactivated ->
        [one] { $deactivated } tolto dalla vendita
       *[other] { $deactivated } tolti dalla vendita
    }
    .problems = { $problems ->
        [one] { $problems } non importato
       *[other] { $problems } non importati
    }
    .none = nessuna modifica
held-command = Se è giusto: { $command }
problems = { $count ->
    [one] { $count } record dell’altro sistema non è stato importato:
   *[other] { $count } record dell’altro sistema non sono stati importati:
}
problems-first = { $count } record dell’altro sistema non sono stati importati. I primi { $shown }:
confirmed = { $plugin } in { $shop }: { $deactivated ->
    [one] { $deactivated } prodotto tolto
   *[other] { $deactivated } prodotti tolti
  } dalla vendita.
nothing-held = Non c’è nulla da confermare.
several-held = { $count } installazioni aspettano una conferma, e ognuna vuole la sua: indicare --shop e --plugin
nobody-takes-products = lì nessun plugin importa prodotti: nessun interruttore per i prodotti è attivo; attivarne uno con `host-test enable PLUGIN --shop SHOP --flow KEY`

## status

rows-orders = { $count ->
    [0] Nessun ordine.
    [one] { $count } ordine.
   *[other] { $count } ordini.
}
rows-products = { $count ->
    [0] Nessun prodotto.
    [one] { $count } prodotto.
   *[other] { $count } prodotti.
}
rows-customers = { $count ->
    [0] Nessun cliente.
    [one] { $count } cliente.
   *[other] { $count } clienti.
}
rows-more = Potrebbero essercene altri: li mostra --limit.
name-variants = { $name } ({ $count ->
    [one] { $count } variante
   *[other] { $count } varianti
  })
tick-last = Ultima importazione: { $at }. { $counted }
tick-goes-on = Importazione dal { $at }, finora { $done } record. { $counted }
tick-never = I prodotti non sono ancora stati importati.

## products show

product-id = prodotto
product-sku = SKU
product-ean = EAN
product-name = nome
product-short-description = descrizione breve
product-description = descrizione
product-category = categoria
product-brand = marca
product-price = prezzo
product-vat-included = { $price }, IVA inclusa
product-vat-excluded = { $price }, IVA esclusa
product-vat-rate = aliquota IVA
product-stock = giacenza
product-stock-uncounted = non contata
product-on-sale = in vendita
product-images = immagini
product-variants = varianti
product-unknown = il negozio “{ $shop }” non ha un prodotto con id o SKU “{ $product }”

## jobs

job-retried = Il lavoro { $job } riparte al prossimo `host-test work`.
job-adopts = Il lavoro { $job } adotta { $number } al prossimo `host-test work`.
job-sends-again = Il lavoro { $job } invia di nuovo al prossimo `host-test work`.
job-unknown = il lavoro { $job } non esiste
job-runs = il lavoro { $job } è in corso
job-is-uncertain = il lavoro { $job } è da verificare: controllare se il record si trova nell’altro sistema, poi indicare `host-test jobs resolve { $job } --there NUMBER` oppure `--again`
job-not-uncertain = il lavoro { $job } non è da verificare ({ $stands }): non c’è nulla da chiarire
job-phase-expected = --phase { $found }: era atteso uno di { $known }
job-id = lavoro
job-shop = negozio
job-plugin = plugin
job-kind = tipo
job-key = chiave
job-stands = stato
job-reason = motivo
job-code = codice del motivo
job-attempts = tentativi
job-failures = errori
job-manual = su richiesta di una persona
job-followed = seguito da uno più recente
job-queued-at = messo in coda
job-first-started-at = primo avvio
job-updated-at = ultima modifica
job-due = previsto
