import ArgumentParser
import CommandSupport
import Programmes
import Testing

@Suite struct CountsOptionsTests {
    private let period = ["--from", "2008-11-01", "--to", "2009-03-31"]

    @Test func `the words of the command line become a query`() throws {
        let options = try CountsOptions<CountedSource>.parse(
            ["contacts", "visits", "--by", "route,age_band", "--by", "partner", "--as-of", "a-1"]
                + period
        )

        let query = try options.query(language: .da)

        #expect(query.indicators == ["contacts", "visits"])
        #expect(query.by == ["route", "age_band", "partner"])
        #expect("\(query.from) \(query.to)" == "2008-11-01 2009-03-31")
        #expect(options.asOf == "a-1")
    }

    @Test func `nothing but a period is needed and both its days are`() throws {
        let options = try CountsOptions<CountedSource>.parse(period)

        #expect(try options.query().indicators.isEmpty)
        #expect(options.asOf == nil)
        #expect(throws: (any Error).self) {
            try CountsOptions<CountedSource>.parse(["--from", "2008-11-01"])
        }
        #expect(throws: (any Error).self) {
            try CountsOptions<CountedSource>.parse(["--to", "2008-11-01"])
        }
    }

    @Test func `a day that does not exist is refused with the option's name`() throws {
        let from = try CountsOptions<CountedSource>.parse([
            "--from", "2009-02-30", "--to", "2009-03-01",
        ])
        let to = try CountsOptions<CountedSource>.parse([
            "--from", "2009-02-01", "--to", "1/3-2009",
        ])

        let failures = [from, to].map { options in
            #expect(throws: CommandFailure.self) { try options.query(language: .en) }
        }

        #expect(failures.map { $0?.field } == ["from", "to"])
        #expect(failures.allSatisfy { $0?.code == "impossible_date" && $0?.status == .refused })
        #expect(failures[1]?.message.contains("1/3-2009") == true)
    }

    @Test func `--json means JSON, else --format, else a table`() throws {
        let plain = try CommonOptions.parse([])
        let json = try CommonOptions.parse(["--json"])
        let csv = try CountsOptions<CountedSource>.parse(period + ["--format", "csv"])
        let excel = try CountsOptions<CountedSource>.parse(period + ["--format", "csv-excel"])
        let unsaid = try CountsOptions<CountedSource>.parse(period)

        #expect(csv.format(json: plain.json) == .csv)
        #expect(excel.format(json: plain.json) == .csvExcel)
        #expect(unsaid.format(json: plain.json) == .table)
        #expect(csv.format(json: json.json) == .json)
        #expect(unsaid.format(json: json.json) == .json)
    }

    @Test func `both groups of options live in one command`() throws {
        let command = try Counts.parse(["contacts", "--json", "--lang", "en"] + period)

        #expect(command.common.language == .en)
        #expect(command.counts.format(json: command.common.json) == .json)
        let help = HelpLanguage.$current.withValue(.en) { Counts.helpMessage() }
        #expect(help.contains("[<indicator> ...] --from <date> --to <date>"))
    }
}

private struct Counts: AsyncParsableCommand {
    @OptionGroup var common: CommonOptions
    @OptionGroup var counts: CountsOptions<CountedSource>
}
