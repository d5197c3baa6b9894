import Programmes
import TestSupport
import Testing

@Suite struct `A card number` {
    private func numbers(_ count: Int) -> [String] {
        var generator = SeededGenerator(seed: 1)
        return (0..<count).map { _ in CardNumber.make { generator.next() } }
    }

    @Test func `is taken as it was made, and points to nobody`() throws {
        let kind = try #require(try Programme(yaml: Small.yaml).kind(named: "visit"))
        let made = numbers(2_000)
        #expect(Set(made).count == made.count)
        for number in made {
            #expect(!CardNumber.isMistyped(number))
            #expect(throws: Never.self, "\(number)") {
                try kind.changes(words: ["card=\(number.lowercased())"], creating: false)
            }
        }
    }

    @Test func `with one wrong character is noticed, whichever it is`() {
        for number in numbers(20) {
            for place in 0..<11 where place != 5 {
                for letter in "23456789ABCDEFGHJKLMNPQRSTVWXYZ" {
                    var letters = Array(number)
                    guard letters[place] != letter else { continue }
                    letters[place] = letter
                    #expect(CardNumber.isMistyped(String(letters)), "\(number) \(String(letters))")
                }
            }
        }
    }

    @Test func `with two characters that changed places is noticed, whichever they are`() {
        for number in numbers(50) {
            for one in 0..<11 where one != 5 {
                for other in 0..<11 where other != 5 {
                    var letters = Array(number)
                    guard letters[one] != letters[other] else { continue }
                    letters.swapAt(one, other)
                    #expect(CardNumber.isMistyped(String(letters)), "\(number) \(String(letters))")
                }
            }
        }
    }

    @Test func `of another form is nobody's mistake`() {
        for number in ["VIP-0417", "ABCD-1234", "AB", "23456-789AB-C", "ÆØÅ23-45678", "23456789AB"]
        {
            #expect(!CardNumber.isMistyped(number))
        }
    }

    @Test func `that was misread is refused with the sentence that says so`() throws {
        let kind = try #require(try Programme(yaml: Small.yaml).kind(named: "visit"))
        let number = numbers(1)[0]
        let wrong = (number.first == "2" ? "3" : "2") + number.dropFirst()
        let error = #expect(throws: EntryError.self) {
            try kind.changes(words: ["card=\(wrong)"], creating: false)
        }
        #expect(error?.code == .wrongCheck)
        #expect(error?.message(in: .en).contains("look at the card again") == true)
    }
}
