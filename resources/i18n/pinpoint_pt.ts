<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
 <context>
  <name>Pinpoint</name>
  <message>
   <source>The area is larger than half the Earth and hardly limits the search; draw the place that you mean</source>
   <translation>A área é maior do que metade da Terra e mal limita a procura; desenhe o lugar que pretende</translation>
  </message>
  <message>
   <source>the map has no coordinate reference system; set the project's CRS first</source>
   <translation>o mapa não tem sistema de referência de coordenadas; defina primeiro o SRC do projeto</translation>
  </message>
  <message>
   <source>The drawing crosses itself and was divided into {count} polygons; move its corners to make it one</source>
   <translation>O desenho cruza-se a si próprio e foi dividido em {count} polígonos; mova os cantos para fazer um só</translation>
  </message>
  <message>
   <source>it is wider than the Earth: draw a smaller one</source>
   <translation>é mais largo do que a Terra: desenhe um menor</translation>
  </message>
  <message>
   <source>the map shows no area; zoom to the place you want to search</source>
   <translation>o mapa não mostra nenhuma área; aproxime-se do lugar onde quer procurar</translation>
  </message>
  <message>
   <source>the map extent is too large for {crs}; zoom in</source>
   <translation>a extensão do mapa é demasiado grande para {crs}; aproxime-se</translation>
  </message>
  <message>
   <source>the file of the layer {layer} cannot be read; repair the layer's data source</source>
   <translation>não é possível ler o ficheiro da camada {layer}; repare a fonte de dados da camada</translation>
  </message>
  <message>
   <source>the drawing encloses no area; click at least three corners that are not in line</source>
   <translation>o desenho não delimita nenhuma área; clique em pelo menos três cantos que não estejam alinhados</translation>
  </message>
  <message>
   <source>draw it where {crs} is valid, or change the project's coordinate reference system</source>
   <translation>desenhe onde {crs} é válido, ou mude o sistema de referência de coordenadas do projeto</translation>
  </message>
  <message>
   <source>The drawing crosses itself and was repaired; move its corners if you mean another outline</source>
   <translation>O desenho cruza-se a si próprio e foi reparado; mova os cantos se pretendia outro contorno</translation>
  </message>
  <message>
   <source>the layer {layer} has no coordinate reference system; set the layer's CRS first</source>
   <translation>a camada {layer} não tem sistema de referência de coordenadas; defina primeiro o SRC da camada</translation>
  </message>
  <message>
   <source>no polygon of the layer {layer} is selected; select or draw one</source>
   <translation>nenhum polígono da camada {layer} está selecionado; selecione ou desenhe um</translation>
  </message>
  <message>
   <source>the drawing is no search area; {why}</source>
   <translation>o desenho não é uma área de procura; {why}</translation>
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
   <translation>{low} ou mais por km²</translation>
  </message>
  <message>
   <source>{low} to {high} per km²</source>
   <translation>{low} a {high} por km²</translation>
  </message>
  <message>
   <source>Cells of {size}°</source>
   <translation>Células de {size}°</translation>
  </message>
  <message>
   <source>each photo by itself</source>
   <translation>cada foto por si</translation>
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
   <translation>Cada foto por si</translation>
  </message>
  <message>
   <source>Every photo is located on its own</source>
   <translation>Cada foto é localizada por si só</translation>
  </message>
  <message>
   <source>Photos of a folder: one place</source>
   <translation>Fotos de uma pasta: um lugar</translation>
  </message>
  <message>
   <source>The photos of a folder were taken within this distance of each other; they are located together</source>
   <translation>As fotos de uma pasta foram tiradas a esta distância umas das outras, no máximo; são localizadas em conjunto</translation>
  </message>
  <message>
   <source>Photos of a folder: one trip</source>
   <translation>Fotos de uma pasta: um percurso</translation>
  </message>
  <message>
   <source>The photos of a folder were taken on one trip, at most this fast; they are located together. Their order is by capture time where the photos have one, otherwise by file name</source>
   <translation>As fotos de uma pasta foram tiradas num percurso, no máximo a esta velocidade; são localizadas em conjunto. A ordem segue a hora de captura quando existe; caso contrário, o nome do ficheiro</translation>
  </message>
  <message>
   <source>one place, {radius}</source>
   <translation>um lugar, {radius}</translation>
  </message>
  <message>
   <source>one trip, {speed}</source>
   <translation>um percurso, {speed}</translation>
  </message>
  <message>
   <source>This photo was located more than once. The map, exports and the report have the latest answer.</source>
   <translation>Esta foto foi localizada mais de uma vez. O mapa, as exportações e o relatório têm a última resposta.</translation>
  </message>
  <message>
   <source>Final position: {place} ({how})</source>
   <translation>Posição final: {place} ({how})</translation>
  </message>
  <message>
   <source>Note (N)</source>
   <translation>Nota (N)</translation>
  </message>
  <message>
   <source>By itself: {place}, {share} within 25 km</source>
   <translation>Por si só: {place}, {share} a menos de 25 km</translation>
  </message>
  <message>
   <source>Click a located photo, or move to it with the arrow keys, to see its candidates.</source>
   <translation>Clique numa foto localizada, ou vá até ela com as setas do teclado, para ver os seus candidatos.</translation>
  </message>
  <message>
   <source>Draw a search area, or add a gallery of your own area (Settings &gt; Options &gt; Pinpoint).</source>
   <translation>Desenhe uma área de procura, ou adicione uma galeria da sua própria área (Configurações &gt; Opções &gt; Pinpoint).</translation>
  </message>
  <message>
   <source>Its own GPS tag is {distance} away</source>
   <translation>A sua própria posição GPS está a {distance}</translation>
  </message>
  <message>
   <source>Move the corners of this area (F2)</source>
   <translation>Mover os cantos desta área (F2)</translation>
  </message>
  <message>
   <source>Remove this area (Delete)</source>
   <translation>Remover esta área (Delete)</translation>
  </message>
  <message>
   <source>Click to zoom there</source>
   <translation>Clique para aproximar</translation>
  </message>
  <message>
   <source>Click the corners; a right-click, double-click or Enter ends. Backspace takes the last one back, Esc gives up. Shift and drag makes a rectangle.</source>
   <translation>Clique nos cantos; clique direito, duplo clique ou Enter termina. Backspace retira o último, Esc desiste. Shift e arrastar faz um retângulo.</translation>
  </message>
  <message>
   <source>Drag the corners; drag the middle of an edge for a new one. Delete or a right-click removes a corner, Ctrl+Z undoes, Enter ends, Esc gives up.</source>
   <translation>Arraste os cantos; arraste o meio de um lado para criar um novo. Delete ou clique direito remove um canto, Ctrl+Z anula, Enter termina, Esc desiste.</translation>
  </message>
  <message>
   <source>Drag a rectangle, or click two corners; Esc gives up.</source>
   <translation>Arraste um retângulo, ou clique em dois cantos; Esc desiste.</translation>
  </message>
  <message>
   <source>Drag from the centre of the circle outwards, or click the centre and the edge; Esc gives up.</source>
   <translation>Arraste do centro do círculo para fora, ou clique no centro e na margem; Esc desiste.</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Em todo o lado</translation>
  </message>
  <message>
   <source>If you know the area the photos come from, limit the search to it; nothing improves the answers more</source>
   <translation>Se conhece a área de onde vêm as fotos, limite a procura a ela; nada melhora mais as respostas</translation>
  </message>
  <message>
   <source>Draw a search area</source>
   <translation>Desenhar uma área de procura</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>Desenhar</translation>
  </message>
  <message>
   <source>Draw a rectangle</source>
   <translation>Desenhar um retângulo</translation>
  </message>
  <message>
   <source>Draw a circle</source>
   <translation>Desenhar um círculo</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Adicionar</translation>
  </message>
  <message>
   <source>Search also in the visible map, in polygons of a layer, or in a country</source>
   <translation>Procurar também no mapa visível, em polígonos de uma camada ou num país</translation>
  </message>
  <message>
   <source>Imagery…</source>
   <translation>Imagens…</translation>
  </message>
  <message>
   <source>being read</source>
   <translation>a ler</translation>
  </message>
  <message>
   <source>Visible map</source>
   <translation>Mapa visível</translation>
  </message>
  <message>
   <source>Selected polygons of</source>
   <translation>Polígonos selecionados de</translation>
  </message>
  <message>
   <source>No polygon of a layer is selected</source>
   <translation>Nenhum polígono selecionado</translation>
  </message>
  <message>
   <source>All polygons of</source>
   <translation>Todos os polígonos de</translation>
  </message>
  <message>
   <source>There is no polygon layer</source>
   <translation>Não há nenhuma camada de polígonos</translation>
  </message>
  <message>
   <source>Country or region by name…</source>
   <translation>País ou região por nome…</translation>
  </message>
  <message>
   <source>Selected in {layer}</source>
   <translation>Seleção em {layer}</translation>
  </message>
  <message>
   <source>Layer: {layer}</source>
   <translation>Camada: {layer}</translation>
  </message>
  <message>
   <source> (1 polygon)</source>
   <translation> (1 polígono)</translation>
  </message>
  <message>
   <source>the search area {name} is still being read; wait until it shows a size, or remove it</source>
   <translation>a área de procura {name} ainda está a ser lida; espere até mostrar um tamanho, ou remova-a</translation>
  </message>
  <message>
   <source>In {count} areas, {size}</source>
   <translation>Em {count} áreas, {size}</translation>
  </message>
  <message>
   <source>Area of the run</source>
   <translation>Área da execução</translation>
  </message>
  <message>
   <source>Area of the current run</source>
   <translation>Área da execução atual</translation>
  </message>
  <message>
   <source>the area lies outside the map's coordinate reference system; change the project's CRS</source>
   <translation>a área está fora do sistema de referência de coordenadas do mapa; mude o SRC do projeto</translation>
  </message>
  <message>
   <source> ({count} more)</source>
   <translation> (mais {count})</translation>
  </message>
  <message>
   <source> · reading {percent} %</source>
   <translation> · lido {percent} %</translation>
  </message>
  <message>
   <source>{name}, {size}</source>
   <translation>{name}, {size}</translation>
  </message>
  <message>
   <source>Drawn {number}</source>
   <translation>Desenho {number}</translation>
  </message>
  <message>
   <source> ({count} polygons)</source>
   <translation> ({count} polígonos)</translation>
  </message>
  <message>
   <source>Read the search area {name}</source>
   <translation>Ler a área de procura {name}</translation>
  </message>
  <message>
   <source>an unexpected error occurred; please report it with the Pinpoint tab of the message log</source>
   <translation>ocorreu um erro inesperado; comunique-o com o separador Pinpoint das mensagens de registo</translation>
  </message>
  <message>
   <source>elsewhere</source>
   <translation>noutro lado</translation>
  </message>
  <message>
   <source>none of the places above</source>
   <translation>nenhum dos lugares acima</translation>
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
   <translation>Lugar, encontrado por</translation>
  </message>
  <message>
   <source>Evidence</source>
   <translation>Indícios</translation>
  </message>
  <message>
   <source>thin here</source>
   <translation>poucas aqui</translation>
  </message>
  <message>
   <source>found by: {channel}</source>
   <translation>encontrado por: {channel}</translation>
  </message>
  <message>
   <source>through {reference}</source>
   <translation>através de {reference}</translation>
  </message>
  <message>
   <source>evidence: {evidence}</source>
   <translation>indícios: {evidence}</translation>
  </message>
  <message>
   <source>How likely the photo was taken near the first candidate: {shares}</source>
   <translation>Probabilidade de a foto ter sido tirada perto do primeiro candidato: {shares}</translation>
  </message>
  <message>
   <source>{share} within {distance}</source>
   <translation>{share} a menos de {distance}</translation>
  </message>
  <message>
   <source>Only pixels are sent, scaled down to the size the engine needs: no file, no file name, no folder, no position and no other metadata. For photos of one trip the seconds between them are sent too, and with every run the search area and the other choices of the dock.</source>
   <translation>Só são enviados píxeis, reduzidos ao tamanho de que o motor precisa: nenhum ficheiro, nome de ficheiro, pasta, posição ou outros metadados. Das fotos de um percurso são também enviados os segundos entre elas e, com cada execução, a área de procura e as outras opções do painel.</translation>
  </message>
  <message>
   <source>Send photos?</source>
   <translation>Enviar fotos?</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Enviar</translation>
  </message>
  <message>
   <source>Send nothing</source>
   <translation>Não enviar nada</translation>
  </message>
  <message>
   <source>Send {what}?</source>
   <translation>Enviar {what}?</translation>
  </message>
  <message>
   <source>{what}

You are asked only once for {host}; you can withdraw your consent under Settings &gt; Options &gt; Pinpoint.</source>
   <translation>{what}

Só lhe é perguntado uma vez para {host}; pode retirar o consentimento em Configurações &gt; Opções &gt; Pinpoint.</translation>
  </message>
  <message>
   <source>Set up engine…</source>
   <translation>Instalar o motor…</translation>
  </message>
  <message>
   <source>Install, reinstall or remove the engine that locates photos on this machine</source>
   <translation>Instalar, reinstalar ou remover o motor que localiza fotos neste computador</translation>
  </message>
  <message>
   <source>The gallery {name} has changed: the next run uses its new state</source>
   <translation>A galeria {name} mudou: a próxima execução usa o seu novo estado</translation>
  </message>
  <message>
   <source>The photo cannot be read here.</source>
   <translation>A foto não pode ser lida aqui.</translation>
  </message>
  <message>
   <source>No picture of this reference is on this computer; its link may lead to it.</source>
   <translation>Não há imagem desta referência neste computador; a ligação pode levar até ela.</translation>
  </message>
  <message>
   <source>Candidate {rank} of {count}: {percent}, at {place}</source>
   <translation>Candidato {rank} de {count}: {percent}, em {place}</translation>
  </message>
  <message>
   <source>What would be asked of which host is told before</source>
   <translation>Antes diz-se o que seria perguntado a que servidor</translation>
  </message>
  <message>
   <source>Reference {number} of {count}, {source}</source>
   <translation>Referência {number} de {count}, {source}</translation>
  </message>
  <message>
   <source>Pinpoint evidence</source>
   <translation>Indícios do Pinpoint</translation>
  </message>
  <message>
   <source>Look for imagery around these candidates…</source>
   <translation>Procurar imagens em torno destes candidatos…</translation>
  </message>
  <message>
   <source>Choose a candidate of a located photo to see its evidence.</source>
   <translation>Escolha um candidato de uma foto localizada para ver os seus indícios.</translation>
  </message>
  <message>
   <source>References</source>
   <translation>Referências</translation>
  </message>
  <message>
   <source>taken {date}</source>
   <translation>tirada em {date}</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>A ler…</translation>
  </message>
  <message>
   <source>Better candidate (Up)</source>
   <translation>Melhor candidato (Cima)</translation>
  </message>
  <message>
   <source>Next candidate (Down)</source>
   <translation>Candidato seguinte (Baixo)</translation>
  </message>
  <message>
   <source>Reference before (Left)</source>
   <translation>Referência anterior (Esquerda)</translation>
  </message>
  <message>
   <source>Next reference (Right)</source>
   <translation>Referência seguinte (Direita)</translation>
  </message>
  <message>
   <source>Enlarge both pictures (+)</source>
   <translation>Ampliar ambas as imagens (+)</translation>
  </message>
  <message>
   <source>Make both pictures smaller (-)</source>
   <translation>Reduzir ambas as imagens (-)</translation>
  </message>
  <message>
   <source>Show both pictures whole (0)</source>
   <translation>Mostrar ambas as imagens inteiras (0)</translation>
  </message>
  <message>
   <source>Export the last run to Shapefile, GeoPackage, GeoJSON, KML or CSV; its own GeoPackage is kept</source>
   <translation>Exportar a última execução para Shapefile, GeoPackage, GeoJSON, KML ou CSV; o seu próprio GeoPackage é conservado</translation>
  </message>
  <message>
   <source>Write a file photo.jpg.xmp beside each accepted photo? The photos themselves and existing sidecars stay as they are.</source>
   <translation>Escrever um ficheiro foto.jpg.xmp junto de cada foto aceite? As próprias fotos e os ficheiros anexos existentes ficam como estão.</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportar…</translation>
  </message>
  <message>
   <source>Everything…</source>
   <translation>Tudo…</translation>
  </message>
  <message>
   <source>Report as PDF…</source>
   <translation>Relatório em PDF…</translation>
  </message>
  <message>
   <source>Replay this run…</source>
   <translation>Repetir esta execução…</translation>
  </message>
  <message>
   <source>Locate the photos again and compare every answer with this run, which stays as it is</source>
   <translation>Localizar de novo as fotos e comparar cada resposta com esta execução, que fica como está</translation>
  </message>
  <message>
   <source>Export accepted photos</source>
   <translation>Exportar as fotos aceites</translation>
  </message>
  <message>
   <source>Export the last run</source>
   <translation>Exportar a última execução</translation>
  </message>
  <message>
   <source>Write a report</source>
   <translation>Escrever um relatório</translation>
  </message>
  <message>
   <source>Folder for copies of the photos; originals are never changed</source>
   <translation>Pasta para cópias das fotos; os originais nunca são alterados</translation>
  </message>
  <message>
   <source>Folder for XMP sidecars</source>
   <translation>Pasta para ficheiros anexos XMP</translation>
  </message>
  <message>
   <source>XMP sidecars</source>
   <translation>Ficheiros anexos XMP</translation>
  </message>
  <message>
   <source>Accepted photos…</source>
   <translation>Fotos aceites…</translation>
  </message>
  <message>
   <source>Copies of accepted photos with EXIF positions…</source>
   <translation>Cópias de fotos aceites com posição EXIF…</translation>
  </message>
  <message>
   <source>XMP sidecars of accepted photos in a folder…</source>
   <translation>Ficheiros XMP de fotos aceites numa pasta…</translation>
  </message>
  <message>
   <source>XMP sidecars beside the accepted photos…</source>
   <translation>Ficheiros XMP junto das fotos aceites…</translation>
  </message>
  <message>
   <source>Report on accepted photos as PDF…</source>
   <translation>Relatório sobre fotos aceites em PDF…</translation>
  </message>
  <message>
   <source>These files exist already and will be replaced:
{names}</source>
   <translation>Estes ficheiros já existem e serão substituídos:
{names}</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exportar</translation>
  </message>
  <message>
   <source>No photo is accepted yet</source>
   <translation>Ainda não há nenhuma foto aceite</translation>
  </message>
  <message>
   <source>The run's file {path} is gone</source>
   <translation>O ficheiro {path} da execução desapareceu</translation>
  </message>
  <message>
   <source>Open imagery</source>
   <translation>Imagens abertas</translation>
  </message>
  <message>
   <source>Gallery, a new folder or one to add to</source>
   <translation>Galeria, uma pasta nova ou uma a ampliar</translation>
  </message>
  <message>
   <source>e-mail address or link, told to the host with each call</source>
   <translation>e-mail ou ligação, indicado ao servidor em cada pedido</translation>
  </message>
  <message>
   <source>See what there is</source>
   <translation>Ver o que existe</translation>
  </message>
  <message>
   <source>Only pictures with a ticked licence are brought</source>
   <translation>Só são trazidas imagens com uma licença assinalada</translation>
  </message>
  <message>
   <source>Folder of the gallery: a new one, or one to add to</source>
   <translation>Pasta da galeria: uma nova, ou uma a ampliar</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>Descarregar</translation>
  </message>
  <message>
   <source>Locate again</source>
   <translation>Localizar de novo</translation>
  </message>
  <message>
   <source>Locate {name} again with this imagery; the run keeps the first answer beside the second</source>
   <translation>Localizar de novo {name} com estas imagens; a execução guarda a primeira resposta ao lado da segunda</translation>
  </message>
  <message>
   <source>Locate the photos again with this imagery; the run that is shown stays, with a new one beside it</source>
   <translation>Localizar de novo as fotos com estas imagens; a execução mostrada fica, com uma nova ao lado</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Fechar</translation>
  </message>
  <message>
   <source>Pictures around 1 place of {name}</source>
   <translation>Imagens em torno de 1 lugar de {name}</translation>
  </message>
  <message>
   <source>Pictures around {count} places of {name}</source>
   <translation>Imagens em torno de {count} lugares de {name}</translation>
  </message>
  <message>
   <source>kept encrypted by QGIS; leave empty to use the stored one</source>
   <translation>guardado cifrado pelo QGIS; deixe vazio para usar o guardado</translation>
  </message>
  <message>
   <source>Looking for imagery</source>
   <translation>A procurar imagens</translation>
  </message>
  <message>
   <source>Downloading imagery</source>
   <translation>A descarregar imagens</translation>
  </message>
  <message>
   <source>From</source>
   <translation>De</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Endereço</translation>
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
   <translation>Em redor</translation>
  </message>
  <message>
   <source>no licence is ticked, so there is nothing to download</source>
   <translation>nenhuma licença está assinalada, por isso não há nada a descarregar</translation>
  </message>
  <message>
   <source>Cancelled; what was downloaded is kept, and the same choices go on from there</source>
   <translation>Cancelado; o que foi descarregado fica, e as mesmas escolhas continuam daí</translation>
  </message>
  <message>
   <source>{gallery} is searched from now on, also offline</source>
   <translation>{gallery} é consultada a partir de agora, também sem rede</translation>
  </message>
  <message>
   <source>Pictures in the search area: {name}</source>
   <translation>Imagens na área de procura: {name}</translation>
  </message>
  <message>
   <source>{host} would be asked which pictures lie in boxes that cover this area; and it, or the hosts on which its pictures lie, for a few of them to tell their size. The boxes tell where you look; nothing of your photos is sent.</source>
   <translation>Seria perguntado a {host} que imagens há em retângulos que cobrem esta área; e a ele, ou aos servidores onde estão as suas imagens, pedir-se-iam algumas para saber o seu tamanho. Os retângulos dizem onde procura; das suas fotos nada é enviado.</translation>
  </message>
  <message>
   <source>How well this works here, imagery around photos, and how dense the references are</source>
   <translation>Como isto funciona aqui, imagens em torno das fotos e a densidade das referências</translation>
  </message>
  <message>
   <source>Imagery around all photos of the run…</source>
   <translation>Imagens em torno de todas as fotos da execução…</translation>
  </message>
  <message>
   <source>How well does this work here?</source>
   <translation>Como funciona aqui?</translation>
  </message>
  <message>
   <source>Density of the references…</source>
   <translation>Densidade das referências…</translation>
  </message>
  <message>
   <source>{photos} located again; the run keeps the earlier answers beside the new ones</source>
   <translation>Nova localização de {photos}; a execução guarda as respostas anteriores ao lado das novas</translation>
  </message>
  <message>
   <source>{photos} could not be located again and keep what they had; the log says why</source>
   <translation>Não foi possível localizar de novo {photos}; fica o que havia, o registo diz porquê</translation>
  </message>
  <message>
   <source>nothing was sent</source>
   <translation>nada foi enviado</translation>
  </message>
  <message>
   <source>cancelled; finished photos are kept</source>
   <translation>cancelado; as fotos terminadas são conservadas</translation>
  </message>
  <message>
   <source>choose a located photo, then look for imagery around its candidates</source>
   <translation>escolha uma foto localizada e procure imagens em torno dos seus candidatos</translation>
  </message>
  <message>
   <source>locate photos first, then look for imagery around them</source>
   <translation>localize primeiro fotos e procure depois imagens em torno delas</translation>
  </message>
  <message>
   <source>cancelled before the first answer; nothing is kept</source>
   <translation>cancelado antes da primeira resposta; nada é conservado</translation>
  </message>
  <message>
   <source>a run is going on; wait for its end, or cancel it, before you open another one</source>
   <translation>está uma execução em curso; espere que termine, ou cancele-a, antes de abrir outra</translation>
  </message>
  <message>
   <source>a run is going on; wait for its end, or cancel it, before you locate photos again</source>
   <translation>está uma execução em curso; espere que termine, ou cancele-a, antes de localizar fotos de novo</translation>
  </message>
  <message>
   <source>Results are kept in {path}</source>
   <translation>Os resultados estão em {path}</translation>
  </message>
  <message>
   <source>every photo that is listed and located is reviewed</source>
   <translation>todas as fotos listadas e localizadas estão revistas</translation>
  </message>
  <message>
   <source>click on the map, or drag, to where the photo was taken</source>
   <translation>clique no mapa, ou arraste, onde a foto foi tirada</translation>
  </message>
  <message>
   <source>these photos are of {run}, which is closed; open it, then locate them again</source>
   <translation>estas fotos são de {run}, que está fechada; abra-a e localize-as de novo</translation>
  </message>
  <message>
   <source>these photos are no longer in {run}; choose others</source>
   <translation>estas fotos já não estão em {run}; escolha outras</translation>
  </message>
  <message>
   <source>replay cancelled; the answers were not compared</source>
   <translation>repetição cancelada; as respostas não foram comparadas</translation>
  </message>
  <message>
   <source>{count} more in the log</source>
   <translation>mais {count} no registo</translation>
  </message>
  <message>
   <source>Click a photo, or move to it with the arrow keys, to see its candidates on the map</source>
   <translation>Clique numa foto, ou vá até ela com as setas do teclado, para ver os seus candidatos no mapa</translation>
  </message>
  <message>
   <source>No photo is of this kind</source>
   <translation>Não há fotos deste tipo</translation>
  </message>
  <message>
   <source>Drop photos or folders here,
or use the buttons above</source>
   <translation>Largue aqui fotos ou pastas,
ou use os botões acima</translation>
  </message>
  <message>
   <source>being located…</source>
   <translation>a localizar…</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>em espera</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>falhou</translation>
  </message>
  <message>
   <source>{share} within 25 km</source>
   <translation>{share} a menos de 25 km</translation>
  </message>
  <message>
   <source>failed: {why}</source>
   <translation>falhou: {why}</translation>
  </message>
  <message>
   <source>All photos</source>
   <translation>Todas as fotos</translation>
  </message>
  <message>
   <source>Not reviewed</source>
   <translation>Por rever</translation>
  </message>
  <message>
   <source>Accepted</source>
   <translation>Aceite</translation>
  </message>
  <message>
   <source>None fits</source>
   <translation>Nenhum serve</translation>
  </message>
  <message>
   <source>Outside or no place</source>
   <translation>Fora ou sem lugar</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Falhadas</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Em espera</translation>
  </message>
  <message>
   <source>As added</source>
   <translation>Ordem de adição</translation>
  </message>
  <message>
   <source>By name</source>
   <translation>Por nome</translation>
  </message>
  <message>
   <source>By time taken</source>
   <translation>Por hora de captura</translation>
  </message>
  <message>
   <source>Least confident first</source>
   <translation>Menos seguras primeiro</translation>
  </message>
  <message>
   <source>Farthest from own GPS tag</source>
   <translation>Mais longe do GPS primeiro</translation>
  </message>
  <message>
   <source>Name, place or note</source>
   <translation>Nome, lugar ou nota</translation>
  </message>
  <message>
   <source>Which photos are listed</source>
   <translation>Que fotos são listadas</translation>
  </message>
  <message>
   <source>In which order photos are listed</source>
   <translation>Em que ordem são listadas as fotos</translation>
  </message>
  <message>
   <source>Photos to locate</source>
   <translation>Fotos a localizar</translation>
  </message>
  <message>
   <source>Folder of photos to locate</source>
   <translation>Pasta de fotos a localizar</translation>
  </message>
  <message>
   <source>Add photos…</source>
   <translation>Fotos…</translation>
  </message>
  <message>
   <source>Choose photos to locate</source>
   <translation>Escolher as fotos a localizar</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Pasta…</translation>
  </message>
  <message>
   <source>Add all photos in a folder</source>
   <translation>Adicionar todas as fotos de uma pasta</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Remover</translation>
  </message>
  <message>
   <source>Remove the selected photos, or all if none is selected; runs and files are kept</source>
   <translation>Remover as fotos selecionadas, ou todas se nenhuma o estiver; as execuções e os ficheiros são conservados</translation>
  </message>
  <message>
   <source>Photos ({suffixes});;All files (*)</source>
   <translation>Fotos ({suffixes});;Todos os ficheiros (*)</translation>
  </message>
  <message>
   <source>{photos} ({new} new)</source>
   <translation>{photos} ({new} novas)</translation>
  </message>
  <message>
   <source>Search in a country or region</source>
   <translation>Procurar num país ou região</translation>
  </message>
  <message>
   <source>Name of a country or region</source>
   <translation>Nome de um país ou região</translation>
  </message>
  <message>
   <source>street level</source>
   <translation>ao nível da rua</translation>
  </message>
  <message>
   <source>from the internet</source>
   <translation>da internet</translation>
  </message>
  <message>
   <source>found through it, {distance}</source>
   <translation>encontrado por ela, {distance}</translation>
  </message>
  <message>
   <source>{distance} from the candidate</source>
   <translation>a {distance} do candidato</translation>
  </message>
  <message>
   <source>outside the search area</source>
   <translation>fora da área de procura</translation>
  </message>
  <message>
   <source>author not named</source>
   <translation>autor não indicado</translation>
  </message>
  <message>
   <source>licence not named</source>
   <translation>licença não indicada</translation>
  </message>
  <message>
   <source>Open link</source>
   <translation>Abrir ligação</translation>
  </message>
  <message>
   <source>no picture here</source>
   <translation>sem imagem aqui</translation>
  </message>
  <message>
   <source>similarity {similarity}</source>
   <translation>semelhança {similarity}</translation>
  </message>
  <message>
   <source>by {author}</source>
   <translation>de {author}</translation>
  </message>
  <message>
   <source>Open {host} in the web browser</source>
   <translation>Abrir {host} no navegador web</translation>
  </message>
  <message>
   <source>Get open imagery of this area, to compare photos with it</source>
   <translation>Obter imagens abertas desta área, para comparar as fotos com elas</translation>
  </message>
  <message>
   <source>Photos are street-level frames</source>
   <translation>As fotos são vistas de rua</translation>
  </message>
  <message>
   <source>Tick this for dash-cam frames or the faces of a panorama: they are compared in the way that suits street-level imagery. Leave it unticked for all other photos.</source>
   <translation>Assinale para imagens de câmara de bordo ou faces de um panorama: são comparadas da forma adequada a vistas de rua. Deixe por assinalar para todas as outras fotos.</translation>
  </message>
  <message>
   <source>Where and how</source>
   <translation>Onde e como</translation>
  </message>
  <message>
   <source>Located by</source>
   <translation>Localizado por</translation>
  </message>
  <message>
   <source>street-level frames</source>
   <translation>vistas de rua</translation>
  </message>
  <message>
   <source>Accept</source>
   <translation>Aceitar</translation>
  </message>
  <message>
   <source>The photo was taken at the selected candidate; press again to undo</source>
   <translation>A foto foi tirada no candidato selecionado; prima de novo para anular</translation>
  </message>
  <message>
   <source>Reject</source>
   <translation>Rejeitar</translation>
  </message>
  <message>
   <source>The photo was not taken at the selected candidate; press again to undo</source>
   <translation>A foto não foi tirada no candidato selecionado; prima de novo para anular</translation>
  </message>
  <message>
   <source>The photo was taken at none of these candidates; press again to undo</source>
   <translation>A foto não foi tirada em nenhum destes candidatos; prima de novo para anular</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>Colocar</translation>
  </message>
  <message>
   <source>Click on the map, or drag, to where the photo was taken; Esc ends it</source>
   <translation>Clicar no mapa, ou arrastar, onde a foto foi tirada; Esc termina</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Nota</translation>
  </message>
  <message>
   <source>Write a note about the photo</source>
   <translation>Escrever uma nota sobre a foto</translation>
  </message>
  <message>
   <source>Take the review back</source>
   <translation>Retirar a revisão</translation>
  </message>
  <message>
   <source>The photo is not reviewed any more</source>
   <translation>A foto deixa de estar revista</translation>
  </message>
  <message>
   <source>Accept and go on</source>
   <translation>Aceitar e seguir</translation>
  </message>
  <message>
   <source>Accept the selected candidate, or the first, and go to the next photo that is not reviewed</source>
   <translation>Aceitar o candidato selecionado, ou o primeiro, e ir para a foto seguinte por rever</translation>
  </message>
  <message>
   <source>Next to review</source>
   <translation>Seguinte por rever</translation>
  </message>
  <message>
   <source>Go to the next photo that is not reviewed</source>
   <translation>Ir para a foto seguinte por rever</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Anular</translation>
  </message>
  <message>
   <source>Undo the latest review</source>
   <translation>Anular a última revisão</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Refazer</translation>
  </message>
  <message>
   <source>Do the latest undone review again</source>
   <translation>Refazer a última revisão anulada</translation>
  </message>
  <message>
   <source>Show the photo beside the references of the candidate, or hide that</source>
   <translation>Mostrar a foto ao lado das referências do candidato, ou ocultá-las</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Execuções</translation>
  </message>
  <message>
   <source>Open a run of earlier: its photos, answers and reviews</source>
   <translation>Abrir uma execução anterior: as suas fotos, respostas e revisões</translation>
  </message>
  <message>
   <source>Open run…</source>
   <translation>Abrir execução…</translation>
  </message>
  <message>
   <source>Open a run</source>
   <translation>Abrir uma execução</translation>
  </message>
  <message>
   <source>Runs (*.gpkg)</source>
   <translation>Execuções (*.gpkg)</translation>
  </message>
  <message>
   <source>{date}, {system}, {photos}</source>
   <translation>{date}, {system}, {photos}</translation>
  </message>
  <message>
   <source>{run}, {count} not located</source>
   <translation>{run}, {count} por localizar</translation>
  </message>
  <message>
   <source>Locate</source>
   <translation>Localizar</translation>
  </message>
  <message>
   <source>Locate the rest</source>
   <translation>Localizar o resto</translation>
  </message>
  <message>
   <source>Locate the remaining photos of {run} with the settings of that run</source>
   <translation>Localizar as fotos restantes de {run} com as definições dessa execução</translation>
  </message>
  <message>
   <source>The run's file names the new places now.</source>
   <translation>O ficheiro da execução indica agora os novos lugares.</translation>
  </message>
  <message>
   <source>1 of them by its name alone, as the run does not hold its content's digest.</source>
   <translation>1 delas só pelo nome, pois a execução não contém o resumo do seu conteúdo.</translation>
  </message>
  <message>
   <source>{count} of them by their names alone, as the run does not hold their content's digests.</source>
   <translation>{count} delas só pelos nomes, pois a execução não contém os resumos do seu conteúdo.</translation>
  </message>
  <message>
   <source>Save a repaired copy…</source>
   <translation>Guardar cópia reparada…</translation>
  </message>
  <message>
   <source>Write what can be read to a new file, which can be reviewed</source>
   <translation>Escrever o que se puder ler num ficheiro novo, que pode ser revisto</translation>
  </message>
  <message>
   <source>Find them…</source>
   <translation>Procurá-las…</translation>
  </message>
  <message>
   <source>Choose the folder that they are in now; they are known by their content</source>
   <translation>Escolher a pasta onde estão agora; são reconhecidas pelo conteúdo</translation>
  </message>
  <message>
   <source>Remember</source>
   <translation>Memorizar</translation>
  </message>
  <message>
   <source>Write into the run's file where its photos are now</source>
   <translation>Escrever no ficheiro da execução onde estão agora as suas fotos</translation>
  </message>
  <message>
   <source>Folder that the photos are in now</source>
   <translation>Pasta onde as fotos estão agora</translation>
  </message>
  <message>
   <source>Save a repaired copy</source>
   <translation>Guardar uma cópia reparada</translation>
  </message>
  <message>
   <source>{count} of {photos} are not where they were.</source>
   <translation>{count} de {photos} não estão onde estavam.</translation>
  </message>
  <message>
   <source>1 photo was found in {folder}.</source>
   <translation>1 foto foi encontrada em {folder}.</translation>
  </message>
  <message>
   <source>{count} photos were found in {folder}.</source>
   <translation>{count} fotos foram encontradas em {folder}.</translation>
  </message>
  <message>
   <source>Looking through {folder}…</source>
   <translation>A procurar em {folder}…</translation>
  </message>
  <message>
   <source>1 of {photos} is not where it was.</source>
   <translation>1 de {photos} não está onde estava.</translation>
  </message>
  <message>
   <source>By the votes of the look-alikes alone it would be number {place}; now it is number {rank}.</source>
   <translation>Só pelos votos das fotos parecidas seria o número {place}; agora é o número {rank}.</translation>
  </message>
  <message>
   <source>{references} other references within 1 km; {alike} of them among the {neighbours} most alike.</source>
   <translation>{references} outras referências a menos de 1 km; {alike} delas entre as {neighbours} mais parecidas.</translation>
  </message>
  <message>
   <source>The best has similarity {best}, the photo's ten best anywhere {usual} on average.</source>
   <translation>A melhor tem semelhança {best}; as dez melhores da foto em qualquer lado, {usual} em média.</translation>
  </message>
  <message>
   <source>This system, or the version that made this run, does not tell it.</source>
   <translation>Este sistema, ou a versão que fez esta execução, não o diz.</translation>
  </message>
  <message>
   <source>The photos of the album were fused; what each says alone is not told here.</source>
   <translation>As fotos do álbum foram fundidas; o que cada uma diz por si só não é indicado aqui.</translation>
  </message>
  <message>
   <source>The reranker changed its score by {change}. Bars: what it would lose without each of these.</source>
   <translation>A reordenação mudou a sua pontuação em {change}. Barras: o que perderia sem cada um destes.</translation>
  </message>
  <message>
   <source>It is not told by this system, or by the version that made this run.</source>
   <translation>Este sistema, ou a versão que fez esta execução, não o indica.</translation>
  </message>
  <message>
   <source>Why it was scored so</source>
   <translation>Porquê esta pontuação</translation>
  </message>
  <message>
   <source>What speaks against it</source>
   <translation>O que fala contra</translation>
  </message>
  <message>
   <source>What is around it</source>
   <translation>O que há à volta</translation>
  </message>
  <message>
   <source>Nothing was found; that proves nothing.</source>
   <translation>Nada foi encontrado; isso não prova nada.</translation>
  </message>
  <message>
   <source>Retrieves similar reference photos and reranks their places by the evidence near each</source>
   <translation>Procura fotos de referência semelhantes e reordena os seus lugares pelos indícios perto de cada um</translation>
  </message>
  <message>
   <source>Classifies into geocells made of states and provinces, then refines by the photos in them</source>
   <translation>Classifica em geocélulas feitas de estados e províncias, e afina com as fotos nelas contidas</translation>
  </message>
  <message>
   <source>Classifies into square geocells, smaller where photos are dense; answers with their centres</source>
   <translation>Classifica em geocélulas quadradas, menores onde as fotos são densas; responde com os seus centros</translation>
  </message>
  <message>
   <source>Compares the photo with 100,000 places; its weights come with the model pack geoclip-world</source>
   <translation>Compara a foto com 100 000 lugares; os seus pesos vêm com o pacote de modelos geoclip-world</translation>
  </message>
  <message>
   <source>Samples places anywhere on Earth and draws their density, slowly without a GPU; its weights must be downloaded first</source>
   <translation>Retira amostras de lugares de toda a Terra e desenha a sua densidade, lentamente sem GPU; os seus pesos têm de ser descarregados primeiro</translation>
  </message>
  <message>
   <source>Draw all its cells</source>
   <translation>Desenhar todas as células</translation>
  </message>
  <message>
   <source>Add a layer with the probability of every geocell; it is large if there are many photos</source>
   <translation>Adicionar uma camada com a probabilidade de cada geocélula; é grande se houver muitas fotos</translation>
  </message>
  <message>
   <source>own candidates</source>
   <translation>candidatos próprios</translation>
  </message>
  <message>
   <source>Another system can name more places; Pinpoint ranks them with its own, by the reference photos there</source>
   <translation>Outro sistema pode indicar mais lugares; o Pinpoint ordena-os com os seus, pelas fotos de referência que lá existem</translation>
  </message>
  <message>
   <source>Another system can propose candidates only where each photo is located by itself</source>
   <translation>Outro sistema só pode propor candidatos se cada foto for localizada por si só</translation>
  </message>
  <message>
   <source>{system} cannot be chosen: {need}</source>
   <translation>Não é possível escolher {system}: {need}</translation>
  </message>
  <message>
   <source>{system} (not available)</source>
   <translation>{system} (indisponível)</translation>
  </message>
  <message>
   <source>Only photos that were taken there count</source>
   <translation>Só contam as fotos tiradas lá</translation>
  </message>
  <message>
   <source>Search only there too</source>
   <translation>Procurar também só lá</translation>
  </message>
  <message>
   <source>Tick this if you will know that the photos to locate come from this area</source>
   <translation>Assinale se souber que as fotos a localizar virão desta área</translation>
  </message>
  <message>
   <source>Photos in a folder</source>
   <translation>Fotos de uma pasta</translation>
  </message>
  <message>
   <source>Folder of photos with GPS</source>
   <translation>Pasta de fotos com GPS</translation>
  </message>
  <message>
   <source>Try it</source>
   <translation>Experimentar</translation>
  </message>
  <message>
   <source>Save layers…</source>
   <translation>Guardar camadas…</translation>
  </message>
  <message>
   <source>Save plot…</source>
   <translation>Guardar gráfico…</translation>
  </message>
  <message>
   <source>Photos are read and located; you can keep working in QGIS.</source>
   <translation>As fotos são lidas e localizadas; pode continuar a trabalhar no QGIS.</translation>
  </message>
  <message>
   <source>Save the photos and error lines</source>
   <translation>Guardar as fotos e as linhas de erro</translation>
  </message>
  <message>
   <source>Pinpoint: how well it works here</source>
   <translation>Pinpoint: como funciona aqui</translation>
  </message>
  <message>
   <source>Save the plot</source>
   <translation>Guardar o gráfico</translation>
  </message>
  <message>
   <source>Photos with GPS are located as if their place were unknown, then compared with it.</source>
   <translation>Fotos com GPS são localizadas como se o lugar fosse desconhecido, e depois comparadas com ele.</translation>
  </message>
  <message>
   <source>Photos taken</source>
   <translation>Fotos tiradas</translation>
  </message>
  <message>
   <source>no folder is chosen; choose one with photos that have GPS</source>
   <translation>nenhuma pasta foi escolhida; escolha uma com fotos que tenham GPS</translation>
  </message>
  <message>
   <source>Photos in the list: {count}</source>
   <translation>Fotos da lista: {count}</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>Cancelado.</translation>
  </message>
  <message>
   <source>{folder} holds no photo; choose another folder</source>
   <translation>{folder} não contém nenhuma foto; escolha outra pasta</translation>
  </message>
  <message>
   <source>the drawing has no place in {crs}; change the project's coordinate reference system</source>
   <translation>o desenho não tem lugar em {crs}; mude o sistema de referência de coordenadas do projeto</translation>
  </message>
  <message>
   <source>the circle is too large; draw one with a radius of up to {most} km</source>
   <translation>o círculo é demasiado grande; desenhe um com um raio de {most} km no máximo</translation>
  </message>
  <message>
   <source>{name} is a device or a pipe</source>
   <translation>{name} é um dispositivo ou um pipe</translation>
  </message>
  <message>
   <source>choose photo files</source>
   <translation>escolha ficheiros de fotos</translation>
  </message>
  <message>
   <source>{name} is not there</source>
   <translation>{name} não está lá</translation>
  </message>
  <message>
   <source>check the path, or leave it out</source>
   <translation>verifique o caminho ou exclua-o</translation>
  </message>
  <message>
   <source>{name} is empty</source>
   <translation>{name} está vazio</translation>
  </message>
  <message>
   <source>copy it again</source>
   <translation>copie-o de novo</translation>
  </message>
  <message>
   <source>{name} is a raw file</source>
   <translation>{name} é um ficheiro raw</translation>
  </message>
  <message>
   <source>export it as JPEG</source>
   <translation>exporte-o como JPEG</translation>
  </message>
  <message>
   <source>scale it down first</source>
   <translation>reduza-o primeiro</translation>
  </message>
  <message>
   <source>the file has more than {number} MB</source>
   <translation>o ficheiro tem mais de {number} MB</translation>
  </message>
  <message>
   <source>{name} is a folder</source>
   <translation>{name} é uma pasta</translation>
  </message>
  <message>
   <source>add it again, or choose photos in it</source>
   <translation>adicione-a de novo ou escolha fotos nela</translation>
  </message>
  <message>
   <source>the folder {path} cannot be opened: {why}</source>
   <translation>a pasta {path} não pode ser aberta: {why}</translation>
  </message>
  <message>
   <source>permission denied</source>
   <translation>permissão negada</translation>
  </message>
  <message>
   <source>give yourself permission to read it, or leave it out</source>
   <translation>dê a si mesmo permissão de leitura ou exclua-o</translation>
  </message>
  <message>
   <source>its path is too long</source>
   <translation>o caminho é longo demais</translation>
  </message>
  <message>
   <source>move it up by some folders</source>
   <translation>mova-o algumas pastas para cima</translation>
  </message>
  <message>
   <source>it is a link that leads back to itself</source>
   <translation>é uma ligação que leva a si mesma</translation>
  </message>
  <message>
   <source>remove the link</source>
   <translation>remova a ligação</translation>
  </message>
  <message>
   <source>no reason is given</source>
   <translation>nenhum motivo é indicado</translation>
  </message>
  <message>
   <source>see that its disk is there and sound, then try again</source>
   <translation>verifique se o disco está lá e em ordem, e tente de novo</translation>
  </message>
  <message>
   <source>{path} cannot be read: {why}</source>
   <translation>{path} não pode ser lido: {why}</translation>
  </message>
  <message>
   <source>{name} is too large: {why}</source>
   <translation>{name} é grande demais: {why}</translation>
  </message>
  <message>
   <source>{name} is broken or cut short ({why})</source>
   <translation>{name} está danificado ou truncado ({why})</translation>
  </message>
  <message>
   <source>{name} is {kind}, which cannot be read here for want of {needed}</source>
   <translation>{name} é {kind}, que não pode ser lido aqui por falta de {needed}</translation>
  </message>
  <message>
   <source>save it as JPEG, or use the engine that Pinpoint sets up on this machine, which has it</source>
   <translation>guarde-o como JPEG ou use o motor que o Pinpoint instala nesta máquina, que o tem</translation>
  </message>
  <message>
   <source>its header cannot be read</source>
   <translation>o cabeçalho não pode ser lido</translation>
  </message>
  <message>
   <source>{name} is no photo that can be read</source>
   <translation>{name} não é uma foto que se possa ler</translation>
  </message>
  <message>
   <source>use JPEG, PNG, WebP or TIFF</source>
   <translation>use JPEG, PNG, WebP ou TIFF</translation>
  </message>
  <message>
   <source>export it as JPEG, which may have more, or scale it down</source>
   <translation>exporte-o como JPEG, que pode ter mais, ou reduza-o</translation>
  </message>
  <message>
   <source>{name} was written to while it was read</source>
   <translation>{name} foi escrito enquanto era lido</translation>
  </message>
  <message>
   <source>locate it again</source>
   <translation>localize-a de novo</translation>
  </message>
  <message>
   <source>it unpacks to more pixels than there is room for</source>
   <translation>descompactada tem mais píxeis do que cabe</translation>
  </message>
  <message>
   <source>{name} is a JPEG of 12 bits or of another kind that is not supported</source>
   <translation>{name} é um JPEG de 12 bits ou de outro tipo não suportado</translation>
  </message>
  <message>
   <source>it ends too early</source>
   <translation>termina cedo demais</translation>
  </message>
  <message>
   <source>its pixels cannot be unpacked</source>
   <translation>os píxeis não podem ser descompactados</translation>
  </message>
  <message>
   <source>copy it again or export it as JPEG</source>
   <translation>copie-o de novo ou exporte-o como JPEG</translation>
  </message>
  <message>
   <source>scale it down, or save it as a plain JPEG</source>
   <translation>reduza-o ou guarde-o como JPEG simples</translation>
  </message>
  <message>
   <source>{size} pixels in a progressive JPEG</source>
   <translation>{size} píxeis num JPEG progressivo</translation>
  </message>
  <message>
   <source>{size} pixels</source>
   <translation>{size} píxeis</translation>
  </message>
  <message>
   <source>more than {count} frames</source>
   <translation>mais de {count} quadros</translation>
  </message>
  <message>
   <source>export one of them as JPEG</source>
   <translation>exporte um deles como JPEG</translation>
  </message>
  <message>
   <source>{name} is black, or uses only the lowest of its 16 bits</source>
   <translation>{name} é preta ou usa apenas os mais baixos dos seus 16 bits</translation>
  </message>
  <message>
   <source>{name} holds only a thumbnail, as raw files do</source>
   <translation>{name} contém apenas uma miniatura, como os ficheiros raw</translation>
  </message>
  <message>
   <source>{name} is a TIFF with 16-bit colours in separate planes</source>
   <translation>{name} é um TIFF com cores de 16 bits em planos separados</translation>
  </message>
  <message>
   <source>{name} is a TIFF whose sample format is not supported ({what})</source>
   <translation>{name} é um TIFF cujo formato de amostra não é suportado ({what})</translation>
  </message>
  <message>
   <source>{name} is a TIFF whose compression, {kind}, is not supported</source>
   <translation>{name} é um TIFF cuja compressão, {kind}, não é suportada</translation>
  </message>
  <message>
   <source>the model finds nothing to compare in this photo</source>
   <translation>o modelo não encontra nada para comparar nesta foto</translation>
  </message>
  <message>
   <source>{system} takes no candidates of {other}</source>
   <translation>{system} não aceita candidatos de {other}</translation>
  </message>
  <message>
   <source>choose pinpoint, or leave {other} out</source>
   <translation>escolha pinpoint, ou deixe {other} de fora</translation>
  </message>
  <message>
   <source>{system} takes each photo by itself</source>
   <translation>{system} aceita cada foto por si</translation>
  </message>
  <message>
   <source>choose that, or another system for a trip</source>
   <translation>escolha isso, ou outro sistema para uma viagem</translation>
  </message>
  <message>
   <source>places without photos are no gallery of photos</source>
   <translation>lugares sem fotos não são uma galeria de fotos</translation>
  </message>
  <message>
   <source>leave them in the pack they came with</source>
   <translation>deixe-os no pacote com que vieram</translation>
  </message>
  <message>
   <source>try another</source>
   <translation>tente outra</translation>
  </message>
  <message>
   <source>no reference photo lies in the search area</source>
   <translation>não há nenhuma foto de referência na área de procura</translation>
  </message>
  <message>
   <source>too few of PLONK's samples lie in the search area, {count} of {total}</source>
   <translation>muito poucas amostras do PLONK ficam na área de procura, {count} de {total}</translation>
  </message>
  <message>
   <source>widen it or choose another system</source>
   <translation>alargue-a ou escolha outro sistema</translation>
  </message>
  <message>
   <source>widen it or add a gallery that covers it</source>
   <translation>amplie-a ou adicione uma galeria que a cubra</translation>
  </message>
  <message>
   <source>widen it, add a gallery that covers it, or, if its file has latitude first, exchange the two</source>
   <translation>amplie-a, adicione uma galeria que a cubra ou, se o ficheiro tiver a latitude primeiro, troque as duas</translation>
  </message>
  <message>
   <source>all references that could be searched belong to this photo itself</source>
   <translation>todas as referências possíveis pertencem a esta própria foto</translation>
  </message>
  <message>
   <source>add a gallery of other photos of the area</source>
   <translation>adicione uma galeria com outras fotos da zona</translation>
  </message>
  <message>
   <source>the engine crashed twice on this photo</source>
   <translation>o motor falhou duas vezes com esta foto</translation>
  </message>
  <message>
   <source>save it again in an image editor, or leave it out</source>
   <translation>guarde-a de novo num editor de imagens ou exclua-a</translation>
  </message>
  <message>
   <source>the engine takes at most {count} photos in albums</source>
   <translation>o motor aceita no máximo {count} fotos em álbuns</translation>
  </message>
  <message>
   <source>choose fewer</source>
   <translation>escolha menos</translation>
  </message>
  <message>
   <source>the engine ended the job too early</source>
   <translation>o motor terminou o trabalho cedo demais</translation>
  </message>
  <message>
   <source>the engine stopped during the job</source>
   <translation>o motor parou durante o trabalho</translation>
  </message>
  <message>
   <source>the engine's answer was cut off</source>
   <translation>a resposta do motor foi interrompida</translation>
  </message>
  <message>
   <source>try again</source>
   <translation>tente de novo</translation>
  </message>
  <message>
   <source>this photo is larger than the engine accepts</source>
   <translation>esta foto é maior do que o motor aceita</translation>
  </message>
  <message>
   <source>crop it, or locate it with an engine in QGIS</source>
   <translation>recorte-a ou localize-a com um motor no QGIS</translation>
  </message>
  <message>
   <source>the engine at {host} cannot be reached ({why})</source>
   <translation>o motor em {host} não pode ser alcançado ({why})</translation>
  </message>
  <message>
   <source>check that it is running, its address, and the network</source>
   <translation>verifique se está em execução, o endereço e a rede</translation>
  </message>
  <message>
   <source>the proxy refuses the connection or cannot be reached</source>
   <translation>o proxy recusa a ligação ou não pode ser alcançado</translation>
  </message>
  <message>
   <source>no machine is known by this name</source>
   <translation>nenhuma máquina é conhecida por este nome</translation>
  </message>
  <message>
   <source>the connection is refused: nothing listens there</source>
   <translation>a ligação é recusada: nada escuta ali</translation>
  </message>
  <message>
   <source>no answer in time</source>
   <translation>sem resposta a tempo</translation>
  </message>
  <message>
   <source>no encrypted connection can be made, it may speak http only</source>
   <translation>não é possível uma ligação cifrada, talvez só fale http</translation>
  </message>
  <message>
   <source>the connection was cut</source>
   <translation>a ligação foi cortada</translation>
  </message>
  <message>
   <source>it is not a valid address</source>
   <translation>não é um endereço válido</translation>
  </message>
  <message>
   <source>{url} is not an address</source>
   <translation>{url} não é um endereço</translation>
  </message>
  <message>
   <source>write https://host:port</source>
   <translation>escreva https://host:port</translation>
  </message>
  <message>
   <source>the token would be sent to {host} unencrypted</source>
   <translation>o token seria enviado a {host} sem cifra</translation>
  </message>
  <message>
   <source>use https://</source>
   <translation>use https://</translation>
  </message>
  <message>
   <source>the certificate of {host} is not trusted ({why})</source>
   <translation>o certificado de {host} não é de confiança ({why})</translation>
  </message>
  <message>
   <source>the certificates that {name} names are not at {path}</source>
   <translation>os certificados que {name} indica não estão em {path}</translation>
  </message>
  <message>
   <source>name a file that is there</source>
   <translation>indique um ficheiro que exista</translation>
  </message>
  <message>
   <source>name the file of its authority, or give the engine a trusted certificate</source>
   <translation>indique o ficheiro da sua autoridade ou dê ao motor um certificado de confiança</translation>
  </message>
  <message>
   <source>{host} answers {number} and is no Pinpoint engine</source>
   <translation>{host} responde {number} e não é um motor do Pinpoint</translation>
  </message>
  <message>
   <source>check the address, or try again when the engine is running</source>
   <translation>verifique o endereço ou tente de novo quando o motor estiver em execução</translation>
  </message>
  <message>
   <source>it cannot be verified</source>
   <translation>não pode ser verificado</translation>
  </message>
  <message>
   <source>it does not answer as it should</source>
   <translation>não responde como deveria</translation>
  </message>
  <message>
   <source>the engine speaks protocol {theirs}, this Pinpoint {ours}</source>
   <translation>o motor fala o protocolo {theirs}, este Pinpoint {ours}</translation>
  </message>
  <message>
   <source>bring both to the same version</source>
   <translation>coloque ambos na mesma versão</translation>
  </message>
  <message>
   <source>the engine's answer cannot be read ({why})</source>
   <translation>a resposta do motor não pode ser lida ({why})</translation>
  </message>
  <message>
   <source>bring Pinpoint and the engine to the same version</source>
   <translation>coloque o Pinpoint e o motor na mesma versão</translation>
  </message>
  <message>
   <source>{folder} is not a gallery</source>
   <translation>{folder} não é uma galeria</translation>
  </message>
  <message>
   <source>the gallery {folder} is damaged: {what}</source>
   <translation>a galeria {folder} está danificada: {what}</translation>
  </message>
  <message>
   <source>{name} is missing</source>
   <translation>falta {name}</translation>
  </message>
  <message>
   <source>{name} is damaged</source>
   <translation>{name} está danificado</translation>
  </message>
  <message>
   <source>build it again</source>
   <translation>construa-a de novo</translation>
  </message>
  <message>
   <source>the gallery {folder} cannot be read ({why})</source>
   <translation>a galeria {folder} não pode ser lida ({why})</translation>
  </message>
  <message>
   <source>check its permissions</source>
   <translation>verifique as permissões</translation>
  </message>
  <message>
   <source>{name} does not match its checksum</source>
   <translation>{name} não corresponde à sua soma de controlo</translation>
  </message>
  <message>
   <source>{name} has {count} bytes instead of {wanted}</source>
   <translation>{name} tem {count} bytes em vez de {wanted}</translation>
  </message>
  <message>
   <source>the gallery {folder} has the first format</source>
   <translation>a galeria {folder} tem o primeiro formato</translation>
  </message>
  <message>
   <source>{folder} has gallery format {theirs}, unknown to this version</source>
   <translation>{folder} tem o formato de galeria {theirs}, que esta versão não conhece</translation>
  </message>
  <message>
   <source>update Pinpoint, or build it again</source>
   <translation>atualize o Pinpoint, ou construa-a de novo</translation>
  </message>
  <message>
   <source>the gallery {folder} was made by another model ({theirs}, not {ours})</source>
   <translation>a galeria {folder} foi feita por outro modelo ({theirs}, não {ours})</translation>
  </message>
  <message>
   <source>the gallery {folder} was made by another model</source>
   <translation>a galeria {folder} foi feita por outro modelo</translation>
  </message>
  <message>
   <source>another program is changing the gallery {folder}</source>
   <translation>outro programa está a alterar a galeria {folder}</translation>
  </message>
  <message>
   <source>another program has made a gallery in {folder} meanwhile</source>
   <translation>outro programa criou entretanto uma galeria em {folder}</translation>
  </message>
  <message>
   <source>wait until it has finished</source>
   <translation>espere que termine</translation>
  </message>
  <message>
   <source>free some space and run it again: what was done is kept</source>
   <translation>liberte espaço e execute de novo: o que foi feito fica guardado</translation>
  </message>
  <message>
   <source>none of these photos has a position</source>
   <translation>nenhuma destas fotos tem posição</translation>
  </message>
  <message>
   <source>use geotagged photos, or a CSV with coordinates</source>
   <translation>use fotos georreferenciadas, ou um CSV com coordenadas</translation>
  </message>
  <message>
   <source>{folder} holds other files, which would be lost</source>
   <translation>{folder} contém outros ficheiros, que se perderiam</translation>
  </message>
  <message>
   <source>name a new folder</source>
   <translation>indique uma pasta nova</translation>
  </message>
  <message>
   <source>these galleries were made by different models</source>
   <translation>estas galerias foram feitas por modelos diferentes</translation>
  </message>
  <message>
   <source>build them again with one</source>
   <translation>construa-as de novo com um só</translation>
  </message>
  <message>
   <source>there is no model pack in {folder}</source>
   <translation>não há nenhum pacote de modelos em {folder}</translation>
  </message>
  <message>
   <source>reinstall Pinpoint or name another under Settings &gt; Options &gt; Pinpoint</source>
   <translation>reinstale o Pinpoint ou indique outro em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>the pack {folder} is damaged: {what}</source>
   <translation>o pacote {folder} está danificado: {what}</translation>
  </message>
  <message>
   <source>reinstall it</source>
   <translation>reinstale-o</translation>
  </message>
  <message>
   <source>the pack {folder} cannot be read ({why})</source>
   <translation>o pacote {folder} não pode ser lido ({why})</translation>
  </message>
  <message>
   <source>{folder} has pack format {theirs}, not {ours}</source>
   <translation>{folder} tem o formato de pacote {theirs}, não {ours}</translation>
  </message>
  <message>
   <source>get the pack of this version</source>
   <translation>obtenha o pacote desta versão</translation>
  </message>
  <message>
   <source>the pack {name} has no {system}, only {others}</source>
   <translation>o pacote {name} não tem {system}, apenas {others}</translation>
  </message>
  <message>
   <source>choose one of these</source>
   <translation>escolha um destes</translation>
  </message>
  <message>
   <source>there is not enough memory for one photo at a time</source>
   <translation>não há memória suficiente nem para uma só foto</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>está vazio</translation>
  </message>
  <message>
   <source>draw it again or delete it</source>
   <translation>desenhe-o de novo ou apague-o</translation>
  </message>
  <message>
   <source>it has no geometry</source>
   <translation>não tem geometria</translation>
  </message>
  <message>
   <source>draw one or delete it</source>
   <translation>desenhe uma ou apague-o</translation>
  </message>
  <message>
   <source>a coordinate is missing or not a finite number</source>
   <translation>falta uma coordenada ou não é um número finito</translation>
  </message>
  <message>
   <source>correct it or draw it again</source>
   <translation>corrija-o ou desenhe-o de novo</translation>
  </message>
  <message>
   <source>it encloses no area</source>
   <translation>não encerra nenhuma superfície</translation>
  </message>
  <message>
   <source>give it at least three corners that are not in line</source>
   <translation>dê-lhe pelo menos três vértices que não estejam em linha</translation>
  </message>
  <message>
   <source>it lies outside the range of its coordinate reference system</source>
   <translation>está fora do âmbito do seu sistema de referência de coordenadas</translation>
  </message>
  <message>
   <source>move it or draw it again</source>
   <translation>mova-o ou desenhe-o de novo</translation>
  </message>
  <message>
   <source>its coordinates are not degrees</source>
   <translation>as suas coordenadas não são graus</translation>
  </message>
  <message>
   <source>save it in EPSG:4326 first</source>
   <translation>guarde-o primeiro em EPSG:4326</translation>
  </message>
  <message>
   <source>it is wider than the Earth</source>
   <translation>é mais largo do que a Terra</translation>
  </message>
  <message>
   <source>draw a smaller one</source>
   <translation>desenhe um menor</translation>
  </message>
  <message>
   <source>it is a {kind}</source>
   <translation>é um {kind}</translation>
  </message>
  <message>
   <source>draw a polygon around the place you mean</source>
   <translation>desenhe um polígono em redor do lugar pretendido</translation>
  </message>
  <message>
   <source>{source} gives no search area: {why}</source>
   <translation>{source} não dá nenhuma área de procura: {why}</translation>
  </message>
  <message>
   <source>it holds no polygon</source>
   <translation>não contém nenhum polígono</translation>
  </message>
  <message>
   <source>draw one</source>
   <translation>desenhe um</translation>
  </message>
  <message>
   <source>{names} of {source} skipped: {why}</source>
   <translation>{names} de {source} ignorado: {why}</translation>
  </message>
  <message>
   <source>a hole of {name}</source>
   <translation>um buraco de {name}</translation>
  </message>
  <message>
   <source>feature {number}</source>
   <translation>objeto {number}</translation>
  </message>
  <message>
   <source>the layer {name}</source>
   <translation>a camada {name}</translation>
  </message>
  <message>
   <source>longitude and latitude are swapped, for no latitude is {number}</source>
   <translation>longitude e latitude estão trocadas, pois nenhuma latitude é {number}</translation>
  </message>
  <message>
   <source>write longitude first</source>
   <translation>escreva primeiro a longitude</translation>
  </message>
  <message>
   <source>{name} of {source} is taken the long way round, {width}° wide</source>
   <translation>{name} de {source} é tomado pelo caminho longo, com {width}° de largura</translation>
  </message>
  <message>
   <source>if it is meant to cross the 180° meridian, write its longitudes as {west} to {east}</source>
   <translation>se deve cruzar o meridiano 180°, escreva as longitudes como {west} a {east}</translation>
  </message>
  <message>
   <source>the search area has no surface</source>
   <translation>a área de procura não tem superfície</translation>
  </message>
  <message>
   <source>draw a polygon that encloses some ground</source>
   <translation>desenhe um polígono que encerre terreno</translation>
  </message>
  <message>
   <source>a search area is wider than the Earth</source>
   <translation>uma área de procura é mais larga do que a Terra</translation>
  </message>
  <message>
   <source>zoom in or choose a smaller one</source>
   <translation>aproxime o mapa ou escolha uma menor</translation>
  </message>
  <message>
   <source>no country, state or province is called "{name}"</source>
   <translation>nenhum país, estado ou província se chama «{name}»</translation>
  </message>
  <message>
   <source>use its name in English or in the country itself</source>
   <translation>use o nome em inglês ou o do próprio país</translation>
  </message>
  <message>
   <source>use {names} if you mean one of these</source>
   <translation>use {names} se quer dizer um destes</translation>
  </message>
  <message>
   <source>"{name}" may mean {several}</source>
   <translation>«{name}» pode significar {several}</translation>
  </message>
  <message>
   <source>use one of these</source>
   <translation>use um destes</translation>
  </message>
  <message>
   <source>{path} was written by a newer version of Pinpoint, so it is only shown</source>
   <translation>{path} é de uma versão mais nova do Pinpoint, por isso é apenas mostrado</translation>
  </message>
  <message>
   <source>update Pinpoint to change it</source>
   <translation>atualize o Pinpoint para o alterar</translation>
  </message>
  <message>
   <source>{path} is only shown, as it is read-only</source>
   <translation>{path} é apenas mostrado, pois é só de leitura</translation>
  </message>
  <message>
   <source>{path} is only shown, as its folder is read-only</source>
   <translation>{path} é apenas mostrado, pois a sua pasta é só de leitura</translation>
  </message>
  <message>
   <source>copy it to a folder of your own to change it</source>
   <translation>copie-o para uma pasta sua para o alterar</translation>
  </message>
  <message>
   <source>it is open in another program, or on a drive without file locks, as some network drives are</source>
   <translation>está aberto noutro programa ou numa unidade sem bloqueio de ficheiros, como algumas de rede</translation>
  </message>
  <message>
   <source>close it there, or copy it to this computer</source>
   <translation>feche-o lá ou copie-o para este computador</translation>
  </message>
  <message>
   <source>{path} cannot be written: {why}</source>
   <translation>{path} não pode ser escrito: {why}</translation>
  </message>
  <message>
   <source>it is being edited in another program</source>
   <translation>está a ser editado noutro programa</translation>
  </message>
  <message>
   <source>save or end the edits there</source>
   <translation>guarde ou termine lá a edição</translation>
  </message>
  <message>
   <source>it is damaged</source>
   <translation>está danificado</translation>
  </message>
  <message>
   <source>save a repaired copy of it</source>
   <translation>guarde uma cópia reparada</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>o disco está cheio</translation>
  </message>
  <message>
   <source>free some space</source>
   <translation>liberte espaço</translation>
  </message>
  <message>
   <source>check its permissions, or choose another folder</source>
   <translation>verifique as permissões ou escolha outra pasta</translation>
  </message>
  <message>
   <source>the disk reports an error</source>
   <translation>o disco comunica um erro</translation>
  </message>
  <message>
   <source>choose another folder</source>
   <translation>escolha outra pasta</translation>
  </message>
  <message>
   <source>{path} is not a Pinpoint run</source>
   <translation>{path} não é uma execução do Pinpoint</translation>
  </message>
  <message>
   <source>choose the GeoPackage of a run</source>
   <translation>escolha o GeoPackage de uma execução</translation>
  </message>
  <message>
   <source>save a repaired copy of it, or locate its photos again</source>
   <translation>guarde uma cópia reparada ou localize de novo as suas fotos</translation>
  </message>
  <message>
   <source>{path} cannot be read ({why})</source>
   <translation>{path} não pode ser lido ({why})</translation>
  </message>
  <message>
   <source>check the path and its permissions</source>
   <translation>verifique o caminho e as permissões</translation>
  </message>
  <message>
   <source>{path} is gone, or its disk was disconnected</source>
   <translation>{path} desapareceu ou o seu disco foi desligado</translation>
  </message>
  <message>
   <source>bring it back</source>
   <translation>recupere-o</translation>
  </message>
  <message>
   <source>this run was located by {theirs}, not {ours}</source>
   <translation>esta execução foi localizada com {theirs}, não com {ours}</translation>
  </message>
  <message>
   <source>go on with that one</source>
   <translation>continue com esse</translation>
  </message>
  <message>
   <source>this run cannot go on: the {name} {how}</source>
   <translation>esta execução não pode continuar: {name} {how}</translation>
  </message>
  <message>
   <source>has changed since</source>
   <translation>mudou desde então</translation>
  </message>
  <message>
   <source>is missing now</source>
   <translation>falta agora</translation>
  </message>
  <message>
   <source>was not used then</source>
   <translation>não foi usado então</translation>
  </message>
  <message>
   <source>is missing now, or has changed</source>
   <translation>falta agora ou mudou</translation>
  </message>
  <message>
   <source>use the same one, or start a new run</source>
   <translation>use o mesmo ou inicie uma nova execução</translation>
  </message>
  <message>
   <source>use the same ones, or start a new run</source>
   <translation>use os mesmos ou inicie uma nova execução</translation>
  </message>
  <message>
   <source>answer {number} to {name} is damaged</source>
   <translation>a resposta {number} a {name} está danificada</translation>
  </message>
  <message>
   <source>locate the photo again</source>
   <translation>localize a foto de novo</translation>
  </message>
  <message>
   <source>save a repaired copy, or locate the photos again</source>
   <translation>guarde uma cópia reparada ou localize de novo as fotos</translation>
  </message>
  <message>
   <source>the table {name} is missing: {what}</source>
   <translation>falta a tabela {name}: {what}</translation>
  </message>
  <message>
   <source>the table run is empty: {what}</source>
   <translation>a tabela run está vazia: {what}</translation>
  </message>
  <message>
   <source>photos are listed from their candidates and failures, without their confidence, notes and reviews</source>
   <translation>as fotos são listadas pelos seus candidatos e falhas, sem confiança, notas nem revisões</translation>
  </message>
  <message>
   <source>photos are shown without candidates</source>
   <translation>as fotos são mostradas sem candidatos</translation>
  </message>
  <message>
   <source>candidates are shown without evidence</source>
   <translation>os candidatos são mostrados sem indícios</translation>
  </message>
  <message>
   <source>photos are shown without regions</source>
   <translation>as fotos são mostradas sem regiões</translation>
  </message>
  <message>
   <source>it is not known why photos failed</source>
   <translation>não se sabe por que as fotos falharam</translation>
  </message>
  <message>
   <source>it is not known how and when the run was made</source>
   <translation>não se sabe como nem quando a execução foi feita</translation>
  </message>
  <message>
   <source>the file is cut short, and what was at its end is missing or wrong</source>
   <translation>o ficheiro está truncado, e o que estava no fim falta ou está errado</translation>
  </message>
  <message>
   <source>a part of the table {name} cannot be read, and what was there is not shown</source>
   <translation>uma parte da tabela {name} não pode ser lida, e o que lá estava não é mostrado</translation>
  </message>
  <message>
   <source>the table {name} has rows with the id of another one, which are not shown ({rows})</source>
   <translation>a tabela {name} tem linhas com o identificador de outra, que não são mostradas ({rows})</translation>
  </message>
  <message>
   <source>the {what} in the table {table} is missing or impossible, and is left out</source>
   <translation>{what} na tabela {table} falta ou é impossível, e é omitido</translation>
  </message>
  <message>
   <source>locate the photos again</source>
   <translation>localize de novo as fotos</translation>
  </message>
  <message>
   <source>{path} cannot be written ({why})</source>
   <translation>{path} não pode ser escrito ({why})</translation>
  </message>
  <message>
   <source>no such file or directory</source>
   <translation>não existe tal ficheiro ou pasta</translation>
  </message>
  <message>
   <source>no space left on device</source>
   <translation>não há espaço no dispositivo</translation>
  </message>
  <message>
   <source>out of memory</source>
   <translation>memória insuficiente</translation>
  </message>
  <message>
   <source>free some space or choose another folder</source>
   <translation>liberte espaço ou escolha outra pasta</translation>
  </message>
  <message>
   <source>choose another name</source>
   <translation>escolha outro nome</translation>
  </message>
  <message>
   <source>{path} is open in another program, such as QGIS</source>
   <translation>{path} está aberto noutro programa, como o QGIS</translation>
  </message>
  <message>
   <source>remove its layers there, or choose another name</source>
   <translation>remova lá as suas camadas ou escolha outro nome</translation>
  </message>
  <message>
   <source>no photo of {path} is accepted</source>
   <translation>nenhuma foto de {path} está aceite</translation>
  </message>
  <message>
   <source>accept a candidate first, or place a photo on the map</source>
   <translation>aceite primeiro um candidato ou coloque uma foto no mapa</translation>
  </message>
  <message>
   <source>{host} is given up ({why})</source>
   <translation>{host} já não é consultado ({why})</translation>
  </message>
  <message>
   <source>it is busy, HTTP {number}</source>
   <translation>está sobrecarregado, HTTP {number}</translation>
  </message>
  <message>
   <source>it asks to wait {number} s</source>
   <translation>pede para esperar {number} s</translation>
  </message>
  <message>
   <source>{host} asks to wait {number} s</source>
   <translation>{host} pede para esperar {number} s</translation>
  </message>
  <message>
   <source>its answers cannot be used</source>
   <translation>as suas respostas não servem</translation>
  </message>
  <message>
   <source>its answer comes too slowly</source>
   <translation>a sua resposta chega demasiado devagar</translation>
  </message>
  <message>
   <source>{host} cannot be asked ({why})</source>
   <translation>não é possível consultar {host} ({why})</translation>
  </message>
  <message>
   <source>check its address and the network: what was fetched stays, try again later</source>
   <translation>verifique o endereço e a rede: o que foi obtido mantém-se; tente mais tarde</translation>
  </message>
  <message>
   <source>what was fetched stays, try again later</source>
   <translation>o que foi obtido mantém-se; tente mais tarde</translation>
  </message>
  <message>
   <source>what was fetched stays, try again after that</source>
   <translation>o que foi obtido mantém-se; tente depois disso</translation>
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
   <translation>verifique o token e para que serve</translation>
  </message>
  <message>
   <source>check its address, and whether it is open to all</source>
   <translation>verifique o endereço e se está aberto a todos</translation>
  </message>
  <message>
   <source>enter a contact in the dock or set PINPOINT_CONTACT, as some hosts want to know who asks</source>
   <translation>indique um contacto no painel ou defina PINPOINT_CONTACT, pois alguns querem saber quem pergunta</translation>
  </message>
  <message>
   <source>{host} has trouble with {number} parts of the area ({why}), and no imagery in the others</source>
   <translation>{host} tem problemas com {number} partes da área ({why}) e nenhuma imagem nas outras</translation>
  </message>
  <message>
   <source>try again later</source>
   <translation>tente mais tarde</translation>
  </message>
  <message>
   <source>the area is too large: {host} would have to be asked {number} times or more, for it is asked for at most {side}° at once</source>
   <translation>a área é demasiado grande: {host} teria de ser consultado {number} vezes ou mais, pois pedem-se no máximo {side}° de cada vez</translation>
  </message>
  <message>
   <source>the area is too large: {host} would have to be asked {number} times or more, which takes {time} at its pace, for it is asked for at most {side}° at once</source>
   <translation>a área é demasiado grande: {host} teria de ser consultado {number} vezes ou mais, o que ao seu ritmo demora {time}, pois pedem-se no máximo {side}° de cada vez</translation>
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
   <translation>desenhe uma mais pequena, como longitude {west} a {east}, latitude {south} a {north} ({km} km de sul a norte)</translation>
  </message>
  <message>
   <source>{host} has no imagery here</source>
   <translation>{host} não tem imagens aqui</translation>
  </message>
  <message>
   <source>draw a larger area, or choose another source</source>
   <translation>desenhe uma área maior ou escolha outra fonte</translation>
  </message>
  <message>
   <source>{fault}; {remedy}</source>
   <translation>{fault}; {remedy}</translation>
  </message>
  <message>
   <source>Located on this machine, in a process of its own</source>
   <translation>Localizado neste computador, num processo próprio</translation>
  </message>
  <message>
   <source>Located on this machine, inside QGIS</source>
   <translation>Localizado neste computador, dentro do QGIS</translation>
  </message>
  <message>
   <source>There is no engine on this machine yet; photos cannot be located</source>
   <translation>Ainda não há motor neste computador; não é possível localizar fotos</translation>
  </message>
  <message>
   <source>The engine on this machine is not whole; photos cannot be located until it is set up again</source>
   <translation>O motor deste computador está incompleto; não é possível localizar fotos até ser instalado de novo</translation>
  </message>
  <message>
   <source>The engine on this machine is for an older Pinpoint; photos cannot be located until it is set up again</source>
   <translation>O motor deste computador é de um Pinpoint mais antigo; não é possível localizar fotos até ser instalado de novo</translation>
  </message>
  <message>
   <source>Located elsewhere: the pixels of photos are sent to {host}</source>
   <translation>Localizado noutro lado: os píxeis das fotos são enviados para {host}</translation>
  </message>
  <message>
   <source>QGIS closes; no engine is started any more</source>
   <translation>o QGIS está a fechar; já não é iniciado nenhum motor</translation>
  </message>
  <message>
   <source>there is no system {name}; choose one of {have} in the dock</source>
   <translation>não existe o sistema {name}; escolha no painel um de {have}</translation>
  </message>
  <message>
   <source>{name} could not be written completely; free some space or choose another folder</source>
   <translation>{name} não pôde ser escrito por completo; liberte espaço ou escolha outra pasta</translation>
  </message>
  <message>
   <source>{column}: {count} texts cut at {most} bytes; they are whole in the CSV</source>
   <translation>{column}: {count} textos cortados aos {most} bytes; estão completos no CSV</translation>
  </message>
  <message>
   <source>{name} has no known format; end it in one of {names}</source>
   <translation>{name} não tem um formato conhecido; termine-o num de {names}</translation>
  </message>
  <message>
   <source>{table}: CSV cannot hold outlines; they are in the run's GeoPackage</source>
   <translation>{table}: o CSV não pode conter contornos; estão no GeoPackage da execução</translation>
  </message>
  <message>
   <source>{table}: {count} without a place left out</source>
   <translation>{table}: {count} sem lugar omitidos</translation>
  </message>
  <message>
   <source>this QGIS cannot write {suffix}; choose .gpkg, or run `pinpoint export` on the run's GeoPackage</source>
   <translation>este QGIS não pode escrever {suffix}; escolha .gpkg, ou execute `pinpoint export` com o GeoPackage da execução</translation>
  </message>
  <message>
   <source>Find {photos} in {folder}</source>
   <translation>Procurar {photos} em {folder}</translation>
  </message>
  <message>
   <source>Probabilities stay as the pack ships them.</source>
   <translation>As probabilidades ficam como o pacote as traz.</translation>
  </message>
  <message>
   <source>The probabilities are fitted on {count} questions of {albums} sequences: their log loss on sequences that were left out falls from {before} to {after}. The next run uses them.</source>
   <translation>As probabilidades foram ajustadas com {count} perguntas de {albums} sequências: a sua perda logarítmica em sequências excluídas desce de {before} para {after}. A próxima execução usa-as.</translation>
  </message>
  <message>
   <source>{path} is not a gallery; choose the folder of one, which Build gallery makes</source>
   <translation>{path} não é uma galeria; escolha a pasta de uma, que Construir galeria cria</translation>
  </message>
  <message>
   <source>Nothing is fitted: {references} references of {sequences} sequences can be asked about fairly; it takes {least} of {fewest}.</source>
   <translation>Nada é ajustado: pode perguntar-se de forma justa por {references} referências de {sequences} sequências; são precisas {least} de {fewest}.</translation>
  </message>
  <message>
   <source>probabilities fitted</source>
   <translation>probabilidades ajustadas</translation>
  </message>
  <message>
   <source>probabilities not fitted</source>
   <translation>probabilidades não ajustadas</translation>
  </message>
  <message>
   <source>probabilities to be fitted again</source>
   <translation>probabilidades a ajustar de novo</translation>
  </message>
  <message>
   <source>{count} references</source>
   <translation>{count} referências</translation>
  </message>
  <message>
   <source>{count} reference</source>
   <translation>{count} referência</translation>
  </message>
  <message>
   <source>{count} of any kind</source>
   <translation>{count} de qualquer tipo</translation>
  </message>
  <message>
   <source>{count} street-level frames</source>
   <translation>{count} vistas de rua</translation>
  </message>
  <message>
   <source>1 shard</source>
   <translation>1 fragmento</translation>
  </message>
  <message>
   <source>another program is changing it</source>
   <translation>outro programa está a alterá-la</translation>
  </message>
  <message>
   <source>older format; upgrade it to be able to change it</source>
   <translation>formato anterior; converta-a para a poder alterar</translation>
  </message>
  <message>
   <source>Nothing is kept: what was fitted is no better than chance.</source>
   <translation>Nada é guardado: o ajuste não é melhor do que o acaso.</translation>
  </message>
  <message>
   <source>{count} shards</source>
   <translation>{count} fragmentos</translation>
  </message>
  <message>
   <source>{folder} has no references; add photos to it</source>
   <translation>{folder} não tem referências; adicione-lhe fotos</translation>
  </message>
  <message>
   <source>format {number}</source>
   <translation>formato {number}</translation>
  </message>
  <message>
   <source>{count} removed, still taking room; compact it to free it</source>
   <translation>{count} removidas, ainda ocupam espaço; compacte-a para o libertar</translation>
  </message>
  <message>
   <source>{count} added, not searched yet; compact it to finish</source>
   <translation>{count} adicionadas, ainda não procuradas; compacte-a para terminar</translation>
  </message>
  <message>
   <source>Made by the model {model}; digest {digest}</source>
   <translation>Feita pelo modelo {model}; soma {digest}</translation>
  </message>
  <message>
   <source>The gallery is damaged; build it again, or restore it from a copy</source>
   <translation>A galeria está danificada; construa-a de novo, ou restaure-a de uma cópia</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>Adicionar…</translation>
  </message>
  <message>
   <source>Say more of the gallery</source>
   <translation>Dizer mais sobre a galeria</translation>
  </message>
  <message>
   <source>Read all of the gallery, and say what is damaged</source>
   <translation>Ler toda a galeria, e dizer o que está danificado</translation>
  </message>
  <message>
   <source>Make it smaller and faster; what was left to be done is finished first</source>
   <translation>Torna-a mais pequena e rápida; o que faltava fazer é terminado primeiro</translation>
  </message>
  <message>
   <source>Ask the services of its open imagery what is new in the same areas, and download it; they learn again where you look</source>
   <translation>Perguntar aos serviços das suas imagens abertas o que há de novo nas mesmas áreas, e descarregá-lo; ficam de novo a saber onde procura</translation>
  </message>
  <message>
   <source>Convert it to the format of this version, so that it can be changed</source>
   <translation>Convertê-la para o formato desta versão, para a poder alterar</translation>
  </message>
  <message>
   <source>Fit the probabilities of the chosen pack on the references of all these galleries together, each asked without its sequence</source>
   <translation>Ajustar as probabilidades do pacote escolhido com as referências de todas estas galerias juntas, perguntando por cada uma sem a sua sequência</translation>
  </message>
  <message>
   <source>Write its references to a layer in the folder of runs, and add it to the map</source>
   <translation>Escrever as suas referências numa camada na pasta das execuções, e adicioná-la ao mapa</translation>
  </message>
  <message>
   <source>Use it no longer; its folder stays as it is</source>
   <translation>Não a usar mais; a sua pasta fica como está</translation>
  </message>
  <message>
   <source>Make or change</source>
   <translation>Criar ou alterar</translation>
  </message>
  <message>
   <source>Folder of a gallery, made by *Build gallery* in the toolbox</source>
   <translation>Pasta de uma galeria, feita com *Construir galeria* na caixa de ferramentas</translation>
  </message>
  <message>
   <source>{gallery} has the references of the galleries that it was merged from; remove those from the list</source>
   <translation>{gallery} tem as referências das galerias que foram unidas nela; remova essas da lista</translation>
  </message>
  <message>
   <source>Reading galleries</source>
   <translation>A ler galerias</translation>
  </message>
  <message>
   <source>Verifying</source>
   <translation>A verificar</translation>
  </message>
  <message>
   <source>Compacting</source>
   <translation>A compactar</translation>
  </message>
  <message>
   <source>Asking for new imagery</source>
   <translation>A pedir imagens novas</translation>
  </message>
  <message>
   <source>Fitting the probabilities</source>
   <translation>A ajustar as probabilidades</translation>
  </message>
  <message>
   <source>Writing a layer</source>
   <translation>A escrever uma camada</translation>
  </message>
  <message>
   <source>Cancelled; nothing that was done is lost</source>
   <translation>Cancelado; nada do que foi feito se perdeu</translation>
  </message>
  <message>
   <source>{gallery} is compact: the next run uses its new state</source>
   <translation>{gallery} está compacta: a próxima execução usa o seu novo estado</translation>
  </message>
  <message>
   <source>On the map: {count} references, in {path}</source>
   <translation>No mapa: {count} referências, em {path}</translation>
  </message>
  <message>
   <source>Info</source>
   <translation>Informação</translation>
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
   <translation>Atualizar</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>Ajustar</translation>
  </message>
  <message>
   <source>Upgrade</source>
   <translation>Converter</translation>
  </message>
  <message>
   <source>Show on map</source>
   <translation>Mostrar no mapa</translation>
  </message>
  <message>
   <source>Remove from list</source>
   <translation>Remover da lista</translation>
  </message>
  <message>
   <source>{gallery} is whole</source>
   <translation>{gallery} está íntegra</translation>
  </message>
  <message>
   <source>Build gallery</source>
   <translation>Construir galeria</translation>
  </message>
  <message>
   <source>Add photos to gallery</source>
   <translation>Adicionar fotos a uma galeria</translation>
  </message>
  <message>
   <source>Remove references from gallery</source>
   <translation>Remover referências de uma galeria</translation>
  </message>
  <message>
   <source>Merge galleries</source>
   <translation>Unir galerias</translation>
  </message>
  <message>
   <source>The remote engine does not search galleries on this machine, so imagery would change no answer; choose an engine on this machine under Settings &gt; Options &gt; Pinpoint</source>
   <translation>O motor remoto não procura nas galerias deste computador, pelo que as imagens não mudariam nenhuma resposta; escolha um motor neste computador em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>Panoramas among them: {count}; each becomes four references</source>
   <translation>Panorâmicas entre elas: {count}; cada uma torna-se quatro referências</translation>
  </message>
  <message>
   <source>{percent} of the area could not be asked for; what is there is not counted</source>
   <translation>não foi possível perguntar por {percent} da área; o que lá há não é contado</translation>
  </message>
  <message>
   <source>Some places have more pictures than {host} tells of; those that it does not tell of are missing</source>
   <translation>Em alguns locais há mais imagens do que as que {host} indica; faltam as que não indica</translation>
  </message>
  <message>
   <source>To download: about {size} in {minutes} minutes, from {hosts}</source>
   <translation>A descarregar: cerca de {size} em {minutes} minutos, de {hosts}</translation>
  </message>
  <message>
   <source>To download: about {size} in a minute, from {hosts}</source>
   <translation>A descarregar: cerca de {size} num minuto, de {hosts}</translation>
  </message>
  <message>
   <source>Street level, mostly in France; free licences</source>
   <translation>Ao nível da rua, sobretudo em França; licenças livres</translation>
  </message>
  <message>
   <source>Street level, worldwide, CC BY-SA 4.0; needs an access token of your own</source>
   <translation>Ao nível da rua, em todo o mundo, CC BY-SA 4.0; precisa de um token próprio</translation>
  </message>
  <message>
   <source>Photos of places worldwide; free licences</source>
   <translation>Fotos de lugares de todo o mundo; licenças livres</translation>
  </message>
  <message>
   <source>Photos worldwide, those under a Creative Commons licence; needs an API key of your own</source>
   <translation>Fotos de todo o mundo sob licença Creative Commons; precisa de uma chave de API própria</translation>
  </message>
  <message>
   <source>{system} searches no galleries, so imagery would change no answer; choose Pinpoint + {system} under Located by, and locate the photos in a new run</source>
   <translation>{system} não procura em galerias, pelo que as imagens não mudariam nenhuma resposta; escolha Pinpoint + {system} em Localizado por, e localize as fotos numa execução nova</translation>
  </message>
  <message>
   <source>{count} pictures there, {chosen} of them one for each 20 m and direction</source>
   <translation>{count} imagens lá, {chosen} delas uma por cada 20 m e direção</translation>
  </message>
  <message>
   <source>{count} of these are not in the gallery yet</source>
   <translation>{count} destas ainda não estão na galeria</translation>
  </message>
  <message>
   <source>{count} are left out for their licence</source>
   <translation>{count} ficam de fora por causa da licença</translation>
  </message>
  <message>
   <source>{count} are left out: {why}</source>
   <translation>{count} ficam de fora: {why}</translation>
  </message>
  <message>
   <source>{count} show the same as another at the same place</source>
   <translation>{count} mostram o mesmo que outra no mesmo lugar</translation>
  </message>
  <message>
   <source>{count} are said to be panoramas and are none</source>
   <translation>{count} dizem-se panoramas e não o são</translation>
  </message>
  <message>
   <source>{count} show nothing that the model can compare</source>
   <translation>{count} não mostram nada que o modelo possa comparar</translation>
  </message>
  <message>
   <source>{count} are gone where they were</source>
   <translation>{count} já não estão onde estavam</translation>
  </message>
  <message>
   <source>{count} could not be downloaded</source>
   <translation>{count} não puderam ser descarregadas</translation>
  </message>
  <message>
   <source>{count} got no answer from their host</source>
   <translation>{count} não tiveram resposta do seu servidor</translation>
  </message>
  <message>
   <source>{count} are broken</source>
   <translation>{count} estão danificadas</translation>
  </message>
  <message>
   <source>{count} were not asked for: {why}</source>
   <translation>{count} não foram pedidas: {why}</translation>
  </message>
  <message>
   <source>1 new reference</source>
   <translation>1 referência nova</translation>
  </message>
  <message>
   <source>{count} new references</source>
   <translation>{count} referências novas</translation>
  </message>
  <message>
   <source>not brought: {reasons}; press Refresh under Settings &gt; Options &gt; Pinpoint to ask again</source>
   <translation>não trazidas: {reasons}; prima Atualizar em Configurações &gt; Opções &gt; Pinpoint para as pedir de novo</translation>
  </message>
  <message>
   <source>a part of the area could not be asked for; press Refresh under Settings &gt; Options &gt; Pinpoint</source>
   <translation>não foi possível perguntar por uma parte da área; prima Atualizar em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>left out: {reasons}</source>
   <translation>de fora: {reasons}</translation>
  </message>
  <message>
   <source>pictures also came from {hosts}, where their hosts sent for them</source>
   <translation>também vieram imagens de {hosts}, para onde os seus servidores remeteram</translation>
  </message>
  <message>
   <source>QGIS's own Python lacks packages of the engine; {remedy}</source>
   <translation>faltam ao Python do QGIS pacotes do motor; {remedy}</translation>
  </message>
  <message>
   <source>shapely in QGIS's own Python was built for GEOS {theirs} and QGIS has {ours}; both in one process can crash QGIS, so {remedy}</source>
   <translation>o shapely no Python do QGIS foi compilado para GEOS {theirs} e o QGIS tem {ours}; ambos num processo podem fazer o QGIS falhar, por isso {remedy}</translation>
  </message>
  <message>
   <source>QGIS's own Python cannot read photos ({reason}), which an engine inside QGIS or on another machine needs; {remedy}</source>
   <translation>o Python do QGIS não consegue ler fotos ({reason}), do que precisa um motor dentro do QGIS ou noutro computador; {remedy}</translation>
  </message>
  <message>
   <source>shapely in QGIS's own Python does not load ({reason}); {remedy}</source>
   <translation>o shapely no Python do QGIS não carrega ({reason}); {remedy}</translation>
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
   <translation>Regiões credíveis</translation>
  </message>
  <message>
   <source>Geocells</source>
   <translation>Geocélulas</translation>
  </message>
  <message>
   <source>Failures</source>
   <translation>Falhas</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Execução</translation>
  </message>
  <message>
   <source>Ranked candidates are leads, never proof. Probabilities hold for photos like those tested.</source>
   <translation>Os candidatos ordenados são pistas, nunca provas. As probabilidades valem para fotos como as testadas.</translation>
  </message>
  <message>
   <source>World map</source>
   <translation>Mapa do mundo</translation>
  </message>
  <message>
   <source>not calibrated</source>
   <translation>não calibrado</translation>
  </message>
  <message>
   <source>Pinpoint: {table}, run {run}</source>
   <translation>Pinpoint: {table}, execução {run}</translation>
  </message>
  <message>
   <source>one place</source>
   <translation>um lugar</translation>
  </message>
  <message>
   <source>one trip</source>
   <translation>um percurso</translation>
  </message>
  <message>
   <source>in 1 area</source>
   <translation>em 1 área</translation>
  </message>
  <message>
   <source>{source} has no rows to be read now; open it again in a moment</source>
   <translation>{source} não tem agora linhas que se possam ler; abra-o de novo dentro de momentos</translation>
  </message>
  <message>
   <source>QGIS cannot open {path}, because of the | in its name; rename the file or folder</source>
   <translation>o QGIS não consegue abrir {path} por causa do | no nome; mude o nome do ficheiro ou da pasta</translation>
  </message>
  <message>
   <source>{path} has no table {name} and is no run of Pinpoint; locate the photos again</source>
   <translation>{path} não tem tabela {name} e não é uma execução do Pinpoint; localize as fotos de novo</translation>
  </message>
  <message>
   <source>{path} is being written by another program; open it again in a moment</source>
   <translation>{path} está a ser escrito por outro programa; abra-o de novo dentro de momentos</translation>
  </message>
  <message>
   <source>{fault} in Settings &gt; Options &gt; Pinpoint</source>
   <translation>{fault} em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>in {count} areas</source>
   <translation>em {count} áreas</translation>
  </message>
  <message>
   <source>an unexpected error occurred ({reason}); please report it, with the diagnostics</source>
   <translation>ocorreu um erro inesperado ({reason}); comunique-o, com o diagnóstico</translation>
  </message>
  <message>
   <source>the engine ended unexpectedly ({reason}); try again, or reinstall the engine</source>
   <translation>o motor terminou inesperadamente ({reason}); tente de novo, ou reinstale o motor</translation>
  </message>
  <message>
   <source>{python} cannot be started; reinstall the engine in the Pinpoint dock</source>
   <translation>não é possível iniciar {python}; reinstale o motor no painel Pinpoint</translation>
  </message>
  <message>
   <source>another QGIS is setting the engine up; wait until it has finished or close that QGIS, and try again</source>
   <translation>outro QGIS está a instalar o motor; espere que termine ou feche-o, e tente de novo</translation>
  </message>
  <message>
   <source>press Set up engine in the Pinpoint dock</source>
   <translation>prima Instalar o motor no painel Pinpoint</translation>
  </message>
  <message>
   <source>the engine is not set up on this machine; {press}</source>
   <translation>o motor não está instalado neste computador; {press}</translation>
  </message>
  <message>
   <source>the engine on this machine is incomplete: its set-up was interrupted, or its Python was removed; {press} to reinstall it</source>
   <translation>o motor deste computador está incompleto: a instalação foi interrompida, ou o seu Python foi removido; {press} para o reinstalar</translation>
  </message>
  <message>
   <source>the engine on this machine was set up for an older Pinpoint; {press} to reinstall it</source>
   <translation>o motor deste computador foi instalado para um Pinpoint mais antigo; {press} para o reinstalar</translation>
  </message>
  <message>
   <source>{root} cannot be created ({reason}); choose another folder</source>
   <translation>não é possível criar {root} ({reason}); escolha outra pasta</translation>
  </message>
  <message>
   <source>{root} cannot be written; choose another folder in the options</source>
   <translation>não é possível escrever em {root}; escolha outra pasta nas opções</translation>
  </message>
  <message>
   <source>{folder} cannot be removed ({reason}); close the programs that use it</source>
   <translation>não é possível remover {folder} ({reason}); feche os programas que a usam</translation>
  </message>
  <message>
   <source>{log} cannot be removed ({reason}); delete it yourself</source>
   <translation>não é possível remover {log} ({reason}); apague-o você</translation>
  </message>
  <message>
   <source>the engine was ended because QGIS closes or its settings changed; locate again</source>
   <translation>o motor foi terminado porque o QGIS fecha ou as suas definições mudaram; localize de novo</translation>
  </message>
  <message>
   <source>the engine did not start ({reason}); see the log, and reinstall the engine in the Pinpoint dock</source>
   <translation>o motor não iniciou ({reason}); veja o registo, e reinstale o motor no painel Pinpoint</translation>
  </message>
  <message>
   <source>the engine did not start in time; try again when this machine is less busy</source>
   <translation>o motor não iniciou a tempo; tente de novo quando este computador estiver menos ocupado</translation>
  </message>
  <message>
   <source>the engine did not start: {message}</source>
   <translation>o motor não iniciou: {message}</translation>
  </message>
  <message>
   <source>the engine was not ready after {seconds} s; try again when this machine is less busy</source>
   <translation>o motor não estava pronto ao fim de {seconds} s; tente de novo quando este computador estiver menos ocupado</translation>
  </message>
  <message>
   <source>the engine crashed {count} times within ten minutes; see the log, and reinstall the engine</source>
   <translation>o motor falhou {count} vezes em dez minutos; veja o registo, e reinstale o motor</translation>
  </message>
  <message>
   <source>that Python has an engine of another version ({theirs}, protocol {spoken}; needed: {version}, {protocol}); reinstall the engine, or remove pinpoint-engine from that Python</source>
   <translation>esse Python tem um motor de outra versão ({theirs}, protocolo {spoken}; necessário: {version}, {protocol}); reinstale o motor, ou remova pinpoint-engine desse Python</translation>
  </message>
  <message>
   <source>Importing every package</source>
   <translation>A importar todos os pacotes</translation>
  </message>
  <message>
   <source>{name} does not import ({why}); reinstall the engine, or install the package in that Python</source>
   <translation>{name} não se importa ({why}); reinstale o motor, ou instale o pacote nesse Python</translation>
  </message>
  <message>
   <source>there are no packages for Macs with Intel processors; use a remote engine</source>
   <translation>não há pacotes para Mac com processador Intel; use um motor remoto</translation>
  </message>
  <message>
   <source>there are no packages for Windows on ARM; use a remote engine</source>
   <translation>não há pacotes para Windows em ARM; use um motor remoto</translation>
  </message>
  <message>
   <source>the folder cannot be written; choose another one under Settings &gt; Options &gt; Pinpoint</source>
   <translation>não é possível escrever na pasta; escolha outra em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>a package differs from that in the lock file; do not trust that source, use another one</source>
   <translation>um pacote difere do que consta no ficheiro de bloqueio; não confie nessa fonte, use outra</translation>
  </message>
  <message>
   <source>the disk is full; free some space, or choose another folder</source>
   <translation>o disco está cheio; liberte espaço, ou escolha outra pasta</translation>
  </message>
  <message>
   <source>that Python cannot create environments; install python3-venv, or uv, and try again</source>
   <translation>esse Python não consegue criar ambientes; instale python3-venv, ou uv, e tente de novo</translation>
  </message>
  <message>
   <source>a package is not available for this computer; check the index or folder of wheels</source>
   <translation>um pacote não está disponível para este computador; verifique o índice ou a pasta de wheels</translation>
  </message>
  <message>
   <source>there is no Python 3.11 to 3.13; install one, or let uv download it while online</source>
   <translation>não há Python 3.11 a 3.13; instale um, ou deixe o uv descarregá-lo com ligação</translation>
  </message>
  <message>
   <source>the connection is not trusted; ask your network administrator, or use a folder of wheels</source>
   <translation>a ligação não é de confiança; pergunte ao administrador da rede, ou use uma pasta de wheels</translation>
  </message>
  <message>
   <source>the package index cannot be reached; check network and proxy, or use a folder of wheels</source>
   <translation>o índice de pacotes não está acessível; verifique a rede e o proxy, ou use uma pasta de wheels</translation>
  </message>
  <message>
   <source>the command failed without a message</source>
   <translation>o comando falhou sem mensagem</translation>
  </message>
  <message>
   <source>Creating the environment (uv)</source>
   <translation>A criar o ambiente (uv)</translation>
  </message>
  <message>
   <source>Installing the packages (uv)</source>
   <translation>A instalar os pacotes (uv)</translation>
  </message>
  <message>
   <source>Creating the environment (venv)</source>
   <translation>A criar o ambiente (venv)</translation>
  </message>
  <message>
   <source>Installing the packages (pip)</source>
   <translation>A instalar os pacotes (pip)</translation>
  </message>
  <message>
   <source>{name} does not import ({why}), and {count} more; reinstall the engine, or install the packages in that Python</source>
   <translation>{name} e mais {count} não se importam ({why}); reinstale o motor, ou instale os pacotes nesse Python</translation>
  </message>
  <message>
   <source>{oldest} to {newest}</source>
   <translation>{oldest} a {newest}</translation>
  </message>
  <message>
   <source>Light: ONNX Runtime, for any computer</source>
   <translation>Leve: ONNX Runtime, para qualquer computador</translation>
  </message>
  <message>
   <source>Full: torch too, for GeoCLIP, PLONK and packs without ONNX</source>
   <translation>Completo: também torch, para GeoCLIP, PLONK e modelos sem ONNX</translation>
  </message>
  <message>
   <source>this machine has neither uv nor a Python {versions} with venv; install one of them (on Debian with python3-venv), choose an existing Python, or use a remote engine</source>
   <translation>este computador não tem nem uv nem um Python {versions} com venv; instale um deles (em Debian com python3-venv), escolha um Python existente, ou use um motor remoto</translation>
  </message>
  <message>
   <source>that Python does not answer; choose another one, or reinstall the engine</source>
   <translation>esse Python não responde; escolha outro, ou reinstale o motor</translation>
  </message>
  <message>
   <source>there are no packages for this processor ({machine}); use a remote engine</source>
   <translation>não há pacotes para este processador ({machine}); use um motor remoto</translation>
  </message>
  <message>
   <source>only {free} of disk space are free and {room} are needed; free some space, or choose another folder</source>
   <translation>só {free} do disco estão livres e são precisos {room}; liberte espaço, ou escolha outra pasta</translation>
  </message>
  <message>
   <source>{fault}; see the log, and try again</source>
   <translation>{fault}; veja o registo, e tente de novo</translation>
  </message>
  <message>
   <source>Python {version} is too old; choose one of {oldest} or newer</source>
   <translation>o Python {version} é demasiado antigo; escolha {oldest} ou posterior</translation>
  </message>
  <message>
   <source>cancelled; nothing was downloaded that could be kept</source>
   <translation>cancelado; não foi descarregado nada que se pudesse conservar</translation>
  </message>
  <message>
   <source>cancelled; {size} of downloads are kept for the next set-up</source>
   <translation>cancelado; {size} de transferências são conservados para a próxima instalação</translation>
  </message>
  <message>
   <source>The engine is set up (Python {version}, {count} packages checked)</source>
   <translation>O motor está instalado (Python {version}, {count} pacotes verificados)</translation>
  </message>
  <message>
   <source>the folder of wheels {offline} does not exist; check the path</source>
   <translation>a pasta de wheels {offline} não existe; verifique o caminho</translation>
  </message>
  <message>
   <source>there is no Python at {python}; check the path</source>
   <translation>não há nenhum Python em {python}; verifique o caminho</translation>
  </message>
  <message>
   <source>the engine cannot be set up in {root}: {why}</source>
   <translation>o motor não pode ser instalado em {root}: {why}</translation>
  </message>
  <message>
   <source>{root} cannot be written ({reason}); choose another folder</source>
   <translation>não é possível escrever em {root} ({reason}); escolha outra pasta</translation>
  </message>
  <message>
   <source>{program} cannot be started; check that it exists and is executable</source>
   <translation>não é possível iniciar {program}; verifique que existe e é executável</translation>
  </message>
  <message>
   <source>the environment could not be completed ({reason}); free some space and try again</source>
   <translation>não foi possível concluir o ambiente ({reason}); liberte espaço e tente de novo</translation>
  </message>
  <message>
   <source>Setting up {name} in {folder}</source>
   <translation>A instalar {name} em {folder}</translation>
  </message>
  <message>
   <source>Set up Pinpoint's engine</source>
   <translation>Instalar o motor do Pinpoint</translation>
  </message>
  <message>
   <source>Photos are located by an engine with its own Python, separate from that of QGIS. It is installed once, for your user account only, and runs only while QGIS does. Nothing is installed until you press Install.</source>
   <translation>As fotos são localizadas por um motor com o seu próprio Python, separado do do QGIS. É instalado uma vez, só para a sua conta de utilizador, e só funciona enquanto o QGIS está aberto. Nada é instalado até premir Instalar.</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Motor</translation>
  </message>
  <message>
   <source>Packages from</source>
   <translation>Pacotes de</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Pasta</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Tamanho</translation>
  </message>
  <message>
   <source>The output of a set-up appears here, and is kept in a log file.</source>
   <translation>A saída de uma instalação aparece aqui, e é guardada num ficheiro de registo.</translation>
  </message>
  <message>
   <source>folder with all wheels of the lock file</source>
   <translation>pasta com todos os wheels do ficheiro de bloqueio</translation>
  </message>
  <message>
   <source>path of a Python that has all packages</source>
   <translation>caminho de um Python que tem todos os pacotes</translation>
  </message>
  <message>
   <source>Only these packages are downloaded; each is checked against its digest in Pinpoint's lock file.</source>
   <translation>Só estes pacotes são descarregados; cada um é verificado com o seu resumo no ficheiro de bloqueio do Pinpoint.</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>Instalar</translation>
  </message>
  <message>
   <source>Cancel set-up</source>
   <translation>Cancelar instalação</translation>
  </message>
  <message>
   <source>Uninstall</source>
   <translation>Desinstalar</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Ajuda</translation>
  </message>
  <message>
   <source>nothing is downloaded or installed</source>
   <translation>nada é descarregado nem instalado</translation>
  </message>
  <message>
   <source>The engine is being set up; you can keep working in QGIS.</source>
   <translation>O motor está a ser instalado; pode continuar a trabalhar no QGIS.</translation>
  </message>
  <message>
   <source>Uninstall the engine?</source>
   <translation>Desinstalar o motor?</translation>
  </message>
  <message>
   <source>Photos cannot be located on this machine until it is installed again. Runs and galleries are kept.</source>
   <translation>Não será possível localizar fotos neste computador até ser instalado de novo. As execuções e as galerias são conservadas.</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Mantê-lo</translation>
  </message>
  <message>
   <source>The engine is being removed; you can keep working in QGIS.</source>
   <translation>O motor está a ser removido; pode continuar a trabalhar no QGIS.</translation>
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
   <translation>O motor não está instalado.</translation>
  </message>
  <message>
   <source>An earlier set-up was interrupted; install again.</source>
   <translation>Uma instalação anterior foi interrompida; instale de novo.</translation>
  </message>
  <message>
   <source>The engine was set up for an older Pinpoint; install again.</source>
   <translation>O motor foi instalado para um Pinpoint mais antigo; instale de novo.</translation>
  </message>
  <message>
   <source>{size} of downloads are kept for it.</source>
   <translation>{size} de transferências são conservados para ele.</translation>
  </message>
  <message>
   <source>The Python package index (PyPI)</source>
   <translation>O índice de pacotes Python (PyPI)</translation>
  </message>
  <message>
   <source>Another package index</source>
   <translation>Outro índice de pacotes</translation>
  </message>
  <message>
   <source>A folder of wheels (offline)</source>
   <translation>Uma pasta de wheels (sem ligação)</translation>
  </message>
  <message>
   <source>An existing Python (nothing is installed)</source>
   <translation>Um Python existente (nada é instalado)</translation>
  </message>
  <message>
   <source>Uninstall ({size})</source>
   <translation>Desinstalar ({size})</translation>
  </message>
  <message>
   <source>about {disk} on disk; {free} are free</source>
   <translation>cerca de {disk} em disco; {free} livres</translation>
  </message>
  <message>
   <source>about {download} to download, about {disk} on disk; {free} are free</source>
   <translation>cerca de {download} a descarregar, cerca de {disk} em disco; {free} livres</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>Usá-lo</translation>
  </message>
  <message>
   <source>The engine was removed</source>
   <translation>O motor foi removido</translation>
  </message>
  <message>
   <source>Photos are being located; wait until the run has ended, or cancel it</source>
   <translation>Estão a ser localizadas fotos; espere que a execução termine, ou cancele-a</translation>
  </message>
  <message>
   <source>The engine is being set up; cancel the set-up first.</source>
   <translation>O motor está a ser instalado; cancele primeiro a instalação.</translation>
  </message>
  <message>
   <source>Uninstall the engine in {folder}?</source>
   <translation>Desinstalar o motor de {folder}?</translation>
  </message>
  <message>
   <source>it needs the full engine; press Set up engine and choose it</source>
   <translation>precisa do motor completo; prima Instalar o motor e escolha-o</translation>
  </message>
  <message>
   <source>its weights are not here; get the model pack {name} in the options, which brings them</source>
   <translation>os seus pesos não estão aqui; obtenha nas opções o pacote de modelos {name}, que os traz</translation>
  </message>
  <message>
   <source>the model pack does not have it; choose another one in the options</source>
   <translation>o modelo não o tem; escolha outro nas opções</translation>
  </message>
  <message>
   <source>its weights are not here; download them as Pinpoint's README describes</source>
   <translation>os seus pesos não estão aqui; descarregue-os como descreve o README do Pinpoint</translation>
  </message>
  <message>
   <source>{host} does not offer it</source>
   <translation>{host} não o oferece</translation>
  </message>
  <message>
   <source>the model pack {name} is not here; get it in the options</source>
   <translation>o pacote de modelos {name} não está aqui; obtenha-o nas opções</translation>
  </message>
  <message>
   <source>the pack {name} needs the full engine; press Set up engine and choose it</source>
   <translation>o modelo {name} precisa do motor completo; prima Instalar o motor e escolha-o</translation>
  </message>
  <message>
   <source>{path} is damaged, so it is only shown; save a repaired copy, or locate its photos again</source>
   <translation>{path} está danificado, por isso só é mostrado; guarde uma cópia reparada, ou localize as suas fotos de novo</translation>
  </message>
  <message>
   <source>{path} cannot be read ({reason}); wait until no other program writes it, and try again</source>
   <translation>não é possível ler {path} ({reason}); espere que nenhum outro programa o escreva, e tente de novo</translation>
  </message>
  <message>
   <source>On this machine, in a process of its own</source>
   <translation>Neste computador, num processo próprio</translation>
  </message>
  <message>
   <source>On this machine, inside QGIS (its Python must have all packages)</source>
   <translation>Neste computador, dentro do QGIS (o seu Python tem de ter todos os pacotes)</translation>
  </message>
  <message>
   <source>By an engine on another machine</source>
   <translation>Por um motor noutro computador</translation>
  </message>
  <message>
   <source>Address of the remote engine</source>
   <translation>Endereço do motor remoto</translation>
  </message>
  <message>
   <source>Folder of the engine</source>
   <translation>Pasta do motor</translation>
  </message>
  <message>
   <source>Folder of runs</source>
   <translation>Pasta das execuções</translation>
  </message>
  <message>
   <source>Candidates per photo</source>
   <translation>Candidatos por foto</translation>
  </message>
  <message>
   <source>Send photos there without asking again</source>
   <translation>Enviar fotos para lá sem voltar a perguntar</translation>
  </message>
  <message>
   <source>Copy diagnostics</source>
   <translation>Copiar diagnóstico</translation>
  </message>
  <message>
   <source>Copy a report on versions, settings and the engine's state, to paste into a bug report. It names no user, no token and no host</source>
   <translation>Copiar um relatório sobre versões, definições e estado do motor, para colar num relatório de erro. Não indica utilizadores, tokens nem servidores</translation>
  </message>
  <message>
   <source>Diagnostics copied</source>
   <translation>Diagnóstico copiado</translation>
  </message>
  <message>
   <source>Photos are located</source>
   <translation>As fotos são localizadas</translation>
  </message>
  <message>
   <source>Model pack</source>
   <translation>Modelo</translation>
  </message>
  <message>
   <source>Your own galleries</source>
   <translation>As suas próprias galerias</translation>
  </message>
  <message>
   <source>stored encrypted in QGIS's authentication database</source>
   <translation>guardado cifrado na base de dados de autenticação do QGIS</translation>
  </message>
  <message>
   <source>the token that the engine was started with</source>
   <translation>o token com que o motor foi iniciado</translation>
  </message>
  <message>
   <source>Pixels of photos are sent to that engine, which uses its own pack and galleries.</source>
   <translation>Os píxeis das fotos são enviados para esse motor, que usa o seu próprio modelo e as suas próprias galerias.</translation>
  </message>
  <message>
   <source>Nothing leaves this machine unless you choose an engine on another machine.</source>
   <translation>Nada sai deste computador a não ser que escolha um motor noutro computador.</translation>
  </message>
  <message>
   <source>Another folder</source>
   <translation>Outra pasta</translation>
  </message>
  <message>
   <source>Get it</source>
   <translation>Obter</translation>
  </message>
  <message>
   <source>Cancelled; what was downloaded is kept, and goes on from there</source>
   <translation>Cancelado; o que foi descarregado fica, e continua daí</translation>
  </message>
  <message>
   <source>Downloaded. It is being assembled, which takes some minutes.</source>
   <translation>Descarregado. Está a ser montado, o que demora alguns minutos.</translation>
  </message>
  <message>
   <source>{pack} is here</source>
   <translation>{pack} já está aqui</translation>
  </message>
  <message>
   <source>{pack}, which comes with the plugin</source>
   <translation>{pack}, que vem com o módulo</translation>
  </message>
  <message>
   <source>{pack}, anywhere on Earth</source>
   <translation>{pack}, em qualquer lugar da Terra</translation>
  </message>
  <message>
   <source>Getting {pack}</source>
   <translation>A obter {pack}</translation>
  </message>
  <message>
   <source>Anywhere on Earth, by the published weights of CLIP and GeoCLIP; nothing in it was trained on your area.</source>
   <translation>Em qualquer lugar da Terra, com os pesos publicados do CLIP e do GeoCLIP; nada nele foi treinado na sua área.</translation>
  </message>
  <message>
   <source>Its confidence is not calibrated until you fit it on a gallery of yours, built with this pack.</source>
   <translation>A sua confiança não está calibrada até a ajustar com uma galeria sua, construída com este pacote.</translation>
  </message>
  <message>
   <source>It is not here yet: {size} are downloaded from {hosts}, and {room} are kept beside them (licence: MIT).</source>
   <translation>Ainda não está aqui: {size} são descarregados de {hosts}, e {room} são guardados ao lado (licença: MIT).</translation>
  </message>
  <message>
   <source>Nothing of your photos is sent.</source>
   <translation>Nada das suas fotos é enviado.</translation>
  </message>
  <message>
   <source>{counts}. Run {run}, {galleries}. Leads, never proof.</source>
   <translation>{counts}. Execução {run}, {galleries}. Pistas, nunca provas.</translation>
  </message>
  <message>
   <source>Pinpoint: where the photos were probably taken</source>
   <translation>Pinpoint: onde as fotos foram provavelmente tiradas</translation>
  </message>
  <message>
   <source>{share} within 25 km of</source>
   <translation>{share} a menos de 25 km de</translation>
  </message>
  <message>
   <source>{outcome}; otherwise near</source>
   <translation>{outcome}; senão, perto de</translation>
  </message>
  <message>
   <source>{path} cannot be written; choose another folder or free some space</source>
   <translation>não é possível escrever {path}; escolha outra pasta ou liberte espaço</translation>
  </message>
  <message>
   <source>and {count} more in the table of photos</source>
   <translation>e mais {count} na tabela de fotos</translation>
  </message>
  <message>
   <source>Find where photos were taken</source>
   <translation>Descobrir onde as fotos foram tiradas</translation>
  </message>
  <message>
   <source>Adds photos of known position to a gallery, as Build gallery takes them. Photos that the gallery has already are not worked on again.

Each photo is kept as soon as it is added: if you cancel, nothing of what was added is lost, and the same inputs go on from there. An open engine takes over the gallery's new state with the next run.</source>
   <translation>Adiciona a uma galeria fotos de posição conhecida, como Construir galeria as aceita. As fotos que a galeria já tem não são processadas de novo.

Cada foto fica guardada assim que é adicionada: se cancelar, nada do que foi adicionado se perde, e as mesmas entradas continuam daí. Um motor aberto assume o novo estado da galeria com a próxima execução.</translation>
  </message>
  <message>
   <source>gallery,references,geotagged,photos,add,append,update</source>
   <translation>galeria,referências,georreferenciado,fotos,adicionar,acrescentar,atualizar</translation>
  </message>
  <message>
   <source>Builds a gallery from photos of known position, without training. Photos are then also compared with these: nothing improves answers in your own area more. The work is done by the engine on this machine; nothing is sent anywhere.

Give one of these: a folder of geotagged photos, a CSV table with columns path, lat and lon, or a layer of points with a column of paths. A photo that cannot be used is named in the log and left out.

The gallery is a folder. It is written whole or not at all; an older gallery there is replaced. If you cancel, or QGIS ends, what was done is kept beside it, and the same inputs and the same folder go on from there. To use it, tick the last box, choose its manifest.json in Locate photos, or add it in the options.</source>
   <translation>Constrói uma galeria com fotos de posição conhecida, sem treino. As fotos são então comparadas também com estas: nada melhora mais as respostas na sua própria área. O trabalho é feito pelo motor deste computador; nada é enviado para lado nenhum.

Dê uma destas entradas: uma pasta de fotos georreferenciadas, uma tabela CSV com as colunas path, lat e lon, ou uma camada de pontos com uma coluna de caminhos. Uma foto que não possa ser usada é indicada no registo e omitida.

A galeria é uma pasta. É escrita inteira ou não é escrita; uma galeria anterior é substituída. Se cancelar, ou o QGIS terminar, o que foi feito fica guardado ao lado, e as mesmas entradas e a mesma pasta continuam daí. Para a usar, assinale a última caixa, escolha o seu manifest.json em Localizar fotos, ou adicione-a nas opções.</translation>
  </message>
  <message>
   <source>Adds it to your own galleries in the options</source>
   <translation>Adiciona-a às suas próprias galerias nas opções</translation>
  </message>
  <message>
   <source>A new folder, or that of an older gallery, which is replaced</source>
   <translation>Uma pasta nova, ou a de uma galeria anterior, que é substituída</translation>
  </message>
  <message>
   <source>gallery,references,geotagged,photos,index,own area,exif</source>
   <translation>galeria,referências,georreferenciado,fotos,índice,área própria,exif</translation>
  </message>
  <message>
   <source>Use this gallery from now on</source>
   <translation>Usar esta galeria a partir de agora</translation>
  </message>
  <message>
   <source>Gallery</source>
   <translation>Galeria</translation>
  </message>
  <message>
   <source>Coverage of the references</source>
   <translation>Cobertura das referências</translation>
  </message>
  <message>
   <source>Shows where references are dense and where they are few: a photo can only be found near a reference. Each cell of a grid has one row per source and one for all of them, with its count and its density per km². Finer cells replace coarser ones as you zoom in.</source>
   <translation>Mostra onde as referências são densas e onde são poucas: uma foto só pode ser encontrada perto de uma referência. Cada célula de uma grelha tem uma linha por fonte e uma para todas em conjunto, com o seu número e a sua densidade por km². Células mais finas substituem as mais grossas ao aproximar.</translation>
  </message>
  <message>
   <source>1° is about 110 km from south to north, 0.01° about 1.1 km</source>
   <translation>1° são cerca de 110 km de sul a norte, 0,01° cerca de 1,1 km</translation>
  </message>
  <message>
   <source>System</source>
   <translation>Sistema</translation>
  </message>
  <message>
   <source>All but GeoCLIP and PLONK search the references of the pack and of your own galleries; PLONK has none</source>
   <translation>Todos menos o GeoCLIP e o PLONK procuram nas referências do modelo e das suas próprias galerias; o PLONK não tem nenhuma</translation>
  </message>
  <message>
   <source>One polygon per cell, size and source</source>
   <translation>Um polígono por célula, tamanho e fonte</translation>
  </message>
  <message>
   <source>Sizes of the cells</source>
   <translation>Tamanhos das células</translation>
  </message>
  <message>
   <source>Coverage</source>
   <translation>Cobertura</translation>
  </message>
  <message>
   <source>Cells of {size}° with references: {count}</source>
   <translation>Células de {size}° com referências: {count}</translation>
  </message>
  <message>
   <source>OUTPUT cannot be written ({reason}); free some space</source>
   <translation>não é possível escrever OUTPUT ({reason}); liberte espaço</translation>
  </message>
  <message>
   <source>Engine status</source>
   <translation>Estado do motor</translation>
  </message>
  <message>
   <source>Says where photos are located, whether the engine is set up and answers, and which pack, galleries and references it has. Nothing is installed or downloaded, and no photo is sent.

The output Diagnostics is Markdown for a bug report, without names of users, machines and tokens. The report is a page for you and contains paths.</source>
   <translation>Diz onde as fotos são localizadas, se o motor está instalado e responde, e que modelo, galerias e referências tem. Nada é instalado nem descarregado, e nenhuma foto é enviada.

A saída Diagnóstico é Markdown para um relatório de erro, sem nomes de utilizadores, computadores ou tokens. O relatório é uma página para si e contém caminhos.</translation>
  </message>
  <message>
   <source>Starts the engine on this machine if it does not run, or connects to the remote one; takes seconds</source>
   <translation>Inicia o motor deste computador se não estiver a funcionar, ou liga-se ao remoto; demora segundos</translation>
  </message>
  <message>
   <source>A page with all that is known</source>
   <translation>Uma página com tudo o que se sabe</translation>
  </message>
  <message>
   <source>engine,version,diagnostics,pack,gallery,set up,support</source>
   <translation>motor,versão,diagnóstico,modelo,galeria,instalar,apoio</translation>
  </message>
  <message>
   <source>Ask the engine</source>
   <translation>Perguntar ao motor</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Relatório</translation>
  </message>
  <message>
   <source>HTML files (*.html)</source>
   <translation>Ficheiros HTML (*.html)</translation>
  </message>
  <message>
   <source>The engine is set up here</source>
   <translation>O motor está instalado aqui</translation>
  </message>
  <message>
   <source>The engine answers</source>
   <translation>O motor responde</translation>
  </message>
  <message>
   <source>Where photos are located: local, here, remote, or empty</source>
   <translation>Onde as fotos são localizadas: local, here, remote, ou vazio</translation>
  </message>
  <message>
   <source>Where photos are located, in words</source>
   <translation>Onde as fotos são localizadas, por palavras</translation>
  </message>
  <message>
   <source>Why the engine does not answer</source>
   <translation>Porque é que o motor não responde</translation>
  </message>
  <message>
   <source>Version of the plugin</source>
   <translation>Versão do módulo</translation>
  </message>
  <message>
   <source>Version of the engine</source>
   <translation>Versão do motor</translation>
  </message>
  <message>
   <source>Systems that it offers</source>
   <translation>Sistemas que oferece</translation>
  </message>
  <message>
   <source>Galleries</source>
   <translation>Galerias</translation>
  </message>
  <message>
   <source>Diagnostics</source>
   <translation>Diagnóstico</translation>
  </message>
  <message>
   <source>Number of galleries</source>
   <translation>Número de galerias</translation>
  </message>
  <message>
   <source>{path} cannot be written ({reason}); choose another file</source>
   <translation>não é possível escrever {path} ({reason}); escolha outro ficheiro</translation>
  </message>
  <message>
   <source>Evaluate on my photos</source>
   <translation>Avaliar com as minhas fotos</translation>
  </message>
  <message>
   <source>How well does this work here? Photos with GPS are located as if their place were unknown, and the answers are compared with it. From each photo's search its own file and near-duplicates are left out, and references of the same sequence, author or half hour; positions in EXIF are never used to locate a photo. The result is one sentence, two layers and a plot. Photos without a usable position are named in the log.

Photos of one day in one folder are right or wrong together, so the margin in the sentence comes from resampling such outings.</source>
   <translation>Como funciona aqui? Fotos com GPS são localizadas como se o lugar fosse desconhecido, e as respostas são comparadas com ele. Da procura de cada foto são excluídos o seu próprio ficheiro e quase duplicados, e as referências da mesma sequência, autor ou meia hora; as posições EXIF nunca são usadas para localizar uma foto. O resultado é uma frase, duas camadas e um gráfico. As fotos sem posição utilizável são indicadas no registo.

As fotos de um dia numa pasta acertam ou falham em conjunto, por isso a margem da frase vem da reamostragem dessas saídas.</translation>
  </message>
  <message>
   <source>Searched recursively; give a folder, or a layer with paths</source>
   <translation>Percorrida com as subpastas; dê uma pasta, ou uma camada com caminhos</translation>
  </message>
  <message>
   <source>Instead of a folder; the positions are read from the files, not from the layer</source>
   <translation>Em vez de uma pasta; as posições são lidas dos ficheiros, não da camada</translation>
  </message>
  <message>
   <source>Full paths of the files, as in QGIS's own layers of geotagged photos</source>
   <translation>Caminhos completos dos ficheiros, como nas camadas de fotos georreferenciadas do QGIS</translation>
  </message>
  <message>
   <source>Polygons in any coordinate reference system; leave empty for all photos</source>
   <translation>Polígonos em qualquer sistema de referência de coordenadas; deixar vazio para todas as fotos</translation>
  </message>
  <message>
   <source>The weights of GeoCLIP come with the model pack geoclip-world, which the options of Pinpoint offer; those of PLONK must be downloaded first, as Pinpoint's README describes</source>
   <translation>Os pesos do GeoCLIP vêm com o pacote de modelos geoclip-world, que as opções do Pinpoint oferecem; os do PLONK têm de ser descarregados antes, como descreve o README do Pinpoint</translation>
  </message>
  <message>
   <source>The share of the photos located within each distance, with its 95 % interval</source>
   <translation>A proporção de fotos localizadas a cada distância, com o seu intervalo de 95 %</translation>
  </message>
  <message>
   <source>Layer with paths of photos</source>
   <translation>Camada com caminhos de fotos</translation>
  </message>
  <message>
   <source>Field with the paths</source>
   <translation>Campo com os caminhos</translation>
  </message>
  <message>
   <source>Only photos taken within</source>
   <translation>Só fotos tiradas dentro de</translation>
  </message>
  <message>
   <source>Photos and how far off they were</source>
   <translation>Fotos e o seu erro</translation>
  </message>
  <message>
   <source>Lines from there to the first candidate</source>
   <translation>Linhas daí ao primeiro candidato</translation>
  </message>
  <message>
   <source>One point per photo, where it was taken, with the distance of the first and the best candidate</source>
   <translation>Um ponto por foto, onde foi tirada, com a distância do primeiro e do melhor candidato</translation>
  </message>
  <message>
   <source>One line per photo that has an answer</source>
   <translation>Uma linha por foto que tem resposta</translation>
  </message>
  <message>
   <source>Plot</source>
   <translation>Gráfico</translation>
  </message>
  <message>
   <source>How well it works, in one sentence</source>
   <translation>Como funciona, numa frase</translation>
  </message>
  <message>
   <source>Whether its confidence can be believed</source>
   <translation>Se a sua confiança é de crer</translation>
  </message>
  <message>
   <source>Photos tried</source>
   <translation>Fotos experimentadas</translation>
  </message>
  <message>
   <source>Percentage within 1 km by the first candidate</source>
   <translation>Percentagem a menos de 1 km pelo primeiro candidato</translation>
  </message>
  <message>
   <source>Percentage within 25 km by the first candidate</source>
   <translation>Percentagem a menos de 25 km pelo primeiro candidato</translation>
  </message>
  <message>
   <source>give either a folder of photos or a layer, not both or neither</source>
   <translation>dê uma pasta de fotos ou uma camada, não ambas nem nenhuma</translation>
  </message>
  <message>
   <source>the layer cannot be written ({reason}); free some space</source>
   <translation>não é possível escrever a camada ({reason}); liberte espaço</translation>
  </message>
  <message>
   <source>{folder} does not exist; check the path</source>
   <translation>{folder} não existe; verifique o caminho</translation>
  </message>
  <message>
   <source>{layer} has no field {field}; choose the one with the paths of the photos</source>
   <translation>{layer} não tem campo {field}; escolha o que tem os caminhos das fotos</translation>
  </message>
  <message>
   <source>of any kind</source>
   <translation>de qualquer tipo</translation>
  </message>
  <message>
   <source>Street-level frames are dash-cam frames or the faces of panoramas</source>
   <translation>As vistas de rua são imagens de câmara de bordo ou faces de panoramas</translation>
  </message>
  <message>
   <source>Shown with the evidence. Photos of one author count as one source where independence matters</source>
   <translation>Mostrado com os indícios. As fotos de um autor contam como uma fonte onde a independência importa</translation>
  </message>
  <message>
   <source>Shown with the evidence, such as CC BY 4.0</source>
   <translation>Mostrado com os indícios, como CC BY 4.0</translation>
  </message>
  <message>
   <source>Keep small copies of the photos that name a licence, to show them as evidence wherever the gallery is</source>
   <translation>Guardar pequenas cópias das fotos que indicam uma licença, para as mostrar como indícios onde quer que a galeria esteja</translation>
  </message>
  <message>
   <source>If not ticked, a photo that shows the same as another at the same place is named and left out</source>
   <translation>Se não for assinalado, uma foto que mostra o mesmo que outra no mesmo lugar é indicada e omitida</translation>
  </message>
  <message>
   <source>Searched recursively; each subfolder is one sequence</source>
   <translation>Percorrida com as subpastas; cada subpasta é uma sequência</translation>
  </message>
  <message>
   <source>With columns path, lat and lon, and optionally author, licence, url, captured_at, sequence and source</source>
   <translation>Com as colunas path, lat e lon, e opcionalmente author, licence, url, captured_at, sequence e source</translation>
  </message>
  <message>
   <source>Points in any coordinate reference system, with a column of paths and optionally those of a CSV table</source>
   <translation>Pontos em qualquer sistema de referência de coordenadas, com uma coluna de caminhos e opcionalmente as de uma tabela CSV</translation>
  </message>
  <message>
   <source>Left empty, a column with a usual name is taken</source>
   <translation>Se ficar vazio, é usada uma coluna com um nome habitual</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of geotagged photos, a CSV table, or a layer of photos</source>
   <translation>São dadas {count} entradas; dê uma destas: uma pasta de fotos georreferenciadas, uma tabela CSV ou uma camada de fotos</translation>
  </message>
  <message>
   <source>The photos are</source>
   <translation>As fotos são</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>Autor</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Licença</translation>
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
   <translation>O manifest.json da galeria</translation>
  </message>
  <message>
   <source>References in the gallery</source>
   <translation>Referências na galeria</translation>
  </message>
  <message>
   <source>Photos left out</source>
   <translation>Fotos omitidas</translation>
  </message>
  <message>
   <source>Folder of geotagged photos</source>
   <translation>Pasta de fotos georreferenciadas</translation>
  </message>
  <message>
   <source>Table of photos (CSV)</source>
   <translation>Tabela de fotos (CSV)</translation>
  </message>
  <message>
   <source>Layer of photos</source>
   <translation>Camada de fotos</translation>
  </message>
  <message>
   <source>Column of paths</source>
   <translation>Coluna de caminhos</translation>
  </message>
  <message>
   <source>What was done is kept; run it again with the same inputs to go on</source>
   <translation>O que foi feito fica guardado; execute de novo com as mesmas entradas para continuar</translation>
  </message>
  <message>
   <source>the layer of photos cannot be read; check its path</source>
   <translation>não é possível ler a camada de fotos; verifique o caminho</translation>
  </message>
  <message>
   <source>{layer} has no photo with a position; choose another layer</source>
   <translation>{layer} não tem nenhuma foto com posição; escolha outra camada</translation>
  </message>
  <message>
   <source>{path} does not exist; check the path</source>
   <translation>{path} não existe; verifique o caminho</translation>
  </message>
  <message>
   <source>row {id} of {layer} has no position; add a point</source>
   <translation>a linha {id} de {layer} não tem posição; adicione um ponto</translation>
  </message>
  <message>
   <source>References of a gallery</source>
   <translation>Referências de uma galeria</translation>
  </message>
  <message>
   <source>Makes a layer of the references of a gallery: a point for each, with its source, author, licence, link, time and sequence. With map tips switched on, its picture is shown if the gallery has a thumbnail of it, or its file is on this machine.

The layer is a copy: editing it does not change the gallery. Never edit the GeoPackages inside a gallery: it would be taken for damaged.</source>
   <translation>Cria uma camada com as referências de uma galeria: um ponto para cada uma, com fonte, autor, licença, ligação, hora e sequência. Com as dicas do mapa ligadas, a sua imagem é mostrada se a galeria tiver uma miniatura ou se o ficheiro estiver neste computador.

A camada é uma cópia: editá-la não altera a galeria. Nunca edite os GeoPackage dentro de uma galeria: seria tida por danificada.</translation>
  </message>
  <message>
   <source>One point per reference, in degrees</source>
   <translation>Um ponto por referência, em graus</translation>
  </message>
  <message>
   <source>gallery,references,export,layer,points,map,show</source>
   <translation>galeria,referências,exportar,camada,pontos,mapa,mostrar</translation>
  </message>
  <message>
   <source>Check gallery</source>
   <translation>Verificar galeria</translation>
  </message>
  <message>
   <source>Says how many references of which kind a gallery has, the room it takes, and whether something is left to be done. If asked to, it also reads all of it and compares it with its checksums; a damaged gallery is no error, the output says so. Nothing is changed.</source>
   <translation>Diz quantas referências de que tipo tem uma galeria, o espaço que ocupa, e se falta fazer alguma coisa. Se for pedido, também a lê toda e a compara com as suas somas de controlo; uma galeria danificada não é um erro, o resultado di-lo. Nada é alterado.</translation>
  </message>
  <message>
   <source>Compact or upgrade gallery</source>
   <translation>Compactar ou converter galeria</translation>
  </message>
  <message>
   <source>Makes a gallery smaller and faster: what was added bit by bit becomes one piece, and what was removed no longer takes room. References that a cancelled run left are finished first, and a gallery of an older format is converted. No answer changes by it.

The gallery is switched to the new state in one step: if you cancel, it stays as it was.</source>
   <translation>Torna uma galeria mais pequena e rápida: o que foi adicionado aos poucos passa a ser uma só peça, e o que foi removido deixa de ocupar espaço. As referências deixadas por uma execução cancelada são terminadas primeiro, e uma galeria de formato anterior é convertida. Nenhuma resposta muda com isso.

A galeria passa ao novo estado num só passo: se cancelar, fica como estava.</translation>
  </message>
  <message>
   <source>Makes one gallery of several, with their thumbnails; they stay as they are. Of a reference that several have, that of the first is kept. All must have been made with the same model pack. The new gallery is written whole or not at all; if you cancel, nothing of it is left.</source>
   <translation>Faz de várias galerias uma só, com as suas miniaturas; elas ficam como estão. De uma referência que várias têm, fica a da primeira. Todas têm de ter sido feitas com o mesmo pacote de modelos. A nova galeria é escrita inteira ou não é escrita; se cancelar, nada dela fica.</translation>
  </message>
  <message>
   <source>The folder of a gallery, or its manifest.json</source>
   <translation>A pasta de uma galeria, ou o seu manifest.json</translation>
  </message>
  <message>
   <source>Compares every file with its checksum; without it, large files are checked by their size only</source>
   <translation>Compara cada ficheiro com a sua soma de controlo; senão, os ficheiros grandes são verificados só pelo tamanho</translation>
  </message>
  <message>
   <source>Their manifest.json files, such as the output of Build gallery, or their folders; two or more</source>
   <translation>Os seus ficheiros manifest.json, como o resultado de Construir galeria, ou as suas pastas; duas ou mais</translation>
  </message>
  <message>
   <source>gallery,references,verify,info,count,damaged,size</source>
   <translation>galeria,referências,verificar,informação,contar,danificada,tamanho</translation>
  </message>
  <message>
   <source>Read all of it</source>
   <translation>Lê-la toda</translation>
  </message>
  <message>
   <source>References of any kind</source>
   <translation>Referências de qualquer tipo</translation>
  </message>
  <message>
   <source>Street-level references</source>
   <translation>Referências que são vistas de rua</translation>
  </message>
  <message>
   <source>References that are not searched yet; -1 while another program changes the gallery</source>
   <translation>Referências que ainda não são procuradas; -1 enquanto outro programa altera a galeria</translation>
  </message>
  <message>
   <source>Removed references that still take room</source>
   <translation>Referências removidas que ainda ocupam espaço</translation>
  </message>
  <message>
   <source>Shards</source>
   <translation>Fragmentos</translation>
  </message>
  <message>
   <source>Size in bytes</source>
   <translation>Tamanho em bytes</translation>
  </message>
  <message>
   <source>Number of its format</source>
   <translation>Número do seu formato</translation>
  </message>
  <message>
   <source>It is whole</source>
   <translation>Está íntegra</translation>
  </message>
  <message>
   <source>What is damaged</source>
   <translation>O que está danificado</translation>
  </message>
  <message>
   <source>Digest</source>
   <translation>Soma de controlo</translation>
  </message>
  <message>
   <source>gallery,references,compact,upgrade,convert,format,shards,vacuum</source>
   <translation>galeria,referências,compactar,converter,formato,fragmentos,limpar</translation>
  </message>
  <message>
   <source>gallery,references,merge,join,combine,union</source>
   <translation>galeria,referências,unir,juntar,combinar</translation>
  </message>
  <message>
   <source>Merged gallery</source>
   <translation>Galeria unida</translation>
  </message>
  <message>
   <source>there is nothing to merge; give two galleries or more</source>
   <translation>não há nada para unir; dê duas galerias ou mais</translation>
  </message>
  <message>
   <source>Get open imagery</source>
   <translation>Obter imagens abertas</translation>
  </message>
  <message>
   <source>Brings pictures of known position from a service of open imagery into a gallery, with author, licence and link of each. Photos are then compared with these too, also offline.

The service's host is asked which pictures lie in boxes that cover the polygons, so it learns where you look; nothing of your photos is sent. As long as Download is not ticked, it is only asked what it has, and for a few pictures to tell their size.

Of the pictures in 20 m that look the same way, the newest is taken. What is downloaded is kept at once: if you cancel, the same inputs go on from there. Mapillary and Flickr need a token or key of your own, which the dock keeps encrypted, or the environment names: PINPOINT_MAPILLARY_TOKEN, PINPOINT_FLICKR_KEY.</source>
   <translation>Traz para uma galeria imagens de posição conhecida de um serviço de imagens abertas, com autor, licença e ligação de cada uma. As fotos são então comparadas também com estas, mesmo sem rede.

Pergunta-se ao servidor do serviço que imagens há em retângulos que cobrem os polígonos, pelo que fica a saber onde procura; das suas fotos nada é enviado. Enquanto Descarregar não estiver assinalado, só se pergunta o que tem, e pedem-se algumas imagens para saber o seu tamanho.

Das imagens em 20 m que olham para o mesmo lado toma-se a mais nova. O que é descarregado é logo guardado: se cancelar, as mesmas entradas continuam daí. O Mapillary e o Flickr precisam de um token ou de uma chave próprios, que o painel guarda cifrados, ou que o ambiente nomeia: PINPOINT_MAPILLARY_TOKEN, PINPOINT_FLICKR_KEY.</translation>
  </message>
  <message>
   <source>The service that is asked</source>
   <translation>O serviço a que se pergunta</translation>
  </message>
  <message>
   <source>The area, as polygons in any coordinate reference system</source>
   <translation>A área, como polígonos em qualquer sistema de referência de coordenadas</translation>
  </message>
  <message>
   <source>If not ticked, the service is only asked what it has</source>
   <translation>Se não estiver assinalado, só se pergunta ao serviço o que tem</translation>
  </message>
  <message>
   <source>Separated by commas, as the service names them: CC BY-SA 4.0, CC0; empty for those known to be free</source>
   <translation>Separadas por vírgulas, como o serviço as nomeia: CC BY-SA 4.0, CC0; vazio para as que se sabe serem livres</translation>
  </message>
  <message>
   <source>Of another instance of Panoramax, such as https://panoramax.ign.fr</source>
   <translation>De outra instância do Panoramax, como https://panoramax.ign.fr</translation>
  </message>
  <message>
   <source>A new folder, or that of a gallery to add to</source>
   <translation>Uma pasta nova, ou a de uma galeria a ampliar</translation>
  </message>
  <message>
   <source>gallery,imagery,panoramax,mapillary,commons,flickr,street level,download,references</source>
   <translation>galeria,imagens,panoramax,mapillary,commons,flickr,rua,descarregar,referências</translation>
  </message>
  <message>
   <source>Within</source>
   <translation>Dentro de</translation>
  </message>
  <message>
   <source>Only these licences</source>
   <translation>Só estas licenças</translation>
  </message>
  <message>
   <source>Pictures there</source>
   <translation>Imagens lá</translation>
  </message>
  <message>
   <source>Pictures to download</source>
   <translation>Imagens a descarregar</translation>
  </message>
  <message>
   <source>Size of the download in bytes</source>
   <translation>Tamanho da descarga em bytes</translation>
  </message>
  <message>
   <source>Licences there</source>
   <translation>Licenças lá</translation>
  </message>
  <message>
   <source>the layer of polygons cannot be read; check its path</source>
   <translation>não é possível ler a camada de polígonos; verifique o caminho</translation>
  </message>
  <message>
   <source>{host} is asked</source>
   <translation>Pergunta-se a {host}</translation>
  </message>
  <message>
   <source>Locate photos of a run again</source>
   <translation>Localizar de novo as fotos de uma execução</translation>
  </message>
  <message>
   <source>Locates the photos of a run once more with your galleries of now, such as one that Get open imagery has brought meanwhile. The run keeps both answers: the new one takes the place of the one before, which stays in the table of answers. Reviews stay.

System, search area and album are those of the run, and so must the model pack be. A photo that cannot be located again keeps what it had. Each photo is saved at once.</source>
   <translation>Localiza outra vez as fotos de uma execução com as suas galerias de agora, como uma que Obter imagens abertas tenha trazido entretanto. A execução guarda ambas as respostas: a nova toma o lugar da anterior, que fica na tabela de respostas. As revisões ficam.

O sistema, a área de procura e o álbum são os da execução, e o pacote de modelos também tem de o ser. Uma foto que não se possa localizar de novo conserva o que tinha. Cada foto é guardada logo.</translation>
  </message>
  <message>
   <source>The GeoPackage of the run; it is changed</source>
   <translation>O GeoPackage da execução; é alterado</translation>
  </message>
  <message>
   <source>Photos of the run; leave empty for all of them. Of an album all photos are located again</source>
   <translation>Fotos da execução; deixe vazio para todas. De um álbum todas as fotos são localizadas de novo</translation>
  </message>
  <message>
   <source>{path} is not in the run {run}; choose photos of this run, or none for all of them</source>
   <translation>{path} não está na execução {run}; escolha fotos desta execução, ou nenhuma para todas</translation>
  </message>
  <message>
   <source>Only these photos</source>
   <translation>Só estas fotos</translation>
  </message>
  <message>
   <source>Photos with a new answer</source>
   <translation>Fotos com resposta nova</translation>
  </message>
  <message>
   <source>Photos that keep what they had</source>
   <translation>Fotos que conservam o que tinham</translation>
  </message>
  <message>
   <source>The run's GeoPackage</source>
   <translation>O GeoPackage da execução</translation>
  </message>
  <message>
   <source>Locate album</source>
   <translation>Localizar álbum</translation>
  </message>
  <message>
   <source>Locates the photos of one place, or of one trip, together: what one photo shows helps to find the others. The photos table also has the answer to each photo alone.

Kind of album: photos of one place were taken within the radius of it; those of a trip with at most the given speed between them.

All photos are one album, unless each folder is one of its own, or a column of the table says which photos belong together. GeoCLIP and PLONK take each photo by itself and cannot locate an album.</source>
   <translation>Localiza em conjunto as fotos de um lugar, ou de um percurso: o que uma foto mostra ajuda a encontrar as outras. A tabela de fotos tem também a resposta a cada foto por si só.

Tipo de álbum: as fotos de um lugar foram tiradas dentro do seu raio; as de um percurso, no máximo à velocidade dada entre elas.

Todas as fotos são um álbum, a não ser que cada pasta seja um, ou que uma coluna da tabela diga que fotos vão juntas. O GeoCLIP e o PLONK tomam cada foto por si e não podem localizar um álbum.</translation>
  </message>
  <message>
   <source>Photos of one place</source>
   <translation>Fotos de um lugar</translation>
  </message>
  <message>
   <source>Photos of one trip</source>
   <translation>Fotos de um percurso</translation>
  </message>
  <message>
   <source>The radius is used for one place only, the speed for one trip only</source>
   <translation>O raio só é usado para um lugar, a velocidade só para um percurso</translation>
  </message>
  <message>
   <source>If not ticked, all photos belong to one album; a column of albums takes precedence</source>
   <translation>Se não assinalado, todas as fotos formam um álbum; uma coluna de álbuns tem prioridade</translation>
  </message>
  <message>
   <source>Kind of album</source>
   <translation>Tipo de álbum</translation>
  </message>
  <message>
   <source>Each folder is an album of its own</source>
   <translation>Cada pasta é um álbum</translation>
  </message>
  <message>
   <source>album,trip,walk,track,sequence,together</source>
   <translation>álbum,percurso,passeio,trajeto,sequência,conjunto</translation>
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
   <translation>Descobre onde as fotos foram tiradas, comparando-as com fotos de referência de lugar conhecido. Cada foto recebe candidatos ordenados com probabilidades, e os indícios de cada candidato. As fotos ficam neste computador, a não ser que seja escolhido um motor remoto nas opções. Um candidato é uma pista, nunca uma prova.

Fotos: uma pasta, ficheiros, ou uma camada com uma coluna de caminhos.

Área de procura: só são considerados lugares dentro destes polígonos.

Uma foto que está provavelmente fora do que esta galeria conhece também tem candidatos: os lugares mais parecidos da galeria. Para os melhorar, desenhe uma área de procura, ou adicione uma galeria da sua própria área.</translation>
  </message>
  <message>
   <source>Proposed by: another system names places coarsely, and Pinpoint ranks them by the reference photos there. A gallery of the area, or open imagery of it, makes these candidates fine.</source>
   <translation>Proposto por: outro sistema indica lugares de forma grosseira, e o Pinpoint ordena-os pelas fotos de referência que lá há. Uma galeria da área, ou imagens abertas dela, torna estes candidatos precisos.</translation>
  </message>
  <message>
   <source>Pinpoint alone</source>
   <translation>Só o Pinpoint</translation>
  </message>
  <message>
   <source>Another system can name more places for each photo; Pinpoint ranks them with its own, by the reference photos there. Only for photos that are located by Pinpoint, each by itself</source>
   <translation>Outro sistema pode indicar mais lugares para cada foto; o Pinpoint ordena-os com os seus, pelas fotos de referência que lá há. Só para fotos que o Pinpoint localiza, cada uma por si</translation>
  </message>
  <message>
   <source>are independent</source>
   <translation>são independentes</translation>
  </message>
  <message>
   <source>are of one place</source>
   <translation>são de um lugar</translation>
  </message>
  <message>
   <source>are of one trip</source>
   <translation>são de um percurso</translation>
  </message>
  <message>
   <source>Photos of one place or trip are located together; the photos table also has the answer to each alone</source>
   <translation>As fotos de um lugar ou percurso são localizadas em conjunto; a tabela de fotos tem também a resposta a cada uma por si só</translation>
  </message>
  <message>
   <source>The GeoPackage of an interrupted run, instead of photos: its remaining photos are located with the parameters of that run, and the outputs hold the whole run</source>
   <translation>O GeoPackage de uma execução interrompida, em vez de fotos: as fotos restantes são localizadas com os parâmetros dessa execução, e as saídas contêm a execução inteira</translation>
  </message>
  <message>
   <source>{system} takes no candidates of {other}; choose Pinpoint, or leave {other} out</source>
   <translation>{system} não aceita candidatos de {other}; escolha o Pinpoint ou omita {other}</translation>
  </message>
  <message>
   <source>Proposed by</source>
   <translation>Proposto por</translation>
  </message>
  <message>
   <source>Photos of one folder</source>
   <translation>Fotos de uma pasta</translation>
  </message>
  <message>
   <source>Run to resume</source>
   <translation>Execução a retomar</translation>
  </message>
  <message>
   <source>Photos may be sent to the remote engine</source>
   <translation>As fotos podem ser enviadas para o motor remoto</translation>
  </message>
  <message>
   <source>Geocells (PIGEON, PlaNet)</source>
   <translation>Geocélulas (PIGEON, PlaNet)</translation>
  </message>
  <message>
   <source>photo,image,picture,geolocation,geotag,exif,camera,where,place</source>
   <translation>foto,imagem,fotografia,geolocalização,georreferência,exif,câmara,onde,lugar</translation>
  </message>
  <message>
   <source>Polygons in any coordinate reference system; leave empty to search everywhere</source>
   <translation>Polígonos em qualquer sistema de referência de coordenadas; deixar vazio para procurar em todo o lado</translation>
  </message>
  <message>
   <source>How many places are listed for each photo, the most probable first</source>
   <translation>Quantos lugares são listados para cada foto, o mais provável primeiro</translation>
  </message>
  <message>
   <source>Tick this for dash-cam frames or the faces of a panorama; leave it unticked for all other photos</source>
   <translation>Assinale para imagens de câmara de bordo ou faces de um panorama; deixe por assinalar para todas as outras fotos</translation>
  </message>
  <message>
   <source>Photos of one place were taken within this distance of it</source>
   <translation>As fotos de um lugar foram tiradas a esta distância dele, no máximo</translation>
  </message>
  <message>
   <source>How fast one can have moved between the photos of a trip: 6 for a walk, 30 for a bicycle, 130 for a car. Their order is by capture time where the photos have one, otherwise by file name</source>
   <translation>A que velocidade se pode ter andado entre as fotos de um percurso: 6 a pé, 30 de bicicleta, 130 de carro. A ordem segue a hora de captura quando existe; caso contrário, o nome do ficheiro</translation>
  </message>
  <message>
   <source>Needed if a remote engine is chosen in the options and you have not consented in the dock</source>
   <translation>Necessário se for escolhido um motor remoto nas opções e não tiver consentido no painel</translation>
  </message>
  <message>
   <source>manifest.json files of galleries, such as the output of Build gallery</source>
   <translation>ficheiros manifest.json de galerias, como a saída de Construir galeria</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of photos, photos, or a table of photos</source>
   <translation>São dadas {count} entradas; dê uma destas: uma pasta de fotos, fotos ou uma tabela de fotos</translation>
  </message>
  <message>
   <source>photos</source>
   <translation>fotos</translation>
  </message>
  <message>
   <source>Search area</source>
   <translation>Área de procura</translation>
  </message>
  <message>
   <source>One place: radius (m)</source>
   <translation>Um lugar: raio (m)</translation>
  </message>
  <message>
   <source>One trip: maximum speed (km/h)</source>
   <translation>Um percurso: velocidade máxima (km/h)</translation>
  </message>
  <message>
   <source>A table of the run, as in its GeoPackage</source>
   <translation>Uma tabela da execução, como no seu GeoPackage</translation>
  </message>
  <message>
   <source>Photos located</source>
   <translation>Fotos localizadas</translation>
  </message>
  <message>
   <source>Photos probably outside what this gallery knows</source>
   <translation>Fotos provavelmente fora do que esta galeria conhece</translation>
  </message>
  <message>
   <source>Photos without any sign of a place</source>
   <translation>Fotos sem qualquer sinal de um lugar</translation>
  </message>
  <message>
   <source>Photos that failed</source>
   <translation>Fotos que falharam</translation>
  </message>
  <message>
   <source>{count} inputs are given; give one of these: a folder of photos, photos, a table of photos, or a run to resume</source>
   <translation>São dadas {count} entradas; dê uma destas: uma pasta de fotos, fotos, uma tabela de fotos ou uma execução a retomar</translation>
  </message>
  <message>
   <source>this would send {what}; tick "{box}" to allow it</source>
   <translation>isto enviaria {what}; assinale «{box}» para o permitir</translation>
  </message>
  <message>
   <source>Results are written to {path} as they come</source>
   <translation>Os resultados são escritos em {path} à medida que chegam</translation>
  </message>
  <message>
   <source>{name} cannot be written ({reason}); free some space</source>
   <translation>não é possível escrever {name} ({reason}); liberte espaço</translation>
  </message>
  <message>
   <source>Searched recursively. Give one of these: a folder, photos, or a table of photos</source>
   <translation>Percorrida com as subpastas. Dê uma destas entradas: uma pasta, fotos ou uma tabela de fotos</translation>
  </message>
  <message>
   <source>Photo files, instead of a folder</source>
   <translation>Ficheiros de fotos, em vez de uma pasta</translation>
  </message>
  <message>
   <source>A layer or table with a column of paths, instead of a folder; only selected rows if so chosen</source>
   <translation>Uma camada ou tabela com uma coluna de caminhos, em vez de uma pasta; só as linhas selecionadas se assim escolhido</translation>
  </message>
  <message>
   <source>{layer} has no column of paths that is known by its name, only: {names}; choose the column of paths</source>
   <translation>{layer} não tem coluna de caminhos que se reconheça pelo nome, só: {names}; escolha a coluna de caminhos</translation>
  </message>
  <message>
   <source>Folder of photos</source>
   <translation>Pasta de fotos</translation>
  </message>
  <message>
   <source>Table of photos</source>
   <translation>Tabela de fotos</translation>
  </message>
  <message>
   <source>Photos with the same value belong together; left empty, those of the same folder do</source>
   <translation>As fotos com o mesmo valor vão juntas; se ficar vazio, as da mesma pasta</translation>
  </message>
  <message>
   <source>the table of photos cannot be read; check its path</source>
   <translation>não é possível ler a tabela de fotos; verifique o caminho</translation>
  </message>
  <message>
   <source>{layer} has no column {column}, only: {names}; choose the column of paths</source>
   <translation>{layer} não tem coluna {column}, só: {names}; escolha a coluna de caminhos</translation>
  </message>
  <message>
   <source>none</source>
   <translation>nenhuma</translation>
  </message>
  <message>
   <source>Paths are absolute, or relative to the folder of the table's file. Left empty, the first of these columns is taken: {names}</source>
   <translation>Os caminhos são absolutos, ou relativos à pasta do ficheiro da tabela. Se ficar vazio, é usada a primeira destas colunas: {names}</translation>
  </message>
  <message>
   <source>Column of albums</source>
   <translation>Coluna de álbuns</translation>
  </message>
  <message>
   <source>the column {paths} of {layer} names no photo; choose another column</source>
   <translation>a coluna {paths} de {layer} não indica nenhuma foto; escolha outra coluna</translation>
  </message>
  <message>
   <source>row {id} of {layer} names no photo and is left out; fill in {paths}</source>
   <translation>a linha {id} de {layer} não indica nenhuma foto e é omitida; preencha {paths}</translation>
  </message>
  <message>
   <source>Pinpoint: where photos were taken</source>
   <translation>Pinpoint: onde as fotos foram tiradas</translation>
  </message>
  <message>
   <source>Removes references from a gallery: those that are selected in a layer of them, those with some ids, all of an author, and all within polygons. What any of these names is removed; photos on your disk are not touched.

It is done in one step, or not at all. Compact gallery frees the room. For a layer, run References of a gallery, select some, and tick Selected features only.</source>
   <translation>Remove referências de uma galeria: as selecionadas numa camada de referências, as de certos identificadores, todas as de um autor, e todas as dentro de polígonos. O que qualquer destas entradas indicar é removido; as fotos no seu disco não são tocadas.

Faz-se num só passo, ou não se faz. Compactar galeria liberta o espaço. Para ter uma camada, execute Referências de uma galeria, selecione algumas, e assinale Apenas feições selecionadas.</translation>
  </message>
  <message>
   <source>A layer with a column of ids, as References of a gallery makes it; all its rows, or the selected ones</source>
   <translation>Uma camada com uma coluna de identificadores, como a cria Referências de uma galeria; todas as suas linhas, ou as selecionadas</translation>
  </message>
  <message>
   <source>The ids of the references in that layer</source>
   <translation>Os identificadores das referências nessa camada</translation>
  </message>
  <message>
   <source>Ids of references, one on each line</source>
   <translation>Identificadores de referências, um por linha</translation>
  </message>
  <message>
   <source>All references of this author</source>
   <translation>Todas as referências deste autor</translation>
  </message>
  <message>
   <source>All references inside these polygons, in any coordinate reference system</source>
   <translation>Todas as referências dentro destes polígonos, em qualquer sistema de coordenadas</translation>
  </message>
  <message>
   <source>{layer} has no column {column}, only: {names}; choose the column of ids</source>
   <translation>{layer} não tem coluna {column}, só: {names}; escolha a coluna de identificadores</translation>
  </message>
  <message>
   <source>gallery,references,remove,delete,author,area</source>
   <translation>galeria,referências,remover,apagar,autor,área</translation>
  </message>
  <message>
   <source>Layer of references</source>
   <translation>Camada de referências</translation>
  </message>
  <message>
   <source>Column of ids</source>
   <translation>Coluna de identificadores</translation>
  </message>
  <message>
   <source>Ids</source>
   <translation>Identificadores</translation>
  </message>
  <message>
   <source>References removed</source>
   <translation>Referências removidas</translation>
  </message>
  <message>
   <source>nothing is named to be removed; give a layer, ids, an author or polygons</source>
   <translation>nada foi indicado para remover; dê uma camada, identificadores, um autor ou polígonos</translation>
  </message>
  <message>
   <source>the layer of references cannot be read; check its path</source>
   <translation>não é possível ler a camada de referências; verifique o caminho</translation>
  </message>
  <message>
   <source>{layer} names no reference; select some</source>
   <translation>{layer} não indica nenhuma referência; selecione algumas</translation>
  </message>
  <message>
   <source>Photos of any kind</source>
   <translation>Fotos de qualquer tipo</translation>
  </message>
  <message>
   <source>Street-level frames</source>
   <translation>Vistas de rua</translation>
  </message>
  <message>
   <source>The address of the picture of a gallery's reference</source>
   <translation>O endereço da imagem de uma referência de uma galeria</translation>
  </message>
  <message>
   <source>References of {gallery}</source>
   <translation>Referências de {gallery}</translation>
  </message>
  <message>
   <source>QGIS cannot open {path}; choose another folder of runs</source>
   <translation>O QGIS não consegue abrir {path}; escolha outra pasta das execuções</translation>
  </message>
  <message>
   <source>choose a process of its own under Settings &gt; Options &gt; Pinpoint</source>
   <translation>escolha um processo próprio em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>choose another pack under Settings &gt; Options &gt; Pinpoint</source>
   <translation>escolha outro modelo em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Upgrade under Settings &gt; Options &gt; Pinpoint, or run Compact or upgrade gallery in the toolbox</source>
   <translation>prima Converter em Configurações &gt; Opções &gt; Pinpoint, ou execute Compactar ou converter galeria na caixa de ferramentas</translation>
  </message>
  <message>
   <source>press Refresh under Settings &gt; Options &gt; Pinpoint</source>
   <translation>prima Atualizar em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Fit under Settings &gt; Options &gt; Pinpoint</source>
   <translation>prima Ajustar em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>press Imagery beside the search area in the Pinpoint dock, or run Get open imagery in the toolbox</source>
   <translation>prima Imagens junto à área de procura no painel do Pinpoint, ou execute Obter imagens abertas na caixa de ferramentas</translation>
  </message>
  <message>
   <source>choose another gallery under Settings &gt; Options &gt; Pinpoint</source>
   <translation>escolha outra galeria em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>{press}, which brings what is missing</source>
   <translation>{press}, o que traz o que falta</translation>
  </message>
  <message>
   <source>choose another system, or get geoclip-world under Settings &gt; Options &gt; Pinpoint</source>
   <translation>escolha outro sistema, ou obtenha geoclip-world em Configurações &gt; Opções &gt; Pinpoint</translation>
  </message>
  <message>
   <source>{press} and choose the full engine, which brings what is missing</source>
   <translation>{press} e escolha o motor completo, o que traz o que falta</translation>
  </message>
  <message>
   <source>choose another system, or download {name} as Pinpoint's README describes</source>
   <translation>escolha outro sistema, ou descarregue {name} como descreve o README do Pinpoint</translation>
  </message>
  <message>
   <source>QGIS's proxy is of a kind that cannot be used here; choose HTTP or SOCKS5 in QGIS's options</source>
   <translation>o proxy do QGIS é de um tipo que não pode ser usado aqui; escolha HTTP ou SOCKS5 nas opções do QGIS</translation>
  </message>
  <message>
   <source>an address holds no name, password or question; put the token into its own field</source>
   <translation>um endereço não contém nome, palavra-passe nem consulta; ponha o token no seu próprio campo</translation>
  </message>
  <message>
   <source>{photos} to {host}: {count} bytes ({megabytes} MB) of pixels</source>
   <translation>{photos} para {host}: {count} bytes ({megabytes} MB) de píxeis</translation>
  </message>
  <message>
   <source>{url} is no address of an engine; write it as https://engine.example.org</source>
   <translation>{url} não é o endereço de um motor; escreva-o como https://engine.example.org</translation>
  </message>
  <message>
   <source>http://{host} would send photos and token in the clear; use https://</source>
   <translation>http://{host} enviaria fotos e token sem cifra; use https://</translation>
  </message>
  <message>
   <source>QGIS's encrypted store keeps the token locked; give the master password when asked</source>
   <translation>o armazém cifrado do QGIS mantém o token bloqueado; dê a palavra-passe mestra quando pedida</translation>
  </message>
  <message>
   <source>the connection to {host} was not prepared; press Locate again</source>
   <translation>a ligação a {host} não foi preparada; prima Localizar de novo</translation>
  </message>
  <message>
   <source>{equal} of {count} answers are equal, {differ} differ; not asked: {unasked}; the log says why</source>
   <translation>{equal} de {count} respostas são iguais; {differ} diferem; não pedidas: {unasked}; o registo diz porquê</translation>
  </message>
  <message>
   <source>The one answer is equal</source>
   <translation>A única resposta é igual</translation>
  </message>
  <message>
   <source>All {count} answers are equal</source>
   <translation>Todas as {count} respostas são iguais</translation>
  </message>
  <message>
   <source>{run} has no photos to report on; locate photos first</source>
   <translation>{run} não tem fotos para um relatório; localize fotos primeiro</translation>
  </message>
  <message>
   <source>Located by {system} with {galleries}; run {run}.</source>
   <translation>Localizado por {system} com {galleries}; execução {run}.</translation>
  </message>
  <message>
   <source>Where the photos were probably taken</source>
   <translation>Onde as fotos foram provavelmente tiradas</translation>
  </message>
  <message>
   <source>What came of it</source>
   <translation>O que resultou</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Método</translation>
  </message>
  <message>
   <source>Digests (SHA-256)</source>
   <translation>Resumos (SHA-256)</translation>
  </message>
  <message>
   <source>Confidence</source>
   <translation>Confiança</translation>
  </message>
  <message>
   <source>Confidence of the first candidate, which is not the position</source>
   <translation>Confiança do primeiro candidato, que não é a posição</translation>
  </message>
  <message>
   <source>There is no credible region: it may be anywhere.</source>
   <translation>Não há região credível: pode ser em qualquer lado.</translation>
  </message>
  <message>
   <source>Probability</source>
   <translation>Probabilidade</translation>
  </message>
  <message>
   <source>Place name</source>
   <translation>Lugar</translation>
  </message>
  <message>
   <source>Distance</source>
   <translation>Distância</translation>
  </message>
  <message>
   <source>Its reference: author, licence</source>
   <translation>A sua referência: autor, licença</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Fonte</translation>
  </message>
  <message>
   <source>Similarity</source>
   <translation>Semelhança</translation>
  </message>
  <message>
   <source>Taken</source>
   <translation>Tirada</translation>
  </message>
  <message>
   <source>Reference; below it author, licence, link</source>
   <translation>Referência; abaixo autor, licença, ligação</translation>
  </message>
  <message>
   <source>Leads, never proof</source>
   <translation>Pistas, nunca provas</translation>
  </message>
  <message>
   <source>position</source>
   <translation>posição</translation>
  </message>
  <message>
   <source>candidate, by rank</source>
   <translation>candidato, por ordem</translation>
  </message>
  <message>
   <source>evidence</source>
   <translation>indícios</translation>
  </message>
  <message>
   <source>own GPS tag</source>
   <translation>posição GPS própria</translation>
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
   <translation>Revisão</translation>
  </message>
  <message>
   <source>{place}, {distance} from the position; not used to find it</source>
   <translation>{place}, a {distance} da posição; não usada para a encontrar</translation>
  </message>
  <message>
   <source>Outlines: credible regions, which hold the place with that probability ({sizes}).</source>
   <translation>Contornos: regiões credíveis, que contêm o lugar com essa probabilidade ({sizes}).</translation>
  </message>
  <message>
   <source>Evidence for candidate {rank}</source>
   <translation>Indícios do candidato {rank}</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Ficheiro</translation>
  </message>
  <message>
   <source>run {run}, page {number}</source>
   <translation>execução {run}, página {number}</translation>
  </message>
  <message>
   <source>Pinpoint report of run {run}</source>
   <translation>Relatório do Pinpoint da execução {run}</translation>
  </message>
  <message>
   <source>What was asked</source>
   <translation>O que foi pedido</translation>
  </message>
  <message>
   <source>How it was answered</source>
   <translation>Como foi respondido</translation>
  </message>
  <message>
   <source>accepted position</source>
   <translation>posição aceite</translation>
  </message>
  <message>
   <source>first candidate, not accepted</source>
   <translation>primeiro candidato, não aceite</translation>
  </message>
  <message>
   <source>The photos</source>
   <translation>As fotos</translation>
  </message>
  <message>
   <source>Photo</source>
   <translation>Foto</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Posição</translation>
  </message>
  <message>
   <source>Within 25 km</source>
   <translation>A menos de 25 km</translation>
  </message>
  <message>
   <source>The photo cannot be shown; it was at {path}</source>
   <translation>A foto não pode ser mostrada; estava em {path}</translation>
  </message>
  <message>
   <source>{number}; the earlier ones are in the run</source>
   <translation>{number}; as anteriores estão na execução</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Resposta</translation>
  </message>
  <message>
   <source>Camera heading</source>
   <translation>Rumo da câmara</translation>
  </message>
  <message>
   <source>Own GPS tag</source>
   <translation>Posição GPS própria</translation>
  </message>
  <message>
   <source>Without its album</source>
   <translation>Sem o seu álbum</translation>
  </message>
  <message>
   <source>There are none.</source>
   <translation>Não há nenhum.</translation>
  </message>
  <message>
   <source>none of these</source>
   <translation>nenhum destes</translation>
  </message>
  <message>
   <source>No other photo lies nearby.</source>
   <translation>Não há outra foto por perto.</translation>
  </message>
  <message>
   <source>Reference of the candidate: {credit}</source>
   <translation>Referência do candidato: {credit}</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>desconhecido</translation>
  </message>
  <message>
   <source>by its camera's clock</source>
   <translation>pelo relógio da câmara</translation>
  </message>
  <message>
   <source>within {distance}</source>
   <translation>a menos de {distance}</translation>
  </message>
  <message>
   <source>Candidates beyond the overview: {ranks}.</source>
   <translation>Candidatos fora da vista geral: {ranks}.</translation>
  </message>
  <message>
   <source>{place}, {share} within 25 km</source>
   <translation>{place}, {share} a menos de 25 km</translation>
  </message>
  <message>
   <source>{title}, continued</source>
   <translation>{title}, continuação</translation>
  </message>
  <message>
   <source>The places in this report are leads, never proof. Probabilities hold for photos like those that the pack was tested on, and a place without references cannot be found. Compare every answer with independent imagery, and write down what speaks against it, before it is used or published.</source>
   <translation>Os lugares deste relatório são pistas, nunca provas. As probabilidades valem para fotos como aquelas com que o modelo foi testado, e um lugar sem referências não pode ser encontrado. Compare cada resposta com imagens independentes, e anote o que fala contra ela, antes de a usar ou publicar.</translation>
  </message>
  <message>
   <source>Scores and the probability of none of the candidates became one density on the Earth, from which confidence and credible regions were read. A position in the photo's own EXIF is shown for comparison and was not used.</source>
   <translation>As pontuações e a probabilidade de nenhum dos candidatos deram uma densidade sobre a Terra, da qual se leram a confiança e as regiões credíveis. Uma posição EXIF da própria foto é mostrada para comparação e não foi usada.</translation>
  </message>
  <message>
   <source>The candidates come from a system that this version of Pinpoint does not know. It ranked them.</source>
   <translation>Os candidatos vêm de um sistema que esta versão do Pinpoint não conhece. Foi ele que os ordenou.</translation>
  </message>
  <message>
   <source>Confidence and credible regions were read from that density, and were not calibrated. A position in the photo's own EXIF is shown for comparison and was not used.</source>
   <translation>A confiança e as regiões credíveis leram-se dessa densidade e não foram calibradas. Uma posição EXIF da própria foto é mostrada para comparação e não foi usada.</translation>
  </message>
  <message>
   <source>within one polygon</source>
   <translation>num polígono</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Procura</translation>
  </message>
  <message>
   <source>Albums</source>
   <translation>Álbuns</translation>
  </message>
  <message>
   <source>Pack and galleries</source>
   <translation>Modelo e galerias</translation>
  </message>
  <message>
   <source>Probabilities</source>
   <translation>Probabilidades</translation>
  </message>
  <message>
   <source>Versions</source>
   <translation>Versões</translation>
  </message>
  <message>
   <source>Computed on</source>
   <translation>Calculado em</translation>
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
   <translation>{accepted} aceites, {rejected} rejeitadas, {rest} por rever</translation>
  </message>
  <message>
   <source>Located again</source>
   <translation>Localizadas de novo</translation>
  </message>
  <message>
   <source>Reviewed</source>
   <translation>Revistas</translation>
  </message>
  <message>
   <source>Each photo was compared with reference photos of known place: by image features, by a learned embedding, and by that embedding against the places themselves. The places of its look-alikes became candidates, scored by how densely they lie and by the independent evidence around them.</source>
   <translation>Cada foto foi comparada com fotos de referência de lugar conhecido: por características da imagem, por uma representação aprendida, e por esta com os próprios lugares. Os lugares das fotos parecidas tornaram-se candidatos, pontuados pela sua densidade e pelos indícios independentes à sua volta.</translation>
  </message>
  <message>
   <source>Each photo was assigned to semantic geocells by a trained classifier. Within the likely cells it was compared with clusters of reference photos, whose places became candidates.</source>
   <translation>Um classificador treinado atribuiu cada foto a geocélulas semânticas. Nas células prováveis foi comparada com grupos de fotos de referência, cujos lugares se tornaram candidatos.</translation>
  </message>
  <message>
   <source>Each photo was assigned to cells of an adaptive grid on the Earth by a trained classifier. The middles of the likely cells became candidates.</source>
   <translation>Um classificador treinado atribuiu cada foto a células de uma grelha adaptativa sobre a Terra. Os centros das células prováveis tornaram-se candidatos.</translation>
  </message>
  <message>
   <source>Each photo was compared with places in a learned space that images and coordinates share. The places that match it best became candidates.</source>
   <translation>Cada foto foi comparada com lugares num espaço aprendido que imagens e coordenadas partilham. Os lugares que melhor condizem tornaram-se candidatos.</translation>
  </message>
  <message>
   <source>From each photo a generative network drew places where it may have been taken. The peaks of their density became candidates.</source>
   <translation>De cada foto uma rede generativa retirou lugares onde pode ter sido tirada. Os picos da sua densidade tornaram-se candidatos.</translation>
  </message>
  <message>
   <source>Request</source>
   <translation>Pedido</translation>
  </message>
  <message>
   <source>within {count} polygons</source>
   <translation>em {count} polígonos</translation>
  </message>
  <message>
   <source>everywhere</source>
   <translation>em todo o lado</translation>
  </message>
  <message>
   <source>of all kinds</source>
   <translation>de todo o tipo</translation>
  </message>
  <message>
   <source>ordinary photos</source>
   <translation>fotos comuns</translation>
  </message>
  <message>
   <source>photos of one folder are of one place, within {distance}</source>
   <translation>as fotos de uma pasta são de um lugar, a menos de {distance}</translation>
  </message>
  <message>
   <source>photos of one folder are of one trip, at most {speed} km/h</source>
   <translation>as fotos de uma pasta são de um percurso, no máximo {speed} km/h</translation>
  </message>
  <message>
   <source>{count} placed by hand</source>
   <translation>{count} colocadas à mão</translation>
  </message>
  <message>
   <source>{photos}; the page of each says by what</source>
   <translation>{photos}; a página de cada uma diz com quê</translation>
  </message>
  <message>
   <source>up to {count} for each photo</source>
   <translation>até {count} por foto</translation>
  </message>
  <message>
   <source>cancelled; what is finished is kept</source>
   <translation>cancelado; o que está terminado é conservado</translation>
  </message>
  <message>
   <source>Export a run</source>
   <translation>Exportar uma execução</translation>
  </message>
  <message>
   <source>Write positions of photos</source>
   <translation>Escrever posições de fotos</translation>
  </message>
  <message>
   <source>Exported to {path}</source>
   <translation>Exportado para {path}</translation>
  </message>
  <message>
   <source>Report written to {path}</source>
   <translation>Relatório escrito em {path}</translation>
  </message>
  <message>
   <source>Locate {photos}</source>
   <translation>Localizar {photos}</translation>
  </message>
  <message>
   <source>{fault}; this run is in the temporary file {path}, export it or move it</source>
   <translation>{fault}; esta execução está no ficheiro temporário {path}, exporte-o ou mova-o</translation>
  </message>
  <message>
   <source>kilometres from the truth</source>
   <translation>quilómetros do lugar verdadeiro</translation>
  </message>
  <message>
   <source>band: 95 % interval</source>
   <translation>banda: intervalo de 95 %</translation>
  </message>
  <message>
   <source>first candidate</source>
   <translation>primeiro candidato</translation>
  </message>
  <message>
   <source>{name} cannot be written; free some space or choose another folder</source>
   <translation>não é possível escrever {name}; liberte espaço ou escolha outra pasta</translation>
  </message>
  <message>
   <source>best of {count}</source>
   <translation>melhor de {count}</translation>
  </message>
  <message>
   <source>Where photos were taken</source>
   <translation>Onde as fotos foram tiradas</translation>
  </message>
  <message>
   <source>From there to the first candidate</source>
   <translation>Daí ao primeiro candidato</translation>
  </message>
  <message>
   <source>Try Pinpoint on your photos</source>
   <translation>Experimentar o Pinpoint com as suas fotos</translation>
  </message>
  <message>
   <source>photos would be sent to {host}; agree to that in the dock first, by locating a photo there</source>
   <translation>seriam enviadas fotos para {host}; consinta primeiro no painel, localizando lá uma foto</translation>
  </message>
  <message>
   <source>{name} could not be written ({reason}); free some space or choose another folder</source>
   <translation>não foi possível escrever {name} ({reason}); liberte espaço ou escolha outra pasta</translation>
  </message>
  <message>
   <source>Not calibrated: only the order of these percentages counts.</source>
   <translation>Não calibrado: só conta a ordem destas percentagens.</translation>
  </message>
  <message>
   <source>1 photo</source>
   <translation>1 foto</translation>
  </message>
  <message>
   <source>the accepted candidate of an earlier answer</source>
   <translation>o candidato aceite de uma resposta anterior</translation>
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
   <translation>no mar ou isolado, {distance} a {wind} de {place}</translation>
  </message>
  <message>
   <source>{distance} {wind} of {place}</source>
   <translation>{distance} a {wind} de {place}</translation>
  </message>
  <message>
   <source>no other photo nearby</source>
   <translation>nenhuma outra foto por perto</translation>
  </message>
  <message>
   <source>thin here: 1 reference within 5 km</source>
   <translation>poucas aqui: 1 referência a menos de 5 km</translation>
  </message>
  <message>
   <source>Calibrated only where a photo of your own galleries comes first; elsewhere only the order counts.</source>
   <translation>Calibrado só onde uma foto das suas próprias galerias vem primeiro; no resto só a ordem conta.</translation>
  </message>
  <message>
   <source>Fit them on a gallery of your own, in the options.</source>
   <translation>Ajuste-as com uma galeria sua, nas opções.</translation>
  </message>
  <message>
   <source>No region: it may be anywhere</source>
   <translation>Sem região: pode ser em qualquer lado</translation>
  </message>
  <message>
   <source>{number}%</source>
   <translation>{number} %</translation>
  </message>
  <message>
   <source>{answer}, with imagery of {galleries}</source>
   <translation>{answer}, com imagens de {galleries}</translation>
  </message>
  <message>
   <source>with candidates of {system}</source>
   <translation>com candidatos de {system}</translation>
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
   <translation>{share} a menos de 25 km do primeiro candidato</translation>
  </message>
  <message>
   <source>thin here: {count} references within 5 km</source>
   <translation>poucas aqui: {count} referências a menos de 5 km</translation>
  </message>
  <message>
   <source>Regions: {sizes}</source>
   <translation>Regiões: {sizes}</translation>
  </message>
  <message>
   <source>skipped: {kinds}</source>
   <translation>ignorados: {kinds}</translation>
  </message>
  <message>
   <source>{count} located</source>
   <translation>{count} localizadas</translation>
  </message>
  <message>
   <source>{count} probably outside what this gallery knows</source>
   <translation>{count} provavelmente fora do que esta galeria conhece</translation>
  </message>
  <message>
   <source>{count} with nothing that tells a place</source>
   <translation>{count} sem nada que indique um lugar</translation>
  </message>
  <message>
   <source>{count} failed</source>
   <translation>{count} falharam</translation>
  </message>
  <message>
   <source>{count} not located yet</source>
   <translation>{count} ainda por localizar</translation>
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
   <translation>Primeira resposta</translation>
  </message>
  <message>
   <source>Second answer</source>
   <translation>Segunda resposta</translation>
  </message>
  <message>
   <source>Answer {number}</source>
   <translation>Resposta {number}</translation>
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
   <translation>1 sequência</translation>
  </message>
  <message>
   <source>nearest {distance}</source>
   <translation>a mais próxima a {distance}</translation>
  </message>
  <message>
   <source>Try them on photos with a position (⋯).</source>
   <translation>Experimente-as em fotos com posição (⋯).</translation>
  </message>
  <message>
   <source>N NE E SE S SW W NW</source>
   <translation>N NE E SE S SO O NO</translation>
  </message>
  <message>
   <source>{count} more</source>
   <translation>mais {count}</translation>
  </message>
  <message>
   <source>add by itself any that holds photos: {folders}</source>
   <translation>adicione em separado a que tiver fotos: {folders}</translation>
  </message>
  <message>
   <source>{count} authors</source>
   <translation>{count} autores</translation>
  </message>
  <message>
   <source>{count} sequences</source>
   <translation>{count} sequências</translation>
  </message>
  <message>
   <source>States</source>
   <translation>Estados e províncias</translation>
  </message>
  <message>
   <source>Countries</source>
   <translation>Países</translation>
  </message>
  <message>
   <source>Of your {count} photos in this area, {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; {doubt}.</source>
   <translation>Das suas {count} fotos nesta área, o primeiro candidato localizou {near} a menos de 1 km e {city} a menos de 25 km, e um de {top_k} candidatos {listed} a menos de 25 km; {doubt}.</translation>
  </message>
  <message>
   <source>Of your {count} photos, {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; {doubt}.</source>
   <translation>Das suas {count} fotos, o primeiro candidato localizou {near} a menos de 1 km e {city} a menos de 25 km, e um de {top_k} candidatos {listed} a menos de 25 km; {doubt}.</translation>
  </message>
  <message>
   <source>as they come from few outings, this may be off by ±{margin} percentage points or more</source>
   <translation>como vêm de poucas saídas, isto pode errar em ±{margin} pontos percentuais ou mais</translation>
  </message>
  <message>
   <source>In this area, of {count} of your photos {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; these are too few photos to say how well it works here.</source>
   <translation>Nesta área, de {count} das suas fotos o primeiro candidato localizou {near} a menos de 1 km e {city} a menos de 25 km, e um de {top_k} candidatos {listed} a menos de 25 km; são demasiado poucas fotos para dizer como funciona aqui.</translation>
  </message>
  <message>
   <source>Of {count} of your photos {near} were located within 1 km and {city} within 25 km by the first candidate, {listed} within 25 km by one of {top_k}; these are too few photos to say how well it works.</source>
   <translation>De {count} das suas fotos o primeiro candidato localizou {near} a menos de 1 km e {city} a menos de 25 km, e um de {top_k} candidatos {listed} a menos de 25 km; são demasiado poucas fotos para dizer como funciona.</translation>
  </message>
  <message>
   <source>There are too few answers to tell whether its confidence can be believed here.</source>
   <translation>Há demasiado poucas respostas para dizer se a sua confiança é de crer aqui.</translation>
  </message>
  <message>
   <source>It is too sure of itself here: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>Está demasiado seguro de si aqui: dava {said} em média a menos de 25 km, e acertou {right}.</translation>
  </message>
  <message>
   <source>Of the {about} answers with 60 to 80 %, {about_right} ({share}) were right.</source>
   <translation>Das {about} respostas com 60 a 80 %, acertaram {about_right} ({share}).</translation>
  </message>
  <message>
   <source>Answers with 60 to 80 % were too few to say what 70 % means here.</source>
   <translation>As respostas com 60 a 80 % foram demasiado poucas para dizer o que significam aqui 70 %.</translation>
  </message>
  <message>
   <source>From each photo's search its own file and near-duplicates were left out, and references of the same sequence, author or half hour.</source>
   <translation>Da procura de cada foto foram excluídos o seu próprio ficheiro e quase duplicados, e as referências da mesma sequência, autor ou meia hora.</translation>
  </message>
  <message>
   <source>with so few photos this may be off by ±{margin} percentage points</source>
   <translation>com tão poucas fotos isto pode errar em ±{margin} pontos percentuais</translation>
  </message>
  <message>
   <source>this may be off by ±{margin} percentage points</source>
   <translation>isto pode errar em ±{margin} pontos percentuais</translation>
  </message>
  <message>
   <source>It is too cautious here: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>É demasiado prudente aqui: dava {said} em média a menos de 25 km, e acertou {right}.</translation>
  </message>
  <message>
   <source>Its confidence holds here, as far as {answers} answers can tell: it gave {said} on average within 25 km, and {right} were right.</source>
   <translation>A sua confiança vale aqui, tanto quanto {answers} respostas podem dizer: dava {said} em média a menos de 25 km, e acertou {right}.</translation>
  </message>
  <message>
   <source>Without an answer, and counted as misses: {count}.</source>
   <translation>Sem resposta, e contadas como falhas: {count}.</translation>
  </message>
  <message>
   <source>Outside the area: {count}.</source>
   <translation>Fora da área: {count}.</translation>
  </message>
  <message>
   <source>Without a usable position: {count}.</source>
   <translation>Sem posição utilizável: {count}.</translation>
  </message>
  <message>
   <source>located</source>
   <translation>localizada</translation>
  </message>
  <message>
   <source>probably outside what this gallery knows</source>
   <translation>provavelmente fora do que esta galeria conhece</translation>
  </message>
  <message>
   <source>nothing in it tells a place</source>
   <translation>nada nela indica um lugar</translation>
  </message>
  <message>
   <source>not located yet</source>
   <translation>ainda por localizar</translation>
  </message>
  <message>
   <source>looks alike (learned)</source>
   <translation>parecença (aprendida)</translation>
  </message>
  <message>
   <source>looks alike (raw features)</source>
   <translation>parecença (características brutas)</translation>
  </message>
  <message>
   <source>place matches the photo</source>
   <translation>o lugar condiz com a foto</translation>
  </message>
  <message>
   <source>named by other photos of the album</source>
   <translation>indicado por outras fotos do álbum</translation>
  </message>
  <message>
   <source>middle of a likely geocell</source>
   <translation>centro de uma geocélula provável</translation>
  </message>
  <message>
   <source>looks alike, in a likely geocell</source>
   <translation>parecença, numa geocélula provável</translation>
  </message>
  <message>
   <source>peak of the sampled density</source>
   <translation>pico da densidade amostrada</translation>
  </message>
  <message>
   <source>proposed by PIGEON</source>
   <translation>proposto pelo PIGEON</translation>
  </message>
  <message>
   <source>proposed by PlaNet</source>
   <translation>proposto pelo PlaNet</translation>
  </message>
  <message>
   <source>proposed by GeoCLIP</source>
   <translation>proposto pelo GeoCLIP</translation>
  </message>
  <message>
   <source>proposed by PLONK</source>
   <translation>proposto pelo PLONK</translation>
  </message>
  <message>
   <source>not reviewed</source>
   <translation>por rever</translation>
  </message>
  <message>
   <source>accepted</source>
   <translation>aceite</translation>
  </message>
  <message>
   <source>rejected</source>
   <translation>rejeitado</translation>
  </message>
  <message>
   <source>running, or broken off</source>
   <translation>em curso, ou interrompida</translation>
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
   <translation>terminou antes do tempo</translation>
  </message>
  <message>
   <source>the first candidate, not reviewed</source>
   <translation>o primeiro candidato, por rever</translation>
  </message>
  <message>
   <source>the accepted candidate</source>
   <translation>o candidato aceite</translation>
  </message>
  <message>
   <source>the map, placed by hand</source>
   <translation>o mapa, colocada à mão</translation>
  </message>
  <message>
   <source>the review of an earlier run</source>
   <translation>a revisão de uma execução anterior</translation>
  </message>
  <message>
   <source>file missing</source>
   <translation>ficheiro ausente</translation>
  </message>
  <message>
   <source>empty file</source>
   <translation>ficheiro vazio</translation>
  </message>
  <message>
   <source>file cannot be read</source>
   <translation>ficheiro ilegível</translation>
  </message>
  <message>
   <source>broken file</source>
   <translation>ficheiro danificado</translation>
  </message>
  <message>
   <source>not a photo</source>
   <translation>não é uma foto</translation>
  </message>
  <message>
   <source>unsupported format</source>
   <translation>formato não suportado</translation>
  </message>
  <message>
   <source>too large</source>
   <translation>grande demais</translation>
  </message>
  <message>
   <source>nothing in it to compare</source>
   <translation>nada para comparar nela</translation>
  </message>
  <message>
   <source>no reference in the search area</source>
   <translation>nenhuma referência na área de procura</translation>
  </message>
  <message>
   <source>too few samples in the search area</source>
   <translation>muito poucas amostras na área de procura</translation>
  </message>
  <message>
   <source>the engine crashed on it</source>
   <translation>o motor falhou com ela</translation>
  </message>
  <message>
   <source>the reason is lost</source>
   <translation>o motivo perdeu-se</translation>
  </message>
  <message>
   <source>calibrated on photos of known place</source>
   <translation>calibradas com fotos de lugar conhecido</translation>
  </message>
  <message>
   <source>not calibrated: never compared with photos of known place</source>
   <translation>não calibradas: nunca comparadas com fotos de lugar conhecido</translation>
  </message>
  <message>
   <source>calibrated where a photo of your own galleries comes first, not calibrated elsewhere</source>
   <translation>calibradas onde uma foto das suas próprias galerias vem primeiro, não calibradas no resto</translation>
  </message>
  <message>
   <source>how alike its own reference looks (learned)</source>
   <translation>quão parecida é a sua própria referência (aprendido)</translation>
  </message>
  <message>
   <source>look-alikes gather around it (learned)</source>
   <translation>fotos parecidas juntam-se à sua volta (aprendido)</translation>
  </message>
  <message>
   <source>the best look-alike within 1 km (learned)</source>
   <translation>a mais parecida a menos de 1 km (aprendido)</translation>
  </message>
  <message>
   <source>look-alikes of other walks nearby (learned)</source>
   <translation>parecidas de outros passeios por perto (aprendido)</translation>
  </message>
  <message>
   <source>how alike its own reference looks (raw features)</source>
   <translation>quão parecida é a sua própria referência (características brutas)</translation>
  </message>
  <message>
   <source>look-alikes gather around it (raw features)</source>
   <translation>fotos parecidas juntam-se à sua volta (características brutas)</translation>
  </message>
  <message>
   <source>the best look-alike within 1 km (raw features)</source>
   <translation>a mais parecida a menos de 1 km (características brutas)</translation>
  </message>
  <message>
   <source>look-alikes of other walks nearby (raw features)</source>
   <translation>parecidas de outros passeios por perto (características brutas)</translation>
  </message>
  <message>
   <source>how well the place itself matches</source>
   <translation>quão bem condiz o próprio lugar</translation>
  </message>
  <message>
   <source>matching places gather around it</source>
   <translation>lugares condizentes juntam-se à sua volta</translation>
  </message>
  <message>
   <source>the best matching place within 1 km</source>
   <translation>o lugar mais condizente a menos de 1 km</translation>
  </message>
  <message>
   <source>matching places of other walks nearby</source>
   <translation>lugares condizentes de outros passeios por perto</translation>
  </message>
  <message>
   <source>how many references are around</source>
   <translation>quantas referências há à volta</translation>
  </message>
  <message>
   <source>references of the other source nearby agree</source>
   <translation>as referências próximas da outra fonte concordam</translation>
  </message>
  <message>
   <source>it lies outside the search area</source>
   <translation>está fora da área de procura</translation>
  </message>
  <message>
   <source>the position in the photo's EXIF is {distance} away</source>
   <translation>a posição EXIF da foto está a {distance}</translation>
  </message>
  <message>
   <source>{references} references are within 1 km, yet none is among the {neighbours} that look most alike</source>
   <translation>há {references} referências a menos de 1 km, mas nenhuma está entre as {neighbours} mais parecidas</translation>
  </message>
  <message>
   <source>the nearest reference is {distance} away</source>
   <translation>a referência mais próxima está a {distance}</translation>
  </message>
  <message>
   <source>no other reference is within 1 km of it</source>
   <translation>não há outra referência a menos de 1 km dele</translation>
  </message>
  <message>
   <source>all {count} references nearby are of one sequence</source>
   <translation>as {count} referências próximas são todas de uma sequência</translation>
  </message>
  <message>
   <source>all {count} references nearby are by one author</source>
   <translation>as {count} referências próximas são todas de um autor</translation>
  </message>
  <message>
   <source>{count} of the {total} references around it lie outside the search area</source>
   <translation>{count} das {total} referências à sua volta estão fora da área de procura</translation>
  </message>
  <message>
   <source>no dated reference here is within {years} years of the photo</source>
   <translation>nenhuma referência datada aqui está a menos de {years} anos da foto</translation>
  </message>
  <message>
   <source>NAS thumbnails</source>
   <translation>miniaturas de NAS</translation>
  </message>
  <message>
   <source>raw files beside their JPEGs</source>
   <translation>ficheiros RAW junto aos seus JPEG</translation>
  </message>
  <message>
   <source>backups</source>
   <translation>cópias de segurança</translation>
  </message>
  <message>
   <source>folders of NAS thumbnails</source>
   <translation>pastas de miniaturas de NAS</translation>
  </message>
  <message>
   <source>folders of thumbnails</source>
   <translation>pastas de miniaturas</translation>
  </message>
  <message>
   <source>folders of a photo library</source>
   <translation>pastas de uma fototeca</translation>
  </message>
  <message>
   <source>clips</source>
   <translation>vídeos</translation>
  </message>
  <message>
   <source>sound recordings</source>
   <translation>gravações de som</translation>
  </message>
  <message>
   <source>sidecars</source>
   <translation>ficheiros anexos</translation>
  </message>
  <message>
   <source>tracks</source>
   <translation>trajetos</translation>
  </message>
  <message>
   <source>documents</source>
   <translation>documentos</translation>
  </message>
  <message>
   <source>archives</source>
   <translation>arquivos comprimidos</translation>
  </message>
  <message>
   <source>databases</source>
   <translation>bases de dados</translation>
  </message>
  <message>
   <source>drawings and animations</source>
   <translation>desenhos e animações</translation>
  </message>
  <message>
   <source>recycle bins</source>
   <translation>reciclagens</translation>
  </message>
  <message>
   <source>system folders</source>
   <translation>pastas do sistema</translation>
  </message>
  <message>
   <source>hidden folders</source>
   <translation>pastas ocultas</translation>
  </message>
  <message>
   <source>linked folders</source>
   <translation>pastas ligadas</translation>
  </message>
  <message>
   <source>system files</source>
   <translation>ficheiros do sistema</translation>
  </message>
  <message>
   <source>hidden files</source>
   <translation>ficheiros ocultos</translation>
  </message>
  <message>
   <source>other files</source>
   <translation>outros ficheiros</translation>
  </message>
  <message>
   <source>Photo id</source>
   <translation>ID da foto</translation>
  </message>
  <message>
   <source>File name</source>
   <translation>Nome do ficheiro</translation>
  </message>
  <message>
   <source>Taken at</source>
   <translation>Tirada em</translation>
  </message>
  <message>
   <source>Camera heading (°)</source>
   <translation>Rumo da câmara (°)</translation>
  </message>
  <message>
   <source>Longitude of the final position, else of the first candidate (°)</source>
   <translation>Longitude da posição final, senão do primeiro candidato (°)</translation>
  </message>
  <message>
   <source>Latitude of it (°)</source>
   <translation>Latitude da mesma (°)</translation>
  </message>
  <message>
   <source>Nearest place</source>
   <translation>Lugar mais próximo</translation>
  </message>
  <message>
   <source>Position from</source>
   <translation>Origem da posição</translation>
  </message>
  <message>
   <source>Accepted candidate</source>
   <translation>Candidato aceite</translation>
  </message>
  <message>
   <source>Probability within 1 km of the first candidate</source>
   <translation>Probabilidade a menos de 1 km do primeiro candidato</translation>
  </message>
  <message>
   <source>Probability within 5 km</source>
   <translation>Probabilidade a menos de 5 km</translation>
  </message>
  <message>
   <source>Probability within 25 km</source>
   <translation>Probabilidade a menos de 25 km</translation>
  </message>
  <message>
   <source>Probability within 200 km</source>
   <translation>Probabilidade a menos de 200 km</translation>
  </message>
  <message>
   <source>Probability within 750 km</source>
   <translation>Probabilidade a menos de 750 km</translation>
  </message>
  <message>
   <source>Probability of none of the candidates</source>
   <translation>Probabilidade de nenhum dos candidatos</translation>
  </message>
  <message>
   <source>Longitude of the first candidate of the photo alone, without its album (°)</source>
   <translation>Longitude do primeiro candidato da foto por si só, sem o álbum (°)</translation>
  </message>
  <message>
   <source>Latitude of the first candidate of the photo alone (°)</source>
   <translation>Latitude do primeiro candidato da foto por si só (°)</translation>
  </message>
  <message>
   <source>Probability within 25 km of it, by the photo alone</source>
   <translation>Probabilidade a menos de 25 km dele, pela foto por si só</translation>
  </message>
  <message>
   <source>Answer, 2 or more if it was located again</source>
   <translation>Resposta, 2 ou mais se foi localizada de novo</translation>
  </message>
  <message>
   <source>Longitude in the photo's EXIF (°)</source>
   <translation>Longitude EXIF da foto (°)</translation>
  </message>
  <message>
   <source>Latitude in the photo's EXIF (°)</source>
   <translation>Latitude EXIF da foto (°)</translation>
  </message>
  <message>
   <source>Album</source>
   <translation>Álbum</translation>
  </message>
  <message>
   <source>Reviewed (UTC)</source>
   <translation>Revista em (UTC)</translation>
  </message>
  <message>
   <source>SHA-256 of the file</source>
   <translation>SHA-256 do ficheiro</translation>
  </message>
  <message>
   <source>Candidate id</source>
   <translation>ID do candidato</translation>
  </message>
  <message>
   <source>Rank</source>
   <translation>Ordem</translation>
  </message>
  <message>
   <source>Outcome of the photo</source>
   <translation>Resultado da foto</translation>
  </message>
  <message>
   <source>Score</source>
   <translation>Pontuação</translation>
  </message>
  <message>
   <source>Similarity of its reference (cosine)</source>
   <translation>Semelhança da sua referência (cosseno)</translation>
  </message>
  <message>
   <source>Found by</source>
   <translation>Encontrado por</translation>
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
   <translation>Foto de referência</translation>
  </message>
  <message>
   <source>Source of the reference</source>
   <translation>Fonte da referência</translation>
  </message>
  <message>
   <source>Link to the reference</source>
   <translation>Ligação para a referência</translation>
  </message>
  <message>
   <source>Author of the reference</source>
   <translation>Autor da referência</translation>
  </message>
  <message>
   <source>Licence of the reference</source>
   <translation>Licença da referência</translation>
  </message>
  <message>
   <source>Evidence: photos</source>
   <translation>Indícios: fotos</translation>
  </message>
  <message>
   <source>Evidence: authors</source>
   <translation>Indícios: autores</translation>
  </message>
  <message>
   <source>Evidence: sequences</source>
   <translation>Indícios: sequências</translation>
  </message>
  <message>
   <source>References within 5 km</source>
   <translation>Referências a menos de 5 km</translation>
  </message>
  <message>
   <source>Evidence in words</source>
   <translation>Indícios por palavras</translation>
  </message>
  <message>
   <source>Gallery of the reference</source>
   <translation>Galeria da referência</translation>
  </message>
  <message>
   <source>Reference taken at</source>
   <translation>Referência tirada em</translation>
  </message>
  <message>
   <source>Evidence id</source>
   <translation>ID do indício</translation>
  </message>
  <message>
   <source>Rank of the candidate</source>
   <translation>Ordem do candidato</translation>
  </message>
  <message>
   <source>Distance to the candidate (m)</source>
   <translation>Distância ao candidato (m)</translation>
  </message>
  <message>
   <source>Similarity to the photo (cosine)</source>
   <translation>Semelhança com a foto (cosseno)</translation>
  </message>
  <message>
   <source>Longitude of the candidate (°)</source>
   <translation>Longitude do candidato (°)</translation>
  </message>
  <message>
   <source>Latitude of the candidate (°)</source>
   <translation>Latitude do candidato (°)</translation>
  </message>
  <message>
   <source>Sequence</source>
   <translation>Sequência</translation>
  </message>
  <message>
   <source>Region id</source>
   <translation>ID da região</translation>
  </message>
  <message>
   <source>Holds the place with probability (%)</source>
   <translation>Contém o lugar com probabilidade (%)</translation>
  </message>
  <message>
   <source>Area (km²)</source>
   <translation>Área (km²)</translation>
  </message>
  <message>
   <source>Share id</source>
   <translation>ID da parte</translation>
  </message>
  <message>
   <source>Rank of the geocell</source>
   <translation>Ordem da geocélula</translation>
  </message>
  <message>
   <source>Geocell</source>
   <translation>Geocélula</translation>
  </message>
  <message>
   <source>Probability of the geocell</source>
   <translation>Probabilidade da geocélula</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Código</translation>
  </message>
  <message>
   <source>What happened and what to do</source>
   <translation>O que aconteceu e o que fazer</translation>
  </message>
  <message>
   <source>Format of this file</source>
   <translation>Formato deste ficheiro</translation>
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
   <translation>Como terminou</translation>
  </message>
  <message>
   <source>Photos asked</source>
   <translation>Fotos pedidas</translation>
  </message>
  <message>
   <source>Not located yet</source>
   <translation>Ainda por localizar</translation>
  </message>
  <message>
   <source>Located</source>
   <translation>Localizadas</translation>
  </message>
  <message>
   <source>Probably outside what this gallery knows</source>
   <translation>Provavelmente fora do que esta galeria conhece</translation>
  </message>
  <message>
   <source>Nothing in them tells a place</source>
   <translation>Nada nelas indica um lugar</translation>
  </message>
  <message>
   <source>Request (JSON)</source>
   <translation>Pedido (JSON)</translation>
  </message>
  <message>
   <source>Versions (JSON)</source>
   <translation>Versões (JSON)</translation>
  </message>
  <message>
   <source>Digests of pack and galleries (JSON)</source>
   <translation>Resumos do modelo e das galerias (JSON)</translation>
  </message>
  <message>
   <source>Link</source>
   <translation>Ligação</translation>
  </message>
  <message>
   <source>Distance of the first candidate (km)</source>
   <translation>Distância do primeiro candidato (km)</translation>
  </message>
  <message>
   <source>Distance of the best candidate on the list (km)</source>
   <translation>Distância do melhor candidato da lista (km)</translation>
  </message>
  <message>
   <source>Rank of the best candidate</source>
   <translation>Ordem do melhor candidato</translation>
  </message>
  <message>
   <source>Probability within 25 km of the first candidate</source>
   <translation>Probabilidade a menos de 25 km do primeiro candidato</translation>
  </message>
  <message>
   <source>References within 5 km of the first candidate</source>
   <translation>Referências a menos de 5 km do primeiro candidato</translation>
  </message>
  <message>
   <source>Longitude of the first candidate (°)</source>
   <translation>Longitude do primeiro candidato (°)</translation>
  </message>
  <message>
   <source>Latitude of the first candidate (°)</source>
   <translation>Latitude do primeiro candidato (°)</translation>
  </message>
  <message>
   <source>Why there is no answer</source>
   <translation>Porque não há resposta</translation>
  </message>
  <message>
   <source>Cell, size and source</source>
   <translation>Célula, tamanho e fonte</translation>
  </message>
  <message>
   <source>Size of the cell (°)</source>
   <translation>Tamanho da célula (°)</translation>
  </message>
  <message>
   <source>Source of the references</source>
   <translation>Fonte das referências</translation>
  </message>
  <message>
   <source>References per km²</source>
   <translation>Referências por km²</translation>
  </message>
  <message>
   <source>First candidate</source>
   <translation>Primeiro candidato</translation>
  </message>
  <message>
   <source>Second and third</source>
   <translation>Segundo e terceiro</translation>
  </message>
  <message>
   <source>Further candidates</source>
   <translation>Outros candidatos</translation>
  </message>
  <message>
   <source>Probably outside the gallery</source>
   <translation>Provavelmente fora da galeria</translation>
  </message>
  <message>
   <source>Rejected</source>
   <translation>Rejeitado</translation>
  </message>
  <message>
   <source>candidate {0}, probability {1}%</source>
   <translation>candidato {0}, probabilidade {1}%</translation>
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
   <translation>revisão: {0}</translation>
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
   <translation>, sequências: </translation>
  </message>
  <message>
   <source>, nearest: </source>
   <translation>, mais próxima: </translation>
  </message>
  <message>
   <source>evidence: {0}</source>
   <translation>indícios: {0}</translation>
  </message>
  <message>
   <source>found through {0}, {1}</source>
   <translation>encontrado através de {0}, {1}</translation>
  </message>
  <message>
   <source>, candidate </source>
   <translation>, candidato </translation>
  </message>
  <message>
   <source>20 % and more</source>
   <translation>20 % e mais</translation>
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
   <translation>Fotos da Internet</translation>
  </message>
  <message>
   <source>Street-level photos</source>
   <translation>Fotos ao nível da rua</translation>
  </message>
  <message>
   <source>Internet, further</source>
   <translation>Internet, outras</translation>
  </message>
  <message>
   <source>Street-level, further</source>
   <translation>Ao nível da rua, outras</translation>
  </message>
  <message>
   <source>{0} m from candidate {1}</source>
   <translation>a {0} m do candidato {1}</translation>
  </message>
  <message>
   <source>similarity {0}</source>
   <translation>semelhança {0}</translation>
  </message>
  <message>
   <source> m, similarity </source>
   <translation> m, semelhança </translation>
  </message>
  <message>
   <source>Final position</source>
   <translation>Posição final</translation>
  </message>
  <message>
   <source>position from {0}</source>
   <translation>posição: {0}</translation>
  </message>
  <message>
   <source>within 25 km of the first candidate: {0}%</source>
   <translation>a 25 km ou menos do primeiro candidato: {0}%</translation>
  </message>
  <message>
   <source>elsewhere: {0}%</source>
   <translation>noutro lugar: {0}%</translation>
  </message>
  <message>
   <source>95 % region</source>
   <translation>região de 95%</translation>
  </message>
  <message>
   <source>80 % region</source>
   <translation>região de 80%</translation>
  </message>
  <message>
   <source>50 % region</source>
   <translation>região de 50%</translation>
  </message>
  <message>
   <source>{0} % region, {1} km²</source>
   <translation>região de {0}%, {1} km²</translation>
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
   <translation>a mais de 200 km</translation>
  </message>
  <message>
   <source>no answer</source>
   <translation>sem resposta</translation>
  </message>
  <message>
   <source> km from the first candidate, </source>
   <translation> km do primeiro candidato, </translation>
  </message>
  <message>
   <source> km from the best of the list (rank </source>
   <translation> km do melhor da lista (posição </translation>
  </message>
 </context>
</TS>
