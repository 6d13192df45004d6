### The platform's own messages to a shop's owner: what happened, and what to do.
### A message with attributes is a list: what counts 0 is left out, the rest stands where the text says $list.

worker-gone = The program stopped in the middle of it ({ $times ->
    [one] { $times } time
   *[other] { $times } times
  } so far).
trapped = The plugin crashed in "{ $call }": { $reason }. Contact its maker.
timed-out = The plugin took longer than { $seconds } seconds in "{ $call }" and was stopped.
plugin-missing = The plugin "{ $plugin }" is not installed here.
module-off = The module "{ $module-name }" is switched off; this goes on when it is back.
# As the platform calls its modules.
module-ecommerce = E-commerce
outdated = Something changed while it was being handled.
store-unavailable = The platform's storage can't be reached at the moment.
slow = The other system isn't available at the moment; this goes on by itself.
cancelled = It was cancelled before it was sent.
send-stopped = The sending was stopped before the turn of this record. Send it again whenever you like.
sends-stopped = { $count ->
    [one] 1 record that was sent by hand stayed here: the sending was stopped.
   *[other] { $count } records that were sent by hand stayed here: the sending was stopped.
}
decided-there = It is there, under the number { $number }.
decided-not-there = It isn't there: it is sent again.
decided-again = It is sent again by hand.
decided-all-again = { $count ->
    [one] 1 record that had failed is sent again by hand.
   *[other] { $count } records that had failed are sent again by hand.
}
decided-cancelled = { $count ->
    [one] 1 waiting record was cancelled by hand.
   *[other] { $count } waiting records were cancelled by hand.
}
decided-send = { $count ->
    [one] 1 record is sent by hand.
   *[other] { $count } records are sent by hand.
}
plugin-off = The plugin was switched off meanwhile; this goes on when it is on again.
link-taken = "{ $ours }" could not be linked with "{ $theirs }" of the other system: "{ $linked }" is linked with "{ $linked-with }" already. Check what is there.
link-nameless = The link of "{ $ours }" could not be saved: the other system's answer names no record. Check what is there.
session-expired = The session with the other system has expired.
column-broken = The plugin did not answer with one cell for each row.
# Wrong use, shown to whoever types or clicks: what is wrong, for any reader.
shop-none = there is no shop "{ $shop }"; there is none yet
shop-unknown = there is no shop "{ $shop }"; there are: { $there }
shop-module-expected = { $found }: one of { $known }, or none, was expected
shop-near = there is no shop "{ $shop }", but "{ $near }"
not-enabled = "{ $plugin }" is not enabled in shop "{ $shop }"
plugin-is-off = { $plugin } is switched off in shop "{ $shop }"
sends-none = { $plugin } sends no { $entity ->
        [product] products
        [customer] customers
       *[order] orders
    } by hand
anew-unlinked = { $records } isn't linked with anything there, so there is nothing to send anew; nothing was sent
records-unknown = shop "{ $shop }" has no { $entity ->
        [product] product
        [customer] customer
       *[order] order
    } { $records }; nothing was sent
name-ambiguous = "{ $name }" matches several: { $ids }; say which, by id; nothing was sent
module-needed = { $plugin } needs the module "{ $module-name }", which is not active in shop "{ $shop }"
setting-unknown = { $plugin } has no setting "{ $key }"; it has: { $known }
setting-none = { $plugin } has no setting "{ $key }"; it has none
switch-unknown = { $plugin } has no switch "{ $key }"; it has: { $known }
switch-none = { $plugin } has no switch "{ $key }"; it has none
toggle-expected = { $key }: true or false was expected
number-expected = { $key }: a whole number was expected
mapping-expected = { $key }: a JSON object of text to text, such as {"{"}"22": "1"{"}"}, was expected
choice-expected = choose one of: { $offered }
setting-missing = a setting is missing: { $settings }

# The platform's own column, where the plugin has none. Seen on the platform's pages: not-linked.
not-linked = Not linked
linked = Linked
not-taken = Not taken over
off-sale = Off sale here
# Why a completed order isn't linked although no plugin received it.
arrived-while-off = It arrived while the plugin, or its switch for orders, was off, so it was not sent by itself. It can be sent by hand.
arrived-cancelled = It arrived while the plugin, or its switch for orders, was off, and is cancelled.
arrived-test = It arrived while the plugin, or its switch for orders, was off. It is a test order, which isn't sent.
arrived-open = It arrived while the plugin, or its switch for orders, was off. It isn't completed yet: only completed orders are sent.
arrived-unpaid = It arrived while the plugin, or its switch for orders, was off, and isn't paid yet. It will be sent once it is paid.
# An order's number that another order of the shop has; $order and $others are ids.
order-number-repeated = Order { $order } came with the number { $number }, which another order of the shop has: { $others }. Give one of them another number in the shop: the other system may know orders by their numbers.

# Importing products.
imported = Products: { $list }.
    .created = { $created } created
    .updated = { $updated } updated
    .stock = stock of { $stock ->
        [one] { $stock } product
       *[other] { $stock } products
    } changed
    .deactivated = { $deactivated } taken off sale
    .problems = { $problems } not taken over
    .none = nothing changed
held =
    The other system lists { $listed ->
        [0] no products any more
        [one] only { $listed } product
       *[other] only { $listed } products
    }, though { $known ->
        [one] { $known } product
       *[other] { $known } products
    } from it { $known ->
        [one] is
       *[other] are
    } on sale here; { $missing } of them would be taken off sale. That may be a mistake, so nothing was taken off sale. Look at the products there. If the list is right, confirm it.
products-off = Importing products is switched off. Switch it on in the plugin's settings.
links-forgotten = Links to the other system that were forgotten: orders { $orders }, products { $products }, customers { $customers }.
products-forgotten = Products that stay on sale here without a link to the other system: { $products }. The next import links those again that are there under the same SKU; take the others off sale if you do not want to keep them.
tick-stands-still = The other system's list of products doesn't move on: the same page came again. If that goes on, contact the plugin's maker.

# Why a product of the other system is not taken over. $field is one of the names below.
import-unfit = product { $product }: { $reason }
product-without-id = The other system sent a product without an identifier.
product-too-long =
    { $field }: { $bytes ->
        [one] { $bytes } byte
       *[other] { $bytes } bytes
    }, but at most { $most ->
        [one] { $most } byte
       *[other] { $most } bytes
    } can be taken over. Shorten it there.
product-too-many =
    { $field }: { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }, but at most { $most ->
        [one] { $most } entry
       *[other] { $most } entries
    } can be taken over. Remove some there.
product-too-many-tags = The description has { $count } HTML tags, but at most { $most } can be taken over. Make it simpler there.
product-currency = The price is in { $currency }, but the shop sells in { $shop }.
product-not-a-number = { $field }: "{ $value }" is not a number. Correct it there.
product-negative = { $field }: { $value } is below zero. Correct it there.
product-variant-twice = The variant { $id } is there twice.
stock-of-unknown = Stock came for { $id }, which the shop does not know.
sku-ambiguous = Several products of the shop have the SKU { $sku }: { $products }. Give each a SKU of its own.
sku-taken = The SKU { $sku } stands there at this product and at { $other }, which is already linked with the shop's product { $products }. Give each a SKU of its own there.
sku-of-variant = In the shop { $sku } is the SKU of a variant of the product { $products }; there it belongs to a product without variants. Change one of the two SKUs.
sku-in-other-case = Matched with the product whose SKU is { $sku } in the shop and { $there } there. Write it in the same way in both.
first-match = At the first match "{ $name }" at { $price } became "{ $now }" at { $now-price }: what the other system says has replaced what the shop had. What you change from now on stays until it changes there.
first-matches = First match with products that the shop had: { $matched }. Of these, products of which name, price or other data were replaced: { $replaced }. Each is listed here.

# What a product has, as the first word of a line.
field-remote-id = Identifier
field-remote-version = Version
field-sku = SKU
field-ean = EAN
field-name = Name
field-description = Description
field-short-description = Short description
field-brand = Brand
field-category = Category
field-images = Images
field-extra = Further details
field-price = Price
field-vat-rate = VAT rate
field-weight = Weight
field-quantity = Stock
field-variants = Variants
field-options = Options
field-of-variant = { $field } of a variant

# Settings of the whole platform, and plugins that the other system lets in.
setting-of-platform = "{ $key }" of { $plugin } is set once for the whole platform
setting-of-shop = "{ $key }" of { $plugin } is set by each shop
platform-setting-missing = { $plugin } is not set up on this platform yet; what is missing: { $settings }
address-expected = "{ $found }" is not a public address; https:// and a host were expected, such as https://platform.example
address-missing = the platform has no public address that the other system could send the browser back to
authorize-needed = { $plugin } is connected by allowing it in the other system
authorize-none = { $plugin } is not connected by allowing it in the other system
authorize-query = the query of the install link is too long
authorize-url-unfit = it gave no usable address for the browser: an https address without secrets was expected
# The page that a browser is shown on its way back.
authorization-done-title = Connected
authorization-done = { $plugin } is connected with "{ $account }" (shop "{ $shop }"). You can close this page.
authorization-back = Back to the settings
authorization-failed-title = Not connected
authorization-stateless = This page is only reached on the way back from the other system. Begin again in the plugin's settings.
authorization-unknown = This connection was not begun here. Begin again in the plugin's settings.
authorization-account = The authorization is for another account, { $account }; it was begun for { $expected }. Nothing was changed. Begin again in the plugin's settings.
authorization-used = This page was opened before, and works only once. If the plugin is not connected, begin again in its settings.
authorization-late = This connection was begun too long ago. Begin again in the plugin's settings.
authorization-error = The connection could not be completed because of a problem on the platform. Begin again in the plugin's settings; if that doesn't help, contact the platform's support.
account-taken = This store is connected to shop "{ $shop }" already. Switch the plugin off there first.
left-behind = Not everything that the plugin left at the other system could be removed, for the reason that follows. Remove its webhooks there by hand if they are in the way.

# Customers.
imported-customers = Customers: { $list }.
    .created = { $created } created
    .updated = { $updated } updated
    .problems = { $problems } not taken over
    .none = nothing changed
customers-off = Synchronizing customers is switched off. Switch it on in the plugin's settings.
customer-without-id = The other system sent a customer without an identifier.
control-characters = { $field }: there are control characters in it. Remove them there.
field-email = E-mail address
field-phone = Phone number
field-first-name = First name
field-last-name = Last name
field-locale = Language
field-note = Note
field-tags = Tags
field-addresses = Addresses
account-forgotten = The other system asked to forget everything about this account: links, checksums and waiting jobs were deleted. Your own records were left as they are.
settings-changed = Changed: { $settings }.
switched-on = On: { $switches }.
switched-off = Off: { $switches }.

# The platform's own kinds of jobs.
kind-order-paid = order completed
kind-product-tick = product import
kind-customer-saved = customer saved
kind-customer-tick = customer synchronization
kind-reconcile = set-up at the other system
# The main switches, as the plugin's page calls them.
sync-orders = Sync Orders
sync-products = Sync Products
sync-customers = Sync Customers
