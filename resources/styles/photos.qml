<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis autoRefreshMode="Disabled" simplifyDrawingTol="1" simplifyLocal="1" minScale="100000000" readOnly="0" simplifyAlgorithm="0" version="3.40.6-Bratislava" hasScaleBasedVisibilityFlag="0" maxScale="0" autoRefreshTime="0" styleCategories="AllStyleCategories" labelsEnabled="1" symbologyReferenceScale="-1" simplifyDrawingHints="1" simplifyMaxScale="1">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal startExpression="" enabled="0" limitMode="0" durationUnit="min" mode="0" endField="" durationField="" startField="" fixedDuration="0" accumulate="0" endExpression="">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <elevation zscale="1" clamping="Terrain" showMarkerSymbolInSurfacePlots="0" zoffset="0" type="IndividualFeatures" binding="Centroid" extrusionEnabled="0" symbology="Line" respectLayerSymbol="1" extrusion="0">
    <data-defined-properties>
      <Option type="Map">
        <Option type="QString" name="name" value=""/>
        <Option name="properties"/>
        <Option type="QString" name="type" value="collection"/>
      </Option>
    </data-defined-properties>
    <profileLineSymbol>
      <symbol force_rhr="0" type="line" frame_rate="10" is_animated="0" alpha="1" clip_to_extent="1" name="">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer class="SimpleLine" enabled="1" pass="0" id="{9cb1fd3f-a13d-413b-b47c-f44375914aae}" locked="0">
          <Option type="Map">
            <Option type="QString" name="align_dash_pattern" value="0"/>
            <Option type="QString" name="capstyle" value="square"/>
            <Option type="QString" name="customdash" value="5;2"/>
            <Option type="QString" name="customdash_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="customdash_unit" value="MM"/>
            <Option type="QString" name="dash_pattern_offset" value="0"/>
            <Option type="QString" name="dash_pattern_offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="dash_pattern_offset_unit" value="MM"/>
            <Option type="QString" name="draw_inside_polygon" value="0"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="line_color" value="196,60,57,255,rgb:0.7686274509803922,0.23529411764705882,0.22352941176470589,1"/>
            <Option type="QString" name="line_style" value="solid"/>
            <Option type="QString" name="line_width" value="0.6"/>
            <Option type="QString" name="line_width_unit" value="MM"/>
            <Option type="QString" name="offset" value="0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="ring_filter" value="0"/>
            <Option type="QString" name="trim_distance_end" value="0"/>
            <Option type="QString" name="trim_distance_end_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="trim_distance_end_unit" value="MM"/>
            <Option type="QString" name="trim_distance_start" value="0"/>
            <Option type="QString" name="trim_distance_start_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="trim_distance_start_unit" value="MM"/>
            <Option type="QString" name="tweak_dash_pattern_on_corners" value="0"/>
            <Option type="QString" name="use_custom_dash" value="0"/>
            <Option type="QString" name="width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileLineSymbol>
    <profileFillSymbol>
      <symbol force_rhr="0" type="fill" frame_rate="10" is_animated="0" alpha="1" clip_to_extent="1" name="">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer class="SimpleFill" enabled="1" pass="0" id="{7bc4397e-abda-47f2-9eb9-09012064c45b}" locked="0">
          <Option type="Map">
            <Option type="QString" name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="color" value="196,60,57,255,rgb:0.7686274509803922,0.23529411764705882,0.22352941176470589,1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="140,43,41,255,rgb:0.5490196078431373,0.16803234912642101,0.15967040512703135,1"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.2"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileFillSymbol>
    <profileMarkerSymbol>
      <symbol force_rhr="0" type="marker" frame_rate="10" is_animated="0" alpha="1" clip_to_extent="1" name="">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer class="SimpleMarker" enabled="1" pass="0" id="{b97793a1-1087-4ff2-8363-27e37a4f4592}" locked="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="0"/>
            <Option type="QString" name="cap_style" value="square"/>
            <Option type="QString" name="color" value="196,60,57,255,rgb:0.7686274509803922,0.23529411764705882,0.22352941176470589,1"/>
            <Option type="QString" name="horizontal_anchor_point" value="1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="name" value="diamond"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="140,43,41,255,rgb:0.5490196078431373,0.16803234912642101,0.15967040512703135,1"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.2"/>
            <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="scale_method" value="diameter"/>
            <Option type="QString" name="size" value="3"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileMarkerSymbol>
  </elevation>
  <renderer-v2 type="RuleRenderer" forceraster="0" enableorderby="0" symbollevels="0" referencescale="-1">
    <rules key="{327607f7-dba2-41d0-af9a-23451ab7dfd2}">
      <rule label="Final position" key="{0ab372bc-fa8a-49bd-a88b-73a439e81614}" filter="&quot;state&quot; = 'accepted'" symbol="0"/>
    </rules>
    <symbols>
      <symbol force_rhr="0" type="marker" frame_rate="10" is_animated="0" alpha="1" clip_to_extent="1" name="0">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer class="SimpleMarker" enabled="1" pass="0" id="{6a9f237e-1ba8-4b95-9ee2-87137e7bf619}" locked="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="0"/>
            <Option type="QString" name="cap_style" value="square"/>
            <Option type="QString" name="color" value="27,120,55,255,rgb:0.10588235294117647,0.47058823529411764,0.21568627450980393,1"/>
            <Option type="QString" name="horizontal_anchor_point" value="1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="name" value="diamond"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="255,255,255,255,rgb:1,1,1,1"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.5"/>
            <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="scale_method" value="diameter"/>
            <Option type="QString" name="size" value="5"/>
            <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="vertical_anchor_point" value="1"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <data-defined-properties>
      <Option type="Map">
        <Option type="QString" name="name" value=""/>
        <Option name="properties"/>
        <Option type="QString" name="type" value="collection"/>
      </Option>
    </data-defined-properties>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1"/>
  </selection>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style namedStyle="Regular" fontItalic="0" multilineHeight="1" textOpacity="1" fieldName="if(&quot;state&quot; = 'accepted' and (&quot;photo_id&quot; = @pinpoint_photo or @map_scale &lt; 100000), &quot;filename&quot;, '')" blendMode="0" tabStopDistanceUnit="Point" fontWordSpacing="0" tabStopDistance="80" forcedItalic="0" fontSizeMapUnitScale="3x:0,0,0,0,0,0" textOrientation="horizontal" forcedBold="0" legendString="Aa" previewBkgrdColor="255,255,255,255,rgb:1,1,1,1" fontKerning="1" isExpression="1" fontLetterSpacing="0" fontSize="8" allowHtml="0" capitalization="0" tabStopDistanceMapUnitScale="3x:0,0,0,0,0,0" useSubstitutions="0" fontWeight="50" textColor="27,77,42,255,rgb:0.10588235294117647,0.30196078431372547,0.16470588235294117,1" fontFamily="Open Sans" multilineHeightUnit="Percentage" fontUnderline="0" fontSizeUnit="Point" fontStrikeout="0">
        <families>
          <family name="Open Sans"/>
          <family name="Liberation Sans"/>
          <family name="Helvetica"/>
          <family name="Arial"/>
          <family name="Sans Serif"/>
        </families>
        <text-buffer bufferOpacity="1" bufferDraw="1" bufferJoinStyle="128" bufferSizeUnits="MM" bufferNoFill="1" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferColor="255,255,255,220,rgb:1,1,1,0.86274509803921573" bufferBlendMode="0" bufferSize="0.80000000000000004"/>
        <text-mask maskSizeMapUnitScale="3x:0,0,0,0,0,0" maskJoinStyle="128" maskOpacity="1" maskSize="1.5" maskedSymbolLayers="" maskSize2="1.5" maskSizeUnits="MM" maskType="0" maskEnabled="0"/>
        <background shapeRadiiX="0" shapeBorderWidthUnit="Point" shapeJoinStyle="64" shapeRotationType="0" shapeRadiiMapUnitScale="3x:0,0,0,0,0,0" shapeBlendMode="0" shapeBorderWidth="0" shapeBorderWidthMapUnitScale="3x:0,0,0,0,0,0" shapeOffsetMapUnitScale="3x:0,0,0,0,0,0" shapeSizeType="0" shapeType="0" shapeSizeY="0" shapeSizeMapUnitScale="3x:0,0,0,0,0,0" shapeDraw="0" shapeSizeUnit="Point" shapeOffsetUnit="Point" shapeSizeX="0" shapeOffsetY="0" shapeOffsetX="0" shapeFillColor="255,255,255,255,rgb:1,1,1,1" shapeBorderColor="128,128,128,255,rgb:0.50196078431372548,0.50196078431372548,0.50196078431372548,1" shapeRadiiY="0" shapeSVGFile="" shapeRadiiUnit="Point" shapeRotation="0" shapeOpacity="1">
          <symbol force_rhr="0" type="fill" frame_rate="10" is_animated="0" alpha="1" clip_to_extent="1" name="fillSymbol">
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option name="properties"/>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
            <layer class="SimpleFill" enabled="1" pass="0" id="" locked="0">
              <Option type="Map">
                <Option type="QString" name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="color" value="255,255,255,255,rgb:1,1,1,1"/>
                <Option type="QString" name="joinstyle" value="bevel"/>
                <Option type="QString" name="offset" value="0,0"/>
                <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="offset_unit" value="MM"/>
                <Option type="QString" name="outline_color" value="128,128,128,255,rgb:0.50196078431372548,0.50196078431372548,0.50196078431372548,1"/>
                <Option type="QString" name="outline_style" value="no"/>
                <Option type="QString" name="outline_width" value="0"/>
                <Option type="QString" name="outline_width_unit" value="Point"/>
                <Option type="QString" name="style" value="solid"/>
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option type="QString" name="name" value=""/>
                  <Option name="properties"/>
                  <Option type="QString" name="type" value="collection"/>
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
        </background>
        <shadow shadowRadiusAlphaOnly="0" shadowBlendMode="6" shadowRadiusUnit="MM" shadowOffsetAngle="135" shadowOffsetGlobal="1" shadowUnder="0" shadowOffsetDist="1" shadowRadiusMapUnitScale="3x:0,0,0,0,0,0" shadowOffsetMapUnitScale="3x:0,0,0,0,0,0" shadowRadius="1.5" shadowColor="0,0,0,255,rgb:0,0,0,1" shadowDraw="0" shadowOffsetUnit="MM" shadowScale="100" shadowOpacity="0.69999999999999996"/>
        <dd_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </dd_properties>
        <substitutions/>
      </text-style>
      <text-format placeDirectionSymbol="0" decimals="3" rightDirectionSymbol=">" formatNumbers="0" multilineAlign="3" reverseDirectionSymbol="0" leftDirectionSymbol="&lt;" addDirectionSymbol="0" plussign="0" wrapChar="" autoWrapLength="0" useMaxLineLengthForAutoWrap="1"/>
      <placement fitInPolygonOnly="0" dist="2" priority="5" distUnits="MM" offsetUnits="MM" rotationUnit="AngleDegrees" maximumDistanceUnit="MM" quadOffset="4" maximumDistanceMapUnitScale="3x:0,0,0,0,0,0" allowDegraded="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" rotationAngle="0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" yOffset="0" maximumDistance="0" placementFlags="10" placement="0" repeatDistance="0" geometryGeneratorEnabled="0" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" lineAnchorTextPoint="FollowPlacement" repeatDistanceUnits="MM" offsetType="0" overrunDistance="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" lineAnchorClipping="0" centroidWhole="0" polygonPlacementFlags="2" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" layerType="UnknownGeometry" xOffset="0" overlapHandling="PreventOverlap" centroidInside="0" prioritization="PreferCloser" lineAnchorType="0" distMapUnitScale="3x:0,0,0,0,0,0" preserveRotation="1" geometryGeneratorType="PointGeometry" lineAnchorPercent="0.5" geometryGenerator=""/>
      <rendering fontLimitPixelSize="0" labelPerPart="0" unplacedVisibility="0" zIndex="0" drawLabels="1" mergeLines="0" limitNumLabels="0" scaleMax="0" minFeatureSize="0" scaleMin="0" upsidedownLabels="0" obstacleType="1" fontMaxPixelSize="10000" fontMinPixelSize="0" obstacleFactor="1" maxNumLabels="2000" scaleVisibility="0" obstacle="1"/>
      <dd_properties>
        <Option type="Map">
          <Option type="QString" name="name" value=""/>
          <Option name="properties"/>
          <Option type="QString" name="type" value="collection"/>
        </Option>
      </dd_properties>
      <callout type="simple">
        <Option type="Map">
          <Option type="QString" name="anchorPoint" value="pole_of_inaccessibility"/>
          <Option type="int" name="blendMode" value="0"/>
          <Option type="Map" name="ddProperties">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
          <Option type="bool" name="drawToAllParts" value="false"/>
          <Option type="QString" name="enabled" value="0"/>
          <Option type="QString" name="labelAnchorPoint" value="point_on_exterior"/>
          <Option type="QString" name="lineSymbol" value="&lt;symbol force_rhr=&quot;0&quot; type=&quot;line&quot; frame_rate=&quot;10&quot; is_animated=&quot;0&quot; alpha=&quot;1&quot; clip_to_extent=&quot;1&quot; name=&quot;symbol&quot;>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option type=&quot;QString&quot; name=&quot;name&quot; value=&quot;&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;type&quot; value=&quot;collection&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;layer class=&quot;SimpleLine&quot; enabled=&quot;1&quot; pass=&quot;0&quot; id=&quot;{ac495a4a-e447-4495-af3c-abe156e17049}&quot; locked=&quot;0&quot;>&lt;Option type=&quot;Map&quot;>&lt;Option type=&quot;QString&quot; name=&quot;align_dash_pattern&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;capstyle&quot; value=&quot;square&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;customdash&quot; value=&quot;5;2&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;customdash_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;customdash_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;dash_pattern_offset&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;dash_pattern_offset_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;dash_pattern_offset_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;draw_inside_polygon&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;joinstyle&quot; value=&quot;bevel&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;line_color&quot; value=&quot;60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;line_style&quot; value=&quot;solid&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;line_width&quot; value=&quot;0.3&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;line_width_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;offset&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;offset_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;offset_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;ring_filter&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_end&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_end_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_end_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_start&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_start_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_start_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;tweak_dash_pattern_on_corners&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;use_custom_dash&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;width_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;/Option>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option type=&quot;QString&quot; name=&quot;name&quot; value=&quot;&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;type&quot; value=&quot;collection&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;/layer>&lt;/symbol>"/>
          <Option type="double" name="minLength" value="0"/>
          <Option type="QString" name="minLengthMapUnitScale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="minLengthUnit" value="MM"/>
          <Option type="double" name="offsetFromAnchor" value="0"/>
          <Option type="QString" name="offsetFromAnchorMapUnitScale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="offsetFromAnchorUnit" value="MM"/>
          <Option type="double" name="offsetFromLabel" value="0"/>
          <Option type="QString" name="offsetFromLabelMapUnitScale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="offsetFromLabelUnit" value="MM"/>
        </Option>
      </callout>
    </settings>
  </labeling>
  <customproperties>
    <Option/>
  </customproperties>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
  <geometryOptions removeDuplicateNodes="0" geometryPrecision="0">
    <activeChecks type="StringList">
      <Option type="QString" value=""/>
    </activeChecks>
    <checkConfiguration/>
  </geometryOptions>
  <legend showLabelLegend="0" type="default-vector"/>
  <fieldConfiguration>
    <field configurationFlags="NoFlag" name="photo_id">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="photo">
      <editWidget type="ExternalResource">
        <config>
          <Option type="Map">
            <Option type="int" name="DocumentViewer" value="1"/>
            <Option type="int" name="DocumentViewerHeight" value="240"/>
            <Option type="int" name="DocumentViewerWidth" value="0"/>
            <Option type="bool" name="FileWidget" value="true"/>
            <Option type="bool" name="FileWidgetButton" value="false"/>
            <Option type="invalid" name="FileWidgetFilter"/>
            <Option type="bool" name="FullUrl" value="false"/>
            <Option type="int" name="RelativeStorage" value="0"/>
            <Option type="int" name="StorageMode" value="0"/>
            <Option type="bool" name="UseLink" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="filename">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="directory">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="timestamp">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="direction">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="longitude">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="latitude">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="placed_by">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="cand_id">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="outcome">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="conf1">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="conf5">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="conf25">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="conf200">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="conf750">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="elsewhere">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="alone_lon">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="alone_lat">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="alone_25">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="n_cand">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="tag_lon">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="tag_lat">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="album">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="state">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="note">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option type="bool" name="IsMultiline" value="true"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="reviewed">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="sha256">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="run_id">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias name="Photo id" index="0" field="photo_id"/>
    <alias name="Photo" index="1" field="photo"/>
    <alias name="File name" index="2" field="filename"/>
    <alias name="Folder" index="3" field="directory"/>
    <alias name="Taken at" index="4" field="timestamp"/>
    <alias name="Camera heading (°)" index="5" field="direction"/>
    <alias name="Longitude of the first candidate (°)" index="6" field="longitude"/>
    <alias name="Latitude of the first candidate (°)" index="7" field="latitude"/>
    <alias name="Position from" index="8" field="placed_by"/>
    <alias name="Accepted candidate" index="9" field="cand_id"/>
    <alias name="Outcome" index="10" field="outcome"/>
    <alias name="Probability within 1 km of the first candidate" index="11" field="conf1"/>
    <alias name="Probability within 5 km" index="12" field="conf5"/>
    <alias name="Probability within 25 km of the first candidate" index="13" field="conf25"/>
    <alias name="Probability within 200 km" index="14" field="conf200"/>
    <alias name="Probability within 750 km" index="15" field="conf750"/>
    <alias name="Probability of none of the candidates" index="16" field="elsewhere"/>
    <alias name="Longitude of the first candidate of the photo alone, without its album (°)" index="17" field="alone_lon"/>
    <alias name="Latitude of the first candidate of the photo alone (°)" index="18" field="alone_lat"/>
    <alias name="Probability within 25 km of it, by the photo alone" index="19" field="alone_25"/>
    <alias name="Candidates" index="20" field="n_cand"/>
    <alias name="Longitude in the photo's EXIF (°)" index="21" field="tag_lon"/>
    <alias name="Latitude in the photo's EXIF (°)" index="22" field="tag_lat"/>
    <alias name="Album" index="23" field="album"/>
    <alias name="Review" index="24" field="state"/>
    <alias name="Note" index="25" field="note"/>
    <alias name="Reviewed (UTC)" index="26" field="reviewed"/>
    <alias name="SHA-256 of the file" index="27" field="sha256"/>
    <alias name="Run" index="28" field="run_id"/>
  </aliases>
  <splitPolicies>
    <policy policy="Duplicate" field="photo_id"/>
    <policy policy="Duplicate" field="photo"/>
    <policy policy="Duplicate" field="filename"/>
    <policy policy="Duplicate" field="directory"/>
    <policy policy="Duplicate" field="timestamp"/>
    <policy policy="Duplicate" field="direction"/>
    <policy policy="Duplicate" field="longitude"/>
    <policy policy="Duplicate" field="latitude"/>
    <policy policy="Duplicate" field="placed_by"/>
    <policy policy="Duplicate" field="cand_id"/>
    <policy policy="Duplicate" field="outcome"/>
    <policy policy="Duplicate" field="conf1"/>
    <policy policy="Duplicate" field="conf5"/>
    <policy policy="Duplicate" field="conf25"/>
    <policy policy="Duplicate" field="conf200"/>
    <policy policy="Duplicate" field="conf750"/>
    <policy policy="Duplicate" field="elsewhere"/>
    <policy policy="Duplicate" field="alone_lon"/>
    <policy policy="Duplicate" field="alone_lat"/>
    <policy policy="Duplicate" field="alone_25"/>
    <policy policy="Duplicate" field="n_cand"/>
    <policy policy="Duplicate" field="tag_lon"/>
    <policy policy="Duplicate" field="tag_lat"/>
    <policy policy="Duplicate" field="album"/>
    <policy policy="Duplicate" field="state"/>
    <policy policy="Duplicate" field="note"/>
    <policy policy="Duplicate" field="reviewed"/>
    <policy policy="Duplicate" field="sha256"/>
    <policy policy="Duplicate" field="run_id"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy policy="Duplicate" field="photo_id"/>
    <policy policy="Duplicate" field="photo"/>
    <policy policy="Duplicate" field="filename"/>
    <policy policy="Duplicate" field="directory"/>
    <policy policy="Duplicate" field="timestamp"/>
    <policy policy="Duplicate" field="direction"/>
    <policy policy="Duplicate" field="longitude"/>
    <policy policy="Duplicate" field="latitude"/>
    <policy policy="Duplicate" field="placed_by"/>
    <policy policy="Duplicate" field="cand_id"/>
    <policy policy="Duplicate" field="outcome"/>
    <policy policy="Duplicate" field="conf1"/>
    <policy policy="Duplicate" field="conf5"/>
    <policy policy="Duplicate" field="conf25"/>
    <policy policy="Duplicate" field="conf200"/>
    <policy policy="Duplicate" field="conf750"/>
    <policy policy="Duplicate" field="elsewhere"/>
    <policy policy="Duplicate" field="alone_lon"/>
    <policy policy="Duplicate" field="alone_lat"/>
    <policy policy="Duplicate" field="alone_25"/>
    <policy policy="Duplicate" field="n_cand"/>
    <policy policy="Duplicate" field="tag_lon"/>
    <policy policy="Duplicate" field="tag_lat"/>
    <policy policy="Duplicate" field="album"/>
    <policy policy="Duplicate" field="state"/>
    <policy policy="Duplicate" field="note"/>
    <policy policy="Duplicate" field="reviewed"/>
    <policy policy="Duplicate" field="sha256"/>
    <policy policy="Duplicate" field="run_id"/>
  </duplicatePolicies>
  <defaults>
    <default applyOnUpdate="0" expression="" field="photo_id"/>
    <default applyOnUpdate="0" expression="" field="photo"/>
    <default applyOnUpdate="0" expression="" field="filename"/>
    <default applyOnUpdate="0" expression="" field="directory"/>
    <default applyOnUpdate="0" expression="" field="timestamp"/>
    <default applyOnUpdate="0" expression="" field="direction"/>
    <default applyOnUpdate="0" expression="" field="longitude"/>
    <default applyOnUpdate="0" expression="" field="latitude"/>
    <default applyOnUpdate="0" expression="" field="placed_by"/>
    <default applyOnUpdate="0" expression="" field="cand_id"/>
    <default applyOnUpdate="0" expression="" field="outcome"/>
    <default applyOnUpdate="0" expression="" field="conf1"/>
    <default applyOnUpdate="0" expression="" field="conf5"/>
    <default applyOnUpdate="0" expression="" field="conf25"/>
    <default applyOnUpdate="0" expression="" field="conf200"/>
    <default applyOnUpdate="0" expression="" field="conf750"/>
    <default applyOnUpdate="0" expression="" field="elsewhere"/>
    <default applyOnUpdate="0" expression="" field="alone_lon"/>
    <default applyOnUpdate="0" expression="" field="alone_lat"/>
    <default applyOnUpdate="0" expression="" field="alone_25"/>
    <default applyOnUpdate="0" expression="" field="n_cand"/>
    <default applyOnUpdate="0" expression="" field="tag_lon"/>
    <default applyOnUpdate="0" expression="" field="tag_lat"/>
    <default applyOnUpdate="0" expression="" field="album"/>
    <default applyOnUpdate="0" expression="" field="state"/>
    <default applyOnUpdate="0" expression="" field="note"/>
    <default applyOnUpdate="0" expression="" field="reviewed"/>
    <default applyOnUpdate="0" expression="" field="sha256"/>
    <default applyOnUpdate="0" expression="" field="run_id"/>
  </defaults>
  <constraints>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="photo_id"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="photo"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="filename"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="directory"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="timestamp"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="direction"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="longitude"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="latitude"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="placed_by"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="cand_id"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="outcome"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="conf1"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="conf5"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="conf25"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="conf200"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="conf750"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="elsewhere"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="alone_lon"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="alone_lat"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="alone_25"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="n_cand"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="tag_lon"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="tag_lat"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="album"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="state"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="note"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="reviewed"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="sha256"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="run_id"/>
  </constraints>
  <constraintExpressions>
    <constraint exp="" desc="" field="photo_id"/>
    <constraint exp="" desc="" field="photo"/>
    <constraint exp="" desc="" field="filename"/>
    <constraint exp="" desc="" field="directory"/>
    <constraint exp="" desc="" field="timestamp"/>
    <constraint exp="" desc="" field="direction"/>
    <constraint exp="" desc="" field="longitude"/>
    <constraint exp="" desc="" field="latitude"/>
    <constraint exp="" desc="" field="placed_by"/>
    <constraint exp="" desc="" field="cand_id"/>
    <constraint exp="" desc="" field="outcome"/>
    <constraint exp="" desc="" field="conf1"/>
    <constraint exp="" desc="" field="conf5"/>
    <constraint exp="" desc="" field="conf25"/>
    <constraint exp="" desc="" field="conf200"/>
    <constraint exp="" desc="" field="conf750"/>
    <constraint exp="" desc="" field="elsewhere"/>
    <constraint exp="" desc="" field="alone_lon"/>
    <constraint exp="" desc="" field="alone_lat"/>
    <constraint exp="" desc="" field="alone_25"/>
    <constraint exp="" desc="" field="n_cand"/>
    <constraint exp="" desc="" field="tag_lon"/>
    <constraint exp="" desc="" field="tag_lat"/>
    <constraint exp="" desc="" field="album"/>
    <constraint exp="" desc="" field="state"/>
    <constraint exp="" desc="" field="note"/>
    <constraint exp="" desc="" field="reviewed"/>
    <constraint exp="" desc="" field="sha256"/>
    <constraint exp="" desc="" field="run_id"/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
    <columns/>
  </attributetableconfig>
  <conditionalstyles>
    <rowstyles/>
    <fieldstyles/>
  </conditionalstyles>
  <storedexpressions/>
  <editform tolerant="1"></editform>
  <editforminit/>
  <editforminitcodesource>0</editforminitcodesource>
  <editforminitfilepath></editforminitfilepath>
  <editforminitcode><![CDATA[]]></editforminitcode>
  <featformsuppress>0</featformsuppress>
  <editorlayout>generatedlayout</editorlayout>
  <editable>
    <field name="album" editable="0"/>
    <field name="conf25" editable="0"/>
    <field name="direction" editable="0"/>
    <field name="directory" editable="0"/>
    <field name="elsewhere" editable="0"/>
    <field name="filename" editable="0"/>
    <field name="latitude" editable="0"/>
    <field name="longitude" editable="0"/>
    <field name="n_cand" editable="0"/>
    <field name="outcome" editable="0"/>
    <field name="photo" editable="0"/>
    <field name="photo_id" editable="0"/>
    <field name="place" editable="0"/>
    <field name="run_id" editable="0"/>
    <field name="sha256" editable="0"/>
    <field name="tag_lat" editable="0"/>
    <field name="tag_lon" editable="0"/>
    <field name="timestamp" editable="0"/>
  </editable>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <previewExpression>"filename"</previewExpression>
  <mapTip enabled="1">&lt;table>&lt;tr>&lt;td>&lt;img src="[% 'file:///' || ltrim(replace(replace(replace(replace(replace("photo", '\\', '/'), '%', '%25'), '#', '%23'), '?', '%3F'), char(34), '%22'), '/') %]" width="200">&lt;/td>&lt;/tr>&lt;tr>&lt;td>&lt;b>[% replace("filename", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '>', '&amp;gt;')) %]&lt;/b>&lt;/td>&lt;/tr>&lt;tr>&lt;td>[% represent_value("outcome") %]&lt;/td>&lt;/tr>&lt;tr>&lt;td>[% coalesce(replace(attribute('place'), map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '>', '&amp;gt;')), '') %]&lt;/td>&lt;/tr>&lt;tr>&lt;td>within 25 km of the first candidate: [% round(100 * "conf25") %]%&lt;/td>&lt;/tr>&lt;tr>&lt;td>elsewhere: [% round(100 * "elsewhere") %]%&lt;/td>&lt;/tr>&lt;/table></mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
