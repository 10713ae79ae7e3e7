"""Invented names. An enterprise is always an example, a sample, a model or a test."""

import polars as pl

from .draws import Ints

SURNAMES = pl.Series(
    list("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕")
    + list("王李张刘王李张刘陈孙于姜迟綦战曲逄矫臧匡万纪辛宫蓝兰官崔毕江")
    + ["欧阳", "司马", "诸葛", "上官"]
)
GIVEN = pl.Series(
    list("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鑫波斌宇浩凯健俊帆雪荣爱宁")
    + list("国志建海晓文春金永立庆云兴成德福祥瑞嘉子梓欣怡佳思雨晨诗涵雅倩琳璐婷晶莹洁慧巧美")
)
EMPTY_AND_GIVEN = pl.concat([pl.Series([""] * 20), GIVEN])

MARKS = pl.Series(["示例", "样例", "示范", "测试"])
WORDS = pl.Series(
    list("东南西北海天云山青蓝金银鼎恒顺泰和信达润丰华兴隆盛源晟嘉瑞祥宏远博创新启航")
)
# By industry: the section letter with digits, its share, its wage level in percent, trade words.
INDUSTRIES: tuple[tuple[str, int, int, str], ...] = (
    ("F5211", 60, 70, "百货"), ("F5212", 70, 70, "超市"), ("F5281", 40, 75, "五金"),
    ("F5171", 55, 85, "机电贸易"), ("F5127", 35, 80, "食品批发"), ("F5191", 30, 85, "再生物资"),
    ("F5299", 40, 70, "商贸"), ("H6210", 85, 70, "餐饮"), ("H6291", 30, 65, "小吃"),
    ("H6110", 12, 75, "酒店"), ("C1353", 14, 85, "肉制品"), ("C1361", 12, 80, "水产加工"),
    ("C1810", 22, 80, "服装"), ("C1921", 8, 85, "皮具"), ("C2110", 10, 85, "家具"),
    ("C2911", 14, 105, "橡胶"), ("C2929", 12, 90, "塑料制品"), ("C3360", 10, 95, "表面处理"),
    ("C3484", 26, 95, "机械"), ("C3525", 16, 95, "模具"), ("C3670", 12, 105, "汽车零部件"),
    ("C3851", 8, 120, "家用电器"), ("C3971", 6, 125, "电子器件"), ("C3714", 4, 125, "轨道装备"),
    ("E4710", 18, 100, "建筑工程"), ("E4813", 8, 100, "市政工程"), ("E4990", 22, 90, "安装工程"),
    ("E5011", 26, 85, "装饰装修"), ("G5430", 26, 95, "货运"), ("G5821", 18, 100, "国际货代"),
    ("G5920", 6, 90, "仓储"), ("I6513", 22, 150, "软件"), ("I6420", 12, 140, "网络科技"),
    ("J6890", 4, 160, "保险代理"), ("K7020", 18, 80, "物业管理"), ("K7040", 14, 90, "房产中介"),
    ("L7211", 16, 100, "企业管理"), ("L7231", 12, 120, "法律咨询"), ("L7251", 20, 100, "广告"),
    ("L7291", 14, 80, "旅行社"), ("M7320", 14, 130, "工程技术"), ("M7519", 22, 125, "科技"),
    ("N7820", 6, 70, "环卫"), ("O8040", 16, 65, "美容美发"), ("O8111", 20, 75, "汽车维修"),
    ("O8219", 14, 65, "家政服务"), ("P8391", 14, 90, "职业培训"), ("P8310", 10, 85, "幼儿园"),
    ("Q8415", 3, 130, "医院"), ("Q8425", 6, 95, "诊所"), ("R9011", 8, 85, "文化传媒"),
    ("R9030", 6, 70, "娱乐"), ("A0141", 10, 65, "蔬菜种植"), ("A0412", 6, 75, "水产养殖"),
    ("D4430", 2, 120, "供热"),
)  # fmt: skip
AGENCY_INDUSTRY, AGENCY_TRADE = "L7263", "劳务派遣"
COMPANY, HOUSEHOLD_BUSINESS, COOPERATIVE = 1, 2, 3
ENDINGS = pl.Series(["", "有限公司", "店", "专业合作社"])
GOLDEN_NAME = "青岛示例机械一厂有限公司"
GOLDEN_INDUSTRY = "C3484"


def person_names(draws: Ints) -> pl.Series:
    """A name for each draw (any whole number from 0): surname and one or two given characters."""
    surname = SURNAMES.gather(draws % SURNAMES.len())
    draws = draws // SURNAMES.len()
    first = GIVEN.gather(draws % GIVEN.len())
    draws = draws // GIVEN.len()
    return (surname + first + EMPTY_AND_GIVEN.gather(draws % EMPTY_AND_GIVEN.len())).alias("name")


def enterprise_names(draws: Ints, industry: Ints, kinds: Ints, district: pl.Series) -> pl.Series:
    """Names such as 青岛样例海润机械有限公司; one in 400 is a very long branch name.

    `industry` points into INDUSTRIES, one past its end being a dispatch agency.
    """
    trades = pl.Series([row[3] for row in INDUSTRIES] + [AGENCY_TRADE])
    mark = MARKS.gather(draws % MARKS.len())
    draws = draws // MARKS.len()
    word = WORDS.gather(draws % WORDS.len()) + WORDS.gather(draws // 50 % WORDS.len())
    trade, ending = trades.gather(industry), ENDINGS.gather(kinds)
    company = "青岛" + mark + word + trade + ending
    small = "青岛市" + district + mark + word + trade + ending
    long = "青岛" + mark + word + trade + "(集团)股份有限公司" + district + "经济技术开发区"
    long = long + trade + "分公司第三综合服务部(原青岛" + mark + "第二" + trade + "总厂)"
    frame = pl.DataFrame({"company": company, "small": small, "long": long, "kind": kinds})
    is_long = pl.Series(draws % 400 == 7)
    return frame.select(
        pl.when(is_long & (pl.col("kind") == COMPANY))
        .then(pl.col("long"))
        .when(pl.col("kind") == COMPANY)
        .then(pl.col("company"))
        .otherwise(pl.col("small"))
        .alias("name")
    ).to_series()
