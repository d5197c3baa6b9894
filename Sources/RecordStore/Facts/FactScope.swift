/// A scope as facts know it.
struct FactScope {
    /// The row's number.
    let number: Int64
    /// Whose records are in it.
    let partner: String
}

/// The scopes of the records that are added, with the ids that the states themselves name.
struct ScopeTable {
    private(set) var scopes: [(scope: FactScope, id: [UInt8])] = []
    private var last = 0

    mutating func number(of scope: FactScope, named id: UnsafeRawBufferPointer) -> Int {
        if last < scopes.count, isScope(last, scope, id) { return last }
        last = scopes.indices.first { isScope($0, scope, id) } ?? scopes.count
        if last == scopes.count { scopes.append((scope, Array(id))) }
        return last
    }

    private func isScope(_ place: Int, _ scope: FactScope, _ id: UnsafeRawBufferPointer) -> Bool {
        let known = scopes[place]
        guard known.scope.number == scope.number, known.id.count == id.count else { return false }
        for place in id.indices where known.id[place] != id[place] { return false }
        return true
    }
}
