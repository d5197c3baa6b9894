import MergeCore
import RecordFormat
import Testing

struct ValueVector: Decodable {
    struct Given: Decodable {
        /// In decimal digits: JSON readers lose integers beyond 53 bits.
        var integer: String?
        var text: String?
        var null: Bool?

        var value: Value? {
            if let integer { return Int64(integer).map { Value.integer($0) } }
            return text.map { Value.text($0) } ?? .null
        }
    }

    let name: String
    let given: Given
    let expect: String
}

struct StateVector: Decodable {
    let name: String
    let given: StateDocument
    let expect: String
}

struct MergeVector: Decodable {
    let name: String
    let left: String
    let right: String
    let expect: String
}

struct HashVector: Decodable {
    struct Given: Decodable {
        let state: String
    }

    let name: String
    let given: Given
    let expect: String
}

struct DigestVector: Decodable {
    struct Pair: Decodable {
        let id: String
        let hash: String

        var recordID: RecordID {
            get throws { try #require(RecordID(id)) }
        }

        var mergeHash: MergeHash {
            get throws { try #require(bytes(hex: hash).flatMap(MergeHash.init(bytes:))) }
        }
    }

    let name: String
    let given: [Pair]
    let expect: String
}

struct TagVector: Decodable {
    struct Given: Decodable {
        let key: String
        let scope: String
        let id: String
        let hash: String
    }

    let name: String
    let given: Given
    let expect: String
}

struct SignatureVector: Decodable {
    struct Given: Decodable {
        let privateKey: String
        let publicKey: String
        let message: String
    }

    let name: String
    let given: Given
    let expect: String
}
