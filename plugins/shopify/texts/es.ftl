### Shopify. Shown to the shop's owner: short, and what to do.

name = Shopify
summary = Mantiene iguales los clientes de su tienda Shopify y de Framework360, en una dirección o en ambas.

# Settings
shop = Dirección de la tienda
shop-help = La dirección que Shopify dio a su tienda, por ejemplo my-store.myshopify.com. Después autoriza la conexión en una página de Shopify.
client-id = Client ID
client-id-help = De la aplicación de la plataforma, en la página de Shopify para desarrolladores.
client-secret = Client secret
client-secret-help = De la misma aplicación. También prueba que los mensajes vienen de Shopify.
old-client-secret = Client secret anterior
old-client-secret-help = Mientras se sustituye el secret: el anterior, hasta que se revoque en Shopify. Si no, vacío.
customers-in-help = Los nuevos clientes de Shopify y sus cambios llegan a Framework360: nombre, correo, teléfono, direcciones, etiquetas, nota y consentimiento del boletín. Aquí no se elimina a nadie.
customers-out-help = Los clientes creados o modificados en Framework360 se crean o modifican en Shopify, con sus etiquetas, número de pedidos y total gastado. Allí no se elimina a nadie.

# Kinds of work, in the list of jobs
job-customer = cliente en Shopify
job-send-customer = cliente hacia Shopify
job-merged = clientes fusionados en Shopify
job-privacy = solicitud de protección de datos
job-uninstalled = eliminación de la app en Shopify

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
authorize-again = Shopify ya no deja entrar a la aplicación: se eliminó allí o no se usó durante 90 días. Autorícela de nuevo.
app-removed = La aplicación se eliminó en Shopify, así que ya no se sincroniza nada. Para continuar, autorícela de nuevo.
store-closed = Shopify dice que { $shop } no se puede usar: ya no existe, o está cerrada o bloqueada. Cuando vuelva a abrirse, autorice de nuevo la aplicación.
store-unclear = Shopify no dijo qué tienda es. Inténtelo de nuevo; si continúa, avise al soporte.
back-unsigned = Ha vuelto de Shopify sin su firma: no se puede saber si fue Shopify quien le envió. Empiece de nuevo desde los ajustes del plugin.
back-tampered = Lo que trajo de vuelta no es lo que Shopify firmó: fue modificado por el camino. Empiece de nuevo desde los ajustes del plugin.
back-stale = Ha vuelto de Shopify demasiado tarde, o el reloj de esta plataforma va mal. Empiece de nuevo desde los ajustes del plugin.
back-no-shop = Shopify no dijo qué tienda autorizó la aplicación. Empiece de nuevo desde los ajustes del plugin.
back-no-code = Ha vuelto de Shopify sin una aprobación. Empiece de nuevo desde los ajustes del plugin.
back-code-refused = Shopify no acepta esta aprobación: ya se usó o es demasiado antigua. Empiece de nuevo desde los ajustes del plugin.
back-other-shop = Autorizó la aplicación en { $there }, pero los ajustes indican { $ours }. Autorícela en esa tienda o escriba la otra dirección.
back-closed = Shopify dice que { $shop } no se puede usar ahora: no existe, o está cerrada o bloqueada.
link-unsigned = Este enlace de instalación no lleva la firma de Shopify. Abra la aplicación otra vez desde Shopify.
link-tampered = Este enlace de instalación no es el que Shopify firmó. Abra la aplicación otra vez desde Shopify.
link-stale = Este enlace de instalación es demasiado antiguo, o el reloj de esta plataforma va mal. Abra la aplicación otra vez desde Shopify.
link-no-shop = Este enlace de instalación no dice para qué tienda es. Abra la aplicación otra vez desde Shopify.
link-other-shop = Este enlace de instalación es para { $there }, pero los ajustes indican { $ours }. Abra la aplicación desde esa tienda o escriba la otra dirección.

# Webhooks. $topic is Shopify's name of it, $reason Shopify's own text.
subscription-refused = Shopify no nos deja recibir avisos sobre { $topic }: { $reason }

# What the law wants. $number is a customer's number in Shopify, $ours ours.
privacy-request = El cliente { $number } de su tienda Shopify pregunta qué se guarda de él (solicitud { $request }). Este plugin guarda el vínculo con el cliente { $ours } de aquí y sumas de control, ningún dato personal. Envíele en 30 días lo que Framework360 guarda de ese cliente.
privacy-request-unknown = El cliente { $number } de su tienda Shopify pregunta qué se guarda de él (solicitud { $request }). Este plugin no guarda nada de él. Mire si Framework360 tiene a ese cliente y responda en 30 días.
privacy-erase = El cliente { $number } de su tienda Shopify debe olvidarse. El plugin ha olvidado su vínculo con el cliente { $ours } de aquí. Elimine o anonimice también aquí a ese cliente en 30 días, salvo que la ley obligue a guardar los datos.
privacy-erase-unknown = El cliente { $number } de su tienda Shopify debe olvidarse. El plugin no guarda nada de él. Si Framework360 tiene a ese cliente, elimínelo o anonimícelo en 30 días, salvo que la ley obligue a guardar los datos.

# Lo que dice Shopify
api-throttled = Shopify pide ir más despacio. Se volverá a intentar.
api-too-costly = Shopify rechaza una solicitud por ser demasiado grande. Avisa al soporte.
api-missing-scope = Shopify no permite esto a la aplicación. { $reason } Autoriza de nuevo la conexión.
api-protected-data = Shopify oculta a la aplicación los nombres y direcciones de los clientes. Haz aprobar la aplicación para los datos protegidos de clientes en Shopify y autoriza de nuevo la conexión.
api-closed = La tienda está cerrada o bloqueada en Shopify. Ábrela allí y reanuda la sincronización.
api-no-store = Shopify no conoce esta tienda. Comprueba la dirección de la tienda.
api-internal = Shopify tiene un problema propio. Se volverá a intentar.
api-unfit = Shopify no entiende una solicitud. Avisa al soporte. { $reason }
api-refused = Shopify rechaza al cliente: { $reason }
api-stale = Shopify muestra aún un estado anterior del cliente. Se volverá a intentar.

# Lo que se omitió, aunque lo demás pasó
phone-left-out = { $phone } no es un número de teléfono del país del cliente, así que no se envió. Introdúcelo con el prefijo del país, por ejemplo +41 79 123 45 67.
email-taken = La dirección de correo pertenece al cliente { $number } en Shopify, así que no se envió. Corrígela en un lado o fusiona los dos.
phone-taken = El número de teléfono pertenece al cliente { $number } en Shopify, así que no se envió.
email-waits = La dirección de correo pertenece todavía al cliente { $number } en Shopify, que está a punto de recibir otra. Se envía justo después.
phone-waits = El número de teléfono pertenece todavía al cliente { $number } en Shopify, que está a punto de recibir otro. Se envía justo después.
value-refused = Shopify rechaza un valor, que no se envió: { $reason }
country-left-out = "{ $country }" no es un país que Shopify conozca; la dirección se envió sin él.
tags-over-there = El cliente tiene más etiquetas de las que Shopify acepta: { $count } quedan solo aquí. Quita algunas en un lado.
tags-over-here = El cliente tiene más etiquetas de las que Framework360 acepta: { $count } quedan solo en Shopify. Quita algunas en un lado.
addresses-over-here = El cliente tiene más direcciones de las que Framework360 acepta: { $count } quedan solo en Shopify. Quita algunas en un lado.

# Por qué no se sincroniza un cliente
customer-gone-here = El cliente ya no existe aquí.
customer-gone-there = El cliente se eliminó en Shopify. Aquí permanece. Para crearlo allí de nuevo, envíalo a mano.
customers-out-off = El envío de clientes está desactivado. Actívalo en los ajustes del plugin o envía el cliente a mano.
customer-hidden = Shopify no muestra nada del cliente { $number }: se borró allí o la aplicación no está aprobada para ver nombres y direcciones. No se cambió nada.
two-there = En Shopify la dirección de correo pertenece al cliente { $email } y el teléfono al cliente { $phone }. Fusiónalos allí o corrige un lado y envía de nuevo el cliente.
several-here = El cliente { $number } de Shopify coincide con varios clientes aquí: { $customers }. Fusiónalos o corrígelos aquí.
email-linked = La dirección de correo pertenece al cliente { $number } en Shopify, que está vinculado con otro cliente aquí. Fusiona o corrige los dos aquí.
create-uncertain = Puede que el cliente se haya creado en Shopify o no, y sin correo ni teléfono no se puede encontrar allí.
adopt-missing = No hay ningún cliente { $number } en Shopify. Comprueba el número.
adopt-taken = El cliente { $number } de Shopify está vinculado con otro cliente aquí. Comprueba el número.
merged-two = Los clientes { $unlinked } y { $linked } de aquí ahora son uno en Shopify: { $number }. Solo { $linked } queda vinculado. Fusiónalos aquí si son la misma persona.

# Cambiado en ambos lados
kept-there-name = Nombre: distinto en ambos lados; se conservó el de Shopify.
kept-there-email = Correo: distinto en ambos lados; se conservó el de Shopify.
kept-there-phone = Teléfono: distinto en ambos lados; se conservó el de Shopify.
kept-there-note = Nota: distinto en ambos lados; se conservó el de Shopify.
kept-there-locale = Idioma: distinto en ambos lados; se conservó el de Shopify.
kept-there-address = Dirección: distinto en ambos lados; se conservó el de Shopify.
kept-there-default-address = Dirección predeterminada: distinto en ambos lados; se conservó el de Shopify.
kept-there-consent = Consentimiento del boletín: distinto en ambos lados; se conservó el de Shopify.
kept-here-name = Nombre: distinto en ambos lados; se conservó el de Framework360.
kept-here-email = Correo: distinto en ambos lados; se conservó el de Framework360.
kept-here-phone = Teléfono: distinto en ambos lados; se conservó el de Framework360.
kept-here-note = Nota: distinto en ambos lados; se conservó el de Framework360.
kept-here-locale = Idioma: distinto en ambos lados; se conservó el de Framework360.
kept-here-address = Dirección: distinto en ambos lados; se conservó el de Framework360.
kept-here-default-address = Dirección predeterminada: distinto en ambos lados; se conservó el de Framework360.
kept-here-consent = Consentimiento del boletín: distinto en ambos lados; se conservó el de Framework360.

# Lo que Shopify rechaza
refused-nameless = Shopify pide de cada cliente un nombre, un número de teléfono o una dirección de correo. Introduce aquí uno de ellos.
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
