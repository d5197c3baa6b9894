import BuiltInProgramme
import Programmes
import Testing

@Suite struct `The programme of Copenhagen` {
    @Test func `its kinds have the fields of the field's own forms`() throws {
        let programme = try Copenhagen.programme()
        #expect(programme.name == "copenhagen@2")
        #expect(programme.kinds.map(\.id).sorted() == Array(1...23))
        for kind in programme.kinds {
            #expect(kind.fields.map(\.id) == Array(1...kind.fields.count), "\(kind.name)")
        }
        #expect(forms(programme) == expectedForms)
    }

    @Test func `its code lists are those the statistics need`() throws {
        let programme = try Copenhagen.programme()
        let fields = programme.kinds.filter { $0.id <= 4 }.flatMap(\.fields)
        for (name, codes) in expectedCodes {
            let lists = fields.filter { $0.name == name }.map { $0.codeList?.codes.map(\.code) }
            #expect(!lists.isEmpty, "\(name)")
            let expected = codes.split(separator: " ").map(String.init)
            #expect(lists.allSatisfy { $0 == expected }, "\(name)")
        }
        let coded = Set(fields.filter { $0.codeList != nil }.map(\.name))
        #expect(coded == Set(expectedCodes.keys))
    }

    @Test func `a referral belongs to two partners, offers and the action plan to all`() throws {
        let kinds = try Copenhagen.programme().kinds.filter { $0.scope != .own }
        #expect(
            Dictionary(uniqueKeysWithValues: kinds.map { ($0.name, $0.scope) }) == [
                "referral": .pair, "offer": .shared, "recommendation": .shared,
                "recommendation_alias": .shared,
            ]
        )
    }

    @Test func `rules of the documents stand at the field where a wrong step costs`() throws {
        let programme = try Copenhagen.programme()
        let places = [
            ("contact", "residence_status", ["lawful", "unlawful", "asylum"]),
            ("contact", "age_band", ["under_18"]), ("enquiry", "age_band", ["under_18"]),
            ("referral", "purpose", ["past", "future", "housing"]),
            ("referral", "target_group", ["danish_not_trafficked", "trafficked", "minor"]),
            ("protocol", "protocol", ["minor", "anonymity_lifted"]),
        ]
        for (kind, field, codes) in places {
            let guidance = programme.kind(named: kind)?.field(named: field)?.guidance ?? []
            #expect(guidance.flatMap(\.codes) == codes, "\(kind).\(field)")
            #expect(guidance.allSatisfy { !$0.source.isEmpty && $0.text.th != nil })
        }
    }

    @Test func `its indicators say what one of each is`() throws {
        let indicators = try Copenhagen.programme().indicators
        #expect(indicators.allSatisfy { $0.definition == 1 })
        #expect(
            indicators.map { "\($0.id) \($0.unit) \($0.kind) \(spelled($0.measure))" }
                == expectedIndicators.split(separator: "\n").map(String.init)
        )
        let shares = indicators.filter { $0.base != nil }.map(\.id)
        #expect(
            shares == [
                "grey_zone_with_childhood_abuse", "prostitution_with_violence",
                "prostitution_with_debt", "users_new", "users_greenlandic", "courses_ended",
                "referrals_attended",
            ]
        )
        #expect(indicators.filter(\.isProtected).map(\.id) == ["anonymity_lifted", "minors"])
    }

    private func spelled(_ measure: Measure) -> String {
        switch measure {
        case .records: "records"
        case .sum(let fields): fields.joined(separator: "+")
        case .elements(let field): "|\(field)|"
        case .distinct(let field): "distinct \(field)"
        }
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
            + fields.flatMap(\.guidance).map(\.text)
            + fields.flatMap { $0.codeList?.codes.map(\.labels) ?? [] }
            + indicators.map(\.labels) + indicators.map(\.unitLabels)
            + indicators.compactMap(\.covers) + programme.baselines.map(\.source)
            + programme.baselines.compactMap(\.note)
        #expect(texts.count > 700)
        for text in texts {
            let all = [text.da, text.en, text.th ?? ""]
            #expect(!all.contains { $0.allSatisfy(\.isWhitespace) }, "\(text)")
        }
        // Names of places and partners stay as they are; hardly anything else may.
        let isThai = { (text: Labels) in
            text.th?.unicodeScalars.contains { (0xE00...0xE7F).contains($0.value) } ?? false
        }
        #expect(Set(texts.filter { !isThai($0) }).count == 20)
    }

    @Test func `a night belongs to the day on which it began`() throws {
        let programme = try Copenhagen.programme()
        let night = programme.kinds.filter { $0.dateField?.window == "rede_doegn" }
        #expect(night.map(\.name) == ["night", "user"])
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
        let next = Copenhagen.yaml.replacing("version: 2\n", with: "version: 3\n")
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
        batch:integer worker:integer
        """,
        "contact": """
        date:date* route:choice* channel:choice* anonymity:choice* language:choice* \
        measures:choices themes:choices nationality_group:choice residence_status:choice \
        age_band:choice form:choice card:card note:text follow_up:choice provider:choice
        """,
        "visit": """
        date:date* place_type:choice* persons_met:integer* refused:integer district:choice \
        language:choice note:text place:reference cards_given:integer minutes:integer
        """,
        "night": "date:date* new:tally returning:tally",
        "card_stock": """
        date:date* step:choice* quantity:integer* batch:integer language:choice worker:integer \
        card:card
        """,
        "enquiry": """
        date:date* channel:choice* topic:choice* themes:choices municipality:choice person:card \
        first_ever:choice language:choice nationality_group:choice age_band:choice note:text
        """,
        "user": "date:date* person:card first_ever:choice nationality_group:choice age_band:choice",
        "referral": """
        date:date* to:partner* purpose:choice* target_group:choice status:choice* \
        companion:choice note:text
        """,
        "bridging": """
        date:date* destination:choice* companion:choice person:card nationality_group:choice
        """,
        "course": """
        date:date* course:card form:choice phase:choice ended:date goals:choices \
        goals_reached:choices municipality:choice age_band:choice who5_before:integer \
        who5_after:integer paid_sex_before:choice paid_sex_after:choice
        """,
        "member": "date:date* role:choice* organisation:choice* unit:text ended:date",
        "meeting": """
        date:date* form:choice* organisation:choice capacity:integer registered:integer \
        attended:integer new_members:integer speakers:integer topic:text
        """,
        "offer": """
        date:date* title:text* organisation:choice services:choices target_groups:choices \
        residence_rule:choice languages:choices anonymous:choice access:text valid_until:date
        """,
        "publicity":
            "date:date* medium:choice* quantity:integer* language:choice place_type:choice",
        "recommendation": """
        date:date* number:integer* theme:choice* keyword:text* owner:choice \
        partner_organisation:choice funding:choice status:choice* status_text:text source:text
        """,
        "recommendation_alias":
            "date:date* recommendation:reference* number:integer* document:text*",
        "zero_report": "date:date* register:choice*",
        "protocol": "date:date* protocol:choice* step:choice* organisation:choice",
        "place": "date:date* place_type:choice* district:choice alias:text",
        "same_place": "date:date* place:reference* other:reference*",
        "presence": "date:date* team:choice* hours:integer",
        "remark": """
        date:date* subject:choice* opinion:choice* organisation:choice remark:text
        """,
        "correction": "date:date* record:reference* reason:choice*",
    ]

    private let expectedIndicators = """
        cards_handed_out card card_handout quantity
        contacts contact contact records
        contacts_without_thai_outreach contact contact records
        measures_started measure contact |measures|
        visits visit visit records
        persons_met encounter visit persons_met
        night_visits visit night new+returning
        night_new visitor night new
        cards_printed card card_stock quantity
        cards_issued card card_stock quantity
        cards_returned card card_stock quantity
        cards_lost card card_stock quantity
        cards_redeemed card card_stock quantity
        enquiries contact enquiry records
        enquiries_grey_zone contact enquiry records
        grey_zone_with_childhood_abuse contact enquiry records
        enquiries_prostitution contact enquiry records
        prostitution_with_violence contact enquiry records
        prostitution_with_debt contact enquiry records
        enquiry_citizens person enquiry distinct person
        users person user distinct person
        users_new person user distinct person
        users_greenlandic person user distinct person
        bridging contact bridging records
        courses course course distinct course
        courses_ended course course distinct course
        referrals referral referral records
        referrals_sent referral referral records
        referrals_received referral referral records
        referrals_attended referral referral records
        bridge_builders member member records
        network_members member member records
        meetings meeting meeting records
        places_offered place meeting capacity
        registrations registration meeting registered
        attendance encounter meeting attended
        offers offer offer records
        publicity_items item publicity quantity
        recommendations recommendation recommendation records
        places_visited site visit distinct place
        zero_reports day zero_report records
        presence_hours hour presence hours
        remarks event remark records
        corrections event correction records
        anonymity_lifted event protocol records
        minors event protocol records
        """

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
        "follow_up": "none planned done",
        "provider": """
        sof bif kc_prostitution reden reden_international reden_stop_kvindehandel livarehab \
        exit_prostitution thai_mediator tjek_punktet red_barnet homeless_unit sundhedsrummet \
        servicestyrelsen other
        """,
    ]
}
