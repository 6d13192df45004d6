# What surrounds every page.
panel = Pannello di controllo
plugins = Integrazioni / Plugin
orders = Ordini
products = Prodotti
customers = Clienti
queue = Coda
activity = Attività
sales = Vendite
synchronization = Sincronizzazione
shops = Negozi
shops-none = Non c'è ancora nessun negozio. Il primo lo crea chi gestisce la piattaforma.
search-shops = Nome o id
shops-first = I primi { $shown } di { $count }: cerca quello che ti serve.
platform-settings = Piattaforma
platform-settings-text = Per chi gestisce la piattaforma: l'indirizzo e le credenziali che valgono per tutti i negozi.
public-address = Indirizzo pubblico
public-address-help = L'indirizzo a cui gli altri sistemi raggiungono questa piattaforma: https, senza barra finale. Senza di esso non arrivano webhook e non si può collegare nulla tramite autorizzazione.
platform-missing = Incompleto
menu = Menu
main-navigation = Principale
language = Lingua
skip = Vai al contenuto
sign-out = Esci
signed-in-as = Accesso come { $name }
by-person = di { $name }
path = Percorso
as-of = Aggiornato alle
need-you = { $count ->
    [one] { $count } da vedere
   *[other] { $count } da vedere
}
needs-you = da vedere
back-to-start = Torna all'inizio
back = Indietro

# Signing in.
login-needed = Apri il link mostrato all'avvio del pannello: è quello che ti fa accedere.
login-resend = Non è stato ancora salvato nulla. Apri il link in un'altra scheda, poi ricarica questa pagina: il browser propone di inviare di nuovo ciò che hai inserito.
login-wrong = Questo link è di un altro avvio del pannello. Apri l'ultimo mostrato.
signed-out = Uscita effettuata.

# Why there is no page.
error-not-done = Non ha funzionato
error-server = Al momento non è possibile caricare questa pagina
error-server-text = I tuoi ordini sono al sicuro e ciò che è in attesa prosegue da solo. Riprova tra poco.
error-not-found = A questo indirizzo non c'è nulla.
ask-operator = Per ora non è possibile: chi gestisce la piattaforma deve prima configurare qualcosa. Chiedi a loro; il registro dice che cosa.
form-broken = Il modulo è arrivato incompleto. Riapri la pagina e riprova.

# Times.
today = Oggi
yesterday = Ieri
today-at = oggi, { $time }
yesterday-at = ieri, { $time }
date-format = %d/%m/%Y
never = mai
last = Ultima
next = Prossima
since = Inizio: { $time }.

# Plugins.
plugins-none-connected = Nessun plugin è ancora collegato. Collegane uno per cominciare.
plugins-in-step = { $count ->
    [one] Il plugin collegato è allineato.
   *[other] I { $count } plugin collegati sono allineati.
}
plugins-failures = { $count ->
    [one] I plugin sono collegati; 1 record richiede il tuo intervento.
   *[other] I plugin sono collegati; { $count } record richiedono il tuo intervento.
}
plugins-need-you = { $count ->
    [one] Un plugin richiede il tuo intervento.
   *[other] { $count } plugin richiedono il tuo intervento.
}
plugin-off = Disattivo
plugin-connected = Collegato
plugin-needs-you = Da vedere
plugin-waits = In attesa
plugin-broken = Non utilizzabile
plugin-broken-detail = Al momento questo plugin non è utilizzabile. Chi gestisce la piattaforma trova il motivo nel registro.
todo-paused = Le impostazioni di { $plugin } sono da rivedere
todo-failed = { $count ->
    [one] 1 record non è stato accettato da { $plugin }
   *[other] { $count } record non sono stati accettati da { $plugin }
}
todo-uncertain = { $count ->
    [one] Di 1 record non si sa se è arrivato
   *[other] Di { $count } record non si sa se sono arrivati
}
todo-uncertain-detail = Finché non verifichi lì, nulla viene inviato di nuovo.
open-settings = Apri le impostazioni
look-and-decide = Controlla e decidi
see-why = Vedi perché
decide = Decidi
connect = Collega
settings = Impostazioni
version = versione { $version }
waits = In attesa
on = Attivo
off = Disattivo
next-once-connected = quando sarà collegato
next-after-decision = dopo la tua decisione
next-now = adesso
next-in = { $count ->
    [one] tra 1 minuto
   *[other] tra { $count } minuti
}
next-when-needed = appena c'è qualcosa da inviare
next-was-due = era prevista { $time }
plugin-late = In ritardo
first-import = Prima importazione. { $records }: { $done } di { $total }
first-import-so-far = Prima importazione. { $records }: { $done } finora
fetching = { $records }: { $done } di { $total }
fetching-so-far = { $records }: { $done } finora
hitch-title = L'ultimo tentativo non è riuscito ({ $work }). Verrà ripetuto automaticamente, { $time }.
may-call = Può chiamare { $hosts }
needs-modules = richiede il modulo { $modules }
what-is-synchronized = Che cosa si sincronizza
last-day = Ultime 24 ore
nothing-yet = Ancora nulla.
sent-count = { $count ->
    [one] 1 inviato
   *[other] { $count } inviati
}
failed-count = { $count ->
    [one] 1 non riuscito
   *[other] { $count } non riusciti
}
attempts-failed-count = { $count ->
    [one] 1 tentativo non riuscito
   *[other] { $count } tentativi non riusciti
}
uncertain-count = { $count ->
    [one] 1 da verificare
   *[other] { $count } da verificare
}
synchronize-now = Sincronizza ora

# A plugin's settings.
answer-not-connected = Non ancora collegato. Inserisci i dati richiesti e conferma.
answer-off = Disattivato. I dati sono conservati: conferma le impostazioni per riattivarlo.
answer-held = I prodotti aspettano una tua decisione.
answer-waiting = { $count ->
    [one] Collegato. 1 record richiede il tuo intervento.
   *[other] Collegato. { $count } record richiedono il tuo intervento.
}
answer-in-step = Collegato, e nulla richiede il tuo intervento.
api-configuration = Configurazione API
credentials-accepted = Accettata
oauth-help = Passi all'altro sistema, autorizzi lì il collegamento e torni qui.
another-account = È un altro account?
another-account-forget = Dimentica l'account precedente
another-account-help = Solo se le credenziali sono di un altro account: ciò che è stato inviato al precedente risulterà non inviato e i prodotti verranno abbinati di nuovo.
onward-title = Si passa all'altro sistema
onward-text = Autorizza lì il collegamento. Poi torni qui automaticamente.
onward-button = Continua
confirm = Conferma
save = Salva
secret-saved = Già salvato. Incolla un nuovo valore per sostituirlo.
set-but-main-off = Impostato; attivo quando lo sarà l'interruttore principale.
switches-once-connected = Possibile quando il plugin sarà collegato.
settings-once-connected = Possibile quando il plugin sarà collegato.
more-settings = Altre impostazioni
applies-from-now = Vale per ciò che è in attesa e per ciò che viene inviato da ora in poi.
not-saved = Non salvato
refused-fields = Qualche dato non può essere giusto o non è stato accettato. Correggilo e conferma di nuovo.
old-settings-stay = Restano in vigore le impostazioni di prima.
read-choices = Chiedi a { $name } le scelte possibili
row-waited-for = { $count ->
    [one] 1 elemento lo attende
   *[other] { $count } elementi lo attendono
}
mapping-theirs-missing = { $value }: scegli la corrispondenza, oppure svuota la riga.
mapping-ours-missing = In una riga è scelto solo il lato destro: compila il sinistro, oppure svuota la riga.
mapping-twice = { $value } compare in due righe: lasciane una sola.
here = Qui
there = Nell'altro sistema
choose = Scegli…
held-title = { $count ->
    [one] 1 prodotto verrebbe tolto dalla vendita
   *[other] { $count } prodotti verrebbero tolti dalla vendita
}
held-short = { $plugin } elenca { $listed ->
    [one] { $listed } prodotto
   *[other] { $listed } prodotti
}, mentre qui { $known ->
    [one] è in vendita { $known } prodotto proveniente
   *[other] sono in vendita { $known } prodotti provenienti
} da lì. Nessun prodotto è stato tolto dalla vendita.
held-text = { $plugin } elenca solo { $listed ->
    [one] { $listed } prodotto
   *[other] { $listed } prodotti
}, mentre qui { $known ->
    [one] è in vendita { $known } prodotto proveniente
   *[other] sono in vendita { $known } prodotti provenienti
} da lì; { $count ->
    [one] { $count } verrebbe tolto
   *[other] { $count } verrebbero tolti
} dalla vendita. Potrebbe essere un errore, perciò nessun prodotto è stato tolto dalla vendita. Controlla i prodotti nell'altro sistema. Se l'elenco è giusto, confermalo.
held-question = { $count ->
    [one] Togliere 1 prodotto dalla vendita?
   *[other] Togliere { $count } prodotti dalla vendita?
}
held-button = { $count ->
    [one] Togli 1 prodotto dalla vendita
   *[other] Togli { $count } prodotti dalla vendita
}
held-consequence = I tuoi clienti non li vedranno più. Restano in Framework360 e tornano in vendita quando l'altro sistema li elenca di nuovo.
held-leave = Lasciali in vendita
read-list-again = Rileggi l'elenco
state-heading = Situazione
state = Stato
account = Account
last-synchronization = Ultima sincronizzazione
not-sent = Non inviati
about = Informazioni
version-word = Versione
asks-for = Che cosa richiede
history = Cronologia
switch-off = Disattiva
switch-off-question = Disattivare questo plugin?
switch-off-consequence = Non viene più inviato né importato nulla. I suoi dati vengono conservati e ciò che è in attesa riprende quando torna attivo.
leave-on = Lascialo attivo
synchronize-after-decision = Di nuovo possibile quando avrai deciso sui prodotti.
synchronize-nothing = Non c'è nulla da importare: nessuna direzione in entrata è attiva.

# What was done.
done-switched = Gli interruttori sono stati salvati.
done-saved = Salvato.
done-as-before = Non è cambiato nulla: tutto è come prima.
done-connected = Le impostazioni sono state accettate e salvate.
done-disabled = Il plugin è stato disattivato.
done-disabled-left = Il plugin è stato disattivato. Qualcosa è rimasto nell'altro sistema; che cosa, lo trovi in Attività.
done-synchronizing = La sincronizzazione è iniziata.
done-confirmed = I prodotti sono stati tolti dalla vendita.
done-again = Nuovo invio avviato.
done-cancelled = Tolti dalla coda. Puoi inviare i record a mano.
done-stopped = Invio fermato. Quello che non era ancora partito resta qui: puoi inviarlo a mano più tardi.
done-there = Preso nota. Ora viene cercato nell'altro sistema; qui vedrai l'esito.
done-not-there = Viene inviato di nuovo.
done-not-now = Non è stato fatto nulla: non è più in attesa di questo.

# Lists.
search-orders = Numero, qui o di là, cliente, e-mail o id
search-products = Nome, SKU o id
search-customers = Nome, e-mail, telefono o id
any = Tutti
at-plugin = Presso
filter = Filtra
match-count = { $count ->
    [one] 1 risultato
   *[other] { $count } risultati
}
remove-filter = togli questo filtro
clear-filter = Azzera il filtro
list-answer = { $all ->
    [one] 1 in tutto.
   *[other] { $all } in tutto.
} Con { $plugin }: { $linked ->
    [one] { $linked } collegato
   *[other] { $linked } collegati
}, { $open ->
    [one] { $open } non collegato
   *[other] { $open } non collegati
}, { $queued } in coda, { $failed } da vedere.
list-count = { $count ->
    [0] Ancora nessuno.
    [one] 1 in tutto.
   *[other] { $count } in tutto.
}
list-matching = Risultati: { $count } su { $all }.
list-empty = Qui non c'è ancora nulla
list-empty-text = Arriva da solo: dal negozio, o quando un plugin lo importa.
list-nothing-found = Nessun risultato
list-nothing-found-text = { $count ->
    [one] Ce n'è 1, ma non corrisponde al filtro.
   *[other] Ce ne sono { $count }, ma nessuno corrisponde al filtro.
}
go-to-plugins = Vai a Integrazioni / Plugin
select = Selezione
select-name = Seleziona { $name }
order = Ordine
product = Prodotto
customer = Cliente
total = Totale
price = Prezzo
email = E-mail
actions = Azioni
actions-for = Azioni per { $name }
send-to-menu = Invia a
send-to = Invia a { $name }
send-to-count = Invia { $count } a { $name }
selected = nella selezione
selected-all = { $count ->
    [one] È selezionato l'unico risultato
   *[other] Sono selezionati tutti i { $count } risultati, tranne quelli che deselezioni
}
select-all = { $count ->
    [one] Seleziona l'unico risultato
   *[other] Seleziona tutti i { $count } risultati
}
nothing-selected = Non è selezionato nulla. Seleziona almeno un record, poi invia.
other-number = La conferma riguardava { $asked }, ma ora sono { $count }. Non è stato fatto nulla. Torna indietro e controlla di nuovo.
other-records = Nel frattempo corrispondono altri elementi, anche se sono altrettanti. Non è stato inviato nulla. Guarda di nuovo l'elenco.
newest = Prima pagina
page-empty = Questa pagina ora è vuota
page-empty-text = Ciò che conteneva nel frattempo è cambiato e si trova in un'altra pagina.
page-changed = Qui è cambiato qualcosa: mostra
older = Meno recenti
newer = Più recenti
off-sale = non in vendita
on-sale = in vendita
payment-paid = pagato
payment-open = da pagare
payment-refunded = rimborsato
order-cancelled = annullato
standing-not-linked = Non collegato
standing-queued = In coda
standing-on-hold = In sospeso
standing-linked = Collegato
standing-failed = Non riuscito
standing-uncertain = Da verificare
the-order = Ordine { $name }
the-product = Prodotto { $name }
the-customer = Cliente { $name }

# A record.
history-none = Su questo record in particolare non è stato annotato nulla: succede quando viene inviato o quando qualcosa non va. Ciò che viene importato è annotato nel suo insieme, nell'attività.
items = Articoli
item = Articolo
quantity = Quantità
vat = IVA
links = Collegamenti
name = Nome
billing = Fatturazione
shipping = Spedizione
remark = Nota
sku = SKU
ean = EAN
stock = Giacenza
phone = Telefono
tags = Tag
address = Indirizzo

# Reports of sends by hand.
report-title = Rapporto { $number }
sent-by-hand = Invii manuali
report-running = Invio a { $plugin }: finora { $done } su { $count }. Inizio: { $time }.
report-answer = { $count ->
    [one] 1 record selezionato per { $plugin }
   *[other] { $count } record selezionati per { $plugin }
}: { $there ->
    [one] { $there } presente
   *[other] { $there } presenti
} lì, { $failed } da vedere, { $skipped ->
    [one] { $skipped } tralasciato
   *[other] { $skipped } tralasciati
}. Invio: { $time }.
report-leave = Puoi lasciare questa pagina: l'invio continua da solo.
report-stop = { $count ->
    [one] Ferma: non inviare l'ultimo
    [many] Ferma: non inviare gli altri { $count }
   *[other] Ferma: non inviare gli altri { $count }
}
progress = Avanzamento
show-records = Mostra i record
and-more = { $count ->
    [one] e 1 altro
   *[other] e altri { $count }
}
send-again-count = { $count ->
    [one] Invia di nuovo 1 record
   *[other] Invia di nuovo { $count } record
}
send-all-again = Invia di nuovo tutti i { $count } record
part-sent = Inviato
part-already-there = Già presente
part-skipped = Tralasciato
part-failed = Non riuscito
part-uncertain = Da verificare
part-waiting = In attesa

# Queue.
phase-waiting = In attesa
phase-running = In corso
phase-paused = In pausa
phase-parked = Non riuscito
phase-uncertain = Da verificare
phase-done = Fatto
phase-skipped = Tralasciato
by-state = Per stato
queue-clear = Nulla in attesa, nessun errore.
queue-by-itself = { $count ->
    [one] Nulla richiede il tuo intervento. 1 prosegue da solo.
   *[other] Nulla richiede il tuo intervento. { $count } proseguono da soli.
}
queue-answer = Da vedere: { $paused } in attesa di un'impostazione, { $failed ->
    [one] { $failed } non riuscito
   *[other] { $failed } non riusciti
}, { $uncertain } da verificare. { $waiting ->
    [one] { $waiting } prosegue da solo.
   *[other] { $waiting } proseguono da soli.
}
queue-nothing = Nulla in attesa, nessun errore
queue-nothing-text = Ciò che è stato inviato si trova in Attività.
uncertain-title = Da verificare: controlla lì, poi decidi
it-is-there = C'è già
it-is-there-help = Inserisci il numero che vedi lì: i due vengono collegati e nulla viene inviato.
number-there = Numero in
number-needed = Inserisci il numero che vedi nell'altro sistema.
it-is-not-there = Non c'è
it-is-not-there-help = Viene creato lì. Se invece c'era già, ci sarà due volte.
send-again = Invia di nuovo
entered-by-hand = Inserito a mano…
send-again-name = Inviare di nuovo: { $name }?
send-again-danger = Hai controllato e lì non c'è. Se invece c'è, ci sarà due volte.
do-not-send = Non inviare
failed-title = { $count ->
    [one] 1 non riuscito
   *[other] { $count } non riusciti
}
send-again-question = { $count ->
    [one] Inviare di nuovo 1 record?
   *[other] Inviare di nuovo { $count } record?
}
send-again-consequence = Con le impostazioni attuali. Dove il motivo c'è ancora, l'invio fallisce di nuovo.
record = Record
attempts-head = Tentativi
attempts = { $count }, ultimo { $time }
waiting-title = In attesa
due-now = parte subito
due-at = prossimo tentativo { $time }
cancel-count = { $count ->
    [one] Togli 1 lavoro dalla coda
   *[other] Togli { $count } lavori dalla coda
}
cancel-question = { $count ->
    [one] Togliere 1 lavoro dalla coda?
   *[other] Togliere { $count } lavori dalla coda?
}
cancel-consequence = Non vengono inviati. Potrai inviare i record a mano più tardi.
let-them-wait = Lascia in attesa

# Activity.
activity-quiet = Nelle ultime 24 ore non è successo nulla.
activity-none-sent = Nelle ultime 24 ore non è stato inviato alcun record.
activity-answer = Nelle ultime 24 ore: { $sent ->
    [one] { $sent } record inviato
   *[other] { $sent } record inviati
}, { $failed ->
    [one] { $failed } tentativo non riuscito
   *[other] { $failed } tentativi non riusciti
}.
activity-none = Non è ancora successo nulla
activity-nothing-found = Nessun risultato
chart-label = Record inviati e tentativi non riusciti per mezz'ora
bar-title = { $time }: { $sent ->
    [one] { $sent } inviato
   *[other] { $sent } inviati
}, { $failed ->
    [one] { $failed } non riuscito
   *[other] { $failed } non riusciti
}
as-figures = In cifre
six-hours-from = Sei ore dalle
plugin = Plugin
what = Evento
everything = Tutti
what-sent = Invii
what-imported = Importazioni
what-failed = Non riusciti
what-skipped = Tralasciati e note
what-settings = Modifiche alle impostazioni
event-active = riattivato
event-already-there = già presente
event-connected = impostazioni accettate
event-disabled = disattivato
event-failed = per ora non riuscito, si riprova
event-forgotten = collegamenti dimenticati
event-held = attende la tua conferma
event-imported = importato
event-matched = collegato
event-note = nota
event-parked = non riuscito
event-paused = da vedere
event-sent = inviato
event-decided = deciso a mano
event-skipped = tralasciato
event-switched = interruttori salvati
event-taken = importato
event-uncertain = da verificare

# Live.
todo-setting = { $count ->
    [one] 1 record attende un'impostazione di { $plugin }
   *[other] { $count } record attendono un'impostazione di { $plugin }
}
paused-title = In attesa di un'impostazione
newer-entries = { $count ->
    [one] 1 voce più recente: mostrala
   *[other] { $count } voci più recenti: mostrale
}
pause = Pausa
connection-lost = Nessuna connessione: i dati potrebbero non essere aggiornati
go-on = Riprendi
