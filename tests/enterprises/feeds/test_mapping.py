"""Headers recognised and mapped, constants set, values translated."""

import datetime as dt
from pathlib import Path

import pytest

from enterprises.feeds.columns import Column
from enterprises.feeds.options import Options
from enterprises.feeds.refusals import Refusal
from enterprises.feeds.registry import FEEDS
from tests.enterprises.feeds.makers import deaths, deliver, make_id_number, make_uscc

ONE, TWO = make_id_number(1), make_id_number(2)
USCC = make_uscc()
ENTERPRISE = f"{USCC},青岛示例机械一厂有限公司,示例路1号,370202"


def refused(folder: Path, feed: str, text: str, options: Options | None = None) -> Refusal:
    """The refusal a delivery meets."""
    with pytest.raises(Refusal) as caught:
        deliver(folder, feed, text, options=options)
    return caught.value


@pytest.mark.parametrize(
    "header",
    [
        "id_number,died_on",
        "身份证号,死亡日期",
        "\ufeff身份证号, 死亡日期 ",
        "ID_Number,DIED_ON",
        "ｉｄ＿ｎｕｍｂｅｒ,died_on",
        '"id_number","died_on"',
        "* ID Number,died on",
        "id number,died-on\u3000",
    ],
)
def test_header_is_recognised(tmp_path: Path, header: str) -> None:
    got = deliver(tmp_path, "deaths", deaths(f"{ONE},2020-01-02", header=header))
    assert got.column("died_on") == [dt.date(2020, 1, 2)]


@pytest.mark.parametrize("feed", FEEDS.values(), ids=FEEDS)
def test_every_header_of_every_feed_in_both_languages(tmp_path: Path, feed) -> None:  # type: ignore[no-untyped-def]
    def header(column: Column) -> tuple[str, str]:
        return column.name, column.header

    for names in zip(*map(header, feed.columns), strict=True):
        text = ",".join(names) + "\n" + "," * (len(names) - 1) + "\n"
        got = deliver(tmp_path, feed.name, text)
        assert got.delivery.unknown_columns == []
        assert got.faults == [(2, feed.required[0].name, "missing_value")]


def test_columns_in_any_order_and_unknown_ones_named(tmp_path: Path) -> None:
    got = deliver(tmp_path, "deaths", f"备用,died_on,,id_number\nx,2020-01-02,y,{ONE}\n")
    assert got.column("id_number") == [ONE]
    assert got.delivery.unknown_columns == ["备用"]


def test_missing_required_columns_are_named(tmp_path: Path) -> None:
    refusal = refused(tmp_path, "workers", f"id_number,nom\n{ONE},x\n")
    assert refusal.code == "missing_column"
    assert "requires name (姓名)" in refusal.sentence
    assert "it has: id_number, nom" in refusal.sentence
    assert "--map THEIRS=name" in refusal.sentence


def test_missing_optional_column_is_null(tmp_path: Path) -> None:
    got = deliver(tmp_path, "workers", f"id_number,name\n{ONE},示例\n")
    assert got.rows.select("area_code", "household", "phone", "id_kind", "area").row(0) == (
        (None,) * 5
    )


def test_two_headers_for_one_column(tmp_path: Path) -> None:
    refusal = refused(tmp_path, "deaths", f"id_number,身份证号,died_on\n{ONE},{ONE},2020-01-01\n")
    assert refusal.code == "ambiguous_column"
    assert "身份证号 and id_number would both be the column id_number" in refusal.sentence


def test_map_settles_which_of_two_headers(tmp_path: Path) -> None:
    text = f"id_number,身份证号,died_on\n{ONE},{TWO},2020-01-01\n"
    got = deliver(tmp_path, "deaths", text, options=Options.parse(["#2=id_number"]))
    assert got.column("id_number") == [TWO]
    assert got.delivery.unknown_columns == ["id_number"]


@pytest.mark.parametrize("ours", ["died_on", "死亡日期"])
def test_map_by_header(tmp_path: Path, ours: str) -> None:
    text = f"id_number,当天\n{ONE},2020-01-01\n"
    got = deliver(tmp_path, "deaths", text, options=Options.parse([f" 当天 ={ours}"]))
    assert got.column("died_on") == [dt.date(2020, 1, 1)]


def test_map_to_a_position_beyond_the_header(tmp_path: Path) -> None:
    rows = f"1,{USCC},示例厂,2018,示例路\n2,{USCC},示例厂,2018,示例路,surplus\n"
    options = Options.parse(["#2=uscc", "#3=name", "#5=address"], ["area_code=370202"])
    got = deliver(tmp_path, "enterprises", "编号\t代码,名称,年度\n" + rows, options=options)
    assert got.column("address") == ["示例路"]
    assert got.faults == [(3, None, "bad_row")]
    assert got.sentences == ["This row has 6 cells, the header has 5."]


def test_one_delivered_column_may_fill_two_of_ours(tmp_path: Path) -> None:
    text = f"uscc,name,area_code\n{USCC},示例厂,370202\n"
    got = deliver(
        tmp_path, "enterprises", text, options=Options.parse(["name=address", "name=name"])
    )
    assert got.column("name") == got.column("address") == ["示例厂"]


@pytest.mark.parametrize(
    ("options", "code", "part"),
    [
        (Options.parse(["nix=died_on"]), "unknown_header", "no such column"),
        (Options.parse(["died_on=nix"]), "unknown_column", "has no column nix"),
        (Options.parse((), ["nix=1"]), "unknown_column", "has no column nix"),
        (Options.parse((), (), ["nix:1=2"]), "unknown_column", "has no column nix"),
        (Options.parse(["died_on=id_number", "#1=id_number"]), "ambiguous_column", "both"),
        (Options.parse(["#1=died_on"], ["died_on=2020-01-01"]), "ambiguous_column", "--set"),
        (Options.parse((), ["died_on=soon"]), "bad_constant", "is not a date"),
    ],
)
def test_options_that_cannot_be_followed(
    tmp_path: Path, options: Options, code: str, part: str
) -> None:
    refusal = refused(tmp_path, "deaths", deaths(f"{ONE},2020-01-01"), options)
    assert refusal.code == code
    assert part in refusal.sentence


def test_header_that_stands_twice_cannot_be_mapped_by_name(tmp_path: Path) -> None:
    refusal = refused(tmp_path, "deaths", "x,x\n1,2\n", Options.parse(["x=died_on"]))
    assert refusal.code == "ambiguous_column"
    assert "2 columns have this header" in refusal.sentence


@pytest.mark.parametrize(
    ("kind", "text"),
    [("maps", "x"), ("maps", "=x"), ("maps", "x="), ("sets", "x"), ("translations", "a=b")],
)
def test_option_of_the_wrong_form(kind: str, text: str) -> None:
    with pytest.raises(Refusal, match="is not of the form"):
        Options.parse(**{kind: [text]})


def test_set_fills_a_column_the_file_lacks(tmp_path: Path) -> None:
    options = Options.parse((), ["scheme=pension;medical", "base=1,000"])
    text = f"id_number,uscc,from_month\n{ONE},{USCC},2024-01\n"
    got = deliver(tmp_path, "insurance-records", text, options=options)
    assert got.column("scheme") == [1, 2]
    assert got.column("base") == [100000, 100000]


def test_translate_values(tmp_path: Path) -> None:
    header = "uscc,name,address,area_code,status\n"
    states = ["存续", " 注销 ", "吊销", "active", "", "迁出"]
    text = header + "".join(f"{ENTERPRISE},{state}\n" for state in states)
    options = Options.parse(
        (), (), ["status:存续=active", "登记状态:注销=deregistered", "status:吊销=revoked"]
    )
    got = deliver(tmp_path, "enterprises", text, options=options)
    assert got.column("status") == ["active", "deregistered", "revoked", "active", None]
    assert got.faults == [(7, "status", "bad_choice")]
    assert got.sentences == ["“迁出” is none of: active, revoked, deregistered."]


def test_translate_blank_and_parts_of_a_list(tmp_path: Path) -> None:
    header = "id_number,uscc,scheme,from_month,base\n"
    cells = ["养老;医疗", "五险", "", "pension"]
    text = header + "".join(f"{ONE},{USCC},{cell},2024-01,1\n" for cell in cells)
    options = Options.parse(
        (),
        (),
        [
            "scheme:养老=pension",
            "scheme:医疗=medical",
            "scheme:五险=养老;医疗;maternity",
            "scheme:=work_injury",
        ],
    )
    got = deliver(tmp_path, "insurance-records", text, options=options)
    assert got.column("scheme") == [1, 2, 1, 2, 5, 4, 1]


def test_translated_reject_keeps_what_was_delivered(tmp_path: Path) -> None:
    options = Options.parse((), (), ["status:存续=alive"])
    text = f"uscc,name,address,area_code,status\n{ENTERPRISE},存续\n"
    got = deliver(tmp_path, "enterprises", text, options=options)
    assert got.rejects["value"].to_list() == ["存续"]
    assert got.rejects["cells"].to_list()[0][-1] == "存续"


def test_options_survive_a_profile() -> None:
    options = Options.parse(["甲=name", "#3=uscc"], ["area_code=370202"], ["status:a=b=active"])
    assert Options.from_json(options.to_json()) == options
    assert options.translations == (("status", "a=b", "active"),)


def test_typed_options_follow_a_profile() -> None:
    both = Options.parse(["a=name"]).followed_by(Options.parse(["b=uscc"], ["status=active"]))
    assert both == Options.parse(["a=name", "b=uscc"], ["status=active"])
