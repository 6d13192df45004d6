name = TotalGest
summary = Mantiene los productos de la tienda y sus existencias al día con TotalGest, y envía automáticamente a TotalGest cada pedido completado.

shop-id = ID Negocio
shop-id-help = El identificador de tu tienda, o entorno de trabajo, en TotalGest.
owner-id = ID Owner
owner-id-help = El identificador del propietario, o usuario principal, en TotalGest.
endpoint = Endpoint API
endpoint-help = La dirección del servicio API de TotalGest, por ejemplo tg00.bweb.ch.
username = Username
username-help = El nombre de usuario que da acceso a las API de TotalGest.
password = Password
password-help = La contraseña de este usuario API. Se comprueba al guardar.
orders-out-help = Exportación de Pedidos: cada pedido completado entra automáticamente en la cola y se envía a TotalGest en segundo plano, con los datos de facturación y envío, el método de pago y los artículos.
products-in-help = Sincronización de Productos: cada cinco minutos se importan de TotalGest los productos nuevos o modificados, con nombre, descripciones, precio de venta, tipo de IVA, SKU, EAN y existencias.

setting-missing = Este dato es necesario: introduce lo que te dieron para TotalGest.
setting-characters = Contiene caracteres que no pueden ser correctos, como un salto de línea. Cópialo de nuevo.
setting-too-long = Tiene más de { $limit } caracteres y no puede ser correcto. Cópialo de nuevo.
endpoint-user = Introduce la dirección sin nombre de usuario ni contraseña: tienen sus propios campos.
endpoint-query = Introduce la dirección sin lo que empieza por «?» o «#», por ejemplo tg00.bweb.ch.
endpoint-scheme = «{ $scheme }://» no es posible aquí. Introduce la dirección con https:// o sin nada delante, por ejemplo tg00.bweb.ch.
endpoint-unreadable = «{ $value }» no es una dirección de internet. Escríbela como tg00.bweb.ch o https://erp.example.ch/totalgest.

host-unknown = { $host } no existe en internet. Comprueba cómo está escrita la dirección.
host-silent = { $place } no responde. Comprueba la dirección; si es correcta, inténtalo más tarde.
host-certificate = El certificado de { $host } no es válido, así que no se envió nada. Comprueba la dirección o avisa a quien administra ese servidor.
host-plain = { $host } no se puede usar sin cifrado. Introduce la dirección con https://.
host-not-allowed = { $host } no es una dirección de la internet pública. Introduce aquella en la que TotalGest es accesible desde fuera.
not-totalgest = En { $place } responde otro servicio y no TotalGest. Comprueba la dirección.
not-totalgest-page = En { $place } responde un sitio web y no la API de TotalGest. Comprueba la dirección y pregunta qué ruta tiene la API.
not-totalgest-path = En { $place } hay un servidor, pero ninguna API de TotalGest en esta ruta. Comprueba la dirección.
not-totalgest-moved = { $place } redirige a otra dirección. Introduce esa, si es la de TotalGest. { $target }
other-version = Este TotalGest usa la versión { $version } de la API, que este plugin no conoce. Avisa al soporte.
credentials-refused = TotalGest no acepta este nombre de usuario con esta contraseña. Comprueba ambos.
user-refused = TotalGest conoce a este usuario, pero no le permite usar la API. Haz que se le permita en TotalGest o introduce otro usuario.
shop-unknown = TotalGest no conoce ningún negocio «{ $id }». Comprueba el ID Negocio.
owner-unknown = TotalGest no conoce ningún propietario «{ $id }» de este negocio. Comprueba el ID Owner.
no-rights = Este usuario no tiene permisos para este negocio y este propietario. Dale en TotalGest los permisos de leer productos y de crear pedidos.
no-right-products = Este usuario no puede leer los productos de este negocio. Dale ese permiso en TotalGest.
no-right-orders = Este usuario no puede crear pedidos para este negocio. Dale ese permiso en TotalGest.

number-missing = El pedido no tiene número y no se podría reconocer en TotalGest.
too-long = «{ $value }» es más largo de lo que admite TotalGest ({ $limit } caracteres). Acórtalo y envía de nuevo el pedido.
too-precise = { $line }: un número tiene más decimales de los que admite TotalGest.
bad-currency = «{ $value }» no es una moneda.
bad-country = «{ $value }» no es un código de país de dos letras. Corrige la dirección y envía de nuevo el pedido.

create-unclear = TotalGest no dio una respuesta clara sobre el pedido. Enviado de nuevo, no puede llegar dos veces.
session-unclear = TotalGest no dio una respuesta clara al iniciar la sesión.
declines = TotalGest, o algo que está delante, como un cortafuegos, no deja pasar nada en este momento. Si el problema continúa, avisa al soporte de TotalGest.
refused-order = TotalGest rechaza el pedido: { $reason }
refused-number = TotalGest rechaza el número del pedido: { $reason }
refused-date = TotalGest rechaza la fecha del pedido: { $reason }
refused-currency = TotalGest rechaza la moneda: { $reason }
refused-payment = TotalGest rechaza el pago: { $reason }
refused-customer = TotalGest rechaza al cliente: { $reason }
refused-email = TotalGest rechaza la dirección de correo del cliente: { $reason }
refused-billing = TotalGest rechaza la dirección de facturación ({ $field }): { $reason }
refused-shipping = TotalGest rechaza la dirección de envío ({ $field }): { $reason }
refused-lines = TotalGest rechaza los artículos: { $reason }
refused-line = TotalGest rechaza { $line }: { $reason }
refused-line-code = TotalGest rechaza el SKU o el EAN de { $line }: { $reason }
refused-line-name = TotalGest rechaza el nombre de { $line }: { $reason }
refused-line-quantity = TotalGest rechaza la cantidad de { $line }: { $reason }
refused-line-price = TotalGest rechaza el precio o el descuento de { $line }: { $reason }
refused-line-vat = TotalGest rechaza el IVA de { $line }: { $reason }
refused-coupon = TotalGest rechaza el cupón: { $reason }
refused-credit = TotalGest rechaza el saldo utilizado: { $reason }
refused-total = TotalGest rechaza el total: { $reason }
refused-note = TotalGest rechaza la nota del cliente: { $reason }

number-taken = El pedido { $number } en TotalGest tiene el número de este pedido, { $order }, pero otro contenido: { $there } allí, { $ours } aquí. Quizá dos pedidos de la tienda tienen el mismo número, o este se modificó después de llegar. Si es este, introduce su número. Si lo envías de nuevo, será allí un pedido aparte.
number-taken-unlike = El pedido { $number } en TotalGest tiene el número de este pedido, { $order }, pero quizá sea otro: el cliente, una dirección, el IVA o el envío es distinto, o TotalGest no los indica. Quizá dos pedidos de la tienda tienen el mismo número. Si es este, introduce su número. Si envías este de nuevo, será allí un pedido aparte.
number-before-taken = El pedido { $number } en TotalGest tiene el número que este pedido tenía antes, { $before }, pero otro contenido: { $there } allí, { $ours } aquí. Quizá otro pedido de la tienda tenía ese número, o este se modificó después de llegar. Si es este, introduce su número. Si lo envías de nuevo, será allí un pedido aparte.
number-before-unlike = El pedido { $number } en TotalGest tiene el número que este pedido tenía antes, { $before }, pero quizá sea otro: el cliente, una dirección, el IVA o el envío es distinto, o TotalGest no los indica. Si es este, introduce su número. Si envías este de nuevo, será allí un pedido aparte.

still-there = El pedido { $number } sigue en TotalGest. Elimínalo allí primero. Cuando ya no esté, o esté cancelado, envía este de nuevo.
adopt-missing = No hay ningún pedido { $number } en TotalGest. Comprueba el número.
adopt-taken = El pedido { $number } de TotalGest corresponde a otro pedido. Comprueba el número.

note-cut = «{ $value }» supera los { $limit } caracteres que admite TotalGest y se ha acortado.
note-rate = { $rate } % no era un tipo de IVA suizo el día del pedido. Se envió tal como se cobró: compruébalo.
note-differs = El pedido { $number } de TotalGest es de { $there }, el de la tienda de { $ours }. Compara ambos.
note-number-shared = El pedido { $number } en TotalGest también tiene el número { $order }. Este se envió como pedido aparte: da a cada uno su propio número en la tienda.
note-number-before = El pedido { $number } en TotalGest tiene todavía el número que este pedido tenía antes: { $before }.

product-without-id = { $product }: TotalGest no indica su id. Avisa al soporte de TotalGest.
product-without-name = { $product }: falta el nombre. Añádelo en TotalGest.
product-unclear = { $product }: los datos de TotalGest no se entienden. Avisa al soporte.
price-none = { $product }: no hay precio. Añade uno en { $currency } en TotalGest.
price-missing = { $product }: no hay precio en { $currency }, solo en { $there }. Añade uno en { $currency } en TotalGest.
price-twice = { $product }: hay varios precios en { $currency }. Deja solo uno en TotalGest.
vat-unknown = { $product }: «{ $code }» no es un tipo de IVA conocido. Corrígelo en TotalGest o avisa al soporte.
list-stuck = La lista de productos de TotalGest no tiene fin. Si el problema continúa, avisa al soporte.
