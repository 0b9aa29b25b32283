"""The filling station whose first afternoon is played; names and numbers are made up."""

from __future__ import annotations

from afternoon.day import Day, TypedPoint, Zone

FILLING_STATION = Day(
    catalogue="filling-station", name="信阳市浉河区平安加油站", district="浉河区", phone="0376-6666119",
    yes=(0, 2, 3), unwanted=7, unit="站务班",
    typed=TypedPoint(
        name="危险废物暂存间", kind="cs", location="站房后院东北角", event="废油桶泄漏后遇明火起火",
        factor="废油桶无盖、无围堰，暂存间内吸烟", accident="火灾", consequence="暂存间烧毁，人员烧伤",
        values=("3", "6", "15", "1", "3", "15"),
        measures=(("technical", "暂存间地面防渗，设围堰和收集池，废油桶加盖存放"),
                  ("rules", "危险废物出入库登记，存放不超过一年"),
                  ("emergency", "泄漏时先用沙围堵再收集，起火时用门口的干粉灭火器扑救并拨打119"))),
    by_hand=(("加油机", ("3", "6", "15", "1", "6", "7"), "加油机机龄长，接头渗油多发"),
             ("便利店", ("3", "6", "7", "1", "6", "3"), "店内堆放纸箱较多")),
    direct=("卸油作业", "涉及重点监管危险化学品的", "汽油列入《首批重点监管的危险化学品名录》，卸油时油气在作业面聚集"),
    zones=(Zone("油罐区", (0.04, 0.06, 0.36, 0.44), ("卸油作业", "埋地油罐及操作井", "油罐清洗与检维修（外包）")),
           Zone("加油区", (0.40, 0.06, 0.70, 0.56), ("加油作业", "加油机")),
           Zone("站房", (0.74, 0.06, 0.96, 0.42), ("便利店", "配电间与发电机", "消防器材与报警")),
           Zone("辅助区", (0.04, 0.50, 0.36, 0.82), ("进出站车道", "洗车设备", "充电桩")),
           Zone("站房后院", (0.74, 0.48, 0.96, 0.82), ("危险废物暂存间",))),
    recipient="信阳市浉河区应急管理局", passphrase="Ping-An 2026")
