public import Reporting

extension FactPass {
    /// The pass that a report is made in.
    ///
    /// - Parameters:
    ///   - collector: Takes what the pass hands over.
    ///   - isListing: Whether the records that the report depends on are listed, so that each is needed.
    public init(_ plan: ReportPlan, _ collector: ReportCollector, isListing: Bool) {
        let reads = plan.reads
        self.init(
            plan.programme,
            parts: collector.parts,
            singly: isListing ? reads.kinds : plan.recordKinds,
            fields: reads.fields
        )
    }
}
