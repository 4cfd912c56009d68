package main

import (
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// english is the English name of a division and other wordings of it: pinyin with
// what kind it is, of cities the pinyin alone. It is empty in regions where places
// have names from other languages.
func english(u unit, kind string) (main string, also []string) {
	for _, region := range []string{"15", "54", "65", "5132", "5133", "5134", "5334", "6230", "6323", "6325", "6326", "6327", "6328", "6322", "6301"} {
		if strings.HasPrefix(u.code, region) {
			return "", nil
		}
	}
	for _, other := range []string{"杜尔伯特", "前郭尔罗斯", "喀喇沁", "加格达奇", "达斡尔族区", "各族"} {
		if strings.Contains(u.name, other) {
			return "", nil
		}
	}
	name, peoples := u.name, []string{}
	if n, ok := strings.CutSuffix(name, "自治县"); ok {
		name = n
		for cut := true; cut; {
			cut = false
			for _, p := range nations {
				if n, ok := strings.CutSuffix(name, p[0]); ok {
					name, cut = n, true
					peoples = append([]string{p[1]}, peoples...)
				}
			}
		}
		if len(peoples) == 0 {
			return "", nil
		}
	} else {
		for suffix, what := range map[string]string{"新区": "New District", "特区": "Special District"} {
			if n, ok := strings.CutSuffix(name, suffix); ok && len([]rune(n)) > 1 {
				return romanise(n) + " " + what, nil
			}
		}
		for _, suffix := range []string{"市", "区", "县"} {
			name = strings.TrimSuffix(name, suffix)
		}
	}
	if len([]rune(name)) == 1 {
		name = u.name // Wenxian, not Wen
		kind = "county"
	}
	romanised := romanise(name)
	switch {
	case romanised == "":
		return "", nil
	case len(peoples) > 0:
		last := len(peoples) - 1
		nations := peoples[last]
		if last > 0 {
			nations = strings.Join(peoples[:last], ", ") + " and " + nations
		}
		return romanised + " " + nations + " Autonomous County", []string{romanised + " County"}
	case kind == "district":
		return romanised + " District", nil
	case kind == "county":
		return romanised + " County", nil
	case u.county:
		return romanised + " City", nil
	}
	return romanised, []string{romanised + " City"}
}

// nations are the peoples whom autonomous counties are named after.
var nations = [][2]string{
	{"满族", "Manchu"}, {"回族", "Hui"}, {"瑶族", "Yao"}, {"苗族", "Miao"}, {"侗族", "Dong"}, {"土家族", "Tujia"}, {"壮族", "Zhuang"}, {"黎族", "Li"},
	{"彝族", "Yi"}, {"羌族", "Qiang"}, {"布依族", "Bouyei"}, {"水族", "Sui"}, {"仡佬族", "Gelao"}, {"哈尼族", "Hani"}, {"傣族", "Dai"}, {"拉祜族", "Lahu"},
	{"佤族", "Wa"}, {"布朗族", "Blang"}, {"纳西族", "Naxi"}, {"白族", "Bai"}, {"傈僳族", "Lisu"}, {"独龙族", "Derung"}, {"怒族", "Nu"}, {"普米族", "Pumi"}, {"藏族", "Tibetan"},
	{"蒙古族", "Mongol"}, {"朝鲜族", "Korean"}, {"畲族", "She"}, {"毛南族", "Maonan"}, {"仫佬族", "Mulao"}, {"裕固族", "Yugur"}, {"保安族", "Bonan"}, {"东乡族", "Dongxiang"}, {"撒拉族", "Salar"}, {"土族", "Monguor"}, {"锡伯族", "Xibe"}, {"达斡尔族", "Daur"},
}

// readings are names whose characters are read in another way than usual.
var readings = map[string]string{
	"长子": "zhang zi", "长": "chang", "乐清": "yue qing", "乐亭": "lao ting", "乐陵": "lao ling", "乐": "le", "会": "hui", "朝": "chao", "石": "shi", "都": "du",
	"尉氏": "wei shi", "单县": "shan xian", "任": "ren", "洪洞": "hong tong", "洞": "dong", "莞": "guan", "泌阳": "bi yang", "浚县": "xun xian", "六安": "lu an", "六合": "lu he",
	"大": "da", "台": "tai", "柏": "bai", "蔚县": "yu xian", "曲": "qu", "宁": "ning", "盛": "sheng", "牟": "mu", "铅山": "yan shan", "歙": "she", "东阿": "dong e", "阿": "a",
	"涡阳": "guo yang", "枞阳": "zong yang", "荥阳": "xing yang", "荥经": "ying jing", "犍为": "qian wei", "什邡": "shi fang", "莘县": "shen xian", "繁峙": "fan shi", "宕昌": "tan chang",
	"渑池": "mian chi", "番禺": "pan yu", "大埔": "da bu", "厦": "xia", "句容": "ju rong", "盱眙": "xu yi", "柞水": "zha shui", "吴堡": "wu bu", "宿": "su", "藏": "zang", "重": "chong",
	"行": "xing", "车": "che", "沈": "shen", "召": "zhao", "覃": "qin", "华": "hua", "和": "he", "兴": "xing", "为": "wei", "应": "ying", "合": "he", "万": "wan", "尾": "wei", "鄱": "po",
	"解": "xie", "隆": "long", "汤": "tang", "塔": "ta", "浦": "pu", "弹": "dan", "炎": "yan", "罗": "luo", "红": "hong", "黄陂": "huang pi", "陂": "pi", "南": "nan", "那": "na", "洱": "er",
	"景": "jing", "屏": "ping", "漯": "luo", "郧": "yun", "秭归": "zi gui", "监利": "jian li", "郫": "pi", "涪": "fu", "綦": "qi", "冠": "guan", "掖": "ye", "栎": "yue", "筠": "jun", "珙": "gong",
	"龙圩": "long xu", "珲春": "hun chun", "蚌": "beng", "弥勒": "mi le", "曾都": "zeng du", "茄": "qie",
	"铜": "tong", "同": "tong", "平": "ping", "少": "shao", "少林": "shao lin", "信": "xin", "夏": "xia", "丽": "li", "葛": "ge", "高": "gao", "白": "bai", "北": "bei", "古": "gu", "丰": "feng",
}

// romanise writes a name in pinyin: Chang'an.
func romanise(name string) string {
	var b strings.Builder
	args := pinyin.NewArgs()
	runes := []rune(name)
	first := true
	add := func(syllable string) {
		if !first && strings.ContainsRune("aoe", rune(syllable[0])) {
			b.WriteByte('\'')
		}
		if first {
			syllable = strings.ToUpper(syllable[:1]) + syllable[1:]
		}
		first = false
		b.WriteString(strings.ReplaceAll(syllable, "v", "ü"))
	}
	for i := 0; i < len(runes); {
		n := 2
		for ; n > 0; n-- {
			if i+n <= len(runes) && readings[string(runes[i:i+n])] != "" {
				break
			}
		}
		if n > 0 {
			for syllable := range strings.FieldsSeq(readings[string(runes[i:i+n])]) {
				add(syllable)
			}
			i += n
			continue
		}
		all := pinyin.SinglePinyin(runes[i], args)
		if len(all) == 0 || slices.Contains(all, "") {
			return ""
		}
		add(all[0])
		i++
	}
	return b.String()
}
