/// One source of mutations: a device database in one scope, until it is retired.
///
/// Random 64 bits, never derived from time or place, never used again after retirement.
public struct WriterID: Hashable, Comparable, Sendable {
    public let rawValue: UInt64

    public init(_ rawValue: UInt64) {
        self.rawValue = rawValue
    }

    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One mutation: its writer and the writer's counter, from 1 without gaps within a scope.
///
/// Source: Preguiça et al. 2010, "Dotted Version Vectors".
public struct Dot: Hashable, Comparable, Sendable {
    public let writer: WriterID
    public let counter: UInt64

    public init(_ writer: WriterID, _ counter: UInt64) {
        self.writer = writer
        self.counter = counter
    }

    @inlinable
    public static func < (left: Self, right: Self) -> Bool {
        (left.writer, left.counter) < (right.writer, right.counter)
    }
}

/// A field's immutable number within its kind; numbers are never reused.
public struct FieldID: Hashable, Comparable, Sendable {
    public let rawValue: UInt32

    public init(_ rawValue: UInt32) {
        self.rawValue = rawValue
    }

    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A kind's immutable number within its programme; numbers are never reused.
public struct KindID: Hashable, Comparable, Sendable {
    public let rawValue: UInt32

    public init(_ rawValue: UInt32) {
        self.rawValue = rawValue
    }

    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Who may hold a record: one partner, a pair of partners, or the whole programme.
public struct ScopeID: Hashable, Comparable, Sendable {
    public let rawValue: String

    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
