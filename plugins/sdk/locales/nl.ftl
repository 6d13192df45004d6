sdk-not-linked = Niet gekoppeld
sdk-linked = Gesynchroniseerd: { $number }
sdk-linked-plain = Gesynchroniseerd
sdk-linked-noted = Gesynchroniseerd: { $number }, met een opmerking
sdk-linked-at = Gesynchroniseerd op { $day }-{ $month }-{ $year } { $time }.
sdk-linked-changed = Gesynchroniseerd: { $number }, daarna gewijzigd
sdk-linked-cancelled = Gesynchroniseerd: { $number }, daarna geannuleerd
sdk-changed-at = Gewijzigd op { $day }-{ $month }-{ $year } { $time }
sdk-changed = Daarna gewijzigd
sdk-cancelled-at = Geannuleerd op { $day }-{ $month }-{ $year } { $time }
sdk-cancelled = Daarna geannuleerd
sdk-edit-todo = Wijzigingen worden niet doorgegeven: breng ze ook daar aan.
sdk-edit-reopened = Weer open
sdk-edit-number = Nummer gewijzigd
sdk-edit-number-to = Nummer: { $before } → { $after }
sdk-edit-total = Totaal gewijzigd
sdk-edit-total-to = Totaal: { $before } → { $after }
sdk-edit-lines = Artikelen gewijzigd
sdk-edit-lines-to = Artikelen: { $before } → { $after }
sdk-edit-charges = Verzending en kosten gewijzigd
sdk-edit-charges-to = Verzending en kosten: { $before } → { $after }
sdk-edit-payment = Betaling gewijzigd
sdk-edit-payment-to = Betaling: { $before } → { $after }
sdk-edit-refunded = Bedrag terugbetaald
sdk-edit-partially-refunded = Bedrag deels terugbetaald
sdk-edit-voided = Betaling ingetrokken
sdk-edit-billing = Factuuradres gewijzigd
sdk-edit-billing-to = Factuuradres: { $before } → { $after }
sdk-edit-shipping = Afleveradres gewijzigd
sdk-edit-shipping-to = Afleveradres: { $before } → { $after }
sdk-edit-customer = Klant gewijzigd
sdk-edit-customer-to = Klant: { $before } → { $after }
sdk-queued = In de wachtrij
sdk-running = Wordt verzonden
sdk-paused = Aangehouden
sdk-failed = Niet verzonden
sdk-failed-todo = Corrigeer dit en verzend opnieuw.
sdk-retried = Er volgt een nieuwe poging.
sdk-attempts = { $count ->
    [one] Eén keer geprobeerd.
   *[other] { $count } keer geprobeerd.
 }
sdk-uncertain = Te controleren
sdk-uncertain-todo = Kijk daar of de gegevens zijn aangekomen. Zo ja, vul hier het nummer in; zo niet, verzend opnieuw.

sdk-unreachable = { $host } is op dit moment niet bereikbaar.
sdk-held-back = Het verzoek aan { $host } is hier vóór verzending tegengehouden.
sdk-unknown-host = Het internetadres { $host } is niet te vinden.
sdk-certificate = Het certificaat van { $host } is niet geldig.
sdk-timeout = { $host } antwoordde niet op tijd.
sdk-broken = De verbinding met { $host } werd verbroken.
sdk-throttled = { $host } vraagt om minder verzoeken.
sdk-server-error = { $host } heeft zelf een storing (fout { $status }).
sdk-credentials = { $host } accepteert de inloggegevens niet. Controleer ze in de instellingen van de plugin.
sdk-refused = Geweigerd door { $host } (fout { $status }). { $reason }
sdk-unexpected-status = { $host } gaf een onverwacht antwoord (code { $status }).
sdk-unreadable = { $host } gaf een onbegrijpelijk antwoord.
sdk-too-large = { $host } gaf een te groot antwoord.
sdk-not-allowed = Deze plugin mag niet met { $host } communiceren. Meld dit aan support.
sdk-invalid-request = Het verzoek aan { $host } kon niet worden samengesteld. Meld dit aan support.

sdk-storage = De opslag van het platform is op dit moment niet bereikbaar.
sdk-stored-value = De opgeslagen waarde "{ $key }" is niet bruikbaar. Meld dit aan support.
sdk-queue = Het platform kan op dit moment niets in de wachtrij zetten.

sdk-skip-gone = De bestelling bestaat niet meer.
sdk-skip-test = Testbestellingen worden niet verzonden.
sdk-skip-open = De bestelling is nog niet voltooid.
sdk-skip-cancelled = De bestelling is geannuleerd.
sdk-skip-unpaid = De bestelling is nog niet betaald.
sdk-skip-authorized = De betaling is alleen geautoriseerd, nog niet geïnd.
sdk-skip-partially-paid = De bestelling is pas deels betaald.
sdk-skip-partially-refunded = De bestelling is deels terugbetaald. Voer die daar met de hand in.
sdk-skip-refunded = De bestelling is terugbetaald.
sdk-skip-voided = De betaling is ingetrokken.
sdk-flow-off = Het verzenden van bestellingen staat uit. Zet het aan in de instellingen van de plugin.

sdk-no-lines = De bestelling bevat geen artikelen.
sdk-quantity-missing = { $line }: het aantal ontbreekt.
sdk-quantity-not-positive = { $line }: het aantal moet groter dan nul zijn, niet { $quantity }.
sdk-bad-quantity = { $line }: "{ $value }" is geen aantal.
sdk-bad-price = { $line }: "{ $value }" is geen prijs.
sdk-bad-discount = { $line }: "{ $value }" is geen korting.
sdk-bad-vat-rate = { $line }: "{ $value }" is geen btw-tarief.
sdk-bad-vat = { $line }: "{ $value }" is geen btw-bedrag.
sdk-bad-charge = { $label }: het bedrag of de btw is geen getal.
sdk-charge-exemption = { $label }: er wordt geen btw berekend, maar de artikelen van de bestelling hebben daarvoor verschillende redenen. Vul in de bestelling de reden (zoals N3.1) voor deze kosten in en verzend die opnieuw.
sdk-bad-credit = Het gebruikte tegoed, "{ $value }", is geen bedrag.
sdk-bad-total = Het totaal "{ $value }" is geen bedrag.
sdk-negative-line = { $line }: de korting is groter dan de prijs.
sdk-vat-missing = { $line }: het btw-bedrag ontbreekt.
sdk-wrong-sum = Het totaal van de bestelling is { $total }, maar de delen zijn samen { $sum }. Corrigeer de bestelling en verzend die opnieuw.

sdk-unknown-job = Deze versie van de plugin kent de taak "{ $kind }" niet.

# A kind of work, in the list of jobs
sdk-job-export-order = export van een bestelling
