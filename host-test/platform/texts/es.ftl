worker-gone = El programa se detuvo a mitad de la operación ({ $times ->
    [one] { $times } vez
   *[other] { $times } veces
  } hasta ahora).
trapped = El plugin falló en «{ $call }»: { $reason }. Avisa a su autor.
timed-out = El plugin tardó más de { $seconds } segundos en «{ $call }» y fue detenido.
plugin-missing = El plugin «{ $plugin }» no está instalado aquí.
module-off = El módulo «{ $module-name }» está desactivado; se continuará cuando vuelva.
# As the platform calls its modules.
module-ecommerce = E-commerce
outdated = Algo cambió durante la operación.
store-unavailable = El almacenamiento de la plataforma no está accesible en este momento.
slow = El otro sistema no está disponible en este momento; continúa por sí solo.
cancelled = Se canceló antes del envío.
send-stopped = El envío se detuvo antes de que le tocara a este registro. Puedes enviarlo de nuevo cuando quieras.
sends-stopped = { $count ->
    [one] 1 registro enviado a mano se quedó aquí: el envío se detuvo.
   *[other] { $count } registros enviados a mano se quedaron aquí: el envío se detuvo.
}
decided-there = Está allí, con el número { $number }.
decided-not-there = No está allí: se envía de nuevo.
decided-again = Se envía de nuevo a mano.
decided-all-again = { $count ->
    [one] 1 elemento con error se envía de nuevo a mano.
   *[other] { $count } elementos con error se envían de nuevo a mano.
}
decided-cancelled = { $count ->
    [one] 1 elemento en espera se ha cancelado a mano.
   *[other] { $count } elementos en espera se han cancelado a mano.
}
decided-send = { $count ->
    [one] 1 elemento se envía a mano.
   *[other] { $count } elementos se envían a mano.
}
plugin-off = Entretanto se desactivó el plugin; se continuará cuando vuelva a activarse.
link-taken = «{ $ours }» no se pudo vincular con «{ $theirs }» del otro sistema: «{ $linked }» ya está vinculado con «{ $linked-with }». Comprueba qué hay allí.
link-nameless = No se pudo guardar el vínculo de «{ $ours }»: la respuesta del otro sistema no indica ningún registro. Comprueba qué hay allí.
session-expired = La sesión con el otro sistema ha caducado.
column-broken = El plugin no respondió con una celda por fila.
shop-none = la tienda «{ $shop }» no existe; todavía no hay ninguna
shop-unknown = la tienda «{ $shop }» no existe; existen: { $there }
shop-module-expected = { $found }: se esperaba uno de { $known }, o none
shop-near = la tienda «{ $shop }» no existe, pero sí «{ $near }»
not-enabled = «{ $plugin }» no está activado en la tienda «{ $shop }»
plugin-is-off = { $plugin } está desactivado en la tienda «{ $shop }»
sends-none = { $plugin } no envía { $entity ->
        [product] productos
        [customer] clientes
       *[order] pedidos
    } a mano
anew-unlinked = { $records } no está vinculado con nada, así que no hay nada que enviar de nuevo; no se ha enviado nada
records-unknown = la tienda «{ $shop }» no tiene { $entity ->
        [product] el producto
        [customer] el cliente
       *[order] el pedido
    } { $records }; no se ha enviado nada
name-ambiguous = «{ $name }» corresponde a varios: { $ids }; indica cuál, por su id; no se ha enviado nada
module-needed = { $plugin } necesita el módulo «{ $module-name }», que no está activo en la tienda «{ $shop }»
setting-unknown = { $plugin } no tiene el ajuste «{ $key }»; tiene: { $known }
setting-none = { $plugin } no tiene el ajuste «{ $key }»; no tiene ninguno
switch-unknown = { $plugin } no tiene el interruptor «{ $key }»; tiene: { $known }
switch-none = { $plugin } no tiene el interruptor «{ $key }»; no tiene ninguno
toggle-expected = { $key }: se esperaba true o false
number-expected = { $key }: se esperaba un número entero
mapping-expected = { $key }: se esperaba un objeto JSON de texto a texto, como {"{"}"22": "1"{"}"}
choice-expected = elige entre: { $offered }
setting-missing = falta un ajuste: { $settings }
not-linked = No conectado
linked = Vinculado
not-taken = No importado
off-sale = Aquí no está a la venta
arrived-while-off = El pedido llegó mientras el plugin, o su interruptor para pedidos, estaba desactivado; por eso no se envió automáticamente. Se puede enviar a mano.
arrived-cancelled = El pedido llegó mientras el plugin, o su interruptor para pedidos, estaba desactivado, y está cancelado.
arrived-test = El pedido llegó mientras el plugin, o su interruptor para pedidos, estaba desactivado. Es un pedido de prueba, que no se envía.
arrived-open = El pedido llegó mientras el plugin, o su interruptor para pedidos, estaba desactivado. Aún no está completado: solo se envían los pedidos completados.
arrived-unpaid = El pedido llegó mientras el plugin, o su interruptor para pedidos, estaba desactivado, y aún no está pagado. Se enviará cuando esté pagado.
order-number-repeated = El pedido { $order } llegó con el número { $number }, que ya tiene otro pedido de la tienda: { $others }. Da a uno de ellos otro número en la tienda: el otro sistema puede reconocer los pedidos por su número.
imported = Productos: { $list }.
    .created = { $created ->
        [one] { $created } creado
       *[other] { $created } creados
    }
    .updated = { $updated ->
        [one] { $updated } actualizado
       *[other] { $updated } actualizados
    }
    .stock = existencias de { $stock ->
        [one] { $stock } producto
       *[other] { $stock } productos
    } actualizadas
    .deactivated = { $deactivated ->
        [one] { $deactivated } retirado de la venta
       *[other] { $deactivated } retirados de la venta
    }
    .problems = { $problems ->
        [one] { $problems } no importado
       *[other] { $problems } no importados
    }
    .none = sin cambios
held =
    El otro sistema { $listed ->
        [0] ya no muestra ningún producto
        [one] solo muestra { $listed } producto
       *[other] solo muestra { $listed } productos
    }, aunque aquí { $known ->
        [one] está a la venta { $known } producto procedente
       *[other] están a la venta { $known } productos procedentes
    } de él; { $missing ->
        [one] { $missing } se retiraría
       *[other] { $missing } se retirarían
    } de la venta. Puede ser un error, por eso no se ha retirado nada de la venta. Comprueba los productos en el otro sistema. Si la lista es correcta, confírmala.
products-off = La importación de productos está desactivada. Actívala en los ajustes del plugin.
links-forgotten = Vínculos con el otro sistema olvidados: pedidos { $orders }, productos { $products }, clientes { $customers }.
products-forgotten = Productos que siguen a la venta aquí sin vínculo con el otro sistema: { $products }. La próxima importación vincula de nuevo los que estén allí con el mismo SKU; retira los demás de la venta si no quieres conservarlos.
tick-stands-still = La lista de productos del otro sistema no avanza: ha vuelto la misma página. Si el problema continúa, avisa al autor del plugin.
import-unfit = producto { $product }: { $reason }
product-without-id = El otro sistema ha enviado un producto sin identificador.
product-too-long =
    { $field }: { $bytes ->
        [one] { $bytes } byte
       *[other] { $bytes } bytes
    }, pero se pueden importar como máximo { $most }. Acorta el texto en el otro sistema.
product-too-many =
    { $field }: { $count ->
        [one] { $count } entrada
       *[other] { $count } entradas
    }, pero se pueden importar como máximo { $most }. Quita algunas en el otro sistema.
product-too-many-tags = La descripción tiene { $count } etiquetas HTML, pero se pueden importar como máximo { $most }. Simplifícala en el otro sistema.
product-currency = El precio está en { $currency }, pero la tienda vende en { $shop }.
product-not-a-number = { $field }: «{ $value }» no es un número. Corrígelo en el otro sistema.
product-negative = { $field }: { $value } está por debajo de cero. Corrígelo en el otro sistema.
product-variant-twice = La variante { $id } aparece dos veces.
stock-of-unknown = Han llegado existencias de { $id }, que la tienda no conoce.
sku-ambiguous = Varios productos de la tienda tienen el SKU { $sku }: { $products }. Da a cada uno su propio SKU.
sku-taken = En el otro sistema el SKU { $sku } está en este producto y en { $other }, ya vinculado con el producto { $products } de la tienda. Da allí a cada uno su propio SKU.
sku-of-variant = En la tienda { $sku } es el SKU de una variante del producto { $products }; en el otro sistema es de un producto sin variantes. Cambia uno de los dos SKU.
sku-in-other-case = Asociado al producto cuyo SKU es { $sku } en la tienda y { $there } en el otro sistema. Escríbelo igual en ambos.
first-match = En la primera asociación, «{ $name }» a { $price } pasó a «{ $now }» a { $now-price }: los datos del otro sistema han sustituido los de la tienda. Lo que cambies a partir de ahora se conserva hasta que cambie allí.
first-matches = Primera asociación con productos que ya estaban en la tienda: { $matched }. Productos cuyo nombre, precio u otros datos se han sustituido: { $replaced }. Cada uno figura aquí.
field-remote-id = Identificador
field-remote-version = Versión
field-sku = SKU
field-ean = EAN
field-name = Nombre
field-description = Descripción
field-short-description = Descripción breve
field-brand = Marca
field-category = Categoría
field-images = Imágenes
field-extra = Otros datos
field-price = Precio
field-vat-rate = Tipo de IVA
field-weight = Peso
field-quantity = Existencias
field-variants = Variantes
field-options = Opciones
field-of-variant = { $field } de una variante
setting-of-platform = «{ $key }» de { $plugin } se ajusta una vez para toda la plataforma
setting-of-shop = «{ $key }» de { $plugin } se ajusta en cada tienda
platform-setting-missing = { $plugin } todavía no está configurado en esta plataforma; falta: { $settings }
address-expected = «{ $found }» no es una dirección pública; se esperaban https:// y un host, como https://platform.example
address-missing = la plataforma no tiene una dirección pública a la que el otro sistema pueda devolver el navegador
authorize-needed = { $plugin } se conecta autorizándolo en el otro sistema
authorize-none = { $plugin } no se conecta con una autorización en el otro sistema
authorize-query = la consulta del enlace de instalación es demasiado larga
authorize-url-unfit = no dio una dirección utilizable para el navegador: se esperaba una dirección https sin secretos
authorization-done-title = Conectado
authorization-done = { $plugin } está conectado con «{ $account }» (tienda «{ $shop }»). Puedes cerrar esta página.
authorization-back = Volver a los ajustes
authorization-failed-title = No conectado
authorization-stateless = A esta página solo se llega al volver del otro sistema. Empieza de nuevo en los ajustes del plugin.
authorization-unknown = Esta conexión no se empezó aquí. Empieza de nuevo en los ajustes del plugin.
authorization-account = La autorización es de otra cuenta, { $account }; se había iniciado para { $expected }. No se ha cambiado nada. Empieza de nuevo en los ajustes del plugin.
authorization-used = Esta página ya se abrió y solo sirve una vez. Si el plugin no está conectado, empieza de nuevo en sus ajustes.
authorization-late = Esta conexión se empezó hace demasiado tiempo. Empieza de nuevo en los ajustes del plugin.
authorization-error = No se pudo completar la conexión por un problema de la plataforma. Empieza de nuevo en los ajustes del plugin; si el problema continúa, avisa al soporte de la plataforma.
account-taken = Esta cuenta ya está conectada con la tienda «{ $shop }». Desactiva primero el plugin allí.
left-behind = No se pudo quitar todo lo que el plugin dejó en el otro sistema, por el motivo que sigue. Quita allí a mano sus webhooks si molestan.
imported-customers = Clientes: { $list }.
    .created = { $created ->
        [one] { $created } creado
       *[other] { $created } creados
    }
    .updated = { $updated ->
        [one] { $updated } actualizado
       *[other] { $updated } actualizados
    }
    .problems = { $problems ->
        [one] { $problems } no importado
       *[other] { $problems } no importados
    }
    .none = sin cambios
customers-off = La sincronización de clientes está desactivada. Actívala en los ajustes del plugin.
customer-without-id = El otro sistema ha enviado un cliente sin identificador.
control-characters = { $field }: contiene caracteres de control. Quítalos en el otro sistema.
field-email = Dirección de correo
field-phone = Número de teléfono
field-first-name = Nombre de pila
field-last-name = Apellidos
field-locale = Idioma
field-note = Nota
field-tags = Etiquetas
field-addresses = Direcciones
account-forgotten = El otro sistema pidió olvidar todo lo relativo a esta cuenta: los vínculos, las sumas de control y las tareas en espera se han eliminado. Tus propios registros siguen como estaban.
settings-changed = Cambiado: { $settings }.
switched-on = Activado: { $switches }.
switched-off = Desactivado: { $switches }.

kind-order-paid = pedido completado
kind-product-tick = importación de productos
kind-customer-saved = cliente guardado
kind-customer-tick = sincronización de clientes
kind-reconcile = configuración del otro sistema
sync-orders = Sincronizar pedidos
sync-products = Sincronizar productos
sync-customers = Sincronizar clientes
