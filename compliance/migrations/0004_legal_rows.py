"""Routes, penalty ranges, the discretion benchmark, thresholds, figures and quotas of the inspection
plan: the first rows, editable after.

The laws are quoted from the State's published texts; what a city sets by itself says so.
"""

from django.db import migrations

SIL, D423, PENALTY = "social_insurance_law", "decree_423", "penalty_law"
TEXT = {
    SIL: "Social Insurance Law, as amended 29 December 2018",
    D423: "State Council Decree 423, in force since 1 December 2004",
    PENALTY: "Administrative Penalty Law, as revised 22 January 2021",
    "labour_law": "Labour Law, as amended 29 December 2018",
    "labour_contract_law": "Labour Contract Law, as amended 28 December 2012",
    "decree_364": "State Council Decree 364, in force since 1 December 2002",
    "city": "Usual in the province; check against the department's own rule",
}

# violation: order first, law, article, wording, English, transferred to
ROUTES = {
    "V1": (
        True,
        SIL,
        "84",
        "用人单位不办理社会保险登记的，由社会保险行政部门责令限期改正；逾期不改正的，处以罚款。",
        (
            "A unit that does not register is ordered to put it right in time; if it fails to, it is "
            "fined."
        ),
        "",
    ),
    "V2": (
        True,
        SIL,
        "86",
        (
            "未按时足额缴纳社会保险费的，责令限期缴纳或者补足，自欠缴之日起按日加收万分之五的滞纳金；"
            "逾期仍不缴纳的，处以罚款。"
        ),
        (
            "Contributions not paid in time or in full are demanded by a day, with a late fee of "
            "0.05 % a day from the day of arrears; if still unpaid, a fine follows."
        ),
        "collecting",
    ),
    "V3": (
        False,
        SIL,
        "87",
        (
            "医疗机构、药品经营单位等以欺诈、伪造证明材料或者其他手段骗取社会保险基金支出的，"
            "责令退回，处以罚款。"
        ),
        "A provider that obtains fund payments by deceit or forged papers repays and is fined.",
        "medical",
    ),
    "V4": (
        False,
        SIL,
        "88",
        "以欺诈、伪造证明材料或者其他手段骗取社会保险待遇的，责令退回，处以罚款。",
        "Whoever obtains benefits by deceit or forged papers repays and is fined.",
        "medical",
    ),
    "V5": (
        False,
        SIL,
        "88",
        "以欺诈、伪造证明材料或者其他手段骗取社会保险待遇的，责令退回，处以罚款。",
        "Whoever obtains benefits by deceit or forged papers repays and is fined.",
        "",
    ),
    "L1": (
        True,
        "labour_law",
        "89",
        "用人单位制定的劳动规章制度违反法律、法规规定的，给予警告，责令改正。",
        "Internal rules against the law: a warning, and an order to put them right.",
        "",
    ),
    "L2": (
        True,
        D423,
        "24",
        "不与劳动者签订书面劳动合同的，由劳动保障行政部门责令改正。",
        "No written contract: an order to put it right.",
        "",
    ),
    "L3": (
        False,
        "decree_364",
        "6",
        "用人单位使用童工的，按照每使用一名童工每月处5000元罚款的标准给予处罚。",
        "Child labour: 5,000 yuan for each child and month.",
        "",
    ),
    "L4": (
        False,
        D423,
        "23",
        (
            "侵害女职工、未成年工特殊保护的，责令改正，按照受侵害的劳动者每人1000元以上5000元以下的标准"
            "计算，处以罚款。"
        ),
        (
            "Against the protection of women and minors: put right, and 1,000 to 5,000 yuan for each "
            "worker harmed."
        ),
        "",
    ),
    "L5": (
        False,
        D423,
        "25",
        (
            "违反规定延长劳动者工作时间的，给予警告，责令限期改正，并可以按照受侵害的劳动者每人"
            "100元以上500元以下的标准计算，处以罚款。"
        ),
        (
            "Hours beyond the limit: a warning, put right in time, and 100 to 500 yuan for each worker "
            "harmed."
        ),
        "",
    ),
    "L6": (
        True,
        D423,
        "26",
        (
            "克扣或者无故拖欠工资的，责令限期支付；逾期不支付的，责令按照应付金额50%以上1倍以下的标准"
            "计算，向劳动者加付赔偿金。"
        ),
        (
            "Wages withheld or unpaid: to be paid by a day; if not, compensation of half to the whole "
            "of the sum owed goes to the workers on top."
        ),
        "",
    ),
    "L7": (
        True,
        SIL,
        "84",
        "用人单位不办理社会保险登记的，责令限期改正；逾期不改正的，处以罚款。",
        (
            "A unit that does not register is ordered to put it right in time; if it fails to, it is "
            "fined."
        ),
        "",
    ),
    "L8": (
        False,
        D423,
        "28",
        (
            "职业介绍机构、职业技能培训机构违反有关规定的，责令改正，没收违法所得，并处1万元以上5万元"
            "以下的罚款。"
        ),
        (
            "Agencies and training bodies against the rules: put right, gains confiscated, and 10,000 "
            "to 50,000 yuan."
        ),
        "",
    ),
    "L9": (
        True,
        D423,
        "18",
        "对违反劳动保障法律、法规或者规章的行为，依法责令限期改正。",
        "What is against labour law is ordered to be put right by a day.",
        "",
    ),
}

# code: violation, usual, law, article, base, times, yuan, yuan a person, who fines, act, English,
# wording, English
RANGES = {
    "not-registered": (
        "V1",
        True,
        SIL,
        "84",
        "payable",
        (1, 3),
        None,
        (500, 3000),
        "department",
        "不办理社会保险登记，逾期不改正",
        "not registered, and not put right in time",
        (
            "处应缴社会保险费数额一倍以上三倍以下的罚款，对其直接负责的主管人员和其他直接责任人员处"
            "500元以上3000元以下的罚款。"
        ),
        (
            "One to three times the contributions payable; 500 to 3,000 yuan for each person "
            "responsible."
        ),
    ),
    "concealed-head-count": (
        "V1",
        False,
        D423,
        "27",
        "concealed_wages",
        (1, 3),
        None,
        None,
        "department",
        "瞒报职工人数",
        "head count concealed",
        (
            "申报应缴纳的社会保险费数额时瞒报工资总额或者职工人数的，责令改正，并处瞒报工资数额1倍以上"
            "3倍以下的罚款。"
        ),
        (
            "Wages or head count concealed when contributions are declared: put right, and one to "
            "three times the concealed wages."
        ),
    ),
    "contributions-unpaid": (
        "V2",
        True,
        SIL,
        "86",
        "arrears",
        (1, 3),
        None,
        None,
        "department",
        "未按时足额缴纳社会保险费，逾期仍不缴纳",
        "contributions unpaid after the demand",
        "逾期仍不缴纳的，由有关行政部门处欠缴数额一倍以上三倍以下的罚款。",
        "If still unpaid, one to three times the arrears.",
    ),
    "concealed-wages": (
        "V2",
        False,
        D423,
        "27",
        "concealed_wages",
        (1, 3),
        None,
        None,
        "department",
        "瞒报工资总额",
        "wages concealed",
        (
            "申报应缴纳的社会保险费数额时瞒报工资总额或者职工人数的，责令改正，并处瞒报工资数额1倍以上"
            "3倍以下的罚款。"
        ),
        (
            "Wages or head count concealed when contributions are declared: put right, and one to "
            "three times the concealed wages."
        ),
    ),
    "provider-deceit": (
        "V3",
        True,
        SIL,
        "87",
        "defrauded",
        (2, 5),
        None,
        None,
        "medical",
        "医药机构骗取社会保险基金支出",
        "fund payments obtained by a provider's deceit",
        "责令退回骗取的社会保险金，处骗取金额二倍以上五倍以下的罚款。",
        "Repaid, and two to five times the sum obtained.",
    ),
    "benefit-deceit": (
        "V4",
        True,
        SIL,
        "88",
        "defrauded",
        (2, 5),
        None,
        None,
        "department",
        "骗取社会保险待遇",
        "benefits obtained by deceit",
        "责令退回骗取的社会保险金，处骗取金额二倍以上五倍以下的罚款。",
        "Repaid, and two to five times the sum obtained.",
    ),
    "other-deceit": (
        "V5",
        True,
        SIL,
        "88",
        "defrauded",
        (2, 5),
        None,
        None,
        "department",
        "以其他手段骗取社会保险基金",
        "funds obtained by other deceit",
        "责令退回骗取的社会保险金，处骗取金额二倍以上五倍以下的罚款。",
        "Repaid, and two to five times the sum obtained.",
    ),
    "child-labour": (
        "L3",
        True,
        "decree_364",
        "6",
        "worker_months",
        None,
        (5000, 5000),
        None,
        "department",
        "使用童工",
        "child labour",
        "按照每使用一名童工每月处5000元罚款的标准给予处罚。",
        "5,000 yuan for each child and month.",
    ),
    "women-and-minors": (
        "L4",
        True,
        D423,
        "23",
        "workers",
        None,
        (1000, 5000),
        None,
        "department",
        "侵害女职工、未成年工特殊保护",
        "protection of women and minors",
        "按照受侵害的劳动者每人1000元以上5000元以下的标准计算，处以罚款。",
        "1,000 to 5,000 yuan for each worker harmed.",
    ),
    "hours": (
        "L5",
        True,
        D423,
        "25",
        "workers",
        None,
        (100, 500),
        None,
        "department",
        "违法延长工作时间",
        "hours beyond the limit",
        "可以按照受侵害的劳动者每人100元以上500元以下的标准计算，处以罚款。",
        "100 to 500 yuan for each worker harmed.",
    ),
    "wages-unpaid": (
        "L6",
        True,
        D423,
        "26",
        "unpaid_wages",
        ("0.5", 1),
        None,
        None,
        "department",
        "拖欠工资，逾期不支付：向劳动者加付的赔偿金",
        "wages unpaid after the order: compensation to the workers on top",
        "逾期不支付的，责令用人单位按照应付金额50%以上1倍以下的标准计算，向劳动者加付赔偿金。",
        (
            "If not paid in time, compensation of half to the whole of the sum owed goes to the "
            "workers on top."
        ),
    ),
    "general-registration": (
        "L7",
        True,
        SIL,
        "84",
        "payable",
        (1, 3),
        None,
        (500, 3000),
        "department",
        "不办理社会保险登记，逾期不改正",
        "not registered, and not put right in time",
        (
            "处应缴社会保险费数额一倍以上三倍以下的罚款，对其直接负责的主管人员和其他直接责任人员处"
            "500元以上3000元以下的罚款。"
        ),
        (
            "One to three times the contributions payable; 500 to 3,000 yuan for each person "
            "responsible."
        ),
    ),
    "agencies": (
        "L8",
        True,
        D423,
        "28",
        "once",
        None,
        (10000, 50000),
        None,
        "department",
        "职业介绍、职业技能培训机构违反规定",
        "agency or training body against the rules",
        "责令改正，没收违法所得，并处1万元以上5万元以下的罚款。",
        "Put right, gains confiscated, and 10,000 to 50,000 yuan.",
    ),
    "obstruction": (
        "",
        False,
        D423,
        "30",
        "once",
        None,
        (2000, 20000),
        None,
        "department",
        "阻挠劳动保障监察、拒不改正或者打击报复",
        "obstruction, refusal or reprisal",
        (
            "无理抗拒、阻挠实施劳动保障监察，隐瞒事实真相，拒不履行行政处理决定，或者打击报复举报人、"
            "投诉人的，责令改正，处2000元以上2万元以下的罚款。"
        ),
        (
            "Resisting or obstructing an inspection, hiding the facts, refusing a handling decision or "
            "reprisal: put right, and 2,000 to 20,000 yuan."
        ),
    ),
}

# grade: part of the range, wording, English
GRADES = {
    "slight": (
        "0",
        "0.3",
        "初次违法，危害后果轻微，主动配合调查并已部分改正的。",
        (
            "A first violation of little harm, the unit helps to clear it up and has begun to put it "
            "right."
        ),
    ),
    "normal": (
        "0.3",
        "0.7",
        "无从轻、从重情节的。",
        "Neither a mitigating nor an aggravating circumstance.",
    ),
    "serious": (
        "0.7",
        "1",
        "两年内再次违法，涉及人数多、持续时间长，或者隐匿、销毁证据的。",
        "Again within two years, many workers or a long time, or evidence hidden or destroyed.",
    ),
}

# code: value, law, article, wording, English
FIGURES = {
    "late_fee_a_day": (
        "0.0005",
        SIL,
        "86",
        "自欠缴之日起，按日加收万分之五的滞纳金。",
        "A late fee of 0.05 % a day from the day of arrears.",
    ),
    "discussion_unit_yuan": (
        100000,
        "city",
        "",
        "对单位拟处10万元以上罚款的，由行政机关负责人集体讨论决定（行政处罚法第五十七条）。",
        (
            "A fine of 100,000 yuan or more on a unit is decided by collective discussion (Penalty Law "
            "article 57)."
        ),
    ),
    "discussion_person_yuan": (
        10000,
        "city",
        "",
        "对个人拟处1万元以上罚款的，由行政机关负责人集体讨论决定（行政处罚法第五十七条）。",
        (
            "A fine of 10,000 yuan or more on a person is decided by collective discussion (Penalty Law "
            "article 57)."
        ),
    ),
    "hearing_unit_yuan": (
        50000,
        "city",
        "",
        "对单位拟处5万元以上罚款的，应当告知有要求听证的权利（行政处罚法第六十三条）。",
        (
            "Before a fine of 50,000 yuan or more a unit is told that it may ask for a hearing (Penalty "
            "Law article 63)."
        ),
    ),
    "hearing_person_yuan": (
        5000,
        "city",
        "",
        "对个人拟处5000元以上罚款的，应当告知有要求听证的权利（行政处罚法第六十三条）。",
        (
            "Before a fine of 5,000 yuan or more a person is told that they may ask for a hearing "
            "(Penalty Law article 63)."
        ),
    ),
}
STARTING = "Starting value, to be set by the inspectorate"
PLANNED = "Starting value, to be set by the inspectorate's yearly plan"
# code: value, law, article, wording, English, source
POLICY_FIGURES = {
    "visit_inspectors": (
        2,
        D423,
        "16",
        "劳动保障监察员进行调查、检查，不得少于2人。",
        "At least two inspectors take part in an investigation or inspection.",
        TEXT[D423],
    ),
    "visits_a_week": (
        5,
        "city",
        "",
        "专职监察员每周带队进行的日常检查次数。",
        "Routine visits a week that a full-time inspector leads.",
        PLANNED,
    ),
    "load_of_case": (
        10,
        "city",
        "",
        "一件未结案件的工作量，分。",
        "An open case, in points of load.",
        STARTING,
    ),
    "load_of_alert": (
        2,
        "city",
        "",
        "一条未结预警的工作量，分。",
        "An open alert, in points of load.",
        STARTING,
    ),
    "load_of_enterprise": (
        "0.05",
        "city",
        "",
        "一户用人单位的工作量，分。",
        "An enterprise, in points of load.",
        STARTING,
    ),
}
QUOTAS = {"intensified": (2, 100), "normal": (1, 10), "reduced": (1, 3), "waived": (0, 0)}


def fill(apps, schema_editor):
    def model(name):
        return apps.get_model("compliance", name)

    route, grade, figure = model("ViolationRoute"), model("DiscretionGrade"), model("LegalFigure")
    route.objects.bulk_create(
        route(violation_type=violation, order_first=order, law=law, article=article,
              wording=wording, wording_en=english, transfer_to=goal, source=TEXT[law])
        for violation, (order, law, article, wording, english, goal) in ROUTES.items()
    )  # fmt: skip
    model("PenaltyRange").objects.bulk_create(ranges(model("PenaltyRange")))
    grade.objects.bulk_create(
        grade(grade=name, share_min=least, share_max=most, law="city", wording=wording,
              wording_en=english, source=TEXT["city"])
        for name, (least, most, wording, english) in GRADES.items()
    )  # fmt: skip
    figure.objects.bulk_create(
        figure(code=code, value=value, law=law, article=article, wording=wording,
               wording_en=english, source=TEXT[law])
        for code, (value, law, article, wording, english) in FIGURES.items()
    )  # fmt: skip
    figure.objects.bulk_create(
        figure(code=code, value=value, law=law, article=article, wording=wording,
               wording_en=english, source=source)
        for code, (value, law, article, wording, english, source) in POLICY_FIGURES.items()
    )  # fmt: skip
    quota = model("InspectionQuota")
    quota.objects.bulk_create(
        quota(regime=regime, visits_a_year=visits, share_percent=share, source=PLANNED)
        for regime, (visits, share) in QUOTAS.items()
    )


def ranges(model):
    """One row for each penalty range above."""
    for code, row in RANGES.items():
        violation, usual, law, article, base, times, yuan, person, authority, *texts = row
        act, act_en, wording, wording_en = texts
        times, yuan, person = (pair or (None, None) for pair in (times, yuan, person))
        yield model(
            code=code, violation_type=violation, usual=usual, law=law, article=article, base=base,
            times_min=times[0], times_max=times[1], yuan_min=yuan[0], yuan_max=yuan[1],
            person_yuan_min=person[0], person_yuan_max=person[1], authority=authority,
            act=act, act_en=act_en, wording=wording, wording_en=wording_en, source=TEXT[law],
        )  # fmt: skip


def empty(apps, schema_editor):
    for name in (
        "ViolationRoute",
        "PenaltyRange",
        "DiscretionGrade",
        "LegalFigure",
        "InspectionQuota",
    ):
        apps.get_model("compliance", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("compliance", "0003_walls"), ("organisation", "0004_limits")]

    operations = [migrations.RunPython(fill, empty)]
