<qgis labelsEnabled="1" readOnly="0" styleCategories="LayerConfiguration|Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.40.6-Bratislava">
<flags>
<Identifiable>1</Identifiable>
<Removable>1</Removable>
<Searchable>1</Searchable>
<Private>0</Private>
</flags>
<renderer-v2 enableorderby="1" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
<rules key="{4b76d832-69f4-4012-aea2-4f2214b3d1de}">
<rule filter="&quot;outcome&quot; = 'located' AND &quot;rank&quot; = 1" key="{161e6662-fb61-4b4f-a48f-9b53c5cdf842}" label="First candidate" symbol="0" />
<rule filter="&quot;outcome&quot; = 'located' AND &quot;rank&quot; IN (2, 3)" key="{8515ff7d-194d-4b7f-90c3-7e03827f7fdb}" label="Second and third" symbol="1" />
<rule filter="&quot;outcome&quot; = 'located' AND &quot;rank&quot; &gt; 3" key="{7b7d5ccf-edf5-4395-9838-55bc982c6a68}" label="Further candidates" symbol="2" />
<rule filter="&quot;outcome&quot; &lt;&gt; 'located'" key="{2f6a8f9e-7c3b-4b55-9f68-51e0d1a7b021}" label="Probably outside the gallery" symbol="3" />
<rule filter="&quot;state&quot; = 'accepted'" key="{6ad0e3c4-1e0b-4a8c-8a53-0c2b9f4d7022}" label="Accepted" symbol="4" />
<rule filter="&quot;state&quot; = 'rejected'" key="{9b7c5d12-8f46-4e3d-b1a9-77e0c6a5f023}" label="Rejected" symbol="5" />
</rules>
<symbols>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="0" type="marker">
<layer class="SimpleMarker" enabled="1" id="{1b0c7af6-423c-4e1f-84d5-da4f32d69aff}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="197,27,125,255,rgb:0.77254901960784317,0.10588235294117647,0.49019607843137253,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="circle" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.35" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="3" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" type="Map">
<Option name="size" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="scale_linear(coalesce(&quot;prob&quot;,0),0,1,4.0,9.0)" />
<Option name="type" type="int" value="3" />
</Option>
</Option>
<Option name="type" type="QString" value="collection" />
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="1" type="marker">
<layer class="SimpleMarker" enabled="1" id="{17cf0c76-26f8-4f8d-a4f9-6e265e678acf}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="222,119,174,255,rgb:0.87058823529411766,0.46666666666666667,0.68235294117647061,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="circle" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.35" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="3" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" type="Map">
<Option name="size" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="scale_linear(coalesce(&quot;prob&quot;,0),0,1,3.0,7.0)" />
<Option name="type" type="int" value="3" />
</Option>
</Option>
<Option name="type" type="QString" value="collection" />
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="2" type="marker">
<layer class="SimpleMarker" enabled="1" id="{16761965-b2b1-4ebb-860c-564eeca06fe1}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="241,198,222,255,rgb:0.94509803921568625,0.77647058823529413,0.87058823529411766,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="circle" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="156,85,128,255,rgb:0.61176470588235299,0.33333333333333331,0.50196078431372548,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.35" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="3" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" type="Map">
<Option name="size" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="scale_linear(coalesce(&quot;prob&quot;,0),0,1,2.4,6.0)" />
<Option name="type" type="int" value="3" />
</Option>
</Option>
<Option name="type" type="QString" value="collection" />
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="3" type="marker">
<layer class="SimpleMarker" enabled="1" id="{5d0a0c53-3f4f-4c1e-9d0e-0a6a6b0f4e11}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="255,255,255,160,rgb:1,1,1,0.62745098039215685" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="circle" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="179,88,6,255,rgb:0.70196078431372544,0.34509803921568627,0.02352941176470588,1" />
<Option name="outline_style" type="QString" value="dot" />
<Option name="outline_width" type="QString" value="0.6" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="3" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" type="Map">
<Option name="size" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="if(&quot;rank&quot; &gt; 1, 3.2, 5.0)" />
<Option name="type" type="int" value="3" />
</Option>
</Option>
<Option name="type" type="QString" value="collection" />
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="4" type="marker">
<layer class="SimpleMarker" enabled="1" id="{c1f2b7aa-6a0c-4b92-8f0f-7f0d5a3c2e12}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="255,255,255,0,rgb:1,1,1,0" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="circle" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="27,120,55,255,rgb:0.10588235294117647,0.47058823529411764,0.21568627450980393,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.9" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="3" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" type="Map">
<Option name="size" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="if(&quot;rank&quot; IS NULL, 3.5, 9.0)" />
<Option name="type" type="int" value="3" />
</Option>
</Option>
<Option name="type" type="QString" value="collection" />
</Option>
</data_defined_properties>
</layer>
</symbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="5" type="marker">
<layer class="SimpleMarker" enabled="1" id="{0b8f6f0e-2d57-4f0a-9a5e-3a8f1c9d7e13}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="178,24,43,255,rgb:0.69803921568627447,0.09411764705882353,0.16862745098039217,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="cross2" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="178,24,43,255,rgb:0.69803921568627447,0.09411764705882353,0.16862745098039217,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.7" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="3" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" type="Map">
<Option name="size" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="if(&quot;rank&quot; IS NULL, 3.0, 5.0)" />
<Option name="type" type="int" value="3" />
</Option>
</Option>
<Option name="type" type="QString" value="collection" />
</Option>
</data_defined_properties>
</layer>
</symbol>
</symbols>
<orderby>
<orderByClause asc="0" nullsFirst="1">"rank"</orderByClause>
</orderby>
</renderer-v2>
<selection mode="CustomSymbol">
<selectionColor invalid="1" />
<selectionSymbol>
<symbol alpha="1" clip_to_extent="1" force_rhr="0" frame_rate="10" is_animated="0" name="" type="marker">
<layer class="SimpleMarker" enabled="1" id="{ad8a265a-badf-436d-bd6e-45424c3b5e7a}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="255,255,255,255,rgb:1,1,1,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="circle" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="35,35,35,255,rgb:0.13725490196078433,0.13725490196078433,0.13725490196078433,1" />
<Option name="outline_style" type="QString" value="no" />
<Option name="outline_width" type="QString" value="0" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="6" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" type="Map">
<Option name="size" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="(CASE WHEN &quot;outcome&quot; &lt;&gt; 'located' THEN if(&quot;rank&quot; &gt; 1, 3.2, 5.0) WHEN &quot;rank&quot; = 1 THEN scale_linear(coalesce(&quot;prob&quot;,0),0,1,4.0,9.0) WHEN &quot;rank&quot; IN (2, 3) THEN scale_linear(coalesce(&quot;prob&quot;,0),0,1,3.0,7.0) ELSE scale_linear(coalesce(&quot;prob&quot;,0),0,1,2.4,6.0) END) + 3.4" />
<Option name="type" type="int" value="3" />
</Option>
</Option>
<Option name="type" type="QString" value="collection" />
</Option>
</data_defined_properties>
</layer>
<layer class="SimpleMarker" enabled="1" id="{45ee6735-c08d-4bc2-8d19-8c1be0b261c8}" locked="0" pass="0">
<Option type="Map">
<Option name="angle" type="QString" value="0" />
<Option name="cap_style" type="QString" value="square" />
<Option name="color" type="QString" value="197,27,125,255,rgb:0.77254901960784317,0.10588235294117647,0.49019607843137253,1" />
<Option name="horizontal_anchor_point" type="QString" value="1" />
<Option name="joinstyle" type="QString" value="bevel" />
<Option name="name" type="QString" value="circle" />
<Option name="offset" type="QString" value="0,0" />
<Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="offset_unit" type="QString" value="MM" />
<Option name="outline_color" type="QString" value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" />
<Option name="outline_style" type="QString" value="solid" />
<Option name="outline_width" type="QString" value="0.7" />
<Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="outline_width_unit" type="QString" value="MM" />
<Option name="scale_method" type="QString" value="diameter" />
<Option name="size" type="QString" value="4" />
<Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
<Option name="size_unit" type="QString" value="MM" />
<Option name="vertical_anchor_point" type="QString" value="1" />
</Option>
<data_defined_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" type="Map">
<Option name="fillColor" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="CASE WHEN &quot;outcome&quot; &lt;&gt; 'located' THEN '#ffffff' WHEN &quot;rank&quot; = 1 THEN '#c51b7d' WHEN &quot;rank&quot; IN (2, 3) THEN '#de77ae' ELSE '#f1c6de' END" />
<Option name="type" type="int" value="3" />
</Option>
<Option name="outlineColor" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="CASE WHEN &quot;state&quot; = 'accepted' THEN '#1b7837' WHEN &quot;state&quot; = 'rejected' THEN '#b2182b' WHEN &quot;outcome&quot; &lt;&gt; 'located' THEN '#b35806' ELSE '#1a1a1a' END" />
<Option name="type" type="int" value="3" />
</Option>
<Option name="size" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="(CASE WHEN &quot;outcome&quot; &lt;&gt; 'located' THEN if(&quot;rank&quot; &gt; 1, 3.2, 5.0) WHEN &quot;rank&quot; = 1 THEN scale_linear(coalesce(&quot;prob&quot;,0),0,1,4.0,9.0) WHEN &quot;rank&quot; IN (2, 3) THEN scale_linear(coalesce(&quot;prob&quot;,0),0,1,3.0,7.0) ELSE scale_linear(coalesce(&quot;prob&quot;,0),0,1,2.4,6.0) END) + 1.4" />
<Option name="type" type="int" value="3" />
</Option>
</Option>
<Option name="type" type="QString" value="collection" />
</Option>
</data_defined_properties>
</layer>
</symbol>
</selectionSymbol>
</selection>
<labeling type="simple">
<settings calloutType="simple">
<text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="CASE WHEN &quot;photo_id&quot; = @pinpoint_photo THEN to_string(&quot;rank&quot;) WHEN &quot;rank&quot; = 1 AND @map_scale &lt; 100000 THEN left(&quot;filename&quot;, 18) ELSE '' END" fontFamily="DejaVu Sans" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="8" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" forcedBold="0" forcedItalic="0" isExpression="1" legendString="Aa" multilineHeight="1" multilineHeightUnit="Percentage" namedStyle="" previewBkgrdColor="255,255,255,255,rgb:1,1,1,1" tabStopDistance="6" tabStopDistanceMapUnitScale="3x:0,0,0,0,0,0" tabStopDistanceUnit="Percentage" textColor="59,10,38,255,rgb:0.23137254901960785,0.0392156862745098,0.14901960784313725,1" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
<families />
<text-buffer bufferBlendMode="0" bufferColor="255,255,255,255,rgb:1,1,1,1" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="1" bufferOpacity="1" bufferSize="0.90000000000000002" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferSizeUnits="MM" />
<dd_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" />
<Option name="type" type="QString" value="collection" />
</Option>
</dd_properties>
</text-style>
<text-format addDirectionSymbol="0" autoWrapLength="0" decimals="3" formatNumbers="0" leftDirectionSymbol="&lt;" multilineAlign="3" placeDirectionSymbol="0" plussign="0" reverseDirectionSymbol="0" rightDirectionSymbol="&gt;" useMaxLineLengthForAutoWrap="1" wrapChar="" />
<placement allowDegraded="0" centroidInside="0" centroidWhole="0" dist="0.29999999999999999" distMapUnitScale="3x:0,0,0,0,0,0" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="" geometryGeneratorEnabled="0" geometryGeneratorType="PointGeometry" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" layerType="UnknownGeometry" lineAnchorClipping="0" lineAnchorPercent="0.5" lineAnchorTextPoint="FollowPlacement" lineAnchorType="0" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" maximumDistance="0" maximumDistanceMapUnitScale="3x:0,0,0,0,0,0" maximumDistanceUnit="MM" offsetType="1" offsetUnits="MM" overlapHandling="PreventOverlap" overrunDistance="0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" placement="6" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" preserveRotation="1" prioritization="PreferCloser" priority="8" quadOffset="4" repeatDistance="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" repeatDistanceUnits="MM" rotationAngle="0" rotationUnit="AngleDegrees" xOffset="0" yOffset="0" />
<rendering drawLabels="1" fontLimitPixelSize="0" fontMaxPixelSize="10000" fontMinPixelSize="0" labelPerPart="0" limitNumLabels="0" maxNumLabels="2000" mergeLines="0" minFeatureSize="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleMax="0" scaleMin="0" scaleVisibility="0" unplacedVisibility="0" upsidedownLabels="0" zIndex="0" />
<dd_properties>
<Option type="Map">
<Option name="name" type="QString" value="" />
<Option name="properties" type="Map">
<Option name="Show" type="Map">
<Option name="active" type="bool" value="true" />
<Option name="expression" type="QString" value="&quot;rank&quot; = 1" />
<Option name="type" type="int" value="3" />
</Option>
</Option>
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
<field configurationFlags="NoFlag" name="prob">
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
<field configurationFlags="NoFlag" name="score">
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
<field configurationFlags="NoFlag" name="channel">
<editWidget type="ValueMap">
<config>
<Option type="Map">
<Option name="map" type="List">
<Option type="Map">
<Option name="looks alike (learned)" type="QString" value="image" />
</Option>
<Option type="Map">
<Option name="looks alike (raw features)" type="QString" value="raw" />
</Option>
<Option type="Map">
<Option name="place matches the photo" type="QString" value="gps" />
</Option>
<Option type="Map">
<Option name="named by other photos of the album" type="QString" value="album" />
</Option>
<Option type="Map">
<Option name="middle of a likely geocell" type="QString" value="cell" />
</Option>
<Option type="Map">
<Option name="looks alike, in a likely geocell" type="QString" value="prototype" />
</Option>
<Option type="Map">
<Option name="peak of the sampled density" type="QString" value="density" />
</Option>
<Option type="Map">
<Option name="proposed by PIGEON" type="QString" value="pigeon" />
</Option>
<Option type="Map">
<Option name="proposed by PlaNet" type="QString" value="planet" />
</Option>
<Option type="Map">
<Option name="proposed by GeoCLIP" type="QString" value="geoclip" />
</Option>
<Option type="Map">
<Option name="proposed by PLONK" type="QString" value="plonk" />
</Option>
</Option>
</Option>
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
<field configurationFlags="NoFlag" name="ref_id">
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
<field configurationFlags="NoFlag" name="n_evid">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="n_authors">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="n_seqs">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="refs_5km">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="evidence">
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
<field configurationFlags="NoFlag" name="captured">
<editWidget type="">
<config>
<Option />
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="why">
<editWidget type="TextEdit">
<config>
<Option type="Map">
<Option name="IsMultiline" type="bool" value="true" />
</Option>
</config>
</editWidget>
</field>
<field configurationFlags="NoFlag" name="against">
<editWidget type="TextEdit">
<config>
<Option type="Map">
<Option name="IsMultiline" type="bool" value="true" />
</Option>
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
<alias field="cand_id" index="1" name="Candidate id" />
<alias field="photo_id" index="2" name="Photo id" />
<alias field="filename" index="3" name="File name" />
<alias field="rank" index="4" name="Rank" />
<alias field="prob" index="5" name="Probability" />
<alias field="outcome" index="6" name="Outcome of the photo" />
<alias field="score" index="7" name="Score" />
<alias field="similar" index="8" name="Similarity of its reference (cosine)" />
<alias field="channel" index="9" name="Found by" />
<alias field="longitude" index="10" name="Longitude (°)" />
<alias field="latitude" index="11" name="Latitude (°)" />
<alias field="place" index="12" name="Nearest place" />
<alias field="ref_id" index="13" name="Reference photo" />
<alias field="source" index="14" name="Source of the reference" />
<alias field="ref_url" index="15" name="Link to the reference" />
<alias field="author" index="16" name="Author of the reference" />
<alias field="licence" index="17" name="Licence of the reference" />
<alias field="n_evid" index="18" name="Evidence: photos" />
<alias field="n_authors" index="19" name="Evidence: authors" />
<alias field="n_seqs" index="20" name="Evidence: sequences" />
<alias field="refs_5km" index="21" name="References within 5 km" />
<alias field="evidence" index="22" name="Evidence in words" />
<alias field="gallery" index="23" name="Gallery of the reference" />
<alias field="captured" index="24" name="Reference taken at" />
<alias field="why" index="25" name="Why it was scored so" />
<alias field="against" index="26" name="What speaks against it" />
<alias field="state" index="27" name="Review" />
<alias field="note" index="28" name="Note" />
<alias field="photo" index="29" name="Photo" />
<alias field="run_id" index="30" name="Run" />
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
<columns>
<column hidden="0" name="filename" type="field" width="-1" />
<column hidden="0" name="rank" type="field" width="-1" />
<column hidden="0" name="state" type="field" width="-1" />
<column hidden="0" name="note" type="field" width="-1" />
<column hidden="1" name="fid" type="field" width="-1" />
<column hidden="1" name="cand_id" type="field" width="-1" />
<column hidden="1" name="photo_id" type="field" width="-1" />
<column hidden="0" name="prob" type="field" width="-1" />
<column hidden="0" name="outcome" type="field" width="-1" />
<column hidden="0" name="score" type="field" width="-1" />
<column hidden="0" name="similar" type="field" width="-1" />
<column hidden="0" name="channel" type="field" width="-1" />
<column hidden="1" name="longitude" type="field" width="-1" />
<column hidden="1" name="latitude" type="field" width="-1" />
<column hidden="0" name="place" type="field" width="-1" />
<column hidden="1" name="ref_id" type="field" width="-1" />
<column hidden="0" name="source" type="field" width="-1" />
<column hidden="0" name="ref_url" type="field" width="-1" />
<column hidden="0" name="author" type="field" width="-1" />
<column hidden="0" name="licence" type="field" width="-1" />
<column hidden="0" name="n_evid" type="field" width="-1" />
<column hidden="0" name="n_authors" type="field" width="-1" />
<column hidden="0" name="n_seqs" type="field" width="-1" />
<column hidden="0" name="refs_5km" type="field" width="-1" />
<column hidden="0" name="evidence" type="field" width="-1" />
<column hidden="0" name="gallery" type="field" width="-1" />
<column hidden="0" name="captured" type="field" width="-1" />
<column hidden="1" name="why" type="field" width="-1" />
<column hidden="0" name="against" type="field" width="-1" />
<column hidden="1" name="photo" type="field" width="-1" />
<column hidden="1" name="run_id" type="field" width="-1" />
</columns>
</attributetableconfig>
<featformsuppress>0</featformsuppress>
<editorlayout>generatedlayout</editorlayout>
<editable>
<field editable="0" name="against" />
<field editable="0" name="author" />
<field editable="0" name="cand_id" />
<field editable="0" name="captured" />
<field editable="0" name="channel" />
<field editable="0" name="evidence" />
<field editable="0" name="fid" />
<field editable="0" name="filename" />
<field editable="0" name="gallery" />
<field editable="0" name="latitude" />
<field editable="0" name="licence" />
<field editable="0" name="longitude" />
<field editable="0" name="n_authors" />
<field editable="0" name="n_evid" />
<field editable="0" name="n_seqs" />
<field editable="1" name="note" />
<field editable="0" name="outcome" />
<field editable="0" name="photo" />
<field editable="0" name="photo_id" />
<field editable="0" name="place" />
<field editable="0" name="prob" />
<field editable="0" name="rank" />
<field editable="0" name="ref_id" />
<field editable="0" name="ref_url" />
<field editable="0" name="refs_5km" />
<field editable="0" name="run_id" />
<field editable="0" name="score" />
<field editable="0" name="similar" />
<field editable="0" name="source" />
<field editable="1" name="state" />
<field editable="0" name="why" />
</editable>
<previewExpression>"filename" || ', candidate ' || "rank" || ', ' || format_number(100 * "prob", 1) || '%'</previewExpression>
<mapTip enabled="1">&lt;table&gt;&lt;tr&gt;&lt;td&gt;&lt;img src="[% 'file:///' || ltrim(replace(replace(replace(replace(replace("photo", '\\', '/'), '%', '%25'), '#', '%23'), '?', '%3F'), char(34), '%22'), '/') %]" width="200"&gt;&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;[% replace("filename", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/b&gt;&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;candidate [% "rank" %], probability [% format_number(100 * "prob", 1) %]%&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;[% coalesce(replace(attribute('place'), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')), '') %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;photo: [% represent_value("outcome") %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;found by: [% replace(represent_value("channel"), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;review: [% represent_value("state") %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;evidence: [% CASE WHEN "n_evid" &gt; 0 THEN 'photos: ' || "n_evid" || ', authors: ' || coalesce(attribute('n_authors'), '?') || ', sequences: ' || coalesce(attribute('n_seqs'), '?') || ', nearest: ' || coalesce(regexp_substr("evidence", 'nearest.(.*)'), '?') ELSE 'no other photo nearby' END %]&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;found through [% replace("ref_id", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %], [% replace("author", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '&gt;', '&amp;gt;')) %]&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</mapTip>
<layerGeometryType>0</layerGeometryType>
</qgis>
