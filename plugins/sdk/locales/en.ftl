### What every connector says. Shown to the shop's owner: short, and what to do.

# The plugin's column in the platform's lists.
sdk-not-linked = Not linked
sdk-linked = Synchronized: { $number }
sdk-linked-at = Synchronized on { $year }-{ $month }-{ $day }.
sdk-queued = Waiting to be sent
sdk-running = Being sent
sdk-paused = On hold
sdk-failed = Not sent
sdk-failed-todo = Correct it, then send it again.
sdk-attempts = { $count ->
    [one] Tried once.
   *[other] Tried { $count } times.
 }
sdk-uncertain = To be checked
sdk-uncertain-todo = Look there whether it arrived. If so, enter its number here; if not, send it again.

# Trouble with the other system. $host is its internet name.
sdk-unreachable = { $host } can't be reached at the moment. It will be tried again.
sdk-timeout = { $host } didn't answer in time. It will be tried again.
sdk-broken = The connection to { $host } broke off. It will be tried again.
sdk-throttled = { $host } asks us to slow down. It will be tried again.
sdk-server-error = { $host } has trouble of its own (error { $status }). It will be tried again.
sdk-credentials = { $host } doesn't accept the credentials. Check them in the plugin's settings.
sdk-refused = { $host } refused it (error { $status }). { $reason }
sdk-unexpected-status = { $host } gave an unexpected answer (code { $status }).
sdk-unreadable = { $host } gave an answer that can't be understood.
sdk-too-large = { $host } gave an answer that is too large.
sdk-not-allowed = This plugin may not talk to { $host }. Please tell support.
sdk-invalid-request = The request to { $host } couldn't be put together. Please tell support.

# Trouble within the platform.
sdk-storage = The platform's storage can't be reached at the moment. It will be tried again.
sdk-stored-value = The stored value "{ $key }" can't be used. Please tell support.
sdk-queue = The platform can't queue this at the moment. It will be tried again.
