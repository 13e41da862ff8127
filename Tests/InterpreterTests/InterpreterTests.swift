import Testing

/// Serialized: the interrupt flag is global, and some of these tests set it.
@Suite(.serialized) struct InterpreterTests {}
