# What surrounds every page.
panel = Kontrollpanel
plugins = Integrationen / Plugins
orders = Bestellungen
products = Produkte
customers = Kunden
queue = Warteschlange
activity = Aktivität
sales = Verkäufe
synchronization = Synchronisation
shops = Shops
shops-none = Es gibt noch keinen Shop. Den ersten legt der Betreiber der Plattform an.
search-shops = Name oder ID
shops-first = Die ersten { $shown } von { $count }: Suche den gewünschten Shop.
platform-settings = Plattform
platform-settings-text = Für den Betreiber der Plattform: die Adresse und die Zugangsdaten, die für alle Shops gelten.
public-address = Öffentliche Adresse
public-address-help = Unter ihr erreichen die anderen Systeme diese Plattform: https, ohne Schrägstrich am Ende. Ohne sie kommt kein Webhook an, und keine Verbindung per Autorisierung ist möglich.
platform-missing = Unvollständig
menu = Menü
main-navigation = Hauptmenü
language = Sprache
skip = Zum Inhalt
sign-out = Abmelden
signed-in-as = Angemeldet als { $name }
by-person = von { $name }
path = Pfad
as-of = Stand
need-you = { $count ->
    [one] { $count } zu klären
   *[other] { $count } zu klären
}
needs-you = zu klären
back-to-start = Zur Startseite
back = Zurück

# Signing in.
login-needed = Öffne den Link, der beim Start des Panels ausgegeben wurde. Damit meldest du dich an.
login-resend = Noch wurde nichts gespeichert. Öffne den Link in einem anderen Tab und lade dann diese Seite neu: Dein Browser bietet an, deine Eingaben noch einmal zu senden.
login-wrong = Dieser Link gehört zu einem anderen Start des Panels. Öffne den zuletzt ausgegebenen.
signed-out = Du bist abgemeldet.

# Why there is no page.
error-not-done = Das hat nicht geklappt
error-server = Diese Seite kann gerade nicht geladen werden
error-server-text = Deine Bestellungen sind sicher, und was wartet, geht von selbst weiter. Versuche es gleich noch einmal.
error-not-found = Unter dieser Adresse gibt es nichts.
ask-operator = Das geht noch nicht: Wer die Plattform betreibt, muss erst etwas einrichten. Frage dort nach; im Protokoll steht, was.
form-broken = Das Formular kam unvollständig an. Öffne die Seite erneut und versuche es noch einmal.

# Times.
today = Heute
yesterday = Gestern
today-at = heute, { $time }
yesterday-at = gestern, { $time }
date-format = %d.%m.%Y
never = noch nie
last = Letzte
next = Nächste
since = Seit { $time }.

# Plugins.
plugins-none-connected = Noch ist kein Plugin verbunden. Verbinde eines, um zu beginnen.
plugins-in-step = { $count ->
    [one] Das verbundene Plugin ist synchron.
   *[other] Die { $count } verbundenen Plugins sind synchron.
}
plugins-failures = { $count ->
    [one] Die Plugins sind verbunden; 1 Datensatz ist zu klären.
   *[other] Die Plugins sind verbunden; { $count } Datensätze sind zu klären.
}
plugins-need-you = { $count ->
    [one] Bei einem Plugin ist etwas zu klären.
   *[other] Bei { $count } Plugins ist etwas zu klären.
}
plugin-off = Aus
plugin-connected = Verbunden
plugin-needs-you = Zu klären
plugin-waits = Wartet
plugin-broken = Nicht nutzbar
plugin-broken-detail = Dieses Plugin ist zurzeit nicht nutzbar. Der Betreiber der Plattform findet den Grund im Protokoll.
todo-paused = Die Einstellungen von { $plugin } müssen überprüft werden
todo-failed = { $count ->
    [one] 1 Datensatz wurde von { $plugin } nicht angenommen
   *[other] { $count } Datensätze wurden von { $plugin } nicht angenommen
}
todo-uncertain = { $count ->
    [one] Bei 1 Datensatz ist unklar, ob er angekommen ist
   *[other] Bei { $count } Datensätzen ist unklar, ob sie angekommen sind
}
todo-uncertain-detail = Es wird nichts erneut gesendet, bis du dort nachgesehen hast.
open-settings = Einstellungen öffnen
look-and-decide = Ansehen und entscheiden
see-why = Grund ansehen
decide = Entscheiden
connect = Verbinden
settings = Einstellungen
version = Version { $version }
waits = Wartet
on = An
off = Aus
next-once-connected = sobald es verbunden ist
next-after-decision = nach deiner Entscheidung
next-now = jetzt
next-in = { $count ->
    [one] in 1 Minute
   *[other] in { $count } Minuten
}
next-when-needed = sobald es etwas zu senden gibt
next-was-due = war fällig: { $time }
plugin-late = Verspätet
first-import = Erster Import. { $records }: { $done } von { $total }
first-import-so-far = Erster Import. { $records }: bisher { $done }
fetching = { $records }: { $done } von { $total }
fetching-so-far = { $records }: bisher { $done }
hitch-title = Der letzte Versuch ist fehlgeschlagen ({ $work }). Der nächste folgt von selbst: { $time }.
may-call = Darf ansprechen: { $hosts }
needs-modules = braucht das Modul { $modules }
what-is-synchronized = Was synchronisiert wird
last-day = Letzte 24 Stunden
nothing-yet = Noch nichts.
sent-count = { $count ->
    [one] 1 gesendet
   *[other] { $count } gesendet
}
failed-count = { $count ->
    [one] 1 fehlgeschlagen
   *[other] { $count } fehlgeschlagen
}
attempts-failed-count = { $count ->
    [one] 1 Versuch fehlgeschlagen
   *[other] { $count } Versuche fehlgeschlagen
}
uncertain-count = { $count ->
    [one] 1 zu prüfen
   *[other] { $count } zu prüfen
}
synchronize-now = Jetzt synchronisieren

# A plugin's settings.
answer-not-connected = Noch nicht verbunden. Gib ein, was verlangt wird, und bestätige.
answer-off = Ausgeschaltet. Seine Daten bleiben erhalten: Bestätige die Einstellungen, um es wieder einzuschalten.
answer-held = Produkte warten auf deine Entscheidung.
answer-waiting = { $count ->
    [one] Verbunden. 1 Datensatz ist zu klären.
   *[other] Verbunden. { $count } Datensätze sind zu klären.
}
answer-in-step = Verbunden, und nichts ist zu klären.
api-configuration = API-Konfiguration
credentials-accepted = Angenommen
oauth-help = Du wirst zum anderen System weitergeleitet, erlaubst dort die Verbindung und kommst zurück.
another-account = Ist das ein anderes Konto?
another-account-forget = Das bisherige Konto vergessen
another-account-help = Nur wenn die Zugangsdaten zu einem anderen Konto gehören: Was an das bisherige gesendet wurde, gilt dann als nicht gesendet, und Produkte werden neu zugeordnet.
onward-title = Weiter zum anderen System
onward-text = Erlaube dort die Verbindung. Danach kommst du automatisch zurück.
onward-button = Weiter
confirm = Bestätigen
save = Speichern
secret-saved = Gespeichert. Zum Ersetzen neuen Wert einfügen.
set-but-main-off = Eingestellt; an, sobald der Hauptschalter an ist.
switches-once-connected = Möglich, sobald das Plugin verbunden ist.
settings-once-connected = Möglich, sobald das Plugin verbunden ist.
more-settings = Weitere Einstellungen
applies-from-now = Gilt für alles, was wartet, und für alles, was ab jetzt gesendet wird.
not-saved = Nicht gespeichert
refused-fields = Einige Angaben können nicht stimmen oder wurden nicht angenommen. Korrigiere sie und bestätige erneut.
old-settings-stay = Die bisherigen Einstellungen gelten weiter.
read-choices = Auswahl bei { $name } abfragen
row-waited-for = { $count ->
    [one] 1 Eintrag wartet darauf
   *[other] { $count } Einträge warten darauf
}
mapping-theirs-missing = { $value }: Wähle die Entsprechung oder leere die Zeile.
mapping-ours-missing = In einer Zeile ist nur die rechte Seite gewählt: Fülle die linke aus oder leere die Zeile.
mapping-twice = { $value } steht in zwei Zeilen: Lass nur eine davon stehen.
here = Hier
there = Dort
choose = Auswählen…
held-title = { $count ->
    [one] 1 Produkt würde aus dem Verkauf genommen
   *[other] { $count } Produkte würden aus dem Verkauf genommen
}
held-short = { $plugin } nennt { $listed ->
    [one] { $listed } Produkt
   *[other] { $listed } Produkte
}, obwohl hier { $known ->
    [one] { $known } von dort im Verkauf ist
   *[other] { $known } von dort im Verkauf sind
}. Es blieb alles im Verkauf.
held-text = { $plugin } nennt nur { $listed ->
    [one] { $listed } Produkt
   *[other] { $listed } Produkte
}, obwohl hier { $known ->
    [one] { $known } Produkt von dort im Verkauf ist
   *[other] { $known } Produkte von dort im Verkauf sind
}; { $count ->
    [one] { $count } würde
   *[other] { $count } würden
} aus dem Verkauf genommen. Das kann ein Fehler sein, deshalb blieb alles im Verkauf. Prüfe die Produkte dort. Stimmt die Liste, bestätige sie.
held-question = { $count ->
    [one] 1 Produkt aus dem Verkauf nehmen?
   *[other] { $count } Produkte aus dem Verkauf nehmen?
}
held-button = { $count ->
    [one] 1 Produkt aus dem Verkauf nehmen
   *[other] { $count } Produkte aus dem Verkauf nehmen
}
held-consequence = Deine Kunden sehen sie nicht mehr. Sie bleiben in Framework360 und kommen wieder in den Verkauf, sobald das andere System sie nennt.
held-leave = Im Verkauf lassen
read-list-again = Liste neu einlesen
state-heading = Aktueller Stand
state = Zustand
account = Konto
last-synchronization = Letzte Synchronisation
not-sent = Nicht gesendet
about = Über dieses Plugin
version-word = Version
asks-for = Was es benötigt
history = Verlauf
switch-off = Ausschalten
switch-off-question = Dieses Plugin ausschalten?
switch-off-consequence = Es wird nichts mehr gesendet oder übernommen. Die Daten bleiben erhalten, und was wartet, geht weiter, sobald das Plugin wieder an ist.
leave-on = Eingeschaltet lassen
synchronize-after-decision = Wieder möglich, sobald du über die Produkte entschieden hast.
synchronize-nothing = Es gibt nichts zu übernehmen: Keine eingehende Richtung ist an.

# What was done.
done-switched = Die Schalter sind gespeichert.
done-saved = Gespeichert.
done-as-before = Es wurde nichts geändert: Alles ist, wie es war.
done-connected = Die Einstellungen wurden angenommen und gespeichert.
done-disabled = Das Plugin ist ausgeschaltet.
done-disabled-left = Das Plugin ist ausgeschaltet. Etwas davon blieb im anderen System; was, steht unter Aktivität.
done-synchronizing = Die Synchronisation hat begonnen.
done-confirmed = Die Produkte wurden aus dem Verkauf genommen.
done-again = Es wird erneut gesendet.
done-cancelled = Aus der Warteschlange genommen. Du kannst die Datensätze von Hand senden.
done-stopped = Angehalten. Was noch nicht gesendet war, bleibt hier; du kannst es später von Hand senden.
done-there = Vermerkt. Es wird jetzt dort nachgesehen; das Ergebnis steht dann hier.
done-not-there = Es wird erneut gesendet.
done-not-now = Es wurde nichts getan: Darauf wird nicht mehr gewartet.

# Lists.
search-orders = Nummer, hier oder dort, Kunde, E-Mail oder ID
search-products = Name, SKU oder ID
search-customers = Name, E-Mail, Telefon oder ID
any = Alle
at-plugin = Bei
filter = Filtern
match-count = { $count ->
    [one] 1 Treffer
   *[other] { $count } Treffer
}
remove-filter = diesen Filter entfernen
clear-filter = Filter zurücksetzen
list-answer = { $all ->
    [one] 1 insgesamt.
   *[other] { $all } insgesamt.
} Mit { $plugin }: { $linked } verknüpft, { $open } nicht verknüpft, { $queued } eingereiht, { $failed } zu klären.
list-count = { $count ->
    [0] Noch keine.
    [one] 1 insgesamt.
   *[other] { $count } insgesamt.
}
list-matching = Treffer: { $count } von { $all }.
list-empty = Hier ist noch nichts
list-empty-text = Es kommt von selbst: aus dem Shop oder sobald ein Plugin es übernimmt.
list-nothing-found = Keine Treffer
list-nothing-found-text = { $count ->
    [one] Es gibt 1 Eintrag, aber er passt nicht zum Filter.
   *[other] Es gibt { $count } Einträge, aber keiner passt zum Filter.
}
go-to-plugins = Zu Integrationen / Plugins
select = Auswahl
select-name = { $name } auswählen
order = Bestellung
product = Produkt
customer = Kunde
total = Gesamtbetrag
price = Preis
email = E-Mail
actions = Aktionen
actions-for = Aktionen für { $name }
send-to-menu = Senden an
send-to = An { $name } senden
send-to-count = { $count } an { $name } senden
selected = ausgewählt
selected-all = { $count ->
    [one] Der einzige Treffer ist ausgewählt
   *[other] Alle { $count } Treffer sind ausgewählt, ohne die, die du abwählst
}
select-all = { $count ->
    [one] Den einzigen Treffer auswählen
   *[other] Alle { $count } Treffer auswählen
}
nothing-selected = Es ist nichts ausgewählt. Wähle mindestens einen Datensatz aus und sende dann.
other-number = Gefragt wurde nach { $asked }, inzwischen sind es { $count }. Es wurde nichts getan. Geh zurück und sieh noch einmal nach.
other-records = Inzwischen passen andere Einträge, wenn auch gleich viele. Es wurde nichts gesendet. Sieh die Liste noch einmal an.
newest = Neueste
page-empty = Diese Seite ist inzwischen leer
page-empty-text = Was hier stand, hat sich inzwischen geändert und steht auf einer anderen Seite.
page-changed = Hier hat sich etwas geändert: anzeigen
older = Ältere
newer = Neuere
off-sale = nicht im Verkauf
on-sale = im Verkauf
payment-paid = bezahlt
payment-open = offen
payment-refunded = erstattet
order-cancelled = storniert
standing-not-linked = Nicht verknüpft
standing-queued = Eingereiht
standing-on-hold = Angehalten
standing-linked = Verknüpft
standing-failed = Fehlgeschlagen
standing-uncertain = Zu prüfen
the-order = Bestellung { $name }
the-product = Produkt { $name }
the-customer = Kunde { $name }

# A record.
history-none = Zu diesem Datensatz allein wurde nichts vermerkt: Das geschieht, wenn er gesendet wird oder etwas nicht klappt. Importe stehen als Ganzes unter Aktivität.
items = Artikel
item = Artikel
quantity = Menge
vat = MwSt.
links = Verknüpfungen
name = Name
billing = Rechnungsadresse
shipping = Lieferadresse
remark = Notiz
sku = SKU
ean = EAN
stock = Bestand
phone = Telefon
tags = Tags
address = Adresse

# Reports of sends by hand.
report-title = Bericht { $number }
sent-by-hand = Von Hand gesendet
report-running = Senden an { $plugin }: bisher { $done } von { $count }. Beginn: { $time }.
report-answer = { $count ->
    [one] 1 Datensatz für { $plugin } ausgewählt
   *[other] { $count } Datensätze für { $plugin } ausgewählt
}: { $there } dort, { $failed } zu klären, { $skipped } ausgelassen. Gesendet: { $time }.
report-leave = Du kannst diese Seite verlassen: Es geht von selbst weiter.
report-stop = { $count ->
    [one] Anhalten: den letzten nicht senden
   *[other] Anhalten: die übrigen { $count } nicht senden
}
progress = Fortschritt
show-records = Datensätze anzeigen
and-more = { $count ->
    [one] und 1 weiterer
   *[other] und { $count } weitere
}
send-again-count = { $count ->
    [one] 1 Datensatz erneut senden
   *[other] { $count } Datensätze erneut senden
}
send-all-again = Alle { $count } Datensätze erneut senden
part-sent = Gesendet
part-already-there = Schon dort
part-skipped = Ausgelassen
part-failed = Fehlgeschlagen
part-uncertain = Zu prüfen
part-waiting = Wartend

# Queue.
phase-waiting = Wartend
phase-running = In Arbeit
phase-paused = Angehalten
phase-parked = Fehlgeschlagen
phase-uncertain = Zu prüfen
phase-done = Fertig
phase-skipped = Ausgelassen
by-state = Nach Zustand
queue-clear = Nichts wartet, nichts ist fehlgeschlagen.
queue-by-itself = { $count ->
    [one] Nichts ist zu klären. 1 läuft von selbst.
   *[other] Nichts ist zu klären. { $count } laufen von selbst.
}
queue-answer = Zu klären: { $paused ->
    [one] { $paused } wartet
   *[other] { $paused } warten
} auf eine Einstellung, { $failed } fehlgeschlagen, { $uncertain } zu prüfen. { $waiting ->
    [one] { $waiting } läuft von selbst.
   *[other] { $waiting } laufen von selbst.
}
queue-nothing = Nichts wartet, nichts ist fehlgeschlagen
queue-nothing-text = Was gesendet wurde, steht unter Aktivität.
uncertain-title = Zu prüfen: dort nachsehen, dann entscheiden
it-is-there = Es ist dort
it-is-there-help = Gib die Nummer ein, die du dort siehst. Beide werden verknüpft; gesendet wird nichts.
number-there = Nummer in
number-needed = Gib die Nummer ein, die du im anderen System siehst.
it-is-not-there = Es ist nicht dort
it-is-not-there-help = Es wird dort angelegt. War es doch schon dort, ist es danach doppelt.
send-again = Erneut senden
entered-by-hand = Von Hand erfasst…
send-again-name = Erneut senden: { $name }?
send-again-danger = Du hast nachgesehen, und es ist nicht dort. Ist es doch dort, ist es danach doppelt.
do-not-send = Nicht senden
failed-title = { $count ->
    [one] 1 fehlgeschlagen
   *[other] { $count } fehlgeschlagen
}
send-again-question = { $count ->
    [one] 1 Datensatz erneut senden?
   *[other] { $count } Datensätze erneut senden?
}
send-again-consequence = Mit den Einstellungen, wie sie jetzt sind. Wo der Grund noch besteht, scheitert es wieder.
record = Datensatz
attempts-head = Versuche
attempts = { $count }, zuletzt { $time }
waiting-title = Wartend
due-now = geht sofort
due-at = nächster Versuch { $time }
cancel-count = { $count ->
    [one] 1 aus der Warteschlange nehmen
   *[other] { $count } aus der Warteschlange nehmen
}
cancel-question = { $count ->
    [one] 1 Aufgabe aus der Warteschlange nehmen?
   *[other] { $count } Aufgaben aus der Warteschlange nehmen?
}
cancel-consequence = Es wird nichts gesendet. Du kannst die Datensätze später von Hand senden.
let-them-wait = Warten lassen

# Activity.
activity-quiet = In den letzten 24 Stunden ist nichts geschehen.
activity-none-sent = In den letzten 24 Stunden wurde nichts gesendet.
activity-answer = In den letzten 24 Stunden: { $sent ->
    [one] { $sent } Datensatz gesendet
   *[other] { $sent } Datensätze gesendet
}, { $failed ->
    [one] { $failed } Versuch fehlgeschlagen
   *[other] { $failed } Versuche fehlgeschlagen
}.
activity-none = Es ist noch nichts geschehen
activity-nothing-found = Keine Treffer
chart-label = Gesendete Datensätze und fehlgeschlagene Versuche je halbe Stunde
bar-title = { $time }: { $sent } gesendet, { $failed } fehlgeschlagen
as-figures = In Zahlen
six-hours-from = Sechs Stunden ab
plugin = Plugin
what = Ereignis
everything = Alle
what-sent = Gesendet
what-imported = Übernommen
what-failed = Fehlgeschlagen
what-skipped = Ausgelassen und Hinweise
what-settings = Einstellungen geändert
event-active = wieder eingeschaltet
event-already-there = schon dort
event-connected = Einstellungen angenommen
event-disabled = ausgeschaltet
event-failed = vorerst fehlgeschlagen, wird erneut versucht
event-forgotten = Verknüpfungen vergessen
event-held = wartet auf deine Bestätigung
event-imported = übernommen
event-matched = verknüpft
event-note = Hinweis
event-parked = fehlgeschlagen
event-paused = zu klären
event-sent = gesendet
event-decided = von Hand entschieden
event-skipped = ausgelassen
event-switched = Schalter gespeichert
event-taken = übernommen
event-uncertain = zu prüfen

# Live.
todo-setting = { $count ->
    [one] 1 Datensatz wartet auf eine Einstellung von { $plugin }
   *[other] { $count } Datensätze warten auf eine Einstellung von { $plugin }
}
paused-title = Warten auf eine Einstellung
newer-entries = { $count ->
    [one] 1 neuerer Eintrag: anzeigen
   *[other] { $count } neuere Einträge: anzeigen
}
pause = Pausieren
connection-lost = Keine Verbindung: Die Anzeige ist vielleicht veraltet
go-on = Fortsetzen
