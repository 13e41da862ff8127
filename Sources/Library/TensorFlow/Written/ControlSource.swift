import Evaluator

extension WrittenTensorFlow {
  /// Loops and choices as functions, `tf.TensorArray`.
  static let control =
    #"""
    # Functions that are given tensors of a signature.

    def _spec(value):
        return TensorSpec(value.shape, value.dtype)

    def _as_declared(value, spec):
        """An argument as a tensor of its place in the signature."""
        if not isinstance(spec, TensorSpec):
            return value
        if isinstance(value, tf.Variable):
            value = tf.convert_to_tensor(value)
        if not isinstance(value, tf.Tensor):
            value = tf.convert_to_tensor(value, spec.dtype)
        if value.dtype != spec.dtype or not value.shape.is_compatible_with(spec.shape):
            own = TensorSpec(value.shape, value.dtype, spec.name)
            raise TypeError(f"Can not cast {own} to {spec}")
        return value

    def _bound(function, signature):
        """The function, which is given what its signature declares."""
        import inspect
        parameters = list(inspect.signature(function).parameters.values())
        lead = 1 if parameters and parameters[0].name == "self" else 0
        names = [parameter.name for parameter in parameters[lead:]]
        def bound(*args, **kwargs):
            owner, values, named = args[:lead], list(args[lead:]), dict(kwargs)
            try:
                if len(values) > len(signature):
                    raise TypeError("too many positional arguments")
                for parameter in parameters[lead + len(values):lead + len(signature)]:
                    if parameter.name in named:
                        values.append(named.pop(parameter.name))
                    elif parameter.default is inspect.Parameter.empty:
                        raise TypeError(f"missing a required argument: '{parameter.name}'")
                    else:
                        break
                values = [_as_declared(value, spec) for value, spec in zip(values, signature)]
            except TypeError as fault:
                declared = ", ".join(f"{name}: {spec}" for name, spec in zip(names, signature))
                raise TypeError(f"Binding inputs to tf.function failed due to `{fault}`. Received args: {args[lead:]} and kwargs: {kwargs} for signature: ({declared}).") from None
            return function(*owner, *values, **named)
        bound.__name__, bound.__doc__ = function.__name__, function.__doc__
        return bound

    class ConcreteFunction:
        """A function for tensors of certain shapes and types. It is called as it is written; there is no graph of it."""

        def __init__(self, function, specs, named):
            self._function, self._specs, self._named = function, specs, named
            self.name, self.__name__ = function.__name__, function.__name__
            self.structured_input_signature = (tuple(specs), dict(named))

        def __call__(self, *args, **kwargs):
            # Tensors that were declared by name may be given by place.
            by_place = [name for name in self._named if name not in kwargs][:max(0, len(args) - len(self._specs))]
            specs = list(self._specs) + [self._named[name] for name in by_place]
            declared = list(zip(args, specs)) + [(value, self._named.get(name)) for name, value in kwargs.items()]
            for place, (value, spec) in enumerate(declared):
                if isinstance(value, tf.Tensor) and isinstance(spec, TensorSpec) and value.dtype != spec.dtype:
                    raise tf.errors.InvalidArgumentError(
                        None, None, f"cannot compute {self.name} as input #{place}(zero-based) was expected to be a {spec.dtype.name} tensor "
                        f"but is a {value.dtype.name} tensor [Op:{self.name}]")
            values = [_as_declared(value, spec) for value, spec in zip(args, specs)]
            named = {name: _as_declared(value, self._named.get(name)) for name, value in kwargs.items()}
            # What is no tensor is part of the function.
            for name, value in self._named.items():
                if name not in by_place and not isinstance(value, (TensorSpec, tf.Variable)):
                    if name in named and named[name] != value:
                        raise TypeError(f"Binding inputs failed: the function was made for {name}={value!r}, found {named[name]!r}")
                    named[name] = value
            return self._function(*values, *args[len(values):], **named)

        def __getattr__(self, name):
            if name in ("graph", "function_def", "inputs", "outputs", "structured_outputs", "captured_inputs", "output_shapes", "output_dtypes"):
                raise NotImplementedError(f"ConcreteFunction.{name} is not in Fieldbook: functions are called as they are written, there is no graph of them")
            raise AttributeError(f"'ConcreteFunction' object has no attribute '{name}'")

    def _concrete(function):
        made = {}
        def get_concrete_function(*args, **kwargs):
            """The function for tensors of these shapes and types."""
            def declared(value):
                if isinstance(value, tf.Variable):
                    return value
                return _spec(value) if isinstance(value, tf.Tensor) else value
            specs = [declared(value) for value in args]
            named = {name: declared(value) for name, value in kwargs.items()}
            key = repr(specs) + repr(named)
            if key not in made:
                made[key] = ConcreteFunction(function, specs, named)
            return made[key]
        return get_concrete_function

    # Control flow: everything is computed at once, so these call functions as Python would.

    def cond(pred, true_fn=None, false_fn=None, name=None):
        """What one of two functions gives."""
        return true_fn() if pred else false_fn()

    def case(pred_fn_pairs, default=None, exclusive=False, strict=False, name="case"):
        """What the function of the first condition gives that is true."""
        pairs = pred_fn_pairs.items() if isinstance(pred_fn_pairs, dict) else pred_fn_pairs
        for condition, function in pairs:
            if condition:
                return function()
        if default is None:
            raise tf.errors.InvalidArgumentError(None, None, "None of the conditions evaluated as True. Conditions: (…)")
        return default()

    def switch_case(branch_index, branch_fns, default=None, name=None):
        """What the function of a number gives; the last one's for a number that none has."""
        functions = branch_fns if isinstance(branch_fns, dict) else dict(enumerate(branch_fns))
        if functions and isinstance(list(functions)[0], tuple):
            functions = dict(functions)
        number = int(branch_index)
        if number in functions:
            return functions[number]()
        return (default or functions[max(functions)])()

    def while_loop(cond, body, loop_vars, shape_invariants=None, parallel_iterations=10, back_prop=True,
                   swap_memory=False, maximum_iterations=None, name=None):
        """Values that a function changes as long as something is true."""
        is_list, count = isinstance(loop_vars, list), 0
        values = list(loop_vars)
        while cond(*values) and (maximum_iterations is None or count < int(maximum_iterations)):
            result = body(*values)
            values = list(result) if isinstance(result, (list, tuple)) else [result]
            count += 1
        if len(values) == 1 and not isinstance(loop_vars, (list, tuple)):
            return values[0]
        return values if is_list else tuple(values)

    def _split(elems):
        parts = tf.nest.flatten(elems)
        return [tf.nest.pack_sequence_as(elems, [part[place] for part in parts]) for place in range(len(parts[0]))]

    def _joined(results):
        if not results:
            return tf.constant([])
        columns = zip(*[tf.nest.flatten(result) for result in results])
        return tf.nest.pack_sequence_as(results[0], [tf.stack([tf.convert_to_tensor(part) for part in column]) for column in columns])

    def map_fn(fn, elems, dtype=None, parallel_iterations=None, back_prop=True, swap_memory=False,
               infer_shape=True, name=None, fn_output_signature=None):
        """What a function makes of each slice along the first axis."""
        elems = tf.nest.map_structure(tf.convert_to_tensor, elems)
        return _joined([fn(part) for part in _split(elems)])

    def vectorized_map(fn, elems, fallback_to_while_loop=True, warn=True):
        """What a function makes of each slice along the first axis."""
        return map_fn(fn, elems)

    def scan(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False,
             infer_shape=True, reverse=False, name=None):
        """What a function makes of the value before and each slice, all of them."""
        parts = _split(tf.nest.map_structure(tf.convert_to_tensor, elems))
        if reverse:
            parts.reverse()
        value, results = initializer, []
        for part in parts:
            value = part if value is None else fn(value, part)
            results.append(value)
        if reverse:
            results.reverse()
        return _joined(results)

    def foldl(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, name=None):
        """What a function makes of the value before and each slice, the last of them."""
        value = initializer
        for part in _split(tf.nest.map_structure(tf.convert_to_tensor, elems)):
            value = part if value is None else fn(value, part)
        return value

    def foldr(fn, elems, initializer=None, parallel_iterations=10, back_prop=True, swap_memory=False, name=None):
        """As foldl, from the last slice on."""
        value = initializer
        for part in _split(tf.nest.map_structure(tf.convert_to_tensor, elems))[::-1]:
            value = part if value is None else fn(value, part)
        return value

    def py_function(func=None, inp=None, Tout=None, name=None):
        """What a function gives, as tensors."""
        return _outputs(func(*[tf.convert_to_tensor(x) for x in inp]), Tout)

    def numpy_function(func=None, inp=None, Tout=None, stateful=True, name=None):
        """What a function of arrays gives, as tensors."""
        return _outputs(func(*[tf.convert_to_tensor(x).numpy() for x in inp]), Tout)

    def _outputs(result, types):
        if isinstance(types, (list, tuple)):
            values = result if isinstance(result, (list, tuple)) else [result]
            return [tf.cast(tf.convert_to_tensor(value), dtype) if dtype != tf.string else tf.convert_to_tensor(value)
                    for value, dtype in zip(values, types)]
        if types is None:
            return result
        value = tf.convert_to_tensor(result)
        return value if types == tf.string else tf.cast(value, types)

    class TensorArray:
        """Tensors at numbered places, for loops."""

        def __init__(self, dtype, size=None, dynamic_size=None, clear_after_read=None, tensor_array_name=None,
                     handle=None, flow=None, infer_shape=True, element_shape=None, colocate_with_first_write_call=True, name=None):
            self.dtype = tf.as_dtype(dtype)
            self.dynamic_size = bool(dynamic_size)
            self.element_shape = element_shape
            self._clears = clear_after_read is None or bool(clear_after_read)
            self._read = set()
            self._shape = element_shape
            self._items = [None] * int(size or 0)

        def write(self, index, value, name=None):
            """Sets the tensor of a place."""
            index = int(index)
            if index >= len(self._items):
                if not self.dynamic_size:
                    raise tf.errors.OutOfRangeError(
                        None, None, f"Tried to write to index {index} but array is not resizeable and size is: {len(self._items)}")
                self._items += [None] * (index + 1 - len(self._items))
            self._items[index] = tf.convert_to_tensor(value, self.dtype)
            self._shape = self._items[index].shape
            return self

        def read(self, index, name=None):
            """The tensor of a place."""
            index = int(index)
            if not 0 <= index < len(self._items):
                raise tf.errors.OutOfRangeError(None, None, f"Tried to read from index {index} but array size is: {len(self._items)}")
            if self._items[index] is None and index in self._read:
                raise tf.errors.InvalidArgumentError(None, None, f"Could not read index {index} twice because it was cleared after a previous read (perhaps try setting clear_after_read = false?)")
            item = self._item(index)
            if self._clears:
                self._items[index] = None
                self._read.add(index)
            return item

        def _item(self, index):
            """The tensor of a place; zeros where none was written, or where it was read."""
            if self._items[index] is None:
                if self._shape is None:
                    raise ValueError("Cannot read a place that nothing was written to while no element_shape is known.")
                self._items[index] = tf.zeros(self._shape, self.dtype)
            return self._items[index]

        def _all(self):
            return [self._item(index) for index in range(len(self._items))]

        def stack(self, name=None):
            """All tensors along a new first axis."""
            return tf.stack(self._all()) if self._items else tf.zeros([0], self.dtype)

        def concat(self, name=None):
            """All tensors along their first axis."""
            return tf.concat(self._all(), 0)

        def gather(self, indices, name=None):
            """The tensors of some places along a new first axis."""
            return tf.stack([self._item(int(index)) for index in indices])

        def unstack(self, value, name=None):
            """Sets the tensors of all places to the slices of one."""
            self._items = tf.unstack(tf.convert_to_tensor(value, self.dtype))
            self._shape = self._items[0].shape if self._items else self._shape
            return self

        def size(self, name=None):
            """How many places there are."""
            return tf.constant(len(self._items))

        def identity(self):
            """The array itself."""
            return self

    """#
}
