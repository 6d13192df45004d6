name = Gestionale Smarty
summary = Invia a Smarty gli ordini pagati e quelli in contrassegno e tiene i prodotti del negozio allineati a Smarty.

api-key = Api Key
api-key-help = La trovi in Smarty. Viene verificata alla conferma.
prices = Prezzi in Smarty
prices-help = Se i prezzi nel tuo account Smarty comprendono l'IVA.
prices-vat-included = IVA inclusa
prices-vat-excluded = IVA esclusa
tax-ids = Aliquote IVA
tax-ids-help = Serve solo se Smarty non elenca le sue aliquote o ne ha più di una con la stessa percentuale: scegli per ogni aliquota (come 22) o natura (come N3.1) quella di Smarty.
orders-out-help = Crea in Smarty una copia di ogni ordine pagato o in contrassegno.
products-in-help = Importa nel negozio i prodotti di Smarty, con categorie, prezzi, descrizioni, immagini e giacenze, e li tiene aggiornati.

key-missing = Inserisci la Api Key ricevuta da Smarty.
key-characters = La Api Key contiene spazi o caratteri invisibili. Copiala di nuovo senza.
key-refused = Smarty non accetta la Api Key. Copiala di nuovo da Smarty. { $reason }
not-smarty = La risposta non è quella attesa da Smarty. Riprova più tardi; se il problema resta, avvisa l'assistenza.
prices-unknown = Scegli se i prezzi in Smarty comprendono l'IVA.
tax-ids-unreadable = Questa voce delle aliquote IVA non è corretta: { $entry }

skip-currency = Smarty gestisce solo l'euro; questo ordine è in { $currency }.

charge-rate = { $label }: manca l'aliquota IVA e gli articoli ne hanno diverse. Indica nell'ordine l'aliquota di questa spesa, poi invialo di nuovo.
negative-amount = { $label }: Smarty non accetta importi negativi e nell'ordine nessun importo con la stessa aliquota IVA basta per detrarre { $amount }. Inserisci questo ordine a mano in Smarty.
tax-missing = In Smarty non c'è un'aliquota IVA per { $rate }. Aggiungila in Smarty, oppure scegline una alla voce Aliquote IVA nelle impostazioni del plugin.
tax-ambiguous = In Smarty ci sono più aliquote IVA per { $rate }. Scegline una alla voce Aliquote IVA nelle impostazioni del plugin.

smarty-says = Smarty risponde: { $reason }
customer-refused = Smarty ha rifiutato il cliente: { $reason }
order-refused = Smarty ha rifiutato l'ordine: { $reason }
unclear-customer = La risposta di Smarty sul cliente non è comprensibile.
unclear-order = Smarty non ha dato una risposta chiara. Il prossimo tentativo verifica prima se l'ordine è arrivato.

lookup-refused = Smarty non permette di verificare se l'ordine è arrivato. { $reason } Verifica lì: se c'è, inserisci il suo numero; altrimenti invialo di nuovo.
lookup-bounded = L'ordine non è tra i { $count } più recenti in Smarty, ma ce ne sono altri. Controlla lì.
page-repeats = L'elenco di Smarty si ripete e non può essere letto.
orders-repeat = Smarty mostra sempre gli stessi ordini, quindi non si vede se questo c'è già. Segnala all'assistenza di Smarty che l'elenco degli ordini non va oltre la prima pagina; quando è risolto, invia di nuovo questo ordine.
still-there = L'ordine { $number } è ancora in Smarty. Prima eliminalo lì. Quando non c'è più, o è annullato, invia di nuovo questo.
adopt-missing = In Smarty non c'è l'ordine { $number }. Controlla il numero.
adopt-taken = L'ordine { $number } in Smarty appartiene già a un altro ordine del negozio.

note-vat-number = La partita IVA { $number } ha una cifra di controllo errata.
note-tax-code = Il codice fiscale { $code } ha un carattere di controllo errato.
note-sdi = Inserisci in Smarty il codice SDI { $code }: non può essere inviato.
note-pec = Inserisci in Smarty la PEC { $pec }: non può essere inviata.
note-credit = { $amount } sono stati pagati con credito del negozio; l'ordine è inviato con l'importo intero.
note-remark = La nota del cliente non può essere inviata: vedi l'ordine.
note-taken-off = { $label } ({ $amount }) è inviato come sconto nei prezzi: Smarty non accetta importi negativi.
note-rounding = { $label } ({ $amount }) è compreso nei prezzi in Smarty: lì nessuna aliquota IVA gli corrisponde.
note-total = In Smarty l'ordine ammonta a { $there }, nel negozio a { $ours }: una differenza di { $difference }. Controllalo in Smarty e correggilo lì.
note-total-net = In Smarty l'ordine ammonta a { $there }, nel negozio a { $ours }: una differenza di { $difference }. Smarty tiene i prezzi senza IVA in centesimi, e questi non portano a { $ours }. Se i due totali devono coincidere, aggiungi lì una riga senza IVA: { $missing }
note-changed = L'ordine è stato modificato dopo l'invio: confrontalo con quello in Smarty.
note-cancelled-there = In Smarty questo ordine è annullato.
tax-unlisted = Smarty non elenca le sue aliquote IVA. Indica alla voce Aliquote IVA nelle impostazioni del plugin quale id imposta di Smarty vale per { $rate }.
may-still-arrive = Smarty non ha risposto. Prima di un nuovo invio si controlla se l'ordine è comunque arrivato.

shop-currency = Smarty gestisce solo l'euro; questo negozio vende in { $currency }. I prodotti si possono importare solo in un negozio in euro.
product-without-id = { $product }: Smarty non ne indica l'id. Avvisa l'assistenza di Smarty.
product-without-name = { $product }: manca il nome. Aggiungilo in Smarty.
product-twice = { $product }: Smarty lo elenca due volte con lo stesso id e dati diversi. Correggilo in Smarty.
price-negative = { $line }: il prezzo { $value } è inferiore a zero. Correggilo in Smarty.
ean-rounded = { $line }: il codice a barre "{ $value }" è stato arrotondato come un numero. Inserisci in Smarty tutte le sue cifre.
tax-unknown = { $line }: Smarty non dice a quale aliquota IVA corrisponde il suo id imposta { $id }. Scegli questo id per un'aliquota alla voce Aliquote IVA nelle impostazioni del plugin.
tax-none = { $line }: in Smarty non ha un'aliquota IVA, quindi non viene importato. Scegli la sua aliquota IVA in Smarty.
variation-without-id = { $product }: Smarty non indica l'id di una delle varianti. Avvisa l'assistenza di Smarty.
variation-twice = { $product }: Smarty elenca una variante due volte. Correggilo in Smarty.
smarty-declines = Al momento Smarty non lascia passare nulla. { $reason }
taxes-unread = Al momento Smarty non elenca le sue aliquote IVA. Se il problema resta, inserisci gli id imposta di Smarty alla voce Aliquote IVA nelle impostazioni del plugin. { $reason }
price-ambiguous = { $line }: il prezzo "{ $value }" si può leggere in due modi, come migliaia o con tre decimali. Scrivilo con due decimali in Smarty.
stock-ambiguous = { $line }: la giacenza "{ $value }" si può leggere in due modi, come migliaia o con tre decimali. Scrivila in Smarty senza separatori o con due decimali.

# How an order is recognized in Smarty
reference = Riferimento ordine
reference-help = Perché un ordine non venga mai inviato due volte, porta un breve riferimento con cui viene riconosciuto in Smarty, per esempio (ord. 1001-K7Q2MXD3W). Scegli dove metterlo.
reference-row-name = Dopo il nome del primo articolo
reference-payment-type = Dopo il metodo di pagamento
reference-none = Da nessuna parte: gli ordini di uno stesso cliente vengono allora inviati uno dopo l'altro, e ti viene chiesto più spesso
unanswered = Se Smarty non risponde
unanswered-help = Che cosa succede a un ordine che è stato inviato, non ha avuto risposta e tre minuti dopo non si trova in Smarty.
unanswered-repeat = Invia di nuovo
unanswered-ask = Chiedi prima a me
reference-unknown = Scegli dove mettere il riferimento ordine.
unanswered-unknown = Scegli che cosa succede se Smarty non risponde.
job-audit-orders = controllo degli ordini in Smarty
look-alikes = Forse questo ordine è già in Smarty, senza il suo riferimento: { $numbers }. Controlla lì: se uno di questi lo è, inserisci il suo numero; altrimenti invialo.
unanswered-asked = Smarty non ha risposto e l'ordine lì non si trova. Controlla lì: se c'è, inserisci il suo numero; altrimenti invialo di nuovo.
another-goes-first = Prima viene inviato a Smarty un altro ordine; poi tocca a questo.
after-restore = I dati della piattaforma sono stati ripristinati da un backup. Gli ordini aspettano qualche minuto, finché è certo quali Smarty ha già.
adopt-other = L'ordine { $number } in Smarty porta il riferimento di un altro ordine. Controlla il numero.
list-moves = Gli ordini in Smarty cambiano più in fretta di quanto si riesca a leggerli.
note-doubled = Smarty ha più di una volta l'ordine { $order } del negozio. Tieni il primo e annulla lì gli altri: { $numbers }
note-replaced = L'ordine { $order } è stato annullato in Smarty e al suo posto c'è { $number }: da ora è collegato a quello.
note-reference-mixed = Questa volta Smarty non ha conservato il riferimento ordine. D'ora in poi gli ordini di uno stesso cliente vengono inviati uno dopo l'altro, e può venirti chiesto se un ordine è arrivato.
note-customers = Smarty ha questo cliente più volte (id { $ids }). È stato usato il primo; uniscili in Smarty.
customer-unanswered = Smarty non ha risposto sul nuovo cliente. Prima di crearlo di nuovo si controlla se c'è.
customer-in-the-making = Un altro ordine sta creando questo cliente in Smarty; poi tocca a questo.
customer-nameless = L'ordine non ha né un nome né un indirizzo e-mail. Aggiungi uno dei due, poi invia di nuovo l'ordine.
list-hides = L'elenco degli ordini di Smarty finisce prima di ordini che mostrava già, quindi non si può sapere se questo c'è. Controlla lì: se c'è, inserisci il suo numero; altrimenti invialo.
note-customer-replaced = In Smarty il cliente con id { $gone } non c'è più. L'ordine è stato inviato per il cliente con id { $now }, e così sarà per i prossimi.
order-customer-unknown = Smarty rifiuta l'ordine perché non conosce il cliente con id { $id }, anche se è stato appena trovato o creato lì. Controlla il cliente in Smarty, poi invia di nuovo l'ordine. { $reason }
