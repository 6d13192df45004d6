worker-gone = Il programma si è interrotto durante l'operazione (finora { $times ->
    [one] { $times } volta
   *[other] { $times } volte
  }).
trapped = Il plugin si è bloccato in "{ $call }": { $reason }. Avvisa chi lo ha realizzato.
timed-out = Il plugin ha impiegato più di { $seconds } secondi in "{ $call }" ed è stato fermato.
plugin-missing = Il plugin "{ $plugin }" non è installato qui.
module-off = Il modulo "{ $module-name }" è disattivato; si riprende quando torna attivo.
# As the platform calls its modules.
module-ecommerce = E-commerce
outdated = Qualcosa è cambiato durante l'operazione.
store-unavailable = Al momento l'archivio della piattaforma non è raggiungibile.
slow = L'altro sistema al momento non è disponibile; riprende da solo.
cancelled = È stato annullato prima dell'invio.
send-stopped = L'invio è stato fermato prima che toccasse a questo record. Puoi inviarlo di nuovo quando vuoi.
sends-stopped = { $count ->
    [one] 1 record inviato a mano è rimasto qui: l'invio è stato fermato.
   *[other] { $count } record inviati a mano sono rimasti qui: l'invio è stato fermato.
}
decided-there = È già presente, con il numero { $number }.
decided-not-there = Non è presente: viene inviato di nuovo.
decided-again = Viene inviato di nuovo a mano.
decided-all-again = { $count ->
    [one] 1 elemento non riuscito viene inviato di nuovo a mano.
   *[other] { $count } elementi non riusciti vengono inviati di nuovo a mano.
}
decided-cancelled = { $count ->
    [one] 1 elemento in attesa è stato annullato a mano.
   *[other] { $count } elementi in attesa sono stati annullati a mano.
}
decided-send = { $count ->
    [one] 1 elemento viene inviato a mano.
   *[other] { $count } elementi vengono inviati a mano.
}
plugin-off = Nel frattempo il plugin è stato disattivato; si riprende quando torna attivo.
link-taken = "{ $ours }" non può essere collegato a "{ $theirs }" dell'altro sistema: "{ $linked }" è già collegato a "{ $linked-with }". Verifica che cosa c'è nell'altro sistema.
link-nameless = Il collegamento di "{ $ours }" non è stato salvato: la risposta dell'altro sistema non indica alcun record. Verifica che cosa c'è nell'altro sistema.
session-expired = La sessione con l'altro sistema è scaduta.
column-broken = Il plugin non ha risposto con una cella per ogni riga.
shop-none = il negozio "{ $shop }" non esiste; non ce n'è ancora nessuno
shop-unknown = il negozio "{ $shop }" non esiste; ci sono: { $there }
shop-module-expected = { $found }: era atteso uno di { $known }, oppure none
shop-near = il negozio "{ $shop }" non esiste, ma c'è "{ $near }"
not-enabled = "{ $plugin }" non è attivo nel negozio "{ $shop }"
plugin-is-off = { $plugin } è disattivato nel negozio "{ $shop }"
sends-none = { $plugin } non invia { $entity ->
        [product] prodotti
        [customer] clienti
       *[order] ordini
    } a mano
anew-unlinked = { $records } non è collegato a nulla, quindi non c'è nulla da inviare di nuovo; non è stato inviato nulla
records-unknown = il negozio "{ $shop }" non ha { $entity ->
        [product] il prodotto
        [customer] il cliente
       *[order] l'ordine
    } { $records }; non è stato inviato nulla
name-ambiguous = "{ $name }" corrisponde a più di uno: { $ids }; indica quale, con l'id; non è stato inviato nulla
module-needed = { $plugin } ha bisogno del modulo "{ $module-name }", che non è attivo nel negozio "{ $shop }"
setting-unknown = { $plugin } non ha l'impostazione "{ $key }"; ha: { $known }
setting-none = { $plugin } non ha l'impostazione "{ $key }"; non ne ha nessuna
switch-unknown = { $plugin } non ha l'interruttore "{ $key }"; ha: { $known }
switch-none = { $plugin } non ha l'interruttore "{ $key }"; non ne ha nessuno
toggle-expected = { $key }: era atteso true oppure false
number-expected = { $key }: era atteso un numero intero
mapping-expected = { $key }: era atteso un oggetto JSON da testo a testo, come {"{"}"22": "1"{"}"}
choice-expected = scegli tra: { $offered }
setting-missing = manca un'impostazione: { $settings }
not-linked = Non collegato
linked = Collegato
not-taken = Non importato
off-sale = Qui non in vendita
arrived-while-off = L'ordine è arrivato mentre il plugin, o il suo interruttore per gli ordini, era disattivato: non è quindi stato inviato automaticamente. Si può inviare a mano.
arrived-cancelled = L'ordine è arrivato mentre il plugin, o il suo interruttore per gli ordini, era disattivato, ed è annullato.
arrived-test = L'ordine è arrivato mentre il plugin, o il suo interruttore per gli ordini, era disattivato. È un ordine di prova, che non viene inviato.
arrived-open = L'ordine è arrivato mentre il plugin, o il suo interruttore per gli ordini, era disattivato. Non è ancora completato: si inviano solo gli ordini completati.
arrived-unpaid = L'ordine è arrivato mentre il plugin, o il suo interruttore per gli ordini, era disattivato, e non è ancora pagato. Sarà inviato quando è pagato.
order-number-repeated = L'ordine { $order } è arrivato con il numero { $number }, che nel negozio ha già un altro ordine: { $others }. Dai a uno dei due un altro numero nel negozio: l'altro sistema può riconoscere gli ordini dal numero.
imported = Prodotti: { $list }.
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
    .deactivated = { $deactivated ->
        [one] { $deactivated } tolto dalla vendita
       *[other] { $deactivated } tolti dalla vendita
    }
    .problems = { $problems ->
        [one] { $problems } non importato
       *[other] { $problems } non importati
    }
    .none = nessuna modifica
held =
    L'altro sistema { $listed ->
        [0] non elenca più alcun prodotto
        [one] elenca solo { $listed } prodotto
       *[other] elenca solo { $listed } prodotti
    }, mentre qui { $known ->
        [one] è in vendita { $known } prodotto proveniente
       *[other] sono in vendita { $known } prodotti provenienti
    } da lì; { $missing ->
        [one] { $missing } verrebbe tolto
       *[other] { $missing } verrebbero tolti
    } dalla vendita. Potrebbe essere un errore, perciò nessun prodotto è stato tolto dalla vendita. Controlla i prodotti nell'altro sistema. Se l'elenco è giusto, confermalo.
products-off = L'importazione dei prodotti è disattivata. Attivala nelle impostazioni del plugin.
links-forgotten = Collegamenti con l'altro sistema dimenticati: ordini { $orders }, prodotti { $products }, clienti { $customers }.
products-forgotten = Prodotti che qui restano in vendita senza collegamento con l'altro sistema: { $products }. La prossima importazione collega di nuovo quelli che vi si trovano con lo stesso SKU; togli dalla vendita gli altri, se non servono più.
tick-stands-still = L'elenco dei prodotti dell'altro sistema non avanza: è tornata la stessa pagina. Se il problema resta, avvisa chi ha realizzato il plugin.
import-unfit = prodotto { $product }: { $reason }
product-without-id = L'altro sistema ha inviato un prodotto senza identificativo.
product-too-long =
    { $field }: { $bytes ->
        [one] { $bytes } byte
       *[other] { $bytes } byte
    }, ma se ne possono importare al massimo { $most }. Accorcia il testo nell'altro sistema.
product-too-many =
    { $field }: { $count ->
        [one] { $count } voce
       *[other] { $count } voci
    }, ma se ne possono importare al massimo { $most }. Togline alcune nell'altro sistema.
product-too-many-tags = La descrizione ha { $count } tag HTML, ma se ne possono importare al massimo { $most }. Semplificala nell'altro sistema.
product-currency = Il prezzo è in { $currency }, ma il negozio vende in { $shop }.
product-not-a-number = { $field }: "{ $value }" non è un numero. Correggilo nell'altro sistema.
product-negative = { $field }: { $value } è sotto zero. Correggilo nell'altro sistema.
product-variant-twice = La variante { $id } è presente due volte.
stock-of-unknown = È arrivata la giacenza di { $id }, che il negozio non conosce.
sku-ambiguous = Più prodotti del negozio hanno lo SKU { $sku }: { $products }. Dai a ciascuno uno SKU proprio.
sku-taken = Nell'altro sistema lo SKU { $sku } si trova su questo prodotto e su { $other }, già collegato con il prodotto { $products } del negozio. Dai a ciascuno uno SKU proprio nell'altro sistema.
sku-of-variant = Nel negozio { $sku } è lo SKU di una variante del prodotto { $products }; nell'altro sistema è di un prodotto senza varianti. Cambia uno dei due SKU.
sku-in-other-case = Abbinato al prodotto il cui SKU è { $sku } nel negozio e { $there } nell'altro sistema. Scrivilo allo stesso modo in entrambi.
first-match = Al primo abbinamento "{ $name }" a { $price } è diventato "{ $now }" a { $now-price }: i dati dell'altro sistema hanno sostituito quelli del negozio. Ciò che modifichi da ora resta finché non cambia lì.
first-matches = Primo abbinamento con prodotti già nel negozio: { $matched }. Prodotti di cui nome, prezzo o altri dati sono stati sostituiti: { $replaced }. Ognuno è elencato qui.
field-remote-id = Identificativo
field-remote-version = Versione
field-sku = SKU
field-ean = EAN
field-name = Nome
field-description = Descrizione
field-short-description = Descrizione breve
field-brand = Marca
field-category = Categoria
field-images = Immagini
field-extra = Altri dati
field-price = Prezzo
field-vat-rate = Aliquota IVA
field-weight = Peso
field-quantity = Giacenza
field-variants = Varianti
field-options = Opzioni
field-of-variant = { $field } di una variante
setting-of-platform = "{ $key }" di { $plugin } si imposta una volta per tutta la piattaforma
setting-of-shop = "{ $key }" di { $plugin } si imposta in ogni negozio
platform-setting-missing = { $plugin } non è ancora configurato su questa piattaforma; manca: { $settings }
address-expected = "{ $found }" non è un indirizzo pubblico; erano attesi https:// e un host, come https://platform.example
address-missing = la piattaforma non ha un indirizzo pubblico a cui l'altro sistema possa rimandare il browser
authorize-needed = { $plugin } si collega autorizzandolo nell'altro sistema
authorize-none = { $plugin } non si collega con un'autorizzazione nell'altro sistema
authorize-query = la query del link di installazione è troppo lunga
authorize-url-unfit = non ha dato un indirizzo utilizzabile per il browser: era atteso un indirizzo https senza segreti
authorization-done-title = Collegato
authorization-done = { $plugin } è collegato a "{ $account }" (negozio "{ $shop }"). Puoi chiudere questa pagina.
authorization-back = Torna alle impostazioni
authorization-failed-title = Non collegato
authorization-stateless = A questa pagina si arriva solo tornando dall'altro sistema. Ricomincia dalle impostazioni del plugin.
authorization-unknown = Questo collegamento non è stato iniziato qui. Ricomincia dalle impostazioni del plugin.
authorization-account = L'autorizzazione è di un altro account, { $account }; era stata avviata per { $expected }. Nulla è stato modificato. Ricomincia dalle impostazioni del plugin.
authorization-used = Questa pagina è già stata aperta e funziona una volta sola. Se il plugin non è collegato, ricomincia dalle sue impostazioni.
authorization-late = Questo collegamento è stato iniziato troppo tempo fa. Ricomincia dalle impostazioni del plugin.
authorization-error = Il collegamento non è stato completato per un problema della piattaforma. Ricomincia dalle impostazioni del plugin; se il problema resta, avvisa l'assistenza della piattaforma.
account-taken = Questo account è già collegato al negozio "{ $shop }". Disattiva prima il plugin lì.
left-behind = Non è stato possibile togliere tutto ciò che il plugin ha lasciato nell'altro sistema, per il motivo che segue. Se danno fastidio, togli lì a mano i suoi webhook.
imported-customers = Clienti: { $list }.
    .created = { $created ->
        [one] { $created } creato
       *[other] { $created } creati
    }
    .updated = { $updated ->
        [one] { $updated } aggiornato
       *[other] { $updated } aggiornati
    }
    .problems = { $problems ->
        [one] { $problems } non importato
       *[other] { $problems } non importati
    }
    .none = nessuna modifica
customers-off = La sincronizzazione dei clienti è disattivata. Attivala nelle impostazioni del plugin.
customer-without-id = L'altro sistema ha inviato un cliente senza identificativo.
control-characters = { $field }: contiene caratteri di controllo. Toglili nell'altro sistema.
field-email = Indirizzo e-mail
field-phone = Numero di telefono
field-first-name = Nome di battesimo
field-last-name = Cognome
field-locale = Lingua
field-note = Nota
field-tags = Tag
field-addresses = Indirizzi
account-forgotten = L'altro sistema ha chiesto di dimenticare tutto di questo account: collegamenti, somme di controllo e lavori in attesa sono stati cancellati. I tuoi dati sono rimasti come sono.
settings-changed = Modificato: { $settings }.
switched-on = Attivato: { $switches }.
switched-off = Disattivato: { $switches }.

kind-order-paid = ordine completato
kind-product-tick = importazione prodotti
kind-customer-saved = cliente salvato
kind-customer-tick = sincronizzazione clienti
kind-reconcile = configurazione dell'altro sistema
sync-orders = Sincronizza ordini
sync-products = Sincronizza prodotti
sync-customers = Sincronizza clienti
