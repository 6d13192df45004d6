worker-gone = Het programma stopte midden in de bewerking (tot nu toe { $times } keer).
trapped = De plugin liep vast in "{ $call }": { $reason }. Meld dit aan de maker.
timed-out = De plugin deed langer dan { $seconds } seconden over "{ $call }" en is gestopt.
plugin-missing = De plugin "{ $plugin }" is hier niet geïnstalleerd.
module-off = De module "{ $module-name }" staat uit; het gaat verder zodra die terug is.
# As the platform calls its modules.
module-ecommerce = E-commerce
outdated = Er veranderde iets tijdens de bewerking.
store-unavailable = De opslag van het platform is op dit moment niet bereikbaar.
slow = Het andere systeem is op dit moment niet beschikbaar; het gaat vanzelf verder.
cancelled = Geannuleerd vóór verzending.
send-stopped = Het verzenden is gestopt voordat dit record aan de beurt was. Je kunt het opnieuw verzenden wanneer je wilt.
sends-stopped = { $count ->
    [one] 1 met de hand verzonden record bleef hier: het verzenden is gestopt.
   *[other] { $count } met de hand verzonden records bleven hier: het verzenden is gestopt.
}
decided-there = Het staat daar, onder nummer { $number }.
decided-not-there = Het staat daar niet: het wordt opnieuw verstuurd.
decided-again = Wordt handmatig opnieuw verstuurd.
decided-all-again = { $count ->
    [one] 1 mislukt item wordt handmatig opnieuw verstuurd.
   *[other] { $count } mislukte items worden handmatig opnieuw verstuurd.
}
decided-cancelled = { $count ->
    [one] 1 wachtend item is handmatig geannuleerd.
   *[other] { $count } wachtende items zijn handmatig geannuleerd.
}
decided-send = { $count ->
    [one] 1 item wordt handmatig verstuurd.
   *[other] { $count } items worden handmatig verstuurd.
}
plugin-off = Ondertussen is de plugin uitgeschakeld; het gaat verder zodra die weer aan staat.
link-taken = "{ $ours }" kon niet worden gekoppeld aan "{ $theirs }" in het andere systeem: "{ $linked }" is al gekoppeld aan "{ $linked-with }". Controleer wat daar staat.
link-nameless = De koppeling van "{ $ours }" kon niet worden opgeslagen: het antwoord van het andere systeem noemt geen record. Controleer wat daar staat.
session-expired = De sessie met het andere systeem is verlopen.
column-broken = De plugin gaf niet één cel per rij terug.
shop-none = de winkel "{ $shop }" bestaat niet; er is er nog geen
shop-unknown = de winkel "{ $shop }" bestaat niet; er zijn: { $there }
shop-module-expected = { $found }: een van { $known } of none werd verwacht
shop-near = de winkel "{ $shop }" bestaat niet, wel "{ $near }"
not-enabled = "{ $plugin }" is niet ingesteld in de winkel "{ $shop }"
plugin-is-off = { $plugin } is uitgeschakeld in de winkel "{ $shop }"
sends-none = { $plugin } verzendt { $entity ->
        [product] geen producten
        [customer] geen klanten
       *[order] geen bestellingen
    } met de hand
anew-unlinked = { $records } is daar met niets gekoppeld, dus er is niets opnieuw te verzenden; er is niets verzonden
records-unknown = de winkel "{ $shop }" heeft { $entity ->
        [product] geen product
        [customer] geen klant
       *[order] geen bestelling
    } { $records }; er is niets verzonden
name-ambiguous = "{ $name }" past bij meerdere: { $ids }; geef met de id op welke; er is niets verzonden
module-needed = { $plugin } heeft de module "{ $module-name }" nodig, die niet actief is in de winkel "{ $shop }"
setting-unknown = { $plugin } heeft geen instelling "{ $key }"; er zijn: { $known }
setting-none = { $plugin } heeft geen instelling "{ $key }"; er is er geen
switch-unknown = { $plugin } heeft geen schakelaar "{ $key }"; er zijn: { $known }
switch-none = { $plugin } heeft geen schakelaar "{ $key }"; er is er geen
toggle-expected = { $key }: true of false werd verwacht
number-expected = { $key }: een geheel getal werd verwacht
mapping-expected = { $key }: een JSON-object van tekst naar tekst werd verwacht, zoals {"{"}"22": "1"{"}"}
choice-expected = kies uit: { $offered }
setting-missing = er ontbreekt een instelling: { $settings }
not-linked = Niet gekoppeld
linked = Gekoppeld
not-taken = Niet overgenomen
off-sale = Hier niet te koop
arrived-while-off = De bestelling kwam binnen terwijl de plugin, of de schakelaar voor bestellingen, uitstond, en is daarom niet automatisch verzonden. Met de hand verzenden kan.
arrived-cancelled = De bestelling kwam binnen terwijl de plugin, of de schakelaar voor bestellingen, uitstond, en is geannuleerd.
arrived-test = De bestelling kwam binnen terwijl de plugin, of de schakelaar voor bestellingen, uitstond. Het is een testbestelling, die niet wordt verzonden.
arrived-open = De bestelling kwam binnen terwijl de plugin, of de schakelaar voor bestellingen, uitstond, en is nog niet voltooid: alleen voltooide bestellingen worden verzonden.
arrived-unpaid = De bestelling kwam binnen terwijl de plugin, of de schakelaar voor bestellingen, uitstond, en is nog niet betaald. Ze wordt verzonden zodra ze betaald is.
order-number-repeated = Bestelling { $order } kwam met het nummer { $number }, dat een andere bestelling van de winkel al heeft: { $others }. Geef een van beide een ander nummer in de winkel: het andere systeem herkent bestellingen mogelijk aan hun nummer.
imported = Producten: { $list }.
    .created = { $created } nieuw
    .updated = { $updated } bijgewerkt
    .stock = voorraad van { $stock ->
        [one] { $stock } product
       *[other] { $stock } producten
    } gewijzigd
    .deactivated = { $deactivated } uit de verkoop gehaald
    .problems = { $problems } niet overgenomen
    .none = geen wijzigingen
held =
    Het andere systeem noemt { $listed ->
        [0] geen enkel product meer
        [one] nog maar { $listed } product
       *[other] nog maar { $listed } producten
    }, terwijl hier { $known ->
        [one] { $known } product
       *[other] { $known } producten
    } daarvandaan te koop { $known ->
        [one] is
       *[other] zijn
    }; { $missing ->
        [one] { $missing } zou
       *[other] { $missing } zouden
    } uit de verkoop worden gehaald. Dat kan een vergissing zijn, daarom is er niets uit de verkoop gehaald. Controleer de producten daar. Klopt de lijst, bevestig die dan.
products-off = Het importeren van producten staat uit. Zet het aan in de instellingen van de plugin.
links-forgotten = Vergeten koppelingen met het andere systeem: bestellingen { $orders }, producten { $products }, klanten { $customers }.
products-forgotten = Producten die hier te koop blijven zonder koppeling met het andere systeem: { $products }. De volgende import koppelt weer wat daar onder dezelfde SKU staat; haal de andere uit de verkoop als je ze niet wilt houden.
tick-stands-still = De productlijst van het andere systeem komt niet verder: dezelfde pagina kwam opnieuw. Blijft het zo, meld dit dan aan de maker van de plugin.
import-unfit = product { $product }: { $reason }
product-without-id = Het andere systeem verzond een product zonder identificatie.
product-too-long =
    { $field }: { $bytes ->
        [one] { $bytes } byte
       *[other] { $bytes } bytes
    }, maar er kunnen er hoogstens { $most } worden overgenomen. Maak de tekst daar korter.
product-too-many =
    { $field }: { $count ->
        [one] { $count } vermelding
       *[other] { $count } vermeldingen
    }, maar er kunnen er hoogstens { $most } worden overgenomen. Verwijder er daar een paar.
product-too-many-tags = De beschrijving heeft { $count } HTML-tags, maar er kunnen er hoogstens { $most } worden overgenomen. Maak die daar eenvoudiger.
product-currency = De prijs is in { $currency }, maar de winkel verkoopt in { $shop }.
product-not-a-number = { $field }: "{ $value }" is geen getal. Corrigeer het daar.
product-negative = { $field }: { $value } is lager dan nul. Corrigeer het daar.
product-variant-twice = De variant { $id } komt twee keer voor.
stock-of-unknown = Er kwam voorraad voor { $id }, dat de winkel niet kent.
sku-ambiguous = Meerdere producten van de winkel hebben de SKU { $sku }: { $products }. Geef elk een eigen SKU.
sku-taken = De SKU { $sku } staat daar bij dit product en bij { $other }, dat al gekoppeld is aan het product { $products } van de winkel. Geef daar elk een eigen SKU.
sku-of-variant = In de winkel is { $sku } de SKU van een variant van het product { $products }; daar hoort die bij een product zonder varianten. Wijzig een van de twee SKU's.
sku-in-other-case = Gekoppeld aan het product waarvan de SKU in de winkel { $sku } is en daar { $there }. Schrijf die op beide plaatsen hetzelfde.
first-match = Bij de eerste koppeling werd "{ $name }" voor { $price } "{ $now }" voor { $now-price }: de gegevens van het andere systeem hebben die van de winkel vervangen. Wat je vanaf nu wijzigt, blijft tot het daar wijzigt.
first-matches = Eerste koppeling met producten die de winkel al had: { $matched }. Producten waarvan naam, prijs of andere gegevens zijn vervangen: { $replaced }. Elk staat hier vermeld.
field-remote-id = Identificatie
field-remote-version = Versie
field-sku = SKU
field-ean = EAN
field-name = Naam
field-description = Beschrijving
field-short-description = Korte beschrijving
field-brand = Merk
field-category = Categorie
field-images = Afbeeldingen
field-extra = Overige gegevens
field-price = Prijs
field-vat-rate = Btw-tarief
field-weight = Gewicht
field-quantity = Voorraad
field-variants = Varianten
field-options = Opties
field-of-variant = { $field } van een variant
setting-of-platform = "{ $key }" van { $plugin } wordt één keer voor het hele platform ingesteld
setting-of-shop = "{ $key }" van { $plugin } wordt per winkel ingesteld
platform-setting-missing = { $plugin } is op dit platform nog niet ingericht; er ontbreekt: { $settings }
address-expected = "{ $found }" is geen openbaar adres; https:// en een host werden verwacht, zoals https://platform.example
address-missing = het platform heeft geen openbaar adres waarnaar het andere systeem de browser kan terugsturen
authorize-needed = { $plugin } wordt gekoppeld door het in het andere systeem toe te laten
authorize-none = { $plugin } wordt niet gekoppeld door het in het andere systeem toe te laten
authorize-query = de query van de installatielink is te lang
authorize-url-unfit = het gaf geen bruikbaar adres voor de browser: een https-adres zonder geheimen werd verwacht
authorization-done-title = Gekoppeld
authorization-done = { $plugin } is gekoppeld aan "{ $account }" (winkel "{ $shop }"). Je kunt deze pagina sluiten.
authorization-back = Terug naar de instellingen
authorization-failed-title = Niet gekoppeld
authorization-stateless = Deze pagina bereik je alleen op de terugweg van het andere systeem. Begin opnieuw in de instellingen van de plugin.
authorization-unknown = Deze koppeling is niet hier begonnen. Begin opnieuw in de instellingen van de plugin.
authorization-account = De autorisatie is van een ander account, { $account }; die was begonnen voor { $expected }. Er is niets gewijzigd. Begin opnieuw in de instellingen van de plugin.
authorization-used = Deze pagina is al eens geopend en werkt maar één keer. Is de plugin niet gekoppeld, begin dan opnieuw in de instellingen.
authorization-late = Deze koppeling is te lang geleden begonnen. Begin opnieuw in de instellingen van de plugin.
authorization-error = De koppeling kon niet worden voltooid door een storing op het platform. Begin opnieuw in de instellingen van de plugin; helpt dat niet, meld dit dan aan de support van het platform.
account-taken = Dit account is al gekoppeld aan de winkel "{ $shop }". Schakel de plugin daar eerst uit.
left-behind = Niet alles wat de plugin in het andere systeem heeft achtergelaten kon worden verwijderd; de reden volgt. Verwijder de webhooks daar met de hand als ze in de weg zitten.
imported-customers = Klanten: { $list }.
    .created = { $created } nieuw
    .updated = { $updated } bijgewerkt
    .problems = { $problems } niet overgenomen
    .none = geen wijzigingen
customers-off = Het synchroniseren van klanten staat uit. Zet het aan in de instellingen van de plugin.
customer-without-id = Het andere systeem verzond een klant zonder identificatie.
control-characters = { $field }: er staan stuurtekens in. Verwijder ze daar.
field-email = E-mailadres
field-phone = Telefoonnummer
field-first-name = Voornaam
field-last-name = Achternaam
field-locale = Taal
field-note = Notitie
field-tags = Tags
field-addresses = Adressen
account-forgotten = Het andere systeem vroeg om alles over dit account te vergeten: koppelingen, controlesommen en wachtend werk zijn gewist. Je eigen gegevens zijn ongewijzigd gebleven.
settings-changed = Gewijzigd: { $settings }.
switched-on = Ingeschakeld: { $switches }.
switched-off = Uitgeschakeld: { $switches }.

kind-order-paid = bestelling voltooid
kind-product-tick = productimport
kind-customer-saved = klant opgeslagen
kind-customer-tick = klantsynchronisatie
kind-reconcile = instelling van het andere systeem
sync-orders = Bestellingen synchroniseren
sync-products = Producten synchroniseren
sync-customers = Klanten synchroniseren
