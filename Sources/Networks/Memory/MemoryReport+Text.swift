import Engine

extension MemoryReport {
  /// The report for people: the textbook's least, the plan term by term, what was measured.
  public func text() -> String {
    var lines: [String] = []
    let widest = outputs.max { $0.byteCount < $1.byteCount }
    lines.append("To predict one sample")
    lines.append(Self.line("textbook minimum", textbookPredict, "parameters \(Self.grouped(parameterByteCount)) + largest two consecutive outputs \(Self.grouped(textbookPredict - parameterByteCount))"))
    lines.append(Self.line("plan", predict.byteCount, Self.relation(predict.byteCount, textbookPredict)))
    lines += Self.terms(predict)
    lines += measuredLines("predict", batch: 1)
    lines.append("")
    lines.append("To train on a batch of \(batchSize)")
    let outputSum = outputs.reduce(0) { $0 + $1.byteCount }
    lines.append(Self.line("textbook minimum", textbookTrain, "\(batchSize) × (outputs \(Self.grouped(outputSum)) + input \(Self.grouped(inputByteCount))) + parameters \(Self.grouped(parameterByteCount))"))
    lines.append(Self.line("plan", train.byteCount, Self.relation(train.byteCount, textbookTrain)))
    lines += Self.terms(train)
    lines += measuredLines("fit", batch: batchSize)
    lines.append("")
    lines.append("Peak of the training plan: \(train.peakStep)")
    for resident in train.residents.prefix(5) {
      lines.append(Self.line(resident.role, resident.byteCount, resident.layer, indent: 4))
    }
    if train.residents.count > 5 { lines.append("    and \(train.residents.count - 5) smaller buffers") }
    if let widest { lines.append("Widest layer: \(widest.layer), \(Self.grouped(widest.byteCount)) bytes a sample") }
    return lines.joined(separator: "\n")
  }

  private func measuredLines(_ what: String, batch: Int) -> [String] {
    guard let run = measured.first(where: { $0.what == what }) else { return [] }
    let same = run.measured == run.plan.byteCount
    let place = run.batchSize == batch ? "" : ", a batch of \(run.batchSize)"
    return [
      Self.line(
        "measured", run.measured,
        same ? "the last \(what)\(place), equal to its plan" : "the last \(what)\(place), planned \(Self.grouped(run.plan.byteCount))")
    ]
  }

  private static func terms(_ plan: MemoryPlan) -> [String] {
    plan.terms.map { line($0.name, $0.byteCount, $0.detail, indent: 4) }
  }

  private static func relation(_ plan: Int, _ textbook: Int) -> String {
    let hundredths = textbook == 0 ? 0 : Int((Double(plan) / Double(textbook) * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) × the textbook's"
  }

  private static func line(_ name: String, _ bytes: Int, _ detail: String, indent: Int = 2) -> String {
    let label = String(repeating: " ", count: indent) + name
    let exact = grouped(bytes)
    let gap = String(repeating: " ", count: max(1, 44 - label.count - exact.count))
    return label + gap + exact + " bytes" + rounded(bytes) + (detail.isEmpty ? "" : "  " + detail)
  }

  /// " = 12.6 MB = 12.0 MiB", for sizes worth rounding.
  static func rounded(_ bytes: Int) -> String {
    guard bytes >= 100_000 else { return "" }
    func tenths(_ value: Double) -> String {
      let tenths = Int((value * 10).rounded())
      return "\(tenths / 10).\(tenths % 10)"
    }
    return " = \(tenths(Double(bytes) / 1e6)) MB = \(tenths(Double(bytes) / 1_048_576)) MiB"
  }

  static func grouped(_ number: Int) -> String { Model.grouped(number) }
}

extension TrainingOutOfMemory {
  /// One sentence: what was asked and what stood against it.
  public var message: String {
    let bound = cause.limit.map { "the limit is \(Model.grouped($0))" } ?? "the machine has no more"
    return "out of memory: training takes \(Model.grouped(plan.byteCount)) bytes\(MemoryReport.rounded(plan.byteCount)), \(bound)"
  }

  /// What holds the memory, and what would help.
  public var help: String? {
    let terms = plan.terms.sorted { $0.byteCount > $1.byteCount }.prefix(3)
      .map { "\($0.name) \(Model.grouped($0.byteCount))" }
    let layers = plan.residents.prefix(3).map { "\($0.role)\($0.layer.isEmpty ? "" : " of \($0.layer)") \(Model.grouped($0.byteCount))" }
    var text = "most goes to \(terms.joined(separator: ", ")); at the peak (\(plan.peakStep)) each worker holds \(layers.joined(separator: ", "))"
    if !remedies.isEmpty {
      text += "\nhelp: these would take less: "
      text += remedies.map { "\($0.change) (\(Model.grouped($0.byteCount)) bytes)" }.joined(separator: ", ")
    }
    return text
  }
}
