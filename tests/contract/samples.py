"""One good row of every feed, its Chinese headers and its key, copied from the contract's table."""

from typing import Any

from tests.contract.counter import code, number

ROWS: dict[str, dict[str, Any]] = {
    "areas": {
        "code": "370202",
        "name": "示例区",
        "level": "district",
        "parent_code": "370200",
        "longitude": "120.38",
        "latitude": "36.07",
    },
    "grid-groups": {
        "code": "G01",
        "name": "示例一组",
        "district_code": "370202",
        "area_codes": "370202001;370202002",
    },
    "enterprises": {
        "uscc": code(1),
        "name": "青岛示例机械一厂有限公司",
        "address": "示例路1号",
        "area_code": "370202001001",
        "industry_code": "C3311",
        "legal_representative": "王示例",
        "established_on": "2010-03-05",
        "closed_on": "",
        "status": "active",
        "phone": "053280000001",
        "longitude": "120.38",
        "latitude": "36.07",
    },
    "inspectors": {
        "staff_no": "S01",
        "name": "张示例",
        "kind": "full_time",
        "certificate_no": "Z01",
        "certificate_until": "2099-12-31",
        "grid_codes": "G01",
        "email": "s01@example.org",
        "phone": "053280000002",
    },
    "workers": {
        "id_number": number(1),
        "name": "李示例",
        "area_code": "370202001001",
        "household": "local_urban",
        "phone": "053280000003",
    },
    "employments": {
        "id_number": number(1),
        "name": "李示例",
        "uscc": code(1),
        "hired_on": "2024-03-05",
        "left_on": "",
        "monthly_wage": "6,000.50",
        "contract_kind": "fixed",
        "household": "migrant_rural",
    },
    "individual-insurance": {
        "id_number": number(1),
        "kind": "flexible",
        "scheme": "pension",
        "from_month": "2023-01",
        "to_month": "2023-12",
        "place_code": "310000",
    },
    "coverage-surveys": {
        "id_number": number(1),
        "surveyed_on": "2024-06-01",
        "reason": "own_choice",
        "remark": "示例",
    },
    "insurance-registrations": {
        "uscc": code(1),
        "registered_on": "2012-01-01",
        "cancelled_on": "",
    },
    "insurance-records": {
        "id_number": number(1),
        "uscc": code(1),
        "scheme": "pension",
        "from_month": "2024-04",
        "to_month": "",
        "base": "6000",
    },
    "contributions": {
        "uscc": code(1),
        "scheme": "pension",
        "month": "2024-04",
        "headcount": "1",
        "due": "1000.00",
        "paid": "-5.50",
        "paid_on": "2024-05-10",
    },
    "tax-filings": {
        "uscc": code(1),
        "month": "202404",
        "headcount": "1",
        "wages_paid": "6000.00",
    },
    "benefits": {
        "id_number": number(1),
        "kind": "unemployment",
        "month": "2024-04",
        "amount": "1,234.50",
    },
    "providers": {
        "code": "H01",
        "name": "青岛示例医院",
        "kind": "hospital",
        "uscc": code(1),
        "area_code": "370202001001",
    },
    "medical-claims": {
        "claim_no": "C01",
        "id_number": number(1),
        "provider_code": "H01",
        "kind": "inpatient",
        "admitted_on": "2024-05-01",
        "discharged_on": "2024-05-09",
        "item_code": "I01",
        "amount": "88.80",
    },
    "deaths": {"id_number": number(1), "died_on": "2024-09-01"},
    "penalties": {
        "uscc": code(1),
        "decided_on": "2020-01-02",
        "violation_type": "V1",
        "document_no": "示例〔2020〕1号",
        "amount": "2000",
    },
}

CHINESE: dict[str, dict[str, str]] = {
    "areas": {"code": "区划代码", "name": "名称", "level": "级别", "parent_code": "上级代码"},
    "grid-groups": {
        "code": "网格编码",
        "name": "网格名称",
        "district_code": "区代码",
        "area_codes": "覆盖区划",
    },
    "inspectors": {
        "staff_no": "工号",
        "certificate_no": "执法证号",
        "certificate_until": "有效期至",
        "grid_codes": "网格",
    },
    "enterprises": {
        "name": "单位名称",
        "address": "地址",
        "industry_code": "行业代码",
        "legal_representative": "法定代表人",
        "established_on": "成立日期",
        "closed_on": "注销日期",
        "status": "登记状态",
    },
    "workers": {},
    "employments": {
        "hired_on": "入职日期",
        "left_on": "离职日期",
        "monthly_wage": "月工资",
        "contract_kind": "合同类型",
    },
    "individual-insurance": {"kind": "参保身份", "place_code": "参保地"},
    "coverage-surveys": {"surveyed_on": "调查日期", "reason": "未参保原因"},
    "insurance-registrations": {"registered_on": "参保登记日期"},
    "insurance-records": {"base": "缴费基数"},
    "contributions": {"due": "应缴", "paid": "实缴", "paid_on": "到账日期"},
    "tax-filings": {"wages_paid": "工资总额"},
    "benefits": {"kind": "待遇"},
    "providers": {"code": "机构编码", "name": "机构名称"},
    "medical-claims": {
        "claim_no": "结算号",
        "admitted_on": "入院日期",
        "discharged_on": "出院日期",
        "item_code": "项目",
    },
    "deaths": {"died_on": "死亡日期"},
    "penalties": {
        "decided_on": "决定日期",
        "violation_type": "违法类型",
        "document_no": "文书号",
    },
}
EVERYWHERE = {
    "longitude": "经度",
    "latitude": "纬度",
    "phone": "电话",
    "email": "邮箱",
    "cancelled_on": "注销日期",
    "amount": "金额",
    "provider_code": "机构编码",
    "name": "姓名",
    "kind": "类别",
    "area_code": "区划代码",
    "uscc": "统一社会信用代码",
    "id_number": "身份证号",
    "id_kind": "证件类型",
    "household": "户籍",
    "scheme": "险种",
    "from_month": "起始月",
    "to_month": "截止月",
    "month": "所属期",
    "headcount": "人数",
}

KEY: dict[str, tuple[str, ...]] = {
    "areas": ("code",),
    "grid-groups": ("code",),
    "inspectors": ("staff_no",),
    "enterprises": ("uscc",),
    "workers": ("id_number",),
    "employments": ("id_number", "uscc", "hired_on"),
    "insurance-registrations": ("uscc", "registered_on"),
    "insurance-records": ("id_number", "uscc", "scheme", "from_month"),
    "contributions": ("uscc", "scheme", "month"),
    "tax-filings": ("uscc", "month"),
    "benefits": ("id_number", "kind", "month"),
    "providers": ("code",),
    "individual-insurance": ("id_number", "kind", "scheme", "from_month"),
    "coverage-surveys": ("id_number", "surveyed_on"),
    "medical-claims": ("claim_no",),
    "deaths": ("id_number",),
    "penalties": ("document_no",),
}

REQUIRED: dict[str, tuple[str, ...]] = {
    "areas": ("code", "name", "level"),
    "grid-groups": ("code", "name", "district_code", "area_codes"),
    "inspectors": ("staff_no", "name", "kind", "grid_codes"),
    "enterprises": ("uscc", "name", "address", "area_code"),
    "workers": ("id_number", "name"),
    "employments": ("id_number", "name", "uscc", "hired_on"),
    "individual-insurance": ("id_number", "kind", "scheme", "from_month"),
    "coverage-surveys": ("id_number", "surveyed_on", "reason"),
    "insurance-registrations": ("uscc", "registered_on"),
    "insurance-records": ("id_number", "uscc", "scheme", "from_month", "base"),
    "contributions": ("uscc", "scheme", "month", "headcount", "due", "paid"),
    "tax-filings": ("uscc", "month", "headcount", "wages_paid"),
    "benefits": ("id_number", "kind", "month", "amount"),
    "providers": ("code", "name", "kind"),
    "medical-claims": (
        "claim_no",
        "id_number",
        "provider_code",
        "kind",
        "admitted_on",
        "item_code",
        "amount",
    ),
    "deaths": ("id_number", "died_on"),
    "penalties": ("uscc", "decided_on", "violation_type", "document_no"),
}


def row(feed: str, **changes: Any) -> dict[str, Any]:
    """A good row of a feed with some cells changed."""
    return ROWS[feed] | changes


def chinese(feed: str) -> dict[str, Any]:
    """The good row of a feed under its Chinese headers."""
    names = EVERYWHERE | CHINESE[feed]
    return {names.get(name, name): value for name, value in ROWS[feed].items()}
