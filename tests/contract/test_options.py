"""What agencies name their own way: --map, --set, --translate, and profiles of them."""

from enterprises.actions import batches
from enterprises.feeds.options import Options
from tests.contract.counter import Counter, code, question
from tests.contract.samples import row


def test_map_by_header_and_by_place(counter: Counter) -> None:
    theirs = {"证件": row("deaths")["id_number"], "日子": "2024-09-01", "无": "x"}
    counter.take("deaths", [row("deaths")])
    taken = counter.take("deaths", [theirs], "--map", "证件=id_number", "--map", "#2=死亡日期")
    assert taken.counts() == (1, 0, 0, 1, 0, 0)
    assert taken["unknown_columns"] == ["无"]
    wrong = {"died_on": row("deaths")["id_number"], "id_number": "2024-09-01"}
    taken = counter.take("deaths", [wrong], "--map", "#1=id_number", "--map", "#2=died_on")
    assert taken.counts() == (1, 0, 0, 1, 0, 0)


def test_a_mapping_that_cannot_be_is_refused(counter: Counter) -> None:
    rows = [row("deaths")]
    for option in ("nowhere=died_on", "died_on=nothing", "died_on", "=x", "#0=died_on"):
        counter.refuse("deaths", rows, "--map", option)
    counter.refuse("deaths", rows, "--set", "nothing=1")
    counter.refuse("deaths", rows, "--set", "died_on=never")
    counter.refuse("deaths", rows, "--translate", "nothing:a=b")
    counter.refuse("deaths", rows, "--translate", "died_on")
    counter.refuse("deaths", rows, "--profile", "nobody")


def test_set_fills_a_column_the_file_lacks(counter: Counter) -> None:
    bare = {"id_number": row("deaths")["id_number"]}
    taken = counter.take("deaths", [bare], "--set", "died_on=2024-09-01")
    assert taken["loaded"] == 1
    assert counter.take("deaths", [row("deaths")])["repeated"] == 1


def test_translate_values(counter: Counter) -> None:
    rows = [row("enterprises", status="存续"), row("enterprises", uscc=code(2), status="注销=是")]
    taken = counter.take(
        "enterprises",
        rows,
        "--translate",
        "status:存续=active",
        "--translate",
        "登记状态:注销=是=deregistered",
    )
    assert taken["loaded"] == 2
    statuses = question("SELECT status FROM enterprises_enterprise ORDER BY uscc")
    assert [each[0] for each in statuses] == ["active", "deregistered"]
    taken = counter.take("enterprises", rows[:1])
    assert taken.faults() == [(2, "status", "bad_choice")]


def test_translate_a_scheme_among_several_and_a_blank(counter: Counter) -> None:
    counter.take("enterprises", [row("enterprises")])
    rows = [row("insurance-records", scheme="养老;医疗")]
    options = ["--translate", "scheme:养老=pension", "--translate", "scheme:医疗=medical"]
    assert counter.take("insurance-records", rows, *options).counts() == (2, 2, 0, 0, 0, 0)
    rows = [row("coverage-surveys", reason="")]
    taken = counter.take("coverage-surveys", rows, "--translate", "reason:=other")
    assert taken["loaded"] == 1


def test_a_saved_profile_is_followed_by_what_is_typed(counter: Counter) -> None:
    options = Options.parse(["证件=id_number"], ["died_on=2024-09-01"], [])
    batches.save_profile(feed="deaths", name="民政局", options=options, by=None)
    rows = [{"证件": row("deaths")["id_number"]}]
    assert counter.take("deaths", rows, "--profile", "民政局")["loaded"] == 1
    again = counter.take("deaths", rows, "--profile", "民政局", "--set", "died_on=2024-09-02")
    assert again["updated"] == 1
    counter.refuse("benefits", [row("benefits")], "--profile", "民政局")
