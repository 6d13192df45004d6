### What the command line prints for people. Words that are typed (commands, options, --phase) stay English.
### A message with attributes is a list: what counts 0 is left out, the rest stands where the text says $list.

# A time: %Y year, %m month, %d day, %H hour, %M minute, %S second, %Z time zone.
date-time = %Y-%m-%d %H:%M:%S %Z

yes = yes
no = no
on = on
off = off
none = none
# An installation: a plugin in a shop.
place = { $plugin } in { $shop }
store-expected = --store { $found }: sqlite:PATH was expected, such as sqlite:host-test.db
store-missing = there is no store at { $path }; `host-test shop SHOP` makes one
store-homeless = you have no home folder here; say --store sqlite:PATH

## Statuses, results, and what happened

waiting = waiting
running = running
paused = paused
# There was a reason not to do it.
decided = decided by hand
skipped = skipped
# Failed for good; a person sees it and can send it again.
parked = failed for good
# It may have arrived; a person must look.
uncertain = uncertain
done = done
nothing = nothing to do
queued = queued
sent = sent
already-there = already there
cancelled = cancelled
failed = failed
# It is tried again by itself.
failed-for-now = failed for now
put-off = put off
switched-on = switched on
switched-off = switched off
# Settings were checked and saved.
connected = connected
# Switches were set.
switched = switches set
imported = imported
matched = matched
# So many products would be taken off sale that a person must say yes.
held = to be confirmed
# Another account: what was linked isn’t any more.
forgotten = links forgotten
# A remark about something that went well.
note = note

## Names

the-order = order { $id }
the-product = product { $id }
the-customer = customer { $id }
# What a setting holds.
field-text = text
field-secret = secret
field-url = web address
field-number = number
field-toggle = on/off
field-choice = choice
field-mapping = table

## Titles of columns

head-about = ABOUT
head-at = AT
head-at-first = AT FIRST
head-attempts = ATTEMPTS
head-became = BECAME
head-city = TOWN
head-contract = CONTRACT
head-country = COUNTRY
head-customer = CUSTOMER
head-due = DUE
head-email = E-MAIL
head-help = HELP
head-id = ID
head-job = JOB
head-key = KEY
head-kind = KIND
head-label = LABEL
head-name = NAME
head-number = NUMBER
head-number-there = NUMBER THERE
head-on-sale = ON SALE
head-phone = PHONE
head-order = ORDER
head-plugin = PLUGIN
head-price = PRICE
head-products = PRODUCTS
head-reason = REASON
# The identifier in the other system.
head-remote-id = ID THERE
head-report = REPORT
head-result = RESULT
head-setting = SETTING
head-shop = SHOP
head-size = SIZE
head-sku = SKU
head-status = STATUS
head-stock = STOCK
head-street = STREET
head-switch = SWITCH
head-text = TEXT
head-by = By
head-total = TOTAL
head-value = VALUE
head-what = WHAT

## platform

address-none = not set: remotes and browsers cannot reach the platform
address-of-platform = { $address } (the platform's)
platform-settings-none = { $plugin } has no settings for the whole platform.
platform-settings-saved = { $plugin }: saved for the whole platform.
platform-settings-missing = Enter what is missing with `{ $command }`.
setting-entered = entered
setting-missing = missing

## shop

shop-id = shop
shop-name = name
shop-currency = currency
shop-locale = locale
shop-time-zone = time zone
shop-public-url = public address
shop-modules = modules
shop-plugins = plugins
shop-id-expected = "{ $id }" can't be a shop's id: 1 to 100 letters without "/" were expected
shop-currency-expected = --currency { $found }: three capital letters were expected, such as EUR
shop-time-zone-expected = --time-zone { $found }: an IANA name was expected, such as Europe/Rome

## plugins, inspect

kib = { $size } KiB
contract = contract { $contract } (this host: { $host })
setting-offers = { $key } offers:
requires = requires the modules: { $modules }
may-call = may call: { $hosts }
lets-in = connected by allowing it in the other system: `host-test authorize { $plugin } --shop SHOP`
required = required
of-platform = once for the whole platform
imports = imports:
exports = exports:

## enable, authorize, disable

enabled = { $plugin } in { $shop }: the remote accepted the settings; saved.
switches-saved = { $plugin } in { $shop }: switches saved.
switches-as-before = { $plugin } in { $shop }: nothing was changed.
switches-on = Switched on: { $flows }.
no-switch = none
# A flow that is on below a main switch that is off.
switch-held = on, once { $main } is on
not-saved = Not saved: { $reason }
not-saved-field = Not saved. { $label }: { $problem }
disabled = { $plugin } in { $shop }: switched off. Its data are kept.
disabled-left = Not everything that it left at the other system could be removed: { $reason }
authorize-open = Open this address in the owner's browser, and allow { $plugin } there:
authorize-next = The address works once, for { $minutes } minutes. The browser then comes back to the platform's public address, where `host-test run --listen ADDRESS` must be reachable. If it isn't, pass the address that the browser ended at to `host-test authorize { $plugin } --callback ADDRESS`.
query-expected = { $option }: the address with all that follows its question mark was expected
is-off = { $plugin } is switched off in shop "{ $shop }"; switch it on with `host-test enable { $plugin } --shop { $shop }`
is-off-authorize = { $plugin } is switched off in shop "{ $shop }"; connect it with `host-test authorize { $plugin } --shop { $shop }`
none-enabled = no plugin is enabled there; enable one with `host-test enable PLUGIN --shop SHOP`
several-meant = { $there } are possible: say --shop and --plugin
plugin-unknown = there is no plugin "{ $plugin }" in { $folder }; there are: { $there }
plugin-none = there is no plugin "{ $plugin }" in { $folder }: the folder holds none; build them with `cargo xtask build`
set-expected = --set: KEY=VALUE was expected
set-too-large = --set { $key }: { $path }: over { $kib } KiB: that is too large
flow-expected = --flow { $flow }: on or off was expected, not "{ $found }"

## order, products import, customers import, customers save

orders-kept = { $count ->
    [one] { $count } order
   *[other] { $count } orders
  } kept in { $shop }.
orders-no-subscribers = No plugin takes orders here: no switch for them is on.
order-numbers-more = { $count ->
    [one] { $count } more order has
   *[other] { $count } more orders have
  } a number that another order has.
products-kept = Products in { $shop }: { $list }.
    .created = { $created } created
    .updated = { $updated } updated
    .unchanged = { $unchanged } unchanged
    .none = nothing kept
customers-kept = Customers in { $shop }: { $list }.
    .created = { $created } created
    .updated = { $updated } updated
    .unchanged = { $unchanged } unchanged
    .none = nothing kept
customers-no-subscribers = No plugin takes customers here: no switch for them is on.
customers-not-subscribed = { $plugin } didn't receive them: { $flows } is off; switch it on with `{ $command }`
sku-ambiguous = { $count ->
    [one] { $count } SKU stands
   *[other] { $count } SKUs stand
  } on several products. A plugin cannot tell which of them is meant and takes none over: give each product a SKU of its own, then import again.
# Files.
file-missing = { $path }: there is no such file
file-denied = { $path }: this file may not be read
file-no-text = { $path }: this file is not text in UTF-8
file-folder = { $path }: this is a folder, not a file
file-failed = { $path }: this file cannot be read: { $problem }
file-line = { $path }: line { $line }: { $problem }
file-field = { $path }: line { $line }, field { $field }: { $problem }
remote-id-of-none = the records have a remote_id, but no plugin is enabled in shop "{ $shop }"; enable it first, or leave remote_id out
remote-id-of-which = the records have a remote_id: say with --plugin for which plugin

## work, run

work-done = Done: { $list }.
    .sent = { $sent } sent
    .already_there = { $already_there } already there
    .skipped = { $skipped } skipped
    .parked = { $parked } failed for good
    .uncertain = { $uncertain } uncertain
    .paused = { $paused } paused
    .put_off = { $put_off ->
        [one] { $put_off } attempt put off
       *[other] { $put_off } attempts put off
    }
    .failed_for_now = { $failed_for_now ->
        [one] { $failed_for_now } attempt failed for now
       *[other] { $failed_for_now } attempts failed for now
    }
    .ticked = { $ticked ->
        [one] { $ticked } product import
       *[other] { $ticked } product imports
    }
    .customers_ticked = { $customers_ticked ->
        [one] { $customers_ticked } customer synchronization
       *[other] { $customers_ticked } customer synchronizations
    }
    .reconciled = { $reconciled ->
        [one] { $reconciled } other system set up
       *[other] { $reconciled } other systems set up
    }
    .other = { $other } without anything to send
    .none = nothing was due
work-waiting = { $count ->
    [one] { $count } job is waiting; it is due at { $next }.
   *[other] { $count } jobs are waiting; the next is due at { $next }.
}
work-held = { $count ->
    [one] { $count } job is waiting until its installation goes on.
   *[other] { $count } jobs are waiting until their installation goes on.
}
run-begins = Working, and looking for changes every five minutes. Ctrl-C ends it.
run-stops = Ending: what runs comes to its end. Ctrl-C again ends at once.
run-listens = Listening at { $address } for webhooks and browsers.
panel-link = The control panel: { $url }
panel-link-of = The control panel for { $person }: { $url }
panel-loopback = The control panel is for this machine alone, and { $address } is not. Use an address such as 127.0.0.1:8360.
listen-taken = { $address } is taken by another program: stop that one, or say another port with --listen
listen-denied = { $address } may not be listened at: take a port from 1024 on
listen-failed = { $address } cannot be listened at: { $problem }
run-pass = { $place }: { $counted }
run-record = { $place }: { $what } { $status }
run-because = { $place }: { $what } { $status }. { $reason }

## send

send-report = { $entity ->
    [customer] { $selected ->
        [one] { $selected } customer selected
       *[other] { $selected } customers selected
    }
   *[order] { $selected ->
        [one] { $selected } order selected
       *[other] { $selected } orders selected
    }
  }: { $list }.
    .sent = { $sent } sent
    .already_there = { $already_there } already there
    .skipped = { $skipped } skipped
    .failed = { $failed } failed
    .uncertain = { $uncertain } uncertain
    .waiting = { $waiting } waiting
    .none = nothing done
send-interrupted = Interrupted. Nothing is lost: what waits is sent by the next `host-test work` or `host-test run`, and `host-test send report { $number }` then shows how it went.
report-heading = Report { $number } of { $at }:
report-unknown = there is no report { $number } of { $place }; `host-test send reports` lists those that are there
reports-none = Nothing has been sent by hand yet.
orders-expected = say which orders: their ids, --from FILE, --missed, or --all
orders-none-missed = Nothing to send: of the orders that arrived while { $plugin } in { $shop } was off, none is left to send.
customers-expected = say which customers: their ids or e-mail addresses, --from FILE, or --all

## tick

progress = { $what }: { $entity ->
    [product] { $done ->
        [one] { $done } product
       *[other] { $done } products
    }
    [customer] { $done ->
        [one] { $done } customer
       *[other] { $done } customers
    }
   *[order] { $done ->
        [one] { $done } order
       *[other] { $done } orders
    }
  }, { $rate }/s
progress-of = { $what }: { $done } of { $entity ->
    [product] { $total ->
        [one] { $total } product
       *[other] { $total } products
    }
    [customer] { $total ->
        [one] { $total } customer
       *[other] { $total } customers
    }
   *[order] { $total ->
        [one] { $total } order
       *[other] { $total } orders
    }
  }, { $rate }/s
tick-status = { $place }: { $status }.
tick-because = { $place }: { $status }. { $reason }
tick-of-customers = { $place }, customers
tick-interrupted = Interrupted after { $entity ->
    [product] { $done ->
        [one] { $done } product
       *[other] { $done } products
    }
    [customer] { $done ->
        [one] { $done } customer
       *[other] { $done } customers
    }
   *[order] { $done ->
        [one] { $done } order
       *[other] { $done } orders
    }
  }. Nothing is lost: it goes on from there next time.
tick-interrupted-of = Interrupted after { $done } of { $entity ->
    [product] { $total ->
        [one] { $total } product
       *[other] { $total } products
    }
    [customer] { $total ->
        [one] { $total } customer
       *[other] { $total } customers
    }
   *[order] { $total ->
        [one] { $total } order
       *[other] { $total } orders
    }
  }. Nothing is lost: it goes on from there next time.
tick-counts = Products: { $list }.
    .created = { $created } created
    .updated = { $updated } updated
    .stock = stock of { $stock ->
        [one] { $stock } product
       *[other] { $stock } products
    } changed
    .unchanged = { $unchanged } unchanged
    .deactivated = { $deactivated } taken off sale
    .problems = { $problems } not taken over
    .none = nothing changed
tick-counts-customers = Customers: { $list }.
    .created = { $created } created
    .updated = { $updated } updated
    .unchanged = { $unchanged } unchanged
    .problems = { $problems } not taken over
    .none = nothing changed
held-command = If it is right: { $command }
problems = { $entity ->
    [customer] { $count ->
        [one] { $count } customer there could not be taken over:
       *[other] { $count } customers there could not be taken over:
    }
   *[product] { $count ->
        [one] { $count } product there could not be taken over:
       *[other] { $count } products there could not be taken over:
    }
}
problems-first = { $entity ->
    [customer] { $count } customers there could not be taken over. The first { $shown }:
   *[product] { $count } products there could not be taken over. The first { $shown }:
}
confirmed = { $plugin } in { $shop }: { $deactivated ->
    [one] { $deactivated } product
   *[other] { $deactivated } products
  } taken off sale.
nothing-held = Nothing is to be confirmed.
several-held = { $count } installations wait for a confirmation, and each needs its own: say --shop and --plugin
confirm-products = --confirm is for products: a list of customers removes none
nobody-takes-products = no plugin there takes products: no switch for them is on; set one with `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-customers = no plugin there synchronizes customers: no switch for them is on; set one with `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-anything = no plugin there takes products or customers: no switch for them is on; set one with `host-test enable PLUGIN --shop SHOP --flow KEY`

## status

status-off = { $place } is switched off.
status-paused = { $place } is paused: { $reason }
rows-orders = { $count ->
    [0] No orders.
    [one] { $count } order.
   *[other] { $count } orders.
}
rows-products = { $count ->
    [0] No products.
    [one] { $count } product.
   *[other] { $count } products.
}
rows-customers = { $count ->
    [0] No customers.
    [one] { $count } customer.
   *[other] { $count } customers.
}
rows-missed = { $count } of them arrived while the plugin or its switch was off. To send by hand: { $command }
rows-more = There may be more: --limit shows them.
name-variants = { $name } ({ $count ->
    [one] { $count } variant
   *[other] { $count } variants
  })
tick-last = { $entity ->
    [customer] Last synchronization
   *[product] Last import
  }: { $at }. { $counted }
tick-goes-on = { $entity ->
    [customer] Synchronizing since { $at }, { $done ->
        [one] { $done } customer
       *[other] { $done } customers
    }
   *[product] Import since { $at }, { $done ->
        [one] { $done } product
       *[other] { $done } products
    }
  } so far. { $counted }
tick-goes-on-of = { $entity ->
    [customer] Synchronizing since { $at }, { $done } of { $total ->
        [one] { $total } customer
       *[other] { $total } customers
    }
   *[product] Import since { $at }, { $done } of { $total ->
        [one] { $total } product
       *[other] { $total } products
    }
  } so far. { $counted }
tick-never = { $entity ->
    [customer] Customers have not been synchronized yet.
   *[product] Products have not been imported yet.
}

## products show

product-id = product
product-sku = SKU
product-ean = EAN
product-name = name
product-short-description = short description
product-description = description
product-category = category
product-brand = brand
product-price = price
product-vat-included = { $price }, VAT included
product-vat-excluded = { $price }, VAT not included
product-vat-rate = VAT rate
product-stock = stock
product-stock-uncounted = not counted
product-on-sale = on sale
product-images = images
product-variants = variants
product-unknown = shop "{ $shop }" has no product with the id or SKU "{ $product }"

## customers show

customer-id = customer
customer-email = e-mail
customer-phone = phone
customer-name = name
customer-locale = language
customer-email-marketing = e-mail marketing
customer-tags = tags
customer-note = note
customer-orders = orders
customer-spent = spent in all
customer-updated-at = last changed at
customer-link = in { $plugin }
customer-url = address there
customer-addresses = addresses
customer-unknown = shop "{ $shop }" has no customer with the id or e-mail address "{ $customer }"
consent-unknown = not known
consent-subscribed = agreed
consent-unsubscribed = refused
consent-pending = waits for a confirmation
consent-since = { $consent }, since { $at }
link-since = { $link }, since { $at }

## jobs

job-retried = Job { $job } runs again at the next `host-test work`.
job-adopts = Job { $job } adopts { $number } at the next `host-test work`.
job-sends-again = Job { $job } sends again at the next `host-test work`.
job-unknown = there is no job { $job }
job-runs = job { $job } is running now
job-is-uncertain = job { $job } is uncertain: look whether the record is there, then say `host-test jobs resolve { $job } --there NUMBER` or `--again`
job-not-uncertain = job { $job } is not uncertain but { $status }: there is nothing to resolve. A number can also be entered for a job that failed for good
job-phase-expected = --phase { $found }: one of { $known } was expected
# The status of the job that an event led to.
job-led-to = { $status } (job { $job })
job-id = job
job-shop = shop
job-plugin = plugin
job-kind = kind
job-key = key
job-status = status
job-reason = reason
job-code = code of the reason
job-attempts = attempts
job-failures = failures
job-manual = at a person's request
job-followed = followed by a newer one
job-queued-at = queued at
job-first-started-at = first started at
job-updated-at = last changed at
job-due = due

# What to type against an error of the platform; between backquotes stands what can be typed, and it stays as it is.
with-hint = { $text }; { $hint }
hint-make-shop = make it with `{ $command }`
hint-new-shop = if a new one is meant: `{ $command }`
hint-enable = enable it with `{ $command }`
hint-switch-on = switch it on with `{ $command }`
hint-activate-module = activate it with `{ $command }`
hint-enter = enter it with `{ $command }`
hint-set = set it with `{ $command }`
hint-set-address = set it with `{ $command }`
hint-begin = begin with `{ $command }`
hint-enter-settings = enter its settings with `{ $command }`
hint-not-anew = send it without `--anew`
