name = Gestionale Smarty
summary = Invia a Smarty gli ordini pagati e quelli in contrassegno.

api-key = Api Key
api-key-help = La trovi in Smarty. Viene verificata quando confermi.
prices = Prezzi in Smarty
prices-help = Indica se i prezzi nel tuo account Smarty comprendono l'IVA.
prices-vat-included = IVA inclusa
prices-vat-excluded = IVA esclusa
tax-ids = Aliquote IVA
tax-ids-help = Serve solo se Smarty non elenca le sue aliquote o ne ha più di una con la stessa percentuale: scegli per ogni aliquota (come 22) o natura (come N3.1) quella di Smarty.
orders-out-help = Crea in Smarty una copia di ogni ordine pagato o in contrassegno.

key-missing = Inserisci la Api Key ricevuta da Smarty.
key-characters = La Api Key contiene spazi o caratteri invisibili. Copiala di nuovo senza.
key-refused = Smarty non accetta la Api Key. Copiala di nuovo da Smarty. { $reason }
not-smarty = La risposta non è quella che ci aspettiamo da Smarty. Riprova più tardi; se continua, avvisa l'assistenza.
prices-unknown = Scegli se i prezzi in Smarty comprendono l'IVA.
tax-ids-unreadable = Questa voce delle aliquote IVA non è corretta: { $entry }

skip-gone = L'ordine non esiste più.
skip-test = Gli ordini di prova non vengono inviati.
skip-open = L'ordine non è ancora completato.
skip-cancelled = L'ordine è annullato.
skip-unpaid = L'ordine non è ancora pagato.
skip-authorized = Il pagamento è solo autorizzato, non ancora incassato.
skip-partially-paid = L'ordine è pagato solo in parte.
skip-partially-refunded = L'ordine è rimborsato in parte. Inseriscilo in Smarty a mano.
skip-refunded = L'ordine è rimborsato.
skip-voided = Il pagamento è stato annullato.
skip-currency = Smarty conosce solo l'euro; questo ordine è in { $currency }.
flow-off = L'invio degli ordini a Smarty è disattivato. Attivalo nelle impostazioni del plugin.

no-lines = L'ordine non contiene articoli.
no-email = Il cliente non ha un indirizzo e-mail. Aggiungilo e invia di nuovo l'ordine.
quantity-missing = { $line }: manca la quantità.
quantity-not-positive = { $line }: la quantità deve essere maggiore di zero, non { $quantity }.
bad-quantity = { $line }: "{ $value }" non è una quantità.
bad-price = { $line }: "{ $value }" non è un prezzo.
bad-discount = { $line }: "{ $value }" non è uno sconto.
bad-vat-rate = { $line }: "{ $value }" non è un'aliquota IVA.
bad-vat = { $line }: "{ $value }" non è un importo IVA.
bad-charge = { $label }: l'importo o la sua IVA non è un numero.
bad-credit = Il credito usato, "{ $value }", non è un importo.
bad-total = Il totale "{ $value }" non è un importo.
negative-line = { $line }: lo sconto supera il prezzo.
vat-missing = { $line }: manca l'importo dell'IVA, necessario per convertire il prezzo.
shipping-rates = La spedizione ha più aliquote IVA, ma Smarty ne accetta una. Inserisci questo ordine in Smarty a mano.
wrong-sum = Il totale dell'ordine è { $total }, ma la somma delle parti è { $sum }. Correggi l'ordine e invialo di nuovo.
tax-missing = In Smarty non c'è un'aliquota IVA per { $rate }. Aggiungila in Smarty, oppure scegline una alla voce Aliquote IVA nelle impostazioni del plugin.
tax-ambiguous = In Smarty ci sono più aliquote IVA per { $rate }. Scegline una alla voce Aliquote IVA nelle impostazioni del plugin.

smarty-says = Smarty risponde: { $reason }
customer-ambiguous = In Smarty ci sono più clienti con questo indirizzo e-mail (id { $ids }). Uniscili in Smarty e invia di nuovo l'ordine.
customer-refused = Smarty ha rifiutato il cliente: { $reason }
order-refused = Smarty ha rifiutato l'ordine: { $reason }
unclear-customer = La risposta di Smarty sul cliente non è comprensibile.
unclear-order = Smarty non ha dato una risposta chiara. Il prossimo tentativo verifica prima se è arrivato.

found-near = In Smarty c'è un ordine che potrebbe essere questo: { $numbers }. Verifica.
found-several = In Smarty ci sono più ordini che potrebbero essere questo: { $numbers }. Verifica.
lookup-refused = Smarty non permette di verificare se l'ordine è arrivato. { $reason }
lookup-bounded = Non è tra i { $count } ordini più recenti in Smarty, ma ce ne sono altri. Verifica.
page-repeats = L'elenco degli ordini di Smarty si ripete e non può essere letto.
adopt-missing = In Smarty non c'è l'ordine { $number }. Controlla il numero.
adopt-taken = L'ordine { $number } in Smarty appartiene già a un altro ordine del negozio.
unknown-job = Questa versione del plugin non conosce l'operazione "{ $kind }".

note-vat-number = La partita IVA { $number } ha una cifra di controllo errata.
note-tax-code = Il codice fiscale { $code } ha un carattere di controllo errato.
note-sdi = Inserisci in Smarty il codice SDI { $code }: non può essere inviato.
note-pec = Inserisci in Smarty la PEC { $pec }: non può essere inviata.
note-credit = { $amount } sono stati pagati con credito del negozio; l'ordine è inviato con l'importo intero.
note-remark = La nota del cliente non può essere inviata: vedi l'ordine.
note-changed = L'ordine è stato modificato dopo l'invio: confrontarlo con quello in Smarty.
tax-unlisted = Smarty non comunica le sue aliquote IVA. Indica alla voce Aliquote IVA nelle impostazioni del plugin quale id imposta di Smarty vale per { $rate }.
may-still-arrive = Smarty non ha risposto. Prima di un nuovo invio si controlla se arriva ancora.
customer-in-the-making = Un altro ordine sta creando questo cliente in Smarty. Si riproverà.
