"""The columns of every feed in the order of the contract's table, with their names and forms.

A form is one word; `cells.py` says what each word admits.
"""

from typing import NamedTuple

SCHEMES = ("pension", "medical", "unemployment", "work_injury", "maternity")
HOUSEHOLDS = ("local_urban", "local_rural", "migrant_urban", "migrant_rural")


class Column(NamedTuple):
    """One column; `choices` and `chinese_choices` only where the form is a choice."""

    name: str
    chinese: str
    form: str
    required: bool = False
    choices: tuple[str, ...] = ()
    chinese_choices: tuple[str, ...] = ()
    may_be_future: bool = False


def required(name: str, chinese: str, form: str, *choices: str) -> Column:
    """A column whose header and cells must be there."""
    return Column(name, chinese, form, required=True, choices=choices)


def optional(name: str, chinese: str, form: str, *choices: str) -> Column:
    """A column that may be missing or blank."""
    return Column(name, chinese, form, choices=choices)


def ending(name: str, chinese: str, form: str) -> Column:
    """An optional end that may lie in the future."""
    return Column(name, chinese, form, may_be_future=True)


USCC = required("uscc", "统一社会信用代码", "uscc")
IDENTITY = required("id_number", "身份证号", "identity")
SCHEME = required("scheme", "险种", "choice", *SCHEMES)
FROM_MONTH = required("from_month", "起始月", "month")
TO_MONTH = ending("to_month", "截止月", "month")
MONTH = required("month", "所属期", "month")
HEADCOUNT = required("headcount", "人数", "count")
AREA = optional("area_code", "区划代码", "area")
LONGITUDE = optional("longitude", "经度", "degrees")
LATITUDE = optional("latitude", "纬度", "degrees")
PHONE = optional("phone", "电话", "text")
HOUSEHOLD = optional("household", "户籍", "choice", *HOUSEHOLDS)
AMOUNT = required("amount", "金额", "signed_money")
ID_KIND = optional("id_kind", "证件类型", "choice", "resident", "foreign", "hk_mo_tw")

COLUMNS: dict[str, tuple[Column, ...]] = {
    "areas": (
        required("code", "区划代码", "area_form"),
        required("name", "名称", "text"),
        required("level", "级别", "choice", "city", "district", "street", "community"),
        optional("parent_code", "上级代码", "area_form"),
        LONGITUDE,
        LATITUDE,
    ),
    "grid-groups": (
        required("code", "网格编码", "text"),
        required("name", "网格名称", "text"),
        required("district_code", "区代码", "area"),
        required("area_codes", "覆盖区划", "area_list"),
    ),
    "inspectors": (
        required("staff_no", "工号", "text"),
        required("name", "姓名", "text"),
        required("kind", "类别", "choice", "full_time", "part_time", "assistant"),
        optional("certificate_no", "执法证号", "text"),
        ending("certificate_until", "有效期至", "date"),
        required("grid_codes", "网格", "text_list"),
        optional("email", "邮箱", "text"),
        PHONE,
    ),
    "enterprises": (
        USCC,
        required("name", "单位名称", "text"),
        required("address", "地址", "text"),
        required("area_code", "区划代码", "area"),
        optional("industry_code", "行业代码", "industry"),
        optional("legal_representative", "法定代表人", "text"),
        optional("established_on", "成立日期", "date"),
        optional("closed_on", "注销日期", "date"),
        optional("status", "登记状态", "choice", "active", "revoked", "deregistered"),
        PHONE,
        LONGITUDE,
        LATITUDE,
    ),
    "workers": (IDENTITY, required("name", "姓名", "text"), AREA, HOUSEHOLD, PHONE),
    "employments": (
        IDENTITY,
        required("name", "姓名", "text"),
        USCC,
        required("hired_on", "入职日期", "date"),
        ending("left_on", "离职日期", "date"),
        optional("monthly_wage", "月工资", "money"),
        optional(
            "contract_kind",
            "合同类型",
            "choice",
            *("fixed", "open_ended", "project", "dispatch", "part_time"),
        ),
        HOUSEHOLD,
    ),
    "individual-insurance": (
        IDENTITY,
        Column(
            "kind",
            "参保身份",
            "choice",
            required=True,
            choices=("flexible", "resident", "elsewhere"),
            chinese_choices=("灵活就业", "城乡居民", "异地"),
        ),
        SCHEME,
        FROM_MONTH,
        TO_MONTH,
        optional("place_code", "参保地", "text"),
    ),
    "coverage-surveys": (
        IDENTITY,
        required("surveyed_on", "调查日期", "date"),
        required(
            "reason",
            "未参保原因",
            "choice",
            *("employer", "own_choice", "short_term", "elsewhere", "unaware", "other"),
        ),
        optional("remark", "remark", "text"),
    ),
    "insurance-registrations": (
        USCC,
        required("registered_on", "参保登记日期", "date"),
        ending("cancelled_on", "注销日期", "date"),
    ),
    "insurance-records": (
        IDENTITY,
        USCC,
        SCHEME,
        FROM_MONTH,
        TO_MONTH,
        required("base", "缴费基数", "money"),
    ),
    "contributions": (
        USCC,
        SCHEME,
        MONTH,
        HEADCOUNT,
        required("due", "应缴", "signed_money"),
        required("paid", "实缴", "signed_money"),
        optional("paid_on", "到账日期", "date"),
    ),
    "tax-filings": (USCC, MONTH, HEADCOUNT, required("wages_paid", "工资总额", "money")),
    "benefits": (
        IDENTITY,
        required("kind", "待遇", "choice", "pension", "unemployment", "injury", "maternity"),
        MONTH,
        AMOUNT,
    ),
    "providers": (
        required("code", "机构编码", "text"),
        required("name", "机构名称", "text"),
        required("kind", "类别", "choice", "hospital", "clinic", "pharmacy"),
        optional("uscc", "统一社会信用代码", "uscc"),
        AREA,
    ),
    "medical-claims": (
        required("claim_no", "结算号", "text"),
        IDENTITY,
        required("provider_code", "机构编码", "text"),
        required("kind", "类别", "choice", "inpatient", "outpatient", "pharmacy"),
        required("admitted_on", "入院日期", "date"),
        optional("discharged_on", "出院日期", "date"),
        required("item_code", "项目", "text"),
        AMOUNT,
    ),
    "deaths": (IDENTITY, required("died_on", "死亡日期", "date")),
    "penalties": (
        USCC,
        required("decided_on", "决定日期", "date"),
        required(
            "violation_type",
            "违法类型",
            "choice",
            *(f"V{number}" for number in range(1, 6)),
            *(f"L{number}" for number in range(1, 10)),
        ),
        required("document_no", "文书号", "text"),
        optional("amount", "金额", "signed_money"),
    ),
}

KEYS: dict[str, tuple[str, ...]] = {
    "areas": ("code",),
    "grid-groups": ("code",),
    "inspectors": ("staff_no",),
    "enterprises": ("uscc",),
    "workers": ("id_number",),
    "employments": ("id_number", "uscc", "hired_on"),
    "individual-insurance": ("id_number", "kind", "scheme", "from_month"),
    "coverage-surveys": ("id_number", "surveyed_on"),
    "insurance-registrations": ("uscc", "registered_on"),
    "insurance-records": ("id_number", "uscc", "scheme", "from_month"),
    "contributions": ("uscc", "scheme", "month"),
    "tax-filings": ("uscc", "month"),
    "benefits": ("id_number", "kind", "month"),
    "providers": ("code",),
    "medical-claims": ("claim_no",),
    "deaths": ("id_number",),
    "penalties": ("document_no",),
}

PERIODS: dict[str, tuple[str, str]] = {
    "enterprises": ("established_on", "closed_on"),
    "employments": ("hired_on", "left_on"),
    "individual-insurance": ("from_month", "to_month"),
    "insurance-registrations": ("registered_on", "cancelled_on"),
    "insurance-records": ("from_month", "to_month"),
    "medical-claims": ("admitted_on", "discharged_on"),
}


def columns_of(feed: str) -> tuple[Column, ...]:
    """The table's columns of a feed and, where it names persons, id_kind after them."""
    columns = COLUMNS[feed]
    return (*columns, ID_KIND) if IDENTITY in columns else columns
