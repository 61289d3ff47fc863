<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis simplifyAlgorithm="0" version="3.40.6-Bratislava" styleCategories="AllStyleCategories" autoRefreshTime="0" simplifyMaxScale="1" hasScaleBasedVisibilityFlag="0" autoRefreshMode="Disabled" simplifyDrawingHints="1" symbologyReferenceScale="-1" maxScale="0" simplifyDrawingTol="1" readOnly="0" minScale="100000000" simplifyLocal="1" labelsEnabled="0">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal startExpression="" startField="" enabled="0" accumulate="0" endField="" endExpression="" fixedDuration="0" durationField="" limitMode="0" mode="0" durationUnit="min">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <elevation clamping="Terrain" symbology="Line" extrusionEnabled="0" respectLayerSymbol="1" showMarkerSymbolInSurfacePlots="0" type="IndividualFeatures" extrusion="0" zscale="1" zoffset="0" binding="Centroid">
    <data-defined-properties>
      <Option type="Map">
        <Option name="name" value="" type="QString"/>
        <Option name="properties"/>
        <Option name="type" value="collection" type="QString"/>
      </Option>
    </data-defined-properties>
    <profileLineSymbol>
      <symbol name="" alpha="1" clip_to_extent="1" is_animated="0" type="line" force_rhr="0" frame_rate="10">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" locked="0" id="{a09f484c-3746-4642-b88e-9a5f202599cf}" class="SimpleLine">
          <Option type="Map">
            <Option name="align_dash_pattern" value="0" type="QString"/>
            <Option name="capstyle" value="square" type="QString"/>
            <Option name="customdash" value="5;2" type="QString"/>
            <Option name="customdash_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="customdash_unit" value="MM" type="QString"/>
            <Option name="dash_pattern_offset" value="0" type="QString"/>
            <Option name="dash_pattern_offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="dash_pattern_offset_unit" value="MM" type="QString"/>
            <Option name="draw_inside_polygon" value="0" type="QString"/>
            <Option name="joinstyle" value="bevel" type="QString"/>
            <Option name="line_color" value="164,113,88,255,rgb:0.64313725490196083,0.44313725490196076,0.34509803921568627,1" type="QString"/>
            <Option name="line_style" value="solid" type="QString"/>
            <Option name="line_width" value="0.6" type="QString"/>
            <Option name="line_width_unit" value="MM" type="QString"/>
            <Option name="offset" value="0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="ring_filter" value="0" type="QString"/>
            <Option name="trim_distance_end" value="0" type="QString"/>
            <Option name="trim_distance_end_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="trim_distance_end_unit" value="MM" type="QString"/>
            <Option name="trim_distance_start" value="0" type="QString"/>
            <Option name="trim_distance_start_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="trim_distance_start_unit" value="MM" type="QString"/>
            <Option name="tweak_dash_pattern_on_corners" value="0" type="QString"/>
            <Option name="use_custom_dash" value="0" type="QString"/>
            <Option name="width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties"/>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileLineSymbol>
    <profileFillSymbol>
      <symbol name="" alpha="1" clip_to_extent="1" is_animated="0" type="fill" force_rhr="0" frame_rate="10">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" locked="0" id="{be7587a2-eb95-48d4-90a1-5dfbdd4bb737}" class="SimpleFill">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="color" value="164,113,88,255,rgb:0.64313725490196083,0.44313725490196076,0.34509803921568627,1" type="QString"/>
            <Option name="joinstyle" value="bevel" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="117,81,63,255,rgb:0.45937285420004575,0.31653315022507056,0.24649423971923401,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.2" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="style" value="solid" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties"/>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileFillSymbol>
    <profileMarkerSymbol>
      <symbol name="" alpha="1" clip_to_extent="1" is_animated="0" type="marker" force_rhr="0" frame_rate="10">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" locked="0" id="{f77b898c-cea0-4836-a686-51f0e4aa315b}" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="164,113,88,255,rgb:0.64313725490196083,0.44313725490196076,0.34509803921568627,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="bevel" type="QString"/>
            <Option name="name" value="diamond" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="117,81,63,255,rgb:0.45937285420004575,0.31653315022507056,0.24649423971923401,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.2" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="3" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties"/>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileMarkerSymbol>
  </elevation>
  <renderer-v2 attr="outcome" symbollevels="0" enableorderby="0" forceraster="0" type="categorizedSymbol" referencescale="-1">
    <categories>
      <category value="located" type="string" uuid="{d27ef9c2-e5c2-41c5-9eb9-8ea6fcbac3e2}" render="true" symbol="0" label="Located"/>
      <category value="outside_gallery" type="string" uuid="{b34e066c-f4a8-4372-9ead-c3d93d864675}" render="true" symbol="1" label="Probably outside the gallery"/>
      <category value="no_place_signal" type="string" uuid="{14e49030-5b0d-4dbd-878e-03ba50829b8e}" render="true" symbol="2" label="No place signal"/>
    </categories>
    <symbols>
      <symbol name="0" alpha="1" clip_to_extent="1" is_animated="0" type="marker" force_rhr="0" frame_rate="10">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" locked="0" id="{a2be6e26-f514-463b-9704-d2ac2857634d}" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="27,120,55,255,rgb:0.10588235294117647,0.47058823529411764,0.21568627450980393,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="bevel" type="QString"/>
            <Option name="name" value="pentagon" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.35" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="4" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties"/>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="1" alpha="1" clip_to_extent="1" is_animated="0" type="marker" force_rhr="0" frame_rate="10">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" locked="0" id="{8f3b8eb6-2eb1-4ef8-849d-74d74ea5b71b}" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="179,88,6,255,rgb:0.70196078431372544,0.34509803921568627,0.02352941176470588,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="bevel" type="QString"/>
            <Option name="name" value="pentagon" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.35" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="4" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties"/>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="2" alpha="1" clip_to_extent="1" is_animated="0" type="marker" force_rhr="0" frame_rate="10">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" locked="0" id="{2db15744-b7e2-4228-9535-71b9ef738d75}" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="119,119,119,255,rgb:0.46666666666666667,0.46666666666666667,0.46666666666666667,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="bevel" type="QString"/>
            <Option name="name" value="pentagon" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.35" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="4" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties"/>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <rotation/>
    <sizescale/>
    <data-defined-properties>
      <Option type="Map">
        <Option name="name" value="" type="QString"/>
        <Option name="properties"/>
        <Option name="type" value="collection" type="QString"/>
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
  <geometryOptions removeDuplicateNodes="0" geometryPrecision="0">
    <activeChecks type="StringList">
      <Option value="" type="QString"/>
    </activeChecks>
    <checkConfiguration/>
  </geometryOptions>
  <legend showLabelLegend="0" type="default-vector"/>
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
            <Option name="DocumentViewer" value="1" type="int"/>
            <Option name="DocumentViewerHeight" value="240" type="int"/>
            <Option name="DocumentViewerWidth" value="0" type="int"/>
            <Option name="FileWidget" value="true" type="bool"/>
            <Option name="FileWidgetButton" value="false" type="bool"/>
            <Option name="FileWidgetFilter" value="" type="QString"/>
            <Option name="FullUrl" value="false" type="bool"/>
            <Option name="RelativeStorage" value="0" type="int"/>
            <Option name="StorageMode" value="0" type="int"/>
            <Option name="UseLink" value="false" type="bool"/>
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
                <Option name="not reviewed" value="unreviewed" type="QString"/>
              </Option>
              <Option type="Map">
                <Option name="accepted" value="accepted" type="QString"/>
              </Option>
              <Option type="Map">
                <Option name="rejected" value="rejected" type="QString"/>
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
            <Option name="IsMultiline" value="true" type="bool"/>
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
    <policy field="photo_id" policy="Duplicate"/>
    <policy field="photo" policy="Duplicate"/>
    <policy field="filename" policy="Duplicate"/>
    <policy field="directory" policy="Duplicate"/>
    <policy field="timestamp" policy="Duplicate"/>
    <policy field="direction" policy="Duplicate"/>
    <policy field="longitude" policy="Duplicate"/>
    <policy field="latitude" policy="Duplicate"/>
    <policy field="outcome" policy="Duplicate"/>
    <policy field="conf25" policy="Duplicate"/>
    <policy field="elsewhere" policy="Duplicate"/>
    <policy field="n_cand" policy="Duplicate"/>
    <policy field="tag_lon" policy="Duplicate"/>
    <policy field="tag_lat" policy="Duplicate"/>
    <policy field="album" policy="Duplicate"/>
    <policy field="state" policy="Duplicate"/>
    <policy field="note" policy="Duplicate"/>
    <policy field="sha256" policy="Duplicate"/>
    <policy field="run_id" policy="Duplicate"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy field="photo_id" policy="Duplicate"/>
    <policy field="photo" policy="Duplicate"/>
    <policy field="filename" policy="Duplicate"/>
    <policy field="directory" policy="Duplicate"/>
    <policy field="timestamp" policy="Duplicate"/>
    <policy field="direction" policy="Duplicate"/>
    <policy field="longitude" policy="Duplicate"/>
    <policy field="latitude" policy="Duplicate"/>
    <policy field="outcome" policy="Duplicate"/>
    <policy field="conf25" policy="Duplicate"/>
    <policy field="elsewhere" policy="Duplicate"/>
    <policy field="n_cand" policy="Duplicate"/>
    <policy field="tag_lon" policy="Duplicate"/>
    <policy field="tag_lat" policy="Duplicate"/>
    <policy field="album" policy="Duplicate"/>
    <policy field="state" policy="Duplicate"/>
    <policy field="note" policy="Duplicate"/>
    <policy field="sha256" policy="Duplicate"/>
    <policy field="run_id" policy="Duplicate"/>
  </duplicatePolicies>
  <defaults>
    <default field="photo_id" expression="" applyOnUpdate="0"/>
    <default field="photo" expression="" applyOnUpdate="0"/>
    <default field="filename" expression="" applyOnUpdate="0"/>
    <default field="directory" expression="" applyOnUpdate="0"/>
    <default field="timestamp" expression="" applyOnUpdate="0"/>
    <default field="direction" expression="" applyOnUpdate="0"/>
    <default field="longitude" expression="" applyOnUpdate="0"/>
    <default field="latitude" expression="" applyOnUpdate="0"/>
    <default field="outcome" expression="" applyOnUpdate="0"/>
    <default field="conf25" expression="" applyOnUpdate="0"/>
    <default field="elsewhere" expression="" applyOnUpdate="0"/>
    <default field="n_cand" expression="" applyOnUpdate="0"/>
    <default field="tag_lon" expression="" applyOnUpdate="0"/>
    <default field="tag_lat" expression="" applyOnUpdate="0"/>
    <default field="album" expression="" applyOnUpdate="0"/>
    <default field="state" expression="" applyOnUpdate="0"/>
    <default field="note" expression="" applyOnUpdate="0"/>
    <default field="sha256" expression="" applyOnUpdate="0"/>
    <default field="run_id" expression="" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="photo_id" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="photo" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="filename" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="directory" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="timestamp" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="direction" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="longitude" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="latitude" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="outcome" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="conf25" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="elsewhere" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="n_cand" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="tag_lon" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="tag_lat" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="album" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="state" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="note" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="sha256" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="run_id" exp_strength="0"/>
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
    <constraint exp="" desc="" field="outcome"/>
    <constraint exp="" desc="" field="conf25"/>
    <constraint exp="" desc="" field="elsewhere"/>
    <constraint exp="" desc="" field="n_cand"/>
    <constraint exp="" desc="" field="tag_lon"/>
    <constraint exp="" desc="" field="tag_lat"/>
    <constraint exp="" desc="" field="album"/>
    <constraint exp="" desc="" field="state"/>
    <constraint exp="" desc="" field="note"/>
    <constraint exp="" desc="" field="sha256"/>
    <constraint exp="" desc="" field="run_id"/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig actionWidgetStyle="dropDown" sortOrder="0" sortExpression="">
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
