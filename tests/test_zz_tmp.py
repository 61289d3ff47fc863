import faiss, torch, pandas, geopandas, pyogrio, scipy.optimize, sklearn.datasets, ai_edge_litert.interpreter, pillow_heif, requests
def test_world(qgis_app, qgis_iface, qtbot, tmp_path):
    import processing
    from qgis.core import QgsVectorLayer
    from qgis.gui import QgsMapCanvas
    assert QgsVectorLayer("Point?crs=EPSG:4326","a","memory").isValid()
    g=geopandas.GeoDataFrame({"a":[1]},geometry=geopandas.points_from_xy([1],[2]),crs=4326)
    g.to_file(tmp_path/"a.gpkg"); g.to_file(tmp_path/"a.shp"); g.to_file(tmp_path/"a.geojson"); geopandas.read_file(tmp_path/"a.gpkg")
    assert torch.nn.Linear(2,2)(torch.zeros(1,2)).shape
