package main

import "strings"

// officeList is a list of office holders.
type officeList struct {
	file string
	read func(file string) ([]held, error)
	// until is the day of which the list is: who has no end in it was in office then.
	until string
	// positions are the offices of its positions. Several are one after the other.
	positions map[string][]string
	// patterns are positions of many places: what stands in for * takes the place of
	// the * of the office.
	patterns map[string]string
	// familyFirst says that family names come first.
	familyFirst bool
	// gap is how many days may lie between two terms without being a gap: a Congress
	// does not meet on its first day.
	gap int
}

// officeLists are the lists that are compared, and what their positions are called in
// the dictionary. Positions that are not here are counted.
var officeLists = []officeList{
	{
		file: "wd_china_offices_2000-2022.tsv", read: readHeld("position", "person"), until: "2022-07-23", familyFirst: true,
		positions: one(map[string]string{
			"President":      "cn-president",
			"Vice President": "cn-vice-president",
			"General Secretary of the Chinese Communist Party":                     "cpc-general-secretary",
			"Premier of the State Council":                                         "cn-premier",
			"Vice Premier of the State Council":                                    "cn-vice-premier",
			"State Councilor":                                                      "cn-state-councilor",
			"Secretary-General of the State Council":                               "cn-state-council-secretary-general",
			"Vice President of the National People's Congress":                     "cn-npc-vice-chair",
			"President of the Supreme People's Court":                              "cn-supreme-peoples-court-president",
			"Auditor General":                                                      "cn-auditor-general",
			"Chief of the Joint Staff":                                             "cn-joint-staff-chief",
			"Governor of the People's Bank":                                        "cn-pboc-governor",
			"Minister of Agriculture":                                              "cn-ministry-of-agriculture-minister cn-agriculture-minister",
			"Minister of Civil Affairs":                                            "cn-civil-affairs-minister",
			"Minister of Commerce":                                                 "cn-commerce-minister",
			"Minister of Culture":                                                  "cn-ministry-of-culture-minister cn-culture-minister",
			"Minister of Ecology and Environment":                                  "cn-environment-minister",
			"Minister of Education":                                                "cn-education-minister",
			"Minister of Emergency Management":                                     "cn-emergency-management-minister",
			"Minister of Finance":                                                  "cn-finance-minister",
			"Minister of Foreign Affairs":                                          "cn-foreign-minister",
			"Minister of Housing and Urban-Rural Development":                      "cn-housing-minister",
			"Minister of Human Resources and Social Security":                      "cn-human-resources-minister",
			"Minister of Industry and Information Technology":                      "cn-miit-minister",
			"Minister of Justice":                                                  "cn-justice-minister",
			"Minister of National Defence":                                         "cn-defense-minister",
			"Minister of Natural Resources":                                        "cn-natural-resources-minister",
			"Minister of Public Security":                                          "cn-public-security-minister",
			"Minister of Railways":                                                 "cn-railways-minister",
			"Minister of Science and Technology":                                   "cn-science-minister",
			"Minister of State Security":                                           "cn-state-security-minister",
			"Minister of Supervision":                                              "cn-supervision-minister",
			"Minister of Transport":                                                "cn-communications-minister cn-transport-minister",
			"Minister of Veterans Affairs":                                         "cn-veterans-affairs-minister",
			"Minister of Water Resources":                                          "cn-water-resources-minister",
			"Minister in Charge of the National Development and Reform Commission": "cn-ndrc-chair",
			"Minister in Charge of the National Health Commission":                 "cn-health-minister",
			"Minister in Charge of the State Ethnic Affairs Commission":            "cn-ethnic-affairs-minister",
			"Chairman of the People's Government of Tibet Autonomous Region":       "cn-tibet-chair",
			"Permanent Representative to the United Nations":                       "cn-permanent-representative-un",
			"ambassador to the United States of America":                           "cn-ambassador-us",
		}),
		patterns: map[string]string{"Governor of *": "cn-*-governor", "mayor of *": "cn-*-mayor", "ambassador to *": "cn-ambassador-*"},
	},
	{
		file: "wd_us_offices_2000-2022.tsv", read: readHeld("position", "person"), until: "2022-08-03",
		positions: one(map[string]string{
			"President":      "us-president",
			"Vice President": "us-vice-president",
			"First Lady":     "us-first-lady",
			"Administrator of the Environmental Protection Agency": "us-epa-administrator",
			"Administrator of the Small Business Administration":   "us-sba-administrator",
			"Ambassador to the United Nations":                     "us-un-ambassador",
			"Attorney General":                                     "us-attorney-general",
			"Chair of the Council of Economic Advisers":            "us-cea-chair",
			"Chair of the Federal Reserve":                         "us-fed-chair",
			"Vice Chair of the Federal Reserve":                    "us-fed-vice-chair",
			"Chairman of the Joint Chiefs of Staff":                "us-joint-chiefs-chair",
			"Chief Justice":                                        "us-chief-justice",
			"Supreme Court Justice":                                "us-supreme-court-justice",
			"Chief of Naval Operations":                            "us-chief-naval-operations",
			"Chief of Staff of the Army":                           "us-army-chief-of-staff",
			"Deputy Attorney General":                              "us-deputy-attorney-general",
			"Deputy National Security Advisor":                     "us-deputy-national-security-adviser",
			"Deputy Secretary of Defence":                          "us-deputy-defense-secretary",
			"Deputy Secretary of State":                            "us-deputy-secretary-of-state",
			"Deputy Secretary of the Treasury":                     "us-deputy-treasury-secretary",
			"Director of National Intelligence":                    "us-dni",
			"Director of the CIA":                                  "us-cia-director",
			"Director of the FBI":                                  "us-fbi-director",
			"Director of the Office of Management and Budget":      "us-omb-director",
			"National Security Advisor":                            "us-national-security-adviser",
			"Permanent Representative to NATO":                     "us-nato-ambassador",
			"Secretary of Agriculture":                             "us-agriculture-secretary",
			"Secretary of Commerce":                                "us-commerce-secretary",
			"Secretary of Defence":                                 "us-defense-secretary",
			"Secretary of Education":                               "us-education-secretary",
			"Secretary of Energy":                                  "us-energy-secretary",
			"Secretary of Health and Human Services":               "us-hhs-secretary",
			"Secretary of Homeland Security":                       "us-homeland-security-secretary",
			"Secretary of Housing and Urban Development":           "us-hud-secretary",
			"Secretary of Labor":                                   "us-labor-secretary",
			"Secretary of State":                                   "us-secretary-of-state",
			"Secretary of Transportation":                          "us-transportation-secretary",
			"Secretary of Veterans Affairs":                        "us-veterans-affairs-secretary",
			"Secretary of the Army":                                "us-army-secretary",
			"Secretary of the Interior":                            "us-interior-secretary",
			"Secretary of the Navy":                                "us-navy-secretary",
			"Secretary of the Treasury":                            "us-treasury-secretary",
			"Solicitor General":                                    "us-solicitor-general",
			"Speaker of the House of Representatives":              "us-house-speaker",
			"United States Trade Representative":                   "us-ustr",
			"White House Chief of Staff":                           "us-white-house-chief-of-staff",
			"White House Press Secretary":                          "us-white-house-press-secretary",
			"ambassador to the Russian Federation":                 "us-russia-ambassador",
			"ambassador to the United Kingdom":                     "us-uk-ambassador",
		}),
		patterns: map[string]string{"Governor of *": "us-*-governor", "ambassador to *": "us-*-ambassador"},
	},
	{
		file: "wd_international_offices_2000-2023.tsv", read: readHeld("position", "person"), until: "2023-01-10",
		positions: one(map[string]string{
			"Secretary-General of the United Nations":          "un-secretary-general",
			"Deputy Secretary-General of the United Nations":   "un-deputy-secretary-general",
			"President of the United Nations General Assembly": "un-general-assembly-president",
			"President of the International Court of Justice":  "icj-president",
			"Director-General of the World Trade Organization": "wto-director-general",
		}),
	},
	{
		file: "us_executive.yaml", read: readExecutive, until: "2026-06-15",
		positions: one(map[string]string{"prez": "us-president", "viceprez": "us-vice-president"}),
	},
	{
		file: "us_congress_leadership.tsv", read: readHeld("title", "full_name"), until: "2026-06-15", gap: 7,
		positions: one(map[string]string{
			"Speaker of the House":                "us-house-speaker",
			"House Majority Leader":               "us-house-majority-leader",
			"House Majority Whip":                 "us-house-majority-whip",
			"House Minority Leader":               "us-house-minority-leader",
			"House Minority Whip":                 "us-house-minority-whip",
			"President Pro Tempore of the Senate": "us-senate-president-pro-tempore",
			"Senate Majority Leader":              "us-senate-majority-leader",
			"Senate Majority Whip":                "us-senate-majority-whip",
			"Senate Minority Leader":              "us-senate-minority-leader",
			"Senate Minority Whip":                "us-senate-minority-whip",
		}),
	},
}

// one makes a table of offices from one in words.
func one(table map[string]string) map[string][]string {
	out := make(map[string][]string, len(table))
	for position, offices := range table {
		for office := range strings.FieldsSeq(offices) {
			out[position] = append(out[position], "office:"+office)
		}
	}
	return out
}

// offices are the offices of a position, none if the list's table does not have it.
func (l *officeList) offices(position string) []string {
	if ids := l.positions[position]; ids != nil {
		return ids
	}
	for pattern, office := range l.patterns {
		if rest, ok := strings.CutPrefix(position, strings.TrimSuffix(pattern, "*")); ok {
			slug := strings.ReplaceAll(strings.ToLower(rest), " ", "-")
			return []string{"office:" + strings.ReplaceAll(office, "*", slug)}
		}
	}
	return nil
}
