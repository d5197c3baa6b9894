extension Programme {
    /// Why this version may not follow an older one; nil if it may.
    ///
    /// Numbers, codes and definitions keep their meaning for ever, because records and counts of the old
    /// version are read by the new one. So kinds and fields stay; codes stay or are retired.
    public func problems(following old: Programme) -> ProgrammeError? {
        var problems = Problems()
        if id != old.id { problems.report(0, Fault.otherProgramme(id, old.id)) }
        if version <= old.version { problems.report(0, Fault.notNewer(version, old.version)) }
        for kind in old.kinds { check(kind, of: old, &problems) }
        for indicator in old.indicators { check(indicator, of: old, &problems) }
        return problems.all.isEmpty ? nil : ProgrammeError(file: name, problems: problems.all)
    }

    private func check(_ kind: Kind, of old: Programme, _ problems: inout Problems) {
        guard let new = self.kind(id: kind.id), new.name == kind.name else {
            return problems.report(0, Fault.lost("\(kind.name)", id: kind.id))
        }
        if new.scope != kind.scope { problems.report(0, Fault.movedScope(kind.name, kind.scope)) }
        for field in kind.fields {
            let place = "\(kind.name).\(field.name)"
            guard let after = new.field(id: field.id), after.name == field.name else {
                problems.report(0, Fault.lost(place, id: field.id))
                continue
            }
            if after.type != field.type { problems.report(0, Fault.retyped(place, field.type)) }
            // A stored day would be another night's.
            if start(of: after) != old.start(of: field) {
                problems.report(0, Fault.movedWindow(place))
            }
            check(field.codeList, after.codeList, place, &problems)
        }
    }

    /// Minutes after midnight at which the field's days begin.
    private func start(of field: Field) -> Int {
        field.window.flatMap(window(id:))?.kind.startMinute ?? 0
    }

    private func check(
        _ old: CodeList?,
        _ new: CodeList?,
        _ place: String,
        _ problems: inout Problems
    ) {
        for code in old?.codes ?? [] {
            guard let after = new?.code(named: code.code) else {
                problems.report(0, Fault.lostCode(code.code, place))
                continue
            }
            // A slip of the pen is mended in one language; a new meaning changes both.
            if after.labels.da != code.labels.da, after.labels.en != code.labels.en {
                problems.report(0, Fault.newMeaning(code.code, place))
            }
        }
    }

    private func check(_ indicator: Indicator, of old: Programme, _ problems: inout Problems) {
        guard let new = self.indicator(id: indicator.id) else { return }
        let isSame = meaning(of: new) == old.meaning(of: indicator)
        guard new.definition < indicator.definition + (isSame ? 0 : 1) else { return }
        problems.report(0, Fault.oldDefinition(indicator.id, above: indicator.definition))
    }

    private func meaning(of indicator: Indicator) -> Meaning {
        Meaning(
            kind: indicator.kind,
            measure: indicator.measure,
            unit: indicator.unit,
            conditions: Set(indicator.conditions),
            until: indicator.until,
            side: indicator.side,
            base: indicator.base,
            baseDefinition: indicator.base.flatMap(self.indicator(id:))?.definition
        )
    }
}

/// All of an indicator that decides its numbers.
private struct Meaning: Equatable {
    let kind: String
    let measure: Measure
    let unit: String
    let conditions: Set<Condition>
    let until: String?
    let side: PairSide?
    let base: String?
    /// A share of something else is another share.
    let baseDefinition: Int?
}

extension Fault {
    fileprivate static func otherProgramme(_ id: String, _ old: String) -> Labels {
        Labels(
            da: "id er \(id); skriv \(old)",
            en: "the id is \(id); write \(old)",
            th: "id คือ \(id) โปรดเขียน \(old)"
        )
    }

    fileprivate static func notNewer(_ version: Int, _ old: Int) -> Labels {
        Labels(
            da: "version er \(version); skriv et tal over \(old)",
            en: "the version is \(version); write a number above \(old)",
            th: "version คือ \(version) โปรดเขียนเลขที่มากกว่า \(old)"
        )
    }

    fileprivate static func lost(_ place: String, id: Int) -> Labels {
        Labels(
            da: "\(place) med id \(id) er væk eller hedder noget andet; sæt det tilbage",
            en: "\(place) with id \(id) is gone or has another name; put it back",
            th: "\(place) ที่มี id \(id) หายไปหรือมีชื่ออื่น โปรดใส่กลับคืน"
        )
    }

    fileprivate static func retyped(_ place: String, _ type: FieldType) -> Labels {
        Labels(
            da: "\(place) har fået en anden type; skriv \(type.rawValue), eller lav et nyt felt",
            en: "\(place) has got another type; write \(type.rawValue), or make a new field",
            th: "\(place) เปลี่ยนชนิดแล้ว โปรดเขียน \(type.rawValue) หรือสร้างช่องใหม่"
        )
    }

    fileprivate static func movedWindow(_ place: String) -> Labels {
        Labels(
            da: "\(place) regner døgnet fra et andet klokkeslæt; brug det gamle vindue",
            en: "\(place) begins its day at another time; use the old window",
            th: "\(place) เริ่มวันในเวลาอื่น โปรดใช้หน้าต่างเวลาเดิม"
        )
    }

    fileprivate static func movedScope(_ kind: String, _ old: RecordScope) -> Labels {
        Labels(
            da: "\(kind) lægger sine registreringer et andet sted; skriv scope: \(old.rawValue)",
            en: "\(kind) puts its records somewhere else; write scope: \(old.rawValue)",
            th: "\(kind) เก็บรายการไว้ที่อื่น โปรดเขียน scope: \(old.rawValue)"
        )
    }

    fileprivate static func lostCode(_ code: String, _ place: String) -> Labels {
        Labels(
            da: "koden \(code) i \(place) er væk; sæt den tilbage med retired: true",
            en: "the code \(code) of \(place) is gone; put it back with retired: true",
            th: "รหัส \(code) ของ \(place) หายไป โปรดใส่กลับคืนด้วย retired: true"
        )
    }

    fileprivate static func newMeaning(_ code: String, _ place: String) -> Labels {
        Labels(
            da: "koden \(code) i \(place) har fået en anden betydning; lav en ny kode",
            en: "the code \(code) of \(place) has got another meaning; make a new code",
            th: "รหัส \(code) ของ \(place) มีความหมายอื่นแล้ว โปรดสร้างรหัสใหม่"
        )
    }

    fileprivate static func oldDefinition(_ id: String, above definition: Int) -> Labels {
        Labels(
            da: "\(id) tæller noget andet end før; skriv definition: \(definition + 1)",
            en: "\(id) counts something else than before; write definition: \(definition + 1)",
            th: "\(id) นับอย่างอื่นที่ต่างจากเดิม โปรดเขียน definition: \(definition + 1)"
        )
    }
}
