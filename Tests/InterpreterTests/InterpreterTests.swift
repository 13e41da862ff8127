import Testing

/// One after another: the wish to stop is one flag for the whole process, and some of these tests raise it.
@Suite(.serialized) struct InterpreterTests {}
