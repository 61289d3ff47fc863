<qgis readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.40.6-Bratislava">
<flags>
<Identifiable>1</Identifiable>
<Removable>1</Removable>
<Searchable>1</Searchable>
<Private>0</Private>
</flags>
<fieldConfiguration>
<field configurationFlags="NoFlag" name="fid">
<editWidget type="Hidden">
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
<field configurationFlags="NoFlag" name="format">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="started">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="finished">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="ended">
<editWidget type="ValueMap">
<config>
<Option type="Map">
<Option name="map" type="List">
<Option type="Map">
<Option name="running, or broken off" type="QString" value="running" />
</Option>
<Option type="Map">
<Option name="finished" type="QString" value="finished" />
</Option>
<Option type="Map">
<Option name="cancelled" type="QString" value="cancelled" />
</Option>
<Option type="Map">
<Option name="ended early" type="QString" value="failed" />
</Option>
</Option>
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="n_photos">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="n_waiting">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="n_located">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="n_outside">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="n_nosignal">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="n_failed">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="request">
<editWidget type="TextEdit">
<config>
<Option type="Map">
<Option name="IsMultiline" type="bool" value="true" />
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="system">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="galleries">
<editWidget type="TextEdit">
<config>
<Option type="Map">
<Option name="IsMultiline" type="bool" value="true" />
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="n_refs">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="calibrated">
<editWidget type="ValueMap">
<config>
<Option type="Map">
<Option name="map" type="List">
<Option type="Map">
<Option name="calibrated on photos of known place" type="QString" value="calibrated" />
</Option>
<Option type="Map">
<Option name="not calibrated: never compared with photos of known place" type="QString" value="not calibrated" />
</Option>
<Option type="Map">
<Option name="calibrated where a photo of your own galleries comes first, not calibrated elsewhere" type="QString" value="calibrated near your galleries only" />
</Option>
</Option>
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="versions">
<editWidget type="TextEdit">
<config>
<Option type="Map">
<Option name="IsMultiline" type="bool" value="true" />
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="digests">
<editWidget type="TextEdit">
<config>
<Option type="Map">
<Option name="IsMultiline" type="bool" value="true" />
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="host">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
</fieldConfiguration>
<aliases>
<alias field="fid" index="0" name="" />
<alias field="run_id" index="1" name="Run" />
<alias field="format" index="2" name="Format of this file" />
<alias field="started" index="3" name="Started (UTC)" />
<alias field="finished" index="4" name="Finished (UTC)" />
<alias field="ended" index="5" name="How it ended" />
<alias field="n_photos" index="6" name="Photos asked" />
<alias field="n_waiting" index="7" name="Not located yet" />
<alias field="n_located" index="8" name="Located" />
<alias field="n_outside" index="9" name="Probably outside what this gallery knows" />
<alias field="n_nosignal" index="10" name="Nothing in them tells a place" />
<alias field="n_failed" index="11" name="Failed" />
<alias field="request" index="12" name="Request (JSON)" />
<alias field="system" index="13" name="System" />
<alias field="galleries" index="14" name="Pack and galleries" />
<alias field="n_refs" index="15" name="References" />
<alias field="calibrated" index="16" name="Probabilities" />
<alias field="versions" index="17" name="Versions (JSON)" />
<alias field="digests" index="18" name="Digests of pack and galleries (JSON)" />
<alias field="host" index="19" name="Computed on" />
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
<columns>
<column hidden="1" name="fid" type="field" width="-1" />
<column hidden="1" name="run_id" type="field" width="-1" />
<column hidden="0" name="format" type="field" width="-1" />
<column hidden="0" name="started" type="field" width="-1" />
<column hidden="0" name="finished" type="field" width="-1" />
<column hidden="0" name="ended" type="field" width="-1" />
<column hidden="0" name="n_photos" type="field" width="-1" />
<column hidden="0" name="n_waiting" type="field" width="-1" />
<column hidden="0" name="n_located" type="field" width="-1" />
<column hidden="0" name="n_outside" type="field" width="-1" />
<column hidden="0" name="n_nosignal" type="field" width="-1" />
<column hidden="0" name="n_failed" type="field" width="-1" />
<column hidden="0" name="request" type="field" width="-1" />
<column hidden="0" name="system" type="field" width="-1" />
<column hidden="0" name="galleries" type="field" width="-1" />
<column hidden="0" name="n_refs" type="field" width="-1" />
<column hidden="0" name="calibrated" type="field" width="-1" />
<column hidden="0" name="versions" type="field" width="-1" />
<column hidden="0" name="digests" type="field" width="-1" />
<column hidden="0" name="host" type="field" width="-1" />
</columns>
</attributetableconfig>
<featformsuppress>0</featformsuppress>
<editorlayout>generatedlayout</editorlayout>
<editable>
<field editable="0" name="calibrated" />
<field editable="0" name="digests" />
<field editable="0" name="ended" />
<field editable="0" name="fid" />
<field editable="0" name="finished" />
<field editable="0" name="format" />
<field editable="0" name="galleries" />
<field editable="0" name="host" />
<field editable="0" name="n_failed" />
<field editable="0" name="n_located" />
<field editable="0" name="n_nosignal" />
<field editable="0" name="n_outside" />
<field editable="0" name="n_photos" />
<field editable="0" name="n_refs" />
<field editable="0" name="n_waiting" />
<field editable="0" name="request" />
<field editable="0" name="run_id" />
<field editable="0" name="started" />
<field editable="0" name="system" />
<field editable="0" name="versions" />
</editable>
<previewExpression>"run_id"</previewExpression>
<mapTip enabled="1" />
<layerGeometryType>4</layerGeometryType>
</qgis>
