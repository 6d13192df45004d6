date-time = %d/%m/%Y %H:%M:%S %Z

yes = sì
no = no
on = attivo
off = disattivo
none = nessuno
place = { $plugin } in { $shop }
store-expected = --store { $found }: era atteso sqlite:PATH, come sqlite:host-test.db
store-missing = in { $path } non c'è nessun archivio; `host-test shop SHOP` ne crea uno
store-homeless = qui non c'è una cartella home; indica --store sqlite:PATH

## Statuses, results, and what happened

waiting = in attesa
running = in corso
paused = in pausa
decided = deciso a mano
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
put-off = rinviato
switched-on = attivato
switched-off = disattivato
connected = connesso
switched = interruttori impostati
imported = importato
matched = abbinato
held = da confermare
forgotten = collegamenti dimenticati
note = nota

## Names

the-order = ordine { $id }
the-product = prodotto { $id }
the-customer = cliente { $id }
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
head-at-first = ALL'INIZIO
head-attempts = TENTATIVI
head-became = ESITO
head-city = CITTÀ
head-contract = CONTRATTO
head-country = PAESE
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
head-phone = TELEFONO
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
head-status = STATO
head-stock = GIACENZA
head-street = INDIRIZZO
head-switch = INTERRUTTORE
head-text = TESTO
head-by = Da
head-total = TOTALE
head-value = VALORE
head-what = EVENTO

## platform

address-none = non impostato: gli altri sistemi e i browser non possono raggiungere la piattaforma
address-of-platform = { $address } (quello della piattaforma)
platform-settings-none = { $plugin } non ha impostazioni per tutta la piattaforma.
platform-settings-saved = { $plugin }: salvato per tutta la piattaforma.
platform-settings-missing = Inserisci ciò che manca con `{ $command }`.
setting-entered = inserito
setting-missing = mancante

## shop

shop-id = negozio
shop-name = nome
shop-currency = valuta
shop-locale = lingua
shop-time-zone = fuso orario
shop-public-url = indirizzo pubblico
shop-modules = moduli
shop-plugins = plugin
shop-id-expected = "{ $id }" non può essere l'identificativo di un negozio: erano attese da 1 a 100 lettere senza "/"
shop-currency-expected = --currency { $found }: erano attese tre lettere maiuscole, come EUR
shop-time-zone-expected = --time-zone { $found }: era atteso un nome IANA, come Europe/Rome

## plugins, inspect

kib = { $size } KiB
contract = contratto { $contract } (questo host: { $host })
setting-offers = { $key }, da scegliere tra:
requires = richiede i moduli: { $modules }
may-call = può chiamare: { $hosts }
lets-in = si collega autorizzandolo nell'altro sistema: `host-test authorize { $plugin } --shop SHOP`
required = obbligatorio
of-platform = una volta per tutta la piattaforma
imports = importa:
exports = esporta:

## enable, authorize, disable

enabled = { $plugin } in { $shop }: l'altro sistema ha accettato le impostazioni; salvate.
switches-saved = { $plugin } in { $shop }: interruttori salvati.
switches-as-before = { $plugin } in { $shop }: non è cambiato nulla.
switches-on = Attivi: { $flows }.
no-switch = nessuno
switch-held = attivo, quando sarà attivo { $main }
not-saved = Non salvato: { $reason }
not-saved-field = Non salvato. { $label }: { $problem }
disabled = { $plugin } in { $shop }: disattivato. I suoi dati vengono conservati.
disabled-left = Non è stato possibile togliere tutto ciò che ha lasciato nell'altro sistema: { $reason }
authorize-open = Apri questo indirizzo nel browser del titolare e autorizza lì { $plugin }:
authorize-next = L'indirizzo vale una volta sola, per { $minutes } minuti. Il browser torna poi all'indirizzo pubblico della piattaforma, dove deve rispondere `host-test run --listen ADDRESS`. Se non è possibile, dai l'indirizzo a cui il browser è arrivato a `host-test authorize { $plugin } --callback ADDRESS`.
query-expected = { $option }: era atteso l'indirizzo con tutto ciò che segue il punto interrogativo
is-off = { $plugin } è disattivato nel negozio "{ $shop }"; attivalo con `host-test enable { $plugin } --shop { $shop }`
is-off-authorize = { $plugin } è disattivato nel negozio "{ $shop }"; collegalo con `host-test authorize { $plugin } --shop { $shop }`
none-enabled = lì nessun plugin è attivo; attivane uno con `host-test enable PLUGIN --shop SHOP`
several-meant = sono possibili { $there }: indica --shop e --plugin
plugin-unknown = il plugin "{ $plugin }" non esiste in { $folder }; ci sono: { $there }
plugin-none = il plugin "{ $plugin }" non esiste in { $folder }: la cartella non ne contiene; creali con `cargo xtask build`
set-expected = --set: era atteso KEY=VALUE
set-too-large = --set { $key }: { $path }: oltre { $kib } KiB: è troppo grande
flow-expected = --flow { $flow }: era atteso on oppure off, non "{ $found }"

## order, products import, customers import, customers save

orders-kept = { $count ->
    [one] { $count } ordine registrato
   *[other] { $count } ordini registrati
  } in { $shop }.
orders-no-subscribers = Qui nessun plugin riceve ordini: nessun interruttore per gli ordini è attivo.
order-numbers-more = { $count ->
    [one] { $count } altro ordine ha
   *[other] Altri { $count } ordini hanno
  } un numero già usato.
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
customers-no-subscribers = Qui nessun plugin riceve clienti: nessun interruttore per i clienti è attivo.
customers-not-subscribed = { $plugin } non li ha ricevuti: { $flows } è disattivato; attivalo con `{ $command }`
sku-ambiguous = { $count ->
    [one] { $count } SKU si trova
   *[other] { $count } SKU si trovano
  } su più prodotti. Un plugin non può sapere quale sia quello giusto e non ne importa nessuno: dai a ogni prodotto uno SKU proprio, poi importa di nuovo.
file-missing = { $path }: questo file non esiste
file-denied = { $path }: non è permesso leggere questo file
file-no-text = { $path }: questo file non è testo in UTF-8
file-folder = { $path }: questa è una cartella, non un file
file-failed = { $path }: impossibile leggere questo file: { $problem }
file-line = { $path }: riga { $line }: { $problem }
file-field = { $path }: riga { $line }, campo { $field }: { $problem }
remote-id-of-none = i record hanno un remote_id, ma nel negozio "{ $shop }" nessun plugin è attivo; attivalo prima, oppure ometti remote_id
remote-id-of-which = i record hanno un remote_id: indica con --plugin per quale plugin

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
    .put_off = { $put_off ->
        [one] { $put_off } tentativo rinviato
       *[other] { $put_off } tentativi rinviati
    }
    .failed_for_now = { $failed_for_now ->
        [one] { $failed_for_now } tentativo per ora non riuscito
       *[other] { $failed_for_now } tentativi per ora non riusciti
    }
    .ticked = { $ticked ->
        [one] { $ticked } importazione prodotti
       *[other] { $ticked } importazioni prodotti
    }
    .customers_ticked = { $customers_ticked ->
        [one] { $customers_ticked } sincronizzazione clienti
       *[other] { $customers_ticked } sincronizzazioni clienti
    }
    .reconciled = { $reconciled ->
        [one] { $reconciled } altro sistema configurato
       *[other] { $reconciled } altri sistemi configurati
    }
    .other = { $other } senza nulla da inviare
    .none = non c'era nulla in scadenza
work-waiting = { $count ->
    [one] { $count } lavoro è in attesa, previsto per { $next }.
   *[other] { $count } lavori sono in attesa, il prossimo è previsto per { $next }.
}
work-held = { $count ->
    [one] { $count } lavoro è in attesa che la sua installazione riprenda.
   *[other] { $count } lavori sono in attesa che la loro installazione riprenda.
}
run-begins = In funzione, con la ricerca di novità ogni cinque minuti. Ctrl-C per terminare.
run-stops = In chiusura: ciò che è in corso arriva alla fine. Ancora Ctrl-C per terminare subito.
run-listens = In ascolto su { $address } per webhook e browser.
panel-link = Il pannello di controllo: { $url }
panel-link-of = Il pannello di controllo per { $person }: { $url }
panel-loopback = Il pannello di controllo è solo per questo computer, e { $address } non lo è. Usa un indirizzo come 127.0.0.1:8360.
listen-taken = { $address } è già occupato da un altro programma: terminalo, oppure indica un'altra porta con --listen
listen-denied = non è permesso ascoltare su { $address }: scegli una porta da 1024 in su
listen-failed = impossibile ascoltare su { $address }: { $problem }
run-pass = { $place }: { $counted }
run-record = { $place }: { $what }: { $status }
run-because = { $place }: { $what }: { $status }. { $reason }

## send

send-report = { $entity ->
    [customer] { $selected ->
        [one] { $selected } cliente selezionato
       *[other] { $selected } clienti selezionati
    }
   *[order] { $selected ->
        [one] { $selected } ordine selezionato
       *[other] { $selected } ordini selezionati
    }
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
send-interrupted = Interrotto. Non si perde nulla: ciò che attende parte con il prossimo `host-test work` o `host-test run`, e `host-test send report { $number }` dice poi com'è andata.
report-heading = Rapporto { $number } del { $at }:
report-unknown = non esiste un rapporto { $number } di { $place }; `host-test send reports` elenca quelli che ci sono
reports-none = Finora non è stato inviato nulla a mano.
orders-expected = indica quali ordini: i loro id, --from FILE, --missed o --all
orders-none-missed = Nulla da inviare: degli ordini arrivati mentre { $plugin } in { $shop } era disattivato, non ne resta nessuno da inviare.
customers-expected = indica quali clienti: i loro id o indirizzi e-mail, --from FILE o --all

## tick

progress = { $what }: { $entity ->
    [product] { $done ->
        [one] { $done } prodotto
       *[other] { $done } prodotti
    }
    [customer] { $done ->
        [one] { $done } cliente
       *[other] { $done } clienti
    }
   *[order] { $done ->
        [one] { $done } ordine
       *[other] { $done } ordini
    }
  }, { $rate }/s
progress-of = { $what }: { $entity ->
    [product] { $done ->
        [one] { $done } prodotto su { $total }
       *[other] { $done } prodotti su { $total }
    }
    [customer] { $done ->
        [one] { $done } cliente su { $total }
       *[other] { $done } clienti su { $total }
    }
   *[order] { $done ->
        [one] { $done } ordine su { $total }
       *[other] { $done } ordini su { $total }
    }
  }, { $rate }/s
tick-status = { $place }: { $status }.
tick-because = { $place }: { $status }. { $reason }
tick-of-customers = { $place }, clienti
tick-interrupted = Interrotto dopo { $entity ->
    [product] { $done ->
        [one] { $done } prodotto
       *[other] { $done } prodotti
    }
    [customer] { $done ->
        [one] { $done } cliente
       *[other] { $done } clienti
    }
   *[order] { $done ->
        [one] { $done } ordine
       *[other] { $done } ordini
    }
  }. Non si perde nulla: la prossima volta riprende da lì.
tick-interrupted-of = Interrotto dopo { $entity ->
    [product] { $done ->
        [one] { $done } prodotto su { $total }
       *[other] { $done } prodotti su { $total }
    }
    [customer] { $done ->
        [one] { $done } cliente su { $total }
       *[other] { $done } clienti su { $total }
    }
   *[order] { $done ->
        [one] { $done } ordine su { $total }
       *[other] { $done } ordini su { $total }
    }
  }. Non si perde nulla: la prossima volta riprende da lì.
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
tick-counts-customers = Clienti: { $list }.
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
    .problems = { $problems ->
        [one] { $problems } non importato
       *[other] { $problems } non importati
    }
    .none = nessuna modifica
held-command = Se è giusto: { $command }
problems = { $entity ->
    [customer] { $count ->
        [one] { $count } cliente dell'altro sistema non è stato importato:
       *[other] { $count } clienti dell'altro sistema non sono stati importati:
    }
   *[product] { $count ->
        [one] { $count } prodotto dell'altro sistema non è stato importato:
       *[other] { $count } prodotti dell'altro sistema non sono stati importati:
    }
}
problems-first = { $entity ->
    [customer] { $count } clienti dell'altro sistema non sono stati importati. I primi { $shown }:
   *[product] { $count } prodotti dell'altro sistema non sono stati importati. I primi { $shown }:
}
confirmed = { $plugin } in { $shop }: { $deactivated ->
    [one] { $deactivated } prodotto tolto
   *[other] { $deactivated } prodotti tolti
  } dalla vendita.
nothing-held = Non c'è nulla da confermare.
several-held = { $count } installazioni aspettano una conferma, e ognuna vuole la sua: indica --shop e --plugin
confirm-products = --confirm è per i prodotti: un elenco di clienti non ne toglie nessuno
nobody-takes-products = lì nessun plugin importa prodotti: nessun interruttore per i prodotti è attivo; attivane uno con `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-customers = lì nessun plugin sincronizza clienti: nessun interruttore per i clienti è attivo; attivane uno con `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-anything = lì nessun plugin importa prodotti o clienti: nessun interruttore è attivo; attivane uno con `host-test enable PLUGIN --shop SHOP --flow KEY`

## status

status-off = { $place } è disattivato.
status-paused = { $place } è in pausa: { $reason }
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
rows-missed = { $count ->
    [one] { $count } di questi è arrivato
   *[other] { $count } di questi sono arrivati
  } mentre il plugin o il suo interruttore era disattivato. Per inviare a mano: { $command }
rows-more = Potrebbero essercene altri: li mostra --limit.
name-variants = { $name } ({ $count ->
    [one] { $count } variante
   *[other] { $count } varianti
  })
tick-last = { $entity ->
    [customer] Ultima sincronizzazione
   *[product] Ultima importazione
  }: { $at }. { $counted }
tick-goes-on = { $entity ->
    [customer] Sincronizzazione dal { $at }, finora { $done ->
        [one] { $done } cliente
       *[other] { $done } clienti
    }
   *[product] Importazione dal { $at }, finora { $done ->
        [one] { $done } prodotto
       *[other] { $done } prodotti
    }
  }. { $counted }
tick-goes-on-of = { $entity ->
    [customer] Sincronizzazione dal { $at }, finora { $done ->
        [one] { $done } cliente su { $total }
       *[other] { $done } clienti su { $total }
    }
   *[product] Importazione dal { $at }, finora { $done ->
        [one] { $done } prodotto su { $total }
       *[other] { $done } prodotti su { $total }
    }
  }. { $counted }
tick-never = { $entity ->
    [customer] I clienti non sono ancora stati sincronizzati.
   *[product] I prodotti non sono ancora stati importati.
}

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
product-unknown = il negozio "{ $shop }" non ha un prodotto con id o SKU "{ $product }"

## customers show

customer-id = cliente
customer-email = e-mail
customer-phone = telefono
customer-name = nome
customer-locale = lingua
customer-email-marketing = marketing via e-mail
customer-tags = tag
customer-note = nota
customer-orders = ordini
customer-spent = totale speso
customer-updated-at = ultima modifica
customer-link = in { $plugin }
customer-url = indirizzo web lì
customer-addresses = indirizzi
customer-unknown = il negozio "{ $shop }" non ha un cliente con l'id o l'indirizzo e-mail "{ $customer }"
consent-unknown = non noto
consent-subscribed = acconsentito
consent-unsubscribed = rifiutato
consent-pending = in attesa di conferma
consent-since = { $consent }, dal { $at }
link-since = { $link }, dal { $at }

## jobs

job-retried = Il lavoro { $job } riparte al prossimo `host-test work`.
job-adopts = Il lavoro { $job } adotta { $number } al prossimo `host-test work`.
job-sends-again = Il lavoro { $job } invia di nuovo al prossimo `host-test work`.
job-unknown = il lavoro { $job } non esiste
job-runs = il lavoro { $job } è in corso
job-is-uncertain = il lavoro { $job } è da verificare: controlla se il record si trova nell'altro sistema, poi indica `host-test jobs resolve { $job } --there NUMBER` oppure `--again`
job-not-uncertain = il lavoro { $job } non è da verificare ({ $status }): non c'è nulla da chiarire. Un numero si può indicare anche per un lavoro fallito definitivamente
job-phase-expected = --phase { $found }: era atteso uno di { $known }
job-led-to = { $status } (lavoro { $job })
job-id = lavoro
job-shop = negozio
job-plugin = plugin
job-kind = tipo
job-key = chiave
job-status = stato
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

with-hint = { $text }; { $hint }
hint-make-shop = crealo con `{ $command }`
hint-new-shop = se ne vuoi uno nuovo: `{ $command }`
hint-enable = attivalo con `{ $command }`
hint-switch-on = attivalo con `{ $command }`
hint-activate-module = attivalo con `{ $command }`
hint-enter = inseriscila con `{ $command }`
hint-set = impostala con `{ $command }`
hint-set-address = impostalo con `{ $command }`
hint-begin = inizia con `{ $command }`
hint-enter-settings = inserisci le sue impostazioni con `{ $command }`
hint-not-anew = invia senza `--anew`
