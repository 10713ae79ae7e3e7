"""Files nobody here wrote: a business register and a list of taxpayers, as downloaded."""

import polars as pl
import pytest

from enterprises.feeds.options import Options
from tests.enterprises.feeds.makers import SHARED, read_all

NINGBO = SHARED / "data" / "registers" / "registered-entities-ningbo.csv"
HEILONGJIANG = SHARED / "data" / "registers" / "class-a-taxpayers-heilongjiang-2018.gb18030.csv"
QINGDAO = SHARED / "data" / "qingdao" / "areas.csv"

pytestmark = pytest.mark.skipif(
    not NINGBO.exists(), reason="the shared registers lie beside the checkout or in SHARED_DIR"
)

NINGBO_OPTIONS = Options.parse(
    [
        "uni_social_crd_cd=uscc",
        "comp_nm=name",
        "addr=address",
        "domdi_strict=area_code",
        "reg_state=status",
        "est_dt=established_on",
    ],
    (),
    ["status:存续=active", "status:在业=active", "status:注销=deregistered", "status:吊销=revoked"],
)
HEILONGJIANG_OPTIONS = Options.parse(["#2=uscc", "#3=name", "#5=address"], ["area_code=230000"])


def test_register_of_ningbo_is_taken_whole() -> None:
    got = read_all(NINGBO, "enterprises", options=NINGBO_OPTIONS)
    assert got.read == len(got.rows) == 999
    assert got.rows["status"].value_counts().sort("status").rows() == [
        ("active", 688),
        ("deregistered", 293),
        ("revoked", 18),
    ]
    assert got.column("name")[0] == "宁波市北仑区新碶万祥珠宝行"
    assert got.rows["established_on"].null_count() == 0
    assert len(got.delivery.unknown_columns) == 17


def test_taxpayers_of_heilongjiang_lose_only_old_and_malformed_codes() -> None:
    got = read_all(HEILONGJIANG, "enterprises", options=HEILONGJIANG_OPTIONS)
    assert (got.read, len(got.rows), len(got.rejects)) == (5233, 5198, 35)
    assert got.delivery.encoding == "gb18030"
    assert got.delivery.delimiter == ","
    assert set(got.rejects.select("column", "code").iter_rows()) == {("uscc", "bad_uscc")}
    assert sum("old code of 15 characters" in text for text in got.sentences) == 24
    reasons = dict(zip(got.rejects["line"], got.sentences, strict=True))
    assert reasons[211] == "Character 1 of the code cannot be “L”."
    assert reasons[581] == "A unified social credit code has 18 characters, this one has 19."
    assert reasons[1969] == "The check character of this code is T, not G."
    assert reasons[3089] == "The check character of this code is 2, not 0."


def test_taxpayers_of_heilongjiang_that_stand_there_twice() -> None:
    got = read_all(HEILONGJIANG, "enterprises", options=HEILONGJIANG_OPTIONS)
    by_key = got.rows.group_by("key_hash").agg(
        pl.len().alias("rows"), pl.col("content_hash").n_unique().alias("contents")
    )
    repeated = by_key.filter(pl.col("rows") > 1)
    assert (len(repeated), repeated["rows"].sum()) == (179, 429)
    assert got.rows["uscc"].n_unique() == got.rows["key_hash"].n_unique() == 4948


def test_areas_of_qingdao_are_taken_whole() -> None:
    got = read_all(QINGDAO, "areas")
    assert got.read == len(got.rows) == 2272
    assert got.rows["level"].value_counts().sort("level").rows() == [
        ("city", 1),
        ("community", 2120),
        ("district", 10),
        ("street", 141),
    ]
