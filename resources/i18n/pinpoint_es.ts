<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>Pinpoint</name>
  <message>
   <source>The area is larger than half the Earth and hardly limits the search; draw the place that you mean</source>
   <translation>El área es mayor que la mitad de la Tierra y apenas limita la búsqueda; dibuje el lugar que quiere decir</translation>
  </message>
  <message>
   <source>the map has no coordinate reference system; set the project's CRS first</source>
   <translation>el mapa no tiene sistema de referencia de coordenadas; defina primero el SRC del proyecto</translation>
  </message>
  <message>
   <source>The drawing crosses itself and was divided into {count} polygons; move its corners to make it one</source>
   <translation>El dibujo se cruza a sí mismo y se dividió en {count} polígonos; mueva sus esquinas para que sea uno solo</translation>
  </message>
  <message>
   <source>it is wider than the Earth: draw a smaller one</source>
   <translation>es más ancho que la Tierra: dibuje uno más pequeño</translation>
  </message>
  <message>
   <source>the map shows no area; zoom to the place you want to search</source>
   <translation>el mapa no muestra ningún área; acérquese al lugar donde quiere buscar</translation>
  </message>
  <message>
   <source>the map extent is too large for {crs}; zoom in</source>
   <translation>la extensión del mapa es demasiado grande para {crs}; acérquese</translation>
  </message>
  <message>
   <source>the file of the layer {layer} cannot be read; repair the layer's data source</source>
   <translation>no se puede leer el archivo de la capa {layer}; repare el origen de datos de la capa</translation>
  </message>
  <message>
   <source>the drawing encloses no area; click at least three corners that are not in line</source>
   <translation>el dibujo no encierra ningún área; haga clic en al menos tres esquinas que no estén alineadas</translation>
  </message>
  <message>
   <source>draw it where {crs} is valid, or change the project's coordinate reference system</source>
   <translation>dibuje donde {crs} sea válido, o cambie el sistema de referencia de coordenadas del proyecto</translation>
  </message>
  <message>
   <source>The drawing crosses itself and was repaired; move its corners if you mean another outline</source>
   <translation>El dibujo se cruza a sí mismo y se reparó; mueva sus esquinas si quería otro contorno</translation>
  </message>
  <message>
   <source>the layer {layer} has no coordinate reference system; set the layer's CRS first</source>
   <translation>la capa {layer} no tiene sistema de referencia de coordenadas; defina primero el SRC de la capa</translation>
  </message>
  <message>
   <source>no polygon of the layer {layer} is selected; select or draw one</source>
   <translation>no hay ningún polígono seleccionado en la capa {layer}; seleccione o dibuje uno</translation>
  </message>
  <message>
   <source>the drawing is no search area; {why}</source>
   <translation>el dibujo no es un área de búsqueda; {why}</translation>
  </message>
  <message>
   <source>{low} to {high} per 10,000 km²</source>
   <translation>{low} a {high} por 10 000 km²</translation>
  </message>
  <message>
   <source>fewer than {high} per 10,000 km²</source>
   <translation>menos de {high} por 10 000 km²</translation>
  </message>
  <message>
   <source>{low} or more per km²</source>
   <translation>{low} o más por km²</translation>
  </message>
  <message>
   <source>{low} to {high} per km²</source>
   <translation>{low} a {high} por km²</translation>
  </message>
  <message>
   <source>Cells of {size}°</source>
   <translation>Celdas de {size}°</translation>
  </message>
  <message>
   <source>each photo by itself</source>
   <translation>cada foto por separado</translation>
  </message>
  <message>
   <source> m</source>
   <translation> m</translation>
  </message>
  <message>
   <source> km/h</source>
   <translation> km/h</translation>
  </message>
  <message>
   <source>Each photo by itself</source>
   <translation>Cada foto por separado</translation>
  </message>
  <message>
   <source>Every photo is located on its own</source>
   <translation>Cada foto se localiza por sí sola</translation>
  </message>
  <message>
   <source>Photos of a folder: one place</source>
   <translation>Fotos de una carpeta: un lugar</translation>
  </message>
  <message>
   <source>The photos of a folder were taken within this distance of each other; they are located together</source>
   <translation>Las fotos de una carpeta se tomaron a esta distancia unas de otras como máximo; se localizan juntas</translation>
  </message>
  <message>
   <source>Photos of a folder: one trip</source>
   <translation>Fotos de una carpeta: un recorrido</translation>
  </message>
  <message>
   <source>The photos of a folder were taken on one trip, at most this fast; they are located together. Their order is by capture time where the photos have one, otherwise by file name</source>
   <translation>Las fotos de una carpeta se tomaron en un recorrido, como máximo a esta velocidad; se localizan juntas. Su orden sigue la hora de captura cuando la tienen; si no, el nombre de archivo</translation>
  </message>
  <message>
   <source>one place, {radius}</source>
   <translation>un lugar, {radius}</translation>
  </message>
  <message>
   <source>one trip, {speed}</source>
   <translation>un recorrido, {speed}</translation>
  </message>
  <message>
   <source>This photo was located more than once. The map, exports and the report have the latest answer.</source>
   <translation>Esta foto se localizó más de una vez. El mapa, las exportaciones y el informe tienen la última respuesta.</translation>
  </message>
  <message>
   <source>Final position: {place} ({how})</source>
   <translation>Posición final: {place} ({how})</translation>
  </message>
  <message>
   <source>Note (N)</source>
   <translation>Nota (N)</translation>
  </message>
  <message>
   <source>By itself: {place}, {share} within 25 km</source>
   <translation>Por sí sola: {place}, {share} a menos de 25 km</translation>
  </message>
  <message>
   <source>Click a located photo, or move to it with the arrow keys, to see its candidates.</source>
   <translation>Haga clic en una foto localizada, o vaya a ella con las flechas del teclado, para ver sus candidatos.</translation>
  </message>
  <message>
   <source>Draw a search area, or add a gallery of your own area (Settings &gt; Options &gt; Pinpoint).</source>
   <translation>Dibuje un área de búsqueda, o añada una galería de su propia área (Configuración &gt; Opciones &gt; Pinpoint).</translation>
  </message>
  <message>
   <source>Its own GPS tag is {distance} away</source>
   <translation>Su propia posición GPS está a {distance}</translation>
  </message>
  <message>
   <source>Move the corners of this area (F2)</source>
   <translation>Mover las esquinas de esta área (F2)</translation>
  </message>
  <message>
   <source>Remove this area (Delete)</source>
   <translation>Quitar esta área (Supr)</translation>
  </message>
  <message>
   <source>Click to zoom there</source>
   <translation>Clic para acercarse allí</translation>
  </message>
  <message>
   <source>Click the corners; a right-click, double-click or Enter ends. Backspace takes the last one back, Esc gives up. Shift and drag makes a rectangle.</source>
   <translation>Haga clic en las esquinas; clic derecho, doble clic o Intro termina. Retroceso deshace la última, Esc abandona. Mayús y arrastrar hace un rectángulo.</translation>
  </message>
  <message>
   <source>Drag the corners; drag the middle of an edge for a new one. Delete or a right-click removes a corner, Ctrl+Z undoes, Enter ends, Esc gives up.</source>
   <translation>Arrastre las esquinas; arrastre el centro de un lado para crear una nueva. Supr o clic derecho quita una esquina, Ctrl+Z deshace, Intro termina, Esc abandona.</translation>
  </message>
  <message>
   <source>Drag a rectangle, or click two corners; Esc gives up.</source>
   <translation>Arrastre un rectángulo, o haga clic en dos esquinas; Esc abandona.</translation>
  </message>
  <message>
   <source>Drag from the centre of the circle outwards, or click the centre and the edge; Esc gives up.</source>
   <translation>Arrastre del centro del círculo hacia fuera, o haga clic en el centro y el borde; Esc abandona.</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>En todas partes</translation>
  </message>
  <message>
   <source>If you know the area the photos come from, limit the search to it; nothing improves the answers more</source>
   <translation>Si conoce el área de la que vienen las fotos, limite la búsqueda a ella; nada mejora más las respuestas</translation>
  </message>
  <message>
   <source>Draw a search area</source>
   <translation>Dibujar un área de búsqueda</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>Dibujar</translation>
  </message>
  <message>
   <source>Draw a rectangle</source>
   <translation>Dibujar un rectángulo</translation>
  </message>
  <message>
   <source>Draw a circle</source>
   <translation>Dibujar un círculo</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Añadir</translation>
  </message>
  <message>
   <source>Search also in the visible map, in polygons of a layer, or in a country</source>
   <translation>Buscar también en el mapa visible, en polígonos de una capa o en un país</translation>
  </message>
  <message>
   <source>Imagery…</source>
   <translation>Imágenes…</translation>
  </message>
  <message>
   <source>being read</source>
   <translation>leyendo</translation>
  </message>
  <message>
   <source>Visible map</source>
   <translation>Mapa visible</translation>
  </message>
  <message>
   <source>Selected polygons of</source>
   <translation>Polígonos seleccionados de</translation>
  </message>
  <message>
   <source>No polygon of a layer is selected</source>
   <translation>No hay ningún polígono seleccionado</translation>
  </message>
  <message>
   <source>All polygons of</source>
   <translation>Todos los polígonos de</translation>
  </message>
  <message>
   <source>There is no polygon layer</source>
   <translation>No hay ninguna capa de polígonos</translation>
  </message>
  <message>
   <source>Country or region by name…</source>
   <translation>País o región por nombre…</translation>
  </message>
  <message>
   <source>Selected in {layer}</source>
   <translation>Selección en {layer}</translation>
  </message>
  <message>
   <source>Layer: {layer}</source>
   <translation>Capa: {layer}</translation>
  </message>
  <message>
   <source> (1 polygon)</source>
   <translation> (1 polígono)</translation>
  </message>
  <message>
   <source>the search area {name} is still being read; wait until it shows a size, or remove it</source>
   <translation>el área de búsqueda {name} aún se está leyendo; espere a que muestre un tamaño, o quítela</translation>
  </message>
  <message>
   <source>In {count} areas, {size}</source>
   <translation>En {count} áreas, {size}</translation>
  </message>
  <message>
   <source>Area of the run</source>
   <translation>Área de la ejecución</translation>
  </message>
  <message>
   <source>Area of the current run</source>
   <translation>Área de la ejecución actual</translation>
  </message>
  <message>
   <source>the area lies outside the map's coordinate reference system; change the project's CRS</source>
   <translation>el área está fuera del sistema de referencia de coordenadas del mapa; cambie el SRC del proyecto</translation>
  </message>
  <message>
   <source> ({count} more)</source>
   <translation> ({count} más)</translation>
  </message>
  <message>
   <source> · reading {percent} %</source>
   <translation> · leído {percent} %</translation>
  </message>
  <message>
   <source>{name}, {size}</source>
   <translation>{name}, {size}</translation>
  </message>
  <message>
   <source>Drawn {number}</source>
   <translation>Dibujo {number}</translation>
  </message>
  <message>
   <source> ({count} polygons)</source>
   <translation> ({count} polígonos)</translation>
  </message>
  <message>
   <source>Read the search area {name}</source>
   <translation>Leer el área de búsqueda {name}</translation>
  </message>
  <message>
   <source>an unexpected error occurred; please report it with the Pinpoint tab of the message log</source>
   <translation>ocurrió un error inesperado; comuníquelo con la pestaña Pinpoint de los mensajes de registro</translation>
  </message>
  <message>
   <source>elsewhere</source>
   <translation>en otra parte</translation>
  </message>
  <message>
   <source>none of the places above</source>
   <translation>ninguno de los lugares anteriores</translation>
  </message>
  <message>
   <source>#</source>
   <translation>N.º</translation>
  </message>
  <message>
   <source>Prob.</source>
   <translation>Prob.</translation>
  </message>
  <message>
   <source>Place, found by</source>
   <translation>Lugar, hallado por</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>Indicios</translation>
  </message>
  <message>
   <source>thin here</source>
   <translation>pocas aquí</translation>
  </message>
  <message>
   <source>found by: {channel}</source>
   <translation>hallado por: {channel}</translation>
  </message>
  <message>
   <source>through {reference}</source>
   <translation>a través de {reference}</translation>
  </message>
  <message>
   <source>evidence: {evidence}</source>
   <translation>indicios: {evidence}</translation>
  </message>
  <message>
   <source>How likely the photo was taken near the first candidate: {shares}</source>
   <translation>Probabilidad de que la foto se tomara cerca del primer candidato: {shares}</translation>
  </message>
  <message>
   <source>{share} within {distance}</source>
   <translation>{share} a menos de {distance}</translation>
  </message>
  <message>
   <source>Only pixels are sent, scaled down to the size the engine needs: no file, no file name, no folder, no position and no other metadata. For photos of one trip the seconds between them are sent too, and with every run the search area and the other choices of the dock.</source>
   <translation>Solo se envían píxeles, reducidos al tamaño que el motor necesita: ningún archivo, nombre de archivo, carpeta, posición ni otros metadatos. De las fotos de un recorrido se envían también los segundos entre ellas, y con cada ejecución el área de búsqueda y las demás opciones del panel.</translation>
  </message>
  <message>
   <source>Send photos?</source>
   <translation>¿Enviar fotos?</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Enviar</translation>
  </message>
  <message>
   <source>Send nothing</source>
   <translation>No enviar nada</translation>
  </message>
  <message>
   <source>Send {what}?</source>
   <translation>¿Enviar {what}?</translation>
  </message>
  <message>
   <source>{what}

You are asked only once for {host}; you can withdraw your consent under Settings &gt; Options &gt; Pinpoint.</source>
   <translation>{what}

Solo se le pregunta una vez por {host}; puede retirar su consentimiento en Configuración &gt; Opciones &gt; Pinpoint.</translation>
  </message>
  <message>
   <source>Set up engine…</source>
   <translation>Instalar el motor…</translation>
  </message>
  <message>
   <source>Install, reinstall or remove the engine that locates photos on this machine</source>
   <translation>Instalar, reinstalar o quitar el motor que localiza fotos en este equipo</translation>
  </message>
  <message>
   <source>The gallery {name} has changed: the next run uses its new state</source>
   <translation>La galería {name} ha cambiado: la próxima ejecución usa su nuevo estado</translation>
  </message>
  <message>
   <source>The photo cannot be read here.</source>
   <translation>La foto no se puede leer aquí.</translation>
  </message>
  <message>
   <source>No picture of this reference is on this computer; its link may lead to it.</source>
   <translation>No hay imagen de esta referencia en este equipo; quizá su enlace lleve a ella.</translation>
  </message>
  <message>
   <source>Candidate {rank} of {count}: {percent}, at {place}</source>
   <translation>Candidato {rank} de {count}: {percent}, en {place}</translation>
  </message>
  <message>
   <source>What would be asked of which host is told before</source>
   <translation>Antes se dice qué se preguntaría a qué servidor</translation>
  </message>
  <message>
   <source>Reference {number} of {count}, {source}</source>
   <translation>Referencia {number} de {count}, {source}</translation>
  </message>
  <message>
   <source>Pinpoint evidence</source>
   <translation>Indicios de Pinpoint</translation>
  </message>
  <message>
   <source>Look for imagery around these candidates…</source>
   <translation>Buscar imágenes alrededor de estos candidatos…</translation>
  </message>
  <message>
   <source>Choose a candidate of a located photo to see its evidence.</source>
   <translation>Elija un candidato de una foto localizada para ver sus indicios.</translation>
  </message>
  <message>
   <source>References</source>
   <translation>Referencias</translation>
  </message>
  <message>
   <source>taken {date}</source>
   <translation>tomada el {date}</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>Leyendo…</translation>
  </message>
  <message>
   <source>Better candidate (Up)</source>
   <translation>Mejor candidato (Arriba)</translation>
  </message>
  <message>
   <source>Next candidate (Down)</source>
   <translation>Candidato siguiente (Abajo)</translation>
  </message>
  <message>
   <source>Reference before (Left)</source>
   <translation>Referencia anterior (Izquierda)</translation>
  </message>
  <message>
   <source>Next reference (Right)</source>
   <translation>Referencia siguiente (Derecha)</translation>
  </message>
  <message>
   <source>Enlarge both pictures (+)</source>
   <translation>Ampliar ambas imágenes (+)</translation>
  </message>
  <message>
   <source>Make both pictures smaller (-)</source>
   <translation>Reducir ambas imágenes (-)</translation>
  </message>
  <message>
   <source>Show both pictures whole (0)</source>
   <translation>Mostrar ambas imágenes enteras (0)</translation>
  </message>
  <message>
   <source>Export the last run to Shapefile, GeoPackage, GeoJSON, KML or CSV; its own GeoPackage is kept</source>
   <translation>Exportar la última ejecución a Shapefile, GeoPackage, GeoJSON, KML o CSV; su propio GeoPackage se conserva</translation>
  </message>
  <message>
   <source>Write a file photo.jpg.xmp beside each accepted photo? The photos themselves and existing sidecars stay as they are.</source>
   <translation>¿Escribir un archivo foto.jpg.xmp junto a cada foto aceptada? Las propias fotos y los archivos anexos existentes quedan como están.</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportar…</translation>
  </message>
  <message>
   <source>Everything…</source>
   <translation>Todo…</translation>
  </message>
  <message>
   <source>Report as PDF…</source>
   <translation>Informe en PDF…</translation>
  </message>
  <message>
   <source>Replay this run…</source>
   <translation>Repetir esta ejecución…</translation>
  </message>
  <message>
   <source>Locate the photos again and compare every answer with this run, which stays as it is</source>
   <translation>Localizar de nuevo las fotos y comparar cada respuesta con esta ejecución, que queda como está</translation>
  </message>
  <message>
   <source>Export accepted photos</source>
   <translation>Exportar las fotos aceptadas</translation>
  </message>
  <message>
   <source>Export the last run</source>
   <translation>Exportar la última ejecución</translation>
  </message>
  <message>
   <source>Write a report</source>
   <translation>Escribir un informe</translation>
  </message>
  <message>
   <source>Folder for copies of the photos; originals are never changed</source>
   <translation>Carpeta para copias de las fotos; los originales nunca se cambian</translation>
  </message>
  <message>
   <source>Folder for XMP sidecars</source>
   <translation>Carpeta para archivos anexos XMP</translation>
  </message>
  <message>
   <source>XMP sidecars</source>
   <translation>Archivos anexos XMP</translation>
  </message>
  <message>
   <source>Accepted photos…</source>
   <translation>Fotos aceptadas…</translation>
  </message>
  <message>
   <source>Copies of accepted photos with EXIF positions…</source>
   <translation>Copias de fotos aceptadas con posición EXIF…</translation>
  </message>
  <message>
   <source>XMP sidecars of accepted photos in a folder…</source>
   <translation>Archivos XMP de fotos aceptadas en una carpeta…</translation>
  </message>
  <message>
   <source>XMP sidecars beside the accepted photos…</source>
   <translation>Archivos XMP junto a las fotos aceptadas…</translation>
  </message>
  <message>
   <source>Report on accepted photos as PDF…</source>
   <translation>Informe sobre fotos aceptadas en PDF…</translation>
  </message>
  <message>
   <source>These files exist already and will be replaced:
{names}</source>
   <translation>Estos archivos ya existen y se reemplazarán:
{names}</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exportar</translation>
  </message>
  <message>
   <source>No photo is accepted yet</source>
   <translation>Aún no hay ninguna foto aceptada</translation>
  </message>
  <message>
   <source>The run's file {path} is gone</source>
   <translation>El archivo {path} de la ejecución ha desaparecido</translation>
  </message>
  <message>
   <source>Open imagery</source>
   <translation>Imágenes abiertas</translation>
  </message>
  <message>
   <source>Gallery, a new folder or one to add to</source>
   <translation>Galería, una carpeta nueva o una que se amplía</translation>
  </message>
  <message>
   <source>e-mail address or link, told to the host with each call</source>
   <translation>correo electrónico o enlace, que se comunica al servidor en cada consulta</translation>
  </message>
  <message>
   <source>See what there is</source>
   <translation>Ver qué hay</translation>
  </message>
  <message>
   <source>Only pictures with a ticked licence are brought</source>
   <translation>Solo se traen imágenes con una licencia marcada</translation>
  </message>
  <message>
   <source>Folder of the gallery: a new one, or one to add to</source>
   <translation>Carpeta de la galería: una nueva, o una que se amplía</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>Descargar</translation>
  </message>
  <message>
   <source>Locate again</source>
   <translation>Localizar otra vez</translation>
  </message>
  <message>
   <source>Locate {name} again with this imagery; the run keeps the first answer beside the second</source>
   <translation>Localizar otra vez {name} con estas imágenes; la ejecución conserva la primera respuesta junto a la segunda</translation>
  </message>
  <message>
   <source>Locate the photos again with this imagery; the run that is shown stays, with a new one beside it</source>
   <translation>Localizar otra vez las fotos con estas imágenes; la ejecución mostrada queda, con una nueva al lado</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Pictures around 1 place of {name}</source>
   <translation>Imágenes alrededor de 1 lugar de {name}</translation>
  </message>
  <message>
   <source>Pictures around {count} places of {name}</source>
   <translation>Imágenes alrededor de {count} lugares de {name}</translation>
  </message>
  <message>
   <source>kept encrypted by QGIS; leave empty to use the stored one</source>
   <translation>guardado cifrado por QGIS; déjelo vacío para usar el guardado</translation>
  </message>
  <message>
   <source>Looking for imagery</source>
   <translation>Buscando imágenes</translation>
  </message>
  <message>
   <source>Downloading imagery</source>
   <translation>Descargando imágenes</translation>
  </message>
  <message>
   <source>From</source>
   <translation>De</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Dirección</translation>
  </message>
  <message>
   <source>Token</source>
   <translation>Token</translation>
  </message>
  <message>
   <source>Contact</source>
   <translation>Contacto</translation>
  </message>
  <message>
   <source>Around each</source>
   <translation>Alrededor</translation>
  </message>
  <message>
   <source>no licence is ticked, so there is nothing to download</source>
   <translation>no hay ninguna licencia marcada, así que no hay nada que descargar</translation>
  </message>
  <message>
   <source>Cancelled; what was downloaded is kept, and the same choices go on from there</source>
   <translation>Cancelado; lo descargado queda, y las mismas opciones siguen desde ahí</translation>
  </message>
  <message>
   <source>{gallery} is searched from now on, also offline</source>
   <translation>{gallery} se consulta desde ahora, también sin conexión</translation>
  </message>
  <message>
   <source>Pictures in the search area: {name}</source>
   <translation>Imágenes en la zona de búsqueda: {name}</translation>
  </message>
  <message>
   <source>{host} would be asked which pictures lie in boxes that cover this area; and it, or the hosts on which its pictures lie, for a few of them to tell their size. The boxes tell where you look; nothing of your photos is sent.</source>
   <translation>Se preguntaría a {host} qué imágenes hay en rectángulos que cubren esta área; y a él, o a los servidores donde están sus imágenes, se pedirían unas pocas para saber su tamaño. Los rectángulos dicen dónde busca; de sus fotos no se envía nada.</translation>
  </message>
  <message>
   <source>How well this works here, imagery around photos, and how dense the references are</source>
   <translation>Qué tal funciona aquí, imágenes alrededor de las fotos y qué densidad tienen las referencias</translation>
  </message>
  <message>
   <source>Imagery around all photos of the run…</source>
   <translation>Imágenes alrededor de todas las fotos de la ejecución…</translation>
  </message>
  <message>
   <source>How well does this work here?</source>
   <translation>¿Qué tal funciona aquí?</translation>
  </message>
  <message>
   <source>Density of the references…</source>
   <translation>Densidad de las referencias…</translation>
  </message>
  <message>
   <source>{photos} located again; the run keeps the earlier answers beside the new ones</source>
   <translation>Localización repetida de {photos}; la ejecución conserva las respuestas anteriores junto a las nuevas</translation>
  </message>
  <message>
   <source>{photos} could not be located again and keep what they had; the log says why</source>
   <translation>No se pudo volver a localizar {photos}; queda lo que había, el registro dice por qué</translation>
  </message>
  <message>
   <source>nothing was sent</source>
   <translation>no se envió nada</translation>
  </message>
  <message>
   <source>cancelled; finished photos are kept</source>
   <translation>cancelado; las fotos terminadas se conservan</translation>
  </message>
  <message>
   <source>choose a located photo, then look for imagery around its candidates</source>
   <translation>elija una foto localizada y busque imágenes alrededor de sus candidatos</translation>
  </message>
  <message>
   <source>locate photos first, then look for imagery around them</source>
   <translation>localice primero las fotos y busque después imágenes alrededor de ellas</translation>
  </message>
  <message>
   <source>cancelled before the first answer; nothing is kept</source>
   <translation>cancelado antes de la primera respuesta; no se conserva nada</translation>
  </message>
  <message>
   <source>a run is going on; wait for its end, or cancel it, before you open another one</source>
   <translation>hay una ejecución en curso; espere a que acabe, o cancélela, antes de abrir otra</translation>
  </message>
  <message>
   <source>a run is going on; wait for its end, or cancel it, before you locate photos again</source>
   <translation>hay una ejecución en curso; espere a que acabe, o cancélela, antes de localizar fotos otra vez</translation>
  </message>
  <message>
   <source>Results are kept in {path}</source>
   <translation>Los resultados se guardan en {path}</translation>
  </message>
  <message>
   <source>every photo that is listed and located is reviewed</source>
   <translation>todas las fotos listadas y localizadas están revisadas</translation>
  </message>
  <message>
   <source>click on the map, or drag, to where the photo was taken</source>
   <translation>haga clic en el mapa, o arrastre, donde se tomó la foto</translation>
  </message>
  <message>
   <source>these photos are of {run}, which is closed; open it, then locate them again</source>
   <translation>estas fotos son de {run}, que está cerrada; ábrala y localícelas de nuevo</translation>
  </message>
  <message>
   <source>these photos are no longer in {run}; choose others</source>
   <translation>estas fotos ya no están en {run}; elija otras</translation>
  </message>
  <message>
   <source>replay cancelled; the answers were not compared</source>
   <translation>repetición cancelada; las respuestas no se han comparado</translation>
  </message>
  <message>
   <source>{count} more in the log</source>
   <translation>{count} más en el registro</translation>
  </message>
  <message>
   <source>Click a photo, or move to it with the arrow keys, to see its candidates on the map</source>
   <translation>Haga clic en una foto, o vaya a ella con las flechas del teclado, para ver sus candidatos en el mapa</translation>
  </message>
  <message>
   <source>No photo is of this kind</source>
   <translation>No hay fotos de este tipo</translation>
  </message>
  <message>
   <source>Drop photos or folders here,
or use the buttons above</source>
   <translation>Suelte aquí fotos o carpetas,
o use los botones de arriba</translation>
  </message>
  <message>
   <source>being located…</source>
   <translation>localizando…</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>en espera</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>fallida</translation>
  </message>
  <message>
   <source>{share} within 25 km</source>
   <translation>{share} a menos de 25 km</translation>
  </message>
  <message>
   <source>failed: {why}</source>
   <translation>fallida: {why}</translation>
  </message>
  <message>
   <source>All photos</source>
   <translation>Todas las fotos</translation>
  </message>
  <message>
   <source>Not reviewed</source>
   <translation>Sin revisar</translation>
  </message>
  <message>
   <source>Accepted</source>
   <translation>Aceptado</translation>
  </message>
  <message>
   <source>None fits</source>
   <translation>Ninguno encaja</translation>
  </message>
  <message>
   <source>Outside or no place</source>
   <translation>Fuera o sin lugar</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fallidas</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En espera</translation>
  </message>
  <message>
   <source>As added</source>
   <translation>Orden de adición</translation>
  </message>
  <message>
   <source>By name</source>
   <translation>Por nombre</translation>
  </message>
  <message>
   <source>By time taken</source>
   <translation>Por hora de captura</translation>
  </message>
  <message>
   <source>Least confident first</source>
   <translation>Menos seguras primero</translation>
  </message>
  <message>
   <source>Farthest from own GPS tag</source>
   <translation>Más lejos de su GPS primero</translation>
  </message>
  <message>
   <source>Name, place or note</source>
   <translation>Nombre, lugar o nota</translation>
  </message>
  <message>
   <source>Which photos are listed</source>
   <translation>Qué fotos se muestran</translation>
  </message>
  <message>
   <source>In which order photos are listed</source>
   <translation>En qué orden se muestran las fotos</translation>
  </message>
  <message>
   <source>Photos to locate</source>
   <translation>Fotos que localizar</translation>
  </message>
  <message>
   <source>Folder of photos to locate</source>
   <translation>Carpeta de fotos que localizar</translation>
  </message>
  <message>
   <source>Add photos…</source>
   <translation>Fotos…</translation>
  </message>
  <message>
   <source>Choose photos to locate</source>
   <translation>Elegir las fotos que localizar</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Carpeta…</translation>
  </message>
  <message>
   <source>Add all photos in a folder</source>
   <translation>Añadir todas las fotos de una carpeta</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <source>Remove the selected photos, or all if none is selected; runs and files are kept</source>
   <translation>Quitar las fotos seleccionadas, o todas si no hay ninguna; las ejecuciones y los archivos se conservan</translation>
  </message>
  <message>
   <source>Photos ({suffixes});;All files (*)</source>
   <translation>Fotos ({suffixes});;Todos los archivos (*)</translation>
  </message>
  <message>
   <source>{photos} ({new} new)</source>
   <translation>{photos} ({new} nuevas)</translation>
  </message>
  <message>
   <source>Search in a country or region</source>
   <translation>Buscar en un país o región</translation>
  </message>
  <message>
   <source>Name of a country or region</source>
   <translation>Nombre de un país o región</translation>
  </message>
  <message>
   <source>street level</source>
   <translation>a pie de calle</translation>
  </message>
  <message>
   <source>from the internet</source>
   <translation>de internet</translation>
  </message>
  <message>
   <source>found through it, {distance}</source>
   <translation>hallado por ella, {distance}</translation>
  </message>
  <message>
   <source>{distance} from the candidate</source>
   <translation>a {distance} del candidato</translation>
  </message>
  <message>
   <source>outside the search area</source>
   <translation>fuera del área de búsqueda</translation>
  </message>
  <message>
   <source>author not named</source>
   <translation>autor sin nombrar</translation>
  </message>
  <message>
   <source>licence not named</source>
   <translation>licencia sin nombrar</translation>
  </message>
  <message>
   <source>Open link</source>
   <translation>Abrir enlace</translation>
  </message>
  <message>
   <source>no picture here</source>
   <translation>sin imagen aquí</translation>
  </message>
  <message>
   <source>similarity {similarity}</source>
   <translation>similitud {similarity}</translation>
  </message>
  <message>
   <source>by {author}</source>
   <translation>de {author}</translation>
  </message>
  <message>
   <source>Open {host} in the web browser</source>
   <translation>Abrir {host} en el navegador web</translation>
  </message>
  <message>
   <source>Get open imagery of this area, to compare photos with it</source>
   <translation>Obtener imágenes abiertas de esta zona para comparar con ellas las fotos</translation>
  </message>
  <message>
   <source>Photos are street-level frames</source>
   <translation>Las fotos son vistas de calle</translation>
  </message>
  <message>
   <source>Tick this for dash-cam frames or the faces of a panorama: they are compared in the way that suits street-level imagery. Leave it unticked for all other photos.</source>
   <translation>Márquelo para imágenes de cámara de salpicadero o caras de un panorama: se comparan del modo adecuado a las vistas de calle. Déjelo sin marcar para todas las demás fotos.</translation>
  </message>
  <message>
   <source>Where and how</source>
   <translation>Dónde y cómo</translation>
  </message>
  <message>
   <source>Located by</source>
   <translation>Localizado por</translation>
  </message>
  <message>
   <source>street-level frames</source>
   <translation>vistas de calle</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>Aceptar</translation>
  </message>
  <message>
   <source>The photo was taken at the selected candidate; press again to undo</source>
   <translation>La foto se tomó en el candidato seleccionado; pulse de nuevo para deshacer</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Rechazar</translation>
  </message>
  <message>
   <source>The photo was not taken at the selected candidate; press again to undo</source>
   <translation>La foto no se tomó en el candidato seleccionado; pulse de nuevo para deshacer</translation>
  </message>
  <message>
   <source>The photo was taken at none of these candidates; press again to undo</source>
   <translation>La foto no se tomó en ninguno de estos candidatos; pulse de nuevo para deshacer</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>Situar</translation>
  </message>
  <message>
   <source>Click on the map, or drag, to where the photo was taken; Esc ends it</source>
   <translation>Haga clic en el mapa, o arrastre, donde se tomó la foto; Esc termina</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Nota</translation>
  </message>
  <message>
   <source>Write a note about the photo</source>
   <translation>Escribir una nota sobre la foto</translation>
  </message>
  <message>
   <source>Take the review back</source>
   <translation>Retirar la revisión</translation>
  </message>
  <message>
   <source>The photo is not reviewed any more</source>
   <translation>La foto deja de estar revisada</translation>
  </message>
  <message>
   <source>Accept and go on</source>
   <translation>Aceptar y seguir</translation>
  </message>
  <message>
   <source>Accept the selected candidate, or the first, and go to the next photo that is not reviewed</source>
   <translation>Aceptar el candidato seleccionado, o el primero, e ir a la siguiente foto sin revisar</translation>
  </message>
  <message>
   <source>Next to review</source>
   <translation>Siguiente por revisar</translation>
  </message>
  <message>
   <source>Go to the next photo that is not reviewed</source>
   <translation>Ir a la siguiente foto sin revisar</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Deshacer</translation>
  </message>
  <message>
   <source>Undo the latest review</source>
   <translation>Deshacer la última revisión</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Rehacer</translation>
  </message>
  <message>
   <source>Do the latest undone review again</source>
   <translation>Rehacer la última revisión deshecha</translation>
  </message>
  <message>
   <source>Show the photo beside the references of the candidate, or hide that</source>
   <translation>Mostrar la foto junto a las referencias del candidato, u ocultarlas</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Ejecuciones</translation>
  </message>
  <message>
   <source>Open a run of earlier: its photos, answers and reviews</source>
   <translation>Abrir una ejecución anterior: sus fotos, respuestas y revisiones</translation>
  </message>
  <message>
   <source>Open run…</source>
   <translation>Abrir ejecución…</translation>
  </message>
  <message>
   <source>Open a run</source>
   <translation>Abrir una ejecución</translation>
  </message>
  <message>
   <source>Runs (*.gpkg)</source>
   <translation>Ejecuciones (*.gpkg)</translation>
  </message>
  <message>
   <source>{date}, {system}, {photos}</source>
   <translation>{date}, {system}, {photos}</translation>
  </message>
  <message>
   <source>{run}, {count} not located</source>
   <translation>{run}, {count} sin localizar</translation>
  </message>
  <message>
   <source>Locate</source>
   <translation>Localizar</translation>
  </message>
  <message>
   <source>Locate the rest</source>
   <translation>Localizar el resto</translation>
  </message>
  <message>
   <source>Locate the remaining photos of {run} with the settings of that run</source>
   <translation>Localizar las fotos restantes de {run} con los ajustes de esa ejecución</translation>
  </message>
  <message>
   <source>The run's file names the new places now.</source>
   <translation>El archivo de la ejecución indica ahora los nuevos lugares.</translation>
  </message>
  <message>
   <source>1 of them by its name alone, as the run does not hold its content's digest.</source>
   <translation>1 de ellas solo por su nombre, pues la ejecución no contiene el resumen de su contenido.</translation>
  </message>
  <message>
   <source>{count} of them by their names alone, as the run does not hold their content's digests.</source>
   <translation>{count} de ellas solo por sus nombres, pues la ejecución no contiene los resúmenes de su contenido.</translation>
  </message>
  <message>
   <source>Save a repaired copy…</source>
   <translation>Guardar copia reparada…</translation>
  </message>
  <message>
   <source>Write what can be read to a new file, which can be reviewed</source>
   <translation>Escribir lo que se pueda leer en un archivo nuevo, que se puede revisar</translation>
  </message>
  <message>
   <source>Find them…</source>
   <translation>Buscarlas…</translation>
  </message>
  <message>
   <source>Choose the folder that they are in now; they are known by their content</source>
   <translation>Elegir la carpeta donde están ahora; se reconocen por su contenido</translation>
  </message>
  <message>
   <source>Remember</source>
   <translation>Recordar</translation>
  </message>
  <message>
   <source>Write into the run's file where its photos are now</source>
   <translation>Escribir en el archivo de la ejecución dónde están ahora sus fotos</translation>
  </message>
  <message>
   <source>Folder that the photos are in now</source>
   <translation>Carpeta donde están ahora las fotos</translation>
  </message>
  <message>
   <source>Save a repaired copy</source>
   <translation>Guardar una copia reparada</translation>
  </message>
  <message>
   <source>{count} of {photos} are not where they were.</source>
   <translation>{count} de {photos} no están donde estaban.</translation>
  </message>
  <message>
   <source>1 photo was found in {folder}.</source>
   <translation>Se halló 1 foto en {folder}.</translation>
  </message>
  <message>
   <source>{count} photos were found in {folder}.</source>
   <translation>Se hallaron {count} fotos en {folder}.</translation>
  </message>
  <message>
   <source>Looking through {folder}…</source>
   <translation>Buscando en {folder}…</translation>
  </message>
  <message>
   <source>1 of {photos} is not where it was.</source>
   <translation>1 de {photos} no está donde estaba.</translation>
  </message>
  <message>
   <source>By the votes of the look-alikes alone it would be number {place}; now it is number {rank}.</source>
   <translation>Solo por los votos de las fotos parecidas sería el número {place}; ahora es el número {rank}.</translation>
  </message>
  <message>
   <source>{references} other references within 1 km; {alike} of them among the {neighbours} most alike.</source>
   <translation>{references} referencias más a menos de 1 km; {alike} de ellas entre las {neighbours} más parecidas.</translation>
  </message>
  <message>
   <source>The best has similarity {best}, the photo's ten best anywhere {usual} on average.</source>
   <translation>La mejor tiene similitud {best}; las diez mejores de la foto en cualquier parte, {usual} de media.</translation>
  </message>
  <message>
   <source>This system, or the version that made this run, does not tell it.</source>
   <translation>Este sistema, o la versión que hizo esta ejecución, no lo dice.</translation>
  </message>
  <message>
   <source>The photos of the album were fused; what each says alone is not told here.</source>
   <translation>Las fotos del álbum se fusionaron; lo que dice cada una por sí sola no se cuenta aquí.</translation>
  </message>
  <message>
   <source>The reranker changed its score by {change}. Bars: what it would lose without each of these.</source>
   <translation>La reordenación cambió su puntuación en {change}. Barras: lo que perdería sin cada uno de estos.</translation>
  </message>
  <message>
   <source>It is not told by this system, or by the version that made this run.</source>
   <translation>Este sistema, o la versión que hizo esta ejecución, no lo indica.</translation>
  </message>
  <message>
   <source>Why it was scored so</source>
   <translation>Por qué esta puntuación</translation>
  </message>
  <message>
   <source>What speaks against it</source>
   <translation>Qué habla en contra</translation>
  </message>
  <message>
   <source>What is around it</source>
   <translation>Qué hay alrededor</translation>
  </message>
  <message>
   <source>Nothing was found; that proves nothing.</source>
   <translation>No se halló nada; eso no demuestra nada.</translation>
  </message>
  <message>
   <source>Retrieves similar reference photos and reranks their places by the evidence near each</source>
   <translation>Busca fotos de referencia similares y reordena sus lugares por los indicios cercanos a cada uno</translation>
  </message>
  <message>
   <source>Classifies into geocells made of states and provinces, then refines by the photos in them</source>
   <translation>Clasifica en geoceldas hechas de estados y provincias, y afina con las fotos que contienen</translation>
  </message>
  <message>
   <source>Classifies into square geocells, smaller where photos are dense; answers with their centres</source>
   <translation>Clasifica en geoceldas cuadradas, menores donde las fotos son densas; responde con sus centros</translation>
  </message>
  <message>
   <source>Compares the photo with 100,000 places; its weights come with the model pack geoclip-world</source>
   <translation>Compara la foto con 100.000 lugares; sus pesos vienen con el paquete de modelos geoclip-world</translation>
  </message>
  <message>
   <source>Samples places anywhere on Earth and draws their density, slowly without a GPU; its weights must be downloaded first</source>
   <translation>Extrae muestras de lugares de toda la Tierra y dibuja su densidad, lentamente sin GPU; antes hay que descargar sus pesos</translation>
  </message>
  <message>
   <source>Draw all its cells</source>
   <translation>Dibujar todas sus celdas</translation>
  </message>
  <message>
   <source>Add a layer with the probability of every geocell; it is large if there are many photos</source>
   <translation>Añadir una capa con la probabilidad de cada geocelda; es grande si hay muchas fotos</translation>
  </message>
  <message>
   <source>own candidates</source>
   <translation>candidatos propios</translation>
  </message>
  <message>
   <source>Another system can name more places; Pinpoint ranks them with its own, by the reference photos there</source>
   <translation>Otro sistema puede nombrar más lugares; Pinpoint los clasifica junto con los suyos, según las fotos de referencia de allí</translation>
  </message>
  <message>
   <source>Another system can propose candidates only where each photo is located by itself</source>
   <translation>Otro sistema solo puede proponer candidatos si cada foto se localiza por sí sola</translation>
  </message>
  <message>
   <source>{system} cannot be chosen: {need}</source>
   <translation>No se puede elegir {system}: {need}</translation>
  </message>
  <message>
   <source>{system} (not available)</source>
   <translation>{system} (no disponible)</translation>
  </message>
  <message>
   <source>Only photos that were taken there count</source>
   <translation>Solo cuentan las fotos tomadas allí</translation>
  </message>
  <message>
   <source>Search only there too</source>
   <translation>Buscar también solo allí</translation>
  </message>
  <message>
   <source>Tick this if you will know that the photos to locate come from this area</source>
   <translation>Márquelo si sabrá que las fotos que localizar vienen de esta área</translation>
  </message>
  <message>
   <source>Photos in a folder</source>
   <translation>Fotos de una carpeta</translation>
  </message>
  <message>
   <source>Folder of photos with GPS</source>
   <translation>Carpeta de fotos con GPS</translation>
  </message>
  <message>
   <source>Try it</source>
   <translation>Probar</translation>
  </message>
  <message>
   <source>Save layers…</source>
   <translation>Guardar capas…</translation>
  </message>
  <message>
   <source>Save plot…</source>
   <translation>Guardar gráfico…</translation>
  </message>
  <message>
   <source>Photos are read and located; you can keep working in QGIS.</source>
   <translation>Las fotos se leen y localizan; puede seguir trabajando en QGIS.</translation>
  </message>
  <message>
   <source>Save the photos and error lines</source>
   <translation>Guardar las fotos y las líneas de error</translation>
  </message>
  <message>
   <source>Pinpoint: how well it works here</source>
   <translation>Pinpoint: qué tal funciona aquí</translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation>Guardar el gráfico</translation>
  </message>
  <message>
   <source>Photos with GPS are located as if their place were unknown, then compared with it.</source>
   <translation>Se localizan fotos con GPS como si su lugar fuera desconocido, y después se comparan con él.</translation>
  </message>
  <message>
   <source>Photos taken</source>
   <translation>Fotos tomadas</translation>
  </message>
  <message>
   <source>no folder is chosen; choose one with photos that have GPS</source>
   <translation>no se ha elegido carpeta; elija una con fotos que tengan GPS</translation>
  </message>
  <message>
   <source>Photos in the list: {count}</source>
   <translation>Fotos de la lista: {count}</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>Cancelado.</translation>
  </message>
  <message>
   <source>{folder} holds no photo; choose another folder</source>
   <translation>{folder} no contiene ninguna foto; elija otra carpeta</translation>
  </message>
  <message>
   <source>the drawing has no place in {crs}; change the project's coordinate reference system</source>
   <translation>el dibujo no tiene lugar en {crs}; cambie el sistema de referencia de coordenadas del proyecto</translation>
  </message>
  <message>
   <source>the circle is too large; draw one with a radius of up to {most} km</source>
   <translation>el círculo es demasiado grande; dibuje uno con un radio de {most} km como máximo</translation>
  </message>
  <message>
   <source>{name} is a device or a pipe</source>
   <translation>{name} es un dispositivo o una tubería</translation>
  </message>
  <message>
   <source>choose photo files</source>
   <translation>elija archivos de fotos</translation>
  </message>
  <message>
   <source>{name} is not there</source>
   <translation>{name} no está</translation>
  </message>
  <message>
   <source>check the path, or leave it out</source>
   <translation>compruebe la ruta o exclúyalo</translation>
  </message>
  <message>
   <source>{name} is empty</source>
   <translation>{name} está vacío</translation>
  </message>
  <message>
   <source>copy it again</source>
   <translation>cópielo de nuevo</translation>
  </message>
  <message>
   <source>{name} is a raw file</source>
   <translation>{name} es un archivo raw</translation>
  </message>
  <message>
   <source>export it as JPEG</source>
   <translation>expórtelo como JPEG</translation>
  </message>
  <message>
   <source>scale it down first</source>
   <translation>redúzcalo antes</translation>
  </message>
  <message>
   <source>the file has more than {number} MB</source>
   <translation>el archivo tiene más de {number} MB</translation>
  </message>
  <message>
   <source>{name} is a folder</source>
   <translation>{name} es una carpeta</translation>
  </message>
  <message>
   <source>add it again, or choose photos in it</source>
   <translation>añádala de nuevo o elija fotos en ella</translation>
  </message>
  <message>
   <source>the folder {path} cannot be opened: {why}</source>
   <translation>la carpeta {path} no se puede abrir: {why}</translation>
  </message>
  <message>
   <source>permission denied</source>
   <translation>permiso denegado</translation>
  </message>
  <message>
   <source>give yourself permission to read it, or leave it out</source>
   <translation>concédase permiso de lectura o exclúyalo</translation>
  </message>
  <message>
   <source>its path is too long</source>
   <translation>su ruta es demasiado larga</translation>
  </message>
  <message>
   <source>move it up by some folders</source>
   <translation>súbalo algunas carpetas</translation>
  </message>
  <message>
   <source>it is a link that leads back to itself</source>
   <translation>es un enlace que lleva a sí mismo</translation>
  </message>
  <message>
   <source>remove the link</source>
   <translation>elimine el enlace</translation>
  </message>
  <message>
   <source>no reason is given</source>
   <translation>no se indica el motivo</translation>
  </message>
  <message>
   <source>see that its disk is there and sound, then try again</source>
   <translation>compruebe que su disco está y funciona, e inténtelo de nuevo</translation>
  </message>
  <message>
   <source>{path} cannot be read: {why}</source>
   <translation>{path} no se puede leer: {why}</translation>
  </message>
  <message>
   <source>{name} is too large: {why}</source>
   <translation>{name} es demasiado grande: {why}</translation>
  </message>
  <message>
   <source>{name} is broken or cut short ({why})</source>
   <translation>{name} está dañado o incompleto ({why})</translation>
  </message>
  <message>
   <source>{name} is {kind}, which cannot be read here for want of {needed}</source>
   <translation>{name} es {kind}, que aquí no se puede leer por faltar {needed}</translation>
  </message>
  <message>
   <source>save it as JPEG, or use the engine that Pinpoint sets up on this machine, which has it</source>
   <translation>guárdelo como JPEG o use el motor que Pinpoint instala en este equipo, que lo tiene</translation>
  </message>
  <message>
   <source>its header cannot be read</source>
   <translation>su cabecera no se puede leer</translation>
  </message>
  <message>
   <source>{name} is no photo that can be read</source>
   <translation>{name} no es una foto que se pueda leer</translation>
  </message>
  <message>
   <source>use JPEG, PNG, WebP or TIFF</source>
   <translation>use JPEG, PNG, WebP o TIFF</translation>
  </message>
  <message>
   <source>export it as JPEG, which may have more, or scale it down</source>
   <translation>expórtelo como JPEG, que puede tener más, o redúzcalo</translation>
  </message>
  <message>
   <source>{name} was written to while it was read</source>
   <translation>se escribió en {name} mientras se leía</translation>
  </message>
  <message>
   <source>locate it again</source>
   <translation>localícela de nuevo</translation>
  </message>
  <message>
   <source>it unpacks to more pixels than there is room for</source>
   <translation>descomprimida tiene más píxeles de los que caben</translation>
  </message>
  <message>
   <source>{name} is a JPEG of 12 bits or of another kind that is not supported</source>
   <translation>{name} es un JPEG de 12 bits o de otro tipo no admitido</translation>
  </message>
  <message>
   <source>it ends too early</source>
   <translation>termina demasiado pronto</translation>
  </message>
  <message>
   <source>its pixels cannot be unpacked</source>
   <translation>sus píxeles no se pueden descomprimir</translation>
  </message>
  <message>
   <source>copy it again or export it as JPEG</source>
   <translation>cópielo de nuevo o expórtelo como JPEG</translation>
  </message>
  <message>
   <source>scale it down, or save it as a plain JPEG</source>
   <translation>redúzcalo o guárdelo como JPEG sencillo</translation>
  </message>
  <message>
   <source>{size} pixels in a progressive JPEG</source>
   <translation>{size} píxeles en un JPEG progresivo</translation>
  </message>
  <message>
   <source>{size} pixels</source>
   <translation>{size} píxeles</translation>
  </message>
  <message>
   <source>more than {count} frames</source>
   <translation>más de {count} fotogramas</translation>
  </message>
  <message>
   <source>export one of them as JPEG</source>
   <translation>exporte uno de ellos como JPEG</translation>
  </message>
  <message>
   <source>{name} is black, or uses only the lowest of its 16 bits</source>
   <translation>{name} es negra o solo usa los bits más bajos de sus 16</translation>
  </message>
  <message>
   <source>{name} holds only a thumbnail, as raw files do</source>
   <translation>{name} solo contiene una miniatura, como los archivos raw</translation>
  </message>
  <message>
   <source>{name} is a TIFF with 16-bit colours in separate planes</source>
   <translation>{name} es un TIFF con colores de 16 bits en planos separados</translation>
  </message>
  <message>
   <source>{name} is a TIFF whose sample format is not supported ({what})</source>
   <translation>{name} es un TIFF cuyo formato de muestra no se admite ({what})</translation>
  </message>
  <message>
   <source>{name} is a TIFF whose compression, {kind}, is not supported</source>
   <translation>{name} es un TIFF cuya compresión, {kind}, no se admite</translation>
  </message>
  <message>
   <source>the model finds nothing to compare in this photo</source>
   <translation>el modelo no encuentra nada que comparar en esta foto</translation>
  </message>
  <message>
   <source>{system} takes no candidates of {other}</source>
   <translation>{system} no toma candidatos de {other}</translation>
  </message>
  <message>
   <source>choose pinpoint, or leave {other} out</source>
   <translation>elija pinpoint, o deje {other}</translation>
  </message>
  <message>
   <source>{system} takes each photo by itself</source>
   <translation>{system} toma cada foto por separado</translation>
  </message>
  <message>
   <source>choose that, or another system for a trip</source>
   <translation>elija eso, u otro sistema para un viaje</translation>
  </message>
  <message>
   <source>places without photos are no gallery of photos</source>
   <translation>los lugares sin fotos no son una galería de fotos</translation>
  </message>
  <message>
   <source>leave them in the pack they came with</source>
   <translation>déjelos en el paquete con el que vinieron</translation>
  </message>
  <message>
   <source>try another</source>
   <translation>pruebe con otra</translation>
  </message>
  <message>
   <source>no reference photo lies in the search area</source>
   <translation>no hay ninguna foto de referencia en el área de búsqueda</translation>
  </message>
  <message>
   <source>too few of PLONK's samples lie in the search area, {count} of {total}</source>
   <translation>muy pocas muestras de PLONK caen en el área de búsqueda, {count} de {total}</translation>
  </message>
  <message>
   <source>widen it or choose another system</source>
   <translation>amplíela o elija otro sistema</translation>
  </message>
  <message>
   <source>widen it or add a gallery that covers it</source>
   <translation>amplíela o añada una galería que la cubra</translation>
  </message>
  <message>
   <source>widen it, add a gallery that covers it, or, if its file has latitude first, exchange the two</source>
   <translation>amplíela, añada una galería que la cubra o, si su archivo tiene la latitud primero, intercambie ambas</translation>
  </message>
  <message>
   <source>all references that could be searched belong to this photo itself</source>
   <translation>todas las referencias que se podrían buscar pertenecen a esta misma foto</translation>
  </message>
  <message>
   <source>add a gallery of other photos of the area</source>
   <translation>añada una galería con otras fotos de la zona</translation>
  </message>
  <message>
   <source>the engine crashed twice on this photo</source>
   <translation>el motor falló dos veces con esta foto</translation>
  </message>
  <message>
   <source>save it again in an image editor, or leave it out</source>
   <translation>guárdela de nuevo con un editor de imágenes o exclúyala</translation>
  </message>
  <message>
   <source>the engine takes at most {count} photos in albums</source>
   <translation>el motor admite como máximo {count} fotos en álbumes</translation>
  </message>
  <message>
   <source>choose fewer</source>
   <translation>elija menos</translation>
  </message>
  <message>
   <source>the engine ended the job too early</source>
   <translation>el motor terminó el trabajo demasiado pronto</translation>
  </message>
  <message>
   <source>the engine stopped during the job</source>
   <translation>el motor se detuvo durante el trabajo</translation>
  </message>
  <message>
   <source>the engine's answer was cut off</source>
   <translation>la respuesta del motor se interrumpió</translation>
  </message>
  <message>
   <source>try again</source>
   <translation>inténtelo de nuevo</translation>
  </message>
  <message>
   <source>this photo is larger than the engine accepts</source>
   <translation>esta foto es mayor de lo que acepta el motor</translation>
  </message>
  <message>
   <source>crop it, or locate it with an engine in QGIS</source>
   <translation>recórtela o localícela con un motor en QGIS</translation>
  </message>
  <message>
   <source>the engine at {host} cannot be reached ({why})</source>
   <translation>no se puede acceder al motor en {host} ({why})</translation>
  </message>
  <message>
   <source>check that it is running, its address, and the network</source>
   <translation>compruebe que está en marcha, su dirección y la red</translation>
  </message>
  <message>
   <source>the proxy refuses the connection or cannot be reached</source>
   <translation>el proxy rechaza la conexión o no se puede acceder a él</translation>
  </message>
  <message>
   <source>no machine is known by this name</source>
   <translation>no se conoce ningún equipo con este nombre</translation>
  </message>
  <message>
   <source>the connection is refused: nothing listens there</source>
   <translation>la conexión se rechaza: nadie escucha allí</translation>
  </message>
  <message>
   <source>no answer in time</source>
   <translation>sin respuesta a tiempo</translation>
  </message>
  <message>
   <source>no encrypted connection can be made, it may speak http only</source>
   <translation>no se puede establecer una conexión cifrada, quizá solo hable http</translation>
  </message>
  <message>
   <source>the connection was cut</source>
   <translation>la conexión se cortó</translation>
  </message>
  <message>
   <source>it is not a valid address</source>
   <translation>no es una dirección válida</translation>
  </message>
  <message>
   <source>{url} is not an address</source>
   <translation>{url} no es una dirección</translation>
  </message>
  <message>
   <source>write https://host:port</source>
   <translation>escriba https://host:port</translation>
  </message>
  <message>
   <source>the token would be sent to {host} unencrypted</source>
   <translation>el token se enviaría a {host} sin cifrar</translation>
  </message>
  <message>
   <source>use https://</source>
   <translation>use https://</translation>
  </message>
  <message>
   <source>the certificate of {host} is not trusted ({why})</source>
   <translation>el certificado de {host} no es de confianza ({why})</translation>
  </message>
  <message>
   <source>the certificates that {name} names are not at {path}</source>
   <translation>los certificados que indica {name} no están en {path}</translation>
  </message>
  <message>
   <source>name a file that is there</source>
   <translation>indique un archivo que exista</translation>
  </message>
  <message>
   <source>name the file of its authority, or give the engine a trusted certificate</source>
   <translation>indique el archivo de su autoridad o dé al motor un certificado de confianza</translation>
  </message>
  <message>
   <source>{host} answers {number} and is no Pinpoint engine</source>
   <translation>{host} responde {number} y no es un motor de Pinpoint</translation>
  </message>
  <message>
   <source>check the address, or try again when the engine is running</source>
   <translation>compruebe la dirección o inténtelo de nuevo cuando el motor esté en marcha</translation>
  </message>
  <message>
   <source>it cannot be verified</source>
   <translation>no se puede verificar</translation>
  </message>
  <message>
   <source>it does not answer as it should</source>
   <translation>no responde como debería</translation>
  </message>
  <message>
   <source>the engine speaks protocol {theirs}, this Pinpoint {ours}</source>
   <translation>el motor habla el protocolo {theirs}, este Pinpoint {ours}</translation>
  </message>
  <message>
   <source>bring both to the same version</source>
   <translation>ponga ambos en la misma versión</translation>
  </message>
  <message>
   <source>the engine's answer cannot be read ({why})</source>
   <translation>la respuesta del motor no se puede leer ({why})</translation>
  </message>
  <message>
   <source>bring Pinpoint and the engine to the same version</source>
   <translation>ponga Pinpoint y el motor en la misma versión</translation>
  </message>
  <message>
   <source>{folder} is not a gallery</source>
   <translation>{folder} no es una galería</translation>
  </message>
  <message>
   <source>the gallery {folder} is damaged: {what}</source>
   <translation>la galería {folder} está dañada: {what}</translation>
  </message>
  <message>
   <source>{name} is missing</source>
   <translation>falta {name}</translation>
  </message>
  <message>
   <source>{name} is damaged</source>
   <translation>{name} está dañado</translation>
  </message>
  <message>
   <source>build it again</source>
   <translation>constrúyala de nuevo</translation>
  </message>
  <message>
   <source>the gallery {folder} cannot be read ({why})</source>
   <translation>la galería {folder} no se puede leer ({why})</translation>
  </message>
  <message>
   <source>check its permissions</source>
   <translation>compruebe sus permisos</translation>
  </message>
  <message>
   <source>{name} does not match its checksum</source>
   <translation>{name} no coincide con su suma de control</translation>
  </message>
  <message>
   <source>{name} has {count} bytes instead of {wanted}</source>
   <translation>{name} tiene {count} bytes en vez de {wanted}</translation>
  </message>
  <message>
   <source>the gallery {folder} has the first format</source>
   <translation>la galería {folder} tiene el primer formato</translation>
  </message>
  <message>
   <source>{folder} has gallery format {theirs}, unknown to this version</source>
   <translation>{folder} tiene el formato de galería {theirs}, que esta versión no conoce</translation>
  </message>
  <message>
   <source>update Pinpoint, or build it again</source>
   <translation>actualice Pinpoint, o constrúyala de nuevo</translation>
  </message>
  <message>
   <source>the gallery {folder} was made by another model ({theirs}, not {ours})</source>
   <translation>la galería {folder} se hizo con otro modelo ({theirs}, no {ours})</translation>
  </message>
  <message>
   <source>the gallery {folder} was made by another model</source>
   <translation>la galería {folder} la hizo otro modelo</translation>
  </message>
  <message>
   <source>another program is changing the gallery {folder}</source>
   <translation>otro programa está cambiando la galería {folder}</translation>
  </message>
  <message>
   <source>another program has made a gallery in {folder} meanwhile</source>
   <translation>otro programa ha creado mientras tanto una galería en {folder}</translation>
  </message>
  <message>
   <source>wait until it has finished</source>
   <translation>espere a que termine</translation>
  </message>
  <message>
   <source>free some space and run it again: what was done is kept</source>
   <translation>libere espacio y ejecútelo de nuevo: lo hecho queda guardado</translation>
  </message>
  <message>
   <source>none of these photos has a position</source>
   <translation>ninguna de estas fotos tiene posición</translation>
  </message>
  <message>
   <source>use geotagged photos, or a CSV with coordinates</source>
   <translation>use fotos geoetiquetadas, o un CSV con coordenadas</translation>
  </message>
  <message>
   <source>{folder} holds other files, which would be lost</source>
   <translation>{folder} contiene otros archivos, que se perderían</translation>
  </message>
  <message>
   <source>name a new folder</source>
   <translation>indique una carpeta nueva</translation>
  </message>
  <message>
   <source>these galleries were made by different models</source>
   <translation>estas galerías se hicieron con modelos distintos</translation>
  </message>
  <message>
   <source>build them again with one</source>
   <translation>constrúyalas de nuevo con uno solo</translation>
  </message>
  <message>
   <source>there is no model pack in {folder}</source>
   <translation>no hay ningún paquete de modelos en {folder}</translation>
  </message>
  <message>
   <source>reinstall Pinpoint or name another under Settings &gt; Options &gt; Pinpoint</source>
   <translation>reinstale Pinpoint o indique otro en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>the pack {folder} is damaged: {what}</source>
   <translation>el paquete {folder} está dañado: {what}</translation>
  </message>
  <message>
   <source>reinstall it</source>
   <translation>reinstálelo</translation>
  </message>
  <message>
   <source>the pack {folder} cannot be read ({why})</source>
   <translation>el paquete {folder} no se puede leer ({why})</translation>
  </message>
  <message>
   <source>{folder} has pack format {theirs}, not {ours}</source>
   <translation>{folder} tiene el formato de paquete {theirs}, no {ours}</translation>
  </message>
  <message>
   <source>get the pack of this version</source>
   <translation>obtenga el paquete de esta versión</translation>
  </message>
  <message>
   <source>the pack {name} has no {system}, only {others}</source>
   <translation>el paquete {name} no tiene {system}, solo {others}</translation>
  </message>
  <message>
   <source>choose one of these</source>
   <translation>elija uno de estos</translation>
  </message>
  <message>
   <source>there is not enough memory for one photo at a time</source>
   <translation>no hay memoria suficiente ni para una sola foto</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>está vacío</translation>
  </message>
  <message>
   <source>draw it again or delete it</source>
   <translation>dibújelo de nuevo o bórrelo</translation>
  </message>
  <message>
   <source>it has no geometry</source>
   <translation>no tiene geometría</translation>
  </message>
  <message>
   <source>draw one or delete it</source>
   <translation>dibuje una o bórrelo</translation>
  </message>
  <message>
   <source>a coordinate is missing or not a finite number</source>
   <translation>falta una coordenada o no es un número finito</translation>
  </message>
  <message>
   <source>correct it or draw it again</source>
   <translation>corríjalo o dibújelo de nuevo</translation>
  </message>
  <message>
   <source>it encloses no area</source>
   <translation>no encierra ninguna superficie</translation>
  </message>
  <message>
   <source>give it at least three corners that are not in line</source>
   <translation>dele al menos tres vértices que no estén en línea</translation>
  </message>
  <message>
   <source>it lies outside the range of its coordinate reference system</source>
   <translation>está fuera del ámbito de su sistema de referencia de coordenadas</translation>
  </message>
  <message>
   <source>move it or draw it again</source>
   <translation>muévalo o dibújelo de nuevo</translation>
  </message>
  <message>
   <source>its coordinates are not degrees</source>
   <translation>sus coordenadas no son grados</translation>
  </message>
  <message>
   <source>save it in EPSG:4326 first</source>
   <translation>guárdelo antes en EPSG:4326</translation>
  </message>
  <message>
   <source>it is wider than the Earth</source>
   <translation>es más ancho que la Tierra</translation>
  </message>
  <message>
   <source>draw a smaller one</source>
   <translation>dibuje uno más pequeño</translation>
  </message>
  <message>
   <source>it is a {kind}</source>
   <translation>es un {kind}</translation>
  </message>
  <message>
   <source>draw a polygon around the place you mean</source>
   <translation>dibuje un polígono alrededor del lugar que quiere</translation>
  </message>
  <message>
   <source>{source} gives no search area: {why}</source>
   <translation>{source} no da ningún área de búsqueda: {why}</translation>
  </message>
  <message>
   <source>it holds no polygon</source>
   <translation>no contiene ningún polígono</translation>
  </message>
  <message>
   <source>draw one</source>
   <translation>dibuje uno</translation>
  </message>
  <message>
   <source>{names} of {source} skipped: {why}</source>
   <translation>{names} de {source} omitido: {why}</translation>
  </message>
  <message>
   <source>a hole of {name}</source>
   <translation>un hueco de {name}</translation>
  </message>
  <message>
   <source>feature {number}</source>
   <translation>objeto {number}</translation>
  </message>
  <message>
   <source>the layer {name}</source>
   <translation>la capa {name}</translation>
  </message>
  <message>
   <source>longitude and latitude are swapped, for no latitude is {number}</source>
   <translation>longitud y latitud están intercambiadas, pues ninguna latitud es {number}</translation>
  </message>
  <message>
   <source>write longitude first</source>
   <translation>escriba primero la longitud</translation>
  </message>
  <message>
   <source>{name} of {source} is taken the long way round, {width}° wide</source>
   <translation>{name} de {source} se toma por el camino largo, de {width}° de ancho</translation>
  </message>
  <message>
   <source>if it is meant to cross the 180° meridian, write its longitudes as {west} to {east}</source>
   <translation>si debe cruzar el meridiano 180°, escriba sus longitudes como {west} a {east}</translation>
  </message>
  <message>
   <source>the search area has no surface</source>
   <translation>el área de búsqueda no tiene superficie</translation>
  </message>
  <message>
   <source>draw a polygon that encloses some ground</source>
   <translation>dibuje un polígono que encierre terreno</translation>
  </message>
  <message>
   <source>a search area is wider than the Earth</source>
   <translation>un área de búsqueda es más ancha que la Tierra</translation>
  </message>
  <message>
   <source>zoom in or choose a smaller one</source>
   <translation>acerque el mapa o elija una más pequeña</translation>
  </message>
  <message>
   <source>no country, state or province is called "{name}"</source>
   <translation>ningún país, estado o provincia se llama «{name}»</translation>
  </message>
  <message>
   <source>use its name in English or in the country itself</source>
   <translation>use su nombre en inglés o el del propio país</translation>
  </message>
  <message>
   <source>use {names} if you mean one of these</source>
   <translation>use {names} si quiere decir uno de estos</translation>
  </message>
  <message>
   <source>"{name}" may mean {several}</source>
   <translation>«{name}» puede significar {several}</translation>
  </message>
  <message>
   <source>use one of these</source>
   <translation>use uno de estos</translation>
  </message>
  <message>
   <source>{path} was written by a newer version of Pinpoint, so it is only shown</source>
   <translation>{path} es de una versión más nueva de Pinpoint, así que solo se muestra</translation>
  </message>
  <message>
   <source>update Pinpoint to change it</source>
   <translation>actualice Pinpoint para modificarlo</translation>
  </message>
  <message>
   <source>{path} is only shown, as it is read-only</source>
   <translation>{path} solo se muestra, pues es de solo lectura</translation>
  </message>
  <message>
   <source>{path} is only shown, as its folder is read-only</source>
   <translation>{path} solo se muestra, pues su carpeta es de solo lectura</translation>
  </message>
  <message>
   <source>copy it to a folder of your own to change it</source>
   <translation>cópielo a una carpeta propia para modificarlo</translation>
  </message>
  <message>
   <source>it is open in another program, or on a drive without file locks, as some network drives are</source>
   <translation>está abierto en otro programa o en una unidad sin bloqueo de archivos, como algunas de red</translation>
  </message>
  <message>
   <source>close it there, or copy it to this computer</source>
   <translation>ciérrelo allí o cópielo a este equipo</translation>
  </message>
  <message>
   <source>{path} cannot be written: {why}</source>
   <translation>{path} no se puede escribir: {why}</translation>
  </message>
  <message>
   <source>it is being edited in another program</source>
   <translation>se está editando en otro programa</translation>
  </message>
  <message>
   <source>save or end the edits there</source>
   <translation>guarde o termine allí la edición</translation>
  </message>
  <message>
   <source>it is damaged</source>
   <translation>está dañado</translation>
  </message>
  <message>
   <source>save a repaired copy of it</source>
   <translation>guarde una copia reparada</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>el disco está lleno</translation>
  </message>
  <message>
   <source>free some space</source>
   <translation>libere espacio</translation>
  </message>
  <message>
   <source>check its permissions, or choose another folder</source>
   <translation>compruebe sus permisos o elija otra carpeta</translation>
  </message>
  <message>
   <source>the disk reports an error</source>
   <translation>el disco informa de un error</translation>
  </message>
  <message>
   <source>choose another folder</source>
   <translation>elija otra carpeta</translation>
  </message>
  <message>
   <source>{path} is not a Pinpoint run</source>
   <translation>{path} no es una ejecución de Pinpoint</translation>
  </message>
  <message>
   <source>choose the GeoPackage of a run</source>
   <translation>elija el GeoPackage de una ejecución</translation>
  </message>
  <message>
   <source>save a repaired copy of it, or locate its photos again</source>
   <translation>guarde una copia reparada o localice de nuevo sus fotos</translation>
  </message>
  <message>
   <source>{path} cannot be read ({why})</source>
   <translation>{path} no se puede leer ({why})</translation>
  </message>
  <message>
   <source>check the path and its permissions</source>
   <translation>compruebe la ruta y sus permisos</translation>
  </message>
  <message>
   <source>{path} is gone, or its disk was disconnected</source>
   <translation>{path} ya no está o su disco se desconectó</translation>
  </message>
  <message>
   <source>bring it back</source>
   <translation>recupérelo</translation>
  </message>
  <message>
   <source>this run was located by {theirs}, not {ours}</source>
   <translation>esta ejecución se localizó con {theirs}, no con {ours}</translation>
  </message>
  <message>
   <source>go on with that one</source>
   <translation>continúe con ese</translation>
  </message>
  <message>
   <source>this run cannot go on: the {name} {how}</source>
   <translation>esta ejecución no puede continuar: {name} {how}</translation>
  </message>
  <message>
   <source>has changed since</source>
   <translation>ha cambiado desde entonces</translation>
  </message>
  <message>
   <source>is missing now</source>
   <translation>falta ahora</translation>
  </message>
  <message>
   <source>was not used then</source>
   <translation>no se usó entonces</translation>
  </message>
  <message>
   <source>is missing now, or has changed</source>
   <translation>falta ahora o ha cambiado</translation>
  </message>
  <message>
   <source>use the same one, or start a new run</source>
   <translation>use el mismo o inicie una ejecución nueva</translation>
  </message>
  <message>
   <source>use the same ones, or start a new run</source>
   <translation>use los mismos o inicie una ejecución nueva</translation>
  </message>
  <message>
   <source>answer {number} to {name} is damaged</source>
   <translation>la respuesta {number} a {name} está dañada</translation>
  </message>
  <message>
   <source>locate the photo again</source>
   <translation>localice la foto otra vez</translation>
  </message>
  <message>
   <source>save a repaired copy, or locate the photos again</source>
   <translation>guarde una copia reparada o localice de nuevo las fotos</translation>
  </message>
  <message>
   <source>the table {name} is missing: {what}</source>
   <translation>falta la tabla {name}: {what}</translation>
  </message>
  <message>
   <source>the table run is empty: {what}</source>
   <translation>la tabla run está vacía: {what}</translation>
  </message>
  <message>
   <source>photos are listed from their candidates and failures, without their confidence, notes and reviews</source>
   <translation>las fotos se listan por sus candidatos y fallos, sin su confianza, notas ni revisiones</translation>
  </message>
  <message>
   <source>photos are shown without candidates</source>
   <translation>las fotos se muestran sin candidatos</translation>
  </message>
  <message>
   <source>candidates are shown without evidence</source>
   <translation>los candidatos se muestran sin indicios</translation>
  </message>
  <message>
   <source>photos are shown without regions</source>
   <translation>las fotos se muestran sin regiones</translation>
  </message>
  <message>
   <source>it is not known why photos failed</source>
   <translation>no se sabe por qué fallaron las fotos</translation>
  </message>
  <message>
   <source>it is not known how and when the run was made</source>
   <translation>no se sabe cómo ni cuándo se hizo la ejecución</translation>
  </message>
  <message>
   <source>the file is cut short, and what was at its end is missing or wrong</source>
   <translation>el archivo está incompleto, y lo que había al final falta o es erróneo</translation>
  </message>
  <message>
   <source>a part of the table {name} cannot be read, and what was there is not shown</source>
   <translation>una parte de la tabla {name} no se puede leer, y lo que había no se muestra</translation>
  </message>
  <message>
   <source>the table {name} has rows with the id of another one, which are not shown ({rows})</source>
   <translation>la tabla {name} tiene filas con el identificador de otra, que no se muestran ({rows})</translation>
  </message>
  <message>
   <source>the {what} in the table {table} is missing or impossible, and is left out</source>
   <translation>{what} en la tabla {table} falta o es imposible, y se omite</translation>
  </message>
  <message>
   <source>locate the photos again</source>
   <translation>localice de nuevo las fotos</translation>
  </message>
  <message>
   <source>{path} cannot be written ({why})</source>
   <translation>{path} no se puede escribir ({why})</translation>
  </message>
  <message>
   <source>no such file or directory</source>
   <translation>no existe tal archivo o carpeta</translation>
  </message>
  <message>
   <source>no space left on device</source>
   <translation>no queda espacio en el dispositivo</translation>
  </message>
  <message>
   <source>out of memory</source>
   <translation>memoria insuficiente</translation>
  </message>
  <message>
   <source>free some space or choose another folder</source>
   <translation>libere espacio o elija otra carpeta</translation>
  </message>
  <message>
   <source>choose another name</source>
   <translation>elija otro nombre</translation>
  </message>
  <message>
   <source>{path} is open in another program, such as QGIS</source>
   <translation>{path} está abierto en otro programa, como QGIS</translation>
  </message>
  <message>
   <source>remove its layers there, or choose another name</source>
   <translation>quite allí sus capas o elija otro nombre</translation>
  </message>
  <message>
   <source>no photo of {path} is accepted</source>
   <translation>ninguna foto de {path} está aceptada</translation>
  </message>
  <message>
   <source>accept a candidate first, or place a photo on the map</source>
   <translation>acepte antes un candidato o coloque una foto en el mapa</translation>
  </message>
  <message>
   <source>{host} is given up ({why})</source>
   <translation>ya no se pregunta a {host} ({why})</translation>
  </message>
  <message>
   <source>it is busy, HTTP {number}</source>
   <translation>está saturado, HTTP {number}</translation>
  </message>
  <message>
   <source>it asks to wait {number} s</source>
   <translation>pide esperar {number} s</translation>
  </message>
  <message>
   <source>{host} asks to wait {number} s</source>
   <translation>{host} pide esperar {number} s</translation>
  </message>
  <message>
   <source>its answers cannot be used</source>
   <translation>sus respuestas no sirven</translation>
  </message>
  <message>
   <source>its answer comes too slowly</source>
   <translation>su respuesta llega demasiado despacio</translation>
  </message>
  <message>
   <source>{host} cannot be asked ({why})</source>
   <translation>no se puede preguntar a {host} ({why})</translation>
  </message>
  <message>
   <source>check its address and the network: what was fetched stays, try again later</source>
   <translation>compruebe la dirección y la red: lo descargado se conserva; inténtelo más tarde</translation>
  </message>
  <message>
   <source>what was fetched stays, try again later</source>
   <translation>lo descargado se conserva; inténtelo más tarde</translation>
  </message>
  <message>
   <source>what was fetched stays, try again after that</source>
   <translation>lo descargado se conserva; inténtelo después</translation>
  </message>
  <message>
   <source>{host} answers {number}</source>
   <translation>{host} responde {number}</translation>
  </message>
  <message>
   <source>{host} answers {number} ({what})</source>
   <translation>{host} responde {number} ({what})</translation>
  </message>
  <message>
   <source>check the token, and what it may be used for</source>
   <translation>compruebe el token y para qué sirve</translation>
  </message>
  <message>
   <source>check its address, and whether it is open to all</source>
   <translation>compruebe la dirección y si está abierta a todos</translation>
  </message>
  <message>
   <source>enter a contact in the dock or set PINPOINT_CONTACT, as some hosts want to know who asks</source>
   <translation>indique un contacto en el panel o defina PINPOINT_CONTACT, pues algunos quieren saber quién pregunta</translation>
  </message>
  <message>
   <source>{host} has trouble with {number} parts of the area ({why}), and no imagery in the others</source>
   <translation>{host} tiene problemas con {number} partes del área ({why}) y ninguna imagen en las demás</translation>
  </message>
  <message>
   <source>try again later</source>
   <translation>inténtelo más tarde</translation>
  </message>
  <message>
   <source>the area is too large: {host} would have to be asked {number} times or more, for it is asked for at most {side}° at once</source>
   <translation>el área es demasiado grande: habría que preguntar a {host} {number} veces o más, pues cada vez se piden como máximo {side}°</translation>
  </message>
  <message>
   <source>the area is too large: {host} would have to be asked {number} times or more, which takes {time} at its pace, for it is asked for at most {side}° at once</source>
   <translation>el área es demasiado grande: habría que preguntar a {host} {number} veces o más, lo que a su ritmo tarda {time}, pues cada vez se piden como máximo {side}°</translation>
  </message>
  <message>
   <source>{number} minutes</source>
   <translation>{number} minutos</translation>
  </message>
  <message>
   <source>{number} hours</source>
   <translation>{number} horas</translation>
  </message>
  <message>
   <source>draw a smaller one, such as longitude {west} to {east}, latitude {south} to {north} ({km} km from south to north)</source>
   <translation>dibuje una más pequeña, como longitud {west} a {east}, latitud {south} a {north} ({km} km de sur a norte)</translation>
  </message>
  <message>
   <source>{host} has no imagery here</source>
   <translation>{host} no tiene imágenes aquí</translation>
  </message>
  <message>
   <source>draw a larger area, or choose another source</source>
   <translation>dibuje un área mayor o elija otra fuente</translation>
  </message>
  <message>
   <source>{fault}; {remedy}</source>
   <translation>{fault}; {remedy}</translation>
  </message>
  <message>
   <source>Located on this machine, in a process of its own</source>
   <translation>Localizado en este equipo, en un proceso propio</translation>
  </message>
  <message>
   <source>Located on this machine, inside QGIS</source>
   <translation>Localizado en este equipo, dentro de QGIS</translation>
  </message>
  <message>
   <source>There is no engine on this machine yet; photos cannot be located</source>
   <translation>Aún no hay motor en este equipo; no se pueden localizar fotos</translation>
  </message>
  <message>
   <source>The engine on this machine is not whole; photos cannot be located until it is set up again</source>
   <translation>El motor de este equipo está incompleto; no se pueden localizar fotos hasta que se instale de nuevo</translation>
  </message>
  <message>
   <source>The engine on this machine is for an older Pinpoint; photos cannot be located until it is set up again</source>
   <translation>El motor de este equipo es de un Pinpoint más antiguo; no se pueden localizar fotos hasta que se instale de nuevo</translation>
  </message>
  <message>
   <source>Located elsewhere: the pixels of photos are sent to {host}</source>
   <translation>Localizado en otra parte: los píxeles de las fotos se envían a {host}</translation>
  </message>
  <message>
   <source>QGIS closes; no engine is started any more</source>
   <translation>QGIS se está cerrando; ya no se inicia ningún motor</translation>
  </message>
  <message>
   <source>there is no system {name}; choose one of {have} in the dock</source>
   <translation>no existe el sistema {name}; elija en el panel uno de {have}</translation>
  </message>
  <message>
   <source>{name} could not be written completely; free some space or choose another folder</source>
   <translation>{name} no se pudo escribir por completo; libere espacio o elija otra carpeta</translation>
  </message>
  <message>
   <source>{column}: {count} texts cut at {most} bytes; they are whole in the CSV</source>
   <translation>{column}: {count} textos cortados a {most} bytes; están completos en el CSV</translation>
  </message>
  <message>
   <source>{name} has no known format; end it in one of {names}</source>
   <translation>{name} no tiene un formato conocido; termínelo en uno de {names}</translation>
  </message>
  <message>
   <source>{table}: CSV cannot hold outlines; they are in the run's GeoPackage</source>
   <translation>{table}: CSV no puede contener contornos; están en el GeoPackage de la ejecución</translation>
  </message>
  <message>
   <source>{table}: {count} without a place left out</source>
   <translation>{table}: {count} sin lugar omitidos</translation>
  </message>
  <message>
   <source>this QGIS cannot write {suffix}; choose .gpkg, or run `pinpoint export` on the run's GeoPackage</source>
   <translation>este QGIS no puede escribir {suffix}; elija .gpkg, o ejecute `pinpoint export` con el GeoPackage de la ejecución</translation>
  </message>
  <message>
   <source>Find {photos} in {folder}</source>
   <translation>Buscar {photos} en {folder}</translation>
  </message>
  <message>
   <source>Probabilities stay as the pack ships them.</source>
   <translation>Las probabilidades quedan como las trae el paquete.</translation>
  </message>
  <message>
   <source>The probabilities are fitted on {count} questions of {albums} sequences: their log loss on sequences that were left out falls from {before} to {after}. The next run uses them.</source>
   <translation>Las probabilidades se ajustaron con {count} preguntas de {albums} secuencias: su pérdida logarítmica en secuencias excluidas baja de {before} a {after}. La próxima ejecución las usa.</translation>
  </message>
  <message>
   <source>{path} is not a gallery; choose the folder of one, which Build gallery makes</source>
   <translation>{path} no es una galería; elija la carpeta de una, que hace Construir galería</translation>
  </message>
  <message>
   <source>Nothing is fitted: {references} references of {sequences} sequences can be asked about fairly; it takes {least} of {fewest}.</source>
   <translation>No se ajusta nada: se puede preguntar de forma justa por {references} referencias de {sequences} secuencias; hacen falta {least} de {fewest}.</translation>
  </message>
  <message>
   <source>probabilities fitted</source>
   <translation>probabilidades ajustadas</translation>
  </message>
  <message>
   <source>probabilities not fitted</source>
   <translation>probabilidades no ajustadas</translation>
  </message>
  <message>
   <source>probabilities to be fitted again</source>
   <translation>probabilidades por ajustar de nuevo</translation>
  </message>
  <message>
   <source>{count} references</source>
   <translation>{count} referencias</translation>
  </message>
  <message>
   <source>{count} reference</source>
   <translation>{count} referencia</translation>
  </message>
  <message>
   <source>{count} of any kind</source>
   <translation>{count} de cualquier tipo</translation>
  </message>
  <message>
   <source>{count} street-level frames</source>
   <translation>{count} vistas de calle</translation>
  </message>
  <message>
   <source>1 shard</source>
   <translation>1 fragmento</translation>
  </message>
  <message>
   <source>another program is changing it</source>
   <translation>otro programa la está cambiando</translation>
  </message>
  <message>
   <source>older format; upgrade it to be able to change it</source>
   <translation>formato anterior; conviértala para poder cambiarla</translation>
  </message>
  <message>
   <source>Nothing is kept: what was fitted is no better than chance.</source>
   <translation>No se guarda nada: lo ajustado no es mejor que el azar.</translation>
  </message>
  <message>
   <source>{count} shards</source>
   <translation>{count} fragmentos</translation>
  </message>
  <message>
   <source>{folder} has no references; add photos to it</source>
   <translation>{folder} no tiene referencias; añádale fotos</translation>
  </message>
  <message>
   <source>format {number}</source>
   <translation>formato {number}</translation>
  </message>
  <message>
   <source>{count} removed, still taking room; compact it to free it</source>
   <translation>{count} quitadas, aún ocupan espacio; compáctela para liberarlo</translation>
  </message>
  <message>
   <source>{count} added, not searched yet; compact it to finish</source>
   <translation>{count} añadidas, aún no se buscan; compáctela para terminar</translation>
  </message>
  <message>
   <source>Made by the model {model}; digest {digest}</source>
   <translation>Hecha por el modelo {model}; suma {digest}</translation>
  </message>
  <message>
   <source>The gallery is damaged; build it again, or restore it from a copy</source>
   <translation>La galería está dañada; constrúyala de nuevo, o restáurela de una copia</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>Añadir…</translation>
  </message>
  <message>
   <source>Say more of the gallery</source>
   <translation>Decir más de la galería</translation>
  </message>
  <message>
   <source>Read all of the gallery, and say what is damaged</source>
   <translation>Leer toda la galería, y decir qué está dañado</translation>
  </message>
  <message>
   <source>Make it smaller and faster; what was left to be done is finished first</source>
   <translation>La hace más pequeña y rápida; lo que quedaba por hacer se termina antes</translation>
  </message>
  <message>
   <source>Ask the services of its open imagery what is new in the same areas, and download it; they learn again where you look</source>
   <translation>Preguntar a los servicios de sus imágenes abiertas qué hay de nuevo en las mismas áreas, y descargarlo; vuelven a saber dónde busca</translation>
  </message>
  <message>
   <source>Convert it to the format of this version, so that it can be changed</source>
   <translation>Convertirla al formato de esta versión, para poder cambiarla</translation>
  </message>
  <message>
   <source>Fit the probabilities of the chosen pack on the references of all these galleries together, each asked without its sequence</source>
   <translation>Ajustar las probabilidades del paquete elegido con las referencias de todas estas galerías juntas, preguntando por cada una sin su secuencia</translation>
  </message>
  <message>
   <source>Write its references to a layer in the folder of runs, and add it to the map</source>
   <translation>Escribir sus referencias en una capa en la carpeta de ejecuciones, y añadirla al mapa</translation>
  </message>
  <message>
   <source>Use it no longer; its folder stays as it is</source>
   <translation>No usarla más; su carpeta se queda como está</translation>
  </message>
  <message>
   <source>Make or change</source>
   <translation>Crear o cambiar</translation>
  </message>
  <message>
   <source>Folder of a gallery, made by *Build gallery* in the toolbox</source>
   <translation>Carpeta de una galería, hecha con *Construir galería* en la caja de herramientas</translation>
  </message>
  <message>
   <source>{gallery} has the references of the galleries that it was merged from; remove those from the list</source>
   <translation>{gallery} tiene las referencias de las galerías que se unieron en ella; quite esas de la lista</translation>
  </message>
  <message>
   <source>Reading galleries</source>
   <translation>Leyendo galerías</translation>
  </message>
  <message>
   <source>Verifying</source>
   <translation>Verificando</translation>
  </message>
  <message>
   <source>Compacting</source>
   <translation>Compactando</translation>
  </message>
  <message>
   <source>Asking for new imagery</source>
   <translation>Se piden imágenes nuevas</translation>
  </message>
  <message>
   <source>Fitting the probabilities</source>
   <translation>Ajustando las probabilidades</translation>
  </message>
  <message>
   <source>Writing a layer</source>
   <translation>Escribiendo una capa</translation>
  </message>
  <message>
   <source>Cancelled; nothing that was done is lost</source>
   <translation>Cancelado; no se pierde nada de lo hecho</translation>
  </message>
  <message>
   <source>{gallery} is compact: the next run uses its new state</source>
   <translation>{gallery} está compacta: la próxima ejecución usa su nuevo estado</translation>
  </message>
  <message>
   <source>On the map: {count} references, in {path}</source>
   <translation>En el mapa: {count} referencias, en {path}</translation>
  </message>
  <message>
   <source>Info</source>
   <translation>Información</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Verificar</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>Compactar</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation>Actualizar</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>Ajustar</translation>
  </message>
  <message>
   <source>Upgrade</source>
   <translation>Convertir</translation>
  </message>
  <message>
   <source>Show on map</source>
   <translation>Mostrar en el mapa</translation>
  </message>
  <message>
   <source>Remove from list</source>
   <translation>Quitar de la lista</translation>
  </message>
  <message>
   <source>{gallery} is whole</source>
   <translation>{gallery} está íntegra</translation>
  </message>
  <message>
   <source>Build gallery</source>
   <translation>Construir galería</translation>
  </message>
  <message>
   <source>Add photos to gallery</source>
   <translation>Añadir fotos a una galería</translation>
  </message>
  <message>
   <source>Remove references from gallery</source>
   <translation>Quitar referencias de una galería</translation>
  </message>
  <message>
   <source>Merge galleries</source>
   <translation>Unir galerías</translation>
  </message>
  <message>
   <source>The remote engine does not search galleries on this machine, so imagery would change no answer; choose an engine on this machine under Settings &gt; Options &gt; Pinpoint</source>
   <translation>El motor remoto no busca en galerías de este equipo, así que las imágenes no cambiarían ninguna respuesta; elija un motor en este equipo en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>Panoramas among them: {count}; each becomes four references</source>
   <translation>Panorámicas entre ellas: {count}; cada una se convierte en cuatro referencias</translation>
  </message>
  <message>
   <source>{percent} of the area could not be asked for; what is there is not counted</source>
   <translation>no se pudo preguntar por {percent} del área; lo que hay allí no se cuenta</translation>
  </message>
  <message>
   <source>Some places have more pictures than {host} tells of; those that it does not tell of are missing</source>
   <translation>En algunos lugares hay más imágenes de las que {host} indica; faltan las que no indica</translation>
  </message>
  <message>
   <source>To download: about {size} in {minutes} minutes, from {hosts}</source>
   <translation>A descargar: unos {size} en {minutes} minutos, de {hosts}</translation>
  </message>
  <message>
   <source>To download: about {size} in a minute, from {hosts}</source>
   <translation>A descargar: unos {size} en un minuto, de {hosts}</translation>
  </message>
  <message>
   <source>Street level, mostly in France; free licences</source>
   <translation>A pie de calle, sobre todo en Francia; licencias libres</translation>
  </message>
  <message>
   <source>Street level, worldwide, CC BY-SA 4.0; needs an access token of your own</source>
   <translation>A pie de calle, en todo el mundo, CC BY-SA 4.0; necesita un token propio</translation>
  </message>
  <message>
   <source>Photos of places worldwide; free licences</source>
   <translation>Fotos de lugares de todo el mundo; licencias libres</translation>
  </message>
  <message>
   <source>Photos worldwide, those under a Creative Commons licence; needs an API key of your own</source>
   <translation>Fotos de todo el mundo con licencia Creative Commons; necesita una clave de API propia</translation>
  </message>
  <message>
   <source>{system} searches no galleries, so imagery would change no answer; choose Pinpoint + {system} under Located by, and locate the photos in a new run</source>
   <translation>{system} no busca en galerías, así que las imágenes no cambiarían ninguna respuesta; elija Pinpoint + {system} en Localizado por, y localice las fotos en una ejecución nueva</translation>
  </message>
  <message>
   <source>{count} pictures there, {chosen} of them one for each 20 m and direction</source>
   <translation>{count} imágenes allí, {chosen} de ellas una por cada 20 m y dirección</translation>
  </message>
  <message>
   <source>{count} of these are not in the gallery yet</source>
   <translation>{count} de ellas no están aún en la galería</translation>
  </message>
  <message>
   <source>{count} are left out for their licence</source>
   <translation>{count} se dejan fuera por su licencia</translation>
  </message>
  <message>
   <source>{count} are left out: {why}</source>
   <translation>{count} se omiten: {why}</translation>
  </message>
  <message>
   <source>{count} show the same as another at the same place</source>
   <translation>{count} muestran lo mismo que otra en el mismo lugar</translation>
  </message>
  <message>
   <source>{count} are said to be panoramas and are none</source>
   <translation>{count} se dicen panoramas y no lo son</translation>
  </message>
  <message>
   <source>{count} show nothing that the model can compare</source>
   <translation>{count} no muestran nada que el modelo pueda comparar</translation>
  </message>
  <message>
   <source>{count} are gone where they were</source>
   <translation>{count} ya no están donde estaban</translation>
  </message>
  <message>
   <source>{count} could not be downloaded</source>
   <translation>{count} no se pudieron descargar</translation>
  </message>
  <message>
   <source>{count} got no answer from their host</source>
   <translation>{count} no recibieron respuesta de su servidor</translation>
  </message>
  <message>
   <source>{count} are broken</source>
   <translation>{count} están dañadas</translation>
  </message>
  <message>
   <source>{count} were not asked for: {why}</source>
   <translation>{count} no se pidieron: {why}</translation>
  </message>
  <message>
   <source>1 new reference</source>
   <translation>1 referencia nueva</translation>
  </message>
  <message>
   <source>{count} new references</source>
   <translation>{count} referencias nuevas</translation>
  </message>
  <message>
   <source>not brought: {reasons}; press Refresh under Settings &gt; Options &gt; Pinpoint to ask again</source>
   <translation>no traídas: {reasons}; pulse Actualizar en Configuración &gt; Opciones &gt; Pinpoint para pedirlas de nuevo</translation>
  </message>
  <message>
   <source>a part of the area could not be asked for; press Refresh under Settings &gt; Options &gt; Pinpoint</source>
   <translation>no se pudo preguntar por una parte del área; pulse Actualizar en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>left out: {reasons}</source>
   <translation>omitidas: {reasons}</translation>
  </message>
  <message>
   <source>pictures also came from {hosts}, where their hosts sent for them</source>
   <translation>también llegaron imágenes de {hosts}, adonde remitieron sus servidores</translation>
  </message>
  <message>
   <source>QGIS's own Python lacks packages of the engine; {remedy}</source>
   <translation>al Python de QGIS le faltan paquetes del motor; {remedy}</translation>
  </message>
  <message>
   <source>shapely in QGIS's own Python was built for GEOS {theirs} and QGIS has {ours}; both in one process can crash QGIS, so {remedy}</source>
   <translation>shapely en el Python de QGIS se compiló para GEOS {theirs} y QGIS tiene {ours}; ambos en un proceso pueden colgar QGIS, así que {remedy}</translation>
  </message>
  <message>
   <source>QGIS's own Python cannot read photos ({reason}), which an engine inside QGIS or on another machine needs; {remedy}</source>
   <translation>el Python de QGIS no puede leer fotos ({reason}), algo que necesita un motor dentro de QGIS o en otro equipo; {remedy}</translation>
  </message>
  <message>
   <source>shapely in QGIS's own Python does not load ({reason}); {remedy}</source>
   <translation>shapely no se carga en el Python de QGIS ({reason}); {remedy}</translation>
  </message>
  <message>
   <source>Candidates</source>
   <translation>Candidatos</translation>
  </message>
  <message>
   <source>Photos</source>
   <translation>Fotos</translation>
  </message>
  <message>
   <source>Credible regions</source>
   <translation>Regiones creíbles</translation>
  </message>
  <message>
   <source>Geocells</source>
   <translation>Geoceldas</translation>
  </message>
  <message>
   <source>Failures</source>
   <translation>Fallos</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Ejecución</translation>
  </message>
  <message>
   <source>Ranked candidates are leads, never proof. Probabilities hold for photos like those tested.</source>
   <translation>Los candidatos ordenados son pistas, nunca pruebas. Las probabilidades valen para fotos como las probadas.</translation>
  </message>
  <message>
   <source>World map</source>
   <translation>Mapa del mundo</translation>
  </message>
  <message>
   <source>not calibrated</source>
   <translation>sin calibrar</translation>
  </message>
  <message>
   <source>Pinpoint: {table}, run {run}</source>
   <translation>Pinpoint: {table}, ejecución {run}</translation>
  </message>
  <message>
   <source>one place</source>
   <translation>un lugar</translation>
  </message>
  <message>
   <source>one trip</source>
   <translation>un recorrido</translation>
  </message>
  <message>
   <source>in 1 area</source>
   <translation>en 1 área</translation>
  </message>
  <message>
   <source>{source} has no rows to be read now; open it again in a moment</source>
   <translation>{source} no tiene ahora filas que leer; ábralo de nuevo en un momento</translation>
  </message>
  <message>
   <source>QGIS cannot open {path}, because of the | in its name; rename the file or folder</source>
   <translation>QGIS no puede abrir {path} por el | de su nombre; cambie el nombre del archivo o de la carpeta</translation>
  </message>
  <message>
   <source>{path} has no table {name} and is no run of Pinpoint; locate the photos again</source>
   <translation>{path} no tiene tabla {name} y no es una ejecución de Pinpoint; localice las fotos de nuevo</translation>
  </message>
  <message>
   <source>{path} is being written by another program; open it again in a moment</source>
   <translation>otro programa está escribiendo {path}; ábralo de nuevo en un momento</translation>
  </message>
  <message>
   <source>{fault} in Settings &gt; Options &gt; Pinpoint</source>
   <translation>{fault} en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>in {count} areas</source>
   <translation>en {count} áreas</translation>
  </message>
  <message>
   <source>an unexpected error occurred ({reason}); please report it, with the diagnostics</source>
   <translation>ocurrió un error inesperado ({reason}); comuníquelo junto con el diagnóstico</translation>
  </message>
  <message>
   <source>the engine ended unexpectedly ({reason}); try again, or reinstall the engine</source>
   <translation>el motor terminó de forma inesperada ({reason}); inténtelo de nuevo, o reinstale el motor</translation>
  </message>
  <message>
   <source>{python} cannot be started; reinstall the engine in the Pinpoint dock</source>
   <translation>no se puede iniciar {python}; reinstale el motor en el panel Pinpoint</translation>
  </message>
  <message>
   <source>another QGIS is setting the engine up; wait until it has finished or close that QGIS, and try again</source>
   <translation>otro QGIS está instalando el motor; espere a que termine o ciérrelo, e inténtelo de nuevo</translation>
  </message>
  <message>
   <source>press Set up engine in the Pinpoint dock</source>
   <translation>pulse Instalar el motor en el panel Pinpoint</translation>
  </message>
  <message>
   <source>the engine is not set up on this machine; {press}</source>
   <translation>el motor no está instalado en este equipo; {press}</translation>
  </message>
  <message>
   <source>the engine on this machine is incomplete: its set-up was interrupted, or its Python was removed; {press} to reinstall it</source>
   <translation>el motor de este equipo está incompleto: su instalación se interrumpió, o se quitó su Python; {press} para reinstalarlo</translation>
  </message>
  <message>
   <source>the engine on this machine was set up for an older Pinpoint; {press} to reinstall it</source>
   <translation>el motor de este equipo se instaló para un Pinpoint más antiguo; {press} para reinstalarlo</translation>
  </message>
  <message>
   <source>{root} cannot be created ({reason}); choose another folder</source>
   <translation>no se puede crear {root} ({reason}); elija otra carpeta</translation>
  </message>
  <message>
   <source>{root} cannot be written; choose another folder in the options</source>
   <translation>no se puede escribir en {root}; elija otra carpeta en las opciones</translation>
  </message>
  <message>
   <source>{folder} cannot be removed ({reason}); close the programs that use it</source>
   <translation>no se puede quitar {folder} ({reason}); cierre los programas que la usan</translation>
  </message>
  <message>
   <source>{log} cannot be removed ({reason}); delete it yourself</source>
   <translation>no se puede quitar {log} ({reason}); bórrelo usted</translation>
  </message>
  <message>
   <source>the engine was ended because QGIS closes or its settings changed; locate again</source>
   <translation>el motor se detuvo porque QGIS se cierra o sus ajustes cambiaron; localice de nuevo</translation>
  </message>
  <message>
   <source>the engine did not start ({reason}); see the log, and reinstall the engine in the Pinpoint dock</source>
   <translation>el motor no se inició ({reason}); vea el registro, y reinstale el motor en el panel Pinpoint</translation>
  </message>
  <message>
   <source>the engine did not start in time; try again when this machine is less busy</source>
   <translation>el motor no se inició a tiempo; inténtelo de nuevo cuando este equipo esté menos ocupado</translation>
  </message>
  <message>
   <source>the engine did not start: {message}</source>
   <translation>el motor no se inició: {message}</translation>
  </message>
  <message>
   <source>the engine was not ready after {seconds} s; try again when this machine is less busy</source>
   <translation>el motor no estaba listo tras {seconds} s; inténtelo de nuevo cuando este equipo esté menos ocupado</translation>
  </message>
  <message>
   <source>the engine crashed {count} times within ten minutes; see the log, and reinstall the engine</source>
   <translation>el motor falló {count} veces en diez minutos; vea el registro, y reinstale el motor</translation>
  </message>
  <message>
   <source>that Python has an engine of another version ({theirs}, protocol {spoken}; needed: {version}, {protocol}); reinstall the engine, or remove pinpoint-engine from that Python</source>
   <translation>ese Python tiene un motor de otra versión ({theirs}, protocolo {spoken}; hace falta: {version}, {protocol}); reinstale el motor, o quite pinpoint-engine de ese Python</translation>
  </message>
  <message>
   <source>Importing every package</source>
   <translation>Importando todos los paquetes</translation>
  </message>
  <message>
   <source>{name} does not import ({why}); reinstall the engine, or install the package in that Python</source>
   <translation>{name} no se importa ({why}); reinstale el motor, o instale el paquete en ese Python</translation>
  </message>
  <message>
   <source>there are no packages for Macs with Intel processors; use a remote engine</source>
   <translation>no hay paquetes para Mac con procesador Intel; use un motor remoto</translation>
  </message>
  <message>
   <source>there are no packages for Windows on ARM; use a remote engine</source>
   <translation>no hay paquetes para Windows en ARM; use un motor remoto</translation>
  </message>
  <message>
   <source>the folder cannot be written; choose another one under Settings &gt; Options &gt; Pinpoint</source>
   <translation>no se puede escribir en la carpeta; elija otra en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>a package differs from that in the lock file; do not trust that source, use another one</source>
   <translation>un paquete difiere del que consta en el archivo de bloqueo; no se fíe de esa fuente, use otra</translation>
  </message>
  <message>
   <source>the disk is full; free some space, or choose another folder</source>
   <translation>el disco está lleno; libere espacio, o elija otra carpeta</translation>
  </message>
  <message>
   <source>that Python cannot create environments; install python3-venv, or uv, and try again</source>
   <translation>ese Python no puede crear entornos; instale python3-venv, o uv, e inténtelo de nuevo</translation>
  </message>
  <message>
   <source>a package is not available for this computer; check the index or folder of wheels</source>
   <translation>un paquete no está disponible para este equipo; revise el índice o la carpeta de wheels</translation>
  </message>
  <message>
   <source>there is no Python 3.11 to 3.13; install one, or let uv download it while online</source>
   <translation>no hay Python 3.11 a 3.13; instale uno, o deje que uv lo descargue con conexión</translation>
  </message>
  <message>
   <source>the connection is not trusted; ask your network administrator, or use a folder of wheels</source>
   <translation>la conexión no es de confianza; pregunte a su administrador de red, o use una carpeta de wheels</translation>
  </message>
  <message>
   <source>the package index cannot be reached; check network and proxy, or use a folder of wheels</source>
   <translation>no se alcanza el índice de paquetes; revise la red y el proxy, o use una carpeta de wheels</translation>
  </message>
  <message>
   <source>the command failed without a message</source>
   <translation>la orden falló sin mensaje</translation>
  </message>
  <message>
   <source>Creating the environment (uv)</source>
   <translation>Creando el entorno (uv)</translation>
  </message>
  <message>
   <source>Installing the packages (uv)</source>
   <translation>Instalando los paquetes (uv)</translation>
  </message>
  <message>
   <source>Creating the environment (venv)</source>
   <translation>Creando el entorno (venv)</translation>
  </message>
  <message>
   <source>Installing the packages (pip)</source>
   <translation>Instalando los paquetes (pip)</translation>
  </message>
  <message>
   <source>{name} does not import ({why}), and {count} more; reinstall the engine, or install the packages in that Python</source>
   <translation>{name} y {count} más no se importan ({why}); reinstale el motor, o instale los paquetes en ese Python</translation>
  </message>
  <message>
   <source>{oldest} to {newest}</source>
   <translation>{oldest} a {newest}</translation>
  </message>
  <message>
   <source>Light: ONNX Runtime, for any computer</source>
   <translation>Ligero: ONNX Runtime, para cualquier equipo</translation>
  </message>
  <message>
   <source>Full: torch too, for GeoCLIP, PLONK and packs without ONNX</source>
   <translation>Completo: también torch, para GeoCLIP, PLONK y modelos sin ONNX</translation>
  </message>
  <message>
   <source>this machine has neither uv nor a Python {versions} with venv; install one of them (on Debian with python3-venv), choose an existing Python, or use a remote engine</source>
   <translation>este equipo no tiene ni uv ni un Python {versions} con venv; instale uno de ellos (en Debian con python3-venv), elija un Python existente, o use un motor remoto</translation>
  </message>
  <message>
   <source>that Python does not answer; choose another one, or reinstall the engine</source>
   <translation>ese Python no responde; elija otro, o reinstale el motor</translation>
  </message>
  <message>
   <source>there are no packages for this processor ({machine}); use a remote engine</source>
   <translation>no hay paquetes para este procesador ({machine}); use un motor remoto</translation>
  </message>
  <message>
   <source>only {free} of disk space are free and {room} are needed; free some space, or choose another folder</source>
   <translation>solo hay {free} libres en el disco y hacen falta {room}; libere espacio, o elija otra carpeta</translation>
  </message>
  <message>
   <source>{fault}; see the log, and try again</source>
   <translation>{fault}; vea el registro, e inténtelo de nuevo</translation>
  </message>
  <message>
   <source>Python {version} is too old; choose one of {oldest} or newer</source>
   <translation>Python {version} es demasiado antiguo; elija {oldest} o posterior</translation>
  </message>
  <message>
   <source>cancelled; nothing was downloaded that could be kept</source>
   <translation>cancelado; no se descargó nada que se pudiera conservar</translation>
  </message>
  <message>
   <source>cancelled; {size} of downloads are kept for the next set-up</source>
   <translation>cancelado; se conservan {size} de descargas para la próxima instalación</translation>
  </message>
  <message>
   <source>The engine is set up (Python {version}, {count} packages checked)</source>
   <translation>El motor está instalado (Python {version}, {count} paquetes comprobados)</translation>
  </message>
  <message>
   <source>the folder of wheels {offline} does not exist; check the path</source>
   <translation>la carpeta de wheels {offline} no existe; revise la ruta</translation>
  </message>
  <message>
   <source>there is no Python at {python}; check the path</source>
   <translation>no hay ningún Python en {python}; revise la ruta</translation>
  </message>
  <message>
   <source>the engine cannot be set up in {root}: {why}</source>
   <translation>el motor no se puede instalar en {root}: {why}</translation>
  </message>
  <message>
   <source>{root} cannot be written ({reason}); choose another folder</source>
   <translation>no se puede escribir en {root} ({reason}); elija otra carpeta</translation>
  </message>
  <message>
   <source>{program} cannot be started; check that it exists and is executable</source>
   <translation>no se puede iniciar {program}; compruebe que existe y es ejecutable</translation>
  </message>
  <message>
   <source>the environment could not be completed ({reason}); free some space and try again</source>
   <translation>no se pudo completar el entorno ({reason}); libere espacio e inténtelo de nuevo</translation>
  </message>
  <message>
   <source>Setting up {name} in {folder}</source>
   <translation>Instalando {name} en {folder}</translation>
  </message>
  <message>
   <source>Set up Pinpoint's engine</source>
   <translation>Instalar el motor de Pinpoint</translation>
  </message>
  <message>
   <source>Photos are located by an engine with its own Python, separate from that of QGIS. It is installed once, for your user account only, and runs only while QGIS does. Nothing is installed until you press Install.</source>
   <translation>Las fotos las localiza un motor con su propio Python, separado del de QGIS. Se instala una vez, solo para su cuenta de usuario, y solo funciona mientras QGIS está abierto. No se instala nada hasta que pulse Instalar.</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Motor</translation>
  </message>
  <message>
   <source>Packages from</source>
   <translation>Paquetes de</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Carpeta</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Tamaño</translation>
  </message>
  <message>
   <source>The output of a set-up appears here, and is kept in a log file.</source>
   <translation>La salida de una instalación aparece aquí, y se guarda en un archivo de registro.</translation>
  </message>
  <message>
   <source>folder with all wheels of the lock file</source>
   <translation>carpeta con todos los wheels del archivo de bloqueo</translation>
  </message>
  <message>
   <source>path of a Python that has all packages</source>
   <translation>ruta de un Python que tiene todos los paquetes</translation>
  </message>
  <message>
   <source>Only these packages are downloaded; each is checked against its digest in Pinpoint's lock file.</source>
   <translation>Solo se descargan estos paquetes; cada uno se comprueba con su resumen en el archivo de bloqueo de Pinpoint.</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>Instalar</translation>
  </message>
  <message>
   <source>Cancel set-up</source>
   <translation>Cancelar instalación</translation>
  </message>
  <message>
   <source>Uninstall</source>
   <translation>Desinstalar</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Ayuda</translation>
  </message>
  <message>
   <source>nothing is downloaded or installed</source>
   <translation>no se descarga ni se instala nada</translation>
  </message>
  <message>
   <source>The engine is being set up; you can keep working in QGIS.</source>
   <translation>El motor se está instalando; puede seguir trabajando en QGIS.</translation>
  </message>
  <message>
   <source>Uninstall the engine?</source>
   <translation>¿Desinstalar el motor?</translation>
  </message>
  <message>
   <source>Photos cannot be located on this machine until it is installed again. Runs and galleries are kept.</source>
   <translation>No se podrán localizar fotos en este equipo hasta que se instale de nuevo. Las ejecuciones y las galerías se conservan.</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Conservarlo</translation>
  </message>
  <message>
   <source>The engine is being removed; you can keep working in QGIS.</source>
   <translation>El motor se está quitando; puede seguir trabajando en QGIS.</translation>
  </message>
  <message>
   <source>Set up: {kind}, Python {python}, {size}.</source>
   <translation>Instalado: {kind}, Python {python}, {size}.</translation>
  </message>
  <message>
   <source>Set up: {kind}, Python {python}.</source>
   <translation>Instalado: {kind}, Python {python}.</translation>
  </message>
  <message>
   <source>The engine is not set up.</source>
   <translation>El motor no está instalado.</translation>
  </message>
  <message>
   <source>An earlier set-up was interrupted; install again.</source>
   <translation>Una instalación anterior se interrumpió; instale de nuevo.</translation>
  </message>
  <message>
   <source>The engine was set up for an older Pinpoint; install again.</source>
   <translation>El motor se instaló para un Pinpoint más antiguo; instale de nuevo.</translation>
  </message>
  <message>
   <source>{size} of downloads are kept for it.</source>
   <translation>Se conservan {size} de descargas para él.</translation>
  </message>
  <message>
   <source>The Python package index (PyPI)</source>
   <translation>El índice de paquetes de Python (PyPI)</translation>
  </message>
  <message>
   <source>Another package index</source>
   <translation>Otro índice de paquetes</translation>
  </message>
  <message>
   <source>A folder of wheels (offline)</source>
   <translation>Una carpeta de wheels (sin conexión)</translation>
  </message>
  <message>
   <source>An existing Python (nothing is installed)</source>
   <translation>Un Python existente (no se instala nada)</translation>
  </message>
  <message>
   <source>Uninstall ({size})</source>
   <translation>Desinstalar ({size})</translation>
  </message>
  <message>
   <source>about {disk} on disk; {free} are free</source>
   <translation>unos {disk} en disco; {free} libres</translation>
  </message>
  <message>
   <source>about {download} to download, about {disk} on disk; {free} are free</source>
   <translation>unos {download} de descarga, unos {disk} en disco; {free} libres</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>Usarlo</translation>
  </message>
  <message>
   <source>The engine was removed</source>
   <translation>El motor se quitó</translation>
  </message>
  <message>
   <source>Photos are being located; wait until the run has ended, or cancel it</source>
   <translation>Se están localizando fotos; espere a que acabe la ejecución, o cancélela</translation>
  </message>
  <message>
   <source>The engine is being set up; cancel the set-up first.</source>
   <translation>El motor se está instalando; cancele primero la instalación.</translation>
  </message>
  <message>
   <source>Uninstall the engine in {folder}?</source>
   <translation>¿Desinstalar el motor de {folder}?</translation>
  </message>
  <message>
   <source>it needs the full engine; press Set up engine and choose it</source>
   <translation>necesita el motor completo; pulse Instalar el motor y elíjalo</translation>
  </message>
  <message>
   <source>its weights are not here; get the model pack {name} in the options, which brings them</source>
   <translation>sus pesos no están aquí; obtenga en las opciones el paquete de modelos {name}, que los trae</translation>
  </message>
  <message>
   <source>the model pack does not have it; choose another one in the options</source>
   <translation>el modelo no lo tiene; elija otro en las opciones</translation>
  </message>
  <message>
   <source>its weights are not here; download them as Pinpoint's README describes</source>
   <translation>sus pesos no están aquí; descárguelos como describe el README de Pinpoint</translation>
  </message>
  <message>
   <source>{host} does not offer it</source>
   <translation>{host} no lo ofrece</translation>
  </message>
  <message>
   <source>the model pack {name} is not here; get it in the options</source>
   <translation>el paquete de modelos {name} no está aquí; obténgalo en las opciones</translation>
  </message>
  <message>
   <source>the pack {name} needs the full engine; press Set up engine and choose it</source>
   <translation>el modelo {name} necesita el motor completo; pulse Instalar el motor y elíjalo</translation>
  </message>
  <message>
   <source>{path} is damaged, so it is only shown; save a repaired copy, or locate its photos again</source>
   <translation>{path} está dañado, así que solo se muestra; guarde una copia reparada, o localice sus fotos de nuevo</translation>
  </message>
  <message>
   <source>{path} cannot be read ({reason}); wait until no other program writes it, and try again</source>
   <translation>no se puede leer {path} ({reason}); espere a que ningún otro programa lo escriba, e inténtelo de nuevo</translation>
  </message>
  <message>
   <source>On this machine, in a process of its own</source>
   <translation>En este equipo, en un proceso propio</translation>
  </message>
  <message>
   <source>On this machine, inside QGIS (its Python must have all packages)</source>
   <translation>En este equipo, dentro de QGIS (su Python debe tener todos los paquetes)</translation>
  </message>
  <message>
   <source>By an engine on another machine</source>
   <translation>Por un motor en otro equipo</translation>
  </message>
  <message>
   <source>Address of the remote engine</source>
   <translation>Dirección del motor remoto</translation>
  </message>
  <message>
   <source>Folder of the engine</source>
   <translation>Carpeta del motor</translation>
  </message>
  <message>
   <source>Folder of runs</source>
   <translation>Carpeta de ejecuciones</translation>
  </message>
  <message>
   <source>Candidates per photo</source>
   <translation>Candidatos por foto</translation>
  </message>
  <message>
   <source>Send photos there without asking again</source>
   <translation>Enviar allí las fotos sin preguntar de nuevo</translation>
  </message>
  <message>
   <source>Copy diagnostics</source>
   <translation>Copiar diagnóstico</translation>
  </message>
  <message>
   <source>Copy a report on versions, settings and the engine's state, to paste into a bug report. It names no user, no token and no host</source>
   <translation>Copiar un informe sobre versiones, ajustes y estado del motor, para pegarlo en un informe de error. No nombra usuarios, tokens ni servidores</translation>
  </message>
  <message>
   <source>Diagnostics copied</source>
   <translation>Diagnóstico copiado</translation>
  </message>
  <message>
   <source>Photos are located</source>
   <translation>Las fotos se localizan</translation>
  </message>
  <message>
   <source>Model pack</source>
   <translation>Modelo</translation>
  </message>
  <message>
   <source>Your own galleries</source>
   <translation>Sus propias galerías</translation>
  </message>
  <message>
   <source>stored encrypted in QGIS's authentication database</source>
   <translation>guardado cifrado en la base de datos de autenticación de QGIS</translation>
  </message>
  <message>
   <source>the token that the engine was started with</source>
   <translation>el token con el que se inició el motor</translation>
  </message>
  <message>
   <source>Pixels of photos are sent to that engine, which uses its own pack and galleries.</source>
   <translation>Los píxeles de las fotos se envían a ese motor, que usa su propio modelo y sus propias galerías.</translation>
  </message>
  <message>
   <source>Nothing leaves this machine unless you choose an engine on another machine.</source>
   <translation>Nada sale de este equipo a menos que elija un motor en otro equipo.</translation>
  </message>
  <message>
   <source>Another folder</source>
   <translation>Otra carpeta</translation>
  </message>
  <message>
   <source>Get it</source>
   <translation>Obtener</translation>
  </message>
  <message>
   <source>Cancelled; what was downloaded is kept, and goes on from there</source>
   <translation>Cancelado; lo descargado queda, y se sigue desde ahí</translation>
  </message>
  <message>
   <source>Downloaded. It is being assembled, which takes some minutes.</source>
   <translation>Descargado. Se está montando, lo que tarda unos minutos.</translation>
  </message>
  <message>
   <source>{pack} is here</source>
   <translation>{pack} ya está aquí</translation>
  </message>
  <message>
   <source>{pack}, which comes with the plugin</source>
   <translation>{pack}, que viene con el complemento</translation>
  </message>
  <message>
   <source>{pack}, anywhere on Earth</source>
   <translation>{pack}, en cualquier lugar de la Tierra</translation>
  </message>
  <message>
   <source>Getting {pack}</source>
   <translation>Obteniendo {pack}</translation>
  </message>
  <message>
   <source>Anywhere on Earth, by the published weights of CLIP and GeoCLIP; nothing in it was trained on your area.</source>
   <translation>En cualquier lugar de la Tierra, con los pesos publicados de CLIP y GeoCLIP; nada de ello se entrenó con su zona.</translation>
  </message>
  <message>
   <source>Its confidence is not calibrated until you fit it on a gallery of yours, built with this pack.</source>
   <translation>Su confianza no está calibrada hasta que la ajuste con una galería propia, construida con este paquete.</translation>
  </message>
  <message>
   <source>It is not here yet: {size} are downloaded from {hosts}, and {room} are kept beside them (licence: MIT).</source>
   <translation>Aún no está aquí: se descargan {size} de {hosts}, y se guardan {room} al lado (licencia: MIT).</translation>
  </message>
  <message>
   <source>Nothing of your photos is sent.</source>
   <translation>De sus fotos no se envía nada.</translation>
  </message>
  <message>
   <source>{counts}. Run {run}, {galleries}. Leads, never proof.</source>
   <translation>{counts}. Ejecución {run}, {galleries}. Pistas, nunca pruebas.</translation>
  </message>
  <message>
   <source>Pinpoint: where the photos were probably taken</source>
   <translation>Pinpoint: dónde se tomaron probablemente las fotos</translation>
  </message>
  <message>
   <source>{share} within 25 km of</source>
   <translation>{share} a menos de 25 km de</translation>
  </message>
  <message>
   <source>{outcome}; otherwise near</source>
   <translation>{outcome}; si no, cerca de</translation>
  </message>
  <message>
   <source>{path} cannot be written; choose another folder or free some space</source>
   <translation>no se puede escribir {path}; elija otra carpeta o libere espacio</translation>
  </message>
  <message>
   <source>and {count} more in the table of photos</source>
   <translation>y {count} más en la tabla de fotos</translation>
  </message>
  <message>
   <source>Find where photos were taken</source>
   <translation>Averiguar dónde se tomaron las fotos</translation>
  </message>
  <message>
   <source>Adds photos of known position to a gallery, as Build gallery takes them. Photos that the gallery has already are not worked on again.

Each photo is kept as soon as it is added: if you cancel, nothing of what was added is lost, and the same inputs go on from there. An open engine takes over the gallery's new state with the next run.</source>
   <translation>Añade a una galería fotos de posición conocida, como las toma Construir galería. Las fotos que la galería ya tiene no se procesan de nuevo.

Cada foto queda guardada en cuanto se añade: si cancela, no se pierde nada de lo añadido, y las mismas entradas siguen desde ahí. Un motor abierto toma el nuevo estado de la galería con la próxima ejecución.</translation>
  </message>
  <message>
   <source>gallery,references,geotagged,photos,add,append,update</source>
   <translation>galería,referencias,geoetiqueta,fotos,añadir,agregar,actualizar</translation>
  </message>
  <message>
   <source>Builds a gallery from photos of known position, without training. Photos are then also compared with these: nothing improves answers in your own area more. The work is done by the engine on this machine; nothing is sent anywhere.

Give one of these: a folder of geotagged photos, a CSV table with columns path, lat and lon, or a layer of points with a column of paths. A photo that cannot be used is named in the log and left out.

The gallery is a folder. It is written whole or not at all; an older gallery there is replaced. If you cancel, or QGIS ends, what was done is kept beside it, and the same inputs and the same folder go on from there. To use it, tick the last box, choose its manifest.json in Locate photos, or add it in the options.</source>
   <translation>Construye una galería con fotos de posición conocida, sin entrenamiento. Las fotos se comparan entonces también con estas: nada mejora más las respuestas en su propia área. El trabajo lo hace el motor de este equipo; no se envía nada a ninguna parte.

Dé una de estas entradas: una carpeta de fotos geoetiquetadas, una tabla CSV con columnas path, lat y lon, o una capa de puntos con una columna de rutas. Una foto que no se pueda usar se nombra en el registro y se omite.

La galería es una carpeta. Se escribe entera o no se escribe; una galería anterior se reemplaza. Si cancela, o QGIS termina, lo hecho se guarda al lado, y las mismas entradas y la misma carpeta siguen desde ahí. Para usarla, marque la última casilla, elija su manifest.json en Localizar fotos, o añádala en las opciones.</translation>
  </message>
  <message>
   <source>Adds it to your own galleries in the options</source>
   <translation>La añade a sus propias galerías en las opciones</translation>
  </message>
  <message>
   <source>A new folder, or that of an older gallery, which is replaced</source>
   <translation>Una carpeta nueva, o la de una galería anterior, que se reemplaza</translation>
  </message>
  <message>
   <source>gallery,references,geotagged,photos,index,own area,exif</source>
   <translation>galería,referencias,geoetiqueta,fotos,índice,área propia,exif</translation>
  </message>
  <message>
   <source>Use this gallery from now on</source>
   <translation>Usar esta galería desde ahora</translation>
  </message>
  <message>
   <source>Gallery</source>
   <translation>Galería</translation>
  </message>
  <message>
   <source>Coverage of the references</source>
   <translation>Cobertura de las referencias</translation>
  </message>
  <message>
   <source>Shows where references are dense and where they are few: a photo can only be found near a reference. Each cell of a grid has one row per source and one for all of them, with its count and its density per km². Finer cells replace coarser ones as you zoom in.</source>
   <translation>Muestra dónde las referencias son densas y dónde son pocas: una foto solo se puede hallar cerca de una referencia. Cada celda de una cuadrícula tiene una fila por fuente y otra para todas juntas, con su número y su densidad por km². Celdas más finas reemplazan a las más gruesas al acercarse.</translation>
  </message>
  <message>
   <source>1° is about 110 km from south to north, 0.01° about 1.1 km</source>
   <translation>1° son unos 110 km de sur a norte, 0,01° unos 1,1 km</translation>
  </message>
  <message>
   <source>System</source>
   <translation>Sistema</translation>
  </message>
  <message>
   <source>All but GeoCLIP and PLONK search the references of the pack and of your own galleries; PLONK has none</source>
   <translation>Todos salvo GeoCLIP y PLONK buscan en las referencias del modelo y de sus propias galerías; PLONK no tiene ninguna</translation>
  </message>
  <message>
   <source>One polygon per cell, size and source</source>
   <translation>Un polígono por celda, tamaño y fuente</translation>
  </message>
  <message>
   <source>Sizes of the cells</source>
   <translation>Tamaños de las celdas</translation>
  </message>
  <message>
   <source>Coverage</source>
   <translation>Cobertura</translation>
  </message>
  <message>
   <source>Cells of {size}° with references: {count}</source>
   <translation>Celdas de {size}° con referencias: {count}</translation>
  </message>
  <message>
   <source>OUTPUT cannot be written ({reason}); free some space</source>
   <translation>no se puede escribir OUTPUT ({reason}); libere espacio</translation>
  </message>
  <message>
   <source>Engine status</source>
   <translation>Estado del motor</translation>
  </message>
  <message>
   <source>Says where photos are located, whether the engine is set up and answers, and which pack, galleries and references it has. Nothing is installed or downloaded, and no photo is sent.

The output Diagnostics is Markdown for a bug report, without names of users, machines and tokens. The report is a page for you and contains paths.</source>
   <translation>Dice dónde se localizan las fotos, si el motor está instalado y responde, y qué modelo, galerías y referencias tiene. No se instala ni descarga nada, y no se envía ninguna foto.

La salida Diagnóstico es Markdown para un informe de error, sin nombres de usuarios, equipos ni tokens. El informe es una página para usted y contiene rutas.</translation>
  </message>
  <message>
   <source>Starts the engine on this machine if it does not run, or connects to the remote one; takes seconds</source>
   <translation>Inicia el motor de este equipo si no está en marcha, o se conecta al remoto; tarda segundos</translation>
  </message>
  <message>
   <source>A page with all that is known</source>
   <translation>Una página con todo lo que se sabe</translation>
  </message>
  <message>
   <source>engine,version,diagnostics,pack,gallery,set up,support</source>
   <translation>motor,versión,diagnóstico,modelo,galería,instalar,ayuda</translation>
  </message>
  <message>
   <source>Ask the engine</source>
   <translation>Preguntar al motor</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Informe</translation>
  </message>
  <message>
   <source>HTML files (*.html)</source>
   <translation>Archivos HTML (*.html)</translation>
  </message>
  <message>
   <source>The engine is set up here</source>
   <translation>El motor está instalado aquí</translation>
  </message>
  <message>
   <source>The engine answers</source>
   <translation>El motor responde</translation>
  </message>
  <message>
   <source>Where photos are located: local, here, remote, or empty</source>
   <translation>Dónde se localizan las fotos: local, here, remote, o vacío</translation>
  </message>
  <message>
   <source>Where photos are located, in words</source>
   <translation>Dónde se localizan las fotos, en palabras</translation>
  </message>
  <message>
   <source>Why the engine does not answer</source>
   <translation>Por qué el motor no responde</translation>
  </message>
  <message>
   <source>Version of the plugin</source>
   <translation>Versión del complemento</translation>
  </message>
  <message>
   <source>Version of the engine</source>
   <translation>Versión del motor</translation>
  </message>
  <message>
   <source>Systems that it offers</source>
   <translation>Sistemas que ofrece</translation>
  </message>
  <message>
   <source>Galleries</source>
   <translation>Galerías</translation>
  </message>
  <message>
   <source>Diagnostics</source>
   <translation>Diagnóstico</translation>
  </message>
  <message>
   <source>Number of galleries</source>
   <translation>Número de galerías</translation>
  </message>
  <message>
   <source>{path} cannot be written ({reason}); choose another file</source>
   <translation>no se puede escribir {path} ({reason}); elija otro archivo</translation>
  </message>
  <message>
   <source>Evaluate on my photos</source>
   <translation>Evaluar con mis fotos</translation>
  </message>
  <message>
   <source>How well does this work here? Photos with GPS are located as if their place were unknown, and the answers are compared with it. From each photo's search its own file and near-duplicates are left out, and references of the same sequence, author or half hour; positions in EXIF are never used to locate a photo. The result is one sentence, two layers and a plot. Photos without a usable position are named in the log.

Photos of one day in one folder are right or wrong together, so the margin in the sentence comes from resampling such outings.</source>
   <translation>¿Qué tal funciona aquí? Se localizan fotos con GPS como si su lugar fuera desconocido, y las respuestas se comparan con él. De la búsqueda de cada foto se excluyen su propio archivo y sus casi duplicados, y las referencias de la misma secuencia, autor o media hora; las posiciones EXIF nunca se usan para localizar una foto. El resultado es una frase, dos capas y un gráfico. Las fotos sin posición utilizable se nombran en el registro.

Las fotos de un día en una carpeta aciertan o fallan juntas, así que el margen de la frase viene de remuestrear tales salidas.</translation>
  </message>
  <message>
   <source>Searched recursively; give a folder, or a layer with paths</source>
   <translation>Se recorre con sus subcarpetas; dé una carpeta, o una capa con rutas</translation>
  </message>
  <message>
   <source>Instead of a folder; the positions are read from the files, not from the layer</source>
   <translation>En lugar de una carpeta; las posiciones se leen de los archivos, no de la capa</translation>
  </message>
  <message>
   <source>Full paths of the files, as in QGIS's own layers of geotagged photos</source>
   <translation>Rutas completas de los archivos, como en las capas de fotos geoetiquetadas de QGIS</translation>
  </message>
  <message>
   <source>Polygons in any coordinate reference system; leave empty for all photos</source>
   <translation>Polígonos en cualquier sistema de referencia de coordenadas; dejar vacío para todas las fotos</translation>
  </message>
  <message>
   <source>The weights of GeoCLIP come with the model pack geoclip-world, which the options of Pinpoint offer; those of PLONK must be downloaded first, as Pinpoint's README describes</source>
   <translation>Los pesos de GeoCLIP vienen con el paquete de modelos geoclip-world, que ofrecen las opciones de Pinpoint; los de PLONK deben descargarse antes, como describe el README de Pinpoint</translation>
  </message>
  <message>
   <source>The share of the photos located within each distance, with its 95 % interval</source>
   <translation>La proporción de fotos localizadas a cada distancia, con su intervalo del 95 %</translation>
  </message>
  <message>
   <source>Layer with paths of photos</source>
   <translation>Capa con rutas de fotos</translation>
  </message>
  <message>
   <source>Field with the paths</source>
   <translation>Campo con las rutas</translation>
  </message>
  <message>
   <source>Only photos taken within</source>
   <translation>Solo fotos tomadas dentro de</translation>
  </message>
  <message>
   <source>Photos and how far off they were</source>
   <translation>Fotos y su error</translation>
  </message>
  <message>
   <source>Lines from there to the first candidate</source>
   <translation>Líneas desde allí al primer candidato</translation>
  </message>
  <message>
   <source>One point per photo, where it was taken, with the distance of the first and the best candidate</source>
   <translation>Un punto por foto, donde se tomó, con la distancia del primer y del mejor candidato</translation>
  </message>
  <message>
   <source>One line per photo that has an answer</source>
   <translation>Una línea por foto que tiene respuesta</translation>
  </message>
  <message>
   <source>Plot</source>
   <translation>Gráfico</translation>
  </message>
  <message>
   <source>How well it works, in one sentence</source>
   <translation>Qué tal funciona, en una frase</translation>
  </message>
  <message>
   <source>Whether its confidence can be believed</source>
   <translation>Si se puede creer en su confianza</translation>
  </message>
  <message>
   <source>Photos tried</source>
   <translation>Fotos probadas</translation>
  </message>
  <message>
   <source>Percentage within 1 km by the first candidate</source>
   <translation>Porcentaje a menos de 1 km por el primer candidato</translation>
  </message>
  <message>
   <source>Percentage within 25 km by the first candidate</source>
   <translation>Porcentaje a menos de 25 km por el primer candidato</translation>
  </message>
  <message>
   <source>give either a folder of photos or a layer, not both or neither</source>
   <translation>dé una carpeta de fotos o una capa, no ambas ni ninguna</translation>
  </message>
  <message>
   <source>the layer cannot be written ({reason}); free some space</source>
   <translation>no se puede escribir la capa ({reason}); libere espacio</translation>
  </message>
  <message>
   <source>{folder} does not exist; check the path</source>
   <translation>{folder} no existe; revise la ruta</translation>
  </message>
  <message>
   <source>{layer} has no field {field}; choose the one with the paths of the photos</source>
   <translation>{layer} no tiene campo {field}; elija el que tiene las rutas de las fotos</translation>
  </message>
  <message>
   <source>of any kind</source>
   <translation>de cualquier tipo</translation>
  </message>
  <message>
   <source>Street-level frames are dash-cam frames or the faces of panoramas</source>
   <translation>Las vistas de calle son imágenes de cámara de salpicadero o caras de panoramas</translation>
  </message>
  <message>
   <source>Shown with the evidence. Photos of one author count as one source where independence matters</source>
   <translation>Se muestra con los indicios. Las fotos de un autor cuentan como una fuente donde importa la independencia</translation>
  </message>
  <message>
   <source>Shown with the evidence, such as CC BY 4.0</source>
   <translation>Se muestra con los indicios, como CC BY 4.0</translation>
  </message>
  <message>
   <source>Keep small copies of the photos that name a licence, to show them as evidence wherever the gallery is</source>
   <translation>Guardar copias pequeñas de las fotos que nombran una licencia, para mostrarlas como indicios dondequiera que esté la galería</translation>
  </message>
  <message>
   <source>If not ticked, a photo that shows the same as another at the same place is named and left out</source>
   <translation>Si no se marca, una foto que muestra lo mismo que otra en el mismo lugar se nombra y se omite</translation>
  </message>
  <message>
   <source>Searched recursively; each subfolder is one sequence</source>
   <translation>Se recorre con sus subcarpetas; cada subcarpeta es una secuencia</translation>
  </message>
  <message>
   <source>With columns path, lat and lon, and optionally author, licence, url, captured_at, sequence and source</source>
   <translation>Con columnas path, lat y lon, y opcionalmente author, licence, url, captured_at, sequence y source</translation>
  </message>
  <message>
   <source>Points in any coordinate reference system, with a column of paths and optionally those of a CSV table</source>
   <translation>Puntos en cualquier sistema de referencia de coordenadas, con una columna de rutas y opcionalmente las de una tabla CSV</translation>
  </message>
  <message>
   <source>Left empty, a column with a usual name is taken</source>
   <translation>Si se deja vacío, se toma una columna con un nombre habitual</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of geotagged photos, a CSV table, or a layer of photos</source>
   <translation>Se dan {count} entradas; dé una de estas: una carpeta de fotos geoetiquetadas, una tabla CSV o una capa de fotos</translation>
  </message>
  <message>
   <source>The photos are</source>
   <translation>Las fotos son</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>Autor</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Licencia</translation>
  </message>
  <message>
   <source>Keep thumbnails</source>
   <translation>Guardar miniaturas</translation>
  </message>
  <message>
   <source>Keep duplicates</source>
   <translation>Guardar duplicados</translation>
  </message>
  <message>
   <source>The gallery's manifest.json</source>
   <translation>El manifest.json de la galería</translation>
  </message>
  <message>
   <source>References in the gallery</source>
   <translation>Referencias en la galería</translation>
  </message>
  <message>
   <source>Photos left out</source>
   <translation>Fotos omitidas</translation>
  </message>
  <message>
   <source>Folder of geotagged photos</source>
   <translation>Carpeta de fotos geoetiquetadas</translation>
  </message>
  <message>
   <source>Table of photos (CSV)</source>
   <translation>Tabla de fotos (CSV)</translation>
  </message>
  <message>
   <source>Layer of photos</source>
   <translation>Capa de fotos</translation>
  </message>
  <message>
   <source>Column of paths</source>
   <translation>Columna de rutas</translation>
  </message>
  <message>
   <source>What was done is kept; run it again with the same inputs to go on</source>
   <translation>Lo hecho queda guardado; ejecútelo de nuevo con las mismas entradas para seguir</translation>
  </message>
  <message>
   <source>the layer of photos cannot be read; check its path</source>
   <translation>no se puede leer la capa de fotos; revise su ruta</translation>
  </message>
  <message>
   <source>{layer} has no photo with a position; choose another layer</source>
   <translation>{layer} no tiene ninguna foto con posición; elija otra capa</translation>
  </message>
  <message>
   <source>{path} does not exist; check the path</source>
   <translation>{path} no existe; revise la ruta</translation>
  </message>
  <message>
   <source>row {id} of {layer} has no position; add a point</source>
   <translation>la fila {id} de {layer} no tiene posición; añada un punto</translation>
  </message>
  <message>
   <source>References of a gallery</source>
   <translation>Referencias de una galería</translation>
  </message>
  <message>
   <source>Makes a layer of the references of a gallery: a point for each, with its source, author, licence, link, time and sequence. With map tips switched on, its picture is shown if the gallery has a thumbnail of it, or its file is on this machine.

The layer is a copy: editing it does not change the gallery. Never edit the GeoPackages inside a gallery: it would be taken for damaged.</source>
   <translation>Hace una capa de las referencias de una galería: un punto por cada una, con su fuente, autor, licencia, enlace, hora y secuencia. Con los avisos del mapa activados se muestra su imagen, si la galería tiene una miniatura o su archivo está en este equipo.

La capa es una copia: editarla no cambia la galería. No edite nunca los GeoPackage de dentro de una galería: se la tomaría por dañada.</translation>
  </message>
  <message>
   <source>One point per reference, in degrees</source>
   <translation>Un punto por referencia, en grados</translation>
  </message>
  <message>
   <source>gallery,references,export,layer,points,map,show</source>
   <translation>galería,referencias,exportar,capa,puntos,mapa,mostrar</translation>
  </message>
  <message>
   <source>Check gallery</source>
   <translation>Comprobar galería</translation>
  </message>
  <message>
   <source>Says how many references of which kind a gallery has, the room it takes, and whether something is left to be done. If asked to, it also reads all of it and compares it with its checksums; a damaged gallery is no error, the output says so. Nothing is changed.</source>
   <translation>Dice cuántas referencias de qué tipo tiene una galería, el espacio que ocupa, y si queda algo por hacer. Si se pide, también la lee entera y la compara con sus sumas de control; una galería dañada no es un error, la salida lo dice. No se cambia nada.</translation>
  </message>
  <message>
   <source>Compact or upgrade gallery</source>
   <translation>Compactar o convertir galería</translation>
  </message>
  <message>
   <source>Makes a gallery smaller and faster: what was added bit by bit becomes one piece, and what was removed no longer takes room. References that a cancelled run left are finished first, and a gallery of an older format is converted. No answer changes by it.

The gallery is switched to the new state in one step: if you cancel, it stays as it was.</source>
   <translation>Hace una galería más pequeña y rápida: lo que se añadió poco a poco pasa a ser una sola pieza, y lo que se quitó ya no ocupa espacio. Las referencias que dejó una ejecución cancelada se terminan antes, y una galería de formato anterior se convierte. Ninguna respuesta cambia por ello.

La galería pasa al nuevo estado en un solo paso: si cancela, se queda como estaba.</translation>
  </message>
  <message>
   <source>Makes one gallery of several, with their thumbnails; they stay as they are. Of a reference that several have, that of the first is kept. All must have been made with the same model pack. The new gallery is written whole or not at all; if you cancel, nothing of it is left.</source>
   <translation>Hace de varias galerías una, con sus miniaturas; ellas se quedan como están. De una referencia que tienen varias, se guarda la de la primera. Todas tienen que haberse hecho con el mismo paquete de modelos. La nueva galería se escribe entera o no se escribe; si cancela, no queda nada de ella.</translation>
  </message>
  <message>
   <source>The folder of a gallery, or its manifest.json</source>
   <translation>La carpeta de una galería, o su manifest.json</translation>
  </message>
  <message>
   <source>Compares every file with its checksum; without it, large files are checked by their size only</source>
   <translation>Compara cada archivo con su suma de control; si no, los archivos grandes se comprueban solo por su tamaño</translation>
  </message>
  <message>
   <source>Their manifest.json files, such as the output of Build gallery, or their folders; two or more</source>
   <translation>Sus archivos manifest.json, como la salida de Construir galería, o sus carpetas; dos o más</translation>
  </message>
  <message>
   <source>gallery,references,verify,info,count,damaged,size</source>
   <translation>galería,referencias,verificar,información,contar,dañada,tamaño</translation>
  </message>
  <message>
   <source>Read all of it</source>
   <translation>Leerla entera</translation>
  </message>
  <message>
   <source>References of any kind</source>
   <translation>Referencias de cualquier tipo</translation>
  </message>
  <message>
   <source>Street-level references</source>
   <translation>Referencias que son vistas de calle</translation>
  </message>
  <message>
   <source>References that are not searched yet; -1 while another program changes the gallery</source>
   <translation>Referencias que aún no se buscan; -1 mientras otro programa cambia la galería</translation>
  </message>
  <message>
   <source>Removed references that still take room</source>
   <translation>Referencias quitadas que aún ocupan espacio</translation>
  </message>
  <message>
   <source>Shards</source>
   <translation>Fragmentos</translation>
  </message>
  <message>
   <source>Size in bytes</source>
   <translation>Tamaño en bytes</translation>
  </message>
  <message>
   <source>Number of its format</source>
   <translation>Número de su formato</translation>
  </message>
  <message>
   <source>It is whole</source>
   <translation>Está íntegra</translation>
  </message>
  <message>
   <source>What is damaged</source>
   <translation>Qué está dañado</translation>
  </message>
  <message>
   <source>Digest</source>
   <translation>Suma de control</translation>
  </message>
  <message>
   <source>gallery,references,compact,upgrade,convert,format,shards,vacuum</source>
   <translation>galería,referencias,compactar,convertir,formato,fragmentos,limpiar</translation>
  </message>
  <message>
   <source>gallery,references,merge,join,combine,union</source>
   <translation>galería,referencias,unir,combinar,fusionar</translation>
  </message>
  <message>
   <source>Merged gallery</source>
   <translation>Galería unida</translation>
  </message>
  <message>
   <source>there is nothing to merge; give two galleries or more</source>
   <translation>no hay nada que unir; dé dos galerías o más</translation>
  </message>
  <message>
   <source>Get open imagery</source>
   <translation>Obtener imágenes abiertas</translation>
  </message>
  <message>
   <source>Brings pictures of known position from a service of open imagery into a gallery, with author, licence and link of each. Photos are then compared with these too, also offline.

The service's host is asked which pictures lie in boxes that cover the polygons, so it learns where you look; nothing of your photos is sent. As long as Download is not ticked, it is only asked what it has, and for a few pictures to tell their size.

Of the pictures in 20 m that look the same way, the newest is taken. What is downloaded is kept at once: if you cancel, the same inputs go on from there. Mapillary and Flickr need a token or key of your own, which the dock keeps encrypted, or the environment names: PINPOINT_MAPILLARY_TOKEN, PINPOINT_FLICKR_KEY.</source>
   <translation>Trae a una galería imágenes de posición conocida de un servicio de imágenes abiertas, con autor, licencia y enlace de cada una. Las fotos se comparan entonces también con estas, incluso sin conexión.

Se pregunta al servidor del servicio qué imágenes hay en rectángulos que cubren los polígonos, así que se entera de dónde busca; de sus fotos no se envía nada. Mientras Descargar no esté marcado, solo se le pregunta qué tiene, y se piden unas pocas imágenes para saber su tamaño.

De las imágenes en 20 m que miran en la misma dirección se toma la más nueva. Lo descargado se guarda enseguida: si cancela, las mismas entradas siguen desde ahí. Mapillary y Flickr necesitan un token o una clave propios, que el panel guarda cifrados, o que nombra el entorno: PINPOINT_MAPILLARY_TOKEN, PINPOINT_FLICKR_KEY.</translation>
  </message>
  <message>
   <source>The service that is asked</source>
   <translation>El servicio al que se pregunta</translation>
  </message>
  <message>
   <source>The area, as polygons in any coordinate reference system</source>
   <translation>La zona, como polígonos en cualquier sistema de referencia de coordenadas</translation>
  </message>
  <message>
   <source>If not ticked, the service is only asked what it has</source>
   <translation>Si no se marca, solo se pregunta al servicio qué tiene</translation>
  </message>
  <message>
   <source>Separated by commas, as the service names them: CC BY-SA 4.0, CC0; empty for those known to be free</source>
   <translation>Separadas por comas, como las nombra el servicio: CC BY-SA 4.0, CC0; vacío para las que se sabe que son libres</translation>
  </message>
  <message>
   <source>Of another instance of Panoramax, such as https://panoramax.ign.fr</source>
   <translation>De otra instancia de Panoramax, como https://panoramax.ign.fr</translation>
  </message>
  <message>
   <source>A new folder, or that of a gallery to add to</source>
   <translation>Una carpeta nueva, o la de una galería que se amplía</translation>
  </message>
  <message>
   <source>gallery,imagery,panoramax,mapillary,commons,flickr,street level,download,references</source>
   <translation>galería,imágenes,panoramax,mapillary,commons,flickr,pie de calle,descargar,referencias</translation>
  </message>
  <message>
   <source>Within</source>
   <translation>Dentro de</translation>
  </message>
  <message>
   <source>Only these licences</source>
   <translation>Solo estas licencias</translation>
  </message>
  <message>
   <source>Pictures there</source>
   <translation>Imágenes allí</translation>
  </message>
  <message>
   <source>Pictures to download</source>
   <translation>Imágenes por descargar</translation>
  </message>
  <message>
   <source>Size of the download in bytes</source>
   <translation>Tamaño de la descarga en bytes</translation>
  </message>
  <message>
   <source>Licences there</source>
   <translation>Licencias allí</translation>
  </message>
  <message>
   <source>the layer of polygons cannot be read; check its path</source>
   <translation>no se puede leer la capa de polígonos; revise su ruta</translation>
  </message>
  <message>
   <source>{host} is asked</source>
   <translation>Se pregunta a {host}</translation>
  </message>
  <message>
   <source>Locate photos of a run again</source>
   <translation>Localizar de nuevo las fotos de una ejecución</translation>
  </message>
  <message>
   <source>Locates the photos of a run once more with your galleries of now, such as one that Get open imagery has brought meanwhile. The run keeps both answers: the new one takes the place of the one before, which stays in the table of answers. Reviews stay.

System, search area and album are those of the run, and so must the model pack be. A photo that cannot be located again keeps what it had. Each photo is saved at once.</source>
   <translation>Localiza otra vez las fotos de una ejecución con sus galerías de ahora, como una que Obtener imágenes abiertas haya traído entretanto. La ejecución guarda ambas respuestas: la nueva ocupa el lugar de la anterior, que queda en la tabla de respuestas. Las revisiones se conservan.

El sistema, el área de búsqueda y el álbum son los de la ejecución, y también debe serlo el paquete de modelos. Una foto que no se puede localizar de nuevo conserva lo que tenía. Cada foto se guarda enseguida.</translation>
  </message>
  <message>
   <source>The GeoPackage of the run; it is changed</source>
   <translation>El GeoPackage de la ejecución; se modifica</translation>
  </message>
  <message>
   <source>Photos of the run; leave empty for all of them. Of an album all photos are located again</source>
   <translation>Fotos de la ejecución; deje vacío para todas. De un álbum se localizan de nuevo todas las fotos</translation>
  </message>
  <message>
   <source>{path} is not in the run {run}; choose photos of this run, or none for all of them</source>
   <translation>{path} no está en la ejecución {run}; elija fotos de esta ejecución, o ninguna para todas</translation>
  </message>
  <message>
   <source>Only these photos</source>
   <translation>Solo estas fotos</translation>
  </message>
  <message>
   <source>Photos with a new answer</source>
   <translation>Fotos con respuesta nueva</translation>
  </message>
  <message>
   <source>Photos that keep what they had</source>
   <translation>Fotos que conservan lo que tenían</translation>
  </message>
  <message>
   <source>The run's GeoPackage</source>
   <translation>El GeoPackage de la ejecución</translation>
  </message>
  <message>
   <source>Locate album</source>
   <translation>Localizar álbum</translation>
  </message>
  <message>
   <source>Locates the photos of one place, or of one trip, together: what one photo shows helps to find the others. The photos table also has the answer to each photo alone.

Kind of album: photos of one place were taken within the radius of it; those of a trip with at most the given speed between them.

All photos are one album, unless each folder is one of its own, or a column of the table says which photos belong together. GeoCLIP and PLONK take each photo by itself and cannot locate an album.</source>
   <translation>Localiza juntas las fotos de un lugar, o de un recorrido: lo que muestra una foto ayuda a hallar las demás. La tabla de fotos tiene también la respuesta a cada foto sola.

Tipo de álbum: las fotos de un lugar se tomaron dentro de su radio; las de un recorrido, como máximo a la velocidad dada entre ellas.

Todas las fotos son un álbum, salvo que cada carpeta sea uno, o que una columna de la tabla diga qué fotos van juntas. GeoCLIP y PLONK toman cada foto por separado y no pueden localizar un álbum.</translation>
  </message>
  <message>
   <source>Photos of one place</source>
   <translation>Fotos de un lugar</translation>
  </message>
  <message>
   <source>Photos of one trip</source>
   <translation>Fotos de un recorrido</translation>
  </message>
  <message>
   <source>The radius is used for one place only, the speed for one trip only</source>
   <translation>El radio solo se usa para un lugar, la velocidad solo para un recorrido</translation>
  </message>
  <message>
   <source>If not ticked, all photos belong to one album; a column of albums takes precedence</source>
   <translation>Si no se marca, todas las fotos forman un álbum; una columna de álbumes tiene prioridad</translation>
  </message>
  <message>
   <source>Kind of album</source>
   <translation>Tipo de álbum</translation>
  </message>
  <message>
   <source>Each folder is an album of its own</source>
   <translation>Cada carpeta es un álbum</translation>
  </message>
  <message>
   <source>album,trip,walk,track,sequence,together</source>
   <translation>álbum,recorrido,paseo,traza,secuencia,juntas</translation>
  </message>
  <message>
   <source>Locate photos</source>
   <translation>Localizar fotos</translation>
  </message>
  <message>
   <source>Finds where photos were taken by comparing them with reference photos of known location. Each photo gets ranked candidates with probabilities, and the evidence for each candidate. Photos stay on this machine unless a remote engine is chosen in the options. A candidate is a lead, never proof.

Photos: a folder, files, or a layer with a column of paths.

Search area: only places inside these polygons are considered.

A photo that is probably outside what this gallery knows has candidates too: the most similar places in the gallery. To improve them, draw a search area, or add a gallery of your own area.</source>
   <translation>Averigua dónde se tomaron fotos comparándolas con fotos de referencia de lugar conocido. Cada foto recibe candidatos ordenados con probabilidades, y los indicios de cada candidato. Las fotos se quedan en este equipo salvo que se elija un motor remoto en las opciones. Un candidato es una pista, nunca una prueba.

Fotos: una carpeta, archivos, o una capa con una columna de rutas.

Área de búsqueda: solo se consideran lugares dentro de estos polígonos.

Una foto que probablemente está fuera de lo que conoce esta galería también tiene candidatos: los lugares más parecidos de la galería. Para mejorarlos, dibuje un área de búsqueda, o añada una galería de su propia área.</translation>
  </message>
  <message>
   <source>Proposed by: another system names places coarsely, and Pinpoint ranks them by the reference photos there. A gallery of the area, or open imagery of it, makes these candidates fine.</source>
   <translation>Propuesto por: otro sistema nombra lugares a grandes rasgos, y Pinpoint los ordena por las fotos de referencia que hay allí. Una galería de la zona, o imágenes abiertas de ella, afina estos candidatos.</translation>
  </message>
  <message>
   <source>Pinpoint alone</source>
   <translation>Solo Pinpoint</translation>
  </message>
  <message>
   <source>Another system can name more places for each photo; Pinpoint ranks them with its own, by the reference photos there. Only for photos that are located by Pinpoint, each by itself</source>
   <translation>Otro sistema puede nombrar más lugares para cada foto; Pinpoint los ordena con los suyos, por las fotos de referencia que hay allí. Solo para fotos que localiza Pinpoint, cada una por sí sola</translation>
  </message>
  <message>
   <source>are independent</source>
   <translation>son independientes</translation>
  </message>
  <message>
   <source>are of one place</source>
   <translation>son de un lugar</translation>
  </message>
  <message>
   <source>are of one trip</source>
   <translation>son de un recorrido</translation>
  </message>
  <message>
   <source>Photos of one place or trip are located together; the photos table also has the answer to each alone</source>
   <translation>Las fotos de un lugar o recorrido se localizan juntas; la tabla de fotos tiene también la respuesta a cada una sola</translation>
  </message>
  <message>
   <source>The GeoPackage of an interrupted run, instead of photos: its remaining photos are located with the parameters of that run, and the outputs hold the whole run</source>
   <translation>El GeoPackage de una ejecución interrumpida, en lugar de fotos: sus fotos restantes se localizan con los parámetros de esa ejecución, y las salidas contienen la ejecución entera</translation>
  </message>
  <message>
   <source>{system} takes no candidates of {other}; choose Pinpoint, or leave {other} out</source>
   <translation>{system} no admite candidatos de {other}; elija Pinpoint u omita {other}</translation>
  </message>
  <message>
   <source>Proposed by</source>
   <translation>Propuesto por</translation>
  </message>
  <message>
   <source>Photos of one folder</source>
   <translation>Fotos de una carpeta</translation>
  </message>
  <message>
   <source>Run to resume</source>
   <translation>Ejecución que reanudar</translation>
  </message>
  <message>
   <source>Photos may be sent to the remote engine</source>
   <translation>Las fotos se pueden enviar al motor remoto</translation>
  </message>
  <message>
   <source>Geocells (PIGEON, PlaNet)</source>
   <translation>Geoceldas (PIGEON, PlaNet)</translation>
  </message>
  <message>
   <source>photo,image,picture,geolocation,geotag,exif,camera,where,place</source>
   <translation>foto,imagen,fotografía,geolocalización,geoetiqueta,exif,cámara,dónde,lugar</translation>
  </message>
  <message>
   <source>Polygons in any coordinate reference system; leave empty to search everywhere</source>
   <translation>Polígonos en cualquier sistema de referencia de coordenadas; dejar vacío para buscar en todas partes</translation>
  </message>
  <message>
   <source>How many places are listed for each photo, the most probable first</source>
   <translation>Cuántos lugares se listan por foto, el más probable primero</translation>
  </message>
  <message>
   <source>Tick this for dash-cam frames or the faces of a panorama; leave it unticked for all other photos</source>
   <translation>Márquelo para imágenes de cámara de salpicadero o caras de un panorama; déjelo sin marcar para todas las demás fotos</translation>
  </message>
  <message>
   <source>Photos of one place were taken within this distance of it</source>
   <translation>Las fotos de un lugar se tomaron a esta distancia de él como máximo</translation>
  </message>
  <message>
   <source>How fast one can have moved between the photos of a trip: 6 for a walk, 30 for a bicycle, 130 for a car. Their order is by capture time where the photos have one, otherwise by file name</source>
   <translation>A qué velocidad se pudo ir entre las fotos de un recorrido: 6 a pie, 30 en bicicleta, 130 en coche. Su orden sigue la hora de captura cuando la tienen; si no, el nombre de archivo</translation>
  </message>
  <message>
   <source>Needed if a remote engine is chosen in the options and you have not consented in the dock</source>
   <translation>Hace falta si se elige un motor remoto en las opciones y no ha consentido en el panel</translation>
  </message>
  <message>
   <source>manifest.json files of galleries, such as the output of Build gallery</source>
   <translation>archivos manifest.json de galerías, como la salida de Construir galería</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of photos, photos, or a table of photos</source>
   <translation>Se dan {count} entradas; dé una de estas: una carpeta de fotos, fotos o una tabla de fotos</translation>
  </message>
  <message>
   <source>photos</source>
   <translation>fotos</translation>
  </message>
  <message>
   <source>Search area</source>
   <translation>Área de búsqueda</translation>
  </message>
  <message>
   <source>One place: radius (m)</source>
   <translation>Un lugar: radio (m)</translation>
  </message>
  <message>
   <source>One trip: maximum speed (km/h)</source>
   <translation>Un recorrido: velocidad máxima (km/h)</translation>
  </message>
  <message>
   <source>A table of the run, as in its GeoPackage</source>
   <translation>Una tabla de la ejecución, como en su GeoPackage</translation>
  </message>
  <message>
   <source>Photos located</source>
   <translation>Fotos localizadas</translation>
  </message>
  <message>
   <source>Photos probably outside what this gallery knows</source>
   <translation>Fotos probablemente fuera de lo que conoce esta galería</translation>
  </message>
  <message>
   <source>Photos without any sign of a place</source>
   <translation>Fotos sin ningún signo de un lugar</translation>
  </message>
  <message>
   <source>Photos that failed</source>
   <translation>Fotos fallidas</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of photos, photos, a table of photos, or a run to resume</source>
   <translation>Se dan {count} entradas; dé una de estas: una carpeta de fotos, fotos, una tabla de fotos o una ejecución que reanudar</translation>
  </message>
  <message>
   <source>this would send {what}; tick "{box}" to allow it</source>
   <translation>esto enviaría {what}; marque «{box}» para permitirlo</translation>
  </message>
  <message>
   <source>Results are written to {path} as they come</source>
   <translation>Los resultados se escriben en {path} a medida que llegan</translation>
  </message>
  <message>
   <source>{name} cannot be written ({reason}); free some space</source>
   <translation>no se puede escribir {name} ({reason}); libere espacio</translation>
  </message>
  <message>
   <source>Searched recursively. Give one of these: a folder, photos, or a table of photos</source>
   <translation>Se recorre con sus subcarpetas. Dé una de estas entradas: una carpeta, fotos o una tabla de fotos</translation>
  </message>
  <message>
   <source>Photo files, instead of a folder</source>
   <translation>Archivos de fotos, en lugar de una carpeta</translation>
  </message>
  <message>
   <source>A layer or table with a column of paths, instead of a folder; only selected rows if so chosen</source>
   <translation>Una capa o tabla con una columna de rutas, en lugar de una carpeta; solo las filas seleccionadas si se quiere</translation>
  </message>
  <message>
   <source>{layer} has no column of paths that is known by its name, only: {names}; choose the column of paths</source>
   <translation>{layer} no tiene columna de rutas que se reconozca por su nombre, solo: {names}; elija la columna de rutas</translation>
  </message>
  <message>
   <source>Folder of photos</source>
   <translation>Carpeta de fotos</translation>
  </message>
  <message>
   <source>Table of photos</source>
   <translation>Tabla de fotos</translation>
  </message>
  <message>
   <source>Photos with the same value belong together; left empty, those of the same folder do</source>
   <translation>Las fotos con el mismo valor van juntas; si se deja vacío, las de la misma carpeta</translation>
  </message>
  <message>
   <source>the table of photos cannot be read; check its path</source>
   <translation>no se puede leer la tabla de fotos; revise su ruta</translation>
  </message>
  <message>
   <source>{layer} has no column {column}, only: {names}; choose the column of paths</source>
   <translation>{layer} no tiene columna {column}, solo: {names}; elija la columna de rutas</translation>
  </message>
  <message>
   <source>none</source>
   <translation>ninguna</translation>
  </message>
  <message>
   <source>Paths are absolute, or relative to the folder of the table's file. Left empty, the first of these columns is taken: {names}</source>
   <translation>Las rutas son absolutas, o relativas a la carpeta del archivo de la tabla. Si se deja vacío, se toma la primera de estas columnas: {names}</translation>
  </message>
  <message>
   <source>Column of albums</source>
   <translation>Columna de álbumes</translation>
  </message>
  <message>
   <source>the column {paths} of {layer} names no photo; choose another column</source>
   <translation>la columna {paths} de {layer} no nombra ninguna foto; elija otra columna</translation>
  </message>
  <message>
   <source>row {id} of {layer} names no photo and is left out; fill in {paths}</source>
   <translation>la fila {id} de {layer} no nombra ninguna foto y se omite; rellene {paths}</translation>
  </message>
  <message>
   <source>Pinpoint: where photos were taken</source>
   <translation>Pinpoint: dónde se tomaron las fotos</translation>
  </message>
  <message>
   <source>Removes references from a gallery: those that are selected in a layer of them, those with some ids, all of an author, and all within polygons. What any of these names is removed; photos on your disk are not touched.

It is done in one step, or not at all. Compact gallery frees the room. For a layer, run References of a gallery, select some, and tick Selected features only.</source>
   <translation>Quita referencias de una galería: las seleccionadas en una capa de ellas, las de ciertos identificadores, todas las de un autor, y todas las de dentro de polígonos. Lo que nombre cualquiera de estas entradas se quita; las fotos de su disco no se tocan.

Se hace en un solo paso, o no se hace. Compactar galería libera el espacio. Para tener una capa, ejecute Referencias de una galería, seleccione algunas, y marque Solo objetos seleccionados.</translation>
  </message>
  <message>
   <source>A layer with a column of ids, as References of a gallery makes it; all its rows, or the selected ones</source>
   <translation>Una capa con una columna de identificadores, como la hace Referencias de una galería; todas sus filas, o las seleccionadas</translation>
  </message>
  <message>
   <source>The ids of the references in that layer</source>
   <translation>Los identificadores de las referencias en esa capa</translation>
  </message>
  <message>
   <source>Ids of references, one on each line</source>
   <translation>Identificadores de referencias, uno por línea</translation>
  </message>
  <message>
   <source>All references of this author</source>
   <translation>Todas las referencias de este autor</translation>
  </message>
  <message>
   <source>All references inside these polygons, in any coordinate reference system</source>
   <translation>Todas las referencias dentro de estos polígonos, en cualquier sistema de referencia</translation>
  </message>
  <message>
   <source>{layer} has no column {column}, only: {names}; choose the column of ids</source>
   <translation>{layer} no tiene columna {column}, solo: {names}; elija la columna de identificadores</translation>
  </message>
  <message>
   <source>gallery,references,remove,delete,author,area</source>
   <translation>galería,referencias,quitar,borrar,autor,área</translation>
  </message>
  <message>
   <source>Layer of references</source>
   <translation>Capa de referencias</translation>
  </message>
  <message>
   <source>Column of ids</source>
   <translation>Columna de identificadores</translation>
  </message>
  <message>
   <source>Ids</source>
   <translation>Identificadores</translation>
  </message>
  <message>
   <source>References removed</source>
   <translation>Referencias quitadas</translation>
  </message>
  <message>
   <source>nothing is named to be removed; give a layer, ids, an author or polygons</source>
   <translation>no se nombra nada que quitar; dé una capa, identificadores, un autor o polígonos</translation>
  </message>
  <message>
   <source>the layer of references cannot be read; check its path</source>
   <translation>no se puede leer la capa de referencias; revise su ruta</translation>
  </message>
  <message>
   <source>{layer} names no reference; select some</source>
   <translation>{layer} no nombra ninguna referencia; seleccione algunas</translation>
  </message>
  <message>
   <source>Photos of any kind</source>
   <translation>Fotos de cualquier tipo</translation>
  </message>
  <message>
   <source>Street-level frames</source>
   <translation>Vistas de calle</translation>
  </message>
  <message>
   <source>The address of the picture of a gallery's reference</source>
   <translation>La dirección de la imagen de una referencia de una galería</translation>
  </message>
  <message>
   <source>References of {gallery}</source>
   <translation>Referencias de {gallery}</translation>
  </message>
  <message>
   <source>QGIS cannot open {path}; choose another folder of runs</source>
   <translation>QGIS no puede abrir {path}; elija otra carpeta de ejecuciones</translation>
  </message>
  <message>
   <source>choose a process of its own under Settings &gt; Options &gt; Pinpoint</source>
   <translation>elija un proceso propio en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>choose another pack under Settings &gt; Options &gt; Pinpoint</source>
   <translation>elija otro modelo en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Upgrade under Settings &gt; Options &gt; Pinpoint, or run Compact or upgrade gallery in the toolbox</source>
   <translation>pulse Convertir en Configuración &gt; Opciones &gt; Pinpoint, o use Compactar o convertir galería en la caja de herramientas</translation>
  </message>
  <message>
   <source>press Refresh under Settings &gt; Options &gt; Pinpoint</source>
   <translation>pulse Actualizar en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Fit under Settings &gt; Options &gt; Pinpoint</source>
   <translation>pulse Ajustar en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Imagery beside the search area in the Pinpoint dock, or run Get open imagery in the toolbox</source>
   <translation>pulse Imágenes junto al área de búsqueda en el panel de Pinpoint, o ejecute Obtener imágenes abiertas en la caja de herramientas</translation>
  </message>
  <message>
   <source>choose another gallery under Settings &gt; Options &gt; Pinpoint</source>
   <translation>elija otra galería en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>{press}, which brings what is missing</source>
   <translation>{press}, que trae lo que falta</translation>
  </message>
  <message>
   <source>choose another system, or get geoclip-world under Settings &gt; Options &gt; Pinpoint</source>
   <translation>elija otro sistema, u obtenga geoclip-world en Configuración &gt; Opciones &gt; Pinpoint</translation>
  </message>
  <message>
   <source>{press} and choose the full engine, which brings what is missing</source>
   <translation>{press} y elija el motor completo, que trae lo que falta</translation>
  </message>
  <message>
   <source>choose another system, or download {name} as Pinpoint's README describes</source>
   <translation>elija otro sistema, o descargue {name} como describe el README de Pinpoint</translation>
  </message>
  <message>
   <source>QGIS's proxy is of a kind that cannot be used here; choose HTTP or SOCKS5 in QGIS's options</source>
   <translation>el proxy de QGIS es de un tipo que no se puede usar aquí; elija HTTP o SOCKS5 en las opciones de QGIS</translation>
  </message>
  <message>
   <source>an address holds no name, password or question; put the token into its own field</source>
   <translation>una dirección no contiene nombre, contraseña ni consulta; ponga el token en su propio campo</translation>
  </message>
  <message>
   <source>{photos} to {host}: {count} bytes ({megabytes} MB) of pixels</source>
   <translation>{photos} a {host}: {count} bytes ({megabytes} MB) de píxeles</translation>
  </message>
  <message>
   <source>{url} is no address of an engine; write it as https://engine.example.org</source>
   <translation>{url} no es la dirección de un motor; escríbala como https://engine.example.org</translation>
  </message>
  <message>
   <source>http://{host} would send photos and token in the clear; use https://</source>
   <translation>http://{host} enviaría las fotos y el token sin cifrar; use https://</translation>
  </message>
  <message>
   <source>QGIS's encrypted store keeps the token locked; give the master password when asked</source>
   <translation>el almacén cifrado de QGIS mantiene bloqueado el token; dé la contraseña maestra cuando se pida</translation>
  </message>
  <message>
   <source>the connection to {host} was not prepared; press Locate again</source>
   <translation>la conexión con {host} no se preparó; pulse Localizar de nuevo</translation>
  </message>
  <message>
   <source>{equal} of {count} answers are equal, {differ} differ; not asked: {unasked}; the log says why</source>
   <translation>{equal} de {count} respuestas son iguales; {differ} difieren; sin consultar: {unasked}; el registro dice por qué</translation>
  </message>
  <message>
   <source>The one answer is equal</source>
   <translation>La única respuesta es igual</translation>
  </message>
  <message>
   <source>All {count} answers are equal</source>
   <translation>Las {count} respuestas son iguales</translation>
  </message>
  <message>
   <source>{run} has no photos to report on; locate photos first</source>
   <translation>{run} no tiene fotos sobre las que informar; localice fotos primero</translation>
  </message>
  <message>
   <source>Located by {system} with {galleries}; run {run}.</source>
   <translation>Localizado por {system} con {galleries}; ejecución {run}.</translation>
  </message>
  <message>
   <source>Where the photos were probably taken</source>
   <translation>Dónde se tomaron probablemente las fotos</translation>
  </message>
  <message>
   <source>What came of it</source>
   <translation>Qué resultó</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Método</translation>
  </message>
  <message>
   <source>Digests (SHA-256)</source>
   <translation>Resúmenes (SHA-256)</translation>
  </message>
  <message>
   <source>Confidence</source>
   <translation>Confianza</translation>
  </message>
  <message>
   <source>Confidence of the first candidate, which is not the position</source>
   <translation>Confianza del primer candidato, que no es la posición</translation>
  </message>
  <message>
   <source>There is no credible region: it may be anywhere.</source>
   <translation>No hay región creíble: puede ser cualquier parte.</translation>
  </message>
  <message>
   <source>Probability</source>
   <translation>Probabilidad</translation>
  </message>
  <message>
   <source>Place name</source>
   <translation>Lugar</translation>
  </message>
  <message>
   <source>Distance</source>
   <translation>Distancia</translation>
  </message>
  <message>
   <source>Its reference: author, licence</source>
   <translation>Su referencia: autor, licencia</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Fuente</translation>
  </message>
  <message>
   <source>Similarity</source>
   <translation>Similitud</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Tomada</translation>
  </message>
  <message>
   <source>Reference; below it author, licence, link</source>
   <translation>Referencia; debajo autor, licencia, enlace</translation>
  </message>
  <message>
   <source>Leads, never proof</source>
   <translation>Pistas, nunca pruebas</translation>
  </message>
  <message>
   <source>position</source>
   <translation>posición</translation>
  </message>
  <message>
   <source>candidate, by rank</source>
   <translation>candidato, por rango</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation>indicios</translation>
  </message>
  <message>
   <source>own GPS tag</source>
   <translation>posición GPS propia</translation>
  </message>
  <message>
   <source>Photo {number} of {count}</source>
   <translation>Foto {number} de {count}</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Resultado</translation>
  </message>
  <message>
   <source>Review</source>
   <translation>Revisión</translation>
  </message>
  <message>
   <source>{place}, {distance} from the position; not used to find it</source>
   <translation>{place}, a {distance} de la posición; no se usó para hallarla</translation>
  </message>
  <message>
   <source>Outlines: credible regions, which hold the place with that probability ({sizes}).</source>
   <translation>Contornos: regiones creíbles, que contienen el lugar con esa probabilidad ({sizes}).</translation>
  </message>
  <message>
   <source>Evidence for candidate {rank}</source>
   <translation>Indicios del candidato {rank}</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Archivo</translation>
  </message>
  <message>
   <source>run {run}, page {number}</source>
   <translation>ejecución {run}, página {number}</translation>
  </message>
  <message>
   <source>Pinpoint report of run {run}</source>
   <translation>Informe de Pinpoint de la ejecución {run}</translation>
  </message>
  <message>
   <source>What was asked</source>
   <translation>Qué se pidió</translation>
  </message>
  <message>
   <source>How it was answered</source>
   <translation>Cómo se respondió</translation>
  </message>
  <message>
   <source>accepted position</source>
   <translation>posición aceptada</translation>
  </message>
  <message>
   <source>first candidate, not accepted</source>
   <translation>primer candidato, no aceptado</translation>
  </message>
  <message>
   <source>The photos</source>
   <translation>Las fotos</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>Foto</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Posición</translation>
  </message>
  <message>
   <source>Within 25 km</source>
   <translation>A menos de 25 km</translation>
  </message>
  <message>
   <source>The photo cannot be shown; it was at {path}</source>
   <translation>La foto no se puede mostrar; estaba en {path}</translation>
  </message>
  <message>
   <source>{number}; the earlier ones are in the run</source>
   <translation>{number}; las anteriores están en la ejecución</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Respuesta</translation>
  </message>
  <message>
   <source>Camera heading</source>
   <translation>Rumbo de la cámara</translation>
  </message>
  <message>
   <source>Own GPS tag</source>
   <translation>Posición GPS propia</translation>
  </message>
  <message>
   <source>Without its album</source>
   <translation>Sin su álbum</translation>
  </message>
  <message>
   <source>There are none.</source>
   <translation>No hay ninguno.</translation>
  </message>
  <message>
   <source>none of these</source>
   <translation>ninguno de estos</translation>
  </message>
  <message>
   <source>No other photo lies nearby.</source>
   <translation>No hay otra foto cerca.</translation>
  </message>
  <message>
   <source>Reference of the candidate: {credit}</source>
   <translation>Referencia del candidato: {credit}</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>desconocido</translation>
  </message>
  <message>
   <source>by its camera's clock</source>
   <translation>según el reloj de su cámara</translation>
  </message>
  <message>
   <source>within {distance}</source>
   <translation>a menos de {distance}</translation>
  </message>
  <message>
   <source>Candidates beyond the overview: {ranks}.</source>
   <translation>Candidatos fuera de la vista general: {ranks}.</translation>
  </message>
  <message>
   <source>{place}, {share} within 25 km</source>
   <translation>{place}, {share} a menos de 25 km</translation>
  </message>
  <message>
   <source>{title}, continued</source>
   <translation>{title}, continuación</translation>
  </message>
  <message>
   <source>The places in this report are leads, never proof. Probabilities hold for photos like those that the pack was tested on, and a place without references cannot be found. Compare every answer with independent imagery, and write down what speaks against it, before it is used or published.</source>
   <translation>Los lugares de este informe son pistas, nunca pruebas. Las probabilidades valen para fotos como aquellas con las que se probó el modelo, y un lugar sin referencias no se puede hallar. Compare cada respuesta con imágenes independientes, y anote lo que habla en contra, antes de usarla o publicarla.</translation>
  </message>
  <message>
   <source>Scores and the probability of none of the candidates became one density on the Earth, from which confidence and credible regions were read. A position in the photo's own EXIF is shown for comparison and was not used.</source>
   <translation>Las puntuaciones y la probabilidad de ninguno de los candidatos dieron una densidad sobre la Tierra, de la que se leyeron la confianza y las regiones creíbles. Una posición EXIF de la propia foto se muestra para comparar y no se usó.</translation>
  </message>
  <message>
   <source>The candidates come from a system that this version of Pinpoint does not know. It ranked them.</source>
   <translation>Los candidatos vienen de un sistema que esta versión de Pinpoint no conoce. Él los ordenó.</translation>
  </message>
  <message>
   <source>Confidence and credible regions were read from that density, and were not calibrated. A position in the photo's own EXIF is shown for comparison and was not used.</source>
   <translation>La confianza y las regiones creíbles se leyeron de esa densidad y no se calibraron. Una posición EXIF de la propia foto se muestra para comparar y no se usó.</translation>
  </message>
  <message>
   <source>within one polygon</source>
   <translation>en un polígono</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Búsqueda</translation>
  </message>
  <message>
   <source>Albums</source>
   <translation>Álbumes</translation>
  </message>
  <message>
   <source>Pack and galleries</source>
   <translation>Modelo y galerías</translation>
  </message>
  <message>
   <source>Probabilities</source>
   <translation>Probabilidades</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>Versiones</translation>
  </message>
  <message>
   <source>Computed on</source>
   <translation>Calculado en</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Hora</translation>
  </message>
  <message>
   <source>{started} to {finished} UTC, {ended}</source>
   <translation>{started} a {finished} UTC, {ended}</translation>
  </message>
  <message>
   <source>{accepted} accepted, {rejected} rejected, {rest} not reviewed</source>
   <translation>{accepted} aceptadas, {rejected} rechazadas, {rest} sin revisar</translation>
  </message>
  <message>
   <source>Located again</source>
   <translation>Localizadas otra vez</translation>
  </message>
  <message>
   <source>Reviewed</source>
   <translation>Revisadas</translation>
  </message>
  <message>
   <source>Each photo was compared with reference photos of known place: by image features, by a learned embedding, and by that embedding against the places themselves. The places of its look-alikes became candidates, scored by how densely they lie and by the independent evidence around them.</source>
   <translation>Cada foto se comparó con fotos de referencia de lugar conocido: por características de imagen, por una representación aprendida, y por esta con los propios lugares. Los lugares de las fotos parecidas se hicieron candidatos, puntuados por su densidad y por los indicios independientes de su alrededor.</translation>
  </message>
  <message>
   <source>Each photo was assigned to semantic geocells by a trained classifier. Within the likely cells it was compared with clusters of reference photos, whose places became candidates.</source>
   <translation>Un clasificador entrenado asignó cada foto a geoceldas semánticas. En las celdas probables se comparó con grupos de fotos de referencia, cuyos lugares se hicieron candidatos.</translation>
  </message>
  <message>
   <source>Each photo was assigned to cells of an adaptive grid on the Earth by a trained classifier. The middles of the likely cells became candidates.</source>
   <translation>Un clasificador entrenado asignó cada foto a celdas de una cuadrícula adaptativa sobre la Tierra. Los centros de las celdas probables se hicieron candidatos.</translation>
  </message>
  <message>
   <source>Each photo was compared with places in a learned space that images and coordinates share. The places that match it best became candidates.</source>
   <translation>Cada foto se comparó con lugares en un espacio aprendido que comparten imágenes y coordenadas. Los lugares que mejor concuerdan se hicieron candidatos.</translation>
  </message>
  <message>
   <source>From each photo a generative network drew places where it may have been taken. The peaks of their density became candidates.</source>
   <translation>De cada foto una red generativa extrajo lugares donde pudo tomarse. Los picos de su densidad se hicieron candidatos.</translation>
  </message>
  <message>
   <source>Request</source>
   <translation>Petición</translation>
  </message>
  <message>
   <source>within {count} polygons</source>
   <translation>en {count} polígonos</translation>
  </message>
  <message>
   <source>everywhere</source>
   <translation>en todas partes</translation>
  </message>
  <message>
   <source>of all kinds</source>
   <translation>de todo tipo</translation>
  </message>
  <message>
   <source>ordinary photos</source>
   <translation>fotos corrientes</translation>
  </message>
  <message>
   <source>photos of one folder are of one place, within {distance}</source>
   <translation>las fotos de una carpeta son de un lugar, a menos de {distance}</translation>
  </message>
  <message>
   <source>photos of one folder are of one trip, at most {speed} km/h</source>
   <translation>las fotos de una carpeta son de un recorrido, como máximo {speed} km/h</translation>
  </message>
  <message>
   <source>{count} placed by hand</source>
   <translation>{count} situadas a mano</translation>
  </message>
  <message>
   <source>{photos}; the page of each says by what</source>
   <translation>{photos}; la página de cada una dice con qué</translation>
  </message>
  <message>
   <source>up to {count} for each photo</source>
   <translation>hasta {count} por foto</translation>
  </message>
  <message>
   <source>cancelled; what is finished is kept</source>
   <translation>cancelado; lo terminado se conserva</translation>
  </message>
  <message>
   <source>Export a run</source>
   <translation>Exportar una ejecución</translation>
  </message>
  <message>
   <source>Write positions of photos</source>
   <translation>Escribir posiciones de fotos</translation>
  </message>
  <message>
   <source>Exported to {path}</source>
   <translation>Exportado a {path}</translation>
  </message>
  <message>
   <source>Report written to {path}</source>
   <translation>Informe escrito en {path}</translation>
  </message>
  <message>
   <source>Locate {photos}</source>
   <translation>Localizar {photos}</translation>
  </message>
  <message>
   <source>{fault}; this run is in the temporary file {path}, export it or move it</source>
   <translation>{fault}; esta ejecución está en el archivo temporal {path}, expórtela o muévala</translation>
  </message>
  <message>
   <source>kilometres from the truth</source>
   <translation>kilómetros del lugar real</translation>
  </message>
  <message>
   <source>band: 95 % interval</source>
   <translation>banda: intervalo del 95 %</translation>
  </message>
  <message>
   <source>first candidate</source>
   <translation>primer candidato</translation>
  </message>
  <message>
   <source>{name} cannot be written; free some space or choose another folder</source>
   <translation>no se puede escribir {name}; libere espacio o elija otra carpeta</translation>
  </message>
  <message>
   <source>best of {count}</source>
   <translation>el mejor de {count}</translation>
  </message>
  <message>
   <source>Where photos were taken</source>
   <translation>Dónde se tomaron las fotos</translation>
  </message>
  <message>
   <source>From there to the first candidate</source>
   <translation>De allí al primer candidato</translation>
  </message>
  <message>
   <source>Try Pinpoint on your photos</source>
   <translation>Probar Pinpoint con sus fotos</translation>
  </message>
  <message>
   <source>photos would be sent to {host}; agree to that in the dock first, by locating a photo there</source>
   <translation>se enviarían fotos a {host}; consienta antes en el panel, localizando allí una foto</translation>
  </message>
  <message>
   <source>{name} could not be written ({reason}); free some space or choose another folder</source>
   <translation>no se pudo escribir {name} ({reason}); libere espacio o elija otra carpeta</translation>
  </message>
  <message>
   <source>Not calibrated: only the order of these percentages counts.</source>
   <translation>Sin calibrar: solo cuenta el orden de estos porcentajes.</translation>
  </message>
  <message>
   <source>1 photo</source>
   <translation>1 foto</translation>
  </message>
  <message>
   <source>the accepted candidate of an earlier answer</source>
   <translation>el candidato aceptado de una respuesta anterior</translation>
  </message>
  <message>
   <source>{degrees}° N</source>
   <translation>{degrees}° N</translation>
  </message>
  <message>
   <source>{degrees}° S</source>
   <translation>{degrees}° S</translation>
  </message>
  <message>
   <source>{degrees}° E</source>
   <translation>{degrees}° E</translation>
  </message>
  <message>
   <source>{degrees}° W</source>
   <translation>{degrees}° O</translation>
  </message>
  <message>
   <source>at sea or remote, {distance} {wind} of {place}</source>
   <translation>en el mar o apartado, {distance} al {wind} de {place}</translation>
  </message>
  <message>
   <source>{distance} {wind} of {place}</source>
   <translation>{distance} al {wind} de {place}</translation>
  </message>
  <message>
   <source>no other photo nearby</source>
   <translation>ninguna otra foto cerca</translation>
  </message>
  <message>
   <source>thin here: 1 reference within 5 km</source>
   <translation>pocas aquí: 1 referencia a menos de 5 km</translation>
  </message>
  <message>
   <source>Calibrated only where a photo of your own galleries comes first; elsewhere only the order counts.</source>
   <translation>Calibrado solo donde una foto de sus propias galerías va primero; en lo demás solo cuenta el orden.</translation>
  </message>
  <message>
   <source>Fit them on a gallery of your own, in the options.</source>
   <translation>Ajústelos con una galería propia, en las opciones.</translation>
  </message>
  <message>
   <source>No region: it may be anywhere</source>
   <translation>Sin región: puede ser cualquier parte</translation>
  </message>
  <message>
   <source>{number}%</source>
   <translation>{number} %</translation>
  </message>
  <message>
   <source>{answer}, with imagery of {galleries}</source>
   <translation>{answer}, con imágenes de {galleries}</translation>
  </message>
  <message>
   <source>with candidates of {system}</source>
   <translation>con candidatos de {system}</translation>
  </message>
  <message>
   <source>{number} km</source>
   <translation>{number} km</translation>
  </message>
  <message>
   <source>{count} bytes</source>
   <translation>{count} bytes</translation>
  </message>
  <message>
   <source>{number} km²</source>
   <translation>{number} km²</translation>
  </message>
  <message>
   <source>{share} within 25 km of the first candidate</source>
   <translation>{share} a menos de 25 km del primer candidato</translation>
  </message>
  <message>
   <source>thin here: {count} references within 5 km</source>
   <translation>pocas aquí: {count} referencias a menos de 5 km</translation>
  </message>
  <message>
   <source>Regions: {sizes}</source>
   <translation>Regiones: {sizes}</translation>
  </message>
  <message>
   <source>skipped: {kinds}</source>
   <translation>omitidos: {kinds}</translation>
  </message>
  <message>
   <source>{count} located</source>
   <translation>{count} localizadas</translation>
  </message>
  <message>
   <source>{count} probably outside what this gallery knows</source>
   <translation>{count} probablemente fuera de lo que conoce esta galería</translation>
  </message>
  <message>
   <source>{count} with nothing that tells a place</source>
   <translation>{count} sin nada que indique un lugar</translation>
  </message>
  <message>
   <source>{count} failed</source>
   <translation>{count} fallidas</translation>
  </message>
  <message>
   <source>{count} not located yet</source>
   <translation>{count} aún sin localizar</translation>
  </message>
  <message>
   <source>&lt;{number}%</source>
   <translation>&lt;{number} %</translation>
  </message>
  <message>
   <source>{count} photos</source>
   <translation>{count} fotos</translation>
  </message>
  <message>
   <source>First answer</source>
   <translation>Primera respuesta</translation>
  </message>
  <message>
   <source>Second answer</source>
   <translation>Segunda respuesta</translation>
  </message>
  <message>
   <source>Answer {number}</source>
   <translation>Respuesta {number}</translation>
  </message>
  <message>
   <source>{number} m</source>
   <translation>{number} m</translation>
  </message>
  <message>
   <source>1 author</source>
   <translation>1 autor</translation>
  </message>
  <message>
   <source>1 sequence</source>
   <translation>1 secuencia</translation>
  </message>
  <message>
   <source>nearest {distance}</source>
   <translation>la más cercana a {distance}</translation>
  </message>
  <message>
   <source>Try them on photos with a position (⋯).</source>
   <translation>Pruébelos con fotos con posición (⋯).</translation>
  </message>
  <message>
   <source>N NE E SE S SW W NW</source>
   <translation>N NE E SE S SO O NO</translation>
  </message>
  <message>
   <source>{count} more</source>
   <translation>{count} más</translation>
  </message>
  <message>
   <source>add by itself any that holds photos: {folders}</source>
   <translation>añada por separado la que contenga fotos: {folders}</translation>
  </message>
  <message>
   <source>{count} authors</source>
   <translation>{count} autores</translation>
  </message>
  <message>
   <source>{count} sequences</source>
   <translation>{count} secuencias</translation>
  </message>
  <message>
   <source>States</source>
   <translation>Estados y provincias</translation>
  </message>
  <message>
   <source>Countries</source>
   <translation>Países</translation>
  </message>
  <message>
   <source>Of your {count} photos in this area, {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; {doubt}.</source>
   <translation>De sus {count} fotos de esta área, el primer candidato localizó {near} a menos de 1 km y {city} a menos de 25 km, y uno de {top_k} candidatos {listed} a menos de 25 km; {doubt}.</translation>
  </message>
  <message>
   <source>Of your {count} photos, {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; {doubt}.</source>
   <translation>De sus {count} fotos, el primer candidato localizó {near} a menos de 1 km y {city} a menos de 25 km, y uno de {top_k} candidatos {listed} a menos de 25 km; {doubt}.</translation>
  </message>
  <message>
   <source>as they come from few outings, this may be off by ±{margin} percentage points or more</source>
   <translation>como vienen de pocas salidas, esto puede errar en ±{margin} puntos porcentuales o más</translation>
  </message>
  <message>
   <source>In this area, of {count} of your photos {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; these are too few photos to say how well it works here.</source>
   <translation>En esta área, de {count} de sus fotos el primer candidato localizó {near} a menos de 1 km y {city} a menos de 25 km, y uno de {top_k} candidatos {listed} a menos de 25 km; son muy pocas fotos para decir qué tal funciona aquí.</translation>
  </message>
  <message>
   <source>Of {count} of your photos {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; these are too few photos to say how well it works.</source>
   <translation>De {count} de sus fotos el primer candidato localizó {near} a menos de 1 km y {city} a menos de 25 km, y uno de {top_k} candidatos {listed} a menos de 25 km; son muy pocas fotos para decir qué tal funciona.</translation>
  </message>
  <message>
   <source>There are too few answers to tell whether its confidence can be believed here.</source>
   <translation>Hay muy pocas respuestas para decir si se puede creer en su confianza aquí.</translation>
  </message>
  <message>
   <source>It is too sure of itself here: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>Está demasiado seguro de sí aquí: daba {said} de media a menos de 25 km, y acertó {right}.</translation>
  </message>
  <message>
   <source>Of the {about} answers with 60 to 80 %, {about_right} ({share}) were right.</source>
   <translation>De las {about} respuestas con 60 a 80 %, acertaron {about_right} ({share}).</translation>
  </message>
  <message>
   <source>Answers with 60 to 80 % were too few to say what 70 % means here.</source>
   <translation>Las respuestas con 60 a 80 % fueron muy pocas para decir qué significa aquí un 70 %.</translation>
  </message>
  <message>
   <source>From each photo's search its own file and near-duplicates were left out, and references of the same sequence, author or half hour.</source>
   <translation>De la búsqueda de cada foto se excluyeron su propio archivo y sus casi duplicados, y las referencias de la misma secuencia, autor o media hora.</translation>
  </message>
  <message>
   <source>with so few photos this may be off by ±{margin} percentage points</source>
   <translation>con tan pocas fotos esto puede errar en ±{margin} puntos porcentuales</translation>
  </message>
  <message>
   <source>this may be off by ±{margin} percentage points</source>
   <translation>esto puede errar en ±{margin} puntos porcentuales</translation>
  </message>
  <message>
   <source>It is too cautious here: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>Es demasiado prudente aquí: daba {said} de media a menos de 25 km, y acertó {right}.</translation>
  </message>
  <message>
   <source>Its confidence holds here, as far as {answers} answers can tell: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>Su confianza vale aquí, hasta donde {answers} respuestas pueden decirlo: daba {said} de media a menos de 25 km, y acertó {right}.</translation>
  </message>
  <message>
   <source>Without an answer, and counted as misses: {count}.</source>
   <translation>Sin respuesta, y contadas como fallos: {count}.</translation>
  </message>
  <message>
   <source>Outside the area: {count}.</source>
   <translation>Fuera del área: {count}.</translation>
  </message>
  <message>
   <source>Without a usable position: {count}.</source>
   <translation>Sin posición utilizable: {count}.</translation>
  </message>
  <message>
   <source>located</source>
   <translation>localizada</translation>
  </message>
  <message>
   <source>probably outside what this gallery knows</source>
   <translation>probablemente fuera de lo que conoce esta galería</translation>
  </message>
  <message>
   <source>nothing in it tells a place</source>
   <translation>nada en ella indica un lugar</translation>
  </message>
  <message>
   <source>not located yet</source>
   <translation>aún sin localizar</translation>
  </message>
  <message>
   <source>looks alike (learned)</source>
   <translation>se parece (aprendido)</translation>
  </message>
  <message>
   <source>looks alike (raw features)</source>
   <translation>se parece (características brutas)</translation>
  </message>
  <message>
   <source>place matches the photo</source>
   <translation>el lugar concuerda con la foto</translation>
  </message>
  <message>
   <source>named by other photos of the album</source>
   <translation>nombrado por otras fotos del álbum</translation>
  </message>
  <message>
   <source>middle of a likely geocell</source>
   <translation>centro de una geocelda probable</translation>
  </message>
  <message>
   <source>looks alike, in a likely geocell</source>
   <translation>se parece, en una geocelda probable</translation>
  </message>
  <message>
   <source>peak of the sampled density</source>
   <translation>pico de la densidad muestreada</translation>
  </message>
  <message>
   <source>proposed by PIGEON</source>
   <translation>propuesto por PIGEON</translation>
  </message>
  <message>
   <source>proposed by PlaNet</source>
   <translation>propuesto por PlaNet</translation>
  </message>
  <message>
   <source>proposed by GeoCLIP</source>
   <translation>propuesto por GeoCLIP</translation>
  </message>
  <message>
   <source>proposed by PLONK</source>
   <translation>propuesto por PLONK</translation>
  </message>
  <message>
   <source>not reviewed</source>
   <translation>sin revisar</translation>
  </message>
  <message>
   <source>accepted</source>
   <translation>aceptado</translation>
  </message>
  <message>
   <source>rejected</source>
   <translation>rechazado</translation>
  </message>
  <message>
   <source>running, or broken off</source>
   <translation>en curso, o interrumpida</translation>
  </message>
  <message>
   <source>finished</source>
   <translation>terminada</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>cancelada</translation>
  </message>
  <message>
   <source>ended early</source>
   <translation>acabó antes de tiempo</translation>
  </message>
  <message>
   <source>the first candidate, not reviewed</source>
   <translation>el primer candidato, sin revisar</translation>
  </message>
  <message>
   <source>the accepted candidate</source>
   <translation>el candidato aceptado</translation>
  </message>
  <message>
   <source>the map, placed by hand</source>
   <translation>el mapa, situada a mano</translation>
  </message>
  <message>
   <source>the review of an earlier run</source>
   <translation>la revisión de una ejecución anterior</translation>
  </message>
  <message>
   <source>file missing</source>
   <translation>falta el archivo</translation>
  </message>
  <message>
   <source>empty file</source>
   <translation>archivo vacío</translation>
  </message>
  <message>
   <source>file cannot be read</source>
   <translation>archivo ilegible</translation>
  </message>
  <message>
   <source>broken file</source>
   <translation>archivo dañado</translation>
  </message>
  <message>
   <source>not a photo</source>
   <translation>no es una foto</translation>
  </message>
  <message>
   <source>unsupported format</source>
   <translation>formato no admitido</translation>
  </message>
  <message>
   <source>too large</source>
   <translation>demasiado grande</translation>
  </message>
  <message>
   <source>nothing in it to compare</source>
   <translation>nada que comparar en ella</translation>
  </message>
  <message>
   <source>no reference in the search area</source>
   <translation>ninguna referencia en el área de búsqueda</translation>
  </message>
  <message>
   <source>too few samples in the search area</source>
   <translation>muy pocas muestras en el área de búsqueda</translation>
  </message>
  <message>
   <source>the engine crashed on it</source>
   <translation>el motor falló con ella</translation>
  </message>
  <message>
   <source>the reason is lost</source>
   <translation>se perdió el motivo</translation>
  </message>
  <message>
   <source>calibrated on photos of known place</source>
   <translation>calibradas con fotos de lugar conocido</translation>
  </message>
  <message>
   <source>not calibrated: never compared with photos of known place</source>
   <translation>sin calibrar: nunca comparadas con fotos de lugar conocido</translation>
  </message>
  <message>
   <source>calibrated where a photo of your own galleries comes first, not calibrated elsewhere</source>
   <translation>calibradas donde una foto de sus propias galerías va primero, sin calibrar en lo demás</translation>
  </message>
  <message>
   <source>how alike its own reference looks (learned)</source>
   <translation>cuánto se parece su propia referencia (aprendido)</translation>
  </message>
  <message>
   <source>look-alikes gather around it (learned)</source>
   <translation>fotos parecidas se agrupan a su alrededor (aprendido)</translation>
  </message>
  <message>
   <source>the best look-alike within 1 km (learned)</source>
   <translation>la más parecida a menos de 1 km (aprendido)</translation>
  </message>
  <message>
   <source>look-alikes of other walks nearby (learned)</source>
   <translation>parecidas de otros paseos cercanos (aprendido)</translation>
  </message>
  <message>
   <source>how alike its own reference looks (raw features)</source>
   <translation>cuánto se parece su propia referencia (características brutas)</translation>
  </message>
  <message>
   <source>look-alikes gather around it (raw features)</source>
   <translation>fotos parecidas se agrupan a su alrededor (características brutas)</translation>
  </message>
  <message>
   <source>the best look-alike within 1 km (raw features)</source>
   <translation>la más parecida a menos de 1 km (características brutas)</translation>
  </message>
  <message>
   <source>look-alikes of other walks nearby (raw features)</source>
   <translation>parecidas de otros paseos cercanos (características brutas)</translation>
  </message>
  <message>
   <source>how well the place itself matches</source>
   <translation>cuánto concuerda el propio lugar</translation>
  </message>
  <message>
   <source>matching places gather around it</source>
   <translation>lugares concordantes se agrupan a su alrededor</translation>
  </message>
  <message>
   <source>the best matching place within 1 km</source>
   <translation>el lugar más concordante a menos de 1 km</translation>
  </message>
  <message>
   <source>matching places of other walks nearby</source>
   <translation>lugares concordantes de otros paseos cercanos</translation>
  </message>
  <message>
   <source>how many references are around</source>
   <translation>cuántas referencias hay alrededor</translation>
  </message>
  <message>
   <source>references of the other source nearby agree</source>
   <translation>las referencias cercanas de la otra fuente coinciden</translation>
  </message>
  <message>
   <source>it lies outside the search area</source>
   <translation>está fuera del área de búsqueda</translation>
  </message>
  <message>
   <source>the position in the photo's EXIF is {distance} away</source>
   <translation>la posición EXIF de la foto está a {distance}</translation>
  </message>
  <message>
   <source>{references} references are within 1 km, yet none is among the {neighbours} that look most alike</source>
   <translation>hay {references} referencias a menos de 1 km, pero ninguna está entre las {neighbours} más parecidas</translation>
  </message>
  <message>
   <source>the nearest reference is {distance} away</source>
   <translation>la referencia más cercana está a {distance}</translation>
  </message>
  <message>
   <source>no other reference is within 1 km of it</source>
   <translation>no hay otra referencia a menos de 1 km de él</translation>
  </message>
  <message>
   <source>all {count} references nearby are of one sequence</source>
   <translation>las {count} referencias cercanas son todas de una secuencia</translation>
  </message>
  <message>
   <source>all {count} references nearby are by one author</source>
   <translation>las {count} referencias cercanas son todas de un autor</translation>
  </message>
  <message>
   <source>{count} of the {total} references around it lie outside the search area</source>
   <translation>{count} de las {total} referencias a su alrededor están fuera del área de búsqueda</translation>
  </message>
  <message>
   <source>no dated reference here is within {years} years of the photo</source>
   <translation>ninguna referencia fechada aquí está a menos de {years} años de la foto</translation>
  </message>
  <message>
   <source>NAS thumbnails</source>
   <translation>miniaturas de NAS</translation>
  </message>
  <message>
   <source>raw files beside their JPEGs</source>
   <translation>archivos RAW junto a sus JPEG</translation>
  </message>
  <message>
   <source>backups</source>
   <translation>copias de seguridad</translation>
  </message>
  <message>
   <source>folders of NAS thumbnails</source>
   <translation>carpetas de miniaturas de NAS</translation>
  </message>
  <message>
   <source>folders of thumbnails</source>
   <translation>carpetas de miniaturas</translation>
  </message>
  <message>
   <source>folders of a photo library</source>
   <translation>carpetas de una fototeca</translation>
  </message>
  <message>
   <source>clips</source>
   <translation>vídeos</translation>
  </message>
  <message>
   <source>sound recordings</source>
   <translation>grabaciones de sonido</translation>
  </message>
  <message>
   <source>sidecars</source>
   <translation>archivos adjuntos</translation>
  </message>
  <message>
   <source>tracks</source>
   <translation>tracks</translation>
  </message>
  <message>
   <source>documents</source>
   <translation>documentos</translation>
  </message>
  <message>
   <source>archives</source>
   <translation>archivos comprimidos</translation>
  </message>
  <message>
   <source>databases</source>
   <translation>bases de datos</translation>
  </message>
  <message>
   <source>drawings and animations</source>
   <translation>dibujos y animaciones</translation>
  </message>
  <message>
   <source>recycle bins</source>
   <translation>papeleras</translation>
  </message>
  <message>
   <source>system folders</source>
   <translation>carpetas del sistema</translation>
  </message>
  <message>
   <source>hidden folders</source>
   <translation>carpetas ocultas</translation>
  </message>
  <message>
   <source>linked folders</source>
   <translation>carpetas enlazadas</translation>
  </message>
  <message>
   <source>system files</source>
   <translation>archivos del sistema</translation>
  </message>
  <message>
   <source>hidden files</source>
   <translation>archivos ocultos</translation>
  </message>
  <message>
   <source>other files</source>
   <translation>otros archivos</translation>
  </message>
  <message>
   <source>Photo id</source>
   <translation>ID de la foto</translation>
  </message>
  <message>
   <source>File name</source>
   <translation>Nombre de archivo</translation>
  </message>
  <message>
   <source>Taken at</source>
   <translation>Tomada el</translation>
  </message>
  <message>
   <source>Camera heading (°)</source>
   <translation>Rumbo de la cámara (°)</translation>
  </message>
  <message>
   <source>Longitude of the final position, else of the first candidate (°)</source>
   <translation>Longitud de la posición final, si no del primer candidato (°)</translation>
  </message>
  <message>
   <source>Latitude of it (°)</source>
   <translation>Latitud de la misma (°)</translation>
  </message>
  <message>
   <source>Nearest place</source>
   <translation>Lugar más cercano</translation>
  </message>
  <message>
   <source>Position from</source>
   <translation>Origen de la posición</translation>
  </message>
  <message>
   <source>Accepted candidate</source>
   <translation>Candidato aceptado</translation>
  </message>
  <message>
   <source>Probability within 1 km of the first candidate</source>
   <translation>Probabilidad a menos de 1 km del primer candidato</translation>
  </message>
  <message>
   <source>Probability within 5 km</source>
   <translation>Probabilidad a menos de 5 km</translation>
  </message>
  <message>
   <source>Probability within 25 km</source>
   <translation>Probabilidad a menos de 25 km</translation>
  </message>
  <message>
   <source>Probability within 200 km</source>
   <translation>Probabilidad a menos de 200 km</translation>
  </message>
  <message>
   <source>Probability within 750 km</source>
   <translation>Probabilidad a menos de 750 km</translation>
  </message>
  <message>
   <source>Probability of none of the candidates</source>
   <translation>Probabilidad de ninguno de los candidatos</translation>
  </message>
  <message>
   <source>Longitude of the first candidate of the photo alone, without its album (°)</source>
   <translation>Longitud del primer candidato de la foto sola, sin su álbum (°)</translation>
  </message>
  <message>
   <source>Latitude of the first candidate of the photo alone (°)</source>
   <translation>Latitud del primer candidato de la foto sola (°)</translation>
  </message>
  <message>
   <source>Probability within 25 km of it, by the photo alone</source>
   <translation>Probabilidad a menos de 25 km de él, por la foto sola</translation>
  </message>
  <message>
   <source>Answer, 2 or more if it was located again</source>
   <translation>Respuesta, 2 o más si se localizó otra vez</translation>
  </message>
  <message>
   <source>Longitude in the photo's EXIF (°)</source>
   <translation>Longitud EXIF de la foto (°)</translation>
  </message>
  <message>
   <source>Latitude in the photo's EXIF (°)</source>
   <translation>Latitud EXIF de la foto (°)</translation>
  </message>
  <message>
   <source>Album</source>
   <translation>Álbum</translation>
  </message>
  <message>
   <source>Reviewed (UTC)</source>
   <translation>Revisada el (UTC)</translation>
  </message>
  <message>
   <source>SHA-256 of the file</source>
   <translation>SHA-256 del archivo</translation>
  </message>
  <message>
   <source>Candidate id</source>
   <translation>ID del candidato</translation>
  </message>
  <message>
   <source>Rank</source>
   <translation>Rango</translation>
  </message>
  <message>
   <source>Outcome of the photo</source>
   <translation>Resultado de la foto</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>Puntuación</translation>
  </message>
  <message>
   <source>Similarity of its reference (cosine)</source>
   <translation>Similitud de su referencia (coseno)</translation>
  </message>
  <message>
   <source>Found by</source>
   <translation>Hallado por</translation>
  </message>
  <message>
   <source>Longitude (°)</source>
   <translation>Longitud (°)</translation>
  </message>
  <message>
   <source>Latitude (°)</source>
   <translation>Latitud (°)</translation>
  </message>
  <message>
   <source>Reference photo</source>
   <translation>Foto de referencia</translation>
  </message>
  <message>
   <source>Source of the reference</source>
   <translation>Fuente de la referencia</translation>
  </message>
  <message>
   <source>Link to the reference</source>
   <translation>Enlace a la referencia</translation>
  </message>
  <message>
   <source>Author of the reference</source>
   <translation>Autor de la referencia</translation>
  </message>
  <message>
   <source>Licence of the reference</source>
   <translation>Licencia de la referencia</translation>
  </message>
  <message>
   <source>Evidence: photos</source>
   <translation>Indicios: fotos</translation>
  </message>
  <message>
   <source>Evidence: authors</source>
   <translation>Indicios: autores</translation>
  </message>
  <message>
   <source>Evidence: sequences</source>
   <translation>Indicios: secuencias</translation>
  </message>
  <message>
   <source>References within 5 km</source>
   <translation>Referencias a menos de 5 km</translation>
  </message>
  <message>
   <source>Evidence in words</source>
   <translation>Indicios en palabras</translation>
  </message>
  <message>
   <source>Gallery of the reference</source>
   <translation>Galería de la referencia</translation>
  </message>
  <message>
   <source>Reference taken at</source>
   <translation>Referencia tomada el</translation>
  </message>
  <message>
   <source>Evidence id</source>
   <translation>ID del indicio</translation>
  </message>
  <message>
   <source>Rank of the candidate</source>
   <translation>Rango del candidato</translation>
  </message>
  <message>
   <source>Distance to the candidate (m)</source>
   <translation>Distancia al candidato (m)</translation>
  </message>
  <message>
   <source>Similarity to the photo (cosine)</source>
   <translation>Similitud con la foto (coseno)</translation>
  </message>
  <message>
   <source>Longitude of the candidate (°)</source>
   <translation>Longitud del candidato (°)</translation>
  </message>
  <message>
   <source>Latitude of the candidate (°)</source>
   <translation>Latitud del candidato (°)</translation>
  </message>
  <message>
   <source>Sequence</source>
   <translation>Secuencia</translation>
  </message>
  <message>
   <source>Region id</source>
   <translation>ID de la región</translation>
  </message>
  <message>
   <source>Holds the place with probability (%)</source>
   <translation>Contiene el lugar con probabilidad (%)</translation>
  </message>
  <message>
   <source>Area (km²)</source>
   <translation>Área (km²)</translation>
  </message>
  <message>
   <source>Share id</source>
   <translation>ID de la parte</translation>
  </message>
  <message>
   <source>Rank of the geocell</source>
   <translation>Rango de la geocelda</translation>
  </message>
  <message>
   <source>Geocell</source>
   <translation>Geocelda</translation>
  </message>
  <message>
   <source>Probability of the geocell</source>
   <translation>Probabilidad de la geocelda</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Código</translation>
  </message>
  <message>
   <source>What happened and what to do</source>
   <translation>Qué ocurrió y qué hacer</translation>
  </message>
  <message>
   <source>Format of this file</source>
   <translation>Formato de este archivo</translation>
  </message>
  <message>
   <source>Started (UTC)</source>
   <translation>Iniciada (UTC)</translation>
  </message>
  <message>
   <source>Finished (UTC)</source>
   <translation>Terminada (UTC)</translation>
  </message>
  <message>
   <source>How it ended</source>
   <translation>Cómo terminó</translation>
  </message>
  <message>
   <source>Photos asked</source>
   <translation>Fotos pedidas</translation>
  </message>
  <message>
   <source>Not located yet</source>
   <translation>Aún sin localizar</translation>
  </message>
  <message>
   <source>Located</source>
   <translation>Localizadas</translation>
  </message>
  <message>
   <source>Probably outside what this gallery knows</source>
   <translation>Probablemente fuera de lo que conoce esta galería</translation>
  </message>
  <message>
   <source>Nothing in them tells a place</source>
   <translation>Nada en ellas indica un lugar</translation>
  </message>
  <message>
   <source>Request (JSON)</source>
   <translation>Petición (JSON)</translation>
  </message>
  <message>
   <source>Versions (JSON)</source>
   <translation>Versiones (JSON)</translation>
  </message>
  <message>
   <source>Digests of pack and galleries (JSON)</source>
   <translation>Resúmenes del modelo y las galerías (JSON)</translation>
  </message>
  <message>
   <source>Link</source>
   <translation>Enlace</translation>
  </message>
  <message>
   <source>Distance of the first candidate (km)</source>
   <translation>Distancia del primer candidato (km)</translation>
  </message>
  <message>
   <source>Distance of the best candidate on the list (km)</source>
   <translation>Distancia del mejor candidato de la lista (km)</translation>
  </message>
  <message>
   <source>Rank of the best candidate</source>
   <translation>Rango del mejor candidato</translation>
  </message>
  <message>
   <source>Probability within 25 km of the first candidate</source>
   <translation>Probabilidad a menos de 25 km del primer candidato</translation>
  </message>
  <message>
   <source>References within 5 km of the first candidate</source>
   <translation>Referencias a menos de 5 km del primer candidato</translation>
  </message>
  <message>
   <source>Longitude of the first candidate (°)</source>
   <translation>Longitud del primer candidato (°)</translation>
  </message>
  <message>
   <source>Latitude of the first candidate (°)</source>
   <translation>Latitud del primer candidato (°)</translation>
  </message>
  <message>
   <source>Why there is no answer</source>
   <translation>Por qué no hay respuesta</translation>
  </message>
  <message>
   <source>Cell, size and source</source>
   <translation>Celda, tamaño y fuente</translation>
  </message>
  <message>
   <source>Size of the cell (°)</source>
   <translation>Tamaño de la celda (°)</translation>
  </message>
  <message>
   <source>Source of the references</source>
   <translation>Fuente de las referencias</translation>
  </message>
  <message>
   <source>References per km²</source>
   <translation>Referencias por km²</translation>
  </message>
  <message>
   <source>First candidate</source>
   <translation>Primer candidato</translation>
  </message>
  <message>
   <source>Second and third</source>
   <translation>Segundo y tercero</translation>
  </message>
  <message>
   <source>Further candidates</source>
   <translation>Otros candidatos</translation>
  </message>
  <message>
   <source>Probably outside the gallery</source>
   <translation>Probablemente fuera de la galería</translation>
  </message>
  <message>
   <source>Rejected</source>
   <translation>Rechazado</translation>
  </message>
  <message>
   <source>candidate {0}, probability {1}%</source>
   <translation>candidato {0}, probabilidad {1} %</translation>
  </message>
  <message>
   <source>photo: {0}</source>
   <translation>foto: {0}</translation>
  </message>
  <message>
   <source>found by: {0}</source>
   <translation>encontrado por: {0}</translation>
  </message>
  <message>
   <source>review: {0}</source>
   <translation>revisión: {0}</translation>
  </message>
  <message>
   <source>photos: </source>
   <translation>fotos: </translation>
  </message>
  <message>
   <source>, authors: </source>
   <translation>, autores: </translation>
  </message>
  <message>
   <source>, sequences: </source>
   <translation>, secuencias: </translation>
  </message>
  <message>
   <source>, nearest: </source>
   <translation>, más cercana: </translation>
  </message>
  <message>
   <source>evidence: {0}</source>
   <translation>indicios: {0}</translation>
  </message>
  <message>
   <source>found through {0}, {1}</source>
   <translation>encontrado a través de {0}, {1}</translation>
  </message>
  <message>
   <source>, candidate </source>
   <translation>, candidato </translation>
  </message>
  <message>
   <source>20 % and more</source>
   <translation>20 % y más</translation>
  </message>
  <message>
   <source>5 to 20 %</source>
   <translation>5 a 20 %</translation>
  </message>
  <message>
   <source>1 to 5 %</source>
   <translation>1 a 5 %</translation>
  </message>
  <message>
   <source>0.1 to 1 %</source>
   <translation>0,1 a 1 %</translation>
  </message>
  <message>
   <source>less</source>
   <translation>menos</translation>
  </message>
  <message>
   <source>Internet photos</source>
   <translation>Fotos de internet</translation>
  </message>
  <message>
   <source>Street-level photos</source>
   <translation>Fotos a pie de calle</translation>
  </message>
  <message>
   <source>Internet, further</source>
   <translation>Internet, otras</translation>
  </message>
  <message>
   <source>Street-level, further</source>
   <translation>A pie de calle, otras</translation>
  </message>
  <message>
   <source>{0} m from candidate {1}</source>
   <translation>a {0} m del candidato {1}</translation>
  </message>
  <message>
   <source>similarity {0}</source>
   <translation>similitud {0}</translation>
  </message>
  <message>
   <source> m, similarity </source>
   <translation> m, similitud </translation>
  </message>
  <message>
   <source>Final position</source>
   <translation>Posición final</translation>
  </message>
  <message>
   <source>position from {0}</source>
   <translation>posición: {0}</translation>
  </message>
  <message>
   <source>within 25 km of the first candidate: {0}%</source>
   <translation>a 25 km o menos del primer candidato: {0} %</translation>
  </message>
  <message>
   <source>elsewhere: {0}%</source>
   <translation>en otro lugar: {0} %</translation>
  </message>
  <message>
   <source>95 % region</source>
   <translation>región del 95 %</translation>
  </message>
  <message>
   <source>80 % region</source>
   <translation>región del 80 %</translation>
  </message>
  <message>
   <source>50 % region</source>
   <translation>región del 50 %</translation>
  </message>
  <message>
   <source>{0} % region, {1} km²</source>
   <translation>región del {0} %, {1} km²</translation>
  </message>
  <message>
   <source>within 1 km</source>
   <translation>a menos de 1 km</translation>
  </message>
  <message>
   <source>1 to 5 km</source>
   <translation>1 a 5 km</translation>
  </message>
  <message>
   <source>5 to 25 km</source>
   <translation>5 a 25 km</translation>
  </message>
  <message>
   <source>25 to 200 km</source>
   <translation>25 a 200 km</translation>
  </message>
  <message>
   <source>farther than 200 km</source>
   <translation>a más de 200 km</translation>
  </message>
  <message>
   <source>no answer</source>
   <translation>sin respuesta</translation>
  </message>
  <message>
   <source> km from the first candidate, </source>
   <translation> km del primer candidato, </translation>
  </message>
  <message>
   <source> km from the best of the list (rank </source>
   <translation> km del mejor de la lista (rango </translation>
  </message>
 </context>
</TS>
