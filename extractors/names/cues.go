package names

import "strings"

// beforeNames are words before names and what they say.
var beforeNames = func() map[string]weight {
	m := map[string]weight{}
	for words, by := range map[string]weight{
		"in":                                   {-40, -18, 22},
		"at":                                   {-30, 6, 10},
		"from":                                 {-6, -4, 14},
		"to":                                   {-2, -2, 8},
		"of":                                   {0, 0, 4},
		"by":                                   {12, 8, -24},
		"with":                                 {8, 6, -18},
		"for":                                  {-4, 8, -8},
		"on":                                   {-8, 0, -6},
		"under against between and than about": {6, 4, 0},
		"near around outside across throughout through toward towards into within inside beyond nearby via off connects connecting links linking leaving left reached entered visited nearest":                                                                                                                                                   {-20, -16, 26},
		"joined joining co-founded founded acquired bought purchased rejoined owns sued":                                                                                                                                                                                                                                                         {0, 16, -12},
		"met married told asked beat defeated called named nicknamed taught knocked inspired advised interviewed succeeded replaced thanked praised accused quoted cast alongside":                                                                                                                                                               {18, 4, -12},
		"famous late young old legendary brothers sisters brother sister wife husband son daughter friend frontman singer guitarist drummer bassist":                                                                                                                                                                                             {16, 0, -10},
		"utility carrier drugmaker carmaker chipmaker automaker planemaker brewer lender insurer miner operator conglomerate startup start-up developer supplier distributor band group label company club team newspaper magazine firm party brand airline retailer manufacturer station broadcaster network charity startup agency supporting": {-6, 26, -16},
		"village town city hamlet suburb parish commune municipality neighbourhood neighborhood island river lake southern northern eastern western central":                                                                                                                                                                                     {-20, -16, 28},
	} {
		for w := range set(words) {
			m[w] = by
		}
	}
	return m
}()

// atWork are, before at, for and of, words for what people do at institutions.
var atWork = map[string]map[string]bool{
	"at":   set(`analyst analysts economist economists researcher researchers professor lecturer student students engineer engineers executive executives strategist strategists trader traders director manager worker workers employees worked works working job studied taught teaches scientist scientists fellow partner lawyer editor reporter internship intern apprenticeship colleagues`),
	"for":  set(`works worked working writes wrote plays played playing signed signs correspondent reporter spokesman spokeswoman spokesperson columnist scout coach pitched starred debuted debut recorded designs designed flew drove rides competed competes contract lawyer lawyers attorney`),
	"of":   set(`head boss shares shareholders employees subsidiary chairman chairwoman CEO founder co-founder co-owner owner owners member members spokesman spokeswoman affiliate customers branch division`),
	"in":   set(`shares stake shareholder investor investors`),
	"by":   set(`published manufactured marketed distributed operated owned acquired purchased employed sponsored drafted developed signed released broadcast aired`),
	"to":   set(`traded sold loaned transferred`),
	"with": set(`signed contract merger deal merged debuted season seasons`),
}

// ofWorks stand before the titles of works.
var ofWorks = set(`book novel album film movie song single play poem essay memoir series show episode opera game painting documentary EP LP ballad hymn anthem musical sitcom drama comedy thriller trilogy anthology called titled entitled`)

// behindPlaces stand behind the names of places, and make no adjective of them.
var behindPlaces = set(`and or in on for to as is was were are has had have by with at where which who that until from after before during since while when but than into through between near under over against about`)

// particles stand within names.
var particles = set(`van der von den ter bin ibn dos das della di du i`)

// placeHeads stand before of and the name of a place.
var placeHeads = set(`Battle Siege Massacre Bombing Sack Fall Liberation Bishop Archbishop Duke Duchess Earl Count Countess Baron Marquess Prince Princess King Queen Lord Governor Mayor Diocese Archdiocese Kingdom Principality Duchy County Province Port Bay Gulf Isle Republic City Town Borough Parish University Capture Occupation Abbot Abbess Emir Sultan Margrave Landgrave Elector Patriarch`)

// orgEndings end names of companies and the like, and are ordinary words otherwise.
var orgEndings = set(`Networks Systems Solutions Services Software Energy Capital Financial Investments Ventures Enterprises International Telecom Semiconductors Labs Logistics Resources Petroleum Oil Gas Mining Sons Co Company Steel Insurance Securities Advisors Consulting Associates Partners Brothers Bros FM TV Online News Weekly Trains Airlines Motors
	Society Association Guild Club Works Band Orchestra Trust Foundation Institute Party Union Front Movement Alliance Coalition League Network Agency Records Studios Pictures Media Press Express Mercury Star Sun Tribune Gazette Chronicle Courier`)

// leads stand before the name of a storm, a ship or a program.
var leads = set(`Hurricane Typhoon Cyclone Storm Operation Team Project HMS USS HMAS RMS Windows Comet Apollo Mission Saint St Mount Lake River Fort Cape`)

// clauseOpeners begin clauses, whose subject stands behind them.
var clauseOpeners = set(`that when while because although though whom which where if since before after as until what how but then and so whether once unless yet however later eventually afterwards return despite
	january february march april may june july august september october november december`)

// auxiliaries are those, and be.
var auxiliaries = set(`is was has had would will could did does may might must can should were are have`)

// adverbs stand between a name and its verb.
var adverbs = set(`also all both then later never once again soon now still first not always often just even almost twice himself herself who`)

// personVerbs tell what people do.
var personVerbs = set(`born said says told added argued wrote replied explained insisted recalled joked quipped married divorced died retired resigned graduated studied taught fell grew smiled laughed wept sang danced spoke speaks
	testified testifies confessed apologised apologized conceded believes believed felt feels thought thinks knew knows wanted wants hoped hopes tried tries decided decides refused refuses agreed loved loves hated
	went goes came comes returned returns moved moves lived lives arrived travelled traveled fled escaped stayed remained walked stood stands sat rode drove flew swam fought fights attended attends enrolled enlisted deserted
	published publishes translated composed painted sculpted directed starred stars appeared appears portrays portrayed played plays recorded performs toured performed scored pitched batted coached bowled boxed knocked punched
	discovered invented described describes discovers noted notes observed proved proves proposed demonstrated theorized suggested suggests claimed claims denied denies admitted complained warned
	ordered commanded led leads conquered captured executed imprisoned jailed arrested assassinated murdered killed wounded buried beheaded exiled crowned knighted nominated elected re-elected appointed sworn defeated defeats
	worked works earned received receives won wins lost loses finished made makes took takes gave gives got kept held met meets asked asks answered showed picked pointed threw hit used began started continued became becomes
	succeeded replaced inherited accepted declined campaigned ran voted converted abdicated collaborated collaborates practised practiced preached drank wore dreamed falls gets tells begins owns sings leaves calls helps opens writes wrote writes serves served joins joined teaches wins dies marries discovers reveals realizes realises learns meets decides asks visits visited signs escapes sends confronts attempts attempted challenged faced teamed volunteered regained landed knocked rejected assumed allied managed planned attained coined testify posted endorsed banned hosted finishes vowed promised pledged urged praised blamed criticised criticized condemned welcomed hailed slammed accused insists warns argues writes adds admits denies claims`)

// orgVerbs tell what institutions do.
var orgVerbs = set(`released releases acquired acquires merged merges manufactures manufactured produces produced sells sold operates operated provides provided offers offered
	employs employed broadcasts broadcast airs aired disbanded reunited organised organized organizes organises sponsored sponsors funds funded headquartered incorporated
	purchased acquired introduced commenced markets marketed distributes distributed supplies supplied publishes develops serves served renamed dissolved relegated affiliated`)

// anyVerbs tell what both do.
var anyVerbs = set(`announced announces launched launches formed forms signed filed sued hosts hosted founded established split supported supports opposed opposes endorsed endorses developed published recorded toured joined renamed owned owns run runs ran operates operated`)

// irregular are verbs of the past that end otherwise than in ed.
var irregular = set(`became began broke brought built bought came chose did drew drove ate fell felt fought found flew forgot gave went grew had heard held kept knew left led lost made meant met paid put ran rose said sang sat saw sent sold shot spent spoke stood swam taught thought threw told took was were won wore wrote cut hit set`)

// lives are what people have.
var lives = set(`wife husband son sons daughter daughters father mother brother brothers sister sisters parents widow grandfather grandmother uncle aunt nephew niece family career death birth childhood life lover friend friends patron
	autobiography memoirs resignation assassination successor predecessor funeral poems poem novel novels paintings songs lyrics voice letters diary writings work works guidance plans brother-in-law mistress troops army call lawyer lawyers theory theorem group followers coalition supporters opponent opponents campaign victory defeat speech reign rule court palace tomb grave statue first second third own ex-wife music songs style paper papers book books article plan cabinet administration side`)

// ofPlaces are what places have.
var ofPlaces = set(`population capital mayor streets economy harbour harbor residents inhabitants largest oldest downtown coast border borders governor airport port north south east west`)

// ofOrgs are what institutions have.
var ofOrgs = set(`members headquarters employees chairman chairwoman CEO shares subsidiary products album albums debut founder founders board fans staff policy leader ratings athletic revenue profits customers spokesman spokeswoman roster line-up lineup`)

// placeNouns stand behind the name of a place.
var placeNouns = set(`parish district neighbourhood neighborhood county region area village town river lake valley mountains mountain hills road highway street station railway harbour harbor airport province prefecture peninsula island islands suburb campus census
	border coast département department circuit oblast canton municipality commune pond creek bay basin plateau forest`)

// orgNouns stand behind the name of an institution.
var orgNouns = set(`band team teams party coalition members member alliance employees executives shares players fans roster squad franchise group label company companies corporation councillors candidate candidates senator leadership spokesman spokeswoman movement faction
	newspaper magazine network channel station brand stores chain airline rules Tour tour championship league guitars`)

// ofThings stand behind the names of works, products and the like.
var ofThings = set(`index series language languages dialect game games virus system format engine car cars aircraft protocol standard test code algorithm disease syndrome effect theorem album albums novel film films movie song songs magazine award awards prize medal trophy act bill
	chart charts model models rifle missile tank class ship machine console software browser framework library file files style scale method theory drug drugs vaccine treaty agreement accord pact plan`)

// kin stand behind the name of a family.
var kin = set(`brothers sisters family dynasty himself herself Jr. Sr.`)

// topicWords tell what a sentence is about.
var topicWords = func() map[string]topic {
	m := map[string]topic{}
	add := func(words string, t topic) {
		for w := range strings.FieldsSeq(words) {
			if m[w] == 0 {
				m[w] = t
			}
		}
	}
	add(`season seasons game games league coach coached coaching drafted traded team teams pitcher pitched quarterback roster football baseball basketball hockey soccer rugby cricket playoffs playoff championship tournament goalkeeper defender midfielder
	striker inning innings touchdown touchdowns touchdown yards starts shortstop outfielder linebacker tackle goals scored matches match League Cup NFL NBA NHL MLB bullpen rookie`, sport)
	add(`album albums band bands song songs single singles tour toured touring guitarist drummer bassist vocalist singer EP LP label concert concerts gig gigs remix soundtrack rock punk jazz`, music)
	add(`party parties coalition coalitions alliance alliances bloc faction factions electoral merged merger splinter centrist centre-left centre-right left-wing right-wing far-right far-left organisations organizations groups NGOs movements`, politics)
	return m
}()

// notNames have capitals and are no names, or not such as are looked for here.
var notNames = set(`DR MR MRS MS SEN REP GOV GEN COL LT SGT CAPT PROF REV HON JR SR TV DVD CD PC CEO CEOs CFO IRA IRAs CPAs HMOs SUV SUVs NGOs PhD GDP GNP ID DNA IQ IT HR PR AIDS HIV MRI ATM Q&A IED IEDs WMD USD RMB The A An This That These Those It Its He She They We You I His Her Their Our My Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December
	Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec AM PM BC AD BCE CE GMT UTC EST PST CET
	Mr Mrs Ms Dr Sir Dame Lord Lady Prof Rev Fr St Hon Gen Col Lt Capt Maj Sgt Adm Cpl Gov Sen Rep Cllr Jr Sr Esq Madam Madame Miss
	II III IV VI VII VIII IX XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXX
	English Hebrew Latin Arabic Sanskrit Hindi Urdu Bengali Tamil Telugu Punjabi Persian Farsi Pashto Swahili Zulu Yiddish Gaelic Mandarin Cantonese Esperanto Cyrillic Roman Gothic Baroque Renaissance Victorian Georgian Edwardian Elizabethan Medieval Christian Christians Christianity Muslim Muslims
	Islam Islamic Islamist Jew Jews Jewish Judaism Catholic Catholics Catholicism Protestant Protestants Orthodox Anglican Lutheran Methodist Baptist Presbyterian Mormon Quaker Hindu Hindus Hinduism Buddhist Buddhism Buddhists Sikh Sikhs Shia Sunni Sufi Shinto Bible Koran Quran Torah Gospel
	God Allah Jesus Christ Satan Lord Heaven Hell Nazi Nazis Nazism Fascist Marxist Marxism Communist Communists Communism Soviet Soviets Bolshevik Bolsheviks Confederate Confederates Confederacy Union Allied Allies Axis Ottoman Ottomans Byzantine Habsburg Hispanic Hispanics Latino Latinos Slavic Slavs
	Slav Celtic Celts Germanic Nordic Aboriginal Indigenous Inuit Maori Kurd Kurds Kurdish Arab Arabs Turks Roma Romani Gypsy Caucasian Eskimo Cherokee Sioux Apache Navajo Aztec Maya Mayan Inca Basque Catalan Flemish Walloon Breton Afrikaner Boer Creole Cajun Pashtun Tatar Uighur Uyghur Cossack Cossacks Viking Vikings Israelis Somalis Iraqis Pakistanis Bangladeshis Saudis Yemenis Kuwaitis Omanis Emiratis Qataris Azerbaijanis Croat Croats Serb Serbs Bosniak Bosniaks Uzbek Uzbeks Tajik Tajiks Kazakh Kazakhs Turkmen Uyghurs Dane Danes Swede Swedes Finn Finns Pole Poles Czechs Slovaks Greeks Turk Briton Britons Scot Scots Spaniard Spaniards Filipino Filipinos Thais Laotians Yazidi Yazidis Druze Alawite Alawites Hutu Hutus Tutsi Tutsis Houthi Houthis Rohingya Hmong Parsi Sikhs
	Medicare Medicaid Alzheimer Parkinson Hodgkin Viagra Sharia Jihad Sabbath Yuletide Commander-in-Chief Editor-in-Chief Attorney-General Saxon Norman Normans
	Internet Web Windows Linux Unix Java Android Twitter Facebook Google Wikipedia YouTube Easter Christmas Thanksgiving Halloween Ramadan Passover Hanukkah Lent
	CV CVs MRI CT ECG XL XXL NB PS RSVP SOS DIY FYI ASAP ICU ER BBQ SMS MMS LSD THC BMI GMO GMOs PPE PCR STEM UV IR UHF VHF SSD HDD OS GUI OEM ROI ETF ETFs IPOs CPI PMI PPP SIM ESL POW POWs GI GIs IED IEDs AWOL MIA
	OK TV DVD CD CDs DVDs DVD-ROM VHS LP EP LPs EPs USB PC PCs CPU GPU RAM ROM DNA RNA HIV AIDS ADHD PTSD IQ ID IDs UFO UFOs GPS ATM PIN GDP GNP VAT IPO CEO CFO CTO COO MP MPs MEP MEPs PM VP QC KC MD PhD BA BSc MA MSc MBA BS MS JD LLB LLM DJ DJs MC MCs VIP VIPs NGO NGOs
	FAQ HTML HTTP URL XML SQL PDF API AI IT PR HR QA TBA TBD AKA FM DAB AOR IMAX HD HDTV MVP MVPs ERA RBI RBIs OBE CBE MBE KBE KCB GCB DSO DFC MC VC KC CB CBD LGBT LGBTQ BAME WWI WWII WW1 WW2 COVID COVID-19 SARS MERS SUV SUVs RV ICBM WMD WMDs CCTV LED LCD NE NW SE SW USS HMS RMS SS MV HMAS
	GT GTI GP R&B R&D UK US USA U.S UAE EU UN PRC ROC DPRK USSR DC NY NYC LA CA TX FL PA NJ OH MI VA NC GA IL WA OR AZ CO MN WI TN KY SC AL LA OK KS MO IA NE SD ND MT WY ID NV UT NM HI AK ME NH VT MA CT RI DE MD WV AR MS IN KO KOs TKO RPG FPS MMORPG RBIs II-A
	Internationalist Unionist Republican Republicans Democrat Democrats Conservative Conservatives Liberal Liberals Socialist Socialists Labour Labor Green Greens Tory Tories Whig Whigs
	Chapter Section Article Volume Vol Part Episode Season Series Act Scene Figure Table Appendix Page Number No Nos Route Highway Flight Channel Phase Stage Round Game Grade Class Type Model Mark Version Edition Book Day Night
	Area Best Top Album Song Artist Artists Actor Actress Writer Director Producer Live Love World War Wars Battle Siege Treaty Age Era Dynasty Empire Golden Bronze Silver Gold Platinum Grand Final Finals Semifinal Semifinals Cup Open Masters Olympic Olympics Olympian Paralympics Classic Derby
	Operation Project Program Programme Plan Treaty Prize Award Awards Medal Order Act Bill Law Code Amendment Declaration Constitution Convention Protocol Bachelor Master Doctor Doctorate Diploma Certificate Degree PhD Fellow Honorary Emeritus Chair Dean
	North South East West Northern Southern Eastern Western Northeast Northwest Southeast Southwest Midwest Central`)
