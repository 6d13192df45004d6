sdk-not-linked = Nicht verknüpft
sdk-linked = Synchronisiert: { $number }
sdk-linked-at = Synchronisiert am { $day }.{ $month }.{ $year }.
sdk-queued = Wartet auf Versand
sdk-running = Wird gesendet
sdk-paused = Angehalten
sdk-failed = Nicht gesendet
sdk-failed-todo = Korrigieren Sie es und senden Sie es erneut.
sdk-attempts = { $count ->
    [one] Einmal versucht.
   *[other] { $count }-mal versucht.
 }
sdk-uncertain = Zu prüfen
sdk-uncertain-todo = Sehen Sie dort nach, ob es angekommen ist. Wenn ja, geben Sie hier die Nummer ein; wenn nicht, senden Sie es erneut.

sdk-unreachable = { $host } ist zurzeit nicht erreichbar. Es wird erneut versucht.
sdk-timeout = { $host } hat nicht rechtzeitig geantwortet. Es wird erneut versucht.
sdk-broken = Die Verbindung zu { $host } ist abgebrochen. Es wird erneut versucht.
sdk-throttled = { $host } bittet um weniger Anfragen. Es wird erneut versucht.
sdk-server-error = { $host } hat selbst eine Störung (Fehler { $status }). Es wird erneut versucht.
sdk-credentials = { $host } nimmt die Zugangsdaten nicht an. Prüfen Sie sie in den Einstellungen des Plugins.
sdk-refused = { $host } hat es abgelehnt (Fehler { $status }). { $reason }
sdk-unexpected-status = { $host } gab eine unerwartete Antwort (Code { $status }).
sdk-unreadable = { $host } gab eine unverständliche Antwort.
sdk-too-large = { $host } gab eine zu große Antwort.
sdk-not-allowed = Dieses Plugin darf nicht mit { $host } sprechen. Bitte melden Sie es dem Support.
sdk-invalid-request = Die Anfrage an { $host } ließ sich nicht zusammenstellen. Bitte melden Sie es dem Support.

sdk-storage = Der Speicher der Plattform ist zurzeit nicht erreichbar. Es wird erneut versucht.
sdk-stored-value = Der gespeicherte Wert „{ $key }“ ist nicht brauchbar. Bitte melden Sie es dem Support.
sdk-queue = Die Plattform kann es zurzeit nicht einreihen. Es wird erneut versucht.
