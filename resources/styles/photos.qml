<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="0" autoRefreshMode="Disabled" autoRefreshTime="0" symbologyReferenceScale="-1" simplifyLocal="1" styleCategories="AllStyleCategories" simplifyDrawingHints="1" simplifyAlgorithm="0" simplifyDrawingTol="1" hasScaleBasedVisibilityFlag="0" minScale="100000000" version="3.40.6-Bratislava" simplifyMaxScale="1" readOnly="0" maxScale="0">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal limitMode="0" enabled="0" startExpression="" endExpression="" durationField="" startField="" fixedDuration="0" endField="" durationUnit="min" mode="0" accumulate="0">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <elevation zscale="1" zoffset="0" type="IndividualFeatures" showMarkerSymbolInSurfacePlots="0" symbology="Line" clamping="Terrain" respectLayerSymbol="1" binding="Centroid" extrusionEnabled="0" extrusion="0">
    <data-defined-properties>
      <Option type="Map">
        <Option value="" type="QString" name="name"/>
        <Option name="properties"/>
        <Option value="collection" type="QString" name="type"/>
      </Option>
    </data-defined-properties>
    <profileLineSymbol>
      <symbol type="line" alpha="1" force_rhr="0" clip_to_extent="1" is_animated="0" frame_rate="10" name="">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" type="QString" name="name"/>
            <Option name="properties"/>
            <Option value="collection" type="QString" name="type"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" class="SimpleLine" locked="0" id="{af203ae2-7e73-477c-b68e-31ca2aa11da6}">
          <Option type="Map">
            <Option value="0" type="QString" name="align_dash_pattern"/>
            <Option value="square" type="QString" name="capstyle"/>
            <Option value="5;2" type="QString" name="customdash"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="customdash_map_unit_scale"/>
            <Option value="MM" type="QString" name="customdash_unit"/>
            <Option value="0" type="QString" name="dash_pattern_offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="dash_pattern_offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="dash_pattern_offset_unit"/>
            <Option value="0" type="QString" name="draw_inside_polygon"/>
            <Option value="bevel" type="QString" name="joinstyle"/>
            <Option value="255,158,23,255,rgb:1,0.61960784313725492,0.09019607843137255,1" type="QString" name="line_color"/>
            <Option value="solid" type="QString" name="line_style"/>
            <Option value="0.6" type="QString" name="line_width"/>
            <Option value="MM" type="QString" name="line_width_unit"/>
            <Option value="0" type="QString" name="offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="offset_unit"/>
            <Option value="0" type="QString" name="ring_filter"/>
            <Option value="0" type="QString" name="trim_distance_end"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="trim_distance_end_map_unit_scale"/>
            <Option value="MM" type="QString" name="trim_distance_end_unit"/>
            <Option value="0" type="QString" name="trim_distance_start"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="trim_distance_start_map_unit_scale"/>
            <Option value="MM" type="QString" name="trim_distance_start_unit"/>
            <Option value="0" type="QString" name="tweak_dash_pattern_on_corners"/>
            <Option value="0" type="QString" name="use_custom_dash"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="width_map_unit_scale"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" type="QString" name="name"/>
              <Option name="properties"/>
              <Option value="collection" type="QString" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileLineSymbol>
    <profileFillSymbol>
      <symbol type="fill" alpha="1" force_rhr="0" clip_to_extent="1" is_animated="0" frame_rate="10" name="">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" type="QString" name="name"/>
            <Option name="properties"/>
            <Option value="collection" type="QString" name="type"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" class="SimpleFill" locked="0" id="{6f47e53e-2b16-4bf6-aed2-c911e2d087e2}">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" type="QString" name="border_width_map_unit_scale"/>
            <Option value="255,158,23,255,rgb:1,0.61960784313725492,0.09019607843137255,1" type="QString" name="color"/>
            <Option value="bevel" type="QString" name="joinstyle"/>
            <Option value="0,0" type="QString" name="offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="offset_unit"/>
            <Option value="182,113,16,255,rgb:0.71427481498435952,0.44252689402609291,0.06442359044785229,1" type="QString" name="outline_color"/>
            <Option value="solid" type="QString" name="outline_style"/>
            <Option value="0.2" type="QString" name="outline_width"/>
            <Option value="MM" type="QString" name="outline_width_unit"/>
            <Option value="solid" type="QString" name="style"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" type="QString" name="name"/>
              <Option name="properties"/>
              <Option value="collection" type="QString" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileFillSymbol>
    <profileMarkerSymbol>
      <symbol type="marker" alpha="1" force_rhr="0" clip_to_extent="1" is_animated="0" frame_rate="10" name="">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" type="QString" name="name"/>
            <Option name="properties"/>
            <Option value="collection" type="QString" name="type"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" class="SimpleMarker" locked="0" id="{10e34b68-7fb5-44d5-9d8a-69bf143144be}">
          <Option type="Map">
            <Option value="0" type="QString" name="angle"/>
            <Option value="square" type="QString" name="cap_style"/>
            <Option value="255,158,23,255,rgb:1,0.61960784313725492,0.09019607843137255,1" type="QString" name="color"/>
            <Option value="1" type="QString" name="horizontal_anchor_point"/>
            <Option value="bevel" type="QString" name="joinstyle"/>
            <Option value="diamond" type="QString" name="name"/>
            <Option value="0,0" type="QString" name="offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="offset_unit"/>
            <Option value="182,113,16,255,rgb:0.71427481498435952,0.44252689402609291,0.06442359044785229,1" type="QString" name="outline_color"/>
            <Option value="solid" type="QString" name="outline_style"/>
            <Option value="0.2" type="QString" name="outline_width"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="outline_width_map_unit_scale"/>
            <Option value="MM" type="QString" name="outline_width_unit"/>
            <Option value="diameter" type="QString" name="scale_method"/>
            <Option value="3" type="QString" name="size"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="size_map_unit_scale"/>
            <Option value="MM" type="QString" name="size_unit"/>
            <Option value="1" type="QString" name="vertical_anchor_point"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" type="QString" name="name"/>
              <Option name="properties"/>
              <Option value="collection" type="QString" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileMarkerSymbol>
  </elevation>
  <renderer-v2 attr="outcome" forceraster="0" type="categorizedSymbol" referencescale="-1" enableorderby="0" symbollevels="0">
    <categories>
      <category uuid="{14f1c826-a50f-4119-a2a3-eeab5d45aa61}" value="located" symbol="0" type="string" label="Located" render="true"/>
      <category uuid="{b470dbcd-4f21-41d9-8778-601600988002}" value="outside_gallery" symbol="1" type="string" label="Probably outside the gallery" render="true"/>
      <category uuid="{8259bc0b-e7f3-4e82-8671-240830b8524e}" value="no_place_signal" symbol="2" type="string" label="No place signal" render="true"/>
    </categories>
    <symbols>
      <symbol type="marker" alpha="1" force_rhr="0" clip_to_extent="1" is_animated="0" frame_rate="10" name="0">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" type="QString" name="name"/>
            <Option name="properties"/>
            <Option value="collection" type="QString" name="type"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" class="SimpleMarker" locked="0" id="{ffdc6c54-3efe-463b-b917-5e89b756e687}">
          <Option type="Map">
            <Option value="0" type="QString" name="angle"/>
            <Option value="square" type="QString" name="cap_style"/>
            <Option value="27,120,55,255,rgb:0.10588235294117647,0.47058823529411764,0.21568627450980393,1" type="QString" name="color"/>
            <Option value="1" type="QString" name="horizontal_anchor_point"/>
            <Option value="bevel" type="QString" name="joinstyle"/>
            <Option value="pentagon" type="QString" name="name"/>
            <Option value="0,0" type="QString" name="offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="offset_unit"/>
            <Option value="255,255,255,255,rgb:1,1,1,1" type="QString" name="outline_color"/>
            <Option value="solid" type="QString" name="outline_style"/>
            <Option value="0.35" type="QString" name="outline_width"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="outline_width_map_unit_scale"/>
            <Option value="MM" type="QString" name="outline_width_unit"/>
            <Option value="diameter" type="QString" name="scale_method"/>
            <Option value="4" type="QString" name="size"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="size_map_unit_scale"/>
            <Option value="MM" type="QString" name="size_unit"/>
            <Option value="1" type="QString" name="vertical_anchor_point"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" type="QString" name="name"/>
              <Option name="properties"/>
              <Option value="collection" type="QString" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol type="marker" alpha="1" force_rhr="0" clip_to_extent="1" is_animated="0" frame_rate="10" name="1">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" type="QString" name="name"/>
            <Option name="properties"/>
            <Option value="collection" type="QString" name="type"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" class="SimpleMarker" locked="0" id="{de1639b0-47b6-42ad-b197-67e9eb446aa4}">
          <Option type="Map">
            <Option value="0" type="QString" name="angle"/>
            <Option value="square" type="QString" name="cap_style"/>
            <Option value="179,88,6,255,rgb:0.70196078431372544,0.34509803921568627,0.02352941176470588,1" type="QString" name="color"/>
            <Option value="1" type="QString" name="horizontal_anchor_point"/>
            <Option value="bevel" type="QString" name="joinstyle"/>
            <Option value="pentagon" type="QString" name="name"/>
            <Option value="0,0" type="QString" name="offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="offset_unit"/>
            <Option value="255,255,255,255,rgb:1,1,1,1" type="QString" name="outline_color"/>
            <Option value="solid" type="QString" name="outline_style"/>
            <Option value="0.35" type="QString" name="outline_width"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="outline_width_map_unit_scale"/>
            <Option value="MM" type="QString" name="outline_width_unit"/>
            <Option value="diameter" type="QString" name="scale_method"/>
            <Option value="4" type="QString" name="size"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="size_map_unit_scale"/>
            <Option value="MM" type="QString" name="size_unit"/>
            <Option value="1" type="QString" name="vertical_anchor_point"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" type="QString" name="name"/>
              <Option name="properties"/>
              <Option value="collection" type="QString" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol type="marker" alpha="1" force_rhr="0" clip_to_extent="1" is_animated="0" frame_rate="10" name="2">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" type="QString" name="name"/>
            <Option name="properties"/>
            <Option value="collection" type="QString" name="type"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" pass="0" class="SimpleMarker" locked="0" id="{45b5e8e0-fc27-4b87-afb0-553d293bc391}">
          <Option type="Map">
            <Option value="0" type="QString" name="angle"/>
            <Option value="square" type="QString" name="cap_style"/>
            <Option value="119,119,119,255,rgb:0.46666666666666667,0.46666666666666667,0.46666666666666667,1" type="QString" name="color"/>
            <Option value="1" type="QString" name="horizontal_anchor_point"/>
            <Option value="bevel" type="QString" name="joinstyle"/>
            <Option value="pentagon" type="QString" name="name"/>
            <Option value="0,0" type="QString" name="offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="offset_unit"/>
            <Option value="255,255,255,255,rgb:1,1,1,1" type="QString" name="outline_color"/>
            <Option value="solid" type="QString" name="outline_style"/>
            <Option value="0.35" type="QString" name="outline_width"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="outline_width_map_unit_scale"/>
            <Option value="MM" type="QString" name="outline_width_unit"/>
            <Option value="diameter" type="QString" name="scale_method"/>
            <Option value="4" type="QString" name="size"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="size_map_unit_scale"/>
            <Option value="MM" type="QString" name="size_unit"/>
            <Option value="1" type="QString" name="vertical_anchor_point"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" type="QString" name="name"/>
              <Option name="properties"/>
              <Option value="collection" type="QString" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <rotation/>
    <sizescale/>
    <data-defined-properties>
      <Option type="Map">
        <Option value="" type="QString" name="name"/>
        <Option name="properties"/>
        <Option value="collection" type="QString" name="type"/>
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
  <legend type="default-vector" showLabelLegend="0"/>
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
            <Option value="1" type="int" name="DocumentViewer"/>
            <Option value="240" type="int" name="DocumentViewerHeight"/>
            <Option value="0" type="int" name="DocumentViewerWidth"/>
            <Option value="true" type="bool" name="FileWidget"/>
            <Option value="false" type="bool" name="FileWidgetButton"/>
            <Option value="" type="QString" name="FileWidgetFilter"/>
            <Option value="false" type="bool" name="FullUrl"/>
            <Option value="0" type="int" name="RelativeStorage"/>
            <Option value="0" type="int" name="StorageMode"/>
            <Option value="false" type="bool" name="UseLink"/>
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
    <field configurationFlags="NoFlag" name="outcome">
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
    <field configurationFlags="NoFlag" name="elsewhere">
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
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option value="unreviewed" type="QString" name="not reviewed"/>
              </Option>
              <Option type="Map">
                <Option value="accepted" type="QString" name="accepted"/>
              </Option>
              <Option type="Map">
                <Option value="rejected" type="QString" name="rejected"/>
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
            <Option value="true" type="bool" name="IsMultiline"/>
          </Option>
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
    <alias field="photo_id" index="0" name="Photo id"/>
    <alias field="photo" index="1" name="Photo"/>
    <alias field="filename" index="2" name="File name"/>
    <alias field="directory" index="3" name="Folder"/>
    <alias field="timestamp" index="4" name="Taken at"/>
    <alias field="direction" index="5" name="Camera heading (°)"/>
    <alias field="longitude" index="6" name="Longitude of the first candidate (°)"/>
    <alias field="latitude" index="7" name="Latitude of the first candidate (°)"/>
    <alias field="outcome" index="8" name="Outcome"/>
    <alias field="conf25" index="9" name="Probability within 25 km of the first candidate"/>
    <alias field="elsewhere" index="10" name="Probability of none of the candidates"/>
    <alias field="n_cand" index="11" name="Candidates"/>
    <alias field="tag_lon" index="12" name="Longitude in the photo's EXIF (°)"/>
    <alias field="tag_lat" index="13" name="Latitude in the photo's EXIF (°)"/>
    <alias field="album" index="14" name="Album"/>
    <alias field="state" index="15" name="Review"/>
    <alias field="note" index="16" name="Note"/>
    <alias field="sha256" index="17" name="SHA-256 of the file"/>
    <alias field="run_id" index="18" name="Run"/>
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
    <default applyOnUpdate="0" field="photo_id" expression=""/>
    <default applyOnUpdate="0" field="photo" expression=""/>
    <default applyOnUpdate="0" field="filename" expression=""/>
    <default applyOnUpdate="0" field="directory" expression=""/>
    <default applyOnUpdate="0" field="timestamp" expression=""/>
    <default applyOnUpdate="0" field="direction" expression=""/>
    <default applyOnUpdate="0" field="longitude" expression=""/>
    <default applyOnUpdate="0" field="latitude" expression=""/>
    <default applyOnUpdate="0" field="outcome" expression=""/>
    <default applyOnUpdate="0" field="conf25" expression=""/>
    <default applyOnUpdate="0" field="elsewhere" expression=""/>
    <default applyOnUpdate="0" field="n_cand" expression=""/>
    <default applyOnUpdate="0" field="tag_lon" expression=""/>
    <default applyOnUpdate="0" field="tag_lat" expression=""/>
    <default applyOnUpdate="0" field="album" expression=""/>
    <default applyOnUpdate="0" field="state" expression=""/>
    <default applyOnUpdate="0" field="note" expression=""/>
    <default applyOnUpdate="0" field="sha256" expression=""/>
    <default applyOnUpdate="0" field="run_id" expression=""/>
  </defaults>
  <constraints>
    <constraint notnull_strength="0" exp_strength="0" field="photo_id" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="photo" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="filename" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="directory" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="timestamp" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="direction" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="longitude" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="latitude" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="outcome" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="conf25" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="elsewhere" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="n_cand" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="tag_lon" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="tag_lat" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="album" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="state" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="note" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="sha256" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="run_id" unique_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint exp="" field="photo_id" desc=""/>
    <constraint exp="" field="photo" desc=""/>
    <constraint exp="" field="filename" desc=""/>
    <constraint exp="" field="directory" desc=""/>
    <constraint exp="" field="timestamp" desc=""/>
    <constraint exp="" field="direction" desc=""/>
    <constraint exp="" field="longitude" desc=""/>
    <constraint exp="" field="latitude" desc=""/>
    <constraint exp="" field="outcome" desc=""/>
    <constraint exp="" field="conf25" desc=""/>
    <constraint exp="" field="elsewhere" desc=""/>
    <constraint exp="" field="n_cand" desc=""/>
    <constraint exp="" field="tag_lon" desc=""/>
    <constraint exp="" field="tag_lat" desc=""/>
    <constraint exp="" field="album" desc=""/>
    <constraint exp="" field="state" desc=""/>
    <constraint exp="" field="note" desc=""/>
    <constraint exp="" field="sha256" desc=""/>
    <constraint exp="" field="run_id" desc=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortOrder="0" actionWidgetStyle="dropDown" sortExpression="">
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
    <field editable="0" name="album"/>
    <field editable="0" name="conf25"/>
    <field editable="0" name="direction"/>
    <field editable="0" name="directory"/>
    <field editable="0" name="elsewhere"/>
    <field editable="0" name="filename"/>
    <field editable="0" name="latitude"/>
    <field editable="0" name="longitude"/>
    <field editable="0" name="n_cand"/>
    <field editable="0" name="outcome"/>
    <field editable="0" name="photo"/>
    <field editable="0" name="photo_id"/>
    <field editable="0" name="run_id"/>
    <field editable="0" name="sha256"/>
    <field editable="0" name="tag_lat"/>
    <field editable="0" name="tag_lon"/>
    <field editable="0" name="timestamp"/>
  </editable>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <previewExpression>"filename"</previewExpression>
  <mapTip enabled="1">&lt;table>&lt;tr>&lt;td>&lt;img src="[% 'file:///' || ltrim(replace("photo", '\\', '/'), '/') %]" width="200">&lt;/td>&lt;/tr>&lt;tr>&lt;td>&lt;b>[% "filename" %]&lt;/b>&lt;/td>&lt;/tr>&lt;tr>&lt;td>within 25 km of the first candidate: [% round(100 * "conf25") %]%&lt;/td>&lt;/tr>&lt;tr>&lt;td>elsewhere: [% round(100 * "elsewhere") %]%&lt;/td>&lt;/tr>&lt;/table></mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
