<qgis labelsEnabled="0" readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.40.6-Bratislava">
<flags>
<Identifiable>1</Identifiable>
<Removable>1</Removable>
<Searchable>1</Searchable>
<Private>0</Private>
</flags>
<renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="1" type="RuleRenderer">
<rules key="{06232e34-e6da-4870-9b75-1f46cedd9b1a}">
<rule filter="&quot;level&quot; = 95 AND &quot;photo_id&quot; = coalesce(@pinpoint_photo, &quot;photo_id&quot;)" key="{3cc1ee51-b055-4ad0-82db-e79ff908f2d6}" label="95 % region" symbol="0" />
<rule filter="&quot;level&quot; = 80 AND &quot;photo_id&quot; = coalesce(@pinpoint_photo, &quot;photo_id&quot;)" key="{b143e23c-89ae-4a3b-a748-b2f4fecc25a6}" label="80 % region" symbol="1" />
<rule filter="&quot;level&quot; = 50 AND &quot;photo_id&quot; = coalesce(@pinpoint_photo, &quot;photo_id&quot;)" key="{92e9edb5-564a-4610-9b0c-d86228e91def}" label="50 % region" symbol="2" />
</rules>
<symbols>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="0" type="fill">
<layer class="SimpleFill" enabled="1" id="{7482b200-2c0a-40be-a39a-b1143aec6826}" locked="0" pass="0">
<Option type="Map">
<Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="color" type="QString" value="253,174,107,10,rgb:0.99215686274509807,0.68235294117647061,0.41960784313725491,0.0392156862745098" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="253,174,107,255,rgb:0.99215686274509807,0.68235294117647061,0.41960784313725491,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.5" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="style" type="QString" value="solid" />
</Option>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="1" type="fill">
<layer class="SimpleFill" enabled="1" id="{4aea05aa-ae5f-4bbd-a9c2-f6f5db83e98b}" locked="0" pass="1">
<Option type="Map">
<Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="color" type="QString" value="230,85,13,16,rgb:0.90196078431372551,0.33333333333333331,0.05098039215686274,0.06274509803921569" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="230,85,13,255,rgb:0.90196078431372551,0.33333333333333331,0.05098039215686274,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.6" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="style" type="QString" value="solid" />
</Option>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="2" type="fill">
<layer class="SimpleFill" enabled="1" id="{2e2765d4-d056-40c6-afd8-af141c3d1ade}" locked="0" pass="2">
<Option type="Map">
<Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="color" type="QString" value="166,54,3,25,rgb:0.65098039215686276,0.21176470588235294,0.01176470588235294,0.09803921568627451" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="166,54,3,255,rgb:0.65098039215686276,0.21176470588235294,0.01176470588235294,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.8" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="style" type="QString" value="solid" />
</Option>
</layer>
</symbol>
</symbols>
</renderer-v2>
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
<field configurationFlags="NoFlag" name="region_id">
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
<field configurationFlags="NoFlag" name="level">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="area_km2">
<editWidget type="">
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
<alias field="region_id" index="1" name="Region id" />
<alias field="photo_id" index="2" name="Photo id" />
<alias field="filename" index="3" name="File name" />
<alias field="level" index="4" name="Holds the place with probability (%)" />
<alias field="area_km2" index="5" name="Area (km²)" />
<alias field="outcome" index="6" name="Outcome of the photo" />
<alias field="photo" index="7" name="Photo" />
<alias field="run_id" index="8" name="Run" />
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
<columns>
<column hidden="0" name="filename" type="field" width="-1" />
<column hidden="1" name="fid" type="field" width="-1" />
<column hidden="1" name="region_id" type="field" width="-1" />
<column hidden="1" name="photo_id" type="field" width="-1" />
<column hidden="0" name="level" type="field" width="-1" />
<column hidden="0" name="area_km2" type="field" width="-1" />
<column hidden="0" name="outcome" type="field" width="-1" />
<column hidden="1" name="photo" type="field" width="-1" />
<column hidden="1" name="run_id" type="field" width="-1" />
</columns>
</attributetableconfig>
<featformsuppress>0</featformsuppress>
<editorlayout>generatedlayout</editorlayout>
<editable>
<field editable="0" name="area_km2" />
<field editable="0" name="fid" />
<field editable="0" name="filename" />
<field editable="0" name="level" />
<field editable="0" name="outcome" />
<field editable="0" name="photo" />
<field editable="0" name="photo_id" />
<field editable="0" name="region_id" />
<field editable="0" name="run_id" />
</editable>
<previewExpression>"filename" || ', ' || "level" || ' %'</previewExpression>
<mapTip enabled="1">&lt;b&gt;[% replace("filename", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/b&gt;&lt;br&gt;[% "level" %] % region, [% format_number("area_km2", 0) %] km²</mapTip>
<layerGeometryType>2</layerGeometryType>
</qgis>
