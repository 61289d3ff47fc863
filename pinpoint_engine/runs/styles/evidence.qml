<qgis labelsEnabled="0" readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.40.6-Bratislava">
<flags>
<Identifiable>1</Identifiable>
<Removable>1</Removable>
<Searchable>1</Searchable>
<Private>0</Private>
</flags>
<renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
<rules key="{bae22014-1f21-4eb9-8e4a-6aec42f87b8e}">
<rule filter="&quot;source&quot; = 'internet' AND &quot;rank&quot; = 1" key="{3ce44e94-2215-450a-a50e-ed287c0e7f99}" label="Internet photos" symbol="0" />
<rule filter="&quot;source&quot; = 'street' AND &quot;rank&quot; = 1" key="{dc86ea62-dff0-417e-9ff4-6b9827287026}" label="Street-level photos" symbol="1" />
<rule filter="&quot;source&quot; = 'internet' AND &quot;rank&quot; &gt; 1" key="{d476cac6-a6a2-47e5-9e12-10eabc665a9c}" label="Internet, further" symbol="2" />
<rule filter="&quot;source&quot; = 'street' AND &quot;rank&quot; &gt; 1" key="{b1dde8de-cb6c-4e79-a6f0-addf0524da31}" label="Street-level, further" symbol="3" />
</rules>
<symbols>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="0" type="marker">
<layer class="GeometryGenerator" enabled="1" id="{42f732de-c0f8-4ab1-becd-9adcbbf7f147}" locked="0" pass="0">
<Option type="Map">
<Option name="SymbolType" type="QString" value="Line" />
<Option name="geometryModifier" type="QString" value="make_line(make_point(&quot;cand_lon&quot;, &quot;cand_lat&quot;), $geometry)" />
<Option name="units" type="QString" value="MapUnit" />
</Option>
<symbol alpha="0.7" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="@0@0" type="line">
<layer class="SimpleLine" enabled="1" id="{ca5b414d-fe6d-4897-a2fd-8cac2f0dc81c}" locked="0" pass="0">
<Option type="Map">
<Option name="align_dash_pattern" type="QString" value="0" />
<Option name="capstyle" type="QString" value="square" />
<Option name="customdash" type="QString" value="5;2" />
<Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="customdash_unit" type="QString" value="MM" />
<Option name="dash_pattern_offset" type="QString" value="0" />
<Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="dash_pattern_offset_unit" type="QString" value="MM" />
<Option name="draw_inside_polygon" type="QString" value="0" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="line_color" type="QString" value="224,130,20,255,rgb:0.8784313725490196,0.50980392156862742,0.07843137254901961,1" />
<Option name="line_style" type="QString" value="solid" />
<Option name="line_width" type="QString" value="0.2" />
<Option name="line_width_unit" type="QString" value="MM" />
<Option name="offset" type="QString" value="0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="ring_filter" type="QString" value="0" />
<Option name="trim_distance_end" type="QString" value="0" />
<Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="trim_distance_end_unit" type="QString" value="MM" />
<Option name="trim_distance_start" type="QString" value="0" />
<Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="trim_distance_start_unit" type="QString" value="MM" />
<Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
<Option name="use_custom_dash" type="QString" value="0" />
<Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
</Option>
</layer>
</symbol>
</layer>
<layer class="SimpleMarker" enabled="1" id="{21a968c2-d83d-4c85-b628-1e3235138539}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="224,130,20,255,rgb:0.8784313725490196,0.50980392156862742,0.07843137254901961,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="diamond" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.2" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="2.2" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="1" type="marker">
<layer class="GeometryGenerator" enabled="1" id="{ee00fe09-9fcd-4258-8f4a-b8ca1b00e61d}" locked="0" pass="0">
<Option type="Map">
<Option name="SymbolType" type="QString" value="Line" />
<Option name="geometryModifier" type="QString" value="make_line(make_point(&quot;cand_lon&quot;, &quot;cand_lat&quot;), $geometry)" />
<Option name="units" type="QString" value="MapUnit" />
</Option>
<symbol alpha="0.7" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="@1@0" type="line">
<layer class="SimpleLine" enabled="1" id="{76b8746d-4dbf-4ea5-b854-bd6dfca047bf}" locked="0" pass="0">
<Option type="Map">
<Option name="align_dash_pattern" type="QString" value="0" />
<Option name="capstyle" type="QString" value="square" />
<Option name="customdash" type="QString" value="5;2" />
<Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="customdash_unit" type="QString" value="MM" />
<Option name="dash_pattern_offset" type="QString" value="0" />
<Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="dash_pattern_offset_unit" type="QString" value="MM" />
<Option name="draw_inside_polygon" type="QString" value="0" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="line_color" type="QString" value="27,120,55,255,rgb:0.10588235294117647,0.47058823529411764,0.21568627450980393,1" />
<Option name="line_style" type="QString" value="solid" />
<Option name="line_width" type="QString" value="0.2" />
<Option name="line_width_unit" type="QString" value="MM" />
<Option name="offset" type="QString" value="0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="ring_filter" type="QString" value="0" />
<Option name="trim_distance_end" type="QString" value="0" />
<Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="trim_distance_end_unit" type="QString" value="MM" />
<Option name="trim_distance_start" type="QString" value="0" />
<Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="trim_distance_start_unit" type="QString" value="MM" />
<Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
<Option name="use_custom_dash" type="QString" value="0" />
<Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
</Option>
</layer>
</symbol>
</layer>
<layer class="SimpleMarker" enabled="1" id="{43bc2241-6cc0-428a-a92a-6dd6754a22a4}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="27,120,55,255,rgb:0.10588235294117647,0.47058823529411764,0.21568627450980393,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="square" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.2" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="2" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
</layer>
</symbol>
<symbol alpha="0.55" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="2" type="marker">
<layer class="GeometryGenerator" enabled="1" id="{5fb30ae4-a150-4851-a4b1-5c5b749e686a}" locked="0" pass="0">
<Option type="Map">
<Option name="SymbolType" type="QString" value="Line" />
<Option name="geometryModifier" type="QString" value="make_line(make_point(&quot;cand_lon&quot;, &quot;cand_lat&quot;), $geometry)" />
<Option name="units" type="QString" value="MapUnit" />
</Option>
<symbol alpha="0.7" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="@2@0" type="line">
<layer class="SimpleLine" enabled="1" id="{84924f84-280c-4b4a-9dfe-30b098bdef65}" locked="0" pass="0">
<Option type="Map">
<Option name="align_dash_pattern" type="QString" value="0" />
<Option name="capstyle" type="QString" value="square" />
<Option name="customdash" type="QString" value="5;2" />
<Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="customdash_unit" type="QString" value="MM" />
<Option name="dash_pattern_offset" type="QString" value="0" />
<Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="dash_pattern_offset_unit" type="QString" value="MM" />
<Option name="draw_inside_polygon" type="QString" value="0" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="line_color" type="QString" value="224,130,20,255,rgb:0.8784313725490196,0.50980392156862742,0.07843137254901961,1" />
<Option name="line_style" type="QString" value="solid" />
<Option name="line_width" type="QString" value="0.2" />
<Option name="line_width_unit" type="QString" value="MM" />
<Option name="offset" type="QString" value="0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="ring_filter" type="QString" value="0" />
<Option name="trim_distance_end" type="QString" value="0" />
<Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="trim_distance_end_unit" type="QString" value="MM" />
<Option name="trim_distance_start" type="QString" value="0" />
<Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="trim_distance_start_unit" type="QString" value="MM" />
<Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
<Option name="use_custom_dash" type="QString" value="0" />
<Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
</Option>
</layer>
</symbol>
</layer>
<layer class="SimpleMarker" enabled="1" id="{1f16b716-dd15-421a-985c-12a15f3a9e96}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="224,130,20,255,rgb:0.8784313725490196,0.50980392156862742,0.07843137254901961,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="diamond" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.2" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="1.5" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
</layer>
</symbol>
<symbol alpha="0.55" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="3" type="marker">
<layer class="GeometryGenerator" enabled="1" id="{a7408c64-9a48-4ad8-81ed-b6a3b7b4f753}" locked="0" pass="0">
<Option type="Map">
<Option name="SymbolType" type="QString" value="Line" />
<Option name="geometryModifier" type="QString" value="make_line(make_point(&quot;cand_lon&quot;, &quot;cand_lat&quot;), $geometry)" />
<Option name="units" type="QString" value="MapUnit" />
</Option>
<symbol alpha="0.7" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="@3@0" type="line">
<layer class="SimpleLine" enabled="1" id="{a5a3e325-8828-427e-816a-3cf8a96b9ef8}" locked="0" pass="0">
<Option type="Map">
<Option name="align_dash_pattern" type="QString" value="0" />
<Option name="capstyle" type="QString" value="square" />
<Option name="customdash" type="QString" value="5;2" />
<Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="customdash_unit" type="QString" value="MM" />
<Option name="dash_pattern_offset" type="QString" value="0" />
<Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="dash_pattern_offset_unit" type="QString" value="MM" />
<Option name="draw_inside_polygon" type="QString" value="0" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="line_color" type="QString" value="27,120,55,255,rgb:0.10588235294117647,0.47058823529411764,0.21568627450980393,1" />
<Option name="line_style" type="QString" value="solid" />
<Option name="line_width" type="QString" value="0.2" />
<Option name="line_width_unit" type="QString" value="MM" />
<Option name="offset" type="QString" value="0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="ring_filter" type="QString" value="0" />
<Option name="trim_distance_end" type="QString" value="0" />
<Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="trim_distance_end_unit" type="QString" value="MM" />
<Option name="trim_distance_start" type="QString" value="0" />
<Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="trim_distance_start_unit" type="QString" value="MM" />
<Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
<Option name="use_custom_dash" type="QString" value="0" />
<Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
</Option>
</layer>
</symbol>
</layer>
<layer class="SimpleMarker" enabled="1" id="{168ddd14-9507-4e9c-ae8c-c0352bacdd4a}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="27,120,55,255,rgb:0.10588235294117647,0.47058823529411764,0.21568627450980393,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="square" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.2" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="1.4" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
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
<field configurationFlags="NoFlag" name="evid_id">
<editWidget type="Hidden">
<config>
<Option />
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
<field configurationFlags="NoFlag" name="photo_id">
<editWidget type="Hidden">
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
<field configurationFlags="NoFlag" name="source">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="dist_m">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="similar">
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
<field configurationFlags="NoFlag" name="cand_lon">
<editWidget type="Hidden">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="cand_lat">
<editWidget type="Hidden">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="ref_id">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="ref_url">
<editWidget type="ExternalResource">
<config>
<Option type="Map">
<Option name="DocumentViewer" type="int" value="0" />
<Option name="DocumentViewerHeight" type="int" value="0" />
<Option name="DocumentViewerWidth" type="int" value="0" />
<Option name="FileWidget" type="bool" value="true" />
<Option name="FileWidgetButton" type="bool" value="false" />
<Option name="FullUrl" type="bool" value="true" />
<Option name="RelativeStorage" type="int" value="0" />
<Option name="StorageMode" type="int" value="0" />
<Option name="UseLink" type="bool" value="true" />
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="author">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="licence">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="captured">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="sequence">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="gallery">
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
<alias field="evid_id" index="1" name="Evidence id" />
<alias field="cand_id" index="2" name="Candidate id" />
<alias field="photo_id" index="3" name="Photo id" />
<alias field="rank" index="4" name="Rank of the candidate" />
<alias field="source" index="5" name="Source" />
<alias field="dist_m" index="6" name="Distance to the candidate (m)" />
<alias field="similar" index="7" name="Similarity to the photo (cosine)" />
<alias field="longitude" index="8" name="Longitude (°)" />
<alias field="latitude" index="9" name="Latitude (°)" />
<alias field="cand_lon" index="10" name="Longitude of the candidate (°)" />
<alias field="cand_lat" index="11" name="Latitude of the candidate (°)" />
<alias field="ref_id" index="12" name="Reference photo" />
<alias field="ref_url" index="13" name="Link to the reference" />
<alias field="author" index="14" name="Author" />
<alias field="licence" index="15" name="Licence" />
<alias field="captured" index="16" name="Taken at" />
<alias field="sequence" index="17" name="Sequence" />
<alias field="gallery" index="18" name="Gallery" />
<alias field="run_id" index="19" name="Run" />
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
<columns>
<column hidden="0" name="rank" type="field" width="-1" />
<column hidden="1" name="fid" type="field" width="-1" />
<column hidden="1" name="evid_id" type="field" width="-1" />
<column hidden="1" name="cand_id" type="field" width="-1" />
<column hidden="1" name="photo_id" type="field" width="-1" />
<column hidden="0" name="source" type="field" width="-1" />
<column hidden="0" name="dist_m" type="field" width="-1" />
<column hidden="0" name="similar" type="field" width="-1" />
<column hidden="1" name="longitude" type="field" width="-1" />
<column hidden="1" name="latitude" type="field" width="-1" />
<column hidden="1" name="cand_lon" type="field" width="-1" />
<column hidden="1" name="cand_lat" type="field" width="-1" />
<column hidden="1" name="ref_id" type="field" width="-1" />
<column hidden="0" name="ref_url" type="field" width="-1" />
<column hidden="0" name="author" type="field" width="-1" />
<column hidden="0" name="licence" type="field" width="-1" />
<column hidden="0" name="captured" type="field" width="-1" />
<column hidden="0" name="sequence" type="field" width="-1" />
<column hidden="0" name="gallery" type="field" width="-1" />
<column hidden="1" name="run_id" type="field" width="-1" />
</columns>
</attributetableconfig>
<featformsuppress>0</featformsuppress>
<editorlayout>generatedlayout</editorlayout>
<editable>
<field editable="0" name="author" />
<field editable="0" name="cand_id" />
<field editable="0" name="cand_lat" />
<field editable="0" name="cand_lon" />
<field editable="0" name="captured" />
<field editable="0" name="dist_m" />
<field editable="0" name="evid_id" />
<field editable="0" name="fid" />
<field editable="0" name="gallery" />
<field editable="0" name="latitude" />
<field editable="0" name="licence" />
<field editable="0" name="longitude" />
<field editable="0" name="photo_id" />
<field editable="0" name="rank" />
<field editable="0" name="ref_id" />
<field editable="0" name="ref_url" />
<field editable="0" name="run_id" />
<field editable="0" name="sequence" />
<field editable="0" name="similar" />
<field editable="0" name="source" />
</editable>
<previewExpression>"source" || ', ' || format_number("dist_m", 0) || ' m, similarity ' || format_number("similar", 2)</previewExpression>
<mapTip enabled="1">&lt;table&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;[% replace("ref_id", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/b&gt; ([% replace("source", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %])&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;[% format_number("dist_m", 0) %] m from candidate [% "rank" %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;similarity [% format_number("similar", 2) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;[% replace("author", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %], [% replace("licence", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;[% replace("ref_url", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</mapTip>
<layerGeometryType>0</layerGeometryType>
</qgis>
