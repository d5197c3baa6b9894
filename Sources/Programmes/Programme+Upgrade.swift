extension Programme {
    /// Why this version may not follow an older one; nil if it may.
    ///
    /// Numbers keep their meaning for ever: records written by the old version are read by the new.
    public func problems(following old: Programme) -> ProgrammeError? {
        var problems: [ProgrammeError.Problem] = []
        func report(_ da: String, _ en: String) {
            problems.append(.init(line: 0, text: Labels(da: da, en: en)))
        }
        if id != old.id {
            report("id er \(id) og skal være \(old.id)", "the id is \(id) and must be \(old.id)")
        }
        if version <= old.version {
            report(
                "version er \(version) og skal være højere end \(old.version)",
                "the version is \(version) and must be above \(old.version)"
            )
        }
        for kind in old.kinds {
            guard let new = self.kind(id: kind.id), new.name == kind.name else {
                report(
                    "slagsen \(kind.name) med id \(kind.id) er væk; den skal blive",
                    "the kind \(kind.name) with id \(kind.id) is gone; it must stay"
                )
                continue
            }
            for field in kind.fields {
                guard let after = new.field(id: field.id), after.name == field.name,
                    after.type == field.type
                else {
                    report(
                        "feltet \(kind.name).\(field.name) med id \(field.id) er væk eller ændret; det skal blive",
                        "the field \(kind.name).\(field.name) with id \(field.id) is gone or changed; it must stay"
                    )
                    continue
                }
                for code in field.codeList?.codes ?? []
                where after.codeList?.code(named: code.code) == nil {
                    report(
                        "koden \(code.code) i \(kind.name).\(field.name) er væk; skriv retired: true i stedet",
                        "the code \(code.code) of \(kind.name).\(field.name) is gone; write retired: true instead"
                    )
                }
            }
        }
        return problems.isEmpty ? nil : ProgrammeError(file: "\(id)@\(version)", problems: problems)
    }
}
