"""Tables from any program: read completely, or refused with the remedy; every row that is left out is named."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from pinpoint_engine import sheets
from pinpoint_engine.angles import place
from pinpoint_engine.errors import RequestError
from pinpoint_engine.sheets import SAVE_AS, Fault, faults_in_words, read_sheet
from pinpoint_engine.types import Location

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "csv"
needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="needs ../shared/cases")
IDS = ["6bc30bbd38d4", "2de8cf55ee8b", "f90dc6bc45c5", "d1fc7071b28a", "9c468cbae9bd", "83709e7ada31"]
PLACES = [(44.751569, -1.080103)] * 4 + [(44.631733, -1.160238)] * 2


def write(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "t.csv"
    path.write_bytes(content.encode(encoding) if isinstance(content, str) else content)
    return path


def rows(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_sheet(path)]


def faults(path: Path) -> dict[int, str]:
    return {row.line: row.fault for row in read_sheet(path) if row.fault}


# --- the cases of ../shared


@needs_cases
@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("blank_in_middle", [2, 3, 4, 6, 7, 8]),
        ("dms", None),
        ("quoted_decimal_comma", None),
        ("semicolon", None),
        ("semicolon_decimal_comma", None),
        ("spaces", None),
        ("tab", None),
        ("truth", None),
        ("utf16", None),
        ("windows_crcrlf", None),
    ],
)
def test_a_table_as_a_program_writes_it_is_read_whole(name, lines):
    sheet = read_sheet(CASES / f"{name}.csv")
    found = list(sheet)
    assert sheet.columns == ("id", "lat", "lon")
    assert [row.line for row in found] == (lines or [2, 3, 4, 5, 6, 7])
    assert [row.cells[0] for row in found] == IDS and not any(row.fault for row in found)
    places = [place(*row.cells[1:]) for row in found]
    assert [(each.lat, each.lon) for each in places] == [pytest.approx(each, abs=1e-6) for each in PLACES]


@needs_cases
def test_a_table_of_which_some_rows_tell_no_place():
    found = list(read_sheet(CASES / "half_dms.csv"))
    assert [row.cells[0] for row in found] == IDS
    assert place(*found[4].cells[1:]) == Location(44.71, -1.2)
    with pytest.raises(ValueError, match="it has no latitude"):
        place(*found[5].cells[1:])


# --- encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
)
def test_text_of_any_encoding_is_read(tmp_path, encoding):
    text = "path,lat,lon\ncafé-Ør.jpg,44°45',1\n"
    assert rows(write(tmp_path, text, encoding)) == [("café-Ør.jpg", "44°45'", "1")]


def test_a_mark_of_utf_16_big_endian(tmp_path):
    content = codecs.BOM_UTF16_BE + "path,lat\n東京.jpg,1\n".encode("utf-16-be")
    assert rows(write(tmp_path, content)) == [("東京.jpg", "1")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"PK\x03\x04\x14\0\x06\0",
            "an Excel or LibreOffice workbook, or a ZIP file, despite its name; open it",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "a workbook of an old Excel, despite its name; open it in that program and save",
        ),
        (b"\x1f\x8b\x08", "compressed; unpack it first"),
        (b"%PDF-1.7", "a PDF; name a CSV table"),
        (b"SQLite format 3\0", "a database; name a CSV table"),
        (b"\xff\xd8\xff\xe0", "a photo; name a CSV table"),
    ],
)
def test_what_is_no_csv_is_told_by_its_bytes(tmp_path, content, said):
    with pytest.raises(RequestError) as refusal:
        read_sheet(write(tmp_path, content + bytes(100)))
    assert str(refusal.value).startswith(f"t.csv is {said}")


@pytest.mark.parametrize("content", [b"path,l\x81t\x8d,lon\n", b"p\0a\0t,h\0\x01\n1,2\n", "a\n".encode("utf-16")[:-1]])
def test_what_is_no_text_is_refused(tmp_path, content):
    with pytest.raises(RequestError) as refusal:
        read_sheet(write(tmp_path, content))
    assert str(refusal.value) == f"t.csv is not readable text; {SAVE_AS}"


def test_what_is_not_there_or_a_folder(tmp_path):
    with pytest.raises(RequestError, match=r"none.csv cannot be read \(no such file or directory\); check the path"):
        read_sheet(tmp_path / "none.csv")
    with pytest.raises(RequestError, match="is a folder; name the table in it"):
        read_sheet(tmp_path)


# --- lines and delimiters


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n", "\n\n", "\r\n\r\n", "\r\r\n\r\r\n", "\n , \n"])
def test_lines_end_in_any_way_and_empty_ones_are_none(tmp_path, end):
    lines = ("path,lat", "a.jpg,1", "b.jpg,2", "c.jpg,3", "")
    assert rows(write(tmp_path, end.join(lines))) == [("a.jpg", "1"), ("b.jpg", "2"), ("c.jpg", "3")]


def test_lines_are_numbered_as_an_editor_does(tmp_path):
    content = '\n\nsep=;\npath;lat\n\na.jpg;1\n"b\nb";2\n;;\nc.jpg;3\n'
    found = list(read_sheet(write(tmp_path, content)))
    assert [(row.line, row.cells[1], row.apart) for row in found] == [(6, "1", True), (7, "2", False), (10, "3", True)]
    assert [row.line for row in read_sheet(write(tmp_path, "path,lat\r\r\na,1\r\r\nb,2\r\r\n"))] == [2, 3]


@pytest.mark.parametrize("delimiter", ",;\t|")
def test_columns_are_separated_in_any_way(tmp_path, delimiter):
    content = f"title (a, b; c){delimiter}lat{delimiter}lon\n"
    content = content if delimiter not in ",;" else f'"title (a, b; c)"{delimiter}lat{delimiter}lon\n'
    sheet = read_sheet(write(tmp_path, content + f"x{delimiter}1{delimiter}2\n"))
    assert (sheet.delimiter, sheet.columns) == (delimiter, ("title (a, b; c)", "lat", "lon"))
    assert [row.cells for row in sheet] == [("x", "1", "2")]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "sep=;\r"])
def test_excel_may_tell_the_delimiter(tmp_path, first):
    assert rows(write(tmp_path, f"{first}\na,b;lat\n1,5;2\n")) == [("1,5", "2")]


def test_cells_are_stripped_and_rows_filled_up(tmp_path):
    found = list(read_sheet(write(tmp_path, 'path , lat,lon\n a.jpg ,"1" , 2,,\nb.jpg\n')))
    assert [(row.cells, row.fault, row.lacks) for row in found] == [
        (("a.jpg", "1", "2"), "", 0),
        (("b.jpg", "", ""), "", 2),
    ]


# --- rows that cannot be used


def test_too_many_cells_are_a_fault_and_not_cut_off(tmp_path):
    path = write(tmp_path, "path,lat,lon\na.jpg,44,751569,-1,080103\nb.jpg,1,2\n")
    assert faults(path) == {2: "it has 5 cells for 3 columns; put a cell such as 44,7 in quotation marks"}
    assert [row.cells for row in read_sheet(path) if not row.fault] == [("b.jpg", "1", "2")]
    path = write(tmp_path, "path;lat;lon\na;b.jpg;1;2\n")
    assert faults(path) == {2: "it has 4 cells for 3 columns; put a cell such as a;b in quotation marks"}


COMMAS = "its decimals may be written with commas ({}); put them in quotation marks, or write {}.0"


@pytest.mark.parametrize(
    ("row", "told", "whole"),
    [
        ("a.jpg,44,75,-1,08", "44,75 and -1,08", "44"),
        ("a.jpg,-33,8568,151,2", "-33,8568 and 151,2", "-33"),
        ("a.jpg,+1,5,2,5,", "+1,5 and 2,5", "+1"),
    ],
)
@pytest.mark.parametrize("heads", ["path,lat,lon,author,licence", "path,Longitude,Latitude,x,y", "id,gt_lat,gt_long,,"])
def test_decimal_commas_that_fill_a_row_are_a_fault_and_no_place(tmp_path, heads, row, told, whole):
    assert faults(write(tmp_path, f"{heads}\n{row}\nb.jpg,1.5,2.5,3,4\n")) == {2: COMMAS.format(told, whole)}


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("path,lat,lon,author,licence", "a.jpg,44.0,75,-1,08"),
        ("path,lat,lon,author,licence", "a.jpg,44,-75,-1,08"),
        ("path,lat,lon,author,licence", "a.jpg,44,75,Bo,8"),
        ("path,lat,lon,author,licence", "a.jpg,44,75,,"),
        ("path,lat,lon,author,licence", "a.jpg,44,75,1,street"),
        ("path,lat,x,lon,y", "a.jpg,44,75,1,8"),
        ("path,lat,lon,author", "a.jpg,44,75,1"),
        ("id,lat,lon,pred_lat,pred_lon", "a.jpg,44,75,1,8"),
        ("path;lat;lon;author;licence", "a.jpg;44;75;1;8"),
    ],
)
def test_whole_degrees_are_no_fault_where_they_can_be_nothing_else(tmp_path, heads, row):
    assert faults(write(tmp_path, f"{heads}\n{row}\n")) == {}


@pytest.mark.parametrize(
    "others", [["b.jpg,1,2,Bo", "c.jpg,3,4,Al"], ['b.jpg,1,2,"Bo"', 'c.jpg,3,4,"Al"'], ["c.jpg,3,4,"]]
)
def test_a_quotation_mark_that_is_never_closed_costs_no_other_row(tmp_path, others):
    path = write(tmp_path, "\n".join(["path,lat,lon,author", '"a.jpg,1,2,Al', *others, ""]))
    found = list(read_sheet(path))
    assert [row.line for row in found if row.fault] == [2]
    assert [row.cells[0] for row in found if not row.fault] == [line[:5] for line in others]


def test_an_open_quotation_mark_in_the_last_cell_is_read_as_it_stands(tmp_path):
    path = write(tmp_path, 'path,lat,lon,author\na.jpg,1,2,"Al\nb.jpg,3,4,Bo\n')
    assert rows(path) == [("a.jpg", "1", "2", "Al"), ("b.jpg", "3", "4", "Bo")]
    path = write(tmp_path, 'path,lat,lon,author\na.jpg,1,2,"Al\nb.jpg,3,4,"\nc.jpg,5,6,"Cy"\n')
    assert [cells[0] for cells in rows(path)] == ["a.jpg", "b.jpg", "c.jpg"]


def test_a_cell_over_several_lines_is_one_cell(tmp_path):
    path = write(tmp_path, 'path,lat,lon,title\na.jpg,1,2,"one\ntwo, three"\nb.jpg,3,4,x\n')
    assert rows(path) == [("a.jpg", "1", "2", "one\ntwo, three"), ("b.jpg", "3", "4", "x")]


@pytest.mark.parametrize(
    "cell",
    [
        "one, two, three\nfour, five, six, seven",
        "from the hill\nx, 44.1, 2.2, y\nand home",  # like a row, in a cell of which the first line is none
        "\na,1,2\n",
    ],
)
def test_a_cell_over_several_lines_may_be_full_of_commas(tmp_path, cell):
    good = [("a.jpg", "44.5", "-1.25", cell.strip()), ("b.jpg", "3", "4", "x")]
    path = write(tmp_path, f'path,lat,lon,title\na.jpg,44.5,-1.25,"{cell}"\nb.jpg,3,4,x\n')
    if "x, 44.1" not in cell:
        assert rows(path) == good
    path = write(tmp_path, f'title,path,lat,lon\n"{cell}",a.jpg,44.5,-1.25\nx,b.jpg,3,4\n')
    assert rows(path) == [(row[3], *row[:3]) for row in good] and not faults(path)


def test_a_cell_over_several_lines_of_a_table_without_degrees(tmp_path):
    path = write(tmp_path, 'id,a,b\nx,1,"one, two, three\nfour, five, six, seven"\ny,2,3\n')
    assert rows(path) == [("x", "1", "one, two, three\nfour, five, six, seven"), ("y", "2", "3")]


def test_seconds_need_no_quotation_marks_around_them(tmp_path):
    path = write(tmp_path, "id,lat,lon\na,44°45'5.6\"N,1°4'48.4\"W\nb,1,2\n")
    assert rows(path)[0] == ("a", "44°45'5.6\"N", "1°4'48.4\"W") and len(rows(path)) == 2


def test_many_quotation_marks_take_no_longer(tmp_path, monkeypatch):
    """However many there are, each line is read only a few times."""
    read = 0

    class Counted(sheets._Lines):
        def __next__(self):
            nonlocal read
            read += 1
            return super().__next__()

    monkeypatch.setattr(sheets, "_Lines", Counted)
    for lines in (['"x,1,2'] * 20_000, ['x,1,"2'] * 20_000, ['x,1,"2', "y,1,2"] * 10_000):
        read = 0
        path = write(tmp_path, "\n".join(["a,b,c", *lines, *["y,1,2"] * 20_000, ""]))
        found = list(read_sheet(path))
        assert len(found) == 40_000 and read <= 3 * 40_000, (lines[:2], len(found), read)


@pytest.mark.parametrize("cell", ["1\0", "\0"])
def test_nul_bytes_are_a_fault_of_their_row(tmp_path, cell):
    path = write(tmp_path, f"path,lat\na.jpg,{cell}\nb.jpg,2\n")
    assert faults(path) == {2: "it holds NUL bytes, so it is damaged"} and len(rows(path)) == 2


def test_a_cell_that_is_far_too_long_costs_its_row(tmp_path):
    path = write(tmp_path, f"path,lat\na.jpg,{'1' * 200_000}\nb.jpg,2\n")
    assert list(faults(path)) == [2] and [row.cells for row in read_sheet(path)][-1] == ("b.jpg", "2")


# --- columns


def test_columns_are_found_whatever_their_case_and_spaces(tmp_path):
    sheet = read_sheet(write(tmp_path, "\ufeffCaptured At, LAT ,,Lng\n"))
    assert [sheet.find([name]) for name in ("captured_at", "lat", "lng", "Lat", "lon")] == [0, 1, 3, 1, -1]
    assert sheet.need(["lon", "lng"]) == 3
    with pytest.raises(
        RequestError, match=r"t.csv has no column id or path, only: Captured At, LAT, Lng; add it or rename"
    ):
        sheet.need(["id", "path"])


def test_two_columns_of_one_thing_are_refused(tmp_path):
    sheet = read_sheet(write(tmp_path, "lat,latitude,Lon,lon,x\n"))
    with pytest.raises(RequestError, match=r"t\.csv has columns lat and latitude; keep only the right one"):
        sheet.need_one(["lat", "latitude"])
    with pytest.raises(RequestError, match=r"t\.csv has two columns lon; remove or rename one"):
        sheet.need_one(["lon", "lng"])


# --- in words


def test_every_row_that_cannot_be_used_is_named():
    assert faults_in_words("t.csv", []) == ""
    one = faults_in_words("t.csv", [Fault(3, "why")])
    assert one == "t.csv: 1 row cannot be used: line 3: why; correct or remove it"
    many = faults_in_words("t.csv", [Fault(line, "why") for line in (*range(2, 12), 14, 15, 16, 20)])
    assert many.startswith("t.csv: 14 rows cannot be used: line 2: why; line 3: why; ")
    assert many.endswith("line 11: why; and lines 14-16, 20; correct or remove them")
    assert faults_in_words("t.csv", [Fault(2 * n, "why") for n in range(1, 2000)]).endswith(
        "218, 220, and 1,889 more; correct or remove them"
    )
