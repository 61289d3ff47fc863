<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.40.6-Bratislava" styleCategories="AllStyleCategories" autoRefreshTime="0" hasScaleBasedVisibilityFlag="0" autoRefreshMode="Disabled" maxScale="0" readOnly="0" minScale="1e+08">
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
        <layer enabled="1" pass="0" locked="0" id="{61723ff7-99c2-473b-9f45-d592f9aff401}" class="SimpleLine">
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
            <Option name="line_color" value="243,166,178,255,rgb:0.95294117647058818,0.65098039215686276,0.69803921568627447,1" type="QString"/>
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
        <layer enabled="1" pass="0" locked="0" id="{03d6bb5d-b5d8-4075-a1e0-5ec45513f918}" class="SimpleFill">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="color" value="243,166,178,255,rgb:0.95294117647058818,0.65098039215686276,0.69803921568627447,1" type="QString"/>
            <Option name="joinstyle" value="bevel" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="174,119,127,255,rgb:0.68065918974593731,0.46497291523613338,0.49858854047455559,1" type="QString"/>
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
        <layer enabled="1" pass="0" locked="0" id="{6f6330ff-da8c-45d7-ba42-24dbf2a98e29}" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="243,166,178,255,rgb:0.95294117647058818,0.65098039215686276,0.69803921568627447,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="bevel" type="QString"/>
            <Option name="name" value="diamond" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="174,119,127,255,rgb:0.68065918974593731,0.46497291523613338,0.49858854047455559,1" type="QString"/>
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
  <customproperties>
    <Option/>
  </customproperties>
  <geometryOptions removeDuplicateNodes="0" geometryPrecision="0">
    <activeChecks type="StringList">
      <Option value="" type="QString"/>
    </activeChecks>
    <checkConfiguration/>
  </geometryOptions>
  <legend showLabelLegend="0" type="default-vector"/>
  <fieldConfiguration>
    <field name="run_id" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="started" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="finished" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="ended" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="n_photos" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="n_located" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="n_outside" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="n_failed" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="request" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="system" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="galleries" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="n_refs" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="versions" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="digests" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="host" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias name="Run" index="0" field="run_id"/>
    <alias name="Started (UTC)" index="1" field="started"/>
    <alias name="Finished (UTC)" index="2" field="finished"/>
    <alias name="How it ended" index="3" field="ended"/>
    <alias name="Photos" index="4" field="n_photos"/>
    <alias name="Located" index="5" field="n_located"/>
    <alias name="Probably outside the gallery" index="6" field="n_outside"/>
    <alias name="Failed" index="7" field="n_failed"/>
    <alias name="Request (JSON)" index="8" field="request"/>
    <alias name="System" index="9" field="system"/>
    <alias name="Pack and galleries" index="10" field="galleries"/>
    <alias name="References" index="11" field="n_refs"/>
    <alias name="Versions (JSON)" index="12" field="versions"/>
    <alias name="Digests of pack and galleries (JSON)" index="13" field="digests"/>
    <alias name="Computed on" index="14" field="host"/>
  </aliases>
  <splitPolicies>
    <policy field="run_id" policy="Duplicate"/>
    <policy field="started" policy="Duplicate"/>
    <policy field="finished" policy="Duplicate"/>
    <policy field="ended" policy="Duplicate"/>
    <policy field="n_photos" policy="Duplicate"/>
    <policy field="n_located" policy="Duplicate"/>
    <policy field="n_outside" policy="Duplicate"/>
    <policy field="n_failed" policy="Duplicate"/>
    <policy field="request" policy="Duplicate"/>
    <policy field="system" policy="Duplicate"/>
    <policy field="galleries" policy="Duplicate"/>
    <policy field="n_refs" policy="Duplicate"/>
    <policy field="versions" policy="Duplicate"/>
    <policy field="digests" policy="Duplicate"/>
    <policy field="host" policy="Duplicate"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy field="run_id" policy="Duplicate"/>
    <policy field="started" policy="Duplicate"/>
    <policy field="finished" policy="Duplicate"/>
    <policy field="ended" policy="Duplicate"/>
    <policy field="n_photos" policy="Duplicate"/>
    <policy field="n_located" policy="Duplicate"/>
    <policy field="n_outside" policy="Duplicate"/>
    <policy field="n_failed" policy="Duplicate"/>
    <policy field="request" policy="Duplicate"/>
    <policy field="system" policy="Duplicate"/>
    <policy field="galleries" policy="Duplicate"/>
    <policy field="n_refs" policy="Duplicate"/>
    <policy field="versions" policy="Duplicate"/>
    <policy field="digests" policy="Duplicate"/>
    <policy field="host" policy="Duplicate"/>
  </duplicatePolicies>
  <defaults>
    <default field="run_id" expression="" applyOnUpdate="0"/>
    <default field="started" expression="" applyOnUpdate="0"/>
    <default field="finished" expression="" applyOnUpdate="0"/>
    <default field="ended" expression="" applyOnUpdate="0"/>
    <default field="n_photos" expression="" applyOnUpdate="0"/>
    <default field="n_located" expression="" applyOnUpdate="0"/>
    <default field="n_outside" expression="" applyOnUpdate="0"/>
    <default field="n_failed" expression="" applyOnUpdate="0"/>
    <default field="request" expression="" applyOnUpdate="0"/>
    <default field="system" expression="" applyOnUpdate="0"/>
    <default field="galleries" expression="" applyOnUpdate="0"/>
    <default field="n_refs" expression="" applyOnUpdate="0"/>
    <default field="versions" expression="" applyOnUpdate="0"/>
    <default field="digests" expression="" applyOnUpdate="0"/>
    <default field="host" expression="" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="run_id" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="started" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="finished" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="ended" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="n_photos" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="n_located" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="n_outside" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="n_failed" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="request" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="system" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="galleries" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="n_refs" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="versions" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="digests" exp_strength="0"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" field="host" exp_strength="0"/>
  </constraints>
  <constraintExpressions>
    <constraint exp="" desc="" field="run_id"/>
    <constraint exp="" desc="" field="started"/>
    <constraint exp="" desc="" field="finished"/>
    <constraint exp="" desc="" field="ended"/>
    <constraint exp="" desc="" field="n_photos"/>
    <constraint exp="" desc="" field="n_located"/>
    <constraint exp="" desc="" field="n_outside"/>
    <constraint exp="" desc="" field="n_failed"/>
    <constraint exp="" desc="" field="request"/>
    <constraint exp="" desc="" field="system"/>
    <constraint exp="" desc="" field="galleries"/>
    <constraint exp="" desc="" field="n_refs"/>
    <constraint exp="" desc="" field="versions"/>
    <constraint exp="" desc="" field="digests"/>
    <constraint exp="" desc="" field="host"/>
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
    <field name="digests" editable="0"/>
    <field name="ended" editable="0"/>
    <field name="finished" editable="0"/>
    <field name="galleries" editable="0"/>
    <field name="host" editable="0"/>
    <field name="n_failed" editable="0"/>
    <field name="n_located" editable="0"/>
    <field name="n_outside" editable="0"/>
    <field name="n_photos" editable="0"/>
    <field name="n_refs" editable="0"/>
    <field name="request" editable="0"/>
    <field name="run_id" editable="0"/>
    <field name="started" editable="0"/>
    <field name="system" editable="0"/>
    <field name="versions" editable="0"/>
  </editable>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <previewExpression>"run_id"</previewExpression>
  <mapTip enabled="1"></mapTip>
  <layerGeometryType>4</layerGeometryType>
</qgis>
