<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
 <context>
  <name>Pinpoint</name>
  <message>
   <source>The area is larger than half the Earth and hardly limits the search; draw the place that you mean</source>
   <translation>La zone est plus grande que la moitié de la Terre et ne limite guère la recherche ; dessinez le lieu voulu</translation>
  </message>
  <message>
   <source>the map has no coordinate reference system; set the project's CRS first</source>
   <translation>la carte n'a pas de système de coordonnées de référence ; définissez d'abord le SCR du projet</translation>
  </message>
  <message>
   <source>The drawing crosses itself and was divided into {count} polygons; move its corners to make it one</source>
   <translation>Le dessin se recoupe et a été divisé en {count} polygones ; déplacez ses sommets pour n'en faire qu'un</translation>
  </message>
  <message>
   <source>it is wider than the Earth: draw a smaller one</source>
   <translation>il est plus large que la Terre : dessinez-en un plus petit</translation>
  </message>
  <message>
   <source>the map shows no area; zoom to the place you want to search</source>
   <translation>la carte ne montre aucune zone ; zoomez sur le lieu où chercher</translation>
  </message>
  <message>
   <source>the map extent is too large for {crs}; zoom in</source>
   <translation>l'étendue de la carte est trop grande pour {crs} ; zoomez</translation>
  </message>
  <message>
   <source>the file of the layer {layer} cannot be read; repair the layer's data source</source>
   <translation>le fichier de la couche {layer} est illisible ; réparez la source de données de la couche</translation>
  </message>
  <message>
   <source>the drawing encloses no area; click at least three corners that are not in line</source>
   <translation>le dessin n'enferme aucune surface ; cliquez au moins trois sommets non alignés</translation>
  </message>
  <message>
   <source>draw it where {crs} is valid, or change the project's coordinate reference system</source>
   <translation>dessinez là où {crs} est valide, ou changez le système de coordonnées de référence du projet</translation>
  </message>
  <message>
   <source>The drawing crosses itself and was repaired; move its corners if you mean another outline</source>
   <translation>Le dessin se recoupe et a été réparé ; déplacez ses sommets si vous vouliez un autre contour</translation>
  </message>
  <message>
   <source>the layer {layer} has no coordinate reference system; set the layer's CRS first</source>
   <translation>la couche {layer} n'a pas de système de coordonnées de référence ; définissez d'abord le SCR de la couche</translation>
  </message>
  <message>
   <source>no polygon of the layer {layer} is selected; select or draw one</source>
   <translation>aucun polygone de la couche {layer} n'est sélectionné ; sélectionnez-en ou dessinez-en un</translation>
  </message>
  <message>
   <source>the drawing is no search area; {why}</source>
   <translation>le dessin n'est pas une zone de recherche ; {why}</translation>
  </message>
  <message>
   <source>{low} to {high} per 10,000 km²</source>
   <translation>{low} à {high} pour 10 000 km²</translation>
  </message>
  <message>
   <source>fewer than {high} per 10,000 km²</source>
   <translation>moins de {high} pour 10 000 km²</translation>
  </message>
  <message>
   <source>{low} or more per km²</source>
   <translation>{low} ou plus par km²</translation>
  </message>
  <message>
   <source>{low} to {high} per km²</source>
   <translation>{low} à {high} par km²</translation>
  </message>
  <message>
   <source>Cells of {size}°</source>
   <translation>Cellules de {size}°</translation>
  </message>
  <message>
   <source>each photo by itself</source>
   <translation>chaque photo seule</translation>
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
   <translation>Chaque photo seule</translation>
  </message>
  <message>
   <source>Every photo is located on its own</source>
   <translation>Chaque photo est localisée indépendamment</translation>
  </message>
  <message>
   <source>Photos of a folder: one place</source>
   <translation>Photos d'un dossier : un lieu</translation>
  </message>
  <message>
   <source>The photos of a folder were taken within this distance of each other; they are located together</source>
   <translation>Les photos d'un dossier ont été prises à cette distance au plus les unes des autres ; elles sont localisées ensemble</translation>
  </message>
  <message>
   <source>Photos of a folder: one trip</source>
   <translation>Photos d'un dossier : un trajet</translation>
  </message>
  <message>
   <source>The photos of a folder were taken on one trip, at most this fast; they are located together. Their order is by capture time where the photos have one, otherwise by file name</source>
   <translation>Les photos d'un dossier ont été prises lors d'un trajet, au plus à cette vitesse ; elles sont localisées ensemble. Leur ordre suit l'heure de prise de vue quand elle est connue, sinon le nom du fichier</translation>
  </message>
  <message>
   <source>one place, {radius}</source>
   <translation>un lieu, {radius}</translation>
  </message>
  <message>
   <source>one trip, {speed}</source>
   <translation>un trajet, {speed}</translation>
  </message>
  <message>
   <source>This photo was located more than once. The map, exports and the report have the latest answer.</source>
   <translation>Cette photo a été localisée plus d’une fois. La carte, les exports et le rapport ont la dernière réponse.</translation>
  </message>
  <message>
   <source>Final position: {place} ({how})</source>
   <translation>Position finale : {place} ({how})</translation>
  </message>
  <message>
   <source>Note (N)</source>
   <translation>Note (N)</translation>
  </message>
  <message>
   <source>By itself: {place}, {share} within 25 km</source>
   <translation>Seule : {place}, {share} à moins de 25 km</translation>
  </message>
  <message>
   <source>Click a located photo, or move to it with the arrow keys, to see its candidates.</source>
   <translation>Cliquez sur une photo localisée, ou allez-y avec les flèches du clavier, pour voir ses candidats.</translation>
  </message>
  <message>
   <source>Draw a search area, or add a gallery of your own area (Settings &gt; Options &gt; Pinpoint).</source>
   <translation>Dessinez une zone de recherche, ou ajoutez une galerie de votre propre zone (Préférences &gt; Options &gt; Pinpoint).</translation>
  </message>
  <message>
   <source>Its own GPS tag is {distance} away</source>
   <translation>Sa propre position GPS est à {distance}</translation>
  </message>
  <message>
   <source>Move the corners of this area (F2)</source>
   <translation>Déplacer les sommets de cette zone (F2)</translation>
  </message>
  <message>
   <source>Remove this area (Delete)</source>
   <translation>Retirer cette zone (Suppr)</translation>
  </message>
  <message>
   <source>Click to zoom there</source>
   <translation>Cliquer pour zoomer dessus</translation>
  </message>
  <message>
   <source>Click the corners; a right-click, double-click or Enter ends. Backspace takes the last one back, Esc gives up. Shift and drag makes a rectangle.</source>
   <translation>Cliquez les sommets ; clic droit, double-clic ou Entrée termine. Retour arrière reprend le dernier, Échap abandonne. Maj et glisser trace un rectangle.</translation>
  </message>
  <message>
   <source>Drag the corners; drag the middle of an edge for a new one. Delete or a right-click removes a corner, Ctrl+Z undoes, Enter ends, Esc gives up.</source>
   <translation>Glissez les sommets ; glissez le milieu d'un côté pour en ajouter un. Suppr ou clic droit retire un sommet, Ctrl+Z annule, Entrée termine, Échap abandonne.</translation>
  </message>
  <message>
   <source>Drag a rectangle, or click two corners; Esc gives up.</source>
   <translation>Glissez un rectangle, ou cliquez deux coins ; Échap abandonne.</translation>
  </message>
  <message>
   <source>Drag from the centre of the circle outwards, or click the centre and the edge; Esc gives up.</source>
   <translation>Glissez du centre du cercle vers l'extérieur, ou cliquez le centre et le bord ; Échap abandonne.</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Partout</translation>
  </message>
  <message>
   <source>If you know the area the photos come from, limit the search to it; nothing improves the answers more</source>
   <translation>Si vous connaissez la zone d'où viennent les photos, limitez-y la recherche ; rien n'améliore davantage les réponses</translation>
  </message>
  <message>
   <source>Draw a search area</source>
   <translation>Dessiner une zone de recherche</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>Dessiner</translation>
  </message>
  <message>
   <source>Draw a rectangle</source>
   <translation>Dessiner un rectangle</translation>
  </message>
  <message>
   <source>Draw a circle</source>
   <translation>Dessiner un cercle</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Ajouter</translation>
  </message>
  <message>
   <source>Search also in the visible map, in polygons of a layer, or in a country</source>
   <translation>Chercher aussi dans la carte visible, dans les polygones d'une couche ou dans un pays</translation>
  </message>
  <message>
   <source>Imagery…</source>
   <translation>Imagerie…</translation>
  </message>
  <message>
   <source>being read</source>
   <translation>lecture en cours</translation>
  </message>
  <message>
   <source>Visible map</source>
   <translation>Carte visible</translation>
  </message>
  <message>
   <source>Selected polygons of</source>
   <translation>Polygones sélectionnés de</translation>
  </message>
  <message>
   <source>No polygon of a layer is selected</source>
   <translation>Aucun polygone sélectionné dans les couches</translation>
  </message>
  <message>
   <source>All polygons of</source>
   <translation>Tous les polygones de</translation>
  </message>
  <message>
   <source>There is no polygon layer</source>
   <translation>Il n'y a pas de couche de polygones</translation>
  </message>
  <message>
   <source>Country or region by name…</source>
   <translation>Pays ou région par son nom…</translation>
  </message>
  <message>
   <source>Selected in {layer}</source>
   <translation>Sélection dans {layer}</translation>
  </message>
  <message>
   <source>Layer: {layer}</source>
   <translation>Couche : {layer}</translation>
  </message>
  <message>
   <source> (1 polygon)</source>
   <translation> (1 polygone)</translation>
  </message>
  <message>
   <source>the search area {name} is still being read; wait until it shows a size, or remove it</source>
   <translation>la zone de recherche {name} est encore en cours de lecture ; attendez qu'elle affiche une taille, ou retirez-la</translation>
  </message>
  <message>
   <source>In {count} areas, {size}</source>
   <translation>Dans {count} zones, {size}</translation>
  </message>
  <message>
   <source>Area of the run</source>
   <translation>Zone de l'exécution</translation>
  </message>
  <message>
   <source>Area of the current run</source>
   <translation>Zone de l'exécution en cours</translation>
  </message>
  <message>
   <source>the area lies outside the map's coordinate reference system; change the project's CRS</source>
   <translation>la zone est hors du système de coordonnées de référence de la carte ; changez le SCR du projet</translation>
  </message>
  <message>
   <source> ({count} more)</source>
   <translation> ({count} de plus)</translation>
  </message>
  <message>
   <source> · reading {percent} %</source>
   <translation> · lecture {percent} %</translation>
  </message>
  <message>
   <source>{name}, {size}</source>
   <translation>{name}, {size}</translation>
  </message>
  <message>
   <source>Drawn {number}</source>
   <translation>Dessin {number}</translation>
  </message>
  <message>
   <source> ({count} polygons)</source>
   <translation> ({count} polygones)</translation>
  </message>
  <message>
   <source>Read the search area {name}</source>
   <translation>Lire la zone de recherche {name}</translation>
  </message>
  <message>
   <source>an unexpected error occurred; please report it with the Pinpoint tab of the message log</source>
   <translation>une erreur inattendue s'est produite ; veuillez la signaler avec l'onglet Pinpoint du journal des messages</translation>
  </message>
  <message>
   <source>elsewhere</source>
   <translation>ailleurs</translation>
  </message>
  <message>
   <source>none of the places above</source>
   <translation>aucun des lieux ci-dessus</translation>
  </message>
  <message>
   <source>#</source>
   <translation>N°</translation>
  </message>
  <message>
   <source>Prob.</source>
   <translation>Prob.</translation>
  </message>
  <message>
   <source>Place, found by</source>
   <translation>Lieu, trouvé par</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>Indices</translation>
  </message>
  <message>
   <source>thin here</source>
   <translation>peu ici</translation>
  </message>
  <message>
   <source>found by: {channel}</source>
   <translation>trouvé par : {channel}</translation>
  </message>
  <message>
   <source>through {reference}</source>
   <translation>par {reference}</translation>
  </message>
  <message>
   <source>evidence: {evidence}</source>
   <translation>indices : {evidence}</translation>
  </message>
  <message>
   <source>How likely the photo was taken near the first candidate: {shares}</source>
   <translation>Probabilité que la photo ait été prise près du premier candidat : {shares}</translation>
  </message>
  <message>
   <source>{share} within {distance}</source>
   <translation>{share} à moins de {distance}</translation>
  </message>
  <message>
   <source>Only pixels are sent, scaled down to the size the engine needs: no file, no file name, no folder, no position and no other metadata. For photos of one trip the seconds between them are sent too, and with every run the search area and the other choices of the dock.</source>
   <translation>Seuls des pixels sont envoyés, réduits à la taille dont le moteur a besoin : aucun fichier, aucun nom de fichier, aucun dossier, aucune position ni autre métadonnée. Pour les photos d'un trajet, les secondes qui les séparent sont aussi envoyées, et à chaque exécution la zone de recherche et les autres choix du panneau.</translation>
  </message>
  <message>
   <source>Send photos?</source>
   <translation>Envoyer les photos ?</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Envoyer</translation>
  </message>
  <message>
   <source>Send nothing</source>
   <translation>Ne rien envoyer</translation>
  </message>
  <message>
   <source>Send {what}?</source>
   <translation>Envoyer {what} ?</translation>
  </message>
  <message>
   <source>{what}

You are asked only once for {host}; you can withdraw your consent under Settings &gt; Options &gt; Pinpoint.</source>
   <translation>{what}

La question n'est posée qu'une fois pour {host} ; vous pouvez retirer votre accord dans Préférences &gt; Options &gt; Pinpoint.</translation>
  </message>
  <message>
   <source>Set up engine…</source>
   <translation>Installer le moteur…</translation>
  </message>
  <message>
   <source>Install, reinstall or remove the engine that locates photos on this machine</source>
   <translation>Installer, réinstaller ou supprimer le moteur qui localise les photos sur cette machine</translation>
  </message>
  <message>
   <source>The gallery {name} has changed: the next run uses its new state</source>
   <translation>La galerie {name} a changé : la prochaine exécution utilise son nouvel état</translation>
  </message>
  <message>
   <source>The photo cannot be read here.</source>
   <translation>La photo ne peut pas être lue ici.</translation>
  </message>
  <message>
   <source>No picture of this reference is on this computer; its link may lead to it.</source>
   <translation>Aucune image de cette référence n'est sur cet ordinateur ; son lien y mène peut-être.</translation>
  </message>
  <message>
   <source>Candidate {rank} of {count}: {percent}, at {place}</source>
   <translation>Candidat {rank} sur {count} : {percent}, à {place}</translation>
  </message>
  <message>
   <source>What would be asked of which host is told before</source>
   <translation>Ce qui serait demandé à quel hôte est dit avant</translation>
  </message>
  <message>
   <source>Reference {number} of {count}, {source}</source>
   <translation>Référence {number} sur {count}, {source}</translation>
  </message>
  <message>
   <source>Pinpoint evidence</source>
   <translation>Indices Pinpoint</translation>
  </message>
  <message>
   <source>Look for imagery around these candidates…</source>
   <translation>Chercher des images autour de ces candidats…</translation>
  </message>
  <message>
   <source>Choose a candidate of a located photo to see its evidence.</source>
   <translation>Choisissez un candidat d'une photo localisée pour voir ses indices.</translation>
  </message>
  <message>
   <source>References</source>
   <translation>Références</translation>
  </message>
  <message>
   <source>taken {date}</source>
   <translation>prise le {date}</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>Lecture…</translation>
  </message>
  <message>
   <source>Better candidate (Up)</source>
   <translation>Meilleur candidat (Haut)</translation>
  </message>
  <message>
   <source>Next candidate (Down)</source>
   <translation>Candidat suivant (Bas)</translation>
  </message>
  <message>
   <source>Reference before (Left)</source>
   <translation>Référence précédente (Gauche)</translation>
  </message>
  <message>
   <source>Next reference (Right)</source>
   <translation>Référence suivante (Droite)</translation>
  </message>
  <message>
   <source>Enlarge both pictures (+)</source>
   <translation>Agrandir les deux images (+)</translation>
  </message>
  <message>
   <source>Make both pictures smaller (-)</source>
   <translation>Réduire les deux images (-)</translation>
  </message>
  <message>
   <source>Show both pictures whole (0)</source>
   <translation>Montrer les deux images entières (0)</translation>
  </message>
  <message>
   <source>Export the last run to Shapefile, GeoPackage, GeoJSON, KML or CSV; its own GeoPackage is kept</source>
   <translation>Exporter la dernière exécution en Shapefile, GeoPackage, GeoJSON, KML ou CSV ; son propre GeoPackage est conservé</translation>
  </message>
  <message>
   <source>Write a file photo.jpg.xmp beside each accepted photo? The photos themselves and existing sidecars stay as they are.</source>
   <translation>Écrire un fichier photo.jpg.xmp à côté de chaque photo acceptée ? Les photos elles-mêmes et les fichiers annexes existants restent tels quels.</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exporter…</translation>
  </message>
  <message>
   <source>Everything…</source>
   <translation>Tout…</translation>
  </message>
  <message>
   <source>Report as PDF…</source>
   <translation>Rapport en PDF…</translation>
  </message>
  <message>
   <source>Replay this run…</source>
   <translation>Rejouer cette exécution…</translation>
  </message>
  <message>
   <source>Locate the photos again and compare every answer with this run, which stays as it is</source>
   <translation>Localiser de nouveau les photos et comparer chaque réponse à cette exécution, qui reste telle quelle</translation>
  </message>
  <message>
   <source>Export accepted photos</source>
   <translation>Exporter les photos acceptées</translation>
  </message>
  <message>
   <source>Export the last run</source>
   <translation>Exporter la dernière exécution</translation>
  </message>
  <message>
   <source>Write a report</source>
   <translation>Écrire un rapport</translation>
  </message>
  <message>
   <source>Folder for copies of the photos; originals are never changed</source>
   <translation>Dossier pour les copies des photos ; les originaux ne sont jamais modifiés</translation>
  </message>
  <message>
   <source>Folder for XMP sidecars</source>
   <translation>Dossier pour les fichiers annexes XMP</translation>
  </message>
  <message>
   <source>XMP sidecars</source>
   <translation>Fichiers annexes XMP</translation>
  </message>
  <message>
   <source>Accepted photos…</source>
   <translation>Photos acceptées…</translation>
  </message>
  <message>
   <source>Copies of accepted photos with EXIF positions…</source>
   <translation>Copies des photos acceptées avec position EXIF…</translation>
  </message>
  <message>
   <source>XMP sidecars of accepted photos in a folder…</source>
   <translation>Fichiers XMP des photos acceptées dans un dossier…</translation>
  </message>
  <message>
   <source>XMP sidecars beside the accepted photos…</source>
   <translation>Fichiers XMP à côté des photos acceptées…</translation>
  </message>
  <message>
   <source>Report on accepted photos as PDF…</source>
   <translation>Rapport sur les photos acceptées en PDF…</translation>
  </message>
  <message>
   <source>These files exist already and will be replaced:
{names}</source>
   <translation>Ces fichiers existent déjà et seront remplacés :
{names}</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exporter</translation>
  </message>
  <message>
   <source>No photo is accepted yet</source>
   <translation>Aucune photo n'est encore acceptée</translation>
  </message>
  <message>
   <source>The run's file {path} is gone</source>
   <translation>Le fichier {path} de l'exécution a disparu</translation>
  </message>
  <message>
   <source>Open imagery</source>
   <translation>Imagerie ouverte</translation>
  </message>
  <message>
   <source>Gallery, a new folder or one to add to</source>
   <translation>Galerie, un nouveau dossier ou un à compléter</translation>
  </message>
  <message>
   <source>e-mail address or link, told to the host with each call</source>
   <translation>adresse électronique ou lien, indiqué à l’hôte à chaque appel</translation>
  </message>
  <message>
   <source>See what there is</source>
   <translation>Voir ce qu’il y a</translation>
  </message>
  <message>
   <source>Only pictures with a ticked licence are brought</source>
   <translation>Seules les images dont la licence est cochée sont prises</translation>
  </message>
  <message>
   <source>Folder of the gallery: a new one, or one to add to</source>
   <translation>Dossier de la galerie : un nouveau, ou un à compléter</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Annuler</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>Télécharger</translation>
  </message>
  <message>
   <source>Locate again</source>
   <translation>Localiser à nouveau</translation>
  </message>
  <message>
   <source>Locate {name} again with this imagery; the run keeps the first answer beside the second</source>
   <translation>Localiser à nouveau {name} avec ces images ; l’exécution garde la première réponse à côté de la deuxième</translation>
  </message>
  <message>
   <source>Locate the photos again with this imagery; the run that is shown stays, with a new one beside it</source>
   <translation>Localiser à nouveau les photos avec ces images ; l’exécution affichée reste, une nouvelle s’y ajoute</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Fermer</translation>
  </message>
  <message>
   <source>Pictures around 1 place of {name}</source>
   <translation>Images autour d’un lieu de {name}</translation>
  </message>
  <message>
   <source>Pictures around {count} places of {name}</source>
   <translation>Images autour de {count} lieux de {name}</translation>
  </message>
  <message>
   <source>kept encrypted by QGIS; leave empty to use the stored one</source>
   <translation>conservé chiffré par QGIS ; laisser vide pour utiliser celui enregistré</translation>
  </message>
  <message>
   <source>Looking for imagery</source>
   <translation>Recherche d’images</translation>
  </message>
  <message>
   <source>Downloading imagery</source>
   <translation>Téléchargement des images</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Depuis</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Token</source>
   <translation>Jeton</translation>
  </message>
  <message>
   <source>Contact</source>
   <translation>Contact</translation>
  </message>
  <message>
   <source>Around each</source>
   <translation>Autour de chacun</translation>
  </message>
  <message>
   <source>no licence is ticked, so there is nothing to download</source>
   <translation>aucune licence n’est cochée, il n’y a donc rien à télécharger</translation>
  </message>
  <message>
   <source>Cancelled; what was downloaded is kept, and the same choices go on from there</source>
   <translation>Annulé ; ce qui a été téléchargé est conservé, et les mêmes choix reprennent de là</translation>
  </message>
  <message>
   <source>{gallery} is searched from now on, also offline</source>
   <translation>{gallery} est désormais consultée, aussi hors ligne</translation>
  </message>
  <message>
   <source>Pictures in the search area: {name}</source>
   <translation>Images dans la zone de recherche : {name}</translation>
  </message>
  <message>
   <source>{host} would be asked which pictures lie in boxes that cover this area; and it, or the hosts on which its pictures lie, for a few of them to tell their size. The boxes tell where you look; nothing of your photos is sent.</source>
   <translation>{host} serait interrogé sur les images situées dans des rectangles couvrant cette zone ; et lui, ou les hôtes où se trouvent ses images, pour quelques-unes afin d’en dire la taille. Les rectangles disent où vous cherchez ; rien de vos photos n’est envoyé.</translation>
  </message>
  <message>
   <source>How well this works here, imagery around photos, and how dense the references are</source>
   <translation>Ce que cela vaut ici, des images autour des photos, et la densité des références</translation>
  </message>
  <message>
   <source>Imagery around all photos of the run…</source>
   <translation>Images autour de toutes les photos de l’exécution…</translation>
  </message>
  <message>
   <source>How well does this work here?</source>
   <translation>Qualité des réponses ici ?</translation>
  </message>
  <message>
   <source>Density of the references…</source>
   <translation>Densité des références…</translation>
  </message>
  <message>
   <source>{photos} located again; the run keeps the earlier answers beside the new ones</source>
   <translation>Nouvelle localisation de {photos} ; l’exécution garde les réponses précédentes à côté des nouvelles</translation>
  </message>
  <message>
   <source>{photos} could not be located again and keep what they had; the log says why</source>
   <translation>Impossible de localiser à nouveau {photos} ; ce qui était là reste, le journal dit pourquoi</translation>
  </message>
  <message>
   <source>nothing was sent</source>
   <translation>rien n'a été envoyé</translation>
  </message>
  <message>
   <source>cancelled; finished photos are kept</source>
   <translation>annulé ; les photos terminées sont conservées</translation>
  </message>
  <message>
   <source>choose a located photo, then look for imagery around its candidates</source>
   <translation>choisissez une photo localisée, puis cherchez des images autour de ses candidats</translation>
  </message>
  <message>
   <source>locate photos first, then look for imagery around them</source>
   <translation>localisez d’abord des photos, puis cherchez des images autour d’elles</translation>
  </message>
  <message>
   <source>cancelled before the first answer; nothing is kept</source>
   <translation>annulé avant la première réponse ; rien n'est conservé</translation>
  </message>
  <message>
   <source>a run is going on; wait for its end, or cancel it, before you open another one</source>
   <translation>une exécution est en cours ; attendez sa fin, ou annulez-la, avant d'en ouvrir une autre</translation>
  </message>
  <message>
   <source>a run is going on; wait for its end, or cancel it, before you locate photos again</source>
   <translation>une exécution est en cours ; attendez sa fin, ou annulez-la, avant de localiser à nouveau des photos</translation>
  </message>
  <message>
   <source>Results are kept in {path}</source>
   <translation>Les résultats sont conservés dans {path}</translation>
  </message>
  <message>
   <source>every photo that is listed and located is reviewed</source>
   <translation>toutes les photos listées et localisées sont revues</translation>
  </message>
  <message>
   <source>click on the map, or drag, to where the photo was taken</source>
   <translation>cliquez sur la carte, ou glissez, là où la photo a été prise</translation>
  </message>
  <message>
   <source>these photos are of {run}, which is closed; open it, then locate them again</source>
   <translation>ces photos sont de {run}, qui est fermée ; ouvrez-la, puis localisez-les de nouveau</translation>
  </message>
  <message>
   <source>these photos are no longer in {run}; choose others</source>
   <translation>ces photos ne sont plus dans {run} ; choisissez-en d’autres</translation>
  </message>
  <message>
   <source>replay cancelled; the answers were not compared</source>
   <translation>réexécution annulée ; les réponses n'ont pas été comparées</translation>
  </message>
  <message>
   <source>{count} more in the log</source>
   <translation>{count} de plus dans le journal</translation>
  </message>
  <message>
   <source>Click a photo, or move to it with the arrow keys, to see its candidates on the map</source>
   <translation>Cliquez sur une photo, ou allez-y avec les flèches du clavier, pour voir ses candidats sur la carte</translation>
  </message>
  <message>
   <source>No photo is of this kind</source>
   <translation>Aucune photo de ce type</translation>
  </message>
  <message>
   <source>Drop photos or folders here,
or use the buttons above</source>
   <translation>Déposez des photos ou dossiers ici,
ou utilisez les boutons ci-dessus</translation>
  </message>
  <message>
   <source>being located…</source>
   <translation>localisation…</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>en attente</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>échec</translation>
  </message>
  <message>
   <source>{share} within 25 km</source>
   <translation>{share} à moins de 25 km</translation>
  </message>
  <message>
   <source>failed: {why}</source>
   <translation>échec : {why}</translation>
  </message>
  <message>
   <source>All photos</source>
   <translation>Toutes les photos</translation>
  </message>
  <message>
   <source>Not reviewed</source>
   <translation>Non revues</translation>
  </message>
  <message>
   <source>Accepted</source>
   <translation>Accepté</translation>
  </message>
  <message>
   <source>None fits</source>
   <translation>Aucun ne convient</translation>
  </message>
  <message>
   <source>Outside or no place</source>
   <translation>Hors zone ou sans lieu</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Échec</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En attente</translation>
  </message>
  <message>
   <source>As added</source>
   <translation>Ordre d'ajout</translation>
  </message>
  <message>
   <source>By name</source>
   <translation>Par nom</translation>
  </message>
  <message>
   <source>By time taken</source>
   <translation>Par heure de prise</translation>
  </message>
  <message>
   <source>Least confident first</source>
   <translation>Moins sûres d'abord</translation>
  </message>
  <message>
   <source>Farthest from own GPS tag</source>
   <translation>Loin de leur GPS</translation>
  </message>
  <message>
   <source>Name, place or note</source>
   <translation>Nom, lieu ou note</translation>
  </message>
  <message>
   <source>Which photos are listed</source>
   <translation>Photos affichées dans la liste</translation>
  </message>
  <message>
   <source>In which order photos are listed</source>
   <translation>Ordre des photos dans la liste</translation>
  </message>
  <message>
   <source>Photos to locate</source>
   <translation>Photos à localiser</translation>
  </message>
  <message>
   <source>Folder of photos to locate</source>
   <translation>Dossier de photos à localiser</translation>
  </message>
  <message>
   <source>Add photos…</source>
   <translation>Photos…</translation>
  </message>
  <message>
   <source>Choose photos to locate</source>
   <translation>Choisir les photos à localiser</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Dossier…</translation>
  </message>
  <message>
   <source>Add all photos in a folder</source>
   <translation>Ajouter toutes les photos d'un dossier</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Retirer</translation>
  </message>
  <message>
   <source>Remove the selected photos, or all if none is selected; runs and files are kept</source>
   <translation>Retirer les photos sélectionnées, ou toutes si aucune ne l'est ; les exécutions et les fichiers sont conservés</translation>
  </message>
  <message>
   <source>Photos ({suffixes});;All files (*)</source>
   <translation>Photos ({suffixes});;Tous les fichiers (*)</translation>
  </message>
  <message>
   <source>{photos} ({new} new)</source>
   <translation>{photos} ({new} nouvelles)</translation>
  </message>
  <message>
   <source>Search in a country or region</source>
   <translation>Chercher dans un pays ou une région</translation>
  </message>
  <message>
   <source>Name of a country or region</source>
   <translation>Nom d'un pays ou d'une région</translation>
  </message>
  <message>
   <source>street level</source>
   <translation>vue de rue</translation>
  </message>
  <message>
   <source>from the internet</source>
   <translation>d'Internet</translation>
  </message>
  <message>
   <source>found through it, {distance}</source>
   <translation>trouvé par elle, {distance}</translation>
  </message>
  <message>
   <source>{distance} from the candidate</source>
   <translation>à {distance} du candidat</translation>
  </message>
  <message>
   <source>outside the search area</source>
   <translation>hors de la zone de recherche</translation>
  </message>
  <message>
   <source>author not named</source>
   <translation>auteur non nommé</translation>
  </message>
  <message>
   <source>licence not named</source>
   <translation>licence non nommée</translation>
  </message>
  <message>
   <source>Open link</source>
   <translation>Ouvrir le lien</translation>
  </message>
  <message>
   <source>no picture here</source>
   <translation>pas d'image ici</translation>
  </message>
  <message>
   <source>similarity {similarity}</source>
   <translation>similarité {similarity}</translation>
  </message>
  <message>
   <source>by {author}</source>
   <translation>par {author}</translation>
  </message>
  <message>
   <source>Open {host} in the web browser</source>
   <translation>Ouvrir {host} dans le navigateur web</translation>
  </message>
  <message>
   <source>Get open imagery of this area, to compare photos with it</source>
   <translation>Obtenir des images ouvertes de cette zone, pour y comparer les photos</translation>
  </message>
  <message>
   <source>Photos are street-level frames</source>
   <translation>Les photos sont des vues de rue</translation>
  </message>
  <message>
   <source>Tick this for dash-cam frames or the faces of a panorama: they are compared in the way that suits street-level imagery. Leave it unticked for all other photos.</source>
   <translation>Cochez pour des images de caméra embarquée ou des faces de panorama : elles sont comparées de la façon qui convient aux vues de rue. Ne cochez pas pour toutes les autres photos.</translation>
  </message>
  <message>
   <source>Where and how</source>
   <translation>Où et comment</translation>
  </message>
  <message>
   <source>Located by</source>
   <translation>Localisé par</translation>
  </message>
  <message>
   <source>street-level frames</source>
   <translation>vues de rue</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>Accepter</translation>
  </message>
  <message>
   <source>The photo was taken at the selected candidate; press again to undo</source>
   <translation>La photo a été prise au candidat sélectionné ; appuyez de nouveau pour annuler</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Rejeter</translation>
  </message>
  <message>
   <source>The photo was not taken at the selected candidate; press again to undo</source>
   <translation>La photo n'a pas été prise au candidat sélectionné ; appuyez de nouveau pour annuler</translation>
  </message>
  <message>
   <source>The photo was taken at none of these candidates; press again to undo</source>
   <translation>La photo n'a été prise à aucun de ces candidats ; appuyez de nouveau pour annuler</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>Placer</translation>
  </message>
  <message>
   <source>Click on the map, or drag, to where the photo was taken; Esc ends it</source>
   <translation>Cliquer sur la carte, ou glisser, là où la photo a été prise ; Échap termine</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Note</translation>
  </message>
  <message>
   <source>Write a note about the photo</source>
   <translation>Écrire une note sur la photo</translation>
  </message>
  <message>
   <source>Take the review back</source>
   <translation>Retirer l'avis</translation>
  </message>
  <message>
   <source>The photo is not reviewed any more</source>
   <translation>La photo n'est plus revue</translation>
  </message>
  <message>
   <source>Accept and go on</source>
   <translation>Accepter et continuer</translation>
  </message>
  <message>
   <source>Accept the selected candidate, or the first, and go to the next photo that is not reviewed</source>
   <translation>Accepter le candidat sélectionné, ou le premier, et passer à la prochaine photo non revue</translation>
  </message>
  <message>
   <source>Next to review</source>
   <translation>Prochaine à revoir</translation>
  </message>
  <message>
   <source>Go to the next photo that is not reviewed</source>
   <translation>Passer à la prochaine photo non revue</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Annuler l'avis</translation>
  </message>
  <message>
   <source>Undo the latest review</source>
   <translation>Annuler le dernier avis</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Rétablir</translation>
  </message>
  <message>
   <source>Do the latest undone review again</source>
   <translation>Rétablir le dernier avis annulé</translation>
  </message>
  <message>
   <source>Show the photo beside the references of the candidate, or hide that</source>
   <translation>Montrer la photo à côté des références du candidat, ou les masquer</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Exécutions</translation>
  </message>
  <message>
   <source>Open a run of earlier: its photos, answers and reviews</source>
   <translation>Ouvrir une exécution antérieure : ses photos, réponses et avis</translation>
  </message>
  <message>
   <source>Open run…</source>
   <translation>Ouvrir une exécution…</translation>
  </message>
  <message>
   <source>Open a run</source>
   <translation>Ouvrir une exécution</translation>
  </message>
  <message>
   <source>Runs (*.gpkg)</source>
   <translation>Exécutions (*.gpkg)</translation>
  </message>
  <message>
   <source>{date}, {system}, {photos}</source>
   <translation>{date}, {system}, {photos}</translation>
  </message>
  <message>
   <source>{run}, {count} not located</source>
   <translation>{run}, {count} non localisées</translation>
  </message>
  <message>
   <source>Locate</source>
   <translation>Localiser</translation>
  </message>
  <message>
   <source>Locate the rest</source>
   <translation>Localiser le reste</translation>
  </message>
  <message>
   <source>Locate the remaining photos of {run} with the settings of that run</source>
   <translation>Localiser les photos restantes de {run} avec les paramètres de cette exécution</translation>
  </message>
  <message>
   <source>The run's file names the new places now.</source>
   <translation>Le fichier de l'exécution indique maintenant les nouveaux emplacements.</translation>
  </message>
  <message>
   <source>1 of them by its name alone, as the run does not hold its content's digest.</source>
   <translation>1 d'entre elles par son seul nom, car l'exécution ne contient pas l'empreinte de son contenu.</translation>
  </message>
  <message>
   <source>{count} of them by their names alone, as the run does not hold their content's digests.</source>
   <translation>{count} d'entre elles par leurs seuls noms, car l'exécution ne contient pas les empreintes de leur contenu.</translation>
  </message>
  <message>
   <source>Save a repaired copy…</source>
   <translation>Enregistrer une copie réparée…</translation>
  </message>
  <message>
   <source>Write what can be read to a new file, which can be reviewed</source>
   <translation>Écrire ce qui est lisible dans un nouveau fichier, qui peut être revu</translation>
  </message>
  <message>
   <source>Find them…</source>
   <translation>Les chercher…</translation>
  </message>
  <message>
   <source>Choose the folder that they are in now; they are known by their content</source>
   <translation>Choisir le dossier où elles sont maintenant ; elles sont reconnues à leur contenu</translation>
  </message>
  <message>
   <source>Remember</source>
   <translation>Mémoriser</translation>
  </message>
  <message>
   <source>Write into the run's file where its photos are now</source>
   <translation>Écrire dans le fichier de l'exécution où ses photos sont maintenant</translation>
  </message>
  <message>
   <source>Folder that the photos are in now</source>
   <translation>Dossier où les photos sont maintenant</translation>
  </message>
  <message>
   <source>Save a repaired copy</source>
   <translation>Enregistrer une copie réparée</translation>
  </message>
  <message>
   <source>{count} of {photos} are not where they were.</source>
   <translation>{count} sur {photos} ne sont plus où elles étaient.</translation>
  </message>
  <message>
   <source>1 photo was found in {folder}.</source>
   <translation>1 photo a été trouvée dans {folder}.</translation>
  </message>
  <message>
   <source>{count} photos were found in {folder}.</source>
   <translation>{count} photos ont été trouvées dans {folder}.</translation>
  </message>
  <message>
   <source>Looking through {folder}…</source>
   <translation>Recherche dans {folder}…</translation>
  </message>
  <message>
   <source>1 of {photos} is not where it was.</source>
   <translation>1 sur {photos} n'est plus où elle était.</translation>
  </message>
  <message>
   <source>By the votes of the look-alikes alone it would be number {place}; now it is number {rank}.</source>
   <translation>Par les seuls votes des photos ressemblantes, il serait numéro {place} ; il est maintenant numéro {rank}.</translation>
  </message>
  <message>
   <source>{references} other references within 1 km; {alike} of them among the {neighbours} most alike.</source>
   <translation>{references} autres références à moins de 1 km ; {alike} d'entre elles parmi les {neighbours} plus ressemblantes.</translation>
  </message>
  <message>
   <source>The best has similarity {best}, the photo's ten best anywhere {usual} on average.</source>
   <translation>La meilleure a une similarité de {best} ; les dix meilleures de la photo, où que ce soit, {usual} en moyenne.</translation>
  </message>
  <message>
   <source>This system, or the version that made this run, does not tell it.</source>
   <translation>Ce système, ou la version qui a fait cette exécution, ne le dit pas.</translation>
  </message>
  <message>
   <source>The photos of the album were fused; what each says alone is not told here.</source>
   <translation>Les photos de l'album ont été fusionnées ; ce que chacune dit seule n'est pas indiqué ici.</translation>
  </message>
  <message>
   <source>The reranker changed its score by {change}. Bars: what it would lose without each of these.</source>
   <translation>Le reclassement a changé son score de {change}. Barres : ce qu'il perdrait sans chacun de ces éléments.</translation>
  </message>
  <message>
   <source>It is not told by this system, or by the version that made this run.</source>
   <translation>Ce système, ou la version qui a fait cette exécution, ne l'indique pas.</translation>
  </message>
  <message>
   <source>Why it was scored so</source>
   <translation>Pourquoi ce score</translation>
  </message>
  <message>
   <source>What speaks against it</source>
   <translation>Ce qui parle contre lui</translation>
  </message>
  <message>
   <source>What is around it</source>
   <translation>Ce qui l'entoure</translation>
  </message>
  <message>
   <source>Nothing was found; that proves nothing.</source>
   <translation>Rien n'a été trouvé ; cela ne prouve rien.</translation>
  </message>
  <message>
   <source>Retrieves similar reference photos and reranks their places by the evidence near each</source>
   <translation>Cherche des photos de référence semblables et reclasse leurs lieux d'après les indices proches</translation>
  </message>
  <message>
   <source>Classifies into geocells made of states and provinces, then refines by the photos in them</source>
   <translation>Choisit des géocellules faites d'États et de provinces, puis affine avec leurs photos</translation>
  </message>
  <message>
   <source>Classifies into square geocells, smaller where photos are dense; answers with their centres</source>
   <translation>Choisit des géocellules carrées, plus petites où les photos sont denses ; répond par leurs centres</translation>
  </message>
  <message>
   <source>Compares the photo with 100,000 places; its weights come with the model pack geoclip-world</source>
   <translation>Compare la photo à 100 000 lieux ; ses poids viennent avec le paquet de modèles geoclip-world</translation>
  </message>
  <message>
   <source>Samples places anywhere on Earth and draws their density, slowly without a GPU; its weights must be downloaded first</source>
   <translation>Tire des lieux partout sur la Terre et dessine leur densité, lentement sans GPU ; ses poids doivent d'abord être téléchargés</translation>
  </message>
  <message>
   <source>Draw all its cells</source>
   <translation>Dessiner toutes ses cellules</translation>
  </message>
  <message>
   <source>Add a layer with the probability of every geocell; it is large if there are many photos</source>
   <translation>Ajouter une couche avec la probabilité de chaque géocellule ; elle est grande s'il y a beaucoup de photos</translation>
  </message>
  <message>
   <source>own candidates</source>
   <translation>ses candidats</translation>
  </message>
  <message>
   <source>Another system can name more places; Pinpoint ranks them with its own, by the reference photos there</source>
   <translation>Un autre système peut nommer d'autres lieux ; Pinpoint les classe avec les siens, d'après les photos de référence qui s'y trouvent</translation>
  </message>
  <message>
   <source>Another system can propose candidates only where each photo is located by itself</source>
   <translation>Un autre système ne peut proposer des candidats que si chaque photo est localisée séparément</translation>
  </message>
  <message>
   <source>{system} cannot be chosen: {need}</source>
   <translation>{system} ne peut pas être choisi : {need}</translation>
  </message>
  <message>
   <source>{system} (not available)</source>
   <translation>{system} (indisponible)</translation>
  </message>
  <message>
   <source>Only photos that were taken there count</source>
   <translation>Seules comptent les photos prises là</translation>
  </message>
  <message>
   <source>Search only there too</source>
   <translation>Chercher seulement là aussi</translation>
  </message>
  <message>
   <source>Tick this if you will know that the photos to locate come from this area</source>
   <translation>Cochez si vous saurez que les photos à localiser viennent de cette zone</translation>
  </message>
  <message>
   <source>Photos in a folder</source>
   <translation>Photos d'un dossier</translation>
  </message>
  <message>
   <source>Folder of photos with GPS</source>
   <translation>Dossier de photos avec GPS</translation>
  </message>
  <message>
   <source>Try it</source>
   <translation>Essayer</translation>
  </message>
  <message>
   <source>Save layers…</source>
   <translation>Enregistrer les couches…</translation>
  </message>
  <message>
   <source>Save plot…</source>
   <translation>Enregistrer le graphique…</translation>
  </message>
  <message>
   <source>Photos are read and located; you can keep working in QGIS.</source>
   <translation>Les photos sont lues et localisées ; vous pouvez continuer à travailler dans QGIS.</translation>
  </message>
  <message>
   <source>Save the photos and error lines</source>
   <translation>Enregistrer les photos et les lignes d'erreur</translation>
  </message>
  <message>
   <source>Pinpoint: how well it works here</source>
   <translation>Pinpoint : qualité des réponses ici</translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation>Enregistrer le graphique</translation>
  </message>
  <message>
   <source>Photos with GPS are located as if their place were unknown, then compared with it.</source>
   <translation>Des photos avec GPS sont localisées comme si leur lieu était inconnu, puis comparées à celui-ci.</translation>
  </message>
  <message>
   <source>Photos taken</source>
   <translation>Photos prises</translation>
  </message>
  <message>
   <source>no folder is chosen; choose one with photos that have GPS</source>
   <translation>aucun dossier n'est choisi ; choisissez-en un avec des photos qui ont un GPS</translation>
  </message>
  <message>
   <source>Photos in the list: {count}</source>
   <translation>Photos de la liste : {count}</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>Annulé.</translation>
  </message>
  <message>
   <source>{folder} holds no photo; choose another folder</source>
   <translation>{folder} ne contient aucune photo ; choisissez un autre dossier</translation>
  </message>
  <message>
   <source>the drawing has no place in {crs}; change the project's coordinate reference system</source>
   <translation>le dessin n'a pas de lieu en {crs} ; changez le système de coordonnées de référence du projet</translation>
  </message>
  <message>
   <source>the circle is too large; draw one with a radius of up to {most} km</source>
   <translation>le cercle est trop grand ; dessinez-en un d'un rayon de {most} km au plus</translation>
  </message>
  <message>
   <source>{name} is a device or a pipe</source>
   <translation>{name} est un périphérique ou un tube</translation>
  </message>
  <message>
   <source>choose photo files</source>
   <translation>choisissez des fichiers photo</translation>
  </message>
  <message>
   <source>{name} is not there</source>
   <translation>{name} est introuvable</translation>
  </message>
  <message>
   <source>check the path, or leave it out</source>
   <translation>vérifiez le chemin, ou écartez-le</translation>
  </message>
  <message>
   <source>{name} is empty</source>
   <translation>{name} est vide</translation>
  </message>
  <message>
   <source>copy it again</source>
   <translation>copiez-le à nouveau</translation>
  </message>
  <message>
   <source>{name} is a raw file</source>
   <translation>{name} est un fichier brut</translation>
  </message>
  <message>
   <source>export it as JPEG</source>
   <translation>exportez-le en JPEG</translation>
  </message>
  <message>
   <source>scale it down first</source>
   <translation>réduisez-le d'abord</translation>
  </message>
  <message>
   <source>the file has more than {number} MB</source>
   <translation>le fichier dépasse {number} Mo</translation>
  </message>
  <message>
   <source>{name} is a folder</source>
   <translation>{name} est un dossier</translation>
  </message>
  <message>
   <source>add it again, or choose photos in it</source>
   <translation>ajoutez-le à nouveau, ou choisissez-y des photos</translation>
  </message>
  <message>
   <source>the folder {path} cannot be opened: {why}</source>
   <translation>le dossier {path} ne peut pas être ouvert : {why}</translation>
  </message>
  <message>
   <source>permission denied</source>
   <translation>permission refusée</translation>
  </message>
  <message>
   <source>give yourself permission to read it, or leave it out</source>
   <translation>donnez-vous le droit de le lire, ou écartez-le</translation>
  </message>
  <message>
   <source>its path is too long</source>
   <translation>son chemin est trop long</translation>
  </message>
  <message>
   <source>move it up by some folders</source>
   <translation>remontez-le de quelques dossiers</translation>
  </message>
  <message>
   <source>it is a link that leads back to itself</source>
   <translation>c'est un lien qui mène à lui-même</translation>
  </message>
  <message>
   <source>remove the link</source>
   <translation>supprimez le lien</translation>
  </message>
  <message>
   <source>no reason is given</source>
   <translation>aucune raison n'est donnée</translation>
  </message>
  <message>
   <source>see that its disk is there and sound, then try again</source>
   <translation>vérifiez que son disque est là et en bon état, puis réessayez</translation>
  </message>
  <message>
   <source>{path} cannot be read: {why}</source>
   <translation>{path} ne peut pas être lu : {why}</translation>
  </message>
  <message>
   <source>{name} is too large: {why}</source>
   <translation>{name} est trop grand : {why}</translation>
  </message>
  <message>
   <source>{name} is broken or cut short ({why})</source>
   <translation>{name} est endommagé ou tronqué ({why})</translation>
  </message>
  <message>
   <source>{name} is {kind}, which cannot be read here for want of {needed}</source>
   <translation>{name} est du {kind}, illisible ici faute de {needed}</translation>
  </message>
  <message>
   <source>save it as JPEG, or use the engine that Pinpoint sets up on this machine, which has it</source>
   <translation>enregistrez-le en JPEG, ou utilisez le moteur que Pinpoint installe sur cette machine, qui l'a</translation>
  </message>
  <message>
   <source>its header cannot be read</source>
   <translation>son en-tête est illisible</translation>
  </message>
  <message>
   <source>{name} is no photo that can be read</source>
   <translation>{name} n'est pas une photo lisible</translation>
  </message>
  <message>
   <source>use JPEG, PNG, WebP or TIFF</source>
   <translation>utilisez JPEG, PNG, WebP ou TIFF</translation>
  </message>
  <message>
   <source>export it as JPEG, which may have more, or scale it down</source>
   <translation>exportez-le en JPEG, qui peut en avoir plus, ou réduisez-le</translation>
  </message>
  <message>
   <source>{name} was written to while it was read</source>
   <translation>{name} a été modifié pendant sa lecture</translation>
  </message>
  <message>
   <source>locate it again</source>
   <translation>localisez-la à nouveau</translation>
  </message>
  <message>
   <source>it unpacks to more pixels than there is room for</source>
   <translation>décompressée, elle a plus de pixels que la place disponible</translation>
  </message>
  <message>
   <source>{name} is a JPEG of 12 bits or of another kind that is not supported</source>
   <translation>{name} est un JPEG à 12 bits ou d'un autre type non pris en charge</translation>
  </message>
  <message>
   <source>it ends too early</source>
   <translation>il se termine trop tôt</translation>
  </message>
  <message>
   <source>its pixels cannot be unpacked</source>
   <translation>ses pixels ne peuvent pas être décompressés</translation>
  </message>
  <message>
   <source>copy it again or export it as JPEG</source>
   <translation>copiez-le à nouveau ou exportez-le en JPEG</translation>
  </message>
  <message>
   <source>scale it down, or save it as a plain JPEG</source>
   <translation>réduisez-le, ou enregistrez-le en JPEG simple</translation>
  </message>
  <message>
   <source>{size} pixels in a progressive JPEG</source>
   <translation>{size} pixels dans un JPEG progressif</translation>
  </message>
  <message>
   <source>{size} pixels</source>
   <translation>{size} pixels</translation>
  </message>
  <message>
   <source>more than {count} frames</source>
   <translation>plus de {count} images</translation>
  </message>
  <message>
   <source>export one of them as JPEG</source>
   <translation>exportez-en une en JPEG</translation>
  </message>
  <message>
   <source>{name} is black, or uses only the lowest of its 16 bits</source>
   <translation>{name} est noire, ou n'utilise que les plus bas de ses 16 bits</translation>
  </message>
  <message>
   <source>{name} holds only a thumbnail, as raw files do</source>
   <translation>{name} ne contient qu'une vignette, comme les fichiers bruts</translation>
  </message>
  <message>
   <source>{name} is a TIFF with 16-bit colours in separate planes</source>
   <translation>{name} est un TIFF avec des couleurs 16 bits en plans séparés</translation>
  </message>
  <message>
   <source>{name} is a TIFF whose sample format is not supported ({what})</source>
   <translation>{name} est un TIFF dont le format d'échantillon n'est pas pris en charge ({what})</translation>
  </message>
  <message>
   <source>{name} is a TIFF whose compression, {kind}, is not supported</source>
   <translation>{name} est un TIFF dont la compression, {kind}, n'est pas prise en charge</translation>
  </message>
  <message>
   <source>the model finds nothing to compare in this photo</source>
   <translation>le modèle ne trouve rien à comparer dans cette photo</translation>
  </message>
  <message>
   <source>{system} takes no candidates of {other}</source>
   <translation>{system} ne prend pas de candidats de {other}</translation>
  </message>
  <message>
   <source>choose pinpoint, or leave {other} out</source>
   <translation>choisissez pinpoint, ou laissez {other} de côté</translation>
  </message>
  <message>
   <source>{system} takes each photo by itself</source>
   <translation>{system} prend chaque photo seule</translation>
  </message>
  <message>
   <source>choose that, or another system for a trip</source>
   <translation>choisissez cela, ou un autre système pour un voyage</translation>
  </message>
  <message>
   <source>places without photos are no gallery of photos</source>
   <translation>des lieux sans photos ne sont pas une galerie de photos</translation>
  </message>
  <message>
   <source>leave them in the pack they came with</source>
   <translation>laissez-les dans le paquet d’où ils viennent</translation>
  </message>
  <message>
   <source>try another</source>
   <translation>essayez-en une autre</translation>
  </message>
  <message>
   <source>no reference photo lies in the search area</source>
   <translation>aucune photo de référence ne se trouve dans la zone de recherche</translation>
  </message>
  <message>
   <source>too few of PLONK's samples lie in the search area, {count} of {total}</source>
   <translation>trop peu de tirages de PLONK se trouvent dans la zone de recherche, {count} sur {total}</translation>
  </message>
  <message>
   <source>widen it or choose another system</source>
   <translation>élargissez-la ou choisissez un autre système</translation>
  </message>
  <message>
   <source>widen it or add a gallery that covers it</source>
   <translation>élargissez-la ou ajoutez une galerie qui la couvre</translation>
  </message>
  <message>
   <source>widen it, add a gallery that covers it, or, if its file has latitude first, exchange the two</source>
   <translation>élargissez-la, ajoutez une galerie qui la couvre ou, si son fichier donne la latitude d'abord, échangez les deux</translation>
  </message>
  <message>
   <source>all references that could be searched belong to this photo itself</source>
   <translation>toutes les références possibles appartiennent à cette photo elle-même</translation>
  </message>
  <message>
   <source>add a gallery of other photos of the area</source>
   <translation>ajoutez une galerie d'autres photos de la zone</translation>
  </message>
  <message>
   <source>the engine crashed twice on this photo</source>
   <translation>le moteur a planté deux fois sur cette photo</translation>
  </message>
  <message>
   <source>save it again in an image editor, or leave it out</source>
   <translation>enregistrez-la à nouveau dans un éditeur d'images, ou écartez-la</translation>
  </message>
  <message>
   <source>the engine takes at most {count} photos in albums</source>
   <translation>le moteur accepte au plus {count} photos en albums</translation>
  </message>
  <message>
   <source>choose fewer</source>
   <translation>choisissez-en moins</translation>
  </message>
  <message>
   <source>the engine ended the job too early</source>
   <translation>le moteur a terminé la tâche trop tôt</translation>
  </message>
  <message>
   <source>the engine stopped during the job</source>
   <translation>le moteur s'est arrêté pendant la tâche</translation>
  </message>
  <message>
   <source>the engine's answer was cut off</source>
   <translation>la réponse du moteur a été interrompue</translation>
  </message>
  <message>
   <source>try again</source>
   <translation>réessayez</translation>
  </message>
  <message>
   <source>this photo is larger than the engine accepts</source>
   <translation>cette photo est plus grande que ce que le moteur accepte</translation>
  </message>
  <message>
   <source>crop it, or locate it with an engine in QGIS</source>
   <translation>recadrez-la, ou localisez-la avec un moteur dans QGIS</translation>
  </message>
  <message>
   <source>the engine at {host} cannot be reached ({why})</source>
   <translation>le moteur sur {host} est injoignable ({why})</translation>
  </message>
  <message>
   <source>check that it is running, its address, and the network</source>
   <translation>vérifiez qu'il fonctionne, son adresse et le réseau</translation>
  </message>
  <message>
   <source>the proxy refuses the connection or cannot be reached</source>
   <translation>le proxy refuse la connexion ou est injoignable</translation>
  </message>
  <message>
   <source>no machine is known by this name</source>
   <translation>aucune machine n'est connue sous ce nom</translation>
  </message>
  <message>
   <source>the connection is refused: nothing listens there</source>
   <translation>la connexion est refusée : rien n'écoute là</translation>
  </message>
  <message>
   <source>no answer in time</source>
   <translation>pas de réponse à temps</translation>
  </message>
  <message>
   <source>no encrypted connection can be made, it may speak http only</source>
   <translation>aucune connexion chiffrée n'est possible, il ne parle peut-être que http</translation>
  </message>
  <message>
   <source>the connection was cut</source>
   <translation>la connexion a été coupée</translation>
  </message>
  <message>
   <source>it is not a valid address</source>
   <translation>ce n'est pas une adresse valide</translation>
  </message>
  <message>
   <source>{url} is not an address</source>
   <translation>{url} n'est pas une adresse</translation>
  </message>
  <message>
   <source>write https://host:port</source>
   <translation>écrivez https://host:port</translation>
  </message>
  <message>
   <source>the token would be sent to {host} unencrypted</source>
   <translation>le jeton serait envoyé à {host} sans chiffrement</translation>
  </message>
  <message>
   <source>use https://</source>
   <translation>utilisez https://</translation>
  </message>
  <message>
   <source>the certificate of {host} is not trusted ({why})</source>
   <translation>le certificat de {host} n'est pas approuvé ({why})</translation>
  </message>
  <message>
   <source>the certificates that {name} names are not at {path}</source>
   <translation>les certificats que désigne {name} ne sont pas dans {path}</translation>
  </message>
  <message>
   <source>name a file that is there</source>
   <translation>indiquez un fichier qui existe</translation>
  </message>
  <message>
   <source>name the file of its authority, or give the engine a trusted certificate</source>
   <translation>indiquez le fichier de son autorité, ou donnez au moteur un certificat approuvé</translation>
  </message>
  <message>
   <source>{host} answers {number} and is no Pinpoint engine</source>
   <translation>{host} répond {number} et n'est pas un moteur Pinpoint</translation>
  </message>
  <message>
   <source>check the address, or try again when the engine is running</source>
   <translation>vérifiez l'adresse, ou réessayez quand le moteur fonctionne</translation>
  </message>
  <message>
   <source>it cannot be verified</source>
   <translation>il ne peut pas être vérifié</translation>
  </message>
  <message>
   <source>it does not answer as it should</source>
   <translation>il ne répond pas comme il devrait</translation>
  </message>
  <message>
   <source>the engine speaks protocol {theirs}, this Pinpoint {ours}</source>
   <translation>le moteur parle le protocole {theirs}, ce Pinpoint {ours}</translation>
  </message>
  <message>
   <source>bring both to the same version</source>
   <translation>mettez les deux à la même version</translation>
  </message>
  <message>
   <source>the engine's answer cannot be read ({why})</source>
   <translation>la réponse du moteur est illisible ({why})</translation>
  </message>
  <message>
   <source>bring Pinpoint and the engine to the same version</source>
   <translation>mettez Pinpoint et le moteur à la même version</translation>
  </message>
  <message>
   <source>{folder} is not a gallery</source>
   <translation>{folder} n'est pas une galerie</translation>
  </message>
  <message>
   <source>the gallery {folder} is damaged: {what}</source>
   <translation>la galerie {folder} est endommagée : {what}</translation>
  </message>
  <message>
   <source>{name} is missing</source>
   <translation>{name} manque</translation>
  </message>
  <message>
   <source>{name} is damaged</source>
   <translation>{name} est endommagé</translation>
  </message>
  <message>
   <source>build it again</source>
   <translation>reconstruisez-la</translation>
  </message>
  <message>
   <source>the gallery {folder} cannot be read ({why})</source>
   <translation>la galerie {folder} est illisible ({why})</translation>
  </message>
  <message>
   <source>check its permissions</source>
   <translation>vérifiez ses permissions</translation>
  </message>
  <message>
   <source>{name} does not match its checksum</source>
   <translation>{name} ne correspond pas à sa somme de contrôle</translation>
  </message>
  <message>
   <source>{name} has {count} bytes instead of {wanted}</source>
   <translation>{name} a {count} octets au lieu de {wanted}</translation>
  </message>
  <message>
   <source>the gallery {folder} has the first format</source>
   <translation>la galerie {folder} a le premier format</translation>
  </message>
  <message>
   <source>{folder} has gallery format {theirs}, unknown to this version</source>
   <translation>{folder} a le format de galerie {theirs}, inconnu de cette version</translation>
  </message>
  <message>
   <source>update Pinpoint, or build it again</source>
   <translation>mettez Pinpoint à jour, ou construisez-la à nouveau</translation>
  </message>
  <message>
   <source>the gallery {folder} was made by another model ({theirs}, not {ours})</source>
   <translation>la galerie {folder} a été faite par un autre modèle ({theirs}, et non {ours})</translation>
  </message>
  <message>
   <source>the gallery {folder} was made by another model</source>
   <translation>la galerie {folder} a été faite par un autre modèle</translation>
  </message>
  <message>
   <source>another program is changing the gallery {folder}</source>
   <translation>un autre programme est en train de modifier la galerie {folder}</translation>
  </message>
  <message>
   <source>another program has made a gallery in {folder} meanwhile</source>
   <translation>un autre programme a créé entre-temps une galerie dans {folder}</translation>
  </message>
  <message>
   <source>wait until it has finished</source>
   <translation>attendez qu'il ait fini</translation>
  </message>
  <message>
   <source>free some space and run it again: what was done is kept</source>
   <translation>libérez de la place et relancez : ce qui était fait est gardé</translation>
  </message>
  <message>
   <source>none of these photos has a position</source>
   <translation>aucune de ces photos n'a de position</translation>
  </message>
  <message>
   <source>use geotagged photos, or a CSV with coordinates</source>
   <translation>prenez des photos géolocalisées, ou un CSV avec des coordonnées</translation>
  </message>
  <message>
   <source>{folder} holds other files, which would be lost</source>
   <translation>{folder} contient d'autres fichiers, qui seraient perdus</translation>
  </message>
  <message>
   <source>name a new folder</source>
   <translation>indiquez un nouveau dossier</translation>
  </message>
  <message>
   <source>these galleries were made by different models</source>
   <translation>ces galeries ont été faites par des modèles différents</translation>
  </message>
  <message>
   <source>build them again with one</source>
   <translation>reconstruisez-les avec un seul</translation>
  </message>
  <message>
   <source>there is no model pack in {folder}</source>
   <translation>il n'y a pas de paquet de modèles dans {folder}</translation>
  </message>
  <message>
   <source>reinstall Pinpoint or name another under Settings &gt; Options &gt; Pinpoint</source>
   <translation>réinstallez Pinpoint ou indiquez-en un autre sous Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>the pack {folder} is damaged: {what}</source>
   <translation>le paquet {folder} est endommagé : {what}</translation>
  </message>
  <message>
   <source>reinstall it</source>
   <translation>réinstallez-le</translation>
  </message>
  <message>
   <source>the pack {folder} cannot be read ({why})</source>
   <translation>le paquet {folder} est illisible ({why})</translation>
  </message>
  <message>
   <source>{folder} has pack format {theirs}, not {ours}</source>
   <translation>{folder} a le format de paquet {theirs}, et non {ours}</translation>
  </message>
  <message>
   <source>get the pack of this version</source>
   <translation>obtenez le paquet de cette version</translation>
  </message>
  <message>
   <source>the pack {name} has no {system}, only {others}</source>
   <translation>le paquet {name} n'a pas {system}, seulement {others}</translation>
  </message>
  <message>
   <source>choose one of these</source>
   <translation>choisissez l'un d'eux</translation>
  </message>
  <message>
   <source>there is not enough memory for one photo at a time</source>
   <translation>la mémoire ne suffit pas même pour une seule photo</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>il est vide</translation>
  </message>
  <message>
   <source>draw it again or delete it</source>
   <translation>redessinez-le ou supprimez-le</translation>
  </message>
  <message>
   <source>it has no geometry</source>
   <translation>il n'a pas de géométrie</translation>
  </message>
  <message>
   <source>draw one or delete it</source>
   <translation>dessinez-en une ou supprimez-le</translation>
  </message>
  <message>
   <source>a coordinate is missing or not a finite number</source>
   <translation>une coordonnée manque ou n'est pas un nombre fini</translation>
  </message>
  <message>
   <source>correct it or draw it again</source>
   <translation>corrigez-le ou redessinez-le</translation>
  </message>
  <message>
   <source>it encloses no area</source>
   <translation>il n'entoure aucune surface</translation>
  </message>
  <message>
   <source>give it at least three corners that are not in line</source>
   <translation>donnez-lui au moins trois sommets non alignés</translation>
  </message>
  <message>
   <source>it lies outside the range of its coordinate reference system</source>
   <translation>il est hors du domaine de son système de coordonnées de référence</translation>
  </message>
  <message>
   <source>move it or draw it again</source>
   <translation>déplacez-le ou redessinez-le</translation>
  </message>
  <message>
   <source>its coordinates are not degrees</source>
   <translation>ses coordonnées ne sont pas des degrés</translation>
  </message>
  <message>
   <source>save it in EPSG:4326 first</source>
   <translation>enregistrez-le d'abord en EPSG:4326</translation>
  </message>
  <message>
   <source>it is wider than the Earth</source>
   <translation>il est plus large que la Terre</translation>
  </message>
  <message>
   <source>draw a smaller one</source>
   <translation>dessinez-en un plus petit</translation>
  </message>
  <message>
   <source>it is a {kind}</source>
   <translation>c'est un {kind}</translation>
  </message>
  <message>
   <source>draw a polygon around the place you mean</source>
   <translation>dessinez un polygone autour du lieu voulu</translation>
  </message>
  <message>
   <source>{source} gives no search area: {why}</source>
   <translation>{source} ne donne aucune zone de recherche : {why}</translation>
  </message>
  <message>
   <source>it holds no polygon</source>
   <translation>il ne contient aucun polygone</translation>
  </message>
  <message>
   <source>draw one</source>
   <translation>dessinez-en un</translation>
  </message>
  <message>
   <source>{names} of {source} skipped: {why}</source>
   <translation>{names} de {source} ignoré : {why}</translation>
  </message>
  <message>
   <source>a hole of {name}</source>
   <translation>un trou de {name}</translation>
  </message>
  <message>
   <source>feature {number}</source>
   <translation>entité {number}</translation>
  </message>
  <message>
   <source>the layer {name}</source>
   <translation>la couche {name}</translation>
  </message>
  <message>
   <source>longitude and latitude are swapped, for no latitude is {number}</source>
   <translation>longitude et latitude sont inversées, car aucune latitude ne vaut {number}</translation>
  </message>
  <message>
   <source>write longitude first</source>
   <translation>écrivez la longitude d'abord</translation>
  </message>
  <message>
   <source>{name} of {source} is taken the long way round, {width}° wide</source>
   <translation>{name} de {source} est pris par le long chemin, large de {width}°</translation>
  </message>
  <message>
   <source>if it is meant to cross the 180° meridian, write its longitudes as {west} to {east}</source>
   <translation>s'il doit traverser le méridien 180°, écrivez ses longitudes de {west} à {east}</translation>
  </message>
  <message>
   <source>the search area has no surface</source>
   <translation>la zone de recherche n'a pas de surface</translation>
  </message>
  <message>
   <source>draw a polygon that encloses some ground</source>
   <translation>dessinez un polygone qui entoure du terrain</translation>
  </message>
  <message>
   <source>a search area is wider than the Earth</source>
   <translation>une zone de recherche est plus large que la Terre</translation>
  </message>
  <message>
   <source>zoom in or choose a smaller one</source>
   <translation>zoomez ou choisissez-en une plus petite</translation>
  </message>
  <message>
   <source>no country, state or province is called "{name}"</source>
   <translation>aucun pays, État ou province ne s'appelle « {name} »</translation>
  </message>
  <message>
   <source>use its name in English or in the country itself</source>
   <translation>utilisez son nom en anglais ou celui du pays lui-même</translation>
  </message>
  <message>
   <source>use {names} if you mean one of these</source>
   <translation>utilisez {names} si c'est ce que vous voulez dire</translation>
  </message>
  <message>
   <source>"{name}" may mean {several}</source>
   <translation>« {name} » peut désigner {several}</translation>
  </message>
  <message>
   <source>use one of these</source>
   <translation>utilisez l'un d'eux</translation>
  </message>
  <message>
   <source>{path} was written by a newer version of Pinpoint, so it is only shown</source>
   <translation>{path} vient d'une version plus récente de Pinpoint et n'est donc que montré</translation>
  </message>
  <message>
   <source>update Pinpoint to change it</source>
   <translation>mettez Pinpoint à jour pour le modifier</translation>
  </message>
  <message>
   <source>{path} is only shown, as it is read-only</source>
   <translation>{path} n'est que montré, car il est en lecture seule</translation>
  </message>
  <message>
   <source>{path} is only shown, as its folder is read-only</source>
   <translation>{path} n'est que montré, car son dossier est en lecture seule</translation>
  </message>
  <message>
   <source>copy it to a folder of your own to change it</source>
   <translation>copiez-le dans un dossier à vous pour le modifier</translation>
  </message>
  <message>
   <source>it is open in another program, or on a drive without file locks, as some network drives are</source>
   <translation>il est ouvert dans un autre programme, ou sur un lecteur sans verrous de fichiers, comme certains lecteurs réseau</translation>
  </message>
  <message>
   <source>close it there, or copy it to this computer</source>
   <translation>fermez-le là, ou copiez-le sur cet ordinateur</translation>
  </message>
  <message>
   <source>{path} cannot be written: {why}</source>
   <translation>{path} ne peut pas être écrit : {why}</translation>
  </message>
  <message>
   <source>it is being edited in another program</source>
   <translation>il est en cours d'édition dans un autre programme</translation>
  </message>
  <message>
   <source>save or end the edits there</source>
   <translation>enregistrez ou terminez l'édition là</translation>
  </message>
  <message>
   <source>it is damaged</source>
   <translation>il est endommagé</translation>
  </message>
  <message>
   <source>save a repaired copy of it</source>
   <translation>enregistrez-en une copie réparée</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>le disque est plein</translation>
  </message>
  <message>
   <source>free some space</source>
   <translation>libérez de la place</translation>
  </message>
  <message>
   <source>check its permissions, or choose another folder</source>
   <translation>vérifiez ses permissions, ou choisissez un autre dossier</translation>
  </message>
  <message>
   <source>the disk reports an error</source>
   <translation>le disque signale une erreur</translation>
  </message>
  <message>
   <source>choose another folder</source>
   <translation>choisissez un autre dossier</translation>
  </message>
  <message>
   <source>{path} is not a Pinpoint run</source>
   <translation>{path} n'est pas une exécution de Pinpoint</translation>
  </message>
  <message>
   <source>choose the GeoPackage of a run</source>
   <translation>choisissez le GeoPackage d'une exécution</translation>
  </message>
  <message>
   <source>save a repaired copy of it, or locate its photos again</source>
   <translation>enregistrez-en une copie réparée, ou localisez à nouveau ses photos</translation>
  </message>
  <message>
   <source>{path} cannot be read ({why})</source>
   <translation>{path} ne peut pas être lu ({why})</translation>
  </message>
  <message>
   <source>check the path and its permissions</source>
   <translation>vérifiez le chemin et ses permissions</translation>
  </message>
  <message>
   <source>{path} is gone, or its disk was disconnected</source>
   <translation>{path} a disparu, ou son disque a été débranché</translation>
  </message>
  <message>
   <source>bring it back</source>
   <translation>remettez-le</translation>
  </message>
  <message>
   <source>this run was located by {theirs}, not {ours}</source>
   <translation>cette exécution a été localisée par {theirs}, et non {ours}</translation>
  </message>
  <message>
   <source>go on with that one</source>
   <translation>continuez avec celui-là</translation>
  </message>
  <message>
   <source>this run cannot go on: the {name} {how}</source>
   <translation>cette exécution ne peut pas continuer : {name} {how}</translation>
  </message>
  <message>
   <source>has changed since</source>
   <translation>a changé depuis</translation>
  </message>
  <message>
   <source>is missing now</source>
   <translation>manque maintenant</translation>
  </message>
  <message>
   <source>was not used then</source>
   <translation>n'était pas utilisé alors</translation>
  </message>
  <message>
   <source>is missing now, or has changed</source>
   <translation>manque maintenant, ou a changé</translation>
  </message>
  <message>
   <source>use the same one, or start a new run</source>
   <translation>utilisez le même, ou commencez une nouvelle exécution</translation>
  </message>
  <message>
   <source>use the same ones, or start a new run</source>
   <translation>utilisez les mêmes, ou commencez une nouvelle exécution</translation>
  </message>
  <message>
   <source>answer {number} to {name} is damaged</source>
   <translation>la réponse {number} à {name} est endommagée</translation>
  </message>
  <message>
   <source>locate the photo again</source>
   <translation>localisez à nouveau la photo</translation>
  </message>
  <message>
   <source>save a repaired copy, or locate the photos again</source>
   <translation>enregistrez une copie réparée, ou localisez à nouveau les photos</translation>
  </message>
  <message>
   <source>the table {name} is missing: {what}</source>
   <translation>la table {name} manque : {what}</translation>
  </message>
  <message>
   <source>the table run is empty: {what}</source>
   <translation>la table run est vide : {what}</translation>
  </message>
  <message>
   <source>photos are listed from their candidates and failures, without their confidence, notes and reviews</source>
   <translation>les photos sont listées d'après leurs candidats et échecs, sans leur confiance, leurs notes ni leurs avis</translation>
  </message>
  <message>
   <source>photos are shown without candidates</source>
   <translation>les photos sont montrées sans candidats</translation>
  </message>
  <message>
   <source>candidates are shown without evidence</source>
   <translation>les candidats sont montrés sans indices</translation>
  </message>
  <message>
   <source>photos are shown without regions</source>
   <translation>les photos sont montrées sans régions</translation>
  </message>
  <message>
   <source>it is not known why photos failed</source>
   <translation>on ne sait pas pourquoi des photos ont échoué</translation>
  </message>
  <message>
   <source>it is not known how and when the run was made</source>
   <translation>on ne sait pas comment ni quand l'exécution a été faite</translation>
  </message>
  <message>
   <source>the file is cut short, and what was at its end is missing or wrong</source>
   <translation>le fichier est tronqué, et ce qui était à la fin manque ou est faux</translation>
  </message>
  <message>
   <source>a part of the table {name} cannot be read, and what was there is not shown</source>
   <translation>une partie de la table {name} est illisible, et ce qui s'y trouvait n'est pas montré</translation>
  </message>
  <message>
   <source>the table {name} has rows with the id of another one, which are not shown ({rows})</source>
   <translation>la table {name} a des lignes avec l'identifiant d'une autre, qui ne sont pas montrées ({rows})</translation>
  </message>
  <message>
   <source>the {what} in the table {table} is missing or impossible, and is left out</source>
   <translation>{what} dans la table {table} manque ou est impossible, et est écarté</translation>
  </message>
  <message>
   <source>locate the photos again</source>
   <translation>localisez à nouveau les photos</translation>
  </message>
  <message>
   <source>{path} cannot be written ({why})</source>
   <translation>{path} ne peut pas être écrit ({why})</translation>
  </message>
  <message>
   <source>no such file or directory</source>
   <translation>aucun fichier ou dossier de ce nom</translation>
  </message>
  <message>
   <source>no space left on device</source>
   <translation>plus de place sur le périphérique</translation>
  </message>
  <message>
   <source>out of memory</source>
   <translation>mémoire insuffisante</translation>
  </message>
  <message>
   <source>free some space or choose another folder</source>
   <translation>libérez de la place ou choisissez un autre dossier</translation>
  </message>
  <message>
   <source>choose another name</source>
   <translation>choisissez un autre nom</translation>
  </message>
  <message>
   <source>{path} is open in another program, such as QGIS</source>
   <translation>{path} est ouvert dans un autre programme, comme QGIS</translation>
  </message>
  <message>
   <source>remove its layers there, or choose another name</source>
   <translation>retirez-y ses couches, ou choisissez un autre nom</translation>
  </message>
  <message>
   <source>no photo of {path} is accepted</source>
   <translation>aucune photo de {path} n'est acceptée</translation>
  </message>
  <message>
   <source>accept a candidate first, or place a photo on the map</source>
   <translation>acceptez d'abord un candidat, ou placez une photo sur la carte</translation>
  </message>
  <message>
   <source>{host} is given up ({why})</source>
   <translation>{host} n'est plus interrogé ({why})</translation>
  </message>
  <message>
   <source>it is busy, HTTP {number}</source>
   <translation>il est surchargé, HTTP {number}</translation>
  </message>
  <message>
   <source>it asks to wait {number} s</source>
   <translation>il demande d'attendre {number} s</translation>
  </message>
  <message>
   <source>{host} asks to wait {number} s</source>
   <translation>{host} demande d'attendre {number} s</translation>
  </message>
  <message>
   <source>its answers cannot be used</source>
   <translation>ses réponses sont inutilisables</translation>
  </message>
  <message>
   <source>its answer comes too slowly</source>
   <translation>sa réponse arrive trop lentement</translation>
  </message>
  <message>
   <source>{host} cannot be asked ({why})</source>
   <translation>{host} ne peut pas être interrogé ({why})</translation>
  </message>
  <message>
   <source>check its address and the network: what was fetched stays, try again later</source>
   <translation>vérifiez l'adresse et le réseau : ce qui a été récupéré reste ; réessayez plus tard</translation>
  </message>
  <message>
   <source>what was fetched stays, try again later</source>
   <translation>ce qui a été récupéré reste ; réessayez plus tard</translation>
  </message>
  <message>
   <source>what was fetched stays, try again after that</source>
   <translation>ce qui a été récupéré reste ; réessayez après cela</translation>
  </message>
  <message>
   <source>{host} answers {number}</source>
   <translation>{host} répond {number}</translation>
  </message>
  <message>
   <source>{host} answers {number} ({what})</source>
   <translation>{host} répond {number} ({what})</translation>
  </message>
  <message>
   <source>check the token, and what it may be used for</source>
   <translation>vérifiez le jeton, et ce qu'il permet</translation>
  </message>
  <message>
   <source>check its address, and whether it is open to all</source>
   <translation>vérifiez l'adresse, et si elle est ouverte à tous</translation>
  </message>
  <message>
   <source>enter a contact in the dock or set PINPOINT_CONTACT, as some hosts want to know who asks</source>
   <translation>indiquez un contact dans le panneau ou définissez PINPOINT_CONTACT, car certains veulent savoir qui demande</translation>
  </message>
  <message>
   <source>{host} has trouble with {number} parts of the area ({why}), and no imagery in the others</source>
   <translation>{host} a des difficultés avec {number} parties de la zone ({why}), et aucune image dans les autres</translation>
  </message>
  <message>
   <source>try again later</source>
   <translation>réessayez plus tard</translation>
  </message>
  <message>
   <source>the area is too large: {host} would have to be asked {number} times or more, for it is asked for at most {side}° at once</source>
   <translation>la zone est trop grande : {host} devrait être interrogé {number} fois ou plus, car on lui demande au plus {side}° à la fois</translation>
  </message>
  <message>
   <source>the area is too large: {host} would have to be asked {number} times or more, which takes {time} at its pace, for it is asked for at most {side}° at once</source>
   <translation>la zone est trop grande : {host} devrait être interrogé {number} fois ou plus, ce qui prend {time} à son rythme, car on lui demande au plus {side}° à la fois</translation>
  </message>
  <message>
   <source>{number} minutes</source>
   <translation>{number} minutes</translation>
  </message>
  <message>
   <source>{number} hours</source>
   <translation>{number} heures</translation>
  </message>
  <message>
   <source>draw a smaller one, such as longitude {west} to {east}, latitude {south} to {north} ({km} km from south to north)</source>
   <translation>dessinez-en une plus petite, par exemple longitude {west} à {east}, latitude {south} à {north} ({km} km du sud au nord)</translation>
  </message>
  <message>
   <source>{host} has no imagery here</source>
   <translation>{host} n'a pas d'images ici</translation>
  </message>
  <message>
   <source>draw a larger area, or choose another source</source>
   <translation>dessinez une zone plus grande, ou choisissez une autre source</translation>
  </message>
  <message>
   <source>{fault}; {remedy}</source>
   <translation>{fault} ; {remedy}</translation>
  </message>
  <message>
   <source>Located on this machine, in a process of its own</source>
   <translation>Localisé sur cette machine, dans un processus séparé</translation>
  </message>
  <message>
   <source>Located on this machine, inside QGIS</source>
   <translation>Localisé sur cette machine, dans QGIS</translation>
  </message>
  <message>
   <source>There is no engine on this machine yet; photos cannot be located</source>
   <translation>Il n'y a pas encore de moteur sur cette machine ; les photos ne peuvent pas être localisées</translation>
  </message>
  <message>
   <source>The engine on this machine is not whole; photos cannot be located until it is set up again</source>
   <translation>Le moteur de cette machine est incomplet ; les photos ne peuvent pas être localisées tant qu'il n'est pas réinstallé</translation>
  </message>
  <message>
   <source>The engine on this machine is for an older Pinpoint; photos cannot be located until it is set up again</source>
   <translation>Le moteur de cette machine est celui d'un Pinpoint plus ancien ; les photos ne peuvent pas être localisées tant qu'il n'est pas réinstallé</translation>
  </message>
  <message>
   <source>Located elsewhere: the pixels of photos are sent to {host}</source>
   <translation>Localisé ailleurs : les pixels des photos sont envoyés à {host}</translation>
  </message>
  <message>
   <source>QGIS closes; no engine is started any more</source>
   <translation>QGIS se ferme ; aucun moteur n'est plus démarré</translation>
  </message>
  <message>
   <source>there is no system {name}; choose one of {have} in the dock</source>
   <translation>il n'y a pas de système {name} ; choisissez dans le panneau l'un de {have}</translation>
  </message>
  <message>
   <source>{name} could not be written completely; free some space or choose another folder</source>
   <translation>{name} n'a pas pu être écrit entièrement ; libérez de la place ou choisissez un autre dossier</translation>
  </message>
  <message>
   <source>{column}: {count} texts cut at {most} bytes; they are whole in the CSV</source>
   <translation>{column} : {count} textes coupés à {most} octets ; ils sont entiers dans le CSV</translation>
  </message>
  <message>
   <source>{name} has no known format; end it in one of {names}</source>
   <translation>{name} n'a pas de format connu ; terminez-le par l'un de {names}</translation>
  </message>
  <message>
   <source>{table}: CSV cannot hold outlines; they are in the run's GeoPackage</source>
   <translation>{table} : le CSV ne peut pas contenir de contours ; ils sont dans le GeoPackage de l'exécution</translation>
  </message>
  <message>
   <source>{table}: {count} without a place left out</source>
   <translation>{table} : {count} sans lieu laissés de côté</translation>
  </message>
  <message>
   <source>this QGIS cannot write {suffix}; choose .gpkg, or run `pinpoint export` on the run's GeoPackage</source>
   <translation>ce QGIS ne peut pas écrire {suffix} ; choisissez .gpkg, ou lancez `pinpoint export` sur le GeoPackage de l'exécution</translation>
  </message>
  <message>
   <source>Find {photos} in {folder}</source>
   <translation>Chercher {photos} dans {folder}</translation>
  </message>
  <message>
   <source>Probabilities stay as the pack ships them.</source>
   <translation>Les probabilités restent celles du paquet.</translation>
  </message>
  <message>
   <source>The probabilities are fitted on {count} questions of {albums} sequences: their log loss on sequences that were left out falls from {before} to {after}. The next run uses them.</source>
   <translation>Les probabilités sont ajustées sur {count} questions de {albums} séquences : leur perte logarithmique sur les séquences écartées passe de {before} à {after}. La prochaine exécution les utilise.</translation>
  </message>
  <message>
   <source>{path} is not a gallery; choose the folder of one, which Build gallery makes</source>
   <translation>{path} n'est pas une galerie ; choisissez le dossier d'une galerie, que fait Construire une galerie</translation>
  </message>
  <message>
   <source>Nothing is fitted: {references} references of {sequences} sequences can be asked about fairly; it takes {least} of {fewest}.</source>
   <translation>Rien n’est ajusté : {references} références de {sequences} séquences peuvent être interrogées équitablement ; il en faut {least} de {fewest}.</translation>
  </message>
  <message>
   <source>probabilities fitted</source>
   <translation>probabilités ajustées</translation>
  </message>
  <message>
   <source>probabilities not fitted</source>
   <translation>probabilités non ajustées</translation>
  </message>
  <message>
   <source>probabilities to be fitted again</source>
   <translation>probabilités à ajuster de nouveau</translation>
  </message>
  <message>
   <source>{count} references</source>
   <translation>{count} références</translation>
  </message>
  <message>
   <source>{count} reference</source>
   <translation>{count} référence</translation>
  </message>
  <message>
   <source>{count} of any kind</source>
   <translation>{count} de tout type</translation>
  </message>
  <message>
   <source>{count} street-level frames</source>
   <translation>{count} vues de rue</translation>
  </message>
  <message>
   <source>1 shard</source>
   <translation>1 fragment</translation>
  </message>
  <message>
   <source>another program is changing it</source>
   <translation>un autre programme est en train de la modifier</translation>
  </message>
  <message>
   <source>older format; upgrade it to be able to change it</source>
   <translation>ancien format ; convertissez-la pour pouvoir la modifier</translation>
  </message>
  <message>
   <source>Nothing is kept: what was fitted is no better than chance.</source>
   <translation>Rien n’est gardé : l’ajustement ne fait pas mieux que le hasard.</translation>
  </message>
  <message>
   <source>{count} shards</source>
   <translation>{count} fragments</translation>
  </message>
  <message>
   <source>{folder} has no references; add photos to it</source>
   <translation>{folder} n'a pas de références ; ajoutez-lui des photos</translation>
  </message>
  <message>
   <source>format {number}</source>
   <translation>format {number}</translation>
  </message>
  <message>
   <source>{count} removed, still taking room; compact it to free it</source>
   <translation>{count} retirées, prennent encore de la place ; compactez-la pour la libérer</translation>
  </message>
  <message>
   <source>{count} added, not searched yet; compact it to finish</source>
   <translation>{count} ajoutées, pas encore cherchées ; compactez-la pour terminer</translation>
  </message>
  <message>
   <source>Made by the model {model}; digest {digest}</source>
   <translation>Faite par le modèle {model} ; empreinte {digest}</translation>
  </message>
  <message>
   <source>The gallery is damaged; build it again, or restore it from a copy</source>
   <translation>La galerie est endommagée ; construisez-la à nouveau, ou restaurez-la d'une copie</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>Ajouter…</translation>
  </message>
  <message>
   <source>Say more of the gallery</source>
   <translation>En dire plus sur la galerie</translation>
  </message>
  <message>
   <source>Read all of the gallery, and say what is damaged</source>
   <translation>Lire toute la galerie, et dire ce qui est endommagé</translation>
  </message>
  <message>
   <source>Make it smaller and faster; what was left to be done is finished first</source>
   <translation>La rend plus petite et plus rapide ; ce qui restait à faire est d'abord terminé</translation>
  </message>
  <message>
   <source>Ask the services of its open imagery what is new in the same areas, and download it; they learn again where you look</source>
   <translation>Demander aux services de ses images ouvertes ce qu’il y a de nouveau dans les mêmes zones, et le télécharger ; ils apprennent à nouveau où vous cherchez</translation>
  </message>
  <message>
   <source>Convert it to the format of this version, so that it can be changed</source>
   <translation>La convertir au format de cette version, pour pouvoir la modifier</translation>
  </message>
  <message>
   <source>Fit the probabilities of the chosen pack on the references of all these galleries together, each asked without its sequence</source>
   <translation>Ajuster les probabilités du paquet choisi sur les références de toutes ces galeries ensemble, chacune interrogée sans sa séquence</translation>
  </message>
  <message>
   <source>Write its references to a layer in the folder of runs, and add it to the map</source>
   <translation>Écrire ses références dans une couche du dossier des exécutions, et l'ajouter à la carte</translation>
  </message>
  <message>
   <source>Use it no longer; its folder stays as it is</source>
   <translation>Ne plus l'utiliser ; son dossier reste tel quel</translation>
  </message>
  <message>
   <source>Make or change</source>
   <translation>Créer ou modifier</translation>
  </message>
  <message>
   <source>Folder of a gallery, made by *Build gallery* in the toolbox</source>
   <translation>Dossier d'une galerie, créée par *Construire une galerie* dans la boîte à outils</translation>
  </message>
  <message>
   <source>{gallery} has the references of the galleries that it was merged from; remove those from the list</source>
   <translation>{gallery} contient les références des galeries qui y sont fusionnées ; retirez celles-ci de la liste</translation>
  </message>
  <message>
   <source>Reading galleries</source>
   <translation>Lecture des galeries</translation>
  </message>
  <message>
   <source>Verifying</source>
   <translation>Vérification</translation>
  </message>
  <message>
   <source>Compacting</source>
   <translation>Compactage</translation>
  </message>
  <message>
   <source>Asking for new imagery</source>
   <translation>Demande de nouvelles images</translation>
  </message>
  <message>
   <source>Fitting the probabilities</source>
   <translation>Ajustement des probabilités</translation>
  </message>
  <message>
   <source>Writing a layer</source>
   <translation>Écriture d'une couche</translation>
  </message>
  <message>
   <source>Cancelled; nothing that was done is lost</source>
   <translation>Annulé ; rien de ce qui était fait n'est perdu</translation>
  </message>
  <message>
   <source>{gallery} is compact: the next run uses its new state</source>
   <translation>{gallery} est compacte : la prochaine exécution utilise son nouvel état</translation>
  </message>
  <message>
   <source>On the map: {count} references, in {path}</source>
   <translation>Sur la carte : {count} références, dans {path}</translation>
  </message>
  <message>
   <source>Info</source>
   <translation>Infos</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Vérifier</translation>
  </message>
  <message>
   <source>Compact</source>
   <translation>Compacter</translation>
  </message>
  <message>
   <source>Refresh</source>
   <translation>Actualiser</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>Ajuster</translation>
  </message>
  <message>
   <source>Upgrade</source>
   <translation>Convertir</translation>
  </message>
  <message>
   <source>Show on map</source>
   <translation>Montrer sur la carte</translation>
  </message>
  <message>
   <source>Remove from list</source>
   <translation>Retirer de la liste</translation>
  </message>
  <message>
   <source>{gallery} is whole</source>
   <translation>{gallery} est intacte</translation>
  </message>
  <message>
   <source>Build gallery</source>
   <translation>Construire une galerie</translation>
  </message>
  <message>
   <source>Add photos to gallery</source>
   <translation>Ajouter des photos à une galerie</translation>
  </message>
  <message>
   <source>Remove references from gallery</source>
   <translation>Retirer des références d'une galerie</translation>
  </message>
  <message>
   <source>Merge galleries</source>
   <translation>Fusionner des galeries</translation>
  </message>
  <message>
   <source>The remote engine does not search galleries on this machine, so imagery would change no answer; choose an engine on this machine under Settings &gt; Options &gt; Pinpoint</source>
   <translation>Le moteur distant ne cherche pas dans les galeries de cette machine, les images ne changeraient donc aucune réponse ; choisissez un moteur sur cette machine dans Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>Panoramas among them: {count}; each becomes four references</source>
   <translation>Panoramas parmi elles : {count} ; chacun devient quatre références</translation>
  </message>
  <message>
   <source>{percent} of the area could not be asked for; what is there is not counted</source>
   <translation>{percent} de la zone n’ont pas pu être demandés ; ce qui s’y trouve n’est pas compté</translation>
  </message>
  <message>
   <source>Some places have more pictures than {host} tells of; those that it does not tell of are missing</source>
   <translation>À certains endroits, il y a plus d'images que {host} n'en indique; celles qu'il n'indique pas manquent</translation>
  </message>
  <message>
   <source>To download: about {size} in {minutes} minutes, from {hosts}</source>
   <translation>À télécharger : environ {size} en {minutes} minutes, depuis {hosts}</translation>
  </message>
  <message>
   <source>To download: about {size} in a minute, from {hosts}</source>
   <translation>À télécharger : environ {size} en une minute, depuis {hosts}</translation>
  </message>
  <message>
   <source>Street level, mostly in France; free licences</source>
   <translation>Au niveau de la rue, surtout en France ; licences libres</translation>
  </message>
  <message>
   <source>Street level, worldwide, CC BY-SA 4.0; needs an access token of your own</source>
   <translation>Au niveau de la rue, dans le monde entier, CC BY-SA 4.0 ; demande un jeton personnel</translation>
  </message>
  <message>
   <source>Photos of places worldwide; free licences</source>
   <translation>Photos de lieux du monde entier ; licences libres</translation>
  </message>
  <message>
   <source>Photos worldwide, those under a Creative Commons licence; needs an API key of your own</source>
   <translation>Photos du monde entier sous licence Creative Commons ; demande une clé d’API personnelle</translation>
  </message>
  <message>
   <source>{system} searches no galleries, so imagery would change no answer; choose Pinpoint + {system} under Located by, and locate the photos in a new run</source>
   <translation>{system} ne cherche dans aucune galerie, les images ne changeraient donc aucune réponse ; choisissez Pinpoint + {system} sous Localisé par, et localisez les photos dans une nouvelle exécution</translation>
  </message>
  <message>
   <source>{count} pictures there, {chosen} of them one for each 20 m and direction</source>
   <translation>{count} images là, dont {chosen} à raison d’une par 20 m et direction</translation>
  </message>
  <message>
   <source>{count} of these are not in the gallery yet</source>
   <translation>{count} d’entre elles ne sont pas encore dans la galerie</translation>
  </message>
  <message>
   <source>{count} are left out for their licence</source>
   <translation>{count} sont écartées à cause de leur licence</translation>
  </message>
  <message>
   <source>{count} are left out: {why}</source>
   <translation>{count} sont laissées de côté : {why}</translation>
  </message>
  <message>
   <source>{count} show the same as another at the same place</source>
   <translation>{count} montrent la même chose qu’une autre au même endroit</translation>
  </message>
  <message>
   <source>{count} are said to be panoramas and are none</source>
   <translation>{count} sont dites panoramas et n’en sont pas</translation>
  </message>
  <message>
   <source>{count} show nothing that the model can compare</source>
   <translation>{count} ne montrent rien que le modèle puisse comparer</translation>
  </message>
  <message>
   <source>{count} are gone where they were</source>
   <translation>{count} ne sont plus là où elles étaient</translation>
  </message>
  <message>
   <source>{count} could not be downloaded</source>
   <translation>{count} n’ont pas pu être téléchargées</translation>
  </message>
  <message>
   <source>{count} got no answer from their host</source>
   <translation>{count} sont restées sans réponse de leur hôte</translation>
  </message>
  <message>
   <source>{count} are broken</source>
   <translation>{count} sont abîmées</translation>
  </message>
  <message>
   <source>{count} were not asked for: {why}</source>
   <translation>{count} n’ont pas été demandées : {why}</translation>
  </message>
  <message>
   <source>1 new reference</source>
   <translation>1 nouvelle référence</translation>
  </message>
  <message>
   <source>{count} new references</source>
   <translation>{count} nouvelles références</translation>
  </message>
  <message>
   <source>not brought: {reasons}; press Refresh under Settings &gt; Options &gt; Pinpoint to ask again</source>
   <translation>non apportées : {reasons} ; appuyez sur Actualiser dans Préférences &gt; Options &gt; Pinpoint pour les redemander</translation>
  </message>
  <message>
   <source>a part of the area could not be asked for; press Refresh under Settings &gt; Options &gt; Pinpoint</source>
   <translation>une partie de la zone n’a pas pu être demandée ; appuyez sur Actualiser dans Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>left out: {reasons}</source>
   <translation>laissées de côté : {reasons}</translation>
  </message>
  <message>
   <source>pictures also came from {hosts}, where their hosts sent for them</source>
   <translation>des images sont aussi venues de {hosts}, où leurs hôtes ont renvoyé</translation>
  </message>
  <message>
   <source>QGIS's own Python lacks packages of the engine; {remedy}</source>
   <translation>il manque au Python de QGIS des paquets du moteur ; {remedy}</translation>
  </message>
  <message>
   <source>shapely in QGIS's own Python was built for GEOS {theirs} and QGIS has {ours}; both in one process can crash QGIS, so {remedy}</source>
   <translation>shapely dans le Python de QGIS a été construit pour GEOS {theirs} et QGIS a {ours} ; les deux dans un processus peuvent faire planter QGIS, donc {remedy}</translation>
  </message>
  <message>
   <source>QGIS's own Python cannot read photos ({reason}), which an engine inside QGIS or on another machine needs; {remedy}</source>
   <translation>le Python de QGIS ne peut pas lire de photos ({reason}), ce dont un moteur dans QGIS ou sur une autre machine a besoin ; {remedy}</translation>
  </message>
  <message>
   <source>shapely in QGIS's own Python does not load ({reason}); {remedy}</source>
   <translation>shapely dans le Python de QGIS ne se charge pas ({reason}) ; {remedy}</translation>
  </message>
  <message>
   <source>Candidates</source>
   <translation>Candidats</translation>
  </message>
  <message>
   <source>Photos</source>
   <translation>Photos</translation>
  </message>
  <message>
   <source>Credible regions</source>
   <translation>Régions crédibles</translation>
  </message>
  <message>
   <source>Geocells</source>
   <translation>Géocellules</translation>
  </message>
  <message>
   <source>Failures</source>
   <translation>Échecs</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Exécution</translation>
  </message>
  <message>
   <source>Ranked candidates are leads, never proof. Probabilities hold for photos like those tested.</source>
   <translation>Les candidats classés sont des pistes, jamais des preuves. Les probabilités valent pour des photos comme celles testées.</translation>
  </message>
  <message>
   <source>World map</source>
   <translation>Carte du monde</translation>
  </message>
  <message>
   <source>not calibrated</source>
   <translation>non calibré</translation>
  </message>
  <message>
   <source>Pinpoint: {table}, run {run}</source>
   <translation>Pinpoint : {table}, exécution {run}</translation>
  </message>
  <message>
   <source>one place</source>
   <translation>un lieu</translation>
  </message>
  <message>
   <source>one trip</source>
   <translation>un trajet</translation>
  </message>
  <message>
   <source>in 1 area</source>
   <translation>dans 1 zone</translation>
  </message>
  <message>
   <source>{source} has no rows to be read now; open it again in a moment</source>
   <translation>{source} n'a pas de lignes lisibles pour l'instant ; rouvrez-le dans un moment</translation>
  </message>
  <message>
   <source>QGIS cannot open {path}, because of the | in its name; rename the file or folder</source>
   <translation>QGIS ne peut pas ouvrir {path} à cause du | dans son nom ; renommez le fichier ou le dossier</translation>
  </message>
  <message>
   <source>{path} has no table {name} and is no run of Pinpoint; locate the photos again</source>
   <translation>{path} n'a pas de table {name} et n'est pas une exécution de Pinpoint ; localisez de nouveau les photos</translation>
  </message>
  <message>
   <source>{path} is being written by another program; open it again in a moment</source>
   <translation>{path} est en cours d'écriture par un autre programme ; rouvrez-le dans un moment</translation>
  </message>
  <message>
   <source>{fault} in Settings &gt; Options &gt; Pinpoint</source>
   <translation>{fault} dans Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>in {count} areas</source>
   <translation>dans {count} zones</translation>
  </message>
  <message>
   <source>an unexpected error occurred ({reason}); please report it, with the diagnostics</source>
   <translation>une erreur inattendue s'est produite ({reason}) ; veuillez la signaler, avec le diagnostic</translation>
  </message>
  <message>
   <source>the engine ended unexpectedly ({reason}); try again, or reinstall the engine</source>
   <translation>le moteur s'est arrêté de façon inattendue ({reason}) ; réessayez, ou réinstallez le moteur</translation>
  </message>
  <message>
   <source>{python} cannot be started; reinstall the engine in the Pinpoint dock</source>
   <translation>{python} ne peut pas être démarré ; réinstallez le moteur dans le panneau Pinpoint</translation>
  </message>
  <message>
   <source>another QGIS is setting the engine up; wait until it has finished or close that QGIS, and try again</source>
   <translation>un autre QGIS installe le moteur ; attendez qu'il ait fini ou fermez-le, et réessayez</translation>
  </message>
  <message>
   <source>press Set up engine in the Pinpoint dock</source>
   <translation>appuyez sur Installer le moteur dans le panneau Pinpoint</translation>
  </message>
  <message>
   <source>the engine is not set up on this machine; {press}</source>
   <translation>le moteur n'est pas installé sur cette machine ; {press}</translation>
  </message>
  <message>
   <source>the engine on this machine is incomplete: its set-up was interrupted, or its Python was removed; {press} to reinstall it</source>
   <translation>le moteur de cette machine est incomplet : son installation a été interrompue, ou son Python supprimé ; {press} pour le réinstaller</translation>
  </message>
  <message>
   <source>the engine on this machine was set up for an older Pinpoint; {press} to reinstall it</source>
   <translation>le moteur de cette machine a été installé pour un Pinpoint plus ancien ; {press} pour le réinstaller</translation>
  </message>
  <message>
   <source>{root} cannot be created ({reason}); choose another folder</source>
   <translation>{root} ne peut pas être créé ({reason}) ; choisissez un autre dossier</translation>
  </message>
  <message>
   <source>{root} cannot be written; choose another folder in the options</source>
   <translation>impossible d'écrire dans {root} ; choisissez un autre dossier dans les options</translation>
  </message>
  <message>
   <source>{folder} cannot be removed ({reason}); close the programs that use it</source>
   <translation>{folder} ne peut pas être supprimé ({reason}) ; fermez les programmes qui l'utilisent</translation>
  </message>
  <message>
   <source>{log} cannot be removed ({reason}); delete it yourself</source>
   <translation>{log} ne peut pas être supprimé ({reason}) ; supprimez-le vous-même</translation>
  </message>
  <message>
   <source>the engine was ended because QGIS closes or its settings changed; locate again</source>
   <translation>le moteur a été arrêté parce que QGIS se ferme ou que ses paramètres ont changé ; localisez de nouveau</translation>
  </message>
  <message>
   <source>the engine did not start ({reason}); see the log, and reinstall the engine in the Pinpoint dock</source>
   <translation>le moteur n'a pas démarré ({reason}) ; voyez le journal, et réinstallez le moteur dans le panneau Pinpoint</translation>
  </message>
  <message>
   <source>the engine did not start in time; try again when this machine is less busy</source>
   <translation>le moteur n'a pas démarré à temps ; réessayez quand cette machine est moins occupée</translation>
  </message>
  <message>
   <source>the engine did not start: {message}</source>
   <translation>le moteur n'a pas démarré : {message}</translation>
  </message>
  <message>
   <source>the engine was not ready after {seconds} s; try again when this machine is less busy</source>
   <translation>le moteur n'était pas prêt après {seconds} s ; réessayez quand cette machine est moins occupée</translation>
  </message>
  <message>
   <source>the engine crashed {count} times within ten minutes; see the log, and reinstall the engine</source>
   <translation>le moteur a planté {count} fois en dix minutes ; voyez le journal, et réinstallez le moteur</translation>
  </message>
  <message>
   <source>that Python has an engine of another version ({theirs}, protocol {spoken}; needed: {version}, {protocol}); reinstall the engine, or remove pinpoint-engine from that Python</source>
   <translation>ce Python a un moteur d'une autre version ({theirs}, protocole {spoken} ; requis : {version}, {protocol}) ; réinstallez le moteur, ou retirez pinpoint-engine de ce Python</translation>
  </message>
  <message>
   <source>Importing every package</source>
   <translation>Importation de tous les paquets</translation>
  </message>
  <message>
   <source>{name} does not import ({why}); reinstall the engine, or install the package in that Python</source>
   <translation>{name} ne s'importe pas ({why}) ; réinstallez le moteur, ou installez le paquet dans ce Python</translation>
  </message>
  <message>
   <source>there are no packages for Macs with Intel processors; use a remote engine</source>
   <translation>il n'y a pas de paquets pour les Mac à processeur Intel ; utilisez un moteur distant</translation>
  </message>
  <message>
   <source>there are no packages for Windows on ARM; use a remote engine</source>
   <translation>il n'y a pas de paquets pour Windows sur ARM ; utilisez un moteur distant</translation>
  </message>
  <message>
   <source>the folder cannot be written; choose another one under Settings &gt; Options &gt; Pinpoint</source>
   <translation>impossible d'écrire dans le dossier ; choisissez-en un autre dans Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>a package differs from that in the lock file; do not trust that source, use another one</source>
   <translation>un paquet diffère de celui du fichier de verrouillage ; ne vous fiez pas à cette source, utilisez-en une autre</translation>
  </message>
  <message>
   <source>the disk is full; free some space, or choose another folder</source>
   <translation>le disque est plein ; libérez de la place, ou choisissez un autre dossier</translation>
  </message>
  <message>
   <source>that Python cannot create environments; install python3-venv, or uv, and try again</source>
   <translation>ce Python ne peut pas créer d'environnements ; installez python3-venv, ou uv, et réessayez</translation>
  </message>
  <message>
   <source>a package is not available for this computer; check the index or folder of wheels</source>
   <translation>un paquet n'est pas disponible pour cet ordinateur ; vérifiez l'index ou le dossier de wheels</translation>
  </message>
  <message>
   <source>there is no Python 3.11 to 3.13; install one, or let uv download it while online</source>
   <translation>il n'y a pas de Python 3.11 à 3.13 ; installez-en un, ou laissez uv le télécharger en ligne</translation>
  </message>
  <message>
   <source>the connection is not trusted; ask your network administrator, or use a folder of wheels</source>
   <translation>la connexion n'est pas fiable ; demandez à votre administrateur réseau, ou utilisez un dossier de wheels</translation>
  </message>
  <message>
   <source>the package index cannot be reached; check network and proxy, or use a folder of wheels</source>
   <translation>l'index de paquets est injoignable ; vérifiez le réseau et le proxy, ou utilisez un dossier de wheels</translation>
  </message>
  <message>
   <source>the command failed without a message</source>
   <translation>la commande a échoué sans message</translation>
  </message>
  <message>
   <source>Creating the environment (uv)</source>
   <translation>Création de l'environnement (uv)</translation>
  </message>
  <message>
   <source>Installing the packages (uv)</source>
   <translation>Installation des paquets (uv)</translation>
  </message>
  <message>
   <source>Creating the environment (venv)</source>
   <translation>Création de l'environnement (venv)</translation>
  </message>
  <message>
   <source>Installing the packages (pip)</source>
   <translation>Installation des paquets (pip)</translation>
  </message>
  <message>
   <source>{name} does not import ({why}), and {count} more; reinstall the engine, or install the packages in that Python</source>
   <translation>{name} et {count} de plus ne s'importent pas ({why}) ; réinstallez le moteur, ou installez les paquets dans ce Python</translation>
  </message>
  <message>
   <source>{oldest} to {newest}</source>
   <translation>{oldest} à {newest}</translation>
  </message>
  <message>
   <source>Light: ONNX Runtime, for any computer</source>
   <translation>Léger : ONNX Runtime, pour tout ordinateur</translation>
  </message>
  <message>
   <source>Full: torch too, for GeoCLIP, PLONK and packs without ONNX</source>
   <translation>Complet : torch aussi, pour GeoCLIP, PLONK et les modèles sans ONNX</translation>
  </message>
  <message>
   <source>this machine has neither uv nor a Python {versions} with venv; install one of them (on Debian with python3-venv), choose an existing Python, or use a remote engine</source>
   <translation>cette machine n'a ni uv ni un Python {versions} avec venv ; installez l'un d'eux (sous Debian avec python3-venv), choisissez un Python existant, ou utilisez un moteur distant</translation>
  </message>
  <message>
   <source>that Python does not answer; choose another one, or reinstall the engine</source>
   <translation>ce Python ne répond pas ; choisissez-en un autre, ou réinstallez le moteur</translation>
  </message>
  <message>
   <source>there are no packages for this processor ({machine}); use a remote engine</source>
   <translation>il n'y a pas de paquets pour ce processeur ({machine}) ; utilisez un moteur distant</translation>
  </message>
  <message>
   <source>only {free} of disk space are free and {room} are needed; free some space, or choose another folder</source>
   <translation>seuls {free} d'espace disque sont libres et {room} sont nécessaires ; libérez de la place, ou choisissez un autre dossier</translation>
  </message>
  <message>
   <source>{fault}; see the log, and try again</source>
   <translation>{fault} ; voyez le journal, et réessayez</translation>
  </message>
  <message>
   <source>Python {version} is too old; choose one of {oldest} or newer</source>
   <translation>Python {version} est trop ancien ; choisissez {oldest} ou plus récent</translation>
  </message>
  <message>
   <source>cancelled; nothing was downloaded that could be kept</source>
   <translation>annulé ; rien de ce qui a été téléchargé ne pouvait être conservé</translation>
  </message>
  <message>
   <source>cancelled; {size} of downloads are kept for the next set-up</source>
   <translation>annulé ; {size} de téléchargements sont conservés pour la prochaine installation</translation>
  </message>
  <message>
   <source>The engine is set up (Python {version}, {count} packages checked)</source>
   <translation>Le moteur est installé (Python {version}, {count} paquets vérifiés)</translation>
  </message>
  <message>
   <source>the folder of wheels {offline} does not exist; check the path</source>
   <translation>le dossier de wheels {offline} n'existe pas ; vérifiez le chemin</translation>
  </message>
  <message>
   <source>there is no Python at {python}; check the path</source>
   <translation>il n'y a pas de Python à {python} ; vérifiez le chemin</translation>
  </message>
  <message>
   <source>the engine cannot be set up in {root}: {why}</source>
   <translation>le moteur ne peut pas être installé dans {root} : {why}</translation>
  </message>
  <message>
   <source>{root} cannot be written ({reason}); choose another folder</source>
   <translation>impossible d'écrire dans {root} ({reason}) ; choisissez un autre dossier</translation>
  </message>
  <message>
   <source>{program} cannot be started; check that it exists and is executable</source>
   <translation>{program} ne peut pas être démarré ; vérifiez qu'il existe et qu'il est exécutable</translation>
  </message>
  <message>
   <source>the environment could not be completed ({reason}); free some space and try again</source>
   <translation>l'environnement n'a pas pu être terminé ({reason}) ; libérez de la place et réessayez</translation>
  </message>
  <message>
   <source>Setting up {name} in {folder}</source>
   <translation>Installation de {name} dans {folder}</translation>
  </message>
  <message>
   <source>Set up Pinpoint's engine</source>
   <translation>Installer le moteur de Pinpoint</translation>
  </message>
  <message>
   <source>Photos are located by an engine with its own Python, separate from that of QGIS. It is installed once, for your user account only, and runs only while QGIS does. Nothing is installed until you press Install.</source>
   <translation>Les photos sont localisées par un moteur doté de son propre Python, séparé de celui de QGIS. Il est installé une fois, pour votre compte seulement, et ne tourne que tant que QGIS tourne. Rien n'est installé avant que vous n'appuyiez sur Installer.</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Moteur</translation>
  </message>
  <message>
   <source>Packages from</source>
   <translation>Paquets de</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Dossier</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Taille</translation>
  </message>
  <message>
   <source>The output of a set-up appears here, and is kept in a log file.</source>
   <translation>La sortie d'une installation apparaît ici, et est conservée dans un fichier journal.</translation>
  </message>
  <message>
   <source>folder with all wheels of the lock file</source>
   <translation>dossier avec tous les wheels du fichier de verrouillage</translation>
  </message>
  <message>
   <source>path of a Python that has all packages</source>
   <translation>chemin d'un Python qui a tous les paquets</translation>
  </message>
  <message>
   <source>Only these packages are downloaded; each is checked against its digest in Pinpoint's lock file.</source>
   <translation>Seuls ces paquets sont téléchargés ; chacun est comparé à son empreinte dans le fichier de verrouillage de Pinpoint.</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>Installer</translation>
  </message>
  <message>
   <source>Cancel set-up</source>
   <translation>Annuler l'installation</translation>
  </message>
  <message>
   <source>Uninstall</source>
   <translation>Désinstaller</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Aide</translation>
  </message>
  <message>
   <source>nothing is downloaded or installed</source>
   <translation>rien n'est téléchargé ni installé</translation>
  </message>
  <message>
   <source>The engine is being set up; you can keep working in QGIS.</source>
   <translation>Le moteur est en cours d'installation ; vous pouvez continuer à travailler dans QGIS.</translation>
  </message>
  <message>
   <source>Uninstall the engine?</source>
   <translation>Désinstaller le moteur ?</translation>
  </message>
  <message>
   <source>Photos cannot be located on this machine until it is installed again. Runs and galleries are kept.</source>
   <translation>Les photos ne pourront plus être localisées sur cette machine jusqu'à sa réinstallation. Les exécutions et les galeries sont conservées.</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Le garder</translation>
  </message>
  <message>
   <source>The engine is being removed; you can keep working in QGIS.</source>
   <translation>Le moteur est en cours de suppression ; vous pouvez continuer à travailler dans QGIS.</translation>
  </message>
  <message>
   <source>Set up: {kind}, Python {python}, {size}.</source>
   <translation>Installé : {kind}, Python {python}, {size}.</translation>
  </message>
  <message>
   <source>Set up: {kind}, Python {python}.</source>
   <translation>Installé : {kind}, Python {python}.</translation>
  </message>
  <message>
   <source>The engine is not set up.</source>
   <translation>Le moteur n'est pas installé.</translation>
  </message>
  <message>
   <source>An earlier set-up was interrupted; install again.</source>
   <translation>Une installation antérieure a été interrompue ; installez de nouveau.</translation>
  </message>
  <message>
   <source>The engine was set up for an older Pinpoint; install again.</source>
   <translation>Le moteur a été installé pour un Pinpoint plus ancien ; installez de nouveau.</translation>
  </message>
  <message>
   <source>{size} of downloads are kept for it.</source>
   <translation>{size} de téléchargements sont conservés pour lui.</translation>
  </message>
  <message>
   <source>The Python package index (PyPI)</source>
   <translation>L'index des paquets Python (PyPI)</translation>
  </message>
  <message>
   <source>Another package index</source>
   <translation>Un autre index de paquets</translation>
  </message>
  <message>
   <source>A folder of wheels (offline)</source>
   <translation>Un dossier de wheels (hors ligne)</translation>
  </message>
  <message>
   <source>An existing Python (nothing is installed)</source>
   <translation>Un Python existant (rien n'est installé)</translation>
  </message>
  <message>
   <source>Uninstall ({size})</source>
   <translation>Désinstaller ({size})</translation>
  </message>
  <message>
   <source>about {disk} on disk; {free} are free</source>
   <translation>environ {disk} sur le disque ; {free} sont libres</translation>
  </message>
  <message>
   <source>about {download} to download, about {disk} on disk; {free} are free</source>
   <translation>environ {download} à télécharger, environ {disk} sur le disque ; {free} sont libres</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>L'utiliser</translation>
  </message>
  <message>
   <source>The engine was removed</source>
   <translation>Le moteur a été supprimé</translation>
  </message>
  <message>
   <source>Photos are being located; wait until the run has ended, or cancel it</source>
   <translation>Des photos sont en cours de localisation ; attendez la fin de l'exécution, ou annulez-la</translation>
  </message>
  <message>
   <source>The engine is being set up; cancel the set-up first.</source>
   <translation>Le moteur est en cours d'installation ; annulez d'abord l'installation.</translation>
  </message>
  <message>
   <source>Uninstall the engine in {folder}?</source>
   <translation>Désinstaller le moteur de {folder} ?</translation>
  </message>
  <message>
   <source>it needs the full engine; press Set up engine and choose it</source>
   <translation>il lui faut le moteur complet ; appuyez sur Installer le moteur et choisissez-le</translation>
  </message>
  <message>
   <source>its weights are not here; get the model pack {name} in the options, which brings them</source>
   <translation>ses poids ne sont pas là ; prenez dans les options le paquet de modèles {name}, qui les apporte</translation>
  </message>
  <message>
   <source>the model pack does not have it; choose another one in the options</source>
   <translation>le modèle ne l'a pas ; choisissez-en un autre dans les options</translation>
  </message>
  <message>
   <source>its weights are not here; download them as Pinpoint's README describes</source>
   <translation>ses poids ne sont pas ici ; téléchargez-les comme le décrit le README de Pinpoint</translation>
  </message>
  <message>
   <source>{host} does not offer it</source>
   <translation>{host} ne le propose pas</translation>
  </message>
  <message>
   <source>the model pack {name} is not here; get it in the options</source>
   <translation>le paquet de modèles {name} n’est pas là ; prenez-le dans les options</translation>
  </message>
  <message>
   <source>the pack {name} needs the full engine; press Set up engine and choose it</source>
   <translation>le modèle {name} a besoin du moteur complet ; appuyez sur Installer le moteur et choisissez-le</translation>
  </message>
  <message>
   <source>{path} is damaged, so it is only shown; save a repaired copy, or locate its photos again</source>
   <translation>{path} est endommagé, il est donc seulement affiché ; enregistrez une copie réparée, ou localisez de nouveau ses photos</translation>
  </message>
  <message>
   <source>{path} cannot be read ({reason}); wait until no other program writes it, and try again</source>
   <translation>{path} ne peut pas être lu ({reason}) ; attendez qu'aucun autre programme n'y écrive, et réessayez</translation>
  </message>
  <message>
   <source>On this machine, in a process of its own</source>
   <translation>Sur cette machine, dans un processus séparé</translation>
  </message>
  <message>
   <source>On this machine, inside QGIS (its Python must have all packages)</source>
   <translation>Sur cette machine, dans QGIS (son Python doit avoir tous les paquets)</translation>
  </message>
  <message>
   <source>By an engine on another machine</source>
   <translation>Par un moteur sur une autre machine</translation>
  </message>
  <message>
   <source>Address of the remote engine</source>
   <translation>Adresse du moteur distant</translation>
  </message>
  <message>
   <source>Folder of the engine</source>
   <translation>Dossier du moteur</translation>
  </message>
  <message>
   <source>Folder of runs</source>
   <translation>Dossier des exécutions</translation>
  </message>
  <message>
   <source>Candidates per photo</source>
   <translation>Candidats par photo</translation>
  </message>
  <message>
   <source>Send photos there without asking again</source>
   <translation>Y envoyer les photos sans redemander</translation>
  </message>
  <message>
   <source>Copy diagnostics</source>
   <translation>Copier le diagnostic</translation>
  </message>
  <message>
   <source>Copy a report on versions, settings and the engine's state, to paste into a bug report. It names no user, no token and no host</source>
   <translation>Copier un rapport sur les versions, les paramètres et l'état du moteur, à coller dans un rapport d'anomalie. Il ne nomme ni utilisateur, ni jeton, ni hôte</translation>
  </message>
  <message>
   <source>Diagnostics copied</source>
   <translation>Diagnostic copié</translation>
  </message>
  <message>
   <source>Photos are located</source>
   <translation>Les photos sont localisées</translation>
  </message>
  <message>
   <source>Model pack</source>
   <translation>Modèle</translation>
  </message>
  <message>
   <source>Your own galleries</source>
   <translation>Vos propres galeries</translation>
  </message>
  <message>
   <source>stored encrypted in QGIS's authentication database</source>
   <translation>stocké chiffré dans la base d'authentification de QGIS</translation>
  </message>
  <message>
   <source>the token that the engine was started with</source>
   <translation>le jeton avec lequel le moteur a été démarré</translation>
  </message>
  <message>
   <source>Pixels of photos are sent to that engine, which uses its own pack and galleries.</source>
   <translation>Les pixels des photos sont envoyés à ce moteur, qui utilise son propre modèle et ses propres galeries.</translation>
  </message>
  <message>
   <source>Nothing leaves this machine unless you choose an engine on another machine.</source>
   <translation>Rien ne quitte cette machine à moins que vous ne choisissiez un moteur sur une autre machine.</translation>
  </message>
  <message>
   <source>Another folder</source>
   <translation>Un autre dossier</translation>
  </message>
  <message>
   <source>Get it</source>
   <translation>Obtenir</translation>
  </message>
  <message>
   <source>Cancelled; what was downloaded is kept, and goes on from there</source>
   <translation>Annulé ; ce qui a été téléchargé est gardé, et reprend de là</translation>
  </message>
  <message>
   <source>Downloaded. It is being assembled, which takes some minutes.</source>
   <translation>Téléchargé. L’assemblage est en cours, ce qui prend quelques minutes.</translation>
  </message>
  <message>
   <source>{pack} is here</source>
   <translation>{pack} est là</translation>
  </message>
  <message>
   <source>{pack}, which comes with the plugin</source>
   <translation>{pack}, fourni avec l’extension</translation>
  </message>
  <message>
   <source>{pack}, anywhere on Earth</source>
   <translation>{pack}, partout sur Terre</translation>
  </message>
  <message>
   <source>Getting {pack}</source>
   <translation>Obtention de {pack}</translation>
  </message>
  <message>
   <source>Anywhere on Earth, by the published weights of CLIP and GeoCLIP; nothing in it was trained on your area.</source>
   <translation>Partout sur Terre, avec les poids publiés de CLIP et de GeoCLIP ; rien n’y a été entraîné sur votre zone.</translation>
  </message>
  <message>
   <source>Its confidence is not calibrated until you fit it on a gallery of yours, built with this pack.</source>
   <translation>Sa confiance n’est pas calibrée tant que vous ne l’ajustez pas sur une galerie à vous, construite avec ce paquet.</translation>
  </message>
  <message>
   <source>It is not here yet: {size} are downloaded from {hosts}, and {room} are kept beside them (licence: MIT).</source>
   <translation>Il n’est pas encore là : {size} sont téléchargés de {hosts}, et {room} sont gardés à côté (licence : MIT).</translation>
  </message>
  <message>
   <source>Nothing of your photos is sent.</source>
   <translation>Rien de vos photos n’est envoyé.</translation>
  </message>
  <message>
   <source>{counts}. Run {run}, {galleries}. Leads, never proof.</source>
   <translation>{counts}. Exécution {run}, {galleries}. Des pistes, jamais des preuves.</translation>
  </message>
  <message>
   <source>Pinpoint: where the photos were probably taken</source>
   <translation>Pinpoint : où les photos ont probablement été prises</translation>
  </message>
  <message>
   <source>{share} within 25 km of</source>
   <translation>{share} à moins de 25 km de</translation>
  </message>
  <message>
   <source>{outcome}; otherwise near</source>
   <translation>{outcome} ; sinon près de</translation>
  </message>
  <message>
   <source>{path} cannot be written; choose another folder or free some space</source>
   <translation>impossible d'écrire {path} ; choisissez un autre dossier ou libérez de la place</translation>
  </message>
  <message>
   <source>and {count} more in the table of photos</source>
   <translation>et {count} de plus dans la table des photos</translation>
  </message>
  <message>
   <source>Find where photos were taken</source>
   <translation>Trouver où des photos ont été prises</translation>
  </message>
  <message>
   <source>Adds photos of known position to a gallery, as Build gallery takes them. Photos that the gallery has already are not worked on again.

Each photo is kept as soon as it is added: if you cancel, nothing of what was added is lost, and the same inputs go on from there. An open engine takes over the gallery's new state with the next run.</source>
   <translation>Ajoute à une galerie des photos de position connue, comme les prend Construire une galerie. Les photos que la galerie a déjà ne sont pas retraitées.

Chaque photo est gardée dès qu'elle est ajoutée : si vous annulez, rien de ce qui a été ajouté n'est perdu, et les mêmes entrées continuent de là. Un moteur ouvert prend le nouvel état de la galerie à la prochaine exécution.</translation>
  </message>
  <message>
   <source>gallery,references,geotagged,photos,add,append,update</source>
   <translation>galerie,références,géolocalisé,photos,ajouter,compléter,mettre à jour</translation>
  </message>
  <message>
   <source>Builds a gallery from photos of known position, without training. Photos are then also compared with these: nothing improves answers in your own area more. The work is done by the engine on this machine; nothing is sent anywhere.

Give one of these: a folder of geotagged photos, a CSV table with columns path, lat and lon, or a layer of points with a column of paths. A photo that cannot be used is named in the log and left out.

The gallery is a folder. It is written whole or not at all; an older gallery there is replaced. If you cancel, or QGIS ends, what was done is kept beside it, and the same inputs and the same folder go on from there. To use it, tick the last box, choose its manifest.json in Locate photos, or add it in the options.</source>
   <translation>Construit une galerie à partir de photos de position connue, sans entraînement. Les photos sont alors aussi comparées à celles-ci : rien n'améliore davantage les réponses dans votre propre zone. Le travail est fait par le moteur sur cette machine ; rien n'est envoyé nulle part.

Donnez l'une de ces entrées : un dossier de photos géolocalisées, une table CSV avec les colonnes path, lat et lon, ou une couche de points avec une colonne de chemins. Une photo inutilisable est nommée dans le journal et laissée de côté.

La galerie est un dossier. Elle est écrite entièrement ou pas du tout ; une galerie antérieure y est remplacée. Si vous annulez, ou si QGIS se ferme, ce qui était fait est gardé à côté, et les mêmes entrées et le même dossier continuent de là. Pour l'utiliser, cochez la dernière case, choisissez son manifest.json dans Localiser des photos, ou ajoutez-la dans les options.</translation>
  </message>
  <message>
   <source>Adds it to your own galleries in the options</source>
   <translation>L'ajoute à vos propres galeries dans les options</translation>
  </message>
  <message>
   <source>A new folder, or that of an older gallery, which is replaced</source>
   <translation>Un nouveau dossier, ou celui d'une galerie antérieure, qui est remplacée</translation>
  </message>
  <message>
   <source>gallery,references,geotagged,photos,index,own area,exif</source>
   <translation>galerie,références,géolocalisé,photos,index,propre zone,exif</translation>
  </message>
  <message>
   <source>Use this gallery from now on</source>
   <translation>Utiliser cette galerie désormais</translation>
  </message>
  <message>
   <source>Gallery</source>
   <translation>Galerie</translation>
  </message>
  <message>
   <source>Coverage of the references</source>
   <translation>Couverture des références</translation>
  </message>
  <message>
   <source>Shows where references are dense and where they are few: a photo can only be found near a reference. Each cell of a grid has one row per source and one for all of them, with its count and its density per km². Finer cells replace coarser ones as you zoom in.</source>
   <translation>Montre où les références sont denses et où elles sont rares : une photo ne peut être trouvée que près d'une référence. Chaque cellule d'une grille a une ligne par source et une pour toutes ensemble, avec leur nombre et leur densité par km². Des cellules plus fines remplacent les plus grossières quand vous zoomez.</translation>
  </message>
  <message>
   <source>1° is about 110 km from south to north, 0.01° about 1.1 km</source>
   <translation>1° fait environ 110 km du sud au nord, 0,01° environ 1,1 km</translation>
  </message>
  <message>
   <source>System</source>
   <translation>Système</translation>
  </message>
  <message>
   <source>All but GeoCLIP and PLONK search the references of the pack and of your own galleries; PLONK has none</source>
   <translation>Tous sauf GeoCLIP et PLONK cherchent dans les références du modèle et de vos propres galeries ; PLONK n'en a pas</translation>
  </message>
  <message>
   <source>One polygon per cell, size and source</source>
   <translation>Un polygone par cellule, taille et source</translation>
  </message>
  <message>
   <source>Sizes of the cells</source>
   <translation>Tailles des cellules</translation>
  </message>
  <message>
   <source>Coverage</source>
   <translation>Couverture</translation>
  </message>
  <message>
   <source>Cells of {size}° with references: {count}</source>
   <translation>Cellules de {size}° avec des références : {count}</translation>
  </message>
  <message>
   <source>OUTPUT cannot be written ({reason}); free some space</source>
   <translation>impossible d'écrire OUTPUT ({reason}) ; libérez de la place</translation>
  </message>
  <message>
   <source>Engine status</source>
   <translation>État du moteur</translation>
  </message>
  <message>
   <source>Says where photos are located, whether the engine is set up and answers, and which pack, galleries and references it has. Nothing is installed or downloaded, and no photo is sent.

The output Diagnostics is Markdown for a bug report, without names of users, machines and tokens. The report is a page for you and contains paths.</source>
   <translation>Dit où les photos sont localisées, si le moteur est installé et répond, et quel modèle, quelles galeries et quelles références il a. Rien n'est installé ni téléchargé, et aucune photo n'est envoyée.

La sortie Diagnostic est du Markdown pour un rapport d'anomalie, sans noms d'utilisateurs, de machines ni de jetons. Le rapport est une page pour vous et contient des chemins.</translation>
  </message>
  <message>
   <source>Starts the engine on this machine if it does not run, or connects to the remote one; takes seconds</source>
   <translation>Démarre le moteur de cette machine s'il ne tourne pas, ou se connecte au moteur distant ; prend quelques secondes</translation>
  </message>
  <message>
   <source>A page with all that is known</source>
   <translation>Une page avec tout ce qui est connu</translation>
  </message>
  <message>
   <source>engine,version,diagnostics,pack,gallery,set up,support</source>
   <translation>moteur,version,diagnostic,modèle,galerie,installer,assistance</translation>
  </message>
  <message>
   <source>Ask the engine</source>
   <translation>Interroger le moteur</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Rapport</translation>
  </message>
  <message>
   <source>HTML files (*.html)</source>
   <translation>Fichiers HTML (*.html)</translation>
  </message>
  <message>
   <source>The engine is set up here</source>
   <translation>Le moteur est installé ici</translation>
  </message>
  <message>
   <source>The engine answers</source>
   <translation>Le moteur répond</translation>
  </message>
  <message>
   <source>Where photos are located: local, here, remote, or empty</source>
   <translation>Où les photos sont localisées : local, here, remote, ou vide</translation>
  </message>
  <message>
   <source>Where photos are located, in words</source>
   <translation>Où les photos sont localisées, en toutes lettres</translation>
  </message>
  <message>
   <source>Why the engine does not answer</source>
   <translation>Pourquoi le moteur ne répond pas</translation>
  </message>
  <message>
   <source>Version of the plugin</source>
   <translation>Version de l'extension</translation>
  </message>
  <message>
   <source>Version of the engine</source>
   <translation>Version du moteur</translation>
  </message>
  <message>
   <source>Systems that it offers</source>
   <translation>Systèmes qu'il propose</translation>
  </message>
  <message>
   <source>Galleries</source>
   <translation>Galeries</translation>
  </message>
  <message>
   <source>Diagnostics</source>
   <translation>Diagnostic</translation>
  </message>
  <message>
   <source>Number of galleries</source>
   <translation>Nombre de galeries</translation>
  </message>
  <message>
   <source>{path} cannot be written ({reason}); choose another file</source>
   <translation>impossible d'écrire {path} ({reason}) ; choisissez un autre fichier</translation>
  </message>
  <message>
   <source>Evaluate on my photos</source>
   <translation>Évaluer sur mes photos</translation>
  </message>
  <message>
   <source>How well does this work here? Photos with GPS are located as if their place were unknown, and the answers are compared with it. From each photo's search its own file and near-duplicates are left out, and references of the same sequence, author or half hour; positions in EXIF are never used to locate a photo. The result is one sentence, two layers and a plot. Photos without a usable position are named in the log.

Photos of one day in one folder are right or wrong together, so the margin in the sentence comes from resampling such outings.</source>
   <translation>Quelle est la qualité des réponses ici ? Des photos avec GPS sont localisées comme si leur lieu était inconnu, et les réponses lui sont comparées. De la recherche de chaque photo sont exclus son propre fichier et ses quasi-doublons, ainsi que les références de la même séquence, du même auteur ou de la même demi-heure ; les positions EXIF ne servent jamais à localiser une photo. Le résultat est une phrase, deux couches et un graphique. Les photos sans position utilisable sont nommées dans le journal.

Les photos d'un jour dans un dossier sont justes ou fausses ensemble ; la marge de la phrase vient donc du rééchantillonnage de ces sorties.</translation>
  </message>
  <message>
   <source>Searched recursively; give a folder, or a layer with paths</source>
   <translation>Parcouru avec ses sous-dossiers ; donnez un dossier, ou une couche avec des chemins</translation>
  </message>
  <message>
   <source>Instead of a folder; the positions are read from the files, not from the layer</source>
   <translation>Au lieu d'un dossier ; les positions sont lues dans les fichiers, pas dans la couche</translation>
  </message>
  <message>
   <source>Full paths of the files, as in QGIS's own layers of geotagged photos</source>
   <translation>Chemins complets des fichiers, comme dans les couches de photos géolocalisées de QGIS</translation>
  </message>
  <message>
   <source>Polygons in any coordinate reference system; leave empty for all photos</source>
   <translation>Polygones dans n'importe quel système de coordonnées de référence ; laisser vide pour toutes les photos</translation>
  </message>
  <message>
   <source>The weights of GeoCLIP come with the model pack geoclip-world, which the options of Pinpoint offer; those of PLONK must be downloaded first, as Pinpoint's README describes</source>
   <translation>Les poids de GeoCLIP viennent avec le paquet de modèles geoclip-world, que proposent les options de Pinpoint ; ceux de PLONK doivent d’abord être téléchargés, comme le décrit le README de Pinpoint</translation>
  </message>
  <message>
   <source>The share of the photos located within each distance, with its 95 % interval</source>
   <translation>La part des photos localisées à chaque distance, avec son intervalle à 95 %</translation>
  </message>
  <message>
   <source>Layer with paths of photos</source>
   <translation>Couche avec les chemins des photos</translation>
  </message>
  <message>
   <source>Field with the paths</source>
   <translation>Champ avec les chemins</translation>
  </message>
  <message>
   <source>Only photos taken within</source>
   <translation>Seulement les photos prises dans</translation>
  </message>
  <message>
   <source>Photos and how far off they were</source>
   <translation>Photos et leur erreur</translation>
  </message>
  <message>
   <source>Lines from there to the first candidate</source>
   <translation>Lignes de là au premier candidat</translation>
  </message>
  <message>
   <source>One point per photo, where it was taken, with the distance of the first and the best candidate</source>
   <translation>Un point par photo, là où elle a été prise, avec la distance du premier et du meilleur candidat</translation>
  </message>
  <message>
   <source>One line per photo that has an answer</source>
   <translation>Une ligne par photo qui a une réponse</translation>
  </message>
  <message>
   <source>Plot</source>
   <translation>Graphique</translation>
  </message>
  <message>
   <source>How well it works, in one sentence</source>
   <translation>La qualité des réponses, en une phrase</translation>
  </message>
  <message>
   <source>Whether its confidence can be believed</source>
   <translation>Si sa confiance est fiable</translation>
  </message>
  <message>
   <source>Photos tried</source>
   <translation>Photos essayées</translation>
  </message>
  <message>
   <source>Percentage within 1 km by the first candidate</source>
   <translation>Pourcentage à moins de 1 km par le premier candidat</translation>
  </message>
  <message>
   <source>Percentage within 25 km by the first candidate</source>
   <translation>Pourcentage à moins de 25 km par le premier candidat</translation>
  </message>
  <message>
   <source>give either a folder of photos or a layer, not both or neither</source>
   <translation>donnez soit un dossier de photos soit une couche, pas les deux ni aucun</translation>
  </message>
  <message>
   <source>the layer cannot be written ({reason}); free some space</source>
   <translation>impossible d'écrire la couche ({reason}) ; libérez de la place</translation>
  </message>
  <message>
   <source>{folder} does not exist; check the path</source>
   <translation>{folder} n'existe pas ; vérifiez le chemin</translation>
  </message>
  <message>
   <source>{layer} has no field {field}; choose the one with the paths of the photos</source>
   <translation>{layer} n'a pas de champ {field} ; choisissez celui des chemins des photos</translation>
  </message>
  <message>
   <source>of any kind</source>
   <translation>de tout type</translation>
  </message>
  <message>
   <source>Street-level frames are dash-cam frames or the faces of panoramas</source>
   <translation>Les vues de rue sont des images de caméra embarquée ou des faces de panorama</translation>
  </message>
  <message>
   <source>Shown with the evidence. Photos of one author count as one source where independence matters</source>
   <translation>Affiché avec les indices. Les photos d'un auteur comptent pour une source là où l'indépendance importe</translation>
  </message>
  <message>
   <source>Shown with the evidence, such as CC BY 4.0</source>
   <translation>Affiché avec les indices, par exemple CC BY 4.0</translation>
  </message>
  <message>
   <source>Keep small copies of the photos that name a licence, to show them as evidence wherever the gallery is</source>
   <translation>Garder de petites copies des photos qui nomment une licence, pour les montrer comme indices où que soit la galerie</translation>
  </message>
  <message>
   <source>If not ticked, a photo that shows the same as another at the same place is named and left out</source>
   <translation>Si la case n'est pas cochée, une photo qui montre la même chose qu'une autre au même endroit est nommée et laissée de côté</translation>
  </message>
  <message>
   <source>Searched recursively; each subfolder is one sequence</source>
   <translation>Parcouru avec ses sous-dossiers ; chaque sous-dossier est une séquence</translation>
  </message>
  <message>
   <source>With columns path, lat and lon, and optionally author, licence, url, captured_at, sequence and source</source>
   <translation>Avec les colonnes path, lat et lon, et si voulu author, licence, url, captured_at, sequence et source</translation>
  </message>
  <message>
   <source>Points in any coordinate reference system, with a column of paths and optionally those of a CSV table</source>
   <translation>Points dans n'importe quel système de coordonnées de référence, avec une colonne de chemins et si voulu celles d'une table CSV</translation>
  </message>
  <message>
   <source>Left empty, a column with a usual name is taken</source>
   <translation>Laissé vide, une colonne au nom habituel est prise</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of geotagged photos, a CSV table, or a layer of photos</source>
   <translation>{count} entrées sont données ; donnez-en une seule : un dossier de photos géolocalisées, une table CSV ou une couche de photos</translation>
  </message>
  <message>
   <source>The photos are</source>
   <translation>Les photos sont</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>Auteur</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Licence</translation>
  </message>
  <message>
   <source>Keep thumbnails</source>
   <translation>Garder des vignettes</translation>
  </message>
  <message>
   <source>Keep duplicates</source>
   <translation>Garder les doublons</translation>
  </message>
  <message>
   <source>The gallery's manifest.json</source>
   <translation>Le manifest.json de la galerie</translation>
  </message>
  <message>
   <source>References in the gallery</source>
   <translation>Références dans la galerie</translation>
  </message>
  <message>
   <source>Photos left out</source>
   <translation>Photos laissées de côté</translation>
  </message>
  <message>
   <source>Folder of geotagged photos</source>
   <translation>Dossier de photos géolocalisées</translation>
  </message>
  <message>
   <source>Table of photos (CSV)</source>
   <translation>Table de photos (CSV)</translation>
  </message>
  <message>
   <source>Layer of photos</source>
   <translation>Couche de photos</translation>
  </message>
  <message>
   <source>Column of paths</source>
   <translation>Colonne des chemins</translation>
  </message>
  <message>
   <source>What was done is kept; run it again with the same inputs to go on</source>
   <translation>Ce qui était fait est gardé ; relancez avec les mêmes entrées pour continuer</translation>
  </message>
  <message>
   <source>the layer of photos cannot be read; check its path</source>
   <translation>la couche de photos est illisible ; vérifiez son chemin</translation>
  </message>
  <message>
   <source>{layer} has no photo with a position; choose another layer</source>
   <translation>{layer} n'a aucune photo avec une position ; choisissez une autre couche</translation>
  </message>
  <message>
   <source>{path} does not exist; check the path</source>
   <translation>{path} n'existe pas ; vérifiez le chemin</translation>
  </message>
  <message>
   <source>row {id} of {layer} has no position; add a point</source>
   <translation>la ligne {id} de {layer} n'a pas de position ; ajoutez un point</translation>
  </message>
  <message>
   <source>References of a gallery</source>
   <translation>Références d'une galerie</translation>
  </message>
  <message>
   <source>Makes a layer of the references of a gallery: a point for each, with its source, author, licence, link, time and sequence. With map tips switched on, its picture is shown if the gallery has a thumbnail of it, or its file is on this machine.

The layer is a copy: editing it does not change the gallery. Never edit the GeoPackages inside a gallery: it would be taken for damaged.</source>
   <translation>Fait une couche des références d'une galerie : un point pour chacune, avec sa source, son auteur, sa licence, son lien, l'heure et la séquence. Quand les infobulles de carte sont activées, son image est montrée si la galerie en a une vignette ou si son fichier est sur cette machine.

La couche est une copie : la modifier ne change pas la galerie. Ne modifiez jamais les GeoPackage à l'intérieur d'une galerie : elle passerait pour endommagée.</translation>
  </message>
  <message>
   <source>One point per reference, in degrees</source>
   <translation>Un point par référence, en degrés</translation>
  </message>
  <message>
   <source>gallery,references,export,layer,points,map,show</source>
   <translation>galerie,références,exporter,couche,points,carte,montrer</translation>
  </message>
  <message>
   <source>Check gallery</source>
   <translation>Contrôler une galerie</translation>
  </message>
  <message>
   <source>Says how many references of which kind a gallery has, the room it takes, and whether something is left to be done. If asked to, it also reads all of it and compares it with its checksums; a damaged gallery is no error, the output says so. Nothing is changed.</source>
   <translation>Dit combien de références de quel type a une galerie, la place qu'elle prend, et s'il reste quelque chose à faire. Sur demande, la lit aussi en entier et la compare à ses sommes de contrôle ; une galerie endommagée n'est pas une erreur, le résultat le dit. Rien n'est modifié.</translation>
  </message>
  <message>
   <source>Compact or upgrade gallery</source>
   <translation>Compacter ou convertir une galerie</translation>
  </message>
  <message>
   <source>Makes a gallery smaller and faster: what was added bit by bit becomes one piece, and what was removed no longer takes room. References that a cancelled run left are finished first, and a gallery of an older format is converted. No answer changes by it.

The gallery is switched to the new state in one step: if you cancel, it stays as it was.</source>
   <translation>Rend une galerie plus petite et plus rapide : ce qui a été ajouté peu à peu devient un seul morceau, et ce qui a été retiré ne prend plus de place. Les références laissées par une exécution annulée sont d'abord terminées, et une galerie d'un ancien format est convertie. Aucune réponse n'en est changée.

La galerie passe au nouvel état en une seule étape : si vous annulez, elle reste comme elle était.</translation>
  </message>
  <message>
   <source>Makes one gallery of several, with their thumbnails; they stay as they are. Of a reference that several have, that of the first is kept. All must have been made with the same model pack. The new gallery is written whole or not at all; if you cancel, nothing of it is left.</source>
   <translation>Fait une galerie de plusieurs, avec leurs vignettes ; elles restent telles quelles. D'une référence que plusieurs ont, celle de la première est gardée. Toutes doivent avoir été faites avec le même paquet de modèles. La nouvelle galerie est écrite entièrement ou pas du tout ; si vous annulez, il n'en reste rien.</translation>
  </message>
  <message>
   <source>The folder of a gallery, or its manifest.json</source>
   <translation>Le dossier d'une galerie, ou son manifest.json</translation>
  </message>
  <message>
   <source>Compares every file with its checksum; without it, large files are checked by their size only</source>
   <translation>Compare chaque fichier à sa somme de contrôle ; sinon les gros fichiers ne sont contrôlés que par leur taille</translation>
  </message>
  <message>
   <source>Their manifest.json files, such as the output of Build gallery, or their folders; two or more</source>
   <translation>Leurs fichiers manifest.json, comme le résultat de Construire une galerie, ou leurs dossiers ; deux ou plus</translation>
  </message>
  <message>
   <source>gallery,references,verify,info,count,damaged,size</source>
   <translation>galerie,références,vérifier,infos,compter,endommagée,taille</translation>
  </message>
  <message>
   <source>Read all of it</source>
   <translation>La lire en entier</translation>
  </message>
  <message>
   <source>References of any kind</source>
   <translation>Références de tout type</translation>
  </message>
  <message>
   <source>Street-level references</source>
   <translation>Références qui sont des vues de rue</translation>
  </message>
  <message>
   <source>References that are not searched yet; -1 while another program changes the gallery</source>
   <translation>Références qui ne sont pas encore cherchées ; -1 tant qu'un autre programme modifie la galerie</translation>
  </message>
  <message>
   <source>Removed references that still take room</source>
   <translation>Références retirées qui prennent encore de la place</translation>
  </message>
  <message>
   <source>Shards</source>
   <translation>Fragments</translation>
  </message>
  <message>
   <source>Size in bytes</source>
   <translation>Taille en octets</translation>
  </message>
  <message>
   <source>Number of its format</source>
   <translation>Numéro de son format</translation>
  </message>
  <message>
   <source>It is whole</source>
   <translation>Elle est intacte</translation>
  </message>
  <message>
   <source>What is damaged</source>
   <translation>Ce qui est endommagé</translation>
  </message>
  <message>
   <source>Digest</source>
   <translation>Empreinte</translation>
  </message>
  <message>
   <source>gallery,references,compact,upgrade,convert,format,shards,vacuum</source>
   <translation>galerie,références,compacter,convertir,format,fragments,nettoyer</translation>
  </message>
  <message>
   <source>gallery,references,merge,join,combine,union</source>
   <translation>galerie,références,fusionner,joindre,réunir</translation>
  </message>
  <message>
   <source>Merged gallery</source>
   <translation>Galerie fusionnée</translation>
  </message>
  <message>
   <source>there is nothing to merge; give two galleries or more</source>
   <translation>il n'y a rien à fusionner ; donnez deux galeries ou plus</translation>
  </message>
  <message>
   <source>Get open imagery</source>
   <translation>Obtenir des images ouvertes</translation>
  </message>
  <message>
   <source>Brings pictures of known position from a service of open imagery into a gallery, with author, licence and link of each. Photos are then compared with these too, also offline.

The service's host is asked which pictures lie in boxes that cover the polygons, so it learns where you look; nothing of your photos is sent. As long as Download is not ticked, it is only asked what it has, and for a few pictures to tell their size.

Of the pictures in 20 m that look the same way, the newest is taken. What is downloaded is kept at once: if you cancel, the same inputs go on from there. Mapillary and Flickr need a token or key of your own, which the dock keeps encrypted, or the environment names: PINPOINT_MAPILLARY_TOKEN, PINPOINT_FLICKR_KEY.</source>
   <translation>Apporte dans une galerie des images de position connue d’un service d’imagerie ouverte, avec l’auteur, la licence et le lien de chacune. Les photos sont alors comparées aussi à celles-ci, même hors ligne.

L’hôte du service est interrogé sur les images situées dans des rectangles couvrant les polygones ; il apprend donc où vous cherchez ; rien de vos photos n’est envoyé. Tant que Télécharger n’est pas coché, on lui demande seulement ce qu’il a, et quelques images pour en dire la taille.

Parmi les images dans 20 m qui regardent du même côté, la plus récente est prise. Ce qui est téléchargé est conservé aussitôt : si vous annulez, les mêmes entrées reprennent de là. Mapillary et Flickr demandent un jeton ou une clé personnels, que le panneau garde chiffrés, ou que l’environnement nomme : PINPOINT_MAPILLARY_TOKEN, PINPOINT_FLICKR_KEY.</translation>
  </message>
  <message>
   <source>The service that is asked</source>
   <translation>Le service interrogé</translation>
  </message>
  <message>
   <source>The area, as polygons in any coordinate reference system</source>
   <translation>La zone, en polygones dans un système de coordonnées quelconque</translation>
  </message>
  <message>
   <source>If not ticked, the service is only asked what it has</source>
   <translation>Si ce n’est pas coché, on demande seulement au service ce qu’il a</translation>
  </message>
  <message>
   <source>Separated by commas, as the service names them: CC BY-SA 4.0, CC0; empty for those known to be free</source>
   <translation>Séparées par des virgules, comme le service les nomme : CC BY-SA 4.0, CC0 ; vide pour celles que l’on sait libres</translation>
  </message>
  <message>
   <source>Of another instance of Panoramax, such as https://panoramax.ign.fr</source>
   <translation>D’une autre instance de Panoramax, comme https://panoramax.ign.fr</translation>
  </message>
  <message>
   <source>A new folder, or that of a gallery to add to</source>
   <translation>Un nouveau dossier, ou celui d’une galerie à compléter</translation>
  </message>
  <message>
   <source>gallery,imagery,panoramax,mapillary,commons,flickr,street level,download,references</source>
   <translation>galerie,imagerie,panoramax,mapillary,commons,flickr,rue,télécharger,références</translation>
  </message>
  <message>
   <source>Within</source>
   <translation>À l'intérieur de</translation>
  </message>
  <message>
   <source>Only these licences</source>
   <translation>Seulement ces licences</translation>
  </message>
  <message>
   <source>Pictures there</source>
   <translation>Images là</translation>
  </message>
  <message>
   <source>Pictures to download</source>
   <translation>Images à télécharger</translation>
  </message>
  <message>
   <source>Size of the download in bytes</source>
   <translation>Taille du téléchargement en octets</translation>
  </message>
  <message>
   <source>Licences there</source>
   <translation>Licences là</translation>
  </message>
  <message>
   <source>the layer of polygons cannot be read; check its path</source>
   <translation>la couche de polygones est illisible ; vérifiez son chemin</translation>
  </message>
  <message>
   <source>{host} is asked</source>
   <translation>{host} est interrogé</translation>
  </message>
  <message>
   <source>Locate photos of a run again</source>
   <translation>Localiser à nouveau les photos d’une exécution</translation>
  </message>
  <message>
   <source>Locates the photos of a run once more with your galleries of now, such as one that Get open imagery has brought meanwhile. The run keeps both answers: the new one takes the place of the one before, which stays in the table of answers. Reviews stay.

System, search area and album are those of the run, and so must the model pack be. A photo that cannot be located again keeps what it had. Each photo is saved at once.</source>
   <translation>Localise encore une fois les photos d’une exécution avec vos galeries actuelles, par exemple celle qu’Obtenir des images ouvertes a apportée entre-temps. L’exécution garde les deux réponses : la nouvelle prend la place de la précédente, qui reste dans la table des réponses. Les révisions restent.

Le système, la zone de recherche et l’album sont ceux de l’exécution, et le paquet de modèles doit l’être aussi. Une photo qui ne peut pas être localisée à nouveau garde ce qu’elle avait. Chaque photo est enregistrée aussitôt.</translation>
  </message>
  <message>
   <source>The GeoPackage of the run; it is changed</source>
   <translation>Le GeoPackage de l’exécution ; il est modifié</translation>
  </message>
  <message>
   <source>Photos of the run; leave empty for all of them. Of an album all photos are located again</source>
   <translation>Photos de l’exécution ; laisser vide pour toutes. D’un album, toutes les photos sont localisées à nouveau</translation>
  </message>
  <message>
   <source>{path} is not in the run {run}; choose photos of this run, or none for all of them</source>
   <translation>{path} n’est pas dans l’exécution {run} ; choisissez des photos de cette exécution, ou aucune pour toutes</translation>
  </message>
  <message>
   <source>Only these photos</source>
   <translation>Seulement ces photos</translation>
  </message>
  <message>
   <source>Photos with a new answer</source>
   <translation>Photos avec une nouvelle réponse</translation>
  </message>
  <message>
   <source>Photos that keep what they had</source>
   <translation>Photos qui gardent ce qu’elles avaient</translation>
  </message>
  <message>
   <source>The run's GeoPackage</source>
   <translation>Le GeoPackage de l'exécution</translation>
  </message>
  <message>
   <source>Locate album</source>
   <translation>Localiser un album</translation>
  </message>
  <message>
   <source>Locates the photos of one place, or of one trip, together: what one photo shows helps to find the others. The photos table also has the answer to each photo alone.

Kind of album: photos of one place were taken within the radius of it; those of a trip with at most the given speed between them.

All photos are one album, unless each folder is one of its own, or a column of the table says which photos belong together. GeoCLIP and PLONK take each photo by itself and cannot locate an album.</source>
   <translation>Localise ensemble les photos d'un lieu, ou d'un trajet : ce que montre une photo aide à trouver les autres. La table des photos contient aussi la réponse à chaque photo seule.

Type d'album : les photos d'un lieu ont été prises dans le rayon autour de lui ; celles d'un trajet, au plus à la vitesse donnée entre elles.

Toutes les photos forment un album, à moins que chaque dossier en soit un, ou qu'une colonne de la table dise quelles photos vont ensemble. GeoCLIP et PLONK prennent chaque photo seule et ne peuvent pas localiser d'album.</translation>
  </message>
  <message>
   <source>Photos of one place</source>
   <translation>Photos d'un lieu</translation>
  </message>
  <message>
   <source>Photos of one trip</source>
   <translation>Photos d'un trajet</translation>
  </message>
  <message>
   <source>The radius is used for one place only, the speed for one trip only</source>
   <translation>Le rayon ne sert que pour un lieu, la vitesse que pour un trajet</translation>
  </message>
  <message>
   <source>If not ticked, all photos belong to one album; a column of albums takes precedence</source>
   <translation>Si décoché, toutes les photos forment un album ; une colonne d'albums a la priorité</translation>
  </message>
  <message>
   <source>Kind of album</source>
   <translation>Type d'album</translation>
  </message>
  <message>
   <source>Each folder is an album of its own</source>
   <translation>Chaque dossier est un album</translation>
  </message>
  <message>
   <source>album,trip,walk,track,sequence,together</source>
   <translation>album,trajet,promenade,trace,séquence,ensemble</translation>
  </message>
  <message>
   <source>Locate photos</source>
   <translation>Localiser des photos</translation>
  </message>
  <message>
   <source>Finds where photos were taken by comparing them with reference photos of known location. Each photo gets ranked candidates with probabilities, and the evidence for each candidate. Photos stay on this machine unless a remote engine is chosen in the options. A candidate is a lead, never proof.

Photos: a folder, files, or a layer with a column of paths.

Search area: only places inside these polygons are considered.

A photo that is probably outside what this gallery knows has candidates too: the most similar places in the gallery. To improve them, draw a search area, or add a gallery of your own area.</source>
   <translation>Trouve où des photos ont été prises en les comparant à des photos de référence de lieu connu. Chaque photo reçoit des candidats classés avec des probabilités, et les indices de chaque candidat. Les photos restent sur cette machine à moins qu'un moteur distant ne soit choisi dans les options. Un candidat est une piste, jamais une preuve.

Photos : un dossier, des fichiers, ou une couche avec une colonne de chemins.

Zone de recherche : seuls les lieux dans ces polygones sont considérés.

Une photo probablement hors de ce que connaît cette galerie a aussi des candidats : les lieux les plus semblables de la galerie. Pour les améliorer, dessinez une zone de recherche, ou ajoutez une galerie de votre propre zone.</translation>
  </message>
  <message>
   <source>Proposed by: another system names places coarsely, and Pinpoint ranks them by the reference photos there. A gallery of the area, or open imagery of it, makes these candidates fine.</source>
   <translation>Proposé par : un autre système nomme des lieux grossièrement, et Pinpoint les classe d’après les photos de référence sur place. Une galerie de la zone, ou des images ouvertes de celle-ci, affine ces candidats.</translation>
  </message>
  <message>
   <source>Pinpoint alone</source>
   <translation>Pinpoint seul</translation>
  </message>
  <message>
   <source>Another system can name more places for each photo; Pinpoint ranks them with its own, by the reference photos there. Only for photos that are located by Pinpoint, each by itself</source>
   <translation>Un autre système peut nommer d’autres lieux pour chaque photo ; Pinpoint les classe avec les siens, d’après les photos de référence sur place. Seulement pour des photos que Pinpoint localise, chacune pour elle-même</translation>
  </message>
  <message>
   <source>are independent</source>
   <translation>sont indépendantes</translation>
  </message>
  <message>
   <source>are of one place</source>
   <translation>sont d'un lieu</translation>
  </message>
  <message>
   <source>are of one trip</source>
   <translation>sont d'un trajet</translation>
  </message>
  <message>
   <source>Photos of one place or trip are located together; the photos table also has the answer to each alone</source>
   <translation>Les photos d'un lieu ou d'un trajet sont localisées ensemble ; la table des photos contient aussi la réponse à chacune seule</translation>
  </message>
  <message>
   <source>The GeoPackage of an interrupted run, instead of photos: its remaining photos are located with the parameters of that run, and the outputs hold the whole run</source>
   <translation>Le GeoPackage d'une exécution interrompue, au lieu de photos : ses photos restantes sont localisées avec les paramètres de cette exécution, et les sorties contiennent toute l'exécution</translation>
  </message>
  <message>
   <source>{system} takes no candidates of {other}; choose Pinpoint, or leave {other} out</source>
   <translation>{system} ne prend pas de candidats de {other} ; choisissez Pinpoint, ou laissez {other} de côté</translation>
  </message>
  <message>
   <source>Proposed by</source>
   <translation>Proposé par</translation>
  </message>
  <message>
   <source>Photos of one folder</source>
   <translation>Photos d'un dossier</translation>
  </message>
  <message>
   <source>Run to resume</source>
   <translation>Exécution à reprendre</translation>
  </message>
  <message>
   <source>Photos may be sent to the remote engine</source>
   <translation>Les photos peuvent être envoyées au moteur distant</translation>
  </message>
  <message>
   <source>Geocells (PIGEON, PlaNet)</source>
   <translation>Géocellules (PIGEON, PlaNet)</translation>
  </message>
  <message>
   <source>photo,image,picture,geolocation,geotag,exif,camera,where,place</source>
   <translation>photo,image,cliché,géolocalisation,géotag,exif,appareil,où,lieu</translation>
  </message>
  <message>
   <source>Polygons in any coordinate reference system; leave empty to search everywhere</source>
   <translation>Polygones dans n'importe quel système de coordonnées de référence ; laisser vide pour chercher partout</translation>
  </message>
  <message>
   <source>How many places are listed for each photo, the most probable first</source>
   <translation>Combien de lieux sont listés pour chaque photo, le plus probable d'abord</translation>
  </message>
  <message>
   <source>Tick this for dash-cam frames or the faces of a panorama; leave it unticked for all other photos</source>
   <translation>Cochez pour des images de caméra embarquée ou des faces de panorama ; ne cochez pas pour toutes les autres photos</translation>
  </message>
  <message>
   <source>Photos of one place were taken within this distance of it</source>
   <translation>Les photos d'un lieu ont été prises à cette distance de lui au plus</translation>
  </message>
  <message>
   <source>How fast one can have moved between the photos of a trip: 6 for a walk, 30 for a bicycle, 130 for a car. Their order is by capture time where the photos have one, otherwise by file name</source>
   <translation>À quelle vitesse on peut s'être déplacé entre les photos d'un trajet : 6 à pied, 30 à vélo, 130 en voiture. Leur ordre suit l'heure de prise de vue quand elle est connue, sinon le nom du fichier</translation>
  </message>
  <message>
   <source>Needed if a remote engine is chosen in the options and you have not consented in the dock</source>
   <translation>Nécessaire si un moteur distant est choisi dans les options et que vous n'avez pas donné votre accord dans le panneau</translation>
  </message>
  <message>
   <source>manifest.json files of galleries, such as the output of Build gallery</source>
   <translation>fichiers manifest.json de galeries, comme la sortie de Construire une galerie</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of photos, photos, or a table of photos</source>
   <translation>{count} entrées sont données ; donnez-en une seule : un dossier de photos, des photos ou une table de photos</translation>
  </message>
  <message>
   <source>photos</source>
   <translation>des photos</translation>
  </message>
  <message>
   <source>Search area</source>
   <translation>Zone de recherche</translation>
  </message>
  <message>
   <source>One place: radius (m)</source>
   <translation>Un lieu : rayon (m)</translation>
  </message>
  <message>
   <source>One trip: maximum speed (km/h)</source>
   <translation>Un trajet : vitesse maximale (km/h)</translation>
  </message>
  <message>
   <source>A table of the run, as in its GeoPackage</source>
   <translation>Une table de l'exécution, comme dans son GeoPackage</translation>
  </message>
  <message>
   <source>Photos located</source>
   <translation>Photos localisées</translation>
  </message>
  <message>
   <source>Photos probably outside what this gallery knows</source>
   <translation>Photos probablement hors de ce que connaît cette galerie</translation>
  </message>
  <message>
   <source>Photos without any sign of a place</source>
   <translation>Photos sans aucun signe d'un lieu</translation>
  </message>
  <message>
   <source>Photos that failed</source>
   <translation>Photos en échec</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of photos, photos, a table of photos, or a run to resume</source>
   <translation>{count} entrées sont données ; donnez-en une seule : un dossier de photos, des photos, une table de photos ou une exécution à reprendre</translation>
  </message>
  <message>
   <source>this would send {what}; tick "{box}" to allow it</source>
   <translation>cela enverrait {what} ; cochez « {box} » pour le permettre</translation>
  </message>
  <message>
   <source>Results are written to {path} as they come</source>
   <translation>Les résultats sont écrits dans {path} au fur et à mesure</translation>
  </message>
  <message>
   <source>{name} cannot be written ({reason}); free some space</source>
   <translation>impossible d'écrire {name} ({reason}) ; libérez de la place</translation>
  </message>
  <message>
   <source>Searched recursively. Give one of these: a folder, photos, or a table of photos</source>
   <translation>Parcouru avec ses sous-dossiers. Donnez l'une de ces entrées : un dossier, des photos ou une table de photos</translation>
  </message>
  <message>
   <source>Photo files, instead of a folder</source>
   <translation>Fichiers de photos, au lieu d'un dossier</translation>
  </message>
  <message>
   <source>A layer or table with a column of paths, instead of a folder; only selected rows if so chosen</source>
   <translation>Une couche ou une table avec une colonne de chemins, au lieu d'un dossier ; les lignes sélectionnées seulement si voulu</translation>
  </message>
  <message>
   <source>{layer} has no column of paths that is known by its name, only: {names}; choose the column of paths</source>
   <translation>{layer} n'a pas de colonne de chemins reconnue à son nom, seulement : {names} ; choisissez la colonne des chemins</translation>
  </message>
  <message>
   <source>Folder of photos</source>
   <translation>Dossier de photos</translation>
  </message>
  <message>
   <source>Table of photos</source>
   <translation>Table de photos</translation>
  </message>
  <message>
   <source>Photos with the same value belong together; left empty, those of the same folder do</source>
   <translation>Les photos de même valeur vont ensemble ; laissé vide, celles du même dossier</translation>
  </message>
  <message>
   <source>the table of photos cannot be read; check its path</source>
   <translation>la table de photos est illisible ; vérifiez son chemin</translation>
  </message>
  <message>
   <source>{layer} has no column {column}, only: {names}; choose the column of paths</source>
   <translation>{layer} n'a pas de colonne {column}, seulement : {names} ; choisissez la colonne des chemins</translation>
  </message>
  <message>
   <source>none</source>
   <translation>aucune</translation>
  </message>
  <message>
   <source>Paths are absolute, or relative to the folder of the table's file. Left empty, the first of these columns is taken: {names}</source>
   <translation>Les chemins sont absolus, ou relatifs au dossier du fichier de la table. Laissé vide, la première de ces colonnes est prise : {names}</translation>
  </message>
  <message>
   <source>Column of albums</source>
   <translation>Colonne des albums</translation>
  </message>
  <message>
   <source>the column {paths} of {layer} names no photo; choose another column</source>
   <translation>la colonne {paths} de {layer} ne nomme aucune photo ; choisissez une autre colonne</translation>
  </message>
  <message>
   <source>row {id} of {layer} names no photo and is left out; fill in {paths}</source>
   <translation>la ligne {id} de {layer} ne nomme aucune photo et est laissée de côté ; remplissez {paths}</translation>
  </message>
  <message>
   <source>Pinpoint: where photos were taken</source>
   <translation>Pinpoint : où des photos ont été prises</translation>
  </message>
  <message>
   <source>Removes references from a gallery: those that are selected in a layer of them, those with some ids, all of an author, and all within polygons. What any of these names is removed; photos on your disk are not touched.

It is done in one step, or not at all. Compact gallery frees the room. For a layer, run References of a gallery, select some, and tick Selected features only.</source>
   <translation>Retire des références d'une galerie : celles sélectionnées dans une couche de références, celles de certains identifiants, toutes celles d'un auteur, et toutes celles dans des polygones. Ce que nomme l'une de ces entrées est retiré ; les photos de votre disque ne sont pas touchées.

Cela se fait en une étape, ou pas du tout. Compacter une galerie libère la place. Pour avoir une couche, lancez Références d'une galerie, sélectionnez-en, et cochez Entités sélectionnées uniquement.</translation>
  </message>
  <message>
   <source>A layer with a column of ids, as References of a gallery makes it; all its rows, or the selected ones</source>
   <translation>Une couche avec une colonne d'identifiants, comme la fait Références d'une galerie ; toutes ses lignes, ou celles sélectionnées</translation>
  </message>
  <message>
   <source>The ids of the references in that layer</source>
   <translation>Les identifiants des références dans cette couche</translation>
  </message>
  <message>
   <source>Ids of references, one on each line</source>
   <translation>Identifiants de références, un par ligne</translation>
  </message>
  <message>
   <source>All references of this author</source>
   <translation>Toutes les références de cet auteur</translation>
  </message>
  <message>
   <source>All references inside these polygons, in any coordinate reference system</source>
   <translation>Toutes les références dans ces polygones, dans n'importe quel système de coordonnées</translation>
  </message>
  <message>
   <source>{layer} has no column {column}, only: {names}; choose the column of ids</source>
   <translation>{layer} n'a pas de colonne {column}, seulement : {names} ; choisissez la colonne des identifiants</translation>
  </message>
  <message>
   <source>gallery,references,remove,delete,author,area</source>
   <translation>galerie,références,retirer,supprimer,auteur,zone</translation>
  </message>
  <message>
   <source>Layer of references</source>
   <translation>Couche de références</translation>
  </message>
  <message>
   <source>Column of ids</source>
   <translation>Colonne des identifiants</translation>
  </message>
  <message>
   <source>Ids</source>
   <translation>Identifiants</translation>
  </message>
  <message>
   <source>References removed</source>
   <translation>Références retirées</translation>
  </message>
  <message>
   <source>nothing is named to be removed; give a layer, ids, an author or polygons</source>
   <translation>rien n'est nommé à retirer ; donnez une couche, des identifiants, un auteur ou des polygones</translation>
  </message>
  <message>
   <source>the layer of references cannot be read; check its path</source>
   <translation>la couche de références est illisible ; vérifiez son chemin</translation>
  </message>
  <message>
   <source>{layer} names no reference; select some</source>
   <translation>{layer} ne nomme aucune référence ; sélectionnez-en</translation>
  </message>
  <message>
   <source>Photos of any kind</source>
   <translation>Photos de tout type</translation>
  </message>
  <message>
   <source>Street-level frames</source>
   <translation>Vues de rue</translation>
  </message>
  <message>
   <source>The address of the picture of a gallery's reference</source>
   <translation>L'adresse de l'image d'une référence d'une galerie</translation>
  </message>
  <message>
   <source>References of {gallery}</source>
   <translation>Références de {gallery}</translation>
  </message>
  <message>
   <source>QGIS cannot open {path}; choose another folder of runs</source>
   <translation>QGIS ne peut pas ouvrir {path} ; choisissez un autre dossier des exécutions</translation>
  </message>
  <message>
   <source>choose a process of its own under Settings &gt; Options &gt; Pinpoint</source>
   <translation>choisissez un processus séparé dans Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>choose another pack under Settings &gt; Options &gt; Pinpoint</source>
   <translation>choisissez un autre modèle dans Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Upgrade under Settings &gt; Options &gt; Pinpoint, or run Compact or upgrade gallery in the toolbox</source>
   <translation>appuyez sur Convertir dans Préférences &gt; Options &gt; Pinpoint, ou lancez Compacter ou convertir une galerie dans la boîte à outils</translation>
  </message>
  <message>
   <source>press Refresh under Settings &gt; Options &gt; Pinpoint</source>
   <translation>appuyez sur Actualiser dans Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Fit under Settings &gt; Options &gt; Pinpoint</source>
   <translation>appuyez sur Ajuster dans Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Imagery beside the search area in the Pinpoint dock, or run Get open imagery in the toolbox</source>
   <translation>appuyez sur Imagerie à côté de la zone de recherche dans le panneau Pinpoint, ou lancez Obtenir des images ouvertes dans la boîte à outils</translation>
  </message>
  <message>
   <source>choose another gallery under Settings &gt; Options &gt; Pinpoint</source>
   <translation>choisissez une autre galerie dans Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>{press}, which brings what is missing</source>
   <translation>{press}, ce qui apporte ce qui manque</translation>
  </message>
  <message>
   <source>choose another system, or get geoclip-world under Settings &gt; Options &gt; Pinpoint</source>
   <translation>choisissez un autre système, ou prenez geoclip-world sous Préférences &gt; Options &gt; Pinpoint</translation>
  </message>
  <message>
   <source>{press} and choose the full engine, which brings what is missing</source>
   <translation>{press} et choisissez le moteur complet, ce qui apporte ce qui manque</translation>
  </message>
  <message>
   <source>choose another system, or download {name} as Pinpoint's README describes</source>
   <translation>choisissez un autre système, ou téléchargez {name} comme le décrit le README de Pinpoint</translation>
  </message>
  <message>
   <source>QGIS's proxy is of a kind that cannot be used here; choose HTTP or SOCKS5 in QGIS's options</source>
   <translation>le proxy de QGIS est d'un type inutilisable ici ; choisissez HTTP ou SOCKS5 dans les options de QGIS</translation>
  </message>
  <message>
   <source>an address holds no name, password or question; put the token into its own field</source>
   <translation>une adresse ne contient ni nom, ni mot de passe, ni requête ; mettez le jeton dans son propre champ</translation>
  </message>
  <message>
   <source>{photos} to {host}: {count} bytes ({megabytes} MB) of pixels</source>
   <translation>{photos} à {host} : {count} octets ({megabytes} Mo) de pixels</translation>
  </message>
  <message>
   <source>{url} is no address of an engine; write it as https://engine.example.org</source>
   <translation>{url} n'est pas l'adresse d'un moteur ; écrivez-la comme https://engine.example.org</translation>
  </message>
  <message>
   <source>http://{host} would send photos and token in the clear; use https://</source>
   <translation>http://{host} enverrait photos et jeton en clair ; utilisez https://</translation>
  </message>
  <message>
   <source>QGIS's encrypted store keeps the token locked; give the master password when asked</source>
   <translation>le coffre chiffré de QGIS garde le jeton verrouillé ; donnez le mot de passe principal quand il est demandé</translation>
  </message>
  <message>
   <source>the connection to {host} was not prepared; press Locate again</source>
   <translation>la connexion à {host} n'a pas été préparée ; appuyez de nouveau sur Localiser</translation>
  </message>
  <message>
   <source>{equal} of {count} answers are equal, {differ} differ; not asked: {unasked}; the log says why</source>
   <translation>{equal} réponses sur {count} sont égales ; {differ} diffèrent ; non demandées : {unasked} ; le journal dit pourquoi</translation>
  </message>
  <message>
   <source>The one answer is equal</source>
   <translation>L'unique réponse est égale</translation>
  </message>
  <message>
   <source>All {count} answers are equal</source>
   <translation>Les {count} réponses sont égales</translation>
  </message>
  <message>
   <source>{run} has no photos to report on; locate photos first</source>
   <translation>{run} n'a pas de photos pour un rapport ; localisez d'abord des photos</translation>
  </message>
  <message>
   <source>Located by {system} with {galleries}; run {run}.</source>
   <translation>Localisé par {system} avec {galleries} ; exécution {run}.</translation>
  </message>
  <message>
   <source>Where the photos were probably taken</source>
   <translation>Où les photos ont probablement été prises</translation>
  </message>
  <message>
   <source>What came of it</source>
   <translation>Ce qu'il en est résulté</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Méthode</translation>
  </message>
  <message>
   <source>Digests (SHA-256)</source>
   <translation>Empreintes (SHA-256)</translation>
  </message>
  <message>
   <source>Confidence</source>
   <translation>Confiance</translation>
  </message>
  <message>
   <source>Confidence of the first candidate, which is not the position</source>
   <translation>Confiance du premier candidat, qui n'est pas la position</translation>
  </message>
  <message>
   <source>There is no credible region: it may be anywhere.</source>
   <translation>Il n'y a pas de région crédible : cela peut être n'importe où.</translation>
  </message>
  <message>
   <source>Probability</source>
   <translation>Probabilité</translation>
  </message>
  <message>
   <source>Place name</source>
   <translation>Lieu</translation>
  </message>
  <message>
   <source>Distance</source>
   <translation>Distance</translation>
  </message>
  <message>
   <source>Its reference: author, licence</source>
   <translation>Sa référence : auteur, licence</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Source</translation>
  </message>
  <message>
   <source>Similarity</source>
   <translation>Similarité</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Prise</translation>
  </message>
  <message>
   <source>Reference; below it author, licence, link</source>
   <translation>Référence ; en dessous auteur, licence, lien</translation>
  </message>
  <message>
   <source>Leads, never proof</source>
   <translation>Des pistes, jamais des preuves</translation>
  </message>
  <message>
   <source>position</source>
   <translation>position</translation>
  </message>
  <message>
   <source>candidate, by rank</source>
   <translation>candidat, par rang</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation>indices</translation>
  </message>
  <message>
   <source>own GPS tag</source>
   <translation>propre position GPS</translation>
  </message>
  <message>
   <source>Photo {number} of {count}</source>
   <translation>Photo {number} sur {count}</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Résultat</translation>
  </message>
  <message>
   <source>Review</source>
   <translation>Avis</translation>
  </message>
  <message>
   <source>{place}, {distance} from the position; not used to find it</source>
   <translation>{place}, à {distance} de la position ; non utilisée pour la trouver</translation>
  </message>
  <message>
   <source>Outlines: credible regions, which hold the place with that probability ({sizes}).</source>
   <translation>Contours : régions crédibles, qui contiennent le lieu avec cette probabilité ({sizes}).</translation>
  </message>
  <message>
   <source>Evidence for candidate {rank}</source>
   <translation>Indices du candidat {rank}</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Fichier</translation>
  </message>
  <message>
   <source>run {run}, page {number}</source>
   <translation>exécution {run}, page {number}</translation>
  </message>
  <message>
   <source>Pinpoint report of run {run}</source>
   <translation>Rapport Pinpoint de l'exécution {run}</translation>
  </message>
  <message>
   <source>What was asked</source>
   <translation>Ce qui a été demandé</translation>
  </message>
  <message>
   <source>How it was answered</source>
   <translation>Comment il y a été répondu</translation>
  </message>
  <message>
   <source>accepted position</source>
   <translation>position acceptée</translation>
  </message>
  <message>
   <source>first candidate, not accepted</source>
   <translation>premier candidat, non accepté</translation>
  </message>
  <message>
   <source>The photos</source>
   <translation>Les photos</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>Photo</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Position</translation>
  </message>
  <message>
   <source>Within 25 km</source>
   <translation>À moins de 25 km</translation>
  </message>
  <message>
   <source>The photo cannot be shown; it was at {path}</source>
   <translation>La photo ne peut pas être montrée ; elle était à {path}</translation>
  </message>
  <message>
   <source>{number}; the earlier ones are in the run</source>
   <translation>{number} ; les précédentes sont dans l’exécution</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Réponse</translation>
  </message>
  <message>
   <source>Camera heading</source>
   <translation>Direction de l'appareil</translation>
  </message>
  <message>
   <source>Own GPS tag</source>
   <translation>Propre position GPS</translation>
  </message>
  <message>
   <source>Without its album</source>
   <translation>Sans son album</translation>
  </message>
  <message>
   <source>There are none.</source>
   <translation>Il n'y en a pas.</translation>
  </message>
  <message>
   <source>none of these</source>
   <translation>aucun de ceux-ci</translation>
  </message>
  <message>
   <source>No other photo lies nearby.</source>
   <translation>Aucune autre photo n'est à proximité.</translation>
  </message>
  <message>
   <source>Reference of the candidate: {credit}</source>
   <translation>Référence du candidat : {credit}</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>inconnu</translation>
  </message>
  <message>
   <source>by its camera's clock</source>
   <translation>selon l'horloge de l'appareil</translation>
  </message>
  <message>
   <source>within {distance}</source>
   <translation>à moins de {distance}</translation>
  </message>
  <message>
   <source>Candidates beyond the overview: {ranks}.</source>
   <translation>Candidats hors de l'aperçu : {ranks}.</translation>
  </message>
  <message>
   <source>{place}, {share} within 25 km</source>
   <translation>{place}, {share} à moins de 25 km</translation>
  </message>
  <message>
   <source>{title}, continued</source>
   <translation>{title}, suite</translation>
  </message>
  <message>
   <source>The places in this report are leads, never proof. Probabilities hold for photos like those that the pack was tested on, and a place without references cannot be found. Compare every answer with independent imagery, and write down what speaks against it, before it is used or published.</source>
   <translation>Les lieux de ce rapport sont des pistes, jamais des preuves. Les probabilités valent pour des photos comme celles sur lesquelles le modèle a été testé, et un lieu sans références ne peut pas être trouvé. Comparez chaque réponse à des images indépendantes, et notez ce qui parle contre elle, avant de l'utiliser ou de la publier.</translation>
  </message>
  <message>
   <source>Scores and the probability of none of the candidates became one density on the Earth, from which confidence and credible regions were read. A position in the photo's own EXIF is shown for comparison and was not used.</source>
   <translation>Les scores et la probabilité d'aucun des candidats ont donné une densité sur la Terre, d'où la confiance et les régions crédibles ont été lues. Une position EXIF de la photo est montrée pour comparaison et n'a pas été utilisée.</translation>
  </message>
  <message>
   <source>The candidates come from a system that this version of Pinpoint does not know. It ranked them.</source>
   <translation>Les candidats viennent d'un système que cette version de Pinpoint ne connaît pas. Il les a classés.</translation>
  </message>
  <message>
   <source>Confidence and credible regions were read from that density, and were not calibrated. A position in the photo's own EXIF is shown for comparison and was not used.</source>
   <translation>La confiance et les régions crédibles ont été lues sur cette densité et n'ont pas été calibrées. Une position EXIF de la photo est montrée pour comparaison et n'a pas été utilisée.</translation>
  </message>
  <message>
   <source>within one polygon</source>
   <translation>dans un polygone</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Recherche</translation>
  </message>
  <message>
   <source>Albums</source>
   <translation>Albums</translation>
  </message>
  <message>
   <source>Pack and galleries</source>
   <translation>Modèle et galeries</translation>
  </message>
  <message>
   <source>Probabilities</source>
   <translation>Probabilités</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>Versions</translation>
  </message>
  <message>
   <source>Computed on</source>
   <translation>Calculé sur</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Heure</translation>
  </message>
  <message>
   <source>{started} to {finished} UTC, {ended}</source>
   <translation>{started} à {finished} UTC, {ended}</translation>
  </message>
  <message>
   <source>{accepted} accepted, {rejected} rejected, {rest} not reviewed</source>
   <translation>{accepted} acceptées, {rejected} rejetées, {rest} non revues</translation>
  </message>
  <message>
   <source>Located again</source>
   <translation>Localisées à nouveau</translation>
  </message>
  <message>
   <source>Reviewed</source>
   <translation>Revues</translation>
  </message>
  <message>
   <source>Each photo was compared with reference photos of known place: by image features, by a learned embedding, and by that embedding against the places themselves. The places of its look-alikes became candidates, scored by how densely they lie and by the independent evidence around them.</source>
   <translation>Chaque photo a été comparée à des photos de référence de lieu connu : par des caractéristiques d'image, par une représentation apprise, et par celle-ci aux lieux eux-mêmes. Les lieux des photos ressemblantes sont devenus des candidats, notés selon leur densité et les indices indépendants qui les entourent.</translation>
  </message>
  <message>
   <source>Each photo was assigned to semantic geocells by a trained classifier. Within the likely cells it was compared with clusters of reference photos, whose places became candidates.</source>
   <translation>Un classificateur entraîné a attribué chaque photo à des géocellules sémantiques. Dans les cellules probables, elle a été comparée à des groupes de photos de référence, dont les lieux sont devenus des candidats.</translation>
  </message>
  <message>
   <source>Each photo was assigned to cells of an adaptive grid on the Earth by a trained classifier. The middles of the likely cells became candidates.</source>
   <translation>Un classificateur entraîné a attribué chaque photo à des cellules d'une grille adaptative sur la Terre. Les centres des cellules probables sont devenus des candidats.</translation>
  </message>
  <message>
   <source>Each photo was compared with places in a learned space that images and coordinates share. The places that match it best became candidates.</source>
   <translation>Chaque photo a été comparée à des lieux dans un espace appris que partagent images et coordonnées. Les lieux qui lui correspondent le mieux sont devenus des candidats.</translation>
  </message>
  <message>
   <source>From each photo a generative network drew places where it may have been taken. The peaks of their density became candidates.</source>
   <translation>De chaque photo, un réseau génératif a tiré des lieux où elle a pu être prise. Les pics de leur densité sont devenus des candidats.</translation>
  </message>
  <message>
   <source>Request</source>
   <translation>Requête</translation>
  </message>
  <message>
   <source>within {count} polygons</source>
   <translation>dans {count} polygones</translation>
  </message>
  <message>
   <source>everywhere</source>
   <translation>partout</translation>
  </message>
  <message>
   <source>of all kinds</source>
   <translation>de tout type</translation>
  </message>
  <message>
   <source>ordinary photos</source>
   <translation>photos ordinaires</translation>
  </message>
  <message>
   <source>photos of one folder are of one place, within {distance}</source>
   <translation>les photos d'un dossier sont d'un lieu, à moins de {distance}</translation>
  </message>
  <message>
   <source>photos of one folder are of one trip, at most {speed} km/h</source>
   <translation>les photos d'un dossier sont d'un trajet, au plus {speed} km/h</translation>
  </message>
  <message>
   <source>{count} placed by hand</source>
   <translation>{count} placées à la main</translation>
  </message>
  <message>
   <source>{photos}; the page of each says by what</source>
   <translation>{photos} ; la page de chacune dit par quoi</translation>
  </message>
  <message>
   <source>up to {count} for each photo</source>
   <translation>jusqu'à {count} par photo</translation>
  </message>
  <message>
   <source>cancelled; what is finished is kept</source>
   <translation>annulé ; ce qui est terminé est conservé</translation>
  </message>
  <message>
   <source>Export a run</source>
   <translation>Exporter une exécution</translation>
  </message>
  <message>
   <source>Write positions of photos</source>
   <translation>Écrire les positions des photos</translation>
  </message>
  <message>
   <source>Exported to {path}</source>
   <translation>Exporté dans {path}</translation>
  </message>
  <message>
   <source>Report written to {path}</source>
   <translation>Rapport écrit dans {path}</translation>
  </message>
  <message>
   <source>Locate {photos}</source>
   <translation>Localiser {photos}</translation>
  </message>
  <message>
   <source>{fault}; this run is in the temporary file {path}, export it or move it</source>
   <translation>{fault} ; cette exécution est dans le fichier temporaire {path}, exportez-le ou déplacez-le</translation>
  </message>
  <message>
   <source>kilometres from the truth</source>
   <translation>kilomètres du vrai lieu</translation>
  </message>
  <message>
   <source>band: 95 % interval</source>
   <translation>bande : intervalle à 95 %</translation>
  </message>
  <message>
   <source>first candidate</source>
   <translation>premier candidat</translation>
  </message>
  <message>
   <source>{name} cannot be written; free some space or choose another folder</source>
   <translation>impossible d'écrire {name} ; libérez de la place ou choisissez un autre dossier</translation>
  </message>
  <message>
   <source>best of {count}</source>
   <translation>meilleur de {count}</translation>
  </message>
  <message>
   <source>Where photos were taken</source>
   <translation>Où les photos ont été prises</translation>
  </message>
  <message>
   <source>From there to the first candidate</source>
   <translation>De là au premier candidat</translation>
  </message>
  <message>
   <source>Try Pinpoint on your photos</source>
   <translation>Essayer Pinpoint sur vos photos</translation>
  </message>
  <message>
   <source>photos would be sent to {host}; agree to that in the dock first, by locating a photo there</source>
   <translation>des photos seraient envoyées à {host} ; donnez d'abord votre accord dans le panneau, en y localisant une photo</translation>
  </message>
  <message>
   <source>{name} could not be written ({reason}); free some space or choose another folder</source>
   <translation>{name} n'a pas pu être écrit ({reason}) ; libérez de la place ou choisissez un autre dossier</translation>
  </message>
  <message>
   <source>Not calibrated: only the order of these percentages counts.</source>
   <translation>Non calibré : seul l’ordre de ces pourcentages compte.</translation>
  </message>
  <message>
   <source>1 photo</source>
   <translation>1 photo</translation>
  </message>
  <message>
   <source>the accepted candidate of an earlier answer</source>
   <translation>le candidat accepté d’une réponse précédente</translation>
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
   <translation>en mer ou isolé, {distance} {wind} de {place}</translation>
  </message>
  <message>
   <source>{distance} {wind} of {place}</source>
   <translation>{distance} {wind} de {place}</translation>
  </message>
  <message>
   <source>no other photo nearby</source>
   <translation>aucune autre photo à proximité</translation>
  </message>
  <message>
   <source>thin here: 1 reference within 5 km</source>
   <translation>peu ici : 1 référence à moins de 5 km</translation>
  </message>
  <message>
   <source>Calibrated only where a photo of your own galleries comes first; elsewhere only the order counts.</source>
   <translation>Calibré seulement là où une photo de vos propres galeries vient en tête ; ailleurs, seul l’ordre compte.</translation>
  </message>
  <message>
   <source>Fit them on a gallery of your own, in the options.</source>
   <translation>Ajustez-les sur une galerie à vous, dans les options.</translation>
  </message>
  <message>
   <source>No region: it may be anywhere</source>
   <translation>Pas de région : cela peut être n'importe où</translation>
  </message>
  <message>
   <source>{number}%</source>
   <translation>{number} %</translation>
  </message>
  <message>
   <source>{answer}, with imagery of {galleries}</source>
   <translation>{answer}, avec des images de {galleries}</translation>
  </message>
  <message>
   <source>with candidates of {system}</source>
   <translation>avec des candidats de {system}</translation>
  </message>
  <message>
   <source>{number} km</source>
   <translation>{number} km</translation>
  </message>
  <message>
   <source>{count} bytes</source>
   <translation>{count} octets</translation>
  </message>
  <message>
   <source>{number} km²</source>
   <translation>{number} km²</translation>
  </message>
  <message>
   <source>{share} within 25 km of the first candidate</source>
   <translation>{share} à moins de 25 km du premier candidat</translation>
  </message>
  <message>
   <source>thin here: {count} references within 5 km</source>
   <translation>peu ici : {count} références à moins de 5 km</translation>
  </message>
  <message>
   <source>Regions: {sizes}</source>
   <translation>Régions : {sizes}</translation>
  </message>
  <message>
   <source>skipped: {kinds}</source>
   <translation>ignorés : {kinds}</translation>
  </message>
  <message>
   <source>{count} located</source>
   <translation>{count} localisées</translation>
  </message>
  <message>
   <source>{count} probably outside what this gallery knows</source>
   <translation>{count} probablement hors de ce que connaît cette galerie</translation>
  </message>
  <message>
   <source>{count} with nothing that tells a place</source>
   <translation>{count} sans rien qui indique un lieu</translation>
  </message>
  <message>
   <source>{count} failed</source>
   <translation>{count} en échec</translation>
  </message>
  <message>
   <source>{count} not located yet</source>
   <translation>{count} pas encore localisées</translation>
  </message>
  <message>
   <source>&lt;{number}%</source>
   <translation>&lt;{number} %</translation>
  </message>
  <message>
   <source>{count} photos</source>
   <translation>{count} photos</translation>
  </message>
  <message>
   <source>First answer</source>
   <translation>Première réponse</translation>
  </message>
  <message>
   <source>Second answer</source>
   <translation>Deuxième réponse</translation>
  </message>
  <message>
   <source>Answer {number}</source>
   <translation>Réponse {number}</translation>
  </message>
  <message>
   <source>{number} m</source>
   <translation>{number} m</translation>
  </message>
  <message>
   <source>1 author</source>
   <translation>1 auteur</translation>
  </message>
  <message>
   <source>1 sequence</source>
   <translation>1 séquence</translation>
  </message>
  <message>
   <source>nearest {distance}</source>
   <translation>la plus proche à {distance}</translation>
  </message>
  <message>
   <source>Try them on photos with a position (⋯).</source>
   <translation>Essayez-les sur des photos avec position (⋯).</translation>
  </message>
  <message>
   <source>N NE E SE S SW W NW</source>
   <translation>N NE E SE S SO O NO</translation>
  </message>
  <message>
   <source>{count} more</source>
   <translation>{count} de plus</translation>
  </message>
  <message>
   <source>add by itself any that holds photos: {folders}</source>
   <translation>ajoutez séparément ce qui contient des photos : {folders}</translation>
  </message>
  <message>
   <source>{count} authors</source>
   <translation>{count} auteurs</translation>
  </message>
  <message>
   <source>{count} sequences</source>
   <translation>{count} séquences</translation>
  </message>
  <message>
   <source>States</source>
   <translation>États et provinces</translation>
  </message>
  <message>
   <source>Countries</source>
   <translation>Pays</translation>
  </message>
  <message>
   <source>Of your {count} photos in this area, {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; {doubt}.</source>
   <translation>De vos {count} photos de cette zone, le premier candidat en a localisé {near} à moins de 1 km et {city} à moins de 25 km, l'un des {top_k} candidats {listed} à moins de 25 km ; {doubt}.</translation>
  </message>
  <message>
   <source>Of your {count} photos, {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; {doubt}.</source>
   <translation>De vos {count} photos, le premier candidat en a localisé {near} à moins de 1 km et {city} à moins de 25 km, l'un des {top_k} candidats {listed} à moins de 25 km ; {doubt}.</translation>
  </message>
  <message>
   <source>as they come from few outings, this may be off by ±{margin} percentage points or more</source>
   <translation>comme elles viennent de peu de sorties, l'erreur peut être de ±{margin} points de pourcentage ou plus</translation>
  </message>
  <message>
   <source>In this area, of {count} of your photos {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; these are too few photos to say how well it works here.</source>
   <translation>Dans cette zone, sur {count} de vos photos, le premier candidat en a localisé {near} à moins de 1 km et {city} à moins de 25 km, l'un des {top_k} candidats {listed} à moins de 25 km ; c'est trop peu de photos pour juger des réponses ici.</translation>
  </message>
  <message>
   <source>Of {count} of your photos {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; these are too few photos to say how well it works.</source>
   <translation>Sur {count} de vos photos, le premier candidat en a localisé {near} à moins de 1 km et {city} à moins de 25 km, l'un des {top_k} candidats {listed} à moins de 25 km ; c'est trop peu de photos pour juger des réponses.</translation>
  </message>
  <message>
   <source>There are too few answers to tell whether its confidence can be believed here.</source>
   <translation>Il y a trop peu de réponses pour dire si sa confiance est fiable ici.</translation>
  </message>
  <message>
   <source>It is too sure of itself here: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>Il est trop sûr de lui ici : il donnait {said} en moyenne à moins de 25 km, et {right} étaient justes.</translation>
  </message>
  <message>
   <source>Of the {about} answers with 60 to 80 %, {about_right} ({share}) were right.</source>
   <translation>Des {about} réponses à 60 à 80 %, {about_right} ({share}) étaient justes.</translation>
  </message>
  <message>
   <source>Answers with 60 to 80 % were too few to say what 70 % means here.</source>
   <translation>Les réponses à 60 à 80 % étaient trop peu nombreuses pour dire ce que valent 70 % ici.</translation>
  </message>
  <message>
   <source>From each photo's search its own file and near-duplicates were left out, and references of the same sequence, author or half hour.</source>
   <translation>De la recherche de chaque photo ont été exclus son propre fichier et ses quasi-doublons, ainsi que les références de la même séquence, du même auteur ou de la même demi-heure.</translation>
  </message>
  <message>
   <source>with so few photos this may be off by ±{margin} percentage points</source>
   <translation>avec si peu de photos, l'erreur peut être de ±{margin} points de pourcentage</translation>
  </message>
  <message>
   <source>this may be off by ±{margin} percentage points</source>
   <translation>l'erreur peut être de ±{margin} points de pourcentage</translation>
  </message>
  <message>
   <source>It is too cautious here: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>Il est trop prudent ici : il donnait {said} en moyenne à moins de 25 km, et {right} étaient justes.</translation>
  </message>
  <message>
   <source>Its confidence holds here, as far as {answers} answers can tell: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>Sa confiance est fiable ici, autant que {answers} réponses puissent le dire : il donnait {said} en moyenne à moins de 25 km, et {right} étaient justes.</translation>
  </message>
  <message>
   <source>Without an answer, and counted as misses: {count}.</source>
   <translation>Sans réponse, et comptées comme manquées : {count}.</translation>
  </message>
  <message>
   <source>Outside the area: {count}.</source>
   <translation>Hors de la zone : {count}.</translation>
  </message>
  <message>
   <source>Without a usable position: {count}.</source>
   <translation>Sans position utilisable : {count}.</translation>
  </message>
  <message>
   <source>located</source>
   <translation>localisée</translation>
  </message>
  <message>
   <source>probably outside what this gallery knows</source>
   <translation>probablement hors de ce que connaît cette galerie</translation>
  </message>
  <message>
   <source>nothing in it tells a place</source>
   <translation>rien n'y indique un lieu</translation>
  </message>
  <message>
   <source>not located yet</source>
   <translation>pas encore localisée</translation>
  </message>
  <message>
   <source>looks alike (learned)</source>
   <translation>ressemblance (apprise)</translation>
  </message>
  <message>
   <source>looks alike (raw features)</source>
   <translation>ressemblance (caractéristiques brutes)</translation>
  </message>
  <message>
   <source>place matches the photo</source>
   <translation>le lieu correspond à la photo</translation>
  </message>
  <message>
   <source>named by other photos of the album</source>
   <translation>nommé par d'autres photos de l'album</translation>
  </message>
  <message>
   <source>middle of a likely geocell</source>
   <translation>centre d'une géocellule probable</translation>
  </message>
  <message>
   <source>looks alike, in a likely geocell</source>
   <translation>ressemblance, dans une géocellule probable</translation>
  </message>
  <message>
   <source>peak of the sampled density</source>
   <translation>pic de la densité tirée</translation>
  </message>
  <message>
   <source>proposed by PIGEON</source>
   <translation>proposé par PIGEON</translation>
  </message>
  <message>
   <source>proposed by PlaNet</source>
   <translation>proposé par PlaNet</translation>
  </message>
  <message>
   <source>proposed by GeoCLIP</source>
   <translation>proposé par GeoCLIP</translation>
  </message>
  <message>
   <source>proposed by PLONK</source>
   <translation>proposé par PLONK</translation>
  </message>
  <message>
   <source>not reviewed</source>
   <translation>non revu</translation>
  </message>
  <message>
   <source>accepted</source>
   <translation>accepté</translation>
  </message>
  <message>
   <source>rejected</source>
   <translation>rejeté</translation>
  </message>
  <message>
   <source>running, or broken off</source>
   <translation>en cours, ou interrompue</translation>
  </message>
  <message>
   <source>finished</source>
   <translation>terminée</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>annulée</translation>
  </message>
  <message>
   <source>ended early</source>
   <translation>arrêtée avant la fin</translation>
  </message>
  <message>
   <source>the first candidate, not reviewed</source>
   <translation>le premier candidat, non revu</translation>
  </message>
  <message>
   <source>the accepted candidate</source>
   <translation>le candidat accepté</translation>
  </message>
  <message>
   <source>the map, placed by hand</source>
   <translation>la carte, placée à la main</translation>
  </message>
  <message>
   <source>the review of an earlier run</source>
   <translation>l'avis d'une exécution antérieure</translation>
  </message>
  <message>
   <source>file missing</source>
   <translation>fichier absent</translation>
  </message>
  <message>
   <source>empty file</source>
   <translation>fichier vide</translation>
  </message>
  <message>
   <source>file cannot be read</source>
   <translation>fichier illisible</translation>
  </message>
  <message>
   <source>broken file</source>
   <translation>fichier endommagé</translation>
  </message>
  <message>
   <source>not a photo</source>
   <translation>pas une photo</translation>
  </message>
  <message>
   <source>unsupported format</source>
   <translation>format non pris en charge</translation>
  </message>
  <message>
   <source>too large</source>
   <translation>trop grand</translation>
  </message>
  <message>
   <source>nothing in it to compare</source>
   <translation>rien à y comparer</translation>
  </message>
  <message>
   <source>no reference in the search area</source>
   <translation>aucune référence dans la zone de recherche</translation>
  </message>
  <message>
   <source>too few samples in the search area</source>
   <translation>trop peu de tirages dans la zone de recherche</translation>
  </message>
  <message>
   <source>the engine crashed on it</source>
   <translation>le moteur a planté dessus</translation>
  </message>
  <message>
   <source>the reason is lost</source>
   <translation>la raison est perdue</translation>
  </message>
  <message>
   <source>calibrated on photos of known place</source>
   <translation>calibrées sur des photos de lieu connu</translation>
  </message>
  <message>
   <source>not calibrated: never compared with photos of known place</source>
   <translation>non calibrées : jamais comparées à des photos de lieu connu</translation>
  </message>
  <message>
   <source>calibrated where a photo of your own galleries comes first, not calibrated elsewhere</source>
   <translation>calibrées là où une photo de vos propres galeries vient en tête, non calibrées ailleurs</translation>
  </message>
  <message>
   <source>how alike its own reference looks (learned)</source>
   <translation>la ressemblance de sa propre référence (apprise)</translation>
  </message>
  <message>
   <source>look-alikes gather around it (learned)</source>
   <translation>des photos ressemblantes l'entourent (appris)</translation>
  </message>
  <message>
   <source>the best look-alike within 1 km (learned)</source>
   <translation>la plus ressemblante à moins de 1 km (appris)</translation>
  </message>
  <message>
   <source>look-alikes of other walks nearby (learned)</source>
   <translation>photos ressemblantes d'autres parcours proches (appris)</translation>
  </message>
  <message>
   <source>how alike its own reference looks (raw features)</source>
   <translation>la ressemblance de sa propre référence (caractéristiques brutes)</translation>
  </message>
  <message>
   <source>look-alikes gather around it (raw features)</source>
   <translation>des photos ressemblantes l'entourent (caractéristiques brutes)</translation>
  </message>
  <message>
   <source>the best look-alike within 1 km (raw features)</source>
   <translation>la plus ressemblante à moins de 1 km (caractéristiques brutes)</translation>
  </message>
  <message>
   <source>look-alikes of other walks nearby (raw features)</source>
   <translation>photos ressemblantes d'autres parcours proches (caractéristiques brutes)</translation>
  </message>
  <message>
   <source>how well the place itself matches</source>
   <translation>la correspondance du lieu lui-même</translation>
  </message>
  <message>
   <source>matching places gather around it</source>
   <translation>des lieux correspondants l'entourent</translation>
  </message>
  <message>
   <source>the best matching place within 1 km</source>
   <translation>le lieu le plus correspondant à moins de 1 km</translation>
  </message>
  <message>
   <source>matching places of other walks nearby</source>
   <translation>lieux correspondants d'autres parcours proches</translation>
  </message>
  <message>
   <source>how many references are around</source>
   <translation>le nombre de références alentour</translation>
  </message>
  <message>
   <source>references of the other source nearby agree</source>
   <translation>les références de l'autre source à proximité concordent</translation>
  </message>
  <message>
   <source>it lies outside the search area</source>
   <translation>il est hors de la zone de recherche</translation>
  </message>
  <message>
   <source>the position in the photo's EXIF is {distance} away</source>
   <translation>la position EXIF de la photo est à {distance}</translation>
  </message>
  <message>
   <source>{references} references are within 1 km, yet none is among the {neighbours} that look most alike</source>
   <translation>{references} références sont à moins de 1 km, mais aucune n'est parmi les {neighbours} plus ressemblantes</translation>
  </message>
  <message>
   <source>the nearest reference is {distance} away</source>
   <translation>la référence la plus proche est à {distance}</translation>
  </message>
  <message>
   <source>no other reference is within 1 km of it</source>
   <translation>aucune autre référence n'est à moins de 1 km de lui</translation>
  </message>
  <message>
   <source>all {count} references nearby are of one sequence</source>
   <translation>les {count} références proches sont toutes d'une même séquence</translation>
  </message>
  <message>
   <source>all {count} references nearby are by one author</source>
   <translation>les {count} références proches sont toutes d'un même auteur</translation>
  </message>
  <message>
   <source>{count} of the {total} references around it lie outside the search area</source>
   <translation>{count} des {total} références autour de lui sont hors de la zone de recherche</translation>
  </message>
  <message>
   <source>no dated reference here is within {years} years of the photo</source>
   <translation>aucune référence datée ici n'est à moins de {years} ans de la photo</translation>
  </message>
  <message>
   <source>NAS thumbnails</source>
   <translation>miniatures de NAS</translation>
  </message>
  <message>
   <source>raw files beside their JPEGs</source>
   <translation>fichiers bruts à côté de leurs JPEG</translation>
  </message>
  <message>
   <source>backups</source>
   <translation>sauvegardes</translation>
  </message>
  <message>
   <source>folders of NAS thumbnails</source>
   <translation>dossiers de miniatures de NAS</translation>
  </message>
  <message>
   <source>folders of thumbnails</source>
   <translation>dossiers de miniatures</translation>
  </message>
  <message>
   <source>folders of a photo library</source>
   <translation>dossiers d'une photothèque</translation>
  </message>
  <message>
   <source>clips</source>
   <translation>vidéos</translation>
  </message>
  <message>
   <source>sound recordings</source>
   <translation>enregistrements sonores</translation>
  </message>
  <message>
   <source>sidecars</source>
   <translation>fichiers annexes</translation>
  </message>
  <message>
   <source>tracks</source>
   <translation>traces</translation>
  </message>
  <message>
   <source>documents</source>
   <translation>documents</translation>
  </message>
  <message>
   <source>archives</source>
   <translation>archives</translation>
  </message>
  <message>
   <source>databases</source>
   <translation>bases de données</translation>
  </message>
  <message>
   <source>drawings and animations</source>
   <translation>dessins et animations</translation>
  </message>
  <message>
   <source>recycle bins</source>
   <translation>corbeilles</translation>
  </message>
  <message>
   <source>system folders</source>
   <translation>dossiers système</translation>
  </message>
  <message>
   <source>hidden folders</source>
   <translation>dossiers cachés</translation>
  </message>
  <message>
   <source>linked folders</source>
   <translation>dossiers liés</translation>
  </message>
  <message>
   <source>system files</source>
   <translation>fichiers système</translation>
  </message>
  <message>
   <source>hidden files</source>
   <translation>fichiers cachés</translation>
  </message>
  <message>
   <source>other files</source>
   <translation>autres fichiers</translation>
  </message>
  <message>
   <source>Photo id</source>
   <translation>Identifiant de la photo</translation>
  </message>
  <message>
   <source>File name</source>
   <translation>Nom du fichier</translation>
  </message>
  <message>
   <source>Taken at</source>
   <translation>Prise le</translation>
  </message>
  <message>
   <source>Camera heading (°)</source>
   <translation>Direction de l'appareil (°)</translation>
  </message>
  <message>
   <source>Longitude of the final position, else of the first candidate (°)</source>
   <translation>Longitude de la position finale, sinon du premier candidat (°)</translation>
  </message>
  <message>
   <source>Latitude of it (°)</source>
   <translation>Latitude de celle-ci (°)</translation>
  </message>
  <message>
   <source>Nearest place</source>
   <translation>Lieu le plus proche</translation>
  </message>
  <message>
   <source>Position from</source>
   <translation>Origine de la position</translation>
  </message>
  <message>
   <source>Accepted candidate</source>
   <translation>Candidat accepté</translation>
  </message>
  <message>
   <source>Probability within 1 km of the first candidate</source>
   <translation>Probabilité à moins de 1 km du premier candidat</translation>
  </message>
  <message>
   <source>Probability within 5 km</source>
   <translation>Probabilité à moins de 5 km</translation>
  </message>
  <message>
   <source>Probability within 25 km</source>
   <translation>Probabilité à moins de 25 km</translation>
  </message>
  <message>
   <source>Probability within 200 km</source>
   <translation>Probabilité à moins de 200 km</translation>
  </message>
  <message>
   <source>Probability within 750 km</source>
   <translation>Probabilité à moins de 750 km</translation>
  </message>
  <message>
   <source>Probability of none of the candidates</source>
   <translation>Probabilité d'aucun des candidats</translation>
  </message>
  <message>
   <source>Longitude of the first candidate of the photo alone, without its album (°)</source>
   <translation>Longitude du premier candidat de la photo seule, sans son album (°)</translation>
  </message>
  <message>
   <source>Latitude of the first candidate of the photo alone (°)</source>
   <translation>Latitude du premier candidat de la photo seule (°)</translation>
  </message>
  <message>
   <source>Probability within 25 km of it, by the photo alone</source>
   <translation>Probabilité à moins de 25 km de celui-ci, par la photo seule</translation>
  </message>
  <message>
   <source>Answer, 2 or more if it was located again</source>
   <translation>Réponse, 2 ou plus si elle a été localisée à nouveau</translation>
  </message>
  <message>
   <source>Longitude in the photo's EXIF (°)</source>
   <translation>Longitude EXIF de la photo (°)</translation>
  </message>
  <message>
   <source>Latitude in the photo's EXIF (°)</source>
   <translation>Latitude EXIF de la photo (°)</translation>
  </message>
  <message>
   <source>Album</source>
   <translation>Album</translation>
  </message>
  <message>
   <source>Reviewed (UTC)</source>
   <translation>Revue le (UTC)</translation>
  </message>
  <message>
   <source>SHA-256 of the file</source>
   <translation>SHA-256 du fichier</translation>
  </message>
  <message>
   <source>Candidate id</source>
   <translation>Identifiant du candidat</translation>
  </message>
  <message>
   <source>Rank</source>
   <translation>Rang</translation>
  </message>
  <message>
   <source>Outcome of the photo</source>
   <translation>Résultat de la photo</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>Score</translation>
  </message>
  <message>
   <source>Similarity of its reference (cosine)</source>
   <translation>Similarité de sa référence (cosinus)</translation>
  </message>
  <message>
   <source>Found by</source>
   <translation>Trouvé par</translation>
  </message>
  <message>
   <source>Longitude (°)</source>
   <translation>Longitude (°)</translation>
  </message>
  <message>
   <source>Latitude (°)</source>
   <translation>Latitude (°)</translation>
  </message>
  <message>
   <source>Reference photo</source>
   <translation>Photo de référence</translation>
  </message>
  <message>
   <source>Source of the reference</source>
   <translation>Source de la référence</translation>
  </message>
  <message>
   <source>Link to the reference</source>
   <translation>Lien vers la référence</translation>
  </message>
  <message>
   <source>Author of the reference</source>
   <translation>Auteur de la référence</translation>
  </message>
  <message>
   <source>Licence of the reference</source>
   <translation>Licence de la référence</translation>
  </message>
  <message>
   <source>Evidence: photos</source>
   <translation>Indices : photos</translation>
  </message>
  <message>
   <source>Evidence: authors</source>
   <translation>Indices : auteurs</translation>
  </message>
  <message>
   <source>Evidence: sequences</source>
   <translation>Indices : séquences</translation>
  </message>
  <message>
   <source>References within 5 km</source>
   <translation>Références à moins de 5 km</translation>
  </message>
  <message>
   <source>Evidence in words</source>
   <translation>Indices en toutes lettres</translation>
  </message>
  <message>
   <source>Gallery of the reference</source>
   <translation>Galerie de la référence</translation>
  </message>
  <message>
   <source>Reference taken at</source>
   <translation>Référence prise le</translation>
  </message>
  <message>
   <source>Evidence id</source>
   <translation>Identifiant de l'indice</translation>
  </message>
  <message>
   <source>Rank of the candidate</source>
   <translation>Rang du candidat</translation>
  </message>
  <message>
   <source>Distance to the candidate (m)</source>
   <translation>Distance au candidat (m)</translation>
  </message>
  <message>
   <source>Similarity to the photo (cosine)</source>
   <translation>Similarité avec la photo (cosinus)</translation>
  </message>
  <message>
   <source>Longitude of the candidate (°)</source>
   <translation>Longitude du candidat (°)</translation>
  </message>
  <message>
   <source>Latitude of the candidate (°)</source>
   <translation>Latitude du candidat (°)</translation>
  </message>
  <message>
   <source>Sequence</source>
   <translation>Séquence</translation>
  </message>
  <message>
   <source>Region id</source>
   <translation>Identifiant de la région</translation>
  </message>
  <message>
   <source>Holds the place with probability (%)</source>
   <translation>Contient le lieu avec la probabilité (%)</translation>
  </message>
  <message>
   <source>Area (km²)</source>
   <translation>Surface (km²)</translation>
  </message>
  <message>
   <source>Share id</source>
   <translation>Identifiant de la part</translation>
  </message>
  <message>
   <source>Rank of the geocell</source>
   <translation>Rang de la géocellule</translation>
  </message>
  <message>
   <source>Geocell</source>
   <translation>Géocellule</translation>
  </message>
  <message>
   <source>Probability of the geocell</source>
   <translation>Probabilité de la géocellule</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>What happened and what to do</source>
   <translation>Ce qui s'est passé et que faire</translation>
  </message>
  <message>
   <source>Format of this file</source>
   <translation>Format de ce fichier</translation>
  </message>
  <message>
   <source>Started (UTC)</source>
   <translation>Commencée (UTC)</translation>
  </message>
  <message>
   <source>Finished (UTC)</source>
   <translation>Terminée (UTC)</translation>
  </message>
  <message>
   <source>How it ended</source>
   <translation>Comment elle s'est terminée</translation>
  </message>
  <message>
   <source>Photos asked</source>
   <translation>Photos demandées</translation>
  </message>
  <message>
   <source>Not located yet</source>
   <translation>Pas encore localisées</translation>
  </message>
  <message>
   <source>Located</source>
   <translation>Localisées</translation>
  </message>
  <message>
   <source>Probably outside what this gallery knows</source>
   <translation>Probablement hors de ce que connaît cette galerie</translation>
  </message>
  <message>
   <source>Nothing in them tells a place</source>
   <translation>Rien n'y indique un lieu</translation>
  </message>
  <message>
   <source>Request (JSON)</source>
   <translation>Requête (JSON)</translation>
  </message>
  <message>
   <source>Versions (JSON)</source>
   <translation>Versions (JSON)</translation>
  </message>
  <message>
   <source>Digests of pack and galleries (JSON)</source>
   <translation>Empreintes du modèle et des galeries (JSON)</translation>
  </message>
  <message>
   <source>Link</source>
   <translation>Lien</translation>
  </message>
  <message>
   <source>Distance of the first candidate (km)</source>
   <translation>Distance du premier candidat (km)</translation>
  </message>
  <message>
   <source>Distance of the best candidate on the list (km)</source>
   <translation>Distance du meilleur candidat de la liste (km)</translation>
  </message>
  <message>
   <source>Rank of the best candidate</source>
   <translation>Rang du meilleur candidat</translation>
  </message>
  <message>
   <source>Probability within 25 km of the first candidate</source>
   <translation>Probabilité à moins de 25 km du premier candidat</translation>
  </message>
  <message>
   <source>References within 5 km of the first candidate</source>
   <translation>Références à moins de 5 km du premier candidat</translation>
  </message>
  <message>
   <source>Longitude of the first candidate (°)</source>
   <translation>Longitude du premier candidat (°)</translation>
  </message>
  <message>
   <source>Latitude of the first candidate (°)</source>
   <translation>Latitude du premier candidat (°)</translation>
  </message>
  <message>
   <source>Why there is no answer</source>
   <translation>Pourquoi il n'y a pas de réponse</translation>
  </message>
  <message>
   <source>Cell, size and source</source>
   <translation>Cellule, taille et source</translation>
  </message>
  <message>
   <source>Size of the cell (°)</source>
   <translation>Taille de la cellule (°)</translation>
  </message>
  <message>
   <source>Source of the references</source>
   <translation>Source des références</translation>
  </message>
  <message>
   <source>References per km²</source>
   <translation>Références par km²</translation>
  </message>
  <message>
   <source>First candidate</source>
   <translation>Premier candidat</translation>
  </message>
  <message>
   <source>Second and third</source>
   <translation>Deuxième et troisième</translation>
  </message>
  <message>
   <source>Further candidates</source>
   <translation>Autres candidats</translation>
  </message>
  <message>
   <source>Probably outside the gallery</source>
   <translation>Probablement hors de la galerie</translation>
  </message>
  <message>
   <source>Rejected</source>
   <translation>Rejeté</translation>
  </message>
  <message>
   <source>candidate {0}, probability {1}%</source>
   <translation>candidat {0}, probabilité {1} %</translation>
  </message>
  <message>
   <source>photo: {0}</source>
   <translation>photo : {0}</translation>
  </message>
  <message>
   <source>found by: {0}</source>
   <translation>trouvé par : {0}</translation>
  </message>
  <message>
   <source>review: {0}</source>
   <translation>avis : {0}</translation>
  </message>
  <message>
   <source>photos: </source>
   <translation>photos : </translation>
  </message>
  <message>
   <source>, authors: </source>
   <translation>, auteurs : </translation>
  </message>
  <message>
   <source>, sequences: </source>
   <translation>, séquences : </translation>
  </message>
  <message>
   <source>, nearest: </source>
   <translation>, la plus proche : </translation>
  </message>
  <message>
   <source>evidence: {0}</source>
   <translation>indices : {0}</translation>
  </message>
  <message>
   <source>found through {0}, {1}</source>
   <translation>trouvé par {0}, {1}</translation>
  </message>
  <message>
   <source>, candidate </source>
   <translation>, candidat </translation>
  </message>
  <message>
   <source>20 % and more</source>
   <translation>20 % et plus</translation>
  </message>
  <message>
   <source>5 to 20 %</source>
   <translation>5 à 20 %</translation>
  </message>
  <message>
   <source>1 to 5 %</source>
   <translation>1 à 5 %</translation>
  </message>
  <message>
   <source>0.1 to 1 %</source>
   <translation>0,1 à 1 %</translation>
  </message>
  <message>
   <source>less</source>
   <translation>moins</translation>
  </message>
  <message>
   <source>Internet photos</source>
   <translation>Photos d'Internet</translation>
  </message>
  <message>
   <source>Street-level photos</source>
   <translation>Photos de rue</translation>
  </message>
  <message>
   <source>Internet, further</source>
   <translation>Internet, autres</translation>
  </message>
  <message>
   <source>Street-level, further</source>
   <translation>Rue, autres</translation>
  </message>
  <message>
   <source>{0} m from candidate {1}</source>
   <translation>à {0} m du candidat {1}</translation>
  </message>
  <message>
   <source>similarity {0}</source>
   <translation>similarité {0}</translation>
  </message>
  <message>
   <source> m, similarity </source>
   <translation> m, similarité </translation>
  </message>
  <message>
   <source>Final position</source>
   <translation>Position finale</translation>
  </message>
  <message>
   <source>position from {0}</source>
   <translation>position : {0}</translation>
  </message>
  <message>
   <source>within 25 km of the first candidate: {0}%</source>
   <translation>à moins de 25 km du premier candidat : {0} %</translation>
  </message>
  <message>
   <source>elsewhere: {0}%</source>
   <translation>ailleurs : {0} %</translation>
  </message>
  <message>
   <source>95 % region</source>
   <translation>région à 95 %</translation>
  </message>
  <message>
   <source>80 % region</source>
   <translation>région à 80 %</translation>
  </message>
  <message>
   <source>50 % region</source>
   <translation>région à 50 %</translation>
  </message>
  <message>
   <source>{0} % region, {1} km²</source>
   <translation>région à {0} %, {1} km²</translation>
  </message>
  <message>
   <source>within 1 km</source>
   <translation>à moins de 1 km</translation>
  </message>
  <message>
   <source>1 to 5 km</source>
   <translation>1 à 5 km</translation>
  </message>
  <message>
   <source>5 to 25 km</source>
   <translation>5 à 25 km</translation>
  </message>
  <message>
   <source>25 to 200 km</source>
   <translation>25 à 200 km</translation>
  </message>
  <message>
   <source>farther than 200 km</source>
   <translation>à plus de 200 km</translation>
  </message>
  <message>
   <source>no answer</source>
   <translation>pas de réponse</translation>
  </message>
  <message>
   <source> km from the first candidate, </source>
   <translation> km du premier candidat, </translation>
  </message>
  <message>
   <source> km from the best of the list (rank </source>
   <translation> km du meilleur de la liste (rang </translation>
  </message>
 </context>
</TS>
