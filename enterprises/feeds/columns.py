"""The columns feeds are made of: an English name, a Chinese header and a kind of cell.

Columns that several feeds share are written once here; the rest stand in their feed's module.
"""

from dataclasses import dataclass, replace

from enterprises.feeds.checks.areas import AreaCode
from enterprises.feeds.checks.choices import Choice, Scheme
from enterprises.feeds.checks.credit_codes import CreditCode
from enterprises.feeds.checks.dates import Date, Month
from enterprises.feeds.checks.identity_numbers import IdentityNumber
from enterprises.feeds.checks.kind import Kind
from enterprises.feeds.checks.numbers import Degrees, Headcount, Money
from enterprises.feeds.checks.texts import Code, Text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a feed. `header` is its Chinese header; `name` its English one."""

    name: str
    header: str
    kind: Kind
    required: bool = False
    companion: str | None = None
    """The name of the column derived from this one: the loaded area an area code lies in."""

    def optional(self) -> "Column":
        """The same column where a file may lack it."""
        return replace(self, required=False)

    def needed(self) -> "Column":
        """The same column where no row may lack it."""
        return replace(self, required=True)


HOUSEHOLDS = ("local_urban", "local_rural", "migrant_urban", "migrant_rural")

ID_NUMBER = Column("id_number", "身份证号", IdentityNumber(), required=True)
ID_KIND = Column("id_kind", "证件类型", Choice(("resident", "foreign", "hk_mo_tw")))
PERSON_NAME = Column("name", "姓名", Text(), required=True)
USCC = Column("uscc", "统一社会信用代码", CreditCode(), required=True)
AREA_CODE = Column("area_code", "区划代码", AreaCode(), companion="area")
HOUSEHOLD = Column("household", "户籍", Choice(HOUSEHOLDS))
PHONE = Column("phone", "电话", Text())
EMAIL = Column("email", "邮箱", Text())
LONGITUDE = Column("longitude", "经度", Degrees(180))
LATITUDE = Column("latitude", "纬度", Degrees(90))
SCHEME = Column("scheme", "险种", Scheme(), required=True)
MONTH = Column("month", "所属期", Month(), required=True)
FROM_MONTH = Column("from_month", "起始月", Month(), required=True)
TO_MONTH = Column("to_month", "截止月", Month(ahead=True))
HEADCOUNT = Column("headcount", "人数", Headcount(), required=True)
AMOUNT = Column("amount", "金额", Money(signed=True), required=True)
PROVIDER_CODE = Column("provider_code", "机构编码", Code(), required=True)
CANCELLED_ON = Column("cancelled_on", "注销日期", Date(ahead=True))
