import Testing

@Suite struct NamedHistoryTests {}
