name = Gestionale Smarty
summary = Envía a Smarty los pedidos pagados y los de contra reembolso.

api-key = Clave API
api-key-help = La encuentra en Smarty. Se comprueba al confirmar.
prices = Precios en Smarty
prices-help = Si los precios de su cuenta de Smarty incluyen el IVA.
prices-vat-included = IVA incluido
prices-vat-excluded = IVA no incluido
tax-ids = Tipos de IVA
tax-ids-help = Solo hace falta si Smarty no muestra sus tipos de IVA o tiene varios con el mismo porcentaje: elija para cada tipo (como 22) o exención (como N3.1) el de Smarty.
orders-out-help = Crea en Smarty una copia de cada pedido pagado o de contra reembolso.

key-missing = Introduzca la clave API que le dio Smarty.
key-characters = La clave API contiene espacios o caracteres invisibles. Cópiela de nuevo sin ellos.
key-refused = Smarty no acepta la clave API. Cópiela de nuevo desde Smarty. { $reason }
not-smarty = La respuesta no es la que conocemos de Smarty. Inténtelo más tarde; si continúa, avise a soporte.
prices-unknown = Elija si los precios en Smarty incluyen el IVA.
tax-ids-unreadable = Esta entrada de los tipos de IVA no es correcta: { $entry }

skip-gone = El pedido ya no existe.
skip-test = Los pedidos de prueba no se envían.
skip-open = El pedido aún no está completado.
skip-cancelled = El pedido está cancelado.
skip-unpaid = El pedido aún no está pagado.
skip-authorized = El pago solo está autorizado, aún no cobrado.
skip-partially-paid = El pedido solo está pagado en parte.
skip-partially-refunded = El pedido está reembolsado en parte. Introdúzcalo en Smarty a mano.
skip-refunded = El pedido está reembolsado.
skip-voided = El pago fue anulado.
skip-currency = Smarty solo conoce el euro; este pedido está en { $currency }.
flow-off = El envío de pedidos a Smarty está desactivado. Actívelo en los ajustes del plugin.

no-lines = El pedido no contiene artículos.
no-email = El cliente no tiene dirección de correo electrónico. Añádala y envíe el pedido de nuevo.
quantity-missing = { $line }: falta la cantidad.
quantity-not-positive = { $line }: la cantidad debe ser mayor que cero, no { $quantity }.
bad-quantity = { $line }: «{ $value }» no es una cantidad.
bad-price = { $line }: «{ $value }» no es un precio.
bad-discount = { $line }: «{ $value }» no es un descuento.
bad-vat-rate = { $line }: «{ $value }» no es un tipo de IVA.
bad-vat = { $line }: «{ $value }» no es un importe de IVA.
bad-charge = { $label }: el importe o su IVA no es un número.
bad-credit = El saldo usado, «{ $value }», no es un importe.
bad-total = El total «{ $value }» no es un importe.
negative-line = { $line }: el descuento supera el precio.
vat-missing = { $line }: falta el importe del IVA, necesario para convertir el precio.
shipping-rates = El envío tiene varios tipos de IVA, pero Smarty solo admite uno. Introduzca este pedido en Smarty a mano.
wrong-sum = El total del pedido es { $total }, pero sus partes suman { $sum }. Corrija el pedido y envíelo de nuevo.
tax-missing = Smarty no tiene un tipo de IVA para { $rate }. Añádalo en Smarty, o elija uno en Tipos de IVA en los ajustes del plugin.
tax-ambiguous = Smarty tiene varios tipos de IVA para { $rate }. Elija uno en Tipos de IVA en los ajustes del plugin.

smarty-says = Smarty responde: { $reason }
customer-ambiguous = Smarty tiene varios clientes con esta dirección de correo (id { $ids }). Únalos en Smarty y envíe el pedido de nuevo.
customer-refused = Smarty rechazó el cliente: { $reason }
order-refused = Smarty rechazó el pedido: { $reason }
unclear-customer = La respuesta de Smarty sobre el cliente no se entiende.
unclear-order = Smarty no dio una respuesta clara. El próximo intento comprueba primero si ha llegado.

found-near = Smarty tiene un pedido que podría ser este: { $numbers }. Compruébelo allí.
found-several = Smarty tiene varios pedidos que podrían ser este: { $numbers }. Compruébelo allí.
lookup-refused = Smarty no permite comprobar si el pedido ha llegado. { $reason }
lookup-bounded = No está entre los { $count } pedidos más recientes de Smarty, pero hay más. Compruébelo allí.
page-repeats = La lista de pedidos de Smarty se repite y no se puede leer.
adopt-missing = No hay ningún pedido { $number } en Smarty. Compruebe el número.
adopt-taken = El pedido { $number } de Smarty ya pertenece a otro pedido de la tienda.
unknown-job = Esta versión del plugin no conoce la tarea «{ $kind }».

note-vat-number = El NIF-IVA { $number } tiene un dígito de control incorrecto.
note-tax-code = El código fiscal { $code } tiene un carácter de control incorrecto.
note-sdi = Introduzca el código SDI { $code } en Smarty: no se puede enviar.
note-pec = Introduzca el correo certificado { $pec } en Smarty: no se puede enviar.
note-credit = { $amount } se pagaron con saldo de la tienda; el pedido se envía con su importe completo.
note-remark = La nota del cliente no se puede enviar: véala en el pedido.
note-changed = El pedido se modificó después del envío: compárelo con el de Smarty.
tax-unlisted = Smarty no indica sus tipos de IVA. Indique en Tipos de IVA en los ajustes del plugin qué id de impuesto de Smarty corresponde a { $rate }.
may-still-arrive = Smarty no respondió. Antes de volver a enviarlo se comprueba si aún llega.
customer-in-the-making = Otro pedido está creando este cliente en Smarty. Se volverá a intentar.
