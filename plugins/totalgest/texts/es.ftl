name = TotalGest
summary = Mantiene los productos de la tienda y sus existencias como están en TotalGest, y envía por sí solo a TotalGest cada pedido completado.

shop-id = ID Negocio
shop-id-help = El identificador de su tienda, o entorno de trabajo, en TotalGest.
owner-id = ID Owner
owner-id-help = El identificador del propietario, o usuario principal, en TotalGest.
endpoint = Endpoint API
endpoint-help = La dirección del servicio API de TotalGest, por ejemplo tg00.bweb.ch.
username = Username
username-help = El nombre de usuario que da acceso a las API de TotalGest.
password = Password
password-help = La contraseña de este usuario API. Se comprueba al guardar.
orders-out-help = Exportación de Pedidos: cada pedido completado entra por sí solo en la cola y se envía a TotalGest en segundo plano, con los datos de facturación y envío, el método de pago y los artículos.
products-in-help = Sincronización de Productos: cada cinco minutos se importan de TotalGest los productos nuevos o modificados, con nombre, descripciones, precio de venta, tipo de IVA, SKU, EAN y existencias.

setting-missing = Este dato es necesario: introduzca lo que le dieron para TotalGest.
setting-characters = Contiene caracteres que no pueden ser correctos, como un salto de línea. Cópielo de nuevo.
setting-too-long = Tiene más de { $limit } caracteres y no puede ser correcto. Cópielo de nuevo.
endpoint-user = Introduzca la dirección sin nombre de usuario ni contraseña: tienen sus propios campos.
endpoint-query = Introduzca la dirección sin lo que empieza por "?" o "#", por ejemplo tg00.bweb.ch.
endpoint-scheme = "{ $scheme }://" no es posible aquí. Introduzca la dirección con https:// o sin nada delante, por ejemplo tg00.bweb.ch.
endpoint-unreadable = "{ $value }" no es una dirección de internet. Escríbala como tg00.bweb.ch o https://erp.example.ch/totalgest.

host-unknown = { $host } no existe en internet. Compruebe cómo está escrita la dirección.
host-silent = { $place } no responde. Compruebe la dirección; si es correcta, inténtelo más tarde.
host-certificate = El certificado de { $host } no es válido, así que no se envió nada. Compruebe la dirección o avise a quien administra ese servidor.
host-plain = { $host } no se puede usar sin cifrado. Introduzca la dirección con https://.
host-not-allowed = { $host } no es una dirección de la internet pública. Introduzca la dirección en la que TotalGest es accesible desde fuera.
not-totalgest = En { $place } responde otro servicio y no TotalGest. Compruebe la dirección.
not-totalgest-page = En { $place } responde un sitio web y no la API de TotalGest. Compruebe la dirección y pregunte qué ruta tiene la API.
not-totalgest-path = En { $place } hay un servidor, pero ninguna API de TotalGest en esta ruta. Compruebe la dirección.
not-totalgest-moved = { $place } remite a otra dirección. Introduzca esa, si es la de TotalGest. { $target }
other-version = Este TotalGest habla la versión { $version } de la API, que este plugin no conoce. Avise al soporte.
credentials-refused = TotalGest no acepta este nombre de usuario con esta contraseña. Compruebe ambos.
user-refused = TotalGest conoce a este usuario, pero no le permite usar la API. Haga que se le permita en TotalGest o introduzca otro usuario.
shop-unknown = TotalGest no conoce ningún negocio "{ $id }". Compruebe el ID Negocio.
owner-unknown = TotalGest no conoce ningún propietario "{ $id }" de este negocio. Compruebe el ID Owner.
no-rights = Este usuario no tiene permisos para este negocio y este propietario. Dele en TotalGest los permisos de leer productos y de crear pedidos.
no-right-products = Este usuario no puede leer los productos de este negocio. Dele ese permiso en TotalGest.
no-right-orders = Este usuario no puede crear pedidos para este negocio. Dele ese permiso en TotalGest.

number-missing = El pedido no tiene número y no se podría reconocer en TotalGest.
too-long = "{ $value }" es más largo de lo que admite TotalGest ({ $limit } caracteres). Acórtelo y envíe de nuevo el pedido.
too-precise = { $line }: un número tiene más decimales de los que admite TotalGest.
bad-currency = "{ $value }" no es una moneda.
bad-country = "{ $value }" no es un código de país de dos letras. Corrija la dirección y envíe de nuevo el pedido.

create-unclear = TotalGest no dio una respuesta clara sobre el pedido. Se enviará de nuevo; no puede quedar allí dos veces.
session-unclear = TotalGest no dio una respuesta clara al iniciar la sesión. Se intentará de nuevo.
declines = TotalGest, o algo que está delante, como un cortafuegos, no deja pasar nada en este momento. Se intentará de nuevo en diez minutos; si continúa, avise al soporte de TotalGest.
refused-order = TotalGest rechaza el pedido: { $reason }
refused-number = TotalGest rechaza el número del pedido: { $reason }
refused-date = TotalGest rechaza la fecha del pedido: { $reason }
refused-currency = TotalGest rechaza la moneda: { $reason }
refused-payment = TotalGest rechaza el pago: { $reason }
refused-customer = TotalGest rechaza el cliente: { $reason }
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
refused-note = TotalGest rechaza la observación del cliente: { $reason }

number-taken = El pedido { $number } en TotalGest tiene el número de este pedido, { $order }, pero otro contenido: { $there } allí, { $ours } aquí. Quizá dos pedidos de la tienda tienen el mismo número, o este se modificó después de llegar. Si lo envía de nuevo, será allí un pedido aparte.
number-taken-unlike = El pedido { $number } en TotalGest tiene el número de este pedido, { $order }, pero no es seguro que sea este: el cliente, una dirección, el IVA o el envío es otro, o TotalGest no los indica. Quizá dos pedidos de la tienda tienen el mismo número. Si envía este de nuevo, será allí un pedido aparte.
number-before-taken = El pedido { $number } en TotalGest tiene el número que este pedido tenía antes, { $before }, pero otro contenido: { $there } allí, { $ours } aquí. Quizá otro pedido de la tienda tenía ese número, o este se modificó después de llegar. Si lo envía de nuevo, será allí un pedido aparte.
number-before-unlike = El pedido { $number } en TotalGest tiene el número que este pedido tenía antes, { $before }, pero no es seguro que sea este: el cliente, una dirección, el IVA o el envío es otro, o TotalGest no los indica. Si envía este de nuevo, será allí un pedido aparte.

still-there = El pedido { $number } sigue en TotalGest. Bórralo allí primero. Cuando ya no esté, o ya no cuente porque está anulado, haz que se envíe este otra vez.
adopt-missing = No hay ningún pedido { $number } en TotalGest. Compruebe el número.
adopt-taken = El pedido { $number } de TotalGest corresponde a otro pedido. Compruebe el número.

note-cut = "{ $value }" supera los { $limit } caracteres que admite TotalGest y se ha acortado.
note-rate = { $rate } % no era un tipo de IVA de Suiza el día del pedido. Se envió tal como se cobró: compruébelo.
note-differs = El pedido { $number } de TotalGest es de { $there }, el de la tienda de { $ours }. Compare ambos.
note-number-shared = El pedido { $number } en TotalGest también tiene el número { $order }. Este se envió como pedido aparte: dé a cada uno su propio número en la tienda.
note-number-before = El pedido { $number } en TotalGest tiene todavía el número que este pedido tenía antes: { $before }.

product-without-id = { $product }: TotalGest no indica su id. Avise al soporte de TotalGest.
product-without-name = { $product }: falta el nombre. Añádalo en TotalGest.
product-unclear = { $product }: TotalGest lo describe de una forma que no se entiende. Avise al soporte.
price-none = { $product }: no hay precio. Añada uno en { $currency } en TotalGest.
price-missing = { $product }: no hay precio en { $currency }, solo en { $there }. Añada uno en { $currency } en TotalGest.
price-twice = { $product }: hay varios precios en { $currency }. Deje solo uno en TotalGest.
vat-unknown = { $product }: "{ $code }" no es un tipo de IVA conocido aquí. Corríjalo en TotalGest o avise al soporte.
list-stuck = La lista de productos de TotalGest no llega a su fin. Se intentará de nuevo; si continúa, avise al soporte.
