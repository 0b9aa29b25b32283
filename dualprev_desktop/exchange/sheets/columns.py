"""The columns that registers share, with the headings practitioners give them."""

from __future__ import annotations

from dualprev_desktop.exchange.sheets.base import Column, Role

NUMBER = Column("number", "序号", "No.", ("编号", "风险编号", "风险编码", "检查项目 / 序号", "number"))
POINT_NUMBER = Column("point_number", "风险点编号", "Point no.", ("风险点 / 编号", "point number"))
POINT_KIND = Column("point_kind", "风险点类型", "Kind of point", ("风险点 / 类型", "类型", "kind"))
POINT_NAME = Column("point_name", "作业单元", "Working unit",
                    ("风险点 / 名称", "风险点名称", "风险点", "作业过程", "作业活动", "设备名称", "单元", "评估单元",
                     "risk point", "point"), required=True, filled=True)
ASPECT = Column("aspect", "排查方面", "Aspect", ("方面",))
LOCATION = Column("location", "位置", "Location",
                  ("位置/场所", "场所", "所在位置", "区域位置", "所在部位", "部位", "场所/环节/部位"))
STEP = Column("step", "作业步骤", "Step or check item",
              ("步骤", "工序", "检查项目", "设备检查项", "作业步骤 / 名称", "检查项目 / 名称", "step"))
EVENT = Column("name", "典型风险事件", "Risk event",
               ("风险事件", "危险源或潜在事件", "潜在事件", "危险源", "event"), required=True, filled=True)
HAZARD = Column("hazard_factor", "致险因素", "Hazard factors",
                ("危险有害因素", "主要危险有害因素", "主要危险(有害)因素", "危险(有害)因素", "危险因素", "危害因素",
                 "事故诱因", "hazard factor", "hazards"))
FACTOR_CODE = Column("factor_code", "危害因素代码", "Factor code", ("危险有害因素代码", "因素代码"))
TRIGGER = Column("trigger", "诱导性因素", "Trigger", ("先发诱导性原因", "诱发因素"))
STANDARD = Column("standard", "标准要求", "Required state", ("检查标准", "检查项目标准"))
ACCIDENT = Column("accident_type", "事故类型", "Accident type",
                  ("可能发生的事故类型", "易发生的事故类型", "可能导致事故类别", "可能导致的事故", "事故类别",
                   "可能发生的主要事故类型", "可能发生的事故类型及后果", "accident"))
ACCIDENT_1986 = Column("accident_type_1986", "事故类型1986版", "Accident type 1986", ("事故类型86",))
CONSEQUENCE = Column("consequence", "事故后果", "Consequence",
                     ("后果", "可能导致的后果", "危害后果", "可能后果", "consequences"))
TIER = Column("tier", "管控级别", "Tier", ("管控层级", "管控等级", "control tier"))
UNIT = Column("unit", "责任部门", "Responsible unit", ("责任单位", "管控部门", "unit", "department"))
POST = Column("post", "管控岗位", "Responsible post", ("责任岗位", "岗位", "post"))
PERSON = Column("person", "责任人", "Responsible person", ("管控责任人", "负责人", "person"))
NOTE = Column("note", "备注", "Note", ("说明", "remarks", "notes"))

LEVEL = Column("level", "风险等级", "Level",
               ("等级", "评价级别", "风险分级", "风险级别", "风险等级/色度", "等级/色度", "risk level"), Role.JUDGED)
RULE_SET = Column("rule_set", "评估方法", "Method", ("评价方法", "方法"), Role.JUDGED)
CHOSEN = Column("chosen", "取值", "Chosen values", (), Role.JUDGED)
CALCULATED = Column("calculated", "校正前等级", "Level before correction", (), Role.JUDGED)
REASON = Column("reason", "校正理由或判定依据", "Reason or basis", ("校正理由", "判定依据"), Role.JUDGED)


def measure(measure_class: str, chinese: str, english: str, *words: str) -> Column:
    return Column(measure_class, chinese, english, words, Role.MEASURE)


TECHNICAL = measure("technical", "工程技术措施", "Engineering measures", "工程技术", "技术措施", "工程措施",
                    "工程控制措施")
RULES = measure("rules", "管理措施", "Management measures", "管理", "制度措施", "管理控制措施")
TRAINING = measure("training", "培训教育措施", "Training measures", "培训教育", "教育措施", "教育培训措施", "培训措施")
PPE = measure("ppe", "个体防护措施", "Personal protection", "个体防护", "个人防护", "个人防护措施", "防护措施")
EMERGENCY = measure("emergency", "应急处置措施", "Emergency measures", "应急措施", "应急处置", "应急")
FIVE_CLASSES = (TECHNICAL, RULES, TRAINING, PPE, EMERGENCY)
# the notice has seven classes; its other two stand in columns of their own where a register uses them
ORGANISATION = measure("organisation", "组织措施", "Organisational measures", "组织管理措施")
INSTRUCTIONS = measure("instructions", "操作指南", "Operating instructions", "操作规程", "操作指南措施")
ALL_CLASSES = (*FIVE_CLASSES, ORGANISATION, INSTRUCTIONS)
# one column for all measures: a piece may name its class ("培训：…"), else it counts as technical
UNSORTED = measure("", "管控措施", "Control measures", "现有控制措施", "现有管控措施", "控制措施", "主要管控措施",
                   "风险管控措施", "measures")
PROPOSED = Column("proposed", "建议新增（改进）措施", "Proposed measures",
                  ("建议新增措施", "建议改进措施", "建议措施", "新增措施", "建议增加控制措施"), Role.PROPOSED)

BEFORE_JUDGEMENT = (NUMBER, POINT_NUMBER, POINT_NAME, POINT_KIND, ASPECT, LOCATION, STEP, STANDARD, EVENT, HAZARD,
                    FACTOR_CODE, TRIGGER, ACCIDENT, ACCIDENT_1986, CONSEQUENCE)
AFTER_JUDGEMENT = (TIER, *ALL_CLASSES, UNSORTED, PROPOSED, UNIT, POST, PERSON, NOTE)


def parameter(key: str, chinese: str, english: str, *words: str) -> Column:
    """The column of one factor; its key alone is always a heading of it."""
    return Column(key, chinese, english, (key, *words), Role.PARAMETER, required=True)


def score(chinese: str, english: str, *words: str) -> Column:
    return Column("score", chinese, english, words, Role.JUDGED)
