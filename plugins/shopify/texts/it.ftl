### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Tiene allineati i clienti del tuo negozio Shopify e di Framework360, in una direzione o in entrambe.

# Settings
shop = Indirizzo del negozio
shop-help = L'indirizzo che Shopify ha dato al tuo negozio, per esempio my-store.myshopify.com. Poi autorizzi il collegamento in una pagina di Shopify.
client-id = Client ID
client-id-help = Dell'app della piattaforma, dalla pagina di Shopify per gli sviluppatori.
client-secret = Client secret
client-secret-help = Della stessa app. Prova anche che i messaggi vengono da Shopify.
old-client-secret = Client secret precedente
old-client-secret-help = Mentre il secret viene sostituito: quello precedente, finché non è revocato in Shopify. Altrimenti lascia vuoto il campo.
customers-in-help = I nuovi clienti di Shopify e le loro modifiche arrivano in Framework360: nome, e-mail, telefono, indirizzi, tag, nota e consenso alla newsletter. Qui nessuno viene eliminato.
customers-out-help = I clienti creati o modificati in Framework360 vengono creati o modificati in Shopify, con tag, numero di ordini e totale speso. Lì nessuno viene eliminato. Un'iscrizione alla newsletter viene inviata solo con la sua data, e mai sopra una revoca più recente.

# Kinds of work, in the list of jobs
job-customer = cliente su Shopify
job-customer-again = cliente su Shopify, secondo controllo
job-customer-both = cliente su entrambi i lati
job-send-customer = cliente verso Shopify
job-merged = clienti uniti su Shopify
job-privacy = richiesta sulla protezione dei dati
job-uninstalled = rimozione dell'app da Shopify

# What is wrong with a setting
shop-invalid = Questo non è l'indirizzo di un negozio. Inseriscilo come lo mostra Shopify: my-store.myshopify.com.
shop-other-address = { $address } non è l'indirizzo che Shopify ha dato al negozio. Finisce in .myshopify.com; lo trovi in Shopify in Impostazioni, Domini.

# The authorization, and its end
shop-missing = Inserisci l'indirizzo del tuo negozio, my-store.myshopify.com, oppure comincia in Shopify installando lì l'app.
client-missing = Questa piattaforma non è ancora predisposta per Shopify: mancano il client ID e il client secret dell'app. Avvisa l'assistenza.
client-refused = Shopify non accetta il client ID o il client secret della piattaforma. Avvisa l'assistenza.
scopes-missing-write = Shopify non ha concesso tutto il necessario; manca: modificare i clienti (write_customers). Autorizza di nuovo l'app e consenti tutto ciò che chiede.
scopes-missing-merge = Shopify non ha concesso tutto il necessario; manca: seguire le unioni di clienti (read_customer_merge). Autorizza di nuovo l'app e consenti tutto ciò che chiede.
scopes-missing-write-merge = Shopify non ha concesso tutto il necessario; manca: modificare i clienti (write_customers), seguire le unioni di clienti (read_customer_merge). Autorizza di nuovo l'app e consenti tutto ciò che chiede.
scopes-missing-customers = Shopify non ha concesso tutto il necessario; manca: vedere e modificare i clienti (read_customers, write_customers). Autorizza di nuovo l'app e consenti tutto ciò che chiede.
scopes-missing-all = Shopify non ha concesso tutto il necessario; manca: vedere e modificare i clienti (read_customers, write_customers), seguire le unioni di clienti (read_customer_merge). Autorizza di nuovo l'app e consenti tutto ciò che chiede.
authorize-again = Shopify non ammette più l'app: è stata rimossa lì o non è stata usata per 90 giorni. Autorizzala di nuovo dalle impostazioni del plugin.
app-removed = L'app è stata rimossa in Shopify, quindi non si sincronizza più nulla. Per continuare, autorizzala di nuovo dalle impostazioni del plugin.
store-closed = Shopify dice che { $shop } non si può usare: non esiste più, oppure è chiuso o bloccato. Quando sarà riaperto, autorizza di nuovo l'app.
store-unclear = Shopify non ha detto di quale negozio si tratta. Riprova; se il problema resta, avvisa l'assistenza.
back-unsigned = Sei di ritorno da Shopify senza la sua firma: non si può sapere se è stato Shopify a mandarti. Ricomincia dalle impostazioni del plugin.
back-tampered = I dati di ritorno non sono quelli che Shopify ha firmato: sono stati modificati lungo il percorso, oppure il client secret di questa piattaforma è sbagliato. Ricomincia dalle impostazioni del plugin; se il problema resta, avvisa l'assistenza.
back-stale = Il ritorno da Shopify è avvenuto troppo tardi, oppure l'orologio di questa piattaforma è sbagliato. Ricomincia dalle impostazioni del plugin.
back-no-shop = Shopify non ha detto quale negozio ha autorizzato l'app. Ricomincia dalle impostazioni del plugin.
back-no-code = Il ritorno da Shopify è avvenuto senza approvazione. Ricomincia dalle impostazioni del plugin.
back-code-refused = Shopify non accetta questa approvazione: è già stata usata o è troppo vecchia. Ricomincia dalle impostazioni del plugin.
back-other-shop = Hai autorizzato l'app in { $there }, ma le impostazioni indicano { $ours }. Autorizzala in quel negozio, oppure inserisci l'altro indirizzo.
back-closed = Shopify dice che { $shop } ora non si può usare: non esiste, oppure è chiuso o bloccato. Controlla l'indirizzo o riapri lì il negozio, poi ricomincia dalle impostazioni del plugin.
link-unsigned = Questo link di installazione non ha la firma di Shopify. Apri di nuovo l'app da Shopify.
link-tampered = Questo link di installazione non è quello che Shopify ha firmato: è stato modificato lungo il percorso, oppure il client secret di questa piattaforma è sbagliato. Apri di nuovo l'app da Shopify; se il problema resta, avvisa l'assistenza.
link-stale = Questo link di installazione è troppo vecchio, oppure l'orologio di questa piattaforma è sbagliato. Apri di nuovo l'app da Shopify.
link-no-shop = Questo link di installazione non dice per quale negozio è. Apri di nuovo l'app da Shopify.
link-other-shop = Questo link di installazione è per { $there }, ma le impostazioni indicano { $ours }. Apri l'app da quel negozio, oppure inserisci l'altro indirizzo.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify non ci permette di ricevere gli avvisi su { $topic }. Salva di nuovo le impostazioni del plugin; se il problema resta, avvisa l'assistenza. Shopify dice: { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = Il cliente { $number } del tuo negozio Shopify chiede quali suoi dati sono conservati (richiesta { $request }). Questo plugin conserva il collegamento con il cliente { $ours } di qui e somme di controllo, nessun dato personale. Inviagli entro 30 giorni ciò che Framework360 conserva di quel cliente.
privacy-request-unknown = Il cliente { $number } del tuo negozio Shopify chiede quali suoi dati sono conservati (richiesta { $request }). Questo plugin non ne conserva. Controlla se Framework360 ha quel cliente e rispondi entro 30 giorni.
privacy-erase = Il cliente { $number } del tuo negozio Shopify va dimenticato. Il plugin ha dimenticato il collegamento con il cliente { $ours } di qui. Elimina o anonimizza anche qui quel cliente entro 30 giorni, a meno che la legge imponga di conservare i dati.
privacy-erase-unknown = Il cliente { $number } del tuo negozio Shopify va dimenticato. Il plugin non ne conserva nulla. Se Framework360 ha quel cliente, eliminalo o anonimizzalo entro 30 giorni, a meno che la legge imponga di conservare i dati.

# Che cosa dice Shopify
api-throttled = Shopify chiede di rallentare.
api-too-costly = Shopify rifiuta una richiesta perché troppo grande. Avvisa l'assistenza.
api-missing-scope = Shopify non permette all'app di farlo. { $reason } Autorizza di nuovo l'app.
api-protected-data = Shopify nasconde all'app nomi e indirizzi dei clienti: non è approvata per i dati protetti dei clienti. Avvisa l'assistenza; quando sarà approvata, autorizza di nuovo l'app.
api-closed = Il negozio è chiuso o bloccato presso Shopify. Riaprilo lì, poi riprendi la sincronizzazione.
api-no-store = Shopify non conosce questo negozio. Controlla l'indirizzo del negozio nelle impostazioni del plugin.
api-internal = Shopify ha un problema interno.
api-unfit = Shopify non capisce una richiesta. Avvisa l'assistenza. { $reason }
api-refused = Shopify rifiuta il cliente: { $reason }
api-stale = Shopify mostra ancora uno stato precedente del cliente.

# Che cosa è stato tralasciato, benché il resto sia passato
phone-left-out = { $phone } non è un numero di telefono del paese del cliente, quindi non è stato inviato. Inseriscilo con il prefisso del paese, per esempio +41 79 123 45 67.
phone-two-countries = { $phone } può essere un numero di telefono di più paesi in cui il cliente ha un indirizzo, quindi non è stato inviato. Inseriscilo con il prefisso del paese, per esempio +41 79 123 45 67.
phone-country-unknown = Non si sa di quale paese sia il numero di telefono { $phone }, quindi non è stato inviato. Inseriscilo con il prefisso del paese, ad esempio +41 79 123 45 67, oppure inserisci il paese del cliente.
email-taken = L'indirizzo e-mail appartiene al cliente { $number } in Shopify, quindi non è stato inviato. Correggilo da una parte o unisci i due clienti.
phone-taken = Il numero di telefono appartiene al cliente { $number } in Shopify, quindi non è stato inviato. Correggilo da una parte o unisci i due clienti.
email-waits = L'indirizzo e-mail appartiene ancora al cliente { $number } in Shopify, che sta per riceverne un altro. Viene inviato subito dopo.
phone-waits = Il numero di telefono appartiene ancora al cliente { $number } in Shopify, che sta per riceverne un altro. Viene inviato subito dopo.
value-refused = Shopify rifiuta un valore, quindi non è stato inviato. Correggilo qui. Shopify dice: { $reason }
total-currency = Il totale speso è in { $ours }, ma il negozio in Shopify usa { $theirs }, quindi non è stato inviato. Tutto il resto sì.
country-left-out = "{ $country }" non è un paese che Shopify conosce, quindi l'indirizzo è stato inviato senza il paese. Correggilo qui.
province-left-out = "{ $province }" non è una provincia che Shopify conosce in questo paese, quindi l'indirizzo è stato inviato senza la provincia. Correggila qui.
zip-left-out = Shopify non accetta il codice postale { $zip } in questo paese, quindi l'indirizzo è stato inviato senza il codice. Correggilo qui.
address-phone-left-out = Shopify non accetta il numero di telefono { $phone } di un indirizzo, quindi l'indirizzo è stato inviato senza il numero. Inseriscilo con il prefisso del paese, per esempio +41 79 123 45 67.
tag-too-long = Il tag "{ $tag }" supera i 40 caratteri ammessi da Shopify, quindi resta solo qui. Accorcialo qui.
tag-refused = Shopify non accetta il tag "{ $tag }", quindi resta solo qui. Modificalo qui.
tags-over-there = Il cliente ha più tag di quanti ne accetti Shopify: { $count ->
    [one] uno resta
   *[other] { $count } restano
 } solo qui. Togline alcuni da una parte.
tags-over-here = Il cliente ha più tag di quanti ne accetti Framework360: { $count ->
    [one] uno resta
   *[other] { $count } restano
 } solo in Shopify. Togline alcuni da una parte.
addresses-over-here = Il cliente ha più indirizzi di quanti ne accetti Framework360: { $count ->
    [one] uno resta
   *[other] { $count } restano
 } solo in Shopify. Togline alcuni da una parte.

# Perché un cliente non viene allineato
customer-gone-here = Il cliente non esiste più qui.
customer-gone-there = Il cliente è stato eliminato in Shopify. Qui rimane. Per crearlo di nuovo lì, invialo a mano.
customers-out-off = L'invio dei clienti è disattivato. Attivalo nelle impostazioni del plugin o invia il cliente a mano.
customer-nameless = Il cliente { $number } di Shopify non ha ancora né un nome, né un indirizzo e-mail, né un indirizzo postale, né un numero di telefono, quindi non è stato importato. Arriverà da solo appena ne avrà uno.
customer-hidden = Shopify non mostra nulla del cliente { $number }: è stato cancellato lì, o l'app non è approvata per vedere nomi e indirizzi. Nulla è stato modificato. Se il cliente esiste ancora lì, avvisa l'assistenza.
two-there = In Shopify l'indirizzo e-mail appartiene al cliente { $email } e il numero di telefono al cliente { $phone }. Uniscili lì o correggi una parte, poi invia di nuovo il cliente.
phone-two-there = In Shopify il numero di telefono può essere quello del cliente { $one } o del cliente { $other }. Inseriscilo qui con il prefisso del paese, poi invia di nuovo il cliente.
several-here = Il cliente { $number } di Shopify corrisponde a più clienti qui: { $customers }. Uniscili o correggili qui.
maybe-there = Il cliente { $number } in Shopify, { $there }, ha il numero di telefono { $phone }, che può essere quello inserito qui. Poiché i nomi sono diversi, lì è stato creato un nuovo cliente. Se è la stessa persona, unisci i due in Shopify.
maybe-here = Il cliente { $number } di Shopify, { $there }, forse ha lo stesso numero di telefono del cliente { $ours } qui, { $here }. Poiché i nomi sono diversi, qui è stato creato un nuovo cliente. Se è la stessa persona, unisci i due.
email-linked = L'indirizzo e-mail appartiene al cliente { $number } in Shopify, già collegato a un altro cliente qui. Unisci o correggi qui i due clienti.
create-uncertain = Il cliente potrebbe essere stato creato in Shopify oppure no, e senza indirizzo e-mail né telefono non si può ritrovare lì. Verifica lì: se c'è, inserisci il suo numero; altrimenti invialo di nuovo.
adopt-missing = Non c'è nessun cliente { $number } in Shopify. Controlla il numero.
adopt-taken = Il cliente { $number } in Shopify è collegato a un altro cliente qui. Controlla il numero.
merged-two = I clienti { $unlinked } e { $linked } di qui ora sono uno solo in Shopify: { $number }. Solo { $linked } resta collegato. Uniscili qui se sono la stessa persona.

# Modificato da entrambe le parti
kept-there-name = Nome: valori diversi dalle due parti; è stato tenuto quello di Shopify.
kept-there-email = E-mail: valori diversi dalle due parti; è stato tenuto quello di Shopify.
kept-there-phone = Telefono: valori diversi dalle due parti; è stato tenuto quello di Shopify.
kept-there-note = Nota: valori diversi dalle due parti; è stato tenuto quello di Shopify.
kept-there-locale = Lingua: valori diversi dalle due parti; è stato tenuto quello di Shopify.
kept-there-address = Indirizzo: valori diversi dalle due parti; è stato tenuto quello di Shopify.
kept-there-default-address = Indirizzo predefinito: valori diversi dalle due parti; è stato tenuto quello di Shopify.
kept-there-consent = Consenso alla newsletter: valori diversi dalle due parti; è stato tenuto quello di Shopify.
kept-here-name = Nome: valori diversi dalle due parti; è stato tenuto quello di Framework360.
kept-here-email = E-mail: valori diversi dalle due parti; è stato tenuto quello di Framework360.
kept-here-phone = Telefono: valori diversi dalle due parti; è stato tenuto quello di Framework360.
kept-here-note = Nota: valori diversi dalle due parti; è stato tenuto quello di Framework360.
kept-here-locale = Lingua: valori diversi dalle due parti; è stato tenuto quello di Framework360.
kept-here-address = Indirizzo: valori diversi dalle due parti; è stato tenuto quello di Framework360.
kept-here-default-address = Indirizzo predefinito: valori diversi dalle due parti; è stato tenuto quello di Framework360.
kept-here-consent = Consenso alla newsletter: valori diversi dalle due parti; è stato tenuto quello di Framework360.
consent-undated = Il consenso alla newsletter qui non ha una data, quindi non è stato inviato: Shopify lo considererebbe dato adesso. Inserisci qui quando il cliente l'ha dato.
consent-other-address = Consenso alla newsletter: quello noto riguarda un altro indirizzo e-mail e non vale per questo; è rimasto quello che Shopify indica per questo.
consent-withdrawn = Consenso alla newsletter: l'iscrizione non è successiva alla disiscrizione nota per questo indirizzo e-mail, quindi vale la disiscrizione.
consent-later = Per l'orologio di Shopify la data del consenso alla newsletter deve ancora arrivare, quindi non è ancora stato inviato. Sarà inviato più tardi con la sua data; non occorre fare nulla.
consent-again = Per l'orologio di Shopify la data del consenso alla newsletter deve ancora arrivare, quindi non è stato inviato. Invia di nuovo il cliente tra qualche minuto.

# Ciò che Shopify rifiuta
refused-nameless = Shopify vuole di ogni cliente un nome, un numero di telefono o un indirizzo e-mail. Inseriscine uno qui.
phone-alone-unclear = Shopify vuole di ogni cliente un nome, un numero di telefono o un indirizzo e-mail, e di questo c'è solo { $phone }, un numero di telefono di cui non si conosce il paese. Inseriscilo con il prefisso del paese, per esempio +41 79 123 45 67, oppure inserisci un indirizzo in quel paese, un nome o un indirizzo e-mail.
refused-email = Shopify non accetta l'indirizzo e-mail: non è valido. Correggilo qui.
refused-phone = Shopify non accetta un numero di telefono: non è valido. Inseriscilo con il prefisso del paese, per esempio +41 79 123 45 67.
refused-locale = Shopify non accetta la lingua del cliente. Scegline un'altra qui.
refused-country = Shopify non accetta il paese di un indirizzo. Correggilo qui.
refused-province = Shopify non conosce la provincia di un indirizzo nel suo paese. Correggila qui.
refused-zip = Shopify non accetta il codice postale di un indirizzo nel suo paese. Correggilo qui.
refused-long-name = Il nome o il cognome è troppo lungo per Shopify. Accorcialo qui.
refused-long-email = L'indirizzo e-mail è troppo lungo per Shopify. Correggilo qui.
refused-long-phone = Un numero di telefono è troppo lungo per Shopify. Correggilo qui.
refused-long-note = La nota è troppo lunga per Shopify. Accorciala qui.
refused-long-address = Una riga di un indirizzo è troppo lunga per Shopify. Accorciala qui.
refused-long-tag = Un tag è troppo lungo per Shopify. Accorcialo qui.
refused-many-tags = Il cliente ha più tag di quanti ne accetti Shopify. Togline alcuni qui.
