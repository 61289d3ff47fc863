<qgis labelsEnabled="1" readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.40.6-Bratislava">
<flags>
<Identifiable>1</Identifiable>
<Removable>1</Removable>
<Searchable>1</Searchable>
<Private>0</Private>
</flags>
<renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
<rules key="{327607f7-dba2-41d0-af9a-23451ab7dfd2}">
<rule filter="&quot;state&quot; = 'accepted'" key="{0ab372bc-fa8a-49bd-a88b-73a439e81614}" label="Final position" symbol="0" />
</rules>
<symbols>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="0" type="marker">
<layer class="SimpleMarker" enabled="1" id="{6a9f237e-1ba8-4b95-9ee2-87137e7bf619}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="27,120,55,255,rgb:0.10588235294117647,0.47058823529411764,0.21568627450980393,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="diamond" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.5" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="5" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
</layer>
</symbol>
</symbols>
</renderer-v2>
<labeling type="simple">
<settings calloutType="simple">
<text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="if(&quot;state&quot; = 'accepted' and (&quot;photo_id&quot; = @pinpoint_photo or @map_scale &lt; 100000), &quot;filename&quot;, '')" fontFamily="Open Sans" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="8" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" forcedBold="0" forcedItalic="0" isExpression="1" legendString="Aa" multilineHeight="1" multilineHeightUnit="Percentage" namedStyle="Regular" previewBkgrdColor="255,255,255,255,rgb:1,1,1,1" tabStopDistance="80" tabStopDistanceMapUnitScale="3x:0,0,0,0,0,0" tabStopDistanceUnit="Point" textColor="27,77,42,255,rgb:0.10588235294117647,0.30196078431372547,0.16470588235294117,1" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
<families>
<family name="Open Sans" />
<family name="Liberation Sans" />
<family name="Helvetica" />
<family name="Arial" />
<family name="Sans Serif" />
</families>
<text-buffer bufferBlendMode="0" bufferColor="255,255,255,220,rgb:1,1,1,0.86274509803921573" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="1" bufferOpacity="1" bufferSize="0.80000000000000004" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferSizeUnits="MM" />
<dd_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" />
<Option name="type" type="QString" value="collection" />
</Option>
</dd_properties>
</text-style>
<text-format addDirectionSymbol="0" autoWrapLength="0" decimals="3" formatNumbers="0" leftDirectionSymbol="&lt;" multilineAlign="3" placeDirectionSymbol="0" plussign="0" reverseDirectionSymbol="0" rightDirectionSymbol="&gt;" useMaxLineLengthForAutoWrap="1" wrapChar="" />
<placement allowDegraded="0" centroidInside="0" centroidWhole="0" dist="2" distMapUnitScale="3x:0,0,0,0,0,0" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="" geometryGeneratorEnabled="0" geometryGeneratorType="PointGeometry" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" layerType="UnknownGeometry" lineAnchorClipping="0" lineAnchorPercent="0.5" lineAnchorTextPoint="FollowPlacement" lineAnchorType="0" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" maximumDistance="0" maximumDistanceMapUnitScale="3x:0,0,0,0,0,0" maximumDistanceUnit="MM" offsetType="0" offsetUnits="MM" overlapHandling="PreventOverlap" overrunDistance="0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" placement="0" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" preserveRotation="1" prioritization="PreferCloser" priority="5" quadOffset="4" repeatDistance="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" repeatDistanceUnits="MM" rotationAngle="0" rotationUnit="AngleDegrees" xOffset="0" yOffset="0" />
<rendering drawLabels="1" fontLimitPixelSize="0" fontMaxPixelSize="10000" fontMinPixelSize="0" labelPerPart="0" limitNumLabels="0" maxNumLabels="2000" mergeLines="0" minFeatureSize="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleMax="0" scaleMin="0" scaleVisibility="0" unplacedVisibility="0" upsidedownLabels="0" zIndex="0" />
<dd_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" />
<Option name="type" type="QString" value="collection" />
</Option>
</dd_properties>
</settings>
</labeling>
<blendMode>0</blendMode>
<featureBlendMode>0</featureBlendMode>
<fieldConfiguration>
<field configurationFlags="NoFlag" name="fid">
<editWidget type="Hidden">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="photo_id">
<editWidget type="Hidden">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="photo">
<editWidget type="ExternalResource">
<config>
<Option type="Map">
<Option name="DocumentViewer" type="int" value="1" />
<Option name="DocumentViewerHeight" type="int" value="240" />
<Option name="DocumentViewerWidth" type="int" value="0" />
<Option name="FileWidget" type="bool" value="true" />
<Option name="FileWidgetButton" type="bool" value="false" />
<Option name="FullUrl" type="bool" value="false" />
<Option name="RelativeStorage" type="int" value="0" />
<Option name="StorageMode" type="int" value="0" />
<Option name="UseLink" type="bool" value="false" />
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="filename">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="directory">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="timestamp">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="direction">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="longitude">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="latitude">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="place">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="placed_by">
<editWidget type="ValueMap">
<config>
<Option type="Map">
<Option name="map" type="List">
<Option type="Map">
<Option name="the first candidate, not reviewed" type="QString" value="first" />
</Option>
<Option type="Map">
<Option name="the accepted candidate" type="QString" value="candidate" />
</Option>
<Option type="Map">
<Option name="the map, placed by hand" type="QString" value="map" />
</Option>
<Option type="Map">
<Option name="the review of an earlier run" type="QString" value="earlier" />
</Option>
</Option>
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="cand_id">
<editWidget type="Hidden">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="outcome">
<editWidget type="ValueMap">
<config>
<Option type="Map">
<Option name="map" type="List">
<Option type="Map">
<Option name="located" type="QString" value="located" />
</Option>
<Option type="Map">
<Option name="probably outside what this gallery knows" type="QString" value="outside_gallery" />
</Option>
<Option type="Map">
<Option name="nothing in it tells a place" type="QString" value="no_place_signal" />
</Option>
<Option type="Map">
<Option name="failed" type="QString" value="failed" />
</Option>
<Option type="Map">
<Option name="not located yet" type="QString" value="waiting" />
</Option>
</Option>
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="conf1">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="conf5">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="conf25">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="conf200">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="conf750">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="elsewhere">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="alone_lon">
<editWidget type="Hidden">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="alone_lat">
<editWidget type="Hidden">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="alone_25">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="n_cand">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="answer">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="tag_lon">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="tag_lat">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="album">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="state">
<editWidget type="ValueMap">
<config>
<Option type="Map">
<Option name="map" type="List">
<Option type="Map">
<Option name="not reviewed" type="QString" value="unreviewed" />
</Option>
<Option type="Map">
<Option name="accepted" type="QString" value="accepted" />
</Option>
<Option type="Map">
<Option name="rejected" type="QString" value="rejected" />
</Option>
</Option>
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="note">
<editWidget type="TextEdit">
<config>
<Option type="Map">
<Option name="IsMultiline" type="bool" value="true" />
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="reviewed">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="sha256">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="run_id">
<editWidget type="Hidden">
<config>
<Option />
</config>
</editWidget>
</field>
</fieldConfiguration>
<aliases>
<alias field="fid" index="0" name="" />
<alias field="photo_id" index="1" name="Photo id" />
<alias field="photo" index="2" name="Photo" />
<alias field="filename" index="3" name="File name" />
<alias field="directory" index="4" name="Folder" />
<alias field="timestamp" index="5" name="Taken at" />
<alias field="direction" index="6" name="Camera heading (°)" />
<alias field="longitude" index="7" name="Longitude of the final position, else of the first candidate (°)" />
<alias field="latitude" index="8" name="Latitude of it (°)" />
<alias field="place" index="9" name="Nearest place" />
<alias field="placed_by" index="10" name="Position from" />
<alias field="cand_id" index="11" name="Accepted candidate" />
<alias field="outcome" index="12" name="Outcome" />
<alias field="conf1" index="13" name="Probability within 1 km of the first candidate" />
<alias field="conf5" index="14" name="Probability within 5 km" />
<alias field="conf25" index="15" name="Probability within 25 km" />
<alias field="conf200" index="16" name="Probability within 200 km" />
<alias field="conf750" index="17" name="Probability within 750 km" />
<alias field="elsewhere" index="18" name="Probability of none of the candidates" />
<alias field="alone_lon" index="19" name="Longitude of the first candidate of the photo alone, without its album (°)" />
<alias field="alone_lat" index="20" name="Latitude of the first candidate of the photo alone (°)" />
<alias field="alone_25" index="21" name="Probability within 25 km of it, by the photo alone" />
<alias field="n_cand" index="22" name="Candidates" />
<alias field="answer" index="23" name="Answer, 2 or more if it was located again" />
<alias field="tag_lon" index="24" name="Longitude in the photo's EXIF (°)" />
<alias field="tag_lat" index="25" name="Latitude in the photo's EXIF (°)" />
<alias field="album" index="26" name="Album" />
<alias field="state" index="27" name="Review" />
<alias field="note" index="28" name="Note" />
<alias field="reviewed" index="29" name="Reviewed (UTC)" />
<alias field="sha256" index="30" name="SHA-256 of the file" />
<alias field="run_id" index="31" name="Run" />
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
<columns>
<column hidden="0" name="filename" type="field" width="-1" />
<column hidden="0" name="state" type="field" width="-1" />
<column hidden="0" name="note" type="field" width="-1" />
<column hidden="1" name="fid" type="field" width="-1" />
<column hidden="1" name="photo_id" type="field" width="-1" />
<column hidden="1" name="photo" type="field" width="-1" />
<column hidden="1" name="directory" type="field" width="-1" />
<column hidden="0" name="timestamp" type="field" width="-1" />
<column hidden="0" name="direction" type="field" width="-1" />
<column hidden="1" name="longitude" type="field" width="-1" />
<column hidden="1" name="latitude" type="field" width="-1" />
<column hidden="0" name="place" type="field" width="-1" />
<column hidden="0" name="placed_by" type="field" width="-1" />
<column hidden="1" name="cand_id" type="field" width="-1" />
<column hidden="0" name="outcome" type="field" width="-1" />
<column hidden="0" name="conf1" type="field" width="-1" />
<column hidden="0" name="conf5" type="field" width="-1" />
<column hidden="0" name="conf25" type="field" width="-1" />
<column hidden="0" name="conf200" type="field" width="-1" />
<column hidden="0" name="conf750" type="field" width="-1" />
<column hidden="0" name="elsewhere" type="field" width="-1" />
<column hidden="1" name="alone_lon" type="field" width="-1" />
<column hidden="1" name="alone_lat" type="field" width="-1" />
<column hidden="0" name="alone_25" type="field" width="-1" />
<column hidden="0" name="n_cand" type="field" width="-1" />
<column hidden="0" name="answer" type="field" width="-1" />
<column hidden="1" name="tag_lon" type="field" width="-1" />
<column hidden="1" name="tag_lat" type="field" width="-1" />
<column hidden="0" name="album" type="field" width="-1" />
<column hidden="0" name="reviewed" type="field" width="-1" />
<column hidden="1" name="sha256" type="field" width="-1" />
<column hidden="1" name="run_id" type="field" width="-1" />
</columns>
</attributetableconfig>
<featformsuppress>0</featformsuppress>
<editorlayout>generatedlayout</editorlayout>
<editable>
<field editable="0" name="album" />
<field editable="0" name="alone_25" />
<field editable="0" name="alone_lat" />
<field editable="0" name="alone_lon" />
<field editable="0" name="answer" />
<field editable="0" name="cand_id" />
<field editable="0" name="conf1" />
<field editable="0" name="conf200" />
<field editable="0" name="conf25" />
<field editable="0" name="conf5" />
<field editable="0" name="conf750" />
<field editable="0" name="direction" />
<field editable="0" name="directory" />
<field editable="0" name="elsewhere" />
<field editable="0" name="fid" />
<field editable="0" name="filename" />
<field editable="0" name="latitude" />
<field editable="0" name="longitude" />
<field editable="0" name="n_cand" />
<field editable="1" name="note" />
<field editable="0" name="outcome" />
<field editable="0" name="photo" />
<field editable="0" name="photo_id" />
<field editable="0" name="place" />
<field editable="0" name="placed_by" />
<field editable="0" name="reviewed" />
<field editable="0" name="run_id" />
<field editable="0" name="sha256" />
<field editable="1" name="state" />
<field editable="0" name="tag_lat" />
<field editable="0" name="tag_lon" />
<field editable="0" name="timestamp" />
</editable>
<previewExpression>"filename"</previewExpression>
<mapTip enabled="1">&lt;table&gt;&lt;tr&gt;&lt;td&gt;&lt;img src="[% 'file:///' || ltrim(replace(replace(replace(replace(replace("photo", '\\', '/'), '%', '%25'), '#', '%23'), '?', '%3F'), char(34), '%22'), '/') %]" width="200"&gt;&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;[% replace("filename", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/b&gt;&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;[% represent_value("outcome") %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;[% coalesce(replace(attribute('place'), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')), '') %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;review: [% represent_value("state") %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;position from [% represent_value("placed_by") %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;within 25 km of the first candidate: [% format_number(100 * "conf25", 0) %]%&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;elsewhere: [% format_number(100 * "elsewhere", 0) %]%&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</mapTip>
<layerGeometryType>0</layerGeometryType>
</qgis>
