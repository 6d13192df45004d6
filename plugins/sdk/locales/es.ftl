sdk-not-linked = No conectado
sdk-linked = Sincronizado: { $number }
sdk-linked-at = Sincronizado el { $day }/{ $month }/{ $year }.
sdk-queued = Pendiente de envío
sdk-running = Enviando
sdk-paused = En espera
sdk-failed = No enviado
sdk-failed-todo = Corríjalo y envíelo de nuevo.
sdk-attempts = { $count ->
    [one] Intentado una vez.
   *[other] Intentado { $count } veces.
 }
sdk-uncertain = Por comprobar
sdk-uncertain-todo = Compruebe si ha llegado. Si está, introduzca aquí su número; si no, envíelo de nuevo.

sdk-unreachable = { $host } no está accesible en este momento. Se volverá a intentar.
sdk-timeout = { $host } no respondió a tiempo. Se volverá a intentar.
sdk-broken = Se interrumpió la conexión con { $host }. Se volverá a intentar.
sdk-throttled = { $host } pide ir más despacio. Se volverá a intentar.
sdk-server-error = { $host } tiene un problema interno (error { $status }). Se volverá a intentar.
sdk-credentials = { $host } no acepta las credenciales. Compruébelas en los ajustes del plugin.
sdk-refused = { $host } lo rechazó (error { $status }). { $reason }
sdk-unexpected-status = { $host } dio una respuesta inesperada (código { $status }).
sdk-unreadable = { $host } dio una respuesta que no se entiende.
sdk-too-large = { $host } dio una respuesta demasiado grande.
sdk-not-allowed = Este plugin no puede comunicarse con { $host }. Avise a soporte.
sdk-invalid-request = No se pudo preparar la petición a { $host }. Avise a soporte.

sdk-storage = El almacenamiento de la plataforma no está accesible en este momento. Se volverá a intentar.
sdk-stored-value = El valor guardado «{ $key }» no se puede usar. Avise a soporte.
sdk-queue = La plataforma no puede ponerlo en cola en este momento. Se volverá a intentar.
