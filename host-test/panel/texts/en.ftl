# What surrounds every page.
panel = Control panel
plugins = Integrations / Plugins
orders = Orders
products = Products
customers = Customers
queue = Queue
activity = Activity
sales = Sales
synchronization = Synchronization
shops = Shops
shops-none = There is no shop yet. The operator of the platform creates the first one.
search-shops = Name or id
shops-first = The first { $shown } of { $count }: search for the one you want.
platform-settings = Platform
platform-settings-text = For the operator of the platform: the address and the credentials that all shops use.
public-address = Public address
public-address-help = Under which the other systems reach this platform: https, without a slash at the end. Without it no webhook arrives and no connection by authorization can be made.
platform-missing = Incomplete
menu = Menu
main-navigation = Main
language = Language
skip = Skip to the content
sign-out = Sign out
signed-in-as = Signed in as { $name }
by-person = by { $name }
path = Path
as-of = As of
need-you = { $count ->
    [one] { $count } needs you
   *[other] { $count } need you
}
needs-you = need you
back-to-start = Back to the start
back = Back

# Signing in.
login-needed = Open the link that was printed when the panel was started. It signs you in.
login-resend = Nothing was saved yet. Open the link in another tab, then reload this page: your browser offers to send once more what you entered.
login-wrong = This link is of another start of the panel. Open the one that was printed last.
signed-out = You are signed out.

# Why there is no page.
error-not-done = That didn't work
error-server = This page can't be read just now
error-server-text = Your orders are safe, and what waits goes on by itself. Try again in a moment.
error-not-found = There is nothing under this address.
ask-operator = This can't be done yet: the operator of the platform has to set something up first. Ask them; the log says what.
form-broken = The form came incomplete. Open the page again and try once more.

# Times.
today = Today
yesterday = Yesterday
today-at = today, { $time }
yesterday-at = yesterday, { $time }
date-format = %-d %b %Y
never = never
last = Last
next = Next
since = Since { $time }.

# Plugins.
plugins-none-connected = No plugin is connected yet. Connect one to begin.
plugins-in-step = { $count ->
    [one] The connected plugin is in step.
   *[other] The { $count } connected plugins are in step.
}
plugins-failures = { $count ->
    [one] The plugins are connected; 1 record needs you.
   *[other] The plugins are connected; { $count } records need you.
}
plugins-need-you = { $count ->
    [one] One plugin needs you.
   *[other] { $count } plugins need you.
}
plugin-off = Off
plugin-connected = Connected
plugin-needs-you = Needs you
plugin-waits = Waits
plugin-broken = Can't be used
plugin-broken-detail = This plugin can't be used at the moment. Whoever runs the platform finds the reason in the log.
todo-paused = { $plugin } needs its settings again
todo-failed = { $count ->
    [one] 1 record wasn't accepted by { $plugin }
   *[other] { $count } records weren't accepted by { $plugin }
}
todo-uncertain = { $count ->
    [one] 1 record may or may not have arrived
   *[other] { $count } records may or may not have arrived
}
todo-uncertain-detail = Nothing is sent again until you have looked there.
open-settings = Open the settings
look-and-decide = Look and decide
see-why = See why
decide = Decide
connect = Connect
settings = Settings
version = version { $version }
waits = Waits
on = On
off = Off
next-once-connected = once it is connected
next-after-decision = after your decision
next-now = now
next-in = { $count ->
    [one] in 1 minute
   *[other] in { $count } minutes
}
next-when-needed = as soon as there is something to send
next-was-due = it was due { $time }
plugin-late = Late
first-import = First import. { $records }: { $done } of { $total }
first-import-so-far = First import. { $records }: { $done } so far
fetching = { $records }: { $done } of { $total }
fetching-so-far = { $records }: { $done } so far
hitch-title = The last attempt failed ({ $work }). It is tried again by itself, { $time }.
may-call = May call { $hosts }
needs-modules = needs the module { $modules }
what-is-synchronized = What is synchronized
last-day = Last 24 hours
nothing-yet = Nothing yet.
sent-count = { $count ->
    [one] 1 sent
   *[other] { $count } sent
}
failed-count = { $count ->
    [one] 1 failed
   *[other] { $count } failed
}
attempts-failed-count = { $count ->
    [one] 1 attempt failed
   *[other] { $count } attempts failed
}
uncertain-count = { $count ->
    [one] 1 uncertain
   *[other] { $count } uncertain
}
synchronize-now = Synchronize now

# A plugin's settings.
answer-not-connected = Not connected yet. Enter what it asks for and confirm.
answer-off = Switched off. What it knows is kept: confirm the settings to switch it on again.
answer-held = Products wait for your decision.
answer-waiting = { $count ->
    [one] Connected. 1 record needs you.
   *[other] Connected. { $count } records need you.
}
answer-in-step = Connected, and nothing needs you.
api-configuration = API configuration
credentials-accepted = Accepted
oauth-help = You are sent to the other system, allow the connection there, and come back.
another-account = Is this another account?
another-account-forget = Forget the account before
another-account-help = Only where the credentials are of another account: what was sent to the one before then counts as not sent, and products are matched anew.
onward-title = On to the other system
onward-text = Allow the connection there. You come back by yourself.
onward-button = Go on
confirm = Confirm
save = Save
secret-saved = Saved. Paste another one to replace it.
set-but-main-off = Set, and on once the main switch is on.
switches-once-connected = Possible once it is connected.
settings-once-connected = Possible once it is connected.
more-settings = More settings
applies-from-now = Applies to what waits and to what is sent from now on.
not-saved = Not saved
refused-fields = Some of it can't be right, or wasn't accepted. Correct it and confirm again.
old-settings-stay = The settings from before stay in force.
read-choices = Ask { $name } what can be chosen
row-waited-for = { $count ->
    [one] 1 record waits for it
   *[other] { $count } records wait for it
}
mapping-theirs-missing = { $value }: choose what it is there, or clear the row.
mapping-ours-missing = In one row only the right side is chosen: enter the left one, or clear the row.
mapping-twice = { $value } stands in two rows: keep one of them.
here = Here
there = There
choose = Choose…
held-title = { $count ->
    [one] 1 product would be taken off sale
   *[other] { $count } products would be taken off sale
}
held-short = { $plugin } lists { $listed } products, though { $known } from it are on sale here. Nothing was taken off sale.
held-text = { $plugin } lists only { $listed } products, though { $known } from it are on sale here; { $count } of them would be taken off sale. That may be a mistake, so nothing was taken off sale. Look at the products there. If the list is right, confirm it.
held-question = { $count ->
    [one] Take 1 product off sale?
   *[other] Take { $count } products off sale?
}
held-button = { $count ->
    [one] Take 1 product off sale
   *[other] Take { $count } products off sale
}
held-consequence = Your customers won't see them any more. They stay in Framework360, and go on sale again once the other system lists them.
held-leave = Leave them on sale
read-list-again = Read the list again
state-heading = Status
state = State
account = Account
last-synchronization = Last synchronization
not-sent = Not sent
about = About
version-word = Version
asks-for = What it asks for
history = History
switch-off = Switch off
switch-off-question = Switch this plugin off?
switch-off-consequence = Nothing more is sent or taken over. What it knows is kept, and what waits goes on when it is on again.
leave-on = Leave it on
synchronize-after-decision = Possible again once you have decided about the products.
synchronize-nothing = There is nothing to fetch: no direction that comes in is on.

# What was done.
done-switched = The switches are saved.
done-saved = Saved.
done-as-before = Nothing was changed: everything is as it was.
done-connected = The settings were accepted and saved.
done-disabled = The plugin is switched off.
done-disabled-left = The plugin is switched off. Something of it stayed at the other system; the activity says what.
done-synchronizing = The synchronization has begun.
done-confirmed = The products were taken off sale.
done-again = They are sent again.
done-cancelled = They were taken back. You can send the records by hand.
done-stopped = Stopped. What wasn't sent yet stays here; you can send it by hand later.
done-there = Noted. It is looked up there now; here you see what came of it.
done-not-there = It is sent again.
done-not-now = Nothing was done: it doesn't wait for that any more.

# Lists.
search-orders = Number, here or there, customer, e-mail or id
search-products = Name, SKU or id
search-customers = Name, e-mail, telephone or id
any = Any
at-plugin = At
filter = Filter
match-count = { $count ->
    [one] 1 matches
   *[other] { $count } match
}
remove-filter = remove this filter
clear-filter = Clear the filter
list-answer = { $all ->
    [one] 1 in all.
   *[other] { $all } in all.
} With { $plugin }: { $linked } linked, { $open } not linked, { $queued } queued, { $failed } that need you.
list-count = { $count ->
    [0] None yet.
    [one] 1 in all.
   *[other] { $count } in all.
}
list-matching = { $count } of { $all } match.
list-empty = Nothing here yet
list-empty-text = It comes by itself: from the shop, or once a plugin takes it over.
list-nothing-found = Nothing matches
list-nothing-found-text = { $count ->
    [one] There is 1, but it doesn't match the filter.
   *[other] There are { $count }, but none matches the filter.
}
go-to-plugins = Go to Integrations / Plugins
select = Selection
select-name = Select { $name }
order = Order
product = Product
customer = Customer
total = Total
price = Price
email = E-mail
actions = Actions
actions-for = Actions for { $name }
send-to-menu = Send To
send-to = Send to { $name }
send-to-count = Send { $count } to { $name }
selected = selected
selected-all = All { $count } that match are selected, without those you untick
select-all = Select all { $count } that match
nothing-selected = Nothing is selected. Select at least one record, then send.
other-number = You were asked about { $asked }, but by now there are { $count }. Nothing was done. Go back and look again.
other-records = Other records match by now, though as many. Nothing was sent. Look at the list again.
newest = Newest
page-empty = This page is empty by now
page-empty-text = What was on it changed meanwhile and is on another page.
page-changed = Something changed here: show it
older = Older
newer = Newer
off-sale = off sale
on-sale = on sale
payment-paid = paid
payment-open = open
payment-refunded = refunded
order-cancelled = cancelled
standing-not-linked = Not linked
standing-queued = Queued
standing-on-hold = On hold
standing-linked = Linked
standing-failed = Failed
standing-uncertain = Uncertain
the-order = Order { $name }
the-product = Product { $name }
the-customer = Customer { $name }

# A record.
history-none = Nothing was noted about this record by itself: that is done where it's sent, or where something goes wrong. What is taken over is noted as a whole, in the activity.
items = Items
item = Item
quantity = Quantity
vat = VAT
links = Links
name = Name
billing = Billing
shipping = Shipping
remark = Note
sku = SKU
ean = EAN
stock = Stock
phone = Telephone
tags = Tags
address = Address

# Reports of sends by hand.
report-title = Report { $number }
sent-by-hand = Sent by hand
report-running = { $done } of { $count } went to { $plugin } so far. Begun { $time }.
report-answer = { $count ->
    [one] 1 record was selected for { $plugin }
   *[other] { $count } records were selected for { $plugin }
}: { $there ->
    [one] 1 is there
   *[other] { $there } are there
}, { $failed ->
    [one] 1 needs you
   *[other] { $failed } need you
}, { $skipped ->
    [one] 1 was skipped
   *[other] { $skipped } were skipped
}. Sent { $time }.
report-leave = You can leave this page: it goes on by itself.
report-stop = { $count ->
    [one] Stop: don't send the last one
   *[other] Stop: don't send the other { $count }
}
progress = Progress
show-records = Show the records
and-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
send-again-count = { $count ->
    [one] Send 1 again
   *[other] Send { $count } again
}
send-all-again = Send all { $count } again
part-sent = Sent
part-already-there = Already there
part-skipped = Skipped
part-failed = Failed
part-uncertain = Uncertain
part-waiting = Waiting

# Queue.
phase-waiting = Waiting
phase-running = Running
phase-paused = Paused
phase-parked = Failed
phase-uncertain = Uncertain
phase-done = Done
phase-skipped = Skipped
by-state = By state
queue-clear = Nothing waits, nothing failed.
queue-by-itself = { $count ->
    [one] Nothing needs you. 1 goes by itself.
   *[other] Nothing needs you. { $count } go by themselves.
}
queue-answer = For you: { $paused } waiting for a setting, { $failed } failed, { $uncertain } uncertain. By themselves: { $waiting }.
queue-nothing = Nothing waits, nothing failed
queue-nothing-text = What was sent is in the activity.
uncertain-title = Uncertain: look there, then decide
it-is-there = It is there
it-is-there-help = Enter the number that you see there. The two are linked; nothing is sent.
number-there = Number in
number-needed = Enter the number that you see in the other system.
it-is-not-there = It isn't there
it-is-not-there-help = It is created there. If it was there after all, it is there twice.
send-again = Send again
entered-by-hand = Entered by hand…
send-again-name = Send again: { $name }?
send-again-danger = You have looked, and it isn't there. If it is, it will be there twice.
do-not-send = Don't send
failed-title = { $count ->
    [one] 1 failed
   *[other] { $count } failed
}
send-again-question = { $count ->
    [one] Send 1 record again?
   *[other] Send { $count } records again?
}
send-again-consequence = With the settings as they are now. Where the reason is still there, they fail again.
record = Record
attempts-head = Attempts
attempts = { $count }, last { $time }
waiting-title = Waiting
due-now = goes at once
due-at = next attempt { $time }
cancel-count = { $count ->
    [one] Remove 1 from the queue
   *[other] Remove { $count } from the queue
}
cancel-question = { $count ->
    [one] Remove 1 job from the queue?
   *[other] Remove { $count } jobs from the queue?
}
cancel-consequence = They aren't sent. You can send the records by hand later.
let-them-wait = Let them wait

# Activity.
activity-quiet = Nothing happened in the last 24 hours.
activity-none-sent = In the last 24 hours no records were sent.
activity-answer = In the last 24 hours { $sent ->
    [one] 1 record was sent
   *[other] { $sent } records were sent
}; { $failed ->
    [one] 1 attempt failed
   *[other] { $failed } attempts failed
}.
activity-none = Nothing has happened yet
activity-nothing-found = Nothing matches
chart-label = Records sent and attempts failed per half hour
bar-title = { $time }: { $sent } sent, { $failed } failed
as-figures = As figures
six-hours-from = Six hours from
plugin = Plugin
what = What
everything = Everything
what-sent = Sent
what-imported = Taken over
what-failed = Failed
what-skipped = Skipped and notes
what-settings = Settings changed
event-active = switched on again
event-already-there = was there already
event-connected = settings accepted
event-disabled = switched off
event-failed = failed for now, is tried again
event-forgotten = links forgotten
event-held = waits for your yes
event-imported = taken over
event-matched = linked
event-note = note
event-parked = failed
event-paused = needs you
event-sent = sent
event-decided = decided by hand
event-skipped = skipped
event-switched = switches saved
event-taken = taken over
event-uncertain = uncertain

# Live.
todo-setting = { $count ->
    [one] 1 record waits for a setting of { $plugin }
   *[other] { $count } records wait for a setting of { $plugin }
}
paused-title = These wait for a setting
newer-entries = { $count ->
    [one] 1 newer entry: show it
   *[other] { $count } newer entries: show them
}
pause = Pause
connection-lost = No connection: what you see may be old
go-on = Go on
