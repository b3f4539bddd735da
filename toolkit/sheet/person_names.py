"""Whether people stand in a column: 小简, 牛师傅, 弱电 小齐, 习文斌, T. Owusu. What is owed is called otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.patterns import compiled
from toolkit.sheet.values import Raw

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧肖尹姚邵湛汪祁毛禹狄米贝"
    "明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝"
    "管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封芮储靳松井段富巫乌焦巴弓牧隗山"
    "谷车侯宓蓬全郗班仰仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍"
    "双闻莘党翟谭贡劳申扶冉宰雍璩桑桂濮牛寿边扈燕冀浦尚农温庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎廖庾终居衡步都耿满匡"
    "国寇广阙东沃利蔚越夔隆师巩聂晁敖融冷辛阚那简饶曾沙鞠丰巢关相查荆游权盖益桓公覃佘佟付闫占代区"
)
_DOUBLE = (
    "欧阳|太史|端木|上官|司马|东方|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|令狐|司徒"
    "|司空"
)
_COMMON = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧肖程曹袁邓许沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田"
    "任姜范姚谭廖邹熊陆郝孔崔康邱秦顾侯邵孟龙雷汤尹黎贺赖龚"
)
"""The surnames that most people have; 安全 and 高压 begin with others."""
_TITLE = "师傅|老师|医生|教授|律师|经理|主任|主管|书记|处长|科长|部长|组长|班长|站长|队长|校长|姐|哥|姨|叔|嫂"
_BEFORE = r"(?:[一-鿿A-Za-z]{1,6}[-\s·/]+)"
_CHINESE = compiled(
    rf"{_BEFORE}?(?:[小老阿](?![型额修时计件组区学化旧年])(?:[一-鿿]|[A-Za-z]+)|[小老阿][{_SURNAMES}][一-鿿]|[一-鿿]{{1,2}}(?:{_TITLE})|[{_SURNAMES}](?:师|工|律|总|导|伯))"
    rf"|{_BEFORE}[一-鿿]|{_BEFORE}?(?:(?:{_DOUBLE})[一-鿿]{{1,2}}|[{_SURNAMES}][一-鿿]{{1,2}})"
)
_ENGLISH = compiled(r"(?:[A-Z]\.\s?)+[A-Z][\w'’-]+|[A-Z][\w'’-]+ [A-Z]\.|(?:Mr|Mrs|Ms|Dr|Prof)\.? [A-Z][\w'’. -]+")
_NO_NAME = compiled(r".*(?:报|表|单|书|件|料|证|案|图|告|录|册|款|费|率|量|[部科处室组局司厂店所院队])")


def are_people(values: Sequence[Raw], expected: bool = False) -> bool:
    """Whether all the values are like names of people, and most could hardly be anything else, as 安全 could.

    Args:
        expected: the column is called like one of people; there even 安全 is somebody's name.
    """
    texts = [v.strip() for v in values if isinstance(v, str)]
    if not texts or len(texts) < len(values) or not all(map(_is_person, texts)):
        return False
    if expected:
        return True
    return sum(len(text) > 2 or text[0] in _COMMON or text[0] in "小老阿" for text in texts) * 2 > len(texts)


def _is_person(text: str) -> bool:
    if _ENGLISH.fullmatch(text):
        return True
    return _CHINESE.fullmatch(text) is not None and _NO_NAME.fullmatch(text) is None
