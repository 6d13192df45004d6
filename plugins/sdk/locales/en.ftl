### What every connector says. Shown to the shop's owner: short, and what to do.

# The plugin's column in the platform's lists.
sdk-not-linked = Not linked
sdk-linked = Synchronized: { $number }
sdk-linked-plain = Synchronized
sdk-linked-noted = Synchronized: { $number }, with a note
sdk-linked-at = Synchronized on { $year }-{ $month }-{ $day } { $time }.
# The shop changed the order after it was sent. $what is a list of what differs, as the next ones name it.
sdk-linked-changed = Synchronized: { $number }, changed since
sdk-linked-cancelled = Synchronized: { $number }, cancelled since
sdk-changed-at = Changed on { $year }-{ $month }-{ $day } { $time }
sdk-changed = Changed since then
sdk-cancelled-at = Cancelled on { $year }-{ $month }-{ $day } { $time }
sdk-cancelled = Cancelled since then
sdk-edit-todo = Changes aren't passed on: make them there too.
# What differs; what follows is "25.90 EUR → 350.00 EUR".
sdk-edit-reopened = Open again
sdk-edit-number = Number changed
sdk-edit-number-to = Number: { $before } → { $after }
sdk-edit-total = Total changed
sdk-edit-total-to = Total: { $before } → { $after }
sdk-edit-lines = Articles changed
sdk-edit-lines-to = Articles: { $before } → { $after }
sdk-edit-charges = Shipping and fees changed
sdk-edit-charges-to = Shipping and fees: { $before } → { $after }
sdk-edit-payment = Payment changed
sdk-edit-payment-to = Payment: { $before } → { $after }
sdk-edit-refunded = Money refunded
sdk-edit-partially-refunded = Money partly refunded
sdk-edit-voided = Payment voided
sdk-edit-billing = Billing address changed
sdk-edit-billing-to = Billing address: { $before } → { $after }
sdk-edit-shipping = Delivery address changed
sdk-edit-shipping-to = Delivery address: { $before } → { $after }
sdk-edit-customer = Customer changed
sdk-edit-customer-to = Customer: { $before } → { $after }
sdk-queued = Waiting to be sent
sdk-running = Being sent
sdk-paused = On hold
sdk-failed = Not sent
sdk-failed-todo = Correct it, then send it again.
sdk-retried = It will be tried again.
sdk-attempts = { $count ->
    [one] Tried once.
   *[other] Tried { $count } times.
 }
sdk-uncertain = To be checked
sdk-uncertain-todo = Check there whether it arrived. If so, enter its number here; if not, send it again.

# Problems with the other system. $host is its internet name.
sdk-unreachable = { $host } can't be reached at the moment.
sdk-held-back = The request to { $host } was held back here before it was sent.
sdk-unknown-host = The internet address { $host } can't be found.
sdk-certificate = The certificate of { $host } isn't valid.
sdk-timeout = { $host } didn't answer in time.
sdk-broken = The connection to { $host } broke off.
sdk-throttled = { $host } asks us to slow down.
sdk-server-error = { $host } has trouble of its own (error { $status }).
sdk-credentials = { $host } doesn't accept the credentials. Check them in the plugin's settings.
sdk-refused = Refused by { $host } (error { $status }). { $reason }
sdk-unexpected-status = { $host } gave an unexpected answer (code { $status }).
sdk-unreadable = { $host } gave an answer that can't be understood.
sdk-too-large = { $host } gave an answer that is too large.
sdk-not-allowed = This plugin may not connect to { $host }. Contact support.
sdk-invalid-request = The request to { $host } couldn't be put together. Contact support.

# Trouble within the platform.
sdk-storage = The platform's storage can't be reached at the moment.
sdk-stored-value = The stored value "{ $key }" can't be used. Contact support.
sdk-queue = The platform can't queue this at the moment.

# Why an order isn't sent.
sdk-skip-gone = The order no longer exists.
sdk-skip-test = Test orders aren't sent.
sdk-skip-open = The order isn't completed yet.
sdk-skip-cancelled = The order is cancelled.
sdk-skip-unpaid = The order isn't paid yet.
sdk-skip-authorized = The payment is only authorized, not collected yet.
sdk-skip-partially-paid = The order is only partly paid.
sdk-skip-partially-refunded = The order is partly refunded. Enter it there by hand.
sdk-skip-refunded = The order is refunded.
sdk-skip-voided = The payment was voided.
sdk-flow-off = Sending orders is switched off. Switch it on in the plugin's settings.

# What is wrong with an order. $line is an article's SKU or name.
sdk-no-lines = The order has no articles.
sdk-quantity-missing = { $line }: the quantity is missing.
sdk-quantity-not-positive = { $line }: the quantity must be above zero, not { $quantity }.
sdk-bad-quantity = { $line }: "{ $value }" is not a quantity.
sdk-bad-price = { $line }: "{ $value }" is not a price.
sdk-bad-discount = { $line }: "{ $value }" is not a discount.
sdk-bad-vat-rate = { $line }: "{ $value }" is not a VAT rate.
sdk-bad-vat = { $line }: "{ $value }" is not a VAT amount.
sdk-bad-charge = { $label }: the amount or its VAT is not a number.
sdk-charge-exemption = { $label }: no VAT is charged, but the articles of the order have different reasons for that. Enter the reason (such as N3.1) for this charge in the order, then send it again.
sdk-bad-credit = The credit used, "{ $value }", is not an amount.
sdk-bad-total = The total "{ $value }" is not an amount.
sdk-negative-line = { $line }: the discount is larger than the price.
sdk-vat-missing = { $line }: the VAT amount is missing.
sdk-wrong-sum = The order's total is { $total }, but its parts add up to { $sum }. Correct the order, then send it again.

# A job of another release.
sdk-unknown-job = This version of the plugin doesn't know the job "{ $kind }".

# A kind of work, in the list of jobs
sdk-job-export-order = order export
