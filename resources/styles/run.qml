<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis autoRefreshMode="Disabled" autoRefreshTime="0" styleCategories="AllStyleCategories" hasScaleBasedVisibilityFlag="0" minScale="1e+08" version="3.40.6-Bratislava" readOnly="0" maxScale="0">
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
        <layer enabled="1" pass="0" class="SimpleLine" locked="0" id="{002f363c-7c1b-4a33-84b7-ab66bdbee9ef}">
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
            <Option value="152,125,183,255,rgb:0.59607843137254901,0.49019607843137253,0.71764705882352942,1" type="QString" name="line_color"/>
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
        <layer enabled="1" pass="0" class="SimpleFill" locked="0" id="{2e98cfe9-94e0-42d8-ac17-7275cced3c2d}">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" type="QString" name="border_width_map_unit_scale"/>
            <Option value="152,125,183,255,rgb:0.59607843137254901,0.49019607843137253,0.71764705882352942,1" type="QString" name="color"/>
            <Option value="bevel" type="QString" name="joinstyle"/>
            <Option value="0,0" type="QString" name="offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="offset_unit"/>
            <Option value="109,89,131,255,rgb:0.42575722896162355,0.35013351644159607,0.51259632257572285,1" type="QString" name="outline_color"/>
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
        <layer enabled="1" pass="0" class="SimpleMarker" locked="0" id="{0db7fb27-3a81-4fc8-8577-28a86232b9f8}">
          <Option type="Map">
            <Option value="0" type="QString" name="angle"/>
            <Option value="square" type="QString" name="cap_style"/>
            <Option value="152,125,183,255,rgb:0.59607843137254901,0.49019607843137253,0.71764705882352942,1" type="QString" name="color"/>
            <Option value="1" type="QString" name="horizontal_anchor_point"/>
            <Option value="bevel" type="QString" name="joinstyle"/>
            <Option value="diamond" type="QString" name="name"/>
            <Option value="0,0" type="QString" name="offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="offset_unit"/>
            <Option value="109,89,131,255,rgb:0.42575722896162355,0.35013351644159607,0.51259632257572285,1" type="QString" name="outline_color"/>
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
  <customproperties>
    <Option/>
  </customproperties>
  <geometryOptions removeDuplicateNodes="0" geometryPrecision="0">
    <activeChecks type="StringList">
      <Option value="" type="QString"/>
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
    <alias field="run_id" index="0" name="Run"/>
    <alias field="started" index="1" name="Started (UTC)"/>
    <alias field="finished" index="2" name="Finished (UTC)"/>
    <alias field="ended" index="3" name="How it ended"/>
    <alias field="n_photos" index="4" name="Photos"/>
    <alias field="n_located" index="5" name="Located"/>
    <alias field="n_outside" index="6" name="Probably outside the gallery"/>
    <alias field="n_failed" index="7" name="Failed"/>
    <alias field="request" index="8" name="Request (JSON)"/>
    <alias field="system" index="9" name="System"/>
    <alias field="galleries" index="10" name="Pack and galleries"/>
    <alias field="n_refs" index="11" name="References"/>
    <alias field="versions" index="12" name="Versions (JSON)"/>
    <alias field="digests" index="13" name="Digests of pack and galleries (JSON)"/>
    <alias field="host" index="14" name="Computed on"/>
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
    <default applyOnUpdate="0" field="run_id" expression=""/>
    <default applyOnUpdate="0" field="started" expression=""/>
    <default applyOnUpdate="0" field="finished" expression=""/>
    <default applyOnUpdate="0" field="ended" expression=""/>
    <default applyOnUpdate="0" field="n_photos" expression=""/>
    <default applyOnUpdate="0" field="n_located" expression=""/>
    <default applyOnUpdate="0" field="n_outside" expression=""/>
    <default applyOnUpdate="0" field="n_failed" expression=""/>
    <default applyOnUpdate="0" field="request" expression=""/>
    <default applyOnUpdate="0" field="system" expression=""/>
    <default applyOnUpdate="0" field="galleries" expression=""/>
    <default applyOnUpdate="0" field="n_refs" expression=""/>
    <default applyOnUpdate="0" field="versions" expression=""/>
    <default applyOnUpdate="0" field="digests" expression=""/>
    <default applyOnUpdate="0" field="host" expression=""/>
  </defaults>
  <constraints>
    <constraint notnull_strength="0" exp_strength="0" field="run_id" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="started" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="finished" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="ended" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="n_photos" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="n_located" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="n_outside" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="n_failed" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="request" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="system" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="galleries" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="n_refs" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="versions" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="digests" unique_strength="0" constraints="0"/>
    <constraint notnull_strength="0" exp_strength="0" field="host" unique_strength="0" constraints="0"/>
  </constraints>
  <constraintExpressions>
    <constraint exp="" field="run_id" desc=""/>
    <constraint exp="" field="started" desc=""/>
    <constraint exp="" field="finished" desc=""/>
    <constraint exp="" field="ended" desc=""/>
    <constraint exp="" field="n_photos" desc=""/>
    <constraint exp="" field="n_located" desc=""/>
    <constraint exp="" field="n_outside" desc=""/>
    <constraint exp="" field="n_failed" desc=""/>
    <constraint exp="" field="request" desc=""/>
    <constraint exp="" field="system" desc=""/>
    <constraint exp="" field="galleries" desc=""/>
    <constraint exp="" field="n_refs" desc=""/>
    <constraint exp="" field="versions" desc=""/>
    <constraint exp="" field="digests" desc=""/>
    <constraint exp="" field="host" desc=""/>
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
