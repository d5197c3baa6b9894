import Foundation
import Programmes
import Reporting

/// The programme of these tests; see the file's own head.
func testProgramme() throws -> Programme {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "programme.yaml"
    )
    return try Programme(yaml: String(contentsOf: file, encoding: .utf8))
}

/// Data reconstructed by hand so that each report shows a document's figures, made up where the
/// documents state none.
struct Story {
    let facts: FactWriter
    let kind: ReportKind
    let from: String
    let to: String
    let names: [String: String]

    func request(in language: Language) -> ReportRequest {
        ReportingTests.request(kind, from, to, in: language, names: names)
    }

    static func all() throws -> [Story] {
        try [statusnotat(), actionPlan(), partnerFigures(), network(), cardLedger()]
    }

    /// The memo of 31-03-2009: 31 contacts, 16 of them by the Thai mediator, 400 cards.
    static func statusnotat() throws -> Story {
        var facts = FactWriter(try testProgramme())
        let told = "channel=in_person anonymity=anonymous"
        for day in 10..<26 {
            facts.write(
                "contact",
                by: "sof",
                "date=2009-01-\(day) route=thai_mediator channel=outreach anonymity=anonymous "
                    + "language=th measures=anonymous_counselling|referral_kc themes=economy_debt"
            )
        }
        facts.write(
            9,
            "contact",
            by: "sof",
            "date=2008-12-03 route=kc_prostitution language=da \(told) themes=violence|economy_debt"
        )
        facts.write(
            4,
            "contact",
            by: "bif",
            "date=2009-02-11 route=walk_in language=da \(told) measures=cash_benefit"
        )
        facts.write(
            2,
            "contact",
            by: "bif",
            "date=2009-03-02 route=telephone language=en channel=telephone anonymity=lifted "
                + "measures=job_training_education|social_action_plan"
        )
        facts.write(2, "contact", by: "sof", "date=2007-12-01 route=walk_in language=da \(told)")
        facts.write("card_stock", by: "kc", "date=2008-12-01 step=printed quantity=1000 batch=1")
        facts.write("card_stock", by: "kc", "date=2009-01-02 step=issued quantity=450 batch=1")
        facts.write("card_stock", by: "kc", "date=2009-03-30 step=lost quantity=10 batch=1")
        facts.write(5, "card_stock", by: "bif", "date=2009-03-02 step=redeemed quantity=1 batch=1")
        for place in ["thai_massage_clinic", "massage_clinic"] {
            facts.write(
                "card_handout",
                by: "kc",
                "date=2009-01-20 quantity=200 place_type=\(place) district=vesterbro language=th "
                    + "batch=1"
            )
            facts.write(
                3,
                "visit",
                by: "kc",
                "date=2009-01-20 place_type=\(place) persons_met=4 district=vesterbro"
            )
        }
        facts.write("night", by: "reden", "date=2009-01-05 new=2 returning=31")
        facts.write("night", by: "reden", "date=2009-01-06 new=1 returning=28")
        facts.write("night", by: "reden", "date=2008-01-06 returning=20")
        facts.write(29, "member", by: "sof", memberLine("sof", "2008-11-01"))
        facts.write("member", by: "bif", memberLine("bif", "2008-11-01"))
        facts.write("member", by: "bif", memberLine("bif", "2008-11-01") + " ended=2009-02-01")
        facts.write("zero_report", by: "bif", "date=2009-01-02 register=contact")
        facts.write("zero_report", by: "bif", "date=2009-02-11 register=contact")
        facts.write("publicity", by: "sof", "date=2009-02-01 medium=poster quantity=40")
        facts.write("remark", by: "kc", "date=2009-03-01 subject=scheme opinion=satisfied")
        facts.write("remark", by: "reden", "date=2009-03-02 subject=vip_cards opinion=mixed")
        return Story(
            facts: facts,
            kind: .statusnotat,
            from: "2008-11-01",
            to: "2009-03-31",
            names: [
                "sof": "Socialforvaltningen", "bif": "BIF", "kc": "KC Prostitution",
                "reden": "Reden København", "rsk": "Reden Stop Kvindehandel",
            ]
        )
    }

    private static func memberLine(_ organisation: String, _ from: String) -> String {
        "date=\(from) role=bridge_builder organisation=\(organisation)"
    }

    /// The table of 08-03-2010, whose recommendation 8 the hearing reply (D4) calls number 7.
    static func actionPlan() throws -> Story {
        var facts = FactWriter(try testProgramme())
        let lines = [
            "1 young_knowledge Plan_for_staff_competences done funding=not_needed",
            "2 improved_conditions Extended_offer_in_Sundhedsrummet done owner=sundhedsrummet",
            "3 improved_conditions Letter_on_prescribed_heroin done owner=sof",
            "4 exit Letter_on_social_considerations done partner_organisation=kc_prostitution",
            "5 exit Transition_group not_possible funding=not_funded partner_organisation=reden",
            "6 exit Strengthened_bridge-builder_project in_progress funding=part_of_budget",
            "7 exit Night_café_for_women_at_Sundholm in_progress",
            "8 exit Joint_strategy done owner=sof partner_organisation=bif",
            "9 fewer_customers Letter_on_a_commission declined owner=sof",
            "10 fewer_customers Talks_for_customers not_possible funding=not_funded",
            "11 fewer_customers Letter_to_Servicestyrelsen done partner_organisation=servicestyrelsen",
        ]
        var ids: [String] = []
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 4).map(String.init)
            ids.append(
                facts.write(
                    "recommendation",
                    by: "",
                    "date=2010-03-08 number=\(parts[0]) theme=\(parts[1]) keyword=\(parts[2]) "
                        + "status=\(parts[3]) source=2010-164338 " + parts.dropFirst(4).joined()
                )
            )
        }
        facts.write(
            "recommendation_alias",
            by: "",
            "date=2007-08-27 recommendation=\(ids[7]) number=7 document=D4"
        )
        return Story(
            facts: facts,
            kind: .actionPlan,
            from: "2007-09-26",
            to: "2010-03-08",
            names: [:]
        )
    }

    /// The note of 26-04-2017: what Reden, Reden International, LivaRehab and Exit counted.
    static func partnerFigures() throws -> Story {
        var facts = FactWriter(try testProgramme())
        for number in 0..<315 {
            facts.write(
                "user",
                by: "reden",
                "date=2016-02-01 person=k\(number) first_ever=\(number < 93 ? "yes" : "no") "
                    + "nationality_group=\(number < 76 ? "greenland" : "denmark")"
            )
        }
        for number in 0..<279 {
            facts.write("user", by: "reden", "date=2015-02-01 person=k\(number)")
        }
        facts.write(3, "user", by: "reden", "date=2016-03-01 first_ever=no")
        for number in 0..<20 {
            facts.write("user", by: "liva", "date=2016-05-01 person=x\(number)")
        }
        for (count, year, to) in [
            (153, "2016", "drug_treatment"), (104, "2015", "drug_treatment"),
            (188, "2016", "housing"), (73, "2015", "housing"),
        ] {
            facts.write(count, "bridging", by: "reden", "date=\(year)-06-01 destination=\(to)")
        }
        facts.write("night", by: "reden-international", "date=2016-01-01 new=136 returning=7211")
        for number in 0..<74 {
            let year = number < 59 ? "2015" : "2016"
            facts.write("enquiry", by: "liva", enquiry("2016", number, "other", "health"))
            if number < 59 {
                facts.write("enquiry", by: "liva", enquiry(year, number, "other", "health"))
            }
        }
        facts.write(8, "enquiry", by: "liva", enquiry("2016", 1, "grey_zone", "abuse|health"))
        facts.write(2, "enquiry", by: "liva", enquiry("2016", 2, "grey_zone", "health"))
        facts.write(
            6,
            "enquiry",
            by: "liva",
            enquiry("2016", 3, "prostitution", "violence|economy_debt")
        )
        facts.write(4, "enquiry", by: "liva", enquiry("2016", 4, "prostitution", "housing"))
        for (index, form) in ["street", "clinic", "escort", "private", "grey_zone"].enumerated() {
            for number in 0..<(index == 4 ? 17 : 10) {
                let after = number < 5 ? " who5_after=62 paid_sex_after=no" : ""
                facts.write(
                    "course",
                    by: "exit",
                    "date=2016-03-01 course=\(form)\(number) form=\(form) "
                        + "phase=\(number < 8 ? "closed" : "transfer") who5_before=41 "
                        + "paid_sex_before=\(number < 3 ? "yes" : "no")" + after
                )
            }
        }
        for status in ["attended", "attended", "declined", "offered"] {
            facts.write(
                "referral",
                by: "reden",
                "date=2016-05-02 to=liva purpose=future status=\(status)"
            )
        }
        facts.write("referral", by: "liva", "date=2016-05-03 to=exit purpose=past status=attended")
        facts.write(4, "presence", by: "reden", "date=2016-04-01 team=substance_outreach hours=3")
        return Story(
            facts: facts,
            kind: .partnerFigures,
            from: "2016-01-01",
            to: "2016-12-31",
            names: [
                "reden": "Reden København", "reden-international": "Reden International",
                "liva": "LivaRehab", "exit": "Exit Prostitution",
            ]
        )
    }

    private static func enquiry(
        _ year: String,
        _ person: Int,
        _ topic: String,
        _ themes: String
    ) -> String {
        "date=\(year)-04-01 channel=telephone topic=\(topic) themes=\(themes) person=p\(person) "
            + "municipality=copenhagen"
    }

    /// The theme day of 2016: 80 places, 78 registered; 30 bridge-builders.
    static func network() throws -> Story {
        var facts = FactWriter(try testProgramme())
        facts.write(18, "member", by: "sof", memberLine("sof", "2015-05-01"))
        facts.write(10, "member", by: "bif", memberLine("bif", "2015-05-01"))
        facts.write(2, "member", by: "sof", memberLine("sof", "2016-10-01"))
        facts.write("member", by: "bif", memberLine("bif", "2015-05-01") + " ended=2016-06-01")
        facts.write(
            "member",
            by: "kc",
            "date=2014-01-01 role=network_member organisation=kc_prostitution"
        )
        facts.write(
            "meeting",
            by: "sof",
            "date=2016-09-15 form=theme_day topic=Prostitution_and_substances capacity=80 "
                + "registered=78 attended=71 new_members=4"
        )
        facts.write(
            "meeting",
            by: "sof",
            "date=2016-04-12 form=bridge_builder_meeting topic=Trauma_and_boundaries attended=24"
        )
        return Story(
            facts: facts,
            kind: .network,
            from: "2016-01-01",
            to: "2016-12-31",
            names: [:]
        )
    }

    /// One batch that balances and one that can't.
    static func cardLedger() throws -> Story {
        var facts = FactWriter(try testProgramme())
        for (step, quantity, more) in [
            ("printed", 1000, "batch=1"), ("issued", 300, "batch=1 worker=7"),
            ("issued", 200, "batch=1 worker=8"), ("returned", 20, "batch=1 worker=8"),
            ("lost", 5, "batch=1 worker=7"), ("redeemed", 31, "batch=1"),
            ("printed", 50, "batch=2"), ("issued", 60, "batch=2 worker=9"),
        ] {
            facts.write(
                "card_stock",
                by: "kc",
                "date=2009-01-05 step=\(step) quantity=\(quantity) \(more)"
            )
        }
        for (quantity, more) in [
            (290, "batch=1 worker=7"), (110, "batch=1 worker=8"), (70, "batch=2 worker=9"),
            (3, ""),
        ] {
            facts.write(
                "card_handout",
                by: "kc",
                "date=2009-02-05 quantity=\(quantity) place_type=bar district=other language=da "
                    + more
            )
        }
        return Story(
            facts: facts,
            kind: .cardLedger,
            from: "2009-01-01",
            to: "2009-03-31",
            names: [:]
        )
    }
}
