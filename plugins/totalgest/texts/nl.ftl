name = TotalGest
summary = Houdt de producten van de winkel en hun voorraad gelijk aan TotalGest, en verzendt elke voltooide bestelling automatisch naar TotalGest.

shop-id = Winkel ID
shop-id-help = De identificatie van je winkel, of werkomgeving, in TotalGest.
owner-id = Eigenaar ID
owner-id-help = De identificatie van de eigenaar, of hoofdgebruiker, in TotalGest.
endpoint = API Endpoint
endpoint-help = Het adres van de API-service van TotalGest, bijvoorbeeld tg00.bweb.ch.
username = Gebruikersnaam
username-help = De gebruikersnaam die toegang geeft tot de API's van TotalGest.
password = Wachtwoord
password-help = Het wachtwoord van deze API-gebruiker. Het wordt bij het opslaan gecontroleerd.
orders-out-help = Besteluitvoer: elke voltooide bestelling komt automatisch in de wachtrij en gaat op de achtergrond naar TotalGest, met factuur- en verzendgegevens, betaalmethode en artikelen.
products-in-help = Productensynchronisatie: elke vijf minuten worden nieuwe en gewijzigde producten uit TotalGest geïmporteerd, met naam, beschrijvingen, verkoopprijs, btw-tarief, SKU, EAN en voorraad.

setting-missing = Dit is nodig: vul in wat je voor TotalGest hebt gekregen.
setting-characters = Dit bevat tekens die niet kunnen kloppen, zoals een regeleinde. Kopieer het opnieuw.
setting-too-long = Dit is langer dan { $limit } tekens en kan niet kloppen. Kopieer het opnieuw.
endpoint-user = Vul het adres in zonder gebruikersnaam en wachtwoord: daarvoor zijn er eigen velden.
endpoint-query = Vul het adres in zonder wat met "?" of "#" begint, bijvoorbeeld tg00.bweb.ch.
endpoint-scheme = "{ $scheme }://" kan hier niet. Vul het adres in met https:// of met niets ervoor, bijvoorbeeld tg00.bweb.ch.
endpoint-unreadable = "{ $value }" is geen internetadres. Vul het in zoals tg00.bweb.ch of https://erp.example.ch/totalgest.

host-unknown = { $host } bestaat niet op het internet. Controleer hoe het adres is geschreven.
host-silent = { $place } antwoordt niet. Controleer het adres; klopt het, probeer het dan later opnieuw.
host-certificate = Het certificaat van { $host } is niet geldig, dus er is niets naartoe verzonden. Controleer het adres of meld dit aan de beheerder van die server.
host-plain = { $host } kan niet zonder versleuteling worden gebruikt. Vul het adres in met https://.
host-not-allowed = { $host } is geen adres op het openbare internet. Vul het adres in waarop TotalGest van buitenaf bereikbaar is.
not-totalgest = Op { $place } antwoordt een andere dienst dan TotalGest. Controleer het adres.
not-totalgest-page = Op { $place } antwoordt een website, en niet de API van TotalGest. Controleer het adres en vraag welk pad de API heeft.
not-totalgest-path = Op { $place } is een server, maar onder dit pad geen API van TotalGest. Controleer het adres.
not-totalgest-moved = { $place } verwijst door naar een ander adres. Vul dat in, als het van TotalGest is. { $target }
other-version = Deze TotalGest gebruikt versie { $version } van de API, die deze plugin niet kent. Meld dit aan support.
credentials-refused = TotalGest accepteert deze gebruikersnaam met dit wachtwoord niet. Controleer beide.
user-refused = TotalGest kent deze gebruiker, maar staat gebruik van de API niet toe. Laat dat in TotalGest toestaan of vul een andere gebruiker in.
shop-unknown = TotalGest kent geen winkel "{ $id }". Controleer de Winkel ID.
owner-unknown = TotalGest kent geen eigenaar "{ $id }" van deze winkel. Controleer de Eigenaar ID.
no-rights = Deze gebruiker heeft geen rechten voor deze winkel en eigenaar. Geef in TotalGest het recht om producten te lezen en bestellingen aan te maken.
no-right-products = Deze gebruiker mag de producten van deze winkel niet lezen. Geef dat recht in TotalGest.
no-right-orders = Deze gebruiker mag voor deze winkel geen bestellingen aanmaken. Geef dat recht in TotalGest.

number-missing = De bestelling heeft geen nummer en kan dus in TotalGest niet worden herkend.
too-long = "{ $value }" is langer dan TotalGest aanneemt ({ $limit } tekens). Kort het in en verzend de bestelling opnieuw.
too-precise = { $line }: een getal heeft meer decimalen dan TotalGest aanneemt.
bad-currency = "{ $value }" is geen valuta.
bad-country = "{ $value }" is geen landcode van twee letters. Corrigeer het adres en verzend de bestelling opnieuw.

create-unclear = TotalGest gaf geen duidelijk antwoord over de bestelling. Opnieuw verzonden kan die niet dubbel aankomen.
session-unclear = TotalGest gaf geen duidelijk antwoord bij het aanmelden.
declines = TotalGest, of iets ervoor zoals een firewall, laat op dit moment niets door. Blijft het zo, meld dit dan aan de support van TotalGest.
refused-order = TotalGest weigert de bestelling: { $reason }
refused-number = TotalGest weigert het nummer van de bestelling: { $reason }
refused-date = TotalGest weigert de datum van de bestelling: { $reason }
refused-currency = TotalGest weigert de valuta: { $reason }
refused-payment = TotalGest weigert de betaling: { $reason }
refused-customer = TotalGest weigert de klant: { $reason }
refused-email = TotalGest weigert het e-mailadres van de klant: { $reason }
refused-billing = TotalGest weigert het factuuradres ({ $field }): { $reason }
refused-shipping = TotalGest weigert het verzendadres ({ $field }): { $reason }
refused-lines = TotalGest weigert de artikelen: { $reason }
refused-line = TotalGest weigert { $line }: { $reason }
refused-line-code = TotalGest weigert de SKU of EAN van { $line }: { $reason }
refused-line-name = TotalGest weigert de naam van { $line }: { $reason }
refused-line-quantity = TotalGest weigert het aantal van { $line }: { $reason }
refused-line-price = TotalGest weigert de prijs of de korting van { $line }: { $reason }
refused-line-vat = TotalGest weigert de btw van { $line }: { $reason }
refused-coupon = TotalGest weigert de kortingscode: { $reason }
refused-credit = TotalGest weigert het gebruikte tegoed: { $reason }
refused-total = TotalGest weigert het totaal: { $reason }
refused-note = TotalGest weigert de opmerking van de klant: { $reason }

number-taken = Bestelling { $number } in TotalGest heeft het nummer van deze bestelling, { $order }, maar een andere inhoud: daar { $there }, hier { $ours }. Misschien hebben twee bestellingen van de winkel hetzelfde nummer, of is deze gewijzigd nadat die was aangekomen. Is het deze, vul dan het nummer in. Opnieuw verzonden wordt die daar een eigen bestelling.
number-taken-unlike = Bestelling { $number } in TotalGest heeft het nummer van deze bestelling, { $order }, maar is misschien een andere: de klant, een adres, de btw of de verzending is anders, of TotalGest vermeldt ze niet. Misschien hebben twee bestellingen van de winkel hetzelfde nummer. Is het deze, vul dan het nummer in. Opnieuw verzonden wordt deze daar een eigen bestelling.
number-before-taken = Bestelling { $number } in TotalGest heeft het nummer dat deze bestelling eerst had, { $before }, maar een andere inhoud: daar { $there }, hier { $ours }. Misschien had een andere bestelling van de winkel dat nummer, of is deze gewijzigd nadat die was aangekomen. Is het deze, vul dan het nummer in. Opnieuw verzonden wordt die daar een eigen bestelling.
number-before-unlike = Bestelling { $number } in TotalGest heeft het nummer dat deze bestelling eerst had, { $before }, maar is misschien een andere: de klant, een adres, de btw of de verzending is anders, of TotalGest vermeldt ze niet. Is het deze, vul dan het nummer in. Opnieuw verzonden wordt deze daar een eigen bestelling.

still-there = Bestelling { $number } staat nog in TotalGest. Verwijder die daar eerst. Is die weg of geannuleerd, verzend deze dan opnieuw.
adopt-missing = Er is in TotalGest geen bestelling { $number }. Controleer het nummer.
adopt-taken = Bestelling { $number } in TotalGest hoort bij een andere bestelling. Controleer het nummer.

note-cut = "{ $value }" is langer dan de { $limit } tekens die TotalGest aanneemt en is ingekort.
note-rate = { $rate } % was op de dag van de bestelling geen Zwitsers btw-tarief. Het is verzonden zoals berekend: controleer het.
note-differs = Bestelling { $number } in TotalGest gaat over { $there }, die van de winkel over { $ours }. Vergelijk de twee.
note-number-shared = Ook bestelling { $number } in TotalGest heeft het nummer { $order }. Deze is als eigen bestelling verzonden: geef elk in de winkel een eigen nummer.
note-number-before = Bestelling { $number } in TotalGest heeft nog het nummer dat deze bestelling eerst had: { $before }.

product-without-id = { $product }: TotalGest noemt er geen id voor. Meld dit aan de support van TotalGest.
product-without-name = { $product }: de naam ontbreekt. Vul die in TotalGest aan.
product-unclear = { $product }: de gegevens van TotalGest zijn onbegrijpelijk. Meld dit aan support.
price-none = { $product }: er is geen prijs. Vul er in TotalGest een in { $currency } in.
price-missing = { $product }: er is geen prijs in { $currency }, alleen in { $there }. Vul er in TotalGest een in { $currency } in.
price-twice = { $product }: er zijn meerdere prijzen in { $currency }. Laat er in TotalGest één staan.
vat-unknown = { $product }: "{ $code }" is geen bekend btw-tarief. Corrigeer het in TotalGest of meld dit aan support.
list-stuck = De productenlijst van TotalGest heeft geen einde. Blijft het zo, meld dit dan aan support.
