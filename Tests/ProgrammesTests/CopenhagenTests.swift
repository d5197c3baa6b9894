import BuiltInProgramme
import Programmes
import Testing

@Suite struct `The programme of Copenhagen` {
    @Test func `its kinds have the fields of the field's own forms`() throws {
        let programme = try Copenhagen.programme()
        #expect(programme.name == "copenhagen@1")
        #expect(programme.kinds.map(\.id) == [1, 2, 3, 4])
        for kind in programme.kinds {
            #expect(kind.fields.map(\.id) == Array(1...kind.fields.count), "\(kind.name)")
        }
        #expect(forms(programme) == expectedForms)
    }

    @Test func `its code lists are those the statistics need`() throws {
        let programme = try Copenhagen.programme()
        let fields = programme.kinds.flatMap(\.fields)
        for (name, codes) in expectedCodes {
            let lists = fields.filter { $0.name == name }.map { $0.codeList?.codes.map(\.code) }
            #expect(!lists.isEmpty, "\(name)")
            let expected = codes.split(separator: " ").map(String.init)
            #expect(lists.allSatisfy { $0 == expected }, "\(name)")
        }
        let coded = Set(fields.filter { $0.codeList != nil }.map(\.name))
        #expect(coded == Set(expectedCodes.keys))
    }

    @Test func `its indicators say what one of each is`() throws {
        let indicators = try Copenhagen.programme().indicators
        #expect(indicators.map(\.definition) == Array(repeating: 1, count: 8))
        #expect(
            indicators.map { "\($0.id) \($0.unit) \($0.kind) \($0.measure)" } == [
                "cards_handed_out card card_handout sum([\"quantity\"])",
                "contacts contact contact records",
                "contacts_without_thai_outreach contact contact records",
                "measures_started measure contact elements(\"measures\")",
                "visits visit visit records",
                "persons_met encounter visit sum([\"persons_met\"])",
                "night_visits visit night sum([\"new\", \"returning\"])",
                "night_new visitor night sum([\"new\"])",
            ]
        )
    }

    @Test func `the enquiries before the scheme stand beside what is counted alike`() throws {
        let programme = try Copenhagen.programme()
        let baseline = try #require(programme.baseline(id: "contacts_before_scheme"))
        let indicator = try #require(programme.indicator(id: baseline.indicator))

        #expect(programme.baselines.count == 1)
        #expect(baseline.min == 0 && baseline.max == 3)
        #expect("\(baseline.from) \(baseline.to)" == "2007-01-01 2007-12-31")
        #expect(indicator.id == "contacts_without_thai_outreach")
        #expect(baseline.definition == indicator.definition)
        #expect(indicator.conditions.map(\.field) == ["route"])
        #expect(indicator.conditions.map(\.codes) == [["thai_mediator"]])
        #expect(indicator.conditions.map(\.isNegated) == [true])
    }

    @Test func `every text of it is there in Danish, English and Thai`() throws {
        let programme = try Copenhagen.programme()
        let fields = programme.kinds.flatMap(\.fields)
        let indicators = programme.indicators
        let texts =
            [programme.labels] + programme.windows.map(\.labels) + programme.kinds.map(\.labels)
            + fields.map(\.labels) + fields.compactMap(\.help)
            + fields.flatMap { $0.codeList?.codes.map(\.labels) ?? [] }
            + indicators.map(\.labels) + indicators.map(\.unitLabels)
            + indicators.compactMap(\.covers) + programme.baselines.map(\.source)
            + programme.baselines.compactMap(\.note)
        #expect(texts.count > 150)
        for text in texts {
            let all = [text.da, text.en, text.th ?? ""]
            #expect(!all.contains { $0.allSatisfy(\.isWhitespace) }, "\(text)")
        }
        // Names of places and partners stay as they are; hardly anything else may.
        let isThai = { (text: Labels) in
            text.th?.unicodeScalars.contains { (0xE00...0xE7F).contains($0.value) } ?? false
        }
        #expect(Set(texts.filter { !isThai($0) }).count == 12)
    }

    @Test func `a night belongs to the day on which it began`() throws {
        let programme = try Copenhagen.programme()
        let windows = programme.kinds.map { $0.dateField?.window }
        #expect(windows == ["calendar_day", "calendar_day", "calendar_day", "rede_doegn"])
        #expect(programme.window(id: "rede_doegn")?.kind == .shift(startMinute: 15 * 60))
    }

    @Test func `its numbers have the limits of the field`() throws {
        let programme = try Copenhagen.programme()
        let limits = [
            ("card_handout", "quantity", "0", "1"), ("card_handout", "quantity", "10001", "10000"),
            ("card_handout", "batch", "0", "1"), ("visit", "persons_met", "-1", "0"),
            ("visit", "refused", "-1", "0"),
        ]
        for (kind, field, outside, inside) in limits {
            let kind = try #require(programme.kind(named: kind))
            #expect(throws: EntryError.self, "\(field)") {
                try kind.changes(words: ["\(field)=\(outside)"], creating: false)
            }
            #expect(throws: Never.self, "\(field)") {
                try kind.changes(words: ["\(field)=\(inside)"], creating: false)
            }
        }
    }

    @Test func `a version of it may be followed by the same with a higher number`() throws {
        let next = Copenhagen.yaml.replacing("version: 1\n", with: "version: 2\n")
        #expect(try Programme(yaml: next).problems(following: Copenhagen.programme()) == nil)
    }

    /// Each kind with its fields: name, type, and a star if required.
    private func forms(_ programme: Programme) -> [String: String] {
        let forms = programme.kinds.map { kind in
            let fields = kind.fields.map {
                "\($0.name):\($0.type.rawValue)\($0.isRequired ? "*" : "")"
            }
            return (kind.name, fields.joined(separator: " "))
        }
        return Dictionary(uniqueKeysWithValues: forms)
    }

    private let expectedForms = [
        "card_handout": """
        date:date* quantity:integer* place_type:choice* district:choice* language:choice* \
        batch:integer
        """,
        "contact": """
        date:date* route:choice* channel:choice* anonymity:choice* language:choice* \
        measures:choices themes:choices nationality_group:choice residence_status:choice \
        age_band:choice form:choice card:card note:text
        """,
        "visit": """
        date:date* place_type:choice* persons_met:integer* refused:integer district:choice \
        language:choice note:text
        """,
        "night": "date:date* new:tally returning:tally",
    ]

    private let expectedCodes = [
        "route": "thai_mediator kc_prostitution reden walk_in telephone vip_card other",
        "channel": "in_person telephone chat outreach letter",
        "anonymity": "anonymous lifted",
        "measures": """
        cash_benefit medical_clarification referral_kc housing_list kollegiernes_hus \
        rehabilitation social_action_plan anonymous_counselling job_training_education
        """,
        "place_type": """
        massage_clinic thai_massage_clinic street bar escort private drop_in authority other
        """,
        "district": """
        indre_by oesterbro noerrebro vesterbro valby vanloese broenshoej_husum bispebjerg \
        amager_oest amager_vest other
        """,
        "language": "da en th kl ro sk bg fr es other",
        "themes": """
        substances alcohol cannabis mental_health childhood_trauma abuse violence economy_debt \
        housing health education_job grey_zone
        """,
        "age_band": "under_18 18_24 25_29 30_39 40_49 50_plus",
        "residence_status": "lawful unlawful asylum",
        "form": "street clinic escort private grey_zone other",
        "nationality_group": """
        denmark greenland nordic thailand nigeria romania slovakia bulgaria equatorial_guinea \
        south_africa other_eu other
        """,
    ]
}
