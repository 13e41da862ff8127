import Evaluator

extension WrittenTensorFlow {
  /// `tf.Module`, `tf.TensorSpec`.
  static let module =
    #"""
    import re as _re
    import tensorflow as tf

    def _leaves(value):
        if isinstance(value, dict):
            return [leaf for key in sorted(value, key=str) for leaf in _leaves(value[key])]
        if isinstance(value, (list, tuple)):
            return [leaf for part in value for leaf in _leaves(part)]
        return [value]

    def _is_variable(value):
        return isinstance(value, tf.Variable)

    class Module:
        """Named variables and functions of them: what its attributes hold, it finds."""

        _ignored_names = ("_waiting",)

        def __init__(self, name=None):
            if name is None:
                name = _re.sub(r"([a-z])([A-Z])", r"\1_\2", _re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", type(self).__name__)).lower()
            elif not _re.fullmatch(r"[A-Za-z_]\w*", name):
                raise ValueError(f"{name!r} is not a valid module name. Module names must be valid Python identifiers (e.g. a valid class name).")
            self._name = name

        def __setattr__(self, name, value):
            object.__setattr__(self, name, value)
            # What a checkpoint had for an attribute that was not there yet.
            if "_waiting" in self.__dict__ and name in self._waiting:
                tf.train._take(value, self._waiting.pop(name))

        @property
        def name(self):
            """The name, by default the class's in small letters."""
            return self._name

        @property
        def name_scope(self):
            """A block for the names of variables, without effect."""
            return tf.name_scope(self._name)

        def _found(self, predicate):
            """What stands in the attributes, by their names, and then in those of the modules among them."""
            found, seen, waiting = [], set(), [self]
            while waiting:
                module, inner = waiting.pop(0), []
                for name in sorted(vars(module)):
                    if name in self._ignored_names:
                        continue
                    for leaf in _leaves(vars(module)[name]):
                        if id(leaf) in seen or leaf is self:
                            continue
                        if predicate(leaf):
                            seen.add(id(leaf))
                            found.append(leaf)
                        if isinstance(leaf, Module) and not any(leaf is other for other in inner):
                            seen.add(id(leaf))
                            inner.append(leaf)
                waiting = inner + waiting
            return tuple(found)

        @property
        def variables(self):
            """All variables, its own first, in the order of the attributes' names."""
            return self._found(_is_variable)

        @property
        def trainable_variables(self):
            """The variables that tapes follow on their own."""
            return self._found(lambda value: _is_variable(value) and value.trainable)

        @property
        def non_trainable_variables(self):
            """The variables that tapes do not follow on their own."""
            return self._found(lambda value: _is_variable(value) and not value.trainable)

        @property
        def submodules(self):
            """All modules inside."""
            return self._found(lambda value: isinstance(value, Module))

        @classmethod
        def with_name_scope(cls, method):
            """Accepted: gives the method back."""
            return method

    class TypeSpec:
        """What is known of a value before there is one."""

    class TensorSpec(TypeSpec):
        """The shape and the type of a tensor."""

        def __init__(self, shape, dtype=tf.float32, name=None):
            self.shape = tf.TensorShape(shape)
            self.dtype = tf.as_dtype(dtype)
            self.name = name

        @classmethod
        def from_tensor(cls, tensor, name=None):
            """What a tensor is."""
            return cls(tensor.shape, tensor.dtype, name)

        from_spec = from_tensor

        def is_compatible_with(self, other):
            """Whether a tensor, or another description, fits."""
            if tf.as_dtype(other.dtype) != self.dtype:
                return False
            return self.shape.is_compatible_with(other.shape)

        def __eq__(self, other):
            return isinstance(other, TensorSpec) and (self.shape, self.dtype, self.name) == (other.shape, other.dtype, other.name)

        def __hash__(self):
            return hash((str(self.shape), str(self.dtype), self.name))

        def __repr__(self):
            return f"TensorSpec(shape={self.shape}, dtype={self.dtype!r}, name={self.name!r})"

    """#
}
