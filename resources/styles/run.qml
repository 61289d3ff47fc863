<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" autoRefreshMode="Disabled" autoRefreshTime="0" maxScale="0" version="3.40.6-Bratislava" styleCategories="AllStyleCategories" readOnly="0" minScale="1e+08">
  <flags>
    <Identifiable>1</Identifiable>
    <Removable>1</Removable>
    <Searchable>1</Searchable>
    <Private>0</Private>
  </flags>
  <temporal endExpression="" durationField="" mode="0" durationUnit="min" fixedDuration="0" accumulate="0" endField="" startExpression="" limitMode="0" enabled="0" startField="">
    <fixedRange>
      <start></start>
      <end></end>
    </fixedRange>
  </temporal>
  <elevation extrusion="0" binding="Centroid" zscale="1" symbology="Line" showMarkerSymbolInSurfacePlots="0" zoffset="0" type="IndividualFeatures" clamping="Terrain" respectLayerSymbol="1" extrusionEnabled="0">
    <data-defined-properties>
      <Option type="Map">
        <Option type="QString" value="" name="name"/>
        <Option name="properties"/>
        <Option type="QString" value="collection" name="type"/>
      </Option>
    </data-defined-properties>
    <profileLineSymbol>
      <symbol is_animated="0" alpha="1" force_rhr="0" clip_to_extent="1" type="line" name="" frame_rate="10">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" value="" name="name"/>
            <Option name="properties"/>
            <Option type="QString" value="collection" name="type"/>
          </Option>
        </data_defined_properties>
        <layer id="{5b590eea-5750-4a28-a962-b47aaf226106}" class="SimpleLine" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option type="QString" value="0" name="align_dash_pattern"/>
            <Option type="QString" value="square" name="capstyle"/>
            <Option type="QString" value="5;2" name="customdash"/>
            <Option type="QString" value="3x:0,0,0,0,0,0" name="customdash_map_unit_scale"/>
            <Option type="QString" value="MM" name="customdash_unit"/>
            <Option type="QString" value="0" name="dash_pattern_offset"/>
            <Option type="QString" value="3x:0,0,0,0,0,0" name="dash_pattern_offset_map_unit_scale"/>
            <Option type="QString" value="MM" name="dash_pattern_offset_unit"/>
            <Option type="QString" value="0" name="draw_inside_polygon"/>
            <Option type="QString" value="bevel" name="joinstyle"/>
            <Option type="QString" value="190,207,80,255,rgb:0.74509803921568629,0.81176470588235294,0.31372549019607843,1" name="line_color"/>
            <Option type="QString" value="solid" name="line_style"/>
            <Option type="QString" value="0.6" name="line_width"/>
            <Option type="QString" value="MM" name="line_width_unit"/>
            <Option type="QString" value="0" name="offset"/>
            <Option type="QString" value="3x:0,0,0,0,0,0" name="offset_map_unit_scale"/>
            <Option type="QString" value="MM" name="offset_unit"/>
            <Option type="QString" value="0" name="ring_filter"/>
            <Option type="QString" value="0" name="trim_distance_end"/>
            <Option type="QString" value="3x:0,0,0,0,0,0" name="trim_distance_end_map_unit_scale"/>
            <Option type="QString" value="MM" name="trim_distance_end_unit"/>
            <Option type="QString" value="0" name="trim_distance_start"/>
            <Option type="QString" value="3x:0,0,0,0,0,0" name="trim_distance_start_map_unit_scale"/>
            <Option type="QString" value="MM" name="trim_distance_start_unit"/>
            <Option type="QString" value="0" name="tweak_dash_pattern_on_corners"/>
            <Option type="QString" value="0" name="use_custom_dash"/>
            <Option type="QString" value="3x:0,0,0,0,0,0" name="width_map_unit_scale"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" value="" name="name"/>
              <Option name="properties"/>
              <Option type="QString" value="collection" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileLineSymbol>
    <profileFillSymbol>
      <symbol is_animated="0" alpha="1" force_rhr="0" clip_to_extent="1" type="fill" name="" frame_rate="10">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" value="" name="name"/>
            <Option name="properties"/>
            <Option type="QString" value="collection" name="type"/>
          </Option>
        </data_defined_properties>
        <layer id="{6ae18751-7afc-4fac-95fc-ce75200b7fb4}" class="SimpleFill" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option type="QString" value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale"/>
            <Option type="QString" value="190,207,80,255,rgb:0.74509803921568629,0.81176470588235294,0.31372549019607843,1" name="color"/>
            <Option type="QString" value="bevel" name="joinstyle"/>
            <Option type="QString" value="0,0" name="offset"/>
            <Option type="QString" value="3x:0,0,0,0,0,0" name="offset_map_unit_scale"/>
            <Option type="QString" value="MM" name="offset_unit"/>
            <Option type="QString" value="136,148,57,255,rgb:0.53221942473487449,0.57982757305256738,0.22409399557488366,1" name="outline_color"/>
            <Option type="QString" value="solid" name="outline_style"/>
            <Option type="QString" value="0.2" name="outline_width"/>
            <Option type="QString" value="MM" name="outline_width_unit"/>
            <Option type="QString" value="solid" name="style"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" value="" name="name"/>
              <Option name="properties"/>
              <Option type="QString" value="collection" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileFillSymbol>
    <profileMarkerSymbol>
      <symbol is_animated="0" alpha="1" force_rhr="0" clip_to_extent="1" type="marker" name="" frame_rate="10">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" value="" name="name"/>
            <Option name="properties"/>
            <Option type="QString" value="collection" name="type"/>
          </Option>
        </data_defined_properties>
        <layer id="{c6275507-2251-443f-8180-a2a6358ed682}" class="SimpleMarker" pass="0" enabled="1" locked="0">
          <Option type="Map">
            <Option type="QString" value="0" name="angle"/>
            <Option type="QString" value="square" name="cap_style"/>
            <Option type="QString" value="190,207,80,255,rgb:0.74509803921568629,0.81176470588235294,0.31372549019607843,1" name="color"/>
            <Option type="QString" value="1" name="horizontal_anchor_point"/>
            <Option type="QString" value="bevel" name="joinstyle"/>
            <Option type="QString" value="diamond" name="name"/>
            <Option type="QString" value="0,0" name="offset"/>
            <Option type="QString" value="3x:0,0,0,0,0,0" name="offset_map_unit_scale"/>
            <Option type="QString" value="MM" name="offset_unit"/>
            <Option type="QString" value="136,148,57,255,rgb:0.53221942473487449,0.57982757305256738,0.22409399557488366,1" name="outline_color"/>
            <Option type="QString" value="solid" name="outline_style"/>
            <Option type="QString" value="0.2" name="outline_width"/>
            <Option type="QString" value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale"/>
            <Option type="QString" value="MM" name="outline_width_unit"/>
            <Option type="QString" value="diameter" name="scale_method"/>
            <Option type="QString" value="3" name="size"/>
            <Option type="QString" value="3x:0,0,0,0,0,0" name="size_map_unit_scale"/>
            <Option type="QString" value="MM" name="size_unit"/>
            <Option type="QString" value="1" name="vertical_anchor_point"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" value="" name="name"/>
              <Option name="properties"/>
              <Option type="QString" value="collection" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </profileMarkerSymbol>
  </elevation>
  <customproperties>
    <Option/>
  </customproperties>
  <geometryOptions removeDuplicateNodes="0" geometryPrecision="0">
    <activeChecks type="StringList">
      <Option type="QString" value=""/>
    </activeChecks>
    <checkConfiguration/>
  </geometryOptions>
  <legend type="default-vector" showLabelLegend="0"/>
  <fieldConfiguration>
    <field configurationFlags="NoFlag" name="run_id">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="started">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="finished">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="ended">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="n_photos">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="n_located">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="n_outside">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="n_failed">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="request">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="system">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="galleries">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="n_refs">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="versions">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="digests">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="host">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="run_id" name="Run" index="0"/>
    <alias field="started" name="Started (UTC)" index="1"/>
    <alias field="finished" name="Finished (UTC)" index="2"/>
    <alias field="ended" name="How it ended" index="3"/>
    <alias field="n_photos" name="Photos" index="4"/>
    <alias field="n_located" name="Located" index="5"/>
    <alias field="n_outside" name="Probably outside the gallery" index="6"/>
    <alias field="n_failed" name="Failed" index="7"/>
    <alias field="request" name="Request (JSON)" index="8"/>
    <alias field="system" name="System" index="9"/>
    <alias field="galleries" name="Pack and galleries" index="10"/>
    <alias field="n_refs" name="References" index="11"/>
    <alias field="versions" name="Versions (JSON)" index="12"/>
    <alias field="digests" name="Digests of pack and galleries (JSON)" index="13"/>
    <alias field="host" name="Computed on" index="14"/>
  </aliases>
  <splitPolicies>
    <policy policy="Duplicate" field="run_id"/>
    <policy policy="Duplicate" field="started"/>
    <policy policy="Duplicate" field="finished"/>
    <policy policy="Duplicate" field="ended"/>
    <policy policy="Duplicate" field="n_photos"/>
    <policy policy="Duplicate" field="n_located"/>
    <policy policy="Duplicate" field="n_outside"/>
    <policy policy="Duplicate" field="n_failed"/>
    <policy policy="Duplicate" field="request"/>
    <policy policy="Duplicate" field="system"/>
    <policy policy="Duplicate" field="galleries"/>
    <policy policy="Duplicate" field="n_refs"/>
    <policy policy="Duplicate" field="versions"/>
    <policy policy="Duplicate" field="digests"/>
    <policy policy="Duplicate" field="host"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy policy="Duplicate" field="run_id"/>
    <policy policy="Duplicate" field="started"/>
    <policy policy="Duplicate" field="finished"/>
    <policy policy="Duplicate" field="ended"/>
    <policy policy="Duplicate" field="n_photos"/>
    <policy policy="Duplicate" field="n_located"/>
    <policy policy="Duplicate" field="n_outside"/>
    <policy policy="Duplicate" field="n_failed"/>
    <policy policy="Duplicate" field="request"/>
    <policy policy="Duplicate" field="system"/>
    <policy policy="Duplicate" field="galleries"/>
    <policy policy="Duplicate" field="n_refs"/>
    <policy policy="Duplicate" field="versions"/>
    <policy policy="Duplicate" field="digests"/>
    <policy policy="Duplicate" field="host"/>
  </duplicatePolicies>
  <defaults>
    <default expression="" field="run_id" applyOnUpdate="0"/>
    <default expression="" field="started" applyOnUpdate="0"/>
    <default expression="" field="finished" applyOnUpdate="0"/>
    <default expression="" field="ended" applyOnUpdate="0"/>
    <default expression="" field="n_photos" applyOnUpdate="0"/>
    <default expression="" field="n_located" applyOnUpdate="0"/>
    <default expression="" field="n_outside" applyOnUpdate="0"/>
    <default expression="" field="n_failed" applyOnUpdate="0"/>
    <default expression="" field="request" applyOnUpdate="0"/>
    <default expression="" field="system" applyOnUpdate="0"/>
    <default expression="" field="galleries" applyOnUpdate="0"/>
    <default expression="" field="n_refs" applyOnUpdate="0"/>
    <default expression="" field="versions" applyOnUpdate="0"/>
    <default expression="" field="digests" applyOnUpdate="0"/>
    <default expression="" field="host" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint exp_strength="0" field="run_id" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="started" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="finished" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="ended" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="n_photos" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="n_located" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="n_outside" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="n_failed" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="request" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="system" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="galleries" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="n_refs" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="versions" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="digests" unique_strength="0" notnull_strength="0" constraints="0"/>
    <constraint exp_strength="0" field="host" unique_strength="0" notnull_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint field="run_id" exp="" desc=""/>
    <constraint field="started" exp="" desc=""/>
    <constraint field="finished" exp="" desc=""/>
    <constraint field="ended" exp="" desc=""/>
    <constraint field="n_photos" exp="" desc=""/>
    <constraint field="n_located" exp="" desc=""/>
    <constraint field="n_outside" exp="" desc=""/>
    <constraint field="n_failed" exp="" desc=""/>
    <constraint field="request" exp="" desc=""/>
    <constraint field="system" exp="" desc=""/>
    <constraint field="galleries" exp="" desc=""/>
    <constraint field="n_refs" exp="" desc=""/>
    <constraint field="versions" exp="" desc=""/>
    <constraint field="digests" exp="" desc=""/>
    <constraint field="host" exp="" desc=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributeactions/>
  <attributetableconfig sortExpression="" actionWidgetStyle="dropDown" sortOrder="0">
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
    <field editable="0" name="digests"/>
    <field editable="0" name="ended"/>
    <field editable="0" name="finished"/>
    <field editable="0" name="galleries"/>
    <field editable="0" name="host"/>
    <field editable="0" name="n_failed"/>
    <field editable="0" name="n_located"/>
    <field editable="0" name="n_outside"/>
    <field editable="0" name="n_photos"/>
    <field editable="0" name="n_refs"/>
    <field editable="0" name="request"/>
    <field editable="0" name="run_id"/>
    <field editable="0" name="started"/>
    <field editable="0" name="system"/>
    <field editable="0" name="versions"/>
  </editable>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <previewExpression>"run_id"</previewExpression>
  <mapTip enabled="1"></mapTip>
  <layerGeometryType>4</layerGeometryType>
</qgis>
