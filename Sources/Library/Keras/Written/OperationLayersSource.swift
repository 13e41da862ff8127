extension WrittenKeras {
  /// Functions of `keras.ops` as layers.
  static let operationLayers = #"""
    import keras

    class _Place:
        """Where an input of the layer stands among the arguments."""
        def __init__(self, number):
            self.number = number

    def _changed(value, change):
        if isinstance(value, (list, tuple)):
            return type(value)([_changed(part, change) for part in value])
        return change(value)

    class _Operation(keras.layers.Layer):
        _is_operation = True

        def __init__(self, function, arguments, keywords):
            super().__init__()
            self._function, self._arguments, self._keywords = function, arguments, keywords

        def call(self, inputs):
            values = inputs if isinstance(inputs, (list, tuple)) else [inputs]
            put = lambda value: values[value.number] if isinstance(value, _Place) else value
            keywords = {name: _changed(value, put) for name, value in self._keywords.items()}
            return self._function(*[_changed(value, put) for value in self._arguments], **keywords)

    def layer(title, function, arguments, keywords):
        """What the function gives of values of a network: the outputs of a layer that runs it, whose class has this title."""
        found = []
        def keep(value):
            if type(value).__name__ != "KerasTensor":
                return value
            found.append(value)
            return _Place(len(found) - 1)
        arguments = [_changed(value, keep) for value in arguments]
        keywords = {name: _changed(value, keep) for name, value in keywords.items()}
        kind = type(title, (_Operation,), {})
        return kind(function, arguments, keywords)(found if len(found) > 1 else found[0])
    """#
}
