package orgs

import (
	"strings"
	"unicode/utf8"

	"tifa/extractors/fold"
)

// class says what a kind of institution needs before it to be a name.
type class int

const (
	dependent class = iota + 1 // a place or a parent: 江阴市|水利局
	company                    // a proper word: 可口可乐|公司
	medium                     // any word: 语文|出版社
	academy                    // a proper word: 南开|中学
	short                      // nothing: 工行
	society                    // a proper word, or two words: 世界|文化|协会
)

// kindClasses are the words for kinds of institutions.
var kindClasses = func() map[string]class {
	m := map[string]class{}
	for c, words := range map[class]string{
		company: `联合体 药业 实业 置业 影业 控股 重工 乳业 酒业 矿业 公司 有限公司 股份有限公司 有限责任公司 子公司 总公司 集团公司 集团 律师事务所 会计师事务所 事务所 俱乐部 交易所 信用社 总厂 拍卖行 财团`,
		medium:  `银行 证券 出版社 日报 晚报 时报 早报 周报 周刊 杂志社 电视台 广播电台 通讯社 报社 新闻网`,
		academy: `大学 学院 中学 小学 医院 研究院 研究中心 联盟 同盟 组织 艺术团 剧院 乐团 学校 幼儿园 党校 教会 工会 舰队 法庭 法院 检察院 陆战队 自卫队 解放军`,
		society: `组委会 筹委会 工作委员会 研究所 协会 学会 联合会 总会 商会 委员会 理事会 基金会 促进会 红十字会 阵线 总工会`,
		short:   `工行 农行 建行 交行 招行 世行 亚行 亚投行 国开行 银监会 证监会 保监会 银保监会`,
		dependent: `署 管理处 管理所 管委会 教导处 政治处 保监局 银监局 证监局 房管局 国土局 地质所 地税所 国税所 税务所 工商所 看守所 拘留所 戒毒所 卫生院 卫生局 气象台 公益金 局 厅 委 办 处 厂 队 总队 支队 大队 中队 部队 足协 篮协 排协 羽协 田协 妇联 科协 残联 侨联 文联 作协 团委 社科院 农科院 科学院 住建委 教委 建委 国资委 经贸委 计生委 党委 团支部 党支部 支行 分行 总行 分局
			分社 分院 分公司 总部 支部 系 部 司 室 中心 办公室 办公厅 办事处 代表处 工委 编辑部 研究室 服务中心 海军 空军 陆军 交警 报 杂志 社 电台 议会 国会 内阁 政府 外交部 国防部 财政部 法制局 派出所 消防队 工作站 管理局 领导小组 指挥部 工商局 税务局 教育局 体育局 卫生局 运动队 女足 男足 女排 男排 女篮 男篮 国家队 女队 男队 足球队 篮球队 排球队 乒乓球队 羽毛球队 登山队 游泳队 田径队 体操队 举重队 射击队 跳水队 围棋队 象棋队 体育代表团 军区 央行`,
	} {
		for w := range strings.FieldsSeq(words) {
			m[w] = c
		}
	}
	return m
}()

// kindEndings are the characters that such words end with, and beforeEndings those that
// stand before them.
var kindEndings, beforeEndings = func() (last, before *fold.Set) {
	last, before = new(fold.Set), new(fold.Set)
	for w := range kindClasses {
		r, size := utf8.DecodeLastRuneInString(w)
		last.Add(r)
		if r, size = utf8.DecodeLastRuneInString(w[:len(w)-size]); size > 0 {
			before.Add(r)
		}
	}
	return last, before
}()

// notKinds end like a kind and are none.
var notKinds = words(`群团组织 英雄联盟 部署 签署 联署 电影业 会议室 宴会厅 聊天室 会议中心 会展中心 展览中心 体育中心 购物中心 商业中心 航天中心 太空中心 活动中心 培训室 工作室 更衣室 浴室 卧室 立委 党委会 大厅 客厅 餐厅 舞厅 金色大厅 展厅 门厅 歌厅 音乐厅 会议厅 市场部 关系 体系 联系 东部 西部 南部 北部 中部 内部 外部 大部 全部 局部 干部 腹部 举办 主办 合办 承办 创办 申办 开办 兴办 筹办 当局 格局 大局 结局 布局 全局 时局 战局 查处 到处 好处 用处 各处 何处 公报 通报 汇报 情报 预报 电报 海报 申报
	军队 球队 车队 乐队 部队 机关 机构 处室 教室 卧室 上司 公司 本报 大报 来电 政委 编委 常委 省委 市委 县委 区委 旅社 报社 合社 公社 人民公社 供销社 俩队 两队 主队 客队 强队 弱队 各队 全队 排队 舰队 一部 二部 三部 四部 各部 首部 两部 这部 该部 那部 分部 总部 俱乐部 工厂 电厂 出厂 建厂 派系 星系 水系 院系 语系 派驻 市中心 中心`)

// continuations go on with the name of an institution behind a word for a kind.
var continuations = strings.Fields(`有限 股份 公司 集团 委员会 出版社 学院 大学 事务所 联合会 俱乐部 基金会 工作者 成员 系统 领导人`)

// neverInNames are characters of particles, pronouns, prepositions and the like.
const neverInNames = "的了着过和与在从到由向往对被把将让使给是有这那其各每我你他她它们不没无未也才只同于爲為都还就又再很更最已曾要会能可应须该等并且而但则或说称为以及"

// acting are words that do something to an institution or that it does, and words
// of time and place that stand before it.
var acting = words(`所在 被告 原告 嘉宾 会议 大会 会场 现场 买下 指导 破获 查处 报备 另 一家 多家 某 承办方 主办方 四大 五大 著 前身 利用 破获 一起 客场 主场 组队 买下 强令 地 规范 适当 方面 才 力量 家 优秀 积极 直属 所属 下属 部门 工作人员 两国 两队 健全 发挥 发展中 叛徒 反党 反革命 修正主义 卖国 侵略 基层 改革 充分 大力 好 大部 委托 任期 高层 内部 出席 参加 举行 召开 举办 主持 会见 访问 考察 调研 视察 表示 成立 设立 发布 公布 通过 介绍 报告 进入 走进 加入 担任 出任 就任 曾任 现任 历任 任 兼任 当选 通知 要求 指示 批准 决定 组织 领导 支持 帮助 协助 配合 建立
	组建 创办 创建 买下 收购 起诉 状告 击败 战胜 负于 淘汰 逼平 迎战 对阵 前往 来到 离开 返回 抵达 告诉 告知 透露 获悉 了解 采访 记者 本报 日前 近日 目前 今年 去年 当时 原 前 某 本 该 各 一家 多家 两家 几家 这家 那家 全国各地 有关 相关 所有 部分 其他 其它 另 另外 包括 作为 属于 隶属 涉及
	根据 依据 按照 通报 接受 接到 得到 成为 签署 签订 合作 联合 会同 代表 首席 总经理 经理 董事长 主任 书记 主席 局长 先生 女士 同志 教授 专家 博士 工作 工人 农民 学生 毕业 曾 先后 同时 其中 如 像 即 及其 以来 之后 之前`)

// nominal are verbs that stand in names as nouns do.
var nominal = words(`认可 介绍 培训 有线 装饰 餐饮 担保 救助 募捐 接待 招待 采购 维修 养护 稽查 缉私 缉毒 巡逻 侦查 信访 调解 法制 招商 招生 自学 进修 试验 实验 观测 预报 编译 翻译 咨询 策划 代理 承包 加油 收费 收藏 交换 交响 结算 清算 发展 管理 投资 开发 研究 设计 建设 服务 教育 咨询 贸易 进出口 保险 运输 制造 生产 销售 测绘 监督 监测 检验 检疫 勘察 规划 交流 合作 促进 保护 宣传 统战 选举 仲裁 审计 统计 创业 创新 租赁 广播 传播 出版 印刷 装饰 加工 供应 经营 考试
	指导 培训 评估 认证 交易 拍卖 救援 应急 反恐 安全 导航 通信 联合 监管 执法 改革 保障 治理 扶贫 防治 控制 征收 登记 鉴定 检察 国防 防疫 防汛 抗旱 质检 援助 开放 解放 进步 统一 独立 停战 监察 反贪 组织 代表 领导`)

// genericWords say of what sort an institution is, but not which.
var genericWords = words(`中等 普及 深化 发展 开户 发卡 股份制商业 城市商业 农村商业 外国 中外 央 储蓄 政策性 投资 私人 零售 总部 网上 手机 电话 各 他 跨行 同业 同行 国内 大 小 这些 一些 其他 多数 少数 血 种子 基因 数据 群团 行业 区域性 红专 实体性 大区 高水平 研究型 贫困 薄弱 城镇 小规模 寄宿制 全日制 正规 业余 医药 家具 连锁 网络 电竞 连锁 房产 经纪 博彩 动画 劳动 人力资源 技工 技术 培训 义务教育 农业科学 试验 红专 附属 集体 供销 国有 民营 私营 外资 中资 合资 商业 股份制 股份 大型 中型 小型 中小 上市 跨国 保险 电子 建筑 房地产 地产 开发 广告 贸易 航空 石油 汽车 电力 投资 证券 信托 物业 物流 旅游 出租 出租车 快递 餐饮 高等 普通 重点 民办 公办 公立 私立 综合 专科 综合性 综合大学 职业 技术
	地方 中央 基层 国家 国际 国内 国外 海外 外国 本地 当地 社会 非政府 政府 民间 群众 行业 专业 学术 科研 群团 恐怖 犯罪 企业 事业 军事 情报 金融 大 小 新 老 总 分 高 多 省级 市级 县级 各级 上级 下级 全国 全省 全市 世界 国际性 国立 部分 主要 著名 知名 乡镇 农村 城市 党 党的 人民 工业 农业 医疗 卫生 教育 网络 互联网 科技 高科技 公共 自治
	母 子 控股 关联 财务 担保 家族 法人 受托 出版 中介 监管 主管 管理 行政 执法 司法 领导 决策 咨询 服务 公益 慈善 学生 妇女 青年 工人 农民 教师 家长 一流 名牌 常务 专门 特别 临时 各类 两个 有关 体育 文化 艺术 宗教 政治 武装 反对 反动 红十字 地下 旧 原 前 联合 独立 统一 热门 主队 客队 球 军 女 男`)

// fronts stand before the field of a body that every state, province or county has
// one of: 国家|环保|局, 市|接待|处.
var fronts = words(`国家 全国 中央 省 市 县 区 自治区 团 乡 镇`)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}
