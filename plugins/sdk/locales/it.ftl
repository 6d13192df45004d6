sdk-not-linked = Non collegato
sdk-linked = Sincronizzato: { $number }
sdk-linked-at = Sincronizzato il { $day }/{ $month }/{ $year }.
sdk-queued = In attesa di invio
sdk-running = Invio in corso
sdk-paused = In sospeso
sdk-failed = Non inviato
sdk-failed-todo = Correggilo e invialo di nuovo.
sdk-attempts = { $count ->
    [one] Provato una volta.
   *[other] Provato { $count } volte.
 }
sdk-uncertain = Da verificare
sdk-uncertain-todo = Verifica se è arrivato. Se c'è, inserisci qui il suo numero; altrimenti invialo di nuovo.

sdk-unreachable = Al momento { $host } non è raggiungibile. Verrà fatto un nuovo tentativo.
sdk-timeout = { $host } non ha risposto in tempo. Verrà fatto un nuovo tentativo.
sdk-broken = La connessione con { $host } si è interrotta. Verrà fatto un nuovo tentativo.
sdk-throttled = { $host } chiede di rallentare. Verrà fatto un nuovo tentativo.
sdk-server-error = { $host } ha un problema interno (errore { $status }). Verrà fatto un nuovo tentativo.
sdk-credentials = { $host } non accetta le credenziali. Controllale nelle impostazioni del plugin.
sdk-refused = { $host } l'ha rifiutato (errore { $status }). { $reason }
sdk-unexpected-status = { $host } ha dato una risposta inattesa (codice { $status }).
sdk-unreadable = { $host } ha dato una risposta incomprensibile.
sdk-too-large = { $host } ha dato una risposta troppo grande.
sdk-not-allowed = Questo plugin non può comunicare con { $host }. Avvisa l'assistenza.
sdk-invalid-request = Non è stato possibile preparare la richiesta per { $host }. Avvisa l'assistenza.

sdk-storage = Al momento l'archivio della piattaforma non è raggiungibile. Verrà fatto un nuovo tentativo.
sdk-stored-value = Il valore salvato "{ $key }" non è utilizzabile. Avvisa l'assistenza.
sdk-queue = Al momento la piattaforma non può metterlo in coda. Verrà fatto un nuovo tentativo.
