package import Engine

extension RankFault: ExplainedError {
  package var message: String { description }
  package var label: String? { nil }
  package var exceptionKind: ExceptionKind { .runtime }
}
