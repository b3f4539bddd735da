"""Traditional characters and the simplified ones for them: those that occur in deadlines and in names of columns."""

from __future__ import annotations

import unicodedata
from itertools import product

_TRADITIONAL = (
    "個个號号點点時时間间週周禮礼後后內内當当營营業业結结報报總总數数據据單单車车發发貨货檢检驗验須须應应該该還还過过達达遲迟於于從从來来會会開开關关閉闭長长兩两幾几萬万歲岁節节慶庆國国動动勞劳臨临"
    "適适屆届滿满終终隨随馬马儘尽盡尽緊紧處处預预訂订簽签約约請请費费辦办補补複复復复認认證证記记錄录賬账帳账務务員员級级縣县經经續续斷断緩缓顧顾問问題题電电話话線线樓楼層层廳厅廠厂倉仓庫库門门機机"
    "場场區区際际極极條条項项類类準准確确規规則则責责貢贡負负齊齐盤盘領领導导審审協协議议編编寫写傳传遞递離离難难輛辆軍军軟软輸输進进運运連连違违銀银鐘钟鎖锁錢钱鍾钟陽阳陰阴險险雙双雜杂雖虽無无為为"
    "爾尔燈灯獎奖獲获現现環环產产畢毕異异監监盜盗礎础碼码種种稱称稅税穩稳筆笔簡简糧粮紀纪純纯納纳紙纸細细組组絕绝統统維维網网績绩聯联職职聲声聽听術术衛卫裝装製制見见視视覺觉計计訊讯討讨訓训設设許许"
    "訴诉診诊評评試试詢询誌志語语說说課课調调談谈論论諾诺講讲謝谢識识護护讓让變变財财貸贷買买賣卖質质購购贈赠跡迹軌轨轉转農农選选遺遗郵邮醫医釋释針针鑒鉴隊队陸陆隱隐順顺頁页頂顶頻频願愿風风飛飞館馆"
    "頭头曆历歷历幣币憑凭撥拨給给濟济擔担舉举學学師师兒儿團团壓压縮缩熱热輪轮艙舱櫃柜畫画劃划繳缴樣样張张圖图錯错誤误餘余晝昼毎每驟骤體体鬧闹鮮鲜黃黄齡龄龍龙對对備备註注歸归檔档實实標标資资幫帮閱阅"
    "書书專专東东絲丝丟丢並并亂乱亞亚親亲億亿僅仅傷伤倫伦側侧偽伪傾倾儀仪償偿優优兌兑黨党蘭兰興兴養养冊册凍冻淨净減减湊凑鳳凤劇剧劉刘勝胜勢势勵励勻匀匯汇華华卻却參参敘叙隻只臺台嗎吗啟启啓启喚唤噴喷"
    "嚴严園园圍围圓圆聖圣壞坏塊块堅坚壇坛壩坝墜坠墊垫塵尘牆墙殼壳壺壶夠够誇夸夾夹奪夺奮奋奧奥婦妇媽妈娛娱嬰婴孫孙寶宝寵宠憲宪宮宫寬宽賓宾尋寻壽寿將将嘗尝屬属嶼屿島岛峽峡帥帅簾帘帶带幹干廟庙龐庞廢废"
    "廣广棄弃彈弹彎弯徹彻徑径恆恒悅悦懸悬憂忧懷怀態态慣惯戲戏戰战戶户撲扑執执擴扩掃扫揚扬擾扰撫抚拋抛搶抢擬拟攏拢揀拣擁拥攔拦擇择掛挂擋挡掙挣擠挤揮挥撈捞損损撿捡換换擲掷攜携攝摄擺摆搖摇攤摊敵敌齋斋"
    "鬥斗斬斩舊旧曉晓暫暂樸朴殺杀權权楊杨構构槍枪棧栈棟栋樹树橋桥歡欢歐欧殘残氣气漢汉湯汤溝沟滬沪濕湿滅灭灑洒潔洁濁浊測测瀏浏渾浑濃浓塗涂澆浇漲涨澀涩漸渐漁渔溫温灣湾濾滤潰溃滾滚濫滥靈灵災灾爐炉煉炼"
    "爛烂煩烦燒烧愛爱爺爷牽牵狀状猶犹獨独瑪玛暢畅療疗癥症鹽盐蓋盖眾众礙碍磚砖禍祸積积窮穷竊窃豎竖競竞箋笺籠笼籤签築筑篩筛籌筹糾纠紛纷紗纱縱纵紋纹紡纺練练紳绅織织紹绍綁绑繞绕繪绘絡络絞绞繼继緒绪綿绵"
    "綜综綠绿緣缘縫缝纏缠罰罚罷罢羅罗聰聪腸肠膚肤腫肿脅胁膽胆脫脱臉脸腦脑膠胶艦舰艱艰藝艺蘇苏蘋苹範范薦荐榮荣藥药蕭萧蘿萝虛虚蟲虫蝕蚀襲袭褲裤觀观覽览觸触譽誉訪访詞词譯译詩诗誠诚詳详諸诸讀读誰谁謀谋"
    "謂谓謹谨譜谱貝贝賢贤敗败販贩貪贪貧贫貫贯賤贱貼贴貴贵貿贸賀贺賈贾賠赔賜赐賦赋賴赖贊赞贏赢趕赶趙赵躍跃踐践軒轩輕轻載载較较輔辅輩辈輝辉輯辑轄辖辭辞辯辩邊边遷迁邁迈這这遠远遜逊鄧邓鄰邻鄭郑醬酱釀酿"
    "裡里裏里釘钉鈕钮鋼钢鑰钥鉤钩鈔钞鈣钙鈴铃鉛铅鐵铁銅铜銘铭鋪铺鏈链銷销鋒锋鍋锅錦锦鍵键鍛锻鎮镇鏡镜閃闪闖闯閒闲悶闷聞闻闊阔陣阵階阶陳陈霧雾靜静韓韩頓顿頒颁顏颜額额飢饥飯饭飲饮飾饰飽饱餅饼饋馈馳驰"
    "驅驱駐驻駕驾騙骗騰腾驚惊鬆松魚鱼鳥鸟雞鸡鴨鸭麥麦齒齿癒愈贓赃繫系別别賸剩佔占佈布併并歎叹駁驳沒没"
    "價价債债決决滯滞噸吨纜缆鋁铝錶表閥阀顆颗傘伞綢绸襪袜襯衬檯台屜屉賒赊贖赎賺赚鋰锂鋅锌錫锡礦矿鏽锈鑄铸鍍镀鑽钻纖纤綫线櫥橱潤润漿浆煙烟渦涡軸轴轎轿駛驶廂厢傭佣僱雇繕缮彙汇託托徵征証证爲为舖铺"
)
SIMPLIFIED: dict[int, str] = {ord(a): b for a, b in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)}
"""For ``str.translate``."""


UNSEEN: dict[int, None] = dict.fromkeys((0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF))
"""Signs of no width, which web pages and other programs leave in what is copied out of them; for ``str.translate``."""


def plain(text: str) -> str:
    """A text as words are compared: without full-width forms, capitals, traditional characters and blanks around it."""
    return unicodedata.normalize("NFKC", text.translate(UNSEEN)).strip().lower().translate(SIMPLIFIED)


def spellings(word: str) -> list[str]:
    """A word as it may be written: with each of its characters simplified or traditional."""
    forms = ([sign, *(chr(other) for other, simple in SIMPLIFIED.items() if simple == sign)] for sign in word)
    return ["".join(signs) for signs in product(*forms)]
