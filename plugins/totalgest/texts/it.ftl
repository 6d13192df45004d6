name = TotalGest
summary = Tiene i prodotti del negozio e le loro giacenze aggiornati da TotalGest e invia automaticamente a TotalGest ogni ordine completato.

shop-id = ID negozio
shop-id-help = L'identificativo del tuo negozio, o ambiente di lavoro, in TotalGest.
owner-id = ID proprietario
owner-id-help = L'identificativo del proprietario, o utente principale, in TotalGest.
endpoint = Endpoint API
endpoint-help = L'indirizzo del servizio API di TotalGest, per esempio tg00.bweb.ch.
username = Nome utente
username-help = Il nome utente che dà accesso alle API di TotalGest.
password = Password
password-help = La password di questo utente API. Viene verificata al salvataggio.
orders-out-help = Esportazione Ordini: ogni ordine completato va automaticamente in coda e viene inviato a TotalGest in background, con dati di fatturazione e spedizione, metodo di pagamento e articoli.
products-in-help = Sincronizzazione Prodotti: ogni cinque minuti i prodotti nuovi o modificati vengono importati da TotalGest, con nome, descrizioni, prezzo di vendita, aliquota IVA, SKU, EAN e giacenza.

setting-missing = Questo dato è necessario: inserisci quello che hai ricevuto per TotalGest.
setting-characters = Contiene caratteri che non possono essere giusti, come un a capo. Copialo di nuovo.
setting-too-long = Ha più di { $limit } caratteri e non può essere giusto. Copialo di nuovo.
endpoint-user = Inserisci l'indirizzo senza nome utente e password: hanno i loro campi.
endpoint-query = Inserisci l'indirizzo senza ciò che comincia con "?" o "#", per esempio tg00.bweb.ch.
endpoint-scheme = "{ $scheme }://" qui non è possibile. Inserisci l'indirizzo con https:// o senza nulla davanti, per esempio tg00.bweb.ch.
endpoint-unreadable = "{ $value }" non è un indirizzo internet. Scrivilo come tg00.bweb.ch o https://erp.example.ch/totalgest.

host-unknown = { $host } non esiste su internet. Controlla come è scritto l'indirizzo.
host-silent = { $place } non risponde. Controlla l'indirizzo; se è giusto, riprova più tardi.
host-certificate = Il certificato di { $host } non è valido, quindi non è stato inviato nulla. Controlla l'indirizzo o avvisa chi gestisce quel server.
host-plain = { $host } non si può usare senza cifratura. Inserisci l'indirizzo con https://.
host-not-allowed = { $host } non è un indirizzo dell'internet pubblica. Inserisci quello a cui TotalGest è raggiungibile dall'esterno.
not-totalgest = A { $place } risponde un altro servizio e non TotalGest. Controlla l'indirizzo.
not-totalgest-page = A { $place } risponde un sito web e non l'API di TotalGest. Controlla l'indirizzo e chiedi quale percorso ha l'API.
not-totalgest-path = A { $place } c'è un server, ma nessuna API di TotalGest in questo percorso. Controlla l'indirizzo.
not-totalgest-moved = { $place } rimanda a un altro indirizzo. Inserisci quello, se è di TotalGest. { $target }
other-version = Questo TotalGest usa la versione { $version } dell'API, che questo plugin non conosce. Avvisa l'assistenza.
credentials-refused = TotalGest non accetta questo nome utente con questa password. Controlla entrambi.
user-refused = TotalGest conosce questo utente, ma non gli lascia usare l'API. Fallo autorizzare in TotalGest o inserisci un altro utente.
shop-unknown = TotalGest non conosce un negozio "{ $id }". Controlla l'ID negozio.
owner-unknown = TotalGest non conosce un proprietario "{ $id }" di questo negozio. Controlla l'ID proprietario.
no-rights = Questo utente non ha diritti per questo negozio e proprietario. Dagli in TotalGest il diritto di leggere i prodotti e di creare ordini.
no-right-products = Questo utente non può leggere i prodotti di questo negozio. Dagli quel diritto in TotalGest.
no-right-orders = Questo utente non può creare ordini per questo negozio. Dagli quel diritto in TotalGest.

number-missing = L'ordine non ha un numero: in TotalGest non si potrebbe riconoscere.
too-long = "{ $value }" è più lungo di quanto accetta TotalGest ({ $limit } caratteri). Accorcialo, poi invia di nuovo l'ordine.
too-precise = { $line }: un numero ha più decimali di quanti ne accetta TotalGest.
bad-currency = "{ $value }" non è una valuta.
bad-country = "{ $value }" non è un codice di paese di due lettere. Correggi l'indirizzo, poi invia di nuovo l'ordine.

create-unclear = TotalGest non ha dato una risposta chiara sull'ordine. Inviato di nuovo, non può arrivare due volte.
session-unclear = TotalGest non ha dato una risposta chiara all'accesso.
declines = TotalGest, o qualcosa davanti a esso come un firewall, al momento non lascia passare nulla. Se il problema resta, avvisa l'assistenza di TotalGest.
refused-order = TotalGest rifiuta l'ordine: { $reason }
refused-number = TotalGest rifiuta il numero dell'ordine: { $reason }
refused-date = TotalGest rifiuta la data dell'ordine: { $reason }
refused-currency = TotalGest rifiuta la valuta: { $reason }
refused-payment = TotalGest rifiuta il pagamento: { $reason }
refused-customer = TotalGest rifiuta il cliente: { $reason }
refused-email = TotalGest rifiuta l'indirizzo e-mail del cliente: { $reason }
refused-billing = TotalGest rifiuta l'indirizzo di fatturazione ({ $field }): { $reason }
refused-shipping = TotalGest rifiuta l'indirizzo di spedizione ({ $field }): { $reason }
refused-lines = TotalGest rifiuta gli articoli: { $reason }
refused-line = TotalGest rifiuta { $line }: { $reason }
refused-line-code = TotalGest rifiuta lo SKU o l'EAN di { $line }: { $reason }
refused-line-name = TotalGest rifiuta il nome di { $line }: { $reason }
refused-line-quantity = TotalGest rifiuta la quantità di { $line }: { $reason }
refused-line-price = TotalGest rifiuta il prezzo o lo sconto di { $line }: { $reason }
refused-line-vat = TotalGest rifiuta l'IVA di { $line }: { $reason }
refused-coupon = TotalGest rifiuta il buono sconto: { $reason }
refused-credit = TotalGest rifiuta il credito usato: { $reason }
refused-total = TotalGest rifiuta il totale: { $reason }
refused-note = TotalGest rifiuta la nota del cliente: { $reason }

number-taken = L'ordine { $number } in TotalGest ha il numero di questo ordine, { $order }, ma un altro contenuto: { $there } lì, { $ours } qui. Forse due ordini del negozio hanno lo stesso numero, oppure questo è stato modificato dopo essere arrivato. Se è questo, inserisci il suo numero. Se lo invii di nuovo, lì diventa un ordine a sé.
number-taken-unlike = L'ordine { $number } in TotalGest ha il numero di questo ordine, { $order }, ma forse è un altro: il cliente, un indirizzo, l'IVA o la spedizione è diverso, oppure TotalGest non li indica. Forse due ordini del negozio hanno lo stesso numero. Se è questo, inserisci il suo numero. Se invii di nuovo questo, lì diventa un ordine a sé.
number-before-taken = L'ordine { $number } in TotalGest ha il numero che questo ordine aveva prima, { $before }, ma un altro contenuto: { $there } lì, { $ours } qui. Forse quel numero era di un altro ordine del negozio, oppure questo è stato modificato dopo essere arrivato. Se è questo, inserisci il suo numero. Se lo invii di nuovo, lì diventa un ordine a sé.
number-before-unlike = L'ordine { $number } in TotalGest ha il numero che questo ordine aveva prima, { $before }, ma forse è un altro: il cliente, un indirizzo, l'IVA o la spedizione è diverso, oppure TotalGest non li indica. Se è questo, inserisci il suo numero. Se invii di nuovo questo, lì diventa un ordine a sé.

still-there = L'ordine { $number } è ancora in TotalGest. Prima eliminalo lì. Quando non c'è più, o è annullato, invia di nuovo questo.
adopt-missing = In TotalGest non c'è un ordine { $number }. Controlla il numero.
adopt-taken = L'ordine { $number } di TotalGest corrisponde a un altro ordine. Controlla il numero.

note-cut = "{ $value }" supera i { $limit } caratteri che accetta TotalGest ed è stato accorciato.
note-rate = { $rate } % non era un'aliquota IVA svizzera il giorno dell'ordine. È stata inviata come addebitata: controllala.
note-differs = L'ordine { $number } di TotalGest è di { $there }, quello del negozio di { $ours }. Confronta i due.
note-number-shared = Anche l'ordine { $number } in TotalGest ha il numero { $order }. Questo è stato inviato come ordine a sé: dai a ciascuno un proprio numero nel negozio.
note-number-before = L'ordine { $number } in TotalGest ha ancora il numero che questo ordine aveva prima: { $before }.

product-without-id = { $product }: TotalGest non ne indica l'id. Avvisa l'assistenza di TotalGest.
product-without-name = { $product }: manca il nome. Aggiungilo in TotalGest.
product-unclear = { $product }: i dati di TotalGest sono incomprensibili. Avvisa l'assistenza.
price-none = { $product }: non c'è un prezzo. Aggiungine uno in { $currency } in TotalGest.
price-missing = { $product }: non c'è un prezzo in { $currency }, solo in { $there }. Aggiungine uno in { $currency } in TotalGest.
price-twice = { $product }: ci sono più prezzi in { $currency }. Lasciane uno solo in TotalGest.
vat-unknown = { $product }: "{ $code }" non è un'aliquota IVA nota. Correggila in TotalGest o avvisa l'assistenza.
list-stuck = L'elenco dei prodotti di TotalGest non ha fine. Se il problema resta, avvisa l'assistenza.
