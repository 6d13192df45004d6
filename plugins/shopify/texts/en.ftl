### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Keeps the customers of your Shopify store and of Framework360 in step, in one direction or both.

# Settings
shop = Store address
shop-help = The address that Shopify gave your store, such as my-store.myshopify.com. You then allow the connection on a page of Shopify.
client-id = Client ID
client-id-help = Of the platform's app, from Shopify's page for developers.
client-secret = Client secret
client-secret-help = Of the same app. It also proves that messages come from Shopify.
old-client-secret = Old client secret
old-client-secret-help = While the secret is being replaced: the one before, until it is revoked at Shopify. Otherwise leave it empty.
customers-in-help = New customers in Shopify, and changes to them, are brought into Framework360: name, e-mail, phone, addresses, tags, note and newsletter consent. Nobody is deleted here.
customers-out-help = Customers created or changed in Framework360 are created or changed in Shopify, with their tags, number of orders and total spent. Nobody is deleted there. A newsletter subscription is sent only with its date, and never over a later withdrawal.

# Kinds of work, in the list of jobs
job-customer = customer at Shopify
job-customer-again = customer at Shopify, once more
job-customer-both = customer on both sides
job-send-customer = customer to Shopify
job-merged = customers merged at Shopify
job-privacy = data protection request
job-uninstalled = removal of the app at Shopify

# What is wrong with a setting
shop-invalid = This isn't a store's address. Enter it as Shopify shows it: my-store.myshopify.com.
shop-other-address = { $address } isn't the address that Shopify gave the store. It ends in .myshopify.com; you find it in Shopify under Settings, Domains.

# The authorization, and its end
shop-missing = Enter your store's address, my-store.myshopify.com, or begin in Shopify by installing the app there.
client-missing = This platform isn't set up for Shopify yet: the app's client ID and client secret are missing. Contact support.
client-refused = Shopify doesn't accept the platform's client ID or client secret. Contact support.
scopes-missing-write = Shopify didn't grant everything that is needed; this is missing: change customers (write_customers). Authorize the app again and allow all that it asks for.
scopes-missing-merge = Shopify didn't grant everything that is needed; this is missing: follow merges of customers (read_customer_merge). Authorize the app again and allow all that it asks for.
scopes-missing-write-merge = Shopify didn't grant everything that is needed; this is missing: change customers (write_customers), follow merges of customers (read_customer_merge). Authorize the app again and allow all that it asks for.
scopes-missing-customers = Shopify didn't grant everything that is needed; this is missing: see and change customers (read_customers, write_customers). Authorize the app again and allow all that it asks for.
scopes-missing-all = Shopify didn't grant everything that is needed; this is missing: see and change customers (read_customers, write_customers), follow merges of customers (read_customer_merge). Authorize the app again and allow all that it asks for.
authorize-again = Shopify no longer lets the app in: it was removed there, or not used for 90 days. Authorize it again from the plugin's settings.
app-removed = The app was removed in Shopify, so nothing is synchronized any more. To go on, authorize it again from the plugin's settings.
store-closed = Shopify says that { $shop } can't be used: it no longer exists, or is closed or frozen. Once it is open again, authorize the app again.
store-unclear = Shopify didn't say which store this is. Try again; if that doesn't help, contact support.
back-unsigned = You came back from Shopify without its signature, so it can't be known whether Shopify sent you. Begin again from the plugin's settings.
back-tampered = What you came back with isn't what Shopify signed: it was changed on its way, or this platform's client secret is wrong. Begin again from the plugin's settings; if that doesn't help, contact support.
back-stale = You came back from Shopify too late, or the clock of this platform is wrong. Begin again from the plugin's settings.
back-no-shop = Shopify didn't say which store let the app in. Begin again from the plugin's settings.
back-no-code = You came back from Shopify without an approval. Begin again from the plugin's settings.
back-code-refused = Shopify doesn't accept this approval: it was used before, or is too old. Begin again from the plugin's settings.
back-other-shop = You allowed the app in { $there }, but the settings name { $ours }. Allow it in that store, or enter the other address.
back-closed = Shopify says that { $shop } can't be used now: it doesn't exist, or is closed or frozen. Check the address, or open the store there; then begin again from the plugin's settings.
link-unsigned = This install link isn't signed by Shopify. Open the app once more from Shopify.
link-tampered = This install link isn't what Shopify signed: it was changed on its way, or this platform's client secret is wrong. Open the app once more from Shopify; if that doesn't help, contact support.
link-stale = This install link is too old, or the clock of this platform is wrong. Open the app once more from Shopify.
link-no-shop = This install link doesn't say which store it is for. Open the app once more from Shopify.
link-other-shop = This install link is for { $there }, but the settings name { $ours }. Open the app from that store, or enter the other address.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify doesn't let us subscribe to notifications about { $topic }. Save the plugin's settings again; if that doesn't help, contact support. Shopify says: { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = Customer { $number } of your Shopify store asks what is kept about them (request { $request }). This plugin keeps the link with customer { $ours } here and checksums, no personal data. Send them what Framework360 holds about that customer, within 30 days.
privacy-request-unknown = Customer { $number } of your Shopify store asks what is kept about them (request { $request }). This plugin keeps nothing about them. Check whether Framework360 has that customer, and answer within 30 days.
privacy-erase = Customer { $number } of your Shopify store is to be forgotten. The plugin has forgotten its link with customer { $ours } here. Delete or anonymize that customer here too, within 30 days, unless the law requires the data to be kept.
privacy-erase-unknown = Customer { $number } of your Shopify store is to be forgotten. The plugin keeps nothing about them. If Framework360 has that customer, delete or anonymize them within 30 days, unless the law requires the data to be kept.

# What Shopify says
api-throttled = Shopify asks us to slow down.
api-too-costly = Shopify refuses a request as too large. Contact support.
api-missing-scope = Shopify doesn't let the app do this. { $reason } Authorize the app again.
api-protected-data = Shopify hides names and addresses of customers from the app: it isn't approved for protected customer data. Contact support; once it is approved, authorize the app again.
api-closed = The store is closed or locked at Shopify. Open it there, then resume the synchronization.
api-no-store = Shopify knows no such store. Check the store address in the plugin's settings.
api-internal = Shopify has a problem of its own.
api-unfit = Shopify doesn't understand a request. Contact support. { $reason }
api-refused = Shopify refuses the customer: { $reason }
api-stale = Shopify still shows an older state of the customer.

# What was left out, though the rest went
phone-left-out = { $phone } isn't a phone number of the customer's country, so it wasn't sent. Enter it with its country code, such as +41 79 123 45 67.
phone-two-countries = { $phone } can be a phone number of several countries in which the customer has an address, so it wasn't sent. Enter it with its country code, such as +41 79 123 45 67.
phone-country-unknown = Nothing says in which country { $phone } is a phone number, so it wasn't sent. Enter it with its country code, such as +41 79 123 45 67, or enter the customer's country.
email-taken = The e-mail address belongs to customer { $number } in Shopify, so it wasn't sent. Correct it on one side, or merge the two.
phone-taken = The phone number belongs to customer { $number } in Shopify, so it wasn't sent. Correct it on one side, or merge the two.
email-waits = The e-mail address still belongs to customer { $number } in Shopify, who is about to get another one. It is sent right after that.
phone-waits = The phone number still belongs to customer { $number } in Shopify, who is about to get another one. It is sent right after that.
value-refused = Shopify refuses a value, so it wasn't sent. Correct it here. Shopify says: { $reason }
total-currency = The total spent is in { $ours }, but the store in Shopify uses { $theirs }, so it wasn't sent. Everything else was.
country-left-out = "{ $country }" isn't a country that Shopify knows, so the address was sent without it. Correct it here.
province-left-out = "{ $province }" isn't a province that Shopify knows in this country, so the address was sent without it. Correct it here.
zip-left-out = Shopify doesn't accept the postal code { $zip } in this country, so the address was sent without it. Correct it here.
address-phone-left-out = Shopify doesn't accept the phone number { $phone } of an address, so the address was sent without it. Enter it with its country code, such as +41 79 123 45 67.
tag-too-long = The tag "{ $tag }" is longer than the 40 characters that Shopify takes, so it stays only here. Shorten it here.
tag-refused = Shopify doesn't accept the tag "{ $tag }", so it stays only here. Change it here.
tags-over-there = The customer has more tags than Shopify takes: { $count ->
    [one] one of them stays
   *[other] { $count } of them stay
 } only here. Remove some on one side.
tags-over-here = The customer has more tags than Framework360 takes: { $count ->
    [one] one of them stays
   *[other] { $count } of them stay
 } only in Shopify. Remove some on one side.
addresses-over-here = The customer has more addresses than Framework360 takes: { $count ->
    [one] one of them stays
   *[other] { $count } of them stay
 } only in Shopify. Remove some on one side.

# Why a customer isn't brought in step
customer-gone-here = The customer no longer exists here.
customer-gone-there = The customer was deleted in Shopify. It stays here. To create it there again, send it by hand.
customers-out-off = Sending customers is switched off. Switch it on in the plugin's settings, or send the customer by hand.
customer-nameless = Customer { $number } of Shopify has no name, e-mail address, postal address or phone number yet, so it wasn't brought in. It comes by itself as soon as it has one of them.
customer-hidden = Shopify shows nothing of customer { $number }: it was erased there, or the app isn't approved to see names and addresses. Nothing was changed. If the customer is still there, contact support.
two-there = In Shopify the e-mail address belongs to customer { $email } and the phone number to customer { $phone }. Merge them there or correct one side, then send the customer again.
phone-two-there = In Shopify the phone number may be that of customer { $one } or of customer { $other }. Enter it here with its country code, then send the customer again.
several-here = Customer { $number } of Shopify matches several customers here: { $customers }. Merge or correct them here.
maybe-there = Customer { $number } in Shopify, { $there }, has the phone number { $phone }, which may be the one entered here. Since the names differ, a new customer was created there. If it is the same person, merge the two in Shopify.
maybe-here = Customer { $number } of Shopify, { $there }, may have the same phone number as customer { $ours } here, { $here }. Since the names differ, a new customer was created here. If it is the same person, merge the two.
email-linked = The e-mail address belongs to customer { $number } in Shopify, who is linked with another customer here. Merge or correct the two here.
create-uncertain = The customer may or may not have been created in Shopify, and without e-mail address and phone number it can't be found there. Check there: if it is there, enter its number; if not, send it again.
adopt-missing = There is no customer { $number } in Shopify. Check the number.
adopt-taken = Customer { $number } in Shopify is linked with another customer here. Check the number.
merged-two = Customers { $unlinked } and { $linked } here are one in Shopify now: { $number }. Only { $linked } stays linked. Merge them here if they are one person.

# Changed on both sides
kept-there-name = Name: different on both sides; Shopify's was kept.
kept-there-email = E-mail: different on both sides; Shopify's was kept.
kept-there-phone = Phone: different on both sides; Shopify's was kept.
kept-there-note = Note: different on both sides; Shopify's was kept.
kept-there-locale = Language: different on both sides; Shopify's was kept.
kept-there-address = Address: different on both sides; Shopify's was kept.
kept-there-default-address = Default address: different on both sides; Shopify's was kept.
kept-there-consent = Newsletter consent: different on both sides; Shopify's was kept.
kept-here-name = Name: different on both sides; Framework360's was kept.
kept-here-email = E-mail: different on both sides; Framework360's was kept.
kept-here-phone = Phone: different on both sides; Framework360's was kept.
kept-here-note = Note: different on both sides; Framework360's was kept.
kept-here-locale = Language: different on both sides; Framework360's was kept.
kept-here-address = Address: different on both sides; Framework360's was kept.
kept-here-default-address = Default address: different on both sides; Framework360's was kept.
kept-here-consent = Newsletter consent: different on both sides; Framework360's was kept.
consent-undated = The newsletter consent here has no date, so it wasn't sent: Shopify would take it as given now. Enter here when the customer gave it.
consent-other-address = Newsletter consent: the known one belongs to another e-mail address and doesn't count for this one; what Shopify says of this one was kept.
consent-withdrawn = Newsletter consent: the subscription isn't later than the withdrawal that is known for this e-mail address, so the withdrawal counts.
consent-later = By Shopify's clock the date of the newsletter consent is still to come, so it wasn't sent yet. It is sent with its date later; nothing needs to be done.
consent-again = By Shopify's clock the date of the newsletter consent is still to come, so it wasn't sent. Send the customer again in a few minutes.

# What Shopify refuses
refused-nameless = Shopify wants a name, a phone number or an e-mail address of every customer. Enter one of them here.
phone-alone-unclear = Shopify wants a name, a phone number or an e-mail address of every customer, and of this one there is only { $phone }, a phone number whose country isn't known. Enter it with its country code, such as +41 79 123 45 67, or enter an address with the country it belongs to, a name or an e-mail address.
refused-email = Shopify doesn't accept the e-mail address: it isn't valid. Correct it here.
refused-phone = Shopify doesn't accept a phone number: it isn't valid. Enter it with its country code, such as +41 79 123 45 67.
refused-locale = Shopify doesn't accept the customer's language. Choose another one here.
refused-country = Shopify doesn't accept the country of an address. Correct it here.
refused-province = Shopify doesn't know the province of an address in its country. Correct it here.
refused-zip = Shopify doesn't accept the postal code of an address in its country. Correct it here.
refused-long-name = The first or last name is too long for Shopify. Shorten it here.
refused-long-email = The e-mail address is too long for Shopify. Correct it here.
refused-long-phone = A phone number is too long for Shopify. Correct it here.
refused-long-note = The note is too long for Shopify. Shorten it here.
refused-long-address = A line of an address is too long for Shopify. Shorten it here.
refused-long-tag = A tag is too long for Shopify. Shorten it here.
refused-many-tags = The customer has more tags than Shopify takes. Remove some here.
