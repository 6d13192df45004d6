### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Houdt de klanten van je Shopify-winkel en van Framework360 gelijk, in één richting of in beide.

# Settings
shop = Adres van de winkel
shop-help = Het adres dat Shopify aan je winkel gaf, bijvoorbeeld my-store.myshopify.com. Daarna sta je de verbinding toe op een pagina van Shopify.
client-id = Client-ID
client-id-help = Van de app van het platform, op de pagina van Shopify voor ontwikkelaars.
client-secret = Client-secret
client-secret-help = Van dezelfde app. Het bewijst ook dat berichten van Shopify komen.
old-client-secret = Oud client-secret
old-client-secret-help = Zolang het secret wordt vervangen: het vorige, tot het bij Shopify is ingetrokken. Anders leeg laten.
customers-in-help = Nieuwe klanten van Shopify en hun wijzigingen komen in Framework360: naam, e-mail, telefoon, adressen, tags, notitie en toestemming voor de nieuwsbrief. Hier wordt niemand verwijderd.
customers-out-help = Klanten die in Framework360 worden aangemaakt of gewijzigd, worden in Shopify aangemaakt of gewijzigd, met tags, aantal bestellingen en totaal besteed bedrag. Daar wordt niemand verwijderd. Een aanmelding voor de nieuwsbrief wordt alleen met datum verzonden, en nooit over een latere intrekking.

# Kinds of work, in the list of jobs
job-customer = klant bij Shopify
job-customer-again = klant bij Shopify, nieuwe controle
job-customer-both = klant aan beide kanten
job-send-customer = klant naar Shopify
job-merged = bij Shopify samengevoegde klanten
job-privacy = privacyverzoek
job-uninstalled = verwijdering van de app bij Shopify

# What is wrong with a setting
shop-invalid = Dit is geen adres van een winkel. Voer het in zoals Shopify het toont: my-store.myshopify.com.
shop-other-address = { $address } is niet het adres dat Shopify de winkel gaf. Het eindigt op .myshopify.com; je vindt het in Shopify onder Instellingen, Domeinen.

# The authorization, and its end
shop-missing = Voer het adres van je winkel in, my-store.myshopify.com, of begin in Shopify door de app daar te installeren.
client-missing = Dit platform is nog niet ingericht voor Shopify: de client-ID en het client-secret van de app ontbreken. Meld dit aan support.
client-refused = Shopify accepteert de client-ID of het client-secret van het platform niet. Meld dit aan support.
scopes-missing-write = Shopify heeft niet alles toegestaan wat nodig is; dit ontbreekt: klanten wijzigen (write_customers). Autoriseer de app opnieuw en sta alles toe waar hij om vraagt.
scopes-missing-merge = Shopify heeft niet alles toegestaan wat nodig is; dit ontbreekt: samenvoegingen van klanten volgen (read_customer_merge). Autoriseer de app opnieuw en sta alles toe waar hij om vraagt.
scopes-missing-write-merge = Shopify heeft niet alles toegestaan wat nodig is; dit ontbreekt: klanten wijzigen (write_customers), samenvoegingen van klanten volgen (read_customer_merge). Autoriseer de app opnieuw en sta alles toe waar hij om vraagt.
scopes-missing-customers = Shopify heeft niet alles toegestaan wat nodig is; dit ontbreekt: klanten zien en wijzigen (read_customers, write_customers). Autoriseer de app opnieuw en sta alles toe waar hij om vraagt.
scopes-missing-all = Shopify heeft niet alles toegestaan wat nodig is; dit ontbreekt: klanten zien en wijzigen (read_customers, write_customers), samenvoegingen van klanten volgen (read_customer_merge). Autoriseer de app opnieuw en sta alles toe waar hij om vraagt.
authorize-again = Shopify laat de app niet meer toe: hij is daar verwijderd, of 90 dagen niet gebruikt. Autoriseer hem opnieuw vanuit de instellingen van de plugin.
app-removed = De app is in Shopify verwijderd, dus er wordt niets meer gesynchroniseerd. Autoriseer hem opnieuw vanuit de instellingen van de plugin om verder te gaan.
store-closed = Shopify zegt dat { $shop } niet gebruikt kan worden: de winkel bestaat niet meer, of is gesloten of geblokkeerd. Autoriseer de app opnieuw zodra hij weer open is.
store-unclear = Shopify zei niet welke winkel dit is. Probeer het opnieuw; helpt dat niet, meld dit dan aan support.
back-unsigned = Je bent zonder handtekening van Shopify teruggekomen; zo is niet te zien of Shopify je stuurde. Begin opnieuw vanuit de instellingen van de plugin.
back-tampered = De gegevens van Shopify zijn niet wat Shopify ondertekende: ze zijn onderweg veranderd, of het client-secret van dit platform klopt niet. Begin opnieuw vanuit de instellingen van de plugin; helpt dat niet, meld dit dan aan support.
back-stale = Je bent te laat van Shopify teruggekomen, of de klok van dit platform loopt verkeerd. Begin opnieuw vanuit de instellingen van de plugin.
back-no-shop = Shopify zei niet welke winkel de app toeliet. Begin opnieuw vanuit de instellingen van de plugin.
back-no-code = Je bent zonder goedkeuring van Shopify teruggekomen. Begin opnieuw vanuit de instellingen van de plugin.
back-code-refused = Shopify accepteert deze goedkeuring niet: die is al gebruikt of te oud. Begin opnieuw vanuit de instellingen van de plugin.
back-other-shop = Je stond de app toe in { $there }, maar in de instellingen staat { $ours }. Sta hem in die winkel toe, of voer het andere adres in.
back-closed = Shopify zegt dat { $shop } nu niet gebruikt kan worden: de winkel bestaat niet, of is gesloten of geblokkeerd. Controleer het adres of open de winkel daar weer, en begin dan opnieuw vanuit de instellingen van de plugin.
link-unsigned = Deze installatielink heeft geen handtekening van Shopify. Open de app nog eens vanuit Shopify.
link-tampered = Deze installatielink is niet de link die Shopify ondertekende: hij is onderweg veranderd, of het client-secret van dit platform klopt niet. Open de app nog eens vanuit Shopify; helpt dat niet, meld dit dan aan support.
link-stale = Deze installatielink is te oud, of de klok van dit platform loopt verkeerd. Open de app nog eens vanuit Shopify.
link-no-shop = Deze installatielink zegt niet voor welke winkel hij is. Open de app nog eens vanuit Shopify.
link-other-shop = Deze installatielink is voor { $there }, maar in de instellingen staat { $ours }. Open de app vanuit die winkel, of voer het andere adres in.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify laat ons geen berichten over { $topic } ontvangen. Sla de instellingen van de plugin opnieuw op; helpt dat niet, meld dit dan aan support. Shopify zegt: { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = Klant { $number } van je Shopify-winkel vraagt welke gegevens worden bewaard (verzoek { $request }). Deze plugin bewaart de koppeling met klant { $ours } hier en controlesommen, geen persoonsgegevens. Stuur die klant binnen 30 dagen wat Framework360 over klant { $ours } bewaart.
privacy-request-unknown = Klant { $number } van je Shopify-winkel vraagt welke gegevens worden bewaard (verzoek { $request }). Deze plugin bewaart er geen. Kijk of Framework360 die klant heeft en antwoord binnen 30 dagen.
privacy-erase = Klant { $number } van je Shopify-winkel moet worden vergeten. De plugin heeft de koppeling met klant { $ours } hier vergeten. Verwijder of anonimiseer die klant hier ook, binnen 30 dagen, tenzij de wet bewaring van de gegevens eist.
privacy-erase-unknown = Klant { $number } van je Shopify-winkel moet worden vergeten. De plugin bewaart niets over die klant. Heeft Framework360 die klant, verwijder of anonimiseer die dan binnen 30 dagen, tenzij de wet bewaring van de gegevens eist.

# Wat Shopify zegt
api-throttled = Shopify vraagt om minder verzoeken.
api-too-costly = Shopify weigert een verzoek omdat het te groot is. Meld dit aan support.
api-missing-scope = Shopify staat de app dit niet toe. { $reason } Autoriseer de app opnieuw.
api-protected-data = Shopify verbergt namen en adressen van klanten voor de app: die is niet goedgekeurd voor beschermde klantgegevens. Neem contact op met support; autoriseer de app opnieuw zodra hij is goedgekeurd.
api-closed = De winkel is bij Shopify gesloten of geblokkeerd. Open hem daar weer en hervat daarna de synchronisatie.
api-no-store = Shopify kent deze winkel niet. Controleer het adres van de winkel in de instellingen van de plugin.
api-internal = Shopify heeft zelf een storing.
api-unfit = Shopify begrijpt een verzoek niet. Meld dit aan support. { $reason }
api-refused = Shopify weigert de klant: { $reason }
api-stale = Shopify toont nog een oudere stand van de klant.

# Wat is weggelaten, hoewel de rest is aangekomen
phone-left-out = { $phone } is geen telefoonnummer in het land van de klant en is niet verzonden. Voer het in met het landnummer, zoals +41 79 123 45 67.
phone-two-countries = { $phone } kan een telefoonnummer zijn van meerdere landen waar de klant een adres heeft en is niet verzonden. Voer het in met het landnummer, zoals +41 79 123 45 67.
phone-country-unknown = Het is niet bekend in welk land { $phone } een telefoonnummer is, dus het is niet verzonden. Voer het in met het landnummer, zoals +41 79 123 45 67, of voer het land van de klant in.
email-taken = Het e-mailadres hoort in Shopify bij klant { $number } en is niet verzonden. Corrigeer het aan één kant of voeg de twee klanten samen.
phone-taken = Het telefoonnummer hoort in Shopify bij klant { $number } en is niet verzonden. Corrigeer het aan één kant of voeg de twee klanten samen.
email-waits = Het e-mailadres hoort in Shopify nog bij klant { $number }, die zo een ander krijgt. Daarna wordt het verzonden.
phone-waits = Het telefoonnummer hoort in Shopify nog bij klant { $number }, die zo een ander krijgt. Daarna wordt het verzonden.
value-refused = Shopify weigert een waarde; die is niet verzonden. Corrigeer die hier. Shopify zegt: { $reason }
total-currency = Het totaal besteed bedrag is in { $ours }, maar de winkel in Shopify rekent in { $theirs }, dus het is niet verzonden. Al het andere wel.
country-left-out = "{ $country }" is geen land dat Shopify kent; het adres is zonder land verzonden. Corrigeer het land hier.
province-left-out = "{ $province }" is geen provincie die Shopify in dit land kent; het adres is zonder provincie verzonden. Corrigeer de provincie hier.
zip-left-out = Shopify accepteert de postcode { $zip } in dit land niet; het adres is zonder postcode verzonden. Corrigeer de postcode hier.
address-phone-left-out = Shopify accepteert het telefoonnummer { $phone } van een adres niet; het adres is zonder dat nummer verzonden. Voer het in met het landnummer, zoals +41 79 123 45 67.
tag-too-long = De tag "{ $tag }" is langer dan de 40 tekens die Shopify accepteert en blijft alleen hier. Kort de tag hier in.
tag-refused = Shopify accepteert de tag "{ $tag }" niet; die blijft alleen hier. Wijzig de tag hier.
tags-over-there = De klant heeft meer tags dan Shopify accepteert: { $count ->
    [one] één ervan blijft
   *[other] { $count } ervan blijven
 } alleen hier. Verwijder er enkele aan één kant.
tags-over-here = De klant heeft meer tags dan Framework360 accepteert: { $count ->
    [one] één ervan blijft
   *[other] { $count } ervan blijven
 } alleen in Shopify. Verwijder er enkele aan één kant.
addresses-over-here = De klant heeft meer adressen dan Framework360 accepteert: { $count ->
    [one] één ervan blijft
   *[other] { $count } ervan blijven
 } alleen in Shopify. Verwijder er enkele aan één kant.

# Waarom een klant niet gelijk wordt getrokken
customer-gone-here = De klant bestaat hier niet meer.
customer-gone-there = De klant is in Shopify verwijderd. Hier blijft de klant bestaan. Verzend de klant met de hand om die daar opnieuw aan te maken.
customers-out-off = Het verzenden van klanten staat uit. Zet het aan in de instellingen van de plugin of verzend de klant met de hand.
customer-nameless = Klant { $number } van Shopify heeft nog geen naam, e-mailadres, postadres of telefoonnummer en is daarom niet overgenomen. Zodra de klant er een van heeft, komt die vanzelf.
customer-hidden = Shopify toont niets van klant { $number }: die is daar gewist, of de app mag geen namen en adressen zien. Er is niets gewijzigd. Bestaat de klant daar nog, meld dit dan aan support.
two-there = In Shopify hoort het e-mailadres bij klant { $email } en het telefoonnummer bij klant { $phone }. Voeg ze daar samen of corrigeer één kant en verzend de klant opnieuw.
phone-two-there = In Shopify kan het telefoonnummer dat van klant { $one } of dat van klant { $other } zijn. Voer het hier in met het landnummer en verzend de klant daarna opnieuw.
several-here = Klant { $number } van Shopify past bij meerdere klanten hier: { $customers }. Voeg ze hier samen of corrigeer ze.
maybe-there = Klant { $number } in Shopify, { $there }, heeft het telefoonnummer { $phone }; dat kan het nummer zijn dat hier is ingevoerd. Omdat de namen verschillen, is daar een nieuwe klant aangemaakt. Is het dezelfde persoon, voeg de twee dan samen in Shopify.
maybe-here = Klant { $number } van Shopify, { $there }, heeft misschien hetzelfde telefoonnummer als klant { $ours } hier, { $here }. Omdat de namen verschillen, is hier een nieuwe klant aangemaakt. Is het dezelfde persoon, voeg de twee dan samen.
email-linked = Het e-mailadres hoort in Shopify bij klant { $number }, die hier aan een andere klant is gekoppeld. Voeg de twee hier samen of corrigeer ze.
create-uncertain = De klant is misschien in Shopify aangemaakt, misschien niet; zonder e-mailadres en telefoonnummer is hij daar niet te vinden. Kijk daar: zo ja, vul het nummer in; zo niet, verzend opnieuw.
adopt-missing = Er is geen klant { $number } in Shopify. Controleer het nummer.
adopt-taken = Klant { $number } in Shopify is aan een andere klant hier gekoppeld. Controleer het nummer.
merged-two = De klanten { $unlinked } en { $linked } hier zijn in Shopify nu één: { $number }. Alleen { $linked } blijft gekoppeld. Voeg ze hier samen als het dezelfde persoon is.

# Aan beide kanten gewijzigd
kept-there-name = Naam: verschillende waarden aan beide kanten; de waarde van Shopify is behouden.
kept-there-email = E-mail: verschillende waarden aan beide kanten; de waarde van Shopify is behouden.
kept-there-phone = Telefoon: verschillende waarden aan beide kanten; de waarde van Shopify is behouden.
kept-there-note = Notitie: verschillende waarden aan beide kanten; de waarde van Shopify is behouden.
kept-there-locale = Taal: verschillende waarden aan beide kanten; de waarde van Shopify is behouden.
kept-there-address = Adres: verschillende waarden aan beide kanten; de waarde van Shopify is behouden.
kept-there-default-address = Standaardadres: verschillende waarden aan beide kanten; de waarde van Shopify is behouden.
kept-there-consent = Toestemming voor de nieuwsbrief: verschillende waarden aan beide kanten; de waarde van Shopify is behouden.
kept-here-name = Naam: verschillende waarden aan beide kanten; de waarde van Framework360 is behouden.
kept-here-email = E-mail: verschillende waarden aan beide kanten; de waarde van Framework360 is behouden.
kept-here-phone = Telefoon: verschillende waarden aan beide kanten; de waarde van Framework360 is behouden.
kept-here-note = Notitie: verschillende waarden aan beide kanten; de waarde van Framework360 is behouden.
kept-here-locale = Taal: verschillende waarden aan beide kanten; de waarde van Framework360 is behouden.
kept-here-address = Adres: verschillende waarden aan beide kanten; de waarde van Framework360 is behouden.
kept-here-default-address = Standaardadres: verschillende waarden aan beide kanten; de waarde van Framework360 is behouden.
kept-here-consent = Toestemming voor de nieuwsbrief: verschillende waarden aan beide kanten; de waarde van Framework360 is behouden.
consent-undated = De toestemming voor de nieuwsbrief heeft hier geen datum en is daarom niet verzonden: voor Shopify zou die nu zijn gegeven. Vul hier in wanneer de klant toestemming gaf.
consent-other-address = Toestemming voor de nieuwsbrief: de bekende hoort bij een ander e-mailadres en geldt niet voor dit adres; wat Shopify over dit adres zegt, is behouden.
consent-withdrawn = Toestemming voor de nieuwsbrief: de aanmelding is niet later dan de afmelding die voor dit e-mailadres bekend is, dus geldt de afmelding.
consent-later = Volgens de klok van Shopify ligt de datum van de toestemming voor de nieuwsbrief nog in de toekomst, daarom is die nog niet verzonden. Dat gebeurt later, met de datum; je hoeft niets te doen.
consent-again = Volgens de klok van Shopify ligt de datum van de toestemming voor de nieuwsbrief nog in de toekomst, daarom is die niet verzonden. Verzend de klant over een paar minuten opnieuw.

# Wat Shopify weigert
refused-nameless = Shopify wil van elke klant een naam, een telefoonnummer of een e-mailadres. Voer er hier één van in.
phone-alone-unclear = Shopify wil van elke klant een naam, een telefoonnummer of een e-mailadres, en van deze is er alleen { $phone }, een telefoonnummer waarvan het land niet bekend is. Voer het in met het landnummer, zoals +41 79 123 45 67, of voer een adres in dat land, een naam of een e-mailadres in.
refused-email = Shopify accepteert het e-mailadres niet: het is ongeldig. Corrigeer het hier.
refused-phone = Shopify accepteert een telefoonnummer niet: het is ongeldig. Voer het in met het landnummer, zoals +41 79 123 45 67.
refused-locale = Shopify accepteert de taal van de klant niet. Kies hier een andere.
refused-country = Shopify accepteert het land van een adres niet. Corrigeer het hier.
refused-province = Shopify kent de provincie van een adres niet in dat land. Corrigeer die hier.
refused-zip = Shopify accepteert de postcode van een adres niet in dat land. Corrigeer hem hier.
refused-long-name = De voor- of achternaam is te lang voor Shopify. Kort hem hier in.
refused-long-email = Het e-mailadres is te lang voor Shopify. Corrigeer het hier.
refused-long-phone = Een telefoonnummer is te lang voor Shopify. Corrigeer het hier.
refused-long-note = De notitie is te lang voor Shopify. Kort die hier in.
refused-long-address = Een regel van een adres is te lang voor Shopify. Kort hem hier in.
refused-long-tag = Een tag is te lang voor Shopify. Kort hem hier in.
refused-many-tags = De klant heeft meer tags dan Shopify accepteert. Verwijder er hier enkele.
