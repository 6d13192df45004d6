name = TotalGest
summary = Hält die Produkte des Shops und ihren Bestand auf dem Stand von TotalGest und sendet jede abgeschlossene Bestellung automatisch an TotalGest.

shop-id = Shop-ID
shop-id-help = Die Kennung deines Shops oder deiner Arbeitsumgebung in TotalGest.
owner-id = Inhaber-ID
owner-id-help = Die Kennung des Inhabers oder Hauptbenutzers in TotalGest.
endpoint = API-Endpunkt
endpoint-help = Die Adresse des API-Dienstes von TotalGest, zum Beispiel tg00.bweb.ch.
username = Benutzername
username-help = Der Benutzername für den Zugriff auf die API von TotalGest.
password = Passwort
password-help = Das Passwort dieses API-Benutzers. Es wird beim Speichern geprüft.
orders-out-help = Bestell-Export: Jede abgeschlossene Bestellung kommt automatisch in die Warteschlange und geht im Hintergrund an TotalGest, mit Rechnungs- und Versanddaten, Zahlungsart und Artikeln.
products-in-help = Produktsynchronisation: Alle fünf Minuten werden neue und geänderte Produkte aus TotalGest importiert, mit Name, Beschreibungen, Verkaufspreis, MwSt.-Satz, SKU, EAN und Bestand.

setting-missing = Diese Angabe wird gebraucht: Gib ein, was du für TotalGest erhalten hast.
setting-characters = Das enthält Zeichen, die nicht stimmen können, etwa einen Zeilenumbruch. Kopiere es noch einmal.
setting-too-long = Das hat mehr als { $limit } Zeichen und kann nicht stimmen. Kopiere es noch einmal.
endpoint-user = Gib die Adresse ohne Benutzernamen und Passwort ein: Dafür gibt es eigene Felder.
endpoint-query = Gib die Adresse ohne das ein, was mit „?“ oder „#“ beginnt, zum Beispiel tg00.bweb.ch.
endpoint-scheme = „{ $scheme }://“ ist hier nicht möglich. Gib die Adresse mit https:// oder ohne etwas davor ein, zum Beispiel tg00.bweb.ch.
endpoint-unreadable = „{ $value }“ ist keine Internetadresse. Schreibe sie wie tg00.bweb.ch oder https://erp.example.ch/totalgest.

host-unknown = { $host } gibt es im Internet nicht. Prüfe, wie die Adresse geschrieben ist.
host-silent = { $place } antwortet nicht. Prüfe die Adresse; ist sie richtig, versuche es später erneut.
host-certificate = Das Zertifikat von { $host } ist nicht gültig, deshalb wurde nichts dorthin gesendet. Prüfe die Adresse oder wende dich an den Betreiber dieses Servers.
host-plain = { $host } kann nicht ohne Verschlüsselung benutzt werden. Gib die Adresse mit https:// ein.
host-not-allowed = { $host } ist keine Adresse im öffentlichen Internet. Gib die ein, unter der TotalGest von außen erreichbar ist.
not-totalgest = Unter { $place } antwortet ein anderer Dienst als TotalGest. Prüfe die Adresse.
not-totalgest-page = Unter { $place } antwortet eine Website und nicht die API von TotalGest. Prüfe die Adresse und frage nach dem Pfad der API.
not-totalgest-path = Unter { $place } gibt es einen Server, aber unter diesem Pfad keine API von TotalGest. Prüfe die Adresse.
not-totalgest-moved = { $place } leitet an eine andere Adresse weiter. Gib diese ein, wenn es die von TotalGest ist. { $target }
other-version = Dieses TotalGest nutzt die Version { $version } der API, die dieses Plugin nicht kennt. Melde es dem Support.
credentials-refused = TotalGest nimmt diesen Benutzernamen mit diesem Passwort nicht an. Prüfe beide.
user-refused = TotalGest kennt diesen Benutzer, lässt ihn aber die API nicht benutzen. Lass ihn in TotalGest zu oder gib einen anderen Benutzer ein.
shop-unknown = TotalGest kennt keinen Shop „{ $id }“. Prüfe die Shop-ID.
owner-unknown = TotalGest kennt keinen Inhaber „{ $id }“ dieses Shops. Prüfe die Inhaber-ID.
no-rights = Dieser Benutzer hat keine Rechte für diesen Shop und Inhaber. Gib ihm in TotalGest das Recht, Produkte zu lesen und Bestellungen anzulegen.
no-right-products = Dieser Benutzer darf die Produkte dieses Shops nicht lesen. Gib ihm dieses Recht in TotalGest.
no-right-orders = Dieser Benutzer darf für diesen Shop keine Bestellungen anlegen. Gib ihm dieses Recht in TotalGest.

number-missing = Die Bestellung hat keine Nummer und wäre in TotalGest nicht wiederzuerkennen.
too-long = „{ $value }“ ist länger, als TotalGest annimmt ({ $limit } Zeichen). Kürze es und sende die Bestellung erneut.
too-precise = { $line }: Eine Zahl hat mehr Nachkommastellen, als TotalGest annimmt.
bad-currency = „{ $value }“ ist keine Währung.
bad-country = „{ $value }“ ist kein Ländercode mit zwei Buchstaben. Korrigiere die Adresse und sende die Bestellung erneut.

create-unclear = TotalGest hat zur Bestellung keine klare Antwort gegeben. Erneut gesendet, kann sie nicht doppelt ankommen.
session-unclear = TotalGest hat bei der Anmeldung keine klare Antwort gegeben.
declines = TotalGest oder etwas davor, etwa eine Firewall, lässt zurzeit nichts durch. Bleibt es so, melde es dem Support von TotalGest.
refused-order = TotalGest lehnt die Bestellung ab: { $reason }
refused-number = TotalGest lehnt die Nummer der Bestellung ab: { $reason }
refused-date = TotalGest lehnt das Datum der Bestellung ab: { $reason }
refused-currency = TotalGest lehnt die Währung ab: { $reason }
refused-payment = TotalGest lehnt die Zahlung ab: { $reason }
refused-customer = TotalGest lehnt den Kunden ab: { $reason }
refused-email = TotalGest lehnt die E-Mail-Adresse des Kunden ab: { $reason }
refused-billing = TotalGest lehnt die Rechnungsadresse ab ({ $field }): { $reason }
refused-shipping = TotalGest lehnt die Versandadresse ab ({ $field }): { $reason }
refused-lines = TotalGest lehnt die Artikel ab: { $reason }
refused-line = TotalGest lehnt { $line } ab: { $reason }
refused-line-code = TotalGest lehnt die SKU oder EAN von { $line } ab: { $reason }
refused-line-name = TotalGest lehnt den Namen von { $line } ab: { $reason }
refused-line-quantity = TotalGest lehnt die Menge von { $line } ab: { $reason }
refused-line-price = TotalGest lehnt den Preis oder Rabatt von { $line } ab: { $reason }
refused-line-vat = TotalGest lehnt die MwSt. von { $line } ab: { $reason }
refused-coupon = TotalGest lehnt den Gutscheincode ab: { $reason }
refused-credit = TotalGest lehnt das verwendete Guthaben ab: { $reason }
refused-total = TotalGest lehnt den Gesamtbetrag ab: { $reason }
refused-note = TotalGest lehnt die Notiz des Kunden ab: { $reason }

number-taken = Die Bestellung { $number } in TotalGest hat die Nummer dieser Bestellung, { $order }, aber einen anderen Inhalt: dort { $there }, hier { $ours }. Vielleicht haben zwei Bestellungen des Shops dieselbe Nummer, oder diese wurde geändert, nachdem sie angekommen war. Ist es diese, gib ihre Nummer ein. Wird sie erneut gesendet, wird sie dort eine eigene Bestellung.
number-taken-unlike = Die Bestellung { $number } in TotalGest hat die Nummer dieser Bestellung, { $order }, ist aber vielleicht eine andere: Der Kunde, eine Adresse, die MwSt. oder der Versand ist anders, oder TotalGest gibt sie nicht an. Vielleicht haben zwei Bestellungen des Shops dieselbe Nummer. Ist es diese, gib ihre Nummer ein. Wird diese erneut gesendet, wird sie dort eine eigene Bestellung.
number-before-taken = Die Bestellung { $number } in TotalGest hat die Nummer, die diese Bestellung vorher hatte, { $before }, aber einen anderen Inhalt: dort { $there }, hier { $ours }. Vielleicht hatte eine andere Bestellung des Shops diese Nummer, oder diese wurde geändert, nachdem sie angekommen war. Ist es diese, gib ihre Nummer ein. Wird sie erneut gesendet, wird sie dort eine eigene Bestellung.
number-before-unlike = Die Bestellung { $number } in TotalGest hat die Nummer, die diese Bestellung vorher hatte, { $before }, ist aber vielleicht eine andere: Der Kunde, eine Adresse, die MwSt. oder der Versand ist anders, oder TotalGest gibt sie nicht an. Ist es diese, gib ihre Nummer ein. Wird diese erneut gesendet, wird sie dort eine eigene Bestellung.

still-there = Die Bestellung { $number } steht noch in TotalGest. Lösche sie dort zuerst. Ist sie weg oder storniert, sende diese erneut.
adopt-missing = In TotalGest gibt es keine Bestellung { $number }. Prüfe die Nummer.
adopt-taken = Die Bestellung { $number } in TotalGest gehört zu einer anderen Bestellung. Prüfe die Nummer.

note-cut = „{ $value }“ ist länger als die { $limit } Zeichen, die TotalGest annimmt, und wurde gekürzt.
note-rate = { $rate } % war am Tag der Bestellung kein MwSt.-Satz der Schweiz. Gesendet wurde er wie berechnet: Prüfe ihn.
note-differs = Die Bestellung { $number } in TotalGest lautet auf { $there }, die des Shops auf { $ours }. Vergleiche beide.
note-number-shared = Auch die Bestellung { $number } in TotalGest hat die Nummer { $order }. Diese wurde als eigene Bestellung gesendet: Gib jeder im Shop eine eigene Nummer.
note-number-before = Die Bestellung { $number } in TotalGest hat noch die Nummer, die diese Bestellung vorher hatte: { $before }.

product-without-id = { $product }: TotalGest nennt dafür keine ID. Melde es dem Support von TotalGest.
product-without-name = { $product }: Der Name fehlt. Ergänze ihn in TotalGest.
product-unclear = { $product }: Die Angaben von TotalGest sind unverständlich. Melde es dem Support.
price-none = { $product }: Es gibt keinen Preis. Ergänze in TotalGest einen in { $currency }.
price-missing = { $product }: Es gibt keinen Preis in { $currency }, nur in { $there }. Ergänze in TotalGest einen in { $currency }.
price-twice = { $product }: Es gibt mehrere Preise in { $currency }. Lass in TotalGest nur einen davon stehen.
vat-unknown = { $product }: „{ $code }“ ist kein bekannter MwSt.-Satz. Korrigiere ihn in TotalGest oder melde es dem Support.
list-stuck = Die Produktliste von TotalGest nimmt kein Ende. Bleibt es so, melde es dem Support.
