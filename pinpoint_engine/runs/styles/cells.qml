<qgis labelsEnabled="0" readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.40.6-Bratislava">
<flags>
<Identifiable>1</Identifiable>
<Removable>1</Removable>
<Searchable>1</Searchable>
<Private>0</Private>
</flags>
<renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
<rules key="{07905f4b-7b87-4f14-b41d-fbe97fdcf5ee}">
<rule filter="&quot;prob&quot; &gt;= 0.2 AND &quot;prob&quot; &lt; 2 AND &quot;photo_id&quot; = coalesce(@pinpoint_photo, &quot;photo_id&quot;)" key="{2baf28a8-b459-497a-8a90-b09cda392831}" label="20 % and more" symbol="0" />
<rule filter="&quot;prob&quot; &gt;= 0.05 AND &quot;prob&quot; &lt; 0.2 AND &quot;photo_id&quot; = coalesce(@pinpoint_photo, &quot;photo_id&quot;)" key="{de048b35-2264-4b07-bbbb-6f5cc01b1da6}" label="5 to 20 %" symbol="1" />
<rule filter="&quot;prob&quot; &gt;= 0.01 AND &quot;prob&quot; &lt; 0.05 AND &quot;photo_id&quot; = coalesce(@pinpoint_photo, &quot;photo_id&quot;)" key="{d28d9067-95be-44dc-9e80-6292c5518830}" label="1 to 5 %" symbol="2" />
<rule filter="&quot;prob&quot; &gt;= 0.001 AND &quot;prob&quot; &lt; 0.01 AND &quot;photo_id&quot; = coalesce(@pinpoint_photo, &quot;photo_id&quot;)" key="{41417aae-af41-4206-983d-d3c601417e73}" label="0.1 to 1 %" symbol="3" />
<rule filter="&quot;prob&quot; &gt;= -1 AND &quot;prob&quot; &lt; 0.001 AND &quot;photo_id&quot; = coalesce(@pinpoint_photo, &quot;photo_id&quot;)" key="{06d613a4-d915-443d-8dd4-acd19f992df2}" label="less" symbol="4" />
</rules>
<symbols>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="0" type="fill">
<layer class="SimpleFill" enabled="1" id="{f6131df7-8a54-4890-8ae8-83d0ab5c29a1}" locked="0" pass="0">
<Option type="Map">
<Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="color" type="QString" value="84,39,143,150,rgb:0.32941176470588235,0.15294117647058825,0.5607843137254902,0.58823529411764708" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="84,39,143,120,rgb:0.32941176470588235,0.15294117647058825,0.5607843137254902,0.47058823529411764" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.2" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="style" type="QString" value="solid" />
</Option>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="1" type="fill">
<layer class="SimpleFill" enabled="1" id="{b0d8eb8e-c2c5-41f4-b533-0233fa9de21a}" locked="0" pass="0">
<Option type="Map">
<Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="color" type="QString" value="117,107,177,130,rgb:0.45882352941176469,0.41960784313725491,0.69411764705882351,0.50980392156862742" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="84,39,143,120,rgb:0.32941176470588235,0.15294117647058825,0.5607843137254902,0.47058823529411764" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.2" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="style" type="QString" value="solid" />
</Option>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="2" type="fill">
<layer class="SimpleFill" enabled="1" id="{dc247d08-cdd6-42aa-b8d7-be695f1a7690}" locked="0" pass="0">
<Option type="Map">
<Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="color" type="QString" value="158,154,200,110,rgb:0.61960784313725492,0.60392156862745094,0.78431372549019607,0.43137254901960786" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="84,39,143,120,rgb:0.32941176470588235,0.15294117647058825,0.5607843137254902,0.47058823529411764" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.2" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="style" type="QString" value="solid" />
</Option>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="3" type="fill">
<layer class="SimpleFill" enabled="1" id="{236401bf-ccfc-4e71-99e7-957ab650fe7d}" locked="0" pass="0">
<Option type="Map">
<Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="color" type="QString" value="203,201,226,90,rgb:0.79607843137254897,0.78823529411764703,0.88627450980392153,0.35294117647058826" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="84,39,143,120,rgb:0.32941176470588235,0.15294117647058825,0.5607843137254902,0.47058823529411764" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.2" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="style" type="QString" value="solid" />
</Option>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="4" type="fill">
<layer class="SimpleFill" enabled="1" id="{3fd47e8c-ac6e-427a-b0f8-0e74efa38a75}" locked="0" pass="0">
<Option type="Map">
<Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="color" type="QString" value="242,240,247,60,rgb:0.94901960784313721,0.94117647058823528,0.96862745098039216,0.23529411764705882" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="84,39,143,120,rgb:0.32941176470588235,0.15294117647058825,0.5607843137254902,0.47058823529411764" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.2" />
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
<field configurationFlags="NoFlag" name="share_id">
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
<field configurationFlags="NoFlag" name="rank">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="cell">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="prob">
<editWidget type="">
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
<alias field="share_id" index="1" name="Share id" />
<alias field="photo_id" index="2" name="Photo id" />
<alias field="filename" index="3" name="File name" />
<alias field="rank" index="4" name="Rank of the geocell" />
<alias field="cell" index="5" name="Geocell" />
<alias field="prob" index="6" name="Probability of the geocell" />
<alias field="photo" index="7" name="Photo" />
<alias field="run_id" index="8" name="Run" />
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
<columns>
<column hidden="0" name="filename" type="field" width="-1" />
<column hidden="0" name="rank" type="field" width="-1" />
<column hidden="1" name="fid" type="field" width="-1" />
<column hidden="1" name="share_id" type="field" width="-1" />
<column hidden="1" name="photo_id" type="field" width="-1" />
<column hidden="0" name="cell" type="field" width="-1" />
<column hidden="0" name="prob" type="field" width="-1" />
<column hidden="1" name="photo" type="field" width="-1" />
<column hidden="1" name="run_id" type="field" width="-1" />
</columns>
</attributetableconfig>
<featformsuppress>0</featformsuppress>
<editorlayout>generatedlayout</editorlayout>
<editable>
<field editable="0" name="cell" />
<field editable="0" name="fid" />
<field editable="0" name="filename" />
<field editable="0" name="photo" />
<field editable="0" name="photo_id" />
<field editable="0" name="prob" />
<field editable="0" name="rank" />
<field editable="0" name="run_id" />
<field editable="0" name="share_id" />
</editable>
<previewExpression>"cell" || ', ' || format_number(100 * "prob", 1) || ' %'</previewExpression>
<mapTip enabled="1">&lt;b&gt;[% replace("filename", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/b&gt;&lt;br&gt;[% replace("cell", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]: [% format_number(100 * "prob", 1) %] %</mapTip>
<layerGeometryType>2</layerGeometryType>
</qgis>
