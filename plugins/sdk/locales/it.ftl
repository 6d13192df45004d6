sdk-not-linked = Non collegato
sdk-linked = Sincronizzato: { $number }
sdk-linked-plain = Sincronizzato
sdk-linked-noted = Sincronizzato: { $number }, con una nota
sdk-linked-at = Sincronizzato il { $day }/{ $month }/{ $year } { $time }.
sdk-linked-changed = Sincronizzato: { $number }, poi modificato
sdk-linked-cancelled = Sincronizzato: { $number }, poi annullato
sdk-changed-at = Modificato il { $day }/{ $month }/{ $year } { $time }
sdk-changed = Modificato in seguito
sdk-cancelled-at = Annullato il { $day }/{ $month }/{ $year } { $time }
sdk-cancelled = Annullato in seguito
sdk-edit-todo = Le modifiche non vengono trasmesse: riportale anche lì.
sdk-edit-reopened = Di nuovo aperto
sdk-edit-number = Numero modificato
sdk-edit-number-to = Numero: { $before } → { $after }
sdk-edit-total = Totale modificato
sdk-edit-total-to = Totale: { $before } → { $after }
sdk-edit-lines = Articoli modificati
sdk-edit-lines-to = Articoli: { $before } → { $after }
sdk-edit-charges = Spedizione e spese modificate
sdk-edit-charges-to = Spedizione e spese: { $before } → { $after }
sdk-edit-payment = Pagamento modificato
sdk-edit-payment-to = Pagamento: { $before } → { $after }
sdk-edit-refunded = Importo rimborsato
sdk-edit-partially-refunded = Importo rimborsato in parte
sdk-edit-voided = Pagamento annullato
sdk-edit-billing = Indirizzo di fatturazione modificato
sdk-edit-billing-to = Indirizzo di fatturazione: { $before } → { $after }
sdk-edit-shipping = Indirizzo di consegna modificato
sdk-edit-shipping-to = Indirizzo di consegna: { $before } → { $after }
sdk-edit-customer = Cliente modificato
sdk-edit-customer-to = Cliente: { $before } → { $after }
sdk-queued = In attesa di invio
sdk-running = Invio in corso
sdk-paused = In sospeso
sdk-failed = Non inviato
sdk-failed-todo = Correggilo e invialo di nuovo.
sdk-retried = Si riproverà.
sdk-attempts = { $count ->
    [one] Provato una volta.
   *[other] Provato { $count } volte.
 }
sdk-uncertain = Da verificare
sdk-uncertain-todo = Verifica lì se è arrivato. Se c'è, inserisci qui il suo numero; altrimenti invialo di nuovo.

sdk-unreachable = Al momento { $host } non è raggiungibile.
sdk-held-back = La richiesta a { $host } è stata trattenuta qui prima dell'invio.
sdk-unknown-host = L'indirizzo internet { $host } non è stato trovato.
sdk-certificate = Il certificato di { $host } non è valido.
sdk-timeout = { $host } non ha risposto in tempo.
sdk-broken = La connessione con { $host } si è interrotta.
sdk-throttled = { $host } chiede di rallentare.
sdk-server-error = { $host } ha un problema interno (errore { $status }).
sdk-credentials = { $host } non accetta le credenziali. Controllale nelle impostazioni del plugin.
sdk-refused = Rifiutato da { $host } (errore { $status }). { $reason }
sdk-unexpected-status = { $host } ha dato una risposta inattesa (codice { $status }).
sdk-unreadable = { $host } ha dato una risposta incomprensibile.
sdk-too-large = { $host } ha dato una risposta troppo grande.
sdk-not-allowed = Questo plugin non può comunicare con { $host }. Avvisa l'assistenza.
sdk-invalid-request = Non è stato possibile preparare la richiesta per { $host }. Avvisa l'assistenza.

sdk-storage = Al momento l'archivio della piattaforma non è raggiungibile.
sdk-stored-value = Il valore salvato "{ $key }" non è utilizzabile. Avvisa l'assistenza.
sdk-queue = Al momento la piattaforma non può mettere nulla in coda.

sdk-skip-gone = L'ordine non esiste più.
sdk-skip-test = Gli ordini di prova non vengono inviati.
sdk-skip-open = L'ordine non è ancora completato.
sdk-skip-cancelled = L'ordine è annullato.
sdk-skip-unpaid = L'ordine non è ancora pagato.
sdk-skip-authorized = Il pagamento è solo autorizzato, non ancora incassato.
sdk-skip-partially-paid = L'ordine è pagato solo in parte.
sdk-skip-partially-refunded = L'ordine è rimborsato in parte. Inseriscilo lì a mano.
sdk-skip-refunded = L'ordine è rimborsato.
sdk-skip-voided = Il pagamento è stato annullato.
sdk-flow-off = L'invio degli ordini è disattivato. Attivalo nelle impostazioni del plugin.

sdk-no-lines = L'ordine non contiene articoli.
sdk-quantity-missing = { $line }: manca la quantità.
sdk-quantity-not-positive = { $line }: la quantità deve essere maggiore di zero, non { $quantity }.
sdk-bad-quantity = { $line }: "{ $value }" non è una quantità.
sdk-bad-price = { $line }: "{ $value }" non è un prezzo.
sdk-bad-discount = { $line }: "{ $value }" non è uno sconto.
sdk-bad-vat-rate = { $line }: "{ $value }" non è un'aliquota IVA.
sdk-bad-vat = { $line }: "{ $value }" non è un importo IVA.
sdk-bad-charge = { $label }: l'importo o la sua IVA non è un numero.
sdk-charge-exemption = { $label }: non è addebitata IVA, ma gli articoli dell'ordine hanno motivi diversi. Indica nell'ordine la natura di questa spesa (per esempio N3.1), poi invialo di nuovo.
sdk-bad-credit = Il credito usato, "{ $value }", non è un importo.
sdk-bad-total = Il totale "{ $value }" non è un importo.
sdk-negative-line = { $line }: lo sconto supera il prezzo.
sdk-vat-missing = { $line }: manca l'importo dell'IVA.
sdk-wrong-sum = Il totale dell'ordine è { $total }, ma la somma delle parti è { $sum }. Correggi l'ordine e invialo di nuovo.

sdk-unknown-job = Questa versione del plugin non conosce l'operazione "{ $kind }".

# A kind of work, in the list of jobs
sdk-job-export-order = esportazione di un ordine
