internal import Glibc

/// The widest instructions that the engine may use, for comparing machines on one: `FIELDBOOK_ISA=avx2 fieldbook …`.
///
/// oneDNN and the kernels in C obey it (`Processor`, `CKernels/instruction_set.c`). oneDNN has no code below SSE4.1, which
/// it uses with `sse2`.
package enum InstructionLimit: String, CaseIterable, Sendable {
  case avx2, sse2

  package static let variable = "FIELDBOOK_ISA"

  private static let named = getenv(variable).map { String(cString: $0) } ?? ""

  /// The limit that the environment names.
  package static let current = InstructionLimit(rawValue: named)

  /// What is wrong with what it names.
  package static var fault: String? {
    guard current == nil, !named.isEmpty else { return nil }
    let known = allCases.map(\.rawValue).joined(separator: " or ")
    return "\(variable) is \(named); expected \(known), or nothing for all that the processor has"
  }
}
