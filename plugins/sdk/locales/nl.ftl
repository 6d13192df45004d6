sdk-not-linked = Niet gekoppeld
sdk-linked = Gesynchroniseerd: { $number }
sdk-linked-at = Gesynchroniseerd op { $day }-{ $month }-{ $year }.
sdk-queued = Wacht op verzending
sdk-running = Wordt verzonden
sdk-paused = Aangehouden
sdk-failed = Niet verzonden
sdk-failed-todo = Corrigeer het en verzend het opnieuw.
sdk-attempts = { $count ->
    [one] Eén keer geprobeerd.
   *[other] { $count } keer geprobeerd.
 }
sdk-uncertain = Te controleren
sdk-uncertain-todo = Kijk daar of het is aangekomen. Zo ja, vul hier het nummer in; zo niet, verzend het opnieuw.

sdk-unreachable = { $host } is op dit moment niet bereikbaar. Het wordt opnieuw geprobeerd.
sdk-timeout = { $host } antwoordde niet op tijd. Het wordt opnieuw geprobeerd.
sdk-broken = De verbinding met { $host } werd verbroken. Het wordt opnieuw geprobeerd.
sdk-throttled = { $host } vraagt om minder verzoeken. Het wordt opnieuw geprobeerd.
sdk-server-error = { $host } heeft zelf een storing (fout { $status }). Het wordt opnieuw geprobeerd.
sdk-credentials = { $host } accepteert de inloggegevens niet. Controleer ze in de instellingen van de plugin.
sdk-refused = { $host } heeft het geweigerd (fout { $status }). { $reason }
sdk-unexpected-status = { $host } gaf een onverwacht antwoord (code { $status }).
sdk-unreadable = { $host } gaf een onbegrijpelijk antwoord.
sdk-too-large = { $host } gaf een te groot antwoord.
sdk-not-allowed = Deze plugin mag niet met { $host } communiceren. Meld het aan de support.
sdk-invalid-request = Het verzoek aan { $host } kon niet worden samengesteld. Meld het aan de support.

sdk-storage = De opslag van het platform is op dit moment niet bereikbaar. Het wordt opnieuw geprobeerd.
sdk-stored-value = De opgeslagen waarde "{ $key }" is niet bruikbaar. Meld het aan de support.
sdk-queue = Het platform kan het op dit moment niet in de wachtrij zetten. Het wordt opnieuw geprobeerd.
