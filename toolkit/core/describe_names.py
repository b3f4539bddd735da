"""The named days of a year in words; the keys are those of ``resolve_days``."""

from __future__ import annotations

NAMED_ZH = {
    "new-year": "元旦", "spring-festival": "春节", "qingming": "清明节", "labour-day": "劳动节",
    "dragon-boat": "端午节", "mid-autumn": "中秋节", "national-day": "国庆节", "christmas": "圣诞节",
    "womens-day": "妇女节", "childrens-day": "儿童节", "teachers-day": "教师节", "youth-day": "青年节",
    "party-day": "建党节", "army-day": "建军节", "consumer-day": "消费者权益日", "singles-day": "双十一",
    "double-twelve": "双十二", "lunar-eve": "除夕", "christmas-eve": "平安夜", "valentines-day": "情人节",
    "lantern-festival": "元宵节", "double-ninth": "重阳节", "double-seventh": "七夕",
    "thanksgiving": "感恩节", "black-friday": "黑色星期五", "us-labor-day": "美国劳动节",
    "memorial-day": "阵亡将士纪念日", "good-friday": "耶稣受难日", "easter": "复活节",
    "easter-monday": "复活节星期一", "boxing-day": "节礼日", "halloween": "万圣节", "mothers-day": "母亲节",
    "fathers-day": "父亲节", "new-year-eve": "跨年夜",
}  # fmt: skip

NAMED_EN = {
    "new-year": "New Year", "spring-festival": "Spring Festival", "qingming": "Qingming",
    "labour-day": "Labour Day", "dragon-boat": "Dragon Boat Festival", "mid-autumn": "Mid-Autumn Festival",
    "national-day": "National Day", "christmas": "Christmas", "womens-day": "Women's Day",
    "childrens-day": "Children's Day", "teachers-day": "Teachers' Day", "youth-day": "Youth Day",
    "party-day": "Party Day", "army-day": "Army Day", "consumer-day": "Consumer Rights Day",
    "singles-day": "Singles' Day",
    "double-twelve": "Double Twelve", "lantern-festival": "Lantern Festival", "double-ninth": "Double Ninth Festival",
    "double-seventh": "Double Seventh Festival", "lunar-eve": "Spring Festival Eve", "christmas-eve": "Christmas Eve",
    "valentines-day": "Valentine's Day", "thanksgiving": "Thanksgiving", "black-friday": "Black Friday",
    "us-labor-day": "Labor Day", "memorial-day": "Memorial Day", "good-friday": "Good Friday", "easter": "Easter",
    "easter-monday": "Easter Monday", "boxing-day": "Boxing Day", "halloween": "Halloween",
    "mothers-day": "Mother's Day", "fathers-day": "Father's Day", "new-year-eve": "New Year's Eve",
}  # fmt: skip
