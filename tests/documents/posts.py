"""A post to print: as usual, with nothing recorded, and with forty events and measures of two thousand characters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dualprev_desktop.domain.levels import LEVELS, Level
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.emergency_cards import Contact, EmergencyCardView, Scenario, Spot
from dualprev_desktop.services.post_cards import Control, Place, PostCardView, PostFactor

FACTORS = (
    PostFactor("接头脱落，油品流散被引燃", "快速接头未锁紧；胶管老化", "卸油作业", Level.CONSIDERABLE, "WSA10009", "",
               "流淌火蔓延至罐车", (Control("rules", "接管后先小开阀试漏"), Control("technical", "使用密闭快速接头"),
                           Control("ppe", "穿防静电工作服")), ("立即关闭卸油阀", "拨打119并撤离")),
    PostFactor("倒车碰撞人员", "盲区大、无人指挥", "停车区", Level.LOW, "WSA10002", "", "人员伤亡",
               (Control("training", "统一指挥手势"),), ("停车设警戒，拨打120",)))
CARD = PostCardView("信阳顺达加油站有限公司", "p1", "卸油员", "卸油班", "连接卸油管，操作阀门",
                    (Place("卸油作业", "站区东侧卸油口"), Place("停车区", "")), Level.CONSIDERABLE, FACTORS,
                    ("person", "object", "management"), "0376-6666666", ("钱七", "孙八"), date(2026, 11, 24), 7)
EMPTY = replace(CARD, unit="", duties="", places=(), level=Level.UNASSESSED, factors=(), dangers=(), duty_phone="",
                holders=(), enterprise="")
URGENCY = EmergencyCardView(
    "信阳顺达加油站有限公司", "p1", "卸油员", "卸油班",
    (Scenario(("接头脱落", "胶管破裂"), ("油味浓、地面见油",), ("WSA10009",), (), ("立即关闭卸油阀", "拨打119并撤离")),
     Scenario(("倒车碰撞人员",), (), ("WSA10002",), (), ("停车设警戒，拨打120",))),
    "0376-6666666", (Contact("钱七", "13800000000"),), (Spot("assembly_point", "总平面图", "停车区"),),
    (Spot("extinguisher", "总平面图", "卸油区"), Spot("first_aid", "总平面图", "")), date(2026, 11, 24), 7)
CALM = replace(URGENCY, scenarios=(), duty_phone="", contacts=(), assembly=(), supplies=(), unit="")


def verbose() -> PostCardView:
    """Forty events, the first with a measure of two thousand characters; every text is another."""
    long = "第零条：" + "".join(f"第{n:03}处安全阀、压力表定期检验并挂牌；" for n in range(100)) + "止零。"
    assert len(long) >= 2000
    codes = code_list("accident_type_2025").codes()
    classes = [code for code in code_list("measure_class").codes() if code != "emergency"]
    factors = tuple(PostFactor(
        f"第{n}号事件：接头脱落后被引燃", f"第{n}号因素：未锁紧，密封圈缺失；胶管老化鼓包", f"第{n}号风险点",
        LEVELS[n * 4 // 40].level, codes[n % len(codes)], "", f"第{n}号后果：人员伤亡",
        tuple(Control(one, long if not n and one == "rules" else f"第{n}号{one}措施：阀门每班检查并记录")
              for one in classes),
        (f"第{n}号应急措施：立即停泵并报告", f"第{n}号应急措施之二：撤离到集合点")) for n in range(40))
    return replace(CARD, enterprise="信阳市" * 26, post="卸油员" * 20, unit="卸油班" * 20, duties="操作阀门，" * 60,
                   places=tuple(Place(one.place, f"站区{number}侧") for number, one in enumerate(factors)),
                   level=Level.MAJOR, factors=factors, duty_phone="0376-6666666 转8001 或 13800000000",
                   holders=tuple(f"持岗人{n}" for n in range(25)))


def urgent() -> EmergencyCardView:
    scenarios = tuple(Scenario((one.event,), (one.factor,), (one.accident_type,), (), (*one.emergency, "再做一步" * 30))
                      for one in verbose().factors)
    contacts = tuple(Contact(f"负责人{n}", f"138000000{n:02}") for n in range(20))
    return replace(URGENCY, scenarios=scenarios, contacts=contacts, post="卸油员" * 20, unit="卸油班" * 20,
                   enterprise="信阳市" * 26, duty_phone="0376-6666666 转8001 或 13800000000")
