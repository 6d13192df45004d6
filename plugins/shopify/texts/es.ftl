### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Mantiene sincronizados los clientes de su tienda Shopify y de Framework360, en un sentido o en ambos.

# Settings
shop = Dirección de la tienda
shop-help = La dirección que Shopify dio a su tienda, por ejemplo my-store.myshopify.com. Después autoriza la conexión en una página de Shopify.
client-id = Client ID
client-id-help = De la aplicación de la plataforma, en la página de Shopify para desarrolladores.
client-secret = Client secret
client-secret-help = De la misma aplicación. También prueba que los mensajes vienen de Shopify.
old-client-secret = Client secret anterior
old-client-secret-help = Mientras se sustituye el secret: el anterior, hasta que se revoque en Shopify. Si no, déjelo vacío.
customers-in-help = Los nuevos clientes de Shopify y sus cambios llegan a Framework360: nombre, correo, teléfono, direcciones, etiquetas, nota y consentimiento para el boletín. Aquí no se elimina a nadie.
customers-out-help = Los clientes creados o modificados en Framework360 se crean o modifican en Shopify, con sus etiquetas, número de pedidos y total gastado. Allí no se elimina a nadie. Una suscripción al boletín se envía solo con su fecha, y nunca sobre una baja más reciente.

# Kinds of work, in the list of jobs
job-customer = cliente en Shopify
job-customer-again = cliente en Shopify, segunda comprobación
job-send-customer = cliente hacia Shopify
job-merged = clientes fusionados en Shopify
job-privacy = solicitud de protección de datos
job-uninstalled = eliminación de la aplicación en Shopify

# What is wrong with a setting
shop-invalid = No es la dirección de una tienda. Escríbala como la muestra Shopify: my-store.myshopify.com.
shop-other-address = { $address } no es la dirección que Shopify dio a la tienda. Termina en .myshopify.com; está en Shopify en Configuración, Dominios.

# The authorization, and its end
shop-missing = Escriba la dirección de su tienda, my-store.myshopify.com, o empiece en Shopify instalando allí la aplicación.
client-missing = Esta plataforma aún no está preparada para Shopify: faltan el client ID y el client secret de la aplicación. Avise al soporte.
client-refused = Shopify no acepta el client ID o el client secret de la plataforma. Avise al soporte.
scopes-missing-write = Shopify no concedió todo lo necesario; falta: modificar clientes (write_customers). Autorice de nuevo la aplicación y permita todo lo que pide.
scopes-missing-merge = Shopify no concedió todo lo necesario; falta: seguir las fusiones de clientes (read_customer_merge). Autorice de nuevo la aplicación y permita todo lo que pide.
scopes-missing-write-merge = Shopify no concedió todo lo necesario; falta: modificar clientes (write_customers), seguir las fusiones de clientes (read_customer_merge). Autorice de nuevo la aplicación y permita todo lo que pide.
scopes-missing-customers = Shopify no concedió todo lo necesario; falta: ver y modificar clientes (read_customers, write_customers). Autorice de nuevo la aplicación y permita todo lo que pide.
scopes-missing-all = Shopify no concedió todo lo necesario; falta: ver y modificar clientes (read_customers, write_customers), seguir las fusiones de clientes (read_customer_merge). Autorice de nuevo la aplicación y permita todo lo que pide.
authorize-again = Shopify ya no deja entrar a la aplicación: se eliminó allí o no se usó durante 90 días. Autorícela de nuevo desde los ajustes del plugin.
app-removed = La aplicación se eliminó en Shopify, así que ya no se sincroniza nada. Para continuar, autorícela de nuevo desde los ajustes del plugin.
store-closed = Shopify dice que { $shop } no se puede usar: ya no existe, o está cerrada o bloqueada. Cuando vuelva a abrirse, autorice de nuevo la aplicación.
store-unclear = Shopify no dijo qué tienda es. Inténtelo de nuevo; si el problema continúa, avise al soporte.
back-unsigned = Ha vuelto de Shopify sin su firma: no se puede saber si fue Shopify quien le envió. Empiece de nuevo desde los ajustes del plugin.
back-tampered = Lo que trajo de vuelta no es lo que Shopify firmó: fue modificado por el camino, o el client secret de esta plataforma es incorrecto. Empiece de nuevo desde los ajustes del plugin; si el problema continúa, avise al soporte.
back-stale = Ha vuelto de Shopify demasiado tarde, o el reloj de esta plataforma va mal. Empiece de nuevo desde los ajustes del plugin.
back-no-shop = Shopify no dijo qué tienda autorizó la aplicación. Empiece de nuevo desde los ajustes del plugin.
back-no-code = Ha vuelto de Shopify sin una aprobación. Empiece de nuevo desde los ajustes del plugin.
back-code-refused = Shopify no acepta esta aprobación: ya se usó o es demasiado antigua. Empiece de nuevo desde los ajustes del plugin.
back-other-shop = Autorizó la aplicación en { $there }, pero los ajustes indican { $ours }. Autorícela en esa tienda o escriba la otra dirección.
back-closed = Shopify dice que { $shop } no se puede usar ahora: no existe, o está cerrada o bloqueada. Compruebe la dirección o abra allí la tienda, y empiece de nuevo desde los ajustes del plugin.
link-unsigned = Este enlace de instalación no lleva la firma de Shopify. Abra la aplicación otra vez desde Shopify.
link-tampered = Este enlace de instalación no es el que Shopify firmó: fue modificado por el camino, o el client secret de esta plataforma es incorrecto. Abra la aplicación otra vez desde Shopify; si el problema continúa, avise al soporte.
link-stale = Este enlace de instalación es demasiado antiguo, o el reloj de esta plataforma va mal. Abra la aplicación otra vez desde Shopify.
link-no-shop = Este enlace de instalación no dice para qué tienda es. Abra la aplicación otra vez desde Shopify.
link-other-shop = Este enlace de instalación es para { $there }, pero los ajustes indican { $ours }. Abra la aplicación desde esa tienda o escriba la otra dirección.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify no nos deja recibir avisos sobre { $topic }. Guarde de nuevo los ajustes del plugin; si el problema continúa, avise al soporte. Shopify dice: { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = El cliente { $number } de su tienda Shopify pregunta qué se guarda sobre él (solicitud { $request }). Este plugin guarda el vínculo con el cliente { $ours } de aquí y sumas de control, ningún dato personal. Envíele en un plazo de 30 días lo que Framework360 guarda sobre ese cliente.
privacy-request-unknown = El cliente { $number } de su tienda Shopify pregunta qué se guarda sobre él (solicitud { $request }). Este plugin no guarda nada sobre él. Compruebe si Framework360 tiene a ese cliente y responda en un plazo de 30 días.
privacy-erase = Hay que olvidar al cliente { $number } de su tienda Shopify. El plugin ha olvidado su vínculo con el cliente { $ours } de aquí. Elimine o anonimice también aquí a ese cliente en un plazo de 30 días, salvo que la ley obligue a guardar los datos.
privacy-erase-unknown = Hay que olvidar al cliente { $number } de su tienda Shopify. El plugin no guarda nada sobre él. Si Framework360 tiene a ese cliente, elimínelo o anonimícelo en un plazo de 30 días, salvo que la ley obligue a guardar los datos.

# Lo que dice Shopify
api-throttled = Shopify pide ir más despacio. Se volverá a intentar.
api-too-costly = Shopify rechaza una solicitud por ser demasiado grande. Avise al soporte.
api-missing-scope = Shopify no permite esto a la aplicación. { $reason } Autorice de nuevo la aplicación.
api-protected-data = Shopify oculta a la aplicación los nombres y direcciones de los clientes: no está aprobada para los datos protegidos de clientes. Avise al soporte; cuando esté aprobada, autorice de nuevo la aplicación.
api-closed = La tienda está cerrada o bloqueada en Shopify. Ábrala allí y reanude la sincronización.
api-no-store = Shopify no conoce esta tienda. Compruebe la dirección de la tienda en los ajustes del plugin.
api-internal = Shopify tiene un problema interno. Se volverá a intentar.
api-unfit = Shopify no entiende una solicitud. Avise al soporte. { $reason }
api-refused = Shopify rechaza al cliente: { $reason }
api-stale = Shopify muestra aún un estado anterior del cliente. Se volverá a intentar.

# Lo que se omitió, aunque lo demás pasó
phone-left-out = { $phone } no es un número de teléfono del país del cliente, así que no se envió. Introdúzcalo con el prefijo del país, por ejemplo +41 79 123 45 67.
phone-two-countries = { $phone } puede ser un número de teléfono del país del cliente y también del país de la tienda, así que no se envió. Introdúzcalo con el prefijo del país, por ejemplo +41 79 123 45 67.
phone-country-unknown = No se sabe de qué país es el número de teléfono { $phone }, así que no se envió. Introdúzcalo con el prefijo del país, por ejemplo +41 79 123 45 67, o introduzca el país del cliente.
email-taken = La dirección de correo pertenece al cliente { $number } en Shopify, así que no se envió. Corríjala en un lado o fusione los dos clientes.
phone-taken = El número de teléfono pertenece al cliente { $number } en Shopify, así que no se envió. Corríjalo en un lado o fusione los dos clientes.
email-waits = La dirección de correo pertenece todavía al cliente { $number } en Shopify, que está a punto de recibir otra. Se envía justo después.
phone-waits = El número de teléfono pertenece todavía al cliente { $number } en Shopify, que está a punto de recibir otro. Se envía justo después.
value-refused = Shopify rechaza un valor, así que no se envió. Corríjalo aquí. Shopify dice: { $reason }
total-currency = El total gastado está en { $ours }, pero la tienda en Shopify usa { $theirs }, así que no se envió. Todo lo demás sí.
country-left-out = «{ $country }» no es un país que Shopify conozca; la dirección se envió sin el país. Corríjalo aquí.
province-left-out = «{ $province }» no es una provincia que Shopify conozca en este país; la dirección se envió sin ella. Corríjala aquí.
zip-left-out = Shopify no acepta el código postal { $zip } en este país; la dirección se envió sin él. Corríjalo aquí.
address-phone-left-out = Shopify no acepta el número de teléfono { $phone } de una dirección; la dirección se envió sin él. Introdúzcalo con el prefijo del país, por ejemplo +41 79 123 45 67.
tag-too-long = La etiqueta «{ $tag }» supera los 40 caracteres que admite Shopify, así que queda solo aquí. Acórtela aquí.
tag-refused = Shopify no acepta la etiqueta «{ $tag }», así que queda solo aquí. Cámbiela aquí.
tags-over-there = El cliente tiene más etiquetas de las que Shopify acepta: { $count ->
    [one] una queda
   *[other] { $count } quedan
 } solo aquí. Quite algunas en un lado.
tags-over-here = El cliente tiene más etiquetas de las que Framework360 acepta: { $count ->
    [one] una queda
   *[other] { $count } quedan
 } solo en Shopify. Quite algunas en un lado.
addresses-over-here = El cliente tiene más direcciones de las que Framework360 acepta: { $count ->
    [one] una queda
   *[other] { $count } quedan
 } solo en Shopify. Quite algunas en un lado.

# Por qué no se sincroniza un cliente
customer-gone-here = El cliente ya no existe aquí.
customer-gone-there = El cliente se eliminó en Shopify. Aquí permanece. Para crearlo allí de nuevo, envíelo a mano.
customers-out-off = El envío de clientes está desactivado. Actívelo en los ajustes del plugin o envíe al cliente a mano.
customer-nameless = El cliente { $number } de Shopify todavía no tiene nombre, correo, dirección postal ni teléfono, así que no se importó. Llegará por sí solo en cuanto tenga alguno.
customer-hidden = Shopify no muestra nada del cliente { $number }: se borró allí o la aplicación no está aprobada para ver nombres y direcciones. No se cambió nada. Si el cliente sigue allí, avise al soporte.
two-there = En Shopify la dirección de correo pertenece al cliente { $email } y el teléfono al cliente { $phone }. Fusiónelos allí o corrija un lado y envíe de nuevo al cliente.
phone-two-there = En Shopify, el teléfono puede ser el del cliente { $one } o el del cliente { $other }. Introdúzcalo aquí con el prefijo del país y envíe el cliente otra vez.
several-here = El cliente { $number } de Shopify coincide con varios clientes aquí: { $customers }. Fusiónelos o corríjalos aquí.
email-linked = La dirección de correo pertenece al cliente { $number } en Shopify, que está vinculado con otro cliente aquí. Fusione o corrija aquí los dos clientes.
create-uncertain = Puede que el cliente se haya creado en Shopify o no, y sin correo ni teléfono no se puede encontrar allí.
adopt-missing = No hay ningún cliente { $number } en Shopify. Compruebe el número.
adopt-taken = El cliente { $number } de Shopify está vinculado con otro cliente aquí. Compruebe el número.
merged-two = Los clientes { $unlinked } y { $linked } de aquí ahora son uno en Shopify: { $number }. Solo { $linked } queda vinculado. Fusiónelos aquí si son la misma persona.

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
consent-undated = El consentimiento para el boletín no tiene fecha aquí, así que no se envió: Shopify lo tomaría como dado ahora. Indique aquí cuándo lo dio el cliente.
consent-other-address = Consentimiento para el boletín: el conocido es de otra dirección de correo y no vale para esta; se conservó lo que Shopify indica de esta.
consent-later = Según el reloj de Shopify, la fecha del consentimiento para el boletín aún no ha llegado, así que todavía no se envió. Se enviará más tarde con su fecha; no hay que hacer nada.
consent-again = Según el reloj de Shopify, la fecha del consentimiento para el boletín aún no ha llegado, así que no se envió. Envíe el cliente otra vez dentro de unos minutos.

# Lo que Shopify rechaza
refused-nameless = Shopify pide de cada cliente un nombre, un número de teléfono o una dirección de correo. Introduzca aquí uno de los tres.
refused-email = Shopify no acepta la dirección de correo: no es válida. Corríjala aquí.
refused-phone = Shopify no acepta un número de teléfono: no es válido. Introdúzcalo con el prefijo del país, por ejemplo +41 79 123 45 67.
refused-locale = Shopify no acepta el idioma del cliente. Elija otro aquí.
refused-country = Shopify no acepta el país de una dirección. Corríjalo aquí.
refused-province = Shopify no conoce la provincia de una dirección en su país. Corríjala aquí.
refused-zip = Shopify no acepta el código postal de una dirección en su país. Corríjalo aquí.
refused-long-name = El nombre o el apellido es demasiado largo para Shopify. Acórtelo aquí.
refused-long-email = La dirección de correo es demasiado larga para Shopify. Corríjala aquí.
refused-long-phone = Un número de teléfono es demasiado largo para Shopify. Corríjalo aquí.
refused-long-note = La nota es demasiado larga para Shopify. Acórtela aquí.
refused-long-address = Una línea de una dirección es demasiado larga para Shopify. Acórtela aquí.
refused-long-tag = Una etiqueta es demasiado larga para Shopify. Acórtela aquí.
refused-many-tags = El cliente tiene más etiquetas de las que Shopify acepta. Quite algunas aquí.
