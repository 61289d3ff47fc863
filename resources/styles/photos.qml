<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" symbologyReferenceScale="-1" autoRefreshTime="0" simplifyLocal="1" simplifyMaxScale="1" readOnly="0" simplifyDrawingHints="1" simplifyAlgorithm="0" styleCategories="AllStyleCategories" autoRefreshMode="Disabled" maxScale="0" minScale="100000000" version="3.40.6-Bratislava" labelsEnabled="0" simplifyDrawingTol="1">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal endField="" fixedDuration="0" startField="" accumulate="0" durationUnit="min" mode="0" startExpression="" enabled="0" durationField="" limitMode="0" endExpression="">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <elevation extrusion="0" type="IndividualFeatures" extrusionEnabled="0" clamping="Terrain" respectLayerSymbol="1" binding="Centroid" symbology="Line" zoffset="0" showMarkerSymbolInSurfacePlots="0" zscale="1">
    <data-defined-properties>
      <Option type="Map">
        <Option name="name" type="QString" value=""/>
        <Option name="properties"/>
        <Option name="type" type="QString" value="collection"/>
      </Option>
    </data-defined-properties>
    <profileLineSymbol>
      <symbol name="" type="line" clip_to_extent="1" is_animated="0" frame_rate="10" force_rhr="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer id="{c52cff46-158d-493e-bc36-d4af334cc3ae}" pass="0" class="SimpleLine" enabled="1" locked="0">
          <Option type="Map">
            <Option name="align_dash_pattern" type="QString" value="0"/>
            <Option name="capstyle" type="QString" value="square"/>
            <Option name="customdash" type="QString" value="5;2"/>
            <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="customdash_unit" type="QString" value="MM"/>
            <Option name="dash_pattern_offset" type="QString" value="0"/>
            <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="dash_pattern_offset_unit" type="QString" value="MM"/>
            <Option name="draw_inside_polygon" type="QString" value="0"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="line_color" type="QString" value="243,166,178,255,rgb:0.95294117647058818,0.65098039215686276,0.69803921568627447,1"/>
            <Option name="line_style" type="QString" value="solid"/>
            <Option name="line_width" type="QString" value="0.6"/>
            <Option name="line_width_unit" type="QString" value="MM"/>
            <Option name="offset" type="QString" value="0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="ring_filter" type="QString" value="0"/>
            <Option name="trim_distance_end" type="QString" value="0"/>
            <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="trim_distance_end_unit" type="QString" value="MM"/>
            <Option name="trim_distance_start" type="QString" value="0"/>
            <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="trim_distance_start_unit" type="QString" value="MM"/>
            <Option name="tweak_dash_pattern_on_corners" type="QString" value="0"/>
            <Option name="use_custom_dash" type="QString" value="0"/>
            <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileLineSymbol>
    <profileFillSymbol>
      <symbol name="" type="fill" clip_to_extent="1" is_animated="0" frame_rate="10" force_rhr="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer id="{7a1a38a4-76ad-43a4-a8f7-beb193d1d665}" pass="0" class="SimpleFill" enabled="1" locked="0">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="color" type="QString" value="243,166,178,255,rgb:0.95294117647058818,0.65098039215686276,0.69803921568627447,1"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="174,119,127,255,rgb:0.68065918974593731,0.46497291523613338,0.49858854047455559,1"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.2"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="style" type="QString" value="solid"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileFillSymbol>
    <profileMarkerSymbol>
      <symbol name="" type="marker" clip_to_extent="1" is_animated="0" frame_rate="10" force_rhr="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer id="{da1cb54a-7686-48d6-b2ea-6ba1feecb0c1}" pass="0" class="SimpleMarker" enabled="1" locked="0">
          <Option type="Map">
            <Option name="angle" type="QString" value="0"/>
            <Option name="cap_style" type="QString" value="square"/>
            <Option name="color" type="QString" value="243,166,178,255,rgb:0.95294117647058818,0.65098039215686276,0.69803921568627447,1"/>
            <Option name="horizontal_anchor_point" type="QString" value="1"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="name" type="QString" value="diamond"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="174,119,127,255,rgb:0.68065918974593731,0.46497291523613338,0.49858854047455559,1"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.2"/>
            <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="scale_method" type="QString" value="diameter"/>
            <Option name="size" type="QString" value="3"/>
            <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="size_unit" type="QString" value="MM"/>
            <Option name="vertical_anchor_point" type="QString" value="1"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileMarkerSymbol>
  </elevation>
  <renderer-v2 type="categorizedSymbol" enableorderby="0" symbollevels="0" attr="outcome" referencescale="-1" forceraster="0">
    <categories>
      <category type="string" render="true" label="Located" uuid="{9a1416ad-3c79-4501-9d16-fc635010679e}" symbol="0" value="located"/>
      <category type="string" render="true" label="Probably outside the gallery" uuid="{b97eeb5d-edfc-477a-b932-8e25a9fbc96a}" symbol="1" value="outside_gallery"/>
      <category type="string" render="true" label="No place signal" uuid="{6695577b-5d3c-45e5-a566-91bfc872ff27}" symbol="2" value="no_place_signal"/>
    </categories>
    <symbols>
      <symbol name="0" type="marker" clip_to_extent="1" is_animated="0" frame_rate="10" force_rhr="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer id="{d3ae499a-9def-4f80-9f46-919dc986e28e}" pass="0" class="SimpleMarker" enabled="1" locked="0">
          <Option type="Map">
            <Option name="angle" type="QString" value="0"/>
            <Option name="cap_style" type="QString" value="square"/>
            <Option name="color" type="QString" value="27,120,55,255,rgb:0.10588235294117647,0.47058823529411764,0.21568627450980393,1"/>
            <Option name="horizontal_anchor_point" type="QString" value="1"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="name" type="QString" value="pentagon"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.35"/>
            <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="scale_method" type="QString" value="diameter"/>
            <Option name="size" type="QString" value="4"/>
            <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="size_unit" type="QString" value="MM"/>
            <Option name="vertical_anchor_point" type="QString" value="1"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="1" type="marker" clip_to_extent="1" is_animated="0" frame_rate="10" force_rhr="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer id="{a7f06e4b-af81-47d5-b04c-1d4e5ec7eca1}" pass="0" class="SimpleMarker" enabled="1" locked="0">
          <Option type="Map">
            <Option name="angle" type="QString" value="0"/>
            <Option name="cap_style" type="QString" value="square"/>
            <Option name="color" type="QString" value="179,88,6,255,rgb:0.70196078431372544,0.34509803921568627,0.02352941176470588,1"/>
            <Option name="horizontal_anchor_point" type="QString" value="1"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="name" type="QString" value="pentagon"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.35"/>
            <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="scale_method" type="QString" value="diameter"/>
            <Option name="size" type="QString" value="4"/>
            <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="size_unit" type="QString" value="MM"/>
            <Option name="vertical_anchor_point" type="QString" value="1"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="2" type="marker" clip_to_extent="1" is_animated="0" frame_rate="10" force_rhr="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer id="{400dd12c-1743-4555-b3bd-d2534fc82edf}" pass="0" class="SimpleMarker" enabled="1" locked="0">
          <Option type="Map">
            <Option name="angle" type="QString" value="0"/>
            <Option name="cap_style" type="QString" value="square"/>
            <Option name="color" type="QString" value="119,119,119,255,rgb:0.46666666666666667,0.46666666666666667,0.46666666666666667,1"/>
            <Option name="horizontal_anchor_point" type="QString" value="1"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="name" type="QString" value="pentagon"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="255,255,255,255,rgb:1,1,1,1"/>
            <Option name="outline_style" type="QString" value="solid"/>
            <Option name="outline_width" type="QString" value="0.35"/>
            <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="outline_width_unit" type="QString" value="MM"/>
            <Option name="scale_method" type="QString" value="diameter"/>
            <Option name="size" type="QString" value="4"/>
            <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="size_unit" type="QString" value="MM"/>
            <Option name="vertical_anchor_point" type="QString" value="1"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <rotation/>
    <sizescale/>
    <data-defined-properties>
      <Option type="Map">
        <Option name="name" type="QString" value=""/>
        <Option name="properties"/>
        <Option name="type" type="QString" value="collection"/>
      </Option>
    </data-defined-properties>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1"/>
  </selection>
  <customproperties>
    <Option/>
  </customproperties>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
  <geometryOptions geometryPrecision="0" removeDuplicateNodes="0">
    <activeChecks type="StringList">
      <Option type="QString" value=""/>
    </activeChecks>
    <checkConfiguration/>
  </geometryOptions>
  <legend type="default-vector" showLabelLegend="0"/>
  <fieldConfiguration>
    <field name="photo_id" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="photo" configurationFlags="NoFlag">
      <editWidget type="ExternalResource">
        <config>
          <Option type="Map">
            <Option name="DocumentViewer" type="int" value="1"/>
            <Option name="DocumentViewerHeight" type="int" value="240"/>
            <Option name="DocumentViewerWidth" type="int" value="0"/>
            <Option name="FileWidget" type="bool" value="true"/>
            <Option name="FileWidgetButton" type="bool" value="false"/>
            <Option name="FileWidgetFilter" type="QString" value=""/>
            <Option name="FullUrl" type="bool" value="false"/>
            <Option name="RelativeStorage" type="int" value="0"/>
            <Option name="StorageMode" type="int" value="0"/>
            <Option name="UseLink" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="filename" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="directory" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="timestamp" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="direction" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="longitude" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="latitude" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="outcome" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="conf25" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="elsewhere" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="n_cand" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="tag_lon" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="tag_lat" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="album" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="state" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option name="not reviewed" type="QString" value="unreviewed"/>
              </Option>
              <Option type="Map">
                <Option name="accepted" type="QString" value="accepted"/>
              </Option>
              <Option type="Map">
                <Option name="rejected" type="QString" value="rejected"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="note" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="true"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="sha256" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="run_id" configurationFlags="NoFlag">
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
    <alias name="Outcome" index="8" field="outcome"/>
    <alias name="Probability within 25 km of the first candidate" index="9" field="conf25"/>
    <alias name="Probability of none of the candidates" index="10" field="elsewhere"/>
    <alias name="Candidates" index="11" field="n_cand"/>
    <alias name="Longitude in the photo's EXIF (°)" index="12" field="tag_lon"/>
    <alias name="Latitude in the photo's EXIF (°)" index="13" field="tag_lat"/>
    <alias name="Album" index="14" field="album"/>
    <alias name="Review" index="15" field="state"/>
    <alias name="Note" index="16" field="note"/>
    <alias name="SHA-256 of the file" index="17" field="sha256"/>
    <alias name="Run" index="18" field="run_id"/>
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
    <policy policy="Duplicate" field="outcome"/>
    <policy policy="Duplicate" field="conf25"/>
    <policy policy="Duplicate" field="elsewhere"/>
    <policy policy="Duplicate" field="n_cand"/>
    <policy policy="Duplicate" field="tag_lon"/>
    <policy policy="Duplicate" field="tag_lat"/>
    <policy policy="Duplicate" field="album"/>
    <policy policy="Duplicate" field="state"/>
    <policy policy="Duplicate" field="note"/>
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
    <policy policy="Duplicate" field="outcome"/>
    <policy policy="Duplicate" field="conf25"/>
    <policy policy="Duplicate" field="elsewhere"/>
    <policy policy="Duplicate" field="n_cand"/>
    <policy policy="Duplicate" field="tag_lon"/>
    <policy policy="Duplicate" field="tag_lat"/>
    <policy policy="Duplicate" field="album"/>
    <policy policy="Duplicate" field="state"/>
    <policy policy="Duplicate" field="note"/>
    <policy policy="Duplicate" field="sha256"/>
    <policy policy="Duplicate" field="run_id"/>
  </duplicatePolicies>
  <defaults>
    <default expression="" applyOnUpdate="0" field="photo_id"/>
    <default expression="" applyOnUpdate="0" field="photo"/>
    <default expression="" applyOnUpdate="0" field="filename"/>
    <default expression="" applyOnUpdate="0" field="directory"/>
    <default expression="" applyOnUpdate="0" field="timestamp"/>
    <default expression="" applyOnUpdate="0" field="direction"/>
    <default expression="" applyOnUpdate="0" field="longitude"/>
    <default expression="" applyOnUpdate="0" field="latitude"/>
    <default expression="" applyOnUpdate="0" field="outcome"/>
    <default expression="" applyOnUpdate="0" field="conf25"/>
    <default expression="" applyOnUpdate="0" field="elsewhere"/>
    <default expression="" applyOnUpdate="0" field="n_cand"/>
    <default expression="" applyOnUpdate="0" field="tag_lon"/>
    <default expression="" applyOnUpdate="0" field="tag_lat"/>
    <default expression="" applyOnUpdate="0" field="album"/>
    <default expression="" applyOnUpdate="0" field="state"/>
    <default expression="" applyOnUpdate="0" field="note"/>
    <default expression="" applyOnUpdate="0" field="sha256"/>
    <default expression="" applyOnUpdate="0" field="run_id"/>
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
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="outcome"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="conf25"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="elsewhere"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="n_cand"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="tag_lon"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="tag_lat"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="album"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="state"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="note"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="sha256"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="run_id"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" exp="" field="photo_id"/>
    <constraint desc="" exp="" field="photo"/>
    <constraint desc="" exp="" field="filename"/>
    <constraint desc="" exp="" field="directory"/>
    <constraint desc="" exp="" field="timestamp"/>
    <constraint desc="" exp="" field="direction"/>
    <constraint desc="" exp="" field="longitude"/>
    <constraint desc="" exp="" field="latitude"/>
    <constraint desc="" exp="" field="outcome"/>
    <constraint desc="" exp="" field="conf25"/>
    <constraint desc="" exp="" field="elsewhere"/>
    <constraint desc="" exp="" field="n_cand"/>
    <constraint desc="" exp="" field="tag_lon"/>
    <constraint desc="" exp="" field="tag_lat"/>
    <constraint desc="" exp="" field="album"/>
    <constraint desc="" exp="" field="state"/>
    <constraint desc="" exp="" field="note"/>
    <constraint desc="" exp="" field="sha256"/>
    <constraint desc="" exp="" field="run_id"/>
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
  <mapTip enabled="1">&lt;table>&lt;tr>&lt;td>&lt;img src="[% 'file:///' || ltrim(replace(replace(replace(replace(replace("photo", '\\', '/'), '%', '%25'), '#', '%23'), '?', '%3F'), char(34), '%22'), '/') %]" width="200">&lt;/td>&lt;/tr>&lt;tr>&lt;td>&lt;b>[% replace("filename", map('&amp;', '&amp;amp;', '&lt;', '&amp;lt;', '>', '&amp;gt;')) %]&lt;/b>&lt;/td>&lt;/tr>&lt;tr>&lt;td>within 25 km of the first candidate: [% round(100 * "conf25") %]%&lt;/td>&lt;/tr>&lt;tr>&lt;td>elsewhere: [% round(100 * "elsewhere") %]%&lt;/td>&lt;/tr>&lt;/table></mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
