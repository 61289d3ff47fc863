<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>Pinpoint</name>
  <message>
   <source>The area is larger than half the Earth and hardly limits the search; draw the place that you mean</source>
   <translation>Das Gebiet ist größer als die halbe Erde und schränkt die Suche kaum ein; zeichnen Sie den Ort, den Sie meinen</translation>
  </message>
  <message>
   <source>the map has no coordinate reference system; set the project's CRS first</source>
   <translation>die Karte hat kein Koordinatenbezugssystem; legen Sie zuerst das KBS des Projekts fest</translation>
  </message>
  <message>
   <source>The drawing crosses itself and was divided into {count} polygons; move its corners to make it one</source>
   <translation>Die Zeichnung schneidet sich selbst und wurde in {count} Polygone geteilt; verschieben Sie Ecken, um eines daraus zu machen</translation>
  </message>
  <message>
   <source>it is wider than the Earth: draw a smaller one</source>
   <translation>es ist breiter als die Erde: zeichnen Sie ein kleineres</translation>
  </message>
  <message>
   <source>the map shows no area; zoom to the place you want to search</source>
   <translation>die Karte zeigt kein Gebiet; zoomen Sie zu dem Ort, an dem Sie suchen möchten</translation>
  </message>
  <message>
   <source>the map extent is too large for {crs}; zoom in</source>
   <translation>der Kartenausschnitt ist zu groß für {crs}; zoomen Sie hinein</translation>
  </message>
  <message>
   <source>the file of the layer {layer} cannot be read; repair the layer's data source</source>
   <translation>die Datei des Layers {layer} kann nicht gelesen werden; korrigieren Sie die Datenquelle des Layers</translation>
  </message>
  <message>
   <source>the drawing encloses no area; click at least three corners that are not in line</source>
   <translation>die Zeichnung umschließt keine Fläche; klicken Sie mindestens drei Ecken an, die nicht auf einer Linie liegen</translation>
  </message>
  <message>
   <source>draw it where {crs} is valid, or change the project's coordinate reference system</source>
   <translation>zeichnen Sie dort, wo {crs} gültig ist, oder ändern Sie das Koordinatenbezugssystem des Projekts</translation>
  </message>
  <message>
   <source>The drawing crosses itself and was repaired; move its corners if you mean another outline</source>
   <translation>Die Zeichnung schneidet sich selbst und wurde repariert; verschieben Sie Ecken, wenn Sie einen anderen Umriss meinen</translation>
  </message>
  <message>
   <source>the layer {layer} has no coordinate reference system; set the layer's CRS first</source>
   <translation>der Layer {layer} hat kein Koordinatenbezugssystem; legen Sie zuerst das KBS des Layers fest</translation>
  </message>
  <message>
   <source>no polygon of the layer {layer} is selected; select or draw one</source>
   <translation>im Layer {layer} ist kein Polygon ausgewählt; wählen oder zeichnen Sie eines</translation>
  </message>
  <message>
   <source>the drawing is no search area; {why}</source>
   <translation>die Zeichnung ist kein Suchgebiet; {why}</translation>
  </message>
  <message>
   <source>{low} to {high} per 10,000 km²</source>
   <translation>{low} bis {high} je 10.000 km²</translation>
  </message>
  <message>
   <source>fewer than {high} per 10,000 km²</source>
   <translation>weniger als {high} je 10.000 km²</translation>
  </message>
  <message>
   <source>{low} or more per km²</source>
   <translation>{low} oder mehr je km²</translation>
  </message>
  <message>
   <source>{low} to {high} per km²</source>
   <translation>{low} bis {high} je km²</translation>
  </message>
  <message>
   <source>Cells of {size}°</source>
   <translation>Zellen von {size}°</translation>
  </message>
  <message>
   <source>each photo by itself</source>
   <translation>jedes Foto für sich</translation>
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
   <translation>Jedes Foto für sich</translation>
  </message>
  <message>
   <source>Every photo is located on its own</source>
   <translation>Jedes Foto wird für sich allein verortet</translation>
  </message>
  <message>
   <source>Photos of a folder: one place</source>
   <translation>Fotos eines Ordners: ein Ort</translation>
  </message>
  <message>
   <source>The photos of a folder were taken within this distance of each other; they are located together</source>
   <translation>Die Fotos eines Ordners wurden höchstens in diesem Abstand voneinander aufgenommen; sie werden gemeinsam verortet</translation>
  </message>
  <message>
   <source>Photos of a folder: one trip</source>
   <translation>Fotos eines Ordners: eine Tour</translation>
  </message>
  <message>
   <source>The photos of a folder were taken on one trip, at most this fast; they are located together. Their order is by capture time where the photos have one, otherwise by file name</source>
   <translation>Die Fotos eines Ordners wurden auf einer Tour aufgenommen, höchstens so schnell; sie werden gemeinsam verortet. Ihre Reihenfolge richtet sich nach der Aufnahmezeit, wo die Fotos eine haben, sonst nach dem Dateinamen</translation>
  </message>
  <message>
   <source>one place, {radius}</source>
   <translation>ein Ort, {radius}</translation>
  </message>
  <message>
   <source>one trip, {speed}</source>
   <translation>eine Tour, {speed}</translation>
  </message>
  <message>
   <source>This photo was located more than once. The map, exports and the report have the latest answer.</source>
   <translation>Dieses Foto wurde mehr als einmal verortet. Karte, Exporte und Bericht haben die letzte Antwort.</translation>
  </message>
  <message>
   <source>Final position: {place} ({how})</source>
   <translation>Endgültige Position: {place} ({how})</translation>
  </message>
  <message>
   <source>Note (N)</source>
   <translation>Notiz (N)</translation>
  </message>
  <message>
   <source>By itself: {place}, {share} within 25 km</source>
   <translation>Für sich allein: {place}, {share} im Umkreis von 25 km</translation>
  </message>
  <message>
   <source>Click a located photo, or move to it with the arrow keys, to see its candidates.</source>
   <translation>Klicken Sie ein verortetes Foto an, oder gehen Sie mit den Pfeiltasten dorthin, um seine Kandidaten zu sehen.</translation>
  </message>
  <message>
   <source>Draw a search area, or add a gallery of your own area (Settings &gt; Options &gt; Pinpoint).</source>
   <translation>Zeichnen Sie ein Suchgebiet, oder fügen Sie eine Galerie Ihres eigenen Gebiets hinzu (Einstellungen &gt; Optionen &gt; Pinpoint).</translation>
  </message>
  <message>
   <source>Its own GPS tag is {distance} away</source>
   <translation>Seine eigene GPS-Angabe ist {distance} entfernt</translation>
  </message>
  <message>
   <source>Move the corners of this area (F2)</source>
   <translation>Ecken dieses Gebiets verschieben (F2)</translation>
  </message>
  <message>
   <source>Remove this area (Delete)</source>
   <translation>Dieses Gebiet entfernen (Entf)</translation>
  </message>
  <message>
   <source>Click to zoom there</source>
   <translation>Klicken, um dorthin zu zoomen</translation>
  </message>
  <message>
   <source>Click the corners; a right-click, double-click or Enter ends. Backspace takes the last one back, Esc gives up. Shift and drag makes a rectangle.</source>
   <translation>Klicken Sie die Ecken an; Rechtsklick, Doppelklick oder Eingabe beendet. Rücktaste nimmt die letzte Ecke zurück, Esc bricht ab. Umschalt und Ziehen ergibt ein Rechteck.</translation>
  </message>
  <message>
   <source>Drag the corners; drag the middle of an edge for a new one. Delete or a right-click removes a corner, Ctrl+Z undoes, Enter ends, Esc gives up.</source>
   <translation>Ziehen Sie die Ecken; ziehen Sie an der Mitte einer Kante für eine neue. Entf oder Rechtsklick entfernt eine Ecke, Strg+Z macht rückgängig, Eingabe beendet, Esc bricht ab.</translation>
  </message>
  <message>
   <source>Drag a rectangle, or click two corners; Esc gives up.</source>
   <translation>Ziehen Sie ein Rechteck auf, oder klicken Sie zwei Ecken an; Esc bricht ab.</translation>
  </message>
  <message>
   <source>Drag from the centre of the circle outwards, or click the centre and the edge; Esc gives up.</source>
   <translation>Ziehen Sie von der Mitte des Kreises nach außen, oder klicken Sie Mitte und Rand an; Esc bricht ab.</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Überall</translation>
  </message>
  <message>
   <source>If you know the area the photos come from, limit the search to it; nothing improves the answers more</source>
   <translation>Wenn Sie wissen, aus welchem Gebiet die Fotos stammen, beschränken Sie die Suche darauf; nichts verbessert die Antworten mehr</translation>
  </message>
  <message>
   <source>Draw a search area</source>
   <translation>Suchgebiet zeichnen</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>Zeichnen</translation>
  </message>
  <message>
   <source>Draw a rectangle</source>
   <translation>Rechteck zeichnen</translation>
  </message>
  <message>
   <source>Draw a circle</source>
   <translation>Kreis zeichnen</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Hinzufügen</translation>
  </message>
  <message>
   <source>Search also in the visible map, in polygons of a layer, or in a country</source>
   <translation>Auch im sichtbaren Kartenausschnitt, in Polygonen eines Layers oder in einem Land suchen</translation>
  </message>
  <message>
   <source>Imagery…</source>
   <translation>Bilder holen…</translation>
  </message>
  <message>
   <source>being read</source>
   <translation>wird gelesen</translation>
  </message>
  <message>
   <source>Visible map</source>
   <translation>Sichtbare Karte</translation>
  </message>
  <message>
   <source>Selected polygons of</source>
   <translation>Ausgewählte Polygone von</translation>
  </message>
  <message>
   <source>No polygon of a layer is selected</source>
   <translation>In keinem Layer ist ein Polygon ausgewählt</translation>
  </message>
  <message>
   <source>All polygons of</source>
   <translation>Alle Polygone von</translation>
  </message>
  <message>
   <source>There is no polygon layer</source>
   <translation>Es gibt keinen Polygonlayer</translation>
  </message>
  <message>
   <source>Country or region by name…</source>
   <translation>Land oder Region nach Namen…</translation>
  </message>
  <message>
   <source>Selected in {layer}</source>
   <translation>Auswahl in {layer}</translation>
  </message>
  <message>
   <source>Layer: {layer}</source>
   <translation>Layer: {layer}</translation>
  </message>
  <message>
   <source> (1 polygon)</source>
   <translation> (1 Polygon)</translation>
  </message>
  <message>
   <source>the search area {name} is still being read; wait until it shows a size, or remove it</source>
   <translation>das Suchgebiet {name} wird noch gelesen; warten Sie, bis es eine Größe zeigt, oder entfernen Sie es</translation>
  </message>
  <message>
   <source>In {count} areas, {size}</source>
   <translation>In {count} Gebieten, {size}</translation>
  </message>
  <message>
   <source>Area of the run</source>
   <translation>Gebiet des Laufs</translation>
  </message>
  <message>
   <source>Area of the current run</source>
   <translation>Gebiet des aktuellen Laufs</translation>
  </message>
  <message>
   <source>the area lies outside the map's coordinate reference system; change the project's CRS</source>
   <translation>das Gebiet liegt außerhalb des Koordinatenbezugssystems der Karte; ändern Sie das KBS des Projekts</translation>
  </message>
  <message>
   <source> ({count} more)</source>
   <translation> ({count} weitere)</translation>
  </message>
  <message>
   <source> · reading {percent} %</source>
   <translation> · {percent} % gelesen</translation>
  </message>
  <message>
   <source>{name}, {size}</source>
   <translation>{name}, {size}</translation>
  </message>
  <message>
   <source>Drawn {number}</source>
   <translation>Zeichnung {number}</translation>
  </message>
  <message>
   <source> ({count} polygons)</source>
   <translation> ({count} Polygone)</translation>
  </message>
  <message>
   <source>Read the search area {name}</source>
   <translation>Suchgebiet {name} lesen</translation>
  </message>
  <message>
   <source>an unexpected error occurred; please report it with the Pinpoint tab of the message log</source>
   <translation>ein unerwarteter Fehler ist aufgetreten; bitte melden Sie ihn mit dem Reiter Pinpoint der Protokollmeldungen</translation>
  </message>
  <message>
   <source>elsewhere</source>
   <translation>anderswo</translation>
  </message>
  <message>
   <source>none of the places above</source>
   <translation>keiner der Orte oben</translation>
  </message>
  <message>
   <source>#</source>
   <translation>Nr.</translation>
  </message>
  <message>
   <source>Prob.</source>
   <translation>Wahrsch.</translation>
  </message>
  <message>
   <source>Place, found by</source>
   <translation>Ort, gefunden durch</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>Belege</translation>
  </message>
  <message>
   <source>thin here</source>
   <translation>wenige hier</translation>
  </message>
  <message>
   <source>found by: {channel}</source>
   <translation>gefunden durch: {channel}</translation>
  </message>
  <message>
   <source>through {reference}</source>
   <translation>über {reference}</translation>
  </message>
  <message>
   <source>evidence: {evidence}</source>
   <translation>Belege: {evidence}</translation>
  </message>
  <message>
   <source>How likely the photo was taken near the first candidate: {shares}</source>
   <translation>Wie wahrscheinlich das Foto nahe dem ersten Kandidaten aufgenommen wurde: {shares}</translation>
  </message>
  <message>
   <source>{share} within {distance}</source>
   <translation>{share} im Umkreis von {distance}</translation>
  </message>
  <message>
   <source>Only pixels are sent, scaled down to the size the engine needs: no file, no file name, no folder, no position and no other metadata. For photos of one trip the seconds between them are sent too, and with every run the search area and the other choices of the dock.</source>
   <translation>Gesendet werden nur Bildpunkte, verkleinert auf die Größe, die die Engine braucht: keine Datei, kein Dateiname, kein Ordner, keine Position und keine anderen Metadaten. Bei Fotos einer Tour werden auch die Sekunden zwischen ihnen gesendet, und mit jedem Lauf das Suchgebiet und die anderen Einstellungen des Bedienfelds.</translation>
  </message>
  <message>
   <source>Send photos?</source>
   <translation>Fotos senden?</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Senden</translation>
  </message>
  <message>
   <source>Send nothing</source>
   <translation>Nichts senden</translation>
  </message>
  <message>
   <source>Send {what}?</source>
   <translation>{what} senden?</translation>
  </message>
  <message>
   <source>{what}

You are asked only once for {host}; you can withdraw your consent under Settings &gt; Options &gt; Pinpoint.</source>
   <translation>{what}

Sie werden für {host} nur einmal gefragt; Ihre Zustimmung können Sie unter Einstellungen &gt; Optionen &gt; Pinpoint zurückziehen.</translation>
  </message>
  <message>
   <source>Set up engine…</source>
   <translation>Engine einrichten…</translation>
  </message>
  <message>
   <source>Install, reinstall or remove the engine that locates photos on this machine</source>
   <translation>Die Engine, die Fotos auf diesem Rechner verortet, installieren, neu installieren oder entfernen</translation>
  </message>
  <message>
   <source>The gallery {name} has changed: the next run uses its new state</source>
   <translation>Die Galerie {name} hat sich geändert: der nächste Lauf benutzt ihren neuen Stand</translation>
  </message>
  <message>
   <source>The photo cannot be read here.</source>
   <translation>Das Foto kann hier nicht gelesen werden.</translation>
  </message>
  <message>
   <source>No picture of this reference is on this computer; its link may lead to it.</source>
   <translation>Von dieser Referenz liegt kein Bild auf diesem Rechner; ihr Link führt vielleicht dorthin.</translation>
  </message>
  <message>
   <source>Candidate {rank} of {count}: {percent}, at {place}</source>
   <translation>Kandidat {rank} von {count}: {percent}, bei {place}</translation>
  </message>
  <message>
   <source>What would be asked of which host is told before</source>
   <translation>Vorher wird gesagt, wonach welcher Rechner gefragt würde</translation>
  </message>
  <message>
   <source>Reference {number} of {count}, {source}</source>
   <translation>Referenz {number} von {count}, {source}</translation>
  </message>
  <message>
   <source>Pinpoint evidence</source>
   <translation>Pinpoint-Belege</translation>
  </message>
  <message>
   <source>Look for imagery around these candidates…</source>
   <translation>Bilder um diese Kandidaten suchen…</translation>
  </message>
  <message>
   <source>Choose a candidate of a located photo to see its evidence.</source>
   <translation>Wählen Sie einen Kandidaten eines verorteten Fotos, um seine Belege zu sehen.</translation>
  </message>
  <message>
   <source>References</source>
   <translation>Referenzen</translation>
  </message>
  <message>
   <source>taken {date}</source>
   <translation>aufgenommen {date}</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>Wird gelesen…</translation>
  </message>
  <message>
   <source>Better candidate (Up)</source>
   <translation>Besserer Kandidat (Auf)</translation>
  </message>
  <message>
   <source>Next candidate (Down)</source>
   <translation>Nächster Kandidat (Ab)</translation>
  </message>
  <message>
   <source>Reference before (Left)</source>
   <translation>Vorherige Referenz (Links)</translation>
  </message>
  <message>
   <source>Next reference (Right)</source>
   <translation>Nächste Referenz (Rechts)</translation>
  </message>
  <message>
   <source>Enlarge both pictures (+)</source>
   <translation>Beide Bilder vergrößern (+)</translation>
  </message>
  <message>
   <source>Make both pictures smaller (-)</source>
   <translation>Beide Bilder verkleinern (-)</translation>
  </message>
  <message>
   <source>Show both pictures whole (0)</source>
   <translation>Beide Bilder ganz zeigen (0)</translation>
  </message>
  <message>
   <source>Export the last run to Shapefile, GeoPackage, GeoJSON, KML or CSV; its own GeoPackage is kept</source>
   <translation>Den letzten Lauf als Shapefile, GeoPackage, GeoJSON, KML oder CSV exportieren; sein eigenes GeoPackage bleibt erhalten</translation>
  </message>
  <message>
   <source>Write a file photo.jpg.xmp beside each accepted photo? The photos themselves and existing sidecars stay as they are.</source>
   <translation>Eine Datei Foto.jpg.xmp neben jedes angenommene Foto schreiben? Die Fotos selbst und vorhandene Sidecars bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportieren…</translation>
  </message>
  <message>
   <source>Everything…</source>
   <translation>Alles…</translation>
  </message>
  <message>
   <source>Report as PDF…</source>
   <translation>Bericht als PDF…</translation>
  </message>
  <message>
   <source>Replay this run…</source>
   <translation>Diesen Lauf wiederholen…</translation>
  </message>
  <message>
   <source>Locate the photos again and compare every answer with this run, which stays as it is</source>
   <translation>Die Fotos erneut verorten und jede Antwort mit diesem Lauf vergleichen, der bleibt, wie er ist</translation>
  </message>
  <message>
   <source>Export accepted photos</source>
   <translation>Angenommene Fotos exportieren</translation>
  </message>
  <message>
   <source>Export the last run</source>
   <translation>Letzten Lauf exportieren</translation>
  </message>
  <message>
   <source>Write a report</source>
   <translation>Einen Bericht schreiben</translation>
  </message>
  <message>
   <source>Folder for copies of the photos; originals are never changed</source>
   <translation>Ordner für Kopien der Fotos; Originale werden nie verändert</translation>
  </message>
  <message>
   <source>Folder for XMP sidecars</source>
   <translation>Ordner für XMP-Sidecars</translation>
  </message>
  <message>
   <source>XMP sidecars</source>
   <translation>XMP-Sidecars</translation>
  </message>
  <message>
   <source>Accepted photos…</source>
   <translation>Angenommene Fotos…</translation>
  </message>
  <message>
   <source>Copies of accepted photos with EXIF positions…</source>
   <translation>Kopien angenommener Fotos mit EXIF-Positionen…</translation>
  </message>
  <message>
   <source>XMP sidecars of accepted photos in a folder…</source>
   <translation>XMP-Sidecars angenommener Fotos in einem Ordner…</translation>
  </message>
  <message>
   <source>XMP sidecars beside the accepted photos…</source>
   <translation>XMP-Sidecars neben den angenommenen Fotos…</translation>
  </message>
  <message>
   <source>Report on accepted photos as PDF…</source>
   <translation>Bericht über angenommene Fotos als PDF…</translation>
  </message>
  <message>
   <source>These files exist already and will be replaced:
{names}</source>
   <translation>Diese Dateien gibt es schon; sie werden ersetzt:
{names}</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <source>No photo is accepted yet</source>
   <translation>Noch ist kein Foto angenommen</translation>
  </message>
  <message>
   <source>The run's file {path} is gone</source>
   <translation>Die Datei {path} des Laufs ist verschwunden</translation>
  </message>
  <message>
   <source>Open imagery</source>
   <translation>Offene Bilder</translation>
  </message>
  <message>
   <source>Gallery, a new folder or one to add to</source>
   <translation>Galerie, ein neuer Ordner oder einer, der ergänzt wird</translation>
  </message>
  <message>
   <source>e-mail address or link, told to the host with each call</source>
   <translation>E-Mail-Adresse oder Link, dem Rechner bei jeder Anfrage genannt</translation>
  </message>
  <message>
   <source>See what there is</source>
   <translation>Nachsehen, was es gibt</translation>
  </message>
  <message>
   <source>Only pictures with a ticked licence are brought</source>
   <translation>Nur Bilder mit angekreuzter Lizenz werden geholt</translation>
  </message>
  <message>
   <source>Folder of the gallery: a new one, or one to add to</source>
   <translation>Ordner der Galerie: ein neuer, oder einer, der ergänzt wird</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>Herunterladen</translation>
  </message>
  <message>
   <source>Locate again</source>
   <translation>Noch einmal verorten</translation>
  </message>
  <message>
   <source>Locate {name} again with this imagery; the run keeps the first answer beside the second</source>
   <translation>{name} mit diesen Bildern noch einmal verorten; der Lauf behält die erste Antwort neben der zweiten</translation>
  </message>
  <message>
   <source>Locate the photos again with this imagery; the run that is shown stays, with a new one beside it</source>
   <translation>Die Fotos mit diesen Bildern noch einmal verorten; der gezeigte Lauf bleibt, daneben entsteht ein neuer</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Pictures around 1 place of {name}</source>
   <translation>Bilder um 1 Ort von {name}</translation>
  </message>
  <message>
   <source>Pictures around {count} places of {name}</source>
   <translation>Bilder um {count} Orte von {name}</translation>
  </message>
  <message>
   <source>kept encrypted by QGIS; leave empty to use the stored one</source>
   <translation>von QGIS verschlüsselt verwahrt; leer lassen, um das gespeicherte zu verwenden</translation>
  </message>
  <message>
   <source>Looking for imagery</source>
   <translation>Suche nach Bildern</translation>
  </message>
  <message>
   <source>Downloading imagery</source>
   <translation>Bilder werden heruntergeladen</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Von</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Token</source>
   <translation>Token</translation>
  </message>
  <message>
   <source>Contact</source>
   <translation>Kontakt</translation>
  </message>
  <message>
   <source>Around each</source>
   <translation>Umkreis</translation>
  </message>
  <message>
   <source>no licence is ticked, so there is nothing to download</source>
   <translation>es ist keine Lizenz angekreuzt, also gibt es nichts herunterzuladen</translation>
  </message>
  <message>
   <source>Cancelled; what was downloaded is kept, and the same choices go on from there</source>
   <translation>Abgebrochen; was heruntergeladen wurde, bleibt, und dieselbe Auswahl fährt dort fort</translation>
  </message>
  <message>
   <source>{gallery} is searched from now on, also offline</source>
   <translation>{gallery} wird ab jetzt durchsucht, auch ohne Netz</translation>
  </message>
  <message>
   <source>Pictures in the search area: {name}</source>
   <translation>Bilder im Suchgebiet: {name}</translation>
  </message>
  <message>
   <source>{host} would be asked which pictures lie in boxes that cover this area; and it, or the hosts on which its pictures lie, for a few of them to tell their size. The boxes tell where you look; nothing of your photos is sent.</source>
   <translation>{host} würde gefragt, welche Bilder in Rechtecken liegen, die dieses Gebiet bedecken; und er, oder die Rechner, auf denen seine Bilder liegen, nach einigen davon, um ihre Größe zu nennen. Die Rechtecke verraten, wo Sie suchen; von Ihren Fotos wird nichts gesendet.</translation>
  </message>
  <message>
   <source>How well this works here, imagery around photos, and how dense the references are</source>
   <translation>Wie gut das hier geht, Bilder um Fotos, und wie dicht die Referenzen liegen</translation>
  </message>
  <message>
   <source>Imagery around all photos of the run…</source>
   <translation>Bilder um alle Fotos des Laufs…</translation>
  </message>
  <message>
   <source>How well does this work here?</source>
   <translation>Wie gut funktioniert es hier?</translation>
  </message>
  <message>
   <source>Density of the references…</source>
   <translation>Dichte der Referenzen…</translation>
  </message>
  <message>
   <source>{photos} located again; the run keeps the earlier answers beside the new ones</source>
   <translation>{photos} noch einmal verortet; der Lauf behält die früheren Antworten neben den neuen</translation>
  </message>
  <message>
   <source>{photos} could not be located again and keep what they had; the log says why</source>
   <translation>Nicht noch einmal zu verorten: {photos}; es bleibt, was da war, das Protokoll sagt warum</translation>
  </message>
  <message>
   <source>nothing was sent</source>
   <translation>nichts wurde gesendet</translation>
  </message>
  <message>
   <source>cancelled; finished photos are kept</source>
   <translation>abgebrochen; fertige Fotos bleiben erhalten</translation>
  </message>
  <message>
   <source>choose a located photo, then look for imagery around its candidates</source>
   <translation>wählen Sie ein verortetes Foto, dann suchen Sie Bilder um seine Kandidaten</translation>
  </message>
  <message>
   <source>locate photos first, then look for imagery around them</source>
   <translation>verorten Sie zuerst Fotos, dann suchen Sie Bilder um sie</translation>
  </message>
  <message>
   <source>cancelled before the first answer; nothing is kept</source>
   <translation>vor der ersten Antwort abgebrochen; nichts wird behalten</translation>
  </message>
  <message>
   <source>a run is going on; wait for its end, or cancel it, before you open another one</source>
   <translation>ein Lauf ist im Gange; warten Sie sein Ende ab oder brechen Sie ihn ab, bevor Sie einen anderen öffnen</translation>
  </message>
  <message>
   <source>a run is going on; wait for its end, or cancel it, before you locate photos again</source>
   <translation>ein Lauf ist im Gange; warten Sie sein Ende ab oder brechen Sie ihn ab, bevor Sie Fotos noch einmal verorten</translation>
  </message>
  <message>
   <source>Results are kept in {path}</source>
   <translation>Die Ergebnisse liegen in {path}</translation>
  </message>
  <message>
   <source>every photo that is listed and located is reviewed</source>
   <translation>jedes Foto, das aufgelistet und verortet ist, ist geprüft</translation>
  </message>
  <message>
   <source>click on the map, or drag, to where the photo was taken</source>
   <translation>klicken Sie auf die Karte, oder ziehen Sie, dorthin, wo das Foto aufgenommen wurde</translation>
  </message>
  <message>
   <source>these photos are of {run}, which is closed; open it, then locate them again</source>
   <translation>diese Fotos gehören zu {run}, das geschlossen ist; öffnen Sie es und verorten Sie sie dann erneut</translation>
  </message>
  <message>
   <source>these photos are no longer in {run}; choose others</source>
   <translation>diese Fotos sind nicht mehr in {run}; wählen Sie andere</translation>
  </message>
  <message>
   <source>replay cancelled; the answers were not compared</source>
   <translation>Wiederholung abgebrochen; die Antworten wurden nicht verglichen</translation>
  </message>
  <message>
   <source>{count} more in the log</source>
   <translation>{count} weitere im Protokoll</translation>
  </message>
  <message>
   <source>Click a photo, or move to it with the arrow keys, to see its candidates on the map</source>
   <translation>Klicken Sie ein Foto an, oder gehen Sie mit den Pfeiltasten dorthin, um seine Kandidaten auf der Karte zu sehen</translation>
  </message>
  <message>
   <source>No photo is of this kind</source>
   <translation>Kein Foto ist von dieser Art</translation>
  </message>
  <message>
   <source>Drop photos or folders here,
or use the buttons above</source>
   <translation>Fotos oder Ordner hier ablegen,
oder die Schaltflächen oben benutzen</translation>
  </message>
  <message>
   <source>being located…</source>
   <translation>wird verortet…</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>wartet</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>fehlgeschlagen</translation>
  </message>
  <message>
   <source>{share} within 25 km</source>
   <translation>{share} im Umkreis von 25 km</translation>
  </message>
  <message>
   <source>failed: {why}</source>
   <translation>fehlgeschlagen: {why}</translation>
  </message>
  <message>
   <source>All photos</source>
   <translation>Alle Fotos</translation>
  </message>
  <message>
   <source>Not reviewed</source>
   <translation>Nicht geprüft</translation>
  </message>
  <message>
   <source>Accepted</source>
   <translation>Angenommen</translation>
  </message>
  <message>
   <source>None fits</source>
   <translation>Keiner passt</translation>
  </message>
  <message>
   <source>Outside or no place</source>
   <translation>Außerhalb oder kein Ort</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fehlgeschlagen</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Wartend</translation>
  </message>
  <message>
   <source>As added</source>
   <translation>Hinzugefügt</translation>
  </message>
  <message>
   <source>By name</source>
   <translation>Nach Name</translation>
  </message>
  <message>
   <source>By time taken</source>
   <translation>Nach Aufnahmezeit</translation>
  </message>
  <message>
   <source>Least confident first</source>
   <translation>Unsicherste zuerst</translation>
  </message>
  <message>
   <source>Farthest from own GPS tag</source>
   <translation>Weit vom eigenen GPS zuerst</translation>
  </message>
  <message>
   <source>Name, place or note</source>
   <translation>Name, Ort oder Notiz</translation>
  </message>
  <message>
   <source>Which photos are listed</source>
   <translation>Welche Fotos aufgelistet werden</translation>
  </message>
  <message>
   <source>In which order photos are listed</source>
   <translation>In welcher Reihenfolge Fotos aufgelistet werden</translation>
  </message>
  <message>
   <source>Photos to locate</source>
   <translation>Zu verortende Fotos</translation>
  </message>
  <message>
   <source>Folder of photos to locate</source>
   <translation>Ordner mit zu verortenden Fotos</translation>
  </message>
  <message>
   <source>Add photos…</source>
   <translation>Fotos…</translation>
  </message>
  <message>
   <source>Choose photos to locate</source>
   <translation>Zu verortende Fotos auswählen</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Ordner…</translation>
  </message>
  <message>
   <source>Add all photos in a folder</source>
   <translation>Alle Fotos eines Ordners hinzufügen</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Remove the selected photos, or all if none is selected; runs and files are kept</source>
   <translation>Die ausgewählten Fotos entfernen, oder alle, wenn keines ausgewählt ist; Läufe und Dateien bleiben erhalten</translation>
  </message>
  <message>
   <source>Photos ({suffixes});;All files (*)</source>
   <translation>Fotos ({suffixes});;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>{photos} ({new} new)</source>
   <translation>{photos} ({new} neu)</translation>
  </message>
  <message>
   <source>Search in a country or region</source>
   <translation>In einem Land oder einer Region suchen</translation>
  </message>
  <message>
   <source>Name of a country or region</source>
   <translation>Name eines Landes oder einer Region</translation>
  </message>
  <message>
   <source>street level</source>
   <translation>Straßenansicht</translation>
  </message>
  <message>
   <source>from the internet</source>
   <translation>aus dem Internet</translation>
  </message>
  <message>
   <source>found through it, {distance}</source>
   <translation>darüber gefunden, {distance}</translation>
  </message>
  <message>
   <source>{distance} from the candidate</source>
   <translation>{distance} vom Kandidaten</translation>
  </message>
  <message>
   <source>outside the search area</source>
   <translation>außerhalb des Suchgebiets</translation>
  </message>
  <message>
   <source>author not named</source>
   <translation>Urheber nicht genannt</translation>
  </message>
  <message>
   <source>licence not named</source>
   <translation>Lizenz nicht genannt</translation>
  </message>
  <message>
   <source>Open link</source>
   <translation>Link öffnen</translation>
  </message>
  <message>
   <source>no picture here</source>
   <translation>kein Bild hier</translation>
  </message>
  <message>
   <source>similarity {similarity}</source>
   <translation>Ähnlichkeit {similarity}</translation>
  </message>
  <message>
   <source>by {author}</source>
   <translation>von {author}</translation>
  </message>
  <message>
   <source>Open {host} in the web browser</source>
   <translation>{host} im Webbrowser öffnen</translation>
  </message>
  <message>
   <source>Get open imagery of this area, to compare photos with it</source>
   <translation>Offene Bilder dieses Gebiets holen, um Fotos mit ihnen zu vergleichen</translation>
  </message>
  <message>
   <source>Photos are street-level frames</source>
   <translation>Fotos sind Straßenansichten</translation>
  </message>
  <message>
   <source>Tick this for dash-cam frames or the faces of a panorama: they are compared in the way that suits street-level imagery. Leave it unticked for all other photos.</source>
   <translation>Haken setzen bei Bildern von Dashcams oder Seiten eines Panoramas: sie werden so verglichen, wie es zu Straßenansichten passt. Bei allen anderen Fotos ohne Haken lassen.</translation>
  </message>
  <message>
   <source>Where and how</source>
   <translation>Wo und wie</translation>
  </message>
  <message>
   <source>Located by</source>
   <translation>Verortet durch</translation>
  </message>
  <message>
   <source>street-level frames</source>
   <translation>Straßenansichten</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>Annehmen</translation>
  </message>
  <message>
   <source>The photo was taken at the selected candidate; press again to undo</source>
   <translation>Das Foto wurde beim ausgewählten Kandidaten aufgenommen; erneut drücken macht es rückgängig</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Ablehnen</translation>
  </message>
  <message>
   <source>The photo was not taken at the selected candidate; press again to undo</source>
   <translation>Das Foto wurde nicht beim ausgewählten Kandidaten aufgenommen; erneut drücken macht es rückgängig</translation>
  </message>
  <message>
   <source>The photo was taken at none of these candidates; press again to undo</source>
   <translation>Das Foto wurde bei keinem dieser Kandidaten aufgenommen; erneut drücken macht es rückgängig</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>Setzen</translation>
  </message>
  <message>
   <source>Click on the map, or drag, to where the photo was taken; Esc ends it</source>
   <translation>Auf die Karte klicken, oder ziehen, dorthin, wo das Foto aufgenommen wurde; Esc beendet</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <source>Write a note about the photo</source>
   <translation>Eine Notiz zum Foto schreiben</translation>
  </message>
  <message>
   <source>Take the review back</source>
   <translation>Prüfung zurücknehmen</translation>
  </message>
  <message>
   <source>The photo is not reviewed any more</source>
   <translation>Das Foto gilt nicht mehr als geprüft</translation>
  </message>
  <message>
   <source>Accept and go on</source>
   <translation>Annehmen und weiter</translation>
  </message>
  <message>
   <source>Accept the selected candidate, or the first, and go to the next photo that is not reviewed</source>
   <translation>Den ausgewählten oder den ersten Kandidaten annehmen und zum nächsten ungeprüften Foto gehen</translation>
  </message>
  <message>
   <source>Next to review</source>
   <translation>Nächstes ungeprüftes</translation>
  </message>
  <message>
   <source>Go to the next photo that is not reviewed</source>
   <translation>Zum nächsten ungeprüften Foto gehen</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>Undo the latest review</source>
   <translation>Die letzte Prüfung rückgängig machen</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Wiederherstellen</translation>
  </message>
  <message>
   <source>Do the latest undone review again</source>
   <translation>Die zuletzt rückgängig gemachte Prüfung wiederherstellen</translation>
  </message>
  <message>
   <source>Show the photo beside the references of the candidate, or hide that</source>
   <translation>Das Foto neben den Referenzen des Kandidaten zeigen, oder ausblenden</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Läufe</translation>
  </message>
  <message>
   <source>Open a run of earlier: its photos, answers and reviews</source>
   <translation>Einen früheren Lauf öffnen: seine Fotos, Antworten und Prüfungen</translation>
  </message>
  <message>
   <source>Open run…</source>
   <translation>Lauf öffnen…</translation>
  </message>
  <message>
   <source>Open a run</source>
   <translation>Einen Lauf öffnen</translation>
  </message>
  <message>
   <source>Runs (*.gpkg)</source>
   <translation>Läufe (*.gpkg)</translation>
  </message>
  <message>
   <source>{date}, {system}, {photos}</source>
   <translation>{date}, {system}, {photos}</translation>
  </message>
  <message>
   <source>{run}, {count} not located</source>
   <translation>{run}, {count} nicht verortet</translation>
  </message>
  <message>
   <source>Locate</source>
   <translation>Verorten</translation>
  </message>
  <message>
   <source>Locate the rest</source>
   <translation>Rest verorten</translation>
  </message>
  <message>
   <source>Locate the remaining photos of {run} with the settings of that run</source>
   <translation>Die übrigen Fotos von {run} mit den Einstellungen dieses Laufs verorten</translation>
  </message>
  <message>
   <source>The run's file names the new places now.</source>
   <translation>Die Datei des Laufs nennt jetzt die neuen Orte der Dateien.</translation>
  </message>
  <message>
   <source>1 of them by its name alone, as the run does not hold its content's digest.</source>
   <translation>1 davon nur am Namen erkannt, da der Lauf die Prüfsumme seines Inhalts nicht enthält.</translation>
  </message>
  <message>
   <source>{count} of them by their names alone, as the run does not hold their content's digests.</source>
   <translation>{count} davon nur an ihren Namen erkannt, da der Lauf die Prüfsummen ihrer Inhalte nicht enthält.</translation>
  </message>
  <message>
   <source>Save a repaired copy…</source>
   <translation>Reparierte Kopie speichern…</translation>
  </message>
  <message>
   <source>Write what can be read to a new file, which can be reviewed</source>
   <translation>Was lesbar ist, in eine neue Datei schreiben, die geprüft werden kann</translation>
  </message>
  <message>
   <source>Find them…</source>
   <translation>Suchen…</translation>
  </message>
  <message>
   <source>Choose the folder that they are in now; they are known by their content</source>
   <translation>Den Ordner wählen, in dem sie jetzt liegen; sie werden an ihrem Inhalt erkannt</translation>
  </message>
  <message>
   <source>Remember</source>
   <translation>Merken</translation>
  </message>
  <message>
   <source>Write into the run's file where its photos are now</source>
   <translation>In die Datei des Laufs schreiben, wo seine Fotos jetzt liegen</translation>
  </message>
  <message>
   <source>Folder that the photos are in now</source>
   <translation>Ordner, in dem die Fotos jetzt liegen</translation>
  </message>
  <message>
   <source>Save a repaired copy</source>
   <translation>Reparierte Kopie speichern</translation>
  </message>
  <message>
   <source>{count} of {photos} are not where they were.</source>
   <translation>{count} von {photos} sind nicht mehr da, wo sie waren.</translation>
  </message>
  <message>
   <source>1 photo was found in {folder}.</source>
   <translation>1 Foto wurde in {folder} gefunden.</translation>
  </message>
  <message>
   <source>{count} photos were found in {folder}.</source>
   <translation>{count} Fotos wurden in {folder} gefunden.</translation>
  </message>
  <message>
   <source>Looking through {folder}…</source>
   <translation>{folder} wird durchsucht…</translation>
  </message>
  <message>
   <source>1 of {photos} is not where it was.</source>
   <translation>1 von {photos} ist nicht mehr da, wo es war.</translation>
  </message>
  <message>
   <source>By the votes of the look-alikes alone it would be number {place}; now it is number {rank}.</source>
   <translation>Allein nach den Stimmen der ähnlichen Fotos wäre er Nummer {place}; nun ist er Nummer {rank}.</translation>
  </message>
  <message>
   <source>{references} other references within 1 km; {alike} of them among the {neighbours} most alike.</source>
   <translation>{references} andere Referenzen im Umkreis von 1 km; {alike} davon unter den {neighbours} ähnlichsten.</translation>
  </message>
  <message>
   <source>The best has similarity {best}, the photo's ten best anywhere {usual} on average.</source>
   <translation>Die beste hat die Ähnlichkeit {best}; die zehn besten des Fotos haben überall im Mittel {usual}.</translation>
  </message>
  <message>
   <source>This system, or the version that made this run, does not tell it.</source>
   <translation>Dieses System, oder die Version, die diesen Lauf gemacht hat, sagt es nicht.</translation>
  </message>
  <message>
   <source>The photos of the album were fused; what each says alone is not told here.</source>
   <translation>Die Fotos des Albums wurden zusammengeführt; was jedes allein sagt, steht hier nicht.</translation>
  </message>
  <message>
   <source>The reranker changed its score by {change}. Bars: what it would lose without each of these.</source>
   <translation>Der Reranker hat seine Bewertung um {change} geändert. Balken: was sie ohne das jeweilige Merkmal verlöre.</translation>
  </message>
  <message>
   <source>It is not told by this system, or by the version that made this run.</source>
   <translation>Dieses System, oder die Version, die diesen Lauf gemacht hat, gibt es nicht an.</translation>
  </message>
  <message>
   <source>Why it was scored so</source>
   <translation>Warum er so bewertet wurde</translation>
  </message>
  <message>
   <source>What speaks against it</source>
   <translation>Was gegen ihn spricht</translation>
  </message>
  <message>
   <source>What is around it</source>
   <translation>Was in seiner Umgebung liegt</translation>
  </message>
  <message>
   <source>Nothing was found; that proves nothing.</source>
   <translation>Nichts wurde gefunden; das beweist nichts.</translation>
  </message>
  <message>
   <source>Retrieves similar reference photos and reranks their places by the evidence near each</source>
   <translation>Sucht ähnliche Referenzfotos und ordnet ihre Orte nach den Belegen in der Nähe neu</translation>
  </message>
  <message>
   <source>Classifies into geocells made of states and provinces, then refines by the photos in them</source>
   <translation>Wählt Geozellen aus Staaten und Provinzen und verfeinert mit den Fotos darin</translation>
  </message>
  <message>
   <source>Classifies into square geocells, smaller where photos are dense; answers with their centres</source>
   <translation>Wählt quadratische Geozellen, kleiner wo Fotos dicht liegen; antwortet mit deren Mitten</translation>
  </message>
  <message>
   <source>Compares the photo with 100,000 places; its weights come with the model pack geoclip-world</source>
   <translation>Vergleicht das Foto mit 100.000 Orten; seine Gewichte kommen mit dem Modellpaket geoclip-world</translation>
  </message>
  <message>
   <source>Samples places anywhere on Earth and draws their density, slowly without a GPU; its weights must be downloaded first</source>
   <translation>Zieht Stichproben von Orten auf der ganzen Erde und zeichnet ihre Dichte, ohne GPU langsam; seine Gewichte müssen zuerst heruntergeladen werden</translation>
  </message>
  <message>
   <source>Draw all its cells</source>
   <translation>Alle Zellen zeichnen</translation>
  </message>
  <message>
   <source>Add a layer with the probability of every geocell; it is large if there are many photos</source>
   <translation>Einen Layer mit der Wahrscheinlichkeit jeder Geozelle hinzufügen; bei vielen Fotos ist er groß</translation>
  </message>
  <message>
   <source>own candidates</source>
   <translation>eigene Kandidaten</translation>
  </message>
  <message>
   <source>Another system can name more places; Pinpoint ranks them with its own, by the reference photos there</source>
   <translation>Ein anderes System kann weitere Orte nennen; Pinpoint ordnet sie mit den eigenen, nach den Referenzfotos dort</translation>
  </message>
  <message>
   <source>Another system can propose candidates only where each photo is located by itself</source>
   <translation>Ein anderes System kann nur dann Kandidaten vorschlagen, wenn jedes Foto für sich verortet wird</translation>
  </message>
  <message>
   <source>{system} cannot be chosen: {need}</source>
   <translation>{system} ist nicht wählbar: {need}</translation>
  </message>
  <message>
   <source>{system} (not available)</source>
   <translation>{system} (nicht verfügbar)</translation>
  </message>
  <message>
   <source>Only photos that were taken there count</source>
   <translation>Nur Fotos, die dort aufgenommen wurden, zählen</translation>
  </message>
  <message>
   <source>Search only there too</source>
   <translation>Auch nur dort suchen</translation>
  </message>
  <message>
   <source>Tick this if you will know that the photos to locate come from this area</source>
   <translation>Haken setzen, wenn Sie wissen werden, dass die zu verortenden Fotos aus diesem Gebiet stammen</translation>
  </message>
  <message>
   <source>Photos in a folder</source>
   <translation>Fotos in einem Ordner</translation>
  </message>
  <message>
   <source>Folder of photos with GPS</source>
   <translation>Ordner mit Fotos mit GPS</translation>
  </message>
  <message>
   <source>Try it</source>
   <translation>Ausprobieren</translation>
  </message>
  <message>
   <source>Save layers…</source>
   <translation>Layer speichern…</translation>
  </message>
  <message>
   <source>Save plot…</source>
   <translation>Diagramm speichern…</translation>
  </message>
  <message>
   <source>Photos are read and located; you can keep working in QGIS.</source>
   <translation>Fotos werden gelesen und verortet; Sie können in QGIS weiterarbeiten.</translation>
  </message>
  <message>
   <source>Save the photos and error lines</source>
   <translation>Fotos und Fehlerlinien speichern</translation>
  </message>
  <message>
   <source>Pinpoint: how well it works here</source>
   <translation>Pinpoint: wie gut es hier funktioniert</translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation>Diagramm speichern</translation>
  </message>
  <message>
   <source>Photos with GPS are located as if their place were unknown, then compared with it.</source>
   <translation>Fotos mit GPS werden verortet, als wäre ihr Ort unbekannt, und dann mit ihm verglichen.</translation>
  </message>
  <message>
   <source>Photos taken</source>
   <translation>Fotos aufgenommen</translation>
  </message>
  <message>
   <source>no folder is chosen; choose one with photos that have GPS</source>
   <translation>kein Ordner ist gewählt; wählen Sie einen mit Fotos, die GPS haben</translation>
  </message>
  <message>
   <source>Photos in the list: {count}</source>
   <translation>Fotos in der Liste: {count}</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>Abgebrochen.</translation>
  </message>
  <message>
   <source>{folder} holds no photo; choose another folder</source>
   <translation>{folder} enthält kein Foto; wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>the drawing has no place in {crs}; change the project's coordinate reference system</source>
   <translation>die Zeichnung hat keinen Ort in {crs}; ändern Sie das Koordinatenbezugssystem des Projekts</translation>
  </message>
  <message>
   <source>the circle is too large; draw one with a radius of up to {most} km</source>
   <translation>der Kreis ist zu groß; zeichnen Sie einen mit einem Radius von höchstens {most} km</translation>
  </message>
  <message>
   <source>{name} is a device or a pipe</source>
   <translation>{name} ist ein Gerät oder eine Pipe</translation>
  </message>
  <message>
   <source>choose photo files</source>
   <translation>wählen Sie Fotodateien</translation>
  </message>
  <message>
   <source>{name} is not there</source>
   <translation>{name} ist nicht da</translation>
  </message>
  <message>
   <source>check the path, or leave it out</source>
   <translation>prüfen Sie den Pfad, oder lassen Sie es weg</translation>
  </message>
  <message>
   <source>{name} is empty</source>
   <translation>{name} ist leer</translation>
  </message>
  <message>
   <source>copy it again</source>
   <translation>kopieren Sie es noch einmal</translation>
  </message>
  <message>
   <source>{name} is a raw file</source>
   <translation>{name} ist eine Rohdatei</translation>
  </message>
  <message>
   <source>export it as JPEG</source>
   <translation>exportieren Sie es als JPEG</translation>
  </message>
  <message>
   <source>scale it down first</source>
   <translation>verkleinern Sie es zuerst</translation>
  </message>
  <message>
   <source>the file has more than {number} MB</source>
   <translation>die Datei hat mehr als {number} MB</translation>
  </message>
  <message>
   <source>{name} is a folder</source>
   <translation>{name} ist ein Ordner</translation>
  </message>
  <message>
   <source>add it again, or choose photos in it</source>
   <translation>fügen Sie ihn noch einmal hinzu, oder wählen Sie Fotos darin</translation>
  </message>
  <message>
   <source>the folder {path} cannot be opened: {why}</source>
   <translation>der Ordner {path} lässt sich nicht öffnen: {why}</translation>
  </message>
  <message>
   <source>permission denied</source>
   <translation>keine Berechtigung</translation>
  </message>
  <message>
   <source>give yourself permission to read it, or leave it out</source>
   <translation>geben Sie sich das Recht, es zu lesen, oder lassen Sie es weg</translation>
  </message>
  <message>
   <source>its path is too long</source>
   <translation>der Pfad ist zu lang</translation>
  </message>
  <message>
   <source>move it up by some folders</source>
   <translation>verschieben Sie es um einige Ordner nach oben</translation>
  </message>
  <message>
   <source>it is a link that leads back to itself</source>
   <translation>es ist eine Verknüpfung, die auf sich selbst zurückführt</translation>
  </message>
  <message>
   <source>remove the link</source>
   <translation>entfernen Sie die Verknüpfung</translation>
  </message>
  <message>
   <source>no reason is given</source>
   <translation>ein Grund ist nicht angegeben</translation>
  </message>
  <message>
   <source>see that its disk is there and sound, then try again</source>
   <translation>sehen Sie nach, ob der Datenträger da und in Ordnung ist, und versuchen Sie es noch einmal</translation>
  </message>
  <message>
   <source>{path} cannot be read: {why}</source>
   <translation>{path} lässt sich nicht lesen: {why}</translation>
  </message>
  <message>
   <source>{name} is too large: {why}</source>
   <translation>{name} ist zu groß: {why}</translation>
  </message>
  <message>
   <source>{name} is broken or cut short ({why})</source>
   <translation>{name} ist beschädigt oder abgeschnitten ({why})</translation>
  </message>
  <message>
   <source>{name} is {kind}, which cannot be read here for want of {needed}</source>
   <translation>{name} ist {kind}, was sich hier nicht lesen lässt, weil {needed} fehlt</translation>
  </message>
  <message>
   <source>save it as JPEG, or use the engine that Pinpoint sets up on this machine, which has it</source>
   <translation>speichern Sie es als JPEG, oder nutzen Sie die Engine, die Pinpoint auf diesem Rechner einrichtet; sie hat es</translation>
  </message>
  <message>
   <source>its header cannot be read</source>
   <translation>der Dateikopf lässt sich nicht lesen</translation>
  </message>
  <message>
   <source>{name} is no photo that can be read</source>
   <translation>{name} ist kein lesbares Foto</translation>
  </message>
  <message>
   <source>use JPEG, PNG, WebP or TIFF</source>
   <translation>nehmen Sie JPEG, PNG, WebP oder TIFF</translation>
  </message>
  <message>
   <source>export it as JPEG, which may have more, or scale it down</source>
   <translation>exportieren Sie es als JPEG, das mehr haben darf, oder verkleinern Sie es</translation>
  </message>
  <message>
   <source>{name} was written to while it was read</source>
   <translation>in {name} wurde geschrieben, während es gelesen wurde</translation>
  </message>
  <message>
   <source>locate it again</source>
   <translation>verorten Sie es noch einmal</translation>
  </message>
  <message>
   <source>it unpacks to more pixels than there is room for</source>
   <translation>ausgepackt hat es mehr Pixel, als Platz ist</translation>
  </message>
  <message>
   <source>{name} is a JPEG of 12 bits or of another kind that is not supported</source>
   <translation>{name} ist ein JPEG mit 12 Bit oder von anderer, nicht unterstützter Art</translation>
  </message>
  <message>
   <source>it ends too early</source>
   <translation>es endet zu früh</translation>
  </message>
  <message>
   <source>its pixels cannot be unpacked</source>
   <translation>die Pixel lassen sich nicht auspacken</translation>
  </message>
  <message>
   <source>copy it again or export it as JPEG</source>
   <translation>kopieren Sie es noch einmal, oder exportieren Sie es als JPEG</translation>
  </message>
  <message>
   <source>scale it down, or save it as a plain JPEG</source>
   <translation>verkleinern Sie es, oder speichern Sie es als einfaches JPEG</translation>
  </message>
  <message>
   <source>{size} pixels in a progressive JPEG</source>
   <translation>{size} Pixel in einem progressiven JPEG</translation>
  </message>
  <message>
   <source>{size} pixels</source>
   <translation>{size} Pixel</translation>
  </message>
  <message>
   <source>more than {count} frames</source>
   <translation>mehr als {count} Einzelbilder</translation>
  </message>
  <message>
   <source>export one of them as JPEG</source>
   <translation>exportieren Sie eines davon als JPEG</translation>
  </message>
  <message>
   <source>{name} is black, or uses only the lowest of its 16 bits</source>
   <translation>{name} ist schwarz oder nutzt nur die untersten seiner 16 Bit</translation>
  </message>
  <message>
   <source>{name} holds only a thumbnail, as raw files do</source>
   <translation>{name} enthält nur ein Vorschaubild, wie Rohdateien es tun</translation>
  </message>
  <message>
   <source>{name} is a TIFF with 16-bit colours in separate planes</source>
   <translation>{name} ist ein TIFF mit 16-Bit-Farben in getrennten Ebenen</translation>
  </message>
  <message>
   <source>{name} is a TIFF whose sample format is not supported ({what})</source>
   <translation>{name} ist ein TIFF, dessen Werteformat nicht unterstützt wird ({what})</translation>
  </message>
  <message>
   <source>{name} is a TIFF whose compression, {kind}, is not supported</source>
   <translation>{name} ist ein TIFF, dessen Kompression, {kind}, nicht unterstützt wird</translation>
  </message>
  <message>
   <source>the model finds nothing to compare in this photo</source>
   <translation>das Modell findet in diesem Foto nichts zum Vergleichen</translation>
  </message>
  <message>
   <source>{system} takes no candidates of {other}</source>
   <translation>{system} nimmt keine Kandidaten von {other}</translation>
  </message>
  <message>
   <source>choose pinpoint, or leave {other} out</source>
   <translation>wählen Sie pinpoint, oder lassen Sie {other} weg</translation>
  </message>
  <message>
   <source>{system} takes each photo by itself</source>
   <translation>{system} nimmt jedes Foto für sich</translation>
  </message>
  <message>
   <source>choose that, or another system for a trip</source>
   <translation>wählen Sie das, oder ein anderes System für eine Reise</translation>
  </message>
  <message>
   <source>places without photos are no gallery of photos</source>
   <translation>Orte ohne Fotos sind keine Galerie von Fotos</translation>
  </message>
  <message>
   <source>leave them in the pack they came with</source>
   <translation>lassen Sie sie in dem Paket, mit dem sie kamen</translation>
  </message>
  <message>
   <source>try another</source>
   <translation>versuchen Sie ein anderes</translation>
  </message>
  <message>
   <source>no reference photo lies in the search area</source>
   <translation>im Suchgebiet liegt kein Referenzfoto</translation>
  </message>
  <message>
   <source>too few of PLONK's samples lie in the search area, {count} of {total}</source>
   <translation>zu wenige der Stichproben von PLONK liegen im Suchgebiet, {count} von {total}</translation>
  </message>
  <message>
   <source>widen it or choose another system</source>
   <translation>vergrößern Sie es oder wählen Sie ein anderes System</translation>
  </message>
  <message>
   <source>widen it or add a gallery that covers it</source>
   <translation>erweitern Sie es, oder fügen Sie eine Galerie hinzu, die es abdeckt</translation>
  </message>
  <message>
   <source>widen it, add a gallery that covers it, or, if its file has latitude first, exchange the two</source>
   <translation>erweitern Sie es, fügen Sie eine Galerie hinzu, die es abdeckt, oder vertauschen Sie Länge und Breite, falls in der Datei die Breite zuerst steht</translation>
  </message>
  <message>
   <source>all references that could be searched belong to this photo itself</source>
   <translation>alle Referenzen, die infrage kommen, gehören zu diesem Foto selbst</translation>
  </message>
  <message>
   <source>add a gallery of other photos of the area</source>
   <translation>fügen Sie eine Galerie mit anderen Fotos der Gegend hinzu</translation>
  </message>
  <message>
   <source>the engine crashed twice on this photo</source>
   <translation>die Engine ist bei diesem Foto zweimal abgestürzt</translation>
  </message>
  <message>
   <source>save it again in an image editor, or leave it out</source>
   <translation>speichern Sie es in einem Bildprogramm neu, oder lassen Sie es weg</translation>
  </message>
  <message>
   <source>the engine takes at most {count} photos in albums</source>
   <translation>die Engine nimmt höchstens {count} Fotos in Alben</translation>
  </message>
  <message>
   <source>choose fewer</source>
   <translation>wählen Sie weniger</translation>
  </message>
  <message>
   <source>the engine ended the job too early</source>
   <translation>die Engine hat den Auftrag zu früh beendet</translation>
  </message>
  <message>
   <source>the engine stopped during the job</source>
   <translation>die Engine hat während des Auftrags aufgehört</translation>
  </message>
  <message>
   <source>the engine's answer was cut off</source>
   <translation>die Antwort der Engine brach ab</translation>
  </message>
  <message>
   <source>try again</source>
   <translation>versuchen Sie es noch einmal</translation>
  </message>
  <message>
   <source>this photo is larger than the engine accepts</source>
   <translation>dieses Foto ist größer, als die Engine annimmt</translation>
  </message>
  <message>
   <source>crop it, or locate it with an engine in QGIS</source>
   <translation>beschneiden Sie es, oder verorten Sie es mit einer Engine in QGIS</translation>
  </message>
  <message>
   <source>the engine at {host} cannot be reached ({why})</source>
   <translation>die Engine auf {host} ist nicht erreichbar ({why})</translation>
  </message>
  <message>
   <source>check that it is running, its address, and the network</source>
   <translation>prüfen Sie, ob sie läuft, ihre Adresse und das Netz</translation>
  </message>
  <message>
   <source>the proxy refuses the connection or cannot be reached</source>
   <translation>der Proxy lehnt die Verbindung ab oder ist nicht erreichbar</translation>
  </message>
  <message>
   <source>no machine is known by this name</source>
   <translation>unter diesem Namen ist kein Rechner bekannt</translation>
  </message>
  <message>
   <source>the connection is refused: nothing listens there</source>
   <translation>die Verbindung wird abgelehnt: dort hört nichts zu</translation>
  </message>
  <message>
   <source>no answer in time</source>
   <translation>keine Antwort in der Zeit</translation>
  </message>
  <message>
   <source>no encrypted connection can be made, it may speak http only</source>
   <translation>es kommt keine verschlüsselte Verbindung zustande, vielleicht spricht sie nur http</translation>
  </message>
  <message>
   <source>the connection was cut</source>
   <translation>die Verbindung brach ab</translation>
  </message>
  <message>
   <source>it is not a valid address</source>
   <translation>es ist keine gültige Adresse</translation>
  </message>
  <message>
   <source>{url} is not an address</source>
   <translation>{url} ist keine Adresse</translation>
  </message>
  <message>
   <source>write https://host:port</source>
   <translation>schreiben Sie https://host:port</translation>
  </message>
  <message>
   <source>the token would be sent to {host} unencrypted</source>
   <translation>das Token würde unverschlüsselt an {host} gesendet</translation>
  </message>
  <message>
   <source>use https://</source>
   <translation>nehmen Sie https://</translation>
  </message>
  <message>
   <source>the certificate of {host} is not trusted ({why})</source>
   <translation>dem Zertifikat von {host} wird nicht vertraut ({why})</translation>
  </message>
  <message>
   <source>the certificates that {name} names are not at {path}</source>
   <translation>die Zertifikate, die {name} nennt, liegen nicht in {path}</translation>
  </message>
  <message>
   <source>name a file that is there</source>
   <translation>nennen Sie eine Datei, die es gibt</translation>
  </message>
  <message>
   <source>name the file of its authority, or give the engine a trusted certificate</source>
   <translation>nennen Sie die Datei seiner Zertifizierungsstelle, oder geben Sie der Engine ein vertrauenswürdiges Zertifikat</translation>
  </message>
  <message>
   <source>{host} answers {number} and is no Pinpoint engine</source>
   <translation>{host} antwortet {number} und ist keine Engine von Pinpoint</translation>
  </message>
  <message>
   <source>check the address, or try again when the engine is running</source>
   <translation>prüfen Sie die Adresse, oder versuchen Sie es noch einmal, wenn die Engine läuft</translation>
  </message>
  <message>
   <source>it cannot be verified</source>
   <translation>es lässt sich nicht prüfen</translation>
  </message>
  <message>
   <source>it does not answer as it should</source>
   <translation>sie antwortet nicht, wie sie soll</translation>
  </message>
  <message>
   <source>the engine speaks protocol {theirs}, this Pinpoint {ours}</source>
   <translation>die Engine spricht Protokoll {theirs}, dieses Pinpoint {ours}</translation>
  </message>
  <message>
   <source>bring both to the same version</source>
   <translation>bringen Sie beide auf dieselbe Version</translation>
  </message>
  <message>
   <source>the engine's answer cannot be read ({why})</source>
   <translation>die Antwort der Engine lässt sich nicht lesen ({why})</translation>
  </message>
  <message>
   <source>bring Pinpoint and the engine to the same version</source>
   <translation>bringen Sie Pinpoint und die Engine auf dieselbe Version</translation>
  </message>
  <message>
   <source>{folder} is not a gallery</source>
   <translation>{folder} ist keine Galerie</translation>
  </message>
  <message>
   <source>the gallery {folder} is damaged: {what}</source>
   <translation>die Galerie {folder} ist beschädigt: {what}</translation>
  </message>
  <message>
   <source>{name} is missing</source>
   <translation>{name} fehlt</translation>
  </message>
  <message>
   <source>{name} is damaged</source>
   <translation>{name} ist beschädigt</translation>
  </message>
  <message>
   <source>build it again</source>
   <translation>bauen Sie sie neu</translation>
  </message>
  <message>
   <source>the gallery {folder} cannot be read ({why})</source>
   <translation>die Galerie {folder} lässt sich nicht lesen ({why})</translation>
  </message>
  <message>
   <source>check its permissions</source>
   <translation>prüfen Sie die Berechtigungen</translation>
  </message>
  <message>
   <source>{name} does not match its checksum</source>
   <translation>{name} stimmt nicht mit seiner Prüfsumme überein</translation>
  </message>
  <message>
   <source>{name} has {count} bytes instead of {wanted}</source>
   <translation>{name} hat {count} Bytes statt {wanted}</translation>
  </message>
  <message>
   <source>the gallery {folder} has the first format</source>
   <translation>die Galerie {folder} hat das erste Format</translation>
  </message>
  <message>
   <source>{folder} has gallery format {theirs}, unknown to this version</source>
   <translation>{folder} hat das Galerieformat {theirs}, das diese Version nicht kennt</translation>
  </message>
  <message>
   <source>update Pinpoint, or build it again</source>
   <translation>aktualisieren Sie Pinpoint, oder bauen Sie sie neu</translation>
  </message>
  <message>
   <source>the gallery {folder} was made by another model ({theirs}, not {ours})</source>
   <translation>die Galerie {folder} ist von einem anderen Modell ({theirs}, nicht {ours})</translation>
  </message>
  <message>
   <source>the gallery {folder} was made by another model</source>
   <translation>die Galerie {folder} wurde von einem anderen Modell gemacht</translation>
  </message>
  <message>
   <source>another program is changing the gallery {folder}</source>
   <translation>ein anderes Programm ändert gerade die Galerie {folder}</translation>
  </message>
  <message>
   <source>another program has made a gallery in {folder} meanwhile</source>
   <translation>ein anderes Programm hat inzwischen eine Galerie in {folder} angelegt</translation>
  </message>
  <message>
   <source>wait until it has finished</source>
   <translation>warten Sie, bis es fertig ist</translation>
  </message>
  <message>
   <source>free some space and run it again: what was done is kept</source>
   <translation>schaffen Sie Platz und starten Sie noch einmal: was getan war, ist gesichert</translation>
  </message>
  <message>
   <source>none of these photos has a position</source>
   <translation>keines dieser Fotos hat eine Position</translation>
  </message>
  <message>
   <source>use geotagged photos, or a CSV with coordinates</source>
   <translation>nehmen Sie Fotos mit Geotags, oder eine CSV-Datei mit Koordinaten</translation>
  </message>
  <message>
   <source>{folder} holds other files, which would be lost</source>
   <translation>{folder} enthält andere Dateien, die verloren gingen</translation>
  </message>
  <message>
   <source>name a new folder</source>
   <translation>nennen Sie einen neuen Ordner</translation>
  </message>
  <message>
   <source>these galleries were made by different models</source>
   <translation>diese Galerien sind von verschiedenen Modellen</translation>
  </message>
  <message>
   <source>build them again with one</source>
   <translation>bauen Sie sie mit einem davon neu</translation>
  </message>
  <message>
   <source>there is no model pack in {folder}</source>
   <translation>in {folder} ist kein Modellpaket</translation>
  </message>
  <message>
   <source>reinstall Pinpoint or name another under Settings &gt; Options &gt; Pinpoint</source>
   <translation>installieren Sie Pinpoint neu, oder nennen Sie ein anderes unter Einstellungen &gt; Optionen &gt; Pinpoint</translation>
  </message>
  <message>
   <source>the pack {folder} is damaged: {what}</source>
   <translation>das Paket {folder} ist beschädigt: {what}</translation>
  </message>
  <message>
   <source>reinstall it</source>
   <translation>installieren Sie es neu</translation>
  </message>
  <message>
   <source>the pack {folder} cannot be read ({why})</source>
   <translation>das Paket {folder} lässt sich nicht lesen ({why})</translation>
  </message>
  <message>
   <source>{folder} has pack format {theirs}, not {ours}</source>
   <translation>{folder} hat das Paketformat {theirs}, nicht {ours}</translation>
  </message>
  <message>
   <source>get the pack of this version</source>
   <translation>holen Sie das Paket dieser Version</translation>
  </message>
  <message>
   <source>the pack {name} has no {system}, only {others}</source>
   <translation>das Paket {name} hat kein {system}, nur {others}</translation>
  </message>
  <message>
   <source>choose one of these</source>
   <translation>wählen Sie eines davon</translation>
  </message>
  <message>
   <source>there is not enough memory for one photo at a time</source>
   <translation>der Speicher reicht nicht einmal für ein einzelnes Foto</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>es ist leer</translation>
  </message>
  <message>
   <source>draw it again or delete it</source>
   <translation>zeichnen Sie es neu, oder löschen Sie es</translation>
  </message>
  <message>
   <source>it has no geometry</source>
   <translation>es hat keine Geometrie</translation>
  </message>
  <message>
   <source>draw one or delete it</source>
   <translation>zeichnen Sie eine, oder löschen Sie es</translation>
  </message>
  <message>
   <source>a coordinate is missing or not a finite number</source>
   <translation>eine Koordinate fehlt oder ist keine endliche Zahl</translation>
  </message>
  <message>
   <source>correct it or draw it again</source>
   <translation>berichtigen Sie es, oder zeichnen Sie es neu</translation>
  </message>
  <message>
   <source>it encloses no area</source>
   <translation>es umschließt keine Fläche</translation>
  </message>
  <message>
   <source>give it at least three corners that are not in line</source>
   <translation>geben Sie ihm mindestens drei Ecken, die nicht auf einer Linie liegen</translation>
  </message>
  <message>
   <source>it lies outside the range of its coordinate reference system</source>
   <translation>es liegt außerhalb des Bereichs seines Koordinatenbezugssystems</translation>
  </message>
  <message>
   <source>move it or draw it again</source>
   <translation>verschieben Sie es, oder zeichnen Sie es neu</translation>
  </message>
  <message>
   <source>its coordinates are not degrees</source>
   <translation>seine Koordinaten sind keine Grade</translation>
  </message>
  <message>
   <source>save it in EPSG:4326 first</source>
   <translation>speichern Sie es zuerst in EPSG:4326</translation>
  </message>
  <message>
   <source>it is wider than the Earth</source>
   <translation>es ist breiter als die Erde</translation>
  </message>
  <message>
   <source>draw a smaller one</source>
   <translation>zeichnen Sie ein kleineres</translation>
  </message>
  <message>
   <source>it is a {kind}</source>
   <translation>es ist ein {kind}</translation>
  </message>
  <message>
   <source>draw a polygon around the place you mean</source>
   <translation>zeichnen Sie ein Polygon um den gemeinten Ort</translation>
  </message>
  <message>
   <source>{source} gives no search area: {why}</source>
   <translation>{source} ergibt kein Suchgebiet: {why}</translation>
  </message>
  <message>
   <source>it holds no polygon</source>
   <translation>es enthält kein Polygon</translation>
  </message>
  <message>
   <source>draw one</source>
   <translation>zeichnen Sie eines</translation>
  </message>
  <message>
   <source>{names} of {source} skipped: {why}</source>
   <translation>{names} aus {source} übergangen: {why}</translation>
  </message>
  <message>
   <source>a hole of {name}</source>
   <translation>ein Loch von {name}</translation>
  </message>
  <message>
   <source>feature {number}</source>
   <translation>Objekt {number}</translation>
  </message>
  <message>
   <source>the layer {name}</source>
   <translation>Layer {name}</translation>
  </message>
  <message>
   <source>longitude and latitude are swapped, for no latitude is {number}</source>
   <translation>Länge und Breite sind vertauscht, denn keine Breite ist {number}</translation>
  </message>
  <message>
   <source>write longitude first</source>
   <translation>schreiben Sie die Länge zuerst</translation>
  </message>
  <message>
   <source>{name} of {source} is taken the long way round, {width}° wide</source>
   <translation>{name} aus {source} wird auf dem langen Weg genommen, {width}° breit</translation>
  </message>
  <message>
   <source>if it is meant to cross the 180° meridian, write its longitudes as {west} to {east}</source>
   <translation>soll es den 180°-Meridian queren, schreiben Sie seine Längen als {west} bis {east}</translation>
  </message>
  <message>
   <source>the search area has no surface</source>
   <translation>das Suchgebiet hat keine Fläche</translation>
  </message>
  <message>
   <source>draw a polygon that encloses some ground</source>
   <translation>zeichnen Sie ein Polygon, das eine Fläche umschließt</translation>
  </message>
  <message>
   <source>a search area is wider than the Earth</source>
   <translation>ein Suchgebiet ist breiter als die Erde</translation>
  </message>
  <message>
   <source>zoom in or choose a smaller one</source>
   <translation>zoomen Sie hinein, oder wählen Sie ein kleineres</translation>
  </message>
  <message>
   <source>no country, state or province is called "{name}"</source>
   <translation>kein Land, Staat und keine Provinz heißt „{name}“</translation>
  </message>
  <message>
   <source>use its name in English or in the country itself</source>
   <translation>nehmen Sie den Namen auf Englisch oder wie im Land selbst</translation>
  </message>
  <message>
   <source>use {names} if you mean one of these</source>
   <translation>nehmen Sie {names}, falls Sie eines davon meinen</translation>
  </message>
  <message>
   <source>"{name}" may mean {several}</source>
   <translation>„{name}“ kann {several} heißen</translation>
  </message>
  <message>
   <source>use one of these</source>
   <translation>nehmen Sie eines davon</translation>
  </message>
  <message>
   <source>{path} was written by a newer version of Pinpoint, so it is only shown</source>
   <translation>{path} ist von einer neueren Version von Pinpoint und wird deshalb nur gezeigt</translation>
  </message>
  <message>
   <source>update Pinpoint to change it</source>
   <translation>aktualisieren Sie Pinpoint, um es zu ändern</translation>
  </message>
  <message>
   <source>{path} is only shown, as it is read-only</source>
   <translation>{path} wird nur gezeigt, denn es ist schreibgeschützt</translation>
  </message>
  <message>
   <source>{path} is only shown, as its folder is read-only</source>
   <translation>{path} wird nur gezeigt, denn sein Ordner ist schreibgeschützt</translation>
  </message>
  <message>
   <source>copy it to a folder of your own to change it</source>
   <translation>kopieren Sie es in einen eigenen Ordner, um es zu ändern</translation>
  </message>
  <message>
   <source>it is open in another program, or on a drive without file locks, as some network drives are</source>
   <translation>es ist in einem anderen Programm geöffnet oder auf einem Laufwerk ohne Dateisperren, wie manche Netzlaufwerke</translation>
  </message>
  <message>
   <source>close it there, or copy it to this computer</source>
   <translation>schließen Sie es dort, oder kopieren Sie es auf diesen Rechner</translation>
  </message>
  <message>
   <source>{path} cannot be written: {why}</source>
   <translation>{path} lässt sich nicht schreiben: {why}</translation>
  </message>
  <message>
   <source>it is being edited in another program</source>
   <translation>es wird in einem anderen Programm bearbeitet</translation>
  </message>
  <message>
   <source>save or end the edits there</source>
   <translation>speichern oder beenden Sie die Bearbeitung dort</translation>
  </message>
  <message>
   <source>it is damaged</source>
   <translation>es ist beschädigt</translation>
  </message>
  <message>
   <source>save a repaired copy of it</source>
   <translation>speichern Sie eine reparierte Kopie davon</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>der Datenträger ist voll</translation>
  </message>
  <message>
   <source>free some space</source>
   <translation>machen Sie Platz frei</translation>
  </message>
  <message>
   <source>check its permissions, or choose another folder</source>
   <translation>prüfen Sie die Berechtigungen, oder wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>the disk reports an error</source>
   <translation>der Datenträger meldet einen Fehler</translation>
  </message>
  <message>
   <source>choose another folder</source>
   <translation>wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>{path} is not a Pinpoint run</source>
   <translation>{path} ist kein Lauf von Pinpoint</translation>
  </message>
  <message>
   <source>choose the GeoPackage of a run</source>
   <translation>wählen Sie das GeoPackage eines Laufs</translation>
  </message>
  <message>
   <source>save a repaired copy of it, or locate its photos again</source>
   <translation>speichern Sie eine reparierte Kopie davon, oder verorten Sie seine Fotos noch einmal</translation>
  </message>
  <message>
   <source>{path} cannot be read ({why})</source>
   <translation>{path} lässt sich nicht lesen ({why})</translation>
  </message>
  <message>
   <source>check the path and its permissions</source>
   <translation>prüfen Sie den Pfad und die Berechtigungen</translation>
  </message>
  <message>
   <source>{path} is gone, or its disk was disconnected</source>
   <translation>{path} ist weg, oder sein Datenträger wurde getrennt</translation>
  </message>
  <message>
   <source>bring it back</source>
   <translation>holen Sie es zurück</translation>
  </message>
  <message>
   <source>this run was located by {theirs}, not {ours}</source>
   <translation>dieser Lauf wurde mit {theirs} verortet, nicht mit {ours}</translation>
  </message>
  <message>
   <source>go on with that one</source>
   <translation>machen Sie damit weiter</translation>
  </message>
  <message>
   <source>this run cannot go on: the {name} {how}</source>
   <translation>dieser Lauf kann nicht weitergehen: {name} {how}</translation>
  </message>
  <message>
   <source>has changed since</source>
   <translation>hat sich seither geändert</translation>
  </message>
  <message>
   <source>is missing now</source>
   <translation>fehlt jetzt</translation>
  </message>
  <message>
   <source>was not used then</source>
   <translation>war damals nicht dabei</translation>
  </message>
  <message>
   <source>is missing now, or has changed</source>
   <translation>fehlt jetzt oder hat sich geändert</translation>
  </message>
  <message>
   <source>use the same one, or start a new run</source>
   <translation>nehmen Sie dasselbe, oder beginnen Sie einen neuen Lauf</translation>
  </message>
  <message>
   <source>use the same ones, or start a new run</source>
   <translation>nehmen Sie dieselben, oder beginnen Sie einen neuen Lauf</translation>
  </message>
  <message>
   <source>answer {number} to {name} is damaged</source>
   <translation>Antwort {number} zu {name} ist beschädigt</translation>
  </message>
  <message>
   <source>locate the photo again</source>
   <translation>verorten Sie das Foto noch einmal</translation>
  </message>
  <message>
   <source>save a repaired copy, or locate the photos again</source>
   <translation>speichern Sie eine reparierte Kopie, oder verorten Sie die Fotos noch einmal</translation>
  </message>
  <message>
   <source>the table {name} is missing: {what}</source>
   <translation>die Tabelle {name} fehlt: {what}</translation>
  </message>
  <message>
   <source>the table run is empty: {what}</source>
   <translation>die Tabelle run ist leer: {what}</translation>
  </message>
  <message>
   <source>photos are listed from their candidates and failures, without their confidence, notes and reviews</source>
   <translation>Fotos sind nach ihren Kandidaten und Fehlern aufgeführt, ohne Konfidenz, Notizen und Prüfungen</translation>
  </message>
  <message>
   <source>photos are shown without candidates</source>
   <translation>Fotos werden ohne Kandidaten gezeigt</translation>
  </message>
  <message>
   <source>candidates are shown without evidence</source>
   <translation>Kandidaten werden ohne Belege gezeigt</translation>
  </message>
  <message>
   <source>photos are shown without regions</source>
   <translation>Fotos werden ohne Gebiete gezeigt</translation>
  </message>
  <message>
   <source>it is not known why photos failed</source>
   <translation>es ist nicht bekannt, warum Fotos scheiterten</translation>
  </message>
  <message>
   <source>it is not known how and when the run was made</source>
   <translation>es ist nicht bekannt, wie und wann der Lauf entstand</translation>
  </message>
  <message>
   <source>the file is cut short, and what was at its end is missing or wrong</source>
   <translation>die Datei ist abgeschnitten, und was an ihrem Ende war, fehlt oder ist falsch</translation>
  </message>
  <message>
   <source>a part of the table {name} cannot be read, and what was there is not shown</source>
   <translation>ein Teil der Tabelle {name} lässt sich nicht lesen; was dort stand, wird nicht gezeigt</translation>
  </message>
  <message>
   <source>the table {name} has rows with the id of another one, which are not shown ({rows})</source>
   <translation>die Tabelle {name} hat Zeilen mit der Kennung einer anderen, die nicht gezeigt werden ({rows})</translation>
  </message>
  <message>
   <source>the {what} in the table {table} is missing or impossible, and is left out</source>
   <translation>{what} in der Tabelle {table} fehlt oder ist unmöglich und bleibt weg</translation>
  </message>
  <message>
   <source>locate the photos again</source>
   <translation>verorten Sie die Fotos noch einmal</translation>
  </message>
  <message>
   <source>{path} cannot be written ({why})</source>
   <translation>{path} lässt sich nicht schreiben ({why})</translation>
  </message>
  <message>
   <source>no such file or directory</source>
   <translation>keine solche Datei und kein solcher Ordner</translation>
  </message>
  <message>
   <source>no space left on device</source>
   <translation>kein Platz mehr auf dem Datenträger</translation>
  </message>
  <message>
   <source>out of memory</source>
   <translation>der Speicher reicht nicht</translation>
  </message>
  <message>
   <source>free some space or choose another folder</source>
   <translation>machen Sie Platz frei, oder wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>choose another name</source>
   <translation>wählen Sie einen anderen Namen</translation>
  </message>
  <message>
   <source>{path} is open in another program, such as QGIS</source>
   <translation>{path} ist in einem anderen Programm geöffnet, etwa in QGIS</translation>
  </message>
  <message>
   <source>remove its layers there, or choose another name</source>
   <translation>entfernen Sie dort seine Layer, oder wählen Sie einen anderen Namen</translation>
  </message>
  <message>
   <source>no photo of {path} is accepted</source>
   <translation>kein Foto von {path} ist angenommen</translation>
  </message>
  <message>
   <source>accept a candidate first, or place a photo on the map</source>
   <translation>nehmen Sie zuerst einen Kandidaten an, oder setzen Sie ein Foto auf die Karte</translation>
  </message>
  <message>
   <source>{host} is given up ({why})</source>
   <translation>{host} wird nicht mehr gefragt ({why})</translation>
  </message>
  <message>
   <source>it is busy, HTTP {number}</source>
   <translation>überlastet, HTTP {number}</translation>
  </message>
  <message>
   <source>it asks to wait {number} s</source>
   <translation>er bittet, {number} s zu warten</translation>
  </message>
  <message>
   <source>{host} asks to wait {number} s</source>
   <translation>{host} bittet, {number} s zu warten</translation>
  </message>
  <message>
   <source>its answers cannot be used</source>
   <translation>seine Antworten sind unbrauchbar</translation>
  </message>
  <message>
   <source>its answer comes too slowly</source>
   <translation>seine Antwort kommt zu langsam</translation>
  </message>
  <message>
   <source>{host} cannot be asked ({why})</source>
   <translation>{host} lässt sich nicht fragen ({why})</translation>
  </message>
  <message>
   <source>check its address and the network: what was fetched stays, try again later</source>
   <translation>prüfe Adresse und Netz: was geholt wurde, bleibt; versuche es später noch einmal</translation>
  </message>
  <message>
   <source>what was fetched stays, try again later</source>
   <translation>was geholt wurde, bleibt; versuche es später noch einmal</translation>
  </message>
  <message>
   <source>what was fetched stays, try again after that</source>
   <translation>was geholt wurde, bleibt; versuche es danach noch einmal</translation>
  </message>
  <message>
   <source>{host} answers {number}</source>
   <translation>{host} antwortet {number}</translation>
  </message>
  <message>
   <source>{host} answers {number} ({what})</source>
   <translation>{host} antwortet {number} ({what})</translation>
  </message>
  <message>
   <source>check the token, and what it may be used for</source>
   <translation>prüfe das Token, und wofür es gilt</translation>
  </message>
  <message>
   <source>check its address, and whether it is open to all</source>
   <translation>prüfe die Adresse, und ob sie allen offen steht</translation>
  </message>
  <message>
   <source>enter a contact in the dock or set PINPOINT_CONTACT, as some hosts want to know who asks</source>
   <translation>gib im Dock einen Kontakt an oder setze PINPOINT_CONTACT, denn manche wollen wissen, wer fragt</translation>
  </message>
  <message>
   <source>{host} has trouble with {number} parts of the area ({why}), and no imagery in the others</source>
   <translation>{host} hat Schwierigkeiten mit {number} Teilen des Gebiets ({why}) und in den anderen keine Bilder</translation>
  </message>
  <message>
   <source>try again later</source>
   <translation>versuche es später noch einmal</translation>
  </message>
  <message>
   <source>the area is too large: {host} would have to be asked {number} times or more, for it is asked for at most {side}° at once</source>
   <translation>das Gebiet ist zu groß: {host} müsste {number}-mal oder öfter gefragt werden, denn auf einmal werden höchstens {side}° erfragt</translation>
  </message>
  <message>
   <source>the area is too large: {host} would have to be asked {number} times or more, which takes {time} at its pace, for it is asked for at most {side}° at once</source>
   <translation>das Gebiet ist zu groß: {host} müsste {number}-mal oder öfter gefragt werden, was bei seinem Tempo {time} dauert, denn auf einmal werden höchstens {side}° erfragt</translation>
  </message>
  <message>
   <source>{number} minutes</source>
   <translation>{number} Minuten</translation>
  </message>
  <message>
   <source>{number} hours</source>
   <translation>{number} Stunden</translation>
  </message>
  <message>
   <source>draw a smaller one, such as longitude {west} to {east}, latitude {south} to {north} ({km} km from south to north)</source>
   <translation>zeichne ein kleineres, etwa Länge {west} bis {east}, Breite {south} bis {north} ({km} km von Süd nach Nord)</translation>
  </message>
  <message>
   <source>{host} has no imagery here</source>
   <translation>{host} hat hier keine Bilder</translation>
  </message>
  <message>
   <source>draw a larger area, or choose another source</source>
   <translation>zeichne ein größeres Gebiet oder wähle eine andere Quelle</translation>
  </message>
  <message>
   <source>{fault}; {remedy}</source>
   <translation>{fault}; {remedy}</translation>
  </message>
  <message>
   <source>Located on this machine, in a process of its own</source>
   <translation>Verortet auf diesem Rechner, in einem eigenen Prozess</translation>
  </message>
  <message>
   <source>Located on this machine, inside QGIS</source>
   <translation>Verortet auf diesem Rechner, innerhalb von QGIS</translation>
  </message>
  <message>
   <source>There is no engine on this machine yet; photos cannot be located</source>
   <translation>Auf diesem Rechner gibt es noch keine Engine; Fotos können nicht verortet werden</translation>
  </message>
  <message>
   <source>The engine on this machine is not whole; photos cannot be located until it is set up again</source>
   <translation>Die Engine auf diesem Rechner ist unvollständig; Fotos können erst verortet werden, wenn sie neu eingerichtet ist</translation>
  </message>
  <message>
   <source>The engine on this machine is for an older Pinpoint; photos cannot be located until it is set up again</source>
   <translation>Die Engine auf diesem Rechner gehört zu einem älteren Pinpoint; Fotos können erst verortet werden, wenn sie neu eingerichtet ist</translation>
  </message>
  <message>
   <source>Located elsewhere: the pixels of photos are sent to {host}</source>
   <translation>Verortet anderswo: die Bildpunkte der Fotos werden an {host} gesendet</translation>
  </message>
  <message>
   <source>QGIS closes; no engine is started any more</source>
   <translation>QGIS wird beendet; es wird keine Engine mehr gestartet</translation>
  </message>
  <message>
   <source>there is no system {name}; choose one of {have} in the dock</source>
   <translation>es gibt kein System {name}; wählen Sie im Bedienfeld eines von {have}</translation>
  </message>
  <message>
   <source>{name} could not be written completely; free some space or choose another folder</source>
   <translation>{name} konnte nicht vollständig geschrieben werden; schaffen Sie Platz, oder wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>{column}: {count} texts cut at {most} bytes; they are whole in the CSV</source>
   <translation>{column}: {count} Texte nach {most} Bytes abgeschnitten; vollständig stehen sie in der CSV-Datei</translation>
  </message>
  <message>
   <source>{name} has no known format; end it in one of {names}</source>
   <translation>{name} hat kein bekanntes Format; wählen Sie eine dieser Endungen: {names}</translation>
  </message>
  <message>
   <source>{table}: CSV cannot hold outlines; they are in the run's GeoPackage</source>
   <translation>{table}: CSV kann keine Umrisse aufnehmen; sie stehen im GeoPackage des Laufs</translation>
  </message>
  <message>
   <source>{table}: {count} without a place left out</source>
   <translation>{table}: {count} ohne Ort weggelassen</translation>
  </message>
  <message>
   <source>this QGIS cannot write {suffix}; choose .gpkg, or run `pinpoint export` on the run's GeoPackage</source>
   <translation>dieses QGIS kann {suffix} nicht schreiben; wählen Sie .gpkg, oder rufen Sie `pinpoint export` mit dem GeoPackage des Laufs auf</translation>
  </message>
  <message>
   <source>Find {photos} in {folder}</source>
   <translation>{photos} in {folder} suchen</translation>
  </message>
  <message>
   <source>Probabilities stay as the pack ships them.</source>
   <translation>Die Wahrscheinlichkeiten bleiben, wie das Paket sie mitbringt.</translation>
  </message>
  <message>
   <source>The probabilities are fitted on {count} questions of {albums} sequences: their log loss on sequences that were left out falls from {before} to {after}. The next run uses them.</source>
   <translation>Die Wahrscheinlichkeiten sind an {count} Fragen aus {albums} Sequenzen angepasst: ihr logarithmischer Verlust auf ausgelassenen Sequenzen sinkt von {before} auf {after}. Der nächste Lauf verwendet sie.</translation>
  </message>
  <message>
   <source>{path} is not a gallery; choose the folder of one, which Build gallery makes</source>
   <translation>{path} ist keine Galerie; wählen Sie den Ordner einer Galerie, wie Galerie bauen ihn macht</translation>
  </message>
  <message>
   <source>Nothing is fitted: {references} references of {sequences} sequences can be asked about fairly; it takes {least} of {fewest}.</source>
   <translation>Nichts wird angepasst: nach {references} Referenzen aus {sequences} Sequenzen kann fair gefragt werden; nötig sind {least} aus {fewest}.</translation>
  </message>
  <message>
   <source>probabilities fitted</source>
   <translation>Wahrscheinlichkeiten angepasst</translation>
  </message>
  <message>
   <source>probabilities not fitted</source>
   <translation>Wahrscheinlichkeiten nicht angepasst</translation>
  </message>
  <message>
   <source>probabilities to be fitted again</source>
   <translation>Wahrscheinlichkeiten neu anzupassen</translation>
  </message>
  <message>
   <source>{count} references</source>
   <translation>{count} Referenzen</translation>
  </message>
  <message>
   <source>{count} reference</source>
   <translation>{count} Referenz</translation>
  </message>
  <message>
   <source>{count} of any kind</source>
   <translation>{count} beliebiger Art</translation>
  </message>
  <message>
   <source>{count} street-level frames</source>
   <translation>{count} Straßenansichten</translation>
  </message>
  <message>
   <source>1 shard</source>
   <translation>1 Teil</translation>
  </message>
  <message>
   <source>another program is changing it</source>
   <translation>ein anderes Programm ändert sie gerade</translation>
  </message>
  <message>
   <source>older format; upgrade it to be able to change it</source>
   <translation>älteres Format; wandeln Sie sie um, um sie ändern zu können</translation>
  </message>
  <message>
   <source>Nothing is kept: what was fitted is no better than chance.</source>
   <translation>Nichts wird behalten: das Angepasste ist nicht besser als Zufall.</translation>
  </message>
  <message>
   <source>{count} shards</source>
   <translation>{count} Teile</translation>
  </message>
  <message>
   <source>{folder} has no references; add photos to it</source>
   <translation>{folder} hat keine Referenzen; fügen Sie ihr Fotos hinzu</translation>
  </message>
  <message>
   <source>format {number}</source>
   <translation>Format {number}</translation>
  </message>
  <message>
   <source>{count} removed, still taking room; compact it to free it</source>
   <translation>{count} entfernt, brauchen noch Platz; verdichten Sie sie, um ihn freizugeben</translation>
  </message>
  <message>
   <source>{count} added, not searched yet; compact it to finish</source>
   <translation>{count} hinzugefügt, noch nicht durchsucht; verdichten Sie sie, um das zu erledigen</translation>
  </message>
  <message>
   <source>Made by the model {model}; digest {digest}</source>
   <translation>Gemacht vom Modell {model}; Prüfsumme {digest}</translation>
  </message>
  <message>
   <source>The gallery is damaged; build it again, or restore it from a copy</source>
   <translation>Die Galerie ist beschädigt; bauen Sie sie neu, oder stellen Sie sie aus einer Kopie wieder her</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>Hinzufügen…</translation>
  </message>
  <message>
   <source>Say more of the gallery</source>
   <translation>Mehr über die Galerie sagen</translation>
  </message>
  <message>
   <source>Read all of the gallery, and say what is damaged</source>
   <translation>Die ganze Galerie lesen, und sagen, was beschädigt ist</translation>
  </message>
  <message>
   <source>Make it smaller and faster; what was left to be done is finished first</source>
   <translation>Macht sie kleiner und schneller; was noch zu tun war, wird zuerst erledigt</translation>
  </message>
  <message>
   <source>Ask the services of its open imagery what is new in the same areas, and download it; they learn again where you look</source>
   <translation>Die Dienste seiner offenen Bilder fragen, was es in denselben Gebieten Neues gibt, und es herunterladen; sie erfahren wieder, wo Sie suchen</translation>
  </message>
  <message>
   <source>Convert it to the format of this version, so that it can be changed</source>
   <translation>In das Format dieser Version umwandeln, damit sie geändert werden kann</translation>
  </message>
  <message>
   <source>Fit the probabilities of the chosen pack on the references of all these galleries together, each asked without its sequence</source>
   <translation>Die Wahrscheinlichkeiten des gewählten Pakets an den Referenzen all dieser Galerien zusammen anpassen, jede ohne ihre Sequenz gefragt</translation>
  </message>
  <message>
   <source>Write its references to a layer in the folder of runs, and add it to the map</source>
   <translation>Ihre Referenzen in einen Layer im Ordner der Läufe schreiben, und ihn der Karte hinzufügen</translation>
  </message>
  <message>
   <source>Use it no longer; its folder stays as it is</source>
   <translation>Nicht mehr benutzen; ihr Ordner bleibt, wie er ist</translation>
  </message>
  <message>
   <source>Make or change</source>
   <translation>Anlegen oder ändern</translation>
  </message>
  <message>
   <source>Folder of a gallery, made by *Build gallery* in the toolbox</source>
   <translation>Ordner einer Galerie, erstellt mit *Galerie bauen* in den Verarbeitungswerkzeugen</translation>
  </message>
  <message>
   <source>{gallery} has the references of the galleries that it was merged from; remove those from the list</source>
   <translation>{gallery} hat die Referenzen der Galerien, die darin vereinigt sind; entfernen Sie diese aus der Liste</translation>
  </message>
  <message>
   <source>Reading galleries</source>
   <translation>Galerien werden gelesen</translation>
  </message>
  <message>
   <source>Verifying</source>
   <translation>Prüfen läuft</translation>
  </message>
  <message>
   <source>Compacting</source>
   <translation>Verdichten läuft</translation>
  </message>
  <message>
   <source>Asking for new imagery</source>
   <translation>Neue Bilder werden erfragt</translation>
  </message>
  <message>
   <source>Fitting the probabilities</source>
   <translation>Wahrscheinlichkeiten werden angepasst</translation>
  </message>
  <message>
   <source>Writing a layer</source>
   <translation>Layer wird geschrieben</translation>
  </message>
  <message>
   <source>Cancelled; nothing that was done is lost</source>
   <translation>Abgebrochen; nichts, was getan war, ist verloren</translation>
  </message>
  <message>
   <source>{gallery} is compact: the next run uses its new state</source>
   <translation>{gallery} ist verdichtet: der nächste Lauf benutzt ihren neuen Stand</translation>
  </message>
  <message>
   <source>On the map: {count} references, in {path}</source>
   <translation>Auf der Karte: {count} Referenzen, in {path}</translation>
  </message>
  <message>
   <source>Info</source>
   <translation>Info</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>Verdichten</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation>Auffrischen</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>Anpassen</translation>
  </message>
  <message>
   <source>Upgrade</source>
   <translation>Umwandeln</translation>
  </message>
  <message>
   <source>Show on map</source>
   <translation>Auf Karte zeigen</translation>
  </message>
  <message>
   <source>Remove from list</source>
   <translation>Aus Liste entfernen</translation>
  </message>
  <message>
   <source>{gallery} is whole</source>
   <translation>{gallery} ist unbeschädigt</translation>
  </message>
  <message>
   <source>Build gallery</source>
   <translation>Galerie bauen</translation>
  </message>
  <message>
   <source>Add photos to gallery</source>
   <translation>Fotos zu Galerie hinzufügen</translation>
  </message>
  <message>
   <source>Remove references from gallery</source>
   <translation>Referenzen aus Galerie entfernen</translation>
  </message>
  <message>
   <source>Merge galleries</source>
   <translation>Galerien vereinigen</translation>
  </message>
  <message>
   <source>The remote engine does not search galleries on this machine, so imagery would change no answer; choose an engine on this machine under Settings &gt; Options &gt; Pinpoint</source>
   <translation>Die entfernte Engine durchsucht keine Galerien auf diesem Rechner, daher würden Bilder keine Antwort ändern; wählen Sie eine Engine auf diesem Rechner unter Einstellungen &gt; Optionen &gt; Pinpoint</translation>
  </message>
  <message>
   <source>Panoramas among them: {count}; each becomes four references</source>
   <translation>Panoramen darunter: {count}; aus jedem werden vier Referenzen</translation>
  </message>
  <message>
   <source>{percent} of the area could not be asked for; what is there is not counted</source>
   <translation>{percent} des Gebiets konnten nicht erfragt werden; was dort ist, ist nicht mitgezählt</translation>
  </message>
  <message>
   <source>Some places have more pictures than {host} tells of; those that it does not tell of are missing</source>
   <translation>An manchen Orten gibt es mehr Bilder, als {host} nennt; die nicht genannten fehlen</translation>
  </message>
  <message>
   <source>To download: about {size} in {minutes} minutes, from {hosts}</source>
   <translation>Herunterzuladen: etwa {size} in {minutes} Minuten, von {hosts}</translation>
  </message>
  <message>
   <source>To download: about {size} in a minute, from {hosts}</source>
   <translation>Herunterzuladen: etwa {size} in einer Minute, von {hosts}</translation>
  </message>
  <message>
   <source>Street level, mostly in France; free licences</source>
   <translation>Straßenebene, vor allem in Frankreich; freie Lizenzen</translation>
  </message>
  <message>
   <source>Street level, worldwide, CC BY-SA 4.0; needs an access token of your own</source>
   <translation>Straßenebene, weltweit, CC BY-SA 4.0; braucht ein eigenes Zugriffstoken</translation>
  </message>
  <message>
   <source>Photos of places worldwide; free licences</source>
   <translation>Fotos von Orten weltweit; freie Lizenzen</translation>
  </message>
  <message>
   <source>Photos worldwide, those under a Creative Commons licence; needs an API key of your own</source>
   <translation>Fotos weltweit, die unter einer Creative-Commons-Lizenz stehen; braucht einen eigenen API-Schlüssel</translation>
  </message>
  <message>
   <source>{system} searches no galleries, so imagery would change no answer; choose Pinpoint + {system} under Located by, and locate the photos in a new run</source>
   <translation>{system} durchsucht keine Galerien, daher würden Bilder keine Antwort ändern; wählen Sie unter „Verortet durch“ Pinpoint + {system}, und verorten Sie die Fotos in einem neuen Lauf</translation>
  </message>
  <message>
   <source>{count} pictures there, {chosen} of them one for each 20 m and direction</source>
   <translation>{count} Bilder dort, davon {chosen} als je eines für 20 m und Richtung</translation>
  </message>
  <message>
   <source>{count} of these are not in the gallery yet</source>
   <translation>{count} davon sind noch nicht in der Galerie</translation>
  </message>
  <message>
   <source>{count} are left out for their licence</source>
   <translation>{count} bleiben wegen ihrer Lizenz weg</translation>
  </message>
  <message>
   <source>{count} are left out: {why}</source>
   <translation>{count} werden ausgelassen: {why}</translation>
  </message>
  <message>
   <source>{count} show the same as another at the same place</source>
   <translation>{count} zeigen dasselbe wie ein anderes am selben Ort</translation>
  </message>
  <message>
   <source>{count} are said to be panoramas and are none</source>
   <translation>{count} sollen Panoramen sein und sind keine</translation>
  </message>
  <message>
   <source>{count} show nothing that the model can compare</source>
   <translation>{count} zeigen nichts, was das Modell vergleichen kann</translation>
  </message>
  <message>
   <source>{count} are gone where they were</source>
   <translation>{count} gibt es an ihrer Stelle nicht mehr</translation>
  </message>
  <message>
   <source>{count} could not be downloaded</source>
   <translation>{count} konnten nicht heruntergeladen werden</translation>
  </message>
  <message>
   <source>{count} got no answer from their host</source>
   <translation>{count} bekamen von ihrem Rechner keine Antwort</translation>
  </message>
  <message>
   <source>{count} are broken</source>
   <translation>{count} sind beschädigt</translation>
  </message>
  <message>
   <source>{count} were not asked for: {why}</source>
   <translation>{count} wurden nicht erfragt: {why}</translation>
  </message>
  <message>
   <source>1 new reference</source>
   <translation>1 neue Referenz</translation>
  </message>
  <message>
   <source>{count} new references</source>
   <translation>{count} neue Referenzen</translation>
  </message>
  <message>
   <source>not brought: {reasons}; press Refresh under Settings &gt; Options &gt; Pinpoint to ask again</source>
   <translation>nicht geholt: {reasons}; drücken Sie Auffrischen unter Einstellungen &gt; Optionen &gt; Pinpoint, um noch einmal zu fragen</translation>
  </message>
  <message>
   <source>a part of the area could not be asked for; press Refresh under Settings &gt; Options &gt; Pinpoint</source>
   <translation>ein Teil des Gebiets konnte nicht erfragt werden; drücken Sie Auffrischen unter Einstellungen &gt; Optionen &gt; Pinpoint</translation>
  </message>
  <message>
   <source>left out: {reasons}</source>
   <translation>ausgelassen: {reasons}</translation>
  </message>
  <message>
   <source>pictures also came from {hosts}, where their hosts sent for them</source>
   <translation>Bilder kamen auch von {hosts}, wohin ihre Rechner verwiesen</translation>
  </message>
  <message>
   <source>QGIS's own Python lacks packages of the engine; {remedy}</source>
   <translation>dem Python von QGIS fehlen Pakete der Engine; {remedy}</translation>
  </message>
  <message>
   <source>shapely in QGIS's own Python was built for GEOS {theirs} and QGIS has {ours}; both in one process can crash QGIS, so {remedy}</source>
   <translation>shapely im Python von QGIS wurde für GEOS {theirs} gebaut, QGIS hat {ours}; beide in einem Prozess können QGIS abstürzen lassen, deshalb: {remedy}</translation>
  </message>
  <message>
   <source>QGIS's own Python cannot read photos ({reason}), which an engine inside QGIS or on another machine needs; {remedy}</source>
   <translation>das Python von QGIS kann keine Fotos lesen ({reason}), was eine Engine in QGIS oder auf einem anderen Rechner braucht; {remedy}</translation>
  </message>
  <message>
   <source>shapely in QGIS's own Python does not load ({reason}); {remedy}</source>
   <translation>shapely im Python von QGIS lässt sich nicht laden ({reason}); {remedy}</translation>
  </message>
  <message>
   <source>Candidates</source>
   <translation>Kandidaten</translation>
  </message>
  <message>
   <source>Photos</source>
   <translation>Fotos</translation>
  </message>
  <message>
   <source>Credible regions</source>
   <translation>Glaubwürdigkeitsbereiche</translation>
  </message>
  <message>
   <source>Geocells</source>
   <translation>Geozellen</translation>
  </message>
  <message>
   <source>Failures</source>
   <translation>Fehlschläge</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Lauf</translation>
  </message>
  <message>
   <source>Ranked candidates are leads, never proof. Probabilities hold for photos like those tested.</source>
   <translation>Gereihte Kandidaten sind Hinweise, nie Beweise. Wahrscheinlichkeiten gelten für Fotos wie die geprüften.</translation>
  </message>
  <message>
   <source>World map</source>
   <translation>Weltkarte</translation>
  </message>
  <message>
   <source>not calibrated</source>
   <translation>nicht kalibriert</translation>
  </message>
  <message>
   <source>Pinpoint: {table}, run {run}</source>
   <translation>Pinpoint: {table}, Lauf {run}</translation>
  </message>
  <message>
   <source>one place</source>
   <translation>ein Ort</translation>
  </message>
  <message>
   <source>one trip</source>
   <translation>eine Tour</translation>
  </message>
  <message>
   <source>in 1 area</source>
   <translation>in 1 Gebiet</translation>
  </message>
  <message>
   <source>{source} has no rows to be read now; open it again in a moment</source>
   <translation>{source} hat gerade keine lesbaren Zeilen; öffnen Sie es gleich noch einmal</translation>
  </message>
  <message>
   <source>QGIS cannot open {path}, because of the | in its name; rename the file or folder</source>
   <translation>QGIS kann {path} wegen des | im Namen nicht öffnen; benennen Sie Datei oder Ordner um</translation>
  </message>
  <message>
   <source>{path} has no table {name} and is no run of Pinpoint; locate the photos again</source>
   <translation>{path} hat keine Tabelle {name} und ist kein Lauf von Pinpoint; verorten Sie die Fotos erneut</translation>
  </message>
  <message>
   <source>{path} is being written by another program; open it again in a moment</source>
   <translation>{path} wird gerade von einem anderen Programm geschrieben; öffnen Sie es gleich noch einmal</translation>
  </message>
  <message>
   <source>{fault} in Settings &gt; Options &gt; Pinpoint</source>
   <translation>{fault} unter Einstellungen &gt; Optionen &gt; Pinpoint</translation>
  </message>
  <message>
   <source>in {count} areas</source>
   <translation>in {count} Gebieten</translation>
  </message>
  <message>
   <source>an unexpected error occurred ({reason}); please report it, with the diagnostics</source>
   <translation>ein unerwarteter Fehler ist aufgetreten ({reason}); bitte melden Sie ihn zusammen mit der Diagnose</translation>
  </message>
  <message>
   <source>the engine ended unexpectedly ({reason}); try again, or reinstall the engine</source>
   <translation>die Engine endete unerwartet ({reason}); versuchen Sie es noch einmal, oder installieren Sie die Engine neu</translation>
  </message>
  <message>
   <source>{python} cannot be started; reinstall the engine in the Pinpoint dock</source>
   <translation>{python} kann nicht gestartet werden; installieren Sie die Engine im Bedienfeld Pinpoint neu</translation>
  </message>
  <message>
   <source>another QGIS is setting the engine up; wait until it has finished or close that QGIS, and try again</source>
   <translation>ein anderes QGIS richtet gerade die Engine ein; warten Sie, bis es fertig ist, oder schließen Sie es, und versuchen Sie es noch einmal</translation>
  </message>
  <message>
   <source>press Set up engine in the Pinpoint dock</source>
   <translation>drücken Sie Engine einrichten im Bedienfeld Pinpoint</translation>
  </message>
  <message>
   <source>the engine is not set up on this machine; {press}</source>
   <translation>die Engine ist auf diesem Rechner nicht eingerichtet; {press}</translation>
  </message>
  <message>
   <source>the engine on this machine is incomplete: its set-up was interrupted, or its Python was removed; {press} to reinstall it</source>
   <translation>die Engine auf diesem Rechner ist unvollständig: ihre Einrichtung wurde unterbrochen, oder ihr Python wurde entfernt; {press}, um sie neu zu installieren</translation>
  </message>
  <message>
   <source>the engine on this machine was set up for an older Pinpoint; {press} to reinstall it</source>
   <translation>die Engine auf diesem Rechner wurde für ein älteres Pinpoint eingerichtet; {press}, um sie neu zu installieren</translation>
  </message>
  <message>
   <source>{root} cannot be created ({reason}); choose another folder</source>
   <translation>{root} kann nicht angelegt werden ({reason}); wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>{root} cannot be written; choose another folder in the options</source>
   <translation>{root} kann nicht geschrieben werden; wählen Sie in den Optionen einen anderen Ordner</translation>
  </message>
  <message>
   <source>{folder} cannot be removed ({reason}); close the programs that use it</source>
   <translation>{folder} kann nicht entfernt werden ({reason}); schließen Sie die Programme, die ihn benutzen</translation>
  </message>
  <message>
   <source>{log} cannot be removed ({reason}); delete it yourself</source>
   <translation>{log} kann nicht entfernt werden ({reason}); löschen Sie es selbst</translation>
  </message>
  <message>
   <source>the engine was ended because QGIS closes or its settings changed; locate again</source>
   <translation>die Engine wurde beendet, weil QGIS schließt oder ihre Einstellungen sich geändert haben; verorten Sie noch einmal</translation>
  </message>
  <message>
   <source>the engine did not start ({reason}); see the log, and reinstall the engine in the Pinpoint dock</source>
   <translation>die Engine ist nicht gestartet ({reason}); sehen Sie ins Protokoll, und installieren Sie die Engine im Bedienfeld Pinpoint neu</translation>
  </message>
  <message>
   <source>the engine did not start in time; try again when this machine is less busy</source>
   <translation>die Engine ist nicht rechtzeitig gestartet; versuchen Sie es noch einmal, wenn dieser Rechner weniger zu tun hat</translation>
  </message>
  <message>
   <source>the engine did not start: {message}</source>
   <translation>die Engine ist nicht gestartet: {message}</translation>
  </message>
  <message>
   <source>the engine was not ready after {seconds} s; try again when this machine is less busy</source>
   <translation>die Engine war nach {seconds} s nicht bereit; versuchen Sie es noch einmal, wenn dieser Rechner weniger zu tun hat</translation>
  </message>
  <message>
   <source>the engine crashed {count} times within ten minutes; see the log, and reinstall the engine</source>
   <translation>die Engine ist innerhalb von zehn Minuten {count}-mal abgestürzt; sehen Sie ins Protokoll, und installieren Sie die Engine neu</translation>
  </message>
  <message>
   <source>that Python has an engine of another version ({theirs}, protocol {spoken}; needed: {version}, {protocol}); reinstall the engine, or remove pinpoint-engine from that Python</source>
   <translation>dieses Python hat eine Engine anderer Version ({theirs}, Protokoll {spoken}; gebraucht: {version}, {protocol}); installieren Sie die Engine neu, oder entfernen Sie pinpoint-engine aus diesem Python</translation>
  </message>
  <message>
   <source>Importing every package</source>
   <translation>Alle Pakete werden importiert</translation>
  </message>
  <message>
   <source>{name} does not import ({why}); reinstall the engine, or install the package in that Python</source>
   <translation>{name} lässt sich nicht importieren ({why}); installieren Sie die Engine neu, oder das Paket in diesem Python</translation>
  </message>
  <message>
   <source>there are no packages for Macs with Intel processors; use a remote engine</source>
   <translation>für Macs mit Intel-Prozessor gibt es keine Pakete; benutzen Sie eine entfernte Engine</translation>
  </message>
  <message>
   <source>there are no packages for Windows on ARM; use a remote engine</source>
   <translation>für Windows auf ARM gibt es keine Pakete; benutzen Sie eine entfernte Engine</translation>
  </message>
  <message>
   <source>the folder cannot be written; choose another one under Settings &gt; Options &gt; Pinpoint</source>
   <translation>der Ordner kann nicht geschrieben werden; wählen Sie einen anderen unter Einstellungen &gt; Optionen &gt; Pinpoint</translation>
  </message>
  <message>
   <source>a package differs from that in the lock file; do not trust that source, use another one</source>
   <translation>ein Paket weicht von dem in der Lock-Datei ab; vertrauen Sie dieser Quelle nicht, benutzen Sie eine andere</translation>
  </message>
  <message>
   <source>the disk is full; free some space, or choose another folder</source>
   <translation>der Datenträger ist voll; schaffen Sie Platz, oder wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>that Python cannot create environments; install python3-venv, or uv, and try again</source>
   <translation>dieses Python kann keine Umgebungen anlegen; installieren Sie python3-venv oder uv, und versuchen Sie es noch einmal</translation>
  </message>
  <message>
   <source>a package is not available for this computer; check the index or folder of wheels</source>
   <translation>ein Paket gibt es für diesen Rechner nicht; prüfen Sie den Index oder den Ordner mit Wheels</translation>
  </message>
  <message>
   <source>there is no Python 3.11 to 3.13; install one, or let uv download it while online</source>
   <translation>es gibt kein Python 3.11 bis 3.13; installieren Sie eines, oder lassen Sie es uv herunterladen, solange Sie online sind</translation>
  </message>
  <message>
   <source>the connection is not trusted; ask your network administrator, or use a folder of wheels</source>
   <translation>der Verbindung wird nicht vertraut; fragen Sie Ihre Netzwerkverwaltung, oder benutzen Sie einen Ordner mit Wheels</translation>
  </message>
  <message>
   <source>the package index cannot be reached; check network and proxy, or use a folder of wheels</source>
   <translation>der Paketindex ist nicht erreichbar; prüfen Sie Netzwerk und Proxy, oder benutzen Sie einen Ordner mit Wheels</translation>
  </message>
  <message>
   <source>the command failed without a message</source>
   <translation>der Befehl scheiterte ohne Meldung</translation>
  </message>
  <message>
   <source>Creating the environment (uv)</source>
   <translation>Umgebung wird angelegt (uv)</translation>
  </message>
  <message>
   <source>Installing the packages (uv)</source>
   <translation>Pakete werden installiert (uv)</translation>
  </message>
  <message>
   <source>Creating the environment (venv)</source>
   <translation>Umgebung wird angelegt (venv)</translation>
  </message>
  <message>
   <source>Installing the packages (pip)</source>
   <translation>Pakete werden installiert (pip)</translation>
  </message>
  <message>
   <source>{name} does not import ({why}), and {count} more; reinstall the engine, or install the packages in that Python</source>
   <translation>{name} und {count} weitere lassen sich nicht importieren ({why}); installieren Sie die Engine neu, oder die Pakete in diesem Python</translation>
  </message>
  <message>
   <source>{oldest} to {newest}</source>
   <translation>{oldest} bis {newest}</translation>
  </message>
  <message>
   <source>Light: ONNX Runtime, for any computer</source>
   <translation>Leicht: ONNX Runtime, für jeden Rechner</translation>
  </message>
  <message>
   <source>Full: torch too, for GeoCLIP, PLONK and packs without ONNX</source>
   <translation>Voll: auch torch, für GeoCLIP, PLONK und Pakete ohne ONNX</translation>
  </message>
  <message>
   <source>this machine has neither uv nor a Python {versions} with venv; install one of them (on Debian with python3-venv), choose an existing Python, or use a remote engine</source>
   <translation>dieser Rechner hat weder uv noch ein Python {versions} mit venv; installieren Sie eines davon (auf Debian mit python3-venv), wählen Sie ein vorhandenes Python, oder benutzen Sie eine entfernte Engine</translation>
  </message>
  <message>
   <source>that Python does not answer; choose another one, or reinstall the engine</source>
   <translation>dieses Python antwortet nicht; wählen Sie ein anderes, oder installieren Sie die Engine neu</translation>
  </message>
  <message>
   <source>there are no packages for this processor ({machine}); use a remote engine</source>
   <translation>für diesen Prozessor gibt es keine Pakete ({machine}); benutzen Sie eine entfernte Engine</translation>
  </message>
  <message>
   <source>only {free} of disk space are free and {room} are needed; free some space, or choose another folder</source>
   <translation>nur {free} des Datenträgers sind frei, {room} werden gebraucht; schaffen Sie Platz, oder wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>{fault}; see the log, and try again</source>
   <translation>{fault}; sehen Sie ins Protokoll, und versuchen Sie es noch einmal</translation>
  </message>
  <message>
   <source>Python {version} is too old; choose one of {oldest} or newer</source>
   <translation>Python {version} ist zu alt; wählen Sie {oldest} oder neuer</translation>
  </message>
  <message>
   <source>cancelled; nothing was downloaded that could be kept</source>
   <translation>abgebrochen; es wurde nichts heruntergeladen, das sich aufheben ließe</translation>
  </message>
  <message>
   <source>cancelled; {size} of downloads are kept for the next set-up</source>
   <translation>abgebrochen; {size} an Downloads bleiben für die nächste Einrichtung erhalten</translation>
  </message>
  <message>
   <source>The engine is set up (Python {version}, {count} packages checked)</source>
   <translation>Die Engine ist eingerichtet (Python {version}, {count} Pakete geprüft)</translation>
  </message>
  <message>
   <source>the folder of wheels {offline} does not exist; check the path</source>
   <translation>den Ordner mit Wheels {offline} gibt es nicht; prüfen Sie den Pfad</translation>
  </message>
  <message>
   <source>there is no Python at {python}; check the path</source>
   <translation>unter {python} gibt es kein Python; prüfen Sie den Pfad</translation>
  </message>
  <message>
   <source>the engine cannot be set up in {root}: {why}</source>
   <translation>die Engine kann in {root} nicht eingerichtet werden: {why}</translation>
  </message>
  <message>
   <source>{root} cannot be written ({reason}); choose another folder</source>
   <translation>{root} kann nicht geschrieben werden ({reason}); wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>{program} cannot be started; check that it exists and is executable</source>
   <translation>{program} kann nicht gestartet werden; prüfen Sie, ob es existiert und ausführbar ist</translation>
  </message>
  <message>
   <source>the environment could not be completed ({reason}); free some space and try again</source>
   <translation>die Umgebung konnte nicht fertiggestellt werden ({reason}); schaffen Sie Platz, und versuchen Sie es noch einmal</translation>
  </message>
  <message>
   <source>Setting up {name} in {folder}</source>
   <translation>{name} wird in {folder} eingerichtet</translation>
  </message>
  <message>
   <source>Set up Pinpoint's engine</source>
   <translation>Engine von Pinpoint einrichten</translation>
  </message>
  <message>
   <source>Photos are located by an engine with its own Python, separate from that of QGIS. It is installed once, for your user account only, and runs only while QGIS does. Nothing is installed until you press Install.</source>
   <translation>Fotos werden von einer Engine mit eigenem Python verortet, getrennt von dem von QGIS. Sie wird einmal installiert, nur für Ihr Benutzerkonto, und läuft nur, solange QGIS läuft. Nichts wird installiert, bevor Sie Installieren drücken.</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Engine</translation>
  </message>
  <message>
   <source>Packages from</source>
   <translation>Pakete von</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>The output of a set-up appears here, and is kept in a log file.</source>
   <translation>Die Ausgabe einer Einrichtung erscheint hier und bleibt in einer Protokolldatei erhalten.</translation>
  </message>
  <message>
   <source>folder with all wheels of the lock file</source>
   <translation>Ordner mit allen Wheels der Lock-Datei</translation>
  </message>
  <message>
   <source>path of a Python that has all packages</source>
   <translation>Pfad eines Python, das alle Pakete hat</translation>
  </message>
  <message>
   <source>Only these packages are downloaded; each is checked against its digest in Pinpoint's lock file.</source>
   <translation>Nur diese Pakete werden heruntergeladen; jedes wird mit seiner Prüfsumme in der Lock-Datei von Pinpoint verglichen.</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>Installieren</translation>
  </message>
  <message>
   <source>Cancel set-up</source>
   <translation>Einrichtung abbrechen</translation>
  </message>
  <message>
   <source>Uninstall</source>
   <translation>Deinstallieren</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <source>nothing is downloaded or installed</source>
   <translation>nichts wird heruntergeladen oder installiert</translation>
  </message>
  <message>
   <source>The engine is being set up; you can keep working in QGIS.</source>
   <translation>Die Engine wird eingerichtet; Sie können in QGIS weiterarbeiten.</translation>
  </message>
  <message>
   <source>Uninstall the engine?</source>
   <translation>Engine deinstallieren?</translation>
  </message>
  <message>
   <source>Photos cannot be located on this machine until it is installed again. Runs and galleries are kept.</source>
   <translation>Auf diesem Rechner können keine Fotos verortet werden, bis sie wieder installiert ist. Läufe und Galerien bleiben erhalten.</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>The engine is being removed; you can keep working in QGIS.</source>
   <translation>Die Engine wird entfernt; Sie können in QGIS weiterarbeiten.</translation>
  </message>
  <message>
   <source>Set up: {kind}, Python {python}, {size}.</source>
   <translation>Eingerichtet: {kind}, Python {python}, {size}.</translation>
  </message>
  <message>
   <source>Set up: {kind}, Python {python}.</source>
   <translation>Eingerichtet: {kind}, Python {python}.</translation>
  </message>
  <message>
   <source>The engine is not set up.</source>
   <translation>Die Engine ist nicht eingerichtet.</translation>
  </message>
  <message>
   <source>An earlier set-up was interrupted; install again.</source>
   <translation>Eine frühere Einrichtung wurde unterbrochen; installieren Sie erneut.</translation>
  </message>
  <message>
   <source>The engine was set up for an older Pinpoint; install again.</source>
   <translation>Die Engine wurde für ein älteres Pinpoint eingerichtet; installieren Sie erneut.</translation>
  </message>
  <message>
   <source>{size} of downloads are kept for it.</source>
   <translation>{size} an Downloads sind dafür aufgehoben.</translation>
  </message>
  <message>
   <source>The Python package index (PyPI)</source>
   <translation>Der Python-Paketindex (PyPI)</translation>
  </message>
  <message>
   <source>Another package index</source>
   <translation>Ein anderer Paketindex</translation>
  </message>
  <message>
   <source>A folder of wheels (offline)</source>
   <translation>Ein Ordner mit Wheels (offline)</translation>
  </message>
  <message>
   <source>An existing Python (nothing is installed)</source>
   <translation>Ein vorhandenes Python (nichts wird installiert)</translation>
  </message>
  <message>
   <source>Uninstall ({size})</source>
   <translation>Deinstallieren ({size})</translation>
  </message>
  <message>
   <source>about {disk} on disk; {free} are free</source>
   <translation>etwa {disk} auf dem Datenträger; {free} sind frei</translation>
  </message>
  <message>
   <source>about {download} to download, about {disk} on disk; {free} are free</source>
   <translation>etwa {download} herunterzuladen, etwa {disk} auf dem Datenträger; {free} sind frei</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>Benutzen</translation>
  </message>
  <message>
   <source>The engine was removed</source>
   <translation>Die Engine wurde entfernt</translation>
  </message>
  <message>
   <source>Photos are being located; wait until the run has ended, or cancel it</source>
   <translation>Fotos werden gerade verortet; warten Sie das Ende des Laufs ab, oder brechen Sie ihn ab</translation>
  </message>
  <message>
   <source>The engine is being set up; cancel the set-up first.</source>
   <translation>Die Engine wird gerade eingerichtet; brechen Sie zuerst die Einrichtung ab.</translation>
  </message>
  <message>
   <source>Uninstall the engine in {folder}?</source>
   <translation>Die Engine in {folder} deinstallieren?</translation>
  </message>
  <message>
   <source>it needs the full engine; press Set up engine and choose it</source>
   <translation>es braucht die volle Engine; drücken Sie Engine einrichten, und wählen Sie sie</translation>
  </message>
  <message>
   <source>its weights are not here; get the model pack {name} in the options, which brings them</source>
   <translation>seine Gewichte sind nicht da; holen Sie in den Optionen das Modellpaket {name}, das sie mitbringt</translation>
  </message>
  <message>
   <source>the model pack does not have it; choose another one in the options</source>
   <translation>das Modellpaket hat es nicht; wählen Sie in den Optionen ein anderes</translation>
  </message>
  <message>
   <source>its weights are not here; download them as Pinpoint's README describes</source>
   <translation>seine Gewichte sind nicht hier; laden Sie sie herunter, wie es das README von Pinpoint beschreibt</translation>
  </message>
  <message>
   <source>{host} does not offer it</source>
   <translation>{host} bietet es nicht an</translation>
  </message>
  <message>
   <source>the model pack {name} is not here; get it in the options</source>
   <translation>das Modellpaket {name} ist nicht da; holen Sie es in den Optionen</translation>
  </message>
  <message>
   <source>the pack {name} needs the full engine; press Set up engine and choose it</source>
   <translation>das Modellpaket {name} braucht die volle Engine; drücken Sie Engine einrichten, und wählen Sie sie</translation>
  </message>
  <message>
   <source>{path} is damaged, so it is only shown; save a repaired copy, or locate its photos again</source>
   <translation>{path} ist beschädigt und wird deshalb nur gezeigt; speichern Sie eine reparierte Kopie, oder verorten Sie die Fotos erneut</translation>
  </message>
  <message>
   <source>{path} cannot be read ({reason}); wait until no other program writes it, and try again</source>
   <translation>{path} kann nicht gelesen werden ({reason}); warten Sie, bis kein anderes Programm mehr hineinschreibt, und versuchen Sie es noch einmal</translation>
  </message>
  <message>
   <source>On this machine, in a process of its own</source>
   <translation>Auf diesem Rechner, in einem eigenen Prozess</translation>
  </message>
  <message>
   <source>On this machine, inside QGIS (its Python must have all packages)</source>
   <translation>Auf diesem Rechner, innerhalb von QGIS (sein Python muss alle Pakete haben)</translation>
  </message>
  <message>
   <source>By an engine on another machine</source>
   <translation>Von einer Engine auf einem anderen Rechner</translation>
  </message>
  <message>
   <source>Address of the remote engine</source>
   <translation>Adresse der entfernten Engine</translation>
  </message>
  <message>
   <source>Folder of the engine</source>
   <translation>Ordner der Engine</translation>
  </message>
  <message>
   <source>Folder of runs</source>
   <translation>Ordner der Läufe</translation>
  </message>
  <message>
   <source>Candidates per photo</source>
   <translation>Kandidaten je Foto</translation>
  </message>
  <message>
   <source>Send photos there without asking again</source>
   <translation>Fotos ohne weitere Nachfrage dorthin senden</translation>
  </message>
  <message>
   <source>Copy diagnostics</source>
   <translation>Diagnose kopieren</translation>
  </message>
  <message>
   <source>Copy a report on versions, settings and the engine's state, to paste into a bug report. It names no user, no token and no host</source>
   <translation>Einen Bericht über Versionen, Einstellungen und den Zustand der Engine kopieren, um ihn in eine Fehlermeldung einzufügen. Er nennt keinen Benutzer, kein Token und keinen Rechner</translation>
  </message>
  <message>
   <source>Diagnostics copied</source>
   <translation>Diagnose kopiert</translation>
  </message>
  <message>
   <source>Photos are located</source>
   <translation>Fotos werden verortet</translation>
  </message>
  <message>
   <source>Model pack</source>
   <translation>Modellpaket</translation>
  </message>
  <message>
   <source>Your own galleries</source>
   <translation>Ihre eigenen Galerien</translation>
  </message>
  <message>
   <source>stored encrypted in QGIS's authentication database</source>
   <translation>verschlüsselt in der Authentifizierungsdatenbank von QGIS gespeichert</translation>
  </message>
  <message>
   <source>the token that the engine was started with</source>
   <translation>das Token, mit dem die Engine gestartet wurde</translation>
  </message>
  <message>
   <source>Pixels of photos are sent to that engine, which uses its own pack and galleries.</source>
   <translation>Bildpunkte der Fotos werden an diese Engine gesendet, die ihr eigenes Modellpaket und ihre eigenen Galerien benutzt.</translation>
  </message>
  <message>
   <source>Nothing leaves this machine unless you choose an engine on another machine.</source>
   <translation>Nichts verlässt diesen Rechner, solange Sie keine Engine auf einem anderen Rechner wählen.</translation>
  </message>
  <message>
   <source>Another folder</source>
   <translation>Anderer Ordner</translation>
  </message>
  <message>
   <source>Get it</source>
   <translation>Holen</translation>
  </message>
  <message>
   <source>Cancelled; what was downloaded is kept, and goes on from there</source>
   <translation>Abgebrochen; was heruntergeladen wurde, bleibt, und es geht dort weiter</translation>
  </message>
  <message>
   <source>Downloaded. It is being assembled, which takes some minutes.</source>
   <translation>Heruntergeladen. Es wird zusammengesetzt, was einige Minuten dauert.</translation>
  </message>
  <message>
   <source>{pack} is here</source>
   <translation>{pack} ist da</translation>
  </message>
  <message>
   <source>{pack}, which comes with the plugin</source>
   <translation>{pack}, das mit der Erweiterung kommt</translation>
  </message>
  <message>
   <source>{pack}, anywhere on Earth</source>
   <translation>{pack}, überall auf der Erde</translation>
  </message>
  <message>
   <source>Getting {pack}</source>
   <translation>{pack} wird geholt</translation>
  </message>
  <message>
   <source>Anywhere on Earth, by the published weights of CLIP and GeoCLIP; nothing in it was trained on your area.</source>
   <translation>Überall auf der Erde, mit den veröffentlichten Gewichten von CLIP und GeoCLIP; nichts davon wurde an Ihrem Gebiet trainiert.</translation>
  </message>
  <message>
   <source>Its confidence is not calibrated until you fit it on a gallery of yours, built with this pack.</source>
   <translation>Seine Konfidenz ist nicht kalibriert, bis Sie sie an einer eigenen Galerie anpassen, die mit diesem Paket erstellt ist.</translation>
  </message>
  <message>
   <source>It is not here yet: {size} are downloaded from {hosts}, and {room} are kept beside them (licence: MIT).</source>
   <translation>Es ist noch nicht da: {size} werden von {hosts} heruntergeladen, und {room} kommen daneben dazu (Lizenz: MIT).</translation>
  </message>
  <message>
   <source>Nothing of your photos is sent.</source>
   <translation>Von Ihren Fotos wird nichts gesendet.</translation>
  </message>
  <message>
   <source>{counts}. Run {run}, {galleries}. Leads, never proof.</source>
   <translation>{counts}. Lauf {run}, {galleries}. Hinweise, nie Beweise.</translation>
  </message>
  <message>
   <source>Pinpoint: where the photos were probably taken</source>
   <translation>Pinpoint: wo die Fotos wahrscheinlich aufgenommen wurden</translation>
  </message>
  <message>
   <source>{share} within 25 km of</source>
   <translation>{share} im Umkreis von 25 km um</translation>
  </message>
  <message>
   <source>{outcome}; otherwise near</source>
   <translation>{outcome}; sonst nahe</translation>
  </message>
  <message>
   <source>{path} cannot be written; choose another folder or free some space</source>
   <translation>{path} kann nicht geschrieben werden; wählen Sie einen anderen Ordner, oder schaffen Sie Platz</translation>
  </message>
  <message>
   <source>and {count} more in the table of photos</source>
   <translation>und {count} weitere in der Tabelle der Fotos</translation>
  </message>
  <message>
   <source>Find where photos were taken</source>
   <translation>Finden, wo Fotos aufgenommen wurden</translation>
  </message>
  <message>
   <source>Adds photos of known position to a gallery, as Build gallery takes them. Photos that the gallery has already are not worked on again.

Each photo is kept as soon as it is added: if you cancel, nothing of what was added is lost, and the same inputs go on from there. An open engine takes over the gallery's new state with the next run.</source>
   <translation>Fügt einer Galerie Fotos mit bekannter Position hinzu, wie Galerie bauen sie nimmt. Fotos, die die Galerie schon hat, werden nicht noch einmal bearbeitet.

Jedes Foto ist gesichert, sobald es hinzugefügt ist: wenn Sie abbrechen, geht nichts davon verloren, und dieselben Eingaben machen dort weiter. Eine offene Engine übernimmt den neuen Stand der Galerie mit dem nächsten Lauf.</translation>
  </message>
  <message>
   <source>gallery,references,geotagged,photos,add,append,update</source>
   <translation>Galerie,Referenzen,Geotags,Fotos,hinzufügen,anhängen,aktualisieren</translation>
  </message>
  <message>
   <source>Builds a gallery from photos of known position, without training. Photos are then also compared with these: nothing improves answers in your own area more. The work is done by the engine on this machine; nothing is sent anywhere.

Give one of these: a folder of geotagged photos, a CSV table with columns path, lat and lon, or a layer of points with a column of paths. A photo that cannot be used is named in the log and left out.

The gallery is a folder. It is written whole or not at all; an older gallery there is replaced. If you cancel, or QGIS ends, what was done is kept beside it, and the same inputs and the same folder go on from there. To use it, tick the last box, choose its manifest.json in Locate photos, or add it in the options.</source>
   <translation>Baut eine Galerie aus Fotos mit bekannter Position, ohne Training. Fotos werden dann auch mit diesen verglichen: nichts verbessert die Antworten in Ihrem eigenen Gebiet mehr. Die Arbeit macht die Engine auf diesem Rechner; nichts wird irgendwohin gesendet.

Geben Sie eines davon an: einen Ordner mit Fotos mit Geotags, eine CSV-Tabelle mit den Spalten path, lat und lon, oder einen Punktlayer mit einer Spalte von Pfaden. Ein Foto, das nicht brauchbar ist, wird im Protokoll genannt und weggelassen.

Die Galerie ist ein Ordner. Sie wird ganz oder gar nicht geschrieben; eine ältere Galerie dort wird ersetzt. Wenn Sie abbrechen oder QGIS endet, bleibt das Getane daneben erhalten, und dieselben Eingaben und derselbe Ordner machen dort weiter. Um sie zu benutzen, setzen Sie den letzten Haken, wählen Sie ihre manifest.json in Fotos verorten, oder fügen Sie sie in den Optionen hinzu.</translation>
  </message>
  <message>
   <source>Adds it to your own galleries in the options</source>
   <translation>Fügt sie in den Optionen zu Ihren eigenen Galerien hinzu</translation>
  </message>
  <message>
   <source>A new folder, or that of an older gallery, which is replaced</source>
   <translation>Ein neuer Ordner, oder der einer älteren Galerie, die ersetzt wird</translation>
  </message>
  <message>
   <source>gallery,references,geotagged,photos,index,own area,exif</source>
   <translation>Galerie,Referenzen,Geotags,Fotos,Index,eigenes Gebiet,exif</translation>
  </message>
  <message>
   <source>Use this gallery from now on</source>
   <translation>Diese Galerie von jetzt an benutzen</translation>
  </message>
  <message>
   <source>Gallery</source>
   <translation>Galerie</translation>
  </message>
  <message>
   <source>Coverage of the references</source>
   <translation>Abdeckung der Referenzen</translation>
  </message>
  <message>
   <source>Shows where references are dense and where they are few: a photo can only be found near a reference. Each cell of a grid has one row per source and one for all of them, with its count and its density per km². Finer cells replace coarser ones as you zoom in.</source>
   <translation>Zeigt, wo Referenzen dicht liegen und wo es wenige gibt: ein Foto kann nur nahe einer Referenz gefunden werden. Jede Zelle eines Gitters hat eine Zeile je Quelle und eine für alle zusammen, mit ihrer Anzahl und ihrer Dichte je km². Beim Hineinzoomen ersetzen feinere Zellen die gröberen.</translation>
  </message>
  <message>
   <source>1° is about 110 km from south to north, 0.01° about 1.1 km</source>
   <translation>1° sind etwa 110 km von Süd nach Nord, 0,01° etwa 1,1 km</translation>
  </message>
  <message>
   <source>System</source>
   <translation>System</translation>
  </message>
  <message>
   <source>All but GeoCLIP and PLONK search the references of the pack and of your own galleries; PLONK has none</source>
   <translation>Alle außer GeoCLIP und PLONK durchsuchen die Referenzen des Modellpakets und Ihrer eigenen Galerien; PLONK hat keine</translation>
  </message>
  <message>
   <source>One polygon per cell, size and source</source>
   <translation>Ein Polygon je Zelle, Größe und Quelle</translation>
  </message>
  <message>
   <source>Sizes of the cells</source>
   <translation>Größen der Zellen</translation>
  </message>
  <message>
   <source>Coverage</source>
   <translation>Abdeckung</translation>
  </message>
  <message>
   <source>Cells of {size}° with references: {count}</source>
   <translation>Zellen von {size}° mit Referenzen: {count}</translation>
  </message>
  <message>
   <source>OUTPUT cannot be written ({reason}); free some space</source>
   <translation>OUTPUT kann nicht geschrieben werden ({reason}); schaffen Sie Platz</translation>
  </message>
  <message>
   <source>Engine status</source>
   <translation>Zustand der Engine</translation>
  </message>
  <message>
   <source>Says where photos are located, whether the engine is set up and answers, and which pack, galleries and references it has. Nothing is installed or downloaded, and no photo is sent.

The output Diagnostics is Markdown for a bug report, without names of users, machines and tokens. The report is a page for you and contains paths.</source>
   <translation>Sagt, wo Fotos verortet werden, ob die Engine eingerichtet ist und antwortet, und welches Modellpaket, welche Galerien und Referenzen sie hat. Nichts wird installiert oder heruntergeladen, und kein Foto wird gesendet.

Die Ausgabe Diagnose ist Markdown für eine Fehlermeldung, ohne Namen von Benutzern, Rechnern und Token. Der Bericht ist eine Seite für Sie und enthält Pfade.</translation>
  </message>
  <message>
   <source>Starts the engine on this machine if it does not run, or connects to the remote one; takes seconds</source>
   <translation>Startet die Engine auf diesem Rechner, wenn sie nicht läuft, oder verbindet sich mit der entfernten; dauert Sekunden</translation>
  </message>
  <message>
   <source>A page with all that is known</source>
   <translation>Eine Seite mit allem, was bekannt ist</translation>
  </message>
  <message>
   <source>engine,version,diagnostics,pack,gallery,set up,support</source>
   <translation>Engine,Version,Diagnose,Modellpaket,Galerie,einrichten,Hilfe</translation>
  </message>
  <message>
   <source>Ask the engine</source>
   <translation>Engine befragen</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Bericht</translation>
  </message>
  <message>
   <source>HTML files (*.html)</source>
   <translation>HTML-Dateien (*.html)</translation>
  </message>
  <message>
   <source>The engine is set up here</source>
   <translation>Die Engine ist hier eingerichtet</translation>
  </message>
  <message>
   <source>The engine answers</source>
   <translation>Die Engine antwortet</translation>
  </message>
  <message>
   <source>Where photos are located: local, here, remote, or empty</source>
   <translation>Wo Fotos verortet werden: local, here, remote oder leer</translation>
  </message>
  <message>
   <source>Where photos are located, in words</source>
   <translation>Wo Fotos verortet werden, in Worten</translation>
  </message>
  <message>
   <source>Why the engine does not answer</source>
   <translation>Warum die Engine nicht antwortet</translation>
  </message>
  <message>
   <source>Version of the plugin</source>
   <translation>Version des Plugins</translation>
  </message>
  <message>
   <source>Version of the engine</source>
   <translation>Version der Engine</translation>
  </message>
  <message>
   <source>Systems that it offers</source>
   <translation>Systeme, die sie anbietet</translation>
  </message>
  <message>
   <source>Galleries</source>
   <translation>Galerien</translation>
  </message>
  <message>
   <source>Diagnostics</source>
   <translation>Diagnose</translation>
  </message>
  <message>
   <source>Number of galleries</source>
   <translation>Anzahl der Galerien</translation>
  </message>
  <message>
   <source>{path} cannot be written ({reason}); choose another file</source>
   <translation>{path} kann nicht geschrieben werden ({reason}); wählen Sie eine andere Datei</translation>
  </message>
  <message>
   <source>Evaluate on my photos</source>
   <translation>An eigenen Fotos messen</translation>
  </message>
  <message>
   <source>How well does this work here? Photos with GPS are located as if their place were unknown, and the answers are compared with it. From each photo's search its own file and near-duplicates are left out, and references of the same sequence, author or half hour; positions in EXIF are never used to locate a photo. The result is one sentence, two layers and a plot. Photos without a usable position are named in the log.

Photos of one day in one folder are right or wrong together, so the margin in the sentence comes from resampling such outings.</source>
   <translation>Wie gut funktioniert es hier? Fotos mit GPS werden verortet, als wäre ihr Ort unbekannt, und die Antworten mit ihm verglichen. Bei der Suche für jedes Foto bleiben seine eigene Datei und Beinahe-Duplikate außen vor, ebenso Referenzen derselben Sequenz, desselben Urhebers oder derselben halben Stunde; Positionen im EXIF werden nie benutzt, um ein Foto zu verorten. Das Ergebnis sind ein Satz, zwei Layer und ein Diagramm. Fotos ohne brauchbare Position werden im Protokoll genannt.

Fotos eines Tages in einem Ordner sind gemeinsam richtig oder falsch; die Spanne im Satz stammt deshalb aus dem erneuten Ziehen solcher Ausflüge.</translation>
  </message>
  <message>
   <source>Searched recursively; give a folder, or a layer with paths</source>
   <translation>Wird mit Unterordnern durchsucht; geben Sie einen Ordner an, oder einen Layer mit Pfaden</translation>
  </message>
  <message>
   <source>Instead of a folder; the positions are read from the files, not from the layer</source>
   <translation>Statt eines Ordners; die Positionen werden aus den Dateien gelesen, nicht aus dem Layer</translation>
  </message>
  <message>
   <source>Full paths of the files, as in QGIS's own layers of geotagged photos</source>
   <translation>Volle Pfade der Dateien, wie in den Layern mit Geotag-Fotos von QGIS</translation>
  </message>
  <message>
   <source>Polygons in any coordinate reference system; leave empty for all photos</source>
   <translation>Polygone in einem beliebigen Koordinatenbezugssystem; leer lassen für alle Fotos</translation>
  </message>
  <message>
   <source>The weights of GeoCLIP come with the model pack geoclip-world, which the options of Pinpoint offer; those of PLONK must be downloaded first, as Pinpoint's README describes</source>
   <translation>Die Gewichte von GeoCLIP kommen mit dem Modellpaket geoclip-world, das die Optionen von Pinpoint anbieten; die von PLONK müssen erst heruntergeladen werden, wie Pinpoints README beschreibt</translation>
  </message>
  <message>
   <source>The share of the photos located within each distance, with its 95 % interval</source>
   <translation>Der Anteil der Fotos, die innerhalb jeder Entfernung verortet wurden, mit seinem 95-%-Intervall</translation>
  </message>
  <message>
   <source>Layer with paths of photos</source>
   <translation>Layer mit Pfaden von Fotos</translation>
  </message>
  <message>
   <source>Field with the paths</source>
   <translation>Feld mit den Pfaden</translation>
  </message>
  <message>
   <source>Only photos taken within</source>
   <translation>Nur Fotos, aufgenommen in</translation>
  </message>
  <message>
   <source>Photos and how far off they were</source>
   <translation>Fotos, und wie weit sie daneben lagen</translation>
  </message>
  <message>
   <source>Lines from there to the first candidate</source>
   <translation>Linien von dort zum ersten Kandidaten</translation>
  </message>
  <message>
   <source>One point per photo, where it was taken, with the distance of the first and the best candidate</source>
   <translation>Ein Punkt je Foto, wo es aufgenommen wurde, mit der Entfernung des ersten und des besten Kandidaten</translation>
  </message>
  <message>
   <source>One line per photo that has an answer</source>
   <translation>Eine Linie je Foto, das eine Antwort hat</translation>
  </message>
  <message>
   <source>Plot</source>
   <translation>Diagramm</translation>
  </message>
  <message>
   <source>How well it works, in one sentence</source>
   <translation>Wie gut es funktioniert, in einem Satz</translation>
  </message>
  <message>
   <source>Whether its confidence can be believed</source>
   <translation>Ob man seiner Konfidenz glauben kann</translation>
  </message>
  <message>
   <source>Photos tried</source>
   <translation>Erprobte Fotos</translation>
  </message>
  <message>
   <source>Percentage within 1 km by the first candidate</source>
   <translation>Prozent innerhalb von 1 km durch den ersten Kandidaten</translation>
  </message>
  <message>
   <source>Percentage within 25 km by the first candidate</source>
   <translation>Prozent innerhalb von 25 km durch den ersten Kandidaten</translation>
  </message>
  <message>
   <source>give either a folder of photos or a layer, not both or neither</source>
   <translation>geben Sie entweder einen Ordner mit Fotos oder einen Layer an, nicht beides oder keines</translation>
  </message>
  <message>
   <source>the layer cannot be written ({reason}); free some space</source>
   <translation>der Layer kann nicht geschrieben werden ({reason}); schaffen Sie Platz</translation>
  </message>
  <message>
   <source>{folder} does not exist; check the path</source>
   <translation>{folder} gibt es nicht; prüfen Sie den Pfad</translation>
  </message>
  <message>
   <source>{layer} has no field {field}; choose the one with the paths of the photos</source>
   <translation>{layer} hat kein Feld {field}; wählen Sie das mit den Pfaden der Fotos</translation>
  </message>
  <message>
   <source>of any kind</source>
   <translation>beliebiger Art</translation>
  </message>
  <message>
   <source>Street-level frames are dash-cam frames or the faces of panoramas</source>
   <translation>Straßenansichten sind Bilder von Dashcams oder Seiten von Panoramen</translation>
  </message>
  <message>
   <source>Shown with the evidence. Photos of one author count as one source where independence matters</source>
   <translation>Wird bei den Belegen gezeigt. Fotos eines Urhebers zählen als eine Quelle, wo es auf Unabhängigkeit ankommt</translation>
  </message>
  <message>
   <source>Shown with the evidence, such as CC BY 4.0</source>
   <translation>Wird bei den Belegen gezeigt, zum Beispiel CC BY 4.0</translation>
  </message>
  <message>
   <source>Keep small copies of the photos that name a licence, to show them as evidence wherever the gallery is</source>
   <translation>Kleine Kopien der Fotos aufheben, die eine Lizenz nennen, um sie als Belege zu zeigen, wo immer die Galerie ist</translation>
  </message>
  <message>
   <source>If not ticked, a photo that shows the same as another at the same place is named and left out</source>
   <translation>Ohne Haken wird ein Foto, das dasselbe zeigt wie ein anderes am selben Ort, genannt und weggelassen</translation>
  </message>
  <message>
   <source>Searched recursively; each subfolder is one sequence</source>
   <translation>Wird mit Unterordnern durchsucht; jeder Unterordner ist eine Sequenz</translation>
  </message>
  <message>
   <source>With columns path, lat and lon, and optionally author, licence, url, captured_at, sequence and source</source>
   <translation>Mit den Spalten path, lat und lon, und nach Wunsch author, licence, url, captured_at, sequence und source</translation>
  </message>
  <message>
   <source>Points in any coordinate reference system, with a column of paths and optionally those of a CSV table</source>
   <translation>Punkte in einem beliebigen Koordinatenbezugssystem, mit einer Spalte von Pfaden und nach Wunsch den Spalten einer CSV-Tabelle</translation>
  </message>
  <message>
   <source>Left empty, a column with a usual name is taken</source>
   <translation>Bleibt es leer, wird eine Spalte mit einem üblichen Namen genommen</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of geotagged photos, a CSV table, or a layer of photos</source>
   <translation>{count} Eingaben sind angegeben; geben Sie eine davon an: einen Ordner mit Fotos mit Geotags, eine CSV-Tabelle oder einen Layer mit Fotos</translation>
  </message>
  <message>
   <source>The photos are</source>
   <translation>Die Fotos sind</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>Urheber</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Lizenz</translation>
  </message>
  <message>
   <source>Keep thumbnails</source>
   <translation>Vorschaubilder aufheben</translation>
  </message>
  <message>
   <source>Keep duplicates</source>
   <translation>Doppelte behalten</translation>
  </message>
  <message>
   <source>The gallery's manifest.json</source>
   <translation>manifest.json der Galerie</translation>
  </message>
  <message>
   <source>References in the gallery</source>
   <translation>Referenzen in der Galerie</translation>
  </message>
  <message>
   <source>Photos left out</source>
   <translation>Weggelassene Fotos</translation>
  </message>
  <message>
   <source>Folder of geotagged photos</source>
   <translation>Ordner mit Fotos mit Geotags</translation>
  </message>
  <message>
   <source>Table of photos (CSV)</source>
   <translation>Tabelle von Fotos (CSV)</translation>
  </message>
  <message>
   <source>Layer of photos</source>
   <translation>Layer mit Fotos</translation>
  </message>
  <message>
   <source>Column of paths</source>
   <translation>Spalte der Pfade</translation>
  </message>
  <message>
   <source>What was done is kept; run it again with the same inputs to go on</source>
   <translation>Was getan war, ist gesichert; starten Sie noch einmal mit denselben Eingaben, um weiterzumachen</translation>
  </message>
  <message>
   <source>the layer of photos cannot be read; check its path</source>
   <translation>der Layer mit Fotos kann nicht gelesen werden; prüfen Sie seinen Pfad</translation>
  </message>
  <message>
   <source>{layer} has no photo with a position; choose another layer</source>
   <translation>{layer} hat kein Foto mit Position; wählen Sie einen anderen Layer</translation>
  </message>
  <message>
   <source>{path} does not exist; check the path</source>
   <translation>{path} gibt es nicht; prüfen Sie den Pfad</translation>
  </message>
  <message>
   <source>row {id} of {layer} has no position; add a point</source>
   <translation>Zeile {id} von {layer} hat keine Position; fügen Sie einen Punkt hinzu</translation>
  </message>
  <message>
   <source>References of a gallery</source>
   <translation>Referenzen einer Galerie</translation>
  </message>
  <message>
   <source>Makes a layer of the references of a gallery: a point for each, with its source, author, licence, link, time and sequence. With map tips switched on, its picture is shown if the gallery has a thumbnail of it, or its file is on this machine.

The layer is a copy: editing it does not change the gallery. Never edit the GeoPackages inside a gallery: it would be taken for damaged.</source>
   <translation>Macht einen Layer aus den Referenzen einer Galerie: für jede einen Punkt, mit Quelle, Urheber, Lizenz, Verweis, Zeit und Sequenz. Wenn Kartenhinweise eingeschaltet sind, wird ihr Bild gezeigt, falls die Galerie ein Vorschaubild davon hat oder seine Datei auf diesem Rechner ist.

Der Layer ist eine Kopie: ihn zu bearbeiten ändert die Galerie nicht. Bearbeiten Sie nie die GeoPackages in einer Galerie: sie würde für beschädigt gehalten.</translation>
  </message>
  <message>
   <source>One point per reference, in degrees</source>
   <translation>Ein Punkt je Referenz, in Grad</translation>
  </message>
  <message>
   <source>gallery,references,export,layer,points,map,show</source>
   <translation>Galerie,Referenzen,Export,Layer,Punkte,Karte,zeigen</translation>
  </message>
  <message>
   <source>Check gallery</source>
   <translation>Galerie prüfen</translation>
  </message>
  <message>
   <source>Says how many references of which kind a gallery has, the room it takes, and whether something is left to be done. If asked to, it also reads all of it and compares it with its checksums; a damaged gallery is no error, the output says so. Nothing is changed.</source>
   <translation>Sagt, wie viele Referenzen welcher Art eine Galerie hat, wie viel Platz sie braucht, und ob noch etwas zu tun ist. Auf Wunsch liest es sie auch ganz und vergleicht sie mit ihren Prüfsummen; eine beschädigte Galerie ist kein Fehler, die Ausgabe sagt es. Nichts wird geändert.</translation>
  </message>
  <message>
   <source>Compact or upgrade gallery</source>
   <translation>Galerie verdichten oder umwandeln</translation>
  </message>
  <message>
   <source>Makes a gallery smaller and faster: what was added bit by bit becomes one piece, and what was removed no longer takes room. References that a cancelled run left are finished first, and a gallery of an older format is converted. No answer changes by it.

The gallery is switched to the new state in one step: if you cancel, it stays as it was.</source>
   <translation>Macht eine Galerie kleiner und schneller: was nach und nach hinzukam, wird ein Teil, und was entfernt wurde, braucht keinen Platz mehr. Referenzen, die ein abgebrochener Lauf übrig ließ, werden zuerst fertig gemacht, und eine Galerie in einem älteren Format wird umgewandelt. Keine Antwort ändert sich dadurch.

Die Galerie wechselt in einem Schritt in den neuen Stand: wenn Sie abbrechen, bleibt sie, wie sie war.</translation>
  </message>
  <message>
   <source>Makes one gallery of several, with their thumbnails; they stay as they are. Of a reference that several have, that of the first is kept. All must have been made with the same model pack. The new gallery is written whole or not at all; if you cancel, nothing of it is left.</source>
   <translation>Macht aus mehreren Galerien eine, mit ihren Vorschaubildern; sie selbst bleiben, wie sie sind. Von einer Referenz, die mehrere haben, wird die der ersten behalten. Alle müssen mit demselben Modellpaket gemacht sein. Die neue Galerie wird ganz oder gar nicht geschrieben; wenn Sie abbrechen, bleibt nichts von ihr zurück.</translation>
  </message>
  <message>
   <source>The folder of a gallery, or its manifest.json</source>
   <translation>Der Ordner einer Galerie, oder ihre manifest.json</translation>
  </message>
  <message>
   <source>Compares every file with its checksum; without it, large files are checked by their size only</source>
   <translation>Vergleicht jede Datei mit ihrer Prüfsumme; sonst werden große Dateien nur nach ihrer Größe geprüft</translation>
  </message>
  <message>
   <source>Their manifest.json files, such as the output of Build gallery, or their folders; two or more</source>
   <translation>Ihre Dateien manifest.json, wie sie Galerie bauen ausgibt, oder ihre Ordner; zwei oder mehr</translation>
  </message>
  <message>
   <source>gallery,references,verify,info,count,damaged,size</source>
   <translation>Galerie,Referenzen,prüfen,Info,zählen,beschädigt,Größe</translation>
  </message>
  <message>
   <source>Read all of it</source>
   <translation>Ganz lesen</translation>
  </message>
  <message>
   <source>References of any kind</source>
   <translation>Referenzen beliebiger Art</translation>
  </message>
  <message>
   <source>Street-level references</source>
   <translation>Referenzen, die Straßenansichten sind</translation>
  </message>
  <message>
   <source>References that are not searched yet; -1 while another program changes the gallery</source>
   <translation>Referenzen, die noch nicht durchsucht werden; -1, solange ein anderes Programm die Galerie ändert</translation>
  </message>
  <message>
   <source>Removed references that still take room</source>
   <translation>Entfernte Referenzen, die noch Platz brauchen</translation>
  </message>
  <message>
   <source>Shards</source>
   <translation>Teile</translation>
  </message>
  <message>
   <source>Size in bytes</source>
   <translation>Größe in Bytes</translation>
  </message>
  <message>
   <source>Number of its format</source>
   <translation>Nummer ihres Formats</translation>
  </message>
  <message>
   <source>It is whole</source>
   <translation>Sie ist unbeschädigt</translation>
  </message>
  <message>
   <source>What is damaged</source>
   <translation>Was beschädigt ist</translation>
  </message>
  <message>
   <source>Digest</source>
   <translation>Prüfsumme</translation>
  </message>
  <message>
   <source>gallery,references,compact,upgrade,convert,format,shards,vacuum</source>
   <translation>Galerie,Referenzen,verdichten,umwandeln,Format,Teile,aufräumen</translation>
  </message>
  <message>
   <source>gallery,references,merge,join,combine,union</source>
   <translation>Galerie,Referenzen,vereinigen,verbinden,zusammenführen</translation>
  </message>
  <message>
   <source>Merged gallery</source>
   <translation>Vereinigte Galerie</translation>
  </message>
  <message>
   <source>there is nothing to merge; give two galleries or more</source>
   <translation>es gibt nichts zu vereinigen; geben Sie zwei Galerien oder mehr an</translation>
  </message>
  <message>
   <source>Get open imagery</source>
   <translation>Offene Bilder holen</translation>
  </message>
  <message>
   <source>Brings pictures of known position from a service of open imagery into a gallery, with author, licence and link of each. Photos are then compared with these too, also offline.

The service's host is asked which pictures lie in boxes that cover the polygons, so it learns where you look; nothing of your photos is sent. As long as Download is not ticked, it is only asked what it has, and for a few pictures to tell their size.

Of the pictures in 20 m that look the same way, the newest is taken. What is downloaded is kept at once: if you cancel, the same inputs go on from there. Mapillary and Flickr need a token or key of your own, which the dock keeps encrypted, or the environment names: PINPOINT_MAPILLARY_TOKEN, PINPOINT_FLICKR_KEY.</source>
   <translation>Holt Bilder von bekanntem Ort von einem Dienst für offene Bilder in eine Galerie, mit Urheber, Lizenz und Link von jedem. Fotos werden dann auch mit diesen verglichen, auch ohne Netz.

Der Rechner des Dienstes wird gefragt, welche Bilder in Rechtecken liegen, die die Polygone bedecken; er erfährt also, wo Sie suchen. Von Ihren Fotos wird nichts gesendet. Solange „Herunterladen“ nicht angekreuzt ist, wird er nur gefragt, was er hat, und nach einigen Bildern, um ihre Größe zu nennen.

Von den Bildern in 20 m, die in dieselbe Richtung blicken, wird das neueste genommen. Was heruntergeladen ist, wird sofort behalten: wenn Sie abbrechen, fahren dieselben Eingaben dort fort. Mapillary und Flickr brauchen ein eigenes Token oder einen eigenen Schlüssel, den das Panel verschlüsselt verwahrt, oder die Umgebung nennt sie: PINPOINT_MAPILLARY_TOKEN, PINPOINT_FLICKR_KEY.</translation>
  </message>
  <message>
   <source>The service that is asked</source>
   <translation>Der Dienst, der gefragt wird</translation>
  </message>
  <message>
   <source>The area, as polygons in any coordinate reference system</source>
   <translation>Das Gebiet als Polygone in einem beliebigen Koordinatenbezugssystem</translation>
  </message>
  <message>
   <source>If not ticked, the service is only asked what it has</source>
   <translation>Wenn nicht angekreuzt, wird der Dienst nur gefragt, was er hat</translation>
  </message>
  <message>
   <source>Separated by commas, as the service names them: CC BY-SA 4.0, CC0; empty for those known to be free</source>
   <translation>Durch Kommas getrennt, wie der Dienst sie nennt: CC BY-SA 4.0, CC0; leer für alle, von denen bekannt ist, dass sie frei sind</translation>
  </message>
  <message>
   <source>Of another instance of Panoramax, such as https://panoramax.ign.fr</source>
   <translation>Einer anderen Instanz von Panoramax, wie https://panoramax.ign.fr</translation>
  </message>
  <message>
   <source>A new folder, or that of a gallery to add to</source>
   <translation>Ein neuer Ordner, oder der einer Galerie, die ergänzt wird</translation>
  </message>
  <message>
   <source>gallery,imagery,panoramax,mapillary,commons,flickr,street level,download,references</source>
   <translation>Galerie,Bilder,panoramax,mapillary,commons,flickr,Straßenebene,herunterladen,Referenzen</translation>
  </message>
  <message>
   <source>Within</source>
   <translation>Innerhalb von</translation>
  </message>
  <message>
   <source>Only these licences</source>
   <translation>Nur diese Lizenzen</translation>
  </message>
  <message>
   <source>Pictures there</source>
   <translation>Bilder dort</translation>
  </message>
  <message>
   <source>Pictures to download</source>
   <translation>Bilder zum Herunterladen</translation>
  </message>
  <message>
   <source>Size of the download in bytes</source>
   <translation>Größe des Herunterzuladenden in Byte</translation>
  </message>
  <message>
   <source>Licences there</source>
   <translation>Lizenzen dort</translation>
  </message>
  <message>
   <source>the layer of polygons cannot be read; check its path</source>
   <translation>der Layer mit Polygonen kann nicht gelesen werden; prüfen Sie seinen Pfad</translation>
  </message>
  <message>
   <source>{host} is asked</source>
   <translation>{host} wird gefragt</translation>
  </message>
  <message>
   <source>Locate photos of a run again</source>
   <translation>Fotos eines Laufs noch einmal verorten</translation>
  </message>
  <message>
   <source>Locates the photos of a run once more with your galleries of now, such as one that Get open imagery has brought meanwhile. The run keeps both answers: the new one takes the place of the one before, which stays in the table of answers. Reviews stay.

System, search area and album are those of the run, and so must the model pack be. A photo that cannot be located again keeps what it had. Each photo is saved at once.</source>
   <translation>Verortet die Fotos eines Laufs noch einmal mit Ihren jetzigen Galerien, etwa einer, die „Offene Bilder holen“ inzwischen gebracht hat. Der Lauf behält beide Antworten: die neue tritt an die Stelle der früheren, die in der Tabelle der Antworten bleibt. Prüfungen bleiben.

System, Suchgebiet und Album sind die des Laufs, und auch das Modellpaket muss es sein. Ein Foto, das sich nicht noch einmal verorten lässt, behält, was es hatte. Jedes Foto wird sofort gespeichert.</translation>
  </message>
  <message>
   <source>The GeoPackage of the run; it is changed</source>
   <translation>Das GeoPackage des Laufs; es wird geändert</translation>
  </message>
  <message>
   <source>Photos of the run; leave empty for all of them. Of an album all photos are located again</source>
   <translation>Fotos des Laufs; für alle leer lassen. Von einem Album werden alle Fotos noch einmal verortet</translation>
  </message>
  <message>
   <source>{path} is not in the run {run}; choose photos of this run, or none for all of them</source>
   <translation>{path} ist nicht im Lauf {run}; wählen Sie Fotos dieses Laufs, oder keine für alle</translation>
  </message>
  <message>
   <source>Only these photos</source>
   <translation>Nur diese Fotos</translation>
  </message>
  <message>
   <source>Photos with a new answer</source>
   <translation>Fotos mit neuer Antwort</translation>
  </message>
  <message>
   <source>Photos that keep what they had</source>
   <translation>Fotos, die behalten, was sie hatten</translation>
  </message>
  <message>
   <source>The run's GeoPackage</source>
   <translation>GeoPackage des Laufs</translation>
  </message>
  <message>
   <source>Locate album</source>
   <translation>Album verorten</translation>
  </message>
  <message>
   <source>Locates the photos of one place, or of one trip, together: what one photo shows helps to find the others. The photos table also has the answer to each photo alone.

Kind of album: photos of one place were taken within the radius of it; those of a trip with at most the given speed between them.

All photos are one album, unless each folder is one of its own, or a column of the table says which photos belong together. GeoCLIP and PLONK take each photo by itself and cannot locate an album.</source>
   <translation>Verortet die Fotos eines Ortes oder einer Tour gemeinsam: was ein Foto zeigt, hilft, die anderen zu finden. Die Tabelle der Fotos enthält auch die Antwort auf jedes Foto allein.

Art des Albums: Fotos eines Ortes wurden innerhalb des Radius um ihn aufgenommen; die einer Tour höchstens mit der angegebenen Geschwindigkeit dazwischen.

Alle Fotos sind ein Album, es sei denn, jeder Ordner ist eines für sich, oder eine Spalte der Tabelle sagt, welche Fotos zusammengehören. GeoCLIP und PLONK nehmen jedes Foto für sich und können kein Album verorten.</translation>
  </message>
  <message>
   <source>Photos of one place</source>
   <translation>Fotos eines Ortes</translation>
  </message>
  <message>
   <source>Photos of one trip</source>
   <translation>Fotos einer Tour</translation>
  </message>
  <message>
   <source>The radius is used for one place only, the speed for one trip only</source>
   <translation>Der Radius gilt nur für einen Ort, die Geschwindigkeit nur für eine Tour</translation>
  </message>
  <message>
   <source>If not ticked, all photos belong to one album; a column of albums takes precedence</source>
   <translation>Ohne Haken gehören alle Fotos zu einem Album; eine Spalte der Alben hat Vorrang</translation>
  </message>
  <message>
   <source>Kind of album</source>
   <translation>Art des Albums</translation>
  </message>
  <message>
   <source>Each folder is an album of its own</source>
   <translation>Jeder Ordner ist ein Album für sich</translation>
  </message>
  <message>
   <source>album,trip,walk,track,sequence,together</source>
   <translation>Album,Tour,Spaziergang,Track,Sequenz,gemeinsam</translation>
  </message>
  <message>
   <source>Locate photos</source>
   <translation>Fotos verorten</translation>
  </message>
  <message>
   <source>Finds where photos were taken by comparing them with reference photos of known location. Each photo gets ranked candidates with probabilities, and the evidence for each candidate. Photos stay on this machine unless a remote engine is chosen in the options. A candidate is a lead, never proof.

Photos: a folder, files, or a layer with a column of paths.

Search area: only places inside these polygons are considered.

A photo that is probably outside what this gallery knows has candidates too: the most similar places in the gallery. To improve them, draw a search area, or add a gallery of your own area.</source>
   <translation>Findet, wo Fotos aufgenommen wurden, durch Vergleich mit Referenzfotos bekannter Lage. Jedes Foto erhält gereihte Kandidaten mit Wahrscheinlichkeiten und die Belege für jeden Kandidaten. Fotos bleiben auf diesem Rechner, sofern nicht in den Optionen eine entfernte Engine gewählt ist. Ein Kandidat ist ein Hinweis, nie ein Beweis.

Fotos: ein Ordner, Dateien oder ein Layer mit einer Spalte von Pfaden.

Suchgebiet: nur Orte innerhalb dieser Polygone kommen in Betracht.

Auch ein Foto, das wahrscheinlich außerhalb dessen liegt, was diese Galerie kennt, hat Kandidaten: die ähnlichsten Orte der Galerie. Um sie zu verbessern, zeichnen Sie ein Suchgebiet, oder fügen Sie eine Galerie Ihres eigenen Gebiets hinzu.</translation>
  </message>
  <message>
   <source>Proposed by: another system names places coarsely, and Pinpoint ranks them by the reference photos there. A gallery of the area, or open imagery of it, makes these candidates fine.</source>
   <translation>Vorgeschlagen von: ein anderes System nennt grob Orte, und Pinpoint ordnet sie nach den dortigen Referenzfotos. Eine Galerie des Gebiets, oder offene Bilder davon, macht diese Kandidaten genau.</translation>
  </message>
  <message>
   <source>Pinpoint alone</source>
   <translation>Pinpoint allein</translation>
  </message>
  <message>
   <source>Another system can name more places for each photo; Pinpoint ranks them with its own, by the reference photos there. Only for photos that are located by Pinpoint, each by itself</source>
   <translation>Ein anderes System kann zu jedem Foto weitere Orte nennen; Pinpoint ordnet sie mit seinen eigenen, nach den dortigen Referenzfotos. Nur für Fotos, die Pinpoint verortet, jedes für sich</translation>
  </message>
  <message>
   <source>are independent</source>
   <translation>sind unabhängig</translation>
  </message>
  <message>
   <source>are of one place</source>
   <translation>sind von einem Ort</translation>
  </message>
  <message>
   <source>are of one trip</source>
   <translation>sind von einer Tour</translation>
  </message>
  <message>
   <source>Photos of one place or trip are located together; the photos table also has the answer to each alone</source>
   <translation>Fotos eines Ortes oder einer Tour werden gemeinsam verortet; die Tabelle der Fotos enthält auch die Antwort auf jedes allein</translation>
  </message>
  <message>
   <source>The GeoPackage of an interrupted run, instead of photos: its remaining photos are located with the parameters of that run, and the outputs hold the whole run</source>
   <translation>Das GeoPackage eines unterbrochenen Laufs, statt Fotos: seine übrigen Fotos werden mit den Parametern dieses Laufs verortet, und die Ausgaben enthalten den ganzen Lauf</translation>
  </message>
  <message>
   <source>{system} takes no candidates of {other}; choose Pinpoint, or leave {other} out</source>
   <translation>{system} nimmt keine Kandidaten von {other}; wählen Sie Pinpoint, oder lassen Sie {other} weg</translation>
  </message>
  <message>
   <source>Proposed by</source>
   <translation>Vorgeschlagen von</translation>
  </message>
  <message>
   <source>Photos of one folder</source>
   <translation>Fotos eines Ordners</translation>
  </message>
  <message>
   <source>Run to resume</source>
   <translation>Fortzusetzender Lauf</translation>
  </message>
  <message>
   <source>Photos may be sent to the remote engine</source>
   <translation>Fotos dürfen an die entfernte Engine gesendet werden</translation>
  </message>
  <message>
   <source>Geocells (PIGEON, PlaNet)</source>
   <translation>Geozellen (PIGEON, PlaNet)</translation>
  </message>
  <message>
   <source>photo,image,picture,geolocation,geotag,exif,camera,where,place</source>
   <translation>Foto,Bild,Aufnahme,Geolokalisierung,Geotag,exif,Kamera,wo,Ort</translation>
  </message>
  <message>
   <source>Polygons in any coordinate reference system; leave empty to search everywhere</source>
   <translation>Polygone in einem beliebigen Koordinatenbezugssystem; leer lassen, um überall zu suchen</translation>
  </message>
  <message>
   <source>How many places are listed for each photo, the most probable first</source>
   <translation>Wie viele Orte für jedes Foto aufgelistet werden, der wahrscheinlichste zuerst</translation>
  </message>
  <message>
   <source>Tick this for dash-cam frames or the faces of a panorama; leave it unticked for all other photos</source>
   <translation>Haken setzen bei Bildern von Dashcams oder Seiten eines Panoramas; bei allen anderen Fotos ohne Haken lassen</translation>
  </message>
  <message>
   <source>Photos of one place were taken within this distance of it</source>
   <translation>Fotos eines Ortes wurden innerhalb dieser Entfernung davon aufgenommen</translation>
  </message>
  <message>
   <source>How fast one can have moved between the photos of a trip: 6 for a walk, 30 for a bicycle, 130 for a car. Their order is by capture time where the photos have one, otherwise by file name</source>
   <translation>Wie schnell man sich zwischen den Fotos einer Tour bewegt haben kann: 6 zu Fuß, 30 mit dem Fahrrad, 130 mit dem Auto. Ihre Reihenfolge richtet sich nach der Aufnahmezeit, wo die Fotos eine haben, sonst nach dem Dateinamen</translation>
  </message>
  <message>
   <source>Needed if a remote engine is chosen in the options and you have not consented in the dock</source>
   <translation>Nötig, wenn in den Optionen eine entfernte Engine gewählt ist und Sie im Bedienfeld nicht zugestimmt haben</translation>
  </message>
  <message>
   <source>manifest.json files of galleries, such as the output of Build gallery</source>
   <translation>manifest.json-Dateien von Galerien, etwa die Ausgabe von Galerie bauen</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of photos, photos, or a table of photos</source>
   <translation>{count} Eingaben sind angegeben; geben Sie eine davon an: einen Ordner mit Fotos, Fotos oder eine Tabelle von Fotos</translation>
  </message>
  <message>
   <source>photos</source>
   <translation>Fotos</translation>
  </message>
  <message>
   <source>Search area</source>
   <translation>Suchgebiet</translation>
  </message>
  <message>
   <source>One place: radius (m)</source>
   <translation>Ein Ort: Radius (m)</translation>
  </message>
  <message>
   <source>One trip: maximum speed (km/h)</source>
   <translation>Eine Tour: höchste Geschwindigkeit (km/h)</translation>
  </message>
  <message>
   <source>A table of the run, as in its GeoPackage</source>
   <translation>Eine Tabelle des Laufs, wie in seinem GeoPackage</translation>
  </message>
  <message>
   <source>Photos located</source>
   <translation>Verortete Fotos</translation>
  </message>
  <message>
   <source>Photos probably outside what this gallery knows</source>
   <translation>Fotos wahrscheinlich außerhalb dessen, was diese Galerie kennt</translation>
  </message>
  <message>
   <source>Photos without any sign of a place</source>
   <translation>Fotos ohne Anzeichen eines Ortes</translation>
  </message>
  <message>
   <source>Photos that failed</source>
   <translation>Fehlgeschlagene Fotos</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of photos, photos, a table of photos, or a run to resume</source>
   <translation>{count} Eingaben sind angegeben; geben Sie eine davon an: einen Ordner mit Fotos, Fotos, eine Tabelle von Fotos oder einen fortzusetzenden Lauf</translation>
  </message>
  <message>
   <source>this would send {what}; tick "{box}" to allow it</source>
   <translation>dies würde {what} senden; setzen Sie den Haken „{box}“, um es zu erlauben</translation>
  </message>
  <message>
   <source>Results are written to {path} as they come</source>
   <translation>Die Ergebnisse werden laufend nach {path} geschrieben</translation>
  </message>
  <message>
   <source>{name} cannot be written ({reason}); free some space</source>
   <translation>{name} kann nicht geschrieben werden ({reason}); schaffen Sie Platz</translation>
  </message>
  <message>
   <source>Searched recursively. Give one of these: a folder, photos, or a table of photos</source>
   <translation>Wird mit Unterordnern durchsucht. Geben Sie eines davon an: einen Ordner, Fotos oder eine Tabelle von Fotos</translation>
  </message>
  <message>
   <source>Photo files, instead of a folder</source>
   <translation>Fotodateien, statt eines Ordners</translation>
  </message>
  <message>
   <source>A layer or table with a column of paths, instead of a folder; only selected rows if so chosen</source>
   <translation>Ein Layer oder eine Tabelle mit einer Spalte von Pfaden, statt eines Ordners; auf Wunsch nur ausgewählte Zeilen</translation>
  </message>
  <message>
   <source>{layer} has no column of paths that is known by its name, only: {names}; choose the column of paths</source>
   <translation>{layer} hat keine Spalte mit Pfaden, die am Namen erkannt wird, nur: {names}; wählen Sie die Spalte der Pfade</translation>
  </message>
  <message>
   <source>Folder of photos</source>
   <translation>Ordner mit Fotos</translation>
  </message>
  <message>
   <source>Table of photos</source>
   <translation>Tabelle von Fotos</translation>
  </message>
  <message>
   <source>Photos with the same value belong together; left empty, those of the same folder do</source>
   <translation>Fotos mit demselben Wert gehören zusammen; bleibt es leer, die desselben Ordners</translation>
  </message>
  <message>
   <source>the table of photos cannot be read; check its path</source>
   <translation>die Tabelle der Fotos kann nicht gelesen werden; prüfen Sie ihren Pfad</translation>
  </message>
  <message>
   <source>{layer} has no column {column}, only: {names}; choose the column of paths</source>
   <translation>{layer} hat keine Spalte {column}, nur: {names}; wählen Sie die Spalte der Pfade</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <source>Paths are absolute, or relative to the folder of the table's file. Left empty, the first of these columns is taken: {names}</source>
   <translation>Pfade sind absolut oder relativ zum Ordner der Datei der Tabelle. Bleibt es leer, wird die erste dieser Spalten genommen: {names}</translation>
  </message>
  <message>
   <source>Column of albums</source>
   <translation>Spalte der Alben</translation>
  </message>
  <message>
   <source>the column {paths} of {layer} names no photo; choose another column</source>
   <translation>die Spalte {paths} von {layer} nennt kein Foto; wählen Sie eine andere Spalte</translation>
  </message>
  <message>
   <source>row {id} of {layer} names no photo and is left out; fill in {paths}</source>
   <translation>Zeile {id} von {layer} nennt kein Foto und wird weggelassen; füllen Sie {paths} aus</translation>
  </message>
  <message>
   <source>Pinpoint: where photos were taken</source>
   <translation>Pinpoint: wo Fotos aufgenommen wurden</translation>
  </message>
  <message>
   <source>Removes references from a gallery: those that are selected in a layer of them, those with some ids, all of an author, and all within polygons. What any of these names is removed; photos on your disk are not touched.

It is done in one step, or not at all. Compact gallery frees the room. For a layer, run References of a gallery, select some, and tick Selected features only.</source>
   <translation>Entfernt Referenzen aus einer Galerie: die in einem Layer von ihnen gewählt sind, die mit bestimmten Kennungen, alle eines Urhebers, und alle in Polygonen. Was eines davon nennt, wird entfernt; Fotos auf Ihrer Festplatte werden nicht angerührt.

Es geschieht in einem Schritt oder gar nicht. Galerie verdichten gibt den Platz frei. Einen Layer bekommen Sie mit Referenzen einer Galerie; wählen Sie darin einige, und setzen Sie den Haken bei Nur gewählte Objekte.</translation>
  </message>
  <message>
   <source>A layer with a column of ids, as References of a gallery makes it; all its rows, or the selected ones</source>
   <translation>Ein Layer mit einer Spalte von Kennungen, wie Referenzen einer Galerie ihn macht; alle seine Zeilen, oder die gewählten</translation>
  </message>
  <message>
   <source>The ids of the references in that layer</source>
   <translation>Die Kennungen der Referenzen in diesem Layer</translation>
  </message>
  <message>
   <source>Ids of references, one on each line</source>
   <translation>Kennungen von Referenzen, eine je Zeile</translation>
  </message>
  <message>
   <source>All references of this author</source>
   <translation>Alle Referenzen dieses Urhebers</translation>
  </message>
  <message>
   <source>All references inside these polygons, in any coordinate reference system</source>
   <translation>Alle Referenzen in diesen Polygonen, in beliebigem Koordinatenbezugssystem</translation>
  </message>
  <message>
   <source>{layer} has no column {column}, only: {names}; choose the column of ids</source>
   <translation>{layer} hat keine Spalte {column}, nur: {names}; wählen Sie die Spalte der Kennungen</translation>
  </message>
  <message>
   <source>gallery,references,remove,delete,author,area</source>
   <translation>Galerie,Referenzen,entfernen,löschen,Urheber,Gebiet</translation>
  </message>
  <message>
   <source>Layer of references</source>
   <translation>Layer mit Referenzen</translation>
  </message>
  <message>
   <source>Column of ids</source>
   <translation>Spalte der Kennungen</translation>
  </message>
  <message>
   <source>Ids</source>
   <translation>Kennungen</translation>
  </message>
  <message>
   <source>References removed</source>
   <translation>Entfernte Referenzen</translation>
  </message>
  <message>
   <source>nothing is named to be removed; give a layer, ids, an author or polygons</source>
   <translation>es ist nichts genannt, das entfernt werden soll; geben Sie einen Layer, Kennungen, einen Urheber oder Polygone an</translation>
  </message>
  <message>
   <source>the layer of references cannot be read; check its path</source>
   <translation>der Layer mit Referenzen kann nicht gelesen werden; prüfen Sie seinen Pfad</translation>
  </message>
  <message>
   <source>{layer} names no reference; select some</source>
   <translation>{layer} nennt keine Referenz; wählen Sie einige</translation>
  </message>
  <message>
   <source>Photos of any kind</source>
   <translation>Fotos beliebiger Art</translation>
  </message>
  <message>
   <source>Street-level frames</source>
   <translation>Straßenansichten</translation>
  </message>
  <message>
   <source>The address of the picture of a gallery's reference</source>
   <translation>Die Adresse des Bildes einer Referenz einer Galerie</translation>
  </message>
  <message>
   <source>References of {gallery}</source>
   <translation>Referenzen von {gallery}</translation>
  </message>
  <message>
   <source>QGIS cannot open {path}; choose another folder of runs</source>
   <translation>QGIS kann {path} nicht öffnen; wählen Sie einen anderen Ordner der Läufe</translation>
  </message>
  <message>
   <source>choose a process of its own under Settings &gt; Options &gt; Pinpoint</source>
   <translation>wählen Sie unter Einstellungen &gt; Optionen &gt; Pinpoint einen eigenen Prozess</translation>
  </message>
  <message>
   <source>choose another pack under Settings &gt; Options &gt; Pinpoint</source>
   <translation>wählen Sie unter Einstellungen &gt; Optionen &gt; Pinpoint ein anderes Modellpaket</translation>
  </message>
  <message>
   <source>press Upgrade under Settings &gt; Options &gt; Pinpoint, or run Compact or upgrade gallery in the toolbox</source>
   <translation>drücken Sie Umwandeln unter Einstellungen &gt; Optionen &gt; Pinpoint, oder benutzen Sie Galerie verdichten oder umwandeln in der Werkzeugkiste</translation>
  </message>
  <message>
   <source>press Refresh under Settings &gt; Options &gt; Pinpoint</source>
   <translation>drücken Sie Auffrischen unter Einstellungen &gt; Optionen &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Fit under Settings &gt; Options &gt; Pinpoint</source>
   <translation>drücken Sie Anpassen unter Einstellungen &gt; Optionen &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Imagery beside the search area in the Pinpoint dock, or run Get open imagery in the toolbox</source>
   <translation>drücken Sie „Bilder holen“ beim Suchgebiet im Pinpoint-Bedienfeld, oder führen Sie „Offene Bilder holen“ in der Werkzeugkiste aus</translation>
  </message>
  <message>
   <source>choose another gallery under Settings &gt; Options &gt; Pinpoint</source>
   <translation>wählen Sie unter Einstellungen &gt; Optionen &gt; Pinpoint eine andere Galerie</translation>
  </message>
  <message>
   <source>{press}, which brings what is missing</source>
   <translation>{press}; das bringt mit, was fehlt</translation>
  </message>
  <message>
   <source>choose another system, or get geoclip-world under Settings &gt; Options &gt; Pinpoint</source>
   <translation>wählen Sie ein anderes System, oder holen Sie geoclip-world unter Einstellungen &gt; Optionen &gt; Pinpoint</translation>
  </message>
  <message>
   <source>{press} and choose the full engine, which brings what is missing</source>
   <translation>{press} und wählen Sie die volle Engine; das bringt mit, was fehlt</translation>
  </message>
  <message>
   <source>choose another system, or download {name} as Pinpoint's README describes</source>
   <translation>wählen Sie ein anderes System, oder laden Sie {name} herunter, wie es das README von Pinpoint beschreibt</translation>
  </message>
  <message>
   <source>QGIS's proxy is of a kind that cannot be used here; choose HTTP or SOCKS5 in QGIS's options</source>
   <translation>der Proxy von QGIS ist von einer Art, die hier nicht benutzt werden kann; wählen Sie in den Optionen von QGIS HTTP oder SOCKS5</translation>
  </message>
  <message>
   <source>an address holds no name, password or question; put the token into its own field</source>
   <translation>eine Adresse enthält keinen Namen, kein Passwort und keine Abfrage; setzen Sie das Token in sein eigenes Feld</translation>
  </message>
  <message>
   <source>{photos} to {host}: {count} bytes ({megabytes} MB) of pixels</source>
   <translation>{photos} an {host}: {count} Bytes ({megabytes} MB) Bildpunkte</translation>
  </message>
  <message>
   <source>{url} is no address of an engine; write it as https://engine.example.org</source>
   <translation>{url} ist keine Adresse einer Engine; schreiben Sie sie als https://engine.example.org</translation>
  </message>
  <message>
   <source>http://{host} would send photos and token in the clear; use https://</source>
   <translation>http://{host} würde Fotos und Token unverschlüsselt senden; benutzen Sie https://</translation>
  </message>
  <message>
   <source>QGIS's encrypted store keeps the token locked; give the master password when asked</source>
   <translation>der verschlüsselte Speicher von QGIS hält das Token verschlossen; geben Sie das Master-Passwort ein, wenn danach gefragt wird</translation>
  </message>
  <message>
   <source>the connection to {host} was not prepared; press Locate again</source>
   <translation>die Verbindung zu {host} wurde nicht vorbereitet; drücken Sie noch einmal Verorten</translation>
  </message>
  <message>
   <source>{equal} of {count} answers are equal, {differ} differ; not asked: {unasked}; the log says why</source>
   <translation>{equal} von {count} Antworten sind gleich; {differ} weichen ab; nicht gefragt: {unasked}; das Protokoll sagt, warum</translation>
  </message>
  <message>
   <source>The one answer is equal</source>
   <translation>Die eine Antwort ist gleich</translation>
  </message>
  <message>
   <source>All {count} answers are equal</source>
   <translation>Alle {count} Antworten sind gleich</translation>
  </message>
  <message>
   <source>{run} has no photos to report on; locate photos first</source>
   <translation>{run} hat keine Fotos für einen Bericht; verorten Sie zuerst Fotos</translation>
  </message>
  <message>
   <source>Located by {system} with {galleries}; run {run}.</source>
   <translation>Verortet durch {system} mit {galleries}; Lauf {run}.</translation>
  </message>
  <message>
   <source>Where the photos were probably taken</source>
   <translation>Wo die Fotos wahrscheinlich aufgenommen wurden</translation>
  </message>
  <message>
   <source>What came of it</source>
   <translation>Was herauskam</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Methode</translation>
  </message>
  <message>
   <source>Digests (SHA-256)</source>
   <translation>Prüfsummen (SHA-256)</translation>
  </message>
  <message>
   <source>Confidence</source>
   <translation>Konfidenz</translation>
  </message>
  <message>
   <source>Confidence of the first candidate, which is not the position</source>
   <translation>Konfidenz des ersten Kandidaten, der nicht die Position ist</translation>
  </message>
  <message>
   <source>There is no credible region: it may be anywhere.</source>
   <translation>Es gibt keinen Glaubwürdigkeitsbereich: es kann überall sein.</translation>
  </message>
  <message>
   <source>Probability</source>
   <translation>Wahrscheinlichkeit</translation>
  </message>
  <message>
   <source>Place name</source>
   <translation>Ort</translation>
  </message>
  <message>
   <source>Distance</source>
   <translation>Entfernung</translation>
  </message>
  <message>
   <source>Its reference: author, licence</source>
   <translation>Seine Referenz: Urheber, Lizenz</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Quelle</translation>
  </message>
  <message>
   <source>Similarity</source>
   <translation>Ähnlichkeit</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Aufgenommen</translation>
  </message>
  <message>
   <source>Reference; below it author, licence, link</source>
   <translation>Referenz; darunter Urheber, Lizenz, Link</translation>
  </message>
  <message>
   <source>Leads, never proof</source>
   <translation>Hinweise, nie Beweise</translation>
  </message>
  <message>
   <source>position</source>
   <translation>Position</translation>
  </message>
  <message>
   <source>candidate, by rank</source>
   <translation>Kandidat, nach Rang</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation>Belege</translation>
  </message>
  <message>
   <source>own GPS tag</source>
   <translation>eigene GPS-Angabe</translation>
  </message>
  <message>
   <source>Photo {number} of {count}</source>
   <translation>Foto {number} von {count}</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <source>Review</source>
   <translation>Prüfung</translation>
  </message>
  <message>
   <source>{place}, {distance} from the position; not used to find it</source>
   <translation>{place}, {distance} von der Position; nicht benutzt, um sie zu finden</translation>
  </message>
  <message>
   <source>Outlines: credible regions, which hold the place with that probability ({sizes}).</source>
   <translation>Umrisse: Glaubwürdigkeitsbereiche, die den Ort mit dieser Wahrscheinlichkeit enthalten ({sizes}).</translation>
  </message>
  <message>
   <source>Evidence for candidate {rank}</source>
   <translation>Belege für Kandidat {rank}</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>run {run}, page {number}</source>
   <translation>Lauf {run}, Seite {number}</translation>
  </message>
  <message>
   <source>Pinpoint report of run {run}</source>
   <translation>Pinpoint-Bericht zu Lauf {run}</translation>
  </message>
  <message>
   <source>What was asked</source>
   <translation>Was gefragt wurde</translation>
  </message>
  <message>
   <source>How it was answered</source>
   <translation>Wie geantwortet wurde</translation>
  </message>
  <message>
   <source>accepted position</source>
   <translation>angenommene Position</translation>
  </message>
  <message>
   <source>first candidate, not accepted</source>
   <translation>erster Kandidat, nicht angenommen</translation>
  </message>
  <message>
   <source>The photos</source>
   <translation>Die Fotos</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>Foto</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Position</translation>
  </message>
  <message>
   <source>Within 25 km</source>
   <translation>Bis 25 km</translation>
  </message>
  <message>
   <source>The photo cannot be shown; it was at {path}</source>
   <translation>Das Foto kann nicht gezeigt werden; es lag unter {path}</translation>
  </message>
  <message>
   <source>{number}; the earlier ones are in the run</source>
   <translation>{number}; die früheren stehen im Lauf</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Antwort</translation>
  </message>
  <message>
   <source>Camera heading</source>
   <translation>Blickrichtung</translation>
  </message>
  <message>
   <source>Own GPS tag</source>
   <translation>Eigene GPS-Angabe</translation>
  </message>
  <message>
   <source>Without its album</source>
   <translation>Ohne sein Album</translation>
  </message>
  <message>
   <source>There are none.</source>
   <translation>Es gibt keine.</translation>
  </message>
  <message>
   <source>none of these</source>
   <translation>keiner von diesen</translation>
  </message>
  <message>
   <source>No other photo lies nearby.</source>
   <translation>Kein anderes Foto liegt in der Nähe.</translation>
  </message>
  <message>
   <source>Reference of the candidate: {credit}</source>
   <translation>Referenz des Kandidaten: {credit}</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>nicht bekannt</translation>
  </message>
  <message>
   <source>by its camera's clock</source>
   <translation>nach der Uhr seiner Kamera</translation>
  </message>
  <message>
   <source>within {distance}</source>
   <translation>bis {distance}</translation>
  </message>
  <message>
   <source>Candidates beyond the overview: {ranks}.</source>
   <translation>Kandidaten außerhalb der Übersicht: {ranks}.</translation>
  </message>
  <message>
   <source>{place}, {share} within 25 km</source>
   <translation>{place}, {share} im Umkreis von 25 km</translation>
  </message>
  <message>
   <source>{title}, continued</source>
   <translation>{title}, Fortsetzung</translation>
  </message>
  <message>
   <source>The places in this report are leads, never proof. Probabilities hold for photos like those that the pack was tested on, and a place without references cannot be found. Compare every answer with independent imagery, and write down what speaks against it, before it is used or published.</source>
   <translation>Die Orte in diesem Bericht sind Hinweise, nie Beweise. Wahrscheinlichkeiten gelten für Fotos wie die, an denen das Modellpaket geprüft wurde, und ein Ort ohne Referenzen kann nicht gefunden werden. Vergleichen Sie jede Antwort mit unabhängigen Bildern, und halten Sie fest, was gegen sie spricht, bevor sie benutzt oder veröffentlicht wird.</translation>
  </message>
  <message>
   <source>Scores and the probability of none of the candidates became one density on the Earth, from which confidence and credible regions were read. A position in the photo's own EXIF is shown for comparison and was not used.</source>
   <translation>Aus den Bewertungen und der Wahrscheinlichkeit keines der Kandidaten wurde eine Dichte auf der Erde, von der Konfidenz und Glaubwürdigkeitsbereiche abgelesen wurden. Eine Position im EXIF des Fotos ist zum Vergleich gezeigt und wurde nicht benutzt.</translation>
  </message>
  <message>
   <source>The candidates come from a system that this version of Pinpoint does not know. It ranked them.</source>
   <translation>Die Kandidaten stammen von einem System, das diese Version von Pinpoint nicht kennt. Es hat sie gereiht.</translation>
  </message>
  <message>
   <source>Confidence and credible regions were read from that density, and were not calibrated. A position in the photo's own EXIF is shown for comparison and was not used.</source>
   <translation>Konfidenz und Glaubwürdigkeitsbereiche wurden von dieser Dichte abgelesen und nicht kalibriert. Eine Position im EXIF des Fotos ist zum Vergleich gezeigt und wurde nicht benutzt.</translation>
  </message>
  <message>
   <source>within one polygon</source>
   <translation>in einem Polygon</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Suche</translation>
  </message>
  <message>
   <source>Albums</source>
   <translation>Alben</translation>
  </message>
  <message>
   <source>Pack and galleries</source>
   <translation>Modellpaket und Galerien</translation>
  </message>
  <message>
   <source>Probabilities</source>
   <translation>Wahrscheinlichkeiten</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>Versionen</translation>
  </message>
  <message>
   <source>Computed on</source>
   <translation>Berechnet auf</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <source>{started} to {finished} UTC, {ended}</source>
   <translation>{started} bis {finished} UTC, {ended}</translation>
  </message>
  <message>
   <source>{accepted} accepted, {rejected} rejected, {rest} not reviewed</source>
   <translation>{accepted} angenommen, {rejected} abgelehnt, {rest} nicht geprüft</translation>
  </message>
  <message>
   <source>Located again</source>
   <translation>Noch einmal verortet</translation>
  </message>
  <message>
   <source>Reviewed</source>
   <translation>Geprüft</translation>
  </message>
  <message>
   <source>Each photo was compared with reference photos of known place: by image features, by a learned embedding, and by that embedding against the places themselves. The places of its look-alikes became candidates, scored by how densely they lie and by the independent evidence around them.</source>
   <translation>Jedes Foto wurde mit Referenzfotos bekannter Orte verglichen: nach Bildmerkmalen, nach einer gelernten Einbettung, und nach dieser Einbettung mit den Orten selbst. Die Orte der ähnlichen Fotos wurden Kandidaten, bewertet danach, wie dicht sie liegen, und nach den unabhängigen Belegen um sie.</translation>
  </message>
  <message>
   <source>Each photo was assigned to semantic geocells by a trained classifier. Within the likely cells it was compared with clusters of reference photos, whose places became candidates.</source>
   <translation>Ein trainierter Klassifikator ordnete jedes Foto semantischen Geozellen zu. In den wahrscheinlichen Zellen wurde es mit Gruppen von Referenzfotos verglichen, deren Orte Kandidaten wurden.</translation>
  </message>
  <message>
   <source>Each photo was assigned to cells of an adaptive grid on the Earth by a trained classifier. The middles of the likely cells became candidates.</source>
   <translation>Ein trainierter Klassifikator ordnete jedes Foto Zellen eines adaptiven Gitters auf der Erde zu. Die Mitten der wahrscheinlichen Zellen wurden Kandidaten.</translation>
  </message>
  <message>
   <source>Each photo was compared with places in a learned space that images and coordinates share. The places that match it best became candidates.</source>
   <translation>Jedes Foto wurde mit Orten verglichen, in einem gelernten Raum, den Bilder und Koordinaten teilen. Die Orte, die am besten passen, wurden Kandidaten.</translation>
  </message>
  <message>
   <source>From each photo a generative network drew places where it may have been taken. The peaks of their density became candidates.</source>
   <translation>Aus jedem Foto zog ein generatives Netz Orte, an denen es aufgenommen worden sein kann. Die Gipfel ihrer Dichte wurden Kandidaten.</translation>
  </message>
  <message>
   <source>Request</source>
   <translation>Anfrage</translation>
  </message>
  <message>
   <source>within {count} polygons</source>
   <translation>in {count} Polygonen</translation>
  </message>
  <message>
   <source>everywhere</source>
   <translation>überall</translation>
  </message>
  <message>
   <source>of all kinds</source>
   <translation>aller Art</translation>
  </message>
  <message>
   <source>ordinary photos</source>
   <translation>gewöhnliche Fotos</translation>
  </message>
  <message>
   <source>photos of one folder are of one place, within {distance}</source>
   <translation>Fotos eines Ordners sind von einem Ort, bis {distance}</translation>
  </message>
  <message>
   <source>photos of one folder are of one trip, at most {speed} km/h</source>
   <translation>Fotos eines Ordners sind von einer Tour, höchstens {speed} km/h</translation>
  </message>
  <message>
   <source>{count} placed by hand</source>
   <translation>{count} von Hand gesetzt</translation>
  </message>
  <message>
   <source>{photos}; the page of each says by what</source>
   <translation>{photos}; die Seite von jedem sagt, womit</translation>
  </message>
  <message>
   <source>up to {count} for each photo</source>
   <translation>bis zu {count} je Foto</translation>
  </message>
  <message>
   <source>cancelled; what is finished is kept</source>
   <translation>abgebrochen; was fertig ist, bleibt erhalten</translation>
  </message>
  <message>
   <source>Export a run</source>
   <translation>Einen Lauf exportieren</translation>
  </message>
  <message>
   <source>Write positions of photos</source>
   <translation>Positionen von Fotos schreiben</translation>
  </message>
  <message>
   <source>Exported to {path}</source>
   <translation>Exportiert nach {path}</translation>
  </message>
  <message>
   <source>Report written to {path}</source>
   <translation>Bericht nach {path} geschrieben</translation>
  </message>
  <message>
   <source>Locate {photos}</source>
   <translation>{photos} verorten</translation>
  </message>
  <message>
   <source>{fault}; this run is in the temporary file {path}, export it or move it</source>
   <translation>{fault}; dieser Lauf liegt in der temporären Datei {path}, exportieren oder verschieben Sie sie</translation>
  </message>
  <message>
   <source>kilometres from the truth</source>
   <translation>Kilometer vom wahren Ort</translation>
  </message>
  <message>
   <source>band: 95 % interval</source>
   <translation>Band: 95-%-Intervall</translation>
  </message>
  <message>
   <source>first candidate</source>
   <translation>erster Kandidat</translation>
  </message>
  <message>
   <source>{name} cannot be written; free some space or choose another folder</source>
   <translation>{name} kann nicht geschrieben werden; schaffen Sie Platz, oder wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>best of {count}</source>
   <translation>bester von {count}</translation>
  </message>
  <message>
   <source>Where photos were taken</source>
   <translation>Wo Fotos aufgenommen wurden</translation>
  </message>
  <message>
   <source>From there to the first candidate</source>
   <translation>Von dort zum ersten Kandidaten</translation>
  </message>
  <message>
   <source>Try Pinpoint on your photos</source>
   <translation>Pinpoint an Ihren Fotos ausprobieren</translation>
  </message>
  <message>
   <source>photos would be sent to {host}; agree to that in the dock first, by locating a photo there</source>
   <translation>Fotos würden an {host} gesendet; stimmen Sie dem zuerst im Bedienfeld zu, indem Sie dort ein Foto verorten</translation>
  </message>
  <message>
   <source>{name} could not be written ({reason}); free some space or choose another folder</source>
   <translation>{name} konnte nicht geschrieben werden ({reason}); schaffen Sie Platz, oder wählen Sie einen anderen Ordner</translation>
  </message>
  <message>
   <source>Not calibrated: only the order of these percentages counts.</source>
   <translation>Nicht kalibriert: nur die Reihenfolge dieser Prozente zählt.</translation>
  </message>
  <message>
   <source>1 photo</source>
   <translation>1 Foto</translation>
  </message>
  <message>
   <source>the accepted candidate of an earlier answer</source>
   <translation>der angenommene Kandidat einer früheren Antwort</translation>
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
   <translation>{degrees}° O</translation>
  </message>
  <message>
   <source>{degrees}° W</source>
   <translation>{degrees}° W</translation>
  </message>
  <message>
   <source>at sea or remote, {distance} {wind} of {place}</source>
   <translation>auf See oder abgelegen, {distance} {wind} von {place}</translation>
  </message>
  <message>
   <source>{distance} {wind} of {place}</source>
   <translation>{distance} {wind} von {place}</translation>
  </message>
  <message>
   <source>no other photo nearby</source>
   <translation>kein anderes Foto in der Nähe</translation>
  </message>
  <message>
   <source>thin here: 1 reference within 5 km</source>
   <translation>wenig hier: 1 Referenz im Umkreis von 5 km</translation>
  </message>
  <message>
   <source>Calibrated only where a photo of your own galleries comes first; elsewhere only the order counts.</source>
   <translation>Nur kalibriert, wo ein Foto Ihrer eigenen Galerien vorn liegt; sonst zählt nur die Reihenfolge.</translation>
  </message>
  <message>
   <source>Fit them on a gallery of your own, in the options.</source>
   <translation>Passen Sie sie in den Optionen an einer eigenen Galerie an.</translation>
  </message>
  <message>
   <source>No region: it may be anywhere</source>
   <translation>Kein Bereich: es kann überall sein</translation>
  </message>
  <message>
   <source>{number}%</source>
   <translation>{number} %</translation>
  </message>
  <message>
   <source>{answer}, with imagery of {galleries}</source>
   <translation>{answer}, mit Bildern von {galleries}</translation>
  </message>
  <message>
   <source>with candidates of {system}</source>
   <translation>mit Kandidaten von {system}</translation>
  </message>
  <message>
   <source>{number} km</source>
   <translation>{number} km</translation>
  </message>
  <message>
   <source>{count} bytes</source>
   <translation>{count} Bytes</translation>
  </message>
  <message>
   <source>{number} km²</source>
   <translation>{number} km²</translation>
  </message>
  <message>
   <source>{share} within 25 km of the first candidate</source>
   <translation>{share} im Umkreis von 25 km um den ersten Kandidaten</translation>
  </message>
  <message>
   <source>thin here: {count} references within 5 km</source>
   <translation>wenig hier: {count} Referenzen im Umkreis von 5 km</translation>
  </message>
  <message>
   <source>Regions: {sizes}</source>
   <translation>Bereiche: {sizes}</translation>
  </message>
  <message>
   <source>skipped: {kinds}</source>
   <translation>übergangen: {kinds}</translation>
  </message>
  <message>
   <source>{count} located</source>
   <translation>{count} verortet</translation>
  </message>
  <message>
   <source>{count} probably outside what this gallery knows</source>
   <translation>{count} wahrscheinlich außerhalb dessen, was diese Galerie kennt</translation>
  </message>
  <message>
   <source>{count} with nothing that tells a place</source>
   <translation>{count} ohne etwas, das einen Ort verrät</translation>
  </message>
  <message>
   <source>{count} failed</source>
   <translation>{count} fehlgeschlagen</translation>
  </message>
  <message>
   <source>{count} not located yet</source>
   <translation>{count} noch nicht verortet</translation>
  </message>
  <message>
   <source>&lt;{number}%</source>
   <translation>&lt;{number} %</translation>
  </message>
  <message>
   <source>{count} photos</source>
   <translation>{count} Fotos</translation>
  </message>
  <message>
   <source>First answer</source>
   <translation>Erste Antwort</translation>
  </message>
  <message>
   <source>Second answer</source>
   <translation>Zweite Antwort</translation>
  </message>
  <message>
   <source>Answer {number}</source>
   <translation>Antwort {number}</translation>
  </message>
  <message>
   <source>{number} m</source>
   <translation>{number} m</translation>
  </message>
  <message>
   <source>1 author</source>
   <translation>1 Urheber</translation>
  </message>
  <message>
   <source>1 sequence</source>
   <translation>1 Sequenz</translation>
  </message>
  <message>
   <source>nearest {distance}</source>
   <translation>nächstes {distance}</translation>
  </message>
  <message>
   <source>Try them on photos with a position (⋯).</source>
   <translation>Probieren Sie sie an Fotos mit Position aus (⋯).</translation>
  </message>
  <message>
   <source>N NE E SE S SW W NW</source>
   <translation>N NO O SO S SW W NW</translation>
  </message>
  <message>
   <source>{count} more</source>
   <translation>{count} weitere</translation>
  </message>
  <message>
   <source>add by itself any that holds photos: {folders}</source>
   <translation>fügen Sie einzeln hinzu, was Fotos enthält: {folders}</translation>
  </message>
  <message>
   <source>{count} authors</source>
   <translation>{count} Urheber</translation>
  </message>
  <message>
   <source>{count} sequences</source>
   <translation>{count} Sequenzen</translation>
  </message>
  <message>
   <source>States</source>
   <translation>Staaten und Provinzen</translation>
  </message>
  <message>
   <source>Countries</source>
   <translation>Länder</translation>
  </message>
  <message>
   <source>Of your {count} photos in this area, {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; {doubt}.</source>
   <translation>Von Ihren {count} Fotos in diesem Gebiet verortete der erste Kandidat {near} innerhalb von 1 km und {city} innerhalb von 25 km, einer von {top_k} Kandidaten {listed} innerhalb von 25 km; {doubt}.</translation>
  </message>
  <message>
   <source>Of your {count} photos, {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; {doubt}.</source>
   <translation>Von Ihren {count} Fotos verortete der erste Kandidat {near} innerhalb von 1 km und {city} innerhalb von 25 km, einer von {top_k} Kandidaten {listed} innerhalb von 25 km; {doubt}.</translation>
  </message>
  <message>
   <source>as they come from few outings, this may be off by ±{margin} percentage points or more</source>
   <translation>da sie von wenigen Ausflügen stammen, kann dies um ±{margin} Prozentpunkte oder mehr daneben liegen</translation>
  </message>
  <message>
   <source>In this area, of {count} of your photos {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; these are too few photos to say how well it works here.</source>
   <translation>In diesem Gebiet verortete der erste Kandidat von {count} Ihrer Fotos {near} innerhalb von 1 km und {city} innerhalb von 25 km, einer von {top_k} Kandidaten {listed} innerhalb von 25 km; das sind zu wenige Fotos, um zu sagen, wie gut es hier funktioniert.</translation>
  </message>
  <message>
   <source>Of {count} of your photos {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; these are too few photos to say how well it works.</source>
   <translation>Von {count} Ihrer Fotos verortete der erste Kandidat {near} innerhalb von 1 km und {city} innerhalb von 25 km, einer von {top_k} Kandidaten {listed} innerhalb von 25 km; das sind zu wenige Fotos, um zu sagen, wie gut es funktioniert.</translation>
  </message>
  <message>
   <source>There are too few answers to tell whether its confidence can be believed here.</source>
   <translation>Es sind zu wenige Antworten, um zu sagen, ob man seiner Konfidenz hier glauben kann.</translation>
  </message>
  <message>
   <source>It is too sure of itself here: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>Es ist sich hier zu sicher: es gab im Mittel {said} innerhalb von 25 km an, und {right} waren richtig.</translation>
  </message>
  <message>
   <source>Of the {about} answers with 60 to 80 %, {about_right} ({share}) were right.</source>
   <translation>Von den {about} Antworten mit 60 bis 80 % waren {about_right} ({share}) richtig.</translation>
  </message>
  <message>
   <source>Answers with 60 to 80 % were too few to say what 70 % means here.</source>
   <translation>Antworten mit 60 bis 80 % waren zu wenige, um zu sagen, was 70 % hier bedeuten.</translation>
  </message>
  <message>
   <source>From each photo's search its own file and near-duplicates were left out, and references of the same sequence, author or half hour.</source>
   <translation>Bei der Suche für jedes Foto blieben seine eigene Datei und Beinahe-Duplikate außen vor, ebenso Referenzen derselben Sequenz, desselben Urhebers oder derselben halben Stunde.</translation>
  </message>
  <message>
   <source>with so few photos this may be off by ±{margin} percentage points</source>
   <translation>bei so wenigen Fotos kann dies um ±{margin} Prozentpunkte daneben liegen</translation>
  </message>
  <message>
   <source>this may be off by ±{margin} percentage points</source>
   <translation>dies kann um ±{margin} Prozentpunkte daneben liegen</translation>
  </message>
  <message>
   <source>It is too cautious here: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>Es ist hier zu vorsichtig: es gab im Mittel {said} innerhalb von 25 km an, und {right} waren richtig.</translation>
  </message>
  <message>
   <source>Its confidence holds here, as far as {answers} answers can tell: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>Seine Konfidenz stimmt hier, soweit {answers} Antworten es erkennen lassen: es gab im Mittel {said} innerhalb von 25 km an, und {right} waren richtig.</translation>
  </message>
  <message>
   <source>Without an answer, and counted as misses: {count}.</source>
   <translation>Ohne Antwort, und als Fehlschlag gezählt: {count}.</translation>
  </message>
  <message>
   <source>Outside the area: {count}.</source>
   <translation>Außerhalb des Gebiets: {count}.</translation>
  </message>
  <message>
   <source>Without a usable position: {count}.</source>
   <translation>Ohne brauchbare Position: {count}.</translation>
  </message>
  <message>
   <source>located</source>
   <translation>verortet</translation>
  </message>
  <message>
   <source>probably outside what this gallery knows</source>
   <translation>wahrscheinlich außerhalb dessen, was diese Galerie kennt</translation>
  </message>
  <message>
   <source>nothing in it tells a place</source>
   <translation>nichts darin verrät einen Ort</translation>
  </message>
  <message>
   <source>not located yet</source>
   <translation>noch nicht verortet</translation>
  </message>
  <message>
   <source>looks alike (learned)</source>
   <translation>sieht ähnlich aus (gelernt)</translation>
  </message>
  <message>
   <source>looks alike (raw features)</source>
   <translation>sieht ähnlich aus (rohe Merkmale)</translation>
  </message>
  <message>
   <source>place matches the photo</source>
   <translation>Ort passt zum Foto</translation>
  </message>
  <message>
   <source>named by other photos of the album</source>
   <translation>von anderen Fotos des Albums genannt</translation>
  </message>
  <message>
   <source>middle of a likely geocell</source>
   <translation>Mitte einer wahrscheinlichen Geozelle</translation>
  </message>
  <message>
   <source>looks alike, in a likely geocell</source>
   <translation>sieht ähnlich aus, in einer wahrscheinlichen Geozelle</translation>
  </message>
  <message>
   <source>peak of the sampled density</source>
   <translation>Gipfel der gezogenen Dichte</translation>
  </message>
  <message>
   <source>proposed by PIGEON</source>
   <translation>vorgeschlagen von PIGEON</translation>
  </message>
  <message>
   <source>proposed by PlaNet</source>
   <translation>vorgeschlagen von PlaNet</translation>
  </message>
  <message>
   <source>proposed by GeoCLIP</source>
   <translation>vorgeschlagen von GeoCLIP</translation>
  </message>
  <message>
   <source>proposed by PLONK</source>
   <translation>vorgeschlagen von PLONK</translation>
  </message>
  <message>
   <source>not reviewed</source>
   <translation>nicht geprüft</translation>
  </message>
  <message>
   <source>accepted</source>
   <translation>angenommen</translation>
  </message>
  <message>
   <source>rejected</source>
   <translation>abgelehnt</translation>
  </message>
  <message>
   <source>running, or broken off</source>
   <translation>läuft, oder abgebrochen</translation>
  </message>
  <message>
   <source>finished</source>
   <translation>beendet</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>abgebrochen</translation>
  </message>
  <message>
   <source>ended early</source>
   <translation>vorzeitig geendet</translation>
  </message>
  <message>
   <source>the first candidate, not reviewed</source>
   <translation>der erste Kandidat, nicht geprüft</translation>
  </message>
  <message>
   <source>the accepted candidate</source>
   <translation>der angenommene Kandidat</translation>
  </message>
  <message>
   <source>the map, placed by hand</source>
   <translation>die Karte, von Hand gesetzt</translation>
  </message>
  <message>
   <source>the review of an earlier run</source>
   <translation>die Prüfung eines früheren Laufs</translation>
  </message>
  <message>
   <source>file missing</source>
   <translation>Datei fehlt</translation>
  </message>
  <message>
   <source>empty file</source>
   <translation>leere Datei</translation>
  </message>
  <message>
   <source>file cannot be read</source>
   <translation>Datei nicht lesbar</translation>
  </message>
  <message>
   <source>broken file</source>
   <translation>beschädigte Datei</translation>
  </message>
  <message>
   <source>not a photo</source>
   <translation>kein Foto</translation>
  </message>
  <message>
   <source>unsupported format</source>
   <translation>Format nicht unterstützt</translation>
  </message>
  <message>
   <source>too large</source>
   <translation>zu groß</translation>
  </message>
  <message>
   <source>nothing in it to compare</source>
   <translation>nichts zum Vergleichen darin</translation>
  </message>
  <message>
   <source>no reference in the search area</source>
   <translation>keine Referenz im Suchgebiet</translation>
  </message>
  <message>
   <source>too few samples in the search area</source>
   <translation>zu wenige Stichproben im Suchgebiet</translation>
  </message>
  <message>
   <source>the engine crashed on it</source>
   <translation>die Engine stürzte dabei ab</translation>
  </message>
  <message>
   <source>the reason is lost</source>
   <translation>der Grund ist verloren</translation>
  </message>
  <message>
   <source>calibrated on photos of known place</source>
   <translation>kalibriert an Fotos von bekanntem Ort</translation>
  </message>
  <message>
   <source>not calibrated: never compared with photos of known place</source>
   <translation>nicht kalibriert: nie mit Fotos von bekanntem Ort verglichen</translation>
  </message>
  <message>
   <source>calibrated where a photo of your own galleries comes first, not calibrated elsewhere</source>
   <translation>kalibriert, wo ein Foto Ihrer eigenen Galerien vorn liegt, sonst nicht</translation>
  </message>
  <message>
   <source>how alike its own reference looks (learned)</source>
   <translation>wie ähnlich seine eigene Referenz aussieht (gelernt)</translation>
  </message>
  <message>
   <source>look-alikes gather around it (learned)</source>
   <translation>ähnliche Fotos häufen sich um ihn (gelernt)</translation>
  </message>
  <message>
   <source>the best look-alike within 1 km (learned)</source>
   <translation>das ähnlichste Foto im Umkreis von 1 km (gelernt)</translation>
  </message>
  <message>
   <source>look-alikes of other walks nearby (learned)</source>
   <translation>ähnliche Fotos anderer Gänge in der Nähe (gelernt)</translation>
  </message>
  <message>
   <source>how alike its own reference looks (raw features)</source>
   <translation>wie ähnlich seine eigene Referenz aussieht (rohe Merkmale)</translation>
  </message>
  <message>
   <source>look-alikes gather around it (raw features)</source>
   <translation>ähnliche Fotos häufen sich um ihn (rohe Merkmale)</translation>
  </message>
  <message>
   <source>the best look-alike within 1 km (raw features)</source>
   <translation>das ähnlichste Foto im Umkreis von 1 km (rohe Merkmale)</translation>
  </message>
  <message>
   <source>look-alikes of other walks nearby (raw features)</source>
   <translation>ähnliche Fotos anderer Gänge in der Nähe (rohe Merkmale)</translation>
  </message>
  <message>
   <source>how well the place itself matches</source>
   <translation>wie gut der Ort selbst passt</translation>
  </message>
  <message>
   <source>matching places gather around it</source>
   <translation>passende Orte häufen sich um ihn</translation>
  </message>
  <message>
   <source>the best matching place within 1 km</source>
   <translation>der passendste Ort im Umkreis von 1 km</translation>
  </message>
  <message>
   <source>matching places of other walks nearby</source>
   <translation>passende Orte anderer Gänge in der Nähe</translation>
  </message>
  <message>
   <source>how many references are around</source>
   <translation>wie viele Referenzen ringsum liegen</translation>
  </message>
  <message>
   <source>references of the other source nearby agree</source>
   <translation>Referenzen der anderen Quelle in der Nähe stimmen zu</translation>
  </message>
  <message>
   <source>it lies outside the search area</source>
   <translation>er liegt außerhalb des Suchgebiets</translation>
  </message>
  <message>
   <source>the position in the photo's EXIF is {distance} away</source>
   <translation>die Position im EXIF des Fotos ist {distance} entfernt</translation>
  </message>
  <message>
   <source>{references} references are within 1 km, yet none is among the {neighbours} that look most alike</source>
   <translation>{references} Referenzen liegen im Umkreis von 1 km, doch keine ist unter den {neighbours} ähnlichsten</translation>
  </message>
  <message>
   <source>the nearest reference is {distance} away</source>
   <translation>die nächste Referenz ist {distance} entfernt</translation>
  </message>
  <message>
   <source>no other reference is within 1 km of it</source>
   <translation>keine andere Referenz liegt im Umkreis von 1 km</translation>
  </message>
  <message>
   <source>all {count} references nearby are of one sequence</source>
   <translation>alle {count} Referenzen in der Nähe sind aus einer Sequenz</translation>
  </message>
  <message>
   <source>all {count} references nearby are by one author</source>
   <translation>alle {count} Referenzen in der Nähe sind von einem Urheber</translation>
  </message>
  <message>
   <source>{count} of the {total} references around it lie outside the search area</source>
   <translation>{count} der {total} Referenzen um ihn herum liegen außerhalb des Suchgebiets</translation>
  </message>
  <message>
   <source>no dated reference here is within {years} years of the photo</source>
   <translation>keine datierte Referenz hier liegt zeitlich innerhalb von {years} Jahren um das Foto</translation>
  </message>
  <message>
   <source>NAS thumbnails</source>
   <translation>Vorschaubilder eines NAS</translation>
  </message>
  <message>
   <source>raw files beside their JPEGs</source>
   <translation>Rohdateien neben ihren JPEGs</translation>
  </message>
  <message>
   <source>backups</source>
   <translation>Sicherungskopien</translation>
  </message>
  <message>
   <source>folders of NAS thumbnails</source>
   <translation>Ordner mit Vorschaubildern eines NAS</translation>
  </message>
  <message>
   <source>folders of thumbnails</source>
   <translation>Ordner mit Vorschaubildern</translation>
  </message>
  <message>
   <source>folders of a photo library</source>
   <translation>Ordner einer Fotomediathek</translation>
  </message>
  <message>
   <source>clips</source>
   <translation>Videos</translation>
  </message>
  <message>
   <source>sound recordings</source>
   <translation>Tonaufnahmen</translation>
  </message>
  <message>
   <source>sidecars</source>
   <translation>Begleitdateien</translation>
  </message>
  <message>
   <source>tracks</source>
   <translation>Tracks</translation>
  </message>
  <message>
   <source>documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>archives</source>
   <translation>Archive</translation>
  </message>
  <message>
   <source>databases</source>
   <translation>Datenbanken</translation>
  </message>
  <message>
   <source>drawings and animations</source>
   <translation>Zeichnungen und Animationen</translation>
  </message>
  <message>
   <source>recycle bins</source>
   <translation>Papierkörbe</translation>
  </message>
  <message>
   <source>system folders</source>
   <translation>Systemordner</translation>
  </message>
  <message>
   <source>hidden folders</source>
   <translation>versteckte Ordner</translation>
  </message>
  <message>
   <source>linked folders</source>
   <translation>verknüpfte Ordner</translation>
  </message>
  <message>
   <source>system files</source>
   <translation>Systemdateien</translation>
  </message>
  <message>
   <source>hidden files</source>
   <translation>versteckte Dateien</translation>
  </message>
  <message>
   <source>other files</source>
   <translation>andere Dateien</translation>
  </message>
  <message>
   <source>Photo id</source>
   <translation>Foto-ID</translation>
  </message>
  <message>
   <source>File name</source>
   <translation>Dateiname</translation>
  </message>
  <message>
   <source>Taken at</source>
   <translation>Aufgenommen</translation>
  </message>
  <message>
   <source>Camera heading (°)</source>
   <translation>Blickrichtung der Kamera (°)</translation>
  </message>
  <message>
   <source>Longitude of the final position, else of the first candidate (°)</source>
   <translation>Länge der endgültigen Position, sonst des ersten Kandidaten (°)</translation>
  </message>
  <message>
   <source>Latitude of it (°)</source>
   <translation>Breite davon (°)</translation>
  </message>
  <message>
   <source>Nearest place</source>
   <translation>Nächster Ort</translation>
  </message>
  <message>
   <source>Position from</source>
   <translation>Position von</translation>
  </message>
  <message>
   <source>Accepted candidate</source>
   <translation>Angenommener Kandidat</translation>
  </message>
  <message>
   <source>Probability within 1 km of the first candidate</source>
   <translation>Wahrscheinlichkeit im Umkreis von 1 km um den ersten Kandidaten</translation>
  </message>
  <message>
   <source>Probability within 5 km</source>
   <translation>Wahrscheinlichkeit im Umkreis von 5 km</translation>
  </message>
  <message>
   <source>Probability within 25 km</source>
   <translation>Wahrscheinlichkeit im Umkreis von 25 km</translation>
  </message>
  <message>
   <source>Probability within 200 km</source>
   <translation>Wahrscheinlichkeit im Umkreis von 200 km</translation>
  </message>
  <message>
   <source>Probability within 750 km</source>
   <translation>Wahrscheinlichkeit im Umkreis von 750 km</translation>
  </message>
  <message>
   <source>Probability of none of the candidates</source>
   <translation>Wahrscheinlichkeit keines der Kandidaten</translation>
  </message>
  <message>
   <source>Longitude of the first candidate of the photo alone, without its album (°)</source>
   <translation>Länge des ersten Kandidaten des Fotos allein, ohne sein Album (°)</translation>
  </message>
  <message>
   <source>Latitude of the first candidate of the photo alone (°)</source>
   <translation>Breite des ersten Kandidaten des Fotos allein (°)</translation>
  </message>
  <message>
   <source>Probability within 25 km of it, by the photo alone</source>
   <translation>Wahrscheinlichkeit im Umkreis von 25 km davon, nach dem Foto allein</translation>
  </message>
  <message>
   <source>Answer, 2 or more if it was located again</source>
   <translation>Antwort, ab 2 wurde es noch einmal verortet</translation>
  </message>
  <message>
   <source>Longitude in the photo's EXIF (°)</source>
   <translation>Länge im EXIF des Fotos (°)</translation>
  </message>
  <message>
   <source>Latitude in the photo's EXIF (°)</source>
   <translation>Breite im EXIF des Fotos (°)</translation>
  </message>
  <message>
   <source>Album</source>
   <translation>Album</translation>
  </message>
  <message>
   <source>Reviewed (UTC)</source>
   <translation>Geprüft (UTC)</translation>
  </message>
  <message>
   <source>SHA-256 of the file</source>
   <translation>SHA-256 der Datei</translation>
  </message>
  <message>
   <source>Candidate id</source>
   <translation>Kandidaten-ID</translation>
  </message>
  <message>
   <source>Rank</source>
   <translation>Rang</translation>
  </message>
  <message>
   <source>Outcome of the photo</source>
   <translation>Ergebnis des Fotos</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>Bewertung</translation>
  </message>
  <message>
   <source>Similarity of its reference (cosine)</source>
   <translation>Ähnlichkeit seiner Referenz (Kosinus)</translation>
  </message>
  <message>
   <source>Found by</source>
   <translation>Gefunden durch</translation>
  </message>
  <message>
   <source>Longitude (°)</source>
   <translation>Länge (°)</translation>
  </message>
  <message>
   <source>Latitude (°)</source>
   <translation>Breite (°)</translation>
  </message>
  <message>
   <source>Reference photo</source>
   <translation>Referenzfoto</translation>
  </message>
  <message>
   <source>Source of the reference</source>
   <translation>Quelle der Referenz</translation>
  </message>
  <message>
   <source>Link to the reference</source>
   <translation>Link zur Referenz</translation>
  </message>
  <message>
   <source>Author of the reference</source>
   <translation>Urheber der Referenz</translation>
  </message>
  <message>
   <source>Licence of the reference</source>
   <translation>Lizenz der Referenz</translation>
  </message>
  <message>
   <source>Evidence: photos</source>
   <translation>Belege: Fotos</translation>
  </message>
  <message>
   <source>Evidence: authors</source>
   <translation>Belege: Urheber</translation>
  </message>
  <message>
   <source>Evidence: sequences</source>
   <translation>Belege: Sequenzen</translation>
  </message>
  <message>
   <source>References within 5 km</source>
   <translation>Referenzen im Umkreis von 5 km</translation>
  </message>
  <message>
   <source>Evidence in words</source>
   <translation>Belege in Worten</translation>
  </message>
  <message>
   <source>Gallery of the reference</source>
   <translation>Galerie der Referenz</translation>
  </message>
  <message>
   <source>Reference taken at</source>
   <translation>Referenz aufgenommen</translation>
  </message>
  <message>
   <source>Evidence id</source>
   <translation>Beleg-ID</translation>
  </message>
  <message>
   <source>Rank of the candidate</source>
   <translation>Rang des Kandidaten</translation>
  </message>
  <message>
   <source>Distance to the candidate (m)</source>
   <translation>Entfernung zum Kandidaten (m)</translation>
  </message>
  <message>
   <source>Similarity to the photo (cosine)</source>
   <translation>Ähnlichkeit zum Foto (Kosinus)</translation>
  </message>
  <message>
   <source>Longitude of the candidate (°)</source>
   <translation>Länge des Kandidaten (°)</translation>
  </message>
  <message>
   <source>Latitude of the candidate (°)</source>
   <translation>Breite des Kandidaten (°)</translation>
  </message>
  <message>
   <source>Sequence</source>
   <translation>Sequenz</translation>
  </message>
  <message>
   <source>Region id</source>
   <translation>Bereichs-ID</translation>
  </message>
  <message>
   <source>Holds the place with probability (%)</source>
   <translation>Enthält den Ort mit Wahrscheinlichkeit (%)</translation>
  </message>
  <message>
   <source>Area (km²)</source>
   <translation>Fläche (km²)</translation>
  </message>
  <message>
   <source>Share id</source>
   <translation>Anteils-ID</translation>
  </message>
  <message>
   <source>Rank of the geocell</source>
   <translation>Rang der Geozelle</translation>
  </message>
  <message>
   <source>Geocell</source>
   <translation>Geozelle</translation>
  </message>
  <message>
   <source>Probability of the geocell</source>
   <translation>Wahrscheinlichkeit der Geozelle</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>What happened and what to do</source>
   <translation>Was geschah und was zu tun ist</translation>
  </message>
  <message>
   <source>Format of this file</source>
   <translation>Format dieser Datei</translation>
  </message>
  <message>
   <source>Started (UTC)</source>
   <translation>Begonnen (UTC)</translation>
  </message>
  <message>
   <source>Finished (UTC)</source>
   <translation>Beendet (UTC)</translation>
  </message>
  <message>
   <source>How it ended</source>
   <translation>Wie er endete</translation>
  </message>
  <message>
   <source>Photos asked</source>
   <translation>Gefragte Fotos</translation>
  </message>
  <message>
   <source>Not located yet</source>
   <translation>Noch nicht verortet</translation>
  </message>
  <message>
   <source>Located</source>
   <translation>Verortet</translation>
  </message>
  <message>
   <source>Probably outside what this gallery knows</source>
   <translation>Wahrscheinlich außerhalb dessen, was diese Galerie kennt</translation>
  </message>
  <message>
   <source>Nothing in them tells a place</source>
   <translation>Nichts darin verrät einen Ort</translation>
  </message>
  <message>
   <source>Request (JSON)</source>
   <translation>Anfrage (JSON)</translation>
  </message>
  <message>
   <source>Versions (JSON)</source>
   <translation>Versionen (JSON)</translation>
  </message>
  <message>
   <source>Digests of pack and galleries (JSON)</source>
   <translation>Prüfsummen von Modellpaket und Galerien (JSON)</translation>
  </message>
  <message>
   <source>Link</source>
   <translation>Verweis</translation>
  </message>
  <message>
   <source>Distance of the first candidate (km)</source>
   <translation>Entfernung des ersten Kandidaten (km)</translation>
  </message>
  <message>
   <source>Distance of the best candidate on the list (km)</source>
   <translation>Entfernung des besten Kandidaten der Liste (km)</translation>
  </message>
  <message>
   <source>Rank of the best candidate</source>
   <translation>Rang des besten Kandidaten</translation>
  </message>
  <message>
   <source>Probability within 25 km of the first candidate</source>
   <translation>Wahrscheinlichkeit im Umkreis von 25 km um den ersten Kandidaten</translation>
  </message>
  <message>
   <source>References within 5 km of the first candidate</source>
   <translation>Referenzen im Umkreis von 5 km um den ersten Kandidaten</translation>
  </message>
  <message>
   <source>Longitude of the first candidate (°)</source>
   <translation>Länge des ersten Kandidaten (°)</translation>
  </message>
  <message>
   <source>Latitude of the first candidate (°)</source>
   <translation>Breite des ersten Kandidaten (°)</translation>
  </message>
  <message>
   <source>Why there is no answer</source>
   <translation>Warum es keine Antwort gibt</translation>
  </message>
  <message>
   <source>Cell, size and source</source>
   <translation>Zelle, Größe und Quelle</translation>
  </message>
  <message>
   <source>Size of the cell (°)</source>
   <translation>Größe der Zelle (°)</translation>
  </message>
  <message>
   <source>Source of the references</source>
   <translation>Quelle der Referenzen</translation>
  </message>
  <message>
   <source>References per km²</source>
   <translation>Referenzen je km²</translation>
  </message>
  <message>
   <source>First candidate</source>
   <translation>Erster Kandidat</translation>
  </message>
  <message>
   <source>Second and third</source>
   <translation>Zweiter und dritter</translation>
  </message>
  <message>
   <source>Further candidates</source>
   <translation>Weitere Kandidaten</translation>
  </message>
  <message>
   <source>Probably outside the gallery</source>
   <translation>Wohl außerhalb der Galerie</translation>
  </message>
  <message>
   <source>Rejected</source>
   <translation>Abgelehnt</translation>
  </message>
  <message>
   <source>candidate {0}, probability {1}%</source>
   <translation>Kandidat {0}, Wahrscheinlichkeit {1} %</translation>
  </message>
  <message>
   <source>photo: {0}</source>
   <translation>Foto: {0}</translation>
  </message>
  <message>
   <source>found by: {0}</source>
   <translation>gefunden durch: {0}</translation>
  </message>
  <message>
   <source>review: {0}</source>
   <translation>Prüfung: {0}</translation>
  </message>
  <message>
   <source>photos: </source>
   <translation>Fotos: </translation>
  </message>
  <message>
   <source>, authors: </source>
   <translation>, Urheber: </translation>
  </message>
  <message>
   <source>, sequences: </source>
   <translation>, Sequenzen: </translation>
  </message>
  <message>
   <source>, nearest: </source>
   <translation>, nächstes: </translation>
  </message>
  <message>
   <source>evidence: {0}</source>
   <translation>Belege: {0}</translation>
  </message>
  <message>
   <source>found through {0}, {1}</source>
   <translation>gefunden über {0}, {1}</translation>
  </message>
  <message>
   <source>, candidate </source>
   <translation>, Kandidat </translation>
  </message>
  <message>
   <source>20 % and more</source>
   <translation>20 % und mehr</translation>
  </message>
  <message>
   <source>5 to 20 %</source>
   <translation>5 bis 20 %</translation>
  </message>
  <message>
   <source>1 to 5 %</source>
   <translation>1 bis 5 %</translation>
  </message>
  <message>
   <source>0.1 to 1 %</source>
   <translation>0,1 bis 1 %</translation>
  </message>
  <message>
   <source>less</source>
   <translation>weniger</translation>
  </message>
  <message>
   <source>Internet photos</source>
   <translation>Internetfotos</translation>
  </message>
  <message>
   <source>Street-level photos</source>
   <translation>Straßenfotos</translation>
  </message>
  <message>
   <source>Internet, further</source>
   <translation>Internet, weitere</translation>
  </message>
  <message>
   <source>Street-level, further</source>
   <translation>Straße, weitere</translation>
  </message>
  <message>
   <source>{0} m from candidate {1}</source>
   <translation>{0} m vom Kandidaten {1}</translation>
  </message>
  <message>
   <source>similarity {0}</source>
   <translation>Ähnlichkeit {0}</translation>
  </message>
  <message>
   <source> m, similarity </source>
   <translation> m, Ähnlichkeit </translation>
  </message>
  <message>
   <source>Final position</source>
   <translation>Endgültige Position</translation>
  </message>
  <message>
   <source>position from {0}</source>
   <translation>Position: {0}</translation>
  </message>
  <message>
   <source>within 25 km of the first candidate: {0}%</source>
   <translation>höchstens 25 km vom ersten Kandidaten: {0} %</translation>
  </message>
  <message>
   <source>elsewhere: {0}%</source>
   <translation>anderswo: {0} %</translation>
  </message>
  <message>
   <source>95 % region</source>
   <translation>95-%-Bereich</translation>
  </message>
  <message>
   <source>80 % region</source>
   <translation>80-%-Bereich</translation>
  </message>
  <message>
   <source>50 % region</source>
   <translation>50-%-Bereich</translation>
  </message>
  <message>
   <source>{0} % region, {1} km²</source>
   <translation>{0}-%-Bereich, {1} km²</translation>
  </message>
  <message>
   <source>within 1 km</source>
   <translation>innerhalb von 1 km</translation>
  </message>
  <message>
   <source>1 to 5 km</source>
   <translation>1 bis 5 km</translation>
  </message>
  <message>
   <source>5 to 25 km</source>
   <translation>5 bis 25 km</translation>
  </message>
  <message>
   <source>25 to 200 km</source>
   <translation>25 bis 200 km</translation>
  </message>
  <message>
   <source>farther than 200 km</source>
   <translation>weiter als 200 km</translation>
  </message>
  <message>
   <source>no answer</source>
   <translation>keine Antwort</translation>
  </message>
  <message>
   <source> km from the first candidate, </source>
   <translation> km vom ersten Kandidaten, </translation>
  </message>
  <message>
   <source> km from the best of the list (rank </source>
   <translation> km vom besten der Liste (Rang </translation>
  </message>
 </context>
</TS>
