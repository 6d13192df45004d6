name = Gestionale Smarty
summary = Verzendt betaalde bestellingen en bestellingen onder rembours naar Smarty en houdt de producten van de winkel gelijk aan Smarty.

api-key = API-sleutel
api-key-help = Je vindt hem in Smarty. Bij het bevestigen wordt hij gecontroleerd.
prices = Prijzen in Smarty
prices-help = Of de prijzen in je Smarty-account inclusief btw zijn.
prices-vat-included = Inclusief btw
prices-vat-excluded = Exclusief btw
tax-ids = Btw-tarieven
tax-ids-help = Alleen nodig als Smarty zijn btw-tarieven niet noemt of er meerdere met hetzelfde percentage heeft: kies voor elk tarief (zoals 22) of elke vrijstelling (zoals N3.1) dat van Smarty.
orders-out-help = Maakt in Smarty een kopie van elke bestelling die betaald is of onder rembours gaat.
products-in-help = Haalt de producten uit Smarty naar de winkel, met categorieën, prijzen, beschrijvingen, afbeeldingen en voorraad, en houdt ze actueel.

key-missing = Vul de API-sleutel in die je van Smarty kreeg.
key-characters = De API-sleutel bevat spaties of onzichtbare tekens. Kopieer hem opnieuw zonder deze.
key-refused = Smarty accepteert de API-sleutel niet. Kopieer hem opnieuw uit Smarty. { $reason }
not-smarty = Het antwoord is niet wat we van Smarty kennen. Probeer het later opnieuw; helpt dat niet, meld dit dan aan support.
prices-unknown = Kies of de prijzen in Smarty inclusief btw zijn.
tax-ids-unreadable = Deze regel van de btw-tarieven kan niet kloppen: { $entry }

skip-currency = Smarty kent alleen euro; deze bestelling is in { $currency }.

charge-rate = { $label }: het btw-tarief ontbreekt en de artikelen hebben er meerdere. Vul in de bestelling het tarief van deze kosten in en verzend die opnieuw.
negative-amount = { $label }: Smarty neemt geen negatief bedrag aan, en geen ander bedrag van de bestelling met hetzelfde btw-tarief is groot genoeg om { $amount } van af te trekken. Voer deze bestelling met de hand in Smarty in.
tax-missing = Smarty heeft geen btw-tarief voor { $rate }. Voeg het toe in Smarty, of kies er een onder Btw-tarieven in de instellingen van de plugin.
tax-ambiguous = Smarty heeft meerdere btw-tarieven voor { $rate }. Kies er een onder Btw-tarieven in de instellingen van de plugin.

smarty-says = Smarty meldt: { $reason }
customer-refused = Smarty heeft de klant geweigerd: { $reason }
order-refused = Smarty heeft de bestelling geweigerd: { $reason }
unclear-customer = Het antwoord van Smarty over de klant is niet te begrijpen.
unclear-order = Smarty gaf geen duidelijk antwoord. De volgende poging kijkt eerst of de bestelling is aangekomen.

lookup-refused = Smarty laat ons niet kijken of de bestelling is aangekomen. { $reason } Kijk daar: zo ja, vul het nummer in; zo niet, verzend opnieuw.
lookup-bounded = De bestelling staat niet bij de nieuwste { $count } in Smarty, maar er zijn er meer. Kijk daar.
page-repeats = De lijst van Smarty herhaalt zich en kan niet worden gelezen.
orders-repeat = Smarty toont steeds dezelfde bestellingen, dus is niet te zien of deze er al staat. Meld aan de support van Smarty dat de lijst met bestellingen niet verder gaat dan de eerste pagina; is dat verholpen, verzend deze bestelling dan opnieuw.
still-there = Bestelling { $number } staat nog in Smarty. Verwijder die daar eerst. Is die weg of geannuleerd, verzend deze dan opnieuw.
adopt-missing = Er is geen bestelling { $number } in Smarty. Controleer het nummer.
adopt-taken = Bestelling { $number } in Smarty hoort al bij een andere bestelling van de winkel.

note-vat-number = Het btw-nummer { $number } heeft een onjuist controlecijfer.
note-tax-code = De fiscale code { $code } heeft een onjuist controleteken.
note-sdi = Vul de SDI-code { $code } in Smarty in: die kan niet worden verzonden.
note-pec = Vul het gecertificeerde e-mailadres { $pec } in Smarty in: dat kan niet worden verzonden.
note-credit = { $amount } is met winkeltegoed betaald; de bestelling wordt met het volledige bedrag verzonden.
note-remark = De opmerking van de klant kan niet worden verzonden: zie de bestelling.
note-taken-off = { $label } ({ $amount }) wordt als korting in de prijzen verzonden: Smarty neemt geen negatief bedrag aan.
note-rounding = { $label } ({ $amount }) zit in Smarty in de prijzen: daar past geen btw-tarief bij.
note-total = In Smarty komt de bestelling op { $there }, in de winkel op { $ours }: een verschil van { $difference }. Controleer en corrigeer dit in Smarty.
note-total-net = In Smarty komt de bestelling op { $there }, in de winkel op { $ours }: een verschil van { $difference }. Smarty houdt de prijzen zonder btw in centen bij, en die leiden niet tot { $ours }. Moeten beide kloppen, voeg daar dan een regel zonder btw toe: { $missing }
note-changed = De bestelling is na het verzenden gewijzigd: vergelijk die met de bestelling in Smarty.
note-cancelled-there = In Smarty is deze bestelling geannuleerd.
tax-unlisted = Smarty noemt zijn btw-tarieven niet. Vul onder Btw-tarieven in de instellingen van de plugin in welk belasting-id van Smarty bij { $rate } hoort.
may-still-arrive = Smarty gaf geen antwoord. Vóór opnieuw verzenden kijken we of de bestelling toch is aangekomen.

shop-currency = Smarty kent alleen euro; deze winkel verkoopt in { $currency }. Producten kunnen alleen worden overgenomen in een winkel in euro.
product-without-id = { $product }: Smarty geeft er geen id voor. Meld dit aan de support van Smarty.
product-without-name = { $product }: de naam ontbreekt. Vul die in Smarty aan.
product-twice = { $product }: Smarty toont het twee keer met dezelfde id en verschillende gegevens. Corrigeer dit in Smarty.
price-negative = { $line }: de prijs { $value } is lager dan nul. Corrigeer die in Smarty.
ean-rounded = { $line }: de streepjescode "{ $value }" is als getal afgerond. Voer in Smarty alle cijfers in.
tax-unknown = { $line }: Smarty zegt niet welk btw-tarief bij zijn belasting-id { $id } hoort. Kies deze id voor een tarief onder Btw-tarieven in de instellingen van de plugin.
tax-none = { $line }: dit heeft geen btw-tarief in Smarty en wordt daarom niet overgenomen. Kies het btw-tarief in Smarty.
variation-without-id = { $product }: Smarty geeft voor een van de varianten geen id. Meld dit aan de support van Smarty.
variation-twice = { $product }: Smarty toont een variant twee keer. Corrigeer dit in Smarty.
smarty-declines = Smarty laat op dit moment niets door. { $reason }
taxes-unread = Smarty noemt zijn btw-tarieven op dit moment niet. Blijft het zo, vul dan de belasting-id's van Smarty in onder Btw-tarieven in de instellingen van de plugin. { $reason }
price-ambiguous = { $line }: de prijs "{ $value }" is op twee manieren te lezen, als duizendtal of met drie decimalen. Schrijf die in Smarty met twee decimalen.
stock-ambiguous = { $line }: de voorraad "{ $value }" is op twee manieren te lezen, als duizendtal of met drie decimalen. Schrijf die in Smarty zonder scheidingsteken of met twee decimalen.

# How an order is recognized in Smarty
reference = Bestelkenmerk
reference-help = Zodat een bestelling nooit dubbel wordt verzonden, krijgt die een kort kenmerk om in Smarty te worden herkend, bijvoorbeeld (ord. 1001-K7Q2MXD3W). Kies waar het staat.
reference-row-name = Achter de naam van het eerste artikel
reference-payment-type = Achter de betaalmethode
reference-none = Nergens: bestellingen van één klant worden dan na elkaar verzonden, en je wordt vaker iets gevraagd
unanswered = Als Smarty niet antwoordt
unanswered-help = Wat er gebeurt met een bestelling die is verzonden, geen antwoord kreeg en drie minuten later niet in Smarty te vinden is.
unanswered-repeat = Opnieuw verzenden
unanswered-ask = Eerst mij vragen
reference-unknown = Kies waar het bestelkenmerk staat.
unanswered-unknown = Kies wat er gebeurt als Smarty niet antwoordt.
job-audit-orders = controle van de bestellingen in Smarty
look-alikes = Misschien staat deze bestelling al in Smarty, zonder het kenmerk: { $numbers }. Kijk daar: is het een van deze, vul dan het nummer in; zo niet, verzend deze dan.
unanswered-asked = Smarty gaf geen antwoord en de bestelling is daar niet te vinden. Kijk daar: staat die er, vul dan het nummer in; zo niet, verzend die dan opnieuw.
another-goes-first = Eerst wordt een andere bestelling naar Smarty verzonden; daarna is deze aan de beurt.
after-restore = De gegevens van het platform zijn uit een back-up teruggezet. Bestellingen wachten enkele minuten, tot zeker is welke Smarty al heeft.
adopt-other = Bestelling { $number } in Smarty draagt het kenmerk van een andere bestelling. Controleer het nummer.
list-moves = De bestellingen in Smarty veranderen sneller dan ze gelezen kunnen worden.
note-doubled = Smarty heeft bestelling { $order } van de winkel meer dan eens. Houd de eerste en annuleer daar de andere: { $numbers }
note-replaced = Bestelling { $order } is in Smarty geannuleerd en in plaats daarvan staat daar { $number }: ze is voortaan daaraan gekoppeld.
note-reference-mixed = Smarty heeft het bestelkenmerk deze keer niet bewaard. Voortaan worden bestellingen van één klant na elkaar verzonden, en misschien wordt je gevraagd of een bestelling er is.
note-customers = Smarty heeft deze klant meermaals (id's { $ids }). De eerste is gebruikt; voeg ze samen in Smarty.
customer-unanswered = Smarty gaf geen antwoord over de nieuwe klant. Vóór opnieuw aanmaken kijken we of die er is.
customer-in-the-making = Een andere bestelling maakt deze klant nu aan in Smarty; daarna is deze aan de beurt.
customer-nameless = De bestelling heeft geen naam en geen e-mailadres. Vul een van beide in en verzend de bestelling daarna opnieuw.
list-hides = De lijst met bestellingen van Smarty eindigt vóór bestellingen die eerder werden getoond. Daarom is niet bekend of deze er staat. Kijk daar: staat die er, vul dan het nummer in; zo niet, verzend die dan.
note-customer-replaced = De klant met id { $gone } bestaat niet meer in Smarty. De bestelling is in plaats daarvan verzonden voor de klant met id { $now }, en de volgende ook.
order-customer-unknown = Smarty weigert de bestelling omdat het de klant met id { $id } niet kent, hoewel die daar net is gevonden of aangemaakt. Controleer de klant in Smarty en verzend de bestelling daarna opnieuw. { $reason }
