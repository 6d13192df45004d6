name = TotalGest
summary = Hält die Produkte des Shops und ihren Bestand auf dem Stand von TotalGest und schickt jede abgeschlossene Bestellung von selbst an TotalGest.

shop-id = Shop-ID
shop-id-help = Unter welcher Kennung Ihr Shop oder Ihre Arbeitsumgebung in TotalGest geführt wird.
owner-id = Inhaber-ID
owner-id-help = Unter welcher Kennung der Inhaber oder Hauptbenutzer in TotalGest geführt wird.
endpoint = API-Endpunkt
endpoint-help = Die Adresse des API-Dienstes von TotalGest, zum Beispiel tg00.bweb.ch.
username = Benutzername
username-help = Der Benutzername, mit dem die API von TotalGest benutzt wird.
password = Passwort
password-help = Das Passwort dieses API-Benutzers. Es wird beim Speichern geprüft.
orders-out-help = Bestell-Export: Jede abgeschlossene Bestellung kommt von selbst in die Warteschlange und geht im Hintergrund an TotalGest, mit Rechnungs- und Versanddaten, Zahlungsart und Artikeln.
products-in-help = Produktsynchronisation: Alle fünf Minuten werden neue und geänderte Produkte aus TotalGest übernommen, mit Name, Beschreibungen, Verkaufspreis, Mehrwertsteuersatz, SKU, EAN und Bestand.

setting-missing = Diese Angabe wird gebraucht: Geben Sie ein, was Sie für TotalGest erhalten haben.
setting-characters = Das enthält Zeichen, die nicht stimmen können, etwa einen Zeilenumbruch. Kopieren Sie es noch einmal.
setting-too-long = Das hat mehr als { $limit } Zeichen und kann nicht stimmen. Kopieren Sie es noch einmal.
endpoint-user = Geben Sie die Adresse ohne Benutzernamen und Passwort ein: Dafür gibt es eigene Felder.
endpoint-query = Geben Sie die Adresse ohne das ein, was mit „?“ oder „#“ beginnt, zum Beispiel tg00.bweb.ch.
endpoint-scheme = „{ $scheme }://“ ist hier nicht möglich. Geben Sie die Adresse mit https:// oder ohne etwas davor ein, zum Beispiel tg00.bweb.ch.
endpoint-unreadable = „{ $value }“ ist keine Internetadresse. Schreiben Sie sie wie tg00.bweb.ch oder https://erp.example.ch/totalgest.

host-unknown = { $host } gibt es im Internet nicht. Prüfen Sie, wie die Adresse geschrieben ist.
host-silent = { $place } antwortet nicht. Prüfen Sie die Adresse; ist sie richtig, versuchen Sie es später noch einmal.
host-certificate = Das Zertifikat von { $host } ist nicht gültig, deshalb wurde nichts dorthin geschickt. Prüfen Sie die Adresse oder wenden Sie sich an den Betreiber dieses Servers.
host-plain = { $host } kann nicht ohne Verschlüsselung benutzt werden. Geben Sie die Adresse mit https:// ein.
host-not-allowed = { $host } ist keine Adresse im öffentlichen Internet. Geben Sie die ein, unter der TotalGest von außen erreichbar ist.
not-totalgest = Unter { $place } antwortet ein anderer Dienst als TotalGest. Prüfen Sie die Adresse.
not-totalgest-page = Unter { $place } antwortet eine Website und nicht die API von TotalGest. Prüfen Sie die Adresse und fragen Sie nach dem Pfad der API.
not-totalgest-path = Unter { $place } gibt es einen Server, aber unter diesem Pfad keine API von TotalGest. Prüfen Sie die Adresse.
not-totalgest-moved = { $place } leitet an eine andere Adresse weiter. Geben Sie diese ein, wenn es die von TotalGest ist. { $target }
other-version = Dieses TotalGest spricht die Version { $version } der API, die dieses Plugin nicht kennt. Bitte melden Sie es dem Support.
credentials-refused = TotalGest nimmt diesen Benutzernamen mit diesem Passwort nicht an. Prüfen Sie beide.
user-refused = TotalGest kennt diesen Benutzer, lässt ihn aber die API nicht benutzen. Lassen Sie es in TotalGest erlauben oder geben Sie einen anderen Benutzer ein.
shop-unknown = TotalGest kennt keinen Shop „{ $id }“. Prüfen Sie die Shop-ID.
owner-unknown = TotalGest kennt keinen Inhaber „{ $id }“ dieses Shops. Prüfen Sie die Inhaber-ID.
no-rights = Dieser Benutzer hat keine Rechte für diesen Shop und Inhaber. Geben Sie ihm in TotalGest das Recht, Produkte zu lesen und Bestellungen anzulegen.
no-right-products = Dieser Benutzer darf die Produkte dieses Shops nicht lesen. Geben Sie ihm dieses Recht in TotalGest.
no-right-orders = Dieser Benutzer darf für diesen Shop keine Bestellungen anlegen. Geben Sie ihm dieses Recht in TotalGest.

number-missing = Die Bestellung hat keine Nummer und wäre in TotalGest nicht wiederzuerkennen.
too-long = „{ $value }“ ist länger, als TotalGest annimmt ({ $limit } Zeichen). Kürzen Sie es und senden Sie die Bestellung noch einmal.
too-precise = { $line }: Eine Zahl hat mehr Nachkommastellen, als TotalGest annimmt.
bad-currency = „{ $value }“ ist keine Währung.
bad-country = „{ $value }“ ist kein Ländercode mit zwei Buchstaben. Berichtigen Sie die Adresse und senden Sie die Bestellung noch einmal.

create-unclear = TotalGest hat zur Bestellung keine klare Antwort gegeben. Sie wird noch einmal gesendet; doppelt kann sie dort nicht ankommen.
session-unclear = TotalGest hat bei der Anmeldung keine klare Antwort gegeben. Es wird noch einmal versucht.
declines = TotalGest oder etwas davor, etwa eine Firewall, lässt im Moment nichts durch. Es wird in zehn Minuten noch einmal versucht; bleibt es so, melden Sie es dem Support von TotalGest.
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
refused-line-vat = TotalGest lehnt die Mehrwertsteuer von { $line } ab: { $reason }
refused-coupon = TotalGest lehnt den Gutscheincode ab: { $reason }
refused-credit = TotalGest lehnt das verwendete Guthaben ab: { $reason }
refused-total = TotalGest lehnt die Gesamtsumme ab: { $reason }
refused-note = TotalGest lehnt die Bemerkung des Kunden ab: { $reason }

number-taken = Die Bestellung { $number } in TotalGest hat die Nummer dieser Bestellung, { $order }, aber einen anderen Inhalt: dort { $there }, hier { $ours }. Vielleicht haben zwei Bestellungen des Shops dieselbe Nummer, oder diese wurde geändert, nachdem sie angekommen war. Wird sie erneut gesendet, wird sie dort eine eigene Bestellung.
number-taken-unlike = Die Bestellung { $number } in TotalGest hat die Nummer dieser Bestellung, { $order }, ist aber nicht sicher diese: Der Kunde, eine Adresse, die MwSt. oder der Versand ist anders, oder TotalGest gibt sie nicht an. Vielleicht haben zwei Bestellungen des Shops dieselbe Nummer. Wird diese erneut gesendet, wird sie dort eine eigene Bestellung.
number-before-taken = Die Bestellung { $number } in TotalGest hat die Nummer, die diese Bestellung vorher hatte, { $before }, aber einen anderen Inhalt: dort { $there }, hier { $ours }. Vielleicht hatte eine andere Bestellung des Shops diese Nummer, oder diese wurde geändert, nachdem sie angekommen war. Wird sie erneut gesendet, wird sie dort eine eigene Bestellung.
number-before-unlike = Die Bestellung { $number } in TotalGest hat die Nummer, die diese Bestellung vorher hatte, { $before }, ist aber nicht sicher diese: Der Kunde, eine Adresse, die MwSt. oder der Versand ist anders, oder TotalGest gibt sie nicht an. Wird diese erneut gesendet, wird sie dort eine eigene Bestellung.

still-there = Die Bestellung { $number } steht noch in TotalGest. Löschen Sie sie dort zuerst. Ist sie weg, oder zählt sie nicht mehr, weil sie storniert ist, lassen Sie diese noch einmal senden.
adopt-missing = In TotalGest gibt es keine Bestellung { $number }. Prüfen Sie die Nummer.
adopt-taken = Die Bestellung { $number } in TotalGest gehört zu einer anderen Bestellung. Prüfen Sie die Nummer.

note-cut = „{ $value }“ ist länger als die { $limit } Zeichen, die TotalGest annimmt, und wurde gekürzt.
note-rate = { $rate } % war am Tag der Bestellung kein Mehrwertsteuersatz der Schweiz. Gesendet wurde er wie berechnet: Prüfen Sie ihn.
note-differs = Die Bestellung { $number } in TotalGest lautet auf { $there }, die des Shops auf { $ours }. Vergleichen Sie beide.
note-number-shared = Auch die Bestellung { $number } in TotalGest hat die Nummer { $order }. Diese wurde als eigene Bestellung gesendet: Geben Sie jeder im Shop eine eigene Nummer.
note-number-before = Die Bestellung { $number } in TotalGest hat noch die Nummer, die diese Bestellung vorher hatte: { $before }.

product-without-id = { $product }: TotalGest nennt dafür keine Kennung. Melden Sie es dem Support von TotalGest.
product-without-name = { $product }: Der Name fehlt. Ergänzen Sie ihn in TotalGest.
product-unclear = { $product }: TotalGest beschreibt es auf unverständliche Weise. Melden Sie es dem Support.
price-none = { $product }: Es gibt keinen Preis. Ergänzen Sie in TotalGest einen in { $currency }.
price-missing = { $product }: Es gibt keinen Preis in { $currency }, nur in { $there }. Ergänzen Sie in TotalGest einen in { $currency }.
price-twice = { $product }: Es gibt mehrere Preise in { $currency }. Lassen Sie in TotalGest nur einen davon stehen.
vat-unknown = { $product }: „{ $code }“ ist kein Mehrwertsteuersatz, der hier bekannt ist. Berichtigen Sie ihn in TotalGest oder melden Sie es dem Support.
list-stuck = Die Produktliste von TotalGest kommt zu keinem Ende. Es wird noch einmal versucht; bleibt es so, melden Sie es dem Support.
