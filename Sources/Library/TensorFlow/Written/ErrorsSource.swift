import Evaluator

extension WrittenTensorFlow {
  /// `tf.errors`.
  static let errors =
    #"""
    class OpError(Exception):
        """What an operation refuses or cannot do."""

        _code = 2

        def __init__(self, node_def=None, op=None, message="", *args):
            super().__init__(node_def, op, message, *args)

        @property
        def message(self):
            """What went wrong."""
            return self.args[2] if len(self.args) > 2 else ""

        @property
        def op(self):
            """The operation, which is None here."""
            return self.args[1] if len(self.args) > 1 else None

        @property
        def node_def(self):
            """Always None: there are no graphs."""
            return self.args[0] if self.args else None

        @property
        def error_code(self):
            """The kind of error as a number."""
            return self._code

        def __str__(self):
            return str(self.message)

    class CancelledError(OpError):
        """An operation was stopped."""
        _code = 1

    class UnknownError(OpError):
        """What went wrong is not known."""
        _code = 2

    class InvalidArgumentError(OpError):
        """An operation cannot take what it was given."""
        _code = 3

    class DeadlineExceededError(OpError):
        """An operation took too long."""
        _code = 4

    class NotFoundError(OpError):
        """Something, such as a file, is not there."""
        _code = 5

    class AlreadyExistsError(OpError):
        """Something that is to be made is already there."""
        _code = 6

    class PermissionDeniedError(OpError):
        """Something must not be done."""
        _code = 7

    class ResourceExhaustedError(OpError):
        """There is not enough of something, such as memory."""
        _code = 8

    class FailedPreconditionError(OpError):
        """Something must be done first."""
        _code = 9

    class AbortedError(OpError):
        """An operation was given up."""
        _code = 10

    class OutOfRangeError(OpError):
        """The end was reached."""
        _code = 11

    class UnimplementedError(OpError):
        """An operation is not there."""
        _code = 12

    class InternalError(OpError):
        """Something inside is wrong."""
        _code = 13

    class UnavailableError(OpError):
        """Something is not there now."""
        _code = 14

    class DataLossError(OpError):
        """Data is damaged."""
        _code = 15

    class UnauthenticatedError(OpError):
        """Nobody vouches for the caller."""
        _code = 16

    class OperatorNotAllowedInGraphError(TypeError):
        """An operator is used in a graph."""

    OK, CANCELLED, UNKNOWN, INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED = range(8)
    RESOURCE_EXHAUSTED, FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS = range(8, 16)
    UNAUTHENTICATED = 16

    """#
}
