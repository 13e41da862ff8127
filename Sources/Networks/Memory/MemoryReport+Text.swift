import Phrases
import Engine

extension MemoryReport {
  /// The report as text, at most 80 columns wide: the theoretical minimum, the plan term by term, measured runs.
  package func text() -> String {
    let outputSum = outputs.reduce(0) { $0 + $1.byteCount }
    var lines = ["To predict one sample"]
    lines.append(Self.total("textbook", minimumPredict))
    lines.append(
      "      parameters \(parameterByteCount.grouped) + largest two consecutive outputs \((minimumPredict - parameterByteCount).grouped)"
    )
    lines.append(Self.total("plan", predict.byteCount, Self.relation(predict.byteCount, minimumPredict)))
    lines += Self.terms(predict)
    lines += measuredLines("predict", batch: 1)
    if let least { lines.append(Self.choice("least", least.predict, minimumPredict)) }
    lines.append("")
    lines.append("To train on a batch of \(batchSize)\(savings)")
    lines.append(Self.total("textbook", minimumTrain))
    lines.append(
      "      \(batchSize) × (outputs \(outputSum.grouped) + input \(inputByteCount.grouped)) + parameters \(parameterByteCount.grouped)"
    )
    lines.append(Self.total("plan", train.byteCount, Self.relation(train.byteCount, minimumTrain)))
    lines += Self.terms(train)
    lines += measuredLines("fit", batch: batchSize)
    if let least { lines.append(Self.choice("least", least.train, minimumTrain)) }
    if let (limit, train) = within {
      let fits = train.byteCount <= limit
      lines.append("  \(fits ? "within" : "nothing is within") \(limit.grouped) bytes")
      lines.append(Self.choice(fits ? "cheapest" : "least", train, minimumTrain))
    }
    lines.append("")
    lines.append(
      "At the peak of training, \(train.peakStep), \(train.workers == 1 ? "the worker" : "each worker") holds"
    )
    for resident in train.residents.prefix(5) {
      lines.append(Self.term(resident.role, resident.byteCount, resident.layer))
    }
    let rest = train.residents.count - 5
    if rest > 0 { lines.append("    and \(rest.of("smaller buffer"))") }
    return lines.joined(separator: "\n")
  }

  private func measuredLines(_ what: String, batch: Int) -> [String] {
    guard let run = measured.first(where: { $0.what == what }) else { return [] }
    let plan =
      run.measured == run.plan.byteCount ? "as planned" : "planned \(run.plan.byteCount.grouped)"
    let place = run.batchSize == batch ? "" : ", batch \(run.batchSize)"
    return [Self.total("measured", run.measured, "last \(what)\(place), \(plan)")]
  }

  /// A way to run in less memory, what asks for it, and what it costs.
  private static func choice(_ name: String, _ choice: MemoryChoice, _ textbook: Int) -> String {
    let work = Int((choice.relativeWork * 100).rounded())
    return total(name, choice.byteCount, relation(choice.byteCount, textbook))
      + "\n      \(choice.words)\(work == 100 ? "" : ", \(work) % of the multiply-adds")"
  }

  private static func terms(_ plan: MemoryPlan) -> [String] {
    let sum = plan.terms.reduce(0) { $0 + $1.byteCount }
    return plan.terms.map { term($0.name, $0.byteCount, of: sum, $0.detail) }
  }

  private static func relation(_ plan: Int, _ textbook: Int) -> String {
    let hundredths = textbook == 0 ? 0 : Int((Double(plan) / Double(textbook) * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) × textbook"
  }

  private static func total(_ name: String, _ bytes: Int, _ remark: String = "") -> String {
    row("  " + name, bytes, to: 28) + " bytes\(rounded(bytes))\(remark.isEmpty ? "" : ", " + remark)"
  }

  /// A line for one holder; with a sum, a bar shows its share.
  private static func term(_ name: String, _ bytes: Int, of sum: Int? = nil, _ detail: String) -> String {
    var line = row("    " + name, bytes, to: 40)
    if let sum { line += "  " + bar(sum > 0 ? Double(bytes) / Double(sum) : 0, width: 8) }
    return detail.isEmpty ? line.trimmingBlanksAtEnd : line + "  " + detail
  }

  private static func row(_ label: String, _ bytes: Int, to width: Int) -> String {
    let exact = bytes.grouped
    return label + String(repeating: " ", count: max(1, width - label.count - exact.count)) + exact
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
}

extension TrainingOutOfMemory {
  /// One sentence: what was requested and what was available.
  package var message: String {
    let held = others > 0 ? ", \(others.grouped) are held by data and other models" : ""
    let bound = cause.limit.map { "the limit is \($0.grouped)" } ?? "the machine has no more"
    return
      "out of memory: training takes \(plan.byteCount.grouped) bytes\(MemoryReport.rounded(plan.byteCount))\(held), \(bound)"
  }

  /// What holds the memory, and what would help.
  package var help: String? {
    let terms = plan.terms.sorted { $0.byteCount > $1.byteCount }.prefix(3)
      .map { "\($0.name) \($0.byteCount.grouped)" }
    let layers = plan.residents.prefix(3).map {
      "\($0.role)\($0.layer.isEmpty ? "" : " of \($0.layer)") \($0.byteCount.grouped)"
    }
    let ways =
      remedies.isEmpty
      ? "take a smaller batch or model"
      : remedies.map {
        "\($0.change) takes \($0.byteCount.grouped) bytes"
      }.joined(separator: ", ")
    return """
      \(ways)
        most goes to \(terms.joined(separator: ", "))
        at the peak (\(plan.peakStep)) each worker holds \(layers.joined(separator: ", "))
      """
  }
}

extension String {
  fileprivate var trimmingBlanksAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
