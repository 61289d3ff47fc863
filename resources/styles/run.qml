<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" autoRefreshTime="0" readOnly="0" styleCategories="AllStyleCategories" autoRefreshMode="Disabled" maxScale="0" minScale="1e+08" version="3.40.6-Bratislava">
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
        <layer id="{5e91b78d-8973-4258-a027-6f5f4f32e25e}" pass="0" class="SimpleLine" enabled="1" locked="0">
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
            <Option name="line_color" type="QString" value="164,113,88,255,rgb:0.64313725490196083,0.44313725490196076,0.34509803921568627,1"/>
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
        <layer id="{977b0702-cd29-4c09-8a30-849b27fb6536}" pass="0" class="SimpleFill" enabled="1" locked="0">
          <Option type="Map">
            <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="color" type="QString" value="164,113,88,255,rgb:0.64313725490196083,0.44313725490196076,0.34509803921568627,1"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="117,81,63,255,rgb:0.45937285420004575,0.31653315022507056,0.24649423971923401,1"/>
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
        <layer id="{cfeabdb2-ae27-4995-b682-9e9cbbcc198b}" pass="0" class="SimpleMarker" enabled="1" locked="0">
          <Option type="Map">
            <Option name="angle" type="QString" value="0"/>
            <Option name="cap_style" type="QString" value="square"/>
            <Option name="color" type="QString" value="164,113,88,255,rgb:0.64313725490196083,0.44313725490196076,0.34509803921568627,1"/>
            <Option name="horizontal_anchor_point" type="QString" value="1"/>
            <Option name="joinstyle" type="QString" value="bevel"/>
            <Option name="name" type="QString" value="diamond"/>
            <Option name="offset" type="QString" value="0,0"/>
            <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
            <Option name="offset_unit" type="QString" value="MM"/>
            <Option name="outline_color" type="QString" value="117,81,63,255,rgb:0.45937285420004575,0.31653315022507056,0.24649423971923401,1"/>
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
  <customproperties>
    <Option/>
  </customproperties>
  <geometryOptions geometryPrecision="0" removeDuplicateNodes="0">
    <activeChecks type="StringList">
      <Option type="QString" value=""/>
    </activeChecks>
    <checkConfiguration/>
  </geometryOptions>
  <legend type="default-vector" showLabelLegend="0"/>
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
    <default expression="" applyOnUpdate="0" field="run_id"/>
    <default expression="" applyOnUpdate="0" field="started"/>
    <default expression="" applyOnUpdate="0" field="finished"/>
    <default expression="" applyOnUpdate="0" field="ended"/>
    <default expression="" applyOnUpdate="0" field="n_photos"/>
    <default expression="" applyOnUpdate="0" field="n_located"/>
    <default expression="" applyOnUpdate="0" field="n_outside"/>
    <default expression="" applyOnUpdate="0" field="n_failed"/>
    <default expression="" applyOnUpdate="0" field="request"/>
    <default expression="" applyOnUpdate="0" field="system"/>
    <default expression="" applyOnUpdate="0" field="galleries"/>
    <default expression="" applyOnUpdate="0" field="n_refs"/>
    <default expression="" applyOnUpdate="0" field="versions"/>
    <default expression="" applyOnUpdate="0" field="digests"/>
    <default expression="" applyOnUpdate="0" field="host"/>
  </defaults>
  <constraints>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="run_id"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="started"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="finished"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="ended"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="n_photos"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="n_located"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="n_outside"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="n_failed"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="request"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="system"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="galleries"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="n_refs"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="versions"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="digests"/>
    <constraint exp_strength="0" constraints="0" unique_strength="0" notnull_strength="0" field="host"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" exp="" field="run_id"/>
    <constraint desc="" exp="" field="started"/>
    <constraint desc="" exp="" field="finished"/>
    <constraint desc="" exp="" field="ended"/>
    <constraint desc="" exp="" field="n_photos"/>
    <constraint desc="" exp="" field="n_located"/>
    <constraint desc="" exp="" field="n_outside"/>
    <constraint desc="" exp="" field="n_failed"/>
    <constraint desc="" exp="" field="request"/>
    <constraint desc="" exp="" field="system"/>
    <constraint desc="" exp="" field="galleries"/>
    <constraint desc="" exp="" field="n_refs"/>
    <constraint desc="" exp="" field="versions"/>
    <constraint desc="" exp="" field="digests"/>
    <constraint desc="" exp="" field="host"/>
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
