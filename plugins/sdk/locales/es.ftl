sdk-not-linked = No conectado
sdk-linked = Sincronizado: { $number }
sdk-linked-plain = Sincronizado
sdk-linked-noted = Sincronizado: { $number }, con una nota
sdk-linked-at = Sincronizado el { $day }/{ $month }/{ $year } { $time }.
sdk-linked-changed = Sincronizado: { $number }, modificado después
sdk-linked-cancelled = Sincronizado: { $number }, cancelado después
sdk-changed-at = Modificado el { $day }/{ $month }/{ $year } { $time }
sdk-changed = Modificado después
sdk-cancelled-at = Cancelado el { $day }/{ $month }/{ $year } { $time }
sdk-cancelled = Cancelado después
sdk-edit-todo = Los cambios no se transmiten: introdúcelos también allí.
sdk-edit-reopened = Abierto de nuevo
sdk-edit-number = Número modificado
sdk-edit-number-to = Número: { $before } → { $after }
sdk-edit-total = Total modificado
sdk-edit-total-to = Total: { $before } → { $after }
sdk-edit-lines = Artículos modificados
sdk-edit-lines-to = Artículos: { $before } → { $after }
sdk-edit-charges = Envío y gastos modificados
sdk-edit-charges-to = Envío y gastos: { $before } → { $after }
sdk-edit-payment = Pago modificado
sdk-edit-payment-to = Pago: { $before } → { $after }
sdk-edit-refunded = Importe reembolsado
sdk-edit-partially-refunded = Importe reembolsado en parte
sdk-edit-voided = Pago cancelado
sdk-edit-billing = Dirección de facturación modificada
sdk-edit-billing-to = Dirección de facturación: { $before } → { $after }
sdk-edit-shipping = Dirección de entrega modificada
sdk-edit-shipping-to = Dirección de entrega: { $before } → { $after }
sdk-edit-customer = Cliente modificado
sdk-edit-customer-to = Cliente: { $before } → { $after }
sdk-queued = En cola
sdk-running = Enviando
sdk-paused = En espera
sdk-failed = No enviado
sdk-failed-todo = Corrígelo y envíalo de nuevo.
sdk-retried = Se volverá a intentar.
sdk-attempts = { $count ->
    [one] Intentado una vez.
   *[other] Intentado { $count } veces.
 }
sdk-uncertain = Por comprobar
sdk-uncertain-todo = Comprueba allí si ha llegado. Si está, introduce aquí su número; si no, envíalo de nuevo.

sdk-unreachable = { $host } no está accesible en este momento.
sdk-held-back = La petición a { $host } se retuvo aquí antes de enviarla.
sdk-unknown-host = No se encuentra la dirección de internet { $host }.
sdk-certificate = El certificado de { $host } no es válido.
sdk-timeout = { $host } no respondió a tiempo.
sdk-broken = Se interrumpió la conexión con { $host }.
sdk-throttled = { $host } pide ir más despacio.
sdk-server-error = { $host } tiene un problema interno (error { $status }).
sdk-credentials = { $host } no acepta las credenciales. Compruébalas en los ajustes del plugin.
sdk-refused = Rechazado por { $host } (error { $status }). { $reason }
sdk-unexpected-status = { $host } dio una respuesta inesperada (código { $status }).
sdk-unreadable = { $host } dio una respuesta que no se entiende.
sdk-too-large = { $host } dio una respuesta demasiado grande.
sdk-not-allowed = Este plugin no puede comunicarse con { $host }. Avisa al soporte.
sdk-invalid-request = No se pudo preparar la petición a { $host }. Avisa al soporte.

sdk-storage = El almacenamiento de la plataforma no está accesible en este momento.
sdk-stored-value = El valor guardado «{ $key }» no se puede usar. Avisa al soporte.
sdk-queue = La plataforma no puede poner nada en cola en este momento.

sdk-skip-gone = El pedido ya no existe.
sdk-skip-test = Los pedidos de prueba no se envían.
sdk-skip-open = El pedido aún no está completado.
sdk-skip-cancelled = El pedido está cancelado.
sdk-skip-unpaid = El pedido aún no está pagado.
sdk-skip-authorized = El pago solo está autorizado, aún no cobrado.
sdk-skip-partially-paid = El pedido solo está pagado en parte.
sdk-skip-partially-refunded = El pedido está reembolsado en parte. Introdúcelo allí a mano.
sdk-skip-refunded = El pedido está reembolsado.
sdk-skip-voided = El pago fue cancelado.
sdk-flow-off = El envío de pedidos está desactivado. Actívalo en los ajustes del plugin.

sdk-no-lines = El pedido no contiene artículos.
sdk-quantity-missing = { $line }: falta la cantidad.
sdk-quantity-not-positive = { $line }: la cantidad debe ser mayor que cero, no { $quantity }.
sdk-bad-quantity = { $line }: «{ $value }» no es una cantidad.
sdk-bad-price = { $line }: «{ $value }» no es un precio.
sdk-bad-discount = { $line }: «{ $value }» no es un descuento.
sdk-bad-vat-rate = { $line }: «{ $value }» no es un tipo de IVA.
sdk-bad-vat = { $line }: «{ $value }» no es un importe de IVA.
sdk-bad-charge = { $label }: el importe o su IVA no es un número.
sdk-charge-exemption = { $label }: no se cobra IVA, pero los artículos del pedido tienen motivos distintos. Indica en el pedido el motivo (por ejemplo N3.1) de este gasto y envíalo de nuevo.
sdk-bad-credit = El saldo usado, «{ $value }», no es un importe.
sdk-bad-total = El total «{ $value }» no es un importe.
sdk-negative-line = { $line }: el descuento supera el precio.
sdk-vat-missing = { $line }: falta el importe del IVA.
sdk-wrong-sum = El total del pedido es { $total }, pero sus partes suman { $sum }. Corrige el pedido y envíalo de nuevo.

sdk-unknown-job = Esta versión del plugin no conoce la tarea «{ $kind }».

# A kind of work, in the list of jobs
sdk-job-export-order = exportación de un pedido
