### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Mantiene sincronizados los clientes de tu tienda Shopify y de Framework360, en un sentido o en ambos.

# Settings
shop = Dirección de la tienda
shop-help = La dirección que Shopify dio a tu tienda, por ejemplo my-store.myshopify.com. Después autorizas la conexión en una página de Shopify.
client-id = Client ID
client-id-help = De la aplicación de la plataforma, en la página de Shopify para desarrolladores.
client-secret = Client secret
client-secret-help = De la misma aplicación. También prueba que los mensajes vienen de Shopify.
old-client-secret = Client secret anterior
old-client-secret-help = Mientras se sustituye el secret: el anterior, hasta que se revoque en Shopify. Si no, déjalo vacío.
customers-in-help = Los nuevos clientes de Shopify y sus cambios llegan a Framework360: nombre, correo, teléfono, direcciones, etiquetas, nota y consentimiento para el boletín. Aquí no se elimina a nadie.
customers-out-help = Los clientes creados o modificados en Framework360 se crean o modifican en Shopify, con sus etiquetas, número de pedidos y total gastado. Allí no se elimina a nadie. Una suscripción al boletín se envía solo con su fecha, y nunca sobre una baja más reciente.

# Kinds of work, in the list of jobs
job-customer = cliente en Shopify
job-customer-again = cliente en Shopify, segunda comprobación
job-customer-both = cliente en ambos lados
job-send-customer = cliente hacia Shopify
job-merged = clientes fusionados en Shopify
job-privacy = solicitud de protección de datos
job-uninstalled = eliminación de la aplicación en Shopify

# What is wrong with a setting
shop-invalid = No es la dirección de una tienda. Escríbela como la muestra Shopify: my-store.myshopify.com.
shop-other-address = { $address } no es la dirección que Shopify dio a la tienda. Termina en .myshopify.com; está en Shopify en Configuración, Dominios.

# The authorization, and its end
shop-missing = Escribe la dirección de tu tienda, my-store.myshopify.com, o empieza en Shopify instalando allí la aplicación.
client-missing = Esta plataforma aún no está preparada para Shopify: faltan el client ID y el client secret de la aplicación. Avisa al soporte.
client-refused = Shopify no acepta el client ID o el client secret de la plataforma. Avisa al soporte.
scopes-missing-write = Shopify no concedió todo lo necesario; falta: modificar clientes (write_customers). Autoriza de nuevo la aplicación y permite todo lo que pide.
scopes-missing-merge = Shopify no concedió todo lo necesario; falta: seguir las fusiones de clientes (read_customer_merge). Autoriza de nuevo la aplicación y permite todo lo que pide.
scopes-missing-write-merge = Shopify no concedió todo lo necesario; falta: modificar clientes (write_customers), seguir las fusiones de clientes (read_customer_merge). Autoriza de nuevo la aplicación y permite todo lo que pide.
scopes-missing-customers = Shopify no concedió todo lo necesario; falta: ver y modificar clientes (read_customers, write_customers). Autoriza de nuevo la aplicación y permite todo lo que pide.
scopes-missing-all = Shopify no concedió todo lo necesario; falta: ver y modificar clientes (read_customers, write_customers), seguir las fusiones de clientes (read_customer_merge). Autoriza de nuevo la aplicación y permite todo lo que pide.
authorize-again = Shopify ya no admite la aplicación: se eliminó allí o no se usó durante 90 días. Autorízala de nuevo desde los ajustes del plugin.
app-removed = La aplicación se eliminó en Shopify, así que ya no se sincroniza nada. Para continuar, autorízala de nuevo desde los ajustes del plugin.
store-closed = Shopify dice que { $shop } no se puede usar: ya no existe, o está cerrada o bloqueada. Cuando vuelva a abrirse, autoriza de nuevo la aplicación.
store-unclear = Shopify no dijo qué tienda es. Inténtalo de nuevo; si el problema continúa, avisa al soporte.
back-unsigned = Has vuelto de Shopify sin su firma: no se puede saber si fue Shopify quien te envió. Empieza de nuevo desde los ajustes del plugin.
back-tampered = Los datos de vuelta no son los que Shopify firmó: se modificaron por el camino, o el client secret de esta plataforma es incorrecto. Empieza de nuevo desde los ajustes del plugin; si el problema continúa, avisa al soporte.
back-stale = Has vuelto de Shopify demasiado tarde, o el reloj de esta plataforma va mal. Empieza de nuevo desde los ajustes del plugin.
back-no-shop = Shopify no dijo qué tienda autorizó la aplicación. Empieza de nuevo desde los ajustes del plugin.
back-no-code = Has vuelto de Shopify sin una aprobación. Empieza de nuevo desde los ajustes del plugin.
back-code-refused = Shopify no acepta esta aprobación: ya se usó o es demasiado antigua. Empieza de nuevo desde los ajustes del plugin.
back-other-shop = Autorizaste la aplicación en { $there }, pero los ajustes indican { $ours }. Autorízala en esa tienda o escribe la otra dirección.
back-closed = Shopify dice que { $shop } no se puede usar ahora: no existe, o está cerrada o bloqueada. Comprueba la dirección o abre allí la tienda, y empieza de nuevo desde los ajustes del plugin.
link-unsigned = Este enlace de instalación no lleva la firma de Shopify. Abre de nuevo la aplicación desde Shopify.
link-tampered = Este enlace de instalación no es el que Shopify firmó: fue modificado por el camino, o el client secret de esta plataforma es incorrecto. Abre de nuevo la aplicación desde Shopify; si el problema continúa, avisa al soporte.
link-stale = Este enlace de instalación es demasiado antiguo, o el reloj de esta plataforma va mal. Abre de nuevo la aplicación desde Shopify.
link-no-shop = Este enlace de instalación no dice para qué tienda es. Abre de nuevo la aplicación desde Shopify.
link-other-shop = Este enlace de instalación es para { $there }, pero los ajustes indican { $ours }. Abre la aplicación desde esa tienda o escribe la otra dirección.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify no nos deja recibir avisos sobre { $topic }. Guarda de nuevo los ajustes del plugin; si el problema continúa, avisa al soporte. Shopify dice: { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = El cliente { $number } de tu tienda Shopify pregunta qué se guarda sobre él (solicitud { $request }). Este plugin guarda el vínculo con el cliente { $ours } de aquí y sumas de control, ningún dato personal. Envíale en un plazo de 30 días lo que Framework360 guarda sobre ese cliente.
privacy-request-unknown = El cliente { $number } de tu tienda Shopify pregunta qué se guarda sobre él (solicitud { $request }). Este plugin no guarda nada sobre él. Comprueba si Framework360 tiene a ese cliente y responde en un plazo de 30 días.
privacy-erase = Hay que olvidar al cliente { $number } de tu tienda Shopify. El plugin ha olvidado su vínculo con el cliente { $ours } de aquí. Elimina o anonimiza también aquí a ese cliente en un plazo de 30 días, salvo que la ley obligue a guardar los datos.
privacy-erase-unknown = Hay que olvidar al cliente { $number } de tu tienda Shopify. El plugin no guarda nada sobre él. Si Framework360 tiene a ese cliente, elimínalo o anonimízalo en un plazo de 30 días, salvo que la ley obligue a guardar los datos.

# Lo que dice Shopify
api-throttled = Shopify pide ir más despacio.
api-too-costly = Shopify rechaza una solicitud por ser demasiado grande. Avisa al soporte.
api-missing-scope = Shopify no permite esto a la aplicación. { $reason } Autoriza de nuevo la aplicación.
api-protected-data = Shopify oculta a la aplicación los nombres y direcciones de los clientes: no está aprobada para los datos protegidos de clientes. Avisa al soporte; cuando esté aprobada, autoriza de nuevo la aplicación.
api-closed = La tienda está cerrada o bloqueada en Shopify. Ábrela allí y reanuda la sincronización.
api-no-store = Shopify no conoce esta tienda. Comprueba la dirección de la tienda en los ajustes del plugin.
api-internal = Shopify tiene un problema interno.
api-unfit = Shopify no entiende una solicitud. Avisa al soporte. { $reason }
api-refused = Shopify rechaza al cliente: { $reason }
api-stale = Shopify muestra aún un estado anterior del cliente.

# Lo que se omitió, aunque lo demás pasó
phone-left-out = { $phone } no es un número de teléfono del país del cliente, así que no se envió. Introdúcelo con el prefijo del país, por ejemplo +41 79 123 45 67.
phone-two-countries = { $phone } puede ser un número de teléfono de varios países en los que el cliente tiene una dirección, así que no se envió. Introdúcelo con el prefijo del país, por ejemplo +41 79 123 45 67.
phone-country-unknown = No se sabe de qué país es el número de teléfono { $phone }, así que no se envió. Introdúcelo con el prefijo del país, por ejemplo +41 79 123 45 67, o introduce el país del cliente.
email-taken = La dirección de correo pertenece al cliente { $number } en Shopify, así que no se envió. Corrígela en un lado o fusiona los dos clientes.
phone-taken = El número de teléfono pertenece al cliente { $number } en Shopify, así que no se envió. Corrígelo en un lado o fusiona los dos clientes.
email-waits = La dirección de correo pertenece todavía al cliente { $number } en Shopify, que está a punto de recibir otra. Se envía justo después.
phone-waits = El número de teléfono pertenece todavía al cliente { $number } en Shopify, que está a punto de recibir otro. Se envía justo después.
value-refused = Shopify rechaza un valor, así que no se envió. Corrígelo aquí. Shopify dice: { $reason }
total-currency = El total gastado está en { $ours }, pero la tienda en Shopify usa { $theirs }, así que no se envió. Todo lo demás sí.
country-left-out = «{ $country }» no es un país que Shopify conozca; la dirección se envió sin el país. Corrígelo aquí.
province-left-out = «{ $province }» no es una provincia que Shopify conozca en este país; la dirección se envió sin ella. Corrígela aquí.
zip-left-out = Shopify no acepta el código postal { $zip } en este país; la dirección se envió sin él. Corrígelo aquí.
address-phone-left-out = Shopify no acepta el número de teléfono { $phone } de una dirección; la dirección se envió sin él. Introdúcelo con el prefijo del país, por ejemplo +41 79 123 45 67.
tag-too-long = La etiqueta «{ $tag }» supera los 40 caracteres que admite Shopify, así que queda solo aquí. Acórtala aquí.
tag-refused = Shopify no acepta la etiqueta «{ $tag }», así que queda solo aquí. Cámbiala aquí.
tags-over-there = El cliente tiene más etiquetas de las que Shopify acepta: { $count ->
    [one] una queda
   *[other] { $count } quedan
 } solo aquí. Quita algunas en un lado.
tags-over-here = El cliente tiene más etiquetas de las que Framework360 acepta: { $count ->
    [one] una queda
   *[other] { $count } quedan
 } solo en Shopify. Quita algunas en un lado.
addresses-over-here = El cliente tiene más direcciones de las que Framework360 acepta: { $count ->
    [one] una queda
   *[other] { $count } quedan
 } solo en Shopify. Quita algunas en un lado.

# Por qué no se sincroniza un cliente
customer-gone-here = El cliente ya no existe aquí.
customer-gone-there = El cliente se eliminó en Shopify. Aquí permanece. Para crearlo allí de nuevo, envíalo a mano.
customers-out-off = El envío de clientes está desactivado. Actívalo en los ajustes del plugin o envía al cliente a mano.
customer-nameless = El cliente { $number } de Shopify todavía no tiene nombre, correo, dirección postal ni teléfono, así que no se importó. Llegará por sí solo en cuanto tenga alguno.
customer-hidden = Shopify no muestra nada del cliente { $number }: se eliminó allí o la aplicación no está aprobada para ver nombres y direcciones. No se cambió nada. Si el cliente sigue allí, avisa al soporte.
two-there = En Shopify la dirección de correo pertenece al cliente { $email } y el teléfono al cliente { $phone }. Fusiónalos allí o corrige un lado y envía de nuevo al cliente.
phone-two-there = En Shopify, el teléfono puede ser el del cliente { $one } o el del cliente { $other }. Introdúcelo aquí con el prefijo del país y envía de nuevo al cliente.
several-here = El cliente { $number } de Shopify coincide con varios clientes aquí: { $customers }. Fusiónalos o corrígelos aquí.
maybe-there = El cliente { $number } en Shopify, { $there }, tiene el teléfono { $phone }, que puede ser el introducido aquí. Como los nombres son distintos, se creó allí un cliente nuevo. Si es la misma persona, fusiona los dos en Shopify.
maybe-here = El cliente { $number } de Shopify, { $there }, quizá tiene el mismo teléfono que el cliente { $ours } de aquí, { $here }. Como los nombres son distintos, se creó aquí un cliente nuevo. Si es la misma persona, fusiona los dos.
email-linked = La dirección de correo pertenece al cliente { $number } en Shopify, que está vinculado con otro cliente aquí. Fusiona o corrige aquí los dos clientes.
create-uncertain = Puede que el cliente se haya creado en Shopify o no, y sin correo ni teléfono no se puede encontrar allí. Compruébalo allí: si está, introduce su número; si no, envíalo de nuevo.
adopt-missing = No hay ningún cliente { $number } en Shopify. Comprueba el número.
adopt-taken = El cliente { $number } de Shopify está vinculado con otro cliente aquí. Comprueba el número.
merged-two = Los clientes { $unlinked } y { $linked } de aquí ahora son uno en Shopify: { $number }. Solo { $linked } queda vinculado. Fusiónalos aquí si son la misma persona.

# Cambiado en ambos lados
kept-there-name = Nombre: valores distintos en ambos lados; se conservó el de Shopify.
kept-there-email = Correo: valores distintos en ambos lados; se conservó el de Shopify.
kept-there-phone = Teléfono: valores distintos en ambos lados; se conservó el de Shopify.
kept-there-note = Nota: valores distintos en ambos lados; se conservó el de Shopify.
kept-there-locale = Idioma: valores distintos en ambos lados; se conservó el de Shopify.
kept-there-address = Dirección: valores distintos en ambos lados; se conservó el de Shopify.
kept-there-default-address = Dirección predeterminada: valores distintos en ambos lados; se conservó el de Shopify.
kept-there-consent = Consentimiento para el boletín: valores distintos en ambos lados; se conservó el de Shopify.
kept-here-name = Nombre: valores distintos en ambos lados; se conservó el de Framework360.
kept-here-email = Correo: valores distintos en ambos lados; se conservó el de Framework360.
kept-here-phone = Teléfono: valores distintos en ambos lados; se conservó el de Framework360.
kept-here-note = Nota: valores distintos en ambos lados; se conservó el de Framework360.
kept-here-locale = Idioma: valores distintos en ambos lados; se conservó el de Framework360.
kept-here-address = Dirección: valores distintos en ambos lados; se conservó el de Framework360.
kept-here-default-address = Dirección predeterminada: valores distintos en ambos lados; se conservó el de Framework360.
kept-here-consent = Consentimiento para el boletín: valores distintos en ambos lados; se conservó el de Framework360.
consent-undated = El consentimiento para el boletín no tiene fecha aquí, así que no se envió: Shopify lo tomaría como dado ahora. Indica aquí cuándo lo dio el cliente.
consent-other-address = Consentimiento para el boletín: el conocido es de otra dirección de correo y no vale para esta; se conservó lo que Shopify indica de esta.
consent-withdrawn = Consentimiento para el boletín: la suscripción no es posterior a la baja conocida para esta dirección de correo, así que cuenta la baja.
consent-later = Según el reloj de Shopify, la fecha del consentimiento para el boletín aún no ha llegado, así que todavía no se envió. Se enviará más tarde con su fecha; no hay que hacer nada.
consent-again = Según el reloj de Shopify, la fecha del consentimiento para el boletín aún no ha llegado, así que no se envió. Envía de nuevo al cliente dentro de unos minutos.

# Lo que Shopify rechaza
refused-nameless = Shopify pide de cada cliente un nombre, un número de teléfono o una dirección de correo. Introduce aquí uno de los tres.
phone-alone-unclear = Shopify pide de cada cliente un nombre, un número de teléfono o una dirección de correo, y de este solo hay { $phone }, un número de teléfono del que no se sabe el país. Introdúcelo con el prefijo del país, por ejemplo +41 79 123 45 67, o introduce una dirección en ese país, un nombre o una dirección de correo.
refused-email = Shopify no acepta la dirección de correo: no es válida. Corrígela aquí.
refused-phone = Shopify no acepta un número de teléfono: no es válido. Introdúcelo con el prefijo del país, por ejemplo +41 79 123 45 67.
refused-locale = Shopify no acepta el idioma del cliente. Elige otro aquí.
refused-country = Shopify no acepta el país de una dirección. Corrígelo aquí.
refused-province = Shopify no conoce la provincia de una dirección en su país. Corrígela aquí.
refused-zip = Shopify no acepta el código postal de una dirección en su país. Corrígelo aquí.
refused-long-name = El nombre o el apellido es demasiado largo para Shopify. Acórtalo aquí.
refused-long-email = La dirección de correo es demasiado larga para Shopify. Corrígela aquí.
refused-long-phone = Un número de teléfono es demasiado largo para Shopify. Corrígelo aquí.
refused-long-note = La nota es demasiado larga para Shopify. Acórtala aquí.
refused-long-address = Una línea de una dirección es demasiado larga para Shopify. Acórtala aquí.
refused-long-tag = Una etiqueta es demasiado larga para Shopify. Acórtala aquí.
refused-many-tags = El cliente tiene más etiquetas de las que Shopify acepta. Quita algunas aquí.
