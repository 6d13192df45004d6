date-time = %d/%m/%Y %H:%M:%S %Z

yes = sí
no = no
on = activado
off = desactivado
none = ninguno
place = { $plugin } en { $shop }
store-expected = --store { $found }: se esperaba sqlite:PATH, como sqlite:host-test.db
store-missing = no hay ningún almacén en { $path }; `host-test shop SHOP` crea uno
store-homeless = aquí no hay carpeta personal; indica --store sqlite:PATH

## Statuses, results, and what happened

waiting = en espera
running = en curso
paused = en pausa
decided = decidido a mano
skipped = omitido
parked = fallido
uncertain = por comprobar
done = hecho
nothing = nada que hacer
queued = en cola
sent = enviado
already-there = ya estaba
cancelled = cancelado
failed = fallido
failed-for-now = fallido por ahora
put-off = aplazado
switched-on = activado
switched-off = desactivado
connected = conectado
switched = interruptores ajustados
imported = importado
matched = asociado
held = por confirmar
forgotten = vínculos olvidados
note = nota

## Names

the-order = pedido { $id }
the-product = producto { $id }
the-customer = cliente { $id }
field-text = texto
field-secret = secreto
field-url = dirección web
field-number = número
field-toggle = sí/no
field-choice = elección
field-mapping = tabla

## Titles of columns

head-about = SOBRE
head-at = CUÁNDO
head-at-first = AL PRINCIPIO
head-attempts = INTENTOS
head-became = RESULTADO
head-city = CIUDAD
head-contract = CONTRATO
head-country = PAÍS
head-customer = CLIENTE
head-due = PREVISTO
head-email = CORREO
head-help = AYUDA
head-id = ID
head-job = TAREA
head-key = CLAVE
head-kind = TIPO
head-label = ETIQUETA
head-name = NOMBRE
head-number = NÚMERO
head-number-there = NÚMERO REMOTO
head-on-sale = A LA VENTA
head-phone = TELÉFONO
head-order = PEDIDO
head-plugin = PLUGIN
head-price = PRECIO
head-products = PRODUCTOS
head-reason = MOTIVO
head-remote-id = ID REMOTO
head-report = INFORME
head-result = RESULTADO
head-setting = AJUSTE
head-shop = TIENDA
head-size = TAMAÑO
head-sku = SKU
head-status = ESTADO
head-stock = EXISTENCIAS
head-street = CALLE
head-switch = INTERRUPTOR
head-text = TEXTO
head-by = Por
head-total = TOTAL
head-value = VALOR
head-what = EVENTO

## platform

address-none = sin definir: los otros sistemas y los navegadores no pueden llegar a la plataforma
address-of-platform = { $address } (la de la plataforma)
platform-settings-none = { $plugin } no tiene ajustes para toda la plataforma.
platform-settings-saved = { $plugin }: guardado para toda la plataforma.
platform-settings-missing = Introduce lo que falta con `{ $command }`.
setting-entered = introducido
setting-missing = falta

## shop

shop-id = tienda
shop-name = nombre
shop-currency = moneda
shop-locale = idioma
shop-time-zone = zona horaria
shop-public-url = dirección pública
shop-modules = módulos
shop-plugins = plugins
shop-id-expected = «{ $id }» no puede ser el identificador de una tienda: se esperaban de 1 a 100 letras sin «/»
shop-currency-expected = --currency { $found }: se esperaban tres letras mayúsculas, como EUR
shop-time-zone-expected = --time-zone { $found }: se esperaba un nombre IANA, como Europe/Rome

## plugins, inspect

kib = { $size } KiB
contract = contrato { $contract } (este host: { $host })
setting-offers = { $key }, a elegir entre:
requires = requiere los módulos: { $modules }
may-call = puede llamar a: { $hosts }
lets-in = se conecta autorizándolo en el otro sistema: `host-test authorize { $plugin } --shop SHOP`
required = obligatorio
of-platform = una vez para toda la plataforma
imports = importa:
exports = exporta:

## enable, authorize, disable

enabled = { $plugin } en { $shop }: el otro sistema ha aceptado los ajustes; guardados.
switches-saved = { $plugin } en { $shop }: interruptores guardados.
switches-as-before = { $plugin } en { $shop }: no ha cambiado nada.
switches-on = Activados: { $flows }.
no-switch = ninguno
switch-held = activado, cuando lo esté { $main }
not-saved = No guardado: { $reason }
not-saved-field = No guardado. { $label }: { $problem }
disabled = { $plugin } en { $shop }: desactivado. Sus datos se conservan.
disabled-left = No se pudo quitar todo lo que dejó en el otro sistema: { $reason }
authorize-open = Abre esta dirección en el navegador del propietario y autoriza allí { $plugin }:
authorize-next = La dirección sirve una sola vez, durante { $minutes } minutos. Después el navegador vuelve a la dirección pública de la plataforma, donde debe responder `host-test run --listen ADDRESS`. Si no es posible, da la dirección a la que llegó el navegador a `host-test authorize { $plugin } --callback ADDRESS`.
query-expected = { $option }: se esperaba la dirección con todo lo que sigue a su signo de interrogación
is-off = { $plugin } está desactivado en la tienda «{ $shop }»; actívalo con `host-test enable { $plugin } --shop { $shop }`
is-off-authorize = { $plugin } está desactivado en la tienda «{ $shop }»; conéctalo con `host-test authorize { $plugin } --shop { $shop }`
none-enabled = allí no hay ningún plugin activado; activa uno con `host-test enable PLUGIN --shop SHOP`
several-meant = son posibles { $there }: indica --shop y --plugin
plugin-unknown = no hay ningún plugin «{ $plugin }» en { $folder }; hay: { $there }
plugin-none = no hay ningún plugin «{ $plugin }» en { $folder }: la carpeta no contiene ninguno; créalos con `cargo xtask build`
set-expected = --set: se esperaba KEY=VALUE
set-too-large = --set { $key }: { $path }: más de { $kib } KiB: es demasiado grande
flow-expected = --flow { $flow }: se esperaba on u off, no «{ $found }»

## order, products import, customers import, customers save

orders-kept = { $count ->
    [one] { $count } pedido guardado
   *[other] { $count } pedidos guardados
  } en { $shop }.
orders-no-subscribers = Aquí ningún plugin recibe pedidos: no hay ningún interruptor activado para ellos.
order-numbers-more = { $count ->
    [one] { $count } pedido más tiene
   *[other] { $count } pedidos más tienen
  } un número que ya tiene otro.
products-kept = Productos en { $shop }: { $list }.
    .created = { $created ->
        [one] { $created } creado
       *[other] { $created } creados
    }
    .updated = { $updated ->
        [one] { $updated } actualizado
       *[other] { $updated } actualizados
    }
    .unchanged = { $unchanged } sin cambios
    .none = nada guardado
customers-kept = Clientes en { $shop }: { $list }.
    .created = { $created ->
        [one] { $created } creado
       *[other] { $created } creados
    }
    .updated = { $updated ->
        [one] { $updated } actualizado
       *[other] { $updated } actualizados
    }
    .unchanged = { $unchanged } sin cambios
    .none = nada guardado
customers-no-subscribers = Aquí ningún plugin recibe clientes: no hay ningún interruptor activado para ellos.
customers-not-subscribed = { $plugin } no los recibió: { $flows } está desactivado; actívalo con `{ $command }`
sku-ambiguous = { $count ->
    [one] { $count } SKU está
   *[other] { $count } SKU están
  } en varios productos. Un plugin no puede saber cuál es el correcto y no importa ninguno: da a cada producto su propio SKU e importa de nuevo.
file-missing = { $path }: este archivo no existe
file-denied = { $path }: no está permitido leer este archivo
file-no-text = { $path }: este archivo no es texto en UTF-8
file-folder = { $path }: es una carpeta, no un archivo
file-failed = { $path }: no se puede leer este archivo: { $problem }
file-line = { $path }: línea { $line }: { $problem }
file-field = { $path }: línea { $line }, campo { $field }: { $problem }
remote-id-of-none = los registros tienen un remote_id, pero en la tienda «{ $shop }» no hay ningún plugin activado; actívalo antes u omite remote_id
remote-id-of-which = los registros tienen un remote_id: indica con --plugin para qué plugin

## work, run

work-done = Hecho: { $list }.
    .sent = { $sent ->
        [one] { $sent } enviado
       *[other] { $sent } enviados
    }
    .already_there = { $already_there ->
        [one] { $already_there } ya estaba
       *[other] { $already_there } ya estaban
    }
    .skipped = { $skipped ->
        [one] { $skipped } omitido
       *[other] { $skipped } omitidos
    }
    .parked = { $parked ->
        [one] { $parked } fallido
       *[other] { $parked } fallidos
    }
    .uncertain = { $uncertain } por comprobar
    .paused = { $paused } en pausa
    .put_off = { $put_off ->
        [one] { $put_off } intento aplazado
       *[other] { $put_off } intentos aplazados
    }
    .failed_for_now = { $failed_for_now ->
        [one] { $failed_for_now } intento fallido por ahora
       *[other] { $failed_for_now } intentos fallidos por ahora
    }
    .ticked = { $ticked ->
        [one] { $ticked } importación de productos
       *[other] { $ticked } importaciones de productos
    }
    .customers_ticked = { $customers_ticked ->
        [one] { $customers_ticked } sincronización de clientes
       *[other] { $customers_ticked } sincronizaciones de clientes
    }
    .reconciled = { $reconciled ->
        [one] { $reconciled } otro sistema configurado
       *[other] { $reconciled } otros sistemas configurados
    }
    .other = { $other } sin nada que enviar
    .none = no había nada previsto
work-waiting = { $count ->
    [one] { $count } tarea está en espera, prevista para { $next }.
   *[other] { $count } tareas están en espera, la próxima está prevista para { $next }.
}
work-held = { $count ->
    [one] { $count } tarea espera a que su instalación continúe.
   *[other] { $count } tareas esperan a que su instalación continúe.
}
run-begins = En marcha, buscando cambios cada cinco minutos. Ctrl-C para terminar.
run-stops = Terminando: lo que está en curso llega a su fin. Otra vez Ctrl-C para terminar ya.
run-listens = A la escucha en { $address } de webhooks y navegadores.
panel-link = El panel de control: { $url }
panel-link-of = El panel de control para { $person }: { $url }
panel-loopback = El panel de control es solo para este equipo, y { $address } no lo es. Usa una dirección como 127.0.0.1:8360.
listen-taken = { $address } ya está ocupado por otro programa: detenlo o indica otro puerto con --listen
listen-denied = no está permitido escuchar en { $address }: elige un puerto a partir de 1024
listen-failed = no se puede escuchar en { $address }: { $problem }
run-pass = { $place }: { $counted }
run-record = { $place }: { $what }: { $status }
run-because = { $place }: { $what }: { $status }. { $reason }

## send

send-report = { $entity ->
    [customer] { $selected ->
        [one] { $selected } cliente seleccionado
       *[other] { $selected } clientes seleccionados
    }
   *[order] { $selected ->
        [one] { $selected } pedido seleccionado
       *[other] { $selected } pedidos seleccionados
    }
  }: { $list }.
    .sent = { $sent ->
        [one] { $sent } enviado
       *[other] { $sent } enviados
    }
    .already_there = { $already_there ->
        [one] { $already_there } ya estaba
       *[other] { $already_there } ya estaban
    }
    .skipped = { $skipped ->
        [one] { $skipped } omitido
       *[other] { $skipped } omitidos
    }
    .failed = { $failed ->
        [one] { $failed } fallido
       *[other] { $failed } fallidos
    }
    .uncertain = { $uncertain } por comprobar
    .waiting = { $waiting } en espera
    .none = nada hecho
send-interrupted = Interrumpido. No se pierde nada: lo que espera sale con el próximo `host-test work` o `host-test run`, y `host-test send report { $number }` dice después cómo fue.
report-heading = Informe { $number } del { $at }:
report-unknown = no hay ningún informe { $number } de { $place }; `host-test send reports` muestra los que hay
reports-none = Todavía no se ha enviado nada a mano.
orders-expected = indica qué pedidos: sus id, --from ARCHIVO, --missed o --all
orders-none-missed = Nada que enviar: de los pedidos que llegaron mientras { $plugin } en { $shop } estaba desactivado, no queda ninguno por enviar.
customers-expected = indica qué clientes: sus id o direcciones de correo, --from ARCHIVO o --all

## tick

progress = { $what }: { $entity ->
    [product] { $done ->
        [one] { $done } producto
       *[other] { $done } productos
    }
    [customer] { $done ->
        [one] { $done } cliente
       *[other] { $done } clientes
    }
   *[order] { $done ->
        [one] { $done } pedido
       *[other] { $done } pedidos
    }
  }, { $rate }/s
progress-of = { $what }: { $done } de { $entity ->
    [product] { $total ->
        [one] { $total } producto
       *[other] { $total } productos
    }
    [customer] { $total ->
        [one] { $total } cliente
       *[other] { $total } clientes
    }
   *[order] { $total ->
        [one] { $total } pedido
       *[other] { $total } pedidos
    }
  }, { $rate }/s
tick-status = { $place }: { $status }.
tick-because = { $place }: { $status }. { $reason }
tick-of-customers = { $place }, clientes
tick-interrupted = Interrumpido tras { $entity ->
    [product] { $done ->
        [one] { $done } producto
       *[other] { $done } productos
    }
    [customer] { $done ->
        [one] { $done } cliente
       *[other] { $done } clientes
    }
   *[order] { $done ->
        [one] { $done } pedido
       *[other] { $done } pedidos
    }
  }. No se pierde nada: la próxima vez continúa desde ahí.
tick-interrupted-of = Interrumpido tras { $done } de { $entity ->
    [product] { $total ->
        [one] { $total } producto
       *[other] { $total } productos
    }
    [customer] { $total ->
        [one] { $total } cliente
       *[other] { $total } clientes
    }
   *[order] { $total ->
        [one] { $total } pedido
       *[other] { $total } pedidos
    }
  }. No se pierde nada: la próxima vez continúa desde ahí.
tick-counts = Productos: { $list }.
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
    .unchanged = { $unchanged } sin cambios
    .deactivated = { $deactivated ->
        [one] { $deactivated } retirado de la venta
       *[other] { $deactivated } retirados de la venta
    }
    .problems = { $problems ->
        [one] { $problems } no importado
       *[other] { $problems } no importados
    }
    .none = sin cambios
tick-counts-customers = Clientes: { $list }.
    .created = { $created ->
        [one] { $created } creado
       *[other] { $created } creados
    }
    .updated = { $updated ->
        [one] { $updated } actualizado
       *[other] { $updated } actualizados
    }
    .unchanged = { $unchanged } sin cambios
    .problems = { $problems ->
        [one] { $problems } no importado
       *[other] { $problems } no importados
    }
    .none = sin cambios
held-command = Si es correcto: { $command }
problems = { $entity ->
    [customer] { $count ->
        [one] { $count } cliente del otro sistema no se pudo importar:
       *[other] { $count } clientes del otro sistema no se pudieron importar:
    }
   *[product] { $count ->
        [one] { $count } producto del otro sistema no se pudo importar:
       *[other] { $count } productos del otro sistema no se pudieron importar:
    }
}
problems-first = { $entity ->
    [customer] { $count } clientes del otro sistema no se pudieron importar. Los primeros { $shown }:
   *[product] { $count } productos del otro sistema no se pudieron importar. Los primeros { $shown }:
}
confirmed = { $plugin } en { $shop }: { $deactivated ->
    [one] { $deactivated } producto retirado
   *[other] { $deactivated } productos retirados
  } de la venta.
nothing-held = No hay nada que confirmar.
several-held = { $count } instalaciones esperan una confirmación, cada una la suya: indica --shop y --plugin
confirm-products = --confirm es para productos: una lista de clientes no quita ninguno
nobody-takes-products = allí ningún plugin importa productos: no hay ningún interruptor activado para ellos; activa uno con `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-customers = allí ningún plugin sincroniza clientes: no hay ningún interruptor activado para ellos; activa uno con `host-test enable PLUGIN --shop SHOP --flow KEY`
nobody-takes-anything = allí ningún plugin importa productos ni clientes: no hay ningún interruptor activado para ellos; activa uno con `host-test enable PLUGIN --shop SHOP --flow KEY`

## status

status-off = { $place } está desactivado.
status-paused = { $place } está en pausa: { $reason }
rows-orders = { $count ->
    [0] Ningún pedido.
    [one] { $count } pedido.
   *[other] { $count } pedidos.
}
rows-products = { $count ->
    [0] Ningún producto.
    [one] { $count } producto.
   *[other] { $count } productos.
}
rows-customers = { $count ->
    [0] Ningún cliente.
    [one] { $count } cliente.
   *[other] { $count } clientes.
}
rows-missed = { $count ->
    [one] { $count } de ellos llegó
   *[other] { $count } de ellos llegaron
  } mientras el plugin o su interruptor estaba desactivado. Para enviar a mano: { $command }
rows-more = Puede haber más: --limit los muestra.
name-variants = { $name } ({ $count ->
    [one] { $count } variante
   *[other] { $count } variantes
  })
tick-last = { $entity ->
    [customer] Última sincronización
   *[product] Última importación
  }: { $at }. { $counted }
tick-goes-on = { $entity ->
    [customer] Sincronización desde { $at }, { $done ->
        [one] { $done } cliente
       *[other] { $done } clientes
    }
   *[product] Importación desde { $at }, { $done ->
        [one] { $done } producto
       *[other] { $done } productos
    }
  } hasta ahora. { $counted }
tick-goes-on-of = { $entity ->
    [customer] Sincronización desde { $at }, { $done } de { $total ->
        [one] { $total } cliente
       *[other] { $total } clientes
    }
   *[product] Importación desde { $at }, { $done } de { $total ->
        [one] { $total } producto
       *[other] { $total } productos
    }
  } hasta ahora. { $counted }
tick-never = { $entity ->
    [customer] Los clientes aún no se han sincronizado.
   *[product] Los productos aún no se han importado.
}

## products show

product-id = producto
product-sku = SKU
product-ean = EAN
product-name = nombre
product-short-description = descripción breve
product-description = descripción
product-category = categoría
product-brand = marca
product-price = precio
product-vat-included = { $price }, IVA incluido
product-vat-excluded = { $price }, IVA no incluido
product-vat-rate = tipo de IVA
product-stock = existencias
product-stock-uncounted = sin contar
product-on-sale = a la venta
product-images = imágenes
product-variants = variantes
product-unknown = la tienda «{ $shop }» no tiene ningún producto con el id o SKU «{ $product }»

## customers show

customer-id = cliente
customer-email = correo
customer-phone = teléfono
customer-name = nombre
customer-locale = idioma
customer-email-marketing = marketing por correo
customer-tags = etiquetas
customer-note = nota
customer-orders = pedidos
customer-spent = total gastado
customer-updated-at = último cambio
customer-link = en { $plugin }
customer-url = dirección web allí
customer-addresses = direcciones
customer-unknown = la tienda «{ $shop }» no tiene ningún cliente con el id o la dirección de correo «{ $customer }»
consent-unknown = no se sabe
consent-subscribed = aceptado
consent-unsubscribed = rechazado
consent-pending = pendiente de confirmación
consent-since = { $consent }, desde { $at }
link-since = { $link }, desde { $at }

## jobs

job-retried = La tarea { $job } se repite en el próximo `host-test work`.
job-adopts = La tarea { $job } adopta { $number } en el próximo `host-test work`.
job-sends-again = La tarea { $job } envía de nuevo en el próximo `host-test work`.
job-unknown = la tarea { $job } no existe
job-runs = la tarea { $job } está en curso
job-is-uncertain = la tarea { $job } está por comprobar: comprueba si el registro está en el otro sistema y después indica `host-test jobs resolve { $job } --there NUMBER` o `--again`
job-not-uncertain = la tarea { $job } no está por comprobar ({ $status }): no hay nada que aclarar. También se puede indicar un número para una tarea fallida definitivamente
job-phase-expected = --phase { $found }: se esperaba uno de { $known }
job-led-to = { $status } (tarea { $job })
job-id = tarea
job-shop = tienda
job-plugin = plugin
job-kind = tipo
job-key = clave
job-status = estado
job-reason = motivo
job-code = código del motivo
job-attempts = intentos
job-failures = fallos
job-manual = a petición de una persona
job-followed = seguida de una más reciente
job-queued-at = puesta en cola
job-first-started-at = primer inicio
job-updated-at = última modificación
job-due = prevista

with-hint = { $text }; { $hint }
hint-make-shop = créala con `{ $command }`
hint-new-shop = si quieres una nueva: `{ $command }`
hint-enable = actívalo con `{ $command }`
hint-switch-on = actívalo con `{ $command }`
hint-activate-module = actívalo con `{ $command }`
hint-enter = indícalo con `{ $command }`
hint-set = ajústalo con `{ $command }`
hint-set-address = ajústala con `{ $command }`
hint-begin = empieza con `{ $command }`
hint-enter-settings = indica sus ajustes con `{ $command }`
hint-not-anew = envía sin `--anew`
