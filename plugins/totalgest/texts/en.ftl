### TotalGest. Shown to the shop's owner: short, and what to do.
### $line is an article's or a charge's name, $product a product's SKU or name, $reason is TotalGest's own text.

name = TotalGest
summary = Keeps the shop's products and their stock up to date with TotalGest, and sends every completed order to TotalGest automatically.

# Settings
shop-id = Shop ID
shop-id-help = The identifier of your shop, or working environment, in TotalGest.
owner-id = Owner ID
owner-id-help = The identifier of the owner, or main user, in TotalGest.
endpoint = API endpoint
endpoint-help = The address of TotalGest's API service, such as tg00.bweb.ch.
username = Username
username-help = The user name that gives access to TotalGest's API.
password = Password
password-help = The password of this API user. It is checked when you save.
orders-out-help = Order Export: every completed order is queued automatically and sent to TotalGest in the background, with billing and shipping data, payment method and articles.
products-in-help = Product Synchronization: every five minutes new and changed products are imported from TotalGest, with name, descriptions, sale price, VAT rate, SKU, EAN and stock.

# What is wrong with a setting
setting-missing = This is needed: enter what you were given for TotalGest.
setting-characters = This contains characters that can't be right, such as a line break. Copy it again.
setting-too-long = This is longer than { $limit } characters, so it can't be right. Copy it again.
endpoint-user = Enter the address without user name and password: they have fields of their own.
endpoint-query = Enter the address without what begins with "?" or "#", for example tg00.bweb.ch.
endpoint-scheme = "{ $scheme }://" isn't possible here. Enter the address with https:// or without anything in front, for example tg00.bweb.ch.
endpoint-unreadable = "{ $value }" isn't an internet address. Enter it like tg00.bweb.ch or https://erp.example.ch/totalgest.

# What checking the settings finds out
host-unknown = There is no { $host } on the internet. Check how the address is spelled.
host-silent = { $place } doesn't answer. Check the address; if it is right, try again later.
host-certificate = The certificate of { $host } isn't valid, so nothing was sent there. Check the address, or contact whoever runs that server.
host-plain = { $host } can't be used without encryption. Enter the address with https://.
host-not-allowed = { $host } isn't an address on the public internet. Enter the one at which TotalGest can be reached from outside.
not-totalgest = Another service than TotalGest answers at { $place }. Check the address.
not-totalgest-page = A website answers at { $place }, and not TotalGest's API. Check the address, and ask which path the API has.
not-totalgest-path = There is a server at { $place }, but no TotalGest API under this path. Check the address.
not-totalgest-moved = { $place } redirects to another address. Enter that one, if it is TotalGest's. { $target }
other-version = This TotalGest uses version { $version } of the API, which this plugin doesn't know. Contact support.
credentials-refused = TotalGest doesn't accept this user name with this password. Check both.
user-refused = TotalGest knows this user, but doesn't allow access to the API. Have access granted in TotalGest, or enter another user.
shop-unknown = TotalGest knows no shop "{ $id }". Check the Shop ID.
owner-unknown = TotalGest knows no owner "{ $id }" of this shop. Check the Owner ID.
no-rights = This user has no rights for this shop and owner. Give it the rights to read products and to create orders in TotalGest.
no-right-products = This user may not read products of this shop. Give it that right in TotalGest.
no-right-orders = This user may not create orders for this shop. Give it that right in TotalGest.

# What is wrong with an order
number-missing = The order has no number, so it couldn't be recognized in TotalGest.
too-long = "{ $value }" is longer than TotalGest takes ({ $limit } characters). Shorten it, then send the order again.
too-precise = { $line }: a number has more decimals than TotalGest takes.
bad-currency = "{ $value }" isn't a currency.
bad-country = "{ $value }" isn't a country code of two letters. Correct the address, then send the order again.

# What TotalGest says
create-unclear = TotalGest gave no clear answer about the order. Sent again, it can't arrive twice.
session-unclear = TotalGest gave no clear answer when signing in.
declines = TotalGest, or something in front of it such as a firewall, lets nothing through at the moment. If that goes on, contact TotalGest's support.
refused-order = TotalGest refuses the order: { $reason }
refused-number = TotalGest refuses the order's number: { $reason }
refused-date = TotalGest refuses the order's date: { $reason }
refused-currency = TotalGest refuses the currency: { $reason }
refused-payment = TotalGest refuses the payment: { $reason }
refused-customer = TotalGest refuses the customer: { $reason }
refused-email = TotalGest refuses the customer's e-mail address: { $reason }
refused-billing = TotalGest refuses the billing address ({ $field }): { $reason }
refused-shipping = TotalGest refuses the shipping address ({ $field }): { $reason }
refused-lines = TotalGest refuses the articles: { $reason }
refused-line = TotalGest refuses { $line }: { $reason }
refused-line-code = TotalGest refuses the SKU or EAN of { $line }: { $reason }
refused-line-name = TotalGest refuses the name of { $line }: { $reason }
refused-line-quantity = TotalGest refuses the quantity of { $line }: { $reason }
refused-line-price = TotalGest refuses the price or discount of { $line }: { $reason }
refused-line-vat = TotalGest refuses the VAT of { $line }: { $reason }
refused-coupon = TotalGest refuses the coupon: { $reason }
refused-credit = TotalGest refuses the credit used: { $reason }
refused-total = TotalGest refuses the total: { $reason }
refused-note = TotalGest refuses the customer's note: { $reason }

# Where an order of the same number is there already. $number is TotalGest's, $order the shop's.
number-taken = Order { $number } in TotalGest has this order's number, { $order }, but other content: { $there } there, { $ours } here. Two orders of the shop may share the number, or this one was changed after it had arrived. If it is this one, enter its number. Sent again, it becomes an order of its own there.
number-taken-unlike = Order { $number } in TotalGest has this order's number, { $order }, but may be another order: its customer, an address, VAT or shipping differs, or TotalGest doesn't show them. Two orders of the shop may share the number. If it is this one, enter its number. Sent again, this one becomes an order of its own there.
number-before-taken = Order { $number } in TotalGest has the number that this order had before, { $before }, but other content: { $there } there, { $ours } here. Another order of the shop may have had that number, or this one was changed after it had arrived. If it is this one, enter its number. Sent again, it becomes an order of its own there.
number-before-unlike = Order { $number } in TotalGest has the number that this order had before, { $before }, but may be another order: its customer, an address, VAT or shipping differs, or TotalGest doesn't show them. If it is this one, enter its number. Sent again, this one becomes an order of its own there.

# Where a person said that the order is there
still-there = Order { $number } is still in TotalGest. Delete it there first. Once it is gone, or cancelled, send this one again.
adopt-missing = There is no order { $number } in TotalGest. Check the number.
adopt-taken = Order { $number } in TotalGest belongs to another order. Check the number.

# What the owner should know though the order is there
note-cut = "{ $value }" is longer than the { $limit } characters that TotalGest takes, and was cut.
note-rate = { $rate } % was no Swiss VAT rate on the day of the order. It was sent as charged: check it.
note-differs = Order { $number } in TotalGest amounts to { $there }, the shop's to { $ours }. Compare the two.
note-number-shared = Order { $number } in TotalGest has the number { $order }, too. This one was sent as an order of its own: give each a number of its own in the shop.
note-number-before = Order { $number } in TotalGest still has the number that this order had before: { $before }.

# Why a product isn't taken over
product-without-id = { $product }: TotalGest gives no id for it. Contact TotalGest's support.
product-without-name = { $product }: the name is missing. Add it in TotalGest.
product-unclear = { $product }: TotalGest's data for it can't be understood. Contact support.
price-none = { $product }: there is no price. Add one in { $currency } in TotalGest.
price-missing = { $product }: there is no price in { $currency }, only in { $there }. Add one in { $currency } in TotalGest.
price-twice = { $product }: there are several prices in { $currency }. Leave one of them in TotalGest.
vat-unknown = { $product }: "{ $code }" isn't a known VAT rate. Correct it in TotalGest, or contact support.
list-stuck = TotalGest's list of products has no end. If that goes on, contact support.
