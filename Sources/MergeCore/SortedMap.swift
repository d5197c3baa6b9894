/// Keys in ascending order, each with one value, in one contiguous array.
///
/// Records hold a handful of fields, writers and siblings, so linear storage beats a hash table,
/// and the order is the one the canonical encoding writes. Look-up is O(log n), insertion O(n).
/// Inlinable, because other modules' copies of these loops would otherwise look every type up as they run.
public struct SortedMap<Key: Comparable & Sendable, Value: Sendable>: Sendable {
    /// One key and its value.
    public struct Entry: Sendable {
        public let key: Key
        public var value: Value

        @inlinable
        public init(key: Key, value: Value) {
            self.key = key
            self.value = value
        }
    }

    @usableFromInline var stored: [Entry]

    /// The entries, ascending by key, no key twice.
    @inlinable
    public var entries: [Entry] { stored }

    @inlinable
    public init() {
        stored = []
    }

    /// Adopts entries that are already ascending by key, no key twice.
    @inlinable
    public init(ascending entries: [Entry]) {
        stored = entries
    }

    @inlinable
    public var isEmpty: Bool { stored.isEmpty }

    @inlinable
    public var count: Int { stored.count }

    /// Reads, inserts, replaces or, with `nil`, removes the value of a key.
    @inlinable
    public subscript(key: Key) -> Value? {
        get {
            let index = firstIndex(notBefore: key)
            guard index < stored.count, stored[index].key == key else { return nil }
            return stored[index].value
        }
        set {
            let index = firstIndex(notBefore: key)
            let exists = index < stored.count && stored[index].key == key
            switch (newValue, exists) {
            case (let value?, true): stored[index].value = value
            case (let value?, false): stored.insert(Entry(key: key, value: value), at: index)
            case (nil, true): stored.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// Adds a key that comes after all others.
    @inlinable
    public mutating func append(_ key: Key, _ value: Value) {
        assert(stored.last.map { $0.key < key } ?? true, "keys ascend")
        stored.append(Entry(key: key, value: value))
    }

    /// Where `key` stands or would be inserted.
    @inlinable
    public func firstIndex(notBefore key: Key) -> Int {
        var low = 0
        var high = stored.count
        while low < high {
            let middle = (low + high) / 2
            if stored[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Where `key` stands, or nil.
    @inlinable
    public func index(of key: Key) -> Int? {
        let index = firstIndex(notBefore: key)
        return index < stored.count && stored[index].key == key ? index : nil
    }

    /// Walks both maps once in key order and keeps what `combine` returns for each key.
    @inlinable
    public func merged(
        with other: Self,
        _ combine: (Key, Value?, Value?) -> Value?
    ) -> Self {
        var result: [Entry] = []
        result.reserveCapacity(Swift.max(entries.count, other.entries.count))
        var mine = 0
        var theirs = 0
        while mine < entries.count || theirs < other.entries.count {
            let key: Key
            var left: Value?
            var right: Value?
            if theirs == other.entries.count
                || mine < entries.count && entries[mine].key <= other.entries[theirs].key
            {
                key = entries[mine].key
                left = entries[mine].value
                if theirs < other.entries.count, other.entries[theirs].key == key {
                    right = other.entries[theirs].value
                    theirs += 1
                }
                mine += 1
            } else {
                key = other.entries[theirs].key
                right = other.entries[theirs].value
                theirs += 1
            }
            if let value = combine(key, left, right) {
                result.append(Entry(key: key, value: value))
            }
        }
        return Self(ascending: result)
    }

    /// The same keys with other values; keys for which `transform` returns nil are left out.
    @inlinable
    public func compactMapValues<Other>(_ transform: (Value) -> Other?) -> SortedMap<Key, Other> {
        SortedMap<Key, Other>(
            ascending: entries.compactMap { entry in
                transform(entry.value).map { .init(key: entry.key, value: $0) }
            }
        )
    }
}

extension SortedMap.Entry: Equatable where Value: Equatable {}
extension SortedMap: Equatable where Value: Equatable {}
