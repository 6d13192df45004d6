# What surrounds every page.
panel = Panel de control
plugins = Integraciones / Plugins
orders = Pedidos
products = Productos
customers = Clientes
queue = Cola
activity = Actividad
sales = Ventas
synchronization = Sincronización
shops = Tiendas
shops-none = Todavía no hay ninguna tienda. La primera la crea quien gestiona la plataforma.
search-shops = Nombre o id
shops-first = Las primeras { $shown } de { $count }: busca la que necesitas.
platform-settings = Plataforma
platform-settings-text = Para quien gestiona la plataforma: la dirección y las credenciales que usan todas las tiendas.
public-address = Dirección pública
public-address-help = La dirección en la que los otros sistemas encuentran esta plataforma: https, sin barra al final. Sin ella no llega ningún webhook y no se puede conectar nada por autorización.
platform-missing = Incompleto
menu = Menú
main-navigation = Principal
language = Idioma
skip = Ir al contenido
sign-out = Cerrar sesión
signed-in-as = Sesión de { $name }
by-person = por { $name }
path = Ruta
as-of = Actualizado a las
need-you = { $count ->
    [one] { $count } por atender
   *[other] { $count } por atender
}
needs-you = por atender
back-to-start = Volver al inicio
back = Volver

# Signing in.
login-needed = Abre el enlace que se mostró al arrancar el panel. Con él inicias sesión.
login-resend = Todavía no se ha guardado nada. Abre el enlace en otra pestaña y recarga después esta página: el navegador te propone volver a enviar lo que has introducido.
login-wrong = Este enlace es de otro arranque del panel. Abre el último que se mostró.
signed-out = Has cerrado la sesión.

# Why there is no page.
error-not-done = No ha funcionado
error-server = Esta página no se puede cargar en este momento
error-server-text = Tus pedidos están a salvo y lo que espera continúa por sí solo. Inténtalo de nuevo en un momento.
error-not-found = En esta dirección no hay nada.
ask-operator = Todavía no es posible: quien gestiona la plataforma tiene que configurar algo antes. Pregúntale; el registro dice qué.
form-broken = El formulario ha llegado incompleto. Abre de nuevo la página e inténtalo otra vez.

# Times.
today = Hoy
yesterday = Ayer
today-at = hoy, { $time }
yesterday-at = ayer, { $time }
date-format = %d/%m/%Y
never = nunca
last = Última
next = Próxima
since = Desde { $time }.

# Plugins.
plugins-none-connected = Aún no hay ningún plugin conectado. Conecta uno para empezar.
plugins-in-step = { $count ->
    [one] El plugin conectado está sincronizado.
   *[other] Los { $count } plugins conectados están sincronizados.
}
plugins-failures = { $count ->
    [one] Los plugins están conectados; 1 registro requiere tu atención.
   *[other] Los plugins están conectados; { $count } registros requieren tu atención.
}
plugins-need-you = { $count ->
    [one] Un plugin requiere tu atención.
   *[other] { $count } plugins requieren tu atención.
}
plugin-off = Desactivado
plugin-connected = Conectado
plugin-needs-you = Por atender
plugin-waits = En espera
plugin-broken = No se puede usar
plugin-broken-detail = Este plugin no se puede usar en este momento. Quien administra la plataforma encuentra el motivo en el registro.
todo-paused = Hay que revisar los ajustes de { $plugin }
todo-failed = { $count ->
    [one] { $plugin } no ha aceptado 1 registro
   *[other] { $plugin } no ha aceptado { $count } registros
}
todo-uncertain = { $count ->
    [one] No se sabe si 1 registro ha llegado
   *[other] No se sabe si { $count } registros han llegado
}
todo-uncertain-detail = No se envía nada de nuevo hasta que lo compruebes allí.
open-settings = Abrir los ajustes
look-and-decide = Comprobar y decidir
see-why = Ver por qué
decide = Decidir
connect = Conectar
settings = Ajustes
version = versión { $version }
waits = En espera
on = Activado
off = Desactivado
next-once-connected = cuando esté conectado
next-after-decision = después de tu decisión
next-now = ahora
next-in = { $count ->
    [one] dentro de 1 minuto
   *[other] dentro de { $count } minutos
}
next-when-needed = en cuanto haya algo que enviar
next-was-due = estaba prevista { $time }
plugin-late = Con retraso
first-import = Primera importación. { $records }: { $done } de { $total }
first-import-so-far = Primera importación. { $records }: { $done } hasta ahora
fetching = { $records }: { $done } de { $total }
fetching-so-far = { $records }: { $done } hasta ahora
hitch-title = El último intento ha fallado ({ $work }). Se repetirá automáticamente, { $time }.
may-call = Puede llamar a { $hosts }
needs-modules = requiere el módulo { $modules }
what-is-synchronized = Qué se sincroniza
last-day = Últimas 24 horas
nothing-yet = Todavía nada.
sent-count = { $count ->
    [one] 1 enviado
   *[other] { $count } enviados
}
failed-count = { $count ->
    [one] 1 fallido
   *[other] { $count } fallidos
}
attempts-failed-count = { $count ->
    [one] 1 intento fallido
   *[other] { $count } intentos fallidos
}
uncertain-count = { $count ->
    [one] 1 por comprobar
   *[other] { $count } por comprobar
}
synchronize-now = Sincronizar ahora

# A plugin's settings.
answer-not-connected = Aún no está conectado. Introduce lo que se pide y confirma.
answer-off = Desactivado. Sus datos se conservan: confirma los ajustes para activarlo de nuevo.
answer-held = Hay productos a la espera de tu decisión.
answer-waiting = { $count ->
    [one] Conectado. 1 registro requiere tu atención.
   *[other] Conectado. { $count } registros requieren tu atención.
}
answer-in-step = Conectado, y nada requiere tu atención.
api-configuration = Configuración de API
credentials-accepted = Aceptada
oauth-help = Pasas al otro sistema, autorizas allí la conexión y vuelves aquí.
another-account = ¿Es otra cuenta?
another-account-forget = Olvidar la cuenta anterior
another-account-help = Solo si las credenciales son de otra cuenta: lo enviado a la anterior contará como no enviado y los productos se vincularán de nuevo.
onward-title = Ahora, al otro sistema
onward-text = Autoriza allí la conexión. Después vuelves aquí automáticamente.
onward-button = Continuar
confirm = Confirmar
save = Guardar
secret-saved = Guardado. Pega otro valor para sustituirlo.
set-but-main-off = Ajustado; activado cuando lo esté el interruptor principal.
switches-once-connected = Será posible cuando el plugin esté conectado.
settings-once-connected = Será posible cuando el plugin esté conectado.
more-settings = Más ajustes
applies-from-now = Vale para lo que está en espera y para lo que se envíe a partir de ahora.
not-saved = No guardado
refused-fields = Algún dato no puede ser correcto o no se ha aceptado. Corrígelo y confirma de nuevo.
old-settings-stay = Siguen vigentes los ajustes de antes.
read-choices = Consultar las opciones en { $name }
row-waited-for = { $count ->
    [one] 1 elemento lo espera
   *[other] { $count } elementos lo esperan
}
mapping-theirs-missing = { $value }: elige la equivalencia o vacía la fila.
mapping-ours-missing = En una fila solo está elegido el lado derecho: rellena el izquierdo o vacía la fila.
mapping-twice = { $value } aparece en dos filas: deja solo una.
here = Aquí
there = En el otro sistema
choose = Elegir…
held-title = { $count ->
    [one] 1 producto se retiraría de la venta
   *[other] { $count } productos se retirarían de la venta
}
held-short = { $plugin } muestra { $listed ->
    [one] { $listed } producto
   *[other] { $listed } productos
}, aunque aquí { $known ->
    [one] está a la venta { $known } producto procedente
   *[other] están a la venta { $known } productos procedentes
} de él. No se ha retirado nada de la venta.
held-text = { $plugin } solo muestra { $listed ->
    [one] { $listed } producto
   *[other] { $listed } productos
}, aunque aquí { $known ->
    [one] está a la venta { $known } producto procedente
   *[other] están a la venta { $known } productos procedentes
} de él; { $count ->
    [one] { $count } se retiraría
   *[other] { $count } se retirarían
} de la venta. Puede ser un error, por eso no se ha retirado nada de la venta. Comprueba los productos en el otro sistema. Si la lista es correcta, confírmala.
held-question = { $count ->
    [one] ¿Retirar 1 producto de la venta?
   *[other] ¿Retirar { $count } productos de la venta?
}
held-button = { $count ->
    [one] Retirar 1 producto de la venta
   *[other] Retirar { $count } productos de la venta
}
held-consequence = Tus clientes dejarán de verlos. Siguen en Framework360 y vuelven a la venta en cuanto el otro sistema los muestre de nuevo.
held-leave = Dejarlos a la venta
read-list-again = Leer la lista de nuevo
state-heading = Situación
state = Estado
account = Cuenta
last-synchronization = Última sincronización
not-sent = No enviados
about = Información
version-word = Versión
asks-for = Qué necesita
history = Historial
switch-off = Desactivar
switch-off-question = ¿Desactivar este plugin?
switch-off-consequence = Ya no se envía ni se importa nada. Sus datos se conservan y lo que espera continúa cuando vuelva a activarse.
leave-on = Dejarlo activado
synchronize-after-decision = Será posible de nuevo cuando hayas decidido sobre los productos.
synchronize-nothing = No hay nada que importar: ningún sentido de entrada está activado.

# What was done.
done-switched = Los interruptores se han guardado.
done-saved = Guardado.
done-as-before = No ha cambiado nada: todo está como antes.
done-connected = Los ajustes se han aceptado y guardado.
done-disabled = El plugin está desactivado.
done-disabled-left = El plugin está desactivado. Algo suyo ha quedado en el otro sistema; en Actividad se indica qué.
done-synchronizing = La sincronización ha empezado.
done-confirmed = Los productos se han retirado de la venta.
done-again = Nuevo envío iniciado.
done-cancelled = Retirados de la cola. Puedes enviar los registros a mano.
done-stopped = Envío detenido. Lo que aún no se había enviado se queda aquí; puedes enviarlo a mano más tarde.
done-there = Anotado. Ahora se comprueba en el otro sistema; aquí verás el resultado.
done-not-there = Se envía de nuevo.
done-not-now = No se ha hecho nada: ya no espera eso.

# Lists.
search-orders = Número, aquí o allí, cliente, correo o id
search-products = Nombre, SKU o id
search-customers = Nombre, correo, teléfono o id
any = Todos
at-plugin = En
filter = Filtrar
match-count = { $count ->
    [one] 1 resultado
   *[other] { $count } resultados
}
remove-filter = quitar este filtro
clear-filter = Borrar el filtro
list-answer = { $all ->
    [one] 1 en total.
   *[other] { $all } en total.
} Con { $plugin }: { $linked ->
    [one] { $linked } vinculado
   *[other] { $linked } vinculados
}, { $open ->
    [one] { $open } no conectado
   *[other] { $open } no conectados
}, { $queued } en cola, { $failed } por atender.
list-count = { $count ->
    [0] Todavía ninguno.
    [one] 1 en total.
   *[other] { $count } en total.
}
list-matching = Resultados: { $count } de { $all }.
list-empty = Aquí aún no hay nada
list-empty-text = Llega por sí solo: de la tienda, o cuando lo importa un plugin.
list-nothing-found = Sin resultados
list-nothing-found-text = { $count ->
    [one] Hay 1, pero no coincide con el filtro.
   *[other] Hay { $count }, pero ninguno coincide con el filtro.
}
go-to-plugins = Ir a Integraciones / Plugins
select = Selección
select-name = Seleccionar { $name }
order = Pedido
product = Producto
customer = Cliente
total = Total
price = Precio
email = Correo
actions = Acciones
actions-for = Acciones para { $name }
send-to-menu = Enviar a
send-to = Enviar a { $name }
send-to-count = Enviar { $count } a { $name }
selected = en la selección
selected-all = { $count ->
    [one] Está seleccionado el único resultado
   *[other] Están seleccionados los { $count } resultados, menos los que desmarques
}
select-all = { $count ->
    [one] Seleccionar el único resultado
   *[other] Seleccionar los { $count } resultados
}
nothing-selected = No hay nada seleccionado. Selecciona al menos un registro y después envía.
other-number = La pregunta era sobre { $asked }, pero ahora hay { $count }. No se ha hecho nada. Vuelve atrás y compruébalo de nuevo.
other-records = Ahora coinciden otros elementos, aunque sean los mismos en número. No se ha enviado nada. Revisa la lista.
newest = Primera página
page-empty = Esta página ya está vacía
page-empty-text = Lo que había en ella ha cambiado y está en otra página.
page-changed = Aquí ha cambiado algo: mostrar
older = Más antiguos
newer = Más recientes
off-sale = no está a la venta
on-sale = a la venta
payment-paid = pagado
payment-open = pendiente de pago
payment-refunded = reembolsado
order-cancelled = cancelado
standing-not-linked = No conectado
standing-queued = En cola
standing-on-hold = En espera
standing-linked = Vinculado
standing-failed = Fallido
standing-uncertain = Por comprobar
the-order = Pedido { $name }
the-product = Producto { $name }
the-customer = Cliente { $name }

# A record.
history-none = Sobre este registro en particular no se ha anotado nada: se anota cuando se envía o cuando algo falla. Las importaciones se anotan en conjunto, en la actividad.
items = Artículos
item = Artículo
quantity = Cantidad
vat = IVA
links = Vínculos
name = Nombre
billing = Facturación
shipping = Envío
remark = Nota
sku = SKU
ean = EAN
stock = Existencias
phone = Teléfono
tags = Etiquetas
address = Dirección

# Reports of sends by hand.
report-title = Informe { $number }
sent-by-hand = Envíos manuales
report-running = Envío a { $plugin }: { $done } de { $count } hasta ahora. Inicio: { $time }.
report-answer = { $count ->
    [one] 1 registro seleccionado para { $plugin }
   *[other] { $count } registros seleccionados para { $plugin }
}: { $there ->
    [one] { $there } ya está
   *[other] { $there } ya están
} allí, { $failed } por atender, { $skipped ->
    [one] { $skipped } omitido
   *[other] { $skipped } omitidos
}. Envío: { $time }.
report-leave = Puedes salir de esta página: el envío continúa por sí solo.
report-stop = { $count ->
    [one] Detener: no enviar el último
    [many] Detener: no enviar los otros { $count }
   *[other] Detener: no enviar los otros { $count }
}
progress = Progreso
show-records = Mostrar los registros
and-more = { $count ->
    [one] y 1 más
   *[other] y { $count } más
}
send-again-count = { $count ->
    [one] Enviar de nuevo 1 registro
   *[other] Enviar de nuevo { $count } registros
}
send-all-again = Enviar de nuevo los { $count } registros
part-sent = Enviado
part-already-there = Ya estaba
part-skipped = Omitido
part-failed = Fallido
part-uncertain = Por comprobar
part-waiting = En espera

# Queue.
phase-waiting = En espera
phase-running = En curso
phase-paused = En pausa
phase-parked = Fallido
phase-uncertain = Por comprobar
phase-done = Hecho
phase-skipped = Omitido
by-state = Por estado
queue-clear = Nada en espera, ningún fallo.
queue-by-itself = { $count ->
    [one] Nada requiere tu atención. 1 continúa por sí solo.
   *[other] Nada requiere tu atención. { $count } continúan por sí solos.
}
queue-answer = Por atender: { $paused } a la espera de un ajuste, { $failed ->
    [one] { $failed } fallido
   *[other] { $failed } fallidos
}, { $uncertain } por comprobar. { $waiting ->
    [one] { $waiting } continúa por sí solo.
   *[other] { $waiting } continúan por sí solos.
}
queue-nothing = Nada en espera, ningún fallo
queue-nothing-text = Lo enviado está en Actividad.
uncertain-title = Por comprobar: mira allí y después decide
it-is-there = Está allí
it-is-there-help = Introduce el número que ves allí. Los dos quedan vinculados; no se envía nada.
number-there = Número en
number-needed = Introduce el número que ves en el otro sistema.
it-is-not-there = No está allí
it-is-not-there-help = Se crea allí. Si resulta que ya estaba, estará dos veces.
send-again = Enviar de nuevo
entered-by-hand = Introducido a mano…
send-again-name = ¿Enviar de nuevo: { $name }?
send-again-danger = Lo has comprobado y no está allí. Si está, estará dos veces.
do-not-send = No enviar
failed-title = { $count ->
    [one] 1 fallido
   *[other] { $count } fallidos
}
send-again-question = { $count ->
    [one] ¿Enviar de nuevo 1 registro?
   *[other] ¿Enviar de nuevo { $count } registros?
}
send-again-consequence = Con los ajustes actuales. Si el motivo sigue ahí, volverán a fallar.
record = Registro
attempts-head = Intentos
attempts = { $count }, último { $time }
waiting-title = En espera
due-now = sale enseguida
due-at = próximo intento { $time }
cancel-count = { $count ->
    [one] Retirar 1 tarea de la cola
   *[other] Retirar { $count } tareas de la cola
}
cancel-question = { $count ->
    [one] ¿Retirar 1 tarea de la cola?
   *[other] ¿Retirar { $count } tareas de la cola?
}
cancel-consequence = No se envían. Podrás enviar los registros a mano más tarde.
let-them-wait = Dejar en espera

# Activity.
activity-quiet = En las últimas 24 horas no ha pasado nada.
activity-none-sent = En las últimas 24 horas no se ha enviado ningún registro.
activity-answer = En las últimas 24 horas: { $sent ->
    [one] { $sent } registro enviado
   *[other] { $sent } registros enviados
}, { $failed ->
    [one] { $failed } intento fallido
   *[other] { $failed } intentos fallidos
}.
activity-none = Aún no ha pasado nada
activity-nothing-found = Sin resultados
chart-label = Registros enviados e intentos fallidos por media hora
bar-title = { $time }: { $sent ->
    [one] { $sent } enviado
   *[other] { $sent } enviados
}, { $failed ->
    [one] { $failed } fallido
   *[other] { $failed } fallidos
}
as-figures = En cifras
six-hours-from = Seis horas desde las
plugin = Plugin
what = Evento
everything = Todos
what-sent = Envíos
what-imported = Importaciones
what-failed = Fallos
what-skipped = Omitidos y notas
what-settings = Cambios de ajustes
event-active = activado de nuevo
event-already-there = ya estaba
event-connected = ajustes aceptados
event-disabled = desactivado
event-failed = fallido por ahora, se volverá a intentar
event-forgotten = vínculos olvidados
event-held = espera tu confirmación
event-imported = importado
event-matched = vinculado
event-note = nota
event-parked = fallido
event-paused = por atender
event-sent = enviado
event-decided = decidido a mano
event-skipped = omitido
event-switched = interruptores guardados
event-taken = importado
event-uncertain = por comprobar

# Live.
todo-setting = { $count ->
    [one] 1 registro espera un ajuste de { $plugin }
   *[other] { $count } registros esperan un ajuste de { $plugin }
}
paused-title = A la espera de un ajuste
newer-entries = { $count ->
    [one] 1 entrada más reciente: mostrarla
   *[other] { $count } entradas más recientes: mostrarlas
}
pause = Pausar
connection-lost = Sin conexión: puede que los datos no estén al día
go-on = Reanudar
