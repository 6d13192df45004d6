### Smartygest. Shown to the shop's owner: short, and what to do.
### $line is an article's SKU or name, $reason is Smarty's own text.

name = Smarty Management
summary = Sends paid and cash-on-delivery orders to Smarty, and keeps the shop's products up to date with Smarty.

# Settings
api-key = Api Key
api-key-help = You find it in Smarty. It is checked when you confirm.
prices = Prices in Smarty
prices-help = Whether the prices in your Smarty account include VAT.
prices-vat-included = VAT included
prices-vat-excluded = VAT excluded
tax-ids = VAT rates
tax-ids-help = Only needed where Smarty doesn't list its VAT rates, or has several with the same percentage: choose for each rate (such as 22) or exemption (such as N3.1) the one in Smarty.
orders-out-help = Creates a copy of each order in Smarty, once it is paid or if it is cash on delivery.
products-in-help = Brings the products of Smarty into the shop, with categories, prices, descriptions, images and stock, and keeps them up to date.

# What is wrong with a setting
key-missing = Enter the Api Key that Smarty gave you.
key-characters = The Api Key contains blanks or invisible characters. Copy it again without them.
key-refused = Smarty doesn't accept the Api Key. Copy it again from Smarty. { $reason }
not-smarty = The answer isn't what we know of Smarty. Try again later; if that doesn't help, contact support.
prices-unknown = Choose whether prices in Smarty include VAT.
tax-ids-unreadable = This entry of the VAT rates can't be right: { $entry }

# Why an order isn't sent
skip-currency = Smarty only knows euros; this order is in { $currency }.

# What is wrong with an order
charge-rate = { $label }: the VAT rate is missing, and the articles have several. Enter the rate of this charge in the order, then send it again.
negative-amount = { $label }: Smarty takes no amount below zero, and nothing else in the order with the same VAT rate is large enough to take { $amount } off. Enter this order in Smarty by hand.
tax-missing = Smarty has no VAT rate for { $rate }. Add it in Smarty, or choose one under VAT rates in the plugin's settings.
tax-ambiguous = Smarty has several VAT rates for { $rate }. Choose one under VAT rates in the plugin's settings.

# What Smarty says
smarty-says = Smarty says: { $reason }
customer-refused = Smarty refused the customer: { $reason }
order-refused = Smarty refused the order: { $reason }
unclear-customer = Smarty's answer about the customer can't be understood.
unclear-order = Smarty gave no clear answer. The next attempt first checks whether the order arrived.

# Second attempts
lookup-refused = Smarty doesn't let us check whether the order has arrived. { $reason } Check there: if it is there, enter its number; if not, send it again.
lookup-bounded = The order isn't among the newest { $count } orders in Smarty, but there are more. Look there.
page-repeats = Smarty's list repeats itself, so it can't be read.
orders-repeat = Smarty shows the same orders again and again, so we can't see whether this one is there. Report to Smarty's support that the list of orders doesn't go on after its first page; once that is fixed, send this order again.
still-there = Order { $number } is still in Smarty. Delete it there first. Once it is gone, or cancelled, send this one again.
adopt-missing = There is no order { $number } in Smarty. Check the number.
adopt-taken = Order { $number } in Smarty already belongs to another order of the shop.

# What the owner should know though the order is sent
note-vat-number = The VAT number { $number } has a wrong check digit.
note-tax-code = The tax code { $code } has a wrong check digit.
note-sdi = Enter the SDI code { $code } in Smarty: it can't be sent.
note-pec = Enter the certified e-mail address { $pec } in Smarty: it can't be sent.
note-credit = { $amount } was paid with store credit; the order is sent with its full amount.
note-remark = The customer's note can't be sent: see the order.
note-taken-off = { $label } ({ $amount }) is sent as a discount in the prices: Smarty takes no amount below zero.
note-rounding = { $label } ({ $amount }) is part of the prices in Smarty: no VAT rate there fits it.
note-total = In Smarty the order comes to { $there }, in the shop to { $ours }: a difference of { $difference }. Check it in Smarty, and correct it there.
note-total-net = In Smarty the order comes to { $there }, in the shop to { $ours }: a difference of { $difference }. Smarty keeps the prices without VAT in cents, and these don't lead to { $ours }. If the two must agree, add a row without VAT there: { $missing }
note-changed = The order was changed after it had been sent: compare it with the one in Smarty.
note-cancelled-there = In Smarty this order is cancelled.
tax-unlisted = Smarty doesn't list its VAT rates. Enter under VAT rates in the plugin's settings which tax id in Smarty stands for { $rate }.
may-still-arrive = Smarty gave no answer. Before the order is sent again, we check whether it arrived after all.

# Why a product isn't taken over
shop-currency = Smarty only knows euros; this shop sells in { $currency }. Products can only be taken over into a shop in euros.
product-without-id = { $product }: Smarty gives no id for it. Contact Smarty's support.
product-without-name = { $product }: the name is missing. Add it in Smarty.
product-twice = { $product }: Smarty lists it twice with the same id and different data. Correct it in Smarty.
price-negative = { $line }: the price { $value } is below zero. Correct it in Smarty.
ean-rounded = { $line }: the barcode "{ $value }" has been rounded to a number. Enter all its digits in Smarty.
tax-unknown = { $line }: Smarty doesn't say which VAT rate its tax id { $id } stands for. Choose this id for a rate under VAT rates in the plugin's settings.
tax-none = { $line }: it has no VAT rate in Smarty, so it isn't taken over. Choose its VAT rate in Smarty.
variation-without-id = { $product }: Smarty gives no id for one of the variations. Contact Smarty's support.
variation-twice = { $product }: Smarty lists a variation twice. Correct it in Smarty.

# Where Smarty or a price is of no use at the moment
smarty-declines = Smarty lets nothing through at the moment. { $reason }
taxes-unread = Smarty doesn't list its VAT rates at the moment. If that goes on, enter Smarty's tax ids under VAT rates in the plugin's settings. { $reason }
price-ambiguous = { $line }: the price "{ $value }" can be read in two ways, as thousands or with three decimals. Write it with two decimals in Smarty.
stock-ambiguous = { $line }: the stock "{ $value }" can be read in two ways, as thousands or with three decimals. Write it in Smarty without a separator, or with two decimals.

# How an order is recognized in Smarty
reference = Order reference
reference-help = So that an order is never sent twice, it carries a short reference by which it is recognized in Smarty, such as (ord. 1001-K7Q2MXD3W). Choose where to put it.
reference-row-name = After the name of the first article
reference-payment-type = After the payment method
reference-none = Nowhere: orders of one customer are then sent one after the other, and you are asked more often
unanswered = When Smarty doesn't answer
unanswered-help = What happens to an order that was sent, got no answer and isn't found in Smarty three minutes later.
unanswered-repeat = Send it again
unanswered-ask = Ask me first
reference-unknown = Choose where to put the order reference.
unanswered-unknown = Choose what happens when Smarty doesn't answer.
job-audit-orders = check of the orders in Smarty
look-alikes = This order may already be in Smarty, without its reference: { $numbers }. Look there: if one of these is it, enter its number; if not, send it.
unanswered-asked = Smarty gave no answer, and the order isn't found there. Look there: if it is there, enter its number; if not, send it again.
another-goes-first = Another order is sent to Smarty first; then it is this one's turn.
after-restore = The platform's data were restored from a backup. Orders wait a few minutes until it is certain which of them Smarty already has.
adopt-other = Order { $number } in Smarty carries the reference of another order. Check the number.
list-moves = Smarty's orders change faster than they can be read.
note-doubled = Smarty has order { $order } of the shop more than once. Keep the first one and cancel the others there: { $numbers }
note-replaced = Order { $order } was cancelled in Smarty, and { $number } stands there in its place: it is linked with that one from now on.
note-reference-mixed = Smarty didn't keep the order reference this time. From now on orders of one customer are sent one after the other, and you may be asked whether an order is there.
note-customers = Smarty has this customer several times (ids { $ids }). The first one was used; merge them in Smarty.
customer-unanswered = Smarty gave no answer about the new customer. Before it is created again, we check whether it is there.
customer-in-the-making = Another order is creating this customer in Smarty; then it is this one's turn.
customer-nameless = The order has neither a name nor an e-mail address. Add one of them, then send the order again.
list-hides = Smarty's list of orders ends before some that it showed earlier, so we can't know whether this one is there. Look there: if it is, enter its number; if not, send it.
note-customer-replaced = Smarty no longer has the customer with id { $gone }. The order was sent for the customer with id { $now } instead, and so will the next ones be.
order-customer-unknown = Smarty refuses the order because it doesn't know the customer with id { $id }, though this customer was just found or created there. Check the customer in Smarty, then send the order again. { $reason }
