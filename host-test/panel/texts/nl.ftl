# What surrounds every page.
panel = Controlepaneel
plugins = Integraties / Plugins
orders = Bestellingen
products = Producten
customers = Klanten
queue = Wachtrij
activity = Activiteit
sales = Verkoop
synchronization = Synchronisatie
shops = Winkels
shops-none = Er is nog geen winkel. De beheerder van het platform maakt de eerste aan.
search-shops = Naam of id
shops-first = De eerste { $shown } van { $count }: zoek de winkel die je nodig hebt.
platform-settings = Platform
platform-settings-text = Voor de beheerder van het platform: het adres en de toegangsgegevens die voor alle winkels gelden.
public-address = Openbaar adres
public-address-help = Het adres waarop de andere systemen dit platform bereiken: https, zonder schuine streep aan het einde. Zonder dit adres komt er geen webhook aan en kan er niets via autorisatie worden gekoppeld.
platform-missing = Onvolledig
menu = Menu
main-navigation = Hoofdmenu
language = Taal
skip = Naar de inhoud
sign-out = Afmelden
signed-in-as = Aangemeld als { $name }
by-person = door { $name }
path = Pad
as-of = Bijgewerkt om
need-you = { $count ->
    [one] { $count } te bekijken
   *[other] { $count } te bekijken
}
needs-you = te bekijken
back-to-start = Terug naar het begin
back = Terug

# Signing in.
login-needed = Open de link die bij het starten van het paneel werd getoond. Daarmee meld je je aan.
login-resend = Er is nog niets opgeslagen. Open de link in een ander tabblad en laad deze pagina daarna opnieuw: je browser biedt aan om je invoer nog eens te versturen.
login-wrong = Deze link hoort bij een andere start van het paneel. Open de laatste die werd getoond.
signed-out = Je bent afgemeld.

# Why there is no page.
error-not-done = Dat is niet gelukt
error-server = Deze pagina kan op dit moment niet worden geladen
error-server-text = Je bestellingen zijn veilig, en wat wacht gaat vanzelf verder. Probeer het zo nog eens.
error-not-found = Op dit adres is niets te vinden.
ask-operator = Dit kan nog niet: wie het platform beheert, moet eerst iets instellen. Vraag het daar; in het logboek staat wat.
form-broken = Het formulier kwam onvolledig aan. Open de pagina opnieuw en probeer het nog eens.

# Times.
today = Vandaag
yesterday = Gisteren
today-at = vandaag, { $time }
yesterday-at = gisteren, { $time }
date-format = %d-%m-%Y
never = nog nooit
last = Laatste
next = Volgende
since = Sinds { $time }.

# Plugins.
plugins-none-connected = Er is nog geen plugin gekoppeld. Koppel er een om te beginnen.
plugins-in-step = { $count ->
    [one] De gekoppelde plugin loopt synchroon.
   *[other] De { $count } gekoppelde plugins lopen synchroon.
}
plugins-failures = { $count ->
    [one] De plugins zijn gekoppeld; 1 record vraagt je aandacht.
   *[other] De plugins zijn gekoppeld; { $count } records vragen je aandacht.
}
plugins-need-you = { $count ->
    [one] Eén plugin vraagt je aandacht.
   *[other] { $count } plugins vragen je aandacht.
}
plugin-off = Uit
plugin-connected = Gekoppeld
plugin-needs-you = Te bekijken
plugin-waits = Wacht
plugin-broken = Niet te gebruiken
plugin-broken-detail = Deze plugin is op dit moment niet te gebruiken. De beheerder van het platform vindt de reden in het logboek.
todo-paused = De instellingen van { $plugin } moeten worden nagekeken
todo-failed = { $count ->
    [one] 1 record is niet geaccepteerd door { $plugin }
   *[other] { $count } records zijn niet geaccepteerd door { $plugin }
}
todo-uncertain = { $count ->
    [one] Van 1 record is niet zeker of het is aangekomen
   *[other] Van { $count } records is niet zeker of ze zijn aangekomen
}
todo-uncertain-detail = Er wordt niets opnieuw verzonden tot je daar hebt gekeken.
open-settings = Instellingen openen
look-and-decide = Bekijken en beslissen
see-why = Reden bekijken
decide = Beslissen
connect = Koppelen
settings = Instellingen
version = versie { $version }
waits = Wacht
on = Aan
off = Uit
next-once-connected = zodra de plugin gekoppeld is
next-after-decision = na je beslissing
next-now = nu
next-in = { $count ->
    [one] over 1 minuut
   *[other] over { $count } minuten
}
next-when-needed = zodra er iets te verzenden is
next-was-due = had moeten plaatsvinden: { $time }
plugin-late = Te laat
first-import = Eerste import. { $records }: { $done } van { $total }
first-import-so-far = Eerste import. { $records }: tot nu toe { $done }
fetching = { $records }: { $done } van { $total }
fetching-so-far = { $records }: tot nu toe { $done }
hitch-title = De laatste poging is mislukt ({ $work }). Er volgt vanzelf een nieuwe poging: { $time }.
may-call = Mag { $hosts } aanroepen
needs-modules = vereist de module { $modules }
what-is-synchronized = Wat wordt gesynchroniseerd
last-day = Laatste 24 uur
nothing-yet = Nog niets.
sent-count = { $count ->
    [one] 1 verzonden
   *[other] { $count } verzonden
}
failed-count = { $count ->
    [one] 1 mislukt
   *[other] { $count } mislukt
}
attempts-failed-count = { $count ->
    [one] 1 poging mislukt
   *[other] { $count } pogingen mislukt
}
uncertain-count = { $count ->
    [one] 1 te controleren
   *[other] { $count } te controleren
}
synchronize-now = Nu synchroniseren

# A plugin's settings.
answer-not-connected = Nog niet gekoppeld. Vul in wat er wordt gevraagd en bevestig.
answer-off = Uitgeschakeld. De gegevens blijven bewaard: bevestig de instellingen om de plugin weer in te schakelen.
answer-held = Er wachten producten op je beslissing.
answer-waiting = { $count ->
    [one] Gekoppeld. 1 record vraagt je aandacht.
   *[other] Gekoppeld. { $count } records vragen je aandacht.
}
answer-in-step = Gekoppeld, en niets vraagt je aandacht.
api-configuration = API-configuratie
credentials-accepted = Geaccepteerd
oauth-help = Je gaat naar het andere systeem, staat daar de verbinding toe en komt terug.
another-account = Is dit een ander account?
another-account-forget = Het vorige account vergeten
another-account-help = Alleen als de gegevens van een ander account zijn: wat naar het vorige is verstuurd, geldt dan als niet verstuurd, en producten worden opnieuw gekoppeld.
onward-title = Door naar het andere systeem
onward-text = Sta daar de verbinding toe. Daarna kom je automatisch terug.
onward-button = Doorgaan
confirm = Bevestigen
save = Opslaan
secret-saved = Opgeslagen. Plak een andere waarde om te vervangen.
set-but-main-off = Ingesteld; aan zodra de hoofdschakelaar aan is.
switches-once-connected = Kan zodra de plugin gekoppeld is.
settings-once-connected = Kan zodra de plugin gekoppeld is.
more-settings = Meer instellingen
applies-from-now = Geldt voor wat wacht en voor wat vanaf nu wordt verzonden.
not-saved = Niet opgeslagen
refused-fields = Sommige gegevens kunnen niet kloppen of zijn niet geaccepteerd. Corrigeer ze en bevestig opnieuw.
old-settings-stay = De vorige instellingen blijven van kracht.
read-choices = Keuzes opvragen bij { $name }
row-waited-for = { $count ->
    [one] 1 item wacht erop
   *[other] { $count } items wachten erop
}
mapping-theirs-missing = { $value }: kies wat het daar is, of maak de regel leeg.
mapping-ours-missing = In één regel is alleen de rechterkant gekozen: vul de linkerkant in of maak de regel leeg.
mapping-twice = { $value } staat in twee regels: houd er één van.
here = Hier
there = Daar
choose = Kiezen…
held-title = { $count ->
    [one] 1 product zou uit de verkoop worden gehaald
   *[other] { $count } producten zouden uit de verkoop worden gehaald
}
held-short = { $plugin } noemt { $listed ->
    [one] { $listed } product
   *[other] { $listed } producten
}, terwijl er hier { $known ->
    [one] { $known } daarvandaan te koop is
   *[other] { $known } daarvandaan te koop zijn
}. Er is niets uit de verkoop gehaald.
held-text = { $plugin } noemt nog maar { $listed ->
    [one] { $listed } product
   *[other] { $listed } producten
}, terwijl hier { $known ->
    [one] { $known } product daarvandaan te koop is
   *[other] { $known } producten daarvandaan te koop zijn
}; { $count ->
    [one] { $count } zou
   *[other] { $count } zouden
} uit de verkoop worden gehaald. Dat kan een vergissing zijn, daarom is er niets uit de verkoop gehaald. Controleer de producten daar. Klopt de lijst, bevestig die dan.
held-question = { $count ->
    [one] 1 product uit de verkoop halen?
   *[other] { $count } producten uit de verkoop halen?
}
held-button = { $count ->
    [one] 1 product uit de verkoop halen
   *[other] { $count } producten uit de verkoop halen
}
held-consequence = Je klanten zien ze niet meer. Ze blijven in Framework360 en komen weer te koop zodra het andere systeem ze noemt.
held-leave = Te koop laten
read-list-again = Lijst opnieuw lezen
state-heading = Stand van zaken
state = Status
account = Account
last-synchronization = Laatste synchronisatie
not-sent = Niet verzonden
about = Over deze plugin
version-word = Versie
asks-for = Wat de plugin nodig heeft
history = Geschiedenis
switch-off = Uitschakelen
switch-off-question = Deze plugin uitschakelen?
switch-off-consequence = Er wordt niets meer verzonden of overgenomen. De gegevens blijven bewaard, en wat wacht gaat verder zodra de plugin weer aan staat.
leave-on = Aan laten staan
synchronize-after-decision = Kan weer zodra je over de producten hebt beslist.
synchronize-nothing = Er is niets op te halen: er staat geen inkomende richting aan.

# What was done.
done-switched = De schakelaars zijn opgeslagen.
done-saved = Opgeslagen.
done-as-before = Er is niets gewijzigd: alles is zoals het was.
done-connected = De instellingen zijn geaccepteerd en opgeslagen.
done-disabled = De plugin is uitgeschakeld.
done-disabled-left = De plugin is uitgeschakeld. Er is iets van achtergebleven in het andere systeem; bij Activiteit staat wat.
done-synchronizing = De synchronisatie is begonnen.
done-confirmed = De producten zijn uit de verkoop gehaald.
done-again = Er wordt opnieuw verzonden.
done-cancelled = Uit de wachtrij gehaald. Je kunt de records met de hand verzenden.
done-stopped = Gestopt. Wat nog niet verzonden was, blijft hier; je kunt het later met de hand verzenden.
done-there = Genoteerd. Het wordt nu daar opgezocht; hier zie je het resultaat.
done-not-there = Er wordt opnieuw verzonden.
done-not-now = Er is niets gedaan: daar wordt niet meer op gewacht.

# Lists.
search-orders = Nummer, hier of daar, klant, e-mail of id
search-products = Naam, SKU of id
search-customers = Naam, e-mail, telefoon of id
any = Alle
at-plugin = Bij
filter = Filteren
match-count = { $count ->
    [one] 1 resultaat
   *[other] { $count } resultaten
}
remove-filter = dit filter verwijderen
clear-filter = Filter wissen
list-answer = { $all ->
    [one] 1 in totaal.
   *[other] { $all } in totaal.
} Met { $plugin }: { $linked } gekoppeld, { $open } niet gekoppeld, { $queued } in de wachtrij, { $failed } te bekijken.
list-count = { $count ->
    [0] Nog geen.
    [one] 1 in totaal.
   *[other] { $count } in totaal.
}
list-matching = Resultaten: { $count } van { $all }.
list-empty = Hier staat nog niets
list-empty-text = Het komt vanzelf: uit de winkel, of zodra een plugin het overneemt.
list-nothing-found = Geen resultaten
list-nothing-found-text = { $count ->
    [one] Er is er 1, maar die past niet bij het filter.
   *[other] Er zijn er { $count }, maar geen daarvan past bij het filter.
}
go-to-plugins = Naar Integraties / Plugins
select = Selectie
select-name = { $name } selecteren
order = Bestelling
product = Product
customer = Klant
total = Totaal
price = Prijs
email = E-mail
actions = Acties
actions-for = Acties voor { $name }
send-to-menu = Verzenden naar
send-to = Verzenden naar { $name }
send-to-count = { $count } verzenden naar { $name }
selected = geselecteerd
selected-all = { $count ->
    [one] Het enige resultaat is geselecteerd
   *[other] Alle { $count } resultaten zijn geselecteerd, behalve wat je uitvinkt
}
select-all = { $count ->
    [one] Het enige resultaat selecteren
   *[other] Alle { $count } resultaten selecteren
}
nothing-selected = Er is niets geselecteerd. Selecteer minstens één record en verzend dan.
other-number = De vraag ging over { $asked }, maar inmiddels zijn het er { $count }. Er is niets gedaan. Ga terug en kijk opnieuw.
other-records = Er passen intussen andere items, al zijn het er evenveel. Er is niets verstuurd. Bekijk de lijst opnieuw.
newest = Nieuwste
page-empty = Deze pagina is inmiddels leeg
page-empty-text = Wat erop stond, is intussen gewijzigd en staat op een andere pagina.
page-changed = Hier is iets veranderd: tonen
older = Oudere
newer = Nieuwere
off-sale = niet te koop
on-sale = te koop
payment-paid = betaald
payment-open = openstaand
payment-refunded = terugbetaald
order-cancelled = geannuleerd
standing-not-linked = Niet gekoppeld
standing-queued = In de wachtrij
standing-on-hold = Aangehouden
standing-linked = Gekoppeld
standing-failed = Mislukt
standing-uncertain = Te controleren
the-order = Bestelling { $name }
the-product = Product { $name }
the-customer = Klant { $name }

# A record.
history-none = Over dit record afzonderlijk is niets genoteerd: dat gebeurt als het wordt verstuurd of als er iets misgaat. Wat wordt overgenomen, staat als geheel bij de activiteit.
items = Artikelen
item = Artikel
quantity = Aantal
vat = Btw
links = Koppelingen
name = Naam
billing = Factuuradres
shipping = Afleveradres
remark = Notitie
sku = SKU
ean = EAN
stock = Voorraad
phone = Telefoon
tags = Tags
address = Adres

# Reports of sends by hand.
report-title = Rapport { $number }
sent-by-hand = Met de hand verzonden
report-running = Verzenden naar { $plugin }: tot nu toe { $done } van { $count }. Begin: { $time }.
report-answer = { $count ->
    [one] 1 record geselecteerd voor { $plugin }
   *[other] { $count } records geselecteerd voor { $plugin }
}: { $there ->
    [one] { $there } staat daar
   *[other] { $there } staan daar
}, { $failed } te bekijken, { $skipped } overgeslagen. Verzonden: { $time }.
report-leave = Je kunt deze pagina verlaten: het gaat vanzelf verder.
report-stop = { $count ->
    [one] Stoppen: de laatste niet verzenden
   *[other] Stoppen: de andere { $count } niet verzenden
}
progress = Voortgang
show-records = Records tonen
and-more = { $count ->
    [one] en nog 1
   *[other] en nog { $count }
}
send-again-count = { $count ->
    [one] 1 record opnieuw verzenden
   *[other] { $count } records opnieuw verzenden
}
send-all-again = Alle { $count } records opnieuw verzenden
part-sent = Verzonden
part-already-there = Was er al
part-skipped = Overgeslagen
part-failed = Mislukt
part-uncertain = Te controleren
part-waiting = Wachtend

# Queue.
phase-waiting = Wachtend
phase-running = Bezig
phase-paused = Gepauzeerd
phase-parked = Mislukt
phase-uncertain = Te controleren
phase-done = Klaar
phase-skipped = Overgeslagen
by-state = Per status
queue-clear = Niets wacht, niets is mislukt.
queue-by-itself = { $count ->
    [one] Niets vraagt je aandacht. 1 gaat vanzelf verder.
   *[other] Niets vraagt je aandacht. { $count } gaan vanzelf verder.
}
queue-answer = Te bekijken: { $paused ->
    [one] { $paused } wacht
   *[other] { $paused } wachten
} op een instelling, { $failed } mislukt, { $uncertain } te controleren. { $waiting ->
    [one] { $waiting } gaat vanzelf verder.
   *[other] { $waiting } gaan vanzelf verder.
}
queue-nothing = Niets wacht, niets is mislukt
queue-nothing-text = Wat is verzonden, staat bij Activiteit.
uncertain-title = Te controleren: kijk daar en beslis dan
it-is-there = Het staat daar
it-is-there-help = Vul het nummer in dat je daar ziet. De twee worden gekoppeld; er wordt niets verzonden.
number-there = Nummer in
number-needed = Vul het nummer in dat je in het andere systeem ziet.
it-is-not-there = Het staat daar niet
it-is-not-there-help = Het wordt daar aangemaakt. Stond het er toch al, dan staat het er dubbel.
send-again = Opnieuw verzenden
entered-by-hand = Met de hand ingevoerd…
send-again-name = Opnieuw verzenden: { $name }?
send-again-danger = Je hebt gekeken en het staat er niet. Staat het er toch, dan staat het er straks dubbel.
do-not-send = Niet verzenden
failed-title = { $count ->
    [one] 1 mislukt
   *[other] { $count } mislukt
}
send-again-question = { $count ->
    [one] 1 record opnieuw verzenden?
   *[other] { $count } records opnieuw verzenden?
}
send-again-consequence = Met de instellingen zoals ze nu zijn. Waar de reden er nog is, mislukt het weer.
record = Record
attempts-head = Pogingen
attempts = { $count }, laatste { $time }
waiting-title = Wachtend
due-now = gaat meteen
due-at = volgende poging { $time }
cancel-count = { $count ->
    [one] 1 uit de wachtrij halen
   *[other] { $count } uit de wachtrij halen
}
cancel-question = { $count ->
    [one] 1 taak uit de wachtrij halen?
   *[other] { $count } taken uit de wachtrij halen?
}
cancel-consequence = Ze worden niet verzonden. Je kunt de records later met de hand verzenden.
let-them-wait = Laten wachten

# Activity.
activity-quiet = In de laatste 24 uur is er niets gebeurd.
activity-none-sent = In de afgelopen 24 uur is er niets verzonden.
activity-answer = In de laatste 24 uur: { $sent ->
    [one] { $sent } record verzonden
   *[other] { $sent } records verzonden
}, { $failed ->
    [one] { $failed } poging mislukt
   *[other] { $failed } pogingen mislukt
}.
activity-none = Er is nog niets gebeurd
activity-nothing-found = Geen resultaten
chart-label = Verzonden records en mislukte pogingen per halfuur
bar-title = { $time }: { $sent } verzonden, { $failed } mislukt
as-figures = In cijfers
six-hours-from = Zes uur vanaf
plugin = Plugin
what = Gebeurtenis
everything = Alle
what-sent = Verzonden
what-imported = Overgenomen
what-failed = Mislukt
what-skipped = Overgeslagen en opmerkingen
what-settings = Instellingen gewijzigd
event-active = weer ingeschakeld
event-already-there = was er al
event-connected = instellingen geaccepteerd
event-disabled = uitgeschakeld
event-failed = voorlopig mislukt, wordt opnieuw geprobeerd
event-forgotten = koppelingen vergeten
event-held = wacht op je bevestiging
event-imported = overgenomen
event-matched = gekoppeld
event-note = opmerking
event-parked = mislukt
event-paused = te bekijken
event-sent = verzonden
event-decided = handmatig beslist
event-skipped = overgeslagen
event-switched = schakelaars opgeslagen
event-taken = overgenomen
event-uncertain = te controleren

# Live.
todo-setting = { $count ->
    [one] 1 record wacht op een instelling van { $plugin }
   *[other] { $count } records wachten op een instelling van { $plugin }
}
paused-title = Wachten op een instelling
newer-entries = { $count ->
    [one] 1 nieuwere vermelding: tonen
   *[other] { $count } nieuwere vermeldingen: tonen
}
pause = Pauzeren
connection-lost = Geen verbinding: dit is mogelijk verouderd
go-on = Hervatten
