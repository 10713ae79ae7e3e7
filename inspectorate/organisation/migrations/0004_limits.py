"""The limits of the procedure and the published calendar: the first rows, editable afterwards."""

from datetime import date, timedelta

import chinese_calendar
from django.db import migrations

D423 = "State Council Decree 423, in force since 1 December 2004"
PENALTY = "Administrative Penalty Law, as revised 22 January 2021"
COMPULSION = "Administrative Compulsion Law, in force since 1 January 2012"
INSURANCE = "Social Insurance Law, as amended 29 December 2018"
PUBLICATION = (
    "Ministry measure on publishing major labour violations (2016); check against the city's rule"
)
WORKING, CALENDAR = "working", "calendar"

# code: names, (length, unit, day type), what starts it, what pauses it, basis, source, remind, escalate
LIMITS = {
    "complaint_acceptance": (
        ("举报投诉受理", "accept or refuse a complaint"),
        (5, "days", WORKING),
        ("收到投诉之日", "the day the complaint is received"),
        ("", ""),
        ("《关于实施〈劳动保障监察条例〉若干规定》第十八条", "Ministry order 25 (2004), art. 18"),
        "Ministry order 25, in force since 1 February 2005; check against the city's rule",
        (2, 1),
    ),
    "investigation": (
        ("调查", "investigate"),
        (60, "days", WORKING),
        ("立案之日", "the day the case is filed"),
        ("等待其他机关鉴定或者决定期间", "while an appraisal or another authority's decision is awaited"),
        ("《劳动保障监察条例》第十七条", "Decree 423, art. 17"),
        D423,
        (10, 1),
    ),
    "investigation_extension": (
        ("调查延长", "extend the investigation"),
        (30, "days", WORKING),
        ("调查期限届满之日", "the day the investigation's time ends"),
        ("", ""),
        ("《劳动保障监察条例》第十七条", "Decree 423, art. 17"),
        D423,
        (10, 1),
    ),
    "decision": (
        ("作出决定", "decide"),
        (15, "days", WORKING),
        ("调查完成之日", "the day the investigation ends"),
        (
            "陈述申辩、听证期间",
            "while statement, defence and hearing take their time",
        ),
        (
            "《关于实施〈劳动保障监察条例〉若干规定》第三十七条",
            "Ministry order 25 (2004), art. 37",
        ),
        "Ministry order 25, in force since 1 February 2005; check against the city's rule",
        (3, 1),
    ),
    "order": (
        ("限期改正", "put right what the order names"),
        (None, "days", CALENDAR),
        ("责令改正文书送达之日", "the day the order is served; its length is set in the order"),
        ("", ""),
        ("《劳动保障监察条例》第十八条", "Decree 423, art. 18"),
        D423,
        (3, 1),
    ),
    "statement": (
        ("陈述申辩", "statement and defence"),
        (5, "days", WORKING),
        ("告知书送达之日", "the day the notice is served"),
        ("", ""),
        ("《行政处罚法》第四十五条", "Administrative Penalty Law, art. 45"),
        PENALTY + "; the number of days is the city's",
        (1, 2),
    ),
    "hearing_request": (
        ("申请听证", "ask for a hearing"),
        (5, "days", WORKING),
        ("告知书送达之日", "the day the notice is served"),
        ("", ""),
        (
            "《行政处罚法》第六十四条、第八十五条",
            "Administrative Penalty Law, arts. 64 and 85",
        ),
        PENALTY,
        (1, 2),
    ),
    "hearing_announcement": (
        ("听证通知", "announce the hearing"),
        (7, "days", WORKING),
        (
            "通知听证之日；听证不得早于届满日",
            "the day it is announced; the hearing is held on the last day or later",
        ),
        ("", ""),
        (
            "《行政处罚法》第六十四条、第八十五条",
            "Administrative Penalty Law, arts. 64 and 85",
        ),
        PENALTY,
        (2, 1),
    ),
    "service": (
        ("送达决定书", "serve the decision"),
        (7, "days", WORKING),
        ("作出决定之日", "the day of the decision"),
        ("", ""),
        (
            "《行政处罚法》第六十一条、第八十五条",
            "Administrative Penalty Law, arts. 61 and 85",
        ),
        PENALTY,
        (2, 1),
    ),
    "payment": (
        ("缴纳罚款", "pay the fine"),
        (15, "days", CALENDAR),
        ("处罚决定书送达之日", "the day the decision is served"),
        ("准予延期或者分期缴纳期间", "while payment is deferred or made in instalments"),
        ("《行政处罚法》第六十七条", "Administrative Penalty Law, art. 67"),
        PENALTY,
        (3, 1),
    ),
    "demand": (
        ("催告", "demand before court enforcement"),
        (10, "days", WORKING),
        ("催告书送达之日", "the day the demand is served"),
        ("", ""),
        ("《行政强制法》第五十四条、第六十九条", "Administrative Compulsion Law, arts. 54 and 69"),
        COMPULSION,
        (2, 1),
    ),
    "court_application": (
        ("申请法院强制执行", "apply to the court for enforcement"),
        (3, "months", CALENDAR),
        (
            "复议、诉讼期限届满之日",
            "the day the time for review and suit ends",
        ),
        ("", ""),
        ("《行政强制法》第五十三条", "Administrative Compulsion Law, art. 53"),
        COMPULSION,
        (15, 1),
    ),
    "remedies": (
        ("行政诉讼期限", "time for a lawsuit against the decision"),
        (6, "months", CALENDAR),
        ("处罚决定书送达之日", "the day the decision is served"),
        ("", ""),
        ("《行政诉讼法》第四十六条", "Administrative Litigation Law, art. 46"),
        "Administrative Litigation Law (2017), art. 46; Reconsideration Law (2023), art. 20: 60 days",
        (3, 1),
    ),
    "penalty_fallback": (
        ("处罚决定最长期限", "latest day for a penalty decision"),
        (90, "days", CALENDAR),
        ("立案之日", "the day the case is filed"),
        ("听证、检验、检测、鉴定期间", "while hearing, test or appraisal take their time"),
        ("《行政处罚法》第六十条", "Administrative Penalty Law, art. 60"),
        PENALTY,
        (15, 1),
    ),
    "exposure_withdrawal": (
        ("撤回公布", "withdraw a publication"),
        (3, "days", WORKING),
        (
            "处罚决定被变更、撤销、确认违法或者无效之日",
            "the day the penalty is changed, revoked or found unlawful or void",
        ),
        ("", ""),
        (
            "《行政处罚法》第四十八条、第八十五条",
            "Administrative Penalty Law, arts. 48 and 85",
        ),
        PENALTY,
        (1, 1),
    ),
    "objection_review": (
        ("复核异议", "review an objection"),
        (15, "days", WORKING),
        ("收到异议之日", "the day the objection is received"),
        ("", ""),
        ("《重大劳动保障违法行为社会公布办法》", "Ministry measure on publication (2016)"),
        PUBLICATION,
        (3, 1),
    ),
    "registration_grace": (
        ("办理社会保险登记", "register with social insurance"),
        (30, "days", CALENDAR),
        ("用工之日", "the day of hire"),
        ("", ""),
        ("《社会保险法》第五十八条", "Social Insurance Law, art. 58"),
        INSURANCE,
        (5, 1),
    ),
    "letter": (
        ("自行整改", "put right what a letter names"),
        (20, "days", WORKING),
        ("告知书发出之日", "the day the letter is sent"),
        ("", ""),
        ("内部工作制度", "the inspectorate's working order"),
        "Policy of the inspectorate, first version; no limit of law",
        (3, 5),
    ),
    "written_review": (
        ("书面审查", "answer the written review"),
        (30, "days", WORKING),
        ("书面审查开始之日", "the day the written review begins"),
        ("", ""),
        ("劳动保障监察条例第十四条", "Decree 423 art. 14"),
        "The decree names no days: policy of the inspectorate, first version",
        (5, 5),
    ),
    "exposure_objection": (
        ("复核对公布信息的异议", "review an objection to a public entry"),
        (15, "days", WORKING),
        ("收到异议之日", "the day the objection is received"),
        ("", ""),
        ("《重大劳动保障违法行为社会公布办法》", "ministry's measure on publishing grave violations (Order 29 of 2016)"),
        "The ministry's measure on publishing grave violations (Order 29 of 2016); article to be checked",
        (3, 1),
    ),
    "watchlist_statement": (
        ("对列入重点监管名单陈述申辩", "state and defend oneself before being put on the watchlist"),
        (5, "days", WORKING),
        ("列入告知书发出之日", "the day the notice is issued"),
        ("", ""),
        ("内部工作制度", "the inspectorate's working order"),
        "Working order, first version, after Penalty Law art. 45; to be checked",
        (1, 5),
    ),
    "watchlist_term": (
        ("重点监管名单列入期限", "term on the watchlist"),
        (24, "months", CALENDAR),
        ("列入决定作出之日", "the day of the decision"),
        ("", ""),
        ("内部工作制度", "the inspectorate's working order"),
        "Working order, first version; to be checked against the city's rule",
        (10, 1),
    ),
    "watchlist_early": (
        ("提前移出前的最短期限", "shortest time on the watchlist before early removal"),
        (6, "months", CALENDAR),
        ("列入决定作出之日", "the day of the decision"),
        ("", ""),
        ("内部工作制度", "the inspectorate's working order"),
        "Working order, first version; to be checked against the city's rule",
        (0, 0),
    ),
    "complainant_kept": (
        ("投诉举报人身份信息保存期", "keep who complained"),
        (36, "months", CALENDAR),
        ("事项办结之日", "the day the matter is over"),
        ("", ""),
        ("个人信息保护法第十九条、第四十七条", "Personal Information Protection Law arts. 19 and 47"),
        "The law asks for the shortest time necessary: policy, first version",
        (0, 0),
    ),
    "notice_kept": (
        ("已读通知保存期", "keep notices that were read"),
        (180, "days", CALENDAR),
        ("通知已读之日", "the day the notice is read"),
        ("", ""),
        ("内部工作制度", "the inspectorate's working order"),
        "Policy of the inspectorate, first version; no limit of law",
        (0, 0),
    ),
    "grade_objection": (
        ("等级异议期", "objection to a grade"),
        (10, "days", WORKING),
        ("等级告知之日", "the day the grade is notified"),
        ("", ""),
        ("内部工作制度", "the inspectorate's working order"),
        "Policy of the inspectorate, first version; no limit of law",
        (2, 2),
    ),
}  # fmt: skip

YEARS = range(2004, 2027)
SCHEDULE = "State Council notice on the holidays of %d, as in chinesecalendar %s"
CHINESE = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}


def fill_limits(apps, schema_editor):
    limit = apps.get_model("organisation", "Limit")
    limit.objects.bulk_create(
        limit(
            code=code, name=names[0], name_en=names[1],
            length=length[0], unit=length[1], day_type=length[2],
            starts=starts[0], starts_en=starts[1], pauses=pauses[0], pauses_en=pauses[1],
            basis=basis[0], basis_en=basis[1], source=source,
            remind_days=notice[0], escalate_days=notice[1], order=order,
        )
        for order, (code, (names, length, starts, pauses, basis, source, notice)) in enumerate(
            LIMITS.items(), 1
        )
    )  # fmt: skip


def exceptions(year):
    """(day, worked, name) wherever the schedule differs from Monday to Friday."""
    day = date(year, 1, 1)
    while day.year == year:
        worked = chinese_calendar.is_workday(day)
        if worked != (day.weekday() < 5):
            name = chinese_calendar.get_holiday_detail(day)[1]
            yield day, worked, getattr(name, "value", name)
        day += timedelta(days=1)


def fill_calendar(apps, schema_editor):
    years = apps.get_model("organisation", "CalendarYear")
    days = apps.get_model("organisation", "CalendarDay")
    source = {year: SCHEDULE % (year, chinese_calendar.__version__) for year in YEARS}
    years.objects.bulk_create(
        years(year=year, published=True, source=source[year]) for year in YEARS
    )
    days.objects.bulk_create(
        days(
            day=day,
            is_worked=worked,
            name=CHINESE.get(name, name) + ("调休" if worked else ""),
            name_en=name,
            source=source[year],
        )
        for year in YEARS
        for day, worked, name in exceptions(year)
    )


def empty(apps, schema_editor):
    for name in ("Limit", "CalendarDay", "CalendarYear"):
        apps.get_model("organisation", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("organisation", "0003_rates")]

    operations = [
        migrations.RunPython(fill_limits, empty),
        migrations.RunPython(fill_calendar, migrations.RunPython.noop),
    ]
