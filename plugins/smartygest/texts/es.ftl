name = Gestionale Smarty
summary = Envía a Smarty los pedidos pagados y los de contra reembolso, y mantiene los productos de la tienda al día con Smarty.

api-key = Clave API
api-key-help = La encuentras en Smarty. Se comprueba al confirmar.
prices = Precios en Smarty
prices-help = Si los precios de tu cuenta de Smarty incluyen el IVA.
prices-vat-included = IVA incluido
prices-vat-excluded = IVA no incluido
tax-ids = Tipos de IVA
tax-ids-help = Solo hace falta si Smarty no muestra sus tipos de IVA o tiene varios con el mismo porcentaje: elige para cada tipo (como 22) o exención (como N3.1) el de Smarty.
orders-out-help = Crea en Smarty una copia de cada pedido pagado o de contra reembolso.
products-in-help = Importa en la tienda los productos de Smarty, con categorías, precios, descripciones, imágenes y existencias, y los mantiene actualizados.

key-missing = Introduce la clave API que te dio Smarty.
key-characters = La clave API contiene espacios o caracteres invisibles. Cópiala de nuevo sin ellos.
key-refused = Smarty no acepta la clave API. Cópiala de nuevo desde Smarty. { $reason }
not-smarty = La respuesta no es la esperada de Smarty. Inténtalo más tarde; si el problema continúa, avisa al soporte.
prices-unknown = Elige si los precios en Smarty incluyen el IVA.
tax-ids-unreadable = Esta entrada de los tipos de IVA no es correcta: { $entry }

skip-currency = Smarty solo admite el euro; este pedido está en { $currency }.

charge-rate = { $label }: falta el tipo de IVA y los artículos tienen varios. Indica en el pedido el tipo de este gasto y envíalo de nuevo.
negative-amount = { $label }: Smarty no acepta importes negativos y ningún otro importe del pedido con el mismo tipo de IVA basta para descontar { $amount }. Introduce este pedido a mano en Smarty.
tax-missing = Smarty no tiene un tipo de IVA para { $rate }. Añádelo en Smarty, o elige uno en Tipos de IVA en los ajustes del plugin.
tax-ambiguous = Smarty tiene varios tipos de IVA para { $rate }. Elige uno en Tipos de IVA en los ajustes del plugin.

smarty-says = Smarty responde: { $reason }
customer-refused = Smarty rechazó al cliente: { $reason }
order-refused = Smarty rechazó el pedido: { $reason }
unclear-customer = La respuesta de Smarty sobre el cliente no se entiende.
unclear-order = Smarty no dio una respuesta clara. El próximo intento comprueba primero si el pedido ha llegado.

lookup-refused = Smarty no permite comprobar si el pedido ha llegado. { $reason } Compruébalo allí: si está, introduce su número; si no, envíalo de nuevo.
lookup-bounded = El pedido no está entre los { $count } más recientes de Smarty, pero hay más. Compruébalo allí.
page-repeats = La lista de Smarty se repite y no se puede leer.
orders-repeat = Smarty muestra siempre los mismos pedidos, así que no se puede ver si este ya está. Avisa al soporte de Smarty de que la lista de pedidos no pasa de la primera página; cuando esté resuelto, envía este pedido de nuevo.
still-there = El pedido { $number } sigue en Smarty. Elimínalo allí primero. Cuando ya no esté, o esté cancelado, envía este de nuevo.
adopt-missing = No hay ningún pedido { $number } en Smarty. Comprueba el número.
adopt-taken = El pedido { $number } de Smarty ya pertenece a otro pedido de la tienda.

note-vat-number = El NIF-IVA { $number } tiene un dígito de control incorrecto.
note-tax-code = El código fiscal { $code } tiene un carácter de control incorrecto.
note-sdi = Introduce el código SDI { $code } en Smarty: no se puede enviar.
note-pec = Introduce el correo certificado { $pec } en Smarty: no se puede enviar.
note-credit = { $amount } se pagaron con saldo de la tienda; el pedido se envía con su importe completo.
note-remark = La nota del cliente no se puede enviar: está en el pedido.
note-taken-off = { $label } ({ $amount }) se envía como descuento en los precios: Smarty no acepta importes negativos.
note-rounding = { $label } ({ $amount }) está incluido en los precios en Smarty: allí ningún tipo de IVA le corresponde.
note-total = En Smarty el pedido suma { $there }, en la tienda { $ours }: una diferencia de { $difference }. Compruébalo en Smarty y corrígelo allí.
note-total-net = En Smarty el pedido suma { $there }, en la tienda { $ours }: una diferencia de { $difference }. Smarty guarda los precios sin IVA en céntimos, y con ellos no se llega a { $ours }. Si ambos deben coincidir, añade allí una línea sin IVA: { $missing }
note-changed = El pedido se modificó después del envío: compáralo con el de Smarty.
note-cancelled-there = En Smarty este pedido está cancelado.
tax-unlisted = Smarty no indica sus tipos de IVA. Indica en Tipos de IVA en los ajustes del plugin qué id de impuesto de Smarty corresponde a { $rate }.
may-still-arrive = Smarty no respondió. Antes de volver a enviarlo se comprueba si el pedido llegó a pesar de todo.

shop-currency = Smarty solo admite el euro; esta tienda vende en { $currency }. Los productos solo se pueden importar en una tienda en euros.
product-without-id = { $product }: Smarty no indica su id. Avisa al soporte de Smarty.
product-without-name = { $product }: falta el nombre. Añádelo en Smarty.
product-twice = { $product }: Smarty lo muestra dos veces con el mismo id y datos distintos. Corrígelo en Smarty.
price-negative = { $line }: el precio { $value } es inferior a cero. Corrígelo en Smarty.
ean-rounded = { $line }: el código de barras «{ $value }» se ha redondeado como un número. Introduce en Smarty todas sus cifras.
tax-unknown = { $line }: Smarty no dice a qué tipo de IVA corresponde su id de impuesto { $id }. Elige este id para un tipo en Tipos de IVA en los ajustes del plugin.
tax-none = { $line }: no tiene tipo de IVA en Smarty, por lo que no se importa. Elige su tipo de IVA en Smarty.
variation-without-id = { $product }: Smarty no indica el id de una de las variantes. Avisa al soporte de Smarty.
variation-twice = { $product }: Smarty muestra una variante dos veces. Corrígelo en Smarty.
smarty-declines = Smarty no deja pasar nada en este momento. { $reason }
taxes-unread = Smarty no indica sus tipos de IVA en este momento. Si el problema continúa, introduce los id de impuesto de Smarty en Tipos de IVA en los ajustes del plugin. { $reason }
price-ambiguous = { $line }: el precio «{ $value }» se puede leer de dos maneras, como millares o con tres decimales. Escríbelo con dos decimales en Smarty.
stock-ambiguous = { $line }: las existencias «{ $value }» se pueden leer de dos maneras, como millares o con tres decimales. Escríbelas en Smarty sin separador o con dos decimales.

# How an order is recognized in Smarty
reference = Referencia del pedido
reference-help = Para que un pedido no se envíe nunca dos veces, lleva una referencia corta por la que se reconoce en Smarty, por ejemplo (ord. 1001-K7Q2MXD3W). Elige dónde ponerla.
reference-row-name = Detrás del nombre del primer artículo
reference-payment-type = Detrás del método de pago
reference-none = En ninguna parte: los pedidos de un mismo cliente se envían entonces uno tras otro, y se te pregunta más a menudo
unanswered = Si Smarty no responde
unanswered-help = Qué pasa con un pedido que se envió, no tuvo respuesta y tres minutos después no se encuentra en Smarty.
unanswered-repeat = Enviarlo de nuevo
unanswered-ask = Preguntarme antes
reference-unknown = Elige dónde poner la referencia del pedido.
unanswered-unknown = Elige qué pasa si Smarty no responde.
job-audit-orders = revisión de los pedidos en Smarty
look-alikes = Puede que este pedido ya esté en Smarty, sin su referencia: { $numbers }. Compruébalo allí: si es uno de estos, introduce su número; si no, envíalo.
unanswered-asked = Smarty no respondió y el pedido no se encuentra allí. Compruébalo allí: si está, introduce su número; si no, envíalo de nuevo.
another-goes-first = Antes se envía otro pedido a Smarty; después le toca a este.
after-restore = Los datos de la plataforma se restauraron desde una copia de seguridad. Los pedidos esperan unos minutos, hasta que se sepa cuáles tiene ya Smarty.
adopt-other = El pedido { $number } de Smarty lleva la referencia de otro pedido. Comprueba el número.
list-moves = Los pedidos de Smarty cambian más rápido de lo que se pueden leer.
note-doubled = Smarty tiene el pedido { $order } de la tienda más de una vez. Conserva el primero y cancela allí los otros: { $numbers }
note-replaced = El pedido { $order } se canceló en Smarty y en su lugar está { $number }: desde ahora está vinculado con ese.
note-reference-mixed = Esta vez Smarty no conservó la referencia del pedido. A partir de ahora los pedidos de un mismo cliente se envían uno tras otro, y puede que se te pregunte si un pedido está allí.
note-customers = Smarty tiene este cliente varias veces (id { $ids }). Se usó el primero; fusiónalos en Smarty.
customer-unanswered = Smarty no respondió sobre el cliente nuevo. Antes de crearlo de nuevo se comprueba si está.
customer-in-the-making = Otro pedido está creando este cliente en Smarty; después le toca a este.
customer-nameless = El pedido no tiene ni nombre ni dirección de correo. Añade uno de los dos y envía el pedido de nuevo.
list-hides = La lista de pedidos de Smarty termina antes de pedidos que ya mostraba, así que no se puede saber si este está. Compruébalo allí: si está, introduce su número; si no, envíalo.
note-customer-replaced = El cliente con id { $gone } ya no existe en Smarty. El pedido se ha enviado para el cliente con id { $now }, y los próximos también.
order-customer-unknown = Smarty rechaza el pedido porque no conoce al cliente con id { $id }, aunque se acaba de encontrar o crear allí. Comprueba el cliente en Smarty y envía de nuevo el pedido. { $reason }
