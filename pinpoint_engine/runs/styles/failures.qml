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
<field configurationFlags="NoFlag" name="photo_id">
<editWidget type="Hidden">
<config>
<Option />
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
<field configurationFlags="NoFlag" name="code">
<editWidget type="ValueMap">
<config>
<Option type="Map">
<Option name="map" type="List">
<Option type="Map">
<Option name="file missing" type="QString" value="missing" />
</Option>
<Option type="Map">
<Option name="empty file" type="QString" value="empty" />
</Option>
<Option type="Map">
<Option name="file cannot be read" type="QString" value="unreadable" />
</Option>
<Option type="Map">
<Option name="broken file" type="QString" value="broken" />
</Option>
<Option type="Map">
<Option name="not a photo" type="QString" value="not_a_photo" />
</Option>
<Option type="Map">
<Option name="unsupported format" type="QString" value="unsupported_format" />
</Option>
<Option type="Map">
<Option name="too large" type="QString" value="too_large" />
</Option>
<Option type="Map">
<Option name="nothing in it to compare" type="QString" value="no_features" />
</Option>
<Option type="Map">
<Option name="no reference in the search area" type="QString" value="no_reference_in_region" />
</Option>
<Option type="Map">
<Option name="too few samples in the search area" type="QString" value="too_few_in_region" />
</Option>
<Option type="Map">
<Option name="the engine crashed on it" type="QString" value="engine_died" />
</Option>
<Option type="Map">
<Option name="the reason is lost" type="QString" value="unknown" />
</Option>
</Option>
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="message">
<editWidget type="TextEdit">
<config>
<Option type="Map">
<Option name="IsMultiline" type="bool" value="true" />
</Option>
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
<alias field="filename" index="2" name="File name" />
<alias field="code" index="3" name="Code" />
<alias field="message" index="4" name="What happened and what to do" />
<alias field="photo" index="5" name="Photo" />
<alias field="run_id" index="6" name="Run" />
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
<columns>
<column hidden="0" name="filename" type="field" width="-1" />
<column hidden="1" name="fid" type="field" width="-1" />
<column hidden="1" name="photo_id" type="field" width="-1" />
<column hidden="0" name="code" type="field" width="-1" />
<column hidden="0" name="message" type="field" width="-1" />
<column hidden="1" name="photo" type="field" width="-1" />
<column hidden="1" name="run_id" type="field" width="-1" />
</columns>
</attributetableconfig>
<featformsuppress>0</featformsuppress>
<editorlayout>generatedlayout</editorlayout>
<editable>
<field editable="0" name="code" />
<field editable="0" name="fid" />
<field editable="0" name="filename" />
<field editable="0" name="message" />
<field editable="0" name="photo" />
<field editable="0" name="photo_id" />
<field editable="0" name="run_id" />
</editable>
<previewExpression>"filename" || ': ' || "message"</previewExpression>
<mapTip enabled="1" />
<layerGeometryType>4</layerGeometryType>
</qgis>
